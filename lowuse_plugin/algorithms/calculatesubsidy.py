# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:calculatesubsidy``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code

if TYPE_CHECKING:
    from lowuse_plugin.services.assess_subsidies import SubsidySummary

POLICY = "jiangfu-2022-10"


class CalculateSubsidyAlgorithm(LowUseAlgorithm):
    """Calculates the subsidy of the projects of a workspace."""

    key = "calculatesubsidy"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Calculate the subsidy"),
            summary=tr("Calculates the subsidy of every project, with the clause that decides."),
            help=tr(
                "Calculates the subsidy of all projects of a workspace after a policy pack, and "
                "keeps each calculation that says something new, with all its inputs and the hash "
                "of the pack.\n\nA project is eligible, ineligible, to be reviewed, or a trial "
                "calculation; the reasons name the condition. A project that lacks a needed figure "
                "is listed with the field that is missing and never stops the others. Only "
                "eligible projects enter the sum."
            ),
            tags=tr("subsidy,reward,policy,floor-area ratio,projects"),
        )

    def add_parameters(self) -> None:
        """Add workspace, policy and day, and the results."""
        self.add_workspace_parameter()
        for parameter in (
            parameters.text(
                "POLICY",
                tr("Policy pack"),
                tr("Id of a policy pack; {policy} when it is left empty.", policy=POLICY),
            ),
            parameters.day("ON", tr("Day of the calculation"), tr("Today when it is left empty.")),
            parameters.text(
                "CALCULATED_BY",
                tr("Calculated by"),
                tr("Name that is kept with the calculation; yours when it is left empty."),
            ),
            parameters.text(
                "SWITCHES",
                tr("Readings chosen by a person (JSON)"),
                tr(
                    "Such as {example}; those of the policy pack when it is left empty.",
                    example='{"include_underground": true}',
                ),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("PROJECT_COUNT", tr("Number of projects")))
        self.addOutput(QgsProcessingOutputString("PAYABLE_YUAN", tr("Sum of eligible projects")))
        self.addOutput(QgsProcessingOutputString("RESULTS", tr("Results (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Calculate all projects."""
        from lowuse_plugin.domain.policy import find_policy
        from lowuse_plugin.qgis_bridge.about import plugin_version
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.assess_subsidies import assess_subsidies

        policy = find_policy(job.text("POLICY") or POLICY)
        with job.open_workspace() as store:
            summary = assess_subsidies(
                store,
                policy=policy,
                on=job.day("ON"),
                calculated_by=job.text("CALCULATED_BY") or current_actor().name,
                software_version=plugin_version(),
                switches=job.json_object("SWITCHES") or {},
                progress=job.progress,
            )
        return _told(job, summary)


def _told(job: Job, summary: SubsidySummary) -> dict[str, Any]:
    """Tell each project in a line and return the outputs."""
    statuses = {
        "eligible": tr("eligible"),
        "ineligible": tr("ineligible"),
        "trial": tr("trial calculation"),
        "review": tr("to be reviewed"),
    }
    for item in summary.assessed:
        result = item.result
        job.tell(
            tr(
                "{project}: {status}, {amount} yuan, floor-area ratio {far}",
                project=item.project_code or item.name,
                status=statuses[result["status"]],
                amount=result["amount_yuan"] or "-",
                far=result["far"] or "-",
            )
        )
        for code in (*result["reasons"], *result["warnings"]):
            job.tell("    " + describe_code(code))
    for refused in summary.refused:
        name = refused.project_code or refused.name
        job.warn(f"{name}: {describe(refused.error)}")
    job.tell(
        tr(
            "{eligible} of {count} projects are eligible for {amount} yuan together",
            eligible=summary.counts["eligible"],
            count=len(summary.assessed) + len(summary.refused),
            amount=f"{summary.payable_yuan:,.2f}",
        )
    )
    results = [
        {"project": item.project_code, "name": item.name, **item.result}
        for item in summary.assessed
    ]
    missing = [
        {"project": item.project_code, "name": item.name, "missing": describe(item.error)}
        for item in summary.refused
    ]
    return {
        "PROJECT_COUNT": len(results) + len(missing),
        "PAYABLE_YUAN": str(summary.payable_yuan),
        "RESULTS": as_json({"assessed": results, "refused": missing}),
    }

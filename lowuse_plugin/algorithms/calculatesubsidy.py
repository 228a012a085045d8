# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:calculatesubsidy``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.subsidy_words import code_sentence

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.subsidy.assess import SubsidySummary

OUTPUT = "OUTPUT"
_BETWEEN = re.compile(r"[;；\n]")


class CalculateSubsidyAlgorithm(LowUseAlgorithm):
    """Calculates the subsidy of one project or of all projects of a workspace."""

    key = "calculatesubsidy"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Calculate the subsidy"),
            summary=tr("Calculates the subsidy of projects, with the clause that decides."),
            help=tr(
                "Calculates the subsidy of one, several or all projects of a workspace after a "
                "policy pack, and keeps each calculation that says something new, with all its "
                "inputs and the hash of the pack. All of a run is one save that can be undone.\n\n"
                "A project is eligible, ineligible, to be reviewed, or a trial calculation; the "
                "reasons name the condition. A project that lacks a needed figure, or has neither "
                "parcels nor a boundary, is listed with what is missing and never stops the "
                "others. Only eligible projects enter the sum.\n\n"
                "Readings other than those of the pack need the number of the document on which "
                "they rest; without any, each project keeps what was chosen for it with a "
                "document. Other projects on the same land, with the same acceptance or permit, "
                "or with the same approval are named as possible second rewards.\n\n"
                "The workbook has a sheet of formulas that finance can recompute, with every "
                "condition and the whole snapshot."
            ),
            tags=tr("subsidy,reward,policy,floor-area ratio,projects"),
        )

    def add_parameters(self) -> None:
        """Add workspace, projects, policy, readings, day and workbook, and the results."""
        self.add_workspace_parameter()
        output = QgsProcessingParameterFileDestination(
            OUTPUT,
            tr("Workbook with the calculations"),
            fileFilter=tr("Excel workbooks (*.xlsx)"),
            optional=True,
            createByDefault=False,
        )
        output.setHelp(tr("Calculations with live formulas; none is written when left empty."))
        for parameter in (
            parameters.text(
                "PROJECTS",
                tr("Projects"),
                tr(
                    "Numbers or names of projects, separated by semicolons; when it is left empty "
                    "all that are neither withdrawn nor closed."
                ),
            ),
            parameters.text(
                "POLICY",
                tr("Policy pack"),
                tr("Id of a policy pack; the one in force on that day when it is left empty."),
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
                    "Such as {example}; those of the policy pack for {none}. When it is left "
                    "empty each project keeps the readings that were chosen for it.",
                    example='{"include_underground": true}',
                    none="{}",
                ),
            ),
            parameters.text(
                "BASIS_DOCUMENT",
                tr("Document on which the readings rest"),
                tr("Its number; needed for readings other than those of the policy pack."),
            ),
            output,
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("PROJECT_COUNT", tr("Number of projects")))
        self.addOutput(QgsProcessingOutputNumber("WRITTEN", tr("New calculations")))
        self.addOutput(QgsProcessingOutputString("PAYABLE_YUAN", tr("Sum of eligible projects")))
        self.addOutput(QgsProcessingOutputString("RESULTS", tr("Results (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Calculate the projects and write the workbook."""
        from lowuse_plugin.qgis_bridge.about import plugin_version
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.projects.find import find_projects
        from lowuse_plugin.services.subsidy.assess import assess_subsidies

        policy = _policy(job)
        names = [name.strip() for name in _BETWEEN.split(job.text("PROJECTS") or "")]
        named = [name for name in names if name]
        target = job.output_path(OUTPUT) if job.has(OUTPUT) else None
        with job.open_workspace() as store:
            summary = assess_subsidies(
                store,
                policy=policy,
                on=job.day("ON"),
                calculated_by=job.text("CALCULATED_BY") or current_actor().name,
                software_version=plugin_version(),
                projects=find_projects(store, named) if named else None,
                switches=job.json_object("SWITCHES"),
                basis_document=job.text("BASIS_DOCUMENT") or "",
                progress=job.progress,
            )
            told = _told(job, summary, policy)
            if target is not None:
                told[OUTPUT] = _workbook(job, store, summary, target)
        return told


def _policy(job: Job) -> SubsidyPolicy:
    """Return the pack that was named, else the one in force on the day."""
    from lowuse_plugin.qgis_bridge import policy_packs

    named = job.text("POLICY")
    return policy_packs.find(named) if named else policy_packs.usual(job.day("ON"))


def _workbook(job: Job, store: Store, summary: SubsidySummary, target: Path) -> str:
    """Write the calculations that the run looked at; return the path, empty where there are none.

    Raises:
        LowUseError: The file cannot be written.
        CancelledError: The user pressed Cancel; no file was made.
    """
    from lowuse_plugin.exchange.subsidy.xlsx import write_subsidy_xlsx
    from lowuse_plugin.services.subsidy.sheet import subsidy_sheets

    if not summary.assessed:
        job.warn(tr("No project could be calculated, so there is no workbook."))
        return ""
    uuids = [item.project_uuid for item in summary.assessed]
    write_subsidy_xlsx(target, subsidy_sheets(store, uuids, job.progress).sheets)
    job.tell(tr("Workbook written: {file}", file=str(target)))
    return str(target)


def _told(job: Job, summary: SubsidySummary, policy: SubsidyPolicy) -> dict[str, Any]:
    """Tell each project in a line and return the outputs."""
    job.warn_example(is_example=policy.example)
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
            job.tell("    " + code_sentence(code))
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
        "WRITTEN": sum(item.written for item in summary.assessed),
        "PAYABLE_YUAN": str(summary.payable_yuan),
        "RESULTS": as_json({"assessed": results, "refused": missing}),
    }

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:qualitycheck``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

_MOST_TOLD = 50
"""So many findings stand in the log of a run; all stand in the file and in the summary."""


class QualityCheckAlgorithm(LowUseAlgorithm):
    """Checks the survey units of a workspace before the county identifies them."""

    key = "qualitycheck"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Check survey units"),
            summary=tr("Checks codes, areas, overlaps, bases of the survey units."),
            help=tr(
                "Checks every survey unit that was not dismissed or removed: structure and "
                "uniqueness of codes, areas, shapes and overlaps, kind, basis and example rules, "
                "changes since the last step; and, as hints, contacts, 三旧 areas and projects.\n\n"
                "Each finding has a number of its own: 1 codes and attributes, 2 areas, 3 shapes, "
                "4 other layers, 5 bases and decisions. Those that must be put right hinder the "
                "identification by the county. Nothing is changed."
            ),
            tags=tr("quality,check,survey unit,overlap,code,identification"),
        )

    def add_parameters(self) -> None:
        """Add the workspace, the list and what was found."""
        self.add_workspace_parameter()
        listed = QgsProcessingParameterFileDestination(
            "OUTPUT",
            tr("List of findings"),
            "Excel (*.xlsx);;CSV (*.csv)",
            optional=True,
            createByDefault=False,
        )
        listed.setHelp(tr("A line for each finding."))
        self.addParameter(listed)
        self.addOutput(QgsProcessingOutputBoolean("SOUND", tr("Nothing has to be put right")))
        for name, title in (
            ("FINDINGS", tr("Findings")),
            ("BLOCKING", tr("Findings that must be put right")),
            ("UNITS", tr("Survey units with such a finding")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Check the units and tell what was found."""
        from lowuse_plugin.exchange.survey_units.findings import save_findings
        from lowuse_plugin.qgis_bridge.messages import describe_code
        from lowuse_plugin.services.survey.checks import check_units

        with job.open_workspace() as store:
            found = check_units(store, progress=job.progress)
        for each in found[:_MOST_TOLD]:
            tell = job.warn if each.blocks else job.tell
            tell(f"{each.number} {each.label}: {describe_code(each.code, each.params)}")
        if len(found) > _MOST_TOLD:
            job.tell(tr("… and {count} more.", count=f"{len(found) - _MOST_TOLD:,}"))
        blocking = [each for each in found if each.blocks]
        units = {each.unit_uuid for each in blocking}
        job.tell(
            tr(
                "{count} findings, {blocking} of them must be put right, in {units} survey units.",
                count=f"{len(found):,}",
                blocking=f"{len(blocking):,}",
                units=f"{len(units):,}",
            )
        )
        path = job.output_path("OUTPUT")
        if path is not None:
            save_findings(path, found, describe=describe_code)
        summary = [
            {
                "number": each.number,
                "code": each.code,
                "severity": each.severity,
                "unit": each.unit_uuid,
                "label": each.label,
                "parcel": each.parcel_uuid,
                "params": dict(each.params),
            }
            for each in found
        ]
        return {
            "OUTPUT": str(path) if path is not None else None,
            "SOUND": not blocking,
            "FINDINGS": len(found),
            "BLOCKING": len(blocking),
            "UNITS": len(units),
            "SUMMARY": as_json(summary),
        }

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:verifyworkspace``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr


class VerifyWorkspaceAlgorithm(LowUseAlgorithm):
    """Checks whether log and rows of a workspace prove each other."""

    key = "verifyworkspace"
    group_key = "workspace"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Check workspace"),
            summary=tr("Checks the file, its log, every row, and the heads in names of backups."),
            help=tr(
                "Checks that the file is whole, that each log line follows the one before it, "
                "that every row walked back reaches every logged hash, and that the log leads on "
                "from all backups. Each place that does not agree is named with log line, person, "
                "time, table and parcel. Nothing is changed."
            ),
            tags=tr("workspace,check,verify,log,hash"),
        )

    def add_parameters(self) -> None:
        """Add the workspace, and what was found."""
        self.add_workspace_parameter()
        self.addOutput(QgsProcessingOutputBoolean("SOUND", tr("Nothing was found")))
        for name, title in (
            ("ROWS", tr("Rows looked at")),
            ("LINES", tr("Log lines looked at")),
            ("FINDINGS", tr("Places that do not agree")),
            ("FIRST_BAD_LINE", tr("First bad log line, 0 for none")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("HASH", tr("Hash of the last log line")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Check the workspace and tell what was found."""
        from dataclasses import asdict

        from lowuse_plugin.qgis_bridge.safety_words import finding_text, line_text, verdict_text
        from lowuse_plugin.services.check_workspace import check_workspace

        with job.open_workspace() as store:
            report = check_workspace(store, job.progress)
        (job.tell if report.is_sound else job.warn)(verdict_text(report))
        for finding in report.findings:
            job.warn("　".join(filter(None, (finding_text(finding), line_text(finding)))))
        found = report.verification
        return {
            "SOUND": report.is_sound,
            "ROWS": found.rows,
            "LINES": found.head.seq,
            "FINDINGS": len(found.findings),
            "FIRST_BAD_LINE": found.first_bad_seq or 0,
            "HASH": found.head.hash,
            "SUMMARY": as_json([asdict(finding) for finding in report.findings]),
        }

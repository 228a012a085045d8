# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:backupworkspace``."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr


class BackupWorkspaceAlgorithm(LowUseAlgorithm):
    """Makes a backup beside a workspace."""

    key = "backupworkspace"
    group_key = "workspace"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Back up workspace"),
            summary=tr("Makes a verified backup in the folder of backups beside the workspace."),
            help=tr(
                "Copies the state of now into the folder of backups beside the workspace, opens "
                "and verifies the copy, and only then gives it its name: day, time, last log line "
                "and the start of its hash. Colleagues go on saving meanwhile. A state that is "
                "backed up already is not copied again.\n\nThe plugin backs up by itself before "
                "the first save of each day, before imports, upgrades and restores. It keeps all "
                "backups of 14 days and the last one of each of 12 months."
            ),
            tags=tr("workspace,backup,copy,safety"),
        )

    def add_parameters(self) -> None:
        """Add the workspace, and what was made."""
        self.add_workspace_parameter()
        self.addOutput(QgsProcessingOutputString("BACKUP", tr("Backup")))
        self.addOutput(QgsProcessingOutputNumber("SEQ", tr("Last log line in it")))
        self.addOutput(QgsProcessingOutputString("HASH", tr("Start of the hash of that line")))
        self.addOutput(QgsProcessingOutputBoolean("SOUND", tr("Log and rows agree")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Make the backup."""
        from lowuse_plugin.domain.safety import Occasion

        with job.open_workspace() as store:
            made = store.backups.make(Occasion.MANUAL, job.progress)
        job.tell(tr("Backup: {path} (log line {seq})", path=made.path, seq=made.seq))
        if not made.sound:
            job.warn(tr("Log and rows of the workspace disagree. Check the workspace."))
        return {
            "BACKUP": str(made.path),
            "SEQ": made.seq,
            "HASH": made.hash8,
            "SOUND": made.sound,
        }

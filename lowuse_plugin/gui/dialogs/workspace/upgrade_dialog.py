# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""升级工作库: what will happen, how far it is, and what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.safety import UpgradeDone
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask

_NAME = "LowUse.Upgrade"
_WIDTH_CHARACTERS = 72
_UNSOUND = "UPGRADE_UNSOUND"


class UpgradeDialog(QDialog):
    """Explains, starts, reports."""

    wanted = pyqtSignal(Path, bool)
    """The file, and whether it is to be upgraded although log and rows disagree."""

    def __init__(self, workspace: Path, version: int, parent: QWidget | None = None) -> None:
        """Explain what will happen.

        Args:
            workspace: The file.
            version: Its version.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Upgrade")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Upgrade workspace"))
        self._workspace = workspace
        self._despite = False
        self._text = QLabel(_explanation(workspace, version))
        self._text.setObjectName(f"{_NAME}.Text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = TaskProgressBar()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self._go = self._buttons.addButton(tr("Upgrade"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName(f"{_NAME}.Go")
        self._buttons.accepted.connect(self._start)
        self._buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addStretch(1)
        layout.addWidget(self._progress)
        layout.addWidget(self._buttons)
        install_f1(self, "workspace")
        fit(self, _WIDTH_CHARACTERS)

    def follow(self, task: ServiceTask) -> None:
        """Show how far the upgrade is."""
        self._progress.follow(task)

    def show_result(self, done: UpgradeDone) -> None:
        """Report what was done."""
        found = done.check
        check = (
            tr("Sound: {rows} rows, {lines} log lines, the last one {hash}",
               rows=f"{found.rows:,}", lines=f"{found.head.seq:,}", hash=found.head.hash[:8])
            if found.is_sound
            else tr("{count} places do not agree, as before the upgrade.",
                    count=f"{len(found.findings):,}")
        )  # fmt: skip
        self._say(
            tr("Upgraded from version {old} to {new}.", old=done.from_version,
               new=done.to_version),
            tr("Backup of the state before: {file}", file=done.backup.path.name),
            tr("Check: {result}", result=check),
            tr("Every step stands in the log. Restoring the backup takes the upgrade back."),
        )  # fmt: skip
        self._go.hide()

    def show_failure(self, error: BaseException) -> None:
        """Say why it was not done, and what can be done about it."""
        lines = [describe_any(error)]
        self._despite = isinstance(error, LowUseError) and error.code == _UNSOUND
        if self._despite:
            self._go.setText(tr("Upgrade all the same"))
            lines.append(
                tr("It can be upgraded all the same; what does not agree then stays as it is and "
                   "is named by every check.")
            )  # fmt: skip
        self._say(*lines)
        self._go.setEnabled(True)

    def show_cancelled(self) -> None:
        """Say that nothing was changed."""
        self._say(tr("Stopped. Nothing was changed."))
        self._go.setEnabled(True)

    def _start(self) -> None:
        self._go.setEnabled(False)
        self.wanted.emit(self._workspace, self._despite)

    def _say(self, *lines: str) -> None:
        self._text.setText("\n\n".join(lines))


def _explanation(workspace: Path, version: int) -> str:
    return "\n\n".join(
        (
            tr(
                "{file} is of version {version}; this plugin writes a newer one. Until it is "
                "upgraded it may only be read.",
                file=workspace.name,
                version=version,
            ),
            tr(
                "1. A backup is made and kept for good.\n"
                "2. The tables are changed in one step: all or nothing.\n"
                "3. Every row and log line is checked before and after."
            ),
            tr(
                "Afterwards colleagues with an older plugin can only read the workspace: let them "
                "install this version first."
            ),
        )
    )

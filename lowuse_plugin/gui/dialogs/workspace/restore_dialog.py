# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""恢复备份: who would lose what, why it is done all the same, and the last question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge import safety_words
from lowuse_plugin.qgis_bridge.history_words import plain_reason, short_moment
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.domain.safety import RestorePlan

_NAME = "LowUse.Restore"
_WIDTH_CHARACTERS, _HEIGHT_LINES = 96, 30
_OF_SCREEN = 0.9
_MOST_LISTED = 2000


class RestoreDialog(QDialog):
    """Shows the plan; the button comes with a reason and asks once more."""

    confirmed = pyqtSignal(str)
    """The reason."""

    def __init__(
        self,
        workspace: Path,
        plan: RestorePlan,
        at_work: Sequence[Lease] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show what would happen.

        Args:
            workspace: The file that is restored.
            plan: What restoring would do.
            at_work: Who edits what just now.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Restore")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            tr("Restore {file} to the state of {made}", file=workspace.stem,
               made=safety_words.made_text(plan.backup))
        )  # fmt: skip
        self._workspace = workspace
        self._plan = plan
        self._summary = _label("Summary", safety_words.plan_text(plan), bold=True)
        self._people = _label("People", safety_words.people_text(plan))
        self._at_work = _label("AtWork", safety_words.at_work_text(at_work), bold=True)
        self._notes = _label("Notes", "\n".join(self._note_lines()))
        self._list = self._make_list()
        self._reason = ReasonLine(f"{_NAME}.Reason", tr("Why the backup is restored"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        cancel.setAutoDefault(False)
        self._go = self._buttons.addButton(tr("Restore …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName(f"{_NAME}.Go")
        self._lay_out()
        self._reason.textChanged.connect(lambda _text: self._allow())
        self._buttons.accepted.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        install_f1(self, "workspace")
        self._allow()
        self._fit()

    def _note_lines(self) -> list[str]:
        plan = self._plan
        notes = [
            tr("The damaged file is kept as it is beside the backups.")
            if plan.damage
            else tr(
                "The state of now is kept as a backup for good; restoring that takes this back."
            ),
            tr("A save is one step of the history; its rows are those that it changed."),
            tr("Colleagues who have the workspace open are told, and it is opened anew for them."),
        ]
        if plan.gained:
            notes.append(
                tr("The backup holds {count} log lines that a restore had left behind.",
                   count=f"{plan.gained:,}")
            )  # fmt: skip
        if plan.needs_upgrade:
            notes.append(
                tr("The backup is of an older version: it must be upgraded before anybody saves.")
            )
        if plan.findings:
            notes.append(
                tr("Log and rows of the backup disagree in {count} places.",
                   count=f"{plan.findings:,}")
            )  # fmt: skip
        return notes

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(f"{_NAME}.Lost")
        tree.setHeaderLabels([tr("When"), tr("Who"), tr("What is taken back"), tr("Why")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(True)
        newest_first = self._plan.lost[::-1]
        for save in newest_first[:_MOST_LISTED]:
            who = f"{save.actor}（{save.machine}）" if save.machine else save.actor
            texts = [
                short_moment(save.at_utc),
                who,
                safety_words.lost_rows_text(save),
                plain_reason(save.reason),
            ]
            item = QTreeWidgetItem(texts)
            item.setToolTip(3, plain_text(texts[3]))
            tree.addTopLevelItem(item)
        if len(newest_first) > _MOST_LISTED:
            count = f"{len(newest_first) - _MOST_LISTED:,}"
            tree.addTopLevelItem(QTreeWidgetItem([tr("and {count} older saves", count=count)]))
        tree.setVisible(bool(self._plan.lost))
        return tree

    def _allow(self) -> None:
        has_reason = bool(self._reason.reason)
        self._go.setEnabled(has_reason)
        self._go.setToolTip("" if has_reason else tr("Enter a reason first."))

    def _ask(self) -> None:
        """Ask for the last time, with the numbers."""
        asked = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Restore backup"),
            tr("Restore {file} to the state of {made}?", file=self._workspace.name,
               made=safety_words.made_text(self._plan.backup)),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            self,
        )  # fmt: skip
        asked.setObjectName(f"{_NAME}.Confirm")
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setInformativeText(safety_words.plan_text(self._plan))
        asked.button(QMessageBox.StandardButton.Yes).setText(tr("Restore"))
        asked.button(QMessageBox.StandardButton.No).setText(tr("Do not restore"))
        asked.setDefaultButton(QMessageBox.StandardButton.No)
        answer = asked.exec()
        asked.deleteLater()
        if answer == QMessageBox.StandardButton.Yes:
            self._reason.remember()
            self.confirmed.emit(self._reason.reason)
            self.accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("Reason"), self._reason)
        layout = QVBoxLayout(self)
        layout.addWidget(self._summary)
        layout.addWidget(self._people)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._at_work)
        layout.addWidget(self._notes)
        if not self._plan.lost:
            layout.addStretch(1)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self._people.setVisible(bool(self._plan.lost))
        self._at_work.setVisible(bool(self._at_work.text()))

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        screen = self.screen().availableGeometry()
        width = metrics.horizontalAdvance("0") * _WIDTH_CHARACTERS
        height = metrics.height() * _HEIGHT_LINES if self._plan.lost else self.sizeHint().height()
        self.resize(
            min(width, int(screen.width() * _OF_SCREEN)),
            min(height, int(screen.height() * _OF_SCREEN)),
        )


def _label(name: str, text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setObjectName(f"{_NAME}.{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""恢复到此状态: what of a row goes back to how it was after a step, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.history.restore_row import Restorable

_WIDTH_CHARACTERS, _HEIGHT_LINES = 84, 24
_GROUP = Qt.ItemDataRole.UserRole
_MISSING = "—"
_NAME = "LowUse.RestoreRow"


class RestoreRowDialog(QDialog):
    """Groups of fields with a box each, what stands now and what would stand; a reason."""

    restore_wanted = pyqtSignal(object, str)
    """Chosen groups, and the reason."""

    def __init__(self, label: str, shown: Restorable, parent: QWidget | None = None) -> None:
        """Show what would change.

        Args:
            label: How people know the row.
            shown: What differs.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.RestoreRow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Restore a state of {row}", row=label))
        self._tree = self._make_tree(shown)
        self._reason = ReasonLine(
            f"{_NAME}.Reason", tr("Why the older state is right; it goes into the log")
        )
        self._state = plain_label(f"{_NAME}.State")
        self._state.hide()
        self._busy = False
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(tr("Cancel"))
        self._go = self._buttons.addButton(tr("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName(f"{_NAME}.Go")
        self._lay_out(shown)
        self._tree.itemChanged.connect(lambda _item, _column: self._allow())
        self._reason.textChanged.connect(lambda _text: self._allow())
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._allow()
        install_f1(self, "history", "restore")
        fit(self, _WIDTH_CHARACTERS, _HEIGHT_LINES)

    def groups(self) -> list[str]:
        """Return the checked groups."""
        items = (self._tree.topLevelItem(i) for i in range(self._tree.topLevelItemCount()))
        return [
            str(item.data(0, _GROUP))
            for item in items
            if item.checkState(0) == Qt.CheckState.Checked
        ]

    def _make_tree(self, shown: Restorable) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(f"{_NAME}.Groups")
        tree.setHeaderLabels([tr("Field"), tr("Now"), tr("As it was")])
        tree.setAlternatingRowColors(True)
        for group in shown.groups:
            item = QTreeWidgetItem(tree, [group.title])
            item.setData(0, _GROUP, group.group)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            for field in group.fields:
                texts = [field.title, field.before or _MISSING, field.after or _MISSING]
                child = QTreeWidgetItem(item, texts)
                for column, text in enumerate(texts):
                    child.setToolTip(column, plain_text(text))
        tree.expandAll()
        header = tree.header()
        header.setStretchLastSection(False)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(0, self.fontMetrics().horizontalAdvance("中") * 12)
        return tree

    def _lay_out(self, shown: Restorable) -> None:
        said = plain_label(
            f"{_NAME}.Said",
            tr(
                "State after the step of {by}, {at}. What is checked goes back to it as a new "
                "change; nothing is deleted from the log.",
                by=shown.by,
                at=shown_moment(shown.at_utc),
            )
            if shown.groups
            else tr(
                "The row stands as it did after that step; there is nothing to restore. To go back "
                "before the step, choose an earlier one, or undo it."
            ),
        )
        form = QFormLayout()
        form.addRow(tr("Reason"), self._reason)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self._tree, 1)
        layout.addLayout(form)
        layout.addWidget(self._state)
        layout.addWidget(self._buttons)

    def _allow(self) -> None:
        self._go.setEnabled(bool(self.groups() and self._reason.reason) and not self._busy)

    def _on_accepted(self) -> None:
        self._busy = True
        self._state.hide()
        self._allow()
        self.restore_wanted.emit(self.groups(), self._reason.reason)

    def go_on(self, trouble: str = "") -> None:
        """Let it be tried again: nothing was written.

        Args:
            trouble: Why; empty when the user stopped it.
        """
        self._busy = False
        if trouble:
            self._state.setText(trouble)
        self._state.setVisible(bool(self._state.text()))
        self._allow()

    def remember_reason(self) -> None:
        """Offer the reason next time."""
        self._reason.remember()

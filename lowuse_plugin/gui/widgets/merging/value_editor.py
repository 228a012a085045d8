# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One field of the new parcel: by which rule it gets its value, or what is typed in its widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_title
from lowuse_plugin.gui.widgets.field_editors import FieldEditor
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.unwritten_question import UnwrittenQuestion
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import rule_word, value_text, why_open
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import sentences, with_stop

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import PreviewCell
    from lowuse_plugin.domain.ports import Value

_NAME = "LowUse.Merging.Value"
_TYPED = "typed"


class MergeValueEditor(UprightColumn):
    """Shows one field; tells what a person chose and keeps nothing itself."""

    chosen = pyqtSignal(str, str, object)
    """Column, rule and, with ``typed``, the value; None where it was emptied on purpose."""
    dropped = pyqtSignal(str)
    """The column goes back to the rule of the field."""
    not_kept = pyqtSignal(str)
    """Something that cannot be read was typed and somebody went on: a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"{_NAME}.Editor")
        self._cell: PreviewCell | None = None
        self._editor: FieldEditor | None = None
        self._may = True
        self._told: tuple[str, Value] | None = None
        """What was typed last and counts, though it may be on its way yet."""
        self._rule = QuietComboBox()
        self._rule.setObjectName(f"{_NAME}.Rule")
        self._rule.setToolTip(tr("By which rule the new parcel gets this field"))
        label = QLabel(tr("Rule"))
        label.setBuddy(self._rule)
        self._suggested = quiet_button(f"{_NAME}.Suggested", "", self._take_suggested)
        self._back = quiet_button(f"{_NAME}.Back", tr("Back to the rule"), self._drop)
        self._back.setToolTip(tr("Forget what was chosen for this field"))
        self._says = plain_label(f"{_NAME}.Says")
        self._ask = UnwrittenQuestion(f"{_NAME}.Ask")
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self._rule, 1)
        line.addWidget(self._suggested)
        line.addWidget(self._back)
        self._place = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 5, 2))
        layout.addLayout(self._place)
        layout.addLayout(line)
        layout.addWidget(self._says)
        layout.addWidget(self._ask)
        self._rule.activated.connect(self._on_rule)
        self.hide()

    @property
    def column(self) -> str:
        """The field that is shown, empty for none."""
        return "" if self._cell is None else self._cell.column

    @property
    def may_choose(self) -> bool:
        """Whether a person may choose here, not only look."""
        return self._may

    @property
    def editor(self) -> FieldEditor | None:
        """The widget of the field."""
        return self._editor

    @property
    def is_typed(self) -> bool:
        """Whether something stands typed that does not count yet."""
        editor = self._editor
        if editor is None or not editor.is_changed:
            return False
        return editor.problem is not None or self._told != (editor.spec.name, editor.value)

    def ask_before_leaving(self) -> None:
        """Ask what becomes of what stands typed."""
        can = self._editor is not None and self._editor.problem is None and self._may
        self._ask.ask(self._put_back, self.commit if can else None)

    def allow(self, may: bool) -> None:
        """Let a person choose, or only look."""
        self._may = may
        for part in (self._rule, self._suggested, self._back):
            part.setEnabled(may)
        if self._editor is not None:
            self._editor.setEnabled(may)

    def show_cell(self, cell: PreviewCell | None, problems: Sequence[str] = ()) -> None:
        """Show another field, or the same with another value.

        What is being typed just now stays.

        Args:
            cell: The field; None for none.
            problems: What is wrong or unusual with what was typed.
        """
        other = cell is None or cell.column != self.column
        self._cell = cell
        self.setVisible(cell is not None)
        if other:
            self._forget_editor()
        if cell is None:
            return
        if self._editor is None:
            self._editor = self._make_editor(cell)
        else:
            self._editor.set_base(cell.value)
        self._editor.say(" ".join(problems))
        self._rule.blockSignals(True)
        self._rule.clear()
        for rule in cell.rules:
            self._rule.addItem(rule_word(rule), rule)
        self._rule.setCurrentIndex(self._rule.findData(cell.rule))
        self._rule.blockSignals(False)
        self._suggested.setVisible(cell.suggested is not None)
        if cell.suggested is not None:
            value = value_text(cell.column, cell.suggested)
            self._suggested.setText(tr("Take {value}", value=value))
            self._suggested.setToolTip(tr("What follows from the sums of the parcels"))
        self._back.setVisible(cell.chosen)
        self._says.setText(_says(cell))
        self._says.setVisible(bool(self._says.text()))
        self.allow(self._may)

    def take_focus(self) -> None:
        """Let the user type here."""
        if self._editor is not None:
            self._editor.take_focus()

    def commit(self) -> None:
        """Let what is being typed count, as when the field is left."""
        self._on_left()

    def forget(self) -> None:
        """Show nothing, and let nothing that was typed count."""
        self._tell_not_kept()
        self._cell = None
        self._remove_editor()
        self.hide()

    # -- acting -----------------------------------------------------------------------------------

    def _make_editor(self, cell: PreviewCell) -> FieldEditor:
        from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

        editor = FieldEditor(shipped().tables["parcel"].columns[cell.column], cell.value)
        editor.offer(
            [value_text(cell.column, v) for v in dict.fromkeys(cell.by_member.values()) if v]
        )
        editor.left.connect(self._on_left)
        self._place.addWidget(editor)
        return editor

    def _forget_editor(self) -> None:
        self._on_left()  # what was typed counts, wherever the user goes
        self._tell_not_kept()
        self._remove_editor()

    def _tell_not_kept(self) -> None:
        """Say that what cannot be read goes, and why."""
        problem = None if self._editor is None or not self._may else self._editor.problem
        if self._editor is not None and problem is not None:
            title = shown_title(self._editor.spec)
            self.not_kept.emit(
                tr("{field} was not taken over. {why}", field=title, why=describe(problem))
            )

    def _put_back(self) -> None:
        """Let what was typed go."""
        cell = self._cell
        self._remove_editor()
        self.show_cell(cell)

    def _remove_editor(self) -> None:
        self._ask.withdraw()
        if self._editor is not None:
            editor, self._editor = self._editor, None
            self._place.removeWidget(editor)
            editor.hide()
            editor.blockSignals(True)
            editor.deleteLater()

    def _on_left(self) -> None:
        editor = self._editor
        if editor is None or not editor.is_changed or editor.problem is not None or not self._may:
            return
        self._ask.withdraw()
        value: Value = editor.value
        self._told = (editor.spec.name, value)
        self.chosen.emit(editor.spec.name, _TYPED, None if value == "" else value)

    def _on_rule(self, _index: int) -> None:
        cell, rule = self._cell, str(self._rule.currentData() or "")
        if cell is None or rule == cell.rule:
            return
        self.chosen.emit(cell.column, rule, cell.value if rule == _TYPED else None)
        if rule == _TYPED:
            self.take_focus()

    def _take_suggested(self) -> None:
        if self._cell is not None and self._cell.suggested is not None:
            self.chosen.emit(self._cell.column, _TYPED, self._cell.suggested)

    def _drop(self) -> None:
        if self._cell is not None:
            self.dropped.emit(self._cell.column)


def _says(cell: PreviewCell) -> str:
    """Return what a person has to know before deciding, empty for nothing."""
    if cell.open:
        way = tr("Choose a rule, type a value, or double-click one of theirs.")
        why = why_open(cell)
        return sentences((with_stop(why[:1].upper() + why[1:]), way))
    if cell.anew:
        return tr("Given anew for the new parcel; the old numbers stay with the parcels.")
    return ""

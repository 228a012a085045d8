# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One field that is edited: its widget, its unit, what is wrong with it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from lowuse_plugin.domain.display import shown_number, shown_title, shown_value
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.list_columns import is_list
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact, m2_to_mu
from lowuse_plugin.gui.widgets.field_inputs import FieldInput, make_input
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.services.read_input import input_text, read_input, understood

CHANGED, FOREIGN, PROBLEM = "●", "▲", "⚠"
"""Before what I changed, what a colleague changed, and what is wrong: never a colour alone."""
_M2 = "m²"
_FLOOR = "floor"
"""Stands in the names of areas of buildings, which nobody counts in 亩."""


class FieldEditor(QWidget):
    """Edits one column; knows the stored value and whether it was changed."""

    changed = pyqtSignal()
    left = pyqtSignal()

    def __init__(
        self,
        spec: ColumnSpec,
        value: Value = None,
        *,
        expected: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show a stored value.

        Args:
            spec: The column.
            value: As stored, None when it is missing.
            expected: The field says that it is to be filled in while it is empty.
            parent: Owner.
        """
        super().__init__(parent)
        self.spec = spec
        self.setObjectName(f"LowUse.Field.{spec.name}")
        self._base: Value = None if value == "" else value
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._input = _input_of(spec, input_text(spec, value))
        self._input.inner().setObjectName(f"LowUse.Field.{spec.name}.Input")
        self._input.inner().setAccessibleName(shown_title(spec))
        if expected:
            self._input.invite(tr("to be filled in"))
        self.title.setBuddy(self._input.inner())
        self._unit = QLabel()
        self._unit.setTextFormat(Qt.TextFormat.PlainText)
        self._back = QToolButton()
        self._back.setObjectName(f"LowUse.Field.{spec.name}.Reset")
        self._back.setText("↺")
        self._back.setAutoRaise(True)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        self._note = _note(f"LowUse.Field.{spec.name}.Note")
        self._foreign = _note(f"LowUse.Field.{spec.name}.Foreign")
        self._figures = _note(f"LowUse.Field.{spec.name}.Figures")
        self._lay_out()
        self._back.clicked.connect(lambda _checked=False: self.reset())
        self._input.edited.connect(self._on_edited)
        self._input.left.connect(self._on_left)
        self._input.show_text(input_text(spec, self._base))
        self._show()

    @property
    def value(self) -> Value:
        """What would be stored.

        Raises:
            LowUseError: What was typed cannot be read.
        """
        if not self._touched:
            return self._base
        return read_input(self.spec, self._input.text())

    @property
    def problem(self) -> LowUseError | None:
        """Why what was typed cannot be read, None when it can."""
        try:
            _ = self.value
        except LowUseError as error:
            return error
        return None

    @property
    def is_changed(self) -> bool:
        """Whether something else than the stored value stands there."""
        return self._touched and (self.problem is not None or self.value != self._base)

    @property
    def _touched(self) -> bool:
        """Whether the text is another one: a value that was not typed is never read anew."""
        return self._input.text() != input_text(self.spec, self._base)

    @property
    def _converted(self) -> str:
        """What becomes of what was typed in another unit or in 万, empty where nothing was."""
        return understood(self.spec, self._input.text()) if self._touched else ""

    def set_base(self, value: Value) -> None:
        """Take another stored value as the one to compare with; an edit stays."""
        edited = self.is_changed
        self._base = None if value == "" else value
        if not edited:
            self._input.show_text(input_text(self.spec, self._base))
        self._show()

    def put(self, text: str) -> None:
        """Enter a text as if it was typed and the field left."""
        self._input.show_text(text)
        self._on_edited()
        self._on_left()

    def reset(self) -> None:
        """Go back to the stored value."""
        self._input.show_text(input_text(self.spec, self._base))
        self._on_edited()
        self._on_left()
        self.take_focus()

    def offer(self, words: Sequence[str]) -> None:
        """Offer words from now on while somebody types."""
        self._input.offer(words)

    def take_focus(self) -> None:
        """Let the user type here."""
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Show what is wrong or unusual; what cannot be read is always said first."""
        problem = self.problem
        text = describe(problem) if problem is not None else text
        self._note.setText(f"{PROBLEM} {text}" if text else "")
        self._note.setVisible(bool(text))

    def say_foreign(self, text: str) -> None:
        """Show what a colleague changed here since the form was opened."""
        self._foreign.setText(f"{FOREIGN} {text}" if text else "")
        self._foreign.setVisible(bool(text))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(max(self.fontMetrics().height() // 3, 1))
        line.addWidget(self._input, 1)
        line.addWidget(self._unit)
        line.addWidget(self._back)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(max(self.fontMetrics().height() // 8, 1))
        layout.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop if is_list(self.spec) else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self.title, 0, 0, top)
        layout.addLayout(line, 0, 1)
        layout.addWidget(self._note, 1, 1)
        layout.addWidget(self._foreign, 2, 1)
        layout.addWidget(self._figures, 3, 1)

    def _on_edited(self) -> None:
        # While somebody types nothing is wrong yet: that is said when the field is left.
        self._note.hide()
        self._show()
        self.changed.emit()

    def _on_left(self) -> None:
        """Show what was typed as it is understood: 20,500.5 as 20500.5.

        What is in another unit stays as it was typed, with what becomes of it beside it.
        """
        if self._touched and self.problem is None and not self._converted:
            self._input.show_text(input_text(self.spec, self.value))
            self._show()
        self.left.emit()

    def _show(self) -> None:
        changed = self.is_changed
        required = " *" if self.spec.required else ""
        mark = f"{CHANGED} " if changed else ""
        self.title.setText(f"{mark}{shown_title(self.spec)}{required}")
        font = self.title.font()
        font.setBold(changed)
        self.title.setFont(font)
        stored = shown_value(self.spec, self._base) or tr("(empty)")
        self._back.setVisible(changed)
        self._back.setToolTip(tr("Back to {value}", value=stored))
        self._unit.setText(self._unit_text())
        self._unit.setVisible(bool(self.spec.unit))
        in_cells = self._converted if is_list(self.spec) and self.problem is None else ""
        self._figures.setText(in_cells)
        self._figures.setVisible(bool(in_cells))

    def _unit_text(self) -> str:
        """Return the unit, what was typed in it, and of land what that is in 亩.

        Of what cannot be read, and of what no land has, nothing is said.
        """
        value = None if self.problem is not None else self.value
        figure = self._converted if value is not None else ""
        is_land = self.spec.unit == _M2 and _FLOOR not in self.spec.name
        if not is_land or not isinstance(value, int | float | str) or value == "":
            return figure or self.spec.unit
        if exact(value) <= 0:
            return self.spec.unit
        in_mu = shown_number(m2_to_mu(value), places=2)
        if figure:
            return tr("{figure} = {mu} mu", figure=figure, mu=in_mu)
        return tr("m² = {mu} mu", mu=in_mu)


def _input_of(spec: ColumnSpec, text: str) -> FieldInput:
    """Return the widget of a column; a list has fields of its own."""
    if not is_list(spec):
        return make_input(spec, text)
    from lowuse_plugin.gui.widgets.list_input import ListInput  # noqa: PLC0415  few forms have any

    return ListInput(spec)


def _note(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.hide()
    return label

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""调查信息 of a unit: contact, will, reasons, area, disputes, flags and legacy land."""

from __future__ import annotations

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.fields import (
    DECIDED_COLUMNS,
    DETAIL_COLUMNS,
    DISPUTES,
    LOW_AREA,
    PHONE,
    UNIT,
    check_details,
    join_disputes,
)
from lowuse_plugin.gui.widgets.field_editors import CHANGED, FieldEditor
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label
from lowuse_plugin.gui.widgets.survey_units.form_emptied import EmptiedFields
from lowuse_plugin.gui.widgets.survey_units.form_legacy import LegacyForm
from lowuse_plugin.gui.widgets.survey_units.land import Land
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.services.read_input import input_text
from lowuse_plugin.services.survey_units.details import UnitDetails

_JUDGED = frozenset({PHONE, LOW_AREA})
"""Columns of which more than the form of the text is judged."""


class DisputeChoice(QWidget):
    """Which disputes there are, several at once (P-39)."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: str | None = None
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._boxes: dict[str, QCheckBox] = {}
        flow = FlowLayout(self, spacing=max(self.fontMetrics().height() // 2, 2))
        flow.addWidget(self._title)
        for code, word in shipped().codes["dispute_kind"].values.items():
            box = QCheckBox(word)
            box.setObjectName(f"LowUse.Details.Dispute.{code}")
            box.toggled.connect(lambda _on: self._on_toggled())
            self._boxes[code] = box
            flow.addWidget(box)
        self._show()

    @property
    def value(self) -> str | None:
        """Codes as they are stored."""
        return join_disputes([code for code, box in self._boxes.items() if box.isChecked()])

    @property
    def is_changed(self) -> bool:
        """Whether something else than what is stored is checked."""
        return self.value != self._base

    def set_base(self, value: Value) -> None:
        """Take another stored value to compare with; an edit stays."""
        edited = self.is_changed
        self._base = str(value) if value else None
        if not edited:
            for code, box in self._boxes.items():
                before = box.blockSignals(True)
                box.setChecked(code in (self._base or "").split())
                box.blockSignals(before)
        self._show()

    def _on_toggled(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        title = shipped().tables[UNIT].columns[DISPUTES].title
        self._title.setText(f"{CHANGED} {title}" if self.is_changed else title)


class UnitForm(QScrollArea):
    """The fields of one unit, or those that are set on many."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Details.Form")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.unit: UnitDetails | None = None
        """The unit as it was read; None while the fields are about many or about a new one."""
        self._editors: dict[str, FieldEditor] = {}
        self._foreign: set[str] = set()
        self._land = Land()
        """What the low-efficiency area may not exceed, also before there is a unit."""
        self._typed_in: QWidget | None = None
        """Where somebody typed when it was held."""
        self.disputes = DisputeChoice()
        self.legacy = LegacyForm()
        self.emptied = EmptiedFields()
        self.emptied.hide()
        content = QWidget()
        layout = QVBoxLayout(content)
        margin = max(self.fontMetrics().height() // 4, 2)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        self._locked = plain_label("LowUse.Details.Locked")
        self._locked.hide()
        layout.addWidget(self._locked)
        layout.addWidget(self.emptied)
        specs = shipped().tables[UNIT].columns
        bold = QFont(self.font())
        bold.setBold(True)  # as the title of a field that was changed is
        metrics = QFontMetrics(bold)
        width = max(metrics.horizontalAdvance(f"{CHANGED} {specs[n].title}")
                    for n in DETAIL_COLUMNS)  # fmt: skip
        for name in DETAIL_COLUMNS:
            if name == DISPUTES:
                layout.addWidget(self.disputes)
                continue
            editor = FieldEditor(specs[name])
            editor.title.setMinimumWidth(width)
            editor.setMinimumWidth(2 * width)
            editor.changed.connect(self.changed)
            editor.left.connect(self._judge)
            self._editors[name] = editor
            layout.addWidget(editor)
        layout.addWidget(heading(shipped().tables["legacy_land"].title))
        layout.addWidget(self.legacy)
        layout.addStretch(1)
        # Too large an area is said at once: its unit is easily a wrong one.
        self._editors[LOW_AREA].changed.connect(self._judge_area)
        self.disputes.changed.connect(self.changed)
        self.legacy.changed.connect(self.changed)
        self.emptied.changed.connect(self._on_emptied)
        self.setWidget(content)

    @property
    def is_changed(self) -> bool:
        """Whether anything is entered that is not stored."""
        fields = any(editor.is_changed for editor in self._editors.values())
        beside = self.disputes.is_changed or self.legacy.is_changed
        return fields or beside or bool(self.emptied.columns)

    def editor(self, column: str) -> FieldEditor:
        """Return the editor of a column."""
        return self._editors[column]

    def values(self) -> dict[str, Value]:
        """Return what was changed.

        Raises:
            LowUseError: Something cannot be read.
        """
        values = {name: e.value for name, e in self._editors.items() if e.is_changed}
        if self.disputes.is_changed:
            values[DISPUTES] = self.disputes.value
        return {**values, **dict.fromkeys(self.emptied.columns)}

    def offer_emptying(self, *, offered: bool) -> None:
        """Let fields be emptied on all units, where the form is about many."""
        self.emptied.setVisible(offered)

    def show_unit(self, unit: UnitDetails | None, *, keep: bool = False) -> None:
        """Show a stored unit; None for fields about many, or about one that is to be.

        Args:
            unit: As it was read.
            keep: Keep what is entered, and compare it with this from now on.
        """
        if not keep:
            self.reset()
        self.unit = unit
        stored = unit.values if unit is not None else {}
        for name, editor in self._editors.items():
            editor.set_base(stored.get(name))
        self.disputes.set_base(stored.get(DISPUTES))
        if not keep or not self.legacy.is_changed:
            self.legacy.show_rows(unit.legacy if unit is not None else ())
        self._judge()
        self._lock(unit)
        self._bar_emptied()

    def _lock(self, unit: UnitDetails | None) -> None:
        """Let nothing be entered that could not be saved, and say why."""
        read_only = unit is not None and unit.read_only
        decided = unit is not None and unit.is_decided and not read_only
        self.setEnabled(not read_only)
        for name in DECIDED_COLUMNS:
            self._editors[name].setEnabled(not decided)
        self.legacy.setEnabled(not decided)
        self._locked.setVisible(decided)
        if unit is not None and decided:
            self._locked.setText(
                tr("The unit is at “{state}”: low-efficiency area and legacy land can only be "
                   "read. They change after it was returned.",
                   state=shown_code("submission_state", unit.stands))
            )  # fmt: skip

    def _on_emptied(self) -> None:
        self._bar_emptied()
        self.changed.emit()

    def _bar_emptied(self) -> None:
        """Let nothing be typed where a field is emptied."""
        if self.unit is None:
            emptied = self.emptied.columns
            for name, editor in self._editors.items():
                editor.setEnabled(name not in emptied)
            self.disputes.setEnabled(DISPUTES not in emptied)

    def hold(self, *, held: bool) -> None:
        """Take nothing in while what stands here is written: it would be lost with the answer."""
        content = self.widget()
        if held:
            focus = QApplication.focusWidget()
            inside = focus is not None and content.isAncestorOf(focus)
            self._typed_in = focus if inside else None
            if inside:
                self.setFocus()  # else the next widget gets what is typed meanwhile
        content.setEnabled(not held)
        before = self._typed_in
        if not held and before is not None and self.hasFocus() and not sip.isdeleted(before):
            before.setFocus()

    def reset(self) -> None:
        """Go back to what is stored."""
        stored = self.unit.values if self.unit is not None else {}
        for name, editor in self._editors.items():
            editor.say_foreign("")
            if editor.is_changed:
                editor.put(input_text(editor.spec, stored.get(name)))
        self._foreign.clear()
        self.emptied.clear()
        if self.disputes.is_changed:
            self.disputes.set_base(self.disputes.value)
        if self.legacy.is_changed:
            self.legacy.show_rows(self.unit.legacy if self.unit is not None else ())
        self.unit = None

    def tell_foreign(self, now: UnitDetails) -> int:
        """Mark the fields that a colleague changed while something else stands here.

        Returns:
            How many there are.
        """
        before = self.unit.values if self.unit is not None else {}
        told = tr("a colleague changed this meanwhile; ↺ shows that value")
        for name, editor in self._editors.items():
            if not editor.is_changed:
                self._foreign.discard(name)
            elif before.get(name) != now.values[name]:
                self._foreign.add(name)
            editor.say_foreign(told if name in self._foreign else "")
        return len(self._foreign)

    def judge_by(self, land: Land) -> None:
        """Judge what is typed by another land: the smallest one that it is set on."""
        if land != self._land:
            self._land = land
            self._judge_area()

    def _judge_area(self) -> None:
        editor = self._editors[LOW_AREA]
        if editor.problem is None:  # what cannot be read yet is being typed
            editor.say(self._problem(LOW_AREA, editor))

    def _judge(self) -> None:
        """Say at each field what is wrong with it."""
        for name, editor in self._editors.items():
            editor.say(self._problem(name, editor))

    def _problem(self, name: str, editor: FieldEditor) -> str:
        if name not in _JUDGED or not editor.is_changed or editor.problem is not None:
            return ""
        land = self._land
        if self.unit is not None:
            land = Land(self.unit.label, self.unit.area_m2)
        try:
            check_details({name: editor.value}, land.area_m2, unit=land.label)
        except LowUseError as error:
            return describe(error)
        return ""

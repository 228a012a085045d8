# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拟订控制线调整: what enters and leaves, drawn or taken from a layer, blocks or parcels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from lowuse_plugin.domain.adjustments.case import AdjustmentBlock, AdjustmentDraft
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.units import exact, exact_text
from lowuse_plugin.gui.adjustments.bands import AdjustmentBands
from lowuse_plugin.gui.dialogs.adjustments.request import AdjustmentDoors, AdjustmentRequest
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.adjustments.blocks import AdjustmentBlocks
from lowuse_plugin.gui.widgets.adjustments.fields import (
    NAME as _NAME,
)
from lowuse_plugin.gui.widgets.adjustments.fields import (
    FoundText,
    beside,
    block_choices,
    choice,
    text_line,
)
from lowuse_plugin.gui.widgets.adjustments.words import LEVELS, figures_text, kind_of, word
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey_units.words import district_choices
from lowuse_plugin.gui.widgets.window_growing import grow
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.adjustments.figures import MeasuredCase

_CITY = "440700"
_SUM_MS = 200
"""Sums are measured when nothing was entered for so long."""


class AdjustmentDialog(AskingDialog):
    """Asks for one case; the map stays usable beside it."""

    save_wanted = pyqtSignal(object, bool)
    """An :class:`AdjustmentDraft`, and whether it goes on the line in force."""

    NAME = "Adjustment"
    CHARACTERS = 84

    def __init__(
        self,
        request: AdjustmentRequest,
        doors: AdjustmentDoors,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            request: What it begins with.
            doors: What others do.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        case = request.case
        title = tr("New adjustment") if case is None else tr("Change adjustment")
        super().__init__(title, tr("Save"), waiting, parent)
        self.request, self._doors = request, doors
        self._drawn = 0
        self._is_waiting = False
        self._found_of: AdjustmentDraft | None = None
        """What the figures below are about."""
        self._bands = AdjustmentBands(doors.canvas)
        self._number = text_line("Number", case.adjustment_no if case else "",
                             tr("Given when it is saved"))  # fmt: skip
        self._title = text_line("Name", case.name if case else "", tr("Such as 高新片区优化调整"))
        self._reason = text_line("Reason", case.reason if case else "",
                                 tr("Why the line is adjusted"))  # fmt: skip
        self._district = self._make_district(case)
        self._balanced = QCheckBox(tr("Σ enters ≥ Σ leaves (占补平衡)"))
        self._balanced.setObjectName(f"{_NAME}.Balanced")
        self._balanced.setChecked(case.balanced if case else request.balanced)
        least = case.least_block_m2 if case else request.least_block_m2
        typed = exact_text(exact(least)) if least else ""
        self._least = text_line("Least", typed, tr("None is asked for"))
        self._on_line = QCheckBox(
            tr("Lay it over the version in force ({version})", version=request.in_force)
        )
        self._on_line.setObjectName(f"{_NAME}.OnLine")
        self._kind = plain_label(f"{_NAME}.Kind")
        self._found = FoundText(f"{_NAME}.Found")
        self._direction = choice("AddAs", [(word("direction", d), d) for d in ("in", "out")])
        self._level = choice("AddLevel", [(word("level", each), each) for each in LEVELS])
        self._existing = choice("Existing", block_choices(request.line))
        self._summing = QTimer(self, singleShot=True, interval=_SUM_MS)
        today = QDate(office_today())
        self._day = day_edit("DrawnUpOn", today, place=_NAME)
        self._day.setMaximumDate(today)
        self._clipped = QCheckBox()
        self._clipped.setObjectName(f"{_NAME}.Clipped")
        self._clipped.setChecked(True)
        self._clipped.setToolTip(
            tr("A parcel across the line can neither enter nor leave as a whole")
        )
        self._blocks = AdjustmentBlocks(case.blocks if case else ())
        self._lay_out()
        self._take_room()
        self._connect()
        install_f1(self, "adjustments", "case")
        self._begin()
        self._show_blocks()

    @property
    def draft(self) -> AdjustmentDraft:
        """What was entered.

        Raises:
            LowUseError: ``FIELD_NOT_A_NUMBER``, ``FIELD_COMMA_UNCLEAR`` of the least size.
        """
        from lowuse_plugin.domain.typed_figures import read_figure  # noqa: PLC0415

        least = read_figure(self._least.text(), "m²", tr("Least block"))
        blocks = self._blocks.blocks
        return AdjustmentDraft(
            name=one_line(self._title.text()),
            kind=kind_of({block.direction for block in blocks}),
            district=str(self._district.currentData() or ""),
            balanced=self._balanced.isChecked(),
            least_block_m2=None if least is None else float(least.value),
            reason=one_line(self._reason.text()),
            blocks=blocks,
            adjustment_no=one_line(self._number.text()),
        )

    def take_shapes(self, shapes: Sequence[bytes]) -> None:
        """Add shapes in the direction that is chosen."""
        self.take_named([("", shape) for shape in shapes], self.direction)

    def take_named(self, shapes: Sequence[tuple[str, bytes]], direction: str) -> None:
        """Add shapes with their names, that enter or leave."""
        level = self._level.currentData()
        self._blocks.add(
            [
                AdjustmentBlock(direction, shape, level if direction == "in" else None,
                                block_name=label)
                for label, shape in shapes
            ]
        )  # fmt: skip

    @property
    def drawn_up_on(self) -> date:
        """When a new case was drawn up: a case that is entered afterwards has an earlier day."""
        return day_of(self._day)

    @property
    def direction(self) -> str:
        """What is added enters or leaves."""
        return str(self._direction.currentData())

    @property
    def is_clipped(self) -> bool:
        """Whether only that part of a parcel is taken that can enter or leave."""
        return self._clipped.isChecked()

    def await_parcels(self, is_waiting: bool) -> None:
        """Save nothing while parcels are on their way."""
        self._is_waiting = is_waiting
        self._parcels.setEnabled(not is_waiting)
        self._aim()

    def show_sums(self, found: MeasuredCase, draft: AdjustmentDraft) -> None:
        """Show the sums that count, unless something else is entered by now."""
        if self._holds(draft):
            self._blocks.tell(found.figures.in_m2, found.figures.out_m2)

    def tried(self) -> AdjustmentDraft | None:
        """Return what is to be checked or tried; None where that cannot be, and why is said."""
        if not self._blocks.blocks:
            self.say_found(_no_blocks())
            return None
        try:
            return self.draft
        except LowUseError as error:
            self.say_found(f"✕ {describe(error)}")
            return None

    def follow_trial(self, task: ServiceTask) -> None:
        """Begin no second trial while one is on its way."""
        self._what_if.setEnabled(False)
        task.ended.connect(self._on_tried)

    def show_found(self, found: MeasuredCase, draft: AdjustmentDraft) -> None:
        """Show what a check of a draft found, unless another one is entered by now."""
        lines = [f"✕ {describe_code(each.code, each.params)}" for each in found.problems]
        self._tell_found("\n".join([*lines, figures_text(found.figures)]), draft)

    def show_trouble(self, text: str, draft: AdjustmentDraft) -> None:
        """Say why a draft could not be checked, unless another one is entered by now."""
        self._tell_found(f"✕ {text}", draft)

    def say_found(self, text: str, draft: AdjustmentDraft | None = None) -> None:
        """Say how the check of a draft goes, or why there is none."""
        self._found_of = draft
        self._found.say(text)
        grow(self)

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self._take_no_more()
        self._bands.release()
        super().done(result)

    # -- what the window asks ---------------------------------------------------------------------

    def _typed(self) -> object:
        texts = tuple(each.text() for each in self._lines())
        return (
            texts, self._district.currentData(), self._balanced.isChecked(),
            self._on_line.isChecked(), self._blocks.blocks, self.drawn_up_on,
        )  # fmt: skip

    def _gap(self) -> str:
        if not one_line(self._title.text()):
            return tr("Give the case a name.")
        if not self._district.currentData():
            return tr("Choose the district of the case.")
        if not one_line(self._reason.text()):
            return tr("Say why the line is to be adjusted.")
        if not self._blocks.blocks:
            return _no_blocks()
        try:
            _ = self.draft
        except LowUseError as error:
            return describe(error)
        return ""

    def _hindrance(self) -> str:
        reading = tr("The chosen parcels are being read …") if self._is_waiting else ""
        return super()._hindrance() or reading

    def _send(self) -> None:
        self.save_wanted.emit(self.draft, self._on_line.isChecked())

    def _take_no_more(self) -> None:
        self._doors.drawing.cancel_own(self._drawn)

    def _on_changed(self) -> None:
        if self._found_of is None or not self._holds(self._found_of):
            self.say_found("")
        super()._on_changed()

    # -- checks and trials ------------------------------------------------------------------------

    def _tell_found(self, text: str, draft: AdjustmentDraft) -> None:
        if self._found_of is draft:
            self.say_found(text, draft)

    def _holds(self, draft: AdjustmentDraft) -> bool:
        """Tell whether what was measured is still what is entered."""
        try:
            return _measured(self.draft) == _measured(draft)
        except LowUseError:
            return False

    def _on_tried(self) -> None:
        if not sip.isdeleted(self):
            self._what_if.setEnabled(True)

    # -- blocks -----------------------------------------------------------------------------------

    def _on_draw(self) -> None:
        self._drawn = self._doors.drawing.draw(self.take_shapes)

    def _on_selection(self) -> None:
        self.take_shapes(self._doors.drawing.selected())

    def _on_parcels(self) -> None:
        self._doors.parcels(self)

    def _on_existing(self) -> None:
        place = self._existing.currentData()
        if place is None:
            return
        block = self.request.line[int(place)]
        self._blocks.add(
            [AdjustmentBlock("out", block.shape, None, block.block_code, block.block_name)]
        )

    def _on_blocks(self) -> None:
        self.say_found("")
        self._summing.start()
        self._show_blocks()
        self._on_changed()

    def _show_blocks(self) -> None:
        blocks = self._blocks.blocks
        self._bands.show(blocks, self.request.crs)
        kind = kind_of({block.direction for block in blocks})
        self._kind.setText(word("kind", kind) if kind else "—")

    # -- widgets ----------------------------------------------------------------------------------

    def _make_district(self, case: AdjustmentCase | None) -> QuietComboBox:
        own = self.request.district
        entries = [entry for entry in district_choices() if entry[1] != _CITY]
        box = choice("District", [(tr("Choose …"), ""), *entries])
        box.choose(case.district if case else own if own != _CITY else "")
        return box

    def _lines(self) -> tuple[QLineEdit, ...]:
        return self._number, self._title, self._reason, self._least

    def _lay_out(self) -> None:
        if self.request.in_force:
            self.form.addRow("", self._on_line)
        version = plain_label(f"{_NAME}.Version", self.request.version)
        self.form.addRow(tr("Number"), beside(self._number, tr("Changes version"), version))
        self.form.addRow(tr("Case name *"), self._title)
        if self.request.case is None:
            self.form.addRow(required(tr("Drawn up on")), self._day)
        self.form.addRow(tr("District *"), beside(self._district, tr("Kind of case"), self._kind))
        self.form.addRow(tr("Reason of the adjustment *"), self._reason)
        self.form.addRow(tr("Least block (m²)"), beside(self._least, "", self._balanced))
        adding = QHBoxLayout()
        for widget in (QLabel(tr("Add what")), self._direction, self._level):
            adding.addWidget(widget)
        self._parcels = quiet_button(f"{_NAME}.Parcels", tr("Chosen parcels"), self._on_parcels)
        for name, text, act in (
            ("Draw", tr("Draw on the map"), self._on_draw),
            ("Selection", tr("Selected shapes"), self._on_selection),
        ):
            adding.addWidget(quiet_button(f"{_NAME}.{name}", text, act))
        adding.addWidget(self._parcels)
        adding.addWidget(self._clipped)
        adding.addStretch(1)
        existing = QHBoxLayout()
        existing.addWidget(plain_label(f"{_NAME}.ExistingLabel", tr("Existing block")))
        existing.addWidget(self._existing, 1)
        existing.addWidget(quiet_button(f"{_NAME}.LetLeave", tr("Let it leave"), self._on_existing))
        checking = QHBoxLayout()
        show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._bands.go_there)
        check = quiet_button(f"{_NAME}.Check", tr("Check"), lambda: self._doors.check(self))
        self._what_if = quiet_button(
            f"{_NAME}.WhatIf", tr("What if …"), lambda: self._doors.what_if(self)
        )
        for button in (show, check, self._what_if):
            checking.addWidget(button)
        checking.addStretch(1)
        self.body.addWidget(self._fields)
        self.body.addLayout(adding)
        self.body.addLayout(existing)
        self.body.addWidget(self._blocks, 1)
        self.body.addLayout(checking)
        self.body.addWidget(self._found, 1)

    def _connect(self) -> None:
        for line in self._lines():
            line.textEdited.connect(lambda _text: self._on_changed())
        self._district.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._district.currentIndexChanged.connect(lambda _index: self._summing.start())
        self._balanced.toggled.connect(lambda _on: self._on_changed())
        self._on_line.toggled.connect(lambda _on: self._on_changed())
        self._blocks.changed.connect(self._on_blocks)
        self._summing.timeout.connect(self._sum_up)
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        self._direction.currentIndexChanged.connect(lambda _index: self._on_direction())
        self._on_direction()

    def _sum_up(self) -> None:
        if self._blocks.blocks and self._district.currentData():
            self._doors.sums(self)

    def _on_direction(self) -> None:
        enters = self.direction == "in"
        self._level.setEnabled(enters)
        self._clipped.setText(tr("only outside the line") if enters else tr("only inside the line"))


def _no_blocks() -> str:
    return tr("Draw what enters or leaves, or take it from a layer, parcels or blocks.")


def _measured(draft: AdjustmentDraft) -> tuple[object, ...]:
    """Return what the figures of a draft depend on."""
    return draft.blocks, draft.balanced, draft.least_block_m2, draft.district

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""办理 of a parcel: how far its survey unit is, what hinders it, and what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.claims.records import EXAMPLE_RULES
from lowuse_plugin.domain.survey.steps import left_out
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.blockers import BlockersView, Hindrance
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.claims.steps import StepsView
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.state_track import StateTrack, Way
from lowuse_plugin.gui.widgets.survey.buttons import SurveyButtons, common_state
from lowuse_plugin.gui.widgets.survey.reading import (
    TABLES,
    SurveyState,
    read_survey,
    subject_of,
)
from lowuse_plugin.gui.widgets.survey.steps import step_text, step_tip
from lowuse_plugin.gui.widgets.survey.words import state_word
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker
    from lowuse_plugin.services.survey.procedure import UnitProcedure

_NAME = "LowUse.Survey"
_CHAIN = ("00", "02", "04", "06", "08", "10")
_WIDTHS = (6, 3, 2, 1)
_MOST = 8
"""So many units that cannot go on are listed; the sentence says how many there are."""
_LISTED = frozenset(
    {"UNIT_OVERLAP", "CODE_STRUCTURE", "CODE_DUPLICATE", "UNIT_NUMBER_DUPLICATE",
     "UNIT_SHAPE_BROKEN", "UNIT_SHAPE_MISSING"}
)  # fmt: skip
"""What the list of the checks shows on the map."""


@dataclass(frozen=True)
class SurveyDoors:
    """What the page opens but does not own."""

    step: Callable[[str, SurveyState, Sequence[UnitProcedure]], None]
    """Opens the dialog of a step for some units."""
    check: Callable[[Sequence[str]], None]
    """Opens the list of the checks for some units."""
    seen: Callable[[SurveyState | None], None]
    """Gets what is shown now, for dialogs that are open."""


class SurveyPage(FollowedPage):
    """Carries out the protocol of pages about the current parcel."""

    NAME = _NAME

    def __init__(
        self, context: PanelContext, doors: SurveyDoors, parent: QWidget | None = None
    ) -> None:
        """Show no parcel yet.

        Args:
            context: The shared parts.
            doors: Dialogs of others.
            parent: Owner.
        """
        subject = Subject(read_survey, tr("Reading the procedure"), TABLES)
        super().__init__(context, subject, parent)
        self._doors = doors
        self._parcel = ""
        self._units = QuietComboBox()
        self._units.setObjectName(f"{_NAME}.Unit")
        self._title = plain_label(f"{_NAME}.Title")
        way = Way(_CHAIN, _word, _WIDTHS, lambda: tr("the unit stands here"))
        self._track = StateTrack(f"{_NAME}.Track", way)
        self._beside = plain_label(f"{_NAME}.Beside")
        self._scope = plain_label(f"{_NAME}.Scope")
        self._buttons = SurveyButtons(self._do)
        self._before = plain_label(f"{_NAME}.Before")
        self._blockers = BlockersView(f"{_NAME}.Blocker")
        self._steps_title = heading(tr("What was done"))
        self._steps = StepsView(name=f"{_NAME}.Steps", text=step_text)
        for widget in (
            self._units, self._title, self._track, self._beside, self._scope, self._buttons,
            self._before, self._blockers, self._steps_title, self._steps,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._units.currentIndexChanged.connect(lambda _index: self._show_unit())
        context.current.selection_changed.connect(self._on_selection)
        install_f1(self, "identification", "states")
        self._begin()

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none."""
        self._parcel = uuid
        selection = self._context.current.selection
        many = sorted(selection) if len(selection) > 1 else []
        self._follow.show(subject_of(uuid, many) if uuid or many else "")

    @property
    def targets(self) -> tuple[UnitProcedure, ...]:
        """The units that the buttons act on: those of a selection, else the one that is shown."""
        state: SurveyState | None = self._state
        if state is None:
            return ()
        if state.selected:
            return state.chosen
        unit = self._unit()
        return () if unit is None else (unit,)

    # -- what stands in the place of a unit -------------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a parcel in the list to see how far its identification is."), ()

    def _gone(self) -> str:
        return tr("This parcel is not in the workspace any more.")

    def _instead(self, state: SurveyState) -> tuple[str, Sequence[Offer]]:
        if state.units or state.chosen:
            return "", ()
        return tr("This parcel belongs to no survey unit yet. Tag it first; its procedure begins "
                  "with that."), ()  # fmt: skip

    def _seen(self, state: SurveyState | None) -> None:
        self._doors.seen(state)

    # -- the unit ---------------------------------------------------------------------------------

    def _show(self, state: SurveyState) -> None:
        before = self._units.currentData()
        blocked = self._units.blockSignals(True)
        self._units.clear()
        for unit in state.units:
            self._units.addItem(labelled(unit.label, state_word(unit.state)), unit.uuid)
        self._units.setCurrentIndex(max(self._units.findData(before), 0))
        self._units.blockSignals(blocked)
        self._units.setVisible(len(state.units) > 1)
        self._show_unit()

    def _unit(self) -> UnitProcedure | None:
        state: SurveyState | None = self._state
        wanted = self._units.currentData()
        units = state.units if state is not None else ()
        return next((unit for unit in units if unit.uuid == wanted), None)

    def _show_unit(self) -> None:
        unit, shown = self._unit(), self._state
        for widget in (self._title, self._track, self._steps, self._steps_title):
            widget.setVisible(unit is not None)
        self._beside.hide()
        if unit is not None:
            self._title.setText(_title(unit))
            tips = {state: step_tip(unit.steps, state) for state in _CHAIN}
            over = left_out(unit.steps, unit.state)
            self._track.show_state(unit.state, tips, left_out=over)
            self._track.setVisible(unit.state in _CHAIN)
            self._beside.setText(labelled(tr("State"), state_word(unit.state)))
            self._beside.setVisible(unit.state not in _CHAIN)
            self._steps.show_steps(unit.steps)
            self._steps_title.setVisible(bool(unit.steps))
        self._scope.setText(_scope(shown))
        self._scope.setVisible(bool(shown is not None and shown.selected))
        self._show_hindrances()
        self._aim()

    def _show_hindrances(self) -> None:
        units = self.targets
        stopped = [unit for unit in units if unit.blockers]
        hindrances = [
            self._hindrance(unit, blocker, named=len(units) > 1)
            for unit in stopped[:_MOST]
            for blocker in unit.blockers
        ]
        self._blockers.show_hindrances(hindrances)
        self._before.setText(_before(units, stopped))
        self._before.setVisible(bool(self._before.text()))

    def _hindrance(self, unit: UnitProcedure, blocker: Blocker, *, named: bool) -> Hindrance:
        """Return a sentence with the way to where it is mended, where there is one."""
        text = describe_code(blocker.code, blocker.params)
        if blocker.code == EXAMPLE_RULES:
            text += " " + tr("Tag it again with the document or clause that carries it.")
        if named:
            text = labelled(unit.label, text)
        if blocker.code == "UNIT_CHANGED" and not named and unit.return_states:
            return Hindrance(text, partial(self._do, "return"), tr("Return …"))
        if blocker.code in _LISTED:
            return Hindrance(text, partial(self._doors.check, [unit.uuid]), tr("On the map …"))
        return Hindrance(text)

    def _aim(self) -> None:
        """Let the buttons follow what may be done now."""
        if self._state is not None:
            self._buttons.aim(self.targets, self._context.session)
            stopped = any(unit.blockers for unit in self.targets)
            if not self._buttons.main.isEnabled() and not stopped:
                self._before.hide()  # the buttons say why it does not go on

    def _do(self, kind: str) -> None:
        if self._state is not None and self.targets:
            self._doors.step(kind, self._state, self.targets)

    def _on_selection(self, *_what: object) -> None:
        self.show_parcel(self._parcel)


def _title(unit: UnitProcedure) -> str:
    """Return the unit, its low-efficiency area and who tagged it, in a line."""
    parts = [unit.label]
    if unit.low_area_m2 is not None:
        parts.append(tr("low-efficiency {area}", area=amount(unit.low_area_m2, AREA_UNIT.get())))
    if unit.tagged_by:
        parts.append(tr("tagged by {name}", name=unit.tagged_by))
    return semicolons(parts)


def _scope(state: SurveyState | None) -> str:
    if state is None or not state.selected:
        return ""
    return tr("{parcels} parcels are selected: the buttons act on their {units} survey units.",
              parcels=f"{state.selected:,}", units=f"{len(state.chosen):,}")  # fmt: skip


def _before(units: Sequence[UnitProcedure], stopped: Sequence[UnitProcedure]) -> str:
    state = common_state(units)
    following = units[0].next_state if state else None
    if len(units) > 1 and stopped:
        return tr("{count} of {total} units cannot go on yet:", count=f"{len(stopped):,}",
                  total=f"{len(units):,}")  # fmt: skip
    if following is None:
        return tr("This has to be looked at:") if stopped else ""
    if stopped:
        return tr("Before “{state}” this has to be mended:", state=state_word(following))
    return tr("Nothing hinders the next step: {state}.", state=state_word(following))


def _word(state: str, short: bool) -> str:
    return state_word(state, short=short)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""地块: the survey units of the current parcel, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.survey_units.words import both, member_text, source_text, state_text
from lowuse_plugin.gui.widgets.tagging.page import chosen_parcels
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.survey_units.listing import UnitLine

_NAME = "LowUse.Unit"
_TABLES = frozenset(
    {"survey_unit", "survey_unit_parcel", "survey_area", "tag", "parcel", "import_package"}
)

UnitAct = Callable[["UnitLine"], object]


@dataclass(frozen=True)
class UnitDoors:
    """What the page lets others do."""

    join: Callable[[tuple[str, ...]], None]
    part: Callable[[tuple[str, ...]], None]
    outline: UnitAct
    details: UnitAct
    retire: UnitAct
    show: UnitAct
    recompute: UnitAct


def _read(store: Store, parcel: str) -> tuple[UnitLine, ...]:
    from lowuse_plugin.services.survey_units.listing import list_units  # noqa: PLC0415

    return list_units(store, parcel)


class UnitPage(QWidget):
    """Follows the current parcel; one block a unit."""

    def __init__(self, context: PanelContext, doors: UnitDoors) -> None:
        """Show nothing yet.

        Args:
            context: The shared parts.
            doors: What can be done.
        """
        super().__init__()
        self.setObjectName(_NAME)
        self._context = context
        self._doors = doors
        self._parcel = ""
        self._acts: list[tuple[QPushButton, str]] = []
        self._empty = ListState(f"{_NAME}.Empty")
        self._join = quiet_button(f"{_NAME}.Join", "", self._on_join)
        self._join.setToolTip(
            tr("Of the selected parcels, else of the current one, with their outline")
        )
        self._part = quiet_button(f"{_NAME}.Part", "", self._on_part)
        self._part.setToolTip(tr("Draw the part of these parcels that becomes a unit of its own"))
        self._blocks = QWidget()
        self._list = QVBoxLayout(self._blocks)
        scroll = QScrollArea()
        scroll.setObjectName(f"{_NAME}.Scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._blocks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)
        buttons = FlowLayout()
        buttons.addWidget(self._join)
        buttons.addWidget(self._part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)
        install_f1(self, "units")
        title = tr("Reading the units of the parcel")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow.emptied.connect(self._show_none)
        self._follow.loading.connect(partial(self._say, title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        context.session.role_changed.connect(self._aim)
        # A bound method: unlike a lambda it is forgotten when the page is gone.
        context.current.selection_changed.connect(self._on_selection)
        self._show_none()

    def show_parcel(self, uuid: str) -> None:
        """Show the units of a parcel, empty for none."""
        self._parcel = uuid
        self._follow.show(uuid)
        self._aim()

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Read what was put off while the page was hidden."""
        super().showEvent(event)
        self._follow.wake()

    # -- what is shown ----------------------------------------------------------------------------

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._empty.say(text, busy=busy)
        self._stack.setCurrentIndex(0)

    def _show_none(self) -> None:
        self._clear()
        self._say(tr("Choose a parcel in a list or on the map to see its units."))
        self._aim()

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._empty.say(describe_any(error), (again,))
        self._stack.setCurrentIndex(0)

    def _take(self, units: tuple[UnitLine, ...]) -> None:
        self._clear()
        if not units:
            self._say(
                tr("The parcel is in no unit yet. Tagging it makes one of the whole parcel; make "
                   "one here to join several parcels or to take only a part.")
            )  # fmt: skip
        for unit in units:
            self._list.addWidget(self._block(unit))
        self._list.addStretch(1)
        if units:
            self._stack.setCurrentIndex(1)
        self._aim()

    def _clear(self) -> None:
        self._acts.clear()
        while self._list.count():
            widget = self._list.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _block(self, unit: UnitLine) -> QWidget:
        """Return one unit with its buttons."""
        block = QFrame()
        block.setObjectName(f"{_NAME}.Block")
        block.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(block)
        title = heading("")
        title.setObjectName(f"{_NAME}.Title")
        title.setTextFormat(plain_label("").textFormat())
        title.setWordWrap(True)
        title.setText(unit.label)
        layout.addWidget(title)
        layout.addWidget(plain_label(f"{_NAME}.Facts", "\n".join(_facts(unit))))
        if unit.parcels_changed:
            changed = "⚠ " + tr("The parcels of this unit have changed since it was made.")
            layout.addWidget(plain_label(f"{_NAME}.Changed", changed))
        why = _locked(unit)
        buttons = FlowLayout()
        if unit.parcels_changed:
            buttons.addWidget(
                self._button("Recompute", tr("Recompute"), self._doors.recompute, unit, why)
            )
        buttons.addWidget(self._button("Outline", tr("Outline …"), self._doors.outline, unit, why))
        buttons.addWidget(self._button("Details", tr("Details …"), self._doors.details, unit, why))
        buttons.addWidget(
            self._button("Retire", tr("Retire the unit …"), self._doors.retire, unit, why)
        )
        show = quiet_button(f"{_NAME}.Show", tr("Show"), partial(self._doors.show, unit))
        show.setToolTip(tr("Show the unit on the map"))
        buttons.addWidget(show)
        layout.addLayout(buttons)
        return block

    def _button(self, name: str, text: str, act: UnitAct, unit: UnitLine, why: str) -> QPushButton:
        button = quiet_button(f"{_NAME}.{name}", text, partial(act, unit))
        self._acts.append((button, why))
        return button

    def _aim(self) -> None:
        """Let what cannot be done say why."""
        reason = why_not(self._context.session)
        for button, why in self._acts:
            button.setEnabled(not (reason or why))
            button.setToolTip(reason or why)
        chosen = self._chosen()
        count = f"{len(chosen):,}"
        several = len(chosen) > 1
        self._join.setText(
            tr("Make a unit of {count} parcels …", count=count) if several
            else tr("Make a unit …")
        )  # fmt: skip
        self._part.setText(
            tr("Draw a part of {count} parcels …", count=count) if several
            else tr("Draw a part …")
        )  # fmt: skip
        for button in (self._join, self._part):
            button.setEnabled(bool(chosen) and not reason)

    def _on_selection(self, _selection: object) -> None:
        self._aim()

    def _chosen(self) -> tuple[str, ...]:
        """Return what the buttons that tag act on too, so that both mean the same land."""
        shown = (self._parcel,) if self._parcel else ()
        return chosen_parcels(self._context) or shown

    def _on_join(self) -> None:
        self._doors.join(self._chosen())

    def _on_part(self) -> None:
        self._doors.part(self._chosen())


def _facts(unit: UnitLine) -> list[str]:
    epsg = f"EPSG:{unit.area_epsg}" if unit.area_epsg else ""
    area = both(unit.area_m2)
    lines = [
        labelled(tr("State"), state_text(unit)),
        labelled(tr("Outline"), source_text(unit)),
        labelled(tr("Area"), f"{area} {epsg}".rstrip()),
        labelled(tr("Low-efficiency area"), both(unit.low_efficiency_area_m2)),
        labelled(tr("Survey area"), unit.survey_area or tr("none")),
    ]
    if unit.town:
        lines.insert(2, labelled(tr("Town"), unit.town))
    if unit.has_unregistered or (unit.unregistered_m2 or 0) > 1:
        lines.append(labelled(tr("Unregistered"), both(unit.unregistered_m2)))
    lines.append(labelled(with_aside(tr("Parcels"), str(len(unit.members))), ""))
    lines += [f"　{member_text(member)}" for member in unit.members]
    if unit.remark:
        lines.append(labelled(tr("Remark"), unit.remark))
    return lines


def _locked(unit: UnitLine) -> str:
    """Return why a unit cannot be touched, empty when it can."""
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.services.survey_units.absorbing import refuse_locked  # noqa: PLC0415

    try:
        refuse_locked({"survey_state": unit.survey_state}, unit.label)
    except LowUseError as error:
        return describe_any(error)
    return ""

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""调查区: the survey areas with the units in them, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.units import exact, m2_to_mu
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.survey.areas import SurveyArea

_NAME = "LowUse.SurveyAreas"
_SIZE = "lowuse/survey_areas/geometry"
_ALL = "all"
_WIDTH_CHARACTERS, _HEIGHT_LINES = 92, 22
_TABLES = frozenset({"survey_area", "survey_unit", "parcel", "import_package"})

Act = Callable[["SurveyArea"], None]


@dataclass(frozen=True)
class AreaDoors:
    """What the window lets others do."""

    new: Callable[[], None]
    from_layer: Callable[[], None]
    change: Act
    retire: Act
    show: Act
    assign: Callable[[], None]


@dataclass(frozen=True)
class _Read:
    areas: tuple[SurveyArea, ...]
    parcels: dict[str, int]


def _read(store: Store, _subject: str) -> _Read:
    from lowuse_plugin.services.survey.areas import (  # noqa: PLC0415
        list_survey_areas,
        parcels_of_areas,
    )

    parcels = {area: len(of) for area, of in parcels_of_areas(store).items()}
    return _Read(list_survey_areas(store), parcels)


class SurveyAreasDialog(QDialog):
    """Beside the map; follows what colleagues save."""

    def __init__(
        self, context: PanelContext, doors: AreaDoors, parent: QWidget | None = None
    ) -> None:
        """Read the survey areas of the open workspace.

        Args:
            context: The shared parts.
            doors: What can be done.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.SurveyAreas")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Survey areas"))
        self._context, self._doors = context, doors
        self._areas: tuple[SurveyArea, ...] = ()
        self._table = MoneyTable(f"{_NAME}.Table", _columns())
        self._none = ListState(f"{_NAME}.State")
        self._new = quiet_button(f"{_NAME}.New", tr("New survey area …"), doors.new)
        self._layer = quiet_button(f"{_NAME}.Layer", tr("From a layer …"), doors.from_layer)
        self._layer.setToolTip(tr("Each selected shape of a polygon layer becomes a survey area"))
        self._change = quiet_button(f"{_NAME}.Change", tr("Change …"), self._with(doors.change))
        self._retire = quiet_button(
            f"{_NAME}.Retire", tr("Retire the survey area …"), self._with(doors.retire)
        )
        self._show = quiet_button(f"{_NAME}.Show", tr("Show"), self._with(doors.show))
        self._assign = quiet_button(f"{_NAME}.Assign", tr("Assign the units"), doors.assign)
        self._assign.setToolTip(tr("Each unit goes to the survey area that it overlaps most"))
        title = tr("Reading the survey areas")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._table.chosen.connect(lambda _key: self._aim())
        self._table.doubleClicked.connect(lambda _index: self._with(doors.show)())
        context.session.role_changed.connect(self._aim)
        context.session.closed.connect(self.close)
        self._lay_out()
        install_f1(self, "units", "areas")
        restore_size(self, _SIZE, _WIDTH_CHARACTERS, _HEIGHT_LINES)
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def done(self, result: int) -> None:
        """Remember the size."""
        keep_size(self, _SIZE)
        super().done(result)

    def _with(self, act: Act) -> Callable[[], None]:
        """Return what does something with the chosen area."""

        def acting() -> None:
            key = self._table.chosen_key
            area = next((each for each in self._areas if each.uuid == key), None)
            if area is not None:
                act(area)

        return acting

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _take(self, read: _Read) -> None:
        self._areas = read.areas
        if not read.areas:
            self._say(
                tr("There are no survey areas yet. Draw one, or take selected shapes of a layer.")
            )
        else:
            self._table.show_rows([_row(a, read.parcels.get(a.uuid, 0)) for a in read.areas])
            self._stack.setCurrentWidget(self._table)
        self._aim()

    def _aim(self) -> None:
        reason = why_not(self._context.session)
        chosen = bool(self._table.chosen_key) and bool(self._areas)
        for button in (self._new, self._layer, self._assign):
            button.setEnabled(not reason)
        for button in (self._change, self._retire):
            button.setEnabled(chosen and not reason)
        self._show.setEnabled(chosen)
        self._why.setText(reason)
        self._why.setVisible(bool(reason))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self._new, self._layer, self._change, self._retire, self._show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._assign)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        self._why = plain_label(f"{_NAME}.Why")
        bottom = QHBoxLayout()
        bottom.addWidget(self._why, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)
        layout.addLayout(bottom)


def _columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Number")),
        MoneyColumn(tr("Name")),
        MoneyColumn(tr("District")),
        MoneyColumn(tr("Town")),
        MoneyColumn(tr("Area (mu)"), is_number=True),
        MoneyColumn(tr("Parcels"), is_number=True),
        MoneyColumn(tr("Units"), is_number=True),
        MoneyColumn(tr("Units (mu)"), is_number=True),
    ]


def _row(area: SurveyArea, parcels: int) -> MoneyRow:
    own = "" if area.area_m2 is None else shown_number(m2_to_mu(exact(area.area_m2)), places=2)
    units = shown_number(m2_to_mu(exact(area.units_m2)), places=2)
    return MoneyRow(
        (
            area.number,
            area.name,
            shown_district(area.district),
            area.town,
            own,
            f"{parcels:,}",
            f"{area.units:,}",
            units,
        ),
        area.uuid,
    )

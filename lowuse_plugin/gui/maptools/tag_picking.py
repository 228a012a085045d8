# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What clicks and rectangles on the map make of the selection, one after the other.

The parcels are looked for outside the interface thread; the selection is the one of all panels, so
that lists, buttons and the map show it at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from qgis.core import QgsGeometry, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.parcels.states import untagged
from lowuse_plugin.gui.maptools.tag_tool import ADD, REMOVE, TOGGLE
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.parcels.in_shape import Place, parcels_in, place_on

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

UNTAGGED, SHOWN, ALL = "untagged", "shown", "all"
"""Which parcels may be chosen."""

Shown = Callable[[], Sequence[str] | None]


class Figures(NamedTuple):
    """What is chosen."""

    parcels: int
    area_m2: float
    without_area: int
    kept_out: int
    """Parcels of the last place that the source kept out."""


class _Step(NamedTuple):
    place: Place
    way: str


class TagPicking(QObject):
    """Carries out what the tool says, in its order."""

    changed = pyqtSignal()
    """Other parcels are chosen, or something is being looked for, or no more."""

    def __init__(self, context: PanelContext, shown: Shown, parent: QObject) -> None:
        """Wait until something is marked.

        Args:
            context: The shared parts.
            shown: Gives what the list of the panel that is seen shows; None without one.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._shown = shown
        self.source = UNTAGGED
        self.within = False
        self._steps: deque[_Step] = deque()
        self._round = 0
        """Counts up when what was asked for does not matter any more."""
        self._looking = False
        self._is_answered = False
        """Whether the parcels of the place that was looked for last were found."""
        self._kept_out = 0
        self._at_start: frozenset[str] = frozenset()
        self._last_click: tuple[str, bool] | None = None
        """Parcel of the last click and whether it was chosen before."""
        self._then: Callable[[], None] | None = None

    def begin(self) -> None:
        """Remember what is selected: giving up brings it back."""
        self._forget()
        self._at_start = self._context.current.selection

    def give_up(self) -> None:
        """Select what was selected at the beginning, and nothing else."""
        self._forget()
        self._context.current.select(self._at_start)
        self.changed.emit()

    def let_go(self, uuids: frozenset[str]) -> None:
        """Choose some no more, and bring them back no more by giving up."""
        self._at_start -= uuids
        self._context.current.select(self._context.current.selection - uuids)

    def end(self) -> None:
        """Look for nothing any more; what is selected stays so."""
        self._forget()
        self.changed.emit()

    @property
    def busy(self) -> bool:
        """Whether parcels are being looked for."""
        return self._looking or bool(self._steps)

    def figures(self) -> Figures:
        """Return what is chosen now."""
        chosen, rows = self._context.current.selection, self._context.book.rows
        if rows is None:
            return Figures(len(chosen), 0.0, len(chosen), self._kept_out)
        areas = rows.table["area_m2"].values[rows.rows(chosen)]
        missing = len(chosen) - int(np.count_nonzero(~np.isnan(areas)))
        return Figures(len(chosen), float(np.nansum(areas)), missing, self._kept_out)

    def mark(self, shape: QgsGeometry, way: str, is_click: bool) -> None:
        """Look for the parcels at a place of the map, and take them in or out."""
        layer = self._context.layers.layer(PARCELS)
        if layer is None:
            self._context.messages.info(
                tr("The layer of parcels is not in the project; open the workspace again.")
            )
            return
        crs = self._context.canvas.mapSettings().destinationCrs()
        within = self.within and not is_click
        place = place_on(layer, shape, crs, is_click=is_click, within=within)
        if place is not None:
            self._steps.append(_Step(place, way))
            self._next()

    def when_found(self, then: Callable[[], None]) -> None:
        """Do something once everything that was marked is found, never with less than that."""
        self._then = then
        self._next()

    def take_back_click(self) -> None:
        """Let the first half of a double click choose its parcel, never leave it out."""
        if self._last_click is not None:
            uuid, was_chosen = self._last_click
            if was_chosen:
                self._context.current.select(self._context.current.selection | {uuid})

    def _forget(self) -> None:
        self._round += 1
        self._steps.clear()
        self._looking = False
        self._kept_out, self._last_click, self._then = 0, None, None

    def _next(self) -> None:
        """Look for the next place, one at a time: each rests on what the one before has left."""
        if self._looking:
            return
        layer = self._context.layers.layer(PARCELS)
        if self._steps and layer is not None:
            step = self._steps.popleft()
            self._looking, self._is_answered = True, False
            source, turn = QgsVectorLayerFeatureSource(layer), self._round

            def work(progress: Progress) -> list[str]:
                return parcels_in(source, step.place, progress)

            task = self._context.tasks.run(
                tr("Looking for parcels"), work, partial(self._found, turn, step), hidden=True
            )
            task.ended.connect(partial(self._ended, turn))
        elif self._then is not None:
            then, self._then = self._then, None
            then()
        self.changed.emit()

    def _found(self, turn: int, step: _Step, uuids: list[str]) -> None:
        if turn != self._round:
            return
        self._is_answered = True
        chosen = self._context.current.selection
        found = frozenset(self._known(uuids))
        if step.place.is_click:
            self._last_click = next(((uuid, uuid in chosen) for uuid in found), None)
        if step.way == REMOVE or (step.way == TOGGLE and found <= chosen):
            self._kept_out = 0
            self._context.current.select(chosen - found)
            return
        allowed = frozenset(self._allowed(found))
        self._kept_out = len(found) - len(allowed)
        keeps = step.way in (ADD, TOGGLE)
        self._context.current.select(chosen | allowed if keeps else allowed)

    def _ended(self, turn: int) -> None:
        if turn == self._round:
            self._looking = False
            if not self._is_answered:
                # Failed or cancelled: what is chosen is not what was marked.
                self._then = None
            self._next()

    def _known(self, uuids: Collection[str]) -> list[str]:
        """Return those that lists have too: of the others nobody could say what they are."""
        rows = self._context.book.rows
        return [] if rows is None else [uuid for uuid in uuids if uuid in rows.row_of]

    def _allowed(self, uuids: Collection[str]) -> list[str]:
        """Return those that the source lets through."""
        rows = self._context.book.rows
        if rows is None or self.source == ALL:
            return list(uuids)
        if self.source == SHOWN:
            shown = self._shown()
            return list(uuids) if shown is None else list(frozenset(shown).intersection(uuids))
        places = rows.rows(uuids)
        return rows.uuids(places[untagged(rows.table.take(places))])

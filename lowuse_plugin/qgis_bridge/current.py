# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The current parcel and the selection: one of each for all panels, lists, cards and the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook


class CurrentParcel(QObject):
    """What the user looks at.

    Whoever shows parcels listens here and reports here; nobody listens to another panel. A value
    that is set again changes nothing, so that two listeners cannot chase each other.
    """

    current_changed = pyqtSignal(str)
    """Uuid of the parcel that is looked at, empty when there is none."""
    selection_changed = pyqtSignal(object)
    """Frozenset of uuids of the selected parcels."""
    reveal_requested = pyqtSignal(str, bool)
    """Uuid of a parcel that the map is to show and flash; True zooms, False only flashes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._uuid = ""
        self._selection: frozenset[str] = frozenset()
        self._sorted: tuple[str, ...] | None = ()
        """The selection in the order of uuids, None until somebody asks."""

    @property
    def uuid(self) -> str:
        """The parcel that is looked at, empty when there is none."""
        return self._uuid

    @property
    def selection(self) -> frozenset[str]:
        """The selected parcels."""
        return self._selection

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected parcels in a fixed order, else the one that is looked at.

        Sorted once a selection: a hundred thousand take a while.
        """
        if self._sorted is None:
            self._sorted = tuple(sorted(self._selection))
        return self._sorted or ((self._uuid,) if self._uuid else ())

    @property
    def chosen_set(self) -> frozenset[str]:
        """The same parcels without any order, at no cost."""
        return self._selection or (frozenset((self._uuid,)) if self._uuid else frozenset())

    def look_at(self, uuid: str, *, reveal: bool = False, zoom: bool = True) -> None:
        """Make a parcel the current one.

        Args:
            uuid: The parcel, empty for none.
            reveal: Let the map flash it, also when it is current already.
            zoom: Let the map go there too.
        """
        if uuid != self._uuid:
            self._uuid = uuid
            self.current_changed.emit(uuid)
        if reveal and uuid:
            self.reveal_requested.emit(uuid, zoom)

    def follow(self, book: ParcelBook) -> None:
        """Let go of selected parcels as they become history; every list has them no more.

        Args:
            book: Says which parcels there are.
        """
        book.rows_changed.connect(self._without_gone)
        book.loaded.connect(self._only_known)

    def _without_gone(self, asked: Iterable[str], read: ColumnTable) -> None:
        gone = self._selection.intersection(asked)
        if gone:
            self.select(self._selection - gone.difference(read["uuid"].to_list()))

    def _only_known(self, table: ColumnTable) -> None:
        if self._selection:
            self.select(self._selection.intersection(table["uuid"].to_list()))

    def show_again(self) -> None:
        """Let the current parcel be written anew, as when areas are shown in another unit."""
        self.current_changed.emit(self._uuid)

    def select(self, uuids: Iterable[str]) -> None:
        """Make parcels the selection."""
        selection = frozenset(uuids)
        if selection != self._selection:
            self._selection = selection
            self._sorted = None
            self.selection_changed.emit(selection)

    def clear(self) -> None:
        """Forget both, as when a workspace is closed."""
        self.select(())
        self.look_at("")

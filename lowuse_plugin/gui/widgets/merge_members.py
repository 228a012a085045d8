# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels the pages below are about, and which of a group are left out or added."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from lowuse_plugin.domain.parcel_codes import short_labels
from lowuse_plugin.gui.merge_parts import CurrentMerge, MergeLook
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.elided_label import ElidedLabel
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcel_names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, listed
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = "LowUse.Merging.Members"
_MOST_LISTED = 60


class MergeMembers(QWidget):
    """One line, and a menu to change the parcels while there is no case of them."""

    folded = pyqtSignal(bool)
    """Whether the list above is to go, for more room below."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._context = context
        self._current: CurrentMerge = context.parcel_parts.merging.current
        self._says = ElidedLabel()
        self._says.setObjectName(f"{_NAME}.Says")
        self._button = QToolButton()
        self._button.setObjectName(f"{_NAME}.Change")
        self._button.setText(tr("Parcels"))
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setToolTip(tr("Leave parcels out, or add chosen ones"))
        self.menu = QMenu(self._button)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        self._button.setMenu(self.menu)
        self._fold = QToolButton()
        self._fold.setObjectName(f"{_NAME}.Fold")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_fold)
        self._on_fold(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._says, 1)
        line.addWidget(self._button)
        line.addWidget(self._fold)
        self._current.changed.connect(self._show)
        context.book.loaded.connect(self._show_again)
        context.book.rows_changed.connect(self._show_again)
        self._show(self._current.look)

    def fill(self) -> None:
        """Offer the parcels of the group, and the chosen ones."""
        self.menu.clear()
        look = self._current.look
        if look.case_uuid:
            told = self.menu.addAction(tr("The parcels of a case are changed in the case."))
            told.setEnabled(False)
            return
        shown = look.whole[:_MOST_LISTED]
        for uuid, label in zip(shown, self._labels(shown), strict=True):
            entry = self.menu.addAction(label)
            entry.setObjectName(f"{_NAME}.Parcel.{uuid}")
            entry.setCheckable(True)
            entry.setChecked(uuid in look.members)
            entry.triggered.connect(partial(self._put, uuid))
        self.menu.addSeparator()
        more = [uuid for uuid in self._context.current.chosen if uuid not in look.members]
        add = self.menu.addAction(
            tr("Add the {count} chosen parcels", count=f"{len(more):,}"), partial(self._add, more)
        )
        add.setObjectName(f"{_NAME}.Add")
        add.setEnabled(bool(more))
        whole = self.menu.addAction(tr("The whole group"), self._all)
        whole.setObjectName(f"{_NAME}.Whole")
        whole.setEnabled(look.members != look.whole)

    def _on_fold(self, is_folded: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_folded else Qt.ArrowType.UpArrow)
        self._fold.setToolTip(
            tr("Show search and list again")
            if is_folded
            else tr("Hide search and list, to have more room below")
        )
        self.folded.emit(is_folded)

    def _put(self, uuid: str, within: bool) -> None:
        """Take a parcel in or leave it out, in the order of the group."""
        look = self._current.look
        members = {*look.members, uuid} if within else set(look.members) - {uuid}
        kept = [each for each in look.whole if each in members]
        if kept:
            self._current.look_at(kept, whole=look.whole)

    def _add(self, more: Sequence[str]) -> None:
        look = self._current.look
        self._current.look_at((*look.members, *more), whole=(*look.whole, *more))

    def _all(self) -> None:
        self._current.look_at(self._current.look.whole, whole=self._current.look.whole)

    # -- what is said -----------------------------------------------------------------------------

    def _show_again(self, *_what: object) -> None:
        self._show(self._current.look)

    def _show(self, look: MergeLook) -> None:
        self.setVisible(bool(look))
        if not look:
            self._fold.setChecked(False)  # else nothing could be chosen any more
            return
        parts = [tr("{count} parcels", count=f"{len(look.members):,}")]
        if len(look.members) < len(look.whole):
            whole = f"{len(look.whole):,}"
            parts = [tr("{count} of {whole} parcels", count=f"{len(look.members):,}", whole=whole)]
        area = self._area(look.members)
        if area:
            parts.append(area)
        shown = short_labels(self._labels(look.members[:_MOST_LISTED]))
        self._says.say(labelled(commas((*self._holder(look), *parts)), listed(shown)))

    def _holder(self, look: MergeLook) -> list[str]:
        names = dict.fromkeys(name for name in self._texts("holder_name", look.members) if name)
        return list(names)[:1]

    def _labels(self, uuids: Sequence[str]) -> list[str]:
        """Return how people know parcels, empty before the book is read."""
        rows = self._context.book.rows
        if rows is None:
            return ["" for _ in uuids]
        labels, numbers = rows.table["label"].values, rows.table["fid"].values
        places = (rows.row_of.get(uuid, -1) for uuid in uuids)
        return [
            "" if place < 0 else parcel_called(str(labels[place] or ""), int(numbers[place]))
            for place in places
        ]

    def _texts(self, column: str, uuids: Sequence[str]) -> list[str]:
        """Return one text a parcel, empty where nothing is known."""
        rows = self._context.book.rows
        if rows is None:
            return ["" for _ in uuids]
        values = rows.table[column].values
        places = (rows.row_of.get(uuid, -1) for uuid in uuids)
        return ["" if place < 0 else str(values[place] or "") for place in places]

    def _area(self, uuids: Sequence[str]) -> str:
        rows = self._context.book.rows
        if rows is None:
            return ""
        areas = rows.table["area_m2"].values[rows.rows(uuids)]
        return amount(float(np.nansum(areas)), AREA_UNIT.get()) if len(areas) else ""

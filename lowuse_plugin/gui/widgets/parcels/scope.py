# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""哪些宗地: the chosen ones, those that the list shows, or all, each with count and area."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QWidget

from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.punctuation import commas, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

CHOSEN, SHOWN, ALL = "chosen", "shown", "all"


class ParcelScope(QWidget):
    """A choice that counts what it stands for."""

    changed = pyqtSignal()
    """Other parcels are meant, by choice or because there are others now."""

    def __init__(
        self,
        name: str,
        book: ParcelBook,
        chosen: Callable[[], Sequence[str]],
        shown: Callable[[], Sequence[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Offer what there is.

        Args:
            name: Object name.
            book: All parcels.
            chosen: Gives the chosen parcels.
            shown: Gives what the list of the panel shows; None without a list.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._book = book
        self._sources = {CHOSEN: chosen, SHOWN: shown, ALL: self._all}
        self._box = QuietComboBox()
        self._box.setObjectName(f"{name}.Box")
        self._box.currentIndexChanged.connect(self._on_chosen)
        self._counted: list[str] = []
        """The parcels that were meant when somebody was told last."""
        label = QLabel(tr("Parcels"))
        label.setBuddy(self._box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self._box, 1)
        self.refresh()

    @property
    def uuids(self) -> list[str]:
        """The parcels that are meant now, in the order of the list."""
        source = self._sources.get(self._box.currentData())
        return list(source() or ()) if source is not None else []

    @property
    def scope(self) -> str:
        """Which ones are meant: a key of this module, empty without parcels."""
        return str(self._box.currentData() or "")

    def choose(self, scope: str) -> None:
        """Mean others, where there are any."""
        if self._box.findData(scope) >= 0:
            self._box.choose(scope)
            self._on_chosen(self._box.currentIndex())

    def refresh(self) -> None:
        """Count anew; the choice stays where it is still possible.

        Who made something of the parcels that were meant is told when others are meant now.
        """
        before, meant = self.scope, self._counted
        titles = {
            CHOSEN: tr("The chosen parcels"),
            SHOWN: tr("What the list shows"),
            ALL: tr("All parcels of the workspace"),
        }
        blocked = self._box.blockSignals(True)
        self._box.clear()
        for scope, title in titles.items():
            uuids = self._sources[scope]()
            if uuids:
                self._box.addItem(with_aside(title, self._figures(uuids)), scope)
        self._box.setCurrentIndex(max(self._box.findData(before), 0))
        self._box.blockSignals(blocked)
        self._counted = self.uuids
        if self._counted != meant:
            self.changed.emit()

    def _on_chosen(self, _index: int) -> None:
        self._counted = self.uuids
        self.changed.emit()

    def _all(self) -> list[str]:
        rows = self._book.rows
        return [] if rows is None else rows.uuids(np.arange(len(rows)))

    def _figures(self, uuids: Sequence[str]) -> str:
        rows = self._book.rows
        count = tr("{count} parcels", count=f"{len(uuids):,}")
        if rows is None:
            return count
        areas = rows.table["area_m2"].values[rows.rows(uuids)]
        return commas((count, amount(float(np.nansum(areas)), AREA_UNIT.get())))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One area, exact, with what it was taken from."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from lowuse_plugin.domain.units import Number
from lowuse_plugin.qgis_bridge.area_text import area_text
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT


class AreaLabel(QLabel):
    """Shows ``18.52 亩（12,345.67 m²，图形平面 EPSG:4526）``."""

    def __init__(
        self, unit: Callable[[], str] = AREA_UNIT.get, parent: QWidget | None = None
    ) -> None:
        """Start empty.

        Args:
            unit: Gives the unit that the user wants first; asked each time an area is set.
            parent: Owner.
        """
        super().__init__(parent)
        self._unit = unit
        self.setObjectName("LowUse.Area")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)

    def set_area(self, m2: Number | None, basis: str, epsg: int | None = None) -> None:
        """Show an area in m², or that it is missing.

        Args:
            m2: Unrounded.
            basis: ``registered``, ``surveyed``, ``plane`` or ``ellipsoid``.
            epsg: CRS of a plane area.
        """
        self.setText(area_text(m2, basis, epsg, unit=self._unit()))

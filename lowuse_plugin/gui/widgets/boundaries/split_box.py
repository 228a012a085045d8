# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""分割: on what it rests that parts are cut off parcels (Y-26)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QFormLayout, QGroupBox, QLineEdit, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.widgets.boundaries.split_areas import SplitAreas
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.cut_off import SplitGrounds

_NAME = "LowUse.Boundary.Split"


class SplitBox(QGroupBox):
    """Number and day of the agreement; it stands in the line of descent of each part."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Split"), parent)
        self.setObjectName(_NAME)
        self._document = QLineEdit()
        self._document.setObjectName(f"{_NAME}.Document")
        self._document.setClearButtonEnabled(True)
        self._document.setPlaceholderText(tr("Agreement of both parties, or approval"))
        self._document.setToolTip(
            tr("Asked for where a part goes to another right holder; it stands in the lineage")
        )
        today = _qdate(office_today())
        self._day = QDateEdit(today)
        self._day.setObjectName(f"{_NAME}.Day")
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setMaximumDate(today)
        form = QFormLayout(self)
        form.addRow(tr("Document number"), self._document)
        form.addRow(tr("Day of the split"), self._day)
        self.areas = SplitAreas()
        form.addRow(self.areas)
        self.areas.changed.connect(self.changed)
        self._document.textChanged.connect(self.changed)
        self._day.dateChanged.connect(self.changed)
        self.hide()

    @property
    def document(self) -> str:
        """Number of the agreement or of the approval."""
        return str(self._document.text().strip())

    @property
    def grounds(self) -> SplitGrounds:
        """What was entered, and who sits here."""
        from lowuse_plugin.domain.boundaries.cut_off import SplitGrounds  # noqa: PLC0415

        chosen = self._day.date()
        on = date(chosen.year(), chosen.month(), chosen.day())
        return SplitGrounds(self.document, on, current_actor().name, self.areas.areas)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

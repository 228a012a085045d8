# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The questions about a committee map, answered as the last time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.control_line.map import FRAME, SELECTED, WHOLE, MapScope
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.district_names import district_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.maps.map_request import SECRECY_LEVELS, MapRequest
from lowuse_plugin.qgis_bridge.settings import FlagSetting, TextSetting

_MEETING = TextSetting("map/meeting")
_AGENDA = TextSetting("map/agenda")
_SECRECY = TextSetting("map/secrecy", "内部")
_SHEET_NO = TextSetting("map/sheet_no")
_TEMPLATE = TextSetting("map/template", is_path=True)
_GRID = FlagSetting("map/grid", default=True)
_OUTLINES = FlagSetting("map/outlines", default=False)

Selection = Callable[[], frozenset[str]]
Extent = Callable[[], Bounds | None]


class ExportMapForm(QWidget):
    """Asks for area, texts and template."""

    changed = pyqtSignal()
    """An answer is another one now."""

    def __init__(self, selection: Selection, extent: Extent, parent: QWidget | None = None) -> None:
        """Show what was answered last time.

        Args:
            selection: Gives the parcels that are selected on the map.
            extent: Gives what the map shows, in the CRS of the workspace.
            parent: Owner.
        """
        super().__init__(parent)
        self._selection = selection
        self._extent = extent
        self._area = _named(QComboBox(), "Area")
        self._title = _line("Title")
        self._sheet_no = _line("SheetNo", _SHEET_NO.get(), tr("Such as 附图4"))
        self._secrecy = self._secrecy_levels()
        self._date = self._day()
        self._unit = _line("Unit", settings.MAP_UNIT.get())
        self._author = _line("Author", settings.MAP_AUTHOR.get())
        self._checker = _line("Checker", settings.MAP_CHECKER.get())
        empty = tr("A line to write on when it is left empty")
        self._meeting = _line("Meeting", _MEETING.get(), empty)
        self._agenda = _line("Agenda", _AGENDA.get(), empty)
        self._template = self._templates()
        self._grid = _named(QCheckBox(tr("Grid ticks with coordinates")), "Grid")
        self._grid.setChecked(_GRID.get())
        self._outlines = _named(QCheckBox(tr("Text as outlines (cannot be searched)")), "Outlines")
        self._outlines.setChecked(_OUTLINES.get())
        self._lay_out()
        self._connect()

    def show_workspace(self, district: str) -> None:
        """Offer the areas of a workspace.

        Args:
            district: Of the workspace, or of the whole city.
        """
        kept = self._area.currentData()
        self._area.blockSignals(True)
        self._area.clear()
        self._area.addItem(tr("The whole workspace"), WHOLE)
        self._area.addItem(tr("The selected parcels"), SELECTED)
        self._area.addItem(tr("What the map shows"), FRAME)
        for code in DISTRICTS if district == WHOLE_CITY else ():
            self._area.addItem(district_name(code), code)
        self._area.setCurrentIndex(max(self._area.findData(kept), 0))
        self._area.blockSignals(False)

    def show_title(self, title: str) -> None:
        """Say what the title is when none is typed."""
        self._title.setPlaceholderText(title)

    def request(self) -> MapRequest | None:
        """Return the answers; None when parcels or an extent are asked for and there are none."""
        area = self._area.currentData()
        chosen = self._selection() if area == SELECTED else frozenset()
        frame = self._extent() if area == FRAME else None
        if (area == SELECTED and not chosen) or (area == FRAME and frame is None):
            return None
        template = self._template.filePath().strip()
        return MapRequest(
            scope=MapScope(district=area if area in DISTRICTS else "", parcels=chosen, frame=frame),
            on=self._date.date().toPyDate(),
            title=self._title.text().strip(),
            unit=self._unit.text().strip(),
            author=self._author.text().strip(),
            checker=self._checker.text().strip(),
            meeting=self._meeting.text().strip(),
            agenda=self._agenda.text().strip(),
            secrecy=self._secrecy.currentText().strip(),
            sheet_no=self._sheet_no.text().strip(),
            template=Path(template) if template else None,
            grid=self._grid.isChecked(),
            outlines=self._outlines.isChecked(),
        )

    def remember(self) -> None:
        """Keep the answers for the next time; date, title and area are asked anew."""
        for kept, field in (
            (settings.MAP_UNIT, self._unit),
            (settings.MAP_AUTHOR, self._author),
            (settings.MAP_CHECKER, self._checker),
            (_MEETING, self._meeting),
            (_AGENDA, self._agenda),
            (_SHEET_NO, self._sheet_no),
        ):
            kept.set(field.text())
        _SECRECY.set(self._secrecy.currentText())
        _TEMPLATE.set(self._template.filePath())
        _GRID.set(self._grid.isChecked())
        _OUTLINES.set(self._outlines.isChecked())

    def _secrecy_levels(self) -> QComboBox:
        box = _named(QComboBox(), "Secrecy")
        box.setEditable(True)
        box.addItems(SECRECY_LEVELS)
        box.setEditText(_SECRECY.get())
        return box

    def _day(self) -> QDateEdit:
        edit = _named(QDateEdit(QDate(office_today())), "Date")
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        return edit

    def _templates(self) -> QgsFileWidget:
        widget = _named(QgsFileWidget(), "Template")
        widget.setFilter(tr("Layout templates") + " (*.qpt)")
        widget.setDialogTitle(tr("Choose a layout template"))
        widget.lineEdit().setPlaceholderText(tr("The shipped template"))
        widget.setFilePath(_TEMPLATE.get())
        return widget

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Land on the map"), self._area)
        form.addRow(tr("Title"), self._title)
        form.addRow(tr("Sheet number"), self._sheet_no)
        form.addRow(tr("Secrecy level"), self._secrecy)
        form.addRow(tr("Date on the map"), self._date)
        form.addRow(tr("Compiled by (unit)"), self._unit)
        form.addRow(tr("Drawn by"), self._author)
        form.addRow(tr("Checked by"), self._checker)
        form.addRow(tr("Meeting"), self._meeting)
        form.addRow(tr("Agenda item"), self._agenda)
        form.addRow(tr("Layout template"), self._template)
        form.addRow("", self._grid)
        form.addRow("", self._outlines)

    def _connect(self) -> None:
        for line in (
            self._title, self._sheet_no, self._unit, self._author, self._checker, self._meeting,
            self._agenda,
        ):  # fmt: skip
            line.textChanged.connect(self.changed)
        self._area.currentIndexChanged.connect(self.changed)
        self._secrecy.editTextChanged.connect(self.changed)
        self._date.dateChanged.connect(self.changed)
        self._template.fileChanged.connect(self.changed)
        self._grid.toggled.connect(self.changed)


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(f"LowUse.ExportMap.{name}")
    return widget


def _line(name: str, text: str = "", hint: str = "") -> QLineEdit:
    line = _named(QLineEdit(text), name)
    line.setPlaceholderText(hint)
    return line

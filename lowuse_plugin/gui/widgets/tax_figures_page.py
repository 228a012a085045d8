# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""亩均税收 of every enterprise and year with source unit, day of import and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_code, shown_day, shown_number
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.rows_table import Cell, RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.services.tax_figures import FigureLine

_NAME = "LowUse.Taxes.Figures"


class FiguresPage(QWidget):
    """The list, and what brings it up to date."""

    refresh_wanted = pyqtSignal()
    move_out_wanted = pyqtSignal()
    export_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._lines: Sequence[FigureLine] = ()
        self._barred = ""
        columns = (
            RowsColumn(tr("Enterprise"), 25),
            RowsColumn(tr("Year"), 7, number=True),
            RowsColumn(tr("Tax per mu (万元/亩)"), 18, number=True),
            RowsColumn(tr("State"), 17),
            RowsColumn(tr("Supplied by"), 13),
            RowsColumn(tr("Imported on"), 15),
            RowsColumn(tr("Land then (亩)"), 15, number=True),
            RowsColumn(tr("Grade"), 7),
            RowsColumn(tr("Credit code"), 21),
            RowsColumn(tr("File"), 20),
        )
        self.table = RowsTable(f"{_NAME}.List", columns)
        self._filter = QLineEdit()
        self._filter.setObjectName(f"{_NAME}.Filter")
        self._filter.setPlaceholderText(tr("Filter by name, code, year or source"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self.table.filter)
        self._said = plain_label(f"{_NAME}.Said")
        self._inside = plain_label(f"{_NAME}.Inside")
        self._refresh = QPushButton(tr("&Update the tax per mu"))
        self._refresh.setObjectName(f"{_NAME}.Refresh")
        self._refresh.clicked.connect(lambda _checked=False: self.refresh_wanted.emit())
        self._move = quiet_button(f"{_NAME}.MoveOut", tr("Move the tax details &out"))
        self._move.clicked.connect(lambda _checked=False: self.move_out_wanted.emit())
        self._export = quiet_button(f"{_NAME}.Export", tr("E&xport the list …"))
        self._export.clicked.connect(lambda _checked=False: self.export_wanted.emit())
        row = QHBoxLayout()
        for button in (self._refresh, self._move, self._export):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._said)
        layout.addWidget(self._inside)
        layout.addLayout(row)

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show the figures."""
        self._lines = lines
        rows = [_cells(line) for line in lines]
        self.table.show_rows(lines, rows, lambda line: (line.enterprise, line.year))
        outdated = sum(line.outdated for line in lines)
        inside = sum(line.inside for line in lines)
        if not lines:
            said = tr("No figures yet. Import a list of the tax office or of the 亩均评价.")
        elif outdated:
            said = "⚠ " + tr(
                "The land of {count} figures changed since. Update the tax per mu.", count=outdated
            )
        else:
            said = tr("{count} figures; the land of none changed since.", count=f"{len(lines):,}")
        self._said.setText(said)
        self._inside.setText(
            "⚠ "
            + tr(
                "{count} taxes still stand in the workspace, from older imports. Moved out, they "
                "stand in the folder and no more in the tables; the log of the workspace still "
                "holds the old values.",
                count=inside,
            )
            if inside
            else ""
        )
        self._inside.setVisible(bool(inside))
        self._aim()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written just now; empty when it can."""
        self._barred = reason
        self._aim()

    def _aim(self) -> None:
        self._refresh.setEnabled(not self._barred)
        self._refresh.setToolTip(self._barred)
        self._move.setVisible(any(line.inside for line in self._lines))
        self._move.setEnabled(not self._barred)
        self._export.setEnabled(bool(self._lines))


def _cells(line: FigureLine) -> list[Cell]:
    per_mu, land = line.tax_wan_per_mu, line.tax_land_m2
    shown = "–" if per_mu is None else shown_number(float(per_mu), places=4)
    mu = "–" if land is None else shown_number(float(m2_to_mu(land)), places=4)
    return [
        Cell(plain_text(line.name)),
        Cell(str(line.year), line.year),
        Cell(shown, -1.0 if per_mu is None else float(per_mu), per_mu or ""),
        Cell(state_of(line)),
        Cell(line.source_unit or tr("not stated")),
        Cell(shown_day(line.imported_on) if line.imported_on else "–", line.imported_on),
        Cell(mu, -1.0 if land is None else land),
        Cell(shown_code("mu_grade", line.grade) if line.grade else "–"),
        Cell(line.uscc or "–"),
        Cell(plain_text(line.file_name) or "–", tip=line.file_sha256),
    ]


def state_of(line: FigureLine) -> str:
    """Return what there is to say of a figure."""
    if line.inside:
        return tr("tax in the workspace")
    if line.tax_wan_per_mu is None:
        return tr("land unknown") if line.land_m2 is None else tr("no tax obtained")
    return tr("land changed since") if line.outdated else tr("up to date")


__all__ = ["FiguresPage", "state_of"]

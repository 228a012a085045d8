# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""亩均税收 of every enterprise and year with source unit, day of import and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_code, shown_day, shown_number
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.services.taxes.figures import FigureLine

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
        self.table = RowsTable(
            f"{_NAME}.List", _columns(), key=lambda line: (line.enterprise, line.year), words=_words
        )
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
        self.table.show_things(lines)
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


def _columns() -> tuple[RowsColumn, ...]:
    return (
        RowsColumn(tr("Enterprise"), lambda line: line.name, 25),
        RowsColumn(tr("Year"), lambda line: str(line.year), 7, True, lambda line: line.year),
        RowsColumn(
            tr("Tax per mu (万元/亩)"),
            _per_mu,
            18,
            number=True,
            order=lambda line: -1.0 if line.tax_wan_per_mu is None else float(line.tax_wan_per_mu),
            tip=lambda line: line.tax_wan_per_mu or "",
        ),
        RowsColumn(tr("State"), state_of, 17),
        RowsColumn(tr("Supplied by"), lambda line: line.source_unit or tr("not stated"), 13),
        RowsColumn(
            tr("Imported on"),
            lambda line: shown_day(line.imported_on) if line.imported_on else "–",
            15,
            order=lambda line: line.imported_on,
        ),
        RowsColumn(
            tr("Land then (亩)"),
            _land,
            15,
            number=True,
            order=lambda line: -1.0 if line.tax_land_m2 is None else line.tax_land_m2,
        ),
        RowsColumn(
            tr("Grade"),
            lambda line: shown_code("mu_grade", line.grade) if line.grade else "–",
            7,
            order=lambda line: line.grade,
        ),
        RowsColumn(tr("Credit code"), lambda line: line.uscc or "–", 21),
        RowsColumn(
            tr("File"), lambda line: line.file_name or "–", 20, tip=lambda line: line.file_sha256
        ),
    )


def _per_mu(line: FigureLine) -> str:
    per_mu = line.tax_wan_per_mu
    return "–" if per_mu is None else shown_number(float(per_mu), places=4)


def _land(line: FigureLine) -> str:
    land = line.tax_land_m2
    return "–" if land is None else shown_number(float(m2_to_mu(land)), places=4)


def _words(line: FigureLine) -> str:
    parts = (line.name, str(line.year), line.source_unit, line.uscc, line.file_name)
    return "\n".join((*parts, state_of(line)))


def state_of(line: FigureLine) -> str:
    """Return what there is to say of a figure."""
    if line.inside:
        return tr("tax in the workspace")
    if line.tax_wan_per_mu is None:
        return tr("land unknown") if line.land_m2 is None else tr("no tax obtained")
    return tr("land changed since") if line.outdated else tr("up to date")


__all__ = ["FiguresPage", "state_of"]

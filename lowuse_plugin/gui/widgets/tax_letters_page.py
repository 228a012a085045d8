# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""函与回复: the letters to the tax office, what each asks for and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.gui.widgets.rows_table import Cell, RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.domain.tax_request import TaxRequest

_NAME = "LowUse.Taxes.Letters"
_SHOWN = 12


class LettersPage(QWidget):
    """The list, what is missing of the chosen letter, and what is done with it."""

    new_wanted = pyqtSignal()
    write_wanted = pyqtSignal(object)
    answer_wanted = pyqtSignal(object)
    remind_wanted = pyqtSignal(object)
    number_wanted = pyqtSignal(object)
    retire_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._barred = ""
        columns = (
            RowsColumn(tr("Document number"), 24),
            RowsColumn(tr("Day"), 14),
            RowsColumn(tr("District"), 16),
            RowsColumn(tr("Years"), 18),
            RowsColumn(tr("Asked"), 8, number=True),
            RowsColumn(tr("Answered"), 9, number=True),
            RowsColumn(tr("Missing"), 9, number=True),
            RowsColumn(tr("Last answer"), 14),
            RowsColumn(tr("Prepared by"), 12),
        )
        self.table = RowsTable(f"{_NAME}.List", columns)
        self._said = plain_label(f"{_NAME}.Said")
        self._new = QPushButton(tr("&New letter …"))
        self._new.setObjectName(f"{_NAME}.New")
        self._buttons = {
            "write": quiet_button(f"{_NAME}.Write", tr("&Write letter and list …")),
            "answer": quiet_button(f"{_NAME}.Answer", tr("Import the &answer …")),
            "remind": quiet_button(f"{_NAME}.Remind", tr("List what is &missing …")),
            "number": quiet_button(f"{_NAME}.Number", tr("&Document number …")),
            "retire": quiet_button(f"{_NAME}.Retire", tr("&Take out …")),
        }
        row = QHBoxLayout()
        row.addWidget(self._new)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._said)
        layout.addLayout(row)
        self.table.setSelectionMode(RowsTable.SelectionMode.SingleSelection)
        self.table.chosen.connect(self._aim)
        self._new.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        for name, button in self._buttons.items():
            signal = getattr(self, f"{name}_wanted")
            button.clicked.connect(
                lambda _checked=False, wanted=signal: self.chosen and wanted.emit(self.chosen)
            )
        self._aim()

    @property
    def chosen(self) -> TaxRequest | None:
        """The chosen letter."""
        things = self.table.chosen_things()
        return things[0] if things else None

    def show_requests(self, requests: Sequence[TaxRequest]) -> None:
        """Show the letters."""
        self.table.show_rows(requests, [_cells(each) for each in requests], lambda r: r.uuid)

    def bar(self, reason: str) -> None:
        """Say why nothing can be written just now; empty when it can."""
        self._barred = reason
        self._aim()

    def _aim(self) -> None:
        chosen = self.chosen
        self._new.setEnabled(not self._barred)
        self._new.setToolTip(self._barred)
        for name, button in self._buttons.items():
            writes = name in ("answer", "number", "retire")
            missing = name != "remind" or (chosen is not None and bool(chosen.missing()))
            button.setEnabled(chosen is not None and missing and not (writes and self._barred))
        self._said.setText(_said(chosen, self.table.rows.rowCount()))


def _said(chosen: TaxRequest | None, count: int) -> str:
    if not count:
        return tr(
            "No letter yet. A letter of the county government names the enterprises and years "
            "that the tax office is asked about (Y-44)."
        )
    if chosen is None:
        return ""
    missing = chosen.missing()
    if not missing:
        return tr("Everything that was asked for is answered.")
    named = "、".join(chosen.words(pair) for pair in missing[:_SHOWN])
    more = "……" if len(missing) > _SHOWN else ""
    return tr("Missing: {missing}", missing=plain_text(named) + more)


def _cells(request: TaxRequest) -> list[Cell]:
    missing, asked = len(request.missing()), len(request.asked)
    answered = request.answered_on
    return [
        Cell(plain_text(request.document_no) or tr("no number yet")),
        Cell(shown_day(request.requested_on), request.requested_on.isoformat()),
        Cell(district_label(request.district)),
        Cell("、".join(map(str, request.years))),
        Cell(f"{asked:,}", asked),
        Cell(f"{asked - missing:,}", asked - missing),
        Cell(f"{missing:,}", missing),
        Cell(shown_day(answered) if answered else "–", answered.isoformat() if answered else ""),
        Cell(plain_text(request.requested_by)),
    ]


__all__ = ["LettersPage"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""函与回复: the letters to the tax office, what each asks for and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        self.table = RowsTable(
            f"{_NAME}.List", _columns(), key=lambda each: each.uuid, words=lambda each: each.label
        )
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
        self.table.show_things(requests)

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
        self._said.setText(_said(chosen, len(self.table.rows.things)))


def _said(chosen: TaxRequest | None, count: int) -> str:
    if not count:
        return tr(
            "No letter sent yet. Press “New letter”: the letter of the county government lists "
            "for the tax office the enterprises and years that it is asked about (Y-44)."
        )
    if chosen is None:
        return ""
    missing = chosen.missing()
    if not missing:
        return tr("Everything that was asked for is answered.")
    named = listed(chosen.words(pair) for pair in missing[:_SHOWN])
    more = "……" if len(missing) > _SHOWN else ""
    return tr("Missing: {missing}", missing=named + more)


def _columns() -> tuple[RowsColumn, ...]:
    return (
        RowsColumn(tr("Document number"), lambda each: each.document_no or tr("no number yet"), 24),
        RowsColumn(
            tr("Day"),
            lambda each: shown_day(each.requested_on),
            14,
            order=lambda each: each.requested_on,
        ),
        RowsColumn(tr("District"), lambda each: district_label(each.district), 16),
        RowsColumn(tr("Years"), lambda each: listed(map(str, each.years)), 18),
        _count(tr("Asked"), 8, lambda each: len(each.asked)),
        _count(tr("Answered"), 9, lambda each: len(each.asked) - len(each.missing())),
        _count(tr("Missing"), 9, lambda each: len(each.missing())),
        RowsColumn(
            tr("Last answer"),
            lambda each: shown_day(each.answered_on) if each.answered_on else "–",
            14,
            order=lambda each: each.answered_on.isoformat() if each.answered_on else "",
        ),
        RowsColumn(tr("Prepared by"), lambda each: each.requested_by, 12),
    )


def _count(title: str, characters: int, count: Callable[[TaxRequest], int]) -> RowsColumn:
    return RowsColumn(title, lambda each: f"{count(each):,}", characters, True, count)


__all__ = ["LettersPage"]

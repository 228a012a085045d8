# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings as a Qt model: worst first, each with a box that says it was dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QObject, Qt, pyqtSignal

from lowuse_plugin.domain.findings import ERROR, NOTE, SEVERITIES, WARNING, Finding
from lowuse_plugin.gui.widgets.checked_rows import CheckedRows
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called

SEVERITY, SENTENCE, PARCEL, CLAUSE = range(4)
_COLUMNS = 4
_SIGNS = {ERROR: "✕", WARNING: "⚠", NOTE: "ℹ"}


def severity_word(severity: str) -> str:
    """Return sign and word of a severity."""
    words = {ERROR: tr("must be put right"), WARNING: tr("look at it"), NOTE: tr("good to know")}
    return f"{_SIGNS.get(severity, '')} {words.get(severity, severity)}".strip()


class FindingModel(CheckedRows):
    """Shows the findings that pass the filters."""

    handled_changed = pyqtSignal(object, bool)
    """A finding, and whether the user says that it was dealt with."""
    shown_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, parent)
        self._findings: tuple[Finding, ...] = ()
        self._sentences: dict[int, str] = {}
        """What was written already: ten thousand at once would take too long."""
        self._handled: set[int] = set()
        self._shown: list[int] = []
        self._severities = frozenset(SEVERITIES)
        self._words: list[str] = []
        self._open_only = False

    def set_findings(self, findings: Sequence[Finding], handled: Sequence[Finding] = ()) -> None:
        """Show other findings.

        Args:
            findings: In any order; the worst come first, else the order stays.
            handled: Those that were dealt with already.
        """
        order = {severity: place for place, severity in enumerate(SEVERITIES)}
        last = len(order)
        self._findings = tuple(sorted(findings, key=lambda f: order.get(f.severity, last)))
        self._sentences = {}
        self._handled = {row for row, f in enumerate(self._findings) if handled and f in handled}
        self._arrange()

    def set_severity(self, severity: str) -> None:
        """Show only one severity; empty shows all."""
        self._severities = frozenset((severity,) if severity else SEVERITIES)
        self._arrange()

    def set_text(self, words: str) -> None:
        """Show only findings that hold all words in sentence, parcel or clause."""
        self._words = words.casefold().split()
        self._arrange()

    def set_open_only(self, open_only: bool) -> None:
        """Leave out what was dealt with."""
        self._open_only = open_only
        self._arrange()

    def total(self) -> int:
        """Return the number of findings without any filter."""
        return len(self._findings)

    def open_count(self) -> int:
        """Return how many were not dealt with."""
        return len(self._findings) - len(self._handled)

    def finding_at(self, row: int) -> Finding | None:
        """Return the finding in a shown row."""
        return self._findings[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of_parcel(self, uuid: str) -> int:
        """Return the first shown row about a parcel, −1 without one."""
        for row, place in enumerate(self._shown):
            if uuid and self._findings[place].parcel_uuid == uuid:
                return row
        return -1

    def toggle(self, row: int) -> None:
        """Say of a shown finding that it was dealt with, or take that back."""
        finding = self.finding_at(row)
        if finding is None:
            return
        place = self._shown[row]
        self._handled ^= {place}
        handled = place in self._handled
        if handled and self._open_only:
            self._arrange()
        else:
            index = self.index(row, SEVERITY)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.handled_changed.emit(finding, handled)

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [row for row in range(len(self._findings)) if self._passes(row)]
        self.endResetModel()
        self.shown_changed.emit()

    def _passes(self, row: int) -> bool:
        finding = self._findings[row]
        if self._open_only and row in self._handled:
            return False
        known = finding.severity in self._severities or finding.severity not in SEVERITIES
        if not known or not self._words:
            return known
        text = f"{self._sentence(row)} {finding.label} {finding.clause}".casefold()
        return all(word in text for word in self._words)

    def _sentence(self, place: int) -> str:
        """Return the sentence of a finding, written when it is first needed."""
        if place not in self._sentences:
            finding = self._findings[place]
            self._sentences[place] = describe_code(finding.code, finding.params)
        return self._sentences[place]

    def shown_count(self) -> int:
        """Return the number of shown findings."""
        return len(self._shown)

    def headings(self) -> tuple[str, ...]:
        """Return the headings."""
        return tr("Handled"), tr("Finding"), tr("Parcel"), tr("Clause")

    def is_checked(self, row: int) -> bool:
        """Tell whether a shown finding was dealt with."""
        return self._shown[row] in self._handled

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; the whole sentence is in the tip of each."""
        finding = self.finding_at(index.row())
        if finding is None:
            return None
        place = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            cells = (
                severity_word(finding.severity),
                self._sentence(place) if index.column() == SENTENCE else "",
                parcel_called(finding.label) if finding.label else "",
                finding.clause,
            )
            return cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._sentence(place)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == SEVERITY:
            return self.check_state(index.row())
        return None

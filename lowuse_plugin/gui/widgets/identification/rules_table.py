# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules of a standard as a table; of a draft they may be unfinished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lowuse_plugin.gui.widgets.identification.standard_words import (
    conditions_of,
    missing_word,
    operator_word,
    output_word,
    quantity_title,
    short_scope,
    threshold_words,
)
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import with_aside

CODE, HITS, TEXT, QUANTITY, COMPARISON, THRESHOLD = range(6)
LAND, MISSING, WEIGHT, OUTPUT, EXEMPT, CLAUSE = range(6, 12)
_WIDTHS = (10, 9, 27, 20, 9, 17, 18, 12, 8, 16, 18, 14)
_TALLEST_LINES = 4


class RuleTableModel(QAbstractTableModel):
    """One row a rule."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules: Sequence[Mapping[str, Any]] = ()
        self._hits: Mapping[str, int] = {}
        self._scopes: Mapping[str, Sequence[str]] = {}
        self._problem: int | None = None
        self._cells: list[tuple[str, ...]] = []

    def set_rules(
        self,
        rules: Sequence[Mapping[str, Any]],
        scopes: Mapping[str, Sequence[str]],
        *,
        problem: int | None = None,
    ) -> None:
        """Show rules.

        Args:
            rules: Plain data.
            scopes: Groups of land by name.
            problem: Place of the one that has to be put right.
        """
        same = len(rules) == len(self._rules)
        if not same:
            self.beginResetModel()
        self._rules, self._scopes, self._problem = rules, scopes, problem
        self._cells = [self._texts(rule) for rule in rules]
        if not same:
            self.endResetModel()
        elif rules:
            self._tell()

    def set_hits(self, hits: Mapping[str, int]) -> None:
        """Show how many parcels each rule hits in a trial; empty for none."""
        self._hits = hits
        self._cells = [self._texts(rule) for rule in self._rules]
        if self._rules:
            self._tell()

    def _tell(self) -> None:
        last = self.index(len(self._rules) - 1, CLAUSE)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rules) - 1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return the number of rules."""
        return 0 if parent is not None and parent.isValid() else len(self._rules)

    def columnCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(_WIDTHS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column; beside a row its place, or the sign of a problem."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return "✕" if section == self._problem else str(section + 1)
        return (
            tr("Rule code"), tr("Hits"), tr("Rule"), tr("Quantity"), tr("Comparison"),
            tr("Threshold"), tr("Land judged"), tr("Without data"), tr("Weight"),
            tr("A hit says"), tr("Exempt industries"), tr("Clause"),
        )[section]  # fmt: skip

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, its tip and how it stands."""
        if not index.isValid():
            return None
        text = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if index.column() in (HITS, WEIGHT):
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _texts(self, rule: Mapping[str, Any]) -> tuple[str, ...]:
        conditions = conditions_of(rule)
        names = [quantity_title(c.get("quantity") or c.get("field")) for c in conditions]
        if rule.get("match") == "any" and len(names) > 1:
            names = [names[0], *(tr("or {quantity}", quantity=name) for name in names[1:])]
        elif len(names) > 1:
            names = [names[0], *(tr("and {quantity}", quantity=name) for name in names[1:])]
        hits = self._hits.get(str(rule.get("code")))
        output = output_word(rule.get("output"))
        return (
            str(rule.get("code", "")),
            "" if hits is None else f"{hits:,}",
            str(rule.get("text", "")),
            "\n".join(names),
            "\n".join(operator_word(str(c.get("operator")), of_day="day" in c) for c in conditions),
            "\n".join(threshold_words(c) for c in conditions),
            short_scope(rule.get("scope"), self._scopes),
            missing_word(rule.get("missing")),
            str(rule.get("weight", "1")),
            with_aside(output, tr("example")) if rule.get("example") is True else output,
            " ".join(str(each) for each in rule.get("exempt_industries", ())),
            str(rule.get("clause", "")),
        )


class RuleTable(QTableView):
    """Shows rules; the row that is looked at is told."""

    rule_chosen = pyqtSignal(int)
    """Its place, -1 for none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.rules = RuleTableModel(self)
        self.setModel(self.rules)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, digit * width)
        self.setColumnHidden(HITS, True)
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(self.fontMetrics().lineSpacing() * _TALLEST_LINES + digit)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.rule_chosen.emit(now.row())
        )

    def show_rules(self, data: Mapping[str, Any], problem: int | None = None) -> None:
        """Show the rules of a standard; the row that is looked at stays where it is."""
        rules: Sequence[Mapping[str, Any]] = data.get("rules", ())
        row = self.currentIndex().row()
        self.rules.set_rules(rules, data.get("scopes", {}), problem=problem)
        if row < 0 or row >= len(rules):
            self.choose(min(max(row, 0), len(rules) - 1))

    def show_hits(self, hits: Mapping[str, int]) -> None:
        """Show the hits of a trial, or no such column."""
        self.rules.set_hits(hits)
        self.setColumnHidden(HITS, not hits)

    def choose(self, row: int) -> None:
        """Look at a rule."""
        if row >= 0:
            self.setCurrentIndex(self.rules.index(row, CODE))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios side by side: a line a figure, a column a scenario; what differs is marked by signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lowuse_plugin.domain.merging import scenarios as compared
from lowuse_plugin.gui.merging.scenario_bands import swatch
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.sheet_text import sheet_text
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.scenario_words import marked_title, row_title, value_text
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, listed
from lowuse_plugin.qgis_bridge.settings import MU

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.scenarios import (
        Scenario,
        ScenarioComparison,
        ScenarioRow,
    )

_ROOT = QModelIndex()
_TINT = QColor(217, 135, 0, 40)
"""Behind lines that differ, beside sign and bold letters."""
_FAINT = QColor(128, 128, 128)
"""Of a scenario that is proposed no more; its state is the first line."""
_NUMBERS = frozenset({compared.COUNT, compared.M2, compared.MU, compared.M, compared.PLAIN})
_LINES = 3


class ScenarioModel(QAbstractTableModel):
    """Lines of a comparison, all or those that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: ScenarioComparison | None = None
        self._only_differing = False
        self._chosen = 0
        self._rows: tuple[ScenarioRow, ...] = ()

    def set_comparison(self, comparison: ScenarioComparison | None) -> None:
        """Show another comparison, or none."""
        self._comparison = comparison
        self._arrange()

    def show_only_differing(self, only: bool) -> None:
        """Leave out the lines in which all say the same, or show them again."""
        self._only_differing = only
        self._arrange()

    def choose(self, column: int) -> None:
        """Mark the heading of the column that the buttons are about."""
        self._chosen = column
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))

    def _arrange(self) -> None:
        self.beginResetModel()
        found = self._comparison
        rows = () if found is None else found.differing if self._only_differing else found.rows
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """In the order of the columns."""
        return () if self._comparison is None else self._comparison.scenarios

    def scenario_at(self, column: int) -> Scenario | None:
        """Return what a column is about, None for that of the titles."""
        return self.scenarios[column - 1] if 0 < column <= len(self.scenarios) else None

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return one for the titles and one a scenario."""
        return 0 if parent.isValid() or self._comparison is None else len(self.scenarios) + 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if self._comparison is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            text = self._text(row, index.column())
            return plain_text(f"{self._title(row)}\n{text}") if is_tip else text
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(row, index.column(), role)
        if role == Qt.ItemDataRole.FontRole and row.differs:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = index.column() > 0 and row.kind in _NUMBERS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return letter with parcels and area, number and name of a scenario, how it is drawn."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        scenario = self.scenario_at(section)
        if scenario is None:
            return tr("Figure") if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            name = scenario.name if scenario.name != scenario.case_no else ""
            letter = f"▶ {scenario.letter}" if section == self._chosen else scenario.letter
            return "\n".join((f"{letter} · {_land(scenario)}", scenario.case_no, name))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text("\n".join(_about(scenario)))
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch(section - 1, 16)
        return None

    def copied(self) -> str:
        """Return what is shown with its headings, as a sheet takes it."""
        heads = [tr("Figure"), tr("Differs"), *(each.title for each in self.scenarios)]
        lines = []
        if self._comparison is not None:
            for row in self._rows:
                mark = tr("yes") if row.differs else tr("no")
                texts = (value_text(row, value) for value in row.values)
                lines.append([row_title(row, self._comparison), mark, *texts])
        return sheet_text([heads, *lines])

    def _text(self, row: ScenarioRow, column: int) -> str:
        return value_text(row, row.values[column - 1]) if column else self._title(row)

    def _colour(self, row: ScenarioRow, column: int, role: int) -> QColor | None:
        if role == Qt.ItemDataRole.BackgroundRole:
            return _TINT if row.differs else None
        scenario = self.scenario_at(column)
        return _FAINT if scenario is not None and scenario.kept else None

    def _title(self, row: ScenarioRow) -> str:
        return "" if self._comparison is None else marked_title(row, self._comparison)


class ScenarioTable(QTableView):
    """A click on a column lets its outline blink."""

    column_wanted = pyqtSignal(int)
    """A column was clicked, or reached by the keyboard and Enter."""
    copy_wanted = pyqtSignal()

    def __init__(self, name: str, model: ScenarioModel, parent: QWidget | None = None) -> None:
        """Show a model.

        Args:
            name: Object name.
            model: What is shown.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 8)
        header.sectionClicked.connect(self._on_header)
        self.clicked.connect(lambda index: self.column_wanted.emit(index.column()))
        self.activated.connect(lambda index: self.column_wanted.emit(index.column()))

    def fit(self) -> None:
        """Share the width: titles as they need it, scenarios alike; long sentences wrap."""
        header, model = self.horizontalHeader(), self.model()
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        if model.columnCount():
            self.resizeColumnToContents(0)
        self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy everything, else as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)

    def _on_header(self, column: int) -> None:
        self.setCurrentIndex(self.model().index(max(self.currentIndex().row(), 0), column))
        self.column_wanted.emit(column)


def _land(scenario: Scenario) -> str:
    """Return how many parcels, and what is registered of them in 亩 where all state it."""
    count = tr("{count} parcels", count=f"{len(scenario.labels):,}")
    area = amount(scenario.registered_sum, MU)
    return commas((count, area)) if area else count


def _about(scenario: Scenario) -> list[str]:
    """Return all that is known of a scenario, a line each."""
    lines = [scenario.title, labelled(_land(scenario), listed(scenario.labels.values()))]
    lines += [describe_code(each.code, each.params) for each in scenario.blockers]
    if scenario.kept:
        lines.append(tr("Figures as they were kept at its last check."))
    return lines

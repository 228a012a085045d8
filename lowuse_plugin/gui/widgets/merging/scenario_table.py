# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios side by side: a line a figure, a column a scenario; what differs is marked by signs.

The figures are the heads of the lines, and so stay seen while scenarios are scrolled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QResizeEvent
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
_SWATCH = 16
_NUMBER = "HB4407042026001"
"""For a number of a case a scenario has room at least, beside the picture and its margins."""
_MARGIN = 6
_HEADS_SHARE = 0.45
"""Of the width, at most for the heads of lines."""


class ScenarioModel(QAbstractTableModel):
    """Lines of a comparison, all or those that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: ScenarioComparison | None = None
        self._only_differing = False
        self._chosen = -1
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
        """Return what a column is about, None where there is none."""
        return self.scenarios[column] if 0 <= column < len(self.scenarios) else None

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return one a scenario."""
        return 0 if parent.isValid() else len(self.scenarios)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if self._comparison is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            text = value_text(row, row.values[index.column()])
            return plain_text(f"{self._title(row)}\n{text}") if is_tip else text
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(row, index.column(), role)
        if role == Qt.ItemDataRole.FontRole and row.differs:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = row.kind in _NUMBERS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column, or of a line."""
        if orientation == Qt.Orientation.Vertical:
            return self._head_of_line(section, role)
        scenario = self.scenario_at(section)
        return None if scenario is None else self._head(scenario, section, role)

    def _head(self, scenario: Scenario, section: int, role: int) -> Any:
        """Return letter with parcels and area, number and name of a scenario, how it is drawn."""
        if role == Qt.ItemDataRole.DisplayRole:
            name = scenario.name if scenario.name != scenario.case_no else ""
            letter = f"▶ {scenario.letter}" if section == self._chosen else scenario.letter
            return "\n".join((f"{letter} · {_land(scenario)}", scenario.case_no, name))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text("\n".join(_about(scenario)))
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch(section, _SWATCH)
        return None

    def _head_of_line(self, section: int, role: int) -> Any:
        """Return what a line is about, with the sign whether it differs."""
        if self._comparison is None or not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(row)
        return plain_text(self._title(row)) if role == Qt.ItemDataRole.ToolTipRole else None

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
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header, lines = self.horizontalHeader(), self.verticalHeader()
        for each in (header, lines):
            each.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._on_header)
        lines.setSectionsClickable(False)
        lines.setHighlightSections(False)
        lines.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # codes of parcels differ at their end
        lines.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._measure()
        self.clicked.connect(lambda index: self.column_wanted.emit(index.column()))
        self.activated.connect(lambda index: self.column_wanted.emit(index.column()))

    def show_column(self, column: int) -> None:
        """Scroll to a scenario; the lines that are seen stay."""
        self.scrollTo(self.model().index(max(self.rowAt(0), 0), column))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the heads of lines leave room for the scenarios."""
        self.verticalHeader().setMaximumWidth(round(self.width() * _HEADS_SHARE))
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Measure anew with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        """Let scenarios share the width alike, and scroll where a number would have no room."""
        letters, header = self.fontMetrics(), self.horizontalHeader()
        least = letters.horizontalAdvance(_NUMBER) + _SWATCH + 2 * _MARGIN
        header.setMinimumSectionSize(least)
        header.setFixedHeight(letters.lineSpacing() * _LINES + 8)

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

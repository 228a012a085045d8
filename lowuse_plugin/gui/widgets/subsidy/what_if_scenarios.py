# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The scenarios that were kept of a project: load, compare, retire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text, quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import yuan
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.services.subsidy.scenarios import Scenario

_NAME = "LowUse.WhatIf.Scenarios"
_ROWS_SHOWN = 4
MOST_COMPARED = 4


class WhatIfScenarios(QWidget):
    """A short list; what is chosen in it is loaded, compared or retired."""

    load_wanted = pyqtSignal(object)
    compare_wanted = pyqtSignal(object)
    """Scenarios, the chosen ones or all where none is chosen."""
    retire_wanted = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without scenarios."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._scenarios: tuple[Scenario, ...] = ()
        self._barred = ""
        self._empty = plain_label(
            f"{_NAME}.Empty", tr("No scenario is kept. Try figures above, then keep them.")
        )
        self._table = self._make_table()
        self._load = quiet_button(f"{_NAME}.Load", tr("Load"), self._on_load)
        self._load.setToolTip(tr("Put the figures of the scenario into the fields above"))
        self._compare = quiet_button(f"{_NAME}.Compare", tr("Compare …"), self._on_compare)
        self._compare.setToolTip(tr("Scenarios, what is tried and the workspace side by side"))
        self._retire = quiet_button(f"{_NAME}.Retire", tr("Retire …"), self._on_retire)
        buttons = QHBoxLayout()
        for button in (self._load, self._compare, self._retire):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty)
        layout.addWidget(self._table)
        layout.addLayout(buttons)
        self._aim()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """All that are listed."""
        return self._scenarios

    def show_scenarios(self, scenarios: Sequence[Scenario]) -> None:
        """List scenarios; the newest first, what was chosen stays so."""
        chosen = {scenario.uuid for scenario in self.chosen()}
        self._scenarios = tuple(scenarios)
        self._table.setRowCount(len(self._scenarios))
        for row, scenario in enumerate(self._scenarios):
            result = scenario.result
            texts = (
                scenario.name,
                yuan(result.get("amount_yuan")),
                marked(str(result.get("status", ""))),
            )
            tip = plain_text(_tip(scenario))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip)
                if column == 1:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self._table.setItem(row, column, item)
            if scenario.uuid in chosen:
                self._table.selectRow(row)
        self._aim()

    def chosen(self) -> list[Scenario]:
        """Return the chosen scenarios in the order of the list."""
        rows = sorted({index.row() for index in self._table.selectedIndexes()})
        return [self._scenarios[row] for row in rows if row < len(self._scenarios)]

    def bar(self, reason: str) -> None:
        """Say why nothing can be retired just now; empty when it can."""
        self._barred = reason
        self._aim()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName(f"{_NAME}.Table")
        table.setHorizontalHeaderLabels([tr("Scenario"), tr("Amount"), tr("Result")])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        line = table.fontMetrics().lineSpacing()
        table.setMinimumHeight(line * (_ROWS_SHOWN + 2))
        table.setMaximumHeight(line * (_ROWS_SHOWN * 2 + 2))
        table.itemSelectionChanged.connect(self._aim)
        table.itemActivated.connect(lambda _item: self._on_load())
        return table

    def _aim(self) -> None:
        count = len(self.chosen())
        self._empty.setVisible(not self._scenarios)
        self._table.setVisible(bool(self._scenarios))
        for button in (self._load, self._compare, self._retire):
            button.setVisible(bool(self._scenarios))
        self._load.setEnabled(count == 1)
        self._retire.setEnabled(count == 1 and not self._barred)
        self._retire.setToolTip(self._barred or tr("Take a scenario off the list, with a reason"))

    def _on_load(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.load_wanted.emit(chosen[0])

    def _on_compare(self) -> None:
        self.compare_wanted.emit((self.chosen() or list(self._scenarios))[:MOST_COMPARED])

    def _on_retire(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1:
            self.retire_wanted.emit(chosen[0])


def _tip(scenario: Scenario) -> str:
    made = tr("kept by {person} on {day}", person=scenario.made_by, day=str(scenario.made_on))
    parts = (scenario.name, scenario.remark, made, scenario.policy_id)
    return "\n".join(part for part in parts if part)

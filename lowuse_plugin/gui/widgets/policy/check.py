# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""校验政策包: the golden cases of a pack, each passed or failed (E17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.golden_cases import GoldenOutcome

_NAME = "LowUse.Policy.Check"
_LINES = 12
_YUAN = "_yuan"
"""End of the keys that hold an amount."""


class PolicyCheck(QWidget):
    """A sentence and a table; the failed cases come first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.said = plain_label(f"{_NAME}.Said")
        self.table = QTableWidget(0, 4)
        self.table.setObjectName(f"{_NAME}.Table")
        self.table.setHorizontalHeaderLabels(
            [tr("Outcome"), tr("Case"), tr("Expected"), tr("Found")]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # One value a line, however narrow the column is: what a case is about is never cut off.
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.hide()

    def say(self, text: str) -> None:
        """Say something instead of a result; nothing hides everything."""
        self.said.setText(text)
        self.table.setRowCount(0)
        self.table.hide()
        self.setVisible(bool(text))

    def show_outcomes(self, pack: str, outcomes: Sequence[GoldenOutcome]) -> None:
        """Show the outcome of every case."""
        failed = sum(not outcome.passed for outcome in outcomes)
        if failed:
            text = tr("✕ {failed} of {count} cases of {pack} fail. Do not calculate with it before "
                      "that is understood.", failed=failed, count=len(outcomes),
                      pack=pack)  # fmt: skip
        else:
            text = tr("✓ All {count} cases of {pack} pass.", count=len(outcomes), pack=pack)
        self.said.setText(text)
        ordered = sorted(outcomes, key=lambda outcome: outcome.passed)
        self.table.setRowCount(len(ordered))
        for row, outcome in enumerate(ordered):
            different = None if outcome.passed else _different(outcome)
            texts = (
                tr("✓ passed") if outcome.passed else tr("✕ failed"),
                outcome.name,
                _shown(outcome.expected, different),
                _shown(outcome.found, different),
            )
            for column, each in enumerate(texts):
                item = QTableWidgetItem(each)
                item.setToolTip(plain_text(each))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                font = item.font()
                font.setBold(not outcome.passed)
                item.setFont(font)
                self.table.setItem(row, column, item)
        self.table.show()
        self.show()


def _different(outcome: GoldenOutcome) -> frozenset[str]:
    keys = set(outcome.expected) | set(outcome.found)
    return frozenset(k for k in keys if outcome.expected.get(k) != outcome.found.get(k))


def _shown(values: Mapping[str, Any], only: frozenset[str] | None) -> str:
    """Return the values of a case, one a line; of a failed one only what is not as expected."""
    return "\n".join(
        labelled(_title(key), _words(key, value))
        for key, value in values.items()
        if only is None or key in only
    )


def _title(key: str) -> str:
    """Return what a value is called; ``parts.0.amount_yuan`` is the amount of the first part."""
    of, _, rest = key.partition(".")
    place, _, name = rest.partition(".")
    if not place.isdecimal():
        return _titles().get(key, key)
    number, title = int(place) + 1, _titles().get(name, name)
    if of == "parts":
        return tr("{title} of part {number}", title=title, number=number)
    return tr("{title} of reading {number}", title=title, number=number)


def _titles() -> Mapping[str, str]:
    return {
        "status": tr("Result"),
        "tier": tr("Tier"),
        "amount_yuan": tr("Amount"),
        "far": tr("FAR"),
        "city_share_yuan": tr("City"),
        "district_share_yuan": tr("District share"),
        "reasons": tr("Reasons"),
        "warnings": tr("Warnings"),
        "refused": tr("Refused"),
    }


def _words(key: str, value: Any) -> str:
    """Return a value in words; codes stay as they are published, so that a case can be found."""
    if value is None:
        return "–"
    if key == "status":
        return marked(str(value))
    if isinstance(value, list | tuple):
        return "、".join(str(each) for each in value) or "–"
    if key.endswith(_YUAN):
        return tr("{amount} yuan", amount=shown_number(value, places=2))
    return str(value)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The amounts of one project under each other: 测算, 审定, 已拨付, 市级补助, 未拨."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.subsidy.ledger_money import in_words, money


@dataclass(frozen=True)
class NamedAmount:
    """One line; an amount of None shows a dash."""

    key: str
    title: str
    fen: int | None
    note: str = ""
    is_main: bool = False


class AmountsView(QWidget):
    """Titles to the left, amounts with 元 under each other to the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name; each amount adds its key.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(max(self.fontMetrics().height() // 6, 1))
        self._grid.setColumnStretch(2, 1)

    def show_amounts(self, amounts: Sequence[NamedAmount]) -> None:
        """Show the amounts."""
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, each in enumerate(amounts):
            value = _label(money(each.fen), bold=each.is_main)
            value.setObjectName(f"{self._name}.{each.key}")
            value.setAccessibleName(f"{each.title} {money(each.fen)}")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if each.fen:
                value.setToolTip(plain_text(in_words(each.fen)))
            self._grid.addWidget(_label(each.title, bold=each.is_main), row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
            note = _label(each.note)
            note.setObjectName(f"{self._name}.{each.key}.Note")
            note.setWordWrap(True)
            self._grid.addWidget(note, row, 2)


def _label(text: str, *, bold: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label

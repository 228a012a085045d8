# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a step changed: each row with its fields, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.history_words import line_title, source_text
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import LineChange, StepDetails

_LINE = Qt.ItemDataRole.UserRole
_MISSING = "—"
_OPEN_UP_TO = 20
"""Of steps with more rows only the first are unfolded."""


class DetailTree(QTreeWidget):
    """Rows of a step; the row that is chosen can be restored."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setColumnCount(3)
        self.setHeaderLabels([tr("Row and field"), tr("Before"), tr("After")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, self.fontMetrics().horizontalAdvance("中") * 12)

    def show_details(self, details: StepDetails) -> None:
        """Show the rows of a step."""
        self.clear()
        self.addTopLevelItems([_item(line) for line in details.lines])
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            item.setFirstColumnSpanned(True)
            item.setExpanded(row < _OPEN_UP_TO)
        if details.left_out:
            text = tr("… and {count} rows more", count=f"{details.left_out:,}")
            last = QTreeWidgetItem([text])
            self.addTopLevelItem(last)
            last.setFirstColumnSpanned(True)

    def chosen(self) -> LineChange | None:
        """Return the row that is chosen, by itself or one of its fields; the only one by itself."""
        item = self.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        if item is None and self.topLevelItemCount() == 1:
            item = self.topLevelItem(0)
        return item.data(0, _LINE) if item is not None else None


def _item(line: LineChange) -> QTreeWidgetItem:
    item = QTreeWidgetItem([line_title(line)])
    item.setData(0, _LINE, line)
    item.setToolTip(0, plain_text(line_title(line)))
    font = QFont()
    font.setBold(True)
    item.setFont(0, font)
    for field in line.fields:
        texts = [field.title, field.before or _MISSING, field.after or _MISSING]
        child = QTreeWidgetItem(item, texts)
        for column, text in enumerate(texts):
            child.setToolTip(column, plain_text(text))
    source = source_text(line.source)
    if source:
        child = QTreeWidgetItem(item, [tr("Decided so"), "", source])
        child.setToolTip(2, plain_text(source))
    return item

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A line of descent as a tree: parcels, and between them what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from lowuse_plugin.domain.parcels.lineage import HISTORY, LineageEvent
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.lineage_words import (
    SIGNS,
    event_text,
    node_area,
    role_word,
    state_word,
)
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.lineage import LineageBranch
    from lowuse_plugin.services.parcels.lineage import ParcelThen

_UUID, _EVENT, _LABEL = (Qt.ItemDataRole.UserRole + each for each in range(3))
_NAME, _AREA = range(2)
_ROWS = 8
"""So many rows are seen at least."""


class LineageView(QTreeWidget):
    """Knows neither workspace nor map."""

    looked_at = pyqtSignal(str)
    """uuid of the parcel on which the hand is, empty on an event."""
    event_looked_at = pyqtSignal(object)
    """The :class:`LineageEvent` on which the hand is."""
    wanted = pyqtSignal(str)
    """uuid of a parcel to go to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(tr("Lineage"))
        self.setHeaderLabels([tr("Parcel or change"), tr("Area")])
        self.setUniformRowHeights(True)
        # Codes and documents stand first and stay whole; the tip has the rest.
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_AREA, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(_ROWS * self.fontMetrics().height() * 3 // 2)
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._tell)
        self.itemDoubleClicked.connect(lambda item, _column: self._want(item))

    def show_branch(self, branch: LineageBranch, states: Mapping[str, ParcelThen]) -> None:
        """Show a tree from its parcel; what was looked at is looked at again.

        Args:
            branch: From the parcel.
            states: How each parcel stands at the moment that is shown.
        """
        before = self.current_uuid
        blocked = self.blockSignals(True)
        self.clear()
        self._add_rows(branch)
        self._span_events()
        self.expandAll()
        found = next((i for i in self._parcels() if i.data(0, _UUID) == before), None)
        self.setCurrentItem(found or self.topLevelItem(0))
        self.blockSignals(blocked)
        self.show_states(states)

    def show_states(self, states: Mapping[str, ParcelThen]) -> None:
        """Let every parcel say how it stands at a moment."""
        for item in self._parcels():
            uuid = str(item.data(0, _UUID))
            then = states.get(uuid)
            sign = "" if then is None else SIGNS[then.state]
            item.setText(_NAME, f"{sign} {item.data(0, _LABEL)}".strip())
            word = "" if then is None else state_word(then.state)
            item.setToolTip(_NAME, plain_text(labelled(str(item.data(0, _LABEL)), word)))
            font = item.font(_NAME)
            font.setItalic(then is not None and then.state == HISTORY)
            font.setBold(item.parent() is None)
            item.setFont(_NAME, font)

    @property
    def current_uuid(self) -> str:
        """The parcel on which the hand is, empty on an event."""
        item = self.currentItem()
        return "" if item is None else str(item.data(0, _UUID) or "")

    @property
    def current_event(self) -> LineageEvent | None:
        """The event on which the hand is."""
        item = self.currentItem()
        found = None if item is None else item.data(0, _EVENT)
        return found if isinstance(found, LineageEvent) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to a parcel with Enter, as with a double click."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_uuid:
            self.wanted.emit(self.current_uuid)
            return
        super().keyPressEvent(event)

    def _add_rows(self, branch: LineageBranch) -> None:
        """Add a tree from above; a line may be longer than calls nest."""
        parcels: dict[int, QTreeWidgetItem] = {}
        events: dict[int, QTreeWidgetItem] = {}
        for depth, found in branch.walked():
            if isinstance(found, LineageEvent):
                row = events[depth] = QTreeWidgetItem([event_text(found)])
                row.setToolTip(_NAME, plain_text(event_text(found)))
                row.setData(0, _EVENT, found)
                parcels[depth].addChild(row)
                continue
            item = parcels[depth] = self._item(found)
            if depth:
                events[depth - 1].addChild(item)
            else:
                self.addTopLevelItem(item)

    def _item(self, branch: LineageBranch) -> QTreeWidgetItem:
        node = branch.node
        said = [parcel_called(node.label), *([node.holder] if node.holder else [])]
        if branch.again:
            said.append(tr("shown above"))
        label = commas(said)
        role = role_word(branch.role)
        label = labelled(role, label) if role else label
        item = QTreeWidgetItem([label, amount(node.area_m2, AREA_UNIT.get())])
        item.setToolTip(_AREA, plain_text(node_area(node)))
        item.setData(0, _UUID, node.uuid)
        item.setData(0, _LABEL, label)
        item.setTextAlignment(
            _AREA, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        )
        return item

    def _span_events(self) -> None:
        """Give what happened the whole width; Qt takes that only of items that are shown."""
        for item in self._rows():
            if item.data(0, _EVENT) is not None:
                item.setFirstColumnSpanned(True)

    def _parcels(self) -> Iterator[QTreeWidgetItem]:
        """Yield every row that is a parcel, top down."""
        return (item for item in self._rows() if item.data(0, _UUID))

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            waiting += [item.child(row) for row in range(item.childCount())]
            yield item

    def _on_current(self, item: QTreeWidgetItem | None, _before: object) -> None:
        if item is not None:
            self._tell(item)

    def _tell(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        event = item.data(0, _EVENT)
        if isinstance(event, LineageEvent):
            self.event_looked_at.emit(event)
        else:
            self.looked_at.emit(str(item.data(0, _UUID) or ""))

    def _want(self, item: QTreeWidgetItem) -> None:
        uuid = str(item.data(0, _UUID) or "")
        if uuid:
            self.wanted.emit(uuid)

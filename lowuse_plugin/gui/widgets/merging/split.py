# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""List above, pages below, and between them a line that stays: who has the room, and kept sizes."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.merging.members import BOTH, LIST, PAGES, MergeMembers

_KEPT = "lowuse/window/merging_split"


class MergeSplit(QSplitter):
    """Follows the arrows of the line between."""

    def __init__(self, name: str, upper: QWidget, members: MergeMembers, pages: QWidget) -> None:
        """Give each its size of last time.

        Args:
            name: Object name.
            upper: Search and list.
            members: The line between.
            pages: What stands below it.
        """
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName(name)
        self._upper, self._pages = upper, pages
        self._is_divided = False
        """Somebody gave list and pages the sizes that they liked."""
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        line = self.fontMetrics().height()
        below.setSpacing(max(line // 5, 2))
        below.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinAndMaxSize)  # of one line too
        below.addWidget(members)
        below.addWidget(pages, 1)
        self.addWidget(upper)
        self.addWidget(lower)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 2)
        self.setChildrenCollapsible(False)
        kept = QgsSettings().value(_KEPT)
        self._is_divided = bool(kept) and self.restoreState(kept)
        self.splitterMoved.connect(self._keep)
        members.room_changed.connect(self._share)
        members.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the list what it asks for and the pages the rest, until somebody divides."""
        super().resizeEvent(event)
        if not self._is_divided:
            wanted = self._upper.sizeHint().height()
            self.setSizes([wanted, max(self.height() - self.handleWidth() - wanted, 0)])

    def _share(self, room: str) -> None:
        """Let list, pages or both be seen."""
        self._upper.setVisible(room != PAGES)
        self._pages.setVisible(room != LIST)
        self.handle(1).setEnabled(room == BOTH)

    def _keep(self, _place: int, _index: int) -> None:
        self._is_divided = True
        QgsSettings().setValue(_KEPT, self.saveState())

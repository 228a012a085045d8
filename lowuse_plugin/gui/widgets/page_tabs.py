# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tab strip of pages about the current parcel; each is made when it is first seen."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.pages import Pages, PageSpec
from lowuse_plugin.gui.panels.context import PanelContext


class ParcelPages(QTabWidget):
    """Shows the pages that commands contribute (:class:`~lowuse_plugin.gui.pages.Pages`)."""

    def __init__(
        self, name: str, context: PanelContext, pages: Pages, parent: QWidget | None = None
    ) -> None:
        """Make the tabs, and the first page.

        Args:
            name: Beginning of the object names, such as ``LowUse.Tagging``.
            context: The shared parts.
            pages: What commands contribute to the panel.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}.Pages")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self._name = name
        self._context = context
        self._key = f"lowuse/window/{name}_page"
        self._before = 0
        """How many tabs stand before the pages."""
        self._made: dict[int, QWidget] = {}
        self._pages = pages.in_order()
        for page in self._pages:
            place = self.addTab(QWidget(), page.title)
            layout = QVBoxLayout(self.widget(place))
            layout.setContentsMargins(0, 0, 0, 0)
        self.currentChanged.connect(self._show_page)
        # A bound method: unlike a lambda it is forgotten when the tabs are gone.
        context.current.current_changed.connect(self._on_current)
        if self._pages:
            self._page(0)

    def insert_first(self, widget: QWidget, title: str) -> None:
        """Put a widget before the pages, such as the card; it follows the parcel by itself."""
        kept = int(QgsSettings().value(self._key, 0))
        self._before += 1
        self.insertTab(0, widget, title)
        self.setCurrentIndex(kept if 0 <= kept < self.count() else 0)

    def show_page(self, name: str) -> QWidget | None:
        """Bring a page to the front; None where there is none of that name."""
        for place, page in enumerate(self._pages):
            if page.name == name:
                self.setCurrentIndex(place + self._before)
                return self._page(place)
        return None

    def _page(self, place: int) -> QWidget:
        if place not in self._made:
            spec: PageSpec = self._pages[place]
            page = spec.make(self._context)
            holder = self.widget(place + self._before)
            holder.setObjectName(f"{self._name}.Page.{spec.name}")
            holder.layout().addWidget(page)
            page.show()
            self._made[place] = page
        return self._made[place]

    def _show_page(self, index: int) -> None:
        QgsSettings().setValue(self._key, index)
        place = index - self._before
        if 0 <= place < len(self._pages):
            page = self._page(place)
            page.show_parcel(self._context.current.uuid)  # type: ignore[attr-defined]

    def _on_current(self, _uuid: str) -> None:
        self._show_page(self.currentIndex())

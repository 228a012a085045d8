# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The documents: outline, words, search, validity, and what rests on a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QShortcut,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.policy.clauses import (
    Clause,
    PolicyDocument,
    clauses_of,
    documents,
    find_clause,
)
from lowuse_plugin.domain.policy.expiry import expiry_of
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_text, quiet_button
from lowuse_plugin.gui.widgets.policy.banner import PolicyBanner
from lowuse_plugin.gui.widgets.policy.document import USES, DocumentView
from lowuse_plugin.gui.widgets.policy.uses import PolicyUses
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from datetime import date

_NAME = "LowUse.Policy"
_TIP = 200
_BEGIN = 24
"""Characters of a clause that stand in the outline."""


class PolicyTexts(QWidget):
    """Searches all documents; the outline keeps what has a hit."""

    def __init__(
        self, context: PanelContext, today: date | None = None, parent: QWidget | None = None
    ) -> None:
        """Show the newest document.

        Args:
            context: The shared parts.
            today: Decides what is about to expire.
            parent: Owner.
        """
        super().__init__(parent)
        self._today = today or office_today()
        self._documents = documents()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._banners = [PolicyBanner(f"{_NAME}.Banner.{d.id}") for d in self._documents]
        for banner, document in zip(self._banners, self._documents, strict=True):
            banner.show_expiry(expiry_of(document, self._today), document.document_no)
        self._search = QLineEdit()
        self._search.setObjectName(f"{_NAME}.Search")
        self._search.setPlaceholderText(tr("Search the words, such as 容积率 or Y-33"))
        self._search.setClearButtonEnabled(True)
        self._hits = QLabel()
        self._hits.setObjectName(f"{_NAME}.Hits")
        self._back = quiet_button(f"{_NAME}.Back", "▲", lambda: self.view.step(-1))
        self._back.setToolTip(tr("Hit before (Shift+F3)"))
        self._on = quiet_button(f"{_NAME}.Next", "▼", lambda: self.view.step(1))
        self._on.setToolTip(tr("Next hit (F3 or Enter)"))
        self.outline = QTreeWidget()
        self.outline.setObjectName(f"{_NAME}.Outline")
        self.outline.setHeaderHidden(True)
        self.view = DocumentView(f"{_NAME}.Text")
        self.uses = PolicyUses(context)
        self._lay_out()
        self._fill()
        self._connect()
        self._show_document(self._documents[-1])

    def show_clause(self, clause_id: str) -> None:
        """Go to a clause and look what rests on it; harmless where it is not known."""
        item = self._items.get(clause_id)
        if item is not None:
            self._search.clear()
            self.outline.setCurrentItem(item)

    def search(self, words: str) -> None:
        """Look for words in all documents."""
        self._search.setText(words)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._search.returnPressed.connect(lambda: self.view.step(1))
        self.outline.currentItemChanged.connect(lambda item, _before: self._on_item(item))
        self.view.acted.connect(self._on_link)
        self.view.found.connect(self._on_found)
        for keys, by in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.view.step(by))
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._search.setFocus)

    def _fill(self) -> None:
        for document in self._documents:
            top = QTreeWidgetItem([f"{document.document_no} {document.title}"])
            top.setToolTip(0, plain_text(document.title))
            top.setData(0, Qt.ItemDataRole.UserRole, document.id)
            self.outline.addTopLevelItem(top)
            for clause in clauses_of(document.id):
                child = QTreeWidgetItem([_outline(clause)])
                child.setToolTip(0, plain_text(clause.text[:_TIP]))
                child.setData(0, Qt.ItemDataRole.UserRole, clause.id)
                top.addChild(child)
                self._items[clause.id] = child
        self.outline.expandAll()

    def _on_item(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        key = str(item.data(0, Qt.ItemDataRole.UserRole))
        clause = find_clause(key) if key in self._items else None
        document = self._document(clause.document_id if clause is not None else key)
        if document is None:
            return
        if document.id != self.view.document_id:
            self._show_document(document)
        if clause is not None:
            self.view.show_clause(clause.id)
            self.uses.look_for(clause.id)

    def _on_link(self, key: str) -> None:
        if not key.startswith(USES):
            return
        clause_id = key.removeprefix(USES)
        item = self._items.get(clause_id)
        if item is not None and item is not self.outline.currentItem():
            self.outline.setCurrentItem(item)
        else:
            self.uses.look_for(clause_id)

    def _on_search(self, words: str) -> None:
        """Keep the clauses with a hit in the outline, and go to the first document with one."""
        wanted = words.strip().casefold()
        with_hit = []
        for document in self._documents:
            for clause in clauses_of(document.id):
                whole = f"{clause.id} {clause.place} {clause.text} {clause.note}".casefold()
                hit = not wanted or wanted in whole
                self._items[clause.id].setHidden(not hit)
                if hit and document not in with_hit:
                    with_hit.append(document)
        current = self._document(self.view.document_id)
        if with_hit and current not in with_hit:
            self._show_document(with_hit[0])
        self.view.search(words)

    def _on_found(self, at: int, count: int) -> None:
        wanted = bool(self._search.text().strip())
        said = tr("{at} of {count}", at=at, count=count) if count else tr("no hit")
        self._hits.setText(said if wanted else "")
        for button in (self._back, self._on):
            button.setEnabled(count > 1)

    def _show_document(self, document: PolicyDocument) -> None:
        self.view.show_document(document)

    def _document(self, document_id: str) -> PolicyDocument | None:
        return next((d for d in self._documents if d.id == document_id), None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._hits)
        for button in (self._back, self._on):
            button.setMaximumWidth(button.fontMetrics().horizontalAdvance("▲▲▲▲"))
            top.addWidget(button)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.view)
        right.addWidget(self.uses)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 1)
        across = QSplitter()
        across.addWidget(self.outline)
        across.addWidget(right)
        across.setStretchFactor(0, 1)
        across.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        for banner in self._banners:
            layout.addWidget(banner)
        layout.addLayout(top)
        layout.addWidget(across, 1)


def _outline(clause: Clause) -> str:
    begin = clause.text[:_BEGIN]
    return f"{clause.id}  {begin}{'…' if len(clause.text) > _BEGIN else ''}"

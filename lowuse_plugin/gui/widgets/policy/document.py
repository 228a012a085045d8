# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A policy document clause by clause, with anchors, search hits marked."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from qgis.PyQt.QtWidgets import QTextEdit, QWidget

from lowuse_plugin.domain.policy.clauses import (
    CLAUSE,
    CONDITION,
    GUARD,
    READING,
    Clause,
    PolicyDocument,
    clauses_of,
)
from lowuse_plugin.gui.widgets.rich_text import RichText, action_link, plain
from lowuse_plugin.qgis_bridge.i18n import tr

_HIT, _CURRENT = QColor("#fff2a8"), QColor("#f5b942")
_INK = QColor("#000000")
USES = "uses:"
"""Begin of the key of a link that asks what rests on a clause."""


class DocumentView(RichText):
    """The words of one document; quotations stay Chinese in every language (D14)."""

    found = pyqtSignal(int, int)
    """Number of the hit that is seen, from 1, and of all; 0 and 0 without any."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(name, parent)
        self._words = ""
        self._hits: list[QTextCursor] = []
        self._at = 0
        self._clause = ""
        """What is looked at; it stays in sight when the lines wrap otherwise."""
        self.document_id = ""

    def show_document(self, document: PolicyDocument) -> None:
        """Show a document from its beginning; what is searched for is marked anew."""
        self.document_id = document.id
        self._clause = ""
        self.setHtml(document_html(document, clauses_of(document.id)))
        self.search(self._words)

    def show_clause(self, clause_id: str) -> None:
        """Scroll to a clause."""
        self._clause = clause_id
        self.scrollToAnchor(clause_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the clause in sight."""
        super().resizeEvent(event)
        if self._clause:
            self.scrollToAnchor(self._clause)

    def search(self, words: str) -> None:
        """Mark every place with these words; empty takes the marks away."""
        self._words = words.strip()
        self._hits = self._all(self._words) if self._words else []
        self._at = 0
        self._show_hits()

    def step(self, by: int) -> None:
        """Go to the next hit or to the one before, round and round."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show_hits()

    @property
    def hit_count(self) -> int:
        """How many places are marked."""
        return len(self._hits)

    def _all(self, words: str) -> list[QTextCursor]:
        found, document = [], self.document()
        cursor = document.find(words, 0, QTextDocument.FindFlags())
        while not cursor.isNull():
            found.append(cursor)
            cursor = document.find(words, cursor, QTextDocument.FindFlags())
        return found

    def _show_hits(self) -> None:
        marks = []
        for place, cursor in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            shape = QTextCharFormat()
            shape.setBackground(_CURRENT if place == self._at else _HIT)
            shape.setForeground(_INK)
            # Colour is never the only sign: the hit that is seen is underlined too.
            shape.setFontUnderline(place == self._at)
            mark.format = shape
            marks.append(mark)
        self.setExtraSelections(marks)
        if self._hits:
            self._clause = ""
            seen = QTextCursor(self._hits[self._at])
            seen.clearSelection()
            self.setTextCursor(seen)
            self.ensureCursorVisible()
        self.found.emit(self._at + 1 if self._hits else 0, len(self._hits))


def document_html(document: PolicyDocument, clauses: Sequence[Clause]) -> str:
    """Return a document: its own words by place, then conditions, then how the plugin reads it."""
    said = tr(
        "{number}, issued by {issuer} on {day}. {validity}.",
        number=document.document_no, issuer=document.issued_by,
        day=document.issued_on.isoformat(), validity=document.validity,
    )  # fmt: skip
    parts = [f"<h2>{plain(document.title)}</h2><p>{plain(said)}</p>"]
    parts += [_clause(each) for each in clauses if each.kind == CLAUSE]
    tests = [each for each in clauses if each.kind in {CONDITION, GUARD}]
    if tests:
        parts.append(f"<h3>{plain(tr('Conditions, and how they are tested'))}</h3>")
        parts += [_clause(each) for each in tests]
    readings = [each for each in clauses if each.kind == READING]
    if readings:
        title = tr("How this plugin reads what the document leaves open")
        parts.append(f"<h3>{plain(title)}</h3>")
        parts += [_clause(each) for each in readings]
    return "".join(parts)


def _clause(clause: Clause) -> str:
    """Return one clause with its anchor; words of the document stand in quotation marks."""
    text = f"「{clause.text}」" if clause.quoted else clause.text
    note = f"<br><i>{plain(clause.note)}</i>" if clause.note else ""
    of = f" <small>→ {plain('、'.join(clause.of))}</small>" if clause.of else ""
    link = action_link(USES + clause.id, tr("what rests on it"))
    return (
        f'<p><a name="{clause.id}"></a><b>{clause.id}</b> {plain(clause.place)}{of}'
        f"<br>{plain(text)}{note}<br><small>{link}</small></p>"
    )

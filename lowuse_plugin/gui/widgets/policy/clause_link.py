# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A citation that can be read: the words when the mouse rests on it, the clause when clicked."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from lowuse_plugin.domain.policy.clauses import Clause, find_clause

_TIP_LENGTH = 300


def cited_as(ref: str, clause: Clause | None) -> str:
    """Return how a citation reads: document number and place where they are known."""
    if clause is None:
        return ref
    return f"{clause.document_no} {clause.place}".strip() or ref


def clause_tip(clause: Clause | None) -> str:
    """Return the words of a clause, shortened, empty when nothing is known of it."""
    if clause is None:
        return ""
    text = clause.text
    return text if len(text) <= _TIP_LENGTH else f"{text[:_TIP_LENGTH]}……"


def open_clause(ref: str, text: str, parent: QWidget) -> None:
    """Show a clause in a window beside the panel."""
    from lowuse_plugin.gui.dialogs.clause_dialog import ClauseDialog  # noqa: PLC0415

    ClauseDialog(ref, parent.window(), text=text).show()


class ClauseLink(QToolButton):
    """Shows one citation; a citation of which nothing is known is plain text."""

    def __init__(self, ref: str = "", text: str = "", parent: QWidget | None = None) -> None:
        """Start with a citation, or empty.

        Args:
            ref: As it stands in a pack, a result or a tag.
            text: Words beside it; they tell paragraphs of one place apart.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Clause.Link")
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.clicked.connect(lambda _checked=False: self._open())
        self._ref, self._text = "", ""
        self.set_clause(ref, text)

    @property
    def ref(self) -> str:
        """The citation."""
        return self._ref

    def set_clause(self, ref: str, text: str = "") -> None:
        """Show another citation; empty hides the link."""
        self._ref, self._text = ref, text
        clause = find_clause(ref, text) if ref else None
        self.setText(cited_as(ref, clause))
        self.setToolTip(clause_tip(clause))
        self.setEnabled(clause is not None)
        self.setVisible(bool(ref))
        font = self.font()
        font.setUnderline(clause is not None)
        self.setFont(font)
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if clause is not None else Qt.CursorShape.ArrowCursor)

    def _open(self) -> None:
        open_clause(self._ref, self._text, self)

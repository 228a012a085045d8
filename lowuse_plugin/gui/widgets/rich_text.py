# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Text with links in one widget: it wraps, is selected and copied, and is made in no time.

A card follows every step through a list; dozens of labels each time would be felt.
"""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QTextBrowser, QWidget

from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.gui.widgets.policy.clause_link import cited_as, clause_tip, open_clause
from lowuse_plugin.qgis_bridge.i18n import tr

_CLAUSE, _ACTION = "clause", "act"


def plain(text: str) -> str:
    """Return text so that nothing in it is markup."""
    return html.escape(text)


def missing() -> str:
    """Return what stands for a missing value: a word of its own, not only a colour."""
    return f"<i>〔{plain(tr('to be filled in'))}〕</i>"


def clause_link(ref: str, text: str = "", *, shown: str = "") -> str:
    """Return a link that opens a clause, plain text where nothing is known of it.

    Args:
        ref: Citation.
        text: Words beside it; they tell paragraphs of one place apart.
        shown: What stands there instead of document number and place.
    """
    if not ref:
        return ""
    clause = find_clause(ref, text)
    said = plain(shown or cited_as(ref, clause))
    if clause is None:
        return said
    # The id, since a citation without the words beside it may mean another paragraph.
    address = html.escape(f"{_CLAUSE}:{QUrl.toPercentEncoding(clause.id).data().decode()}")
    return f'<a href="{address}" title="{html.escape(clause_tip(clause))}">{said}</a>'


def action_link(key: str, said: str) -> str:
    """Return a link that tells :attr:`RichText.acted` its key."""
    return f'<a href="{_ACTION}:{html.escape(key)}">{plain(said)}</a>'


def follow_clause(link: str, parent: QWidget) -> bool:
    """Open the clause of a link of :func:`clause_link`; False when it is another link."""
    if not link.startswith(f"{_CLAUSE}:"):
        return False
    open_clause(_key(link), "", parent)
    return True


def _key(link: str) -> str:
    return QUrl.fromPercentEncoding(link.partition(":")[2].encode())


class RichText(QTextBrowser):
    """Shows HTML of our own making; links open clauses or tell their key."""

    acted = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, palette.color(QPalette.ColorRole.Window))
        palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.WindowText))
        self.setPalette(palette)

    def _follow(self, url: QUrl) -> None:
        link = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if not follow_clause(link, self):
            self.acted.emit(_key(link))

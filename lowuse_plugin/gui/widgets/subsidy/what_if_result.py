# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What came of the figures that were tried: status, tier, amount, difference, distances.

The distance upward is shown here and nowhere that leaves the office.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocumentFragment
from qgis.PyQt.QtWidgets import QLabel, QWidget

from lowuse_plugin.gui.widgets.rich_text import plain
from lowuse_plugin.gui.widgets.subsidy.edges import edges_html
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import signed_yuan, yuan
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled
from lowuse_plugin.qgis_bridge.state_words import marked
from lowuse_plugin.qgis_bridge.subsidy_words import code_sentence

_FAR_SHORT = 2


class FittedText(QLabel):
    """As high as its text in the width that it has: the page scrolls, not this."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMargin(max(self.fontMetrics().height() // 4, 2))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def show_html(self, html: str) -> None:
        """Show HTML of our own making; nothing hides it."""
        self.setText(html)
        self.setVisible(bool(html))

    def words(self) -> str:
        """Return what is read, without markup."""
        return str(QTextDocumentFragment.fromHtml(self.text()).toPlainText())


def head_html(
    result: Mapping[str, Any],
    stored: Mapping[str, Any] | None,
    *,
    changed: bool,
    on: date | None = None,
) -> str:
    """Return status, tier, amount, ratio and difference.

    Args:
        result: As the engine gives it.
        stored: The newest stored calculation's, None without one.
        changed: Whether anything is tried; else the figures of the workspace are shown.
        on: Day to come that it is calculated for; None for today.
    """
    head = marked(str(result["status"]))
    if result.get("tier") is not None:
        head = commas((head, tier_text(result)))
    amount = yuan(result["amount_yuan"], tr("no subsidy"))
    lines = [
        f"<b>{plain(head)}</b>",
        f"<span style='font-size:large'><b>{plain(amount)}</b></span>&nbsp; "
        + plain(labelled(tr("FAR"), far_text(str(result["far"])))),
        plain(difference_text(result, stored, changed=changed)),
    ]
    if on is not None:
        lines.append(plain(tr("Calculated as if it were {day}.", day=on.isoformat())))
    return f"<p>{'<br>'.join(lines)}</p>"


def details_html(result: Mapping[str, Any]) -> str:
    """Return reasons, warnings and how near other results are."""
    reasons = [code_sentence(code) for code in result.get("reasons") or ()]
    warnings = [code_sentence(code) for code in result.get("warnings") or ()]
    edges = edges_html(result.get("edges") or {})
    return _list(reasons, "•") + _list(warnings, "⚠") + edges


def tier_text(result: Mapping[str, Any]) -> str:
    """Return tier and rate."""
    return tr("tier {tier}, {rate} yuan/m²", tier=result["tier"], rate=result["rate_yuan_per_m2"])


def far_text(far: str) -> str:
    """Return a ratio with the decimals that it has, two at least."""
    whole, _, places = far.partition(".")
    places = places.rstrip("0")
    return f"{whole}.{places.ljust(_FAR_SHORT, '0')}"


def difference_text(
    result: Mapping[str, Any], stored: Mapping[str, Any] | None, *, changed: bool
) -> str:
    """Return how much more or less it is than what is stored."""
    if stored is None:
        return tr("No calculation is stored to compare with.")
    difference = Decimal(result["amount_yuan"] or 0) - Decimal(stored["amount_yuan"] or 0)
    was = yuan(stored["amount_yuan"], tr("no subsidy"))
    if not difference and result["status"] == stored["status"]:
        if changed:
            return tr("The same as the stored calculation ({was}).", was=was)
        return tr("As in the stored calculation.")
    state = marked(str(stored["status"]))
    return tr(
        "{difference} against the stored calculation ({state}, {was}).",
        difference=signed_yuan(difference), state=state, was=was,
    )  # fmt: skip


def _list(texts: Sequence[str], sign: str) -> str:
    """Return lines with a sign before each, since a list of HTML indents too much for a dock."""
    lines = "<br>".join(f"{sign} {plain(text)}" for text in texts)
    return f"<p style='margin-top:2px;margin-bottom:2px'>{lines}</p>" if lines else ""

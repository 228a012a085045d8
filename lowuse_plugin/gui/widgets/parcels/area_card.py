# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对 as rich text: five areas, each against what is registered, why they differ (D13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.parcels.area_adjustment import permille_text
from lowuse_plugin.domain.parcels.area_reconciliation import REGISTERED
from lowuse_plugin.gui.widgets.rich_text import plain
from lowuse_plugin.qgis_bridge.area_adjustment_words import figure_text, signed_text
from lowuse_plugin.qgis_bridge.area_reconciliation_words import (
    apart_text,
    pair_text,
    registered_text,
    rest_lines,
    title_word,
    use_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.area_reconciliation import Reconciliation


def card_html(found: Reconciliation, *, heading: bool = True) -> str:
    """Return the card.

    Args:
        found: The areas.
        heading: Say what it is.
    """
    title = f"<p style='margin:2px 0'><b>{plain(tr('Area reconciliation'))}</b></p>"
    rows = "".join(_row(found, name) for name in found.shown)
    head = "".join(
        f"<td align='{side}' width='{width}%'><small>{plain(text)}</small></td>"
        for side, text, width in (
            ("left", tr("Area"), 43), ("right", "m²", 22), ("right", tr("− registered"), 20),
            ("right", "‰", 15),
        )
    )  # fmt: skip
    steps = [apart_text(step) for step in found.steps if step.m2 is not None]
    said = "<br>".join(plain(line) for line in steps)
    told = {(step.first, step.second) for step in found.steps}
    others = [
        pair_text(pair) for pair in found.pairs
        if pair.m2 is not None and (pair.first, pair.second) not in told
        and pair.first != REGISTERED
    ]  # fmt: skip
    registered = "<br>".join(plain(line) for line in registered_text(found))
    rest = [*rest_lines(found)]
    if others:
        rest.insert(0, labelled(tr("Further differences"), semicolons(others)))
    small = "<br>".join(plain(line) for line in rest)
    return (
        f"{title if heading else ''}"
        f"<table cellspacing='0' cellpadding='1' width='100%'><tr>{head}</tr>{rows}</table>"
        f"<p style='margin:4px 0'>{registered}</p>"
        f"<p style='margin:4px 0'>{said}</p><p style='margin:2px 0'><small>{small}</small></p>"
    )


def _row(found: Reconciliation, name: str) -> str:
    """Return an area with its difference to what is registered; below it what takes it."""
    m2 = found.figures.get(name)
    off = found.difference(REGISTERED, name)
    is_first = name == REGISTERED
    area = figure_text(m2) if m2 is not None else tr("not known")
    cells = (
        f"<b>{plain(area)}</b>",
        "" if is_first else plain(signed_text(off.m2)),
        "" if is_first else plain(permille_text(off.m2, off.of).removesuffix("‰")),
    )
    shown = "".join(f"<td align='right' style='white-space:nowrap'>{cell}</td>" for cell in cells)
    uses = labelled(tr("Used for"), use_text(found, name))
    return (
        f"<tr><td>{plain(title_word(name))}</td>{shown}</tr>"
        f"<tr><td colspan='4' style='padding-bottom:4px'><small>{plain(uses)}</small></td></tr>"
    )


__all__ = ["card_html"]

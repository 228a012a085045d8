# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How near a result is to another one: the tier above, losing this one, measuring anew (E06).

The distance upward stays in the panel: no sheet shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.units import m2_to_mu, round_half_up
from lowuse_plugin.gui.widgets.rich_text import plain
from lowuse_plugin.gui.widgets.subsidy.parts import quiet
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import yuan
from lowuse_plugin.qgis_bridge.punctuation import with_aside
from lowuse_plugin.qgis_bridge.subsidy_words import flip_text, reading_name

_MEASURED = frozenset({"land_tolerance", "floor_tolerance"})
"""Flips that are no reading of the document but a measurement."""


def edges_html(edges: Mapping[str, Any]) -> str:
    """Return a line for each edge that is known."""
    lines = [*_up(edges.get("up")), *_down(edges.get("down")), *_land(edges.get("land"))]
    lines += [_flip(flip) for flip in edges.get("flips") or ()]
    if not lines:
        return ""
    inner = "".join(f"<li>{line}</li>" for line in lines)
    said = quiet(tr("For the office only: the distance upward stands on no sheet."))
    return f"<ul style='margin-left:0;-qt-list-indent:0'>{inner}</ul><p>{said}</p>"


def _up(edge: Mapping[str, Any] | None) -> list[str]:
    if not edge:
        return []
    return [
        "▲ "
        + plain(
            tr(
                "{area} m² more floor area (ratio {far}) reaches tier {tier}: {amount} more",
                area=_number(edge["extra_floor_area_m2"]),
                far=edge["far"],
                tier=edge["tier"],
                amount=yuan(edge["extra_yuan"]),
            )
        )
    ]


def _down(edge: Mapping[str, Any] | None) -> list[str]:
    if not edge:
        return []
    given = {
        "area": _number(edge["less_floor_area_m2"]),
        "far": edge["far"],
        "amount": yuan(edge["less_yuan"]),
    }
    if edge["tier"] is None:
        text = tr("{area} m² less floor area (ratio {far}) loses the subsidy: {amount} less",
                  **given)  # fmt: skip
    else:
        text = tr("{area} m² less floor area (ratio {far}) falls to tier {tier}: {amount} less",
                  tier=edge["tier"], **given)  # fmt: skip
    return [f"▼ {plain(text)}"]


def _land(edge: Mapping[str, Any] | None) -> list[str]:
    if not edge or edge.get("over_m2") is None:
        return []
    over = Decimal(edge["over_m2"])
    area = abs(over)
    given = {"area": f"{area:,.2f}", "mu": f"{round_half_up(m2_to_mu(area), 4):,f}"}
    if over > 0:
        text = tr("The land is over 30 mu by {area} m² ({mu} mu)", **given)
    elif over < 0:
        text = tr("The land lacks {area} m² ({mu} mu) of 30 mu, and must be over it", **given)
    else:
        text = tr("The land is exactly 30 mu, and must be over it")
    tolerance = edge.get("tolerance_m2")
    if tolerance is not None:
        text += tr("; its measurement is certain to ±{area} m²", area=_number(tolerance))
    return [f"◆ {plain(text)}"]


def _flip(flip: Mapping[str, Any]) -> str:
    tier = flip.get("tier")
    text = tr(
        "Could turn out otherwise by {why}: {tier}, {amount}",
        why=flip_text(str(flip["kind"])),
        tier=tr("no tier") if tier is None else tr("tier {tier}", tier=tier),
        amount=yuan(flip.get("amount_yuan"), tr("pays nothing")),
    )
    reading = "" if str(flip["kind"]) in _MEASURED else str(flip.get("reading") or "")
    shown = f" {quiet(with_aside('', reading_name(reading)))}" if reading else ""
    return f"⚠ {plain(text)}{shown}"


def _number(value: object) -> str:
    return f"{Decimal(str(value)):,.2f}"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every admissible reading side by side: ratio, tier, amount, and by how much it differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from lowuse_plugin.gui.widgets.rich_text import action_link, plain
from lowuse_plugin.gui.widgets.subsidy.parts import quiet, table
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import signed_yuan, yuan
from lowuse_plugin.qgis_bridge.subsidy_words import reading_name

Reading = Mapping[str, Any]


def readings_html(readings: Sequence[Reading]) -> str:
    """Return the table; the first reading is the default one."""
    if not readings:
        return ""
    default = _amount(readings[0])
    rows = []
    for place, reading in enumerate(readings):
        name = plain(reading_name(str(reading["name"])))
        name = f"<b>{name}</b> {quiet(tr('(default)'))}" if place == 0 else name
        rows.append((name, _figures(reading), _difference(_amount(reading), default, place)))
    heads = (tr("Reading"), tr("Ratio, tier"), tr("Amount, difference"))
    return table(rows, heads, numbers=2)


def _figures(reading: Reading) -> str:
    tier = reading["tier"]
    shown = tr("no tier") if tier is None else tr("tier {tier}", tier=tier)
    return f"{plain(str(reading['far']))}<br>{plain(shown)}"


def _difference(amount: Decimal | None, default: Decimal | None, place: int) -> str:
    shown = plain(yuan(amount, tr("pays nothing")))
    if place == 0 or amount == default:
        return shown
    return f"{shown}<br><b>{plain(signed_yuan((amount or 0) - (default or Decimal(0))))}</b>"


def _amount(reading: Reading) -> Decimal | None:
    amount = reading["amount_yuan"]
    return None if amount is None else Decimal(amount)


def differing(readings: Sequence[Reading]) -> int:
    """Return how many readings pay otherwise than the default one."""
    return sum(reading["amount_yuan"] != readings[0]["amount_yuan"] for reading in readings)


def switches_html(switches: Mapping[str, Any], policy_id: str, document: str) -> str:
    """Return what a person chose to read otherwise than usual, and the document for it."""
    rows = switch_rows(switches, policy_id)
    cells = [
        (plain(title), f"<b>{plain(value)}</b>" if chosen else plain(value))
        for title, value, chosen in rows
    ]
    told = tr("Basis: {document}", document=document) if document else ""
    link = action_link("switches", tr("Choose other readings …"))
    return f"{table(cells)}<p>{plain(told)} {link}</p>"


def switch_rows(switches: Mapping[str, Any], policy_id: str) -> list[tuple[str, str, bool]]:
    """Return title, value and whether it is another than usual, in the words of the policy."""
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415
    from lowuse_plugin.domain.policy.switches import value_key  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.policy_packs import find  # noqa: PLC0415

    try:
        specs = find(policy_id).switch_specs
    except LowUseError:  # a pack that this machine does not have: the stored keys say it
        return [(name, str(value), False) for name, value in switches.items()]
    return [
        (
            spec.title,
            spec.values.get(value_key(switches[spec.name]), str(switches[spec.name])),
            switches[spec.name] != spec.default,
        )
        for spec in specs
        if spec.name in switches
    ]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the chart shows of figures that are tried: the curve of their land, and the marks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.widgets.subsidy.cliff_drawing import (
    NOW,
    READING,
    WHAT_IF,
    Bound,
    ChartData,
    Mark,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.subsidy_words import reading_name

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.services.subsidy.try_what_if import Tried


def chart_data(
    tried: Tried, now: Mapping[str, Any] | None, policy: SubsidyPolicy, *, changed: bool
) -> ChartData:
    """Return everything that is drawn.

    Args:
        tried: What the fields come to.
        now: The result of the figures in the workspace, None where they are incomplete.
        policy: Its tiers are the cliffs.
        changed: Whether anything is tried; else there is one point only.
    """
    lower = [policy.far_at_least, *(t.up_to for t in policy.tiers if t.up_to is not None)]
    bounds = tuple(
        Bound(far, f"{float(tier.rate_yuan_per_m2):g}")
        for far, tier in zip(lower, policy.tiers, strict=False)
    )
    readings = [
        Mark(READING, reading_name(str(r["name"])), exact(r["far"]), _amount(r))
        for r in (tried.result.get("readings") or ())[1:]
    ]
    marks = _apart(readings)
    if now is not None:
        marks.append(Mark(NOW, tr("In the workspace"), exact(now["far"]), _amount(now)))
    if changed or now is None:
        result = tried.result
        marks.append(Mark(WHAT_IF, tr("What if"), exact(result["far"]), _amount(result)))
    return ChartData(tried.points, bounds, tuple(marks))


def _amount(result: Mapping[str, Any]) -> Decimal | None:
    amount = result.get("amount_yuan")
    return None if amount is None else Decimal(amount)


def _apart(readings: list[Mark]) -> list[Mark]:
    """Join readings that stand on one point: one cross with all their names."""
    found: dict[tuple[Fraction, Decimal | None], Mark] = {}
    for mark in readings:
        key = (mark.far, mark.amount_yuan)
        name = f"{found[key].name}；{mark.name}" if key in found else mark.name
        found[key] = Mark(READING, name, mark.far, mark.amount_yuan)
    return list(found.values())

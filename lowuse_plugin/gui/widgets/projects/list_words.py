# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the list of projects says of many of them: counts and sums."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import fen
from lowuse_plugin.qgis_bridge.projects.rows import (
    ELIGIBLE,
    INELIGIBLE,
    NOT_CALCULATED,
    OUTDATED,
    ProjectRow,
)
from lowuse_plugin.qgis_bridge.state_words import marked

_WITHOUT_AMOUNT = frozenset({INELIGIBLE, OUTDATED, NOT_CALCULATED})


def chip_tip(result: str, rows: Sequence[ProjectRow]) -> str:
    """Return what a chip says of its projects when the mouse rests on it."""
    count = f"{len(rows):,}"
    if result in _WITHOUT_AMOUNT:
        return tr("{state}: {count} projects. Press to see only these.",
                  state=marked(result), count=count)  # fmt: skip
    amount = fen(sum(row.amount_fen or 0 for row in rows))
    if result == ELIGIBLE:
        return tr("{state}: {count} projects, {amount}. Press to see only these.",
                  state=marked(result), count=count, amount=amount)  # fmt: skip
    return tr("{state}: {count} projects, {amount} that no total counts. Press to see only these.",
              state=marked(result), count=count, amount=amount)  # fmt: skip


def sum_text(shown: Sequence[ProjectRow], total: int, checked: int) -> str:
    """Return how many are shown and what the eligible ones among them are to get."""
    eligible = [row for row in shown if row.result == ELIGIBLE]
    text = tr(
        "{shown} of {total} projects; eligible {count}, {amount}",
        shown=f"{len(shown):,}",
        total=f"{total:,}",
        count=f"{len(eligible):,}",
        amount=fen(sum(row.amount_fen or 0 for row in eligible)),
    )
    paid = [row for row in shown if row.paid_fen]
    if paid:
        text += tr(
            "; paid {count}, {amount}",
            count=f"{len(paid):,}",
            amount=fen(sum(row.paid_fen or 0 for row in paid)),
        )
    if checked:
        text += tr("; checked {count}", count=f"{checked:,}")
    return text

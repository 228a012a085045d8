# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run of the calculation is told as: how many of which result, and how much."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import yuan
from lowuse_plugin.qgis_bridge.punctuation import commas, sentences, with_aside, with_stop
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.services.subsidy.assess import SubsidySummary


def summary_texts(summary: SubsidySummary) -> tuple[str, str]:
    """Return what was done, as one sentence, and what else is worth knowing."""
    return _done(summary), sentences(_more(summary))


def _done(summary: SubsidySummary) -> str:
    if len(summary.assessed) == 1 and not summary.refused:
        only = summary.assessed[0]
        amount = only.result["amount_yuan"]
        said = marked(str(only.result["status"]))
        return tr(
            "{project}: {result}.",
            project=only.name,
            result=said if amount is None else commas((said, yuan(amount))),
        )
    counts = summary.counts
    parts = [f"{marked(status)} {count:,}" for status, count in counts.items() if count]
    text = tr("{count} projects calculated", count=f"{len(summary.assessed):,}")
    if counts["eligible"]:
        parts[0] = with_aside(parts[0], yuan(summary.payable_yuan))
    return with_stop(commas((text, *parts)))


def _more(summary: SubsidySummary) -> list[str]:
    """Return sentences on what was as before, lacks data, or counts in no sum."""
    more = []
    same = sum(not item.written for item in summary.assessed)
    if same and same == len(summary.assessed):
        more.append(tr("Nothing is otherwise than at the last calculation."))
    elif same:
        more.append(tr("{count} say the same as before.", count=f"{same:,}"))
    if summary.refused:
        more.append(tr("{count} lack data and were not calculated.",
                       count=f"{len(summary.refused):,}"))  # fmt: skip
    trials = [item for item in summary.assessed if item.result["status"] == "trial"]
    amounts = [Decimal(item.result["amount_yuan"] or 0) for item in trials]
    if any(amounts) and len(summary.assessed) > 1:
        more.append(tr("Trial calculations ({amount}) count in no total.",
                       amount=yuan(sum(amounts, Decimal(0)))))  # fmt: skip
    return more

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger in words: states, actions, kinds, directions, levels, figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT, M2

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentFigures, AdjustmentStep

SENTENCES: Mapping[str, str] = {
    "state:draft": "Drawn up",
    "state:publicised": "In publicity",
    "state:submitted": "Submitted",
    "state:decided": "Approved case",
    "state:refused": "Not approved",
    "state:withdrawn": "Withdrawn case",
    "action:start": "Begun",
    "action:advance": "Taken on",
    "action:return": "Sent back",
    "action:decide": "Decision",
    "action:refuse": "Refusal",
    "action:withdraw": "Withdrawal",
    "action:reopen": "Reopened",
    "kind:in": "Enter",
    "kind:out": "Leave",
    "kind:swap": "Exchange",
    "direction:in": "enters",
    "direction:out": "leaves",
    "level:0": "without levels",
    "level:1": "level 1",
    "level:2": "level 2",
    "balance:ok": "as much enters as leaves",
    "balance:short": "less enters than leaves",
    "balance:off": "not asked for",
    "worse:less_contiguous": "the line falls into more parts than before",
    "worse:isolated": "a block that enters touches no part of the line",
    "worse:small": "a part of the line is below the least size",
}
"""Kind and code → English words; the Chinese is that of the code lists."""

STATES = ("draft", "publicised", "submitted", "decided", "refused", "withdrawn")
LEVELS = (1, 2, 0)


def word(kind: str, code: str | int) -> str:
    """Return the word of a code of a kind, the code itself where there is none."""
    source = SENTENCES.get(f"{kind}:{code}")
    return str(code) if source is None else translate(source)


def kind_of(directions: set[str]) -> str:
    """Return the kind of a case from what its blocks do; empty without blocks."""
    if not directions:
        return ""
    return "swap" if len(directions) > 1 else next(iter(directions))


def both(area_m2: float | None) -> str:
    """Return an area in the unit that the user wants, with the m² behind it."""
    if area_m2 is None:
        return "—"
    unit = AREA_UNIT.get()
    exact = amount(area_m2, M2)
    return exact if unit == M2 else with_aside(amount(area_m2, unit), exact)


def figure_lines(found: AdjustmentFigures) -> list[tuple[str, str, bool]]:
    """Return title, value and whether it needs a look, in the order of the question."""
    compact = " → ".join(
        "—" if value is None else f"{value:.3f}"
        for value in (found.compactness_before, found.compactness_after)
    )
    small = ""
    if found.small_m2:
        small = tr("{count} parts below {least}", count=len(found.small_m2),
                   least=amount(found.least_block_m2, M2))  # fmt: skip
    alone = "、".join(block.label for block in found.isolated)
    lines = [
        (tr("Σ enters"), both(found.in_m2), False),
        (tr("Σ leaves"), both(found.out_m2), False),
        (tr("Difference of the sums"), both(found.difference_m2), found.balance == "short"),
        (tr("Balance"), word("balance", found.balance), found.balance == "short"),
        (tr("Line before → after"),
         f"{both(found.line_before_m2)} → {both(found.line_after_m2)}", False),
        (tr("Contiguous parts"), f"{found.parts_before} → {found.parts_after}",
         found.parts_after > found.parts_before),
        (tr("Edge shared with what stays"), f"{found.shared_m:,.1f} m", False),
        (tr("Compactness"), compact, False),
        (tr("Smallest part"),
         f"{both(found.smallest_before_m2)} → {both(found.smallest_m2)}", False),
    ]  # fmt: skip
    if small:
        lines.append((tr("Least size"), small, True))
    if alone:
        lines.append((tr("Lies alone"), alone, True))
    return lines


def figures_text(found: AdjustmentFigures) -> str:
    """Return the figures as lines; what needs a look comes first, with a mark before it."""
    lines = sorted(figure_lines(found), key=lambda line: not line[2])
    return "\n".join(
        ("⚠ " if look else "　 ") + labelled(title, value) for title, value, look in lines
    )


def step_text(step: AdjustmentStep) -> str:
    """Return a step as a few lines."""
    states = word("state", step.to_state)
    if step.from_state:
        states = f"{word('state', step.from_state)} → {states}"
    action = word("action", step.action)
    done = states if step.action == "start" else labelled(action, states)  # 拟订 leads to 拟订
    lines = [" · ".join((shown_day(step.done_on), step.done_by, done))]
    if step.document_no:
        lines.append(labelled(tr("Document no."), step.document_no))
    if step.opinion:
        lines.append(labelled(tr("Opinion"), step.opinion))
    return "\n".join([*lines, *_details(step.details)])


def _details(details: Mapping[str, Any]) -> list[str]:
    lines = []
    first, last = details.get("publicity_from"), details.get("publicity_to")
    if first and last:
        days = tr("Publicity from {first} to {last}", first=shown_day(str(first)),
                  last=shown_day(str(last)))  # fmt: skip
        place = str(details.get("place") or "")
        lines.append(with_aside(days, place) if place else days)
    for objection in details.get("objections") or ():
        lines.append(labelled(tr("Objection"), str(objection.get("text", ""))))
        lines.append(labelled(tr("Answer"), str(objection.get("answer", ""))))
    if details.get("authority"):
        lines.append(labelled(tr("Authority"), str(details["authority"])))
    if details.get("version"):
        lines.append(labelled(tr("New version"), str(details["version"])))
    return lines


def worse_text(found: AdjustmentFigures) -> str:
    """Return what of the line gets worse, empty where nothing does."""
    return semicolons(word("worse", each) for each in found.worse)


__all__ = [
    "LEVELS", "STATES", "both", "figure_lines", "figures_text", "kind_of",
    "step_text", "word", "worse_text",
]  # fmt: skip

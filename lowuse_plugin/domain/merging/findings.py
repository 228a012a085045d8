# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How findings on members become the outcome of a condition, and how a judgement enters it.

A finding is an outcome with a reason code, the members it speaks of, and the values. All of them
are kept, not only the first; the worst decides. Of members that differ, those are named that stand
against the most: who has to be looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any

from lowuse_plugin.domain.merging.case import (
    FAIL,
    MANUAL,
    MISSING,
    PASS,
    Check,
    Judgement,
    MergeParcel,
)
from lowuse_plugin.domain.merging.helpers import Figure, Figures

Parcels = Sequence[MergeParcel]
Result = tuple[str, dict[str, Any]]

_OPEN_TO_JUDGEMENT: Mapping[str, tuple[str, ...]] = {"M-4": (MANUAL,), "M-5": ()}
"""What a judgement settles where that is not everything that is open."""
_BY_WORDS = frozenset({"MORTGAGED_CONSENT", "OTHER_ENTRY_CONSENT", "JUDGEMENT_STALE"})
"""Reasons that a person's words take away whatever the condition; facts of the register are not."""
SEVERITY: Mapping[str, int] = {FAIL: 3, MISSING: 2, MANUAL: 1, PASS: 0}


def worst(results: Sequence[Result], when_all_pass: str, **more: Any) -> Result:
    """Return the worst outcome and, as findings, everything that did not pass."""
    bad = [(outcome, detail) for outcome, detail in results if outcome != PASS]
    if not bad:
        notes = [detail["mapping"] for _, detail in results if "mapping" in detail]
        return PASS, {"reason": when_all_pass, **({"mapping": notes} if notes else {}), **more}
    outcome, first = max(bad, key=lambda result: SEVERITY[result[0]])
    findings = [{"outcome": each, **detail} for each, detail in bad]
    return outcome, {**first, **more, "findings": findings}


def odd_ones(values: Mapping[str, Any]) -> list[str]:
    """Return who has another value than most; everybody where no value is the most common.

    Args:
        values: Member → what it has; members of which nothing is known (None) are left aside.
    """
    known = {key: value for key, value in values.items() if value is not None}
    ranked = Counter(known.values()).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return list(known)
    return [key for key, value in known.items() if value != ranked[0][0]]


Kin = tuple[frozenset[Hashable], frozenset[Hashable]]
"""What a parcel has that others may go by, and what it goes by itself."""


def compared(
    parcels: Parcels,
    signature: Callable[[MergeParcel], Hashable],
    kin: Callable[[MergeParcel], Kin],
    compare: Callable[[MergeParcel, MergeParcel], Result],
) -> list[Result]:
    """Return what comparing every member with every other gives.

    Members that state the same are compared once for all of them, and who has nothing in common
    differs without a look, so that the members may be thousands. Those that differ are named once,
    together with who states the same: of all the ones that fail against more others than the rest.

    Args:
        parcels: The members.
        signature: What a comparison looks at.
        kin: Two of whom neither has what the other goes by differ for certain.
        compare: The comparison; equality need not pass on from one pair to the next.
    """
    alike: dict[Hashable, list[MergeParcel]] = {}
    for parcel in parcels:
        alike.setdefault(signature(parcel), []).append(parcel)
    groups = list(alike.values())
    found = [_of(compare(own[0], own[1]), own) for own in groups if len(own) > 1]
    agrees: list[set[int]] = [set() for _ in groups]
    for one, other in _near([kin(own[0]) for own in groups]):
        result = compare(groups[one][0], groups[other][0])
        if result[0] != FAIL:
            agrees[one].add(other)
            agrees[other].add(one)
            found.append(_of(result, [*groups[one], *groups[other]]))
    return [*found, *_against(groups, agrees, compare)]


def _near(kin: Sequence[Kin]) -> list[tuple[int, int]]:
    """Return the pairs of whom one has what the other goes by."""
    having: dict[Hashable, list[int]] = {}
    for place, (has, _) in enumerate(kin):
        for key in has:
            having.setdefault(key, []).append(place)
    return sorted(
        {
            (min(place, other), max(place, other))
            for place, (_, wants) in enumerate(kin)
            for key in wants
            for other in having.get(key, ())
            if other != place
        }
    )


def _against(
    groups: Sequence[list[MergeParcel]],
    agrees: Sequence[set[int]],
    compare: Callable[[MergeParcel, MergeParcel], Result],
) -> list[Result]:
    """Return who differs from more members than the rest do, everybody where all do alike."""
    everybody = sum(map(len, groups))
    failing = {
        place: fails
        for place, own in enumerate(groups)
        if (fails := everybody - len(own) - sum(len(groups[other]) for other in agrees[place]))
    }
    least = min(failing.values(), default=0)
    odd = [place for place, fails in failing.items() if fails > least] or list(failing)
    largest = sorted(failing, key=lambda place: -len(groups[place]))
    left = dict.fromkeys(odd)
    found = []
    for place in odd:
        if place in left:
            other = next(each for each in largest if each != place and each not in agrees[place])
            sides = [each for each in sorted((place, other)) if each in left]
            for each in sides:
                del left[each]
            one, two = sorted((place, other))
            result = compare(groups[one][0], groups[two][0])
            found.append(_of(result, [parcel for each in sides for parcel in groups[each]]))
    return found


def _of(result: Result, members: Parcels) -> Result:
    outcome, detail = result
    return outcome, {**detail, "members": [parcel.id for parcel in members]}


def waits_for_judgement(code: str, outcome: str, reasons: Collection[str]) -> bool:
    """Tell whether a judgement would settle something of an open condition.

    Args:
        code: The condition.
        outcome: Its outcome.
        reasons: Codes of all that stands against it.
    """
    if outcome not in (MANUAL, MISSING):
        return False
    settles = outcome in _OPEN_TO_JUDGEMENT.get(code, (MANUAL, MISSING))
    return settles or not _BY_WORDS.isdisjoint(reasons)


def judgement_on(parcels: Parcels, code: str) -> Judgement | None:
    """Return the judgement on a condition; one that refuses outweighs the others."""
    found = [parcel.judgements[code] for parcel in parcels if code in parcel.judgements]
    refusing = [judgement for judgement in found if judgement.outcome == FAIL]
    return next(iter(refusing or found), None)


def is_stale(judgement: Judgement, rests_on: Mapping[str, Any]) -> bool:
    """Tell whether a judgement was made on other values than those of now."""
    kept = judgement.rests_on
    return kept is not None and _canonical(kept) != _canonical(rests_on)


def settled(
    code: str,
    parcels: Parcels,
    result: Result,
    rests_on: Mapping[str, Any],
    figures: Figures | None = None,
) -> Check:
    """Let a person's judgement decide what the machine left open; it never heals a failure.

    A missing document stays missing (M-4), consent does not replace a query (M-5); missing
    conditions of an old contract can be judged. A judgement on other values than those of now
    does not count until somebody judges again.
    """
    outcome, detail = result
    shown = dict(figures or {})
    if shown:
        detail = {**detail, **plain_figures(shown)}
    judgement = judgement_on(parcels, code)
    if judgement is None:
        return Check(code, outcome, detail, outcome, None, False, rests_on, shown)
    stale = is_stale(judgement, rests_on)
    machine = outcome
    if stale:
        outcome, detail = _stale(outcome, detail, judgement)
    elif judgement.outcome == FAIL:
        outcome, detail = worst(
            [(FAIL, {"reason": "JUDGED_AGAINST", "why": judgement.reason}), *_findings(result)], ""
        )
        detail = {**result[1], **plain_figures(shown), **detail}
    elif outcome in _OPEN_TO_JUDGEMENT.get(code, (MANUAL, MISSING)):
        outcome = PASS
    detail = {**detail, "judgement": judgement.to_json()}
    return Check(code, outcome, detail, machine, judgement, stale, rests_on, shown)


def _stale(outcome: str, detail: dict[str, Any], judgement: Judgement) -> Result:
    """Hold a condition until somebody judges again, unless the machine itself settles it."""
    if outcome == PASS and judgement.outcome == PASS:
        return outcome, detail
    note: Result = (MANUAL, {"reason": "JUDGEMENT_STALE"})
    found, merged = worst([*_findings((outcome, detail)), note], "")
    return found, {**detail, **merged}


def _findings(result: Result) -> list[Result]:
    """Return every finding of a result on its own; a result that passes has none."""
    outcome, detail = result
    if outcome == PASS:
        return []
    each = detail.get("findings") or [{"outcome": outcome, **detail}]
    return [
        (finding["outcome"], {k: v for k, v in finding.items() if k != "outcome"})
        for finding in each
    ]


def plain_figures(figures: Mapping[str, Figure]) -> dict[str, Any]:
    """Return figures as the detail of a check keeps them."""
    whose = {name: list(figure.members) for name, figure in figures.items() if figure.members}
    return {
        "figures": {name: figure.value for name, figure in figures.items()},
        "units": {name: figure.unit for name, figure in figures.items() if figure.unit},
        **({"whose": whose} if whose else {}),
    }


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

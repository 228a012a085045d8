# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing the holders and uses of many members: who is named, and how shares are written."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations

import pytest

from lowuse_plugin.domain.merging.case import Check, Holder, MergeGeometry, MergeParcel
from lowuse_plugin.domain.merging.findings import SEVERITY
from lowuse_plugin.domain.merging.holders import compare_holders
from lowuse_plugin.domain.merging.judging import judge_merge
from lowuse_plugin.domain.merging.matrix import reasons_of
from lowuse_plugin.domain.parcels.shares import parse_share

TOGETHER = MergeGeometry((), (), (), 1, 1.0)


def check(code: str, parcels: Sequence[MergeParcel]) -> Check:
    verdict = judge_merge(parcels, TOGETHER, today=date(2024, 6, 28))
    return next(each for each in verdict.checks if each.code == code)


def of(*names: str, use: str | None = None) -> list[MergeParcel]:
    return [
        MergeParcel(str(place), holders=(Holder(name),) if name else (), use=use)
        for place, name in enumerate(names)
    ]


def test_who_states_the_same_stands_in_one_reason() -> None:
    found = check("M-6", of("甲", "乙", "甲", "丙", "乙", "甲", ""))
    reasons = [(each.code, each.members) for each in reasons_of(found)]
    assert reasons == [
        ("HOLDER_DIFFERS", ("1", "4")), ("HOLDER_DIFFERS", ("3",)), ("HOLDER_MISSING", ("6",)),
    ]  # fmt: skip


def test_reasons_grow_with_the_members_and_not_with_their_pairs() -> None:
    """400 holders: 79,800 pairs."""
    found = check("M-6", of(*(f"公司{n}" for n in range(400))))
    members = [member for reason in reasons_of(found) for member in reason.members]
    assert sorted(members) == sorted(str(n) for n in range(400))
    unknown = [MergeParcel(str(n), use=f"某用途{n}") for n in range(400)]
    [reason] = reasons_of(check("M-8", unknown))
    assert (reason.code, len(reason.members)) == ("USE_UNKNOWN", 400)


def test_members_are_judged_and_named_as_all_pairs_of_them_say() -> None:
    dice = random.Random(8)

    def holder() -> Holder:
        name, number = dice.choice(["甲", "甲 ", "乙", ""]), dice.choice([None, None, "91", "92"])
        return Holder(name, number, dice.choice([None, "1/2", "50%", ""]))

    def parcel(place: int) -> MergeParcel:
        held = tuple(holder() for _ in range(dice.choice([0, 1, 1, 1, 2, 2])))
        return MergeParcel(str(place), holders=held, share_kind=dice.choice([None, "1", "2"]))

    for _ in range(400):
        parcels = [parcel(place) for place in range(dice.randint(2, 6))]
        found = check("M-6", parcels)
        pairs = [(*p, compare_holders(*p).outcome) for p in combinations(parcels, 2)]
        assert found.outcome == max((each for *_, each in pairs), key=lambda each: SEVERITY[each])
        fails = Counter(p.id for *two, each in pairs if each == "fail" for p in two)
        least = min(fails.values(), default=0)
        odd = {key for key, times in fails.items() if times > least} or set(fails)
        told = [each for each in reasons_of(found) if each.outcome == "fail"]
        assert {member for each in told for member in each.members} == odd


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("1/3", Fraction(1, 3)),
        ("三分之一", Fraction(1, 3)),
        ("4分之3", Fraction(3, 4)),
        ("百分之五十", Fraction(1, 2)),
        ("二十五分之十二", Fraction(12, 25)),
        ("50％", Fraction(1, 2)),
        ("零分之一", None),
        ("三分之", None),
        ("一二分之一", None),
        ("各半", None),
        ("", None),
    ],
)
def test_shares_are_read_as_people_write_them(text: str, share: Fraction | None) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    ("one", "other", "outcome", "reason"),
    [
        (("", ""), ("", ""), "missing", "SHARE_MISSING"),
        ((None, None), ("", " "), "missing", "SHARE_MISSING"),
        (("1/3", "2/3"), ("三分之一", "三分之二"), "pass", "SAME_HOLDER"),
        (("各半", "各半"), ("各半", "各半"), "pass", "SAME_HOLDER"),
        (("各半", "各半"), ("1/2", "1/2"), "missing", "SHARE_MISSING"),
        (("各半", "1/2"), ("1/2", "1/3"), "fail", "SHARE_DIFFERS"),
    ],
)
def test_a_share_that_is_blank_or_cannot_be_read_is_missing(
    one: tuple[str, str], other: tuple[str, str], outcome: str, reason: str
) -> None:
    def shared(key: str, shares: tuple[str, str]) -> MergeParcel:
        held = (
            Holder("甲", "91440703MA4U0001A0", shares[0]),
            Holder("乙", "91440703MA4U0002B4", shares[1]),
        )
        return MergeParcel(key, holders=held, share_kind="2")

    found = check("M-6", [shared("a", one), shared("b", other)])
    assert (found.outcome, found.detail["reason"]) == (outcome, reason)

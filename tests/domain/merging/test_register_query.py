# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One answer of the registry for many parcels, and those of which it does not hold."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.merging.register_query import (
    MORTGAGE,
    SEIZURE,
    QueryFound,
    QueryLine,
)

OLD, DAY, BEFORE = date(2024, 5, 1), date(2024, 6, 28), date(2024, 6, 27)
CLEAR = QueryFound("no", DAY, "no")
UNASKED = QueryFound("unknown", None, "unknown")


def line(recorded: QueryFound) -> QueryLine:
    return QueryLine(recorded, recorded)


def test_a_common_answer_holds_for_every_parcel_that_nobody_typed() -> None:
    assert line(UNASKED).following(CLEAR).now == CLEAR
    assert line(QueryFound("no", OLD, "no")).following(CLEAR).now == CLEAR


def test_only_what_was_chosen_is_given_to_the_parcels_and_taken_back_again() -> None:
    seizure_only = QueryFound("no", DAY)
    first = line(UNASKED).following(seizure_only)
    assert first.now == QueryFound("no", DAY, "unknown")
    assert not first.apart(seizure_only)
    assert first.new == {SEIZURE}
    assert first.following(QueryFound()).now == UNASKED


def test_what_a_person_typed_stays_and_is_told() -> None:
    seized = line(UNASKED).typed(SEIZURE, QueryFound("yes", DAY, "unknown"))
    now = seized.following(CLEAR)
    assert now.now == QueryFound("yes", DAY, "no")
    assert now.apart(CLEAR) == {SEIZURE}
    both = seized.typed(MORTGAGE, seized.now)
    assert both.following(CLEAR).now == both.now


def test_a_recorded_seizure_or_mortgage_is_not_taken_back_silently() -> None:
    now = line(QueryFound("no", OLD, "yes")).following(CLEAR)
    assert now.now == QueryFound("no", DAY, "yes")
    assert now.apart(CLEAR) == {MORTGAGE}
    seized = QueryFound("yes", OLD, "no")
    assert line(seized).following(CLEAR).now == seized
    # The query found it again: that is a newer day of the same.
    assert line(seized).following(QueryFound("yes", DAY)).now == QueryFound("yes", DAY, "no")


def test_the_common_answer_replaces_only_what_differs_in_a_part_that_it_gives() -> None:
    no_mortgage = QueryFound("", DAY, "no")
    seized = line(UNASKED).typed(SEIZURE, QueryFound("yes", DAY, "unknown"))
    now = seized.following(no_mortgage).replacing(no_mortgage)
    assert now.now == QueryFound("yes", DAY, "no")
    # Another look at the mortgage leaves the seizure that was typed alone.
    assert now.following(QueryFound("", DAY, "yes")).now == QueryFound("yes", DAY, "yes")
    # So does a common answer that said the same when others were replaced.
    same = line(UNASKED).typed(MORTGAGE, QueryFound("unknown", None, "no"))
    assert same.replacing(no_mortgage).following(QueryFound("", DAY, "yes")).now.mortgaged == "no"


def test_a_recorded_seizure_that_was_replaced_follows_the_common_answer_from_then_on() -> None:
    no_seizure = QueryFound("no", DAY)
    now = line(QueryFound("yes", OLD, "no")).following(no_seizure).replacing(no_seizure)
    assert now.now == QueryFound("no", DAY, "no")
    corrected = now.following(QueryFound("no", BEFORE))
    assert corrected.now == QueryFound("no", BEFORE, "no")
    # Where the common answer is chosen no more, what is recorded stands, and is kept again.
    taken_back = corrected.following(QueryFound("", DAY))
    assert taken_back.now == QueryFound("yes", OLD, "no")
    assert taken_back.following(no_seizure).now == QueryFound("yes", OLD, "no")


def test_what_is_typed_after_a_replacing_stays_until_the_next_one() -> None:
    now = line(QueryFound("yes", OLD, "no")).replacing(CLEAR)
    typed = now.typed(SEIZURE, QueryFound("yes", DAY, "no")).following(CLEAR)
    assert typed.now == QueryFound("yes", DAY, "no")
    assert typed.replacing(CLEAR).now == CLEAR


def test_what_a_colleague_entered_stands_but_where_a_person_typed() -> None:
    theirs = QueryFound("no", BEFORE, "yes")
    assert line(UNASKED).renewed(theirs, QueryFound()).now == theirs
    typed = line(UNASKED).typed(SEIZURE, QueryFound("yes", DAY, "unknown"))
    assert typed.renewed(theirs, QueryFound()).now == QueryFound("yes", DAY, "yes")
    # A seizure that a colleague entered later was not what the common answer was to replace.
    replaced = line(QueryFound("yes", OLD, "no")).replacing(CLEAR)
    seized = QueryFound("yes", BEFORE, "no")
    assert replaced.renewed(seized, CLEAR).now == seized

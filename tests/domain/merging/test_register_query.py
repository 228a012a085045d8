# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One answer of the registry for many parcels, and those of which it does not hold."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.merging.register_query import (
    MORTGAGE,
    SEIZURE,
    QueryFound,
    differs,
    filled,
)

OLD, DAY = date(2024, 5, 1), date(2024, 6, 28)
CLEAR = QueryFound("no", DAY, "no")
UNASKED = QueryFound("unknown", None, "unknown")


def test_a_common_answer_holds_for_every_parcel_that_nobody_typed() -> None:
    assert filled(UNASKED, UNASKED, CLEAR) == CLEAR
    recorded = QueryFound("no", OLD, "no")
    assert filled(recorded, recorded, CLEAR) == CLEAR


def test_only_what_was_chosen_is_given_to_the_parcels_and_taken_back_again() -> None:
    seizure_only = QueryFound("no", DAY)
    first = filled(UNASKED, UNASKED, seizure_only)
    assert first == QueryFound("no", DAY, "unknown")
    assert not differs(first, seizure_only)
    assert filled(first, UNASKED, QueryFound()) == UNASKED


def test_what_a_person_typed_stays_and_is_told() -> None:
    typed = QueryFound("yes", DAY, "unknown")
    now = filled(typed, UNASKED, CLEAR, {SEIZURE})
    assert now == QueryFound("yes", DAY, "no")
    assert differs(now, CLEAR)
    assert filled(typed, UNASKED, CLEAR, {SEIZURE, MORTGAGE}) == typed


def test_a_recorded_seizure_or_mortgage_is_not_taken_back_silently() -> None:
    recorded = QueryFound("no", OLD, "yes")
    now = filled(recorded, recorded, CLEAR)
    assert now == QueryFound("no", DAY, "yes")
    assert differs(now, CLEAR)
    seized = QueryFound("yes", OLD, "no")
    assert filled(seized, seized, CLEAR) == seized
    # The query found it again: that is a newer day of the same.
    assert filled(seized, seized, QueryFound("yes", DAY)) == QueryFound("yes", DAY, "no")

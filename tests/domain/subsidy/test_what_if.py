# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Other figures of a project, and the amount over the ratio with its cliffs (E07)."""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.domain.subsidy.what_if import CurvePoint, curve, with_changes
from tests.domain.subsidy.subsidy_case import PLANT, POLICY, amounts, result

FACTS: dict[str, Any] = {
    **PLANT,
    "net_land_area_m2": "23000",
    "far_floor_area_m2": "58000",
    "industrial_floor_area_m2": "26400",
    "retained_floor_area_m2": "5280",
    "stated_far": "2.3",
    "other_land_areas": {"certificate": "24001"},
    "land_tolerance_m2": "5",
    "district_parts": [
        {"district": "440703", "land_area_m2": "8000", "floor_area_m2": "17600"},
        {"district": "440705", "land_area_m2": "16000", "floor_area_m2": "35200"},
    ],
}


def test_without_changes_the_facts_stay_and_what_was_given_is_never_touched() -> None:
    before = copy.deepcopy(FACTS)
    found = with_changes(FACTS, {})
    assert found == before
    found["three_old"]["status"] = "settled"
    with_changes(FACTS, {"three_old": {"as_of": "2024-01-01"}, "floor_area_m2": "1"})
    assert before == FACTS


def test_another_floor_area_takes_along_what_rests_on_it() -> None:
    found = with_changes(FACTS, {"floor_area_m2": "48000.01"})
    assert found["far_floor_area_m2"] == "53200.01"
    assert found["industrial_floor_area_m2"] == "24000.00"  # half of it, 24,000.005
    assert found["retained_floor_area_m2"] == "4800.00"
    assert "stated_far" not in found
    assert [part["floor_area_m2"] for part in found["district_parts"]] == ["16000.00", "32000.01"]
    assert [part["land_area_m2"] for part in found["district_parts"]] == ["8000", "16000"]
    assert found["net_land_area_m2"] == "23000"
    assert found["other_land_areas"] == {"certificate": "24001"}
    assert found["land_tolerance_m2"] == "5"
    assert result(**found)["readings"]


def test_another_land_area_takes_along_what_rests_on_it() -> None:
    found = with_changes(FACTS, {"land_area_m2": "21000.5"})
    assert found["net_land_area_m2"] == "20000.50"
    assert [part["land_area_m2"] for part in found["district_parts"]] == ["7000.17", "14000.33"]
    assert [part["floor_area_m2"] for part in found["district_parts"]] == ["17600", "35200"]
    assert {"stated_far", "other_land_areas", "land_tolerance_m2"} & set(found) == set()
    assert found["far_floor_area_m2"] == "58000"
    assert result(**found)["readings"]


def test_what_is_changed_by_hand_does_not_follow() -> None:
    changes = {
        "floor_area_m2": "60000", "land_area_m2": "25000", "stated_far": "2.4",
        "far_floor_area_m2": "61000", "net_land_area_m2": "24500",
        "industrial_floor_area_m2": "60000", "retained_floor_area_m2": "1",
        "other_land_areas": {"registered": "25001"}, "land_tolerance_m2": "9",
        "district_parts": [],
    }  # fmt: skip
    assert with_changes(FACTS, changes) == {**FACTS, **changes, "other_land_areas": {
        "certificate": "24001", "registered": "25001",
    }}  # fmt: skip


def test_the_same_figure_written_otherwise_changes_nothing_else() -> None:
    found = with_changes(FACTS, {"floor_area_m2": "52800.00", "land_area_m2": 24000})
    assert found == {**FACTS, "floor_area_m2": "52800.00", "land_area_m2": 24000}


def test_nothing_takes_a_fact_away_and_a_mapping_changes_within() -> None:
    found = with_changes(FACTS, {"net_land_area_m2": None, "three_old": {"as_of": "2024-07-01"}})
    assert "net_land_area_m2" not in found
    assert found["three_old"] == {"status": "none", "as_of": "2024-07-01"}
    assert with_changes({}, {"three_old": {"status": "none"}}) == {"three_old": {"status": "none"}}
    assert with_changes(FACTS, {"no_such": None}) == FACTS


def test_a_day_of_acceptance_takes_the_place_of_the_documents() -> None:
    documents = {**PLANT, "acceptances": [{"kind": "joint_acceptance", "on": "2024-01-01"}]}
    found = with_changes(documents, {"accepted_on": "2027-04-01"})
    assert ("acceptances" in found, found["accepted_on"]) == (False, "2027-04-01")
    both = with_changes(documents, {"accepted_on": "2027-04-01", "acceptances": []})
    assert both["acceptances"] == []
    assert with_changes(documents, {"floor_area_m2": "1"})["acceptances"]


@pytest.mark.parametrize(("land", "net"), [("1000.01", "0.01"), ("1000", None), ("900", None)])
def test_net_land_that_would_vanish_is_left_out(land: str, net: str | None) -> None:
    assert with_changes(FACTS, {"land_area_m2": land}).get("net_land_area_m2") == net


def test_parts_keep_their_proportion_only_where_they_have_one() -> None:
    parts = [
        {"district": "440703", "land_area_m2": "12000", "floor_area_m2": None},
        {"district": "440705", "land_area_m2": "12000", "floor_area_m2": "1"},
    ]
    found = with_changes({**PLANT, "district_parts": parts}, {"floor_area_m2": "60000"})
    assert found["district_parts"] == parts
    nothing = {**PLANT, "floor_area_m2": "0", "industrial_floor_area_m2": "0"}
    assert with_changes(nothing, {"floor_area_m2": "9"})["industrial_floor_area_m2"] == "0"
    zero = [{**part, "floor_area_m2": "0"} for part in parts]
    kept = with_changes({**nothing, "district_parts": zero}, {"floor_area_m2": "9"})
    assert kept["district_parts"] == zero


def test_a_part_never_grows_beyond_the_whole_and_all_stays_all() -> None:
    facts = {**PLANT, "industrial_floor_area_m2": "52800"}
    found = with_changes(facts, {"floor_area_m2": "52900.004"})
    assert found["industrial_floor_area_m2"] == "52900.004"
    assert result(**found)["reasons"] == []
    almost = {**PLANT, "industrial_floor_area_m2": "52799.99"}
    assert with_changes(almost, {"floor_area_m2": "52900"})["industrial_floor_area_m2"] == (
        "52899.98"
    )


def test_facts_that_are_missing_are_just_added() -> None:
    assert with_changes({}, {"floor_area_m2": "1", "stated_far": "2"}) == {
        "floor_area_m2": "1", "stated_far": "2",
    }  # fmt: skip
    assert with_changes({"stated_far": "2", "floor_area_m2": "5"}, {"floor_area_m2": None}) == {
        "stated_far": "2"
    }


def test_an_area_that_is_no_number_is_refused_with_its_field() -> None:
    with pytest.raises(LowUseError) as refused:
        with_changes(FACTS, {"floor_area_m2": "很多"})
    assert (refused.value.code, refused.value.params["field"]) == (
        "INPUT_NOT_A_NUMBER", "project.floor_area_m2",
    )  # fmt: skip


def test_decimals_that_go_on_are_cut_after_eight() -> None:
    found = with_changes({**PLANT, "far_floor_area_m2": "58000"}, {"floor_area_m2": Fraction(1, 3)})
    assert found["far_floor_area_m2"] == "5200.33333333"
    exact = with_changes({**PLANT, "far_floor_area_m2": "58000"}, {"floor_area_m2": "52800.125"})
    assert exact["far_floor_area_m2"] == "58000.125"


# --- the curve


def drawn(
    far_max: str = "4", switches: dict[str, Any] | None = None, **facts: Any
) -> list[tuple[str, str, str | None, int | None, bool]]:
    project = read_project({**PLANT, **facts}, POLICY)
    chosen = read_switches(switches or {}, POLICY)
    points = curve(project, POLICY, chosen, Fraction(far_max))
    return [
        (
            format(float(p.far), "g"),
            format(float(p.floor_area_m2), "g"),
            None if p.amount_yuan is None else str(p.amount_yuan),
            p.tier,
            p.closed,
        )
        for p in points
    ]


def test_the_curve_has_both_sides_of_every_cliff() -> None:
    assert drawn() == [
        ("0", "0", None, None, True),
        ("1.5", "36000", None, None, False),
        ("1.5", "36000", "1800000.00", 1, True),
        ("2", "48000", "2400000.00", 1, True),
        ("2", "48000", "2880000.00", 2, False),
        ("2.5", "60000", "3600000.00", 2, True),
        ("2.5", "60000", "4200000.00", 3, False),
        ("3", "72000", "5040000.00", 3, True),
        ("3", "72000", "5760000.00", 4, False),
        ("4", "96000", "7680000.00", 4, True),
    ]


def test_the_amount_at_any_ratio_lies_on_the_line_between_two_points() -> None:
    points = curve(read_project(PLANT, POLICY), POLICY, POLICY.switches)
    for floor in ("40000", "48000", "48000.01", "55000", "71999.99", "90000"):
        found = result(floor_area_m2=floor)
        far = Fraction(floor) / 24000
        assert amount_at(points, far) == Decimal(found["amount_yuan"])


def amount_at(points: tuple[CurvePoint, ...], far: Fraction) -> Fraction | None:
    for left, right in pairwise(points):
        inside = left.far < far < right.far
        inside |= (far == left.far and left.closed) or (far == right.far and right.closed)
        if inside and left.tier == right.tier and left.amount_yuan is not None:
            start, end = Fraction(left.amount_yuan), Fraction(right.amount_yuan or 0)
            return start + (end - start) * (far - left.far) / (right.far - left.far)
    return None


def test_the_curve_ends_where_it_is_asked_to() -> None:
    assert drawn("2")[-1] == ("2", "48000", "2400000.00", 1, True)
    assert drawn("1.5") == [("0", "0", None, None, True), ("1.5", "36000", None, None, True)]
    assert drawn("2.01")[-2:] == [
        ("2", "48000", "2880000.00", 2, False), ("2.01", "48240", "2894400.00", 2, True),
    ]  # fmt: skip


def test_with_two_decimals_the_cliffs_lie_where_rounding_lifts_the_ratio() -> None:
    found = drawn(switches={"far_rounding": "two_decimals"})
    assert found[1:3] == [
        ("1.495", "35880", None, None, False), ("1.495", "35880", "1794000.00", 1, True),
    ]  # fmt: skip
    assert found[3:5] == [
        ("2.005", "48120", "2406000.00", 1, False), ("2.005", "48120", "2887200.00", 2, True),
    ]  # fmt: skip


def test_land_that_is_too_small_pays_nothing_at_any_ratio() -> None:
    assert drawn(land_area_m2="20000", floor_area_m2="44000") == [
        ("0", "0", None, None, True), ("4", "80000", None, None, True),
    ]  # fmt: skip


def test_what_is_rewarded_keeps_its_distance_to_what_is_counted() -> None:
    found = drawn(far_floor_area_m2="58000")  # 5,200 m² counted twice are never rewarded
    assert found[3] == ("2", "48000", "2140000.00", 1, True)  # 42,800 × 50
    low = drawn(stated_far="3.5", floor_area_m2="30000")
    assert low[2][2] == "0.00"  # 30,000 − 2 × 24,000 is less than nothing
    assert amounts(result(far_floor_area_m2="48000.00", floor_area_m2="42800"))["far_floor_gross"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The distance to another tier, up and down, and what flips within measuring error (E06)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin.domain.policy.pack import parse_subsidy_policy
from lowuse_plugin.domain.subsidy.edges import thresholds
from tests.domain.subsidy.subsidy_case import POLICY, result


def edges(**facts: Any) -> dict[str, Any]:
    found: dict[str, Any] = result(**facts)["edges"]
    return found


def flips(kind: str, **facts: Any) -> list[tuple[str, int | None, str | None, str | None]]:
    return [
        (flip["reading"], flip["tier"], flip["amount_yuan"], flip["at_m2"])
        for flip in edges(**facts)["flips"]
        if flip["kind"] == kind
    ]


# --- up and down


@pytest.mark.parametrize(
    ("floor", "far", "less", "yuan", "tier"),
    [
        ("36000.00", "1.49999958", "0.01", "1800000.00", None),
        ("36000.005", "1.49999979", "0.01", "1800000.25", None),
        ("48000.00", "1.49999958", "12000.01", "2400000.00", None),
        ("48000.01", "2.00000000", "0.01", "480000.60", 1),
        ("48000.015", "1.99999979", "0.02", "480001.15", 1),
        ("52800.00", "2.00000000", "4800.00", "768000.00", 1),
        ("60000.00", "2.00000000", "12000.00", "1200000.00", 1),
        ("72000.00", "2.50000000", "12000.00", "1440000.00", 2),
        ("96000.00", "3.00000000", "24000.00", "2640000.00", 3),
    ],
)
def test_the_smallest_step_that_loses_the_tier_lies_on_the_grid_of_a_hundredth(
    floor: str, far: str, less: str, yuan: str, tier: int | None
) -> None:
    assert edges(floor_area_m2=floor)["down"] == {
        "far": far, "less_floor_area_m2": less, "less_yuan": yuan, "tier": tier,
    }  # fmt: skip


def test_the_step_up_names_the_tier_that_it_reaches() -> None:
    assert edges(floor_area_m2="48000.00")["up"] == {
        "far": "2.00000042", "extra_floor_area_m2": "0.01", "extra_yuan": "480000.60", "tier": 2,
    }  # fmt: skip
    below = edges(floor_area_m2="35999.99")
    assert (below["up"]["tier"], below["down"]) == (1, None)
    assert edges(floor_area_m2="96000")["up"] is None


def test_with_two_decimals_the_step_leads_to_where_rounding_does() -> None:
    switches = {"far_rounding": "two_decimals"}
    found = edges(floor_area_m2="48000.01", switches=switches)
    assert (found["up"]["extra_floor_area_m2"], found["up"]["extra_yuan"]) == (
        "119.99", "487199.50",  # 48,120.00 × 60 − 48,000.01 × 50
    )  # fmt: skip
    assert (found["down"]["less_floor_area_m2"], found["down"]["tier"]) == ("12120.02", None)
    at = edges(floor_area_m2="48120.00", switches=switches)
    assert (at["down"]["less_floor_area_m2"], at["down"]["less_yuan"]) == ("0.01", "481200.50")


def test_a_stated_ratio_moves_with_the_floor_area_on_the_gross_land() -> None:
    found = edges(stated_far="2.0037", floor_area_m2="48088.80")
    assert (found["down"]["less_floor_area_m2"], found["down"]["tier"]) == ("88.80", 1)


@pytest.mark.parametrize(("floor", "lost"), [("9600.00", "672000.00"), ("9599.99", None)])
def test_more_than_is_rewarded_cannot_be_lost(floor: str, lost: str | None) -> None:
    down = edges(stated_far="2.9", floor_area_m2=floor)["down"]
    assert (down and down["less_yuan"]) == lost


def test_there_is_no_step_where_no_floor_area_helps() -> None:
    for facts in ({"project_type": "three_old"}, {"accepted_on": "2022-03-31"}):
        found = edges(**facts)
        assert (found["up"], found["down"], found["flips"]) == (None, None, [])
    small = edges(land_area_m2="20000", floor_area_m2="44000")
    assert (small["up"], small["down"]) == (None, None)
    assert edges(floor_area_m2="30000")["up"]["extra_floor_area_m2"] == "6000.00"


def test_bounds_that_two_decimals_cannot_print_are_passed_by_the_next_that_they_can() -> None:
    text = POLICY.content.replace('at_least = "1.5"', 'at_least = "1.501"')
    policy = parse_subsidy_policy(text.replace('up_to = "2.5"', 'up_to = "2.333"'), "试验.toml")
    exact = thresholds(policy, two_decimals=False)
    rounded = thresholds(policy, two_decimals=True)
    assert [(e.far, e.from_upper) for e in exact] == [
        (Fraction("1.501"), True), (2, False), (Fraction("2.333"), False), (3, False),
    ]  # fmt: skip
    assert [(e.far, e.from_upper) for e in rounded] == [
        (Fraction("1.505"), True), (Fraction("2.005"), True), (Fraction("2.335"), True),
        (Fraction("3.005"), True),
    ]  # fmt: skip
    assert [e.above.tier for e in exact] == [1, 2, 3, 4]
    assert [e.below.tier if e.below else None for e in exact] == [None, 1, 2, 3]


# --- land


@pytest.mark.parametrize(
    ("land", "over"),
    [
        ("24000", "4000.00"), ("20000.01", "0.01"), ("20000", "0.00"), ("19980", "-20.00"),
        ("20000.004", "0.00400000"), ("19999.996", "-0.00400000"),
    ],
)  # fmt: skip
def test_the_land_above_thirty_mu_is_told_with_its_sign(land: str, over: str) -> None:
    assert edges(land_area_m2=land)["land"]["over_m2"] == over


def test_the_tolerance_of_the_points_comes_before_that_of_the_pack() -> None:
    assert edges()["land"]["tolerance_m2"] == "66.67"  # 0.1 亩
    assert edges(land_tolerance_m2="12.5")["land"]["tolerance_m2"] == "12.50"
    assert edges(land_tolerance_m2="0")["land"]["tolerance_m2"] == "0.00"


# --- flips


@pytest.mark.parametrize(
    ("tolerance", "found"),
    [("9.99", []), ("10.00", [("land_minus", None, None, "20000.00")])],
)
def test_land_that_may_be_no_more_than_thirty_mu_is_flagged(tolerance: str, found: Any) -> None:
    facts = {"land_area_m2": "20010.00", "floor_area_m2": "44000"}
    assert flips("land_tolerance", **facts, land_tolerance_m2=tolerance) == found


@pytest.mark.parametrize(
    ("tolerance", "found"),
    [("10.00", []), ("10.01", [("land_plus", 2, "2640000.00", "20000.01")])],
)
def test_land_that_may_be_more_than_thirty_mu_is_flagged(tolerance: str, found: Any) -> None:
    facts = {"land_area_m2": "19990.00", "floor_area_m2": "44000"}
    assert flips("land_tolerance", **facts, land_tolerance_m2=tolerance) == found


def test_less_land_is_a_higher_ratio_and_every_result_within_reach_is_named_once() -> None:
    at = {"floor_area_m2": "48000.00"}
    assert flips("land_tolerance", **at, land_tolerance_m2="0") == []
    assert flips("land_tolerance", **at, land_tolerance_m2="0.01") == [
        ("land_minus", 2, "2880000.00", "23999.99")
    ]
    assert flips("land_tolerance", **at) == [("land_minus", 2, "2880000.00", "23999.99")]
    wide = flips("land_tolerance", **at, land_tolerance_m2="8000.01")
    assert wide == [
        ("land_minus", 2, "2880000.00", "23999.99"),
        ("land_minus", None, None, "20000.00"),
    ]
    over = flips("land_tolerance", **at, land_tolerance_m2="9000")
    assert over[-1] == ("land_minus", None, None, "20000.00")
    assert flips("land_tolerance", floor_area_m2="48000.01", land_tolerance_m2="1") == [
        ("land_plus", 1, "2400000.50", "24000.01")
    ]


def test_a_tolerance_wider_than_the_land_never_measures_nothing() -> None:
    assert flips("land_tolerance", land_tolerance_m2="24000") != []
    nothing = {"land_area_m2": "1", "floor_area_m2": "0", "land_tolerance_m2": "5"}
    assert flips("land_tolerance", **nothing) == []


def test_a_ratio_on_net_land_does_not_move_with_the_gross() -> None:
    facts = {"net_land_area_m2": "20000", "floor_area_m2": "48000.00"}
    assert flips("land_tolerance", **facts, land_tolerance_m2="3999.99") == []
    assert flips("land_tolerance", **facts, land_tolerance_m2="4000") == [
        ("land_minus", None, None, "20000.00")
    ]


def test_a_floor_area_within_the_tolerance_of_the_pack_is_flagged() -> None:
    assert flips("floor_tolerance", floor_area_m2="48000.00") == [
        ("floor_plus", 2, "2880000.60", "48000.01")
    ]
    # 0.002 of it are 95.808 m²; 48,000.01 is 95.81 m² from the first and 95.80 m² from the second.
    assert flips("floor_tolerance", floor_area_m2="47904.20") == []
    assert flips("floor_tolerance", floor_area_m2="47904.21") == [
        ("floor_plus", 2, "2880000.60", "48000.01")
    ]
    assert flips("floor_tolerance", floor_area_m2="36000.00") == [
        ("floor_minus", None, None, "35999.99")
    ]
    assert flips("floor_tolerance", floor_area_m2="48000.01") == [
        ("floor_minus", 1, "2400000.00", "48000.00")
    ]
    assert flips("floor_tolerance") == []


def test_a_counted_floor_area_moves_what_is_rewarded_by_as_much() -> None:
    facts = {"floor_area_m2": "47000", "far_floor_area_m2": "48000.00"}
    assert flips("floor_tolerance", **facts) == [("floor_plus", 2, "2820000.60", "48000.01")]
    deep = {"underground_floor_area_m2": "1000", "switches": {"include_underground": True}}
    assert flips("floor_tolerance", floor_area_m2="48000.00", **deep) == [
        ("floor_plus", 2, "2940000.60", "48000.01")
    ]


def test_a_stated_ratio_is_not_measured_again() -> None:
    facts = {"stated_far": "2.00", "floor_area_m2": "48000.00"}
    assert flips("floor_tolerance", **facts) == flips("rounding", **facts) == []
    assert flips("land_tolerance", **facts) == []


def test_other_bases_that_give_another_result_are_named() -> None:
    facts = {
        "land_area_m2": "20010",
        "floor_area_m2": "44000",
        "other_land_areas": {"certificate": "20000", "registered": "20020", "plane": "19000"},
    }
    assert flips("area_basis", **facts) == [
        ("floor_gross_certificate", None, None, None),
        ("floor_gross_plane", None, None, None),
    ]


def test_net_and_gross_land_that_give_two_results_are_named() -> None:
    assert flips("area_basis", net_land_area_m2="21000") == [("floor_gross", 2, "3168000.00", None)]
    gross = flips("area_basis", net_land_area_m2="21000", switches={"far_land": "gross"})
    assert gross == [("floor_net", 3, "3696000.00", None)]
    assert flips("area_basis", net_land_area_m2="23000") == []
    assert flips("area_basis", net_land_area_m2="21000", stated_far="2.2") == []


def test_the_other_rounding_is_named_where_it_gives_another_result() -> None:
    assert flips("rounding", floor_area_m2="48000.01") == [
        ("floor_gross_two_decimals", 1, "2400000.50", None)
    ]
    chosen = flips("rounding", floor_area_m2="48000.01", switches={"far_rounding": "two_decimals"})
    assert chosen == [("floor_gross", 2, "2880000.60", None)]
    assert flips("rounding", floor_area_m2="48000.00") == []

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Helper figures of M-10 and M-11, and judgements that age, with hand-computed values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from lowuse_plugin.domain.merging.case import (
    Judgement,
    MergeGeometry,
    MergeParcel,
    Shape,
    newest_judgements,
)
from lowuse_plugin.domain.merging.conditions import basis, same_conditions
from lowuse_plugin.domain.merging.findings import is_stale, odd_ones, settled
from lowuse_plugin.domain.merging.helpers import (
    Figure,
    PlannedArea,
    Planning,
    intensive_figures,
    planning_figures,
)

DAY = date(2024, 6, 1)
A = MergeParcel("a", registered_area_m2=Fraction(300), floor_area_m2=Fraction(300))
B = MergeParcel("b", registered_area_m2=Fraction(100), floor_area_m2=Fraction(200))
SHAPES = {"a": Shape(330.0, 80.0, 4), "b": Shape(110.0, 40.0, 4)}
GEOMETRY = MergeGeometry(
    (), (), (), 1, 0.5, shapes=SHAPES, union=Shape(440.0, 100.0, 4), thin=("b",)
)


def values(figures: dict[str, Figure]) -> dict[str, Any]:
    return {name: figure.value for name, figure in figures.items()}


def test_floor_area_ratios_before_and_after_on_registered_land() -> None:
    found = values(intensive_figures([A, B], GEOMETRY))
    assert (found["far_lowest"], found["far_highest"]) == ("1.0000", "2.0000")
    assert found["far_after"] == "1.2500"
    assert (found["land_area"], found["floor_area_known"]) == ("400.00", "500.00")


def test_land_is_measured_for_all_as_soon_as_one_registers_none() -> None:
    found = values(intensive_figures([A, replace(B, registered_area_m2=None)], GEOMETRY))
    assert found["land_area"] == "440.00"
    assert found["far_after"] == "1.1364"
    assert found["far_highest"] == "1.8182"


def test_an_unknown_floor_area_leaves_the_ratio_open_and_is_named() -> None:
    figures = intensive_figures([A, replace(B, floor_area_m2=None)], GEOMETRY)
    found = values(figures)
    assert (found["far_after"], found["floor_area_known"]) == (None, "300.00")
    assert (found["floor_area_unknown"], figures["floor_area_unknown"].members) == (1, ("b",))
    neither = [replace(each, floor_area_m2=None) for each in (A, B)]
    none = values(intensive_figures(neither, GEOMETRY))
    assert (none["floor_area_known"], none["far_lowest"], none["far_after"]) == (None, None, None)


def test_a_floor_area_of_zero_is_known() -> None:
    found = values(intensive_figures([A, replace(B, floor_area_m2=Fraction(0))], GEOMETRY))
    assert (found["far_lowest"], found["far_after"]) == ("0.0000", "0.7500")


def test_shapes_before_and_after() -> None:
    figures = intensive_figures([A, B], GEOMETRY)
    found = values(figures)
    assert found["boundary_gone"] == "10.00"
    assert (found["corners_before"], found["corners_after"]) == (8, 4)
    assert (found["parts"], found["compactness"]) == (1, 0.5)
    assert found["compactness_lowest"] == round(4 * 3.141592653589793 * 330 / 6400, 4)
    assert found["compactness_highest"] == round(4 * 3.141592653589793 * 110 / 1600, 4)
    assert figures["thin_members"].members == ("b",)
    assert figures["boundary_gone"].unit == "m"
    assert Shape(0.0, 0.0, 0).compactness == 0


def test_without_shapes_only_what_is_stated_is_told() -> None:
    found = values(intensive_figures([A, B], replace(GEOMETRY, shapes={}, union=None)))
    assert "corners_after" not in found
    assert found["far_after"] == "1.2500"
    assert values(intensive_figures([], MergeGeometry((), (), (), 0, 0.0)))["far_after"] is None
    for half in ({"shapes": {}}, {"union": None}):
        assert "corners_after" not in intensive_figures([A, B], replace(GEOMETRY, **half))


def test_land_of_no_area_has_no_ratio() -> None:
    nowhere = [replace(each, registered_area_m2=Fraction(0)) for each in (A, B)]
    found = values(intensive_figures(nowhere, GEOMETRY))
    assert (found["land_area"], found["far_after"], found["far_lowest"]) == ("0.00", None, None)


def test_plan_units_and_places_are_listed_once() -> None:
    parcels = [
        replace(A, plan_unit="JH-01", town="外海街道", district="440704"),
        replace(B, plan_unit=None, town="外海街道", district="440704"),
    ]
    figures = planning_figures(parcels, None)
    found = values(figures)
    assert (found["plan_unit"], found["plan_units"], found["town"]) == ("JH-01", 1, "外海街道")
    assert (found["plan_unit_unknown"], figures["plan_unit_unknown"].members) == (1, ("b",))
    assert "plan_layers" not in found


def test_plans_and_line_are_told_where_there_are_any() -> None:
    uses = (
        PlannedArea("100101", "一类工业用地", "详规", "", 200.0, road=False),
        PlannedArea("1207", "城镇道路用地", "详规", "", 50.0, road=True),
        PlannedArea("1207", "道路", "详规二", "", 5.0, road=True),
    )
    planning = Planning(("详规", "详规二"), uses, 150.0, "2024", 10.0, 300.0)
    found = values(planning_figures([A, B], planning))
    assert found["planned_road"] == "55.00"
    assert found["planned:100101 一类工业用地"] == "200.00"
    assert (found["plan_uncovered"], found["plan_layers"]) == ("150.00", "详规、详规二")
    assert (found["line_version"], found["line_crossing"]) == ("2024", "10.00")
    assert found["line_inside"] == "300.00"
    nothing = values(planning_figures([A, B], Planning()))
    assert (nothing["plan_layers"], nothing["line_version"]) == (None, None)
    assert "planned_road" not in nothing


def test_one_use_in_two_plans_is_summed_under_its_name() -> None:
    uses = tuple(PlannedArea("M1", "工业", name, "", 7.5, road=False) for name in ("一", "二"))
    planning = Planning(("一", "二"), uses, 0.0)
    assert values(planning_figures([A, B], planning))["planned:M1 工业"] == "15.00"


@pytest.mark.parametrize(
    ("given", "odd"),
    [
        ({"a": 1, "b": 1, "c": 2}, ["c"]),
        ({"a": 1, "b": 2}, ["a", "b"]),
        ({"a": 1, "b": 1, "c": 2, "d": 2}, ["a", "b", "c", "d"]),
        ({"a": 1, "b": None, "c": 1, "d": 3}, ["d"]),
        ({"a": None}, []),
        ({"a": 1}, []),
    ],
)
def test_who_has_another_value_than_most(given: dict[str, Any], odd: list[str]) -> None:
    assert odd_ones(given) == odd


def test_the_last_judgement_of_a_condition_counts() -> None:
    first = Judgement("甲", DAY, "一", code="M-9")
    second = replace(first, by="乙")
    other = replace(first, code="M-10")
    assert newest_judgements([first, other, second]) == {"M-9": second, "M-10": other}
    assert newest_judgements({"M-9": first}) == {"M-9": first}


def test_a_judgement_is_stale_only_when_what_it_rests_on_changed() -> None:
    judgement = Judgement("甲", DAY, "一", rests_on={"b": 1, "a": "2"})
    assert not is_stale(judgement, {"a": "2", "b": 1})
    assert is_stale(judgement, {"a": "2", "b": 2})
    assert not is_stale(replace(judgement, rests_on=None), {"a": 1})
    assert is_stale(replace(judgement, rests_on={}), {"a": 1})


def test_what_a_judgement_rests_on_by_condition() -> None:
    lawful = replace(A, source_document="一号", mortgaged="yes", other_entries=("乙", "甲"))
    assert basis("M-4", [lawful]) == {"a": {"source": "一号", "legacy_kind": None}}
    assert basis("M-5", [lawful])["a"]["other_entries"] == sorted(("乙", "甲"))
    conditions = [replace(A, conditions={"contract_far": "2"}), B]
    assert basis("M-9", conditions)["values"]["contract_far"] == {"a": "2", "b": None}
    assert basis("M-10", [A], {"parts": Figure(1, "1")})["figures"] == {
        "parts": {"value": 1, "unit": "1"}
    }
    assert basis("M-10", [B, A], {})["members"] == ["a", "b"]
    assert basis("M-1", [A]) == {}


def test_every_condition_that_differs_or_is_missing_is_found() -> None:
    end = date(2050, 1, 1)
    given: list[dict[str, str]] = [{"x": "1", "y": "2"}, {"x": "1.0", "y": "3"}, {"x": "1"}]
    parcels = [
        MergeParcel(key, conditions=each, right_ends_on=end)
        for key, each in zip("abc", given, strict=True)
    ]
    outcome, detail = same_conditions(parcels)
    found = {(f["reason"], f.get("item")): f.get("members") for f in detail["findings"]}
    assert outcome == "manual"
    assert found == {
        ("CONDITIONS_DIFFER", "y"): ["a", "b"],
        ("CONDITIONS_MISSING", "y"): ["c"],
        ("CONDITIONS_UNSTATED", None): None,
    }


@pytest.mark.parametrize(
    ("code", "machine", "judged", "expected"),
    [
        ("M-9", "manual", "pass", "pass"),
        ("M-9", "missing", "pass", "pass"),
        ("M-9", "fail", "pass", "fail"),
        ("M-9", "pass", "fail", "fail"),
        ("M-4", "manual", "pass", "pass"),
        ("M-4", "missing", "pass", "missing"),
        ("M-5", "manual", "pass", "manual"),
        ("M-5", "missing", "pass", "missing"),
        ("M-5", "pass", "pass", "pass"),
        ("M-5", "pass", "fail", "fail"),
    ],
)
def test_what_a_judgement_settles(code: str, machine: str, judged: str, expected: str) -> None:
    parcels = [replace(A, judgements={code: Judgement("甲", DAY, "一", judged)})]
    check = settled(code, parcels, (machine, {"reason": "X"}), {})
    assert (check.outcome, check.machine, check.stale) == (expected, machine, False)
    assert check.detail["judgement"]["by"] == "甲"


@pytest.mark.parametrize(
    ("machine", "judged", "expected"),
    [
        ("pass", "pass", "pass"),
        ("pass", "fail", "manual"),
        ("manual", "pass", "manual"),
        ("missing", "pass", "missing"),
        ("fail", "pass", "fail"),
    ],
)
def test_a_stale_judgement_settles_nothing(machine: str, judged: str, expected: str) -> None:
    judgement = Judgement("甲", DAY, "一", judged, rests_on={"x": 1})
    parcels = [replace(A, judgements={"M-9": judgement})]
    check = settled("M-9", parcels, (machine, {"reason": "X"}), {"x": 2})
    assert (check.outcome, check.stale) == (expected, True)
    told = [finding["reason"] for finding in check.detail.get("findings", [])]
    assert ("JUDGEMENT_STALE" in told) is (expected != "pass")

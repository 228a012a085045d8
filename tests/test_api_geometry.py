# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python interface for control line, merging and groups, as a script uses it."""

from __future__ import annotations

import doctest
import json
from typing import Any

import pytest
import shapely

from lowuse_plugin import api
from lowuse_plugin.domain.errors import LowUseError


def rectangle(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"POLYGON (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"


def lot(name: str, wkt: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "wkt": wkt,
        "district": "440703",
        "ownership": "state",
        "right_type": "3",
        "right_nature": "102",
        "use": "0601",
        "use_standard": "GB/T 21010-2017",
        "holders": [{"name": "江门甲厂", "id_number": "91440703MA4U00001A"}],
        "source_document": "出让合同 1 号",
        "seized": "no",
        "seized_checked_on": "2024-06-28",
        "mortgaged": "no",
        "right_ends_on": "2050-01-01",
        "registered_area_m2": "200.00",
        "conditions": {
            "contract_far": "2.0",
            "contract_far_max": "3.0",
            "contract_density_pct": "50",
            "height_limit_m": "24",
            "contract_green_pct": "15",
            "contract_investment_wan_per_mu": "300",
            "contract_tax_wan_per_mu": "20",
        },
        "judgements": {
            code: {"by": "王", "on": "2024-06-01", "reason": "适合"} for code in ("M-10", "M-11")
        },
        **changes,
    }


LINE = {
    "id": "L1",
    "wkt": rectangle(0, 0, 1000, 1000),
    "level": 1,
    "version": "2024",
    "valid_from": "2024-01-01",
}


@pytest.mark.parametrize("name", ["check_merge", "find_merge_groups", "check_control_line"])
def test_the_worked_examples_hold(name: str) -> None:
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    [example] = finder.find(getattr(api, name), name, globs=vars(api).copy())
    assert example.examples
    assert runner.run(example).failed == 0


def test_a_complete_pair_may_be_merged_and_the_union_is_described() -> None:
    result = api.check_merge(
        [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20, 0, 40, 10))],
        today="2024-06-28",
    )
    assert result["outcome"] == "pass"
    assert result["warnings"] == []
    union = result["union"]
    assert (union["area_m2"], union["perimeter_m"]) == (400, 100)
    assert (union["corners"], union["parts"]) == (4, 1)
    assert (union["registered_area_m2"], union["difference_m2"]) == ("400.00", "0.00")
    assert shapely.area(shapely.from_wkt(union["wkt"])) == 400


def test_a_survey_gap_is_measured_and_not_filled() -> None:
    result = api.check_merge(
        [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20.02, 0, 40, 10))],
        today="2024-06-28",
    )
    assert result["adjacency"] == [
        {"a": "a", "b": "b", "shared_m": 10.0, "gap_m2": 0.2, "overlap_m2": 0.0}
    ]
    assert result["union"]["parts"] == 2
    assert result["warnings"] == ["UNION_IN_PARTS"]


def test_a_ring_that_crosses_itself_is_a_finding_and_not_mended_in_silence() -> None:
    crossed = "POLYGON ((20 0, 40 10, 40 0, 20 10, 20 0))"
    result = api.check_merge(
        [lot("a", rectangle(0, 0, 20, 10)), lot("b", crossed)], today="2024-06-28"
    )
    reasons = result["matrix"]["M-2"]["reasons"]
    assert [(reason["code"], reason["members"]) for reason in reasons] == [("RING_BROKEN", ["b"])]
    assert result["outcome"] == "manual"
    assert result["union"]["area_m2"] == 300.0  # 200 + 2 triangles of 10 × 10 / 2


@pytest.mark.parametrize(
    ("overlap_m", "outcome", "warnings"),
    [(0.04, "pass", ["OVERLAP_WITHIN_TOLERANCE"]), (0.06, "fail", [])],
)
def test_overlaps_are_judged_by_their_width(
    overlap_m: float, outcome: str, warnings: list[str]
) -> None:
    result = api.check_merge(
        [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20 - overlap_m, 0, 40, 10))],
        today="2024-06-28",
    )
    assert (result["outcome"], result["warnings"]) == (outcome, warnings)
    assert result["adjacency"][0]["overlap_m2"] == pytest.approx(overlap_m * 10)


def test_a_corner_contact_is_not_adjacent_and_the_stranger_is_named() -> None:
    result = api.check_merge(
        [
            lot("a", rectangle(0, 0, 20, 10)),
            lot("b", rectangle(20, 0, 40, 10)),
            lot("c", rectangle(40, 10, 60, 20)),
        ],
        today="2024-06-28",
    )
    [check] = [item for item in result["checks"] if item["code"] == "M-2"]
    assert (check["outcome"], check["detail"]["members"]) == ("fail", ["c"])
    assert [(pair["a"], pair["b"]) for pair in result["adjacency"]] == [("a", "b")]


def test_one_parcel_or_none_is_refused_by_the_first_condition() -> None:
    for parcels in ([], [lot("a", rectangle(0, 0, 20, 10))]):
        result = api.check_merge(parcels, today="2024-06-28")
        assert result["outcome"] == "fail"
        assert result["checks"][0]["outcome"] == "fail"


def test_groups_keep_holders_natures_and_uses_apart() -> None:
    row = [rectangle(i * 10, 0, i * 10 + 10, 10) for i in range(8)]
    parcels = [
        lot("0", row[0]),
        lot("1", row[1], holders=[{"name": "江门甲厂"}]),
        lot("2", row[2], holders=[{"name": "江门乙厂"}]),
        lot("3", row[3], holders=[{"name": "江门乙厂"}], use="061", use_standard="GB/T 21010-2007"),
        lot("4", row[4], holders=[{"name": "江门乙厂"}], right_nature="101"),
        lot("5", row[5], holders=[{"name": "0/0"}]),
        lot("6", row[6], holders=[{"name": "0/0"}]),
        lot("7", row[7], holders=[{"name": "江门甲厂"}]),
    ]
    groups = api.find_merge_groups(parcels)
    assert [group["members"] for group in groups] == [["0", "1"], ["2", "3"]]
    assert [group["land_area_m2"] for group in groups] == ["400.00", "400.00"]
    assert {group["loose"] for group in groups} == {False}


def test_a_group_says_which_members_are_only_measured() -> None:
    parcels = [
        lot("a", rectangle(0, 0, 20, 10), registered_area_m2="199.99"),
        lot("b", rectangle(20, 0, 40, 10.5), registered_area_m2=None),
    ]
    [group] = api.find_merge_groups(parcels)
    assert (group["land_area_m2"], group["measured_members"]) == ("409.99", ["b"])


@pytest.mark.parametrize(
    ("x", "expected"),
    [(-40, "outside"), (-60, "outside"), (10, "inside"), (-20, "crossing")],
)
def test_a_parcel_is_inside_outside_or_crossing(x: float, expected: str) -> None:
    parcels = [{"id": "p", "wkt": rectangle(x, 100, x + 40, 110)}]
    [row] = api.check_control_line(parcels, [LINE], on="2024-06-30")
    assert row["class"] == expected
    assert row["inside_m2"] + row["outside_m2"] == pytest.approx(400)


@pytest.mark.parametrize(("depth", "boundary_error"), [(0.99, True), (1.0, True), (1.01, False)])
@pytest.mark.parametrize("inside", [True, False])
def test_a_thin_smaller_part_is_a_boundary_error(
    depth: float, *, inside: bool, boundary_error: bool
) -> None:
    """A parcel of 100 m × 40 m whose strip of the given depth lies on the other side."""
    west = depth - 40 if inside else -depth
    parcels = [{"id": "p", "wkt": rectangle(west, 100, west + 40, 200)}]
    [row] = api.check_control_line(parcels, [LINE], on="2024-06-30")
    assert (row["class"], row["boundary_error"]) == ("crossing", boundary_error)


def test_levels_are_disjoint_and_add_up() -> None:
    second = {**LINE, "id": "L2", "level": 2, "wkt": rectangle(900, 0, 2000, 1000)}
    parcels = [{"id": "p", "wkt": rectangle(990, 0, 1010, 10)}]
    [row] = api.check_control_line(parcels, [LINE, second], on="2024-06-30")
    assert row["by_level"] == {"1": 100.0, "2": 100.0, "0": 0.0}
    assert (row["class"], row["inside_share"]) == ("inside", 1.0)


def test_only_the_version_in_force_counts() -> None:
    old = {**LINE, "version": "2019", "valid_from": "2019-01-01", "valid_to": "2024-01-01"}
    new = {**LINE, "wkt": rectangle(5000, 0, 6000, 1000)}
    parcels = [{"id": "p", "wkt": rectangle(10, 10, 50, 20)}]
    for on, expected in (("2023-12-31", ("inside", "2019")), ("2024-01-01", ("outside", "2024"))):
        [row] = api.check_control_line(parcels, [new, old], on=on)
        assert (row["class"], row["version"]) == expected


def test_wkb_and_an_invalid_ring_are_read() -> None:
    bow_tie = shapely.from_wkt("POLYGON ((10 10, 20 20, 20 10, 10 20, 10 10))")
    [row] = api.check_control_line([{"id": "p", "wkb": bow_tie.wkb}], [LINE], on="2024-06-30")
    assert row["inside_m2"] == pytest.approx(50)


def test_results_are_plain_json() -> None:
    pair = [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(19.9, 0, 40, 10))]
    found = [
        api.check_merge(pair, today="2024-06-28"),
        api.find_merge_groups(pair),
        api.check_control_line(pair, [LINE], on="2024-06-30"),
        api.reimbursements("440703", ["0.01", "-0.01"]),
    ]
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
    assert all(found)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"level": 3}, "INPUT_NOT_ALLOWED", "lines[0].level"),
        ({"level": None}, "INPUT_MISSING", "lines[0].level"),
        ({"valid_from": None}, "INPUT_MISSING", "lines[0].valid_from"),
        ({"valid_to": "2024-01-01"}, "INPUT_DATES_REVERSED", "lines[0].valid_to"),
        ({"wkt": "POLYGON (("}, "GEOMETRY_UNREADABLE", "lines[0].wkt"),
        ({"wkt": None}, "INPUT_MISSING", "lines[0].wkt"),
        ({"wkt": "LINESTRING (0 0, 9 9)"}, "LINE_NOT_CLOSED", "lines[0].wkt"),
        ({"wkt": "POINT (0 0)"}, "GEOMETRY_REFUSED", "lines[0].wkt"),
    ],
)
def test_an_unreadable_line_names_its_field(change: dict[str, Any], code: str, field: str) -> None:
    parcels = [{"id": "p", "wkt": rectangle(0, 0, 10, 10)}]
    with pytest.raises(LowUseError) as caught:
        api.check_control_line(parcels, [{**LINE, **change}], on="2024-06-30")
    assert (caught.value.code, caught.value.params["field"]) == (code, field)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"stage": "soon"}, "INPUT_NOT_ALLOWED"),
        ({"today": "tomorrow"}, "INPUT_NOT_A_DATE"),
        ({"tolerance_m": 0.5}, "TOLERANCE_TOO_WIDE"),
    ],
)
def test_unreadable_options_are_refused(options: dict[str, Any], code: str) -> None:
    pair = [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20, 0, 40, 10))]
    with pytest.raises(LowUseError) as caught:
        api.check_merge(pair, **options)
    assert caught.value.code == code


def test_the_matrix_names_the_parcel_of_every_failure() -> None:
    result = api.check_merge(
        [
            lot("a", rectangle(0, 0, 20, 10), floor_area_m2="200"),
            lot("b", rectangle(20, 0, 40, 10), floor_area_m2="400"),
            lot("c", rectangle(40, 0, 60, 10), right_nature="101", seized="yes"),
        ],
        today="2024-06-28",
    )
    matrix = result["matrix"]
    assert list(matrix) == [f"M-{n}" for n in range(1, 13)]
    assert matrix["M-7"]["per_member"] == {"a": "pass", "b": "pass", "c": "fail"}
    assert matrix["M-5"]["reasons"][0]["members"] == ["c"]
    assert matrix["M-10"]["figures"]["floor_area_unknown"]["members"] == ["c"]
    assert matrix["M-10"]["figures"]["far_highest"] == {"value": "2.0000", "unit": ""}
    assert result["pack"]["id"] == "jiangfu-2022-10-merge"


@pytest.mark.parametrize("function", [api.check_merge, api.find_merge_groups])
@pytest.mark.parametrize("name", ["tolerance_m", "min_shared_m"])
def test_a_width_is_a_number_or_its_text(function: Any, name: str) -> None:
    lots = [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20, 0, 40, 10))]
    given = {"tolerance_m": 0.04, "min_shared_m": 1.5}
    assert function(lots, **{**given, name: str(given[name])}) == function(lots, **given)
    for wrong in ("wide", float("nan"), [1]):
        with pytest.raises(LowUseError) as refused:
            function(lots, **{name: wrong})
        assert (refused.value.code, refused.value.params["field"]) == ("INPUT_NOT_A_NUMBER", name)


def test_an_applicant_is_text() -> None:
    lots = [lot("a", rectangle(0, 0, 20, 10)), lot("b", rectangle(20, 0, 40, 10))]
    with pytest.raises(LowUseError) as refused:
        api.check_merge(lots, applicant=["江门甲厂"])  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.params["field"]) == ("INPUT_NOT_TEXT", "applicant")

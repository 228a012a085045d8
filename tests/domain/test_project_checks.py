# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of the figures and parcels of a project, below, at and above each bound."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.display import shown_value
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.list_columns import list_column
from lowuse_plugin.domain.projects.members import (
    ProjectMember,
    check_members,
    proposed_parts,
    sums_of,
)
from lowuse_plugin.domain.schema import shipped

TODAY = date(2026, 3, 1)


def codes(changed: tuple[str, ...] | None = None, **values: Any) -> list[tuple[str, str, bool]]:
    names = changed if changed is not None else tuple(values)
    found = check_row("project", values, names, TODAY)
    return [(problem.column, problem.code, problem.refused) for problem in found]


def acceptances(*days: str) -> str:
    rows = [{"kind": "joint_acceptance", "number": "1", "on": day} for day in days]
    return json.dumps(rows)


@pytest.mark.parametrize(
    ("floor", "code"),
    [
        ("0.09", ""),  # 20,000 m² of land: less than a twentieth even in 万 m²
        ("0.1", "PROJECT_FLOOR_UNIT"),
        ("40", "PROJECT_FLOOR_UNIT"),
        ("40.01", ""),
        ("1999.99", ""),
        ("2000", ""),
        ("400000", ""),
        ("400000.01", "PROJECT_FAR_UNLIKELY"),
    ],
)
def test_a_floor_area_in_another_unit_is_noticed(floor: str, code: str) -> None:
    found = codes(land_area_m2="20000", floor_area_m2=floor)
    assert found == ([("floor_area_m2", code, False)] if code else [])


@pytest.mark.parametrize(
    ("stated", "differs"),
    [("1.989", True), ("1.99", False), ("2.01", False), ("2.011", True)],
)
def test_a_stated_ratio_may_miss_the_areas_by_its_last_digit(stated: str, differs: bool) -> None:
    found = codes(land_area_m2="24000", floor_area_m2="48000", stated_far=stated)
    assert found == ([("stated_far", "PROJECT_FAR_DIFFERS", False)] if differs else [])


def test_a_stated_ratio_may_rest_on_net_land_or_counted_floor(
) -> None:
    areas = {"land_area_m2": "24000", "net_land_area_m2": "20000", "floor_area_m2": "48000"}
    assert codes(**areas, stated_far="2.4") == []
    assert codes(**areas, far_floor_area_m2="60000", stated_far="3") == []
    assert codes(**areas, stated_far="2.2") == [("stated_far", "PROJECT_FAR_DIFFERS", False)]


@pytest.mark.parametrize(
    ("land", "code"),
    [("22000", ""), ("33", "AREA_UNIT_SUSPECTED"), ("2.2", "AREA_UNIT_SUSPECTED"),
     ("50000", "AREA_DIFFERS")],
)  # fmt: skip
def test_stated_land_in_another_unit_is_noticed_beside_the_boundary(land: str, code: str) -> None:
    found = codes(("land_area_m2",), land_area_m2=land, plane_area_m2=22_000.0)
    assert [each[1] for each in found] == ([code] if code else [])


def test_an_application_before_the_acceptance_is_noticed() -> None:
    accepted = acceptances("2025-06-30", "2025-07-31")
    assert codes(acceptances=accepted, applied_on="2025-06-30") == []
    assert codes(acceptances=accepted, applied_on="2025-06-29") == [
        ("applied_on", "PROJECT_APPLIED_EARLY", False)
    ]


@pytest.mark.parametrize("unreadable", ["20250601", "2025-W22-7", "soon", None])
def test_days_are_compared_as_days_and_only_those_that_can_be_read(unreadable: str | None) -> None:
    told = codes(acceptances=acceptances("2025-06-30"), applied_on=unreadable)
    assert "PROJECT_APPLIED_EARLY" not in [code for _, code, _ in told]
    given = json.dumps([{"on": unreadable}, {"on": "2025-06-30"}])
    told = codes(("applied_on",), acceptances=given, applied_on="2025-06-29")
    assert ("applied_on", "PROJECT_APPLIED_EARLY", False) in told


def test_an_acceptance_counts_up_to_today() -> None:
    assert codes(acceptances=acceptances("2026-03-01")) == []
    assert codes(acceptances=acceptances("2026-03-02")) == [
        ("acceptances", "FIELD_IN_FUTURE", True)
    ]


def phases(*rows: tuple[bool, str | None], kind: str = "joint_acceptance") -> str:
    return json.dumps(
        [
            {"kind": kind, "number": "1", "on": "2025-06-30", "interim": interim,
             "floor_area_m2": area}
            for interim, area in rows
        ]
    )  # fmt: skip


def test_phases_have_a_floor_area_and_are_together_part_of_the_whole() -> None:
    half = (True, "20000")
    assert codes(acceptances=phases(half, half), floor_area_m2="40000") == []
    above = [("acceptances", "FIELD_ABOVE_WHOLE", True)]
    assert codes(acceptances=phases(half, half), floor_area_m2="39999.99") == above
    lowered = codes(("floor_area_m2",), acceptances=phases(half, half), floor_area_m2="39999.99")
    assert lowered == [("floor_area_m2", "FIELD_ABOVE_WHOLE", True)]
    # Two kinds of document may accept the same phase.
    twice = json.loads(phases(half)) + json.loads(phases(half, kind="planning"))
    told = codes(("floor_area_m2",), acceptances=json.dumps(twice), floor_area_m2="20000")
    assert told == []
    assert codes(acceptances=phases((True, None))) == [
        ("acceptances", "ACCEPTANCE_PHASE_AREA", False)
    ]
    assert codes(acceptances=phases((False, "20000"))) == [
        ("acceptances", "ACCEPTANCE_NOT_A_PHASE", False)
    ]
    shown = shown_value(shipped().tables["project"].columns["acceptances"], phases(half))
    assert shown == "竣工联合验收意见书 1 2025年6月30日 分期 20,000.00 m²"


def test_what_somebody_else_left_in_other_fields_hinders_nobody() -> None:
    broken = {"land_area_m2": "NaN", "acceptances": "{", "net_land_area_m2": "5"}
    assert codes(("remark",), **broken, remark="x") == []


def test_an_approval_without_its_day_is_noticed() -> None:
    assert codes(approval_no="1号") == [("approved_on", "PROJECT_APPROVAL_DAY", False)]
    assert codes(approval_no="1号", approved_on="2026-03-01") == []


def test_lists_read_as_people_write_them() -> None:
    specs = shipped().tables["project"].columns
    assert shown_value(specs["acceptances"], acceptances("2025-06-30")) == (
        "竣工联合验收意见书 1 2025年6月30日"
    )
    assert shown_value(specs["other_land_areas"], '{"registered": "22000"}') == (
        "登记面积合计 22,000.00 m²"
    )
    assert list_column("other_land_areas").stored([{"source": "plane", "area": "1"}]) == (
        '{"plane": "1"}'
    )


# -- parcels --------------------------------------------------------------------------------------


def member(key: str, district: str = "440704", **values: Any) -> ProjectMember:
    known = {"registered_area_m2": 11_000.0, "plane_area_m2": 11_001.0, "part_m2": None}
    return ProjectMember("", 0, key, 1, key, "甲", "0601", district, **{**known, **values})


def test_sums_are_exact_and_a_missing_area_is_no_nothing() -> None:
    both = sums_of([member("a", registered_area_m2=0.1), member("b", registered_area_m2=0.2)])
    assert (both.registered_m2, both.plane_m2) == ("0.3", "22002")
    part = sums_of([member("a", part_m2=100.5), member("b", registered_area_m2=None)])
    assert (part.registered_m2, part.plane_m2, part.unregistered) == (None, "11101.5", 1)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (0.01, ""),
        (11_001.0, ""),  # the larger of the registered and the drawn area
        (11_001.02, "PROJECT_PART_ABOVE_PARCEL"),
        (0.0, "PROJECT_PART_NOT_POSITIVE"),
    ],
)
def test_a_part_is_more_than_nothing_and_at_most_the_parcel(part: float, code: str) -> None:
    found = check_members([member("a", part_m2=part)], "440704", None)
    assert [problem.code for problem in found] == ([code] if code else [])


def test_every_district_of_the_parcels_is_the_project_s_or_in_the_split() -> None:
    two = [member("a"), member("b", "440703")]
    assert [p.code for p in check_members(two, "440704", None)] == ["PROJECT_DISTRICT_DIFFERS"]
    split = proposed_parts(two)
    assert json.loads(str(split)) == [
        {"district": "440704", "land_area_m2": "11000"},
        {"district": "440703", "land_area_m2": "11000"},
    ]
    assert check_members(two, "440704", split) == ()
    assert proposed_parts([member("a"), member("b")]) is None


def test_a_proposed_split_adds_up_to_the_stated_land_to_the_last_digit() -> None:
    three = [member("a"), member("b", "440703"), member("c", "440705")]
    parts = json.loads(str(proposed_parts(three, "100.005")))
    assert [part["land_area_m2"] for part in parts] == ["33.34", "33.34", "33.325"]
    drawn = [member("a", registered_area_m2=None), member("b", "440703")]
    lands = [part["land_area_m2"] for part in json.loads(str(proposed_parts(drawn)))]
    assert lands == ["11001", "11001"]


@pytest.mark.parametrize(
    ("seen", "status", "noted"),
    [("2025-07-30", "none", True), ("2025-07-31", "none", False), (None, "none", False),
     ("2025-07-30", "register", False)],
)  # fmt: skip
def test_three_old_data_older_than_the_last_acceptance_is_noticed(
    seen: str | None, status: str, *, noted: bool
) -> None:
    accepted = acceptances("2025-07-31", "2025-06-30")
    found = codes(
        ("three_old_as_of",), three_old_status=status, three_old_as_of=seen, acceptances=accepted
    )
    assert found == ([("three_old_as_of", "PROJECT_THREE_OLD_OLD", False)] if noted else [])

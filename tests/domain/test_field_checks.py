# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be saved, what is refused with the field's name, and what is only remarked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.field_checks import check_row

TODAY = date(2026, 3, 1)
REFUSED, REMARKED = True, False
DENSITY = "building_density_pct"
REGISTERED, PLANE = "registered_area_m2", "plane_area_m2"


def found(row: dict[str, Any], *changed: str) -> list[tuple[str, str, bool]]:
    problems = check_row("parcel", row, changed or tuple(row), TODAY)
    return [(problem.column, problem.code, problem.refused) for problem in problems]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"holder_name": None, "far": None}, []),
        ({"district": None}, [("district", "FIELD_REQUIRED", REFUSED)]),
        ({"district": "440703"}, []),
        ({"seized": "maybe"}, [("seized", "FIELD_NOT_IN_LIST", REFUSED)]),
        ({"built_on": "2026-03-01"}, []),
        ({"built_on": "2026-03-02"}, [("built_on", "FIELD_IN_FUTURE", REFUSED)]),
        ({"right_ends_on": "2056-01-01"}, []),
        ({"far": -0.1}, [("far", "FIELD_NEGATIVE", REFUSED)]),
        ({"far": 0.0}, []),
        ({"far": 20.0}, []),
        ({"far": 20.01}, [("far", "FIELD_UNUSUALLY_HIGH", REMARKED)]),
        ({DENSITY: 100.0}, []),
        ({DENSITY: 100.1}, [(DENSITY, "FIELD_ABOVE_PERCENT", REFUSED)]),
        ({"floor_area_m2": 0.0}, [("floor_area_m2", "FIELD_IS_ZERO", REMARKED)]),
        (
            {"right_starts_on": "2020-01-01", "right_ends_on": "2020-01-01"},
            [("right_ends_on", "FIELD_DAYS_REVERSED", REFUSED)],
        ),
        ({"right_starts_on": "2020-01-01", "right_ends_on": "2020-01-02"}, []),
        (
            {"floor_area_m2": 99.9, "underground_floor_area_m2": 100.0},
            [("underground_floor_area_m2", "FIELD_ABOVE_WHOLE", REMARKED)],
        ),
        ({"floor_area_m2": 100.0, "underground_floor_area_m2": 100.0}, []),
        ({"parcel_code": "440704001001GB00001", "district": "440704"}, []),
        ({"parcel_code": "旧-12"}, [("parcel_code", "CODE_OLD_OR_MALFORMED", REMARKED)]),
        ({"parcel_code": None}, []),
        (
            {"parcel_code": "440704001001GB00001", "district": "440703"},
            [("parcel_code", "DISTRICT_CODE_DIFFERS", REMARKED)],
        ),
        ({"use_code": "0601"}, []),
        ({"use_code": "9999"}, [("use_code", "USE_UNKNOWN", REMARKED)]),
        ({DENSITY: 0.45}, [(DENSITY, "FIELD_LOOKS_LIKE_SHARE", REMARKED)]),
        ({DENSITY: 1.0}, []),
        ({"use_code": "工业", "use_standard": "words"}, []),
        (
            {"use_code": "工业", "use_standard": "GB/T 21010-2017"},
            [("use_code", "USE_WORD", REMARKED)],
        ),
        ({"industry_code": "食品"}, [("industry_code", "INDUSTRY_CODE_UNKNOWN", REMARKED)]),
        ({"industry_code": "C13"}, []),
        ({"industry_code": "1310"}, []),
        ({REGISTERED: 1e9, PLANE: 285.0}, [(REGISTERED, "AREA_DIFFERS", REMARKED)]),
        ({REGISTERED: 200.0, PLANE: 100.0}, []),
        ({REGISTERED: 200.1, PLANE: 100.0}, [(REGISTERED, "AREA_DIFFERS", REMARKED)]),
        ({REGISTERED: 50.0, PLANE: 100.0}, []),
        ({REGISTERED: 49.9, PLANE: 100.0}, [(REGISTERED, "AREA_DIFFERS", REMARKED)]),
        ({REGISTERED: 3.0, PLANE: 2000.0}, [(REGISTERED, "AREA_UNIT_SUSPECTED", REMARKED)]),
        ({REGISTERED: 1e9, PLANE: None}, []),
        ({"idle": "no", "idle_cause": "holder"}, [("idle_cause", "IDLE_DENIED", REMARKED)]),
        ({"idle": "yes", "idle_cause": "holder"}, []),
    ],
)  # fmt: skip
def test_a_value_is_judged(row: dict[str, Any], expected: list[tuple[str, str, bool]]) -> None:
    assert found(row) == expected


def test_what_somebody_else_left_in_other_fields_hinders_nobody() -> None:
    row = {
        "far": -1.0,
        "right_starts_on": "2020-01-01",
        "right_ends_on": "2019-01-01",
        "town": "甲",
    }
    assert found(row, "town") == []
    assert found(row, "right_starts_on") == [("right_starts_on", "FIELD_DAYS_REVERSED", REFUSED)]


def test_the_sentence_gets_the_field_and_the_value() -> None:
    (problem,) = check_row(
        "parcel", {"building_density_pct": 120.0}, ("building_density_pct",), TODAY
    )
    assert problem.params == {"field": "建筑密度", "value": "120 %"}


def test_refusals_come_first() -> None:
    codes = [code for _, code, _ in found({"use_code": "9999", "far": -1.0})]
    assert codes == ["FIELD_NEGATIVE", "USE_UNKNOWN"]


def test_what_is_remarked_says_what_is_expected() -> None:
    row = {DENSITY: 0.45, "use_code": "工业", "use_standard": "GB/T 21010-2017", "far": -5.0}
    said = {problem.code: problem.params for problem in check_row("parcel", row, row, TODAY)}
    assert said["FIELD_LOOKS_LIKE_SHARE"]["expected"] == "45"
    assert said["USE_WORD"]["code"] == "0601"
    (negative,) = check_row("parcel", {"floor_area_m2": -5.0}, ("floor_area_m2",), TODAY)
    assert negative.params["value"] == "-5 m²"


def test_a_zero_that_the_three_old_layer_found_is_no_missing_value() -> None:
    row: dict[str, Any] = {"three_old_status": "none", "three_old_overlap_m2": "0.00"}
    changed = tuple(row)
    assert check_row("project", row, changed, TODAY) == ()
    row["three_old_status"] = "register"
    (problem,) = check_row("project", row, changed, TODAY)
    assert (problem.column, problem.code) == ("three_old_overlap_m2", "FIELD_IS_ZERO")

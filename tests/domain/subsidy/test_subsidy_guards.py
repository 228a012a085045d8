# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Guards of the subsidy, figures that look wrong, and input that cannot be read."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin import paths
from tests.domain.subsidy.subsidy_case import POLICY, amounts, refusal, result, traced


def notes(**facts: Any) -> list[tuple[str, str, str, str]]:
    found = result(**facts)
    assert [code for code in found["warnings"] if code not in QUIET] == list(
        dict.fromkeys(note["code"] for note in found["notes"])
    )
    return [tuple(note.values()) for note in found["notes"]]  # type: ignore[misc]


QUIET = {"NEAR_BOUNDARY", "AREA_BASIS_SENSITIVE", "EXAMPLE_RULES"}


# ---


@pytest.mark.parametrize(
    ("industrial", "reasons", "share"),
    [
        ("52799.99", ["REVIEW_MIXED"], "52799.99 m² (100.00 %)"),
        ("26400", ["REVIEW_MIXED"], "26400.00 m² (50.00 %)"),
        ("0", ["REVIEW_MIXED"], "0.00 m² (0.00 %)"),
        ("52800.00", [], "52800.00 m² (100.00 %)"),
    ],
)
def test_less_than_all_industrial_goes_to_a_person(
    industrial: str, reasons: list[str], share: str
) -> None:
    found = result(industrial_floor_area_m2=industrial)
    assert (found["status"], found["reasons"]) == ("review" if reasons else "eligible", reasons)
    assert found["amount_yuan"] == "3168000.00"
    [line] = traced(found, "A-23")
    assert (line["value"], line["threshold"]) == (share, "52800.00 m² (100 %)")
    assert line["codes"] == reasons


def test_an_unknown_industrial_part_is_no_mixed_use() -> None:
    assert traced(result(), "A-23") == []
    none = result(floor_area_m2="0", industrial_floor_area_m2="0")
    assert traced(none, "A-23")[0]["outcome"] == "pass"


# ---


def test_who_is_paid_is_told_and_another_holder_warns() -> None:
    facts = {"redeveloper": "江门乙公司", "right_holder": "江门甲厂（有限公司）"}
    found = result(**facts)
    assert (found["status"], found["warnings"]) == ("eligible", ["RECEIVER_NOT_HOLDER"])
    [line] = traced(found, "A-21")
    assert (line["value"], line["threshold"], line["outcome"]) == (
        "奖补对象 江门乙公司", "土地权利人 江门甲厂（有限公司）", "pass",
    )  # fmt: skip
    assert line["text"] == "由属地县(市、区)财政对改造主体进行奖补"
    assert notes(**facts) == [
        ("RECEIVER_NOT_HOLDER", "project.redeveloper", "江门乙公司", "江门甲厂（有限公司）")
    ]


@pytest.mark.parametrize(
    ("redeveloper", "holder"),
    [("江门甲厂(有限公司)", "江门甲厂（有限公司）"), ("江门甲厂", None), (None, "江门甲厂"),
     ("江门甲厂", "不详"), ("无", "江门甲厂")],
)  # fmt: skip
def test_one_name_in_two_spellings_and_an_unknown_one_do_not_warn(
    redeveloper: str | None, holder: str | None
) -> None:
    found = result(redeveloper=redeveloper, right_holder=holder)
    assert found["warnings"] == []
    assert len(traced(found, "A-21")) == (redeveloper is not None)


def test_an_unknown_holder_is_shown_as_such() -> None:
    assert traced(result(redeveloper="江门甲厂"), "A-21")[0]["threshold"] == "土地权利人 未填"


# --- E-7


def earlier(kind: str, **more: Any) -> dict[str, Any]:
    return {"project": "u-1", "name": "旧厂改造", "kind": kind, **more}


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        (earlier("land", overlap_m2="1250", paid=True), "旧厂改造：已奖补，用地重叠 1250.00 m²"),
        (earlier("land"), "旧厂改造：已登记未奖补，用地重叠"),
        (earlier("building", reference="联 7 号"), "旧厂改造：已登记未奖补，同一建筑文件 联 7 号"),
        (earlier("building"), "旧厂改造：已登记未奖补，同一建筑文件"),
        (earlier("project", reference="2020-44", paid=True),
         "旧厂改造：已奖补，同一项目代码或批复 2020-44"),
    ],
)  # fmt: skip
def test_an_earlier_claim_is_named_with_what_both_have_in_common(
    claim: dict[str, Any], value: str
) -> None:
    found = result(duplicates=[claim])
    assert (found["status"], found["reasons"]) == ("review", ["REVIEW_DUPLICATE"])
    assert traced(found, "E-7")[0]["value"] == value
    assert found["amount_yuan"] == "3168000.00"


def test_paid_claims_stand_before_those_that_are_only_entered() -> None:
    claims = [earlier("land"), {**earlier("building", paid=True), "name": "新厂"}]
    value = traced(result(duplicates=claims), "E-7")[0]["value"]
    assert value == "新厂：已奖补，同一建筑文件; 旧厂改造：已登记未奖补，用地重叠"
    assert traced(result(already_paid=True), "E-7")[0]["value"] == "yes"
    assert traced(result(duplicates=[]), "E-7")[0]["value"] == "no"


# --- E-6, signed


def test_a_signed_finding_decides_over_the_register() -> None:
    signed = {"status": "register", "document": "江三旧函〔2024〕3号"}
    out = result(three_old={**signed, "finding": "excluded"})
    assert (out["status"], out["reasons"]) == ("ineligible", ["EXCLUDED_THREE_OLD"])
    assert traced(out, "E-6")[0]["value"] == "register 核定按三旧办理 江三旧函〔2024〕3号"
    here = result(three_old={**signed, "finding": "applicable"})
    assert (here["status"], here["reasons"]) == ("eligible", [])
    assert "under_three_old" not in amounts(here)
    part = result(three_old={**signed, "finding": "applicable", "overlap_m2": "2000"})
    assert "outside_three_old" not in amounts(part)


def test_a_finding_needs_the_number_of_its_document() -> None:
    error = refusal(three_old={"status": "register", "finding": "excluded"})
    assert (error.code, error.params["field"]) == ("INPUT_MISSING", "project.three_old.document")


# --- units


@pytest.mark.parametrize(
    ("land", "floor", "expected"),
    [
        ("24000", "1199.99", "m²"),
        ("24000", "1200", None),
        ("24000", "5.28", "公顷|万m²"),
        ("24000", "79.2", "亩"),
        ("24000", "0", None),
        ("24000", "480000", None),
        ("24000", "480000.01", "m²"),
        ("500", "24.99", "m²"),
        ("24000", "10.79", "公顷|万m²"),
        ("24000", "10.80", "亩|公顷|万m²"),
        ("24000", "19.2", "亩|公顷|万m²"),
        ("24000", "19.21", "亩"),
        ("24000", "288", "亩"),
        ("24000", "288.01", "m²"),
        ("24000", "0.72", "公顷|万m²"),
        ("24000", "0.71", "m²"),
    ],
)
def test_a_floor_area_that_no_plant_has_is_asked_for_its_unit(
    land: str, floor: str, expected: str | None
) -> None:
    found = [n for n in notes(land_area_m2=land, floor_area_m2=floor) if n[0].startswith("FLOOR")]
    short = format(Decimal(floor).normalize(), "f")
    wanted = ("FLOOR_AREA_UNIT_SUSPECTED", "project.floor_area_m2", f"{short} m²", expected)
    assert found == ([] if expected is None else [wanted])


def test_the_counted_floor_area_is_asked_too() -> None:
    found = notes(far_floor_area_m2="5.8")
    assert found == [
        ("FLOOR_AREA_UNIT_SUSPECTED", "project.far_floor_area_m2", "5.8 m²", "公顷|万m²")
    ]


@pytest.mark.parametrize(
    ("land", "expected"),
    [
        ("36", "亩|公顷|万m²"), ("2.4", "公顷|万m²"), ("3", "亩|公顷|万m²"), ("2.99", "公顷|万m²"),
        ("0.2", "公顷|万m²"), ("0.19", "m²"), ("499.99", "亩|公顷|万m²"), ("500", None),
    ],
)  # fmt: skip
def test_land_that_is_no_project_is_asked_for_its_unit(land: str, expected: str | None) -> None:
    found = notes(land_area_m2=land, floor_area_m2="1000")
    wanted = ("LAND_AREA_UNIT_SUSPECTED", "project.land_area_m2", f"{land} m²", expected)
    assert found == ([] if expected is None else [wanted])


@pytest.mark.parametrize(("floor", "status"), [("480000", "eligible"), ("480000.01", "review")])
def test_a_ratio_above_twenty_is_never_paid_without_a_person(floor: str, status: str) -> None:
    found = result(floor_area_m2=floor)
    assert found["status"] == status
    assert found["reasons"] == (["FLOOR_AREA_UNIT_SUSPECTED"] if status == "review" else [])
    outcome = "review" if status == "review" else "pass"
    assert [line["outcome"] for line in traced(found, "E-3")] == [outcome]


def test_a_ratio_that_already_goes_to_a_person_keeps_its_reasons() -> None:
    found = result(floor_area_m2="30000", stated_far="21")
    assert found["reasons"] == ["FAR_SOURCE_CONFLICT"]
    assert traced(found, "E-3")[0]["outcome"] == "depends"


# --- a stated ratio that contradicts


@pytest.mark.parametrize(
    ("stated", "note"),
    [("2.21", False), ("2.2101", True), ("2.19", False), ("2.1899", True), ("2.2", False)],
)
def test_a_stated_ratio_that_does_not_follow_from_the_areas_warns(stated: str, note: bool) -> None:
    wanted = ("FAR_STATED_DIFFERS", "project.stated_far", stated, "2.2000")
    assert notes(stated_far=stated) == ([wanted] if note else [])


def test_a_stated_ratio_that_follows_from_one_of_the_areas_is_silent() -> None:
    facts = {"net_land_area_m2": "23000", "far_floor_area_m2": "54000"}
    assert notes(**facts, stated_far="2.35") == []  # 54,000 / 23,000 = 2.3478
    assert notes(**facts, stated_far="2.40") == [
        ("FAR_STATED_DIFFERS", "project.stated_far", "2.4", "2.3478")
    ]


# --- the net land


def test_a_ratio_on_the_gross_land_says_that_the_net_land_is_not_known() -> None:
    said = "（净用地面积未填，按改造土地面积）"
    assert traced(result(), "E-3")[0]["value"] == f"2.20000000 floor_gross{said}"
    assert traced(result(net_land_area_m2="23000"), "E-3")[0]["value"] == "2.29565217 floor_net"
    assert traced(result(stated_far="2.2"), "E-3")[0]["value"] == "2.20000000 stated"


# --- days


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"applied_on": "2025-01-01"}, None),
        ({"applied_on": "2025-01-02"}, "applied_on"),
        ({"approved_on": "1989-12-31"}, "approved_on"),
        ({"approved_on": "1990-01-01"}, None),
        ({"three_old": {"status": "none", "as_of": "2025-01-02"}}, "three_old.as_of"),
        ({"three_old": {"status": "none", "entered_on": "2205-01-01"}}, "three_old.entered_on"),
        ({"accepted_on": "1989-12-31"}, "acceptances[0].on"),
        ({"accepted_on": "1990-01-01"}, None),
        ({"accepted_on": "2035-12-31"}, None),
        ({"accepted_on": "2036-01-01"}, "acceptances[0].on"),
    ],
)
def test_a_day_that_cannot_be_is_named(facts: dict[str, Any], field: str | None) -> None:
    found = [note[:2] for note in notes(**facts)]
    assert found == ([] if field is None else [("DATE_IMPROBABLE", f"project.{field}")])


def test_what_would_fit_a_day_is_told() -> None:
    assert notes(accepted_on="2205-06-30")[0][2:] == ("2205-06-30", "1990-01-01 … 2035")
    assert notes(applied_on="2025-02-01")[0][2:] == ("2025-02-01", "1990-01-01 … 2025-01-01")
    last = result(today=date(9999, 12, 31), accepted_on="2024-06-30")
    assert last["reasons"] == ["APPLIED_AFTER_EXPIRY"]


@pytest.mark.parametrize(("approved", "early"), [("2024-06-30", False), ("2024-07-01", True)])
def test_an_acceptance_before_the_approval_of_the_plan_warns(approved: str, early: bool) -> None:
    found = result(approved_on=approved)
    assert found["status"] == "eligible"
    assert found["warnings"] == (["ACCEPTED_BEFORE_APPROVAL"] if early else [])
    assert [note["expected"] for note in found["notes"]] == (["≥ 2024-07-01"] if early else [])


# --- refusals


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"land_area_m2": "二万"}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"land_area_m2": "NaN"}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"land_area_m2": float("nan")}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"land_area_m2": float("inf")}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"land_area_m2": Decimal("-Infinity")}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"land_area_m2": Decimal("NaN")}, "INPUT_NOT_A_NUMBER", "land_area_m2"),
        ({"floor_area_m2": "1e99999999"}, "INPUT_NOT_A_NUMBER", "floor_area_m2"),
        *(({"land_area_m2": text}, "INPUT_NOT_A_NUMBER", "land_area_m2")
          for text in ("24_000", "1e5", "24,000", "２４０００", "24000.", "1/2", "0x10")),
        *(({"accepted_on": text}, "INPUT_NOT_A_DATE", "accepted_on")
          for text in ("20240630", "2024-W26-7", "2024-6-30", "２０２４-06-30", "2024-06-30T00")),
        ({"floor_area_m2": 1e31}, "INPUT_NOT_A_NUMBER", "floor_area_m2"),
        ({"floor_area_m2": "1" + "0" * 31}, "INPUT_NOT_A_NUMBER", "floor_area_m2"),
        ({"floor_area_m2": Decimal("1e-31")}, "INPUT_NOT_A_NUMBER", "floor_area_m2"),
        ({"floor_area_m2": "-0.01"}, "INPUT_NEGATIVE", "floor_area_m2"),
        ({"stated_far": "0"}, "INPUT_NOT_POSITIVE", "stated_far"),
        ({"stated_far": "-2"}, "INPUT_NEGATIVE", "stated_far"),
        ({"far_floor_area_m2": "0"}, "INPUT_NOT_POSITIVE", "far_floor_area_m2"),
        ({"land_tolerance_m2": "-1"}, "INPUT_NEGATIVE", "land_tolerance_m2"),
        ({"industrial_floor_area_m2": "52800.01"}, "PART_ABOVE_WHOLE", "industrial_floor_area_m2"),
        ({"retained_floor_area_m2": "52800.01"}, "PART_ABOVE_WHOLE", "retained_floor_area_m2"),
        ({"acceptances": [{"on": "2024-01-01", "floor_area_m2": "52800.01"}]}, "PART_ABOVE_WHOLE",
         "acceptances[0].floor_area_m2"),
        ({"approved_on": "2024-02-30"}, "INPUT_NOT_A_DATE", "approved_on"),
        ({"duplicates": "旧厂"}, "INPUT_NOT_A_LIST", "duplicates"),
        ({"duplicates": [{"project": "u", "name": "n"}]}, "INPUT_MISSING", "duplicates[0].kind"),
        ({"duplicates": [earlier("money")]}, "INPUT_NOT_ALLOWED", "duplicates[0].kind"),
        ({"duplicates": [earlier("land", overlap_m2="-1")]}, "INPUT_NEGATIVE",
         "duplicates[0].overlap_m2"),
        ({"three_old": {"finding": "maybe", "document": "1"}}, "INPUT_NOT_ALLOWED",
         "three_old.finding"),
    ],
)  # fmt: skip
def test_input_that_cannot_be_read_is_refused_with_its_field(
    facts: dict[str, Any], code: str, field: str
) -> None:
    error = refusal(**facts)
    assert (error.code, error.params["field"]) == (code, f"project.{field}")


def test_the_largest_power_of_ten_is_still_read() -> None:
    assert result(floor_area_m2="1" + "0" * 30)["status"] == "review"
    assert result(floor_area_m2=f"0.{0:029d}1")["reasons"] == ["FAR_BELOW_1_5"]
    assert result(retained_floor_area_m2="52800", industrial_floor_area_m2="52800")["status"] == (
        "eligible"
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["440703"], None),
        ([], None),
        (["440705"], "440703|440705"),
        (["440703", "440705", "440705"], "440703|440705"),
    ],
)
def test_parcels_of_another_district_ask_for_the_split(given: list[str], shown: str | None) -> None:
    found = result(parcel_districts=given)
    lines = traced(found, "A-13")
    assert [line["value"] for line in lines] == ([] if shown is None else [shown])
    assert found["reasons"] == ([] if shown is None else ["REVIEW_CROSS_DISTRICT"])
    assert found["status"] == ("eligible" if shown is None else "review")
    part = [{"district": "440703", "land_area_m2": "24000"}]
    assert result(parcel_districts=given, district_parts=part)["reasons"] == found["reasons"]


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ("440703", "INPUT_NOT_A_LIST", "parcel_districts"),
        ([True], "INPUT_NOT_TEXT", "parcel_districts[0]"),
        (["440703", ""], "INPUT_MISSING", "parcel_districts[1]"),
    ],
)
def test_districts_of_parcels_are_a_list_of_codes(given: object, code: str, field: str) -> None:
    error = refusal(parcel_districts=given)
    assert (error.code, error.params["field"]) == (code, f"project.{field}")


# --- words


def test_every_code_of_the_engine_has_its_chinese() -> None:
    listed = tomllib.loads(paths.resource("policy", "subsidy_codes.toml").read_text("utf-8"))
    folder = Path(paths.__file__).parent / "domain" / "subsidy"
    names = ("calculation", "completion", "conditions", "edges",
             "guards", "judging", "notes", "readings")  # fmt: skip
    found = {
        code
        for name in names
        for code in re.findall(
            r'"([A-Z]+(?:_[A-Z0-9]+)+)"', (folder / f"{name}.py").read_text("utf-8")
        )
    }
    assert found
    assert found - set(listed) == set()
    assert all(not text.isascii() for text in listed.values())


def test_every_trace_entry_names_its_condition() -> None:
    parts = [
        {"district": "440703", "land_area_m2": "12000", "floor_area_m2": None},
        {"district": "440705", "land_area_m2": "12000", "floor_area_m2": None},
    ]
    found = result(district_parts=parts, redeveloper="甲厂", industrial_floor_area_m2="1")
    assert [line["code"] for line in found["trace"]] == [
        "E-1", "E-1", "E-1", "E-2", "E-3", "tier", "E-4", "E-5", "E-6", "E-7", "A-13", "A-21",
        "A-23",
    ]  # fmt: skip
    assert {code for line in found["trace"] for code in line["codes"]} == set(found["reasons"])
    assert POLICY.mixed_use.clause.startswith("A-23")

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""质量检查 of survey units: each check with a case made by hand; and the ledger of changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.findings import ERROR, WARNING
from lowuse_plugin.domain.ports import Insert, Store
from lowuse_plugin.domain.survey.checks import BY_CODE, CHECKS, UnitFinding
from lowuse_plugin.exchange.survey_units.changes_xlsx import write_change_log
from lowuse_plugin.services.survey.checks import check_units
from lowuse_plugin.services.survey.procedure import dismiss_units, remove_units, return_units
from lowuse_plugin.services.survey_units.changes import change_log
from tests.services.survey.survey_office import (
    EAST,
    NORTH,
    NUMBER,
    TODAY,
    WANG,
    box,
    change,
    step,
    survey_workspace,
    take_to,
    unit_rows,
)

CONTACT = {"contact_name": "周先生", "contact_phone": "0750-3123456", "renewal_will": "self"}


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder, 3) as opened:
        for unit in ("u0", "u1", "u2"):
            change(opened, "survey_unit", unit, **CONTACT)
        yield opened


def checked(store: Store, *units: str) -> list[UnitFinding]:
    """What is found, but for the overlays: nothing is registered that could be laid over."""
    found = check_units(store, units or None)
    assert {each.unit_uuid for each in found if each.code == "OVERLAY_MISSING"} >= set(units)
    return [each for each in found if each.code != "OVERLAY_MISSING"]


def found(store: Store, *units: str) -> list[tuple[str, str]]:
    return [(each.unit_uuid, each.code) for each in checked(store, *units)]


def only(store: Store, code: str) -> UnitFinding:
    [finding] = [each for each in check_units(store) if each.code == code]
    return finding


def test_sound_units_have_no_finding_and_the_catalogue_is_unambiguous(store: Store) -> None:
    assert found(store) == []
    assert len({check.number for check in CHECKS}) == len(BY_CODE) == len(CHECKS)


def test_codes_are_checked_for_structure_and_for_being_there_once(store: Store) -> None:
    change(store, "parcel", "p0", parcel_code="440704-OLD-7")
    change(store, "parcel", "p1", parcel_code="440704001001GK00002")
    change(store, "parcel", "p2", parcel_code=None)
    assert found(store) == [
        ("u0", "CODE_STRUCTURE"), ("u1", "CODE_UNUSUAL"), ("u2", "CODE_MISSING"),
    ]  # fmt: skip
    change(store, "parcel", "p0", parcel_code="440704001001GB00000")
    change(store, "parcel", "p2", parcel_code="440704001001GK00002")
    assert found(store) == [
        ("u0", "CODE_STRUCTURE"), ("u1", "CODE_UNUSUAL"), ("u1", "CODE_DUPLICATE"),
        ("u2", "CODE_UNUSUAL"), ("u2", "CODE_DUPLICATE"),
    ]  # fmt: skip
    duplicate = next(each for each in check_units(store) if each.code == "CODE_DUPLICATE")
    assert (duplicate.severity, duplicate.number, duplicate.params["count"]) == (ERROR, "1104", 2)
    for unit in ("u0", "u2"):
        change(store, "survey_unit", unit, unit_number="440704202500001")
    assert ("u2", "UNIT_NUMBER_DUPLICATE") in found(store)


def test_areas_kinds_bases_and_contacts(store: Store) -> None:
    change(store, "survey_unit", "u0", low_efficiency_area_m2=10_000.01, contact_phone=" ")
    change(store, "survey_unit", "u1", area_m2=0.0)
    change(store, "tag", "t2", low_efficiency_kind=None)
    change(store, "tag_basis", "b2", retired_at="2025-06-01T00:00:00Z", retired_reason="试")
    assert found(store) == [
        ("u0", "CONTACT_INCOMPLETE"), ("u0", "LOW_AREA_ABOVE_UNIT"), ("u1", "AREA_NOT_POSITIVE"),
        ("u2", "KIND_MISSING"), ("u2", "BASIS_MISSING"),
    ]  # fmt: skip
    contact, low = checked(store, "u0")
    assert (contact.severity, contact.params["fields"]) == (WARNING, ("联系电话",))
    assert (low.params["value"], low.params["expected"]) == ("10,000.01", "10,000.00")
    assert not contact.blocks
    assert low.blocks


def test_overlaps_are_measured_once_a_pair_on_both_units(store: Store) -> None:
    store.write(unit_rows(5, geom=box(60), **CONTACT), reason="试")
    pair = checked(store)
    assert [(each.unit_uuid, each.code) for each in pair] == [
        ("u0", "UNIT_OVERLAP"), ("u5", "UNIT_OVERLAP"),
    ]  # fmt: skip
    assert {each.params["value"] for each in pair} == {"4,000.00"}
    assert pair[0].params["other"] == "440704001001GB00006"
    assert found(store, "u5") == [("u5", "UNIT_OVERLAP")]
    change(store, "survey_unit", "u5", geom=box(99.995))  # 0.5 m²: a sliver
    assert found(store) == []
    change(store, "survey_unit", "u5", geom=box(99.91))  # 9 m² of 10,000 are under 0.1 %
    assert found(store) == []
    change(store, "survey_unit", "u5", geom=box(99.8))
    assert found(store) == [("u0", "UNIT_OVERLAP"), ("u5", "UNIT_OVERLAP")]
    dismiss_units(store, ["u5"], step(TODAY, WANG, reason="不属"), today=TODAY)
    assert found(store) == []


def test_broken_and_missing_shapes_and_what_lies_there_already(store: Store) -> None:
    corners = [(0, 0), (100, 100), (100, 0), (0, 100)]
    bow = shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])
    change(store, "survey_unit", "u0", geom=bytes(shapely.to_wkb(shapely.MultiPolygon([bow]))))
    change(store, "survey_unit", "u1", geom=None)
    store.write(
        [
            Insert(
                "three_old_area",
                "o",
                {"register_no": "440704-7", "status": "register", "geom": box(450)},
            ),
            Insert(
                "project", "j",
                {"project_code": "X-1", "name": "甲园", "district": "440704",
                 "project_type": "industrial_upgrade"},
            ),
            Insert("project_parcel", "jp", {"project_uuid": "j", "parcel_uuid": "p2"}),
        ],
        reason="试",
    )  # fmt: skip
    assert found(store) == [
        ("u0", "UNIT_SHAPE_BROKEN"), ("u1", "UNIT_SHAPE_MISSING"), ("u2", "UNIT_IN_THREE_OLD"),
        ("u2", "UNIT_IN_PROJECT"),
    ]  # fmt: skip
    three_old = only(store, "UNIT_IN_THREE_OLD")
    assert (three_old.params["value"], three_old.params["name"]) == ("5,000.00", "440704-7")
    assert only(store, "UNIT_IN_PROJECT").params["project"] == "X-1 甲园"


def test_a_unit_without_a_parcel_says_where_it_lies(store: Store) -> None:
    drawn = {"district": "440704", "area_m2": 0.0, "geom": box(900), "unit_name": "村口"}
    store.write([Insert("survey_unit", "d", drawn)], reason="试")
    finding = check_units(store, ["d"])[0]
    assert (finding.parcel_uuid, finding.label) == ("", "村口")
    assert finding.bounds == (EAST + 900, NORTH, EAST + 1000, NORTH + 100)


def test_the_ledger_holds_what_entered_and_left_by_year_from_steps_alone(
    store: Store, folder: Path
) -> None:
    take_to(store, "10", "u0", "u1", "u2")
    next_year = date(2026, 3, 1)
    gone = {"removal": "completed"}
    done = step(next_year, WANG, reason="改造完成", document_no=NUMBER, details=gone)
    remove_units(store, ["u0"], done, today=next_year)
    back = step(next_year, WANG, reason="区政府撤回", document_no=NUMBER)
    return_units(store, ["u1"], "04", back, today=next_year)
    change(store, "survey_unit", "u2", low_efficiency_area_m2=1.0)  # moves no figure of 2025

    log = change_log(store, 2025)
    assert [(line.change, line.area_m2, line.document_no) for line in log.lines] == [
        ("in", 10_000.0, NUMBER)
    ] * 3
    assert (log.years, log.balance_m2) == ((2026, 2025), 30_000)
    log = change_log(store, 2026, "440704")
    assert {(line.unit_uuid, line.change, line.reason) for line in log.lines} == {
        ("u0", "removed", "改造完成"), ("u1", "out", "区政府撤回"),
    }  # fmt: skip
    every = {t.change: (t.units, t.area_m2) for t in log.totals if not t.district}
    assert every == {
        "in": (0, Fraction(0)), "out": (1, Fraction(10_000)), "removed": (1, Fraction(10_000)),
    }  # fmt: skip
    assert log.balance_m2 == -20_000
    assert change_log(store, None).balance_m2 == 10_000
    assert change_log(store, 2026, "440703").lines == ()

    openpyxl = pytest.importorskip("openpyxl")
    path = folder / "台账.xlsx"
    write_change_log(path, change_log(store, None), workspace=store.info, on=next_year)
    book = openpyxl.load_workbook(path, data_only=True)
    texts = Counter(row[6] for row in book["变更台账"].iter_rows(min_row=4, values_only=True))
    assert (texts["调入"], texts["调出"], texts["销号"]) == (3, 1, 1)
    sums = {row[1]: row[2:] for row in book["分区汇总"].iter_rows(min_row=4, max_row=6,
                                                              values_only=True)}  # fmt: skip
    assert sums["调入"] == (3, 30_000, 45)
    path.unlink()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Kinds, bases, details and legacy land of survey units: written together, undone together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.identification.hits import hits_by_row
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Store, Update
from lowuse_plugin.domain.survey_units.fields import check_phone
from lowuse_plugin.services.history.changes import last_own_step
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.identification.identify import identify, read_facts
from lowuse_plugin.services.summarise import summarise
from lowuse_plugin.services.survey_units.details import (
    LegacyRow,
    read_unit_details,
    save_unit_details,
    set_unit_details,
)
from lowuse_plugin.services.tagging.outlook import read_idle, read_outlook
from lowuse_plugin.services.tagging.parcels import Decision, LegacyLand, tag_parcels, tag_units
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.parcels.parcel_workspace import ON, RULES, parcel_workspace, shape

HAND = Decision("张三", ON, text="现场核实停产", clause="P-12")
TABLES = ("survey_unit", "survey_unit_parcel", "tag", "tag_basis", "legacy_land")


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    """``a`` 20,000 m², ``b`` and ``d`` 10,000 m² each, ``c`` without area; nothing is tagged."""
    with parcel_workspace(folder, results=False) as opened:
        yield opened


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def counts(store: Store) -> dict[str, int]:
    return {table: len(rows(store, table)) for table in TABLES}


def unit_of(store: Store, parcel: str) -> Any:
    [unit] = read_unit_details(store, parcel=parcel)
    return unit


def test_several_kinds_are_one_tag_with_one_primary(store: WorkspaceStore) -> None:
    found = tag_parcels(store, ["b"], Decision("张三", ON, kinds=("4", "1", "6"), text="停产"))
    first, *others = rows(store, "tag")
    assert (first["low_efficiency_kind"], first["is_primary"]) == ("4", True)
    assert [row["low_efficiency_kind"] for row in others] == ["1", "6"]
    assert {row["primary_tag_uuid"] for row in others} == {first["uuid"]}
    assert not any(row["is_primary"] for row in others)
    assert unit_of(store, "b").kinds == ("4", "1", "6")
    with store.read() as reading:
        [line] = reading.table("list_parcels_of", uuids='["b"]').to_rows()
    assert line["low_efficiency_kind"] == "4"
    # A unit counts once, by its primary kind; 10,000 m² are exactly 15 亩.
    [tag] = summarise(store, on=ON).tags
    assert (tag.kind, tag.units, tag.area_m2) == ("4", 1, 10_000)
    assert found.area_mu == 15
    undo_save(store, found.transaction_id or "")
    assert counts(store) == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize(
    ("kinds", "code"), [((), "TAG_KIND_MISSING"), (("7",), "FIELD_NOT_IN_LIST"),
                        (("1", "1"), "FIELD_NOT_IN_LIST")],
)  # fmt: skip
def test_a_tag_has_a_kind_of_the_list_and_none_twice(
    store: WorkspaceStore, kinds: tuple[str, ...], code: str
) -> None:
    with pytest.raises(LowUseError) as refused:
        tag_parcels(store, ["b"], Decision("张三", ON, kinds=kinds, text="停产"))
    assert refused.value.code == code
    assert counts(store) == dict.fromkeys(TABLES, 0)


def test_one_basis_serves_a_selection_and_each_hit_is_a_row_of_its_own(
    store: WorkspaceStore,
) -> None:
    identify(store, rules=RULES, on=ON)
    tag_parcels(store, ["a", "b"], HAND)
    bases = rows(store, "tag_basis")
    own = [row for row in bases if row["rule_code"] is None]
    assert [(row["text"], row["clause"], row["source"]) for row in own] == [
        ("现场核实停产", "P-12", "张三")
    ] * 2
    [hit] = [row for row in bases if row["rule_code"] is not None]
    assert (hit["rule_code"], hit["value"], hit["year"]) == ("S-01", "0.25", None)
    by_unit = {row["uuid"]: row["survey_state"] for row in rows(store, "survey_unit")}
    # 02 疑似低效 where a rule is among the bases, else 00 草稿.
    assert sorted(by_unit.values()) == ["00", "02"]


def test_other_words_are_another_tag_and_the_same_ones_are_not(store: WorkspaceStore) -> None:
    tag_parcels(store, ["b"], HAND)
    assert tag_parcels(store, ["b"], HAND).units == ()
    again = tag_parcels(store, ["b"], Decision("张三", ON, text="另有违建", batch="2025-2"))
    assert again.tagged == ("b",)
    first, second = rows(store, "tag")
    assert (second["replaces_tag_uuid"], second["batch"]) == (first["uuid"], "2025-2")
    assert counts(store)["survey_unit"] == 1


def test_details_and_legacy_land_land_in_the_same_save(store: WorkspaceStore) -> None:
    decision = Decision(
        "张三",
        ON,
        text="停产",
        details={
            "contact_name": "陈生",
            "contact_phone": "0750-3812345",
            "renewal_will": "self",
            "disputes": "lawsuit petition",
            "low_efficiency_area_m2": 8000,
        },
        legacy=(LegacyLand("1", Fraction(3000), date(2008, 5, 1), "江罚〔2009〕3号", "台账"),
                LegacyLand("4", Fraction(7000))),
    )  # fmt: skip
    found = tag_parcels(store, ["b"], decision)
    unit = unit_of(store, "b")
    assert unit.values["contact_phone"] == "0750-3812345"
    assert unit.values["disputes"] == "petition lawsuit"  # in the order of the list
    assert [row.land for row in unit.legacy] == list(decision.legacy)
    # Of 10,000 m² 8,000 count: exactly 12 亩.
    assert (found.area_m2, found.area_mu) == (8000, 12)
    undo_save(store, found.transaction_id or "")
    assert counts(store) == dict.fromkeys(TABLES, 0)
    assert read_unit_details(store, parcel="b") == ()


@pytest.mark.parametrize(
    ("values", "legacy", "code"),
    [
        ({"low_efficiency_area_m2": 10_000.01}, (), "UNIT_LOW_AREA_ABOVE"),
        ({"low_efficiency_area_m2": 0}, (), "UNIT_LOW_AREA"),
        ({"renewal_will": "maybe"}, (), "FIELD_NOT_IN_LIST"),
        ({"disputes": "petition quarrel"}, (), "FIELD_NOT_IN_LIST"),
        ({"contact_phone": "1234567890"}, (), "UNIT_PHONE_UNLIKELY"),
        ({"area_m2": 1}, (), "EDIT_NOT_ALLOWED"),
        ({}, (LegacyLand("1", Fraction(6000)), LegacyLand("2", Fraction("4000.01"))),
         "LEGACY_ABOVE_UNIT"),
        ({}, (LegacyLand("1"), LegacyLand("2", Fraction(1))), "LEGACY_ABOVE_UNIT"),
        ({}, (LegacyLand("1", Fraction(1)), LegacyLand("1", Fraction(2))), "LEGACY_KIND_TWICE"),
        ({}, (LegacyLand("1", Fraction(0)),), "LEGACY_AREA"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(
    store: WorkspaceStore, values: dict[str, Any], legacy: tuple[LegacyLand, ...], code: str
) -> None:
    with pytest.raises(LowUseError) as refused:
        tag_parcels(store, ["b"], Decision("张三", ON, text="停产", details=values, legacy=legacy))
    assert refused.value.code == code
    assert counts(store) == dict.fromkeys(TABLES, 0)


def test_the_whole_area_is_just_allowed(store: WorkspaceStore) -> None:
    whole = Decision("张三", ON, text="停产", details={"low_efficiency_area_m2": 10_000},
                     legacy=(LegacyLand("1", Fraction(6000)),
                             LegacyLand("2", Fraction(4000))))  # fmt: skip
    assert tag_parcels(store, ["b"], whole).area_m2 == 10_000


@pytest.mark.parametrize(
    "text",
    ["13800138000", "0750-3812345", "３８１２３４５", "+86 138 0013 8000",
     "13800138000、0750-3812345转1",
     "400-800-1234", "+852 2345 6789"],
)  # fmt: skip
def test_telephone_numbers_as_people_write_them(text: str) -> None:
    check_phone(text)


@pytest.mark.parametrize("text", ["12345", "12800138000", "没有", "1380013800", "13800138000、12"])
def test_what_is_no_telephone_number(text: str) -> None:
    with pytest.raises(LowUseError):
        check_phone(text)


def test_a_unit_is_saved_on_the_version_that_was_read(store: WorkspaceStore) -> None:
    tag_parcels(store, ["b"], HAND)
    unit = unit_of(store, "b")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        save_unit_details(other, unit.uuid, unit.version, {"contact_name": "李生"})
    with pytest.raises(ConflictError) as refused:
        save_unit_details(store, unit.uuid, unit.version, {"renewal_will": "none"})
    assert refused.value.code == "ROW_CHANGED"
    assert unit_of(store, "b").values["renewal_will"] is None
    saved = save_unit_details(store, unit.uuid, unit.version + 1, {"renewal_will": "none"})
    assert saved.receipt is not None
    assert save_unit_details(store, unit.uuid, unit.version + 2, {}).receipt is None


def test_legacy_land_is_changed_and_taken_out_and_a_colleague_s_stays(
    store: WorkspaceStore,
) -> None:
    tag_parcels(store, ["b"], Decision("张三", ON, text="停产", legacy=(
        LegacyLand("1", Fraction(1000)), LegacyLand("2", Fraction(2000)))))  # fmt: skip
    unit = unit_of(store, "b")
    first, second = unit.legacy
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        new = LegacyRow("", 0, LegacyLand("9", Fraction(500)))
        save_unit_details(other, unit.uuid, unit.version, {}, [new], by="李四")
    more = LegacyRow(first.uuid, first.version, LegacyLand("1", Fraction(1500)))
    saved = save_unit_details(
        store, unit.uuid, unit.version, {}, [more], removed=[second], by="张三"
    )
    lands = [row.land for row in unit_of(store, "b").legacy]
    assert lands == [LegacyLand("1", Fraction(1500)), LegacyLand("9", Fraction(500))]
    assert saved.receipt is not None
    undo_save(store, saved.receipt.transaction_id)
    kinds = [(row.land.legacy_kind, row.land.area_m2) for row in unit_of(store, "b").legacy]
    assert kinds == [("1", 1000), ("2", 2000), ("9", 500)]


def test_many_units_get_only_what_was_touched(store: WorkspaceStore) -> None:
    tag_parcels(store, ["b"], Decision("张三", ON, text="停产", details={"contact_name": "陈生"}))
    tag_parcels(store, ["d"], HAND)
    units = [unit_of(store, name).uuid for name in "bd"]
    saved = set_unit_details(store, units, {"renewal_mode": "industry"})
    assert set(saved.units) == set(units)
    assert [unit_of(store, n).values["renewal_mode"] for n in "bd"] == ["industry"] * 2
    assert [unit_of(store, n).values["contact_name"] for n in "bd"] == ["陈生", None]
    assert saved.receipt is not None
    undo_save(store, saved.receipt.transaction_id)
    assert [unit_of(store, n).values["renewal_mode"] for n in "bd"] == [None, None]


@pytest.mark.parametrize("state", ["10", "12", "20", "40", "90"])
def test_what_is_decided_is_neither_tagged_nor_withdrawn(store: WorkspaceStore, state: str) -> None:
    tag_parcels(store, ["b"], HAND)
    unit = unit_of(store, "b")
    store.write(
        [Update("survey_unit", unit.uuid, unit.version, {"survey_state": state})], reason="试"
    )
    for decision in (Decision("张三", ON, text="再"), Decision("张三", ON, state="withdrawn")):
        with pytest.raises(LowUseError) as refused:
            tag_parcels(store, ["b"], decision)
        assert refused.value.code == "UNIT_DECIDED"
    if state in ("20", "40", "90"):
        with pytest.raises(LowUseError) as refused:
            set_unit_details(store, [unit.uuid], {"contact_name": "陈生"})
        assert refused.value.code == "UNIT_READ_ONLY"


def test_a_unit_of_two_parcels_is_offered_and_tagged_once(store: WorkspaceStore) -> None:
    identify(store, rules=RULES, on=ON)
    store.write(
        [
            Insert("survey_unit", "片", {"geom": shape(0, 0, 300, 200), "district": "440704",
                                        "unit_name": "甲片", "area_m2": 30000.0}),
            *(Insert("survey_unit_parcel", f"片-{p}", {"survey_unit_uuid": "片", "parcel_uuid": p})
              for p in "ab"),
        ],
        reason="试",
    )  # fmt: skip
    with pytest.raises(LowUseError) as refused:
        tag_parcels(store, ["a", "b", "d"], HAND)
    params = refused.value.params
    assert (refused.value.code, params["count"], params["units"], params["unit_uuids"]) == (
        "TAG_NEEDS_CHOICE", 2, "甲片", ("片",),
    )  # fmt: skip
    found = tag_parcels(store, ["a", "b", "d"], HAND, through_units=True)
    # 30,000 m² of the unit once, 10,000 m² of d: 60 亩.
    assert (set(found.units) >= {"片"}, len(found.units), found.area_mu) == (True, 2, 60)
    [hit] = [row for row in rows(store, "tag_basis") if row["rule_code"]]
    assert hit["text"].endswith("（440704001001GB00001）")
    again = tag_units(store, ["片"], Decision("李四", ON, kinds=("6",), text="连片改造"))
    assert (again.tagged, again.area_m2) == (("a", "b"), 30_000)
    with pytest.raises(LowUseError) as gone:
        tag_units(store, ["没有"], HAND)
    assert gone.value.code == "UNITS_UNKNOWN"


def test_what_has_to_be_known_before_a_tag(store: WorkspaceStore) -> None:
    store.write(
        [
            Insert("project", "p", {"name": "甲项目", "project_code": "X-1", "district": "440704",
                                    "state": "building", "project_type": "industrial_upgrade"}),
            Insert("project_parcel", "pa", {"project_uuid": "p", "parcel_uuid": "a"}),
        ],
        reason="试",
    )  # fmt: skip
    identify(store, rules=RULES, on=ON)
    one = read_outlook(store, ["a"], ON)
    assert [(hit.code, hit.value) for hit in one.rules] == [("S-01", "0.25")]
    assert (one.example, one.without_rule, one.projects) == (True, 0, (("X-1 甲项目", 1),))
    assert [(hit.register_no, hit.parcels) for hit in one.three_old] == [("440704-7", 1)]
    both = read_outlook(store, ["a", "b"], ON)
    assert (both.parcels, both.without_rule, both.three_old_parcels) == (2, 1, 1)


def test_idle_land_is_asked_for_until_it_is_tagged(store: WorkspaceStore) -> None:
    identify(store, rules=RULES, on=ON)
    assert read_idle(store, ["b"]) == ()
    with store.read() as reading:
        version = reading.row("parcel", "b")["row_version"]
    rule_set = rows(store, "rule_set")[0]["uuid"]
    store.write([Insert("assessment", "x", {
        "parcel_uuid": "b", "parcel_version": version, "rule_set_uuid": rule_set,
        "outcome": "not_suspected", "rule_outcomes": "N", "assessed_on": "2025-06-30",
        "other_outputs": "idle"})], reason="试")  # fmt: skip
    assert read_idle(store, ["a", "b"]) == ("b",)
    assert read_outlook(store, ["b"], ON).idle == ("b",)
    tag_parcels(store, ["b"], HAND)
    assert read_idle(store, ["b"]) == ()


MANY = 260
"""Enough for batches."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkspaceStore]:
    """260 parcels of 100 × 20 m (2,000 m², 3 亩), each with its own floor area ratio below 1."""
    path = tmp_path_factory.mktemp("多") / "多.gpkg"
    at = np.arange(MANY) * 30.0
    boxes = shapely.box(38_405_000 + at, 2_490_000, 38_405_020 + at, 2_490_100)
    wkb = [bytes(shapely.to_wkb(shapely.MultiPolygon([box]))) for box in boxes]
    table = ColumnTable(
        {
            "uuid": column("text", [f"p{number:03d}" for number in range(MANY)]),
            "geom": column("wkb", wkb),
            "district": constant("text", "440704", MANY),
            "use_code": constant("text", "0601", MANY),
            "plane_area_m2": constant("real", 2000.0, MANY),
            "plane_epsg": constant("int", 4526, MANY),
            "far": column("real", [0.1 + number / 1000 for number in range(MANY)]),
            "operating_state": column("text", ["stopped", "normal"] * (MANY // 2)),
        }
    )
    actor = Actor("张三", "zhang", "PC-1")
    with create_workspace(path, district="440704", actor=actor) as store:
        store.write([BulkInsert("parcel", table)], reason="试")
        identify(store, rules=find_rule_set("sample"), on=ON)
        yield store


def test_a_rectangle_is_tagged_in_batches_and_undone_like_single_rows(
    many: WorkspaceStore,
) -> None:
    uuids = [f"p{number:03d}" for number in range(MANY)]
    found = tag_parcels(many, uuids, Decision("张三", ON, kinds=("1", "6"), text="片区停产"))
    # 260 × 3 亩.
    assert (len(found.tagged), found.area_mu) == (MANY, 780)
    written = counts(many)
    # S-01 hits all, S-06 the half that stopped, and a person's words at each: 260 + 130 + 260.
    assert (written["survey_unit"], written["tag"], written["tag_basis"]) == (260, 520, 650)
    with many.read() as reading:
        step = last_own_step(reading, Actor("张三", "zhang", "PC-1"))
    assert step is not None
    assert step.transaction_id == found.transaction_id
    # What somebody builds on it keeps it from being undone, also on a row of a batch.
    [unit] = read_unit_details(many, parcel="p007")
    changed = save_unit_details(many, unit.uuid, unit.version, {"contact_name": "陈生"})
    with pytest.raises(LowUseError) as refused:
        undo_save(many, found.transaction_id or "")
    assert refused.value.code == "UNDO_CHANGED_SINCE"
    assert changed.receipt is not None
    undo_save(many, changed.receipt.transaction_id)
    undone = undo_save(many, found.transaction_id or "")
    assert undone.retired == 260 + 260 + 520 + 650
    assert counts(many) == dict.fromkeys(TABLES, 0)
    assert many.verify().is_sound
    back = undo_save(many, undone.receipt.transaction_id)
    assert (back.restored, counts(many)) == (undone.retired, written)


def test_hits_of_many_read_like_the_explanation_of_each(many: WorkspaceStore) -> None:
    with many.read() as reading:
        facts = read_facts(reading, [f"p{number:03d}" for number in range(40)])
    evaluation = facts.evaluate(find_rule_set("sample"), on=ON)
    found = hits_by_row(evaluation)
    assert len(found) == 40
    for row in range(40):
        lines = zip(evaluation.rules.rules, evaluation.explain(row), strict=True)
        hits = [line for rule, line in lines if line.outcome == "hit" and rule.proposes]
        assert found[row] == hits

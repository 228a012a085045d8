# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tagging parcels in a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Actor, Insert, Store, Update
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.retry import ATTEMPTS
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.services.history.two_people import Overtaken

RULES = find_rule_set("sample")
ON = date(2024, 6, 30)
SQUARE = shapely.to_wkb(shapely.multipolygons([shapely.box(38400000, 2490000, 38400100, 2490200)]))
TAG = Decision(decided_by="张三", decided_on=ON)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    actor = Actor("测试员", "tester", "pc")
    with create_workspace(folder / "工作库.gpkg", district="440700", actor=actor) as opened:
        common = {"district": "440705", "use_code": "0601", "plane_epsg": 4526, "geom": SQUARE}
        figures = [
            ("a", 20000.0, 5000.0, "stopped"),
            ("b", 10000.0, 5000.0, None),
            ("c", 9000.0, 9000.0, None),
            ("d", None, None, None),
        ]
        opened.write(
            [
                Insert(
                    "parcel",
                    name,
                    {
                        **common,
                        "plane_area_m2": plane,
                        "floor_area_m2": floor,
                        "operating_state": operating,
                    },
                )
                for name, plane, floor, operating in figures
            ],
            reason="试",
        )
        yield opened


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def numbers(store: Store) -> list[str]:
    return sorted(row["unit_number"] for row in rows(store, "survey_unit"))


def edit(store: Store, parcel: str) -> None:
    with store.read() as reading:
        row = reading.row("parcel", parcel)
    assert row is not None
    store.write([Update("parcel", parcel, row["row_version"], {"remark": "改"})], reason="改")


def refusal(store: Store, uuids: list[str], decision: Decision) -> LowUseError:
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as refused:
        tag_parcels(store, uuids, decision)
    with store.read() as reading:
        assert reading.head() == before
    return refused.value


def test_a_tag_makes_a_unit_with_the_parcel_s_shape_and_area(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    found = tag_parcels(store, ["a", "b"], TAG)
    assert found.tagged == ("a", "b")
    assert (found.area_m2, found.area_mu) == (30_000, 45)
    assert found.example
    units = {row["area_m2"]: row for row in rows(store, "survey_unit")}
    assert sorted(units) == [10000.0, 20000.0]
    unit = units[20000.0]
    assert (unit["district"], unit["area_epsg"], unit["low_efficiency_area_m2"]) == (
        "440705", 4526, 20000.0,
    )  # fmt: skip
    with store.read() as reading:
        stored = reading.row("survey_unit", unit["uuid"])
    assert stored is not None
    assert shapely.from_wkb(stored["geom"]).equals(shapely.from_wkb(SQUARE))
    members = rows(store, "survey_unit_parcel")
    assert {(row["parcel_uuid"], row["area_m2"]) for row in members} == {
        ("a", 20000.0), ("b", 10000.0),
    }  # fmt: skip


def test_the_rules_that_hit_are_the_basis_with_value_threshold_and_clause(store: Store) -> None:
    summary = identify(store, rules=RULES, on=ON)
    tag_parcels(store, ["a"], TAG)
    bases = rows(store, "tag_basis")
    assert [(row["rule_code"], row["value"], row["threshold"]) for row in bases] == [
        ("S-01", "0.25", "< 1"),
        ("S-06", "停产", "停产、半停产"),
    ]
    assert {row["rule_set_uuid"] for row in bases} == {summary.rule_set_uuid}
    assert bases[0]["text"] == "现状容积率低于 1.0（行业有特殊要求的除外）"
    assert bases[0]["clause"] == "示例 1"
    [tag] = rows(store, "tag")
    assert (tag["state"], tag["low_efficiency_kind"], tag["decided_by"]) == ("tagged", "1", "张三")
    assert tag["example"] in (True, 1)


def test_a_person_s_text_is_a_basis_where_no_rule_hits(store: Store) -> None:
    found = tag_parcels(store, ["c"], Decision("张三", ON, text="厂房破旧,现场核实"))
    assert not found.example
    [basis] = rows(store, "tag_basis")
    assert (basis["text"], basis["rule_set_uuid"], basis["source"]) == (
        "厂房破旧,现场核实", None, "张三",
    )  # fmt: skip


def test_without_any_basis_nothing_is_tagged(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    error = refusal(store, ["a", "c"], TAG)
    assert (error.code, error.params) == ("TAG_WITHOUT_BASIS", {"count": 1, "first": "#3"})


def test_tagging_twice_changes_nothing(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    tag_parcels(store, ["a"], TAG)
    again = tag_parcels(store, ["a", "b", "b"], TAG)
    assert (again.tagged, again.unchanged, again.area_m2) == (("b",), ("a",), 10_000)
    assert len(rows(store, "tag")) == 2
    assert tag_parcels(store, ["a", "b"], TAG).tagged == ()


def test_another_kind_is_a_new_row_that_names_the_old_one(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    tag_parcels(store, ["a"], TAG)
    tag_parcels(store, ["a"], Decision("李四", ON, kinds=("4",)))
    first, second = rows(store, "tag")
    assert (first["low_efficiency_kind"], second["low_efficiency_kind"]) == ("1", "4")
    assert second["replaces_tag_uuid"] == first["uuid"]
    assert len(rows(store, "survey_unit")) == 1


def test_withdrawing_is_a_new_row_and_the_old_one_stays(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    tag_parcels(store, ["a"], Decision("张三", ON, kinds=("4",)))
    found = tag_parcels(store, ["a"], Decision("李四", ON, state="withdrawn", opinion="已改造"))
    assert (found.tagged, found.area_m2) == (("a",), 20_000)
    first, second = rows(store, "tag")
    assert (first["state"], second["state"]) == ("tagged", "withdrawn")
    assert (second["replaces_tag_uuid"], second["low_efficiency_kind"]) == (first["uuid"], "4")
    assert second["example"] in (True, 1)
    with store.read() as reading:
        assert (
            reading.table("tag_units", parcels='["a"]', units="[]", text="", clause=None).to_rows()[
                0
            ]["state"]
            == "withdrawn"
        )
    assert tag_parcels(store, ["a"], Decision("李四", ON, state="withdrawn")).tagged == ()


def test_what_is_not_tagged_cannot_be_withdrawn(store: Store) -> None:
    error = refusal(store, ["b"], Decision("李四", ON, state="withdrawn"))
    assert (error.code, error.params["first"]) == ("TAG_ABSENT", "#2")


@pytest.mark.parametrize("uuids", [["a", "gone"], []])
def test_parcels_that_are_not_current_are_refused(store: Store, uuids: list[str]) -> None:
    assert refusal(store, uuids, Decision("张三", ON, text="是")).code == "PARCELS_UNKNOWN"


def test_a_parcel_without_area_is_tagged_and_counted_apart(store: Store) -> None:
    found = tag_parcels(store, ["b", "d"], Decision("张三", ON, text="是"))
    assert (found.tagged, found.area_m2, found.without_area) == (("b", "d"), Fraction(10_000), 1)


def test_a_unit_of_several_parcels_is_not_tagged_through_one_of_them(store: Store) -> None:
    store.write(
        [
            Insert("survey_unit", "片", {"geom": SQUARE, "district": "440705", "whole_parcels": 1}),
            *(
                Insert(
                    "survey_unit_parcel", f"片-{p}", {"survey_unit_uuid": "片", "parcel_uuid": p}
                )
                for p in ("a", "b")
            ),
        ],
        reason="试",
    )
    error = refusal(store, ["a"], Decision("张三", ON, text="是"))
    assert (error.code, error.params["parcel"]) == ("TAG_NEEDS_CHOICE", "#1")


def test_each_new_unit_gets_the_next_number_of_its_district_in_the_same_save(store: Store) -> None:
    by_hand = Decision("张三", ON, text="现场核实")
    tag_parcels(store, ["a", "b"], by_hand)
    assert numbers(store) == [f"440705{office_today().year}0000{n}" for n in (1, 2)]


def test_two_people_who_tag_at_once_give_no_number_twice(store: Store) -> None:
    by_hand = Decision("张三", ON, text="现场核实")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        first = Overtaken(store, [lambda: tag_parcels(other, ["a", "c"], by_hand)])
        tag_parcels(first, ["b"], by_hand)
    assert numbers(store) == [f"440705{office_today().year}0000{n}" for n in (1, 2, 3)]


def test_two_people_who_tag_one_parcel_make_one_unit_and_one_tag(store: Store) -> None:
    by_hand = Decision("张三", ON, text="现场核实")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        first = Overtaken(store, [lambda: tag_parcels(other, ["b"], by_hand)])
        found = tag_parcels(first, ["b", "c"], by_hand)
    assert (found.tagged, found.unchanged) == (("c",), ("b",))
    assert len(rows(store, "survey_unit")) == len(rows(store, "tag")) == 2
    assert len(rows(store, "survey_unit_parcel")) == 2


def test_a_decision_that_a_colleague_changed_meanwhile_is_replaced_not_overlooked(
    store: Store,
) -> None:
    tag_parcels(store, ["b"], Decision("张三", ON, text="一"))
    withdrawal = Decision("李四", ON, state="withdrawn")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        first = Overtaken(store, [lambda: tag_parcels(other, ["b"], withdrawal)])
        tag_parcels(first, ["b"], Decision("张三", ON, kinds=("4",), text="二"))
    before, withdrawn, after = rows(store, "tag")
    assert (withdrawn["state"], after["state"]) == ("withdrawn", "tagged")
    assert withdrawn["replaces_tag_uuid"] == before["uuid"]
    assert after["replaces_tag_uuid"] == withdrawn["uuid"]


def test_a_tag_takes_the_shape_that_a_colleague_gave_the_parcel_meanwhile(store: Store) -> None:
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        larger = [Update("parcel", "b", 1, {"plane_area_m2": 10500.0})]
        first = Overtaken(store, [lambda: other.write(larger, reason="重测")])
        found = tag_parcels(first, ["b"], Decision("张三", ON, text="是"))
    assert found.area_m2 == 10_500
    assert [row["area_m2"] for row in rows(store, "survey_unit")] == [10500.0]


def test_who_is_disturbed_every_time_is_told(store: Store) -> None:
    disturbed = Overtaken(store, [lambda: edit(store, "b")] * ATTEMPTS)
    with pytest.raises(ConflictError) as refused:
        tag_parcels(disturbed, ["b"], Decision("张三", ON, text="是"))
    assert refused.value.code == "ROW_CHANGED"
    assert rows(store, "tag") == []


def test_four_disturbances_are_borne(store: Store) -> None:
    disturbed = Overtaken(store, [lambda: edit(store, "b")] * (ATTEMPTS - 1))
    assert tag_parcels(disturbed, ["b"], Decision("张三", ON, text="是")).tagged == ("b",)


def test_an_assessment_of_an_older_state_of_the_parcel_is_no_basis(store: Store) -> None:
    identify(store, rules=RULES, on=ON)
    store.write([Update("parcel", "a", 1, {"remark": "改"})], reason="改")
    assert refusal(store, ["a"], TAG).code == "TAG_WITHOUT_BASIS"
    identify(store, rules=RULES, on=ON)
    assert tag_parcels(store, ["a"], TAG).tagged == ("a",)

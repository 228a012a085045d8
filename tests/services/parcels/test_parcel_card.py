# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The card of one parcel, from a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.parcels.card import CardField, ParcelCard, YearLine
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.parcels.card import read_card
from tests.services.parcels.parcel_workspace import parcel_workspace, shape


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with parcel_workspace(folder) as opened:
        yield opened


def card(store: Store, uuid: str) -> ParcelCard:
    found = read_card(store, uuid)
    assert found is not None
    return found


def field(found: ParcelCard, column: str) -> CardField:
    return next(f for block in found.blocks for f in block.fields if f.column == column)


def test_fields_read_as_people_write_them(store: Store) -> None:
    found = card(store, "a")
    assert [block.title for block in found.blocks] == ["登记", "审批", "现状"]
    values = ("right_ends_on", "district", "use_code", "registered_area_m2", "far", "idle")
    assert [field(found, name).value for name in values] == [
        "2025年6月30日", "江海区", "0601 工业用地", "20,500.00", "0.25", "否",
    ]  # fmt: skip
    area = field(found, "registered_area_m2")
    assert (area.title, area.unit, area.code) == ("登记面积", "m²", "ZDMJ")
    assert field(found, "parcel_code").generated
    assert not field(found, "holder_name").generated


def test_what_is_missing_is_marked_and_what_should_be_there_is_listed(store: Store) -> None:
    found = card(store, "c")
    assert field(found, "far").missing
    assert field(found, "far").value == ""
    lacking = [each.title for each in found.lacking]
    assert "宗地代码" in lacking
    assert "经营状态" in lacking
    assert "备注" not in lacking


def test_areas_stand_side_by_side_with_what_they_differ_by(store: Store) -> None:
    lines = {line.basis: line for line in card(store, "a").areas}
    assert list(lines) == ["registered", "surveyed", "plane", "ellipsoid"]
    assert (lines["plane"].m2, lines["plane"].epsg) == (20000.0, 4526)
    assert lines["plane"].difference_m2 == -500.0
    assert lines["surveyed"].m2 is None
    assert lines["surveyed"].difference_m2 is None
    assert card(store, "a").main_area.basis == "plane"


def test_a_year_without_figures_is_there_and_says_so(store: Store) -> None:
    # 30 亩 of a and 15 亩 of b: two thirds of the tax fall to a; 360 × 2/3 ÷ 30 = 8.
    [firm] = card(store, "a").enterprises
    assert firm.years == (
        YearLine(2024, None, None),
        YearLine(2023, 360.0, pytest.approx(8.0), "A 类"),
        YearLine(2022, None, None),
        YearLine(2021, 450.0, pytest.approx(10.0)),
    )
    assert card(store, "d").enterprises == ()


def test_holders_come_with_their_share_and_without_numbers_of_documents(store: Store) -> None:
    [holder] = card(store, "a").holders
    assert (holder.name, holder.share_kind, holder.share) == (
        "江门市甲机械有限公司", "按份共有", "1/2",
    )  # fmt: skip


def test_a_tag_carries_who_when_and_every_basis_with_its_clause(store: Store) -> None:
    [tag] = card(store, "a").tags
    assert (tag.state, tag.decided_by, tag.decided_on, tag.batch) == (
        "tagged", "李四", "2025-06-30", "2025-1",
    )  # fmt: skip
    assert (tag.example, tag.whole, tag.kind) == (True, True, "低效工业（产业）用地")
    by_rule, by_hand = tag.bases
    assert (by_rule.rule_code, by_rule.clause, by_rule.value, by_rule.threshold) == (
        "S-01", "示例 1", "0.25", "< 1",
    )  # fmt: skip
    assert (by_hand.text, by_hand.rule_code) == ("现场核实", "")


def test_a_control_check_comes_with_version_and_tolerance_and_says_whether_it_holds(
    store: Store,
) -> None:
    control = card(store, "d").control
    assert control is not None
    assert (control.shown_class, control.version, control.tolerance) == ("crossing", "2024", 0.001)
    assert (control.inside_m2, control.outside_m2) == pytest.approx((4000, 6000))
    assert control.holds
    store.write([Update("parcel", "d", 1, {"geom": shape(360, 200, 470, 300)})], reason="改")
    after = card(store, "d").control
    assert after is not None
    assert not after.holds


def test_the_three_old_hint_names_the_area_and_how_much_of_the_parcel_is_in_it(
    store: Store,
) -> None:
    [hint] = card(store, "a").three_old
    assert (hint.register_no, hint.status) == ("440704-7", "register")
    assert (hint.overlap_share, hint.overlap_m2) == pytest.approx((0.5, 10000.0))
    assert card(store, "b").three_old == ()


def test_touching_a_three_old_area_is_no_overlap(store: Store) -> None:
    area = {"status": "register", "geom": shape(300, 0, 320, 100)}
    store.write([Insert("three_old_area", "beside", area)], reason="试")
    assert card(store, "b").three_old == ()


def test_a_project_and_the_last_change_are_named(store: Store) -> None:
    project = {"name": "甲改造", "district": "440704", "project_type": "industrial_upgrade"}
    store.write(
        [
            Insert("project", "p", {**project, "project_code": "X-1", "state": "building"}),
            Insert("project_parcel", "pa", {"project_uuid": "p", "parcel_uuid": "a"}),
            Update("parcel", "a", 1, {"remark": "改"}),
        ],
        reason="补备注",
    )
    found = card(store, "a")
    assert found.project is not None
    assert (found.project.code, found.project.name, found.project.state) == (
        "X-1", "甲改造", "在建",
    )  # fmt: skip
    assert [(line.operation, line.reason) for line in found.changes] == [
        ("update", "补备注"), ("insert", "试"),
    ]  # fmt: skip
    assert found.stale_assessment


def test_the_import_that_brought_a_parcel_is_named(store: Store) -> None:
    package = {"target_table": "parcel", "file_name": "宗地.shp", "file_sha256": "0"}
    store.write([Insert("import_package", "k", {**package, "state": "done"})], reason="导入")
    store.write(
        [Insert("parcel", "x", {"district": "440704", "import_package_uuid": "k"})], reason="导入"
    )
    origin = card(store, "x").origin
    assert origin is not None
    assert (origin.file_name, origin.actor) == ("宗地.shp", "张三")
    assert card(store, "a").origin is None


def test_a_retired_parcel_has_a_card_and_one_of_an_open_import_has_none(store: Store) -> None:
    package = {"target_table": "parcel", "file_name": "f", "file_sha256": "0", "state": "open"}
    store.write(
        [
            Insert("import_package", "k", package),
            Insert("parcel", "x", {"district": "440704", "import_package_uuid": "k"}),
            Update("parcel", "b", 1, {"retired_at": "2025-06-30", "retired_reason": "合并"}),
        ],
        reason="试",
    )
    assert (card(store, "b").retired_at, card(store, "b").retired_reason) == ("2025-06-30", "合并")
    assert read_card(store, "x") is None
    assert read_card(store, "gone") is None

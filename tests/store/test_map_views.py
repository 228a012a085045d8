# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What maps draw: current rows of finished imports, the line in force, the newest decision."""

from __future__ import annotations

from typing import Any

import pytest

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.store.support import package, parcel, raw, square


def rows(store: WorkspaceStore, view: str, column: str = "uuid") -> list[Any]:
    connection = raw(store)
    found = connection.execute(f'SELECT "{column}" FROM "{view}" ORDER BY fid').fetchall()
    connection.close()
    return [value for (value,) in found]


def version(row: str, start: str, end: str | None = None, **values: Any) -> Insert:
    return Insert(
        "control_line_version",
        row,
        {"version": row, "valid_from": start, "valid_to": end, **values},
    )


def line(row: str, of: str, **values: Any) -> Insert:
    values = {"control_line_version_uuid": of, "level": 1, "geom": square(), **values}
    return Insert("control_line", row, values)


def test_only_the_line_in_force_is_drawn(store: WorkspaceStore) -> None:
    store.write(
        [
            version("旧", "2000-01-01", "2020-01-01"),
            version("今", "2020-01-01"),
            version("后", "2999-01-01"),
            line("旧线", "旧"),
            line("今线", "今"),
            line("后线", "后"),
        ],
        reason="控制线",
    )
    assert rows(store, "control_line_map") == ["今线"]
    assert rows(store, "control_line_map", "version") == ["今"]


def test_without_one_in_force_the_last_one_else_the_next_is_drawn(store: WorkspaceStore) -> None:
    store.write([version("更后", "2999-01-01"), line("更后线", "更后")], reason="一")
    store.write([version("后", "2998-01-01"), line("后线", "后")], reason="二")
    assert rows(store, "control_line_map") == ["后线"]
    store.write([version("旧", "2000-01-01", "2010-01-01"), line("旧线", "旧")], reason="三")
    store.write([version("更旧", "1990-01-01", "2000-01-01"), line("更旧线", "更旧")], reason="四")
    assert rows(store, "control_line_map") == ["旧线"]


def test_two_versions_in_force_are_both_drawn(store: WorkspaceStore) -> None:
    changes = [version("甲", "2020-01-01"), version("乙", "2021-01-01")]
    store.write([*changes, line("甲线", "甲"), line("乙线", "乙")], reason="控制线")
    assert rows(store, "control_line_map") == ["甲线", "乙线"]


def test_open_void_and_retired_rows_are_not_drawn(store: WorkspaceStore) -> None:
    store.write([package("开", "open"), package("废", "void"), package("完", "done")], reason="包")
    changes: list[Insert] = [version("今", "2020-01-01")]
    for name in ("开", "废", "完"):
        belongs = {"import_package_uuid": name}
        changes.append(line(f"线{name}", "今", **belongs))
        area = {"geom": square(), "status": "register", **belongs}
        changes.append(Insert("three_old_area", f"旧{name}", area))
    store.write(changes, reason="行")
    assert rows(store, "control_line_map") == ["线完"]
    assert rows(store, "three_old_area_map") == ["旧完"]
    gone = {"retired_at": "2026-01-01", "retired_reason": "试"}
    store.write([Update("control_line_version", "今", 1, gone)], reason="作废")
    assert rows(store, "control_line_map") == []


def test_reference_areas_bear_name_and_kind_of_their_layer(store: WorkspaceStore) -> None:
    layer = {"name": "园区", "kind": "industrial_park"}
    area = {"reference_layer_uuid": "层", "geom": square()}
    store.write(
        [Insert("reference_layer", "层", layer), Insert("reference_area", "斑", area)],
        reason="参考",
    )
    assert rows(store, "reference_area_map", "kind") == ["industrial_park"]
    gone = {"retired_at": "2026-01-01", "retired_reason": "试"}
    store.write([Update("reference_layer", "层", 1, gone)], reason="作废")
    assert rows(store, "reference_area_map") == []


def test_a_unit_shows_its_newest_primary_tag(store: WorkspaceStore) -> None:
    unit = Insert("survey_unit", "块", {"district": "440703", "geom": square()})
    store.write([unit, Insert("survey_unit", "无标记", unit.values)], reason="地块")

    def tag(row: str, state: str, primary: int = 1) -> Insert:
        decided = {"decided_on": "2026-01-01", "decided_by": "甲", "example": 0}
        values = {"survey_unit_uuid": "块", "state": state, "is_primary": primary, **decided}
        return Insert("tag", row, values)

    store.write([tag("一", "tagged"), tag("副", "withdrawn", 0)], reason="标记")
    assert rows(store, "survey_unit_map", "state") == ["tagged", None]
    store.write([tag("二", "identified")], reason="认定")
    assert rows(store, "survey_unit_map") == ["块", "无标记"]
    assert rows(store, "survey_unit_map", "state") == ["identified", None]


@pytest.mark.parametrize("column", ["stale_assessment", "stale_control"])
def test_a_result_that_no_longer_holds_is_told_from_none(
    store: WorkspaceStore, column: str
) -> None:
    rules = {"rule_set_id": "s", "kind": "identification", "title": "示例", "sha256": "0"}
    outcome = {"outcome": "suspected", "rule_outcomes": "{}", "assessed_on": "2026-01-01"}
    areas = {"inside_m2": 100.0, "outside_m2": 0.0, "area_epsg": 4526, "boundary_error": 0}
    limits = {"tolerance": 0.001, "max_remainder_m2": 100.0, "thin_width_m": 1.0, "sliver": 0}
    checked = {"control_class": "inside", "inside_share": 1.0, "checked_on": "2026-01-01"}
    checked |= areas | limits
    of = {"parcel_uuid": "甲", "parcel_version": 1}
    store.write(
        [
            parcel("甲"),
            parcel("乙"),
            Insert("rule_set", "规则", {**rules, "content": "", "example": 1}),
            version("今", "2020-01-01"),
            Insert("assessment", "识", {**of, "rule_set_uuid": "规则", **outcome}),
            Insert("control_check", "套", {**of, "control_line_version_uuid": "今", **checked}),
        ],
        reason="结果",
    )
    assert rows(store, "parcel_map", column) == [None, None]
    store.write([Update("parcel", "甲", 1, {"geom": square(x=1)})], reason="改界")
    assert rows(store, "parcel_map", column) == [1, None]


def test_the_extent_of_a_view_grows_with_its_table(store: WorkspaceStore) -> None:
    store.write([version("今", "2020-01-01"), line("线", "今")], reason="控制线")
    connection = raw(store)
    query = "SELECT min_x, max_y FROM gpkg_contents WHERE table_name = ?"
    boxes = {
        connection.execute(query, (name,)).fetchone()
        for name in ("control_line", "control_line_map")
    }
    connection.close()
    assert boxes == {(38_500_000.0, 2_500_010.0)}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The state by which maps colour parcels follows every table it rests on."""

from __future__ import annotations

from typing import Any

import pytest

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.ports import BulkInsert, Insert, Update
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.store.support import package, parcel, parcels, raw, square

DAY = "2026-03-01"


@pytest.fixture
def filled(store: WorkspaceStore) -> WorkspaceStore:
    """Parcels 甲 and 乙, a rule set and a control-line version."""
    rules = {"rule_set_id": "sample", "kind": "identification", "title": "示例", "example": 1}
    version = {"version": "2024", "valid_from": "2024-01-01"}
    store.write(
        [
            parcel("甲"),
            parcel("乙"),
            Insert("rule_set", "规则", {**rules, "sha256": "0", "content": ""}),
            Insert("control_line_version", "版", version),
        ],
        reason="准备",
    )
    return store


def state(store: WorkspaceStore, uuid: str = "甲") -> dict[str, Any]:
    connection = raw(store)
    cursor = connection.execute("SELECT * FROM parcel_map WHERE uuid = ?", (uuid,))
    row = cursor.fetchone()
    names = [item[0] for item in cursor.description]
    connection.close()
    return dict(zip(names, row, strict=True)) if row else {}


def current(store: WorkspaceStore, view: str) -> list[str]:
    connection = raw(store)
    rows = connection.execute(f"SELECT uuid FROM {view} ORDER BY uuid").fetchall()
    connection.close()
    return [uuid for (uuid,) in rows]


def assessment(uuid: str, outcome: str, parcel_uuid: str = "甲") -> Insert:
    return Insert(
        "assessment",
        uuid,
        {
            "parcel_uuid": parcel_uuid,
            "parcel_version": 1,
            "rule_set_uuid": "规则",
            "outcome": outcome,
            "rule_outcomes": "",
            "assessed_on": DAY,
        },
    )


def check(uuid: str, **values: Any) -> Insert:
    result = {
        "parcel_uuid": "甲",
        "parcel_version": 1,
        "control_line_version_uuid": "版",
        "control_class": "crossing",
        "inside_share": 0.25,
        "inside_m2": 25.0,
        "outside_m2": 75.0,
        "area_epsg": 4526,
        "sliver": False,
        "boundary_error": True,
        "tolerance": 0.001,
        "max_remainder_m2": 100.0,
        "thin_width_m": 1.0,
        "checked_on": DAY,
    }
    return Insert("control_check", uuid, {**result, **values})


def tag(uuid: str, tag_state: str, *, primary: bool = True) -> Insert:
    values = {"survey_unit_uuid": "单元", "state": tag_state, "low_efficiency_kind": "1"}
    decided = {"decided_on": DAY, "decided_by": "张三", "example": True}
    return Insert("tag", uuid, {**values, "is_primary": primary, **decided})


def unit() -> list[Insert]:
    member = {"survey_unit_uuid": "单元", "parcel_uuid": "甲"}
    return [
        Insert("survey_unit", "单元", {"district": "440703"}),
        Insert("survey_unit_parcel", "单元甲", member),
    ]


def test_a_new_parcel_has_an_empty_state(filled: WorkspaceStore) -> None:
    found = state(filled)
    assert found["uuid"] == "甲"
    assert found["assessment_outcome"] is None
    assert found["control_class"] is None


def test_the_latest_assessment_shows(filled: WorkspaceStore) -> None:
    filled.write([assessment("z", "suspected")], reason="识别")
    filled.write([assessment("a", "not_suspected")], reason="识别")
    assert state(filled)["assessment_outcome"] == "not_suspected"
    assert state(filled, "乙")["assessment_outcome"] is None
    filled.write([Update("assessment", "a", 1, {"retired_at": DAY})], reason="失效")
    assert state(filled)["assessment_outcome"] == "suspected"


def test_assessments_that_come_as_a_batch_show_too(filled: WorkspaceStore) -> None:
    values = {
        "uuid": ["1", "2"],
        "parcel_uuid": ["甲", "乙"],
        "rule_set_uuid": ["规则", "规则"],
        "outcome": ["suspected", "incomplete"],
        "rule_outcomes": ["", ""],
        "assessed_on": [DAY, DAY],
    }
    columns = {name: column("text", items) for name, items in values.items()}
    columns["parcel_version"] = column("int", [1, 1])
    filled.write([BulkInsert("assessment", ColumnTable(columns))], reason="识别")
    assert state(filled)["assessment_outcome"] == "suspected"
    assert state(filled, "乙")["assessment_outcome"] == "incomplete"


def test_the_control_check_shows_as_it_is_treated(filled: WorkspaceStore) -> None:
    filled.write([check("1")], reason="套合")
    found = state(filled)
    assert (found["control_class"], found["control_inside_share"]) == ("crossing", 0.25)
    assert found["boundary_error"] == 1
    treated = {"treated_as": "outside", "treated_by": "张三", "treated_reason": "边界误差"}
    filled.write([Update("control_check", "1", 1, treated)], reason="处理")
    assert state(filled)["control_class"] == "outside"


def test_the_primary_tag_of_the_parcels_unit_shows(filled: WorkspaceStore) -> None:
    filled.write([*unit(), tag("1", "tagged")], reason="标记")
    found = state(filled)
    assert (found["tag_state"], found["low_efficiency_kind"]) == ("tagged", "1")
    filled.write([tag("2", "withdrawn", primary=False)], reason="次要")
    assert state(filled)["tag_state"] == "tagged"
    filled.write([tag("3", "identified")], reason="认定")
    assert state(filled)["tag_state"] == "identified"
    filled.write([Update("survey_unit", "单元", 1, {"retired_at": DAY})], reason="失效")
    assert state(filled)["tag_state"] is None


def test_a_parcel_that_moves_to_another_unit_leaves_no_state_behind(
    filled: WorkspaceStore,
) -> None:
    filled.write([*unit(), tag("1", "tagged")], reason="标记")
    filled.write([Update("survey_unit_parcel", "单元甲", 1, {"parcel_uuid": "乙"})], reason="更正")
    assert state(filled)["tag_state"] is None
    assert state(filled, "乙")["tag_state"] == "tagged"


def test_the_state_of_a_merge_reaches_its_members(filled: WorkspaceStore) -> None:
    filled.write(
        [
            Insert("merge_case", "案", {"district": "440703", "state": "proposed"}),
            Insert(
                "merge_member",
                "员",
                {"merge_case_uuid": "案", "parcel_uuid": "甲", "parcel_version": 1},
            ),
        ],
        reason="拟合并",
    )
    assert state(filled)["merge_state"] == "proposed"
    filled.write([Update("merge_case", "案", 1, {"state": "accepted"})], reason="受理")
    assert state(filled)["merge_state"] == "accepted"


def test_project_and_subsidy_reach_the_parcels(filled: WorkspaceStore) -> None:
    project = {"name": "一期", "district": "440703", "project_type": "industrial_upgrade"}
    filled.write(
        [
            Insert("project", "项", project),
            Insert("project_parcel", "项甲", {"project_uuid": "项", "parcel_uuid": "甲"}),
        ],
        reason="立项",
    )
    assert state(filled)["project_uuid"] == "项"
    assert state(filled)["subsidy_status"] is None
    case = {"project_uuid": "项", "project_version": 1, "rule_set_uuid": "规则", "status": "trial"}
    case |= dict.fromkeys(("reasons", "warnings", "inputs", "result"), "{}")
    case |= {"software_version": "0", "calculated_on": DAY, "calculated_by": "张三"}
    filled.write([Insert("subsidy_case", "算", case)], reason="测算")
    assert state(filled)["subsidy_status"] == "trial"
    filled.write([Update("project", "项", 1, {"retired_at": DAY})], reason="失效")
    assert state(filled)["project_uuid"] is None
    assert state(filled)["subsidy_status"] is None


def test_the_map_shows_current_parcels_of_finished_imports(filled: WorkspaceStore) -> None:
    filled.write([package("包"), parcels(2, import_package_uuid="包")], reason="导入")
    assert state(filled, "p000001") == {}
    filled.write([Update("import_package", "包", 1, {"state": "done"})], reason="完成")
    assert state(filled, "p000001")["district"] == "440703"
    filled.write([Update("parcel", "甲", 1, {"retired_at": DAY})], reason="失效")
    assert state(filled) == {}


def test_an_assessment_of_another_version_of_the_parcel_no_longer_shows(
    filled: WorkspaceStore,
) -> None:
    filled.write([assessment("1", "suspected"), assessment("2", "suspected", "乙")], reason="识别")
    filled.write([Update("parcel", "甲", 1, {"use_code": "1001"})], reason="改")
    assert state(filled)["assessment_outcome"] is None
    assert state(filled, "乙")["assessment_outcome"] == "suspected"
    assert current(filled, "current_assessment") == ["2"]


def test_a_control_check_holds_until_the_geometry_changes(filled: WorkspaceStore) -> None:
    filled.write([check("1")], reason="套合")
    filled.write([Update("parcel", "甲", 1, {"remark": "无关"})], reason="改")
    assert state(filled)["control_class"] == "crossing"
    filled.write([Update("parcel", "甲", 2, {"geom": square(side=7)})], reason="改界")
    assert state(filled)["control_class"] is None
    assert current(filled, "current_control_check") == []
    filled.write([check("2", parcel_version=3, control_class="outside")], reason="套合")
    filled.write([Update("parcel", "甲", 3, {"remark": "又"})], reason="改")
    assert state(filled)["control_class"] == "outside"
    assert current(filled, "current_control_check") == ["2"]


@pytest.mark.parametrize(("version", "shows"), [(1, False), (2, True)])
def test_a_geometry_change_before_the_check_does_not_matter(
    filled: WorkspaceStore, version: int, shows: bool
) -> None:
    """The change replaced version 1; a check of version 2 saw the new geometry."""
    filled.write([Update("parcel", "甲", 1, {"geom": square(side=7)})], reason="改界")
    filled.write([Update("parcel", "甲", 2, {"remark": "无关"})], reason="改")
    filled.write([check("1", parcel_version=version)], reason="套合")
    assert (state(filled)["control_class"] == "crossing") is shows


def test_voiding_a_control_line_takes_its_classes_from_the_map(filled: WorkspaceStore) -> None:
    """The check of the version before, still true, shows again."""
    line = {"version": "2026", "valid_from": "2026-01-01", "import_package_uuid": "线包"}
    filled.write(
        [package("线包", "done"), Insert("control_line_version", "新版", line), check("1")],
        reason="导入",
    )
    newer = {"control_line_version_uuid": "新版", "control_class": "inside"}
    other = {"parcel_uuid": "乙", **newer}
    filled.write([check("2", **newer), check("3", **other)], reason="套合")
    assert state(filled)["control_class"] == "inside"
    assert current(filled, "current_control_check") == ["2", "3"]
    filled.write([Update("import_package", "线包", 1, {"state": "void"})], reason="作废")
    assert state(filled)["control_class"] == "crossing"
    assert state(filled, "乙")["control_class"] is None
    assert current(filled, "current_control_check") == ["1"]
    assert filled.verify().findings == ()


def test_retiring_a_control_line_version_takes_its_classes_from_the_map(
    filled: WorkspaceStore,
) -> None:
    filled.write([check("1")], reason="套合")
    filled.write([Update("control_line_version", "版", 1, {"retired_at": DAY})], reason="失效")
    assert state(filled)["control_class"] is None
    assert filled.verify().findings == ()


def test_rebuilding_gives_what_the_saves_gave(filled: WorkspaceStore) -> None:
    filled.write([assessment("1", "suspected"), *unit(), tag("1", "tagged")], reason="标记")
    before = [state(filled), state(filled, "乙")]
    receipt = filled.rebuild_state()
    assert [state(filled), state(filled, "乙")] == before
    assert filled.verify().head.seq == receipt.last_seq
    assert filled.verify().findings == ()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two people edit parcels of one workspace: nothing is lost, nothing is decided silently (P14)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.conflict_log import decided_groups
from lowuse_plugin.domain.history.conflicts import Choice, RowConflict
from lowuse_plugin.domain.ports import Actor, Insert, Store, Update
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.history.values import Values
from lowuse_plugin.services.read_input import input_text, read_input
from lowuse_plugin.services.rows.edit_row import (
    Decided,
    EditableRow,
    Saved,
    differences,
    look_again,
    read_row,
    save_row,
    take_current,
)
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.history.two_people import Overtaken
from tests.services.parcels.parcel_workspace import parcel_workspace, shape

LI = Actor("李四", "lisi", "PC-7")
TODAY = date(2026, 3, 1)


@pytest.fixture
def mine(folder: Path) -> Iterator[WorkspaceStore]:
    """张三's session on four parcels."""
    with parcel_workspace(folder, results=False) as store:
        yield store


@pytest.fixture
def theirs(mine: WorkspaceStore) -> Iterator[WorkspaceStore]:
    """李四's session on the same file."""
    with open_workspace(mine.path, actor=LI) as store:
        yield store


def stored(store: Store, uuid: str = "a", table: str = "parcel") -> dict[str, Any]:
    with store.read() as reading:
        row = reading.row(table, uuid)
    assert row is not None
    return dict(row)


def head(store: Store) -> int:
    with store.read() as reading:
        return reading.head().seq


def log(store: WorkspaceStore, uuid: str = "a") -> list[dict[str, Any]]:
    """Every log line of a parcel, the newest last, with what the queries do not read."""
    with store.read() as reading:
        names = ("actor", "reason", "source_json", "old_json", "base_version")
        rows = reading.connection.execute(
            f"SELECT {','.join(names)} FROM lup_log WHERE row_uuid = ? ORDER BY seq", (uuid,)
        ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


def opened(store: Store, uuid: str = "a") -> EditableRow:
    return read_row(store, "parcel", uuid)


def save(store: Store, row: EditableRow, **changes: Any) -> Saved | RowConflict:
    return save_row(store, row, changes, reason="按证书更正", today=TODAY)


def saved(store: Store, row: EditableRow, **changes: Any) -> Saved:
    found = save(store, row, **changes)
    assert isinstance(found, Saved)
    return found


def conflict(store: Store, row: EditableRow, **changes: Any) -> RowConflict:
    before = head(store)
    found = save(store, row, **changes)
    assert isinstance(found, RowConflict)
    assert head(store) == before
    return found


def refused(store: Store, row: EditableRow, reason: str = "x", **changes: Any) -> LowUseError:
    before = head(store)
    with pytest.raises(LowUseError) as error:
        save_row(store, row, changes, reason=reason, today=TODAY)
    assert head(store) == before
    return error.value


# -- one person -----------------------------------------------------------------------------------


def test_only_what_was_changed_is_written_with_its_reason(mine: WorkspaceStore) -> None:
    row = opened(mine)
    assert (row.label, row.holder, row.version) == (
        "440704001001GB00001", "江门市甲机械有限公司", 1,
    )  # fmt: skip
    done = saved(mine, row, address="江海区新路 2 号", far=0.25, town="")
    # far was 0.25 before, and no town is no town.
    assert done.columns == ("address",)
    assert stored(mine)["address"] == "江海区新路 2 号"
    line = log(mine)[-1]
    assert (line["actor"], line["reason"], line["source_json"]) == (
        "张三",
        "编辑：按证书更正",
        None,
    )
    assert set(json.loads(line["old_json"])) == {"address", "row_version", "change_id"}
    assert mine.verify().is_sound


def test_an_emptied_field_is_missing_and_not_empty_text_or_zero(mine: WorkspaceStore) -> None:
    saved(mine, opened(mine), address="", far=None)
    assert (stored(mine)["address"], stored(mine)["far"]) == (None, None)


def test_an_edit_is_undone_as_one_step(mine: WorkspaceStore) -> None:
    done = saved(mine, opened(mine), holder_name="江门市丁公司", far=0.5)
    assert done.receipt is not None
    undo_save(mine, done.receipt.transaction_id)
    row = stored(mine)
    assert (row["holder_name"], row["far"]) == ("江门市甲机械有限公司", 0.25)
    assert mine.verify().is_sound


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"district": None}, "FIELD_REQUIRED", "行政区代码"),
        ({"seized": "perhaps"}, "FIELD_NOT_IN_LIST", "查封"),
        ({"built_on": "2026-03-02"}, "FIELD_IN_FUTURE", "建成使用日期"),
        ({"right_starts_on": "2025-06-30"}, "FIELD_DAYS_REVERSED", "使用权终止日期"),
        ({"far": -1.0}, "FIELD_NEGATIVE", "容积率"),
        ({"building_density_pct": 101.0}, "FIELD_ABOVE_PERCENT", "建筑密度"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_its_field_named(
    mine: WorkspaceStore, changes: dict[str, Any], code: str, field: str
) -> None:
    error = refused(mine, opened(mine), **changes)
    assert (error.code, error.params["field"]) == (code, field)


def test_an_old_code_is_kept_with_a_warning_at_most(mine: WorkspaceStore) -> None:
    assert saved(mine, opened(mine), parcel_code="旧编号12").columns == ("parcel_code",)


def test_what_the_plugin_computes_nothing_at_all_and_no_reason_are_refused(
    mine: WorkspaceStore,
) -> None:
    row = opened(mine)
    assert refused(mine, row, plane_area_m2=1.0).code == "EDIT_NOT_ALLOWED"
    assert refused(mine, row, row_version=7).code == "EDIT_NOT_ALLOWED"
    assert refused(mine, row, far=0.25).code == "EDIT_NOTHING"
    assert refused(mine, row, reason=" ", far=0.3).code == "EDIT_REASON_MISSING"


def test_a_retired_row_cannot_be_edited(mine: WorkspaceStore, theirs: WorkspaceStore) -> None:
    row = opened(mine)
    retired = {"retired_at": "2026-03-01T02:00:00.000Z", "retired_reason": "已合并"}
    theirs.write([Update("parcel", "a", 1, retired)], reason="停用")
    error = refused(mine, row, far=0.3)
    assert (error.code, error.params["reason"], error.params["day"]) == (
        "EDIT_ROW_RETIRED", "已合并", "2026年3月1日",
    )  # fmt: skip
    with pytest.raises(LowUseError) as gone:
        read_row(mine, "parcel", "nobody")
    assert gone.value.code == "EDIT_ROW_GONE"


def test_rows_of_other_tables_are_edited_alike(mine: WorkspaceStore) -> None:
    row = read_row(mine, "enterprise", "e")
    done = save_row(mine, row, {"name": "江门市戊（集团）有限公司"}, reason="更名", today=TODAY)
    assert isinstance(done, Saved)
    after = stored(mine, "e", "enterprise")
    assert (after["name"], after["name_key"]) == (
        "江门市戊（集团）有限公司", "江门市戊集团有限公司",
    )  # fmt: skip
    year = read_row(mine, "enterprise_year", "e2023")
    same = refused(mine, year, tax_wan="360.00")
    assert same.code == "EDIT_NOTHING"


# -- what follows an edit -------------------------------------------------------------------------


def test_another_district_measures_the_plane_area_anew(mine: WorkspaceStore) -> None:
    # 恩平 states its areas in EPSG:4525, half a zone further west: the same ground is smaller on
    # the plane of its own zone than on that of the next.
    done = saved(mine, opened(mine), district="440785")
    row = stored(mine)
    assert (row["plane_epsg"], done.notes) == (4525, ("EDIT_AREA_FOLLOWS",))
    assert row["plane_area_m2"] != 20000.0
    assert row["plane_area_m2"] == pytest.approx(20000.0, rel=2e-3)
    assert row["ellipsoid_area_m2"] == pytest.approx(20000.0, rel=2e-3)


def joins(store: Store) -> list[tuple[str, str]]:
    with store.read() as reading:
        found = reading.table("card_holders", uuid="a").to_rows()
    return [(row["name"], row["share"]) for row in found]


def test_the_linked_holder_follows_the_name_so_that_merging_sees_it(mine: WorkspaceStore) -> None:
    assert joins(mine) == [("江门市甲机械有限公司", "1/2")]
    done = saved(mine, opened(mine), holder_name="江门市己有限公司、王小明")
    assert done.notes == ("EDIT_HOLDERS_FOLLOW",)
    assert joins(mine) == [("江门市己有限公司", None), ("王小明", None)]
    assert done.receipt is not None
    undo_save(mine, done.receipt.transaction_id)
    assert joins(mine) == [("江门市甲机械有限公司", "1/2")]


def test_an_organisation_that_is_known_is_linked_a_person_is_not_taken_for_another(
    mine: WorkspaceStore,
) -> None:
    mine.write(
        [
            Insert("right_holder", "己", {"name": "江门市己公司", "name_key": "江门市己公司"}),
            Insert("right_holder", "王", {"name": "王小明", "name_key": "王小明"}),
        ],
        reason="试",
    )
    saved(mine, opened(mine), holder_name="江门市己公司、王小明")
    with mine.read() as reading:
        rows = reading.table("import_parcel_holders", uuids='["a"]').to_rows()
    holders = [row["right_holder_uuid"] for row in rows if row["retired_at"] is None]
    assert holders[0] == "己"
    assert holders[1] != "王"


def test_two_holders_of_one_name_both_go(mine: WorkspaceStore) -> None:
    twin = {"parcel_uuid": "a", "right_holder_uuid": "h2", "position": 2}
    named = {"name": "江门市甲机械有限公司", "name_key": "甲"}
    mine.write(
        [Insert("right_holder", "h2", named), Insert("parcel_holder", "ah2", twin)], reason="试"
    )
    saved(mine, opened(mine), holder_name="江门市己公司")
    assert joins(mine) == [("江门市己公司", None)]


def test_another_spelling_of_the_same_holder_changes_no_link(mine: WorkspaceStore) -> None:
    mine.write([Update("right_holder", "h", 1, {"name_key": "江门市甲机械有限公司"})], reason="试")
    done = saved(mine, opened(mine), holder_name="江门市甲机械 有限公司")
    assert done.notes == ()
    assert joins(mine) == [("江门市甲机械有限公司", "1/2")]


# -- two people -----------------------------------------------------------------------------------


def test_other_groups_of_a_colleague_are_kept_and_told(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司", seized="no")
    done = saved(mine, row, address="新路")
    (kept,) = done.kept
    assert (kept.title, kept.by) == ("权利", "李四")
    assert [field.title for field in kept.theirs_changed] == ["权利人", "查封"]
    after = stored(mine)
    assert (after["holder_name"], after["seized"], after["address"]) == ("乙公司", "no", "新路")
    assert mine.verify().is_sound


def test_the_same_group_is_a_conflict_and_nothing_is_written(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司")
    found = conflict(mine, row, right_nature="102", address="新路")
    (group,) = found.groups
    assert (group.group, group.by, found.label) == ("right", "李四", "440704001001GB00001")
    assert stored(mine)["address"] == "江海区某路 1 号"
    assert stored(mine)["holder_name"] == "乙公司"


def test_taking_mine_needs_a_reason_and_the_log_tells_whose_value_went(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司", seized="yes")
    changes = {"holder_name": "丙公司", "address": "新路"}
    found = conflict(mine, row, **changes)
    before = head(mine)
    decided = Decided(found, {"right": Choice.MINE})
    with pytest.raises(LowUseError) as error:
        save_row(mine, row, changes, reason="更正", today=TODAY, decided=decided)
    assert (error.value.code, head(mine)) == ("CONFLICT_REASON_MISSING", before)
    decided = Decided(found, {"right": Choice.MINE}, "证书上是丙公司")
    done = save_row(mine, row, changes, reason="更正", today=TODAY, decided=decided)
    assert isinstance(done, Saved)
    after = stored(mine)
    # The group as it was shown: 查封 is missing again, as in 张三's form.
    assert (after["holder_name"], after["seized"], after["address"]) == ("丙公司", None, "新路")
    line = log(mine)[-1]
    assert line["reason"] == "编辑：更正（未采用李四对“权利”的修改：证书上是丙公司）"
    (told,) = decided_groups(json.loads(line["source_json"]))
    assert (told.choice, told.by) == (Choice.MINE, "李四")
    assert [(v.title, v.value) for v in told.discarded] == [("权利人", "乙公司"), ("查封", "是")]
    assert mine.verify().is_sound


def test_taking_theirs_is_logged_too_and_changes_nothing_of_theirs(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司")
    found = conflict(mine, row, holder_name="丙公司")
    decided = Decided(found, {"right": Choice.THEIRS})
    done = save_row(mine, row, {"holder_name": "丙公司"}, reason="更正", decided=decided)
    assert isinstance(done, Saved)
    assert (done.columns, stored(mine)["holder_name"]) == ((), "乙公司")
    line = log(mine)[-1]
    (told,) = decided_groups(json.loads(line["source_json"]))
    assert told.choice == Choice.THEIRS
    assert [value.value for value in told.discarded] == ["丙公司"]
    assert mine.verify().is_sound
    assert done.receipt is not None
    undo_save(mine, done.receipt.transaction_id)
    assert mine.verify().is_sound


def test_every_group_must_be_decided(mine: WorkspaceStore, theirs: WorkspaceStore) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司", address="别处")
    changes = {"holder_name": "丙公司", "address": "新路"}
    found = conflict(mine, row, **changes)
    decided = Decided(found, {"right": Choice.THEIRS})
    with pytest.raises(LowUseError) as error:
        save_row(mine, row, changes, reason="更正", today=TODAY, decided=decided)
    assert error.value.code == "CONFLICT_UNDECIDED"


def test_a_third_change_of_the_group_asks_again(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司")
    changes = {"holder_name": "丙公司"}
    found = conflict(mine, row, **changes)
    saved(theirs, opened(theirs), holder_name="丁公司")
    decided = Decided(found, {"right": Choice.MINE}, "证书")
    before = head(mine)
    again = save_row(mine, row, changes, reason="更正", today=TODAY, decided=decided)
    assert isinstance(again, RowConflict)
    assert head(mine) == before
    field = next(f for f in again.groups[0].fields if f.column == "holder_name")
    assert (field.base, field.theirs) == ("江门市甲机械有限公司", "丁公司")


def test_a_third_change_elsewhere_does_not_ask_again(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司")
    found = conflict(mine, row, holder_name="丙公司")
    saved(theirs, opened(theirs), town="外海街道")
    decided = Decided(found, {"right": Choice.MINE}, "证书")
    done = save_row(mine, row, {"holder_name": "丙公司"}, reason="更正", decided=decided)
    assert isinstance(done, Saved)
    assert [group.group for group in done.kept] == ["identity"]
    assert (stored(mine)["holder_name"], stored(mine)["town"]) == ("丙公司", "外海街道")


def test_a_decision_for_theirs_holds_when_the_colleague_took_the_change_back(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    theirs_done = saved(theirs, opened(theirs), holder_name="乙公司")
    found = conflict(mine, row, holder_name="丙公司")
    assert theirs_done.receipt is not None
    undo_save(theirs, theirs_done.receipt.transaction_id)
    decided = Decided(found, {"right": Choice.THEIRS})
    done = save_row(mine, row, {"holder_name": "丙公司"}, reason="更正", decided=decided)
    assert isinstance(done, Saved)
    assert stored(mine)["holder_name"] == "江门市甲机械有限公司"


def test_equal_values_of_a_colleague_leave_nothing_to_write(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), far=0.5)
    before = head(mine)
    done = saved(mine, row, far=0.5)
    assert (done.receipt, done.columns, head(mine)) == (None, (), before)
    assert [group.by for group in done.agreed] == ["李四"]


def test_a_save_between_reading_and_writing_is_seen(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    overtaken = Overtaken(mine, [lambda: saved(theirs, opened(theirs), holder_name="乙公司")])
    found = save_row(overtaken, row, {"holder_name": "丙公司"}, reason="更正", today=TODAY)
    assert isinstance(found, RowConflict)
    assert stored(mine)["holder_name"] == "乙公司"
    row = opened(mine)
    overtaken = Overtaken(mine, [lambda: saved(theirs, opened(theirs), town="外海街道")])
    done = save_row(overtaken, row, {"far": 0.4}, reason="更正", today=TODAY)
    assert isinstance(done, Saved)
    assert [group.group for group in done.kept] == ["identity"]


def test_a_new_boundary_conflicts_with_a_typed_area_and_is_never_taken_back(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    moved = {"geom": shape(0, 0, 100, 150), "plane_area_m2": 15000.0}
    theirs.write([Update("parcel", "a", 1, moved)], reason="界址调整")
    found = conflict(mine, row, registered_area_m2=15000.0)
    (group,) = found.groups
    assert (group.group, group.reason) == ("geometry", "界址调整")
    line = group.fields[0]
    assert (line.title, line.base, line.theirs) == (
        "界址", "20,000.00 m²，4 个界址点", "15,000.00 m²，4 个界址点",
    )  # fmt: skip
    decided = Decided(found, {"geometry": Choice.MINE})
    done = save_row(mine, row, {"registered_area_m2": 15000.0}, reason="更正", decided=decided)
    assert isinstance(done, Saved)
    after = stored(mine)
    assert (after["registered_area_m2"], after["plane_area_m2"]) == (15000.0, 15000.0)
    assert shapely.area(shapely.from_wkb(after["geom"])) == pytest.approx(15000.0)


def test_a_boundary_reads_as_in_the_history_in_the_plane_of_its_district(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    saved(mine, opened(mine), district="440785")
    row = opened(mine)
    theirs.write([Update("parcel", "a", 2, {"geom": shape(0, 0, 100, 150)})], reason="界址调整")
    [group] = conflict(mine, row, registered_area_m2=15000.0).groups
    # Half a zone further west the same ground is larger on the plane: no 15,000.00 m² anywhere.
    line = group.fields[0]
    with mine.read() as reading:
        told = Values(reading, "EPSG:4526").text("parcel", "geom", stored(mine))
    assert (line.theirs, line.theirs == "15,000.00 m²，4 个界址点") == (told, False)
    district = np.array(["440785"], dtype=object)
    now = shapely.from_wkb(np.array([stored(mine)["geom"]], dtype=object))
    [area], [plane] = plane_areas(now, "EPSG:4526", district)
    assert (line.theirs, plane) == (f"{area:,.2f} m²，4 个界址点", 4525)


def test_a_number_is_that_of_one_parcel(mine: WorkspaceStore, theirs: WorkspaceStore) -> None:
    row = opened(mine, "b")
    error = refused(mine, row, parcel_code="440704001001GB00001")
    assert (error.code, error.params["field"]) == ("CELL_NUMBER_TAKEN", "宗地代码")
    unit = "440704001001GB00009W00000000"
    act = [lambda: saved(theirs, opened(theirs, "d"), unit_code=unit)]
    with pytest.raises(LowUseError) as met:
        save(Overtaken(mine, act), row, unit_code=unit)
    assert (met.value.code, met.value.params["value"]) == ("CELL_NUMBER_TAKEN", unit)
    assert stored(mine, "b")["unit_code"] is None


def test_a_holder_that_a_colleague_adds_meanwhile_is_not_added_twice(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    link = {"parcel_uuid": "d", "right_holder_uuid": "h"}
    mine.write([Insert("parcel_holder", "dh", link)], reason="试")
    other = opened(theirs, "d")
    act = [lambda: saved(theirs, other, holder_name="江门市己有限公司")]
    save(Overtaken(mine, act), opened(mine), holder_name="江门市己有限公司")
    with mine.read() as reading:
        rows = reading.table("import_parcel_holders", uuids='["a", "d"]').to_rows()
    holders = [each["right_holder_uuid"] for each in rows if each["retired_at"] is None]
    assert len(holders) == 2
    assert len(set(holders)) == 1


# -- while the form is open -----------------------------------------------------------------------


def test_looking_again_tells_what_a_colleague_changed(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    assert look_again(mine, row) is None
    saved(theirs, opened(theirs), holder_name="乙公司", far=0.5)
    news = look_again(mine, row)
    assert news is not None
    assert [(group.title, group.by) for group in news.groups] == [
        ("权利", "李四"),
        ("建筑", "李四"),
    ]
    shown = differences(mine, row, {"holder_name": "丙公司"})
    assert [group.group for group in shown.groups] == ["right", "building"]
    assert next(f.mine for f in shown.groups[0].fields if f.mine_changed) == "丙公司"


def test_taking_the_values_of_now_keeps_what_was_edited_in_question(
    mine: WorkspaceStore, theirs: WorkspaceStore
) -> None:
    row = opened(mine)
    saved(theirs, opened(theirs), holder_name="乙公司", far=0.5)
    news = look_again(mine, row)
    assert news is not None
    current = take_current(row, news, {"right_nature"})
    assert (current.values["far"], current.values["holder_name"]) == (0.5, "江门市甲机械有限公司")
    found = conflict(mine, current, right_nature="102")
    assert [group.group for group in found.groups] == ["right"]
    # Without own edits everything is as it is now, and nothing is left to ask.
    whole = take_current(row, news, set())
    assert (whole.values["holder_name"], whole.version) == ("乙公司", 2)
    assert saved(mine, whole, right_nature="102").kept == ()


# -- what is typed --------------------------------------------------------------------------------


def typed(column: str, text: str) -> Any:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    return read_input(shipped().tables["parcel"].columns[column], text)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("far", "", None),
        ("far", "　", None),
        ("far", "0", 0.0),
        ("far", "1.5", 1.5),
        ("far", "１．５", 1.5),
        ("far", "1。5", 1.5),
        ("registered_area_m2", "20,500.5", 20500.5),
        ("registered_area_m2", "２０，５００", 20500.0),
        ("registered_area_m2", "1,234,567", 1234567.0),
        ("registered_area_m2", "30亩", 20000.0),
        ("right_ends_on", "2025.6.30", "2025-06-30"),
        ("right_ends_on", "2025年6月30日", "2025-06-30"),
        ("right_ends_on", "20250630", "2025-06-30"),
        ("ownership", "国有", "state"),
        ("parcel_code", " 440704 001001ｇｂ00001 ", "440704001001GB00001"),
        ("holder_name", "  甲厂 ", "甲厂"),
    ],
)
def test_what_is_typed_is_understood(column: str, text: str, value: Any) -> None:
    assert typed(column, text) == value


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("far", "1,5", "FIELD_COMMA_UNCLEAR"),
        ("far", "1.234,5", "FIELD_COMMA_UNCLEAR"),
        ("registered_area_m2", "20,50", "FIELD_COMMA_UNCLEAR"),
        ("registered_area_m2", "约 200", "FIELD_NOT_A_NUMBER"),
        ("registered_area_m2", "12 万元", "FIELD_NOT_A_NUMBER"),
        ("right_ends_on", "2025-06", "FIELD_NOT_A_DATE"),
        ("right_ends_on", "2025-02-30", "FIELD_NO_SUCH_DAY"),
        ("ownership", "私有", "FIELD_NOT_IN_LIST"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(column: str, text: str, code: str) -> None:
    with pytest.raises(LowUseError) as error:
        typed(column, text)
    assert error.value.code == code
    assert error.value.params["field"]


def test_what_is_stored_is_shown_as_it_is_typed(mine: WorkspaceStore) -> None:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    row = stored(mine)
    for spec in shipped().tables["parcel"].columns.values():
        assert read_input(spec, input_text(spec, row[spec.name])) == row[spec.name]

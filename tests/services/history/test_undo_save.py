# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A save is undone as a whole, or not at all and with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import Filter
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert, Store, Update
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.subjects import plain_title
from lowuse_plugin.services.history.changes import read_page
from lowuse_plugin.services.history.undo_save import undo_save, undo_step
from lowuse_plugin.services.importing.package import VoidResult
from lowuse_plugin.services.tagging.parcels import WITHDRAWN, Decision, tag_parcels
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.services.history.two_people import Overtaken

SQUARE = shapely.to_wkb(shapely.multipolygons([shapely.box(38400000, 2490000, 38400100, 2490200)]))
MOVED = shapely.to_wkb(shapely.multipolygons([shapely.box(38400000, 2490000, 38400300, 2490200)]))
TAG = Decision(decided_by="张三", decided_on=date(2024, 6, 30), text="现场停产")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    actor = Actor("测试员", "tester", "pc")
    with create_workspace(folder / "工作库.gpkg", district="440700", actor=actor) as opened:
        values = {"district": "440705", "plane_area_m2": 20000.0, "geom": SQUARE}
        opened.write([Insert("parcel", name, values) for name in "ab"], reason="试")
        yield opened


def map_state(store: Store, uuid: str) -> Any:
    with store.read() as reading:
        found = reading.table("list_parcels").to_rows()
    return next(row["tag_state"] for row in found if row["uuid"] == uuid)


def current(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def refused(store: Store, transaction: str) -> LowUseError:
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as error:
        undo_save(store, transaction)
    with store.read() as reading:
        assert reading.head() == before
    return error.value


def rows_of(error: LowUseError) -> tuple[Any, Any]:
    assert error.params["by"] == "测试员"
    assert re.fullmatch(r"\d{4}年\d+月\d+日 \d\d:\d\d", str(error.params["at"]))
    return error.params["table"], error.params["count"]


def test_undone_tags_leave_no_trace_on_the_map_and_one_in_the_log(store: Store) -> None:
    tagged = tag_parcels(store, ["a", "b"], TAG)
    assert map_state(store, "a") == "tagged"
    summary = undo_save(store, tagged.transaction_id or "")
    # Two parcels: each a unit, its member, a tag and the basis that a person wrote.
    assert (summary.retired, summary.restored) == (8, 0)
    assert map_state(store, "a") is None
    assert current(store, "tag") == current(store, "survey_unit") == []
    with store.read() as reading:
        lines = reading.table("undo_lines", transaction=summary.receipt.transaction_id)
    assert set(lines["reason"].to_list()) == {"撤销：低效标记 2 宗"}


def test_tagging_again_after_undo_makes_a_new_unit(store: Store) -> None:
    first = tag_parcels(store, ["a"], TAG)
    undo_save(store, first.transaction_id or "")
    again = tag_parcels(store, ["a"], TAG)
    assert again.tagged == ("a",)
    assert len(current(store, "survey_unit")) == 1
    assert map_state(store, "a") == "tagged"


def test_undoing_a_withdrawal_brings_the_tag_back(store: Store) -> None:
    tag_parcels(store, ["a"], TAG)
    withdrawn = tag_parcels(store, ["a"], replace(TAG, state=WITHDRAWN))
    assert map_state(store, "a") == "withdrawn"
    undo_save(store, withdrawn.transaction_id or "")
    assert map_state(store, "a") == "tagged"


def test_an_undo_can_be_undone(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    summary = undo_save(store, tagged.transaction_id or "")
    undo_save(store, summary.receipt.transaction_id)
    assert map_state(store, "a") == "tagged"


def test_old_values_and_the_old_shape_come_back(store: Store) -> None:
    changes = {"remark": "改", "plane_area_m2": 60000.0, "geom": MOVED}
    receipt = store.write([Update("parcel", "a", 1, changes)], reason="改")
    summary = undo_save(store, receipt.transaction_id)
    assert (summary.retired, summary.restored) == (0, 1)
    with store.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["remark"], row["plane_area_m2"], row["row_version"]) == (None, 20000.0, 3)
    assert shapely.from_wkb(row["geom"]).equals(shapely.from_wkb(SQUARE))


def test_two_changes_of_one_row_in_one_save_go_back_to_the_start(store: Store) -> None:
    first = Update("parcel", "a", 1, {"remark": "一", "address": "甲"})
    second = Update("parcel", "a", 2, {"remark": "二"})
    receipt = store.write([first, second], reason="改")
    undo_save(store, receipt.transaction_id)
    with store.read() as reading:
        row = reading.row("parcel", "a")
    assert row is not None
    assert (row["remark"], row["address"]) == (None, None)


def test_refused_when_somebody_decided_on_the_tag(store: Store) -> None:
    tagged = tag_parcels(store, ["a", "b"], TAG)
    tag_parcels(store, ["a"], replace(TAG, state=WITHDRAWN))
    error = refused(store, tagged.transaction_id or "")
    assert (error.code, rows_of(error)) == ("UNDO_BUILT_UPON", (("低效标记",), 1))
    assert map_state(store, "b") == "tagged"


def test_refused_when_somebody_added_a_parcel_and_a_basis_to_what_was_tagged(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    [unit], [tag] = current(store, "survey_unit"), current(store, "tag")
    member = {"survey_unit_uuid": unit["uuid"], "parcel_uuid": "b"}
    store.write([Insert("survey_unit_parcel", "m", member)], reason="并入")
    error = refused(store, tagged.transaction_id or "")
    assert rows_of(error) == (("地块所含宗地",), 1)
    store.write([Insert("tag_basis", "n", {"tag_uuid": tag["uuid"], "text": "补充"})], reason="补")
    error = refused(store, tagged.transaction_id or "")
    assert error.code == "UNDO_BUILT_UPON"
    assert rows_of(error) == (("地块所含宗地", "标记依据"), 2)


def test_refused_when_the_new_parcel_was_tagged_meanwhile(store: Store) -> None:
    values = {"district": "440705", "plane_area_m2": 20000.0, "geom": SQUARE}
    drawn = store.write([Insert("parcel", "c", values)], reason="新绘")
    tag_parcels(store, ["c"], TAG)
    error = refused(store, drawn.transaction_id)
    assert error.code == "UNDO_BUILT_UPON"
    assert rows_of(error) == (("地块所含宗地",), 1)
    assert map_state(store, "c") == "tagged"


def test_a_row_that_an_undoing_brought_back_is_built_upon_like_a_new_one(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    undone = undo_save(store, tagged.transaction_id or "")
    again = undo_save(store, undone.receipt.transaction_id)
    assert (again.retired, again.restored) == (0, 4)
    [tag] = current(store, "tag")
    store.write([Insert("tag_basis", "n", {"tag_uuid": tag["uuid"], "text": "补充"})], reason="补")
    error = refused(store, again.receipt.transaction_id)
    assert rows_of(error) == (("标记依据",), 1)


def test_what_rests_on_changed_rows_does_not_forbid_to_change_them_back(store: Store) -> None:
    changed = store.write([Update("parcel", "a", 1, {"remark": "一"})], reason="改")
    tag_parcels(store, ["a"], TAG)
    assert undo_save(store, changed.transaction_id).restored == 1
    assert map_state(store, "a") == "tagged"


def test_every_reference_of_the_schema_counts(store: Store) -> None:
    references = shipped().references()
    named = [r for r in references if r.to] + [
        replace(r, to="parcel") for r in references if r.names_table
    ]
    for reference in named:
        below, above = f"below/{reference}", f"above/{reference}"
        drawn = store.write(new_rows(reference.to, below, {}), reason="新")
        names = {reference.names_table: reference.to} if reference.names_table else {}
        # A check of the control line counts as soon as a person treated it.
        treated = {"treated_as": "inside"} if reference.table == "control_check" else {}
        rests = new_rows(reference.table, above, {reference.column: below, **names, **treated})
        store.write(rests, reason="依据")
        error = refused(store, drawn.transaction_id)
        if reference.to == "overlay_run":  # an analysis is run again, whatever rests on it
            assert error.code == "UNDO_OVERLAY"
            continue
        assert (error.code, reference) == ("UNDO_BUILT_UPON", reference)
        title = plain_title(reference.table)
        assert (error.params["table"], reference) == ((title,), reference)
    assert len(named) > 50


def new_rows(table: str, uuid: str, given: dict[str, Any]) -> list[Insert]:
    """Return a row with a value wherever it cannot do without, below it what it refers to."""
    by_type = {"INTEGER": 1, "BOOLEAN": 0, "REAL": 1.0, "DATE": "2024-06-30", "JSON": "{}"}
    values, below = dict(given), []
    for name, spec in shipped().tables[table].columns.items():
        if not spec.required or name in given:
            continue
        if spec.references:
            values[name] = f"{uuid}/{name}"
            below += new_rows(spec.references, values[name], {})
        elif spec.domain:
            values[name] = next(iter(shipped().codes[spec.domain].values))
        else:
            values[name] = by_type.get(spec.type, "x")
    return [*below, Insert(table, uuid, values)]


def test_rows_of_a_voided_import_do_not_count(store: Store) -> None:
    drawn = store.write(new_rows("enterprise", "e", {}), reason="新")
    store.write(new_rows("import_package", "p", {"state": "done"}), reason="导入")
    year = {"enterprise_uuid": "e", "import_package_uuid": "p"}
    store.write(new_rows("enterprise_year", "y", year), reason="导入")
    assert refused(store, drawn.transaction_id).code == "UNDO_BUILT_UPON"
    store.write([Update("import_package", "p", 1, {"state": "void"})], reason="撤销导入")
    assert undo_save(store, drawn.transaction_id).retired == 1


def test_a_colleague_who_tags_another_parcel_disturbs_nothing(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    mine = Overtaken(store, [lambda: tag_parcels(store, ["b"], TAG)])
    assert undo_save(mine, tagged.transaction_id or "").retired == 4
    assert (map_state(store, "a"), map_state(store, "b")) == (None, "tagged")


def test_a_colleague_who_builds_on_it_between_reading_and_saving_is_seen(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    withdraw = replace(TAG, state=WITHDRAWN)
    mine = Overtaken(store, [lambda: tag_parcels(store, ["a"], withdraw)])
    with pytest.raises(LowUseError) as error:
        undo_save(mine, tagged.transaction_id or "")
    assert (error.value.code, error.value.params["table"]) == ("UNDO_BUILT_UPON", ("低效标记",))


def test_days_of_undone_rows_are_written_like_those_of_the_log(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    [tag] = current(store, "tag")
    undo_save(store, tagged.transaction_id or "")
    with store.read() as reading:
        row = reading.row("tag", tag["uuid"])
    assert row is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(row["retired_at"]))


def test_refused_when_a_row_was_changed_since(store: Store) -> None:
    receipt = store.write([Update("parcel", "a", 1, {"remark": "一"})], reason="改")
    store.write([Update("parcel", "a", 2, {"remark": "二"})], reason="再改")
    error = refused(store, receipt.transaction_id)
    assert (error.code, rows_of(error)) == ("UNDO_CHANGED_SINCE", (("宗地",), 1))


def test_says_how_many_rows_have_another_version_and_where(store: Store) -> None:
    tagged = tag_parcels(store, ["a", "b"], TAG)
    units, [tag, _] = current(store, "survey_unit"), current(store, "tag")
    changes = [Update("survey_unit", unit["uuid"], 1, {"remark": "改"}) for unit in units]
    changes.append(Update("survey_unit", units[0]["uuid"], 2, {"remark": "再改"}))
    changes.append(Update("tag", tag["uuid"], 1, {"opinion": "改"}))
    store.write(changes, reason="改")
    error = refused(store, tagged.transaction_id or "")
    assert error.code == "UNDO_CHANGED_SINCE"
    assert rows_of(error) == (("地块", "低效标记"), 3)


def test_undone_once_it_is_not_undone_again(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG)
    undo_save(store, tagged.transaction_id or "")
    error = refused(store, tagged.transaction_id or "")
    assert (error.code, error.params["by"]) == ("UNDO_ALREADY_DONE", "测试员")


def test_refused_for_bulk_saves_and_for_what_is_not_there(store: Store) -> None:
    rows = ColumnTable(
        {name: column("text", [name]) for name in ("uuid", "name", "name_key")},
    )
    receipt = store.write([BulkInsert("enterprise", rows)], reason="批量")
    assert refused(store, receipt.transaction_id).code == "UNDO_TOO_LARGE"
    assert refused(store, "nobody").code == "UNDO_NOT_FOUND"


def reasons(store: Store) -> list[str]:
    with store.read() as reading:
        return [step.reason for step in read_page(reading, Filter()).steps]


def test_undo_and_undo_of_the_undo_and_so_on(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG).transaction_id or ""
    undone = undo_save(store, tagged).receipt.transaction_id
    assert refused(store, tagged).code == "UNDO_ALREADY_DONE"
    undo_save(store, undone)
    assert map_state(store, "a") == "tagged"
    # It is in effect again: undoing it once more takes away what brought it back.
    undo_save(store, tagged)
    assert map_state(store, "a") is None
    assert refused(store, tagged).code == "UNDO_ALREADY_DONE"
    assert reasons(store)[:4] == [
        "撤销：低效标记 1 宗", "恢复：低效标记 1 宗", "撤销：低效标记 1 宗", "低效标记 1 宗",
    ]  # fmt: skip


def test_a_refusal_names_who_built_on_it_last(store: Store, folder: Path) -> None:
    tagged = tag_parcels(store, ["a"], TAG).transaction_id or ""
    [tag] = current(store, "tag")
    with open_workspace(folder / "工作库.gpkg", actor=Actor("李四", "lisi", "PC-7")) as other:
        rests = {"tag_uuid": tag["uuid"], "text": "补充"}
        other.write([Insert("tag_basis", "n", rests)], reason="补")
        with pytest.raises(LowUseError) as error:
            undo_save(store, tagged)
        assert (error.value.code, error.value.params["by"]) == ("UNDO_BUILT_UPON", "李四")
        other.write([Update("tag", tag["uuid"], 1, {"opinion": "改"})], reason="改")
    with pytest.raises(LowUseError) as error:
        undo_save(store, tagged)
    assert (error.value.code, error.value.params["by"]) == ("UNDO_CHANGED_SINCE", "李四")


def test_what_changed_no_rows_is_not_undone(store: Store) -> None:
    assert isinstance(store, WorkspaceStore)
    rebuilt = store.rebuild_state()
    assert refused(store, rebuilt.transaction_id).code == "UNDO_NOTHING"


def test_steps_are_undone_one_after_the_other_down_to_the_first(store: Store) -> None:
    first = store.write([Update("parcel", "a", 1, {"remark": "一"})], reason="一")
    second = store.write([Update("parcel", "a", 2, {"remark": "二"})], reason="二")
    assert refused(store, first.transaction_id).code == "UNDO_CHANGED_SINCE"
    undo_save(store, second.transaction_id)
    undone = undo_save(store, first.transaction_id)
    with store.read() as reading:
        assert (reading.row("parcel", "a") or {})["remark"] is None
    undo_save(store, undone.receipt.transaction_id)
    with store.read() as reading:
        assert (reading.row("parcel", "a") or {})["remark"] == "一"


def test_what_rested_on_it_and_was_undone_forbids_nothing(store: Store) -> None:
    tagged = tag_parcels(store, ["a"], TAG).transaction_id or ""
    withdrawn = tag_parcels(store, ["a"], replace(TAG, state=WITHDRAWN)).transaction_id or ""
    assert refused(store, tagged).code == "UNDO_BUILT_UPON"
    undo_save(store, withdrawn)
    assert undo_save(store, tagged).retired == 4
    assert map_state(store, "a") is None


def test_an_import_is_undone_as_a_whole_from_any_of_its_steps(store: Store) -> None:
    key = "0e7e1f9c-0000-4000-8000-000000000001"
    reason = f"导入 企业 表.xlsx {key}"
    opened = {"state": "open", "file_name": "企业 表.xlsx"}
    begun = store.write(new_rows("import_package", key, opened), reason=reason)
    rows = {name: column("text", [name]) for name in ("uuid", "name", "name_key")}
    rows["import_package_uuid"] = column("text", [key])
    source = {"package": key, "file": "企业 表.xlsx"}
    batch = store.write([BulkInsert("enterprise", ColumnTable(rows), source)], reason=reason)
    store.write([Update("import_package", key, 1, {"state": "done"})], reason=reason)
    assert len(current(store, "enterprise")) == 1
    assert isinstance(undo_step(store, batch.transaction_id), VoidResult)
    assert current(store, "enterprise") == []
    with store.read() as reading:
        steps = read_page(reading, Filter()).steps
    assert [(step.file_name, step.undone is not None) for step in steps[:2]] == [
        ("企业 表.xlsx", False), ("企业 表.xlsx", True),
    ]  # fmt: skip
    assert [len(step.saves) for step in steps[:2]] == [1, 3]
    with pytest.raises(LowUseError) as error:
        undo_step(store, begun.transaction_id)
    assert error.value.code == "IMPORT_ALREADY_VOID"
    with pytest.raises(LowUseError) as error:
        undo_step(store, steps[0].transaction_id)
    assert (error.value.code, error.value.params) == ("UNDO_IMPORT_VOID", {"file": "企业 表.xlsx"})

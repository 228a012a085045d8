# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One field of many parcels: what the list shows is what is saved, once, and undone once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lowuse_plugin.domain.cell_changes import LEAVE, TAKE, UNDECIDED
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import CancelledError, ConflictError, LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.history.conflict_log import decided_groups
from lowuse_plugin.domain.ports import Insert, Receipt
from lowuse_plugin.services.history.compare_cells import Proposal, compare
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.rows import save_cells as save_cells_module
from lowuse_plugin.services.rows.bulk_change import (
    FieldChange,
    Way,
    compare_again,
    editable,
    fits,
    propose_field,
    propose_texts,
    read_proposed,
)
from lowuse_plugin.services.rows.save_cells import Means, save_cells
from lowuse_plugin.store import sqltexts
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.history.two_people import Overtaken
from tests.services.parcels.parcel_workspace import shape
from tests.services.rows.bulk_workspace import (
    NAMES,
    cells,
    code,
    five_parcels,
    li_changes,
    li_writes,
    shown,
    stored,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with five_parcels(tmp_path) as opened:
        yield opened


def lines(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def source_of(store: WorkspaceStore, receipt: Receipt, uuid: str) -> dict[str, str]:
    """What the log says of a parcel in a save."""
    with store.read() as reading:
        told = reading.table(
            "history_lines", transaction=receipt.transaction_id, most=1000
        ).to_rows()
    return next(json.loads(line["source_json"]) for line in told if line["row_uuid"] == uuid)


# -- what is proposed ------------------------------------------------------------------------------


def test_only_what_changes_is_listed(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("town", Way.SET, "棠下镇"))
    assert shown(changes) == [("c", "镇（街道）", "", "棠下镇")]
    assert (changes.counts.changed, changes.counts.unchanged) == (1, 4)


@pytest.mark.parametrize("typed", ["是", "yes", "YES", " 是 "])
def test_a_word_or_its_code_is_accepted(store: WorkspaceStore, typed: str) -> None:
    changes = propose_field(store, ["a"], FieldChange("idle", Way.SET, typed))
    assert [(c.new, c.shown_old, c.shown_new) for c in cells(changes)] == [("yes", "未查明", "是")]


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("registered_area_m2", "１，２３４.５", 1234.5),
        ("registered_area_m2", "30亩", 20000.0),
        ("registered_area_m2", "2 公顷", 20000.0),
        ("built_on", "2021年3月5日", "2021-03-05"),
        ("built_on", "2021.3.5", "2021-03-05"),
        ("built_on", "44260", "2021-03-05"),
        ("parcel_code", "４４０７０４ ００１００１ gb 00009", "440704001001GB00009"),
    ],
)
def test_values_are_read_as_offices_write_them(
    store: WorkspaceStore, column: str, typed: str, value: object
) -> None:
    changes = propose_field(store, ["b"], FieldChange(column, Way.SET, typed))
    if value == 20000.0:
        assert len(changes) == 0  # b has 20,000 m² already: 30 亩 is the same
        assert changes.counts.unchanged == 1
    else:
        assert [c.new for c in cells(changes)] == [value]


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        ("idle", "也许", "是、否、未查明"),
        ("registered_area_m2", "很大", "EXPECTED_NUMBER"),
        ("built_on", "2021年3月", "EXPECTED_DATE"),
    ],
)
def test_one_value_that_cannot_be_read_is_refused_with_what_is_expected(
    store: WorkspaceStore, column: str, typed: str, expected: str
) -> None:
    with pytest.raises(LowUseError) as caught:
        propose_field(store, NAMES, FieldChange(column, Way.SET, typed))
    assert caught.value.code == "CELL_UNREADABLE"
    assert caught.value.params["value"] == typed
    assert caught.value.params["expected"] == expected


def test_nothing_typed_is_no_clearing(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError, match="BULK_VALUE_MISSING"):
        propose_field(store, NAMES, FieldChange("town", Way.SET, "  "))
    cleared = propose_field(store, NAMES, FieldChange("town", Way.CLEAR))
    assert [(c.uuid, c.new) for c in cells(cleared)] == [(n, None) for n in "abde"]


def test_the_district_cannot_be_cleared(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("district", Way.CLEAR))
    assert {c.problem.code for c in cells(changes) if c.problem} == {"FIELD_REQUIRED"}
    assert (changes.counts.problems, changes.counts.changed) == (5, 0)


@pytest.mark.parametrize(
    "name", ["plane_area_m2", "plane_epsg", "training_columns", "uuid", "nothing"]
)
def test_what_the_plugin_computes_is_not_for_people(store: WorkspaceStore, name: str) -> None:
    with pytest.raises(LowUseError, match="COLUMN_NOT_EDITABLE"):
        propose_field(store, NAMES, FieldChange(name, Way.SET, "1"))


def test_parts_of_text_are_put_before_and_behind_and_replaced(store: WorkspaceStore) -> None:
    before = propose_field(store, ["a", "c"], FieldChange("town", Way.BEFORE, "江海区"))
    assert [c.new for c in cells(before)] == ["江海区棠下镇", "江海区"]
    after = propose_field(store, ["a"], FieldChange("town", Way.AFTER, "（原）"))
    assert [c.new for c in cells(after)] == ["棠下镇（原）"]
    other = propose_field(store, NAMES, FieldChange("town", Way.REPLACE, "街道", part="镇"))
    assert [(c.uuid, c.new) for c in cells(other)] == [(n, "棠下街道") for n in "abde"]
    town = next(c for c in editable_columns("parcel") if c.name == "town")
    area = next(c for c in editable_columns("parcel") if c.name == "registered_area_m2")
    assert fits(town, Way.REPLACE)
    assert not fits(area, Way.REPLACE)


def test_values_for_each_parcel_with_a_bad_one_named(store: WorkspaceStore) -> None:
    texts = ["10000", "25,000", "-", "很大", "-5"]
    changes = propose_texts(store, NAMES, "registered_area_m2", texts, clears=False)
    found = {c.uuid: (c.shown_new, c.problem.code if c.problem else "") for c in cells(changes)}
    assert found == {
        "b": ("25,000.00", ""),
        "d": ("", "CELL_UNREADABLE"),
        "e": ("", "FIELD_NEGATIVE"),
    }
    counts = changes.counts
    assert (counts.changed, counts.unchanged, counts.empty, counts.problems) == (1, 1, 1, 2)
    clearing = propose_texts(store, NAMES, "registered_area_m2", texts, clears=True)
    assert [c.uuid for c in cells(clearing) if c.new is None and not c.problem] == ["c"]


def test_values_that_do_not_fit_what_stands_beside_them_are_problems(
    store: WorkspaceStore,
) -> None:
    li_changes(store, "a", right_starts_on="2020-01-01")
    changes = propose_field(store, NAMES, FieldChange("right_ends_on", Way.SET, "2019-01-01"))
    codes = {c.uuid: c.problem.code for c in cells(changes) if c.problem}
    assert codes == {"a": "FIELD_DAYS_REVERSED"}
    assert changes.counts.changed == 4


def test_no_two_parcels_get_one_number(store: WorkspaceStore) -> None:
    same = propose_field(store, ["a", "b"], FieldChange("parcel_code", Way.SET, code(9)))
    assert [c.problem.code if c.problem else "" for c in cells(same)] == ["", "CELL_NUMBER_TAKEN"]
    taken = propose_field(store, ["a"], FieldChange("parcel_code", Way.SET, code(3)))
    assert taken.counts.problems == 1
    exchanged = propose_texts(store, ["a", "b"], "parcel_code", [code(2), code(1)], clears=False)
    assert (exchanged.counts.changed, exchanged.counts.problems) == (2, 0)


def test_two_values_that_round_alike_are_shown_apart(store: WorkspaceStore) -> None:
    changes = propose_field(store, ["a"], FieldChange("registered_area_m2", Way.SET, "10000.001"))
    assert shown(changes) == [("a", "登记面积", "10000.0", "10000.001")]


# -- what is saved ---------------------------------------------------------------------------------


def test_one_save_one_reason_one_undo(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    receipt = save_cells(
        store, changes, changes.first_choice(), reason=" 导入核查 ", means=Means.BULK
    )
    assert stored(store, "idle") == dict.fromkeys(NAMES, "no")
    with store.read() as reading:
        told = reading.table("undo_lines", transaction=receipt.transaction_id).to_rows()
    assert len(told) == 5
    # A reason that began with 导入 would pass for an import.
    assert {line["reason"] for line in told} == {"批量修改：导入核查"}
    undo_save(store, receipt.transaction_id)
    assert stored(store, "idle") == dict.fromkeys(NAMES, "unknown")
    assert store.verify().findings == ()


def test_cells_that_a_person_leaves_are_not_written(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    choice = changes.first_choice()
    choice[1:] = LEAVE
    save_cells(store, changes, choice, reason="核查", means=Means.BULK)
    assert stored(store, "idle") == {"a": "no", **dict.fromkeys("bcde", "unknown")}


@pytest.mark.parametrize(("reason", "leave", "code"), [
    ("", False, "REASON_MISSING"), ("  ", False, "REASON_MISSING"), ("有", True, "BULK_NOTHING"),
])  # fmt: skip
def test_a_save_without_reason_or_content_is_refused(
    store: WorkspaceStore, reason: str, leave: bool, code: str
) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    choice = changes.first_choice()
    if leave:
        choice[:] = LEAVE
    before = lines(store)
    with pytest.raises(LowUseError, match=code):
        save_cells(store, changes, choice, reason=reason, means=Means.BULK)
    assert lines(store) == before


def test_cancelling_before_the_write_leaves_nothing(store: WorkspaceStore) -> None:
    class Stopped:
        def step(self, done: int, total: int, message: str = "") -> None:
            if done == 2:
                raise CancelledError

    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    before = lines(store)
    with pytest.raises(CancelledError):
        save_cells(
            store, changes, changes.first_choice(), reason="r", means=Means.BULK, progress=Stopped()
        )
    assert lines(store) == before


class Noted:
    """Progress that is kept; shares of the work, as a bar shows them."""

    def __init__(self) -> None:
        self.shares: list[float] = []

    def step(self, done: int, total: int, message: str = "") -> None:
        self.shares.append(done / total)


def test_the_bar_never_goes_back(store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(save_cells_module, "_AT_ONCE", 1)
    changes = propose_field(store, NAMES, FieldChange("holder_name", Way.SET, "新厂有限公司"))
    noted = Noted()
    # Before the fourth reading somebody enters another holder: they are all looked at again.
    taken = Overtaken(store, [*[lambda: None] * 3, lambda: li_writes(store, holder("丙厂"))])
    save_cells(taken, changes, changes.first_choice(), reason="r", means=Means.BULK, progress=noted)
    assert noted.shares == sorted(noted.shares)
    # 5 readings, and district, numbers and the writing beside them: 8 steps.
    assert noted.shares[:6] == [0, 1 / 8, 1 / 8, 2 / 8, 3 / 8, 4 / 8]
    assert noted.shares[-1] == 7 / 8


# -- somebody was faster --------------------------------------------------------------------------


def test_a_row_that_a_colleague_changed_is_not_overwritten(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("town", Way.SET, "荷塘镇"))
    li_changes(store, "b", town="杜阮镇")
    before = lines(store)
    with pytest.raises(ConflictError):
        save_cells(store, changes, changes.first_choice(), reason="r", means=Means.BULK)
    assert lines(store) == before
    again = compare_again(store, changes)
    marked = [c for c in cells(again) if c.overlap]
    assert [(c.uuid, c.shown_base, c.shown_old, c.shown_new) for c in marked] == [
        ("b", "棠下镇", "杜阮镇", "荷塘镇")
    ]
    assert marked[0].overlap is not None
    assert marked[0].overlap.by == "李四"
    assert again.first_choice().tolist() == [TAKE, UNDECIDED, TAKE, TAKE, TAKE]
    with pytest.raises(LowUseError, match="BULK_UNDECIDED"):
        save_cells(store, again, again.first_choice(), reason="r", means=Means.BULK)


@pytest.mark.parametrize(("decision", "town"), [(TAKE, "荷塘镇"), (LEAVE, "杜阮镇")])
def test_the_decision_counts_and_stands_in_the_log(
    store: WorkspaceStore, decision: int, town: str
) -> None:
    changes = propose_field(store, NAMES, FieldChange("town", Way.SET, "荷塘镇"))
    li_changes(store, "b", town="杜阮镇")
    again = compare_again(store, changes)
    choice = again.first_choice()
    choice[choice == UNDECIDED] = decision
    receipt = save_cells(store, again, choice, reason="以现场为准", means=Means.BULK)
    assert stored(store, "town")["b"] == town
    row = dict.fromkeys(("a", "c", "d", "e"), "荷塘镇")
    assert {n: t for n, t in stored(store, "town").items() if n != "b"} == row
    store.close()
    import sqlite3  # noqa: PLC0415  looked at past the store

    with sqlite3.connect(store.path) as connection:
        sources = dict(
            connection.execute(
                "SELECT row_uuid, source_json FROM lup_log WHERE transaction_id = ?",
                (receipt.transaction_id,),
            )
        )
    connection.close()
    if decision == TAKE:
        told = json.loads(json.loads(sources["b"])["conflict"])
        assert told[0]["discarded"] == [
            {"column": "town", "title": "镇（街道）", "value": "杜阮镇"}
        ]
        assert json.loads(sources["b"])["conflict_reason"] == "以现场为准"
    else:
        assert "b" not in sources


def test_the_log_tells_only_of_what_was_thrown_away(store: WorkspaceStore) -> None:
    """Of 李四's two values one is replaced and one still stands."""
    texts = {"holder_name": "甲厂", "right_nature": "出让"}
    proposed = {n: read_proposed(column("text", [t]), editable(n)) for n, t in texts.items()}
    with store.read() as reading:
        version = int(reading.row("parcel", "b")["row_version"])
    li_changes(store, "b", holder_name="乙厂", right_nature="101")
    uuids = np.array(["b"], dtype=object)
    changes = compare(store, Proposal(uuids, proposed, versions=np.array([version])))
    places = {cell.column: place for place, cell in enumerate(cells(changes))}
    choice = changes.first_choice()
    assert choice.tolist() == [UNDECIDED, UNDECIDED]
    choice[places["holder_name"]] = TAKE
    choice[places["right_nature"]] = LEAVE
    receipt = save_cells(store, changes, choice, reason="以证书为准", means=Means.BULK)
    assert stored(store, "right_nature")["b"] == "101"
    source = source_of(store, receipt, "b")
    [group] = decided_groups(source)
    assert (group.choice, group.by) == ("mine", "李四")
    assert [(each.column, each.value) for each in group.discarded] == [("holder_name", "乙厂")]
    assert source["conflict_reason"] == "以证书为准"


def test_a_colleague_who_moved_the_boundary_is_no_trouble(store: WorkspaceStore) -> None:
    changes = propose_field(store, ["b"], FieldChange("town", Way.SET, "荷塘镇"))
    li_changes(store, "b", geom=shape(200, 0, 300, 150))
    again = compare_again(store, changes)
    assert (again.counts.overlaps, again.merged) == (0, 1)


def test_a_number_that_a_colleague_just_gave_away_is_not_given_twice(
    store: WorkspaceStore,
) -> None:
    changes = propose_field(store, ["a", "c"], FieldChange("parcel_code", Way.SET, code(9)))
    before = lines(store)
    # 李四 gives it to another parcel after ours looked whether it is free.
    taken = Overtaken(store, [lambda: li_changes(store, "b", parcel_code=code(9))])
    with pytest.raises(ConflictError) as caught:
        save_cells(taken, changes, changes.first_choice(), reason="r", means=Means.BULK)
    assert (caught.value.code, caught.value.params["value"]) == ("CELL_NUMBER_TAKEN", code(9))
    assert lines(store) == before + 1  # his
    again = compare_again(store, changes)
    assert [c.problem.code for c in cells(again) if c.problem] == ["CELL_NUMBER_TAKEN"] * 2


def test_another_number_of_a_colleague_stops_nothing(store: WorkspaceStore) -> None:
    changes = propose_field(store, ["a"], FieldChange("parcel_code", Way.SET, code(9)))
    taken = Overtaken(store, [lambda: li_changes(store, "b", parcel_code=code(8))])
    save_cells(taken, changes, changes.first_choice(), reason="r", means=Means.BULK)
    codes = stored(store, "parcel_code")
    assert (codes["a"], codes["b"]) == (code(9), code(8))


def test_half_of_an_exchange_of_numbers_is_refused(store: WorkspaceStore) -> None:
    exchanged = propose_texts(store, ["a", "b"], "parcel_code", [code(2), code(1)], clears=False)
    choice = exchanged.first_choice()
    choice[1] = LEAVE
    with pytest.raises(LowUseError, match="CELL_NUMBER_TAKEN") as caught:
        save_cells(store, exchanged, choice, reason="r", means=Means.BULK)
    assert not isinstance(caught.value, ConflictError)  # nobody else is to blame
    save_cells(store, exchanged, exchanged.first_choice(), reason="r", means=Means.BULK)
    assert stored(store, "parcel_code")["a"] == code(2)


def test_a_row_conflict_is_told_at_once(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("holder_name", Way.SET, "新厂有限公司"))
    li_changes(store, "b", town="杜阮镇")
    taken = Overtaken(store, [])
    noted = Noted()
    with pytest.raises(ConflictError, match="ROW_CHANGED"):
        save_cells(
            taken, changes, changes.first_choice(), reason="r", means=Means.BULK, progress=noted
        )
    assert len(noted.shares) == 4  # district, numbers, one reading of holders, the writing: once


def test_a_decision_outlives_the_next_conflict(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("town", Way.SET, "荷塘镇"))
    li_changes(store, "b", town="杜阮镇")
    again = compare_again(store, changes)
    choice = again.first_choice()
    choice[:2] = LEAVE  # a: not wanted; b: his stays
    li_changes(store, "d", town="白沙街道")
    with pytest.raises(ConflictError):
        save_cells(store, again, choice, reason="r", means=Means.BULK)
    third = compare_again(store, again)
    assert [c.uuid for c in cells(third) if c.overlap] == ["b", "d"]
    carried = third.carried_choice(again, choice)
    assert carried.tolist() == [LEAVE, LEAVE, TAKE, UNDECIDED, TAKE]
    li_changes(store, "b", town="外海街道")
    fourth = compare_again(store, third)
    assert fourth.carried_choice(third, carried).tolist() == [
        LEAVE, UNDECIDED, TAKE, UNDECIDED, TAKE,
    ]  # fmt: skip


def test_a_change_of_other_fields_stays_beside_ours(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    li_changes(store, "b", town="杜阮镇")
    again = compare_again(store, changes)
    assert (again.counts.overlaps, again.merged) == (0, 1)
    save_cells(store, again, again.first_choice(), reason="r", means=Means.BULK)
    assert (stored(store, "idle")["b"], stored(store, "town")["b"]) == ("no", "杜阮镇")


def test_another_field_of_the_same_group_is_a_persons_to_decide(store: WorkspaceStore) -> None:
    changes = propose_field(store, ["b"], FieldChange("town", Way.SET, "荷塘镇"))
    li_changes(store, "b", address="新路 1 号")
    assert compare_again(store, changes).counts.overlaps == 1


def test_what_a_colleague_made_the_same_is_gone_from_the_list(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    li_changes(store, "b", idle="no")
    again = compare_again(store, changes)
    assert [c.uuid for c in cells(again)] == ["a", "c", "d", "e"]


def test_a_parcel_that_was_retired_is_told(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    li_changes(store, "b", retired_at="2025-01-01T00:00:00Z", retired_reason="并宗")
    again = compare_again(store, changes)
    assert [(left.what, left.why.code) for left in again.left_out] == [
        ("440704001001GB00002", "GIVEN_ROW_GONE")
    ]


# -- what follows ----------------------------------------------------------------------------------


def test_the_plane_area_follows_the_district(store: WorkspaceStore) -> None:
    changes = propose_field(store, ["a"], FieldChange("district", Way.SET, "恩平市"))
    save_cells(store, changes, changes.first_choice(), reason="区划调整", means=Means.BULK)
    assert stored(store, "plane_epsg")["a"] == 4525
    area = stored(store, "plane_area_m2")["a"]
    # Zone 37 lies further off: the plane stretches there, by less than a thousandth.
    assert area != 10000.0
    assert area == pytest.approx(10000.0, rel=2e-3)


def test_parcels_of_one_new_holder_share_him(store: WorkspaceStore) -> None:
    old = {"name": "旧厂有限公司", "name_key": "旧厂有限公司"}
    joins = [
        Insert("parcel_holder", f"j{n}", {"parcel_uuid": n, "right_holder_uuid": "h"})
        for n in ("a", "b")
    ]
    store.write([Insert("right_holder", "h", old), *joins], reason="试")
    changes = propose_field(store, NAMES, FieldChange("holder_name", Way.SET, "新厂有限公司"))
    receipt = save_cells(store, changes, changes.first_choice(), reason="更名", means=Means.BULK)
    with store.read() as reading:
        linked = reading.table("import_parcel_links").to_rows()
        holders = [r["name"] for r in reading.table("right_holder").to_rows()]
    assert sorted(holders).count("新厂有限公司") == 1
    named = {row["parcel_uuid"]: row["name_key"] for row in linked if row["name_key"]}
    assert named.keys() == {"a", "b"}
    assert "旧厂有限公司" not in named.values()
    undo_save(store, receipt.transaction_id)
    assert stored(store, "holder_name") == dict.fromkeys(NAMES, None)


def holder(name: str) -> Insert:
    return Insert("right_holder", f"li-{name}", {"name": name, "name_key": name})


def test_a_holder_whom_a_colleague_enters_meanwhile_is_shared(store: WorkspaceStore) -> None:
    join = {"parcel_uuid": "a", "right_holder_uuid": "li-旧厂有限公司"}
    store.write([holder("旧厂有限公司"), Insert("parcel_holder", "j", join)], reason="试")
    changes = propose_field(store, ["a"], FieldChange("holder_name", Way.SET, "新厂有限公司"))
    taken = Overtaken(store, [lambda: li_writes(store, holder("新厂有限公司"))])
    save_cells(taken, changes, changes.first_choice(), reason="更名", means=Means.BULK)
    with store.read() as reading:
        holders = [row["name"] for row in reading.table("right_holder").to_rows()]
        linked = reading.table("import_parcel_links").to_rows()
    assert holders.count("新厂有限公司") == 1
    assert [r["name_key"] for r in linked if r["parcel_uuid"] == "a"] == ["新厂有限公司"]


def test_a_link_that_a_colleague_makes_meanwhile_follows_the_name(store: WorkspaceStore) -> None:
    """a had no linked holder when it was looked at."""
    changes = propose_field(store, ["a"], FieldChange("holder_name", Way.SET, "新厂有限公司"))
    join = {"parcel_uuid": "a", "right_holder_uuid": "li-旧厂有限公司"}
    linking = (holder("旧厂有限公司"), Insert("parcel_holder", "j", join))
    taken = Overtaken(store, [lambda: li_writes(store, *linking)])
    save_cells(taken, changes, changes.first_choice(), reason="更名", means=Means.BULK)
    with store.read() as reading:
        linked = reading.table("import_parcel_links").to_rows()
    assert [r["name_key"] for r in linked if r["parcel_uuid"] == "a"] == ["新厂有限公司"]


@pytest.mark.parametrize("query", ["bulk_parcels", "import_parcel_rows"])
def test_the_queries_give_every_column_that_people_may_change(query: str) -> None:
    given = {name for name, _ in sqltexts.query(query).columns}
    assert {spec.name for spec in editable_columns("parcel")} <= given


def test_a_set_knows_its_rows_without_looking_at_each(store: WorkspaceStore) -> None:
    changes = propose_field(store, NAMES, FieldChange("idle", Way.SET, "否"))
    choice = changes.first_choice()
    choice[0] = LEAVE
    assert changes.taken_rows(choice).tolist() == [1, 2, 3, 4]
    assert np.count_nonzero(changes.kinds) == 0

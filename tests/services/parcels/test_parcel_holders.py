# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Holders of a parcel, entered by hand: numbers, names, shares, and what follows from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.cell_changes import TAKE
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.parcels.holder_numbers import number_doubt, shown_id_number
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.history.details import read_details
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.history.values import Values
from lowuse_plugin.services.merging.matrix import merge_matrix
from lowuse_plugin.services.parcels.holders import read_holders, save_holders
from lowuse_plugin.services.rows.bulk_change import propose_texts
from lowuse_plugin.services.rows.edit_row import read_row, save_row
from lowuse_plugin.services.rows.save_cells import Means, save_cells
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.history.two_people import Overtaken
from tests.services.merging.merge_office import lawful, workspace

USCC = "91440704MA4UXXXX1A"
CARD = "11010519491231002X"


def holder_of(store: WorkspaceStore, parcel: str) -> tuple[str, str]:
    entry = read_holders(store, parcel).entries[0]
    return entry.name, entry.id_number


def carried(store: WorkspaceStore, parcel: str) -> object:
    with store.read() as reading:
        return (reading.row("parcel", parcel) or {})["holder_name"]


def mend(store: WorkspaceStore, parcel: str, **changes: str) -> str:
    seen = read_holders(store, parcel)
    entry = replace(seen.entries[0], **changes)
    return save_holders(store, seen, [entry], reason="证书").transaction_id


def test_a_number_holds_for_every_parcel_of_the_holder(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        assert read_holders(store, "a").entries[0].others == 1
        mend(store, "a", id_number=" 91440704ma4uxxxx1a ")
        assert holder_of(store, "b") == ("甲厂", USCC)
        assert read_holders(store, "b").entries[0].id_kind == "7"


def test_undo_takes_the_number_away(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        saved = mend(store, "a", id_number=USCC)
        undo_save(store, saved)
        assert holder_of(store, "a") == ("甲厂", "")


def test_the_history_hides_the_numbers_of_persons_alone(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:

        def numbers(saved: str) -> list[tuple[str, str]]:
            with store.read() as reading:
                details = read_details(reading, saved, store.info.crs)
            return [
                (field.before, field.after)
                for line in details.lines
                for field in line.fields
                if field.column == "id_number"
            ]

        company = mend(store, "a", id_number=USCC)
        person = mend(store, "a", id_number=CARD, id_kind="1")
        assert numbers(company) == [("", USCC)]
        assert numbers(person) == [(USCC, "1101**********002X")]
        assert numbers(undo_save(store, person).receipt.transaction_id) == [
            ("1101**********002X", USCC)
        ]


@pytest.mark.parametrize(("sensitive", "shown"), [(True, "1101**********002X"), (False, CARD)])
def test_the_schema_says_which_numbers_the_history_hides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sensitive: bool, shown: str
) -> None:
    known = schema.shipped()
    holders = known.tables["right_holder"]
    assert holders.columns["id_number"].sensitive
    spec = replace(holders.columns["id_number"], sensitive=sensitive)
    changed = replace(holders, columns={**holders.columns, "id_number": spec})
    tables = {**known.tables, "right_holder": changed}
    with workspace(tmp_path) as store, store.read() as reading:
        values = Values(reading, store.info.crs)
        monkeypatch.setattr(schema, "shipped", lambda: replace(known, tables=tables))
        row = {"id_number": CARD, "id_kind": "1"}
        assert values.text("right_holder", "id_number", row) == shown


def test_a_number_ends_the_warning_that_names_were_compared(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:

        def warned() -> bool:
            today = date(2024, 6, 10)
            found = merge_matrix(store, ["a", "b"], stage="screening", today=today)
            return "HOLDER_BY_NAME" in found.warnings

        assert warned()
        mend(store, "b", id_number=USCC)
        assert not warned()


def test_a_parcel_that_only_says_a_name_gets_its_holder(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        seen = read_holders(store, "c")
        assert [(each.name, each.join) for each in seen.entries] == [("甲厂", "")]
        mend(store, "c", id_number=USCC)
        now = read_holders(store, "c").entries[0]
        assert (now.name, now.id_number, bool(now.join)) == ("甲厂", USCC, True)


def test_a_company_that_is_known_by_number_is_linked_and_not_made_twice(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        mend(store, "a", id_number=USCC)
        mend(store, "c", id_number=USCC)
        assert read_holders(store, "c").entries[0].uuid == "甲"


def test_a_name_that_is_mended_follows_on_every_parcel(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        saved = mend(store, "a", name="甲厂有限公司")
        assert [carried(store, key) for key in "abcd"] == [
            "甲厂有限公司", "甲厂有限公司", "甲厂", "乙厂",
        ]  # fmt: skip
        undo_save(store, saved)
        assert [carried(store, key) for key in "ab"] == ["甲厂", "甲厂"]


def test_the_number_of_another_name_is_refused(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        mend(store, "a", id_number=USCC)
        with pytest.raises(LowUseError) as caught:
            mend(store, "d", id_number=USCC)
        assert caught.value.code == "HOLDER_NUMBER_TAKEN"
        assert caught.value.params == {"name": "甲厂", "entered": "乙厂"}
        assert holder_of(store, "d") == ("乙厂", "")


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        seen = read_holders(store, "a")
        mend(store, "b", id_number=USCC)
        with pytest.raises(ConflictError) as caught:
            save_holders(store, seen, [replace(seen.entries[0], id_number=CARD)], reason="证书")
        assert caught.value.code == "HOLDERS_CHANGED"
        assert holder_of(store, "a") == ("甲厂", USCC)


@pytest.mark.parametrize(
    ("changes", "reason", "code"),
    [
        ({}, "证书", "EDIT_NOTHING"),
        ({"id_number": USCC}, " ", "EDIT_REASON_MISSING"),
        ({"name": "不详"}, "证书", "HOLDER_NAME_MISSING"),
        ({"name": "张三、李四"}, "证书", "HOLDER_NAMES_TOGETHER"),
    ],
)
def test_refusals(tmp_path: Path, changes: dict[str, str], reason: str, code: str) -> None:
    with workspace(tmp_path) as store:
        seen = read_holders(store, "a")
        with pytest.raises(LowUseError) as caught:
            save_holders(store, seen, [replace(seen.entries[0], **changes)], reason=reason)
        assert caught.value.code == code


def test_a_comma_in_a_name_that_nobody_changed_hinders_nothing(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        name = "Jiangmen ABC Co., Ltd."
        store.write([Update("right_holder", "甲", 1, {"name": name})], reason="导入")
        mend(store, "a", id_number=USCC)
        assert holder_of(store, "a") == (name, USCC)
        with pytest.raises(LowUseError) as caught:
            mend(store, "a", name="Jiangmen ABC Co., Limited")
        assert caught.value.code == "HOLDER_NAMES_TOGETHER"
        store.write([Update("parcel", "a", 1, {"holder_name": name})], reason="导入")
        mend(store, "a", name="江门甲厂")
        assert carried(store, "a") == "江门甲厂"


def test_two_holders_with_shares(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        store.write(
            [Insert("parcel", "e", lawful(70, 80, holder_name="张三；李四"))], reason="测试"
        )
        seen = read_holders(store, "e")
        assert [each.name for each in seen.entries] == ["张三", "李四"]
        entered = [
            replace(each, share_kind="2", share="1/2", name=name)
            for each, name in zip(seen.entries, ("张三", "李四娘"), strict=True)
        ]
        save_holders(store, seen, entered, reason="证书")
        now = read_holders(store, "e").entries
        assert [(each.name, each.share) for each in now] == [("张三", "1/2"), ("李四娘", "1/2")]
        assert carried(store, "e") == "张三；李四娘"


def hold(store: WorkspaceStore, parcel: str, carried_as: str, *holders: str) -> None:
    """Give a new parcel known holders in this order."""
    at = 70 + 10 * int(parcel[1:])
    links = [
        Insert(
            "parcel_holder",
            f"{parcel} {holder}",
            {"parcel_uuid": parcel, "right_holder_uuid": holder, "position": position},
        )
        for position, holder in enumerate(holders, start=1)
    ]
    row = lawful(at, at + 10, holder_name=carried_as)
    store.write([Insert("parcel", parcel, row), *links], reason="测试")


def people(store: WorkspaceStore, **names: str) -> None:
    rows = [
        Insert("right_holder", uuid, {"name": name, "name_key": name})
        for uuid, name in names.items()
    ]
    store.write(rows, reason="测试")


def test_the_history_says_whose_share_was_changed(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        people(store, zhang="张三", li="李四")
        hold(store, "p1", "张三；李四", "zhang", "li")
        seen = read_holders(store, "p1")
        entered = [replace(each, share="1/2") for each in seen.entries]
        saved = save_holders(store, seen, entered, reason="证书").transaction_id
        with store.read() as reading:
            lines = read_details(reading, saved, store.info.crs).lines
        told = [each.label for each in lines if each.table == "parcel_holder"]
        assert [label.rpartition(" · ")[2] for label in told] == ["张三", "李四"]
        assert all(label.partition(" · ")[0] for label in told)  # the parcel stands before it


def rename(store: WorkspaceStore, parcel: str, **names: str) -> None:
    seen = read_holders(store, parcel)
    entries = [replace(each, name=names.get(each.uuid, each.name)) for each in seen.entries]
    save_holders(store, seen, entries, reason="证书")


def test_of_two_holders_of_one_name_only_the_one_that_is_renamed_gets_the_new_name(
    tmp_path: Path,
) -> None:
    with workspace(tmp_path) as store:
        people(store, z1="张三", z2="张三", li="李四")
        hold(store, "p1", "张三、李四，张三", "z1", "li", "z2")
        hold(store, "p2", "张三；张三", "z2", "z1")
        hold(store, "p3", "张三", "z1", "z2")  # the name stands there once for both
        hold(store, "p4", "张三", "z1")
        rename(store, "p1", z2="张三丰")
        assert [carried(store, key) for key in ("p1", "p2", "p3", "p4")] == [
            "张三、李四，张三丰", "张三丰；张三", "张三、张三丰", "张三",
        ]  # fmt: skip


def test_the_name_of_a_stranger_who_is_called_alike_stays(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        people(store, zhang="张三", wang="王五", other="王五")
        hold(store, "p1", "张三、王五", "zhang", "wang")
        hold(store, "p2", "张三、王五", "zhang", "other")
        rename(store, "p1", zhang="张三丰", wang="王五郎")
        assert carried(store, "p1") == "张三丰、王五郎"
        assert carried(store, "p2") == "张三丰、王五"
        assert [each.name for each in read_holders(store, "p2").entries] == ["张三丰", "王五"]


def test_names_change_places_in_one_save(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        people(store, zhang="张三", wang="王五")
        hold(store, "p1", "张三、王五", "zhang", "wang")
        hold(store, "p2", "王五", "wang")
        rename(store, "p1", zhang="王五", wang="张三")
        assert [carried(store, key) for key in ("p1", "p2")] == ["王五、张三", "张三"]


def test_names_of_a_parcel_without_links_are_renamed_by_their_place(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        hold(store, "p1", "张三、张三")
        seen = read_holders(store, "p1")
        second = replace(seen.entries[1], name="张三丰")
        save_holders(store, seen, [seen.entries[0], second], reason="证书")
        assert carried(store, "p1") == "张三、张三丰"


def test_names_for_nobody_make_room_for_the_holder(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        hold(store, "p1", "无、不详")
        mend(store, "p1", name="张三")
        assert carried(store, "p1") == "张三"


def holders(store: WorkspaceStore, parcel: str) -> list[str]:
    """The holders of a parcel: those that were known by their uuid, new ones by their name."""
    known = {"z1", "z2", "li", "co", "甲"}
    entries = read_holders(store, parcel).entries
    return [each.uuid if each.uuid in known else each.name for each in entries]


@pytest.mark.parametrize(
    ("linked", "before", "after", "expected"),
    [
        (("z1", "z2"), "张三、张三", "张三、张三丰", ["z1", "张三丰"]),
        (("z1", "z2"), "张三、张三", "张三丰、张三", ["张三丰", "z2"]),
        (("z1", "z2"), "张三、张三", "张三", ["z1"]),
        (("z1", "z2"), "张三", "张三、李四", ["z1", "z2", "李四"]),  # once for both
        (("z1", "li"), "张三、李四", "张三、张三", ["z1", "张三"]),
        (("z1", "li"), "张三、李四", "李四、张三", ["z1", "li"]),
        (("甲",), "甲厂", "甲厂、甲厂", ["甲"]),
        (("co",), "Jiangmen ABC Co., Ltd.", "Jiangmen ABC Co.,Ltd.", ["co"]),
    ],
)
def test_the_holders_follow_the_names_of_a_parcel_one_for_one(
    tmp_path: Path, linked: tuple[str, ...], before: str, after: str, expected: list[str]
) -> None:
    with workspace(tmp_path) as store:
        people(store, z1="张三", z2="张三", li="李四")
        company = {"name": "Jiangmen ABC Co., Ltd.", "name_key": "JIANGMENABCCOLTD"}
        store.write([Insert("right_holder", "co", company)], reason="测试")
        for parcel in ("p1", "p2"):
            hold(store, parcel, before, *linked)
        save_row(store, read_row(store, "parcel", "p1"), {"holder_name": after}, reason="证书")
        assert sorted(holders(store, "p1")) == sorted(expected)
        found = propose_texts(store, ["p2"], "holder_name", [after], clears=False)
        take = np.full(len(found.kinds), TAKE, dtype=np.int8)
        save_cells(store, found, take, reason="证书", means=Means.BULK)
        assert sorted(holders(store, "p2")) == sorted(expected)


def test_an_older_name_that_is_brought_back_brings_back_who_had_it(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        people(store, z1="张三", z2="张三")
        hold(store, "p1", "张三、张三", "z1", "z2")
        with store.read() as reading:
            seq = reading.head().seq
        row = read_row(store, "parcel", "p1")
        save_row(store, row, {"holder_name": "张三、张三丰"}, reason="证书")
        restore(store, "parcel", "p1", seq)
        assert holders(store, "p1") == ["z1", "z2"]


def test_a_name_of_a_holder_that_is_brought_back_follows_on_every_parcel(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        with store.read() as reading:
            seq = reading.head().seq
        mend(store, "a", name="甲厂有限公司")
        restore(store, "right_holder", "甲", seq)
        assert holder_of(store, "b")[0] == "甲厂"
        assert [carried(store, key) for key in "ab"] == ["甲厂", "甲厂"]


def test_a_colleague_who_writes_a_parcel_of_the_holder_meanwhile_hinders_nothing(
    tmp_path: Path,
) -> None:
    with workspace(tmp_path) as store:
        with store.read() as reading:
            seq = reading.head().seq
        mend(store, "a", name="甲厂有限公司")
        version = read_row(store, "parcel", "b").version
        edit = Update("parcel", "b", version, {"remark": "同事"})
        acts = [lambda: None, lambda: store.write([edit], reason="同事")]
        restore(Overtaken(store, acts), "right_holder", "甲", seq)
        assert [carried(store, key) for key in "ab"] == ["甲厂", "甲厂"]
        assert read_row(store, "parcel", "b").values["remark"] == "同事"


def restore(store: Store, table: str, uuid: str, seq: int) -> None:
    with store.read() as reading:
        shown = read_restorable(reading, table, uuid, seq, store.info.crs)
    restore_row(store, shown, [group.group for group in shown.groups], reason="误")


def test_one_number_for_two_holders_is_refused(tmp_path: Path) -> None:
    with workspace(tmp_path) as store:
        seen = read_holders(store, "d")
        both = replace(seen, entries=(seen.entries[0], replace(seen.entries[0], name="丙厂")))
        entries = [replace(each, id_number=USCC) for each in both.entries]
        with pytest.raises(LowUseError) as caught:
            save_holders(store, both, entries, reason="证书")
        assert (caught.value.code, caught.value.params) == ("HOLDER_TWICE", {"name": "乙厂、丙厂"})


def test_check_digits_and_what_is_shown() -> None:
    assert number_doubt("1", CARD) == ""
    assert number_doubt("1", "110105194912310021") == "HOLDER_CARD_DOUBTFUL"
    assert number_doubt("7", "91350100M000100Y43") == ""  # the example of GB 32100-2015
    assert number_doubt("7", "91350100M000100Y44") == "HOLDER_USCC_DOUBTFUL"
    assert number_doubt("99", "A1") == ""
    # No kind is chosen: the number tells it.
    assert number_doubt(None, CARD) == number_doubt(None, "91350100M000100Y43") == ""
    assert number_doubt(None, "110105194912310021") == "HOLDER_CARD_DOUBTFUL"
    assert number_doubt(None, "91440705MA4UABCD12") == "HOLDER_USCC_DOUBTFUL"
    for short in ("91440705MA4UABCD1", "9144070"):
        assert number_doubt(None, short) == "HOLDER_NUMBER_DOUBTFUL"
    assert number_doubt(None, " ") == ""
    assert shown_id_number("1", CARD) == "1101**********002X"
    assert shown_id_number("7", "91350100M000100Y43") == "91350100M000100Y43"
    assert shown_id_number(None, "K12345") == "******"

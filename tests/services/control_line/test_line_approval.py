# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Drafts of the control line, their approval, and what may become of them afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line.approval import (
    LineApproval,
    approve_line_version,
    beside,
)
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.new_version import (
    line_version_changes,
    measured_blocks,
    new_line_version,
    retire_draft,
)
from lowuse_plugin.services.control_line.versions import (
    LineBlock,
    line_in_force,
    list_line_versions,
    read_blocks,
)
from lowuse_plugin.services.history.restore_row import read_restorable
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    control_line,
    new_workspace,
    parcel,
)
from tests.services.control_line.line_workspace import BY, DAY, approve, block, draft, stated


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as store:
        yield store


def test_a_draft_is_listed_with_its_blocks_and_in_force_on_no_day(store: WorkspaceStore) -> None:
    uuid = draft(store, "2025版", block(0, 100), block(200, 250, level=2, code="B-2"))
    line = stated(store, uuid)
    assert (line.version, line.state, line.blocks, line.in_force) == ("2025版", "draft", 2, False)
    assert line.area_m2 == pytest.approx(100 * 200 + 50 * 200, rel=1e-3)
    assert line_in_force(store, DAY) is None
    with store.read() as reading:
        blocks = read_blocks(reading, uuid)
    assert [(b.level, b.block_code, b.district) for b in blocks] == [
        (1, "", "440704"),
        (2, "B-2", "440704"),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": "  "}, "LINE_VERSION_NAMELESS"),
        ({"version": "2020版"}, "LINE_VERSION_TAKEN"),
        ({"blocks": []}, "LINE_VERSION_EMPTY"),
        ({"blocks": [block(0, 10, level=3)]}, "LINE_LEVEL_UNKNOWN"),
        ({"made_by": ""}, "LINE_MAKER_MISSING"),
        ({"source": "elsewhere"}, "LINE_SOURCE_UNKNOWN"),
        ({"based_on_uuid": "no such"}, "LINE_VERSION_UNKNOWN"),
    ],
)
def test_what_is_no_version_is_refused_and_nothing_is_written(
    store: WorkspaceStore, changes: dict[str, object], code: str
) -> None:
    control_line(store, "2020版", "2020-01-01")
    given = {
        "version": "2025版", "blocks": [block(0, 10)], "valid_from": date(2025, 1, 1),
        "source": "drawn", "made_by": BY, **changes,
    }  # fmt: skip
    with pytest.raises(LowUseError) as caught:
        new_line_version(store, **given)
    assert caught.value.code == code
    assert [line.version for line in list_line_versions(store, DAY)] == ["2020版"]


def test_the_version_before_ends_on_the_first_day_of_the_approved_one(
    store: WorkspaceStore,
) -> None:
    old = control_line(store, "2020版", "2020-01-01")
    new = draft(store, "2025版", block(0, 50))
    receipt = approve(store, new)
    line = stated(store, new)
    assert (line.state, line.approval_no, line.approved_by, line.approved_on) == (
        "approved", "江府函〔2024〕88号", "江门市人民政府", date(2024, 12, 20),
    )  # fmt: skip
    assert stated(store, old).valid_to == date(2025, 1, 1)
    assert line_in_force(store, date(2024, 12, 31)).version.key == old
    assert line_in_force(store, date(2025, 1, 1)).version.key == new
    undo_save(store, receipt.transaction_id)
    assert stated(store, old).valid_to is None
    assert stated(store, new).state == "draft"
    assert stated(store, new).approval_no == ""
    assert line_in_force(store, date(2025, 1, 1)).version.key == old


@pytest.mark.parametrize(
    ("others", "period", "refused_for"),
    [
        ([("甲", "2024-06-01", "2025-01-01")], ("2025-01-01", None), None),
        ([("甲", "2024-06-01", "2025-01-02")], ("2025-01-01", None), "甲"),
        ([("甲", "2025-01-01", None)], ("2025-01-01", None), "甲"),
        ([("甲", "2025-06-01", None)], ("2025-01-01", None), "甲"),
        ([("甲", "2025-06-01", None)], ("2025-01-01", "2025-06-01"), None),
        ([("甲", "2025-06-01", None)], ("2025-01-01", "2025-06-02"), "甲"),
    ],
)
def test_on_no_day_two_versions_come_in_force(
    store: WorkspaceStore,
    others: list[tuple[str, str, str | None]],
    period: tuple[str, str | None],
    refused_for: str | None,
) -> None:
    for name, start, end in others:
        control_line(store, name, start, end)
    uuid = draft(store, "乙", block(0, 50))
    start, end = period
    days = {
        "valid_from": date.fromisoformat(start),
        "valid_to": date.fromisoformat(end) if end else None,
    }
    if refused_for is None:
        approve(store, uuid, **days)
        assert stated(store, uuid).state == "approved"
        return
    with pytest.raises(LowUseError) as caught:
        approve(store, uuid, **days)
    assert caught.value.code == "LINE_APPROVAL_OVERLAPS"
    assert refused_for in caught.value.params["others"]
    assert stated(store, uuid).state == "draft"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"approval_no": " "}, "LINE_APPROVAL_NUMBER_MISSING"),
        ({"approved_by": ""}, "LINE_APPROVAL_AUTHORITY_MISSING"),
        ({"approved_on": date(2999, 1, 1)}, "LINE_APPROVAL_IN_FUTURE"),
        ({"valid_to": date(2025, 1, 1)}, "VALIDITY_REVERSED"),
        ({"by": ""}, "LINE_MAKER_MISSING"),
    ],
)
def test_an_approval_that_says_too_little_is_refused(
    store: WorkspaceStore, changes: dict[str, object], code: str
) -> None:
    uuid = draft(store, "2025版", block(0, 50))
    with pytest.raises(LowUseError) as caught:
        approve(store, uuid, **changes)
    assert caught.value.code == code


def test_what_was_imported_without_approval_gets_it_later_and_only_once(
    store: WorkspaceStore,
) -> None:
    uuid = control_line(store, "2020版", "2020-01-01")
    assert stated(store, uuid).state == "unregistered"
    approve(store, uuid, valid_from=date(2020, 1, 1))
    assert stated(store, uuid).state == "approved"
    with pytest.raises(LowUseError) as caught:
        approve(store, uuid, valid_from=date(2020, 1, 1))
    assert caught.value.code == "LINE_VERSION_APPROVED"


def test_what_a_colleague_changed_since_is_not_approved(store: WorkspaceStore) -> None:
    uuid = draft(store, "2025版", block(0, 50))
    seen = stated(store, uuid).row_version
    receipt = approve(store, uuid)
    undo_save(store, receipt.transaction_id)
    with pytest.raises(ConflictError):
        approve_line_version(
            store, uuid, seen, approval_no="一号", approved_by="市政府",
            approved_on=DAY, valid_from=DAY, by=BY,
        )  # fmt: skip
    assert stated(store, uuid).state == "draft"


def test_a_version_without_blocks_is_not_approved(store: WorkspaceStore) -> None:
    [uuid] = add(
        store,
        "control_line_version",
        [{"version": "空", "valid_from": "2025-01-01", "state": "draft"}],
    )
    with pytest.raises(LowUseError) as caught:
        approve(store, uuid)
    assert caught.value.code == "CONTROL_LINE_EMPTY"


def test_a_draft_is_retired_with_its_blocks_and_comes_back_by_undoing(
    store: WorkspaceStore,
) -> None:
    uuid = draft(store, "2025版", block(0, 50), block(60, 80))
    receipt = retire_draft(store, uuid, 1, reason="重复", by=BY)
    assert list_line_versions(store, DAY) == ()
    undone = undo_save(store, receipt.transaction_id)
    assert (undone.retired, undone.restored) == (0, 3)
    assert stated(store, uuid).blocks == 2


def test_undoing_brings_no_second_version_of_a_name(store: WorkspaceStore) -> None:
    uuid = draft(store, "2025版", block(0, 50))
    receipt = retire_draft(store, uuid, 1, reason="重复", by=BY)
    draft(store, "2025版", block(0, 60))  # the name is free again
    with pytest.raises(LowUseError) as caught:
        undo_save(store, receipt.transaction_id)
    assert caught.value.code == "LINE_VERSION_TAKEN"


def test_undoing_brings_no_second_version_in_force(store: WorkspaceStore) -> None:
    control_line(store, "2020版", "2020-01-01")
    second, third = (draft(store, name, block(0, 50)) for name in ("2025版", "2026版"))
    until = {"valid_from": date(2025, 1, 1), "valid_to": date(2026, 1, 1)}
    receipt = approve(store, second, **until)
    last = approve(store, third, valid_from=date(2026, 1, 1))
    with pytest.raises(LowUseError) as caught:
        undo_save(store, receipt.transaction_id)  # 2020版 would have no end again
    assert caught.value.code == "LINE_APPROVAL_OVERLAPS"
    assert {caught.value.params["version"], caught.value.params["others"]} == {"2020版", "2026版"}
    undo_save(store, last.transaction_id)
    undo_save(store, receipt.transaction_id)
    assert line_in_force(store, DAY).version.version == "2020版"


def test_a_version_and_its_blocks_are_not_restored_row_by_row(store: WorkspaceStore) -> None:
    uuid = draft(store, "2025版", block(0, 50))
    approve(store, uuid)
    with store.read() as reading:
        [row] = reading.table("line_blocks", version=uuid).to_rows()
        for table, key in (("control_line_version", uuid), ("control_line", row["uuid"])):
            with pytest.raises(LowUseError) as caught:
                read_restorable(reading, table, key, 2, store.info.crs)
            assert caught.value.code == "RESTORE_BY_PROCEDURE"


def test_neither_an_approved_version_nor_one_that_another_rests_on_is_retired(
    store: WorkspaceStore,
) -> None:
    approved = draft(store, "2025版", block(0, 50))
    approve(store, approved)
    with pytest.raises(LowUseError) as caught:
        retire_draft(store, approved, 2, reason="错误", by=BY)
    assert caught.value.code == "LINE_VERSION_APPROVED"
    base = draft(store, "甲", block(0, 50))
    copy = draft(store, "乙", block(0, 50), based_on_uuid=base)
    assert stated(store, copy).based_on_uuid == base
    with pytest.raises(LowUseError) as caught:
        retire_draft(store, base, 1, reason="错误", by=BY)
    assert (caught.value.code, caught.value.params["count"]) == ("LINE_VERSION_USED", 1)
    with pytest.raises(LowUseError) as caught:
        retire_draft(store, copy, 1, reason=" ", by=BY)
    assert caught.value.code == "LINE_REASON_MISSING"


def test_a_version_that_is_decided_already_is_made_and_approved_in_one_save(
    store: WorkspaceStore,
) -> None:
    old = control_line(store, "2020版", "2020-01-01")
    approval = LineApproval(" 江府〔2025〕1号 ", "市政府", date(2025, 3, 1), date(2025, 4, 1))
    with store.read() as reading:
        uuid, changes = line_version_changes(
            reading, version="2025版", blocks=measured_blocks([block(0, 50)], store.info.crs),
            valid_from=date(2025, 4, 1), source="adjustment", based_on_uuid=old, made_by=BY,
            approval=approval,
        )  # fmt: skip
    receipt = store.write(changes, reason="控制线调整")
    line = stated(store, uuid)
    assert (line.state, line.approval_no, line.in_force) == ("approved", "江府〔2025〕1号", True)
    assert line.example  # as the version that it is based on
    assert stated(store, old).valid_to == date(2025, 4, 1)
    undo_save(store, receipt.transaction_id)
    assert stated(store, old).valid_to is None
    assert [each.version for each in list_line_versions(store, DAY)] == ["2020版"]


def test_what_an_approval_would_end_is_known_before(store: WorkspaceStore) -> None:
    control_line(store, "2020版", "2020-01-01")
    draft(store, "草案", block(0, 50))
    approval = LineApproval("一号", "市政府", DAY, date(2025, 1, 1))
    ending, overlapping = beside(list_line_versions(store, DAY), approval)
    assert [line.version for line in ending] == ["2020版"]
    assert overlapping == ()


def test_an_approval_on_which_a_person_decided_is_not_undone(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(99.5, 110)])
    uuid = draft(store, "2025版", block(0, 100))
    receipt = approve(store, uuid)
    check_control_line(store, on=DAY)
    with store.read() as reading:
        [check] = reading.table("control_check").to_rows()
    assert check["boundary_error"]
    store.write(
        [Update("control_check", check["uuid"], 1, {"treated_as": "inside", "treated_by": BY})],
        reason="处理",
    )
    with pytest.raises(LowUseError) as caught:
        undo_save(store, receipt.transaction_id)
    assert caught.value.code == "UNDO_BUILT_UPON"
    assert stated(store, uuid).state == "approved"


def test_a_block_that_crosses_itself_is_mended_and_one_without_area_refused(
    store: WorkspaceStore,
) -> None:
    bow = shapely.Polygon([(EAST + x, NORTH + y) for x, y in ((0, 0), (10, 10), (10, 0), (0, 10))])
    uuid = draft(store, "蝴蝶", LineBlock(shapely.to_wkb(bow), 1))
    assert stated(store, uuid).area_m2 == pytest.approx(50, rel=1e-3)
    flat = shapely.Polygon([(EAST, NORTH), (EAST + 10, NORTH), (EAST + 5, NORTH)])
    with pytest.raises(LowUseError, match="GEOMETRY_REFUSED"):
        draft(store, "平", LineBlock(shapely.to_wkb(flat), 1))

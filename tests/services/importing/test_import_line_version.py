# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing a control line as a draft or with its approval; an approved one is never changed."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.control_line.approval import approve_line_version
from lowuse_plugin.services.control_line.new_version import new_line_version
from lowuse_plugin.services.control_line.versions import (
    LineBlock,
    line_in_force,
    list_line_versions,
)
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.importing.areas import import_control_line
from lowuse_plugin.services.importing.package import void_import
from tests.exchange.make_files import square
from tests.services.importing.import_support import current, incoming, new_workspace

FROM, DAY = date(2024, 7, 1), date(2025, 6, 30)
APPROVAL: dict[str, Any] = {
    "approval_no": "江府函〔2024〕88号",
    "approved_by": "江门市人民政府",
    "approved_on": date(2024, 6, 20),
    "by": "王五",
}


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def blocks(*levels: int, **columns: Any):
    rows = [
        {"QKBH": f"K{i}", "DJ": level, "wkt": square(i), **columns}
        for i, level in enumerate(levels)
    ]
    return incoming(rows)


def states(store) -> dict[str, str]:
    return {line.version: line.state for line in list_line_versions(store, DAY)}


def test_a_draft_is_in_force_on_no_day_and_the_report_says_it(store) -> None:
    report = import_control_line(
        store, blocks(1, 2), version="2024", valid_from=FROM, draft=True, by="王五"
    )
    [line] = list_line_versions(store, DAY)
    assert (line.state, line.source, line.made_by, line.blocks) == ("draft", "imported", "王五", 2)
    assert line_in_force(store, DAY) is None
    assert "LINE_IMPORTED_AS_DRAFT" in [remark.code for remark in report.remarks]


def test_a_draft_is_completed_by_importing_again_and_stays_one(store) -> None:
    for levels in ((1,), (1, 2)):
        import_control_line(store, blocks(*levels), version="2024", valid_from=FROM, draft=True)
    assert states(store) == {"2024": "draft"}
    assert [row["level"] for row in current(store, "control_line")] == [1, 2]


def test_with_its_approval_it_is_in_force_and_ends_the_one_before(store) -> None:
    import_control_line(store, blocks(1), version="2020", valid_from=date(2020, 1, 1))
    report = import_control_line(store, blocks(2), version="2024", valid_from=FROM, **APPROVAL)
    assert states(store) == {"2020": "unregistered", "2024": "approved"}
    old, new = list_line_versions(store, DAY)
    assert (old.valid_to, new.approval_no, new.approved_on) == (
        FROM, "江府函〔2024〕88号", date(2024, 6, 20),
    )  # fmt: skip
    assert line_in_force(store, DAY).version.version == "2024"
    assert [r.code for r in report.remarks] == ["LINE_ENDED_BY_IMPORT"]


def test_the_day_of_the_approval_may_stand_in_the_file(store) -> None:
    columns = {
        "BBH": "2024", "SXRQ": "2024-07-01", "PZWH": "一号", "PZJG": "市政府",
        "PZRQ": "2024-06-20",
    }  # fmt: skip
    import_control_line(store, blocks(1, 1, **columns), by="王五")
    [line] = list_line_versions(store, DAY)
    assert (line.state, line.approved_on, line.approved_by) == (
        "approved", date(2024, 6, 20), "市政府",
    )  # fmt: skip


def test_a_draft_takes_no_approval_out_of_the_file(store) -> None:
    import_control_line(
        store, blocks(1, PZWH="一号", PZRQ="2024-06-20"), version="2024", valid_from=FROM,
        draft=True,
    )  # fmt: skip
    [line] = list_line_versions(store, DAY)
    assert (line.state, line.approval_no, line.approved_on) == ("draft", "", None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"draft": True}, "LINE_APPROVAL_WITH_DRAFT"),
        ({"approval_no": None}, "LINE_APPROVAL_NUMBER_MISSING"),
        ({"approved_by": None}, "LINE_APPROVAL_AUTHORITY_MISSING"),
        ({"approved_on": date(2999, 1, 1)}, "LINE_APPROVAL_IN_FUTURE"),
        ({"by": ""}, "LINE_MAKER_MISSING"),
        ({"valid_from": date(2019, 1, 1)}, "LINE_APPROVAL_OVERLAPS"),
    ],
)
def test_what_cannot_be_approved_is_not_imported(store, changes: dict[str, Any], code: str) -> None:
    import_control_line(store, blocks(1), version="2020", valid_from=date(2020, 1, 1))
    given = {"version": "2024", "valid_from": FROM, **APPROVAL, **changes}
    with pytest.raises(LowUseError) as caught:
        import_control_line(store, blocks(2), **given)
    assert caught.value.code == code
    assert states(store) == {"2020": "unregistered"}
    assert len(current(store, "control_line")) == 1


def test_an_approved_version_takes_only_what_is_there_already(store) -> None:
    given = {"version": "2024", "valid_from": FROM}
    import_control_line(store, blocks(1, 2), **given, **APPROVAL)
    again = import_control_line(store, blocks(1, 2), **given, **APPROVAL)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    for other, changes in (
        (blocks(1, 1), {}),
        (blocks(1, 2, 2), {}),
        (blocks(1, 2), {"valid_to": date(2030, 1, 1)}),
        (blocks(1, 2), {"approval_no": "二号"}),
    ):
        with pytest.raises(LowUseError) as caught:
            import_control_line(store, other, **given, **changes)
        assert caught.value.code == "LINE_VERSION_APPROVED"
    assert [row["level"] for row in current(store, "control_line")] == [1, 2]
    assert list_line_versions(store, DAY)[0].valid_to is None


def test_importing_as_a_draft_changes_no_version_that_is_in_force(store) -> None:
    import_control_line(store, blocks(1), version="2024", valid_from=FROM)
    with pytest.raises(LowUseError) as caught:
        import_control_line(store, blocks(1, 2), version="2024", valid_from=FROM, draft=True)
    assert (caught.value.code, caught.value.params) == (
        "LINE_VERSION_IN_FORCE",
        {"version": "2024"},
    )
    assert states(store) == {"2024": "unregistered"}
    assert len(current(store, "control_line")) == 1


def test_an_import_is_undone_only_while_it_is_a_draft(store) -> None:
    draft = import_control_line(store, blocks(1), version="甲", valid_from=FROM, draft=True)
    void_import(store, draft.package_uuid)
    assert states(store) == {}
    approved = import_control_line(store, blocks(1), version="乙", valid_from=FROM, **APPROVAL)
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, approved.package_uuid)
    assert states(store) == {"乙": "approved"}


def test_an_import_whose_approval_was_undone_is_undone_too(store) -> None:
    report = import_control_line(store, blocks(1), version="乙", valid_from=FROM, **APPROVAL)
    connection = sqlite3.connect(store.path)
    approval = connection.execute("SELECT transaction_id FROM lup_log ORDER BY seq").fetchall()[-1]
    connection.close()
    undo_save(store, *approval)
    assert states(store) == {"乙": "draft"}
    void_import(store, report.package_uuid)
    assert states(store) == {}


def test_an_import_whose_version_got_a_remark_is_not_undone(store) -> None:
    report = import_control_line(store, blocks(1), version="乙", valid_from=FROM, draft=True)
    [line] = list_line_versions(store, DAY)
    store.write([Update("control_line_version", line.uuid, 1, {"remark": "存档"})], reason="x")
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)


def test_an_import_into_a_line_with_treated_checks_is_not_undone(store) -> None:
    import_control_line(store, blocks(1), version="2024", valid_from=FROM)
    report = import_control_line(store, blocks(1, 1), version="2024", valid_from=FROM)
    [line] = list_line_versions(store, DAY)
    values = {"geom": shapely.to_wkb(shapely.from_wkt(square(0))), "district": "440704"}
    store.write([Insert("parcel", "p", values)], reason="x")
    check = {"parcel_uuid": "p", "parcel_version": 1, "control_line_version_uuid": line.uuid,
             "control_class": "crossing", "inside_share": 0.5, "inside_m2": 50.0,
             "outside_m2": 50.0, "area_epsg": 4525, "sliver": 0, "boundary_error": 1,
             "tolerance": 0.01, "max_remainder_m2": 100.0, "thin_width_m": 1.0,
             "checked_on": "2025-06-30", "treated_as": "outside"}  # fmt: skip
    store.write([Insert("control_check", "c", check)], reason="x")
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)
    store.write([Update("control_check", "c", 1, {"treated_as": None})], reason="x")
    void_import(store, report.package_uuid)
    assert len(current(store, "control_line")) == 1


def test_an_import_into_a_line_that_a_case_changes_is_not_undone(store) -> None:
    import_control_line(store, blocks(1), version="2024", valid_from=FROM)
    report = import_control_line(store, blocks(1, 1), version="2024", valid_from=FROM)
    [line] = list_line_versions(store, DAY)
    case = {"adjustment_no": "1", "name": "调整", "kind": "in", "from_version_uuid": line.uuid,
            "district": "440704", "state": "draft"}  # fmt: skip
    store.write([Insert("adjustment_case", "k", case)], reason="x")
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)


@pytest.mark.parametrize("second", [(1, 1), (2,)], ids=["new block", "other level"])
def test_an_import_into_a_draft_is_not_undone_once_that_is_approved(store, second) -> None:
    uuid = drafted(store, "乙")
    report = import_control_line(store, blocks(*second), version="乙", draft=True)
    [line] = [line for line in list_line_versions(store, DAY) if line.uuid == uuid]
    approve_line_version(store, uuid, line.row_version, valid_from=FROM, **APPROVAL)
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)
    assert [row["level"] for row in current(store, "control_line")] == list(second)


def test_an_import_into_a_draft_is_not_undone_once_another_rests_on_it(store) -> None:
    uuid = drafted(store, "乙")
    report = import_control_line(store, blocks(1, 1), version="乙", draft=True)
    drafted(store, "丙", based_on_uuid=uuid)
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)


def drafted(store, name: str, **changes: Any) -> str:
    """A draft of one block K0 of level 1, made by no import."""
    block = LineBlock(shapely.to_wkb(shapely.from_wkt(square(0))), 1, "K0")
    made = {"valid_from": FROM, "source": "drawn", "made_by": "王五", **changes}
    return new_line_version(store, version=name, blocks=[block], **made)[0]


def test_the_import_of_a_version_that_another_is_based_on_is_not_undone(store) -> None:
    report = import_control_line(store, blocks(1), version="甲", valid_from=FROM, draft=True)
    [line] = list_line_versions(store, DAY)
    drafted(store, "乙", based_on_uuid=line.uuid)
    with pytest.raises(LowUseError, match="IMPORT_BUILT_UPON"):
        void_import(store, report.package_uuid)


def test_the_remark_of_a_block_stays_with_the_block(store) -> None:
    import_control_line(store, blocks(1, BZ="甲园"), version="2024", valid_from=FROM)
    [row] = current(store, "control_line")
    assert row["remark"] == "甲园"


def test_a_draft_needs_no_first_day_and_keeps_the_one_that_it_has(store) -> None:
    import_control_line(store, blocks(1), version="2024", draft=True)
    [line] = list_line_versions(store, DAY)
    assert (line.state, line.valid_from) == ("draft", office_today())
    import_control_line(store, blocks(1), version="2025", valid_from=FROM, draft=True)
    import_control_line(store, blocks(1, 2), version="2025", draft=True)
    [other] = [line for line in list_line_versions(store, DAY) if line.version == "2025"]
    assert (other.valid_from, other.blocks) == (FROM, 2)
    with pytest.raises(LowUseError, match="VERSION_NEEDED"):
        import_control_line(store, blocks(1), version="2026")


def test_two_in_force_are_refused_before_anything_is_imported(store) -> None:
    import_control_line(store, blocks(1), version="2020", valid_from=date(2020, 1, 1))
    given = {"version": "2024", "valid_from": FROM, "approval_no": "一号"}
    with pytest.raises(LowUseError) as caught:
        import_control_line(store, blocks(2), **given)
    assert caught.value.code == "LINE_BESIDE_ANOTHER"
    assert caught.value.params == {"version": "2024", "others": "2020"}
    assert len(current(store, "control_line")) == 1
    report = import_control_line(store, blocks(2), **given, end_earlier=True)
    old, new = list_line_versions(store, DAY)
    assert (old.valid_to, new.valid_from, new.state) == (FROM, FROM, "unregistered")
    assert line_in_force(store, DAY).version.version == "2024"
    assert [r.code for r in report.remarks] == ["LINE_ENDED_BY_IMPORT", "LINE_APPROVAL_INCOMPLETE"]
    assert report.remarks[1].params["missing"] == "批准机关、批准日期"
    again = import_control_line(store, blocks(2), **given)
    assert (again.created, again.updated) == (0, 0)


def test_who_leaves_both_in_force_is_told_what_that_means(store) -> None:
    import_control_line(store, blocks(1), version="2020", valid_from=date(2020, 1, 1))
    report = import_control_line(
        store, blocks(2), version="2024", valid_from=FROM, end_earlier=False
    )
    assert [r.code for r in report.remarks] == ["LINE_LEFT_BESIDE"]
    with pytest.raises(LowUseError, match="CONTROL_LINE_SEVERAL_IN_FORCE"):
        line_in_force(store, DAY)


def test_one_that_begins_later_does_not_end_on_an_earlier_day(store) -> None:
    import_control_line(store, blocks(1), version="2030", valid_from=date(2025, 1, 1))
    with pytest.raises(LowUseError, match="LINE_APPROVAL_OVERLAPS"):
        import_control_line(store, blocks(2), version="2024", valid_from=FROM, end_earlier=True)
    import_control_line(
        store, blocks(2), version="2024", valid_from=FROM, valid_to=date(2025, 1, 1)
    )
    assert line_in_force(store, date(2024, 12, 31)).version.version == "2024"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map shows of a check depends on the line in force today; what is stored does not."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.store import upgrading
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.store.support import LI, ROOT, ZHANG, parcel, raw

ARCHIVE = ROOT / "tests/store/data/workspace_v4.zip"
CHECK = {
    "parcel_version": 1, "control_class": "inside", "inside_share": 1.0, "inside_m2": 100.0,
    "outside_m2": 0.0, "area_epsg": 4526, "sliver": 0, "boundary_error": 0, "tolerance": 0.001,
    "max_remainder_m2": 100.0, "thin_width_m": 1.0, "checked_on": "2026-01-01",
}  # fmt: skip
SHOWN = ("control_class", "control_inside_share", "boundary_error", "stale_control")
HOLDS, REVIEW = ("inside", 1.0, 0, None), (None, None, None, 1)


def version(row: str, start: int, end: int | None = None, **values: Any) -> Insert:
    """A version that is in force from so many days after today to so many."""
    today = office_today()
    until = None if end is None else (today + timedelta(days=end)).isoformat()
    since = (today + timedelta(days=start)).isoformat()
    given = {"version": row, "valid_from": since, "valid_to": until, **values}
    return Insert("control_line_version", row, given)


def shown(path: Path, uuid: str = "甲") -> tuple[Any, ...]:
    connection = raw(path)
    query = "SELECT * FROM parcel_map WHERE uuid = ?"
    cursor = connection.execute(query, (uuid,))
    names = [item[0] for item in cursor.description]
    row = dict(zip(names, cursor.fetchone(), strict=True))
    connection.close()
    return tuple(row[name] for name in SHOWN)


def checked_against(store: WorkspaceStore, *versions: Insert) -> None:
    """Parcel 甲 is checked against the first of the versions."""
    of = {"parcel_uuid": "甲", "control_line_version_uuid": versions[0].uuid}
    check = Insert("control_check", "套", {**CHECK, **of})
    store.write([parcel("甲"), *versions, check], reason="套合")


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([version("今", -9)], HOLDS),
        ([version("今", 0)], HOLDS),
        ([version("旧", -9, 0), version("今", 0)], REVIEW),
        ([version("今", -9, 1), version("后", 1)], HOLDS),
        ([version("旧", -9, -1)], HOLDS),  # nothing has taken its place
        ([version("旧", -9, -1), version("后", 1)], HOLDS),
        ([version("旧", -9, 0), version("稿", 0, state="draft")], HOLDS),
        ([version("后", 1), version("今", -9)], REVIEW),
        ([version("今", -9), version("也", -5)], HOLDS),  # two at once: each counts
    ],
)
def test_a_check_is_to_be_reviewed_while_another_version_is_in_force(
    store: WorkspaceStore, versions: list[Insert], expected: tuple[Any, ...]
) -> None:
    checked_against(store, *versions)
    assert shown(store.path) == expected
    assert store.verify().is_sound


def test_what_is_stored_is_the_same_on_every_day(store: WorkspaceStore) -> None:
    checked_against(store, version("旧", -9, 0), version("今", 0))
    connection = raw(store)
    query = (
        "SELECT control_class, stale_control, control_checked, control_line_version_uuid"
        " FROM parcel_state"
    )
    assert connection.execute(query).fetchall() == [("inside", None, 1, "旧")]
    connection.close()
    store.write([Update("control_check", "套", 1, {"retired_at": "2026-01-01"})], reason="失效")
    connection = raw(store)
    assert connection.execute(query).fetchall() == [(None, None, None, None)]
    connection.close()
    assert store.verify().is_sound


def test_columns_of_today_keep_their_types(store: WorkspaceStore) -> None:
    dataset = ogr.Open(str(store.path))
    layer = dataset.GetLayerByName("parcel_map").GetLayerDefn()
    fields = {name: layer.GetFieldDefn(layer.GetFieldIndex(name)) for name in SHOWN}
    kinds = {name: (f.GetType(), f.GetSubType()) for name, f in fields.items()}
    yes_no = (ogr.OFTInteger, ogr.OFSTBoolean)
    plain = ogr.OFSTNone
    assert kinds == {
        "control_class": (ogr.OFTString, plain), "control_inside_share": (ogr.OFTReal, plain),
        "boundary_error": yes_no, "stale_control": yes_no,
    }  # fmt: skip


def test_a_workspace_of_version_4_is_marked_before_and_after_it_is_raised(folder: Path) -> None:
    """Its parcels a, b, c were checked against a line that is in force without an end."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    path = folder / "工作库.gpkg"
    with open_workspace(path, actor=ZHANG) as store:
        copy = DisplayCopy.open(store, folder / "缓存")
        store.attach_display(copy)
        before = {uuid: shown(copy.path, uuid) for uuid in "abc"}
    assert {classes[0] for classes in before.values()} <= {"inside", "outside", "crossing"}
    assert {classes[3] for classes in before.values()} == {None}
    assert upgrading.upgrade(path, LI).check.is_sound
    assert {uuid: shown(path, uuid) for uuid in "abc"} == before
    with open_workspace(path, actor=ZHANG) as store:
        [old] = _versions(path)
        end = {"valid_to": office_today().isoformat()}
        store.write([Update("control_line_version", old, 1, end), version("今", 0)], reason="换版")
        assert store.verify().is_sound
    assert {shown(path, uuid) for uuid in "abc"} == {REVIEW}


def _versions(path: Path) -> list[str]:
    connection = raw(path)
    found = connection.execute("SELECT uuid FROM control_line_version").fetchall()
    connection.close()
    return [uuid for (uuid,) in found]

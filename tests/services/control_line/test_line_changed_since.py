# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A check holds no longer than the line that it is of stays as it was (A-27)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.facts import control_facts
from lowuse_plugin.services.control_line.import_version import import_control_line
from lowuse_plugin.services.control_line.totals import control_totals
from lowuse_plugin.services.control_line.treat_boundary_errors import treat_boundary_errors
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.importing.package import find_undoable_packages, void_import
from lowuse_plugin.services.parcels.listing import list_all
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)
from tests.services.control_line.line_workspace import DAY, approve, block, draft
from tests.services.history.two_people import Overtaken
from tests.services.importing.import_support import incoming

SAID = {"treated_as": "outside", "by": "王工", "on": DAY, "reason": "测量误差"}
START = date(2024, 1, 1)


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def facts(store: WorkspaceStore, key: str) -> Any:
    with store.read() as reading:
        return control_facts(reading, key, DAY)


def held(store: WorkspaceStore, key: str) -> tuple[str, bool, str]:
    found = facts(store, key)
    return found.control_class, found.holds, found.stale_because


def bring(store: WorkspaceStore, x0: float, code: str, **given: Any) -> Any:
    """Import one block of 100 m into the version 2024."""
    shape = shapely.box(EAST + x0, NORTH - 100, EAST + x0 + 100, NORTH + 100)
    rows = [{"QKBH": code, "DJ": 1, "wkt": shapely.to_wkt(shape)}]
    return import_control_line(store, incoming(rows), version="2024", valid_from=START, **given)


def block_of(store: WorkspaceStore, version: str) -> tuple[str, int]:
    with store.read() as reading:
        [row] = reading.table("line_blocks", version=version).to_rows()
    return row["uuid"], row["row_version"]


def test_a_block_that_moves_makes_checks_stale_everywhere(store: WorkspaceStore) -> None:
    bring(store, 0, "K1")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    assert held(store, key) == ("inside", True, "")
    assert bring(store, 500, "K1").updated == 1
    assert held(store, key) == ("inside", False, "line")
    totals = control_totals(store, on=DAY)
    assert (totals.rows, totals.stale, totals.stale_line, totals.stale_geometry) == ((), 1, 1, 0)
    with store.read() as reading:
        [listed] = list_all(reading, DAY).to_rows()
    assert (listed["stale_control"], listed["stale_because"]) == (True, "line")
    check_control_line(store, on=DAY)
    assert held(store, key) == ("outside", True, "")


def test_a_shape_that_changes_is_told_from_a_line_that_changes(store: WorkspaceStore) -> None:
    version = control_line(store, "2024", "2024-01-01")
    moved, other = add(store, "parcel", [parcel(10, 20), parcel(30, 40)])
    check_control_line(store, on=DAY)
    store.write([Update("parcel", moved, 1, {"geom": multipolygon(11, 0, 20, 10)})], reason="x")
    assert (held(store, moved)[2], held(store, other)[2]) == ("geometry", "")
    totals = control_totals(store, on=DAY)
    assert (totals.stale_geometry, totals.stale_line) == (1, 0)
    shape = {"geom": multipolygon(0, -100, 90, 100)}
    store.write([Update("control_line", *block_of(store, version), shape)], reason="x")
    assert (held(store, moved)[2], held(store, other)[2]) == ("line", "line")


def test_a_line_that_changes_elsewhere_is_checked_again_and_keeps_the_treatment(
    store: WorkspaceStore,
) -> None:
    bring(store, 0, "K1")
    [key] = add(store, "parcel", [parcel(99.5, 140)])
    check_control_line(store, on=DAY)
    treat_boundary_errors(store, [key], **SAID)
    assert check_control_line(store, on=DAY).written == 0
    bring(store, 500, "K2")
    assert held(store, key)[1:] == (False, "line")
    found = check_control_line(store, on=DAY)
    assert (found.written, found.dropped) == (1, ())
    assert (facts(store, key).holds, facts(store, key).treated_as) == (True, "outside")


def test_blocks_that_are_voided_make_checks_stale(store: WorkspaceStore) -> None:
    bring(store, 500, "K1")
    bring(store, 0, "K2")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    assert held(store, key) == ("inside", True, "")
    void_import(store, find_undoable_packages(store)[-1].uuid)
    assert held(store, key) == ("inside", False, "line")


def test_a_check_of_a_line_that_moved_cannot_be_treated(store: WorkspaceStore) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(99.5, 150)])
    check_control_line(store, on=DAY)
    shape = {"geom": multipolygon(0, -100, 140, 100)}
    change = Update("control_line", *block_of(store, version), shape)
    with pytest.raises(LowUseError) as refused:
        treat_boundary_errors(
            Overtaken(store, [lambda: store.write([change], reason="x")]), [key], **SAID
        )
    assert refused.value.code == "TREATMENT_REFUSED"
    assert [each.code for each in refused.value.params["refused"]] == ["TREAT_STALE"]


def test_a_check_holds_on_no_version_whose_approval_was_undone(store: WorkspaceStore) -> None:
    version = draft(store, "V1", block(0, 100))
    approval = approve(store, version)
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    assert held(store, key) == ("inside", True, "")
    undone = undo_save(store, approval.transaction_id)
    assert held(store, key) == ("inside", False, "line")
    totals = control_totals(store, on=DAY)
    assert (totals.rows, totals.stale_line) == ((), 1)
    undo_save(store, undone.receipt.transaction_id)
    assert held(store, key) == ("inside", True, "")


def states(store: WorkspaceStore) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(store.path)
    found = connection.execute(
        "SELECT control_class, stale_control FROM parcel_state ORDER BY fid"
    ).fetchall()
    connection.close()
    return found


def test_what_is_put_back_brings_the_checks_back(store: WorkspaceStore) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    shape = {"geom": multipolygon(500, -100, 600, 100)}
    moved = store.write([Update("control_line", *block_of(store, version), shape)], reason="x")
    assert (held(store, key), states(store)) == (("inside", False, "line"), [(None, 1)])
    between = store.write([Update("parcel", key, 1, {"holder_name": "甲"})], reason="x")
    undo_save(store, moved.transaction_id)
    assert (held(store, key), states(store)) == (("inside", True, ""), [("inside", None)])
    undo_save(store, between.transaction_id)
    assert held(store, key) == ("inside", True, "")
    assert store.verify().is_sound


def test_a_check_of_the_line_in_between_is_not_one_of_the_line_put_back(
    store: WorkspaceStore,
) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(10, 20)])
    shape = {"geom": multipolygon(500, -100, 600, 100)}
    moved = store.write([Update("control_line", *block_of(store, version), shape)], reason="x")
    check_control_line(store, on=DAY)
    assert held(store, key) == ("outside", True, "")
    undo_save(store, moved.transaction_id)
    assert held(store, key) == ("outside", False, "line")
    assert states(store) == [(None, 1)]


def test_blocks_that_came_and_went_left_the_checks_alone(store: WorkspaceStore) -> None:
    bring(store, 0, "K1")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    bring(store, 500, "K2")
    assert held(store, key) == ("inside", False, "line")
    void_import(store, find_undoable_packages(store)[-1].uuid)
    assert held(store, key) == ("inside", True, "")
    assert states(store) == [("inside", None)]


def test_a_treatment_undone_after_the_line_moved_makes_no_check_hold(store: WorkspaceStore) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(99.5, 150)])
    check_control_line(store, on=DAY)
    treated = treat_boundary_errors(store, [key], **SAID)
    shape = {"geom": multipolygon(0, -100, 140, 100)}
    store.write([Update("control_line", *block_of(store, version), shape)], reason="x")
    undo_save(store, treated.transaction_id)
    assert held(store, key)[1:] == (False, "line")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("control_line", {"block_name": "高新片区", "district": "440703"}),
        ("control_line_version", {"remark": "存档", "valid_to": "2030-01-01"}),
    ],
)
def test_words_and_days_touch_no_check(
    store: WorkspaceStore, table: str, values: dict[str, Any]
) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    row = block_of(store, version) if table == "control_line" else (version, 1)
    store.write([Update(table, *row, values)], reason="x")
    assert (held(store, key), states(store)) == (("inside", True, ""), [("inside", None)])


def test_an_edited_boundary_that_is_undone_brings_its_check_back(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(10, 20)])
    check_control_line(store, on=DAY)
    shape = {"geom": multipolygon(11, 0, 20, 10)}
    moved = store.write([Update("parcel", key, 1, shape)], reason="x")
    assert (held(store, key)[2], states(store)) == ("geometry", [(None, 1)])
    undo_save(store, moved.transaction_id)
    assert (held(store, key), states(store)) == (("inside", True, ""), [("inside", None)])
    totals = control_totals(store, on=DAY)
    assert (totals.stale, [(row.control_class, row.parcels) for row in totals.rows]) == (
        0,
        [("inside", 1)],
    )

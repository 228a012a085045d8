# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of projects: what holds, what held, and which parcels belong to each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.projects.listing import list_projects, members_of_projects
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace
from tests.qgis.subsidy.subsidy_office import (
    DECIDE,
    ELIGIBLE,
    LACKING,
    NAMES,
    SMALL,
    calculate,
    fill,
)
from tests.services.boundaries.geometry_workspace import ACTOR, EAST, NORTH


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with create_workspace(folder / "工作库 1.gpkg", district="440704", actor=ACTOR) as store:
        fill(store)
        yield store


def told(store: WorkspaceStore, *columns: str) -> dict[str, tuple[object, ...]]:
    rows = list_projects(store).to_rows()
    return {row["name"]: tuple(row[column] for column in columns) for row in rows}


def test_projects_come_in_their_order_with_box_and_parcels(store: WorkspaceStore) -> None:
    table = list_projects(store)
    assert tuple(table["name"].to_list()) == NAMES
    assert table["parcels"].to_list() == [1] * 5
    assert told(store, "minx", "miny")[DECIDE] == (EAST + 300, NORTH)
    with store.read() as reading:
        members = members_of_projects(reading)
    assert set(members) == set(table["uuid"].to_list())
    assert {len(parcels) for parcels in members.values()} == {1}


def test_what_no_longer_holds_leaves_its_amount_and_keeps_what_it_was(
    store: WorkspaceStore,
) -> None:
    calculate(store)
    columns = ("subsidy_status", "stale_status", "tier", "amount_fen")
    assert told(store, *columns)[ELIGIBLE] == ("eligible", None, 1, 216_000_000)
    assert told(store, *columns)[SMALL] == ("ineligible", None, None, None)
    assert told(store, *columns)[LACKING] == (None, None, None, None)
    row = next(row for row in list_projects(store).to_rows() if row["name"] == ELIGIBLE)
    changed = Update("project", row["uuid"], row["version"], {"floor_area_m2": "43200.01"})
    store.write([changed], reason="测绘更正")
    assert told(store, *columns)[ELIGIBLE] == (None, "eligible", None, None)
    store.write(
        [Update("project", row["uuid"], row["version"] + 1, {"retired_at": "2025-01-01"})],
        reason="停用",
    )
    assert ELIGIBLE not in told(store, "uuid")

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All current projects as one table for lists, and which parcels each of them has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.projects.facts import FactSources, all_facts, read_sources
from lowuse_plugin.services.subsidy.calculation_changes import changes_since

_KINDS = {"subsidy_status": "text", "stale_status": "text", "tier": "int", "amount_fen": "int"}
"""Columns that say whether a calculation still holds."""


def list_projects(store: Store) -> ColumnTable:
    """Return one row a current project, in the order of the workspace.

    ``subsidy_status``, ``tier`` and ``amount_fen`` are those of the newest calculation while it
    holds; of one that no longer holds only ``stale_status`` says what it had found. It holds while
    the facts are those that it was made from: a new 三旧 layer and a further project with the same
    land or number count here too. The map layer follows the saves of the project and its parcels
    alone. ``minx`` … ``maxy`` is the box of the boundary in the CRS of the workspace, missing
    without a boundary.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    return list_with_members(store)[0]


def list_with_members(store: Store) -> tuple[ColumnTable, Mapping[str, tuple[str, ...]]]:
    """Return :func:`list_projects` and project → its parcels, of one state of the workspace.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        table, members = reading.table("list_projects"), members_of_projects(reading)
        last = {row["project_uuid"]: row for row in reading.table("subsidy_last").to_rows()}
        holding = {uuid: row for uuid, row in last.items() if row["holds"]}
        sources = read_sources(reading, holding)
    return _without_outdated(table, _outdated(holding, sources, store.info.crs)), members


def _outdated(
    holding: Mapping[str, Mapping[str, Any]], sources: FactSources, crs: str
) -> frozenset[str]:
    """Return the projects whose facts are no longer those of their newest calculation."""
    if not holding:
        return frozenset()
    everything = all_facts(sources, crs)
    facts = everything.with_duplicates(holding.keys() & everything.facts.keys())
    return frozenset(
        uuid for uuid in facts if changes_since(json.loads(holding[uuid]["inputs"]), facts[uuid])
    )


def _without_outdated(table: ColumnTable, outdated: frozenset[str]) -> ColumnTable:
    if not outdated:
        return table
    rows = table.select(["uuid", *_KINDS]).to_rows()
    told = [
        {**dict.fromkeys(_KINDS), "stale_status": row["subsidy_status"]}
        if row["uuid"] in outdated
        else row
        for row in rows
    ]
    return table.with_columns(
        **{name: column(kind, [row[name] for row in told]) for name, kind in _KINDS.items()}
    )


def members_of_projects(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """Return project → its parcels, in the order in which they came to it."""
    table = reading.table("list_project_parcels")
    found: dict[str, list[str]] = {}
    pairs = zip(table["project_uuid"].to_list(), table["parcel_uuid"].to_list(), strict=True)
    for project, parcel in pairs:
        found.setdefault(project, []).append(parcel)
    return {project: tuple(parcels) for project, parcels in found.items()}

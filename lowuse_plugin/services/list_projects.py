# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All current projects as one table for lists, and which parcels each of them has."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import Reading, Store


def list_projects(store: Store) -> ColumnTable:
    """Return one row a current project, in the order of the workspace.

    ``subsidy_status``, ``tier`` and ``amount_fen`` are those of the newest calculation while it
    holds; of one that no longer holds only ``stale_status`` says what it had found. ``minx`` …
    ``maxy`` is the box of the boundary in the CRS of the workspace, missing without a boundary.
    """
    with store.read() as reading:
        return project_table(reading)


def project_table(reading: Reading) -> ColumnTable:
    """Return the table of :func:`list_projects` of one state of the workspace."""
    return reading.table("list_projects")


def members_of_projects(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """Return project → its parcels, in the order in which they came to it."""
    table = reading.table("list_project_parcels")
    found: dict[str, list[str]] = {}
    pairs = zip(table["project_uuid"].to_list(), table["parcel_uuid"].to_list(), strict=True)
    for project, parcel in pairs:
        found.setdefault(project, []).append(parcel)
    return {project: tuple(parcels) for project, parcels in found.items()}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merging and the subsidy: what reviewers should look at, and that no merge is needed (A-14)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.inputs import iso_day
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.merging.subsidy import (
    GroupStanding,
    Joining,
    Merged,
    flags_of,
    standing_of,
)
from lowuse_plugin.domain.moments import office_day
from lowuse_plugin.domain.parcels.lineage import MERGE
from lowuse_plugin.domain.ports import Reading

_MOST = 10_000


def project_flags(
    reading: Reading,
    project_uuid: str,
    *,
    claimed_on: date | None = None,
    pack: MergePack | None = None,
) -> tuple[Blocker, ...]:
    """Return what a reviewer should look at in the parcels of a project; it hinders nothing.

    The days are those of the log. Land that was of the project before it was merged or cut off
    came to it then, not with its new parcel.

    Args:
        reading: One state of the workspace.
        project_uuid: Which project.
        claimed_on: Day of the claim; by default the one that the project says, if any.
        pack: How many days are shortly before a claim.

    Raises:
        LowUseError: ``POLICY_INVALID``.
    """
    project = reading.row("project", project_uuid)
    if project is None:
        return ()
    rows = reading.table("subsidy_joinings", project=project_uuid).to_rows()
    members = [row for row in rows if row["member"]]
    uuids = json.dumps([row["parcel_uuid"] for row in rows])
    edges = reading.table("lineage_edges", parcels=uuids, most=_MOST).to_rows()
    holding = [edge for edge in edges if edge["revoked_on"] is None]
    parents: dict[str, list[str]] = {}
    for edge in holding:
        parents.setdefault(edge["new_parcel_uuid"], []).append(edge["old_parcel_uuid"])
    days = _Days(rows, parents)
    merged_on = {
        edge["new_parcel_uuid"]: date.fromisoformat(edge["happened_on"])
        for edge in holding
        if edge["kind"] == MERGE
    }
    joinings = [
        Joining(row["label"], *days.of(row["parcel_uuid"])) for row in members if row["at_utc"]
    ]
    merges = [
        Merged(row["label"], merged_on[row["parcel_uuid"]])
        for row in members
        if row["parcel_uuid"] in merged_on
    ]
    return flags_of(
        joinings,
        merges,
        approved_on=_day(project["approved_on"]),
        claimed_on=claimed_on or _day(project["applied_on"]),
        window_days=(pack or merge_pack.shipped()).claim_window_days,
    )


class _Days:
    """When the land of each parcel came to one project."""

    def __init__(
        self, rows: Sequence[Mapping[str, Any]], parents: Mapping[str, Sequence[str]]
    ) -> None:
        self._own: dict[str, tuple[date, bool]] = {}
        first = next((row["transaction_id"] for row in rows if row["transaction_id"]), None)
        for row in rows:
            if row["at_utc"]:
                founding = row["transaction_id"] == first
                self._own[row["parcel_uuid"]] = (office_day(row["at_utc"]), founding)
        self._parents = parents
        self.of = cache(self._of)

    def _of(self, parcel: str) -> tuple[date, bool]:
        """Return the day, and whether it is the first of the project."""
        own = self._own[parcel]
        before = self._before(parcel, frozenset())
        return own if before is None or before[0] > own[0] else before

    def _before(self, parcel: str, met: frozenset[str]) -> tuple[date, bool] | None:
        """Return when the land of the parcels that it came from had all come; None if some never.

        Args:
            parcel: The parcel that came of them.
            met: Parcels that were asked already: a net may close.
        """
        parents = self._parents.get(parcel, ())
        found = []
        for parent in parents:
            if parent in met:
                return None
            own = self._own.get(parent) or self._before(parent, met | {parcel})
            if own is None:
                return None
            found.append(own)
        if not found:
            return None
        return max(on for on, _ in found), all(founding for _, founding in found)


def group_standings(
    reading: Reading, groups: Mapping[str, Collection[str]]
) -> dict[str, GroupStanding]:
    """Return how merge groups stand to approved projects.

    For a group of more than 30 亩 its ``remark`` says why no merge is needed for the subsidy.

    Args:
        reading: One state of the workspace.
        groups: Key → parcels.
    """
    uuids = sorted({uuid for members in groups.values() for uuid in members})
    approved: dict[str, dict[str, str]] = {}
    for row in reading.table("group_projects", uuids=json.dumps(uuids)).to_rows():
        if row["approved"]:
            approved.setdefault(row["parcel_uuid"], {})[row["project_uuid"]] = row["project"]
    return {key: standing_of(members, approved) for key, members in groups.items()}


def _day(value: object) -> date | None:
    """Return a day, None where there is none that can be read."""
    try:
        return iso_day(str(value or ""))
    except ValueError:
        return None

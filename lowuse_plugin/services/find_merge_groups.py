# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Find neighbouring parcels that could be merged; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain import holder_keys, land_use
from lowuse_plugin.domain.columns import Column, ColumnTable, column
from lowuse_plugin.domain.merge_case import MergeParcel
from lowuse_plugin.domain.ports import Progress, Reading, Store
from lowuse_plugin.domain.units import exact, format_decimal
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries, Rows
from lowuse_plugin.services.group_neighbours import NO_KEY, Neighbourhoods, group_neighbours

TOLERANCE_M = 0.5
MIN_SHARED_M = 2.0
"""Widths for finding (M-2); checking and merging use 0.05 m and 1.0 m."""

_AREA_DECIMALS = 6
"""Registered areas have two decimals; a sum of doubles is right to this many."""


@dataclass(frozen=True)
class MergeGroup:
    """Neighbours of the same holder, right nature and use.

    Attributes:
        holder: Name as registered; several holders joined by 、.
        members: Ids, or uuids in a workspace.
        land_area_m2: Sum of registered areas; where one is unknown the plane area stands in.
        measured_members: Members whose registered area is unknown.
        shared_m: Boundary shared inside the group.
        loose: A gap above 0.05 m: 界线不严密,需权籍调查.
        industrial: Whether the use is industrial; None when unknown or not the same.
        state_owned: Whether the land is state-owned; None when unknown or not the same.
    """

    holder: str
    members: tuple[str, ...]
    land_area_m2: Fraction
    measured_members: tuple[str, ...]
    shared_m: float
    loose: bool
    industrial: bool | None
    state_owned: bool | None

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "holder": self.holder,
            "members": list(self.members),
            "land_area_m2": format_decimal(self.land_area_m2, 2),
            "measured_members": list(self.measured_members),
            "shared_m": round(self.shared_m, 4),
            "loose": self.loose,
            "industrial": self.industrial,
            "state_owned": self.state_owned,
        }


@dataclass(frozen=True)
class _Uses:
    """Canonical use of each row as an integer, -1 where unknown, and whether it is industrial."""

    key: Rows
    industrial: NDArray[np.bool_]

    def common(self, rows: Rows) -> bool | None:
        """Tell whether rows are of industrial use; None when unknown or not the same."""
        found = {bool(known) for known in self.industrial[rows]}
        if len(found) > 1 or (self.key[rows] == NO_KEY).any():
            return None
        return found == {True}


def find_merge_groups(
    store: Store,
    *,
    tolerance_m: float = TOLERANCE_M,
    min_shared_m: float = MIN_SHARED_M,
    progress: Progress | None = None,
) -> list[MergeGroup]:
    """Return the merge groups of a workspace, in the order of their first members.

    Args:
        store: The workspace; it is only read.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L, more than 2t.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``, or why the workspace cannot be read.
    """
    with store.read() as reading:
        facts = read_merge_facts(reading)
    return merge_groups_of(
        facts, tolerance_m=tolerance_m, min_shared_m=min_shared_m, progress=progress
    )


@dataclass(frozen=True)
class MergeFacts:
    """What merge groups are found from, read in one transaction and computed after it."""

    parcels: ColumnTable
    holders: ColumnTable

    def labels(self) -> dict[str, str]:
        """Return how people know each parcel, by uuid."""
        uuids, labels = self.parcels["uuid"].to_list(), self.parcels["label"].to_list()
        return dict(zip(uuids, labels, strict=True))


def read_merge_facts(reading: Reading) -> MergeFacts:
    """Return the facts of all current parcels that have a shape."""
    return MergeFacts(reading.table("merge_parcels"), reading.table("merge_holders"))


def merge_groups_of(
    facts: MergeFacts,
    *,
    tolerance_m: float = TOLERANCE_M,
    min_shared_m: float = MIN_SHARED_M,
    progress: Progress | None = None,
) -> list[MergeGroup]:
    """Return the merge groups among parcels that were read, as :func:`find_merge_groups`.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    parcels, links = facts.parcels, facts.holders
    holder = _holder_keys(parcels, links)
    uses = _uses(parcels["use_code"], parcels["use_standard"])
    found = group_neighbours(
        _joint_key(holder, _codes(parcels["right_nature"]), uses.key),
        lambda rows: wkb.decode(parcels["geom"].take(rows)),
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
        progress=progress,
    )
    return _describe(parcels, links, uses, found)


def group_parcels(
    parcels: Sequence[MergeParcel],
    geometries: Geometries,
    *,
    tolerance_m: float = TOLERANCE_M,
    min_shared_m: float = MIN_SHARED_M,
    compare_nature: bool = True,
    compare_use: bool = True,
) -> list[MergeGroup]:
    """Return the merge groups among given parcels.

    Args:
        parcels: What is known of each.
        geometries: Their polygons in the same order, in one CRS in metres.
        tolerance_m: Widest gap or overlap t.
        min_shared_m: Shortest shared boundary L, more than 2t.
        compare_nature: Whether members must have one right nature; a parcel without is in no
            group then.
        compare_use: The same of the use.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``.
    """
    table, links = _tables(parcels, geometries)
    uses = _uses(table["use_code"], table["use_standard"])
    keys = [_holder_keys(table, links)]
    keys += [_codes(table["right_nature"])] if compare_nature else []
    keys += [uses.key] if compare_use else []
    found = group_neighbours(
        _joint_key(*keys),
        lambda rows: geometries[rows],
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
    )
    return _describe(table, links, uses, found)


def _tables(
    parcels: Sequence[MergeParcel], geometries: Geometries
) -> tuple[ColumnTable, ColumnTable]:
    """Return given parcels as the two tables that a workspace would give."""
    registered = [p.registered_area_m2 for p in parcels]
    table = ColumnTable(
        {
            "fid": column("int", range(len(parcels))),
            "uuid": column("text", (p.id for p in parcels)),
            "holder_name": column("text", (None for _ in parcels)),
            "ownership": column("text", (p.ownership for p in parcels)),
            "right_nature": column("text", (p.right_nature for p in parcels)),
            "use_code": column("text", (p.use for p in parcels)),
            "use_standard": column("text", (p.use_standard for p in parcels)),
            "registered_area_m2": column(
                "real", (None if area is None else float(area) for area in registered)
            ),
            "plane_area_m2": column("real", shapely.area(geometries)),
        }
    )
    holdings = [(i, holder) for i, p in enumerate(parcels) for holder in p.holders]
    links = ColumnTable(
        {
            "parcel_fid": column("int", (i for i, _ in holdings)),
            "name": column("text", (holder.name or None for _, holder in holdings)),
            "id_number": column("text", (holder.id_number for _, holder in holdings)),
        }
    )
    return table, links


def _holder_keys(parcels: ColumnTable, links: ColumnTable) -> Rows:
    """Return one integer a parcel, equal where the holders are the same.

    A parcel without linked holders is known by the name that stands on it.
    """
    linked = np.searchsorted(parcels["fid"].values, links["parcel_fid"].values)
    without = np.ones(len(parcels), dtype=np.bool_)
    without[linked] = False
    bare = np.flatnonzero(without & parcels["holder_name"].valid)
    names = _append(links["name"], parcels["holder_name"].take(bare))
    numbers = _append(links["id_number"], column("text", [None] * len(bare)))
    persons = holder_keys.person_keys(names, numbers)
    rows = np.concatenate((linked, bare)).astype(np.int64)
    return holder_keys.parcel_keys(len(parcels), rows, persons)


def _append(first: Column, second: Column) -> Column:
    return Column(
        first.kind,
        np.concatenate((first.values, second.values)),
        np.concatenate((first.valid, second.valid)),
    )


def _codes(texts: Column) -> Rows:
    """Return one integer a row, equal where the text is; -1 where it is missing."""
    codes = np.full(len(texts), NO_KEY, dtype=np.int64)
    rows = np.flatnonzero(texts.valid)
    codes[rows] = np.unique(texts.values[rows].astype(str), return_inverse=True)[1]
    return codes


def _uses(use: Column, standard: Column) -> _Uses:
    matches = land_use.match_column(use, standard)
    codes = column("text", (None if match is None else match.code for match in matches))
    industrial = [match is not None and match.industrial for match in matches]
    return _Uses(_codes(codes), np.array(industrial, dtype=np.bool_))


def _joint_key(*keys: Rows) -> Rows:
    """Return one integer a row for the combination of keys; -1 where one of them is unknown."""
    table = np.column_stack(keys)
    joint = np.unique(table, axis=0, return_inverse=True)[1].astype(np.int64)
    joint[(table == NO_KEY).any(axis=1)] = NO_KEY
    return joint


def _describe(
    parcels: ColumnTable, links: ColumnTable, uses: _Uses, found: Neighbourhoods
) -> list[MergeGroup]:
    """Return the groups with names and sums."""
    registered, plane = parcels["registered_area_m2"], parcels["plane_area_m2"]
    area = np.where(registered.valid, registered.values, plane.values)[found.members]
    land = np.add.reduceat(area, found.first) if len(found.first) else area
    known = registered.valid.tolist()
    keys = parcels["uuid"].values.tolist()
    state = parcels["ownership"].to_list()
    names = _holder_names(parcels, links, found.members[found.first])
    columns = (land, found.shared_m, found.loose)
    figures = zip(found.groups(), names, *(values.tolist() for values in columns), strict=True)
    groups = []
    for members, holder, land_m2, shared_m, loose in figures:
        rows = members.tolist()
        owned = {state[row] for row in rows}
        groups.append(
            MergeGroup(
                holder=holder,
                members=tuple(keys[row] for row in rows),
                land_area_m2=exact(round(land_m2, _AREA_DECIMALS)),
                measured_members=tuple(keys[row] for row in rows if not known[row]),
                shared_m=shared_m,
                loose=loose,
                industrial=uses.common(np.array(rows, dtype=np.int64)),
                state_owned=owned == {"state"} if len(owned) == 1 and None not in owned else None,
            )
        )
    return groups


def _holder_names(parcels: ColumnTable, links: ColumnTable, rows: Rows) -> list[str]:
    """Return the names of the holders of the given parcels."""
    fids = parcels["fid"].values[rows]
    low = np.searchsorted(links["parcel_fid"].values, fids, side="left").tolist()
    high = np.searchsorted(links["parcel_fid"].values, fids, side="right").tolist()
    linked, numbers = links["name"].to_list(), links["id_number"].to_list()
    stated = parcels["holder_name"].take(rows).to_list()
    return [
        "、".join(linked[i] or numbers[i] or "" for i in range(start, end)) if end > start else name
        for start, end, name in zip(low, high, ((text or "") for text in stated), strict=True)
    ]

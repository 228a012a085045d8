# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading lines of descent (沿革), and how parcels stood before one of their events.

How a parcel stood is told by the log, line by line: what people entered as the day of a change
may be earlier than the day on which it came into the workspace.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import GEOMETRY, walked_back
from lowuse_plugin.domain.moments import office_day
from lowuse_plugin.domain.parcels.area_adjustment import SOURCE, AreaAdjustment, read_adjustment
from lowuse_plugin.domain.parcels.lineage import (
    CURRENT,
    HISTORY,
    NOT_YET,
    LineageEdge,
    LineageNode,
    LineageTree,
)
from lowuse_plugin.domain.parcels.registered_area import (
    DETAIL,
    RegisteredArea,
    read_registered_area,
)
from lowuse_plugin.domain.ports import Reading

_MOST = 2000
"""So many parcels of one line of descent are read."""
_TABLE = "parcel"


@dataclass(frozen=True)
class ParcelThen:
    """A parcel as it stood in the workspace at a moment.

    Attributes:
        state: ``current``, ``history`` or ``not_yet``.
        wkb: Its shape; None when there was none.
        values: Columns of the table; empty when there was no such parcel yet.
    """

    uuid: str
    state: str
    wkb: bytes | None
    values: Mapping[str, Any]


def lineage_of(reading: Reading, parcel_uuid: str, *, most: int = _MOST) -> LineageTree:
    """Return everything that hangs together with a parcel by descent, both ways.

    Siblings belong to it: who asks where a parcel went wants to know what else went there.

    Args:
        reading: One state of the workspace.
        parcel_uuid: Of a current or a retired parcel.
        most: How many parcels are read at most, the nearest first.

    Raises:
        LowUseError: ``LINEAGE_PARCEL_UNKNOWN``: there is no such parcel.
    """
    given = json.dumps([parcel_uuid])
    rows = reading.table("lineage_edges", parcels=given, most=most).to_rows()
    told = cache(_told)  # every part of a split says how all of them share the area
    edges = [_edge(row, *told(row["source_json"] or "{}")) for row in rows]
    wanted = dict.fromkeys([parcel_uuid, *(end for e in edges for end in (e.old, e.new))])
    found = reading.table("lineage_nodes", parcels=json.dumps(list(wanted))).to_rows()
    if parcel_uuid not in {row["uuid"] for row in found}:
        raise LowUseError("LINEAGE_PARCEL_UNKNOWN", uuid=parcel_uuid)
    came: dict[str, list[LineageEdge]] = {}
    went: dict[str, list[LineageEdge]] = {}
    for edge in edges:
        came.setdefault(edge.new, []).append(edge)
        went.setdefault(edge.old, []).append(edge)
    nodes = tuple(_node(row, came.get(row["uuid"], ()), went.get(row["uuid"], ())) for row in found)
    return LineageTree(parcel_uuid, nodes, tuple(edges), complete=len(wanted) < most)


def parcels_then(reading: Reading, uuids: Sequence[str], before: int | None) -> list[ParcelThen]:
    """Return how parcels stood before a line of the log, or as they are now.

    Args:
        reading: One state of the workspace.
        uuids: Which; those that the workspace does not know are left out.
        before: The line; None for now.
    """
    nodes = reading.table("lineage_nodes", parcels=json.dumps(list(uuids))).to_rows()
    came = {row["uuid"]: int(row["came_seq"]) for row in nodes}
    later: dict[str, list[Mapping[str, Any]]] = {uuid: [] for uuid in came}
    if before is not None:
        pairs = json.dumps([(_TABLE, uuid) for uuid in came])
        for line in reading.table("history_later", rows=pairs, after=before - 1).to_rows():
            later[line["row_uuid"]].append(line)
    return [
        _then(reading.row(_TABLE, uuid) or {}, later[uuid], is_there=before is None or seq < before)
        for uuid, seq in came.items()
    ]


def _then(
    now: Mapping[str, Any], later: Sequence[Mapping[str, Any]], *, is_there: bool
) -> ParcelThen:
    uuid = str(now["uuid"])
    if not is_there:
        return ParcelThen(uuid, NOT_YET, None, {})
    values = walked_back(now, later)
    wkb = values.pop(GEOMETRY)
    state = CURRENT if values["retired_at"] is None else HISTORY
    return ParcelThen(uuid, state, wkb, values)


def _told(source_json: str) -> tuple[AreaAdjustment | None, RegisteredArea | None]:
    """Return what the source of a line says of registered areas."""
    source = json.loads(source_json)
    return read_adjustment(source.get(SOURCE)), read_registered_area(_parsed(source))


def _edge(
    row: Mapping[str, Any], adjustment: AreaAdjustment | None, registered: RegisteredArea | None
) -> LineageEdge:
    return LineageEdge(
        old=row["old_parcel_uuid"],
        new=row["new_parcel_uuid"],
        kind=row["kind"],
        on=date.fromisoformat(row["happened_on"]),
        document=row["document_no"] or "",
        by=row["done_by"] or "",
        case=row["merge_case_uuid"] or "",
        case_no=row["case_no"] or "",
        area_m2=row["area_m2"],
        revoked_on=None if row["revoked_on"] is None else office_day(row["revoked_on"]),
        seq=int(row["seq"]),
        save=row["transaction_id"] or "",
        adjustment=adjustment,
        registered=registered,
    )


def _parsed(source: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the area of a merge as a step keeps it: in the log it stands as text."""
    try:
        return {DETAIL: json.loads(source[DETAIL])}
    except (ValueError, TypeError, KeyError):  # of something else, or written by other software
        return {}


def _node(
    row: Mapping[str, Any], came: Sequence[LineageEdge], went: Sequence[LineageEdge]
) -> LineageNode:
    """Return a parcel by its row, what it came of and what came of it."""
    uuid, registered = row["uuid"], row["registered_area_m2"]
    is_current = row["retired_at"] is None and bool(row["counts"])
    until = None if row["retired_at"] is None else _until(row, went)
    return LineageNode(
        uuid=uuid,
        label=row["label"],
        state=CURRENT if is_current else HISTORY,
        since=_since(row, came, went, until),
        until=until,
        area_m2=row["plane_area_m2"] if registered is None else registered,
        holder=row["holder_name"] or "",
        registered=registered is not None,
        reason=row["retired_reason"] or "",
        came_seq=int(row["came_seq"]),
        wkb=row["wkb"],
    )


def _since(
    row: Mapping[str, Any],
    came: Sequence[LineageEdge],
    went: Sequence[LineageEdge],
    until: date | None,
) -> date | None:
    """Return the day of the change that a parcel came of, else the day of its entry.

    The day of an entry says nothing of a parcel that something had happened to before, or that
    was no more by then.
    """
    if came or row["came_at"] is None:
        return min((edge.on for edge in came), default=None)
    entered = office_day(row["came_at"])
    before = any(edge.on < entered for edge in went) or (until is not None and until < entered)
    return None if before else entered


def _until(row: Mapping[str, Any], went: Sequence[LineageEdge]) -> date:
    """Return the day of the change that made a parcel history, else the day of the entry."""
    own = [edge.on for edge in went if edge.save and edge.save == row["left_transaction"]]
    return max(own, default=office_day(row["retired_at"]))

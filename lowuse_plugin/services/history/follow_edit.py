# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to follow an edit in the same save, so that no figure rests on what was before.

The plane area is that of the district's plane (D18), merging looks at the linked right holders and
not at the name on the parcel, parcels carry the names that their holders have, and names are found
by their normalised form.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.field_groups import GEOMETRY
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.names import is_organisation, name_key
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Row,
    Update,
    Value,
)
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import stored_areas
from lowuse_plugin.services.parcels.carried_names import follow_renamed, split_names

_HOLDER, _JOIN = "right_holder", "parcel_holder"
_NAMED = frozenset({"right_holder", "enterprise"})
_REPLACED = "编辑宗地，权利人已变更"
AREAS = ("plane_area_m2", "plane_epsg", "ellipsoid_area_m2")
_MEASURED = frozenset({"district", GEOMETRY, *AREAS})
"""Columns of which none may change without the areas being measured anew."""


@dataclass
class Following:
    """What is written beside the edit."""

    values: dict[str, Value] = field(default_factory=dict)
    """Further columns of the same row."""
    changes: list[Change] = field(default_factory=list)
    """Changes of other rows."""
    expected: list[Change] = field(default_factory=list)
    """On which state they were found: a holder that a colleague adds is not added twice."""
    notes: tuple[str, ...] = ()
    """Codes that tell the person: ``EDIT_AREA_FOLLOWS``, ``EDIT_HOLDERS_FOLLOW``."""

    def joined(self, other: Following) -> Following:
        """Return both; a column is written as the other one says."""
        return Following(
            {**self.values, **other.values},
            [*self.changes, *other.changes],
            [*self.expected, *other.expected],
            (*self.notes, *other.notes),
        )


def following(
    reading: Reading, crs: str, table: str, row: Row, values: Row, *, revive: bool = False
) -> Following:
    """Return what follows from new values of a row.

    Args:
        reading: The state on which the row is changed.
        crs: Of the workspace.
        table: Of the row.
        row: As stored in that state.
        values: What is about to be written.
        revive: Bring a link back that was there, with its share, rather than make a new one.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    result = Following()
    if table in _NAMED and values.get("name"):
        result.values["name_key"] = name_key(str(values["name"]))
    renamed = str(values.get("name") or "") if table == _HOLDER else ""
    if renamed or (table == "parcel" and "holder_name" in values):
        result.expected = [ExpectNoChange((_JOIN, _HOLDER), reading.head().seq)]
    if renamed:
        result.changes = follow_renamed(reading, {str(row["uuid"]): renamed})
    if table != "parcel":
        return result
    after = {**row, **values}
    if _MEASURED & values.keys() and after.get(GEOMETRY) is not None:
        shapes = wkb.decode(column("wkb", [after[GEOMETRY]]))
        district = np.array([after["district"]], dtype=object)
        result.values |= stored_areas(shapes, crs, district)[0]
        result.notes += ("EDIT_AREA_FOLLOWS",)
    if "holder_name" in values:
        links = _Links(reading, str(row["uuid"]), revive=revive)
        result.changes = links.following(row.get("holder_name"), values["holder_name"])
        result.notes += ("EDIT_HOLDERS_FOLLOW",) if result.changes else ()
    return result


class _Links:
    """What links a parcel to right holders, and which holders they are."""

    def __init__(self, reading: Reading, parcel: str, *, revive: bool) -> None:
        self._reading = reading
        self._parcel = parcel
        joins = reading.table("import_parcel_holders", uuids=json.dumps([parcel])).to_rows()
        self._current = [join for join in joins if join["retired_at"] is None]
        gone = [join for join in joins if join["retired_at"] is not None] if revive else []
        self._gone = sorted(gone, key=lambda join: str(join["retired_at"]), reverse=True)

    def following(self, before: Value, name: Value) -> list[Change]:
        """Return what links the parcel to the holders that its name says now.

        A parcel without links keeps none: then its name counts by itself. A natural person is
        never taken for another one of the same name: where fewer places have that name, so many
        links go, those of the places that changed first; where more have it, so many people come.

        Args:
            before: The names that the parcel carries.
            name: Those that it is to carry.
        """
        if not self._current:
            return []
        joins = [*self._current, *self._gone]
        keys = [name_key(each) for each in (str(name or ""), *split_names(name))]
        known = self._reading.table(
            "edit_holders",
            keys=json.dumps(keys),
            uuids=json.dumps([join["right_holder_uuid"] for join in joins]),
        ).to_rows()
        key_of = {row["uuid"]: row["name_key"] for row in known}
        linked: dict[str | None, list[Mapping[str, Any]]] = {}
        for join in self._current:
            linked.setdefault(key_of.get(join["right_holder_uuid"]), []).append(join)
        was, now = _places(_named(before, linked)), _places(named := _named(name, linked))
        changes: list[Change] = []
        left: list[Mapping[str, Any]] = []
        for key, places in now.items():
            there, so_far = linked.pop(key, []), was.get(key, places)
            come = places[len(so_far) :] if there else places
            if is_organisation(key):  # twice in the text it is one all the same
                come = come[: 0 if there else 1]
            for place in come:
                changes += self._comes(key, named[place][1], place + 1, known)
            left += _leaving(there, so_far, places)
        left += [join for joins in linked.values() for join in joins]
        gone: Row = {"retired_at": now_utc(), "retired_reason": _REPLACED}
        return [
            *changes,
            *(Update(_JOIN, join["uuid"], join["row_version"], gone) for join in left),
        ]

    def _comes(
        self, key: str, name: str, position: int, known: Sequence[Mapping[str, Any]]
    ) -> list[Change]:
        """Return the link to one holder more: one that was there, or a new one."""
        linked = {join["right_holder_uuid"] for join in self._current}
        holders = {row["uuid"] for row in known if row["name_key"] == key} - linked
        was = next((join for join in self._gone if join["right_holder_uuid"] in holders), None)
        if was is None:
            return _link(self._parcel, position, key, name, known)
        self._gone.remove(was)
        return [_back(was)]


def _named(names: Value, linked: Collection[str | None]) -> list[tuple[str, str]]:
    """Return the names of a parcel one by one: how each is compared, and how it is written."""
    whole = str(names or "").strip()
    if (key := name_key(whole)) and key in linked:  # a comma may stand within a name
        return [(key, whole)]
    return [(key, each) for each in split_names(names) if (key := name_key(each))]


def _places(named: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, (key, _) in enumerate(named):
        found.setdefault(key, []).append(place)
    return found


def _leaving(
    there: Sequence[Mapping[str, Any]], was: Sequence[int], now: Sequence[int]
) -> list[Mapping[str, Any]]:
    """Return the links of one name that go as fewer places have it; one stays at least.

    Args:
        there: In their order.
        was: Places of the name so far.
        now: Its places from now on.
    """
    order = sorted(
        range(len(there)), key=lambda each: (each >= len(was) or was[each] in now, -each)
    )
    fewer = min(len(was) - len(now), len(there) - 1)
    return [there[each] for each in order[: max(fewer, 0)]]


def _back(join: Mapping[str, Any]) -> Update:
    """Return the change that lets a link count again."""
    counts: Row = {"retired_at": None, "retired_reason": None}
    return Update(_JOIN, join["uuid"], join["row_version"], counts)


def _link(
    parcel: str, position: int, key: str, name: str, known: Sequence[Mapping[str, Any]]
) -> list[Change]:
    """Return the join to a holder, and the holder where nobody of that name is surely the one."""
    changes: list[Change] = []
    same = [row["uuid"] for row in known if row["name_key"] == key]
    if len(same) == 1 and is_organisation(key):
        holder = same[0]
    else:
        holder = str(uuids.uuid4())
        changes.append(Insert(_HOLDER, holder, {"name": name, "name_key": key}))
    values: Row = {"parcel_uuid": parcel, "right_holder_uuid": holder, "position": position}
    return [*changes, Insert(_JOIN, str(uuids.uuid4()), values)]

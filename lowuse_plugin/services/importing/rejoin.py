# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Right holders of parcels that were imported before: only what differs is joined or retired.

A row that names no holder, or no share, leaves what is there alone; holders that a person set
since the import stay, and are named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import Update, Value
from lowuse_plugin.services.importing.edits import Edits
from lowuse_plugin.services.importing.holders import JOIN, Held, HolderBook, Join, Owner

_REPLACED = "再次导入，权利人已变更"
_SHARES = ("share_kind", "share")


@dataclass(frozen=True)
class Joined:
    """The joins that parcels have, and whose they are."""

    rows: Mapping[str, list[Mapping[str, Any]]]
    """Parcel uuid → its joins, retired ones too."""
    edits: Edits

    def current(self, parcel: str) -> dict[str, Mapping[str, Any]]:
        """Return holder uuid → join."""
        joins = self.rows.get(parcel, [])
        return {row["right_holder_uuid"]: row for row in joins if row["retired_at"] is None}

    def by_hand(self, parcel: str) -> bool:
        """Tell whether a person joined or retired a holder since the import."""
        return any(
            (row["import_package_uuid"] is None and row["retired_at"] is None)
            or {"retired_at", "right_holder_uuid"} & set(self.edits.get(row["uuid"], ()))
            for row in self.rows.get(parcel, [])
        )


@dataclass
class Rejoined:
    """What is written, and what a person's edit held back."""

    joins: list[Join] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    retired: list[Update] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    """Parcels of which a join was added, changed or retired."""
    kept: dict[int, list[str]] = field(default_factory=dict)
    """Row of the file → columns of the parcel whose edit stays."""


def joined_of(table: ColumnTable, edits: Edits) -> Joined:
    """Return the joins that the query ``import_parcel_holders`` found."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in table.to_rows():
        rows.setdefault(row["parcel_uuid"], []).append(row)
    return Joined(rows, edits)


def rejoin(held: Sequence[Held], joined: Joined, book: HolderBook, *, overwrite: bool) -> Rejoined:
    """Compare the holders of existing parcels with those of the file.

    Args:
        held: Parcels with the holders that the file names.
        joined: What the workspace has.
        book: Known holders; receives new ones.
        overwrite: Take the file's holders and shares though a person set others.
    """
    result = Rejoined()
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": _REPLACED}
    for each in held:
        if each.owners:
            _compare(each, joined, book, result, gone, overwrite=overwrite)
    return result


def _compare(
    each: Held,
    joined: Joined,
    book: HolderBook,
    result: Rejoined,
    gone: Mapping[str, Value],
    *,
    overwrite: bool,
) -> None:
    before = joined.current(each.parcel_uuid)
    known = {number: book.known(owner, before) for number, owner in each.numbered()}
    same = None not in known.values() and set(known.values()) == set(before)
    if not same and not overwrite and joined.by_hand(each.parcel_uuid):
        result.kept[each.row] = ["holder_name"]
        return
    wanted: dict[str, tuple[int, Owner]] = {}
    for number, owner in each.numbered():
        wanted.setdefault(book.find(owner, number, before), (number, owner))
    left = {holder: row for holder, row in before.items() if holder not in wanted}
    for position, (holder, (number, owner)) in enumerate(wanted.items(), start=1):
        if holder in before:
            _compare_share(each, owner, before[holder], joined, result, overwrite=overwrite)
            continue
        namesake = next((left[uuid] for uuid in left if book.is_named(uuid, owner)), None)
        share = owner.share or (namesake["share"] if namesake else None)
        kind = each.share_kind or (namesake["share_kind"] if namesake else None)
        result.joins.append(Join(number, each.parcel_uuid, holder, position, kind, share))
        result.touched.add(each.parcel_uuid)
    for row in left.values():
        result.retired.append(Update(JOIN, row["uuid"], row["row_version"], gone))
        result.touched.add(each.parcel_uuid)


def _compare_share(
    each: Held,
    owner: Owner,
    row: Mapping[str, Any],
    joined: Joined,
    result: Rejoined,
    *,
    overwrite: bool,
) -> None:
    given = {"share_kind": each.share_kind, "share": owner.share}
    values: dict[str, Value] = {
        name: given[name]
        for name in _SHARES
        if given[name] is not None and given[name] != row[name]
    }
    edited = set() if overwrite else set(joined.edits.get(row["uuid"], ())) & values.keys()
    if edited:
        result.kept[each.row] = sorted(edited)
    left = {name: value for name, value in values.items() if name not in edited}
    if left:
        result.updates.append(Update(JOIN, row["uuid"], row["row_version"], left))
        result.touched.add(each.parcel_uuid)

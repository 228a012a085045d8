# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Right holders of imported parcels: one row a person or company, joined to its parcels.

Two spellings are one holder when their id numbers are equal, or without numbers when their
normalised names are (A-35); a natural person is never taken for another of the same name because
only one of them has a number. Placeholders such as ``0/0`` and 无 are nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.importing.report import NOTE, Findings
from lowuse_plugin.domain.names import id_key, is_organisation, name_key
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.importing.package import Package

HOLDER, JOIN = "right_holder", "parcel_holder"
_SEPARATOR = re.compile(r"[、;；,，\n]")
_MOST_OWNERS = 10_000
_JOIN_KINDS = {
    "parcel_uuid": "text",
    "right_holder_uuid": "text",
    "position": "int",
    "share_kind": "text",
    "share": "text",
}
_USCC_LENGTH = 18
_USCC, _ID_CARD, _OTHER_ID = "7", "1", "99"
_ID_CARD_FORM = re.compile(r"\d{17}[\dX]")


class Owner(NamedTuple):
    """One holder as a row of the file names it."""

    name: str
    id_number: str | None
    id_kind: str | None
    share: str | None


@dataclass
class HolderBook:
    """Known right holders, and those that the import adds."""

    package: Package
    by_id: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    nameless: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Holders without id number: name key → (uuid, version)."""
    new: list[dict[str, str | None]] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    separate: set[Owner] = field(default_factory=set)
    """Natural persons that share a name with a holder whose number differs or is missing."""
    completed: set[Owner] = field(default_factory=set)
    """Organisations whose number was unknown so far."""

    def find(self, owner: Owner, number: int, joined: Collection[str] = ()) -> str:
        """Return the uuid of a holder, adding it under this number when it is new.

        An organisation is known by its number, else by its name. Two natural persons of one name
        are one only where both have no number, or where the row's own parcel has that holder.

        Args:
            owner: As the row names it.
            number: Of the new row.
            joined: Holders of the row's parcel so far.
        """
        key, identity = name_key(owner.name), id_key(owner.id_number or "")
        found = self.known(owner, joined)
        if found is not None:
            if identity and self.nameless.get(key, ("", 0))[0] == found:
                self.completed.add(owner)
                self._complete(key, identity, owner)
            return found
        if (identity and key in self.nameless) or (not identity and self._numbered(key)):
            self.separate.add(owner)
        return self._add(key, identity, owner, number)

    def known(self, owner: Owner, joined: Collection[str] = ()) -> str | None:
        """Return the uuid of a holder that is known, None where it would be a new one."""
        key, identity = name_key(owner.name), id_key(owner.id_number or "")
        if identity and identity in self.by_id:
            return self.by_id[identity]
        named = self.by_name.get(key, [])
        own = [uuid for uuid in named if uuid in joined]
        if not identity and len(own) == 1:
            return own[0]
        organisation = is_organisation(key, identity)
        if organisation and not identity and len(named) == 1:
            return named[0]
        if key in self.nameless and (organisation or not identity):
            return self.nameless[key][0]
        return None

    def is_named(self, uuid: str, owner: Owner) -> bool:
        """Tell whether a holder has the name of an owner."""
        return uuid in self.by_name.get(name_key(owner.name), ())

    def _numbered(self, key: str) -> bool:
        """Tell whether a holder of this name has a number."""
        nameless = self.nameless.get(key, ("", 0))[0]
        return any(uuid != nameless for uuid in self.by_name.get(key, ()))

    def note(self, held: Sequence[Held], findings: Findings) -> None:
        """Tell which holders were kept apart, and which got the number that they lacked."""
        for code, owners in (
            ("HOLDER_KEPT_APART", self.separate),
            ("HOLDER_NUMBER_ADDED", self.completed),
        ):
            found = {
                each.row: owner.name for each in held for owner in each.owners if owner in owners
            }
            rows = np.array(sorted(found), dtype=np.int64)
            findings.add(code, NOTE, rows, name=[found[row] for row in rows.tolist()])

    def _complete(self, key: str, identity: str, owner: Owner) -> None:
        """Give a known holder the number that it lacked."""
        uuid, version = self.nameless.pop(key)
        values = {"id_number": identity, "id_kind": owner.id_kind or _kind_of(identity)}
        if version:
            self.updates.append(Update(HOLDER, uuid, version, values))
        else:
            next(row for row in self.new if row["uuid"] == uuid).update(values)
        self.by_id[identity] = uuid

    def _add(self, key: str, identity: str, owner: Owner, number: int) -> str:
        uuid = self.package.row_uuid(HOLDER, number)
        kind = (owner.id_kind or _kind_of(identity)) if identity else None
        self.new.append(
            {
                "uuid": uuid,
                "name": owner.name,
                "name_key": key,
                "id_kind": kind,
                "id_number": identity or None,
            }
        )
        self.by_name.setdefault(key, []).append(uuid)
        if identity:
            self.by_id[identity] = uuid
        else:
            self.nameless[key] = uuid, 0
        return uuid

    def table(self) -> ColumnTable:
        """Return the rows to insert."""
        names = ("uuid", "name", "name_key", "id_kind", "id_number")
        return ColumnTable({name: column("text", [r[name] for r in self.new]) for name in names})


def book_of(holders: ColumnTable, package: Package) -> HolderBook:
    """Return the current right holders of the workspace as the book to add to."""
    book = HolderBook(package)
    for row in holders.to_rows():
        book.by_name.setdefault(row["name_key"], []).append(row["uuid"])
        if row["id_number"]:
            book.by_id[row["id_number"]] = row["uuid"]
        else:
            book.nameless.setdefault(row["name_key"], (row["uuid"], row["row_version"]))
    return book


def read_owners(columns: Mapping[str, Column], findings: Findings) -> list[tuple[Owner, ...]]:
    """Return the holders of every row; several stand in one field separated by 、 ; or comma.

    Id numbers and shares are paired with the names when there are as many of them.
    """
    rows = len(findings.refused)
    none = constant("text", None, rows)
    names = ("holder_name", "id_number", "id_kind", "share")
    fields = [columns.get(name, none).values.tolist() for name in names]
    given = list(zip(*fields, strict=True))
    known = {values: _owners(*values) for values in dict.fromkeys(given)}
    unpaired = np.array([known[values][1] for values in given], dtype=np.bool_)
    findings.add("HOLDER_IDS_UNPAIRED", NOTE, unpaired)
    return [known[values][0] for values in given]


class Held(NamedTuple):
    """A parcel and its holders as one row of the file names them."""

    row: int
    """Index of the row in the file."""
    parcel_uuid: str
    owners: tuple[Owner, ...]
    share_kind: str | None

    def numbered(self) -> list[tuple[int, Owner]]:
        """Return the holders with numbers that no other row of the file gives."""
        return list(enumerate(self.owners, start=self.row * _MOST_OWNERS))


class Join(NamedTuple):
    """A parcel and one of its holders, to be joined."""

    number: int
    parcel_uuid: str
    right_holder_uuid: str
    position: int
    share_kind: str | None
    share: str | None


def join_rows(held: Sequence[Held], book: HolderBook) -> list[Join]:
    """Return the joins of new parcels to their holders; new holders go into the book."""
    found: dict[Owner, str] = {}
    joins: list[Join] = []
    for each in held:
        start = each.row * _MOST_OWNERS
        for number, owner in enumerate(each.owners, start):
            holder = found.get(owner)
            if holder is None:
                holder = found[owner] = book.find(owner, number)
            position = number - start + 1
            joins.append(
                Join(number, each.parcel_uuid, holder, position, each.share_kind, owner.share)
            )
    return joins


def join_table(joins: Sequence[Join], package: Package) -> ColumnTable:
    """Return the rows to insert."""
    lists = list(zip(*joins, strict=True)) if joins else [()] * len(Join._fields)
    numbers = list(lists[0])
    columns = {
        name: column(kind, values)
        for (name, kind), values in zip(_JOIN_KINDS.items(), lists[1:], strict=True)
    }
    return ColumnTable({"uuid": column("text", package.row_uuids(JOIN, numbers)), **columns})


def _owners(
    name: str | None, number: str | None, kind: str | None, share: str | None
) -> tuple[tuple[Owner, ...], bool]:
    """Return the holders of one row, and whether numbers or shares could not be paired."""
    names = _split(name)
    if not names:
        return (), False
    numbers, shares = _split(number), _split(share)
    unpaired = len(numbers) not in (0, len(names)) or len(shares) not in (0, len(names))
    if len(numbers) != len(names):
        numbers = []
    if len(shares) != len(names):
        shares = []
    owners = [
        Owner(
            each,
            id_key(numbers[i]) if numbers and name_key(numbers[i]) else None,
            kind if len(names) == 1 else None,
            shares[i] if shares else None,
        )
        for i, each in enumerate(names)
        if name_key(each)
    ]
    return tuple(dict.fromkeys(owners)), unpaired


def _split(text: str | None) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(text or "") if part.strip()]


def _kind_of(number: str) -> str:
    if _ID_CARD_FORM.fullmatch(number) and number[6:8] in ("19", "20"):
        return _ID_CARD
    return _USCC if len(number) == _USCC_LENGTH else _OTHER_ID

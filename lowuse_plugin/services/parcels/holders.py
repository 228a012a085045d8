# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""权利人 of a parcel, entered and mended by hand: name, 证件号, share.

A right holder is one row for all of its parcels: a number or a name that is mended holds for each
of them, and the name that they carry follows in the same save. A parcel that only says a name gets
its holder, and the link to it, when something is entered about it.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.names import id_key, is_organisation, name_key
from lowuse_plugin.domain.parcels.holder_numbers import kind_of
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
)
from lowuse_plugin.services.parcels.carried_names import (
    BETWEEN,
    follow_renamed,
    renamed_names,
    split_names,
)
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.edit_row import current_row

_PARCEL, _HOLDER, _JOIN = "parcel", "right_holder", "parcel_holder"
REASON = "权利人信息："
"""Before the reason that a person gives."""
_CHANGED = "HOLDERS_CHANGED"


@dataclass(frozen=True)
class HolderEntry:
    """What is known, or was entered, of one holder of a parcel.

    Attributes:
        uuid: The right holder; empty where the parcel only says its name.
        join: What links it to the parcel; empty likewise.
        version: Of the right holder.
        join_version: Of the link.
        others: How many other current parcels it holds: what is mended holds for them too.
    """

    name: str = ""
    id_kind: str = ""
    id_number: str = ""
    share_kind: str = ""
    share: str = ""
    uuid: str = ""
    join: str = ""
    version: int = 0
    join_version: int = 0
    others: int = 0


@dataclass(frozen=True)
class ParcelHolders:
    """The holders of a parcel as somebody saw them; one empty entry where none is known."""

    parcel: str
    version: int
    label: str
    entries: tuple[HolderEntry, ...]


def read_holders(store: Store, parcel: str) -> ParcelHolders:
    """Return the holders of a current parcel.

    Raises:
        LowUseError: ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``.
    """
    with store.read() as reading:
        return _holders(reading, parcel)


def save_holders(
    store: Store, seen: ParcelHolders, entries: Sequence[HolderEntry], *, reason: str
) -> Receipt:
    """Save what was entered of the holders of a parcel, as one change.

    Args:
        store: The workspace.
        seen: As they were shown.
        entries: In the same order, as they are to be.
        reason: Why, for the log.

    Raises:
        LowUseError: ``EDIT_REASON_MISSING``; ``EDIT_NOTHING``; ``HOLDER_NAME_MISSING``: a holder
            without a name, or with a placeholder for one; ``HOLDER_NAMES_TOGETHER`` (name): several
            names in one; ``HOLDER_TWICE`` (name): two holders of the parcel with one number;
            ``HOLDER_NUMBER_TAKEN`` (name, entered):
            somebody of another name has that number; ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``.
        ConflictError: ``HOLDERS_CHANGED`` (parcel): a colleague changed them since.
    """
    if not reason.strip():
        raise LowUseError("EDIT_REASON_MISSING", row=seen.label)
    wanted = [_clean(entry) for entry in entries]
    pairs = [
        (old, new) for old, new in zip(seen.entries, wanted, strict=True) if new != _clean(old)
    ]
    if not pairs:
        raise LowUseError("EDIT_NOTHING", row=seen.label)
    _refuse_unfit(wanted, {entry.name for entry in seen.entries})

    def attempt() -> Receipt:
        with store.read() as reading:
            changes = _changes(reading, seen, wanted, pairs)
        return store.write(changes, reason=REASON + reason.strip())

    return until_undisturbed(attempt, final={_CHANGED})


def _holders(reading: Reading, parcel: str) -> ParcelHolders:
    row = current_row(reading, _PARCEL, parcel)
    found = reading.table("holder_entries", parcel=parcel).to_rows()
    entries = [_entry(each) for each in found] or [
        HolderEntry(name=name) for name in split_names(row.get("holder_name")) if name_key(name)
    ]
    label = parcel_label(reading, parcel)
    version = int(str(row["row_version"] or 0))
    return ParcelHolders(parcel, version, label, tuple(entries) or (HolderEntry(),))


def _entry(row: Mapping[str, object]) -> HolderEntry:
    texts = {name: str(row[name] or "") for name in ("name", "id_kind", "id_number", "share_kind")}
    return HolderEntry(
        **texts,
        share=str(row["share"] or ""),
        uuid=str(row["uuid"]),
        join=str(row["join_uuid"]),
        version=int(str(row["row_version"])),
        join_version=int(str(row["join_version"])),
        others=int(str(row["others"] or 0)),
    )


def _clean(entry: HolderEntry) -> HolderEntry:
    """Return an entry as it is stored: without blanks, the number in its comparable form."""
    number = id_key(entry.id_number)
    kind = (entry.id_kind or kind_of(number) or "") if number else ""
    return HolderEntry(
        entry.name.strip(), kind, number, entry.share_kind, entry.share.strip(),
        entry.uuid, entry.join, entry.version, entry.join_version, entry.others,
    )  # fmt: skip


def _refuse_unfit(entries: Sequence[HolderEntry], known: Collection[str]) -> None:
    """Refuse holders without a name, several in one name that was entered, two with one number.

    Args:
        entries: As they are to be.
        known: Names that stood there: a comma in them parts nobody.

    Raises:
        LowUseError: ``HOLDER_NAME_MISSING``, ``HOLDER_NAMES_TOGETHER`` (name), ``HOLDER_TWICE``
            (name).
    """
    numbers: dict[str, str] = {}
    for entry in entries:
        if not name_key(entry.name):
            raise LowUseError("HOLDER_NAME_MISSING")
        if entry.name not in known and len(split_names(entry.name)) > 1:
            raise LowUseError("HOLDER_NAMES_TOGETHER", name=entry.name)
        if entry.id_number in numbers:
            other = numbers[entry.id_number]
            raise LowUseError("HOLDER_TWICE", name=f"{other}、{entry.name}")
        if entry.id_number:
            numbers[entry.id_number] = entry.name


def _changes(
    reading: Reading,
    seen: ParcelHolders,
    wanted: Sequence[HolderEntry],
    pairs: Sequence[tuple[HolderEntry, HolderEntry]],
) -> list[Change]:
    """Return what is written on one state of the workspace.

    Raises:
        LowUseError: ``HOLDER_NUMBER_TAKEN``.
        ConflictError: ``HOLDERS_CHANGED``.
    """
    now = _holders(reading, seen.parcel)
    if _versions(now) != _versions(seen):
        raise ConflictError(_CHANGED, table=_PARCEL, uuid=seen.parcel, parcel=seen.label)
    known = _known(reading, wanted)
    changes: list[Change] = [ExpectNoChange((_HOLDER, _JOIN), reading.head().seq)]
    linked = all(entry.join for entry in seen.entries)
    if linked:
        for old, new in pairs:
            _refuse_number(new, known)
            changes += _mended(old, new)
    else:  # one link would hide the other names: all of them are linked
        for position, new in enumerate(wanted, start=1):
            changes += _linked(seen.parcel, position, new, known)
    return [*changes, *_named(reading, seen, wanted)]


def _versions(holders: ParcelHolders) -> tuple[object, ...]:
    """Return what tells whether somebody changed the holders meanwhile."""
    return tuple(
        (each.uuid, each.version, each.join, each.join_version, "" if each.uuid else each.name)
        for each in holders.entries
    )


def _known(reading: Reading, wanted: Sequence[HolderEntry]) -> list[Mapping[str, object]]:
    numbers = [entry.id_number for entry in wanted if entry.id_number]
    names = [name_key(entry.name) for entry in wanted]
    return list(
        reading.table(
            "holder_numbers", numbers=json.dumps(numbers), names=json.dumps(names)
        ).to_rows()
    )


def _refuse_number(entry: HolderEntry, known: Sequence[Mapping[str, object]]) -> None:
    """Refuse a number that somebody of another name has; one company may stand there twice."""
    for row in known:
        if (
            entry.id_number
            and row["id_number"] == entry.id_number
            and row["uuid"] != entry.uuid
            and row["name_key"] != name_key(entry.name)
        ):
            raise LowUseError("HOLDER_NUMBER_TAKEN", name=row["name"], entered=entry.name)


def _mended(old: HolderEntry, new: HolderEntry) -> list[Change]:
    """Return what changes of a holder that is linked."""
    changes: list[Change] = []
    of_holder = _differing(old, new, ("name", "id_kind", "id_number"))
    if "name" in of_holder:
        of_holder["name_key"] = name_key(new.name)
    if of_holder:
        changes.append(Update(_HOLDER, old.uuid, old.version, of_holder))
    of_join = _differing(old, new, ("share_kind", "share"))
    if of_join:
        changes.append(Update(_JOIN, old.join, old.join_version, of_join))
    return changes


def _differing(old: HolderEntry, new: HolderEntry, names: Sequence[str]) -> dict[str, str | None]:
    return {
        name: getattr(new, name) or None
        for name in names
        if (getattr(new, name) or "") != (getattr(old, name) or "")
    }


def _linked(
    parcel: str, position: int, new: HolderEntry, known: Sequence[Mapping[str, object]]
) -> list[Change]:
    """Return the link to a holder, and the holder where nobody known surely is the one.

    A number tells who it is; without one an organisation is known by its name, a person is not.

    Raises:
        LowUseError: ``HOLDER_NUMBER_TAKEN``.
    """
    _refuse_number(new, known)
    key = name_key(new.name)
    named = [row for row in known if row["name_key"] == key]
    if new.id_number:
        same = [row for row in named if row["id_number"] == new.id_number]
    else:
        same = named if len(named) == 1 and is_organisation(key) else []
    changes: list[Change] = []
    if same:
        holder = str(same[0]["uuid"])
    else:
        holder = str(uuids.uuid4())
        values: Row = {
            "name": new.name, "name_key": key,
            "id_kind": new.id_kind or None, "id_number": new.id_number or None,
        }  # fmt: skip
        changes.append(Insert(_HOLDER, holder, values))
    join: Row = {
        "parcel_uuid": parcel, "right_holder_uuid": holder, "position": position,
        "share_kind": new.share_kind or None, "share": new.share or None,
    }  # fmt: skip
    return [*changes, Insert(_JOIN, str(uuids.uuid4()), join)]


def _named(reading: Reading, seen: ParcelHolders, wanted: Sequence[HolderEntry]) -> list[Change]:
    """Return what lets parcels carry the names that their holders have now."""
    row = current_row(reading, _PARCEL, seen.parcel)
    version, carried = int(str(row["row_version"] or 0)), str(row.get("holder_name") or "")
    pairs = [(old.name, new) for old, new in zip(seen.entries, wanted, strict=True)]
    if all(old == new.name for old, new in pairs):
        return [ExpectRow(_PARCEL, seen.parcel, version)]
    own = [(old, new.name) for old, new in pairs]
    says = any(name_key(each) for each in split_names(carried))
    name = renamed_names(carried, own) if says else BETWEEN.join(new for _, new in own)
    changes: list[Change] = [
        Update(_PARCEL, seen.parcel, version, {"holder_name": name})
        if name != carried
        else ExpectRow(_PARCEL, seen.parcel, version)
    ]
    renamed = {new.uuid: new.name for old, new in pairs if new.uuid and old != new.name}
    return [*changes, *follow_renamed(reading, renamed, but=seen.parcel)]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Retiring parcels (停用): they stay, with date and reason, and count no more (D7).

A parcel on which something rests that is still going on is not retired: first the tag is
withdrawn, the project or the merge ended. What merely was computed from it stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.boundaries.edits import StoredShape
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, office_today, start_of_office_day
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.boundaries.read import read_parcels
from lowuse_plugin.services.retry import until_undisturbed


@dataclass(frozen=True)
class Use:
    """Something still going on that rests on a parcel."""

    parcel_uuid: str
    kind: str
    """``tag``, ``project``, ``merge_case`` or ``submission_item``."""
    detail: str
    """Batch, name or number by which people know it; may be empty."""
    state: str
    """Code of its state."""


@dataclass(frozen=True)
class RetirePreview:
    """What a retirement would meet."""

    parcels: tuple[StoredShape, ...]
    uses: tuple[Use, ...]
    """These keep their parcels from being retired."""
    remaining: Mapping[str, int]
    """Table → rows that rest on the parcels and stay as they are."""


@dataclass(frozen=True)
class Retired:
    """What a retirement wrote."""

    receipt: Receipt
    uuids: tuple[str, ...]


def preview_retirement(store: Store, uuids: Sequence[str]) -> RetirePreview:
    """Look what rests on parcels.

    Raises:
        LowUseError: ``RETIRE_ABSENT`` (count, first): some are current no more; what reading
            raises.
    """
    with store.read() as reading:
        parcels = _present(reading, uuids)
        uses = _uses(reading, uuids)
        save = json.dumps([("parcel", uuid, True) for uuid in uuids])
        built = reading.table("undo_built_upon", save=save)["table_name"].to_list()
    remaining = {table: built.count(table) for table in dict.fromkeys(built)}
    return RetirePreview(tuple(parcels), uses, remaining)


def retire_parcels(
    store: Store, uuids: Sequence[str], *, reason: str, on: date | None = None
) -> Retired:
    """Retire parcels as a whole, or none of them.

    Args:
        store: The workspace.
        uuids: The parcels.
        reason: Why; stands in the rows and in the log.
        on: Day since which they are no more; today when left out.

    Raises:
        LowUseError: ``REASON_MISSING``, ``RETIRE_DATE_FUTURE`` (on), ``RETIRE_ABSENT``,
            ``RETIRE_BUILT_UPON`` (count: parcels in use, first: one of them, kinds: what rests on
            them); what reading and writing raise.
        ConflictError: Others write faster than this can read and save.
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")
    if on is not None and on > office_today():
        raise LowUseError("RETIRE_DATE_FUTURE", on=on.isoformat())
    return until_undisturbed(lambda: _retire(store, list(dict.fromkeys(uuids)), reason, on))


def _retire(store: Store, uuids: Sequence[str], reason: str, on: date | None) -> Retired:
    with store.read() as reading:
        parcels = _present(reading, uuids)
        refuse_used(reading, uuids)
        expected = expect_nothing_new(reading)
    changes = [retirement(parcel.uuid, parcel.version, reason, on) for parcel in parcels]
    receipt = store.write([*expected, *changes], reason=reason)
    return Retired(receipt, tuple(parcel.uuid for parcel in parcels))


def refuse_used(reading: Reading, uuids: Sequence[str]) -> None:
    """Refuse to retire parcels on which something rests that is still going on.

    Raises:
        LowUseError: ``RETIRE_BUILT_UPON``.
    """
    uses = _uses(reading, uuids)
    if not uses:
        return
    labels = {parcel.uuid: parcel.label for parcel in read_parcels(reading, uuids)}
    used = list(dict.fromkeys(use.parcel_uuid for use in uses))
    kinds = tuple(dict.fromkeys(f"USE_{use.kind.upper()}" for use in uses))
    raise LowUseError(
        "RETIRE_BUILT_UPON", count=len(used), first=labels.get(used[0], used[0]), kinds=kinds
    )


def expect_nothing_new(reading: Reading) -> list[Change]:
    """Return the condition that nobody begins meanwhile to build on a parcel."""
    tables = schema.shipped().referring_to({"parcel"})
    return [ExpectNoChange(tables, reading.head().seq)]


def retirement(uuid: str, version: int, reason: str, on: date | None = None) -> Update:
    """Return the change that retires a parcel: now, or when an earlier day began."""
    return Update("parcel", uuid, version, gone_since(reason, on))


def gone_since(reason: str, on: date | None = None) -> dict[str, Value]:
    """Return what a row gets that counts no more: since now, or since an earlier day began."""
    at = now_utc() if on is None or on == office_today() else start_of_office_day(on)
    return {"retired_at": at, "retired_reason": reason}


def _present(reading: Reading, uuids: Iterable[str]) -> list[StoredShape]:
    wanted = list(uuids)
    parcels = read_parcels(reading, wanted)
    found = {parcel.uuid for parcel in parcels}
    absent = [uuid for uuid in wanted if uuid not in found]
    if absent:
        raise LowUseError("RETIRE_ABSENT", count=len(absent), first=absent[0])
    return parcels


def _uses(reading: Reading, uuids: Iterable[str]) -> tuple[Use, ...]:
    found = reading.table("retire_rests_on", uuids=json.dumps(list(uuids)))
    return tuple(
        Use(row["parcel_uuid"], row["kind"], row["detail"] or "", row["state"] or "")
        for row in found.to_rows()
    )

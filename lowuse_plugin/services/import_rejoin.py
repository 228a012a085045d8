# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Right holders of parcels that were imported before: what is joined anew, what is retired."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import Reading, Update
from lowuse_plugin.services.import_holders import JOIN, Held, HolderBook, join_rows

_REPLACED = "再次导入，权利人已变更"


def rejoin(
    reading: Reading, held: Sequence[Held], book: HolderBook
) -> tuple[ColumnTable, list[Update]]:
    """Return joins to insert and joins to retire for existing parcels whose holders differ.

    A row that names no holder leaves the joins alone.
    """
    uuids = json.dumps([each.parcel_uuid for each in held])
    joined: dict[str, dict[str, tuple[str, int]]] = {}
    for row in reading.table("import_parcel_holders", uuids=uuids).to_rows():
        holders = joined.setdefault(row["parcel_uuid"], {})
        holders[row["right_holder_uuid"]] = row["uuid"], row["row_version"]
    changed = [
        each
        for each in held
        if each.owners
        and {book.find(owner, number) for number, owner in each.numbered()}
        != set(joined.get(each.parcel_uuid, {}))
    ]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    retired = [
        Update(JOIN, uuid, version, {"retired_at": now, "retired_reason": _REPLACED})
        for each in changed
        for uuid, version in joined.get(each.parcel_uuid, {}).values()
    ]
    return join_rows(changed, book), retired

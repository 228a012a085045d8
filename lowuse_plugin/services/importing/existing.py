# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the workspace has of the parcels that a file brings again, read in one short transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.ports import BATCH_ROWS, Store
from lowuse_plugin.services.importing.edits import Edits, read_edits
from lowuse_plugin.services.importing.holders import HOLDER, JOIN, HolderBook, book_of
from lowuse_plugin.services.importing.matching import existing_rows
from lowuse_plugin.services.importing.package import Package
from lowuse_plugin.services.importing.rejoin import Joined, joined_of


@dataclass(frozen=True)
class Existing:
    """Parcels in the order of the rows that bring them, their holders, and who edited them."""

    parcels: Sequence[ColumnTable]
    """In batches, so that their geometries need not be copied together."""
    book: HolderBook
    joined: Joined
    edits: Edits

    def batches(self) -> Iterator[tuple[int, ColumnTable]]:
        """Yield the place of the first parcel of each batch, and the batch."""
        start = 0
        for batch in self.parcels:
            yield start, batch
            start += len(batch)


def read_existing(store: Store, uuids: Sequence[str], package: Package) -> Existing:
    """Read parcels with their joins, and all right holders.

    Raises:
        ConflictError: ``ROW_CHANGED``: a parcel is no longer there.
    """
    starts = range(0, len(uuids), BATCH_ROWS)
    with store.read() as reading:
        parcels = [existing_rows(reading, uuids[s : s + BATCH_ROWS]) for s in starts]
        joins = reading.table("import_parcel_holders", uuids=json.dumps(list(uuids)))
        holders = reading.table(HOLDER)
        edits = read_edits(reading, "parcel") if uuids else {}
        join_edits = read_edits(reading, JOIN) if uuids else {}
    return Existing(parcels, book_of(holders, package), joined_of(joins, join_edits), edits)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革台账 of a district, or of all that hangs together with one parcel by descent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_day
from lowuse_plugin.domain.parcels.codes import normalise
from lowuse_plugin.domain.parcels.lineage_table import LineageRow, LineageTable
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.parcels.typed_names import TypedNames

_MOST = 100_000
"""So many parcels of one line of descent are followed."""


def lineage_table(reading: Reading, *, district: str = "", parcel: str = "") -> LineageTable:
    """Return the changes, revoked merges with them.

    Args:
        reading: One state of the workspace.
        district: Changes from or to parcels of this district alone; empty for all.
        parcel: uuid, code or number of a parcel, current or of history: its line of descent alone;
            codes in whatever way they are typed, or the end of one that no other has.

    Raises:
        LowUseError: ``LINEAGE_NONE``: there is no change to write; ``MERGE_PARCEL_UNKNOWN``
            (parcel), ``MERGE_PARCEL_SEVERAL`` (parcel, candidates).
    """
    lines: list[str] = []
    family = ""
    if parcel:
        name = parcel.strip()
        names = reading.table("lineage_named", name=name, code=normalise(name))
        known = names["uuid"].to_list() or TypedNames(reading, history=True).find(name)
        if not known:
            raise LowUseError("MERGE_PARCEL_UNKNOWN", parcel=parcel)
        uuid = str(known[0])
        family = parcel_label(reading, uuid)
        found = reading.table("lineage_edges", parcels=json.dumps([uuid]), most=_MOST)
        lines = [str(each) for each in found["uuid"].to_list()]
    rows = reading.table(
        "lineage_table", district=district, lines=json.dumps(lines), chosen=int(bool(parcel))
    ).to_rows()
    if not rows:
        raise LowUseError("LINEAGE_NONE")
    return LineageTable(tuple(_row(row) for row in rows), district, family)


def _row(row: Mapping[str, Any]) -> LineageRow:
    return LineageRow(
        old=row["old_label"],
        old_holder=row["old_holder"] or "",
        old_district=row["old_district"] or "",
        new=row["new_label"],
        new_holder=row["new_holder"] or "",
        new_district=row["new_district"] or "",
        kind=row["kind"],
        on=date.fromisoformat(row["happened_on"]),
        document=row["document_no"] or "",
        by=row["done_by"] or "",
        area_m2=row["area_m2"],
        case_no=row["case_no"] or "",
        revoked_on=None if row["revoked_on"] is None else office_day(row["revoked_on"]),
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to be free where parcels come back: their numbers, and their land.

What stood beside them before they went stands in nobody's way; what came since does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import GEOMETRY, INSERT, walked_back
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.parcels.codes import check_unit_code, normalise
from lowuse_plugin.domain.ports import Reading, Row
from lowuse_plugin.domain.units import exact, format_decimal
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.overlap import nowhere_wider
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.services.merging.rows import PARCEL
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.rows.free_numbers import NUMBERS

_CODE, _UNIT_CODE = NUMBERS
_LISTED = 5


@dataclass(frozen=True)
class Taken:
    """What another current parcel has by now of what a parcel would come back with.

    Attributes:
        parcel: uuid of the other parcel.
        label: How people know it.
        column: The number's; empty where it is land.
        value: The number as it is typed there, or how much land, in m² with two decimals.
    """

    parcel: str
    label: str
    column: str
    value: str

    @property
    def title(self) -> str:
        """What people call the number; empty where it is land."""
        columns = schema.shipped().tables[PARCEL].columns
        return columns[self.column].title if self.column else ""


def refuse_taken(found: Iterable[Taken]) -> None:
    """Refuse parcels to come back where others have their numbers, or else their land.

    Args:
        found: As :func:`taken_numbers` and :func:`taken_land` give it, numbers first.

    Raises:
        LowUseError: ``MERGE_CODE_TAKEN`` (parcel: the number, field); ``MERGE_LAND_TAKEN`` (count,
            parcels: with m²).
    """
    land = []
    for each in found:
        if each.column:
            raise LowUseError("MERGE_CODE_TAKEN", parcel=each.value, field=each.title)
        land.append(f"{each.label} {each.value} m²")
    if land:
        listed = "、".join(land[:_LISTED]) + ("…" if len(land) > _LISTED else "")
        raise LowUseError("MERGE_LAND_TAKEN", count=len(land), parcels=listed)


def taken_numbers(
    reading: Reading, coming: Mapping[str, Row], leaving: Sequence[str] = (), *, since: int = 0
) -> Iterator[Taken]:
    """Find numbers that another current parcel got meanwhile, however typed.

    Args:
        reading: The state.
        coming: uuid → the numbers that a parcel will have.
        leaving: Parcels that count no more from now on.
        since: Line of the log with which the numbers went.
    """
    codes = _normalised(coming, _CODE)
    units = [code for code in _normalised(coming, _UNIT_CODE) if check_unit_code(code).well_formed]
    apart = {*coming, *leaving}
    held = reading.table(
        "merge_numbers_held", parcel_codes=json.dumps(codes), unit_codes=json.dumps(units)
    )
    for row in held.to_rows():
        key, name = row["uuid"], row["column_name"]
        if key in apart or (_then(reading, key, since) or {}).get(name) == row["value"]:
            continue
        yield Taken(key, parcel_label(reading, key), name, row["value"])


def taken_land(
    reading: Reading,
    coming: Sequence[str],
    leaving: Sequence[str] = (),
    *,
    since: int = 0,
    redrawn: Mapping[str, Any] | None = None,
) -> Iterator[Taken]:
    """Find parcels that were drawn meanwhile on land that comes back, wider than the tolerance.

    Args:
        reading: The state.
        coming: The parcels that come back.
        leaving: Those that count no more from now on.
        since: Line of the log with which they went.
        redrawn: uuid → outline that a parcel gets in the same save: it is that which counts.
    """
    outlines = redrawn or {}
    stored = {uuid: (reading.row(PARCEL, uuid) or {}).get(GEOMETRY) for uuid in coming}
    drawn = [shape for uuid, was in stored.items() if (shape := outlines.get(uuid, was))]
    if not drawn:
        return
    shapes = _shapes(drawn)
    near = reading.table(
        "boundary_neighbours",
        boxes=json.dumps(shapely.bounds(shapes).tolist()),
        without=json.dumps([*coming, *leaving]),
    )
    beside = dict(zip(near["uuid"].to_list(), near["wkb"].to_list(), strict=True))
    beside |= _beside(reading, outlines, {*coming, *leaving})
    others = _shapes(list(beside.values()))
    for row, uuid in enumerate(beside):
        area = _taken_m2(shapes, others[row])
        before = _then(reading, uuid, since) if area else None
        if area and before is not None and before.get(GEOMETRY):
            area -= _taken_m2(shapes, _shapes([before[GEOMETRY]])[0])
        if (m2 := format_decimal(exact(max(area, 0.0)), 2)) != _NOTHING:
            yield Taken(uuid, parcel_label(reading, uuid), "", m2)


_NOTHING = "0.00"


def _beside(reading: Reading, outlines: Mapping[str, Any], apart: set[str]) -> dict[str, Any]:
    """Return the outlines that current parcels get which neither come nor go."""
    return {
        uuid: outline
        for uuid, outline in outlines.items()
        if uuid not in apart and outline and not (reading.row(PARCEL, uuid) or {}).get("retired_at")
    }


def _taken_m2(shapes: Any, other: Any) -> float:
    """Return how much of some shapes another one covers, 0 where it is nowhere wide."""
    common = shapely.intersection(shapes, other)
    wide = ~nowhere_wider(common, merge_pack.shipped().tolerance_m)
    return float(np.sum(shapely.area(common)[wide]))


def _shapes(shapes: Sequence[Any]) -> Any:
    return repair_polygons(wkb.decode(column("wkb", list(shapes)))).geometries


def _normalised(coming: Mapping[str, Row], name: str) -> list[str]:
    codes = (normalise(str(numbers.get(name) or "")) for numbers in coming.values())
    return list(dict.fromkeys(code for code in codes if code))


def _then(reading: Reading, uuid: str, seq: int) -> Row | None:
    """Return a parcel as it stood after a line of the log; None where it did not count then."""
    row = reading.row(PARCEL, uuid) or {}
    lines = reading.table("history_later", rows=json.dumps([[PARCEL, uuid]]), after=seq).to_rows()
    if not lines:  # what came by the thousand has no line of its own
        change = reading.table("history_change", change_id=str(row.get("change_id") or ""))
        lines_of = change["seq"].to_list()
        return row if lines_of and max(lines_of) <= seq else None
    then = walked_back(row, lines)
    came_since = any(line["operation"] == INSERT for line in lines)
    return None if came_since or then.get("retired_at") else then

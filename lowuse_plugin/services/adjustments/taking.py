# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels taken into an adjustment: whole, or only the part that can enter or leave the line.

A parcel that crosses the line can do neither as a whole: what enters must lie outside, what leaves
inside.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import shapely

from lowuse_plugin.domain.adjustments.case import IN
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.geometry.adjusted_line import on_grid, parts_inside, parts_outside
from lowuse_plugin.geometry.wkb import encode, parse_polygons
from lowuse_plugin.services.control_line.versions import read_blocks, shapes_of_blocks


def take_parcels(
    store: Store, uuids: Sequence[str], *, line_uuid: str, direction: str, clipped: bool
) -> list[tuple[str, bytes]]:
    """Return name and shape of parcels for an adjustment.

    Args:
        store: The workspace.
        uuids: The parcels.
        line_uuid: The version that is adjusted.
        direction: ``in`` or ``out``.
        clipped: Only the part outside the line of what enters, inside of what leaves; a parcel
            that has none is left out.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE`` with the parcel as ``field``;
            ``STORED_GEOMETRY_UNREADABLE`` of the line.
    """
    with store.read() as reading:
        rows = reading.table("unit_parcels", uuids=json.dumps(list(uuids))).to_rows()
        blocks = read_blocks(reading, line_uuid) if clipped else ()
    rows = [row for row in rows if row["wkb"] is not None]
    names = [shown_parcel(row["label"]) for row in rows]
    whole = [bytes(row["wkb"]) for row in rows]
    if not clipped or not rows:
        return list(zip(names, whole, strict=True))
    parts_of = parts_outside if direction == IN else parts_inside
    parts = parts_of(on_grid(parse_polygons(whole, names)), shapes_of_blocks(blocks))
    return [
        (name, bytes(shape))
        for name, shape, part in zip(names, encode(parts).values, parts, strict=True)
        if not shapely.is_empty(part)
    ]

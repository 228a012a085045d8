# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where an overlay lies: the part of a parcel or unit in one class of a layer, for the map."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.overlay import (
    BY_DOCUMENT,
    LEGAL,
    REFERENCE,
    REGISTERED,
    UNREGISTERED,
    WHOLE,
    concerns,
)
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry.overlap import polygonal
from lowuse_plugin.services.overlay.legal import legal_part
from lowuse_plugin.services.projects.boundary import shapes_of

PARCEL, UNIT = "parcel", "survey_unit"


def overlap_shape(
    store: Store, table: str, uuid: str, layer_key: str, class_code: str | None, *, on: date
) -> bytes | None:
    """Return the part of a parcel or survey unit in a class of a layer.

    Args:
        store: The workspace.
        table: ``parcel`` or ``survey_unit``.
        uuid: The row.
        layer_key: As a registered layer has it.
        class_code: Class or document number; None for the whole layer.
        on: Day of the line in force.

    Returns:
        WKB in the CRS of the workspace; None where nothing is there any more.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        row = reading.row(table, uuid)
        if row is None or row["retired_at"] is not None or not isinstance(row["geom"], bytes):
            return None
        land, subject = row, shapes_of([row["geom"]])[0]
        rows = _areas(reading, subject, uuid, layer_key, on)
    known = [row for row in rows if row["wkb"]]
    if layer_key == LEGAL:
        part = polygonal(_legal_part(subject, str(land["district"] or ""), known, class_code))
        return None if part.is_empty else bytes(shapely.to_wkb(part))
    whole = class_code in (None, "", WHOLE, UNREGISTERED, REGISTERED)
    wanted = [
        row["wkb"] for row in known if whole or class_code in (row["code"], row["document_no"])
    ]
    parts = np.asarray(shapely.intersection(shapes_of(wanted), subject))
    common = shapely.union_all(parts)
    if class_code == UNREGISTERED:
        common = shapely.difference(subject, common)
    common = polygonal(common)
    return None if common.is_empty else bytes(shapely.to_wkb(common))


def _legal_part(
    subject: Any, district: str, rows: list[dict[str, Any]], class_code: str | None
) -> Any:
    own = [row for row in rows if concerns(row["district"], district)]
    approved, supplied = (
        shapely.union_all(shapes_of([row["wkb"] for row in own if row["code"] == kind]))
        for kind in BY_DOCUMENT
    )
    if not class_code:
        return shapely.intersection(subject, shapely.union(approved, supplied))
    return legal_part(subject, approved, supplied, class_code)


def layer_box(store: Store, layer: str) -> Bounds | None:
    """Return the box of a registered layer in the CRS of the workspace, None without areas."""
    with store.read() as reading:
        [row] = reading.table("overlay_layer_box", layer=layer).to_rows()
    if row["min_x"] is None:
        return None
    return row["min_x"], row["min_y"], row["max_x"], row["max_y"]


def _areas(
    reading: Reading, subject: Any, uuid: str, layer_key: str, on: date
) -> list[dict[str, Any]]:
    west, south, east, north = shapely.bounds(subject).tolist()
    kind, _, layer = layer_key.partition(":")
    return reading.table(
        "overlay_areas_near",
        kind=kind,
        layer=layer if kind == REFERENCE else None,
        subject=uuid,
        on=on.isoformat(),
        min_x=west,
        min_y=south,
        max_x=east,
        max_y=north,
    ).to_rows()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The outline that a 权籍调查 gives to the parcel that comes of a merge."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import shapely

from lowuse_plugin.domain import merge_pack
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merge_preview import LEFT_M2, MergePreview
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.units import exact, format_decimal
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.overlap import nowhere_wider
from lowuse_plugin.geometry.validity import as_multipolygons, repair_polygons


def read_outline(store: Store, outline: bytes, members: Sequence[str]) -> bytes:
    """Return a surveyed outline as the workspace keeps shapes, where it can be the new parcel's.

    Args:
        store: The workspace.
        outline: WKB in its CRS.
        members: The parcels that are merged.

    Raises:
        LowUseError: ``MERGE_SURVEY_UNFIT`` (reason): it is no single valid polygon;
            ``MERGE_SURVEY_ELSEWHERE`` (parcel): a member lies wholly beside it;
            ``MERGE_SURVEY_OVERLAPS`` (parcel, area): it takes land of another current parcel,
            wider than the tolerance.
    """
    shape = _single(outline)
    with store.read() as reading:
        near = reading.table(
            "boundary_neighbours",
            boxes=json.dumps([list(shapely.bounds(shape[0]))]),
            without=json.dumps([]),
        )
    wanted = set(members)
    labels, keys = near["label"].to_list(), near["uuid"].to_list()
    shapes = repair_polygons(wkb.decode(near["wkb"])).geometries
    common = shapely.intersection(shapes, shape[0])
    covered = {key for key, area in zip(keys, shapely.area(common), strict=True) if area > LEFT_M2}
    for member in members:
        if member not in covered:
            raise LowUseError("MERGE_SURVEY_ELSEWHERE", parcel=_label(store, member))
    narrow = nowhere_wider(common, merge_pack.shipped().tolerance_m)
    for row in np.flatnonzero(~narrow).tolist():
        if keys[row] in covered - wanted:
            area = format_decimal(exact(float(shapely.area(common[row]))), 2)
            raise LowUseError("MERGE_SURVEY_OVERLAPS", parcel=labels[row], area=area)
    return bytes(wkb.encode(as_multipolygons(shape)).values[0])


def _single(outline: bytes) -> Geometries:
    shapes, unreadable = wkb.decode_lenient([outline])
    if unreadable[0] or shapely.is_missing(shapes[0]):
        raise LowUseError("MERGE_SURVEY_UNFIT", reason="SHAPE_UNREADABLE")
    repair = repair_polygons(shapes)
    if shapely.is_missing(repair.geometries[0]) or repair.codes[0]:
        raise LowUseError("MERGE_SURVEY_UNFIT", reason=str(repair.codes[0] or "SHAPE_UNREADABLE"))
    if int(shapely.get_num_geometries(repair.geometries[0])) != 1:
        raise LowUseError("MERGE_SURVEY_UNFIT", reason="SHAPE_IN_PARTS")
    return repair.geometries


def _label(store: Store, uuid: str) -> str:
    with store.read() as reading:
        row = reading.row("parcel", uuid) or {}
    named = (row.get("parcel_code"), row.get("unit_code"), row.get("map_number"))
    return next((str(name) for name in named if name), f"#{row.get('fid')!s}")


def outline_difference(store: Store, outline: bytes, preview: MergePreview) -> float:
    """Return how many m² a surveyed outline has more than the union of the members."""
    shapes = wkb.decode(column("wkb", [outline, preview.outline]))
    if outline == preview.outline:
        return 0.0
    districts = np.full(2, preview.district, dtype=object)
    areas = plane_areas(shapes, store.info.crs, districts)[0]
    return float(areas[0] - areas[1])

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapes of a file in the workspace's CRS: found where they belong, made valid, or refused.

A whole layer is refused when its CRS is missing, contradicted by its coordinates, or its axes
are exchanged: guessed coordinates put a parcel into another town without anybody noticing.
Single rows are refused with their reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import CHANGED, NOTE, REFUSED, Findings
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry.arrays import chunks
from lowuse_plugin.geometry.crs_guess import guess_crs, lies_in_jiangmen
from lowuse_plugin.geometry.validity import REPAIRED, as_multipolygons, oriented, repair_polygons
from lowuse_plugin.geometry.wkb import decode_lenient

Geometries = NDArray[Any]

_POLYGON_TYPES = (3, 6, 7)
_LINE_TYPES = (1, 2, 5)
_KINDS = {
    0: "KIND_POINTS",
    1: "KIND_LINES",
    2: "KIND_LINES",
    4: "KIND_POINTS",
    5: "KIND_LINES",
}
_FAR_DEGREES, _FAR_METRES = 5.0, 500_000.0
"""Farther from the middle of the layer than this is no parcel of the layer."""
_DEGREES_BELOW = 400.0
_CGCS2000_SEMI_MAJOR_M = 6_378_137.0


@dataclass(frozen=True)
class Placed:
    """Shapes in the workspace's CRS."""

    shapes: Geometries
    """Valid multipolygons; None in refused rows."""
    source_crs: str
    """Code or WKT that the coordinates were read in."""


def place_polygons(
    incoming: IncomingTable,
    target_crs: str,
    findings: Findings,
    *,
    source_crs: str | None = None,
    swap_axes: bool = False,
) -> Placed:
    """Return the polygons of a layer; rows that have none are refused in ``findings``.

    Args:
        incoming: The layer as read.
        target_crs: CRS of the workspace, in metres.
        findings: Receives repairs, refusals and remarks.
        source_crs: What the user says the CRS is; wins over what the file states.
        swap_axes: The user confirmed that the file has north before east.

    Raises:
        LowUseError: ``LAYER_NO_GEOMETRY``, ``LAYER_NOT_POLYGON``, ``CRS_MISSING``,
            ``CRS_IMPLAUSIBLE``, ``AXES_SWAPPED``, ``AXES_NOT_SWAPPED``, ``CRS_UNKNOWN``.
    """
    shapes = _read_shapes(incoming, findings)
    _require_type(incoming, shapes)
    shapes, used = _place(
        incoming, shapes, target_crs, findings, source_crs=source_crs, swap_axes=swap_axes
    )
    codes = np.full(len(shapes), "", dtype=object)
    change, dropped = np.zeros(len(shapes)), np.zeros(len(shapes), dtype=np.int64)
    border = np.zeros(len(shapes), dtype=np.bool_)
    for rows in chunks(len(shapes)):  # each chunk takes the place of what it was made of
        repair = repair_polygons(shapes[rows])
        codes[rows], change[rows] = repair.codes, repair.area_change_m2
        dropped[rows] = repair.dropped
        shapes[rows] = as_multipolygons(oriented(repair.geometries))
        present = rows[~shapely.is_missing(shapes[rows])]
        border[present] = crs_module.beyond_zone(shapes[present], target_crs)
    for code in sorted(set(codes.tolist()) - {"", REPAIRED}):
        findings.add(code, REFUSED, np.asarray(codes == code))
    repaired = np.asarray(codes == REPAIRED)
    findings.add(REPAIRED, CHANGED, repaired, area_change_m2=np.round(change, 2), dropped=dropped)
    findings.add("BEYOND_ZONE", NOTE, border, crs=target_crs)
    return Placed(shapes, used)


def is_line_layer(incoming: IncomingTable) -> bool:
    """Tell whether a layer has lines and no polygon."""
    shapes, _ = decode_lenient(incoming.wkb or ())
    kinds = set(shapely.get_type_id(shapes).tolist())
    return bool(kinds & set(_LINE_TYPES)) and not kinds & set(_POLYGON_TYPES)


def _read_shapes(incoming: IncomingTable, findings: Findings) -> Geometries:
    if incoming.wkb is None or all(value is None for value in incoming.wkb):
        file = Path(incoming.path).name
        raise LowUseError("LAYER_NO_GEOMETRY", file=file, layer=incoming.layer)
    shapes, unreadable = decode_lenient(incoming.wkb)
    findings.add("SHAPE_UNREADABLE", REFUSED, unreadable)
    return np.asarray(shapely.force_2d(shapes)) if shapely.has_z(shapes).any() else shapes


def _require_type(incoming: IncomingTable, shapes: Geometries) -> None:
    kinds = set(shapely.get_type_id(shapes[~shapely.is_missing(shapes)]).tolist())
    if kinds and not kinds & set(_POLYGON_TYPES):
        found = tuple(sorted({_KINDS.get(kind, "KIND_OTHER") for kind in kinds}))
        file = Path(incoming.path).name
        raise LowUseError("LAYER_NOT_POLYGON", file=file, layer=incoming.layer, found=found)


def _place(
    incoming: IncomingTable,
    shapes: Geometries,
    target_crs: str,
    findings: Findings,
    *,
    source_crs: str | None,
    swap_axes: bool,
) -> tuple[Geometries, str]:
    """Return the shapes in the workspace's CRS and the CRS that they were read in."""
    if swap_axes:
        shapes = np.asarray(shapely.transform(shapes, lambda xy: xy[:, ::-1]))
        findings.remark("AXES_EXCHANGED")
    bounds = np.asarray(shapely.bounds(shapes))
    near = near_the_middle(bounds)
    stated = source_crs or incoming.crs
    file, extent = Path(incoming.path).name, total_bounds(bounds[near])
    used = plausible_crs(file, incoming.layer, stated, extent, swapped=swap_axes)
    if source_crs and incoming.crs and not crs_module.same_crs(source_crs, incoming.crs):
        findings.remark("CRS_OVERRIDDEN", stated=_short(incoming.crs), used=_short(source_crs))
    finite = np.isfinite(bounds).all(axis=1)
    findings.add("COORDINATES_ASTRAY", REFUSED, finite & ~near)
    result = np.full(len(shapes), None, dtype=object)
    result[near] = crs_module.transform(shapes[near], used, target_crs)
    keep = ~finite & ~shapely.is_missing(shapes)
    result[keep] = shapes[keep]  # not finite or empty: the repair names the reason
    if not crs_module.same_crs(used, target_crs):
        findings.remark("CRS_TRANSFORMED", source=_short(used), target=target_crs)
        _remark_datum(shapes[near][:1], used, findings)
    return result, used


def _remark_datum(sample: Geometries, used: str, findings: Findings) -> None:
    """Say so when the source is on another ellipsoid: no public parameters lead from there."""
    ellipsoid = crs_module.to_degrees(sample, used)[1]
    if ellipsoid.semi_major_m != _CGCS2000_SEMI_MAJOR_M:
        findings.remark("CRS_OTHER_DATUM", source=_short(used))


def near_the_middle(bounds: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which rows lie around the middle of the layer; false for rows without extent."""
    finite: NDArray[np.bool_] = np.isfinite(bounds).all(axis=1)
    if not finite.any():
        return finite
    centre = np.median((bounds[finite, :2] + bounds[finite, 2:]) / 2, axis=0)
    far = _FAR_DEGREES if np.abs(centre).max() < _DEGREES_BELOW else _FAR_METRES
    with np.errstate(invalid="ignore"):
        spread = np.maximum(np.abs(bounds[:, :2] - centre), np.abs(bounds[:, 2:] - centre))
        near: NDArray[np.bool_] = finite & (spread <= far).all(axis=1)
        return np.asarray(near, dtype=np.bool_)


def total_bounds(bounds: NDArray[np.float64]) -> Bounds | None:
    """Return the range of many boxes, None of none."""
    if not len(bounds):
        return None
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def plausible_crs(
    file: str, layer: str, stated: str | None, bounds: Bounds | None, *, swapped: bool
) -> str:
    """Return the stated CRS once the coordinates agree with it.

    Args:
        file: Name for the sentence.
        layer: Name for the sentence.
        stated: CRS of the file, or what the user says instead.
        bounds: Range of the coordinates, None where there are none.
        swapped: North and east were exchanged already.

    Raises:
        LowUseError: ``CRS_MISSING``, ``CRS_IMPLAUSIBLE``, ``AXES_SWAPPED``, ``AXES_NOT_SWAPPED``,
            ``CRS_UNKNOWN``.
    """
    named: dict[str, object] = {"file": file, "layer": layer}
    if bounds is None:
        if stated is None:
            raise LowUseError("CRS_MISSING", **named, range="—", candidates="—")
        return stated
    guess = guess_crs(bounds)
    named["range"] = _range(bounds)
    candidates = "、".join(guess.candidates) or "—"
    if stated is None:
        if guess.swapped:
            raise LowUseError("AXES_SWAPPED", **named, crs="—", candidates=candidates)
        raise LowUseError("CRS_MISSING", **named, candidates=candidates)
    if lies_in_jiangmen(bounds, stated):
        return stated
    turned = (bounds[1], bounds[0], bounds[3], bounds[2])
    if lies_in_jiangmen(turned, stated):
        if swapped:
            raise LowUseError("AXES_NOT_SWAPPED", **named)
        raise LowUseError("AXES_SWAPPED", **named, crs=_short(stated), candidates=candidates)
    raise LowUseError("CRS_IMPLAUSIBLE", **named, crs=_short(stated), candidates=candidates)


def _range(bounds: Bounds) -> str:
    places = 5 if max(abs(value) for value in bounds) < _DEGREES_BELOW else 0
    west, south, east, north = (f"{value:.{places}f}" for value in bounds)
    return f"x {west}…{east}, y {south}…{north}"


def _short(code: str) -> str:
    """Return a CRS as a sentence can name it: its code, or the name inside its WKT."""
    return code.split('"')[1] if '"' in code else code

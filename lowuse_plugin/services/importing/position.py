# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the shapes of a file lie, before they are imported.

What the import would refuse is told here as a problem that the user can settle, and the shapes are
shown where they would lie, so that a person sees whether the proposal is right (K10, K11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import IncomingTable, Store
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry.crs_guess import guess_crs
from lowuse_plugin.geometry.nearby import nearby_district
from lowuse_plugin.geometry.wkb import decode_lenient
from lowuse_plugin.services.importing.geometry import (
    near_the_middle,
    plausible_crs,
    total_bounds,
)

_MOST_OUTLINES = 2000
_DETAIL = 2000.0
"""An outline is simplified to this part of the extent: finer than the pixels of a small map."""


@dataclass(frozen=True)
class Ground:
    """The shapes of a file in its own coordinates, as much of them as a small map needs."""

    stated_crs: str | None
    bounds: Bounds | None
    """Range of the rows that lie together; None when no row has a usable shape."""
    outlines: Sequence[bytes]
    """WKB of at most 2,000 simplified shapes, spread over the rows."""


@dataclass(frozen=True)
class Position:
    """Where the shapes lie, or would lie."""

    crs: str
    """Code or WKT that the coordinates are read in; a proposal where ``problem`` is set."""
    stated_crs: str | None
    candidates: tuple[str, ...]
    """Codes that fit the coordinates, the likeliest first."""
    swapped: bool
    """North and east are exchanged, or should be where ``problem`` is set."""
    problem: LowUseError | None
    """Why the file is refused as it stands."""
    bounds: Bounds | None
    """In the CRS of the workspace."""
    outlines: Sequence[bytes]
    """In the CRS of the workspace."""
    district: str | None
    """District that the middle is near."""
    parcels: int
    """Parcels of the workspace."""
    distance_m: float | None
    """From the nearest of them, 0 where the range meets one; None where there is none."""


def ground_of(incoming: IncomingTable) -> Ground | None:
    """Return the shapes of a file, None for a plain table."""
    if incoming.wkb is None or all(value is None for value in incoming.wkb):
        return None
    shapes, _ = decode_lenient(incoming.wkb)
    bounds = np.asarray(shapely.bounds(shapes))
    near = near_the_middle(bounds)
    extent = total_bounds(bounds[near])
    return Ground(incoming.crs, extent, _outlines(shapes[near], extent))


def find_position(
    ground: Ground,
    store: Store,
    *,
    file: str,
    layer: str,
    source_crs: str | None = None,
    swap_axes: bool = False,
) -> Position:
    """Return where a file lies in the workspace.

    Args:
        ground: From :func:`ground_of`.
        store: The workspace.
        file: Name for sentences.
        layer: Name for sentences.
        source_crs: What the user says the CRS is; wins over what the file states.
        swap_axes: The user says that the file has north before east.
    """
    bounds = _turned(ground.bounds) if swap_axes else ground.bounds
    stated = source_crs or ground.stated_crs
    candidates: tuple[str, ...] = ()
    swapped = swap_axes
    problem, used = None, ""
    try:
        used = plausible_crs(file, layer, stated, bounds, swapped=swap_axes)
    except LowUseError as error:
        problem = error
        guess = guess_crs(bounds) if bounds else None
        candidates = guess.candidates if guess else ()
        turn = guess is not None and guess.swapped
        if error.code == "AXES_SWAPPED":
            turn, used = True, stated or next(iter(candidates), "")
        else:
            used = next(iter(candidates), "")
        swapped = swap_axes != turn
    place = _Place(ground, used, swapped, store.info.crs)
    parcels, distance = _nearest(store, place.bounds)
    return Position(
        crs=used,
        stated_crs=ground.stated_crs,
        candidates=candidates,
        swapped=swapped,
        problem=problem,
        bounds=place.bounds,
        outlines=place.outlines,
        district=place.district,
        parcels=parcels,
        distance_m=distance,
    )


class _Place:
    """The shapes carried into the CRS of the workspace; nothing where that is impossible."""

    def __init__(self, ground: Ground, crs: str, swapped: bool, target: str) -> None:
        self.bounds: Bounds | None = None
        self.outlines: Sequence[bytes] = ()
        self.district: str | None = None
        if not crs or ground.bounds is None:
            return
        shapes = np.asarray(shapely.from_wkb(np.array(ground.outlines, dtype=object)))
        box = np.array([shapely.box(*ground.bounds)], dtype=object)
        both = np.concatenate([box, shapes])
        if swapped:
            both = np.asarray(shapely.transform(both, lambda xy: xy[:, ::-1]))
        try:
            moved = crs_module.transform(both, crs, target)
        except LowUseError:
            return  # the problem of the position says what is wrong with the CRS
        west, south, east, north = (float(value) for value in shapely.bounds(moved[0]))
        self.bounds = west, south, east, north
        self.outlines = shapely.to_wkb(moved[1:]).tolist()
        middle = crs_module.to_position((west + east) / 2, (south + north) / 2, target)
        self.district = nearby_district(*middle)


def _outlines(shapes: NDArray[Any], extent: Bounds | None) -> list[bytes]:
    if extent is None:
        return []
    if len(shapes) > _MOST_OUTLINES:
        shapes = shapes[np.linspace(0, len(shapes) - 1, _MOST_OUTLINES).astype(np.int64)]
    shapes = np.asarray(shapely.force_2d(shapes))
    detail = max(extent[2] - extent[0], extent[3] - extent[1]) / _DETAIL
    simple = np.asarray(shapely.simplify(shapes, detail, preserve_topology=False))
    lost = shapely.is_empty(simple)
    simple[lost] = shapes[lost]
    return list(shapely.to_wkb(simple).tolist())


def _turned(bounds: Bounds | None) -> Bounds | None:
    return None if bounds is None else (bounds[1], bounds[0], bounds[3], bounds[2])


def _nearest(store: Store, bounds: Bounds | None) -> tuple[int, float | None]:
    """Return how many parcels there are, and how far the nearest is.

    The index keeps corners to about 4 m at coordinates of eight digits.
    """
    names = ("min_x", "min_y", "max_x", "max_y")
    box = dict(zip(names, bounds or (0.0,) * 4, strict=True))
    with store.read() as reading:
        row = reading.table("import_nearest_parcel", **box).to_rows()[0]
    square = row["square_m"]
    return int(row["parcels"]), None if square is None or bounds is None else float(square) ** 0.5

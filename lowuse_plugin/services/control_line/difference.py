# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where two versions of the control line differ on the ground: added, removed, of another level.

Both versions are dissolved first, by level (A-26): blocks that were cut otherwise or that overlap
are no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.geometry.arrays import Floats, Geometries
from lowuse_plugin.geometry.overlap import Region, dissolve_levels, polygonal
from lowuse_plugin.geometry.wkb import encode, parse_polygons
from lowuse_plugin.services.control_line.versions import LineBlock

ADDED, REMOVED, LEVEL = "added", "removed", "level"
KINDS = (ADDED, REMOVED, LEVEL)
LEAST_M2 = 0.01
"""Below the last printed digit a part does not exist; overlaying leaves such noise."""


class LineDifference(NamedTuple):
    """One polygon that is in one version alone, or in both at another level."""

    kind: str
    """``added``, ``removed`` or ``level``."""
    level_before: int | None
    level_after: int | None
    wkb: bytes
    m2: float


@dataclass(frozen=True)
class LineShapes:
    """The polygons of a version, decoded."""

    shapes: Geometries
    levels: NDArray[np.int64]
    districts: NDArray[Any]

    @cached_property
    def regions(self) -> Mapping[int, Region]:
        """The ground of each level, dissolved and disjoint (A-26)."""
        return dissolve_levels(self.shapes, self.levels)

    @classmethod
    def of(cls, blocks: Sequence[LineBlock]) -> LineShapes:
        """Return those of stored or drawn blocks.

        Raises:
            LowUseError: ``GEOMETRY_UNREADABLE`` or ``GEOMETRY_REFUSED`` with the block.
        """
        names = [block.block_code or str(number) for number, block in enumerate(blocks, 1)]
        return cls(
            parse_polygons([block.shape for block in blocks], names),
            np.array([block.level for block in blocks], dtype=np.int64),
            np.array([block.district for block in blocks], dtype=object),
        )

    @classmethod
    def given(cls, shapes: Geometries, levels: Sequence[int]) -> LineShapes:
        """Return those of a layer, which belong to no district."""
        districts = np.full(len(shapes), "", dtype=object)
        return cls(shapes, np.array(levels, dtype=np.int64), districts)

    def districts_of(self, parts: Geometries) -> NDArray[Any]:
        """Return the district of the block that each part lies in."""
        found = np.full(len(parts), "", dtype=object)
        tree = shapely.STRtree(self.shapes)
        part, block = tree.query(shapely.point_on_surface(parts), predicate="intersects")
        found[part] = self.districts[block]
        return found


Measure = Callable[[Geometries, NDArray[Any]], Floats]
"""Gets parts and their districts; returns m²."""


def plane(parts: Geometries, _districts: NDArray[Any]) -> Floats:
    """Measure on the plane that the parts are in."""
    return np.asarray(shapely.area(parts))


def line_differences(
    old: LineShapes, new: LineShapes, measure: Measure = plane
) -> tuple[LineDifference, ...]:
    """Return where two versions differ: what is added first, the largest parts first."""
    before, after = _by_level(old), _by_level(new)
    all_before, all_after = _whole(before), _whole(after)
    found: list[LineDifference] = []
    for level, area in after.items():
        rest = shapely.difference(area, all_before)
        found += _parts(ADDED, (None, level), rest, new, measure)
    for level, area in before.items():
        rest = shapely.difference(area, all_after)
        found += _parts(REMOVED, (level, None), rest, old, measure)
    for one, here in before.items():
        for other, there in after.items():
            if one != other:
                both = shapely.intersection(here, there)
                found += _parts(LEVEL, (one, other), both, new, measure)
    return tuple(sorted(found, key=lambda each: (KINDS.index(each.kind), -each.m2)))


def _by_level(line: LineShapes) -> dict[int, Any]:
    return {level: region.whole for level, region in line.regions.items()}


def _whole(by_level: Mapping[int, Any]) -> Any:
    if not by_level:
        return shapely.MultiPolygon()
    return shapely.union_all(np.array(list(by_level.values()), dtype=object))


def _parts(
    kind: str,
    levels: tuple[int | None, int | None],
    area: Any,
    line: LineShapes,
    measure: Measure,
) -> list[LineDifference]:
    parts = np.asarray(shapely.get_parts(polygonal(area)), dtype=object)
    parts = parts[shapely.area(parts) >= LEAST_M2]
    if not parts.size:
        return []
    sizes = measure(parts, line.districts_of(parts)).tolist()
    wkb = encode(parts).values
    return [
        LineDifference(kind, *levels, bytes(shape), size)
        for shape, size in zip(wkb, sizes, strict=True)
    ]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The computation behind 控制线套合, for a workspace, a layer or a script alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.control_line.classes import CROSSING, LEVELS, ControlRule, classify
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.geometry.adjusted_line import VISIBLE_M2
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, chunks
from lowuse_plugin.geometry.overlap import (
    Region,
    dissolve_levels,
    may_be_thin,
    nowhere_wider,
    overlap,
    share_of,
    smaller_parts,
)


@dataclass(frozen=True)
class Overlay:
    """Result for n parcels; areas in m² of the area basis.

    Attributes:
        control_class: ``inside``, ``outside`` or ``crossing``.
        by_level: Area inside each level, levels being disjoint (A-26).
        sliver: Both parts exist and the smaller is within the tolerance.
        boundary_error: Crossing, and the smaller part is nowhere wider than the thin width.
    """

    control_class: NDArray[Any]
    inside_share: Floats
    inside_m2: Floats
    outside_m2: Floats
    by_level: Mapping[int, Floats]
    sliver: Mask
    boundary_error: Mask


def overlay_control_line(
    count: int,
    geometries_of: Callable[[Rows], Geometries],
    lines: Geometries,
    levels: Sequence[int] | Rows,
    *,
    rule: ControlRule,
    area_m2: Floats | None = None,
    progress: Progress | None = None,
) -> Overlay:
    """Classify parcels against control polygons (A-25, A-26).

    Args:
        count: Number of parcels n.
        geometries_of: Returns the polygons of the given rows; asked for a bounded number at a
            time, so that a million parcels need not be in memory at once.
        lines: Control polygons of one version, in the same CRS in metres.
        levels: Level 1, 2 or 0 of each polygon.
        rule: The figures of A-25.
        area_m2: n areas on which m² are stated (D18); the plane of the geometry when left out.
        progress: Is told after every block and may stop the work.
    """
    return overlay_regions(
        count,
        geometries_of,
        dissolve_levels(lines, levels),
        rule=rule,
        area_m2=area_m2,
        progress=progress,
    )


def check_arrays(  # noqa: PLR0917 - the seam that other parts call
    parcels: Geometries,
    area_m2: Floats | None,
    lines: Geometries,
    levels: Sequence[int] | Rows,
    rule: ControlRule,
    progress: Progress | None = None,
) -> Overlay:
    """Classify parcels that are in memory, as :func:`overlay_control_line`."""
    return overlay_control_line(
        len(parcels),
        lambda rows: parcels[rows],
        lines,
        levels,
        rule=rule,
        area_m2=area_m2,
        progress=progress,
    )


def overlay_regions(
    count: int,
    geometries_of: Callable[[Rows], Geometries],
    regions: Mapping[int, Region],
    *,
    rule: ControlRule,
    area_m2: Floats | None = None,
    progress: Progress | None = None,
) -> Overlay:
    """Classify parcels against areas that are dissolved already: see :func:`overlay_control_line`.

    Args:
        count: Number of parcels n.
        geometries_of: Returns the polygons of the given rows.
        regions: Disjoint areas by level.
        rule: The figures of A-25.
        area_m2: n areas on which m² are stated; the plane of the geometry when left out.
        progress: Is told after every block and may stop the work.
    """
    watched = progress or SilentProgress()
    blocks = []
    for rows in chunks(count):
        watched.step(int(rows[0]), count)
        basis = None if area_m2 is None else area_m2[rows]
        blocks.append(_overlay_block(geometries_of(rows), regions, rule, basis))
    watched.step(count, count)
    if not blocks:
        blocks = [_overlay_block(np.zeros(0, dtype=object), regions, rule, None)]
    joined = {
        name: np.concatenate([getattr(block, name) for block in blocks])
        for name in Overlay.__dataclass_fields__
        if name != "by_level"
    }
    by_level = {n: np.concatenate([block.by_level[n] for block in blocks]) for n in LEVELS}
    return Overlay(by_level=by_level, **joined)


def _without_specks(share: Floats, area: Floats) -> tuple[Floats, Floats]:
    """Return the shares inside with what no digit shows given to the other side, and by how much.

    Lines that were digitised to run along a parcel miss it by millionths of its area: that parcel
    lies on one side of them.
    """
    inside = np.clip(share, 0.0, 1.0)
    outside = inside * area < VISIBLE_M2
    whole = ~outside & ((1 - inside) * area < VISIBLE_M2)
    inside = np.where(outside, 0.0, np.where(whole, 1.0, inside))
    factor = np.divide(inside, share, out=np.ones_like(share), where=whole)
    return inside, np.where(outside, 0.0, factor)


def _overlay_block(
    parcels: Geometries, regions: Mapping[int, Region], rule: ControlRule, basis: Floats | None
) -> Overlay:
    plane = shapely.area(parcels)
    area = plane if basis is None else basis
    nothing = np.zeros(len(parcels))
    parts = {level: overlap(parcels, region) for level, region in regions.items()}
    shares = {
        level: share_of(parts[level].area_m2, plane) if level in parts else nothing
        for level in LEVELS
    }
    inside_share, factor = _without_specks(sum(shares.values(), nothing), area)
    shares = {level: share * factor for level, share in shares.items()}
    result = classify(inside_share, area, rule)
    smaller = np.minimum(inside_share, 1 - inside_share) * plane
    outline = sum((part.outline_m for part in parts.values()), shapely.length(parcels))
    suspected = np.flatnonzero(
        (result.control_class == CROSSING) & may_be_thin(smaller, outline, rule.thin_width_m)
    )
    boundary_error = np.zeros(len(parcels), dtype=np.bool_)
    boundary_error[suspected] = nowhere_wider(
        smaller_parts(parcels[suspected], regions), rule.thin_width_m
    )
    return Overlay(
        control_class=result.control_class,
        inside_share=inside_share,
        inside_m2=result.inside_m2,
        outside_m2=result.outside_m2,
        by_level={level: share * area for level, share in shares.items()},
        sliver=result.sliver,
        boundary_error=boundary_error,
    )

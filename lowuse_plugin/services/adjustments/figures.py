# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An adjustment laid over the line that it changes: whether it fits, and what it does (P-19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.adjustments.case import (
    IN,
    OUT,
    AdjustmentDraft,
    AdjustmentFigures,
    BlockFigures,
)
from lowuse_plugin.domain.adjustments.steps import shown_area
from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.geometry.adjusted_line import (
    common_parts,
    entering,
    inside_line,
    leaving,
    on_grid,
    outside_line,
    without,
)
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask
from lowuse_plugin.geometry.contiguity import compactness, parts_of, shared_edges
from lowuse_plugin.geometry.crs_guess import within_frame
from lowuse_plugin.geometry.wkb import encode, parse_polygons
from lowuse_plugin.services.adjustments.rows import find_case
from lowuse_plugin.services.control_line.versions import LineBlock, read_blocks, shapes_of_blocks

_NOISE_M2 = 1e-6


@dataclass(frozen=True)
class MeasuredCase:
    """A case on one version of the line."""

    draft: AdjustmentDraft
    shapes: Geometries
    """Of its blocks, on the grid."""
    areas_m2: Floats
    epsg: tuple[int, ...]
    figures: AdjustmentFigures
    problems: tuple[Blocker, ...]
    """What of its blocks does not fit the line."""
    line_before: tuple[LineBlock, ...]
    line_after: tuple[LineBlock, ...]

    def refuse(self) -> None:
        """Refuse the case where a block does not fit.

        Raises:
            LowUseError: The first of the problems.
        """
        for problem in self.problems:
            raise LowUseError(problem.code, **problem.params)


def figures(store: Store, case_uuid: str) -> MeasuredCase:
    """Measure a stored case on the version that it changes.

    Raises:
        LowUseError: ``ADJUSTMENT_GONE``; as :func:`measure`.
    """
    with store.read() as reading:
        case = find_case(reading, case_uuid)
        line = read_blocks(reading, case.from_version_uuid)
    return measure(store.info.crs, line, case.draft)


def measure_draft(store: Store, draft: AdjustmentDraft, from_version_uuid: str) -> MeasuredCase:
    """Measure a case that is not stored yet.

    Raises:
        LowUseError: As :func:`measure`.
    """
    with store.read() as reading:
        line = read_blocks(reading, from_version_uuid)
    return measure(store.info.crs, line, draft)


def measure(crs: str, line: Sequence[LineBlock], draft: AdjustmentDraft) -> MeasuredCase:
    """Lay a case over the blocks of a line.

    Args:
        crs: Of the workspace.
        line: The blocks that it changes.
        draft: The case.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED`` with the block as ``field``,
            ``ADJUSTMENT_OUTSIDE`` (crs, block), ``STORED_GEOMETRY_UNREADABLE`` of the line.
    """
    shapes = _shapes(crs, draft)
    ground = shapes_of_blocks(line)
    districts = np.array([draft.district] * len(shapes), dtype=object)
    areas, epsg = plane_areas(shapes, crs, districts)
    ins, outs = _directions(draft)
    problems = _problems(draft, shapes, areas, ground)
    rest = without(ground, shapes[outs])
    added = entering(shapes[ins], rest.shapes)
    areas[ins] = plane_areas(added, crs, districts[ins])[0]  # what is in the line counts no more
    gone = leaving(shapes[outs], ground, rest)
    areas[outs] = plane_areas(gone, crs, districts[outs])[0]  # nor what is outside it
    kept = [line[row] for row in rest.rows.tolist()]
    after = _blocks_after(line, rest.rows, rest.changed, rest.shapes) + _entering(draft, ins, added)
    touched = np.concatenate([np.isin(rest.rows, rest.changed), np.ones(len(added), np.bool_)])
    found = _Line(crs, [*(block.district for block in kept), *([draft.district] * len(added))],
                  np.concatenate([rest.shapes, added]))  # fmt: skip
    before = _Line(crs, [block.district for block in line], ground)
    isolated = np.zeros(len(shapes), dtype=np.bool_)
    isolated[ins] = found.isolated(len(kept))
    shared = shared_edges(shapes, rest.shapes)
    compact = compactness(shapes)
    blocks = tuple(
        BlockFigures(
            block.direction,
            block.label or f"{place}",
            float(areas[place - 1]),
            float(compact[place - 1]),
            float(shared[place - 1]),
            bool(isolated[place - 1]),
        )
        for place, block in enumerate(draft.blocks, 1)
    )
    told = AdjustmentFigures(
        in_m2=float(areas[ins].sum()),
        out_m2=float(areas[outs].sum()),
        line_before_m2=float(before.areas.sum()),
        line_after_m2=float(found.areas.sum()),
        balanced=draft.balanced,
        least_block_m2=draft.least_block_m2,
        parts_before=len(before.areas),
        parts_after=len(found.areas),
        smallest_before_m2=before.smallest,
        smallest_m2=found.smallest,
        small_m2=found.small(touched, draft.least_block_m2),
        shared_m=float(shared[ins].sum()),
        compactness_before=before.compactness,
        compactness_after=found.compactness,
        blocks=blocks,
    )
    return MeasuredCase(
        draft, shapes, areas, tuple(epsg.tolist()), told, problems, tuple(line), after
    )


class _Line:
    """The blocks of a line with their contiguous parts."""

    def __init__(self, crs: str, districts: Sequence[str], shapes: Geometries) -> None:
        self.parts = parts_of(shapes)
        names = np.array([*districts, ""], dtype=object)[self.parts.first_blocks()]
        self.areas = (
            plane_areas(self.parts.shapes, crs, names)[0] if len(self.parts) else np.zeros(0)
        )
        self._count = len(shapes)

    @property
    def smallest(self) -> float | None:
        """Area of the smallest part."""
        return float(self.areas.min()) if self.areas.size else None

    @property
    def compactness(self) -> float | None:
        """Mean of the parts by area."""
        if not self.areas.size:
            return None
        return float(np.average(compactness(self.parts.shapes), weights=self.areas))

    def isolated(self, old: int) -> Mask:
        """Tell which blocks behind the first ``old`` have a polygon that touches none of those."""
        stays = np.arange(self._count) < old
        alone = ~self.parts.holding(stays)
        return self.parts.in_parts(alone, self._count)[old:]

    def small(self, touched: Mask, least_m2: float | None) -> tuple[float, ...]:
        """Return the parts with a touched block that are below a size."""
        if not least_m2:
            return ()
        areas = self.areas[self.parts.holding(touched)]
        return tuple(sorted(areas[areas < least_m2 - _NOISE_M2].tolist()))


def _shapes(crs: str, draft: AdjustmentDraft) -> Geometries:
    """Return the polygons of a case on the grid, each with an area and where the CRS can be."""
    names = [block.label or f"{place}" for place, block in enumerate(draft.blocks, 1)]
    shapes = on_grid(parse_polygons([block.shape for block in draft.blocks], names))
    for shape, name in zip(shapes, names, strict=True):
        if shapely.is_empty(shape):
            raise LowUseError("GEOMETRY_REFUSED", field=name, reason="COLLAPSED")
        if not within_frame(shapely.bounds(shape).reshape(-1, 4), crs).all():
            raise LowUseError("ADJUSTMENT_OUTSIDE", crs=crs, block=name)
    return shapes


def _directions(draft: AdjustmentDraft) -> tuple[Mask, Mask]:
    """Tell which blocks enter and which leave."""
    directions = np.array([block.direction for block in draft.blocks], dtype=object)
    return np.asarray(directions == IN), np.asarray(directions == OUT)


def _problems(
    draft: AdjustmentDraft, shapes: Geometries, areas: Floats, ground: Geometries
) -> tuple[Blocker, ...]:
    """Return what does not fit, with its m² on the plane of the district."""
    ins, outs = _directions(draft)
    plane = shapely.area(shapes)
    labels = [block.label or f"{place}" for place, block in enumerate(draft.blocks, 1)]
    found: list[Blocker] = []

    def tell(code: str, rows: Any, m2: Floats, **params: str) -> None:
        for row, part in zip(rows.tolist(), m2.tolist(), strict=True):
            if part > 0:
                shown = shown_area(part / float(plane[row]) * float(areas[row]))
                found.append(Blocker(code, {"block": labels[row], "m2": shown, **params}))

    tell("ADJUSTMENT_IN_OVERLAPS_LINE", np.flatnonzero(ins), inside_line(shapes[ins], ground))
    tell("ADJUSTMENT_OUT_OUTSIDE_LINE", np.flatnonzero(outs), outside_line(shapes[outs], ground))
    for mask in (ins, outs):
        rows = np.flatnonzero(mask)
        one, other, common = common_parts(shapes[rows], shapes[rows])
        for a, b, part in zip(rows[one].tolist(), rows[other].tolist(), common, strict=True):
            if a < b:
                m2 = np.array([shapely.area(part)])
                tell("ADJUSTMENT_BLOCKS_OVERLAP", np.array([a]), m2, other=labels[b])
    return tuple(found)


def _blocks_after(
    line: Sequence[LineBlock], rows: Any, changed: Any, shapes: Geometries
) -> tuple[LineBlock, ...]:
    """Return the old blocks that stay; those that lost nothing with the very bytes they had."""
    lost = frozenset(changed.tolist())
    wkb = encode(shapes).values
    return tuple(
        LineBlock(
            bytes(shape) if row in lost else line[row].shape,
            line[row].level,
            line[row].block_code,
            line[row].block_name,
            line[row].district,
        )
        for row, shape in zip(rows.tolist(), wkb, strict=True)
    )


def _entering(draft: AdjustmentDraft, ins: Mask, added: Geometries) -> tuple[LineBlock, ...]:
    chosen = [block for block, enters in zip(draft.blocks, ins.tolist(), strict=True) if enters]
    return tuple(
        LineBlock(
            bytes(shape), block.level or 0, block.block_code, block.block_name, draft.district
        )
        for block, shape in zip(chosen, encode(added).values, strict=True)
    )

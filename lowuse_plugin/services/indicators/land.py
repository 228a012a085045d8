# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Industrial land of a workspace: how much of it lies inside the line and in each block (C10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.indicators.parts import MICRO, ParcelParts, measured, measured_sum
from lowuse_plugin.domain.indicators.result import (
    BLOCKS,
    PARCELS,
    Found,
    Note,
    Place,
    place_of,
)
from lowuse_plugin.domain.indicators.rules import BLOCK, INSIDE
from lowuse_plugin.domain.land_use import match_column
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Progress, Reading
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, chunks
from lowuse_plugin.geometry.counted_once import counted_once
from lowuse_plugin.geometry.overlap import overlap, polygonal, prepare_region, share_of
from lowuse_plugin.services.control_line.versions import LineBlock, shapes_of_blocks

_CHUNK = 20_000
_TOO_COARSE = frozenset({"industrial_storage", "mixed"})
"""Groups of land use that do not say whether the land is industrial (D9)."""


@dataclass(frozen=True)
class IndustrialLand:
    """The parcels that are industrial land, and those that may be.

    Attributes:
        table: Their columns.
        unknown: Their use is not known, or too coarse to tell.
        polygons: What each covers and none before it: the same ground is counted once.
        area_m2: Of these polygons, on the plane of the parcel (D18).
        plane_m2: Of these polygons, in the CRS of the workspace.
        parcels: How many parcels the workspace has.
        notes: What is missing.
    """

    table: ColumnTable
    unknown: Mask
    polygons: Geometries
    area_m2: Floats
    plane_m2: Floats
    parcels: int
    notes: tuple[Note, ...]

    @property
    def uuids(self) -> NDArray[np.object_]:
        """Keys of the parcels."""
        return np.asarray(self.table["uuid"].values, dtype=object)

    @property
    def districts(self) -> NDArray[Any]:
        """District of each, empty where it is missing."""
        column = self.table["district"]
        return np.where(column.valid, column.values, "").astype(str)

    def labels(self) -> Mapping[str, tuple[str, str, str]]:
        """Return code, holder and district of each."""
        names = ("uuid", "label", "holder_name", "district")
        columns = [self.table[name].to_list() for name in names]
        return {
            uuid: (label or "", holder or "", district or "")
            for uuid, label, holder, district in zip(*columns, strict=True)
        }


def read_parcels(reading: Reading) -> ColumnTable:
    """Return the current parcels, for :func:`industrial_land` once the workspace is let go of."""
    return reading.table("indicator_parcels")


def industrial_land(table: ColumnTable, progress: Progress) -> IndustrialLand:
    """Return the parcels of industrial use, and those whose use is not known.

    Args:
        table: As :func:`read_parcels` returns it.
        progress: Is told how far it is and may stop the work.

    Raises:
        CancelledError: The user asked to stop.
    """
    industrial, unknown = industrial_uses(table)
    candidates = industrial | unknown
    shaped = table["geom"].valid
    shapeless = int((candidates & ~shaped).sum())
    # Industrial land keeps ground that a parcel of unknown use claims too.
    rows = np.concatenate((np.flatnonzero(industrial & shaped), np.flatnonzero(unknown & shaped)))
    chosen = table.take(rows)
    given = wkb.decode_polygons(chosen["geom"])
    polygons, lost = counted_once(given, progress.step)
    plane, whole = shapely.area(polygons), shapely.area(given)
    stored = chosen["plane_area_m2"]
    area = np.where(stored.valid & (stored.values > 0), stored.values, whole)
    notes = []
    if shapeless:
        notes.append(Note("no_area", shapeless))
    if lost.any():
        notes.append(Note("overlapping", int((lost > 0).sum()), measured_sum(lost)))
    return IndustrialLand(
        chosen.select([name for name in chosen if name != "geom"]),
        unknown[rows],
        polygons,
        area * share_of(plane, whole),
        plane,
        len(table),
        tuple(notes),
    )


def inside_line(land: IndustrialLand, blocks: Geometries, progress: Progress) -> list[Found]:
    """Return the share of industrial land inside the line, of the workspace and each district."""
    region = prepare_region(polygonal(shapely.union_all(blocks)))
    count = len(land.uuids)
    inside = np.zeros(count)
    for rows in chunks(count, _CHUNK):
        progress.step(int(rows[0]), count)
        inside[rows] = overlap(land.polygons[rows], region).area_m2
    parts = _parts(land, np.arange(count), inside, with_area=True)
    districts = land.districts
    found = [_inside(land, place_of(WHOLE_CITY), parts)]
    for district in np.unique(districts).tolist():
        if district:
            rows = np.flatnonzero(districts == district)
            found.append(_inside(land, place_of(district), parts.take(rows)))
    return found


def of_blocks(
    land: IndustrialLand, blocks: Sequence[LineBlock], crs: str | None, progress: Progress
) -> list[Found]:
    """Return the share of industry of each block of the line.

    Args:
        land: The industrial land.
        blocks: Polygons; those with one number or name are one block.
        crs: CRS of the workspace: the area of a block is that of the plane of its district
            (D18); None for the plane of the workspace.
        progress: Is told after every block and may stop the work.
    """
    tree = shapely.STRtree(land.polygons)
    grouped = _grouped(blocks)
    found = []
    for done, (place, whole) in enumerate(grouped):
        progress.step(done, len(grouped))
        rows = np.sort(np.asarray(tree.query(whole), dtype=np.int64))
        inside = overlap(land.polygons[rows], prepare_region(whole)).area_m2
        parts = _parts(land, rows, inside, with_area=False)
        touched = np.flatnonzero(parts.inside > 0)
        kept = parts.take(touched)
        area = _block_area(whole, crs, place.district)
        notes = [*_unknown_notes(kept), *land.notes]
        found.append(Found(BLOCK, place, PARCELS, kept.amounts(area), kept, notes=tuple(notes)))
    return found


def industrial_uses(table: ColumnTable) -> tuple[Mask, Mask]:
    """Return which parcels are industrial, and of which nobody knows."""
    matches = match_column(table["use_code"], table["use_standard"])
    count = len(matches)
    industrial = np.fromiter(
        (each is not None and each.industrial for each in matches), bool, count
    )
    unknown = np.fromiter(
        (each is None or each.group in _TOO_COARSE for each in matches), bool, count
    )
    return industrial, unknown & ~industrial


def _parts(land: IndustrialLand, rows: Rows, inside: Floats, *, with_area: bool) -> ParcelParts:
    area = land.area_m2[rows]
    share = np.clip(share_of(inside, land.plane_m2[rows]), 0.0, 1.0)
    return ParcelParts(
        land.uuids[rows],
        measured(share * area),
        measured(area) if with_area else np.zeros(len(rows), dtype=np.int64),
        land.unknown[rows],
    )


def _inside(land: IndustrialLand, place: Place, parts: ParcelParts) -> Found:
    notes = [*_unknown_notes(parts, whole=True), *land.notes]
    if not land.parcels:
        return Found(INSIDE, place, PARCELS, None, notes=(Note("no_parcels"),))
    return Found(INSIDE, place, PARCELS, parts.amounts(), parts, notes=tuple(notes))


def _unknown_notes(parts: ParcelParts, *, whole: bool = False) -> Iterable[Note]:
    left = parts.unknown
    if left.any():
        values = parts.area if whole else parts.inside
        yield Note("unknown_use", int(left.sum()), Fraction(int(values[left].sum()), MICRO))


def _grouped(blocks: Sequence[LineBlock]) -> list[tuple[Place, Any]]:
    """Return blocks with their area; polygons with one number, or else one name, are one."""
    groups: dict[str, list[int]] = {}
    for row, block in enumerate(blocks):
        groups.setdefault(block.block_code or block.block_name or f"#{row + 1}", []).append(row)
    shapes = shapes_of_blocks(blocks)
    result = []
    for key, rows in groups.items():
        names = dict.fromkeys(blocks[row].block_name for row in rows if blocks[row].block_name)
        districts = dict.fromkeys(blocks[row].district for row in rows if blocks[row].district)
        name = "、".join(names)
        code = blocks[rows[0]].block_code
        shown = (
            f"{code} {name}" if code and name and name != code else name or code or _unnamed(key)
        )
        place = Place(BLOCKS, key, next(iter(districts), ""), shown)
        result.append((place, polygonal(shapely.union_all(shapes[rows]))))
    return result


def _unnamed(key: str) -> str:
    return f"无编号区块 {key.removeprefix('#')}"


def _block_area(whole: Any, crs: str | None, district: str) -> Fraction:
    one = np.array([whole], dtype=object)
    if crs is None:
        return measured_sum(shapely.area(one))
    return measured_sum(plane_areas(one, crs, np.array([district], dtype=object))[0])

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What changes when one version of the control line takes the place of another (A-27).

Every parcel is classed against both by the same rule; whose class flips is named with its areas
before and after and its right holders. Nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.control_line.classes import CLASSES, ControlRule
from lowuse_plugin.domain.control_line.pack import ControlPack, find_control_pack
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows
from lowuse_plugin.services.control_line.check_layers import Overlay, overlay_regions
from lowuse_plugin.services.control_line.difference import (
    ADDED,
    LEVEL,
    REMOVED,
    LineDifference,
    LineShapes,
    Measure,
    line_differences,
    plane,
)
from lowuse_plugin.services.control_line.versions import LineBlock, find_line_version, read_blocks

LEAST_SHIFT_M2 = 1.0
"""A parcel of the same class of which less lies elsewhere is no news: lines are drawn no finer."""


@dataclass(frozen=True)
class LineFlip:
    """One parcel before and after; m² on the plane area that the parcel is stated on."""

    parcel_uuid: str
    label: str
    holder: str
    district: str
    before: str
    after: str
    inside_before_m2: float
    inside_after_m2: float
    area_m2: float


@dataclass(frozen=True)
class ClassCount:
    """How many parcels are of one class, and their area."""

    parcels: int
    area_m2: float


@dataclass(frozen=True)
class LineComparison:
    """What changes between two versions.

    Attributes:
        old: Name of the version before.
        new: Name of the version after.
        flips: Parcels of another class, in the order of the workspace.
        shifted: Parcels of the same class of which another part lies inside.
        classes_before: Class → parcels and area.
        classes_after: Likewise.
        holders: Right holders of the parcels that flip, each counted once.
        added_m2: Ground that the new version has alone.
        removed_m2: Ground that the old version had alone.
        level_changed_m2: Ground that both have, at another level.
        differences: That ground, polygon by polygon.
        parcels: Compared ones.
        rule: By what figures.
        example: The figures or one of the versions are a 示例 (D8).
        old_uuid: Of the version before, empty where it is not stored.
        new_uuid: Likewise.
    """

    old: str
    new: str
    flips: tuple[LineFlip, ...]
    shifted: tuple[LineFlip, ...]
    classes_before: Mapping[str, ClassCount]
    classes_after: Mapping[str, ClassCount]
    holders: int
    added_m2: float
    removed_m2: float
    level_changed_m2: float
    differences: tuple[LineDifference, ...]
    parcels: int
    rule: ControlRule
    example: bool
    old_uuid: str = ""
    new_uuid: str = ""

    @property
    def affected(self) -> tuple[str, ...]:
        """The parcels whose class flips."""
        return tuple(flip.parcel_uuid for flip in self.flips)


@dataclass(frozen=True)
class Compared:
    """Two results for the same parcels, and where the lines differ."""

    before: Overlay
    after: Overlay
    differences: tuple[LineDifference, ...]

    @property
    def flipped(self) -> NDArray[np.bool_]:
        """Which parcels are of another class."""
        return np.asarray(self.before.control_class != self.after.control_class)

    @property
    def shifted(self) -> NDArray[np.bool_]:
        """Which parcels are of the same class and have another part inside."""
        moved = np.abs(self.after.inside_m2 - self.before.inside_m2) >= LEAST_SHIFT_M2
        return np.asarray(moved & ~self.flipped)

    def square_metres(self, kind: str) -> float:
        """Return the ground of one kind of difference."""
        return float(sum(each.m2 for each in self.differences if each.kind == kind))


def compare_control_lines(
    store: Store,
    old_uuid: str,
    new_uuid: str,
    *,
    pack: ControlPack | None = None,
    progress: Progress | None = None,
) -> LineComparison:
    """Compare two versions of a workspace, drafts too.

    Args:
        store: The workspace.
        old_uuid: The version before.
        new_uuid: The version after.
        pack: The figures of A-25; those that ship by default.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: ``LINE_VERSION_UNKNOWN``, ``LINE_SAME_VERSION``, ``CONTROL_LINE_EMPTY``.
    """
    if old_uuid == new_uuid:
        raise LowUseError("LINE_SAME_VERSION")
    today = office_today()
    with store.read() as reading:
        old, new = (find_line_version(reading, uuid, today) for uuid in (old_uuid, new_uuid))
        blocks = [read_blocks(reading, uuid) for uuid in (old_uuid, new_uuid)]
        parcels = reading.table("compare_parcels")
    for line, its in zip((old, new), blocks, strict=True):
        if not its:
            raise LowUseError("CONTROL_LINE_EMPTY", version=line.version)
    named = _Named(old.version, new.version, old_uuid, new_uuid, old.example or new.example)
    return _compare(store, parcels, (blocks[0], blocks[1]), named, pack=pack, progress=progress)


def compare_blocks(
    store: Store,
    old_blocks: Sequence[LineBlock],
    new_blocks: Sequence[LineBlock],
    *,
    old: str = "",
    new: str = "",
    example: bool = False,
    pack: ControlPack | None = None,
    progress: Progress | None = None,
) -> LineComparison:
    """Compare lines that need not be stored: the what-if of an adjustment.

    Args:
        store: The workspace with the parcels.
        old_blocks: The line before, in the CRS of the workspace.
        new_blocks: The line after.
        old: What it is called.
        new: Likewise.
        example: One of them is a 示例.
        pack: The figures of A-25; those that ship by default.
        progress: As for :func:`compare_control_lines`.
    """
    with store.read() as reading:
        parcels = reading.table("compare_parcels")
    named = _Named(old, new, example=example)
    return _compare(store, parcels, (old_blocks, new_blocks), named, pack=pack, progress=progress)


def compare_shapes(
    count: int,
    geometries_of: Callable[[Rows], Geometries],
    old: LineShapes,
    new: LineShapes,
    *,
    rule: ControlRule,
    area_m2: Floats | None = None,
    measure: Measure = plane,
    progress: Progress | None = None,
) -> Compared:
    """Compare two lines over any polygons, in one CRS in metres.

    Args:
        count: Number of parcels.
        geometries_of: Returns the polygons of the given rows.
        old: The line before.
        new: The line after.
        rule: The figures of A-25.
        area_m2: On what m² are stated; the plane of the geometry when left out.
        measure: Measures where the lines differ.
        progress: Is told after every block and may stop the work.
    """
    watched = progress or SilentProgress()
    differences = line_differences(old, new, measure)
    before, after = (
        overlay_regions(
            count,
            geometries_of,
            line.regions,
            rule=rule,
            area_m2=area_m2,
            progress=_Half(watched, half),
        )
        for half, line in enumerate((old, new))
    )
    return Compared(before, after, differences)


@dataclass(frozen=True)
class _Half:
    """One of two runs over the same parcels."""

    progress: Progress
    half: int

    def step(self, done: int, total: int, message: str = "") -> None:
        """Tell how far both are."""
        self.progress.step(done + self.half * total, 2 * total, message)


@dataclass(frozen=True)
class _Named:
    old: str
    new: str
    old_uuid: str = ""
    new_uuid: str = ""
    example: bool = False


def _compare(
    store: Store,
    parcels: ColumnTable,
    blocks: tuple[Sequence[LineBlock], Sequence[LineBlock]],
    named: _Named,
    *,
    pack: ControlPack | None,
    progress: Progress | None,
) -> LineComparison:
    pack = pack or find_control_pack()
    stored = parcels["plane_area_m2"]
    known = stored.valid & (stored.values > 0)
    area = stored.values.copy()
    rows = np.flatnonzero(~known)
    area[rows] = shapely.area(wkb.decode_polygons(parcels["geom"].take(rows)))
    old, new = (LineShapes.of(each) for each in blocks)
    found = compare_shapes(
        len(parcels),
        lambda rows: wkb.decode_polygons(parcels["geom"].take(rows)),
        old,
        new,
        rule=pack.rule,
        area_m2=area,
        measure=partial(_measured, store.info.crs),
        progress=progress,
    )
    chosen = np.flatnonzero(found.flipped | found.shifted)
    with store.read() as reading:
        holders = _holders(reading, parcels["uuid"].values[chosen].tolist())
    rows_of = partial(_flips, parcels, area, found, holders)
    flips = rows_of(np.flatnonzero(found.flipped))
    return LineComparison(
        old=named.old,
        new=named.new,
        flips=flips,
        shifted=rows_of(np.flatnonzero(found.shifted)),
        classes_before=count_classes(found.before, area),
        classes_after=count_classes(found.after, area),
        holders=_count_holders(holders[flip.parcel_uuid] for flip in flips),
        added_m2=found.square_metres(ADDED),
        removed_m2=found.square_metres(REMOVED),
        level_changed_m2=found.square_metres(LEVEL),
        differences=found.differences,
        parcels=len(parcels),
        rule=pack.rule,
        example=pack.example or named.example,
        old_uuid=named.old_uuid,
        new_uuid=named.new_uuid,
    )


def count_classes(overlay: Overlay, area: Floats) -> dict[str, ClassCount]:
    """Return how many parcels are of each class, and their area."""
    found = {}
    for name in CLASSES:
        members = np.asarray(overlay.control_class == name, dtype=np.bool_)
        found[name] = ClassCount(int(members.sum()), float(area[members].sum()))
    return found


def _measured(crs: str, parts: Geometries, districts: NDArray[Any]) -> Floats:
    return plane_areas(parts, crs, districts)[0]


def _flips(
    parcels: ColumnTable,
    area: Floats,
    found: Compared,
    holders: Mapping[str, list[tuple[str, str]]],
    rows: Rows,
) -> tuple[LineFlip, ...]:
    table = parcels.take(rows)
    columns = (table[name].to_list() for name in ("uuid", "label", "district"))
    return tuple(
        LineFlip(
            parcel_uuid=uuid,
            label=label or "",
            holder="、".join(dict.fromkeys(name for _, name in holders[uuid])),
            district=district or "",
            before=str(found.before.control_class[row]),
            after=str(found.after.control_class[row]),
            inside_before_m2=float(found.before.inside_m2[row]),
            inside_after_m2=float(found.after.inside_m2[row]),
            area_m2=float(area[row]),
        )
        for row, uuid, label, district in zip(rows.tolist(), *columns, strict=True)
    )


def _count_holders(owners: Iterable[Sequence[tuple[str, str]]]) -> int:
    """Count right holders once; a bare name is the registered one of that name, if there is one."""
    known = {pair for pairs in owners for pair in pairs}
    registered = {name for key, name in known if key != name}
    return sum(key != name or name not in registered for key, name in known)


def _holders(reading: Reading, parcels: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return key and name of the right holders of each parcel."""
    found: dict[str, list[tuple[str, str]]] = {uuid: [] for uuid in parcels}
    for row in reading.table("compare_holders", parcels=json.dumps(parcels)).to_rows():
        found[row["parcel"]].append((row["uuid"], row["name"]))
    return found

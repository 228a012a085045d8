# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check all or chosen parcels of a workspace against the control line in force."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.control_line.classes import ControlRule, version_in_force
from lowuse_plugin.domain.control_line.pack import ControlPack, shipped
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries, Rows
from lowuse_plugin.geometry.crs import epsg_number
from lowuse_plugin.services.control_line.check_layers import overlay_control_line
from lowuse_plugin.services.control_line.check_polygons import ClassTotal, count_beyond, figures_of
from lowuse_plugin.services.control_line.check_rows import (
    Basis,
    DroppedTreatment,
    Flip,
    WorkspaceOverlay,
    Written,
    write_differences,
)
from lowuse_plugin.services.control_line.versions import is_example, line_versions
from lowuse_plugin.services.retry import until_undisturbed


@dataclass(frozen=True)
class CheckSummary:
    """What a check of the workspace found.

    Attributes:
        version: The control-line version in force.
        example: The rule or the version is a 示例 and may not enter a submission (D8).
        checked: Parcels that have a geometry.
        written: Rows of ``control_check`` that are new, because the result is.
        classes: Totals of ``inside``, ``outside`` and ``crossing``.
        inside_m2: Area inside the line over all parcels.
        outside_m2: Area outside over all parcels.
        by_level: Area inside each level.
        boundary_errors: Crossings that are thin strips, listed apart (A-25).
        slivers: Parcels with a neglected part on the other side.
        flipped: Parcels of another class than last time.
        dropped: Treatments that a person gave and that no longer fit: to be given again.
        pack: Id of the rule pack; empty for figures that no document states.
        beyond_extent: Parcels beyond the box around the whole line: all of them usually means
            that something stands in another CRS than it says.
        missing: Chosen parcels that are not there any more, or have no geometry.
    """

    version: str
    example: bool
    checked: int
    written: int
    classes: Mapping[str, ClassTotal]
    inside_m2: float
    outside_m2: float
    by_level: Mapping[int, float]
    boundary_errors: int
    slivers: int
    flipped: tuple[Flip, ...]
    dropped: tuple[DroppedTreatment, ...]
    pack: str = ""
    beyond_extent: int = 0
    missing: int = 0


def check_control_line(
    store: Store,
    *,
    on: date,
    pack: ControlPack | None = None,
    rule: ControlRule | None = None,
    uuids: Sequence[str] | None = None,
    checked_by: str = "",
    progress: Progress | None = None,
) -> CheckSummary:
    """Check current parcels and write the results that differ from the last ones.

    When somebody treats a boundary error or brings a line meanwhile, all is read and computed
    again, so that no treatment is lost.

    Args:
        store: The workspace.
        on: Day of the check; decides which version is in force (A-27).
        pack: The figures of A-25 and the document that states them; the shipped example when it
            is left out.
        rule: Figures of somebody's own instead of those of the pack. The results then name no
            pack and count as an example, unless the figures are just those of the pack.
        uuids: Parcels to check; all current ones when it is left out.
        checked_by: Who checks, kept with each result.
        progress: Is told after every block and may stop the work; what is written by then stays
            and is right.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE``, ``CONTROL_LINE_SEVERAL_IN_FORCE``,
            ``CONTROL_LINE_EMPTY``, ``CONTROL_PACK_NOT_VALID`` for a pack that does not apply on
            the day, or why the workspace cannot be written.
    """
    watched = progress or SilentProgress()
    basis = _basis(pack, rule, on, checked_by)
    written = Written()

    def attempt() -> WorkspaceOverlay:
        found, latest = _compute(store, basis, uuids, watched, with_latest=True)
        write_differences(store, found, latest, basis=basis, written=written, progress=watched)
        return found

    return _summary(until_undisturbed(attempt), basis, written, uuids)


def overlay_workspace(
    store: Store,
    *,
    on: date,
    pack: ControlPack | None = None,
    uuids: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> WorkspaceOverlay:
    """Return the result for current parcels and write nothing.

    Raises:
        LowUseError: As :func:`check_control_line`.
    """
    basis = _basis(pack, None, on, "")
    return _compute(store, basis, uuids, progress or SilentProgress(), with_latest=False)[0]


def _basis(pack: ControlPack | None, rule: ControlRule | None, on: date, by: str) -> Basis:
    """Return what the check goes by: own figures that are those of the pack are the pack's."""
    chosen = pack or shipped()
    if pack is not None and not pack.valid_on(on):
        raise LowUseError(
            "CONTROL_PACK_NOT_VALID",
            title=pack.title,
            on=on.isoformat(),
            start=pack.valid_from.isoformat(),
            end=pack.valid_to.isoformat() if pack.valid_to is not None else "–",
        )
    if rule is None or rule == chosen.rule:
        return Basis(chosen.rule, on, by.strip(), chosen.id, chosen.sha256, chosen.example)
    return Basis(rule, on, by.strip())


def _compute(
    store: Store,
    basis: Basis,
    uuids: Sequence[str] | None,
    progress: Progress,
    *,
    with_latest: bool,
) -> tuple[WorkspaceOverlay, ColumnTable]:
    """Read one state of the workspace, let go of it, and compute."""
    with store.read() as reading:
        stated = reading.table("check_line_versions")
        version = version_in_force(line_versions(stated), basis.on)
        lines = reading.table("check_lines", version=version.key)
        parcels, latest = _rows(reading, uuids, with_latest=with_latest)
        seq = reading.head().seq
    if not len(lines):
        raise LowUseError("CONTROL_LINE_EMPTY", version=version.version)
    own = epsg_number(store.info.crs)
    area, epsg = _area_basis(parcels, own)
    polygons = wkb.decode_polygons(lines["geom"])
    beyond = 0

    def geometries_of(rows: Rows) -> Geometries:
        nonlocal beyond
        geometries = wkb.decode_polygons(parcels["geom"].take(rows))
        beyond += count_beyond(geometries, polygons)
        return geometries

    overlay = overlay_control_line(
        len(parcels),
        geometries_of,
        polygons,
        np.where(lines["level"].valid, lines["level"].values, 0),
        rule=basis.rule,
        area_m2=area,
        progress=progress,
    )
    example = is_example(stated, version)
    return WorkspaceOverlay(parcels, overlay, version, example, epsg, seq, beyond), latest


def _rows(
    reading: Reading, uuids: Sequence[str] | None, *, with_latest: bool
) -> tuple[ColumnTable, ColumnTable]:
    """Return the parcels to check and, if wanted, the last result of each."""
    if uuids is None:
        latest = reading.table("check_latest") if with_latest else ColumnTable({})
        return reading.table("check_parcels"), latest
    keys = json.dumps(sorted(set(uuids)))
    latest = reading.table("check_latest_of", uuids=keys) if with_latest else ColumnTable({})
    return reading.table("check_parcels_of", uuids=keys), latest


def _area_basis(parcels: ColumnTable, own_epsg: int) -> tuple[NDArray[np.float64], Column]:
    """Return the stored plane areas (D18), measuring only where none is stored."""
    stored, plane = parcels["plane_area_m2"], parcels["plane_epsg"]
    known = stored.valid & plane.valid & (stored.values > 0)
    area, epsg = stored.values.copy(), plane.values.copy()
    rows = np.flatnonzero(~known)
    area[rows] = shapely.area(wkb.decode_polygons(parcels["geom"].take(rows)))
    epsg[rows] = own_epsg
    return area, Column("int", epsg, np.ones(len(epsg), dtype=np.bool_))


def _summary(
    found: WorkspaceOverlay, basis: Basis, written: Written, uuids: Sequence[str] | None
) -> CheckSummary:
    return CheckSummary(
        version=found.version.version,
        example=basis.example or found.example,
        checked=len(found.parcels),
        written=written.count,
        flipped=tuple(written.flipped),
        dropped=tuple(written.dropped),
        pack=basis.pack or "",
        beyond_extent=found.beyond_extent,
        missing=0 if uuids is None else len(set(uuids)) - len(found.parcels),
        **figures_of(found.overlay),
    )


__all__ = ["CheckSummary", "ClassTotal", "check_control_line", "overlay_workspace"]

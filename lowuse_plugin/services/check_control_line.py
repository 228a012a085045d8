# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check all parcels of a workspace, or given polygons, against the control line in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.control_line import (
    CLASSES,
    LEVELS,
    RULE_IS_EXAMPLE,
    ControlRule,
    LineVersion,
    version_in_force,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.crs import epsg_number
from lowuse_plugin.services.control_check_rows import (
    DroppedTreatment,
    Flip,
    WorkspaceOverlay,
    Written,
    write_differences,
)
from lowuse_plugin.services.line_versions import is_example, line_versions
from lowuse_plugin.services.overlay_control_line import Overlay, overlay_control_line
from lowuse_plugin.services.retry import until_undisturbed

_STANDARD = ControlRule()


@dataclass(frozen=True)
class ClassTotal:
    """How many parcels are of one class, and their area in m²."""

    count: int
    area_m2: float


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


@dataclass(frozen=True)
class ControlLine:
    """A control polygon without its geometry."""

    id: str
    level: int
    version: LineVersion


def check_control_line(
    store: Store,
    *,
    on: date,
    rule: ControlRule = _STANDARD,
    progress: Progress | None = None,
) -> CheckSummary:
    """Check every current parcel and write the results that differ from the last ones.

    When somebody treats a boundary error or brings a line meanwhile, all is read and computed
    again, so that no treatment is lost.

    Args:
        store: The workspace.
        on: Day of the check; decides which version is in force (A-27).
        rule: The figures of A-25.
        progress: Is told after every block and may stop the work; what is written by then stays
            and is right.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE``, ``CONTROL_LINE_SEVERAL_IN_FORCE``,
            ``CONTROL_LINE_EMPTY``, or why the workspace cannot be written.
    """
    watched = progress or SilentProgress()
    written = Written()

    def attempt() -> WorkspaceOverlay:
        found, latest = _compute(store, on=on, rule=rule, progress=watched, with_latest=True)
        write_differences(store, found, latest, rule=rule, on=on, written=written, progress=watched)
        return found

    return _summary(until_undisturbed(attempt), written)


def overlay_workspace(
    store: Store, *, on: date, rule: ControlRule = _STANDARD, progress: Progress | None = None
) -> WorkspaceOverlay:
    """Return the result for every current parcel and write nothing.

    Raises:
        LowUseError: As :func:`check_control_line`.
    """
    watched = progress or SilentProgress()
    return _compute(store, on=on, rule=rule, progress=watched, with_latest=False)[0]


@dataclass(frozen=True)
class PolygonCheck:
    """The result for given polygons, row by row."""

    version: LineVersion
    overlay: Overlay

    def figures(self) -> dict[str, Any]:
        """Return the totals under the names that :class:`CheckSummary` has."""
        checked = len(self.overlay.control_class)
        return {"version": self.version.version, "checked": checked, **_figures(self.overlay)}

    def to_json(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """Return one plain mapping each, in the order given."""
        overlay = self.overlay
        return [
            {
                "id": key,
                "class": str(overlay.control_class[i]),
                "inside_m2": round(float(overlay.inside_m2[i]), 6),
                "outside_m2": round(float(overlay.outside_m2[i]), 6),
                "inside_share": round(float(overlay.inside_share[i]), 9),
                "by_level": {str(n): round(float(overlay.by_level[n][i]), 6) for n in LEVELS},
                "sliver": bool(overlay.sliver[i]),
                "boundary_error": bool(overlay.boundary_error[i]),
                "version": self.version.version,
            }
            for i, key in enumerate(ids)
        ]


def check_polygons(
    parcels: Geometries,
    lines: Sequence[ControlLine],
    line_polygons: Geometries,
    *,
    on: date,
    rule: ControlRule = _STANDARD,
) -> PolygonCheck:
    """Check given polygons against the version of the given lines that is in force.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE`` or ``CONTROL_LINE_SEVERAL_IN_FORCE``.
    """
    version = version_in_force(sorted({line.version for line in lines}, key=_by_date), on)
    chosen = np.array([line.version == version for line in lines], dtype=np.bool_)
    overlay = overlay_control_line(
        len(parcels),
        lambda rows: parcels[rows],
        line_polygons[chosen],
        [line.level for line in lines if line.version == version],
        rule=rule,
    )
    return PolygonCheck(version, overlay)


def read_line(entry: Fields) -> ControlLine:
    """Read what a script says of one control polygon.

    Raises:
        LowUseError: The codes of :class:`~lowuse_plugin.domain.inputs.Fields`, or
            ``INPUT_DATES_REVERSED`` when the version ends before it begins.
    """
    entry.require("level")
    level = entry.choice("level", [str(level) for level in LEVELS])
    start, end = entry.required_day("valid_from"), entry.day("valid_to")
    if end is not None and end <= start:
        raise LowUseError(
            "INPUT_DATES_REVERSED",
            field=entry.field("valid_to"),
            value=end.isoformat(),
            expected=start.isoformat(),
        )
    name = entry.required_text("version")
    version = LineVersion(key=name, version=name, valid_from=start, valid_to=end)
    return ControlLine(id=entry.required_text("id"), level=int(level or 0), version=version)


def _by_date(version: LineVersion) -> tuple[date, str]:
    return version.valid_from, version.version


def _compute(
    store: Store, *, on: date, rule: ControlRule, progress: Progress, with_latest: bool
) -> tuple[WorkspaceOverlay, ColumnTable]:
    """Read one state of the workspace, let go of it, and compute."""
    with store.read() as reading:
        stated = reading.table("check_line_versions")
        version = version_in_force(line_versions(stated), on)
        lines = reading.table("check_lines", version=version.key)
        parcels = reading.table("check_parcels")
        latest = reading.table("check_latest") if with_latest else ColumnTable({})
        seq = reading.head().seq
    if not len(lines):
        raise LowUseError("CONTROL_LINE_EMPTY", version=version.version)
    own = epsg_number(store.info.crs)
    area, epsg = _area_basis(parcels, own)
    overlay = overlay_control_line(
        len(parcels),
        lambda rows: wkb.decode(parcels["geom"].take(rows)),
        wkb.decode(lines["geom"]),
        np.where(lines["level"].valid, lines["level"].values, 0),
        rule=rule,
        area_m2=area,
        progress=progress,
    )
    example = is_example(stated, version)
    return WorkspaceOverlay(parcels, overlay, version, example, epsg, seq), latest


def _area_basis(parcels: ColumnTable, own_epsg: int) -> tuple[NDArray[np.float64], Column]:
    """Return the stored plane areas (D18), measuring only where none is stored."""
    stored, plane = parcels["plane_area_m2"], parcels["plane_epsg"]
    known = stored.valid & plane.valid & (stored.values > 0)
    area, epsg = stored.values.copy(), plane.values.copy()
    rows = np.flatnonzero(~known)
    area[rows] = shapely.area(wkb.decode(parcels["geom"].take(rows)))
    epsg[rows] = own_epsg
    return area, Column("int", epsg, np.ones(len(epsg), dtype=np.bool_))


def _summary(found: WorkspaceOverlay, written: Written) -> CheckSummary:
    return CheckSummary(
        version=found.version.version,
        example=RULE_IS_EXAMPLE or found.example,
        checked=len(found.parcels),
        written=written.count,
        flipped=tuple(written.flipped),
        dropped=tuple(written.dropped),
        **_figures(found.overlay),
    )


def _figures(overlay: Overlay) -> dict[str, Any]:
    """Return what is summed over all rows."""
    area = overlay.inside_m2 + overlay.outside_m2
    classes = {}
    for name in CLASSES:
        members = overlay.control_class == name
        classes[name] = ClassTotal(int(members.sum()), float(area[members].sum()))
    return {
        "classes": classes,
        "inside_m2": float(overlay.inside_m2.sum()),
        "outside_m2": float(overlay.outside_m2.sum()),
        "by_level": {level: float(overlay.by_level[level].sum()) for level in LEVELS},
        "boundary_errors": int(overlay.boundary_error.sum()),
        "slivers": int(overlay.sliver.sum()),
    }

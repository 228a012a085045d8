# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking drawn boundaries: sound in themselves, fitting to their neighbours, areas compared.

The neighbours are read from the workspace each time, so that what colleagues save meanwhile
counts. What was there before the drawing is told as a note, what came with it as a warning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.boundaries.edits import (
    AreaLine,
    BoundaryReport,
    EditedShape,
    Leaving,
    PlacedFinding,
    StoredShape,
)
from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.display import shown_signed
from lowuse_plugin.domain.findings import ERROR, NOTE, WARNING
from lowuse_plugin.domain.moments import office_moment
from lowuse_plugin.domain.parcels.codes import short_label, short_labels
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.geometry import boundary_faults as faults
from lowuse_plugin.geometry import boundary_fit as fit
from lowuse_plugin.geometry import crs as crs_module
from lowuse_plugin.geometry.areas import ellipsoid_areas, plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows
from lowuse_plugin.geometry.crs_guess import within_frame
from lowuse_plugin.services.boundaries.drawn import Drawn, read_drawn
from lowuse_plugin.services.boundaries.new_parcel import check_new
from lowuse_plugin.services.boundaries.read import decoded, read_around
from lowuse_plugin.services.control_line.areas_since import areas_since

REGISTERED_SHARE = 0.05
"""A drawn area that differs more from the registered one deserves a look."""
_STEPS = 4


def check_boundaries(
    store: Store,
    edited: Sequence[EditedShape],
    leaving: Sequence[Leaving] = (),
    progress: Progress | None = None,
) -> BoundaryReport:
    """Check edited shapes and compare their areas.

    Args:
        store: The workspace.
        edited: What is drawn, unchanged neighbours among it included.
        leaving: Parcels that are to be retired: they cover nothing any more.
        progress: May stop the work.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: As reading raises it.
    """
    watched = progress or SilentProgress()
    watched.step(0, _STEPS)
    with store.read() as reading:
        drawn = read_drawn(reading, edited, store.info.district)
        ours = {each.uuid for each in edited if each.uuid} | {each.uuid for each in leaving}
        old = decoded([each for each in drawn.before if each is not None])
        looked_at = np.concatenate((drawn.shapes[drawn.sound], old))
        around = read_around(reading, looked_at, sorted(ours))
        units = _units(reading, drawn)
        findings = check_new(reading, drawn.edited, store.info.district)
        findings += areas_since(reading, drawn)
    watched.step(1, _STEPS)
    findings += [*_changed_by_others(drawn), *_faulty(drawn, store.info.crs)]
    areas = _areas(drawn, store.info.crs)
    watched.step(2, _STEPS)
    findings += [*_area_findings(drawn, areas), *units]
    scale = np.array([_scale(line, drawn, row) for row, line in enumerate(areas)])
    setting = _Setting(drawn, around, scale)
    findings += _overlapping(setting)
    watched.step(3, _STEPS)
    findings += _gaping(setting)
    watched.step(_STEPS, _STEPS)
    rivals, gone = _rivals(edited, drawn)
    return BoundaryReport(tuple(findings), tuple(areas), rivals, gone)


def _rivals(
    edited: Sequence[EditedShape], drawn: Drawn
) -> tuple[tuple[StoredShape, ...], tuple[str, ...]]:
    """Return parcels that others drew anew meanwhile, and those that are current no more."""
    newer = tuple(
        before
        for before, overtaken in zip(drawn.before, drawn.overtaken.tolist(), strict=True)
        if before is not None and overtaken
    )
    current = {before.uuid for before in drawn.before if before is not None}
    return newer, tuple(e.uuid for e in edited if e.uuid and e.uuid not in current)


def _units(reading: Reading, drawn: Drawn) -> list[PlacedFinding]:
    """Note what keeps the outline from before: tagged survey units, and merges on their way."""
    rows = {
        e.uuid: row
        for row, e in enumerate(drawn.edited)
        if e.uuid and drawn.before[row] is not None and drawn.changed[row]
    }
    found = reading.table("boundary_tags", uuids=json.dumps(list(rows)))
    tagged = [unit for unit in found.to_rows() if unit["state"] in ("tagged", "identified")]
    merging = [
        _finding(
            "BOUNDARY_MERGE_RUNS", NOTE, drawn, rows[case["parcel_uuid"]], case=case["case_no"]
        )
        for case in reading.table("merge_running_of", uuids=json.dumps(list(rows))).to_rows()
    ]
    return merging + [
        _finding("BOUNDARY_UNIT_STAYS", NOTE, drawn, rows[unit["parcel_uuid"]]) for unit in tagged
    ]


def _changed_by_others(drawn: Drawn) -> Iterator[PlacedFinding]:
    for row, (edited, before) in enumerate(zip(drawn.edited, drawn.before, strict=True)):
        if edited.uuid and before is None:
            yield _finding("BOUNDARY_GONE", ERROR, drawn, row)
        elif before is not None and drawn.overtaken[row] and drawn.changed[row]:
            yield _finding(
                "BOUNDARY_CHANGED_SINCE", ERROR, drawn, row,
                who=before.changed_by or "?", when=_clock(before.changed_at),
            )  # fmt: skip


def _clock(at_utc: str | None) -> str:
    """Return a moment of the log as the clock in the office shows it."""
    return f"{office_moment(at_utc):%Y-%m-%d %H:%M}" if at_utc else "?"


def _faulty(drawn: Drawn, crs: str) -> Iterator[PlacedFinding]:
    shapes = drawn.shapes
    for row in np.flatnonzero(~faults.present(shapes)).tolist():
        yield _finding("BOUNDARY_EMPTY", ERROR, drawn, row)
    broken = faults.broken_rings(shapes)
    for row, xy, code in zip(broken.row.tolist(), broken.xy, broken.codes, strict=True):
        yield _at_point(str(code), ERROR, drawn, row, xy)
    sound = np.flatnonzero(drawn.sound)
    bounds = shapely.bounds(shapes[sound]).reshape(-1, 4)
    for row in sound[~within_frame(bounds, crs)].tolist():
        yield _finding("BOUNDARY_OUTSIDE", ERROR, drawn, row, crs=crs)
    for row in sound[crs_module.beyond_zone(shapes[sound], crs)].tolist():
        yield _finding("BEYOND_ZONE", NOTE, drawn, row, crs=crs)
    looked_at = sound[drawn.changed[sound]]  # what nobody touched is nobody's fault today
    for code, found in (
        ("BOUNDARY_SPIKE", faults.spikes(shapes[looked_at])),
        ("BOUNDARY_SHORT_EDGE", faults.short_edges(shapes[looked_at])),
    ):
        for row, xy in zip(looked_at[found.row].tolist(), found.xy, strict=True):
            yield _at_point(code, WARNING, drawn, row, xy)


def _areas(drawn: Drawn, crs: str) -> list[AreaLine]:
    plane, ellipsoid = (np.full(len(drawn.edited), np.nan) for _ in range(2))
    epsg = np.zeros(len(drawn.edited), dtype=np.int64)
    rows = np.flatnonzero(drawn.sound & within_frame(_bounds(drawn.shapes), crs))
    plane[rows], epsg[rows] = plane_areas(drawn.shapes[rows], crs, drawn.districts[rows])
    ellipsoid[rows] = ellipsoid_areas(drawn.shapes[rows], crs)
    lines = []
    for row, (edited, before) in enumerate(zip(drawn.edited, drawn.before, strict=True)):
        lines.append(
            AreaLine(
                key=edited.key,
                label=drawn.label(row),
                is_new=edited.uuid is None,
                changed=bool(drawn.changed[row]),
                registered_m2=before.registered_area_m2 if before else None,
                plane_before_m2=before.plane_area_m2 if before else None,
                plane_m2=_number(plane[row]),
                plane_epsg=int(epsg[row]),
                ellipsoid_before_m2=before.ellipsoid_area_m2 if before else None,
                ellipsoid_m2=_number(ellipsoid[row]),
            )
        )
    return lines


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _scale(line: AreaLine, drawn: Drawn, row: int) -> float:
    """Return how many m² of the district's plane are one m² of the workspace's (D18)."""
    area = float(shapely.area(drawn.shapes[row])) if drawn.sound[row] else 0.0
    return line.plane_m2 / area if line.plane_m2 and area else 1.0


def _area_findings(drawn: Drawn, areas: Sequence[AreaLine]) -> Iterator[PlacedFinding]:
    cut_off = _cut_off(drawn, areas)
    for row, line in enumerate(areas):
        if line.plane_m2 is None or not line.changed:
            continue
        if line.plane_m2 < faults.TINY_M2:
            yield _finding(
                "BOUNDARY_TINY", WARNING, drawn, row, area_m2=f"{line.plane_m2:,.2f}",
                least_m2=f"{faults.TINY_M2:g}",
            )  # fmt: skip
        if line.registered_m2 is None:
            continue
        # What is registered is that of the whole: all of its parts together are compared with it.
        whole = line.plane_m2 + cut_off.get(drawn.edited[row].uuid or "", 0.0)
        beyond = whole - line.registered_m2
        if abs(beyond) > REGISTERED_SHARE * line.registered_m2:
            yield _finding(
                "BOUNDARY_BEYOND_REGISTERED", WARNING, drawn, row,
                drawn_m2=f"{whole:,.2f}", registered_m2=f"{line.registered_m2:,.2f}",
                change_m2=shown_signed(beyond, places=2),
            )  # fmt: skip


def _cut_off(drawn: Drawn, areas: Sequence[AreaLine]) -> dict[str, float]:
    """Return how much land is cut off each parcel, in m² on the plane."""
    found: dict[str, float] = {}
    for each, line in zip(drawn.edited, areas, strict=True):
        if each.split_from and line.plane_m2 is not None:
            found[each.split_from] = found.get(each.split_from, 0.0) + line.plane_m2
    return found


@dataclass(frozen=True)
class _Setting:
    """Drawn shapes among the parcels around them."""

    drawn: Drawn
    around: Sequence[StoredShape]
    scale: Floats

    @property
    def count(self) -> int:
        return len(self.drawn.edited)

    def now(self) -> Geometries:
        """Return the drawn shapes and what lies around them; None for what is not sound."""
        shapes = self.drawn.shapes.copy()
        shapes[~self.drawn.sound] = None
        return np.concatenate((shapes, _valid(decoded(self.around))))

    def before(self) -> Geometries:
        """Return the same rows as the workspace has them; None for new parcels."""
        shapes = np.full(self.count, None, dtype=object)
        known = [row for row, each in enumerate(self.drawn.before) if each is not None]
        shapes[known] = decoded([self.drawn.before[row] for row in known])  # type: ignore[misc]
        return np.concatenate((_valid(shapes), _valid(decoded(self.around))))

    def name(self, row: int) -> str:
        """Return how people know a row."""
        if row < self.count:
            return self.drawn.label(row)
        return self.around[row - self.count].label

    def keys(self, *rows: int) -> tuple[str, ...]:
        return tuple(self.drawn.edited[row].key for row in rows if row < self.count)


def _valid(shapes: Geometries) -> Geometries:
    """Return shapes with which an overlay does not fail; None for the others."""
    result = shapes.copy()
    result[~shapely.is_valid(shapes)] = None
    return result


def _overlapping(setting: _Setting) -> Iterator[PlacedFinding]:
    now, before = (fit.find_overlaps(s, setting.count) for s in (setting.now(), setting.before()))
    pairs = zip(before.a.tolist(), before.b.tolist(), strict=True)
    old = dict(zip(pairs, before.area_m2.tolist(), strict=True))
    for i, (a, b) in enumerate(zip(now.a.tolist(), now.b.tolist(), strict=True)):
        was = old.get((a, b), 0.0)
        grown = now.area_m2[i] > was + fit.MIN_AREA_M2
        code = "BOUNDARY_STACKED" if now.stacked[i] else "BOUNDARY_OVERLAP"
        yield PlacedFinding(
            code if grown else f"{code}_BEFORE",
            WARNING if grown else NOTE,
            {
                **_pair(setting, a, b),
                "area_m2": f"{now.area_m2[i] * setting.scale[a]:,.2f}",
            },
            label=setting.name(a),
            bounds=_box(now.bounds[i]),
            keys=setting.keys(a, b),
            area_m2=float(now.area_m2[i] * setting.scale[a]),
        )


def _gaping(setting: _Setting) -> Iterator[PlacedFinding]:
    now = fit.find_gaps(setting.now(), setting.count)
    if not len(now.shapes):
        return
    before = fit.find_gaps(setting.before(), setting.count)
    known = fit.was_there(now.shapes, before.shapes)
    boxes = shapely.bounds(now.shapes).reshape(-1, 4)
    for i, (a, b) in enumerate(zip(now.a.tolist(), now.b.tolist(), strict=True)):
        yield PlacedFinding(
            "BOUNDARY_GAP_BEFORE" if known[i] else "BOUNDARY_GAP",
            NOTE if known[i] else WARNING,
            {
                **_pair(setting, a, b),
                "area_m2": f"{now.area_m2[i] * setting.scale[a]:,.2f}",
            },
            label=setting.name(a),
            bounds=_box(boxes[i]),
            keys=setting.keys(a, b),
        )


def _pair(setting: _Setting, a: int, b: int) -> dict[str, str]:
    """Return how two parcels are called so that they can be told apart."""
    names = short_labels((setting.name(a), setting.name(b)))
    return dict(zip(("parcel", "other"), (name or "NEW_PARCEL" for name in names), strict=True))


def _bounds(shapes: Geometries) -> Floats:
    return np.asarray(shapely.bounds(shapes).reshape(-1, 4))


def _box(values: Floats | Rows) -> Bounds | None:
    if not np.isfinite(values).all():
        return None
    west, south, east, north = (float(value) for value in values)
    return west, south, east, north


def _finding(code: str, severity: str, drawn: Drawn, row: int, **params: Any) -> PlacedFinding:
    label = drawn.label(row)
    box = _box(_bounds(drawn.shapes[row : row + 1])[0])
    stored = drawn.before[row]
    if box is None and stored is not None:
        box = _box(_bounds(decoded([stored]))[0])
    values: Mapping[str, object] = {"parcel": short_label(label) or "NEW_PARCEL", **params}
    keys = (drawn.edited[row].key,)
    return PlacedFinding(code, severity, values, label=label, bounds=box, keys=keys)


def _at_point(code: str, severity: str, drawn: Drawn, row: int, xy: Floats) -> PlacedFinding:
    if not np.isfinite(xy).all():
        return _finding(code, severity, drawn, row, x="?", y="?")
    x, y = float(xy[0]), float(xy[1])
    label = drawn.label(row)
    return PlacedFinding(
        code,
        severity,
        {"parcel": short_label(label) or "NEW_PARCEL", "x": f"{x:.2f}", "y": f"{y:.2f}"},
        label=label,
        bounds=(x, y, x, y),
        keys=(drawn.edited[row].key,),
    )

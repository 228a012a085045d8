# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What would come of a merge: outline, areas, gaps, overlaps, every field; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar, cast

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.findings import ERROR, Finding
from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging.areas import MergeAreas
from lowuse_plugin.domain.merging.fields import TYPED, MergeFields
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.merging.preview import (
    LEFT_M2,
    MergePreview,
    PreviewGap,
    PreviewMember,
    PreviewOverlap,
    new_parcel_values,
)
from lowuse_plugin.domain.merging.values import (
    MemberValues,
    PreviewCell,
    ValueChoice,
    largest_first,
    merge_cells,
)
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress, Reading, Row, Store, Value
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import ellipsoid_areas, plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows
from lowuse_plugin.geometry.merged_outline import Between, MergedOutline, merged_outline
from lowuse_plugin.geometry.overlap import nowhere_wider
from lowuse_plugin.geometry.validity import as_multipolygons, repair_polygons
from lowuse_plugin.services.merging.facts import MergeFacts, opened, read_facts
from lowuse_plugin.services.merging.preview_findings import preview_findings
from lowuse_plugin.services.parcels.kept_areas import kept_or_measured

T = TypeVar("T")

_TABLE = "parcel"


def merge_preview(
    source: Reading | Store,
    uuids: Sequence[str],
    *,
    pack: MergePack | None = None,
    values: Mapping[str, ValueChoice] | None = None,
    fields: MergeFields | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> MergePreview:
    """Return what would come of merging current parcels.

    Args:
        source: The workspace, or one state of it; it is only read.
        uuids: Members; one named twice counts once.
        pack: Tolerances; those of the document when left out.
        values: Column → by which rule a person wants the field to get its value.
        fields: Rules of the fields; the shipped ones when left out.
        today: Day of the check, for days that were typed.
        progress: Is told after every member and may stop the work.

    Raises:
        LowUseError: ``MERGE_MEMBERS_NONE``; ``MERGE_MEMBER_ABSENT`` for one that is retired or
            absent, ``MERGE_MEMBER_NO_SHAPE``; ``INPUT_NOT_ALLOWED`` for a field or rule that
            there is not; or why the workspace cannot be read.
    """
    if not uuids:
        raise LowUseError("MERGE_MEMBERS_NONE")
    chosen = pack or merge_pack.shipped()
    with opened(source) as reading:
        facts = read_facts(reading, uuids)
        rows = tuple(reading.row(_TABLE, parcel.id) or {} for parcel in facts.parcels)
    read = _measured(facts, rows)  # nobody waits for a transaction that is open meanwhile
    drawn = merged_outline(
        read.shapes,
        tolerance_m=chosen.tolerance_m,
        gap_width_m=chosen.find_tolerance_m,
        min_gap_length_m=chosen.find_min_shared_m,
        progress=progress,
    )
    lands = _lands(source, read, drawn, chosen.tolerance_m)
    return _preview(read, drawn, lands, chosen, (values, fields, today or office_today()))


_Asked = tuple[Mapping[str, ValueChoice] | None, MergeFields | None, date]
_Lands = list[tuple[str, ...]]
"""Labels of the parcels of others that each gap is land of."""


@dataclass(frozen=True)
class _Read:
    """Members as the workspace has them; ``broken`` have a ring that had to be mended."""

    crs: str
    members: tuple[PreviewMember, ...]
    rows: tuple[Mapping[str, Value], ...]
    drawn: Geometries
    shapes: Geometries
    broken: tuple[int, ...]


def _measured(facts: MergeFacts, rows: tuple[Row, ...]) -> _Read:
    kept = [cast("float | None", row.get("ellipsoid_area_m2")) for row in rows]
    ellipsoids = kept_or_measured(kept, lambda at: ellipsoid_areas(facts.geometries[at], facts.crs))
    areas = zip(facts.plane_m2.tolist(), ellipsoids.tolist(), strict=True)
    return _Read(
        crs=facts.crs,
        members=tuple(
            PreviewMember(
                uuid=parcel.id,
                label=facts.labels[parcel.id],
                version=facts.versions[parcel.id],
                registered=parcel.registered_area_m2,
                plane=plane_m2,
                ellipsoidal=ellipsoid_m2,
            )
            for parcel, (plane_m2, ellipsoid_m2) in zip(facts.parcels, areas, strict=True)
        ),
        rows=rows,
        drawn=facts.drawn,
        shapes=facts.geometries,
        broken=tuple(i for i, each in enumerate(facts.parcels) if each.id in facts.broken),
    )


def _preview(
    read: _Read, drawn: MergedOutline, lands: _Lands, pack: MergePack, asked: _Asked
) -> MergePreview:
    values, fields, today = asked
    sized = [MemberValues(m.uuid, m.ranked_m2, read.rows[i]) for i, m in enumerate(read.members)]
    cells = merge_cells(sized, values, fields)
    district = _district(cells, largest_first(sized)[0])
    plane = _Plane(read.crs, district)
    snapped = plane.areas(drawn.members) - plane.areas(read.shapes)
    areas = _areas(read, drawn, plane, float(snapped.sum()))
    gaps = _gaps(read, drawn, plane, lands)
    overlaps = tuple(
        PreviewOverlap(*each, bool(ok))
        for each, ok in zip(_between(read, drawn.overlaps, plane), drawn.narrow, strict=True)
    )
    problems = _problems(cells, areas, today)
    findings = preview_findings(
        read.members,
        gaps,
        overlaps,
        cells,
        areas,
        apart=np.flatnonzero(drawn.apart).tolist(),
        parts=drawn.parts,
        broken=read.broken,
        unmoved=np.flatnonzero(drawn.refused).tolist(),
    )
    return MergePreview(
        members=read.members,
        outline=bytes(wkb.encode(as_multipolygons(_one(drawn.outline))).values[0]),
        old_outlines=_by_uuid(read, wkb.encode(read.drawn).values.tolist()),
        areas=areas,
        gaps=gaps,
        overlaps=overlaps,
        corners=drawn.corners,
        parts=drawn.parts,
        moved_max_m=float(drawn.moved_m.max(initial=0.0)),
        snapped=_by_uuid(read, snapped.tolist()),
        cells=cells,
        problems=problems,
        blockers=(
            *(finding for finding in findings if finding.severity == ERROR),
            *(Finding(p.code, ERROR, p.params) for p in problems if p.refused),
        ),
        notes=tuple(finding for finding in findings if finding.severity != ERROR),
        district=district,
        pack=pack,
    )


class _Plane:
    """The plane in which a merge is measured: that of its district (D18)."""

    def __init__(self, crs: str, district: str) -> None:
        self._crs = crs
        self._district = district

    def areas(self, shapes: Geometries) -> Floats:
        """Return plane areas in m²."""
        return self._measured(shapes)[0]

    def epsg(self) -> int:
        """Return the CRS of the plane."""
        return int(self._measured(_one(shapely.Polygon()))[1][0])

    def _measured(self, shapes: Geometries) -> tuple[Floats, Rows]:
        return plane_areas(shapes, self._crs, np.full(len(shapes), self._district, dtype=object))


def _one(shape: Any) -> Geometries:
    result = np.empty(1, dtype=object)
    result[0] = shape
    return result


def _district(cells: Sequence[PreviewCell], largest: MemberValues) -> str:
    """Return the district of the new parcel; while members differ, that of the largest (A-36)."""
    chosen = next((cell.value for cell in cells if cell.column == "district"), None)
    return str(chosen or largest.values.get("district") or "")


def _by_uuid(read: _Read, values: Sequence[T]) -> dict[str, T]:
    return dict(zip((member.uuid for member in read.members), values, strict=True))


def _areas(read: _Read, drawn: MergedOutline, plane: _Plane, snapped: float) -> MergeAreas:
    registered = [member.registered for member in read.members]
    known = [m2 for m2 in registered if m2 is not None]
    union = float(plane.areas(_one(drawn.outline))[0])
    return MergeAreas(
        registered_sum=sum(known, Fraction(0)) if len(known) == len(registered) else None,
        registered_missing=tuple(m.uuid for m in read.members if m.registered is None),
        members_plane_sum=sum(member.plane for member in read.members),
        union_plane=union,
        union_ellipsoidal=float(ellipsoid_areas(_one(drawn.outline), read.crs)[0]),
        members_ellipsoidal_sum=sum(member.ellipsoidal for member in read.members),
        snapped_sum=snapped,
        counted_once=float(plane.areas(drawn.members).sum()) - union,
        epsg=plane.epsg(),
    )


def _between(read: _Read, found: Between, plane: _Plane) -> Iterator[tuple[bytes, float, str, str]]:
    """Yield shape, m² and the two members of what lies between them or in both."""
    shapes = wkb.encode(found.shapes).values.tolist()
    areas = plane.areas(found.shapes).tolist()
    uuids = [member.uuid for member in read.members]
    for shape, m2, a, b in zip(shapes, areas, found.a.tolist(), found.b.tolist(), strict=True):
        yield bytes(shape), m2, uuids[a], uuids[b]


def _gaps(
    read: _Read, drawn: MergedOutline, plane: _Plane, lands: _Lands
) -> tuple[PreviewGap, ...]:
    left = np.where(drawn.closed, 0.0, plane.areas(drawn.gap_left))
    return tuple(
        PreviewGap(*each, m2, others)
        for each, m2, others in zip(
            _between(read, drawn.gaps, plane), left.tolist(), lands, strict=True
        )
    )


def _lands(
    source: Reading | Store, read: _Read, drawn: MergedOutline, tolerance_m: float
) -> _Lands:
    """Return the parcels of others that each gap is land of; none where nobody has part of it.

    What their boundaries leave within the tolerance is no land of its own.
    """
    result: _Lands = [()] * len(drawn.gap_left)
    rows = np.flatnonzero(~drawn.closed)
    if not rows.size:
        return result
    with opened(source) as reading:
        others = reading.table(
            "boundary_neighbours",
            boxes=json.dumps(shapely.bounds(drawn.gap_left[rows]).tolist()),
            without=json.dumps([member.uuid for member in read.members]),
        )
    shapes = repair_polygons(wkb.decode(others["wkb"])).geometries
    labels = others["label"].to_list()
    tree = shapely.STRtree(shapes)
    for row in rows.tolist():
        gap = drawn.gap_left[row]
        near = np.sort(tree.query(gap))
        common = shapely.area(shapely.intersection(shapes[near], gap))
        inside = near[common > LEFT_M2]
        rest = shapely.difference(gap, shapely.union_all(shapes[inside]))
        if inside.size and bool(nowhere_wider(_one(rest), 2 * tolerance_m)[0]):
            result[row] = tuple(labels[other] for other in inside.tolist())
    return result


def _problems(
    cells: Sequence[PreviewCell], areas: MergeAreas, today: date
) -> tuple[FieldProblem, ...]:
    """Return what is wrong with what was typed; what members say already stands there."""
    row: dict[str, Value] = {cell.column: cell.value for cell in cells}
    row["plane_area_m2"] = areas.union_plane
    typed = [cell.column for cell in cells if cell.rule == TYPED]
    return check_row(_TABLE, row, typed, today)


__all__ = ["MergePreview", "merge_preview", "new_parcel_values"]

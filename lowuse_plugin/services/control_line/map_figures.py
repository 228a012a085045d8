# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures and drawing of the map 工业用地控制线比对图 (T4), from one read transaction.

What is drawn comes from the same state as what is printed: a colleague's save between two reads
would put another number under the picture than it shows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column
from lowuse_plugin.domain.control_line.classes import CLASSES, CROSSING, LineVersion
from lowuse_plugin.domain.control_line.map import (
    BOUNDARY_ERROR,
    NAMED_AT_MOST,
    OTHER,
    STALE,
    UNCHECKED,
    AreaRow,
    ControlMap,
    ControlMapFigures,
    LineInUse,
    MapParcel,
    MapScope,
    MapSource,
    area_rows,
    hectares,
    printed_m2,
    short_name,
    sum_of,
    total_row,
)
from lowuse_plugin.domain.control_line.pack import rests_on_example
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_day
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.domain.statistics import total_m2
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry import wkb

Mask = NDArray[np.bool_]


def control_map(store: Store, *, scope: MapScope, on: date) -> ControlMap:
    """Return what stands on the map.

    Args:
        store: The workspace.
        scope: Which parcels are counted; the others of the workspace are drawn as context.
        on: Day of the map.

    Raises:
        LowUseError: ``CONTROL_CHECK_NONE``: no parcel of the scope has a result that holds;
            ``CONTROL_CHECK_MIXED`` (versions): results rest on several versions of the line;
            ``PARCELS_UNKNOWN``: chosen parcels are no longer current.
    """
    with store.read() as reading:
        parcels = reading.table("control_map_parcels")
        versions = reading.table("control_map_versions").to_rows()
        chosen = _in_scope(parcels, scope)
        key = _line_key(parcels, chosen, versions)
        lines = reading.table("check_lines", version=key)
        sources = reading.table("control_map_sources").to_rows()
        counted = parcels.take(chosen)
        holders = _holders(reading, counted, scope)
        head = reading.head()
    classes, errors, parts, total, area = _areas(counted)
    stale = _yes(counted["stale"])
    checked = counted["control_class"].valid
    days = counted["checked_on"].take(checked).values
    figures = ControlMapFigures(
        workspace=store.info,
        head=head,
        scope=scope,
        on=on,
        line=_line(key, versions, on),
        classes=classes,
        boundary_errors=errors,
        parts=parts,
        inside=sum_of([parts["level_1"], parts["level_2"], parts["level_0"]]),
        total=total,
        hectares=hectares(area),
        treated=int((_yes(counted["treated"]) & checked).sum()),
        stale=int(stale.sum()),
        unchecked=int((~checked & ~stale).sum()),
        checked_on=(days.min().item(), days.max().item()),
        sources=_sources(sources),
        bounds=tuple(shapely.total_bounds(wkb.decode(counted["geom"])).tolist()),
        rule_is_example=_by_example(counted),
        named=_named(counted, holders),
    )
    return ControlMap(figures, _drawing(parcels, chosen, scope), lines)


def control_map_figures(store: Store, *, scope: MapScope, on: date) -> ControlMapFigures:
    """Return the figures alone.

    Raises:
        LowUseError: As :func:`control_map`.
    """
    return control_map(store, scope=scope, on=on).figures


def _by_example(counted: ColumnTable) -> bool:
    """Tell whether one of the results goes by an example of the rule (D8)."""
    packs = counted["rule_pack"].take(counted["control_class"].valid)
    return any(rests_on_example(pack) for pack in set(packs.to_list()))


def _in_scope(parcels: ColumnTable, scope: MapScope) -> Mask:
    """Return which rows are counted."""
    if scope.parcels:
        mask = np.isin(parcels["uuid"].values.astype(str), sorted(scope.parcels))
        missing = len(scope.parcels) - int(mask.sum())
        if missing:
            raise LowUseError("PARCELS_UNKNOWN", count=missing, expected=len(scope.parcels))
        return mask
    if scope.district:
        return np.asarray(parcels["district"].values == scope.district, dtype=np.bool_)
    if scope.frame:
        frame = shapely.box(*scope.frame)
        return np.asarray(shapely.intersects(wkb.decode(parcels["geom"]), frame))
    return np.ones(len(parcels), dtype=np.bool_)


def _line_key(parcels: ColumnTable, chosen: Mask, versions: Sequence[dict[str, Any]]) -> str:
    """Return the one version that the results rest on.

    Raises:
        LowUseError: ``CONTROL_CHECK_NONE`` or ``CONTROL_CHECK_MIXED``.
    """
    found = parcels["line"].take(chosen & parcels["control_class"].valid)
    keys = set(found.to_list())
    if not keys:
        raise LowUseError("CONTROL_CHECK_NONE")
    if len(keys) > 1:
        names = sorted(row["version"] for row in versions if row["uuid"] in keys)
        raise LowUseError("CONTROL_CHECK_MIXED", versions=tuple(names))
    return str(keys.pop())


def _line(key: str, versions: Sequence[dict[str, Any]], on: date) -> LineInUse:
    stated = {
        row["uuid"]: LineVersion.stated(
            row["uuid"], row["version"], row["valid_from"], row["valid_to"]
        )
        for row in versions
    }
    [row] = [row for row in versions if row["uuid"] == key]
    version = stated[key]
    others = sorted(v.version for v in stated.values() if v.key != key and v.in_force(on))
    return LineInUse(
        version=version.version,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        approval_no=row["approval_no"] or "",
        approved_by=row["approved_by"] or "",
        approved_on=date.fromisoformat(row["approved_on"]) if row["approved_on"] else None,
        example=bool(row["example"]),
        in_force=version.in_force(on),
        in_force_instead=tuple(others),
    )


def _areas(
    counted: ColumnTable,
) -> tuple[dict[str, AreaRow], AreaRow, dict[str, AreaRow], AreaRow, Fraction]:
    """Return rows by class, untreated boundary errors, rows by part, the total, its exact area."""
    checked = counted.take(counted["control_class"].valid)
    inside, outside = _numbers(checked["inside_m2"]), _numbers(checked["outside_m2"])
    level_1, level_2 = _numbers(checked["level_1_m2"]), _numbers(checked["level_2_m2"])
    names = checked["control_class"].values
    members = {name: np.asarray(names == name, dtype=np.bool_) for name in CLASSES}
    areas = {name: _sum(inside[mask], outside[mask]) for name, mask in members.items()}
    area = sum(areas.values(), Fraction(0))
    total = total_row(area, len(checked))
    counts = [int(mask.sum()) for mask in members.values()]
    classes = dict(zip(CLASSES, area_rows(list(areas.values()), counts, total), strict=True))

    errors = members[CROSSING] & _yes(checked["boundary_error"])
    error_area = _sum(inside[errors], outside[errors])
    row = area_rows(
        [error_area, max(areas[CROSSING] - error_area, Fraction(0))],
        [int(errors.sum()), None],
        classes[CROSSING],
    )[0]

    levels = [_sum(level_1), _sum(level_2)]
    rest = max(_sum(inside) - sum(levels, Fraction(0)), Fraction(0))
    pieces = area_rows([*levels, _whole(rest), _sum(outside)], [None] * 4, total)
    keys = ("level_1", "level_2", "level_0", "outside")
    return classes, row, dict(zip(keys, pieces, strict=True)), total, area


def _whole(rest: Fraction) -> Fraction:
    """Return a difference of sums without the noise of floating point."""
    return rest if rest > Fraction(1, 10**6) else Fraction(0)


def _numbers(values: Column) -> NDArray[np.float64]:
    return np.where(values.valid, values.values, 0.0)


def _yes(flags: Column) -> Mask:
    return np.asarray(flags.values & flags.valid, dtype=np.bool_)


def _sum(*parts: NDArray[np.float64]) -> Fraction:
    """Return the sum of areas, exact before its one rounding."""
    return exact(total_m2(value for part in parts for value in part.tolist()))


def _drawing(parcels: ColumnTable, chosen: Mask, scope: MapScope) -> ColumnTable:
    """Return what is drawn as what; beyond a frame nothing is."""
    names = _drawn_as(parcels)
    names[~chosen] = OTHER
    table = ColumnTable(
        {
            "map_number": parcels["map_number"],
            "parcel_code": parcels["parcel_code"],
            "drawn_as": column("text", names.tolist()),
            "geom": parcels["geom"],
        }
    )
    return table.take(chosen) if scope.frame else table


def _drawn_as(parcels: ColumnTable) -> NDArray[np.object_]:
    names = np.where(parcels["control_class"].valid, parcels["control_class"].values, UNCHECKED)
    names = names.astype(object)
    names[_yes(parcels["stale"])] = STALE
    names[(names == CROSSING) & _yes(parcels["boundary_error"])] = BOUNDARY_ERROR
    return names


def _holders(reading: Reading, counted: ColumnTable, scope: MapScope) -> dict[str, str] | None:
    """Return the right holders of chosen parcels; None where they are not named one by one."""
    if not scope.parcels or len(counted) > NAMED_AT_MOST:
        return None
    keys = json.dumps(counted["uuid"].to_list())
    rows = reading.table("control_map_holders", uuids=keys).to_rows()
    return {row["uuid"]: row["holder"] or "" for row in rows}


def _named(counted: ColumnTable, holders: Mapping[str, str] | None) -> tuple[MapParcel, ...]:
    """Return the parcels one by one, by code."""
    if holders is None:
        return ()
    shapes = wkb.decode(counted["geom"])
    points = shapely.get_coordinates(shapely.point_on_surface(shapes)).tolist()
    boxes = shapely.bounds(shapes)
    sizes = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]).tolist()
    found = []
    rows = zip(counted.to_rows(), _drawn_as(counted).tolist(), points, sizes, strict=True)
    for row, drawn_as, point, size in rows:
        holds = row["control_class"] is not None
        found.append(
            MapParcel(
                uuid=row["uuid"],
                number=0,
                name=short_name(row["parcel_code"], row["map_number"]),
                parcel_code=row["parcel_code"] or row["map_number"] or "",
                holder=holders.get(row["uuid"], ""),
                drawn_as=drawn_as,
                inside_m2=printed_m2(row["inside_m2"]) if holds else None,
                outside_m2=printed_m2(row["outside_m2"]) if holds else None,
                at=(point[0], point[1]),
                size_m=size,
            )
        )
    found.sort(key=lambda parcel: (not parcel.parcel_code, parcel.parcel_code, parcel.uuid))
    return tuple(replace(parcel, number=i) for i, parcel in enumerate(found, 1))


def _sources(rows: Sequence[Mapping[str, Any]]) -> tuple[MapSource, ...]:
    """Return each file once, however often it was imported, in the order of the first imports.

    Its day is that of the last import that changed something: what came after left all as it was.
    """
    files: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = (row["target"], row["file_name"], row["sha256"])
        files.setdefault(key, []).append(row)
    return tuple(_source(imports) for imports in files.values())


def _source(imports: Sequence[Mapping[str, Any]]) -> MapSource:
    changing = [row for row in imports if _rows(row)]
    last = changing[-1] if changing else imports[0]
    at = last["imported_at"]
    return MapSource(
        target=last["target"],
        file_name=last["file_name"],
        # An import that corrects one parcel of a file does not make it a file of one parcel.
        rows=max(_rows(row) for row in imports),
        imported_on=office_day(at) if at else None,
    )


def _rows(row: Mapping[str, Any]) -> int:
    return (row["imported"] or 0) + (row["changed"] or 0)

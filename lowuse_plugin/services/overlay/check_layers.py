# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check any two layers, as they come: curved, invalid, drawn as lines, in other CRS and units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.geometry.arrays import Geometries, Mask
from lowuse_plugin.geometry.closed_lines import enclose
from lowuse_plugin.geometry.metric import Done, in_metres, unit_metres
from lowuse_plugin.geometry.validity import REPAIRED
from lowuse_plugin.geometry.wkb import parse_shapes, repaired
from lowuse_plugin.services.control_line.check_polygons import (
    ControlLine,
    PolygonCheck,
    check_polygons,
)

CURVES, TINY, TWICE = "CURVES_LINEARISED", "BELOW_ONE_M2", "SAME_SHAPE_TWICE"
"""Remarks on a parcel, beside ``GEOMETRY_REPAIRED``."""
ENCLOSED, NESTED = "LINES_ENCLOSED", "LINES_NESTED"
_LINES = (1, 2, 5)
"""Line string, linear ring, multi line string."""
_TINY_M2 = 1.0


@dataclass(frozen=True)
class Layer:
    """Shapes of a layer as they come.

    Attributes:
        shapes: WKT text or WKB bytes.
        fields: What each is called in an error.
        crs: Authority code or WKT; empty for the CRS of the other layer, of both empty for one
            in metres.
    """

    shapes: Sequence[object]
    fields: Sequence[str]
    crs: str = ""


@dataclass(frozen=True)
class Remark:
    """Something that was done to a layer, for people to read."""

    code: str
    count: int
    more: int = 0


@dataclass(frozen=True)
class LayerCheck:
    """The result of a check of two layers.

    Attributes:
        check: Row by row, in the order of the parcels.
        remarks: Codes of each parcel.
        done: What brought both layers into one plane.
        lines: What was done to the control lines: ``CURVES_LINEARISED``, ``GEOMETRY_REPAIRED``
            (count), ``LINES_ENCLOSED`` (count of lines, more: areas), ``LINES_NESTED`` (areas
            that lie in the hole of another one and count as inside the line).
    """

    check: PolygonCheck
    remarks: tuple[tuple[str, ...], ...]
    done: tuple[Done, ...]
    lines: tuple[Remark, ...]
    plane: str = ""
    """CRS that the figures are measured in; empty where none was given."""

    def to_json(
        self, ids: Sequence[str], registered_m2: Sequence[float | None] = ()
    ) -> list[dict[str, Any]]:
        """Return one plain mapping each, in the order given."""
        rows = self.check.to_json(ids, registered_m2)
        done = [each.code for each in self.done]
        for row, codes in zip(rows, self.remarks, strict=True):
            row["remarks"] = list(codes)
            if self.plane:
                row |= {"measured_in": self.plane, "transformed": done}
        return rows

    def count(self, code: str) -> int:
        """Return how many parcels have a remark."""
        return sum(code in codes for codes in self.remarks)


def check_layers(
    parcels: Layer,
    line_layer: Layer,
    lines: Sequence[ControlLine],
    *,
    on: date,
    rule: ControlRule,
    progress: Progress | None = None,
) -> LayerCheck:
    """Check parcels against the version of the given lines that is in force.

    Args:
        parcels: Polygons.
        line_layer: Polygons, or lines that close: those of one version enclose areas together.
        lines: What is said of each shape of ``line_layer``.
        on: Day of the check.
        rule: The figures of A-25.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: ``GEOMETRY_UNREADABLE``, ``GEOMETRY_REFUSED``, ``LINE_NOT_CLOSED``,
            ``LINE_HANGS``, ``LINE_NO_AREA``, ``CRS_UNKNOWN``, ``CRS_TRANSFORM_FAILED``,
            ``CONTROL_LINE_NONE_IN_FORCE``, ``CONTROL_LINE_SEVERAL_IN_FORCE``.
    """
    own = parcels.crs or line_layer.crs
    other = line_layer.crs or own
    subject = parse_shapes(parcels.shapes, parcels.fields, unit_metres(own))
    drawn = parse_shapes(line_layer.shapes, line_layer.fields, unit_metres(other))
    plots, shapes = subject.geometries, drawn.geometries
    done: tuple[Done, ...] = ()
    plane = ""
    if own:
        both = in_metres(plots, shapes, own, other)
        plots, shapes, done, plane = both.parcels, both.lines, both.done, both.plane
    plots, codes = repaired(plots, parcels.fields)
    polygons, said, remarks = _line_polygons(shapes, line_layer.fields, lines)
    curved = int(drawn.curved.sum())
    return LayerCheck(
        check=check_polygons(plots, said, polygons, on=on, rule=rule, progress=progress),
        remarks=_remarks(plots, codes == REPAIRED, subject.curved),
        done=done,
        lines=(*([Remark(CURVES, curved)] if curved else []), *remarks),
        plane=plane,
    )


def _line_polygons(
    shapes: Geometries, fields: Sequence[str], lines: Sequence[ControlLine]
) -> tuple[Geometries, list[ControlLine], list[Remark]]:
    """Return control polygons, what is said of each, and what was done."""
    is_line = np.isin(shapely.get_type_id(shapes), _LINES)
    rows = np.flatnonzero(~is_line)
    polygons, codes = repaired(shapes[rows], [fields[row] for row in rows])
    found, said = [polygons], [lines[row] for row in rows]
    remarks = []
    mended = int((codes == REPAIRED).sum())
    if mended:
        remarks.append(Remark(REPAIRED, mended))
    areas = nested = 0
    for version in dict.fromkeys(lines[row].version for row in np.flatnonzero(is_line)):
        own = np.array(
            [row for row in np.flatnonzero(is_line) if lines[row].version == version],
            dtype=np.int64,
        )
        closed = enclose(shapes[own], _called([fields[row] for row in own]))
        found.append(closed.polygons)
        said += [lines[row] for row in own[closed.line]]
        areas += len(closed.polygons)
        nested += closed.nested
    if areas:
        remarks.append(Remark(ENCLOSED, int(is_line.sum()), areas))
    if nested:
        remarks.append(Remark(NESTED, nested))
    return np.concatenate(found), said, remarks


def _called(fields: Sequence[str]) -> str:
    return fields[0] if len(fields) == 1 else f"{fields[0]} … {fields[-1]}"


def _remarks(plots: Geometries, mended: Mask, curved: Mask) -> tuple[tuple[str, ...], ...]:
    """Return the remarks on each parcel."""
    tiny = shapely.area(plots) < _TINY_M2
    normal = shapely.to_wkb(shapely.normalize(plots))
    _, place, count = np.unique(
        np.array([bytes(each).hex() for each in normal]), return_inverse=True, return_counts=True
    )
    masks = {REPAIRED: mended, CURVES: curved, TINY: tiny, TWICE: count[place.ravel()] > 1}
    columns = [np.where(mask, code, "") for code, mask in masks.items()]
    return tuple(tuple(filter(None, row)) for row in zip(*columns, strict=True))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A plot of a boundary TXT as a shape of the workspace; what the file leaves open is told.

Nothing is guessed silently: coordinates that contradict the zone that the file states, another
datum and places outside Jiangmen are refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import combinations

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.findings import NOTE, Finding
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU, exact, format_decimal, stated_area
from lowuse_plugin.exchange.boundary_txt import BoundaryFile, Plot, Point
from lowuse_plugin.geometry import crs, wkb
from lowuse_plugin.geometry.crs_guess import guess_crs
from lowuse_plugin.geometry.overlap import nowhere_wider
from lowuse_plugin.geometry.validity import as_multipolygons

_DATUM, _ZONE, _WIDTH = "坐标系", "带号", "几度分带"
_THREE = "3"
_ZONES = {
    "37": ("EPSG:4525", "EPSG:4546"),
    "38": ("EPSG:4526", "EPSG:4547"),
}
_MERIDIANS = {"111": "37", "114": "38"}
"""Some write the central meridian where the zone belongs."""
_WORDS = str.maketrans("三六", "36")
_UNITS = (("m²", Fraction(1)), ("公顷", Fraction(M2_PER_HECTARE)), ("亩", Fraction(M2_PER_MU)))
_NEAR = Fraction(1, 100)
"""A stated area this close to that of the shape is in that unit."""
_COARSE_M2 = Fraction(1, 20)
"""A stated area that is rounded to more than this either way is no surveyed area."""
_ROUNDING_M = 0.002
"""Files have coordinates to the millimetre: a corner on a line of another ring is beside it."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class OutlineRead:
    """An outline as it was read.

    Attributes:
        file: Name of the file.
        label: Of the plot.
        outline: WKB in the CRS of the workspace.
        crs: In which the file has it.
        area_m2: What the file states, in m²; None where it states none, or in no known unit.
        notes: What a person should know.
    """

    file: str
    label: str
    outline: bytes
    crs: str
    area_m2: Fraction | None
    notes: tuple[Finding, ...]


def outline_of(found: BoundaryFile, plot: Plot, target: str) -> OutlineRead:
    """Return a plot as a shape.

    Args:
        found: The file.
        plot: One of its plots.
        target: CRS of the workspace.

    Raises:
        LowUseError: ``TXT_DATUM`` (file, stated): not CGCS2000; ``TXT_ZONE`` (file, stated,
            found): the zone of the header is not that of the coordinates, or not one of three
            degrees; ``TXT_PLACE`` (file): no coordinates of Jiangmen in metres; ``TXT_CROSSES``
            (file, plot): rings that cross themselves, overlap each other or stand there twice.
    """
    notes: list[Finding] = []
    source, swapped = _source(found, plot, notes)
    if swapped:
        notes.append(Finding("TXT_SWAPPED", NOTE, {"file": found.file}))
    shape = _shape(found, plot, swapped=swapped)
    area, finding = _area(plot, float(shapely.area(shape)))
    notes += finding
    if plot.stated_points not in (None, plot.points, plot.corners):
        params = {"stated": plot.stated_points, "found": plot.points}
        notes.append(Finding("TXT_POINTS", NOTE, params))
    shapes = np.array([shape], dtype=object)
    if not crs.same_crs(source, target):
        notes.append(Finding("TXT_TRANSFORMED", NOTE, {"source": source, "target": target}))
        shapes = crs.transform(shapes, source, target)
    outline = bytes(wkb.encode(as_multipolygons(shapes)).values[0])
    return OutlineRead(found.file, plot.label, outline, source, area, tuple(notes))


def _source(found: BoundaryFile, plot: Plot, notes: list[Finding]) -> tuple[str, bool]:
    """Return the CRS of the coordinates, and whether they stand east before north."""
    stated = found.header.get(_DATUM, "")
    if stated and "2000" not in stated:
        raise LowUseError("TXT_DATUM", file=found.file, stated=stated)
    if not stated:
        notes.append(Finding("TXT_DATUM_UNSTATED", NOTE, {"file": found.file}))
    first, second = np.array([point for ring in plot.rings for point in ring]).T
    bounds = (float(second.min()), float(first.min()), float(second.max()), float(first.max()))
    guess = guess_crs(bounds)
    known = {code for codes in _ZONES.values() for code in codes}
    fitting = [code for code in guess.candidates if code in known]
    if not fitting:
        raise LowUseError("TXT_PLACE", file=found.file)
    zone, width = found.header.get(_ZONE, ""), found.header.get(_WIDTH, "")
    of_three = not width or _digits(width) == _THREE
    if zone or not of_three:
        number = _digits(zone)
        allowed = _ZONES.get(_MERIDIANS.get(number, number), ())
        fitting_too = [code for code in fitting if code in allowed]
        if not of_three or not fitting_too:
            degrees = width or _THREE
            said = f"{zone or '?'}（{degrees}{'°' if degrees.isdecimal() else ''}）"
            raise LowUseError("TXT_ZONE", file=found.file, stated=said, found=fitting[0])
        fitting = fitting_too
    return fitting[0], guess.swapped


def _digits(text: str) -> str:
    """Return the number of ``3度``, ``三度带``, ``第38带`` or ``038``; empty where it has none."""
    plain = unicodedata.normalize("NFKC", text).translate(_WORDS)
    figure = _FIGURE.search(plain)
    return figure.group().lstrip("0") if figure else ""


def _shape(found: BoundaryFile, plot: Plot, *, swapped: bool) -> shapely.Geometry:
    """Return outer rings less their holes: what lies in an odd number of rings."""
    polygons = [shapely.Polygon(_east_north(ring, swapped=swapped)) for ring in plot.rings]
    valid = all(shapely.is_valid(polygon) for polygon in polygons)
    if not valid or any(_cross(one, other) for one, other in combinations(polygons, 2)):
        raise LowUseError("TXT_CROSSES", file=found.file, plot=plot.label)
    return reduce(shapely.symmetric_difference, polygons)


def _cross(one: shapely.Polygon, other: shapely.Polygon) -> bool:
    """Tell whether two rings are neither apart nor one within the other; touching is neither."""
    if not shapely.intersects(one, other):
        return False
    pieces = [
        shapely.intersection(one, other),
        shapely.difference(one, other),
        shapely.difference(other, one),
    ]
    wide = ~nowhere_wider(np.array(pieces, dtype=object), _ROUNDING_M)
    shared, left, right = (bool(each) for each in wide)
    return shared and left == right


def _east_north(ring: tuple[Point, ...], *, swapped: bool) -> list[Point]:
    return list(ring) if swapped else [(second, first) for first, second in ring]


def _rounded_to(figure: str) -> Fraction:
    """Return the last place of a decimal: 1/100 of 1.71."""
    return Fraction(1, 10 ** len(figure.partition(".")[2]))


def _area(plot: Plot, drawn_m2: float) -> tuple[Fraction | None, list[Finding]]:
    """Return the stated area in m², and in which unit it was taken or that it fits none.

    One that is rounded coarsely, as hectares with two decimals are, is told and not taken.
    """
    figure = _FIGURE.search(plot.stated_area)
    if figure is None or not float(figure.group()):
        return None, []
    stated, drawn = Fraction(figure.group()), exact(drawn_m2)
    for unit, times in _UNITS:
        if abs(stated * times - drawn) <= drawn * _NEAR:
            params = {"stated": plot.stated_area, "unit": unit}
            off = _rounded_to(figure.group()) * times / 2
            if times != 1 and off > _COARSE_M2:
                params["off"] = format_decimal(off, 2)
                return None, [Finding("TXT_AREA_COARSE", NOTE, params)]
            finding = Finding("TXT_AREA_UNIT", NOTE, params)
            return stated_area(stated * times), [finding]
    params = {"stated": plot.stated_area, "drawn": format_decimal(drawn, 2)}
    return None, [Finding("TXT_AREA_DIFFERS", NOTE, params)]

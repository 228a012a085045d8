# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""界址点坐标 TXT (勘测定界、报盘格式): what its lines say, in the dialects that surveyors deliver.

``[属性描述]`` with keys, ``[地块坐标]`` with one line about a plot, which has an ``@``, and its
points; the columns are north before east unless their range tells otherwise. A plain list of
points is taken for one plot. Tabs, blanks or semicolons part columns as commas do; a title and a
row of headings may stand before the points of a plot, and a point written twice is one.

The two columns of the coordinates are told by what figures they hold: names and a ring may stand
before them, a height (CASS) or the length of a side behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import TOO_LARGE, os_detail
from lowuse_plugin.exchange.encodings import decode_text
from lowuse_plugin.geometry.crs_guess import are_north_and_east

_LARGEST_BYTES = 32 << 20
_BRACKETS = str.maketrans("【】［］", "[][]")
_ATTRIBUTES, _COORDINATES = "[属性描述]", "[地块坐标]"
_OF_A_PLOT = "@"
_POLYGON, _OTHER_SHAPES = "面", ("点", "线")
_COUNT, _AREA, _NUMBER, _NAME, _SHAPE = range(5)
_FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?")
_HEADING = re.compile(r"[xy]\b|.*(点号|坐标)", re.IGNORECASE)
_RING = re.compile(r"[圈环]")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_WIDE_COMMA = "，"
_FEWEST = 3
_PAIR = 2
_RINGED = 2
"""So many columns stand before the coordinates where they are name and ring."""
_MOST_KNOWN = 4
"""So many columns a point has where its figures do not tell which are the coordinates."""

Point = tuple[float, float]
"""As the columns stand: first, second."""


@dataclass(frozen=True)
class Plot:
    """A plot of the file.

    Attributes:
        label: Number and name, the line on which it begins where it has none.
        line: Of its description, or of its first point.
        stated_area: As the file has it, empty where it has none; its unit is not sure.
        stated_points: How many points it says there are, None where it says nothing.
        points: How many lines of points there are.
        rings: Without the point that repeats the first one.
    """

    label: str
    line: int
    stated_area: str
    stated_points: int | None
    points: int
    rings: tuple[tuple[Point, ...], ...]

    @property
    def corners(self) -> int:
        """How many points there are without those that close a ring."""
        return sum(len(ring) for ring in self.rings)


@dataclass(frozen=True)
class BoundaryFile:
    """A file of boundary points."""

    file: str
    encoding: str
    header: Mapping[str, str]
    plots: tuple[Plot, ...]


@dataclass(frozen=True)
class _Row:
    """A line about a point, and the ring that it says it belongs to."""

    line: int
    ring: str
    point: Point


@dataclass
class _Open:
    """A plot whose points are being read."""

    line: int
    parts: Sequence[str] = ()
    heading: Sequence[str] = ()
    points: list[_Row] = field(default_factory=list)
    columns: _Columns | None = None
    """Of its points, once there is one: each has to have them."""


@dataclass(frozen=True)
class _Columns:
    """Where the points of a plot have what.

    Attributes:
        at: The first of the two coordinates.
        ring: Of the ring, None where there is none.
        told: The figures told it; else every point has just ``at`` + 2 columns.
        falls: The first coordinate of the first point is the greater one: so it is in every point.
    """

    at: int
    ring: int | None
    told: bool
    falls: bool = False

    def point(self, parts: Sequence[str]) -> Point | None:
        """Return the point of a line, None where it is none."""
        end = self.at + 2
        figures = parts[self.at : end]
        if len(figures) < _PAIR or not all(_FIGURE.fullmatch(each) for each in figures):
            return None
        first, second = (float(each) for each in figures)
        fits = len(parts) == end
        if self.told:
            fits = are_north_and_east(first, second) and (first > second) == self.falls
        return (first, second) if fits else None

    def ring_of(self, parts: Sequence[str]) -> str:
        """Return the ring that a line says."""
        return "" if self.ring is None else parts[self.ring]


def read_boundary_txt(path: Path) -> BoundaryFile:
    """Read a file of boundary points.

    Raises:
        LowUseError: ``FILE_UNREADABLE``; ``ENCODING_UNKNOWN``; ``TXT_LINE`` (file, line, text):
            a line that is no point; ``TXT_AMBIGUOUS`` (file, line, text): several columns may be
            the coordinates; ``TXT_WIDE_COMMA`` (file, line); ``TXT_RING`` (file, line): the
            ring that begins there has fewer than three points; ``TXT_NO_POLYGON`` (file): there is
            no plot with an outline.
    """
    try:
        with path.open("rb") as source:
            data = source.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    if len(data) > _LARGEST_BYTES:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=TOO_LARGE)
    text, encoding = decode_text(data, path.name, None)
    header, opened = _read(text, path.name)
    plots = tuple(_plot(each, path.name) for each in opened if not _is_other_shape(each))
    plots = tuple(plot for plot in plots if plot.rings)
    if not plots:
        raise LowUseError("TXT_NO_POLYGON", file=path.name)
    return BoundaryFile(path.name, encoding, header, plots)


def _read(text: str, file: str) -> tuple[dict[str, str], list[_Open]]:
    header: dict[str, str] = {}
    plots: list[_Open] = []
    section = ""
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        line = raw.translate(_BRACKETS).strip()
        if not line:
            continue
        if line.startswith("["):
            section = line.replace(" ", "")
        elif section == _ATTRIBUTES or ("=" in line and all(not each.points for each in plots)):
            key, _, value = line.partition("=")
            header[key.strip()] = value.strip()
        else:
            _take(line, number, plots, file)
    return header, plots


def _take(line: str, number: int, plots: list[_Open], file: str) -> None:
    """Take a line about a plot, or one of its points."""
    if _WIDE_COMMA in line and "," not in line:
        raise LowUseError("TXT_WIDE_COMMA", file=file, line=number)
    parts = _parts(line)
    if parts and parts[-1] == _OF_A_PLOT:
        plots.append(_Open(number, parts[:-1], plots[-1].heading if plots else ()))
        return
    if not plots or plots[-1].columns is None:
        is_heading = _is_heading(parts)
        if not is_heading and _is_title(parts):
            return
        if not plots:
            plots.append(_Open(number))
        if is_heading:
            plots[-1].heading = parts
            return
        _begin(plots[-1], parts, number, file)
    opened = plots[-1]
    point = None if opened.columns is None else opened.columns.point(parts)
    if opened.columns is None or point is None:
        raise LowUseError("TXT_LINE", file=file, line=number, text=line)
    opened.points.append(_Row(number, opened.columns.ring_of(parts), point))


def _parts(line: str) -> list[str]:
    """Return the columns of a line; empty ones at its end are none."""
    between = next((sign for sign in ",;" if sign in line), None)
    parts = [part.strip() for part in line.split(between)]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _begin(opened: _Open, parts: Sequence[str], number: int, file: str) -> None:
    """Tell by the first point of a plot which columns its points have; none where it is none.

    Raises:
        LowUseError: ``TXT_AMBIGUOUS``.
    """
    figures = [float(part) if _FIGURE.fullmatch(part) else None for part in parts]
    pairs = [
        at for at, (first, second) in enumerate(pairwise(figures))
        if first is not None and second is not None and are_north_and_east(first, second)
    ]  # fmt: skip
    if len(pairs) > 1:
        raise LowUseError("TXT_AMBIGUOUS", file=file, line=number, text="  ".join(parts))
    if not opened.parts:
        opened.line = number
    if pairs:
        [at] = pairs
        falls = float(parts[at]) > float(parts[at + 1])
        opened.columns = _Columns(at, _ring(opened.heading, parts, at), told=True, falls=falls)
    elif _PAIR <= len(parts) <= _MOST_KNOWN:
        at = len(parts) - _PAIR
        opened.columns = _Columns(at, at - 1 if at == _RINGED else None, told=False)


def _ring(heading: Sequence[str], parts: Sequence[str], at: int) -> int | None:
    """Return the column of the ring: as the heading says, else the one before the coordinates.

    Behind the name stands a code of the point, and not a ring, where a height follows (CASS), and
    what is no number is the name of the point where there are more columns before it.
    """
    if len(heading) > at:
        named = (place for place, title in enumerate(heading[:at]) if _RING.search(title))
        return next(named, None)
    if at == _RINGED:
        return None if len(parts) > _MOST_KNOWN else at - 1
    return at - 1 if at > _RINGED and parts[at - 1].isdecimal() else None


def _is_heading(parts: Sequence[str]) -> bool:
    """Tell whether a line names the columns: X, Y or words for them, and no figure."""
    named = any(_HEADING.match(part) for part in parts)
    return named and not any(_FIGURE.fullmatch(part) for part in parts)


def _is_title(parts: Sequence[str]) -> bool:
    """Tell whether a line is a title: words in one piece, or no digit at all.

    A point that is written wrong has digits: it must not be left out silently.
    """
    digits = any(sign.isdigit() for part in parts for sign in part)
    return not digits or (len(parts) == 1 and _WORDS.search(parts[0]) is not None)


def _is_other_shape(opened: _Open) -> bool:
    parts = opened.parts
    return len(parts) > _SHAPE and parts[_SHAPE] in _OTHER_SHAPES


def _plot(opened: _Open, file: str) -> Plot:
    parts = [*opened.parts, *[""] * (_SHAPE + 1 - len(opened.parts))]
    label = " ".join(part for part in (parts[_NUMBER], parts[_NAME]) if part)
    count = parts[_COUNT]
    rings = tuple(_rings(opened.points))
    for rows in rings:
        if len({row.point for row in rows}) < _FEWEST:
            raise LowUseError("TXT_RING", file=file, line=rows[0].line)
    return Plot(
        label=label or f"#{opened.line}",
        line=opened.line,
        stated_area=parts[_AREA],
        stated_points=int(count) if count.isdecimal() else None,
        points=len(opened.points),
        rings=tuple(tuple(row.point for row in rows) for rows in rings),
    )


def _rings(rows: Sequence[_Row]) -> Iterator[tuple[_Row, ...]]:
    """Yield rings: another number begins one, and so does what follows a closing point.

    A closing point that stands there twice begins the next ring only if it closes that one too.
    """
    for _number, group in groupby(rows, key=lambda row: row.ring):
        runs = [list(run) for _point, run in groupby(group, key=lambda row: row.point)]
        ring: list[_Row] = []
        for place, run in enumerate(runs, start=1):
            if not ring or run[0].point != ring[0].point:
                ring.append(run[0])
                continue
            yield tuple(ring)
            again = len(run) > 1 and any(run[0].point == each[0].point for each in runs[place:])
            ring = [run[-1]] if again else []
        if ring:
            yield tuple(ring)

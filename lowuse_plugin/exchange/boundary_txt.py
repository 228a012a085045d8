# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""界址点坐标 TXT (勘测定界、报盘格式): what its lines say, in the dialects that surveyors deliver.

``[属性描述]`` with keys, ``[地块坐标]`` with one line about a plot, which has an ``@``, and its
points; the columns are north before east unless their range tells otherwise. A plain list of
points is taken for one plot. Tabs or blanks part columns as commas do; a row of headings before
the points of a plot says nothing, and a point written twice is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import TOO_LARGE, os_detail
from lowuse_plugin.exchange.encodings import decode_text

SUFFIXES = (".txt",)
_LARGEST_BYTES = 32 << 20
_BRACKETS = str.maketrans("【】［］", "[][]")
_ATTRIBUTES, _COORDINATES = "[属性描述]", "[地块坐标]"
_OF_A_PLOT = "@"
_POLYGON, _OTHER_SHAPES = "面", ("点", "线")
_COUNT, _AREA, _NUMBER, _NAME, _SHAPE = range(5)
_FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?")
_HEADING = re.compile(r"[xy]\b|.*(点号|坐标)", re.IGNORECASE)
_WIDE_COMMA = "，"
_FEWEST = 3
_BARE, _NAMED, _RINGED = 2, 3, 4
"""Columns of a point: x, y; name, x, y; name, ring, x, y."""

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
    points: list[_Row] = field(default_factory=list)
    columns: int = 0
    """How many its points have: a point with fewer lacks one of them."""


def read_boundary_txt(path: Path) -> BoundaryFile:
    """Read a file of boundary points.

    Raises:
        LowUseError: ``FILE_UNREADABLE``; ``ENCODING_UNKNOWN``; ``TXT_LINE`` (file, line, text):
            a line that is no point; ``TXT_WIDE_COMMA`` (file, line); ``TXT_RING`` (file, line): the
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
        elif section == _ATTRIBUTES or (not plots and "=" in line):
            key, _, value = line.partition("=")
            header[key.strip()] = value.strip()
        else:
            _take(line, number, plots, file)
    return header, plots


def _take(line: str, number: int, plots: list[_Open], file: str) -> None:
    """Take a line about a plot, or one of its points."""
    if _WIDE_COMMA in line and "," not in line:
        raise LowUseError("TXT_WIDE_COMMA", file=file, line=number)
    parts = [part.strip() for part in line.split(",")] if "," in line else line.split()
    if parts[-1] == _OF_A_PLOT:
        plots.append(_Open(number, parts[:-1]))
        return
    while parts and not parts[-1]:
        parts.pop()
    ring, figures = _columns(parts)
    columns = plots[-1].columns if plots else 0
    is_point = bool(figures) and all(_FIGURE.fullmatch(each) for each in figures)
    if not columns and _is_heading(parts):
        return
    if not is_point or columns not in (0, len(parts)):
        raise LowUseError("TXT_LINE", file=file, line=number, text=line)
    if not plots:
        plots.append(_Open(number))
    plots[-1].columns = len(parts)
    first, second = (float(each) for each in figures)
    plots[-1].points.append(_Row(number, ring, (first, second)))


def _columns(parts: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the ring and the two coordinates of a point, none where it is no point."""
    if len(parts) == _RINGED:
        return parts[1], parts[2:]
    if len(parts) == _NAMED:
        return "", parts[1:]
    return ("", parts) if len(parts) == _BARE else ("", ())


def _is_heading(parts: Sequence[str]) -> bool:
    """Tell whether a line names the columns: X, Y or words for them, and no figure."""
    named = any(_HEADING.match(part) for part in parts)
    return named and not any(_FIGURE.fullmatch(part) for part in parts)


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

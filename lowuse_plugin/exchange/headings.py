# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the heading of a sheet is: titles above it, several lines, a line of column numbers.

Office templates start with a title and a line that names the unit, merge headings over two or
three lines and number the columns below; the data begins in line 6 as often as in line 2. Title
and unit line are no part of any heading: they are kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lowuse_plugin.domain.importing.mapping import split_unit

Line = Sequence[str | None]
Recognise = Callable[[str], bool]

_LOOK_AT = 30
_MOST_LINES = 3
_FEWEST_NUMBERED = 3
_ORDINAL = re.compile(r"[(（]?(\d{1,2})[)）]?")
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d\s*年?度?")
_LABEL = re.compile(r"[^:：]{1,12}[:：].*", re.DOTALL)
_UNIT = re.compile(r"单位\s*[:：]\s*([^\s:：)）]+)")
_BETWEEN_UNITS = re.compile(r"[、,，;；]")


@dataclass(frozen=True)
class Heading:
    """The heading of a sheet."""

    names: tuple[str, ...]
    """Name of every column, unique; ``列 3`` for one without a heading."""
    first_data_line: int
    """Index of the line below the heading."""
    title: str = ""
    """Texts of the title lines above it."""
    units: tuple[str, ...] = ()
    """Units that a line above it states for the whole sheet: ``单位：万元``."""


def find_heading(lines: Sequence[Line], recognise: Recognise, row: int | None) -> Heading | None:
    """Return the heading with the most known names, None when no line has one.

    Args:
        lines: The sheet from its first line.
        recognise: Tells whether a name is one that the product knows.
        row: Line number of the heading (1 = first) where the user names it.
    """
    if row is not None:
        starts = [row - 1]
    else:
        looked_at = range(min(len(lines), _LOOK_AT))
        starts = [i for i in looked_at if not _is_aside(lines, i, recognise)]
    best: tuple[int, int, list[str], int] | None = None
    for start in starts:
        depth = _depth(lines, start, recognise)
        for lines_used in range(1, depth + 1):
            names = _combine(lines[start : start + lines_used])
            known = sum(bool(name) and recognise(name) for name in names)
            if best is None or (known, lines_used if start == best[3] else 0) > best[:2]:
                best = known, lines_used, names, start
    if best is None or (best[0] == 0 and row is None):
        return None
    _, used, names, start = best
    below = start + used
    if below < len(lines) and _is_numbering(lines[below]):
        below += 1
    above = [clean(text) for line in lines[:start] for text in dict.fromkeys(line) if text]
    title = " ".join(text for text in above if not _LABEL.fullmatch(text))
    return Heading(_unique(names), below, title, _units(above))


def clean(name: str) -> str:
    """Return a heading on one line with single blanks."""
    return " ".join(name.split())


def _is_aside(lines: Sequence[Line], at: int, recognise: Recognise) -> bool:
    """Tell whether a line is a title or states the unit: it never heads columns.

    A title is the only text of its line in a sheet of several columns, or one text repeated over
    the line. The only text of a line is a heading where it is a known one that stands to the right
    of the columns below: a group whose neighbours have their names in the next line.
    """
    texts = [(i, text) for i, text in enumerate(lines[at]) if text]
    if not texts:
        return True
    if all(_LABEL.fullmatch(text) and not recognise(text) for _, text in texts):
        return True
    if len({text for _, text in texts}) > 1:
        return False
    below = [i for line in lines[at + 1 : at + _LOOK_AT] for i, text in enumerate(line) if text]
    if not below or max(below) == 0:
        return False
    first, text = texts[0]
    under = lines[at + 1][first] if first < len(lines[at + 1]) else None
    is_group = first > min(below) and not recognise(under or "")
    return not (recognise(text) and (is_group or not _headed(lines, at, recognise)))


def _headed(lines: Sequence[Line], at: int, recognise: Recognise) -> bool:
    """Tell whether some line below has more known names than the one of a title."""
    below = lines[at + 1 : at + _LOOK_AT]
    return any(sum(recognise(text) for text in line if text) > 1 for line in below)


def _units(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the units that the lines above a heading state and that we know."""
    stated = [
        part
        for text in texts
        for found in _UNIT.findall(text)
        for part in _BETWEEN_UNITS.split(found)
    ]
    known = [split_unit(f"x({part})")[1] for part in stated]
    return tuple(dict.fromkeys(unit for unit in known if unit))


def _depth(lines: Sequence[Line], start: int, recognise: Recognise) -> int:
    """Return how many lines the heading that starts here may have.

    A following line belongs to it when it has text only where the line above leaves room: under
    an empty cell, or under the first cell of a merged group. Under any other cell only a year, a
    unit or a known name goes on with the heading.
    """
    depth = 1
    while depth < _MOST_LINES and start + depth < len(lines):
        above, below = lines[start + depth - 1], lines[start + depth]
        texts = [(i, text) for i, text in enumerate(below) if text]
        room = _room(above)
        if not texts or not room:
            break
        if not all(i in room or _goes_on(text, recognise) for i, text in texts):
            break
        depth += 1
    return depth


def _goes_on(text: str, recognise: Recognise) -> bool:
    return bool(
        _YEAR_ONLY.fullmatch(text.strip()) or split_unit(f"x {text}")[0] == "x" or recognise(text)
    )


def _room(line: Line) -> set[int]:
    last = max((i for i, text in enumerate(line) if text), default=-1)
    blanks = {i for i, text in enumerate(line) if not text}
    merged = {i for i, text in enumerate(line) if text and i + 1 in blanks and i <= last}
    return blanks | merged


def _combine(lines: Sequence[Line]) -> list[str]:
    width = max(len(line) for line in lines)
    names = [""] * width
    for depth, line in enumerate(lines):
        group = ""
        below = lines[depth + 1 :]
        for i in range(width):
            text = clean(line[i] or "") if i < len(line) else ""
            group = text or (group if any(i < len(b) and b[i] for b in below) else "")
            names[i] = clean(f"{names[i]} {group}")
    return names


def _is_numbering(line: Line) -> bool:
    """Tell whether a line only numbers the columns: 1 2 3 or (1) (2) (3)."""
    found = [_ORDINAL.fullmatch(text.strip()) for text in line if text and text.strip()]
    numbers = [int(match.group(1)) for match in found if match]
    if len(numbers) < max(_FEWEST_NUMBERED, len(found) - 1):
        return False
    return all(b == a + 1 for a, b in pairwise(numbers))


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    result: list[str] = []
    for i, name in enumerate(names):
        unique, number = name or f"列 {i + 1}", 2
        while unique in result:
            unique, number = f"{name or f'列 {i + 1}'} ({number})", number + 1
        result.append(unique)
    return tuple(result)

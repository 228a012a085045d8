# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the heading of a sheet is: titles above it, several lines, a line of column numbers.

Office templates start with a title, merge headings over two or three lines and number the columns
below; the data begins in line 6 as often as in line 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Line = Sequence[str | None]
Recognise = Callable[[str], bool]

_LOOK_AT = 30
_MOST_LINES = 3
_FEWEST_NUMBERED = 3
_ORDINAL = re.compile(r"[(（]?(\d{1,2})[)）]?")


@dataclass(frozen=True)
class Heading:
    """The heading of a sheet."""

    names: tuple[str, ...]
    """Name of every column, unique; ``列 3`` for one without a heading."""
    first_data_line: int
    """Index of the line below the heading."""


def find_heading(lines: Sequence[Line], recognise: Recognise, row: int | None) -> Heading | None:
    """Return the heading with the most known names, None when no line has one.

    Args:
        lines: The sheet from its first line.
        recognise: Tells whether a name is one that the product knows.
        row: Line number of the heading (1 = first) where the user names it.
    """
    starts = range(min(len(lines), _LOOK_AT)) if row is None else [row - 1]
    best: tuple[int, int, list[str], int] | None = None
    for start in starts:
        depth = _depth(lines, start)
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
    return Heading(_unique(names), below)


def clean(name: str) -> str:
    """Return a heading on one line with single blanks."""
    return " ".join(name.split())


def _depth(lines: Sequence[Line], start: int) -> int:
    """Return how many lines the heading that starts here may have.

    A following line belongs to it when it has text only where the line above leaves room: under
    an empty cell, or under the first cell of a merged group.
    """
    depth = 1
    while depth < _MOST_LINES and start + depth < len(lines):
        above, below = lines[start + depth - 1], lines[start + depth]
        texts = [i for i, text in enumerate(below) if text]
        room = _room(above)
        if not texts or not room or not all(i in room for i in texts):
            break
        depth += 1
    return depth


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

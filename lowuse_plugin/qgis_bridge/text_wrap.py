# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Line breaks in Chinese text: QGIS's labels break at blanks only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_PIECE = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
"""Latin words and numbers stay whole; every other character may end a line."""
_NOT_FIRST = "，。；：、！？）》」』”’％%)]},.;:!?"
"""May not begin a line."""
_NOT_LAST = "（《「『“‘(["
"""May not end a line."""


def wrap(text: str, width_of: Callable[[str], float], limit: float) -> str:
    """Return text with line breaks so that no line is wider than a limit.

    Args:
        text: Lines; existing breaks stay.
        width_of: Width of a line of text.
        limit: In the same unit.
    """
    return "\n".join(
        line for source in text.split("\n") for line in _lines(source, width_of, limit)
    )


def _lines(source: str, width_of: Callable[[str], float], limit: float) -> Iterator[str]:
    line = ""
    for piece in _pieces(source, width_of, limit):
        if line and width_of(line + piece.rstrip()) > limit:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    yield line.rstrip()


def _pieces(source: str, width_of: Callable[[str], float], limit: float) -> list[str]:
    """Return what stays together: words, and characters with the punctuation that clings to them.

    A word wider than a line, such as a long file name, is taken apart.
    """
    pieces: list[str] = []
    for word in _PIECE.findall(source):
        parts = list(word) if len(word) > 1 and width_of(word) > limit else [word]
        for part in parts:
            clings = part[0] in _NOT_FIRST or bool(pieces and pieces[-1][-1] in _NOT_LAST)
            if pieces and clings and width_of(pieces[-1] + part) <= limit:
                pieces[-1] += part
            else:
                pieces.append(part)
    return pieces

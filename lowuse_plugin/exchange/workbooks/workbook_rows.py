# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows of a sheet as they stand in its file.

openpyxl makes an object of each cell: of a table of 50,000 rows and 18 columns nearly a million,
which takes most of a minute. Rows whose cells all look as their column does are written as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

Number = int | float | Decimal
STEP_ROWS = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOST_SIGNS = 32_767
"""A cell holds no more."""
_MOST_KEPT = 10_000


@dataclass(frozen=True)
class Figure:
    """A number that is shown otherwise than its column."""

    value: Number
    kind: str


@dataclass(frozen=True)
class Formula:
    """A number that the sheet computes itself; no text of the workspace may stand in it."""

    text: str
    """Such as ``=F{row}*2``; ``{row}`` is the row of the sheet, ``{first}`` that of the first."""
    value: Number


Cell = str | Number | Figure | Formula | None


def plain_text(text: str) -> str:
    """Return a text without the signs that no file may hold."""
    return _CONTROL.sub("", text)


def is_quoted(text: str) -> bool:
    """Tell whether a text would be taken for a formula once somebody edits its cell."""
    return text[:1] in {"=", "+", "-", "@"}


@dataclass(frozen=True)
class PackedRows:
    """The rows of a table, not yet in their file.

    Attributes:
        first: Row of the sheet that the first of them is.
        rows: Their cells.
        letters: Of the columns.
        kinds: Of the columns.
        looks: Kind → the number that the workbook gives the look of its figures.
        text_looks: That of texts, and of those that are quoted.
    """

    first: int
    rows: Sequence[Sequence[Cell]]
    letters: Sequence[str]
    kinds: Sequence[str]
    looks: Mapping[str, int]
    text_looks: tuple[int, int]

    def parts(self) -> Iterator[tuple[int, bytes]]:
        """Yield, after some rows at a time, how many rows there are by then and their text."""
        pack = _Packer(self)
        lines: list[str] = []
        for number, cells in enumerate(self.rows, self.first):
            lines.append(pack.row(number, cells))
            if len(lines) == STEP_ROWS:
                yield number - self.first + 1, "".join(lines).encode()
                lines = []
        if lines:
            yield len(self.rows), "".join(lines).encode()


class _Packer:
    """Writes cells; texts that come again are written once."""

    def __init__(self, packed: PackedRows) -> None:
        self._packed = packed
        self._columns = tuple(zip(packed.letters, packed.kinds, strict=True))
        self._looks = packed.looks
        self._texts: dict[str, str] = {}

    def row(self, number: int, cells: Sequence[Cell]) -> str:
        """Return a row of the file."""
        texts, kept, parts = self._texts, "", []
        for (letter, kind), value in zip(self._columns, cells, strict=True):
            if value is None:
                continue
            if isinstance(value, str):
                kept = texts.get(value) or self._keep(value)
                parts.append(f'<c r="{letter}{number}"{kept}')
            elif isinstance(value, Formula):
                text = value.text.format(row=number, first=self._packed.first)
                formula = escape(text.removeprefix("="), quote=False)
                found = f"<f>{formula}</f><v>{float(value.value)!r}</v></c>"
                parts.append(f'<c r="{letter}{number}" s="{self._looks[kind]}">{found}')
            elif isinstance(value, Figure):
                look = self._looks[value.kind]
                parts.append(f'<c r="{letter}{number}" s="{look}"><v>{value.value}</v></c>')
            else:
                parts.append(f'<c r="{letter}{number}" s="{self._looks[kind]}"><v>{value}</v></c>')
        return f'<row r="{number}">{"".join(parts)}</row>'

    def _keep(self, text: str) -> str:
        look = self._packed.text_looks[is_quoted(text)]
        shown = escape(plain_text(text)[:_MOST_SIGNS], quote=False)
        found = f' s="{look}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'
        if len(self._texts) < _MOST_KEPT:
            self._texts[text] = found
        return found

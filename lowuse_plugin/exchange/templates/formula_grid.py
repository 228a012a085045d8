# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A sheet that calculates: cells by row and column, formulas with their values beside them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from lowuse_plugin.exchange.workbooks.workbook import FORMATS
from lowuse_plugin.exchange.workbooks.workbook_values import CellValue

INPUT, HEADING, RESULT, QUIET = "FFF9E5", "D9E2F3", "E2EFDA", "808080"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
_FORMULA_BEGINS = {"=", "+", "-", "@"}
_LINE_POINTS = 15.0
_PADDING = 2
_MOST_PLACES = 6
"""Of an area that somebody typed; a measured one has more and is shown with two."""
_AREAS = ("m2", "exact")
_FONT, _SIZE = "宋体", 11


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    kind: str = FORMATS["text"]
    """Format of a number."""
    bold: bool = False
    colour: str = ""
    size: int = _SIZE
    fill: str = ""
    boxed: bool = True
    wrap: bool = False
    side: str | None = None


class Looks:
    """The looks of a workbook, each made once: making one takes longer than writing the cell."""

    def __init__(self) -> None:
        self._styles = importlib.import_module("openpyxl.styles")
        self._made: dict[Look, Any] = {}

    def give(self, cell: Any, look: Look) -> None:
        """Let a cell look so."""
        made = self._made.get(look)
        if made is None:
            self._make(cell, look)
            self._made[look] = copy(cell._style)  # noqa: SLF001  no public way to share a style
        else:
            cell._style = copy(made)  # noqa: SLF001

    def begin_left(self, sheet: Any, first: int) -> None:
        """Let the numbers of a sheet stand where its texts do."""
        beside_text = self._styles.Alignment(horizontal="left", vertical="top")
        for row in sheet.iter_rows(min_row=first):
            for cell in row:
                if isinstance(cell.value, int | float | Decimal):
                    cell.alignment = beside_text

    def _make(self, cell: Any, look: Look) -> None:
        styles = self._styles
        cell.number_format = look.kind
        cell.font = styles.Font(
            name=_FONT, bold=look.bold, color=look.colour or "000000", size=look.size
        )
        cell.alignment = styles.Alignment(
            wrap_text=look.wrap, vertical="center", horizontal=look.side
        )
        if look.boxed:
            line = styles.Side(style="thin", color="BFBFBF")
            cell.border = styles.Border(left=line, right=line, top=line, bottom=line)
        if look.fill:
            cell.fill = styles.PatternFill("solid", fgColor=look.fill)


class FormulaGrid:
    """Writes cells; text is never a formula, whatever it begins with."""

    def __init__(self, sheet: Any, widths: Sequence[int], looks: Looks) -> None:
        """Begin.

        Args:
            sheet: An empty sheet.
            widths: Of the columns, in characters.
            looks: Of the workbook.
        """
        self.sheet = sheet
        self.values: dict[str, CellValue] = {}
        self._widths = widths
        self._looks = looks
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[sheet.cell(1, number).column_letter].width = width

    def at(self, row: int, column: int, *, fixed: bool = False) -> str:
        """Return the name of a cell, such as ``C7`` or ``$C$7``."""
        letter = self.sheet.cell(row, column).column_letter
        return f"${letter}${row}" if fixed else f"{letter}{row}"

    def span(self, first: int, last: int, column: int) -> str:
        """Return a part of a column such as ``$C$7:$C$9``."""
        ends = (self.at(row, column, fixed=True) for row in (first, last))
        return ":".join(ends)

    def text(
        self,
        row: int,
        column: int,
        value: str,
        *,
        to: int = 0,
        bold: bool = False,
        fill: str = "",
        colour: str = "",
        size: int = _SIZE,
        boxed: bool = True,
        wrap: bool = True,
    ) -> None:
        """Write text, over several columns where ``to`` is given; the row grows with it."""
        cell = self.sheet.cell(row, column)
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"
        look = Look(bold=bold, fill=fill, colour=colour, size=size, boxed=boxed, wrap=wrap)
        self._dress(row, column, to, look)
        if value[:1] in _FORMULA_BEGINS:
            cell.quotePrefix = True
        if wrap:
            grow(self.sheet, row, sum(self._widths[column - 1 : (to or column)]), value)

    def number(
        self,
        row: int,
        column: int,
        value: Decimal | int,
        kind: str,
        *,
        to: int = 0,
        fill: str = INPUT,
    ) -> None:
        """Write a number as it is, every decimal kept; more are shown where there are more."""
        self.sheet.cell(row, column, value)
        self._dress(row, column, to, Look(kind=_format(kind, value), fill=fill))

    def day(self, row: int, column: int, value: date, *, fill: str = INPUT) -> None:
        """Write a day."""
        self.sheet.cell(row, column, value)
        self._dress(row, column, 0, Look(kind=FORMATS["date"], fill=fill, side="left"))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: CellValue | Decimal,
        kind: str = "text",
        *,
        to: int = 0,
        bold: bool = False,
        fill: str = "",
        colour: str = "",
    ) -> None:
        """Write a formula and keep its value for programs that do not calculate."""
        cell = self.sheet.cell(row, column, f"={formula}")
        is_text = kind == "text"
        look = Look(
            kind="General" if is_text else _shown(kind, value),
            bold=bold,
            fill=fill,
            colour=colour,
            side="left" if is_text else "right",
        )
        self._dress(row, column, to, look)
        self.values[cell.coordinate] = value if isinstance(value, str) else float(value)

    def empty(self, row: int, column: int, *, to: int = 0, fill: str = "") -> None:
        """Draw the box of a cell without a value."""
        self._dress(row, column, to, Look(fill=fill))

    def link(self, row: int, column: int, sheet: str) -> None:
        """Let a cell that is written lead to another sheet of the workbook."""
        hyperlink = importlib.import_module("openpyxl.worksheet.hyperlink").Hyperlink
        cell = self.sheet.cell(row, column)
        cell.hyperlink = hyperlink(ref=cell.coordinate, location=f"'{sheet}'!A1")

    def headings(self, row: int, titles: Sequence[str], first: int = 1) -> None:
        """Write the headings of a table."""
        for number, title in enumerate(titles, first):
            self.text(row, number, title, bold=True, fill=HEADING)

    def _dress(self, row: int, first: int, last: int, look: Look) -> None:
        if last > first:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        for column in range(first, max(first, last) + 1):
            self._looks.give(self.sheet.cell(row, column), look)


def _shown(kind: str, value: CellValue | Decimal) -> str:
    return _format(kind, value) if kind == "exact" else FORMATS[kind]


def fit_rows(sheet: Any, first: int, widths: Sequence[int]) -> None:
    """Make the rows from ``first`` on as high as their text, which not every program does."""
    for number, row in enumerate(sheet.iter_rows(min_row=first), first):
        for cell, width in zip(row, widths, strict=False):
            if isinstance(cell.value, str):
                grow(sheet, number, width, cell.value)


def grow(sheet: Any, row: int, width: int, text: str) -> None:
    """Make a row high enough for text in a column of a width."""
    lines = sum(
        max(1, ceil(_columns(part) / max(1, width - _PADDING))) for part in text.split("\n")
    )
    height = sheet.row_dimensions[row]
    if lines > 1 and (height.height or 0) < lines * _LINE_POINTS:
        height.height = lines * _LINE_POINTS


def _columns(text: str) -> int:
    """Return the width of text in characters; Chinese ones take two."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def _format(kind: str, value: CellValue | Decimal | int) -> str:
    """Return the format of a kind, with as many decimals as an exact number needs.

    What was measured has more than anybody reads or a column holds: the cell keeps them.
    """
    shown = FORMATS[kind]
    whole, _, decimals = shown.partition(".")
    needed = -int(value.normalize().as_tuple().exponent) if isinstance(value, Decimal) else 0
    if needed > _MOST_PLACES and kind in _AREAS:
        return FORMATS["m2"]
    if kind == "exact" or needed <= len(decimals):
        return shown
    return f"{whole}.{'0' * needed}"

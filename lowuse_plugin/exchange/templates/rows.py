# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Room for data lines in somebody's sheet: lines are put in as a spreadsheet program would.

openpyxl moves cells but neither formulas nor merged cells nor heights; here the sums below the data
go on to sum all of it.
"""

from __future__ import annotations

import copy
import importlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lowuse_plugin.domain.errors import LowUseError

_REFERENCE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?")
_WHOLE_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")
_BLANK_AT_MOST = 2000


def make_room(book: Any, page: Any, first: int, lines: int, columns: Sequence[int]) -> None:
    """Make as many lines as are needed, each like the first data line of the template.

    The lines that the template keeps free, down to the first one that says something, are used;
    more are put in behind the last of them, and sums down to that one grow.

    Args:
        book: The workbook.
        page: Its sheet.
        first: First data line, 1 = top.
        lines: How many are needed.
        columns: Those that have a heading.

    Raises:
        LowUseError: ``TEMPLATE_MERGED_ROWS``: a merge over several lines lies in the data.
    """
    free = _free_lines(page, first, columns)
    _refuse_merged(page, first, first + free - 1)
    last = first + free - 1
    more = lines - free
    below = page.max_row > last
    if more > 0 and below:
        _insert(book, page, last, more)
    for line in range(first + 1, first + lines):
        _like_first(page, first, line)


def _free_lines(page: Any, first: int, columns: Sequence[int]) -> int:
    """Return how many lines are free from the first: no texts, formulas do not matter."""
    free = 1
    end = min(page.max_row, first + _BLANK_AT_MOST)
    while first + free <= end and not _says_something(page, first + free, first, columns):
        free += 1
    return free


def _says_something(page: Any, line: int, first: int, columns: Sequence[int]) -> bool:
    """Tell whether a line belongs to what stands below the data.

    A number that counts the lines is no text, and a formula that the first line has too is of the
    data; any other one is a sum.
    """
    for place in range(1, page.max_column + 1):
        cell = page.cell(line, place)
        if cell.value is None or isinstance(cell.value, int | float):
            continue
        if cell.data_type != "f" or page.cell(first, place).data_type != "f":
            return True
    return _merged_over(page, line, columns)


def _merged_over(page: Any, line: int, columns: Sequence[int]) -> bool:
    """Tell whether a merge begins in this line that is wider than in the data: a remark."""
    return any(
        merged.min_row == line and merged.max_col - merged.min_col + 1 >= len(columns) > 1
        for merged in page.merged_cells.ranges
    )


def _refuse_merged(page: Any, first: int, last: int) -> None:
    for merged in page.merged_cells.ranges:
        tall = merged.max_row > merged.min_row
        if tall and merged.max_row >= first and merged.min_row <= last:
            raise LowUseError("TEMPLATE_MERGED_ROWS", cell=f"{page.title}!{merged.coord}")


def _insert(book: Any, page: Any, last: int, more: int) -> None:
    """Put lines in behind ``last``; references to what stands below go down with it."""
    merges = [copy.copy(merged) for merged in page.merged_cells.ranges]
    heights = {
        row: found.height for row, found in page.row_dimensions.items() if found.height is not None
    }
    page.insert_rows(last + 1, more)
    for merged in merges:
        if merged.min_row > last:
            page.merged_cells.remove(merged.coord)
            merged.shift(row_shift=more)
            page.merged_cells.add(merged.coord)
    for row in sorted(heights, reverse=True):
        if row > last:
            page.row_dimensions[row + more].height = heights[row]
            page.row_dimensions[row].height = None
    for sheet in book.worksheets:
        own = sheet is page
        for cell in _formulas(sheet):
            cell.value = _shifted(cell.value, page.title, own=own, last=last, more=more)
    area = page.print_area
    if area:
        page.print_area = _references(str(area).rpartition("!")[2], last, more)


def _formulas(sheet: Any) -> Iterator[Any]:
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f" and isinstance(cell.value, str):
                yield cell


def _shifted(formula: str, title: str, *, own: bool, last: int, more: int) -> str:
    """Return a formula after lines were put in behind ``last`` of the sheet ``title``."""
    tokens = importlib.import_module("openpyxl.formula").Tokenizer(formula)
    parts = []
    for token in tokens.items:
        text = token.value
        if token.type == "OPERAND" and token.subtype == "RANGE":
            where, mark, reference = text.rpartition("!")
            here = where.strip("'").replace("''", "'") == title if mark else own
            if here:
                text = f"{where}{mark}{_references(reference, last, more)}"
        parts.append(text)
    return "=" + "".join(parts)


def _references(text: str, last: int, more: int) -> str:
    """Return references as they are after lines were put in; a range to ``last`` grows."""

    def moved(found: re.Match[str]) -> str:
        begin, end = int(found[2]), found[4]
        if end is None:
            return f"{found[1]}{begin + more if begin > last else begin}"
        first = begin + more if begin > last else begin
        until = int(end) + more if int(end) >= last else int(end)
        return f"{found[1]}{first}:{found[3]}{until}"

    def rows(found: re.Match[str]) -> str:
        begin, until = int(found[2]), int(found[4])
        begin = begin + more if begin > last else begin
        until = until + more if until >= last else until
        return f"{found[1]}{begin}:{found[3]}{until}"

    if _WHOLE_ROWS.fullmatch(text):
        return _WHOLE_ROWS.sub(rows, text)
    return _REFERENCE.sub(moved, text)


def _like_first(page: Any, first: int, line: int) -> None:
    """Give a line the look, the merges and the formulas of the first data line."""
    translate = importlib.import_module("openpyxl.formula.translate").Translator
    page.row_dimensions[line].height = page.row_dimensions[first].height
    for merged in list(page.merged_cells.ranges):
        if merged.min_row == merged.max_row == first:
            again = copy.copy(merged)
            again.shift(row_shift=line - first)
            if again.coord not in page.merged_cells:
                page.merge_cells(again.coord)
    for place in range(1, page.max_column + 1):
        source, cell = page.cell(first, place), page.cell(line, place)
        if type(cell).__name__ == "MergedCell":
            continue
        cell._style = copy.copy(source._style)  # noqa: SLF001  the whole look of a cell
        if source.data_type == "f" and cell.data_type != "f":
            moved = translate(source.value, source.coordinate).translate_formula(cell.coordinate)
            cell.value = moved

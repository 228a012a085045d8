# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as an xlsx file: headings that stay, units, totals that can be recomputed, page setup.

Text is inert: what comes from the workspace is never a formula. The only formulas are totals and
those that a sheet is written with, and their values stand beside them, so that a viewer that does
not calculate shows them too.
"""

from __future__ import annotations

import copy
import importlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.units import M2_PER_MU, exact
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.workbooks.workbook_rows import (
    Cell,
    Figure,
    Formula,
    PackedRows,
    is_quoted,
    plain_text,
)
from lowuse_plugin.exchange.workbooks.workbook_values import CellValue, with_values

FORMATS: Mapping[str, str] = {
    "text": "@",
    "int": "#,##0",
    "m2": "#,##0.00",
    "mu": "#,##0.0000",
    "yuan": "#,##0.00",
    "far": "0.00000000",
    "share": "0%",
    "percent": "0.00##%",
    "exact": "#,##0.00########",
    "date": "yyyy-mm-dd",
}
_TITLE, _NOTE, _HEADING = 1, 2, 3
_FIRST = 4
_LINE_POINTS, _AROUND_POINTS = 15, 5
_WIDE = 0x2E80
"""From here on characters are as wide as two digits."""


@dataclass(frozen=True)
class TableColumn:
    """One column of a sheet."""

    title: str
    kind: str = "text"
    """One of :data:`FORMATS`."""
    width: int = 14
    total: bool = False
    """Whether its sum stands in the totals."""
    mu_of: int | None = None
    """Position of the m² column that this column gives in 亩; its total comes from m² (A-37)."""


@dataclass(frozen=True)
class Total:
    """One line of totals; with ``where`` only over the rows that have ``value`` there."""

    label: str
    where: int | None = None
    value: str = ""
    counts: Mapping[int, int] = field(default_factory=dict)
    """Position of a column → a number that is no sum of its rows."""


@dataclass(frozen=True)
class Page:
    """One sheet."""

    name: str
    title: str
    note: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Cell]]
    totals: Sequence[Total] = ()
    footnotes: Sequence[str] = ()
    banner: str = ""
    """What nobody may overlook: beside the title, and above every printed page."""
    wide: bool = False
    """Printed on A3, with lines around every cell: a paper to be signed."""
    label_at: int = 0
    """Position of the column that totals are named in."""


def write_workbook(
    path: Path,
    pages: Sequence[Page],
    *,
    footer: str,
    on: date,
    progress: Progress | None = None,
) -> None:
    """Write the sheets; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        pages: The sheets.
        footer: Stands below every printed page.
        on: The day that it is about.
        progress: Is told how far the rows are, and may stop the work before anything is written.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the
            file is open in another program; ``PACKAGE_MISSING``.
        CancelledError: The user asked to stop.
    """
    book = new_book()
    writers = _writers(book, pages)
    values = [writer.write() for writer in writers]
    for sheet, page in zip(book, pages, strict=True):
        set_up_page(sheet, footer, page.banner, wide=page.wide)
        sheet.print_title_rows = f"{_TITLE}:{_HEADING}"
    packed = {place: writer.packed for place, writer in enumerate(writers) if writer.packed}
    about = {"footer": footer, "title": pages[0].title}
    save_book(path, book, values, **about, on=on, packed=packed, progress=progress)


def new_book() -> Any:
    """Return a workbook without sheets.

    Raises:
        LowUseError: ``PACKAGE_MISSING``.
    """
    use_bundled("openpyxl")
    book = importlib.import_module("openpyxl").Workbook()
    book.remove(book.active)
    return book


def add_pages(book: Any, pages: Sequence[Page]) -> list[dict[str, CellValue]]:
    """Add the sheets behind those that there are; return the values of their formulas by cell."""
    return [writer.write() for writer in _writers(book, pages, packs=False)]


def _writers(book: Any, pages: Sequence[Page], *, packs: bool = True) -> list[_SheetWriter]:
    """Add a sheet a page; rows between lines are cells, for these are drawn around each."""
    styles = importlib.import_module("openpyxl.styles")
    return [
        _SheetWriter(book.create_sheet(page.name), page, styles, packs=packs and not page.wide)
        for page in pages
    ]


def save_book(
    path: Path,
    book: Any,
    values: Sequence[Mapping[str, CellValue]],
    *,
    footer: str,
    title: str,
    on: date,
    packed: Mapping[int, PackedRows] | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a workbook; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        book: The workbook.
        values: Of the formulas, by cell, a mapping a sheet in their order.
        footer: Stands in the properties as the author.
        title: Stands in the properties.
        on: The day that it is about.
        packed: Place of a sheet → rows that go straight into the file.
        progress: Is told how far these are, and may stop the work before the file is replaced.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``.
        CancelledError: The user asked to stop.
    """
    book.properties.creator = footer
    book.properties.title = title
    book.properties.description = on.isoformat()
    buffer, rows = io.BytesIO(), packed or {}
    total = max(sum(len(each.rows) for each in rows.values()), 1)
    step = partial(_step, progress or SilentProgress(), total)
    step(0)
    book.save(buffer)
    content = with_values(buffer.getvalue(), values, rows, step)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error


def _step(progress: Progress, total: int, done: int) -> None:
    progress.step(done, total)


class _SheetWriter:
    """Writes one page into one sheet."""

    def __init__(self, sheet: Any, page: Page, styles: Any, *, packs: bool) -> None:
        self.sheet = sheet
        self.page = page
        self.styles = styles
        self.values: dict[str, CellValue] = {}
        self._cell = importlib.import_module("openpyxl.cell").Cell
        self._looks: dict[tuple[str, bool, bool, bool], Any] = {}
        """How cells look: made once, since openpyxl takes long over each."""
        self.packed = self._packed() if packs else None
        """The rows, when no cells are made of them."""

    def write(self) -> dict[str, CellValue]:
        """Write everything and return the values of the formulas by cell."""
        self._head()
        for number, cells in enumerate(() if self.packed else self.page.rows, _FIRST):
            for i, (value, item) in enumerate(zip(cells, self.page.columns, strict=True), 1):
                self._put(number, i, value, item.kind)
        row = _FIRST + len(self.page.rows)
        for total in self.page.totals if self.page.rows else ():
            self._total(row, total)
            self._stress(row, "F2F2F2")
            row += 1
        if self.page.wide:
            self._rule(row)
        for number, text in enumerate(self.page.footnotes, row + 1):
            self._put(number, 1, text, "text", wrap=False)
        return self.values

    def _packed(self) -> PackedRows:
        count = len(self.page.columns)
        letters = [self.sheet.cell(_HEADING, i + 1).column_letter for i in range(count)]
        kinds = [item.kind for item in self.page.columns]
        numbers = {kind: self._look(kind, is_text=False) for kind in FORMATS}
        texts = self._look("text", is_text=True), self._look("text", is_text=True, quoted=True)
        return PackedRows(_FIRST, self.page.rows, letters, kinds, numbers, texts)

    def _look(self, kind: str, *, is_text: bool, quoted: bool = False) -> int:
        """Return the number that the workbook gives the look of a cell."""
        cell = self._cell(self.sheet, row=1, column=1)
        self._dress(cell, FORMATS[kind], is_text, quoted, wrap=True)
        return int(cell.style_id)

    def _head(self) -> None:
        title = "　".join(filter(None, (self.page.title, self.page.banner)))
        self._put(_TITLE, 1, title, "text", wrap=False)
        colour = "C00000" if self.page.banner else "000000"
        self.sheet.cell(_TITLE, 1).font = self.styles.Font(bold=True, size=14, color=colour)
        self._put(_NOTE, 1, self.page.note, "text", wrap=False)
        for i, item in enumerate(self.page.columns, 1):
            cell = self._put(_HEADING, i, item.title, "text")
            self.sheet.column_dimensions[cell.column_letter].width = item.width
        self._stress(_HEADING, "D9E2F3")
        self.sheet.freeze_panes = self.sheet.cell(_FIRST, 2)

    def _put(self, row: int, column: int, value: Cell, kind: str, *, wrap: bool = True) -> Any:
        """Write a value; text stays text whatever it begins with."""
        cell = self.sheet.cell(row, column)
        if value is None:
            return cell
        if isinstance(value, Figure):
            kind, value = value.kind, value.value
        if isinstance(value, Formula):
            self.values[cell.coordinate] = float(value.value)
            cell.value = value.text.format(row=row, first=_FIRST)
            cell.number_format = FORMATS[kind]
            return cell
        is_text = isinstance(value, str)
        cell.value = plain_text(value) if isinstance(value, str) else value
        if is_text:
            cell.data_type = "s"
        quoted = isinstance(value, str) and is_quoted(value)
        self._dress(cell, FORMATS["text" if is_text else kind], is_text, quoted, wrap)
        return cell

    def _dress(
        self, cell: Any, number_format: str, is_text: bool, quoted: bool, wrap: bool
    ) -> None:
        """Give a cell its look."""
        key = (number_format, is_text, quoted, wrap)
        if key in self._looks:
            cell._style = copy.copy(self._looks[key])  # noqa: SLF001  the whole look of a cell
            return
        cell.number_format = number_format
        if is_text:
            cell.quotePrefix = quoted
            cell.alignment = self.styles.Alignment(wrap_text=wrap, vertical="top")
        self._looks[key] = copy.copy(cell._style)  # noqa: SLF001

    def _rule(self, end: int) -> None:
        """Put lines around the cells of the table, and words into the middle of their rows."""
        side = self.styles.Side("thin", color="808080")
        border = self.styles.Border(left=side, right=side, top=side, bottom=side)
        totals = _FIRST + len(self.page.rows)
        for row in range(_HEADING, end):
            lines = 1
            for i, item in enumerate(self.page.columns, 1):
                cell = self.sheet.cell(row, i)
                is_text = isinstance(cell.value, str) and cell.coordinate not in self.values
                wraps = is_text and row < totals  # the name of a total runs over empty cells
                cell.border = border
                cell.alignment = self.styles.Alignment(
                    horizontal="center" if row == _HEADING or i == 1 else None,
                    vertical="center",
                    wrap_text=wraps,
                )
                if wraps:
                    lines = max(lines, _lines(cell.value, item.width))
            # Not every program makes room for wrapped text by itself.
            self.sheet.row_dimensions[row].height = _LINE_POINTS * lines + _AROUND_POINTS

    def _stress(self, row: int, colour: str) -> None:
        for i in range(1, len(self.page.columns) + 1):
            cell = self.sheet.cell(row, i)
            font = cell.font
            cell.font = self.styles.Font(name=font.name, size=font.size, bold=True)
            cell.fill = self.styles.PatternFill("solid", fgColor=colour)

    def _total(self, row: int, total: Total) -> None:
        """Write one line of totals as formulas and keep their values."""
        rows = self.page.rows
        chosen = [r for r in rows if total.where is None or r[total.where] == total.value]
        letters = [self.sheet.cell(row, i + 1).column_letter for i in range(len(rows[0]))]
        last = _FIRST + len(rows) - 1
        self._put(row, self.page.label_at + 1, total.label, "text")
        for position, count in total.counts.items():
            self._put(row, position + 1, count, self.page.columns[position].kind)
        for i, item in enumerate(self.page.columns):
            span = f"{letters[i]}{_FIRST}:{letters[i]}{last}"
            if item.mu_of is not None:
                formula = f"={letters[item.mu_of]}{row}*3/2000"
                value = _sum(chosen, item.mu_of) / M2_PER_MU
            elif not item.total or _says_nothing(chosen, i):
                continue
            elif total.where is None:
                formula, value = f"=SUM({span})", _sum(chosen, i)
            else:
                keys = f"{letters[total.where]}{_FIRST}:{letters[total.where]}{last}"
                formula = f'=SUMIF({keys},"{_criterion(total.value)}",{span})'
                value = _sum(chosen, i)
            cell = self.sheet.cell(row, i + 1, formula)
            cell.number_format = FORMATS[item.kind]
            self.values[cell.coordinate] = float(value)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is two wide."""
    room = max(2, width - 1)
    wide = (sum(1 if ord(sign) < _WIDE else 2 for sign in part) for part in text.split("\n"))
    return sum(max(1, -(-each // room)) for each in wide)


def _criterion(text: str) -> str:
    """Return the condition of a SUMIF that only this text meets, whatever signs it holds."""
    plain = re.sub(r"([~*?])", r"~\1", text).replace('"', '""')
    return f"={plain}" if plain[:1] in {"=", "<", ">"} else plain


def _says_nothing(rows: Sequence[Sequence[Cell]], position: int) -> bool:
    """Tell whether there are rows and none has a value in this column."""
    return bool(rows) and all(row[position] is None for row in rows)


def _sum(rows: Sequence[Sequence[Cell]], position: int) -> Fraction:
    """Return the exact sum of the numbers of a column."""
    cells = (row[position] for row in rows)
    numbers = (cell.value if isinstance(cell, Formula) else cell for cell in cells)
    return sum((exact(n) for n in numbers if isinstance(n, int | float | Decimal)), Fraction(0))


def set_up_page(sheet: Any, footer: str, banner: str, *, wide: bool = False) -> None:
    """Set A4 or A3 landscape, one page wide, what nobody may overlook above, page number below."""
    sheet.oddHeader.center.text = banner.replace("&", "&&") or None
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if wide else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = footer.replace("&", "&&")
    sheet.oddFooter.right.text = "第 &P 页 共 &N 页"

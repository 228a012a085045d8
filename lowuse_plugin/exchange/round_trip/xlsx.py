# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels as an xlsx file that people fill in: what may be changed is white, the rest is grey.

Coded columns offer their words, numbers and dates are checked while they are typed, text is inert.
Each row carries uuid and version of its parcel in hidden columns, the file says on a hidden sheet
from which state of which workspace it is.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain import schema
from lowuse_plugin.domain.editable_table import EditableTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.round_trip import layout

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA_LIKE = ("=", "+", "-", "@")
_REPORT_EVERY = 1000
_WIDEST, _NARROWEST = 36, 10
_GREY, _HEAD, _HEAD_GREY = "F2F2F2", "D9E2F3", "D9D9D9"
_FORMATS = {"REAL": "General", "INTEGER": "0", "DATE": "yyyy-mm-dd"}
_NOTE = (
    "白色列可以改，灰色列用来认宗地，请不要改。不改的单元格留着原值即可；删去的行不作删除，"
    "新加的行不采用。改好保存后，在插件的“批量修改”菜单中选“读回修改后的表…”，核对差异后才写入。"
)


def write_round_trip(path: Path, table: EditableTable, progress: Progress | None = None) -> None:
    """Write the table; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the
            file is open in another program; ``PACKAGE_MISSING``.
        CancelledError: The user asked to stop; nothing was written.
    """
    use_bundled("openpyxl")
    book = importlib.import_module("openpyxl").Workbook(write_only=True)
    part = path.with_name(f"{path.name}.part")
    try:
        _Writer(book, table, progress or SilentProgress()).write()
        book.save(part)
        part.replace(path)
    except OSError as error:
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error
    finally:
        for sheet in book.worksheets:
            if not sheet.closed:  # stopped half-way: its stream must end before it is dropped
                sheet.close()
        part.unlink(missing_ok=True)


class _Writer:
    """Fills a workbook that is written line by line."""

    def __init__(self, book: Any, table: EditableTable, progress: Progress) -> None:
        self._book = book
        self._table = table
        self._progress = progress
        self._specs = (*table.context, *table.columns)
        self._styles = importlib.import_module("openpyxl.styles")
        self._cells = importlib.import_module("openpyxl.cell")
        self._letter = importlib.import_module("openpyxl.utils").get_column_letter
        self._sheet = book.create_sheet(layout.SHEET)

    def write(self) -> None:
        """Write the three sheets."""
        self._add_styles()
        self._set_up()
        lists = self._write_options()
        self._add_checks(lists)
        self._write_head()
        self._write_rows()
        self._write_origin()

    # -- looks ------------------------------------------------------------------------------------

    def _add_styles(self) -> None:
        """Name the looks once; a cell then only refers to one."""
        for spec in self._specs:
            for locked in (False, True):
                self._add_style(_style_name(spec.type, locked=locked), spec.type, locked=locked)

    def _add_style(self, name: str, kind: str, *, locked: bool) -> None:
        if name in self._book.named_styles:
            return
        style = self._styles.NamedStyle(name=name)
        style.number_format = _FORMATS.get(kind, "@")
        style.protection = self._styles.Protection(locked=locked)
        if locked:
            style.fill = self._styles.PatternFill("solid", fgColor=_GREY)
        self._book.add_named_style(style)

    def _set_up(self) -> None:
        """Hide what is for the machine, keep the heading in sight, lock what is grey."""
        sheet = self._sheet
        for position, name in enumerate(("uuid", "row_version"), start=1):
            dimension = sheet.column_dimensions[self._letter(position)]
            dimension.hidden, dimension.width = True, len(name)
        for position, spec in enumerate(self._specs, start=3):
            sheet.column_dimensions[self._letter(position)].width = _width(spec)
        sheet.row_dimensions[layout.MARK_LINE].hidden = True
        sheet.freeze_panes = f"{self._letter(3 + len(self._table.context))}{layout.FIRST_LINE}"
        last = self._letter(2 + len(self._specs))
        lines = layout.HEADING_LINE + len(self._table.rows)
        sheet.auto_filter.ref = f"A{layout.HEADING_LINE}:{last}{lines}"
        sheet.protection.sheet = True
        for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter", "sort"):
            setattr(sheet.protection, allowed, False)  # the switch says what is locked
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = importlib.import_module(
            "openpyxl.worksheet.properties"
        ).PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"{layout.HEADING_LINE}:{layout.HEADING_LINE}"

    # -- content ----------------------------------------------------------------------------------

    def _write_options(self) -> dict[str, str]:
        """Write the words of the code lists and return where each list stands."""
        names = list(dict.fromkeys(spec.domain for spec in self._table.columns if spec.domain))
        lists = [schema.shipped().codes[name] for name in names]
        sheet = self._book.create_sheet(layout.OPTIONS)
        sheet.sheet_state = "hidden"
        sheet.append([each.title for each in lists])
        words = [list(each.values.values()) for each in lists]
        for line in range(max(map(len, words), default=0)):
            sheet.append([each[line] if line < len(each) else None for each in words])
        return {
            name: f"'{layout.OPTIONS}'!${self._letter(i)}$2:${self._letter(i)}${len(each) + 1}"
            for i, (name, each) in enumerate(zip(names, words, strict=True), start=1)
        }

    def _add_checks(self, lists: dict[str, str]) -> None:
        """Let the spreadsheet program offer words and refuse what is no number or day."""
        validation = importlib.import_module("openpyxl.worksheet.datavalidation").DataValidation
        first, last = layout.FIRST_LINE, layout.HEADING_LINE + len(self._table.rows)
        for position, spec in enumerate(self._specs, start=3):
            if spec in self._table.context:
                continue
            if spec.domain:
                check = validation(type="list", formula1=lists[spec.domain], allow_blank=True)
                check.error = "请从列表中选择。"
            elif spec.type == "REAL":
                check = validation(type="decimal", operator="between", allow_blank=True)
                check.formula1, check.formula2 = "-1E+15", "1E+15"
                check.error = f"请填数字{f'，单位 {spec.unit}' if spec.unit else ''}。"
            elif spec.type == "DATE":
                check = validation(type="date", operator="between", allow_blank=True)
                check.formula1, check.formula2 = "1", "109575"
                check.error = "请填日期，如 2025-06-30。"
            else:
                continue
            check.errorTitle, check.showErrorMessage = spec.title, True
            letter = self._letter(position)
            check.add(f"{letter}{first}:{letter}{last}")
            self._sheet.data_validations.append(check)

    def _write_head(self) -> None:
        origin, at = self._table.origin, self._table.written_at
        title = f"宗地修改表　{origin.workspace}　{at:%Y-%m-%d %H:%M} 导出　{origin.rows} 宗"
        self._sheet.append([None, None, self._text(title, bold=True, size=14)])
        self._sheet.append([None, None, self._text(_NOTE)])
        marks = [layout.UUID, layout.VERSION, *(f"{layout.MARK}{s.name}" for s in self._specs)]
        self._sheet.append(marks)
        heads = [self._text("uuid"), self._text("row_version")]
        for spec in self._specs:
            colour = _HEAD_GREY if spec in self._table.context else _HEAD
            heads.append(self._text(heading(spec), bold=True, fill=colour))
        self._sheet.append(heads)

    def _write_rows(self) -> None:
        rows = self._table.rows
        cell = self._cells.WriteOnlyCell
        makers = [self._maker(spec, cell) for spec in self._specs]
        lists = [rows[spec.name].to_list() for spec in self._specs]
        keys = zip(rows["uuid"].to_list(), rows["row_version"].to_list(), strict=True)
        total = len(rows)
        for number, (key, values) in enumerate(zip(keys, _lines(lists, total), strict=True)):
            if number % _REPORT_EVERY == 0:
                self._progress.step(number, total)
            made = [None if v is None else m(v) for m, v in zip(makers, values, strict=True)]
            self._sheet.append([*key, *self._with_blanks(made)])

    def _with_blanks(self, made: Sequence[Any]) -> Iterator[Any]:
        """Give empty cells their look: an empty white cell must not be locked."""
        for spec, each in zip(self._specs, made, strict=True):
            if each is None:
                each = self._cells.WriteOnlyCell(self._sheet)  # noqa: PLW2901
                each.style = self._style_of(spec)
            yield each

    def _maker(self, spec: ColumnSpec, cell: Any) -> Callable[[Any], Any]:
        """Return what makes a cell of a stored value."""
        words = schema.shipped().codes[spec.domain].values if spec.domain else {}
        style = self._style_of(spec)

        def make(value: Any) -> Any:
            if spec.type == "DATE":
                value = date.fromisoformat(value)
            elif isinstance(value, str):
                value = _CONTROL.sub("", words.get(value, value))
            made = cell(self._sheet, value)
            if isinstance(value, str):
                made.data_type = "s"
            made.style = style
            if isinstance(value, str) and value.startswith(_FORMULA_LIKE):
                made.quotePrefix = True
            return made

        return make

    def _style_of(self, spec: ColumnSpec) -> str:
        kind = "TEXT" if spec.domain else spec.type
        return _style_name(kind, locked=spec in self._table.context)

    def _write_origin(self) -> None:
        origin = self._table.origin
        sheet = self._book.create_sheet(layout.ORIGIN)
        sheet.sheet_state = "veryHidden"
        for key, value in (
            ("format", layout.FORMAT),
            (layout.STORE_ID, origin.store_id),
            (layout.WORKSPACE, origin.workspace),
            (layout.SEQ, origin.seq),
            (layout.HASH, origin.hash),
            (layout.ROWS, origin.rows),
            (layout.COLUMNS, " ".join(spec.name for spec in self._table.columns)),
        ):
            made = self._cells.WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                made.data_type = "s"
            sheet.append([key, made])

    def _text(self, text: str, *, bold: bool = False, size: int = 11, fill: str = "") -> Any:
        made = self._cells.WriteOnlyCell(self._sheet, text)
        made.data_type = "s"
        made.font = self._styles.Font(bold=bold, size=size)
        if fill:
            made.fill = self._styles.PatternFill("solid", fgColor=fill)
            made.alignment = self._styles.Alignment(wrap_text=True, vertical="center")
        return made


def heading(spec: ColumnSpec) -> str:
    """Return the title of a column with its unit: ``登记面积（m²）``."""
    return f"{spec.title}（{spec.unit}）" if spec.unit else spec.title


def _lines(lists: Sequence[Sequence[Any]], count: int) -> Iterator[Sequence[Any]]:
    return iter(zip(*lists, strict=True)) if lists else iter([()] * count)


def _style_name(kind: str, *, locked: bool) -> str:
    return f"lup_{kind if kind in _FORMATS else 'TEXT'}_{'grey' if locked else 'white'}"


def _width(spec: ColumnSpec) -> int:
    """Return a width in which usual values can be read; Chinese counts twice."""
    words = schema.shipped().codes[spec.domain].values.values() if spec.domain else ()
    longest = max([2 * len(heading(spec)), *(2 * len(word) for word in words)])
    known = {"parcel_code": 22, "unit_code": 31, "holder_name": 28, "address": 30, "remark": 30}
    return known.get(spec.name, min(max(longest + 2, _NARROWEST), _WIDEST))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading back the table that went out to be filled in.

Rows are found by the line of marks above the heading, so that columns may be moved, left out or
given another title. A formula counts by the value that the spreadsheet program stored beside it;
where there is none, its cell is refused by address.
"""

from __future__ import annotations

import importlib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.cell_changes import LeftOut
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns
from lowuse_plugin.domain.importing.given_table import GivenTable, Origin
from lowuse_plugin.domain.importing.mapping import split_unit
from lowuse_plugin.domain.importing.report import Remark
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.exchange.details import DAMAGED
from lowuse_plugin.exchange.files import take_state
from lowuse_plugin.exchange.gate.archives import SHEET_LIMITS, check_archive
from lowuse_plugin.exchange.round_trip import layout

_REPORT_EVERY = 1000
_LOOK_AT = 20
"""So many lines from the top are looked at for the line of marks."""
_FORMULA, _ERROR = "f", "e"
_EXACT_BELOW = 1e15
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, SyntaxError, zipfile.BadZipFile)
"""What the reader of workbooks raises over content that is none."""


def read_round_trip(path: Path, progress: Progress | None = None) -> GivenTable:
    """Return what stands in a table that came back.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``FILE_UNREADABLE``, ``FILE_CHANGED``,
            ``TABLE_NOT_OURS`` (it was not written by this plugin, or its hidden parts are gone),
            ``PACKAGE_MISSING``, or why the file is not safe to read.
        CancelledError: The user asked to stop.
    """
    use_bundled("openpyxl")
    state = take_state(path)
    if not zipfile.is_zipfile(path):
        raise LowUseError("TABLE_NOT_OURS", file=path.name)
    check_archive(path, SHEET_LIMITS)
    try:
        table = _Reader(path, progress or SilentProgress()).read(state.sha256)
    except _UNREADABLE as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    state.check_unchanged()
    return table


@dataclass
class _Found:
    """Cells by column, row by row."""

    places: list[int] = field(default_factory=list)
    texts: dict[str, list[str | None]] = field(default_factory=dict)
    formulas: dict[tuple[str, int], str] = field(default_factory=dict)
    """(column, row) → address."""
    refused: dict[str, dict[int, Remark]] = field(default_factory=dict)


class _Reader:
    """Reads one file."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self._path = path
        self._progress = progress
        self._load = importlib.import_module("openpyxl").load_workbook
        self._sheet_name = ""

    def read(self, sha256: str) -> GivenTable:
        with closing(self._load(self._path, read_only=True)) as book:
            origin = self._origin(book)
            sheet, line, marks = self._marked(book)
            headings = self._headings(sheet, line, marks)
            found = self._cells(sheet, line + 2, marks, origin.rows)
        if found.formulas:
            self._take_stored(found, marks, line + 2)
        keys = (layout.UUID.removeprefix(layout.MARK), layout.VERSION.removeprefix(layout.MARK))
        versions = [int(v) if v and v.isdigit() else None for v in found.texts[keys[1]]]
        texts = {n: column("text", v) for n, v in found.texts.items() if n not in keys}
        return GivenTable(
            places=tuple(found.places),
            columns=texts,
            units={name: unit for name in texts if (unit := split_unit(headings[name])[1])},
            uuids=column("text", found.texts[keys[0]]),
            versions=column("int", versions),
            origin=origin,
            refused={name: cells for name, cells in found.refused.items() if name in texts},
            left_out=self._left_out(headings),
            source={"file": self._path.name, "sha256": sha256},
        )

    def _origin(self, book: Any) -> Origin:
        if layout.ORIGIN not in book.sheetnames:
            raise LowUseError("TABLE_NOT_OURS", file=self._path.name)
        rows = book[layout.ORIGIN].iter_rows(max_row=_LOOK_AT, max_col=2, values_only=True)
        said = {str(row[0]): row[1] for row in rows if len(row) > 1 and row[0] is not None}
        if said.get("format") != layout.FORMAT:
            raise LowUseError("TABLE_NOT_OURS", file=self._path.name)
        return Origin(
            store_id=str(said[layout.STORE_ID]),
            workspace=str(said[layout.WORKSPACE]),
            seq=int(said[layout.SEQ]),
            hash=str(said[layout.HASH]),
            rows=int(said[layout.ROWS]),
            file=self._path.name,
            columns=tuple(str(said.get(layout.COLUMNS) or "").split()),
        )

    def _marked(self, book: Any) -> tuple[Any, int, Mapping[int, str]]:
        """Return the sheet, the line of marks and the column of the schema by position."""
        for name in book.sheetnames:
            sheet = book[name]
            sheet.reset_dimensions()  # some programs state them wrongly
            for number, line in enumerate(sheet.iter_rows(max_row=_LOOK_AT, values_only=True), 1):
                if layout.UUID in line and layout.VERSION in line:
                    self._sheet_name = name
                    marks = {
                        at: mark.removeprefix(layout.MARK)
                        for at, mark in enumerate(line)
                        if isinstance(mark, str) and mark.startswith(layout.MARK)
                    }
                    return sheet, number, marks
        raise LowUseError("TABLE_NOT_OURS", file=self._path.name)

    def _headings(self, sheet: Any, line: int, marks: Mapping[int, str]) -> dict[str, str]:
        """Return the heading by column of the schema; of other columns by their heading."""
        row = next(sheet.iter_rows(min_row=line + 1, max_row=line + 1, values_only=True), ())
        texts = {at: str(text).strip() for at, text in enumerate(row) if text is not None}
        unmarked = {f"{layout.MARK}{at}": text for at, text in texts.items() if at not in marks}
        return {name: texts.get(at, "") for at, name in marks.items()} | unmarked

    def _cells(self, sheet: Any, first: int, marks: Mapping[int, str], rows: int) -> _Found:
        found = _Found(texts={name: [] for name in marks.values()})
        for cells in sheet.iter_rows(min_row=first):
            given = {at: cells[at] for at in marks if at < len(cells)}
            if all(cell.value is None for cell in given.values()):
                continue
            row = len(found.places)
            number = next(c.row for c in given.values() if c.value is not None)
            if row % _REPORT_EVERY == 0:
                self._progress.step(min(row, rows), max(rows, 1))
            found.places.append(number)
            for at, name in marks.items():
                found.texts[name].append(self._text(found, name, row, given.get(at)))
        return found

    def _text(self, found: _Found, name: str, row: int, cell: Any) -> str | None:
        if cell is None or cell.value is None:
            return None
        if cell.data_type == _FORMULA:
            found.formulas[(name, row)] = cell.coordinate
            return None
        if cell.data_type == _ERROR:
            self._refuse(found, "CELL_ERROR", (name, row), cell.coordinate, str(cell.value))
            return None
        return _plain(cell.value)

    def _refuse(
        self, found: _Found, code: str, cell: tuple[str, int], address: str, value: str
    ) -> None:
        name, row = cell
        params = {"sheet": self._sheet_name, "cell": address, "value": value}
        found.refused.setdefault(name, {})[row] = Remark(code, params)

    def _take_stored(self, found: _Found, marks: Mapping[int, str], first: int) -> None:
        """Take the values that formulas had when the file was saved."""
        at = {name: position for position, name in marks.items()}
        with closing(self._load(self._path, read_only=True, data_only=True)) as book:
            sheet = book[self._sheet_name]
            sheet.reset_dimensions()
            wanted = _by_row(found.formulas, found.places)
            for number, line in enumerate(sheet.iter_rows(min_row=first, values_only=True), first):
                for name, row in wanted.get(number, ()):
                    value = line[at[name]] if at[name] < len(line) else None
                    address = found.formulas[(name, row)]
                    if value is None:
                        self._refuse(found, "CELL_FORMULA", (name, row), address, "")
                    elif isinstance(value, str) and value.startswith("#"):
                        self._refuse(found, "CELL_ERROR", (name, row), address, value)
                    else:
                        found.texts[name][row] = _plain(value)

    def _left_out(self, headings: Mapping[str, str]) -> tuple[LeftOut, ...]:
        """Name the columns that somebody added."""
        known = {spec.name for spec in editable_columns("parcel")} | {"uuid", "row_version"}
        return tuple(
            LeftOut(heading, "", Remark("COLUMN_NOT_TAKEN", {"field": heading}))
            for name, heading in headings.items()
            if name not in known
        )


def _by_row(
    formulas: Iterable[tuple[str, int]], places: Sequence[int]
) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = {}
    for name, row in formulas:
        found.setdefault(places[row], []).append((name, row))
    return found


def _plain(value: object) -> str | None:
    """Return the text of a cell as people would type it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_BELOW
        return str(int(value)) if whole else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip() or None

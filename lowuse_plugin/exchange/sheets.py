# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""xlsx, xls, ods and csv as text columns under the names of their heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mode
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import NOT_TEXT
from lowuse_plugin.exchange.headings import Heading, Recognise, find_heading

_DELIMITERS = ",\t;|"
_SNIFF_LINES = 30
_HTML_WITHIN = 512


@dataclass(frozen=True)
class Sheet:
    """A sheet as it stands in the file, from its first line."""

    name: str
    lines: Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class SheetTable:
    """The data of a sheet below its heading."""

    name: str
    columns: ColumnTable
    first_row: int
    """Line number of the first data row, as a spreadsheet shows it."""
    title: str = ""
    """Title above the heading."""
    units: tuple[str, ...] = ()
    """Units that a line above the heading states for the whole sheet."""


def sheet_of_layer(layer: Any) -> Sheet:
    """Read a sheet through GDAL; every cell as text, empty lines kept.

    Args:
        layer: ``ogr.Layer`` opened without headings and with text fields.
    """
    width = layer.GetLayerDefn().GetFieldCount()
    lines: list[list[str | None]] = []
    for feature in layer:
        gap = feature.GetFID() - len(lines) - 1
        lines.extend([] for _ in range(gap))
        lines.append([feature.GetField(i) for i in range(width)])
    return Sheet(layer.GetName(), lines)


def sheet_of_csv(text: str, path: Path) -> Sheet:
    """Read a csv file whose delimiter is a comma, tab, semicolon or bar.

    Raises:
        LowUseError: ``FILE_UNREADABLE`` when it is not a table of text.
    """
    if "\0" in text:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=NOT_TEXT)
    try:
        lines = list(_records(text, _delimiter(text)))
    except csv.Error as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=NOT_TEXT) from error
    return Sheet(path.stem, lines)


def refuse_html(path: Path) -> None:
    """Refuse a web page under the name of a workbook, as many offices' systems export it.

    Raises:
        LowUseError: ``FORMAT_HTML``.
    """
    with path.open("rb") as stream:
        head = stream.read(_HTML_WITHIN).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<"):
        raise LowUseError("FORMAT_HTML", file=path.name)


def table_of(sheet: Sheet, recognise: Recognise, heading_row: int | None) -> SheetTable | None:
    """Return the data of a sheet, None when no heading is found.

    Empty lines between the data stay, so that line numbers fit; those at the end go.
    """
    heading = find_heading(sheet.lines, recognise, heading_row)
    if heading is None:
        return None
    data = list(sheet.lines[heading.first_data_line :])
    while data and not any(data[-1]):
        data.pop()
    return SheetTable(
        sheet.name,
        _columns(heading, data),
        heading.first_data_line + 1,
        heading.title,
        heading.units,
    )


def _columns(heading: Heading, data: Sequence[Sequence[str | None]]) -> ColumnTable:
    width = max([len(heading.names), *(len(line) for line in data)])
    names = [*heading.names, *(f"列 {i + 1}" for i in range(len(heading.names), width))]
    columns = {}
    for i, name in enumerate(names):
        values = [(line[i] or None) if i < len(line) else None for line in data]
        if not name.startswith("列 ") or any(values):
            columns[name] = column("text", values)
    return ColumnTable(columns)


def _records(text: str, delimiter: str) -> Iterator[list[str | None]]:
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [value.strip() or None for value in record]


def _delimiter(text: str) -> str:
    """Return the delimiter under which the first lines have the most columns alike."""
    head = "\n".join(text.splitlines()[:_SNIFF_LINES])

    def columns(delimiter: str) -> int:
        widths = [len(r) for r in csv.reader(io.StringIO(head), delimiter=delimiter) if r]
        return mode(widths) if widths else 0

    return max(_DELIMITERS, key=columns)

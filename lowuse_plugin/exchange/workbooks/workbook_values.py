# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of the formulas of an xlsx file, beside them: not every viewer calculates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.exchange.workbooks.workbook_rows import PackedRows

CellValue = float | str

_ROW = re.compile(rb'<row r="(\d+)"')
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)')


def with_values(
    content: bytes,
    values: Sequence[Mapping[str, CellValue]],
    packed: Mapping[int, PackedRows],
    step: Callable[[int], None],
) -> bytes:
    """Put the computed value behind each formula of a saved workbook, and rows into its sheets.

    openpyxl writes formulas without values; programs that do not calculate, such as a preview or
    Excel's protected view, would show nothing.

    Args:
        content: The workbook as openpyxl writes it.
        values: Of the formulas, by cell, a mapping a sheet.
        packed: Place of a sheet → its rows.
        step: Is told how many of all rows there are, and may stop the work.
    """
    before = 0
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            data = old.read(item)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", item.filename)
            place = int(sheet.group(1)) - 1 if sheet else -1
            if sheet:
                data = _fill_values(data, values[place])
            if place not in packed:
                new.writestr(item.filename, data)
                continue
            rows = packed[place]
            at = _place_of(data, rows.first)
            with new.open(item.filename, "w") as file:
                file.write(data[:at])
                for done, part in rows.parts():
                    file.write(part)
                    step(before + done)
                file.write(data[at:])
            before += len(rows.rows)
    return out.getvalue()


def _place_of(data: bytes, first: int) -> int:
    """Return where the first row of a sheet begins that stands behind some rows."""
    behind = (each.start() for each in _ROW.finditer(data) if int(each[1]) >= first)
    return next(behind, data.index(b"</sheetData>"))


def _fill_values(data: bytes, values: Mapping[str, CellValue]) -> bytes:
    def filled(found: re.Match[bytes]) -> bytes:
        value = values[found[1].decode()]
        text, kind = (
            (escape(value, quote=False), b' t="str"')
            if isinstance(value, str)
            else (repr(value), b"")
        )
        return b'<c r="%s"%s%s>%s<v>%s</v>' % (found[1], found[2], kind, found[3], text.encode())

    return _FORMULA.sub(filled, data)

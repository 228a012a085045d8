# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The values of the formulas of an xlsx file, beside them: not every viewer calculates."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

CellValue = float | str

_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)')


def with_values(content: bytes, values: Sequence[Mapping[str, CellValue]]) -> bytes:
    """Put the computed value behind each formula of a saved workbook.

    openpyxl writes formulas without values; programs that do not calculate, such as a preview or
    Excel's protected view, would show nothing.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            data = old.read(item)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", item.filename)
            if sheet:
                data = _fill_values(data, values[int(sheet.group(1)) - 1])
            new.writestr(item.filename, data)
    return out.getvalue()


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

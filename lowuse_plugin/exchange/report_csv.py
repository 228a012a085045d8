# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an import, and the list of unmatched enterprises, as csv or xlsx.

What comes from somebody's file goes out inert: a text that a spreadsheet would calculate gets an
apostrophe in csv and is a text cell in xlsx.
"""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import ImportReport, Remark, sentence_code
from lowuse_plugin.exchange.details import os_detail

Describe = Callable[[str, Mapping[str, object]], str]
"""Makes a sentence of a code and its parameters."""

UNUSED = "FIELDS_UNUSED"
"""Code of the line that lists the fields which nothing was taken from."""

HEADINGS = ("行号", "结果", "代码", "说明")
UNMATCHED_HEADINGS = ("行号", "统一社会信用代码", "企业名称", "地址", "原因")
OUTCOMES = {"imported": "导入", "changed": "修正后导入", "refused": "拒收"}

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def plain_description(code: str, params: Mapping[str, object]) -> str:
    """Return the code and ``name=value`` of its parameters, for callers without sentences."""
    return " ".join([code, *(f"{name}={value}" for name, value in params.items())])


@dataclass(frozen=True)
class Words:
    """The words of a saved report, in the language of the session."""

    headings: Sequence[str] = HEADINGS
    unmatched_headings: Sequence[str] = UNMATCHED_HEADINGS
    outcomes: Mapping[str, str] = field(default_factory=lambda: OUTCOMES)


def save_report(
    report: ImportReport,
    path: Path,
    *,
    describe: Describe = plain_description,
    words: Words | None = None,
) -> None:
    """Write every row of an import with its end and its reasons, the remarks first.

    Args:
        report: What became of the rows.
        path: ``.csv`` (UTF-8 with BOM) or ``.xlsx``.
        describe: Makes the sentences.
        words: Headings and outcomes; Chinese by default.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``, ``FORMAT_UNSUPPORTED``.
    """
    words = words or Words()
    save_rows(path, words.headings, report_rows(report, describe, words))


def save_unmatched(
    report: ImportReport,
    path: Path,
    *,
    describe: Describe = plain_description,
    words: Words | None = None,
) -> None:
    """Write the enterprises without a parcel.

    Raises:
        LowUseError: As :func:`save_report`.
    """
    rows = [
        (line["row"], line["uscc"], line["name"], line["address"], describe(line["reason"], {}))
        for line in report.unmatched
    ]
    save_rows(path, (words or Words()).unmatched_headings, rows)


def report_rows(report: ImportReport, describe: Describe, words: Words) -> Iterable[Sequence[Any]]:
    """Yield one line a row, or one a note where a row has several."""
    for remark in report.remarks:
        yield "", "", remark.code, describe(remark.code, remark.params)
    if report.unused:
        fields = "、".join(report.unused)
        yield "", "", UNUSED, describe(UNUSED, {"fields": fields})
    for row in report.rows():
        outcome = words.outcomes[row.outcome]
        for note in row.notes or (Remark("", {}),):
            code = sentence_code(note.code, row.outcome)
            text = describe(code, note.params) if code else ""
            yield row.row, outcome, note.code, text


def save_rows(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write a table.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``, ``FORMAT_UNSUPPORTED``.
    """
    writers = {".csv": _save_csv, ".xlsx": _save_xlsx}
    suffix = path.suffix.lower()
    if suffix not in writers:
        raise LowUseError("FORMAT_UNSUPPORTED", file=path.name, expected="csv xlsx")
    try:
        writers[suffix](path, headings, rows)
    except OSError as error:
        raise LowUseError("FILE_NOT_WRITABLE", file=str(path), detail=os_detail(error)) from error


def _save_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(headings)
        writer.writerows([inert(value) for value in row] for row in rows)


def _save_xlsx(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    use_bundled("openpyxl")
    workbook = importlib.import_module("openpyxl").Workbook(write_only=True)
    cell_class = importlib.import_module("openpyxl.cell").WriteOnlyCell
    sheet = workbook.create_sheet("导入报告")
    sheet.append(list(headings))
    for row in rows:
        cells = []
        for value in row:
            cell = cell_class(sheet, _CONTROL.sub("", value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    workbook.save(path)


def inert(value: Any) -> Any:
    """Return a text that a spreadsheet does not calculate; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value

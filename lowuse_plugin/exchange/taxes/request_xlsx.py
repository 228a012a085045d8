# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of enterprises × 纳税所属期 that goes out with a letter and comes back filled in.

Its title carries the mark of the letter, so that the answer is known again when it is imported;
only the columns for the tax office can be typed into, and a tax below zero is refused there.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.tax_request import LIST_TITLE, Pair, TaxRequest, mark_of
from lowuse_plugin.exchange.workbooks.workbook import (
    Page,
    TableColumn,
    add_pages,
    new_book,
    save_book,
    set_up_page,
)

_SHEET = "企业纳税情况"
_NOTE = (
    "单位：万元　请填写黄色两栏：入库税金按纳税所属期全年实际入库数填列，可带小数；查无该企业或没有"
    "数据的，入库税金留空并在备注注明，不要填零。填写后将本表原件反馈，不要改动标题行。"
)
_FIRST, _TAX, _REMARK = 4, 5, 6
_FILL = "FFF2CC"
_NOTE_HEIGHT = 46


def write_tax_request_xlsx(
    path: Path, request: TaxRequest, *, only: frozenset[Pair] | None = None
) -> None:
    """Write the list; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        request: The letter that it goes with.
        only: Enterprises and years, such as those that are still missing; all when left out.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    page = Page(
        name=_SHEET,
        title=f"{LIST_TITLE}　{mark_of(request.uuid)}",
        note=_NOTE,
        columns=_columns(),
        rows=_rows(request, only),
    )
    book = new_book()
    values = add_pages(book, [page])
    sheet = book.worksheets[0]
    _spread_head(sheet)
    if page.rows:
        _ask(sheet, len(page.rows))
    footer = request.label
    set_up_page(sheet, footer, "")
    sheet.print_title_rows = "1:3"
    save_book(path, book, values, footer=footer, title=page.title, on=request.requested_on)


def _columns() -> Sequence[TableColumn]:
    return (
        TableColumn("序号", "int", 7),
        TableColumn("统一社会信用代码", "text", 24),
        TableColumn("企业名称", "text", 40),
        TableColumn("纳税所属期", "text", 12),
        TableColumn("入库税金（万元）", "exact", 20),
        TableColumn("备注", "text", 28),
    )


def _rows(request: TaxRequest, only: frozenset[Pair] | None) -> list[list[Any]]:
    pairs = [
        (firm, year)
        for firm in request.firms
        for year in request.years
        if only is None or (firm.uuid, year) in only
    ]
    return [
        [number, firm.uscc, firm.name, str(year), None, None]
        for number, (firm, year) in enumerate(pairs, 1)
    ]


def _spread_head(sheet: Any) -> None:
    """Let title and note have the whole width of the list."""
    styles = importlib.import_module("openpyxl.styles")
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_REMARK)
        sheet.cell(row, 1).alignment = styles.Alignment(wrap_text=True, vertical="center")
    sheet.cell(1, 1).font = styles.Font(bold=True, size=12)
    sheet.row_dimensions[2].height = _NOTE_HEIGHT


def _ask(sheet: Any, count: int) -> None:
    """Let only the columns of the tax office be typed into, and only amounts in the first."""
    styles = importlib.import_module("openpyxl.styles")
    validation = importlib.import_module("openpyxl.worksheet.datavalidation").DataValidation
    amounts = validation(
        type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True
    )
    amounts.errorTitle, amounts.error = (
        "入库税金",
        "请填写不小于 0 的数，单位万元；没有数据的留空。",
    )
    amounts.promptTitle, amounts.prompt = (
        "入库税金（万元）",
        "全年实际入库数；没有数据的留空，不要填零。",
    )
    amounts.showErrorMessage = amounts.showInputMessage = True
    sheet.add_data_validation(amounts)
    last = _FIRST + count - 1
    letter = sheet.cell(_FIRST, _TAX).column_letter
    amounts.add(f"{letter}{_FIRST}:{letter}{last}")
    thin = styles.Side(style="thin", color="BFBFBF")
    edges = styles.Border(left=thin, right=thin, top=thin, bottom=thin)
    for row in range(_FIRST - 1, last + 1):
        for column in range(1, _REMARK + 1):
            sheet.cell(row, column).border = edges
    for row in range(_FIRST, last + 1):
        sheet.cell(row, 1).alignment = styles.Alignment(horizontal="center", vertical="top")
        for column in (_TAX, _REMARK):
            cell = sheet.cell(row, column)
            cell.fill = styles.PatternFill("solid", fgColor=_FILL)
            cell.protection = styles.Protection(locked=False)
        sheet.cell(row, _TAX).number_format = "#,##0.00####"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False


__all__ = ["write_tax_request_xlsx"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""财政奖补测算表 as a workbook with live formulas, for one project or for many.

One project gives 测算, 条件与依据 and 输入快照; several give 汇总 before, a sheet 测算 each and
the conditions and inputs of all in one sheet each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.subsidy.sheet import SubsidySheet
from lowuse_plugin.exchange.subsidy.calculation_sheet import ResultCells, write_calculation
from lowuse_plugin.exchange.templates.formula_grid import RESULT, FormulaGrid, Looks, fit_rows
from lowuse_plugin.exchange.workbooks.workbook import (
    Page,
    TableColumn,
    add_pages,
    new_book,
    save_book,
    set_up_page,
)
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Figure
from lowuse_plugin.exchange.workbooks.workbook_values import CellValue

CALCULATION, SUMMARY, CONDITIONS, SNAPSHOT = "测算", "汇总", "条件与依据", "输入快照"
_SUMMARY_WIDTHS = (6, 16, 34, 12, 24, 10, 14, 8, 18, 18, 18, 40, 34)
_SUMMARY_TITLES = (
    "序号", "项目编号", "项目名称", "县（市、区）", "改造主体", "结论", "容积率", "档次",
    "测算金额（元）", "其中市级（元）", "其中区级（元）", "原因", "提示",
)  # fmt: skip
_STATUS_TOTALS = (
    ("符合", "eligible"),
    ("待复核（不计入应补助）", "review"),
    ("试算（不计入应补助）", "trial"),
)
_STATUS, _AMOUNT, _CITY, _OWN = 6, 9, 10, 11
_FIRST = 5
_PAGE_FIRST = 4
_NAME_SHOWN = 12


def write_subsidy_xlsx(path: Path, sheets: Sequence[SubsidySheet]) -> None:
    """Write the sheets; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        sheets: One or more.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the
            file is open in another program; ``PACKAGE_MISSING``.
    """
    book = new_book()
    looks = Looks()
    footer = sheets[0].origin.fingerprint
    several = len(sheets) > 1
    summary = book.create_sheet(SUMMARY) if several else None
    values: list[dict[str, CellValue]] = []
    results = []
    for number, source in enumerate(sheets, 1):
        name = f"{CALCULATION}{number}" if several else CALCULATION
        found, cells = write_calculation(book.create_sheet(name), source, footer, looks)
        values.append(found)
        results.append((name, cells))
    if summary is not None:
        values.insert(0, _summary(summary, sheets, results, looks))
    pages = [_conditions(sheets), _snapshot(sheets)]
    values += add_pages(book, pages)
    for page in pages:
        set_up_page(book[page.name], footer, page.banner)
        book[page.name].print_title_rows = "1:3"
        fit_rows(book[page.name], _PAGE_FIRST, [column.width for column in page.columns])
        looks.begin_left(book[page.name], _PAGE_FIRST)
    save_book(
        path,
        book,
        values,
        footer=footer,
        title=f"财政奖补测算表 {sheets[0].name}" if not several else "财政奖补测算汇总表",
        on=sheets[0].origin.calculated_on,
    )


def _summary(
    sheet: Any,
    sheets: Sequence[SubsidySheet],
    results: Sequence[tuple[str, ResultCells]],
    looks: Looks,
) -> dict[str, CellValue]:
    """Write a line a project with links to its sheet; trial amounts have a total of their own."""
    grid = FormulaGrid(sheet, _SUMMARY_WIDTHS, looks)
    notices, footer = _notices(sheets), sheets[0].origin.fingerprint
    grid.text(1, 1, "财政奖补测算汇总表", bold=True, size=16, boxed=False, wrap=False)
    grid.text(2, 1, footer, boxed=False, wrap=False, colour="808080")
    grid.text(3, 1, notices, bold=True, size=14, colour="C00000", boxed=False, wrap=False)
    grid.headings(_FIRST - 1, _SUMMARY_TITLES)
    for row, (source, (name, cells)) in enumerate(zip(sheets, results, strict=True), _FIRST):
        grid.number(row, 1, row - _FIRST + 1, "int", fill="")
        texts = (source.project_code, source.name, source.district_name, source.redeveloper)
        for column, text in enumerate(texts, 2):
            grid.text(row, column, text)
        grid.link(row, 1, name)
        shown: tuple[tuple[str, CellValue | Decimal | None, str], ...] = (
            (cells.status, source.status_text, "text"),
            (cells.far, source.far, "far"),
            (cells.tier, None if source.tier is None else Decimal(source.tier), "int"),
            (cells.amount, source.amount, "yuan"),
            (cells.city, source.city_share, "yuan"),
            (cells.own, source.district_share, "yuan"),
        )
        for column, (cell, value, kind) in enumerate(shown, _STATUS):
            link = f"'{name}'!{cell}"
            grid.formula(row, column, link, "" if value is None else value, kind)
        grid.text(row, 12, "；".join(code.text for code in source.reasons))
        grid.text(row, 13, "；".join(code.text for code in source.warnings))
    _totals(grid, sheets)
    set_up_page(sheet, footer, notices)
    sheet.print_title_rows = f"{_FIRST - 1}:{_FIRST - 1}"
    sheet.freeze_panes = sheet.cell(_FIRST, 4)
    return grid.values


def _totals(grid: FormulaGrid, sheets: Sequence[SubsidySheet]) -> None:
    last = _FIRST + len(sheets) - 1
    keys = grid.span(_FIRST, last, _STATUS)
    for row, (title, status) in enumerate(_STATUS_TOTALS, last + 1):
        word = title.partition("（")[0]
        grid.text(row, 1, f"合计：{title}", to=_STATUS - 1, bold=True, fill=RESULT)
        chosen = [source for source in sheets if source.status == status]
        for column in (_STATUS, 7, 8, 12, 13):
            grid.empty(row, column, fill=RESULT)
        for column, of in ((_AMOUNT, "amount"), (_CITY, "city_share"), (_OWN, "district_share")):
            value = sum((getattr(s, of) or Decimal(0) for s in chosen), Decimal(0))
            formula = f'SUMIF({keys},"{word}",{grid.span(_FIRST, last, column)})'
            grid.formula(row, column, formula, value, "yuan", bold=True, fill=RESULT)


def _notices(sheets: Sequence[SubsidySheet]) -> str:
    return "　".join(dict.fromkeys(text for source in sheets for text in source.notices))


def _conditions(sheets: Sequence[SubsidySheet]) -> Page:
    several = len(sheets) > 1
    columns = [
        *([TableColumn("项目", width=30)] if several else []),
        TableColumn("条件", width=20),
        TableColumn("条款", width=31),
        TableColumn("条款原文或核对内容", width=52),
        TableColumn("本项目", width=42),
        TableColumn("标准", width=28),
        TableColumn("结论", width=10),
        TableColumn("说明", width=36),
    ]
    rows: list[list[Cell]] = [
        [
            *([_short(number, source)] if several else []),
            f"{line.code} {line.title}".removeprefix("tier "),
            line.clause,
            line.text if line.quoted else f"核对内容：{line.text}",
            line.value,
            line.threshold,
            line.outcome_text,
            "；".join(code.text for code in line.codes),
        ]
        for number, source in enumerate(sheets, 1)
        for line in source.trace
    ]
    return Page(CONDITIONS, _title(sheets, CONDITIONS), _note(sheets), columns, rows,
                banner=_notices(sheets))  # fmt: skip


def _snapshot(sheets: Sequence[SubsidySheet]) -> Page:
    several = len(sheets) > 1
    columns = [
        *([TableColumn("项目", width=30)] if several else []),
        TableColumn("类别", width=14),
        TableColumn("内容", width=30),
        TableColumn("值", "exact", 72),
        TableColumn("单位", width=8),
        TableColumn("说明", width=50),
    ]
    rows = [
        [*([_short(number, source)] if several else []), *line]
        for number, source in enumerate(sheets, 1)
        for line in _snapshot_lines(source)
    ]
    return Page(SNAPSHOT, _title(sheets, SNAPSHOT), _note(sheets), columns, rows,
                banner=_notices(sheets))  # fmt: skip


def _short(number: int, source: SubsidySheet) -> str:
    """Return what tells a project from the others on one line: its number in 汇总 and its name."""
    name = source.name
    return f"{number} {name if len(name) <= _NAME_SHOWN else f'{name[:_NAME_SHOWN]}…'}"


def _snapshot_lines(source: SubsidySheet) -> Iterator[list[Cell]]:
    policy, origin = source.policy, source.origin
    yield ["测算", "测算人", origin.calculated_by, "", ""]
    yield ["测算", "测算日期", shown_day(origin.calculated_on), "", ""]
    yield ["测算", "软件版本", origin.software_version, "", ""]
    yield ["测算", "工作库", origin.workspace, "", ""]
    yield ["测算", "日志", f"{origin.log_seq} {origin.log_hash}", "", "打印时工作库日志的最后一行"]
    yield ["政策参数", "编号", policy.id, "", ""]
    yield ["政策参数", "文件", f"{policy.document_no} {policy.title}".strip(), "", ""]
    yield ["政策参数", "sha256", policy.sha256, "", ""]
    for line in source.snapshot:
        yield ["输入", line.title, _exact(line.value), line.unit, ""]
    for switch in source.switches:
        title = f"{switch.title}（{switch.reading}）" if switch.reading else switch.title
        remark = f"默认：{switch.default}"
        if switch.chosen:
            document = source.basis_document or "未注明"
            remark = f"{origin.calculated_by} 选择，依据文件：{document}；{remark}"
        yield ["口径选择", title, switch.value, "", remark]
    for step in source.claim:
        yield ["办理情况", step.title, step.value, "", ""]
    for margin in source.margins:
        yield ["余量", margin.title, margin.value, "", ""]
    for change in source.changes:
        yield ["测算后变更", change.title, f"测算时 {change.value}", "", f"现为 {change.remark}"]


def _exact(value: str | Decimal) -> Cell:
    """Return a number that is shown with thousands and at least two decimals, text as it is."""
    return value if isinstance(value, str) else Figure(value, "exact")


def _title(sheets: Sequence[SubsidySheet], name: str) -> str:
    whose = sheets[0].name if len(sheets) == 1 else f"{len(sheets)} 个项目"
    return f"{name}　{whose}"


def _note(sheets: Sequence[SubsidySheet]) -> str:
    first = sheets[0]
    by = f"{first.origin.calculated_by} {shown_day(first.origin.calculated_on)}"
    return f"{first.policy.document_no}　{first.origin.fingerprint}　测算 {by}"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger, the roll-up and the forecast as a workbook that finance can recompute.

Sums, cumulative sums and the share of the city are formulas over the entered amounts; what comes
from the workspace as text stays text. Names of projects are compared by EXACT: to ``=``, and to the
conditions of SUMIF, "Plant a" and "PLANT A" are one project, and ``*`` is any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from lowuse_plugin.domain.display import shown_code, shown_day, shown_district, shown_number
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo
from lowuse_plugin.domain.roll_up import (
    DUE,
    IN_YEAR,
    PAST,
    PAYABLE,
    STALE,
    ForecastProject,
    RollUp,
    RollUpLine,
)
from lowuse_plugin.domain.subsidy.ledger import CITY, DISTRICT_OWN, PAYMENT, Ledger, LedgerLine
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell, Formula

_HASH_SHOWN = 16
_TOTAL = Total("合计")
_PARTS = {PAYMENT: "审定内", DISTRICT_OWN: "区级自行奖补", CITY: "市级补助"}
_PAYABLE, _REVIEW, _TRIAL = "测算符合", "待复核", "试算（不计入应补助）"
_STALE, _LOST = "需重算", "政策到期后（不予奖补）"
_CLASSES = (_PAYABLE, _REVIEW, _TRIAL, _STALE, _LOST)
_WHENS = {DUE: "已到期未付", PAST: "以前年度"}
_NO_DAY = "未填写"
_SAME = "SUMPRODUCT(EXACT($A${first}:$A{row},$A{row})*"
_INSIDE = '($G${first}:$G{row}="审定内")*$F${first}:$F{row})'
_PROJECT = _SAME + _INSIDE
_DISTRICT = _SAME + "($B${first}:$B{row}=$B{row})*" + _INSIDE
_BEFORE = f'({_DISTRICT}-IF($G{{row}}="审定内",$F{{row}},0))'
_DUE = f"=ROUND($I{{row}}*{_DISTRICT},2)-ROUND($I{{row}}*{_BEFORE},2)"


def write_ledger(
    path: Path,
    figures: RollUp,
    ledgers: Mapping[str, Ledger],
    *,
    workspace: WorkspaceInfo,
    head: LogHead,
) -> None:
    """Write the sheets 拨付台账 项目汇总 分年汇总 市级补助 支出预测 项目预测.

    Args:
        path: Where to; an existing file is replaced when the new one is complete.
        figures: The roll-up of the workspace.
        ledgers: By shown name of the project.
        workspace: Named on every sheet.
        head: Last line of the log that the figures rest on.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``; ``PACKAGE_MISSING``.
    """
    book = _Book(figures, ledgers, workspace, head)
    pages = [
        book.lines(),
        book.projects(),
        book.years(),
        book.city(),
        book.forecast(),
        book.queue(),
    ]
    write_workbook(path, pages, footer=book.stamp, on=figures.on)


def class_of(status: str, *, after_expiry: bool) -> str:
    """Return where money of a forecast is summed; trials never under 应补助 (A-41)."""
    if after_expiry:
        return _LOST
    if status in PAYABLE:
        return _PAYABLE
    return {"review": _REVIEW, STALE: _STALE}.get(status, _TRIAL)


class _Book:
    """Makes the pages of one workbook."""

    def __init__(
        self,
        figures: RollUp,
        ledgers: Mapping[str, Ledger],
        workspace: WorkspaceInfo,
        head: LogHead,
    ) -> None:
        self.figures = figures
        self.ledgers = ledgers
        self.workspace = workspace
        self.stamp = (
            f"工作库 {workspace.store_id} 日志 {head.seq} {head.hash[:_HASH_SHOWN]} "
            f"统计日期 {figures.on.isoformat()}"
        )

    def _page(
        self,
        name: str,
        columns: Sequence[TableColumn],
        rows: Sequence[Sequence[Cell]],
        totals: Sequence[Total] = (_TOTAL,),
        footnotes: Sequence[str] = (),
    ) -> Page:
        title = f"{shown_district(self.workspace.district)}财政奖补：{name}"
        banner = TRAINING if self.workspace.training else ""
        return Page(name, title, self.stamp, columns, rows, totals, footnotes, banner)

    def lines(self) -> Page:
        """Return every line of every ledger, with its share of the city as a formula."""
        columns = [
            TableColumn("项目", width=30),
            TableColumn("行政区", width=10),
            TableColumn("支付日期", width=12),
            TableColumn("拨付类型", width=14),
            TableColumn("凭证号", width=20),
            TableColumn("金额（元）", "yuan", 18, total=True),
            TableColumn("归属", width=14),
            TableColumn("累计已拨付（元）", "yuan", 18),
            TableColumn("市级比例", "yuan", 10),
            TableColumn("本笔市级应补（元）", "yuan", 18, total=True),
            TableColumn("资金来源", width=16),
            TableColumn("收款单位", width=24),
            TableColumn("事由", width=24),
            TableColumn("登记人", width=10),
        ]
        rows = [
            _line(name, line, ledger)
            for name, ledger in self.ledgers.items()
            for line in ledger.lines
        ]
        totals = _totals(rows, 6, "净额", tuple(_PARTS.values()))
        notes = [
            "只增不改：冲销、追回为负数行；超过审定金额的部分另列为区级自行奖补，不计入市级补助基数。",
            "市级应补按各区累计净额四舍五入到分，再减去此前应补，故各笔舍入不累积。",
        ]
        return self._page("拨付台账", columns, rows, totals, notes)

    def projects(self) -> Page:
        """Return what was approved and paid, a line for each project and district."""
        columns = [
            TableColumn("项目", width=30),
            TableColumn("行政区", width=10),
            TableColumn("办理状态", width=14),
            TableColumn("审定金额（元）", "yuan", 18, total=True),
            TableColumn("已拨付（元）", "yuan", 18, total=True),
            TableColumn("未拨付（元）", "yuan", 18, total=True),
            TableColumn("区级自行奖补（元）", "yuan", 18, total=True),
            TableColumn("市级应补（元）", "yuan", 18, total=True),
            TableColumn("市级已补（元）", "yuan", 18, total=True),
            TableColumn("市级未补（元）", "yuan", 18, total=True),
        ]
        rows: list[list[Cell]] = [
            [
                name,
                shown_district(part.district),
                shown_code("claim_state", ledger.claim_state or ""),
                fen_to_yuan(part.approved_fen),
                fen_to_yuan(part.paid_fen),
                Formula("=D{row}-E{row}", fen_to_yuan(part.remaining_fen)),
                fen_to_yuan(part.own_fen),
                fen_to_yuan(part.city_due_fen),
                fen_to_yuan(part.city_paid_fen),
                Formula("=H{row}-I{row}", fen_to_yuan(part.city_open_fen)),
            ]
            for name, ledger in self.ledgers.items()
            for part in ledger.by_district.values()
        ]
        notes = ["市级未补为负数的，表示追回后区级应退还市级的金额。"]
        return self._page("项目汇总", columns, rows, footnotes=notes)

    def years(self) -> Page:
        """Return the payments by year, district, fund and kind."""
        columns = [
            TableColumn("年度", width=20),
            TableColumn("行政区", width=10),
            TableColumn("资金来源", width=16),
            TableColumn("拨付类型", width=16),
            TableColumn("笔数", "int", 8, total=True),
            TableColumn("区级拨付净额（元）", "yuan", 20, total=True),
            TableColumn("区级自行奖补（元）", "yuan", 20, total=True),
            TableColumn("市级补助（元）", "yuan", 20, total=True),
            TableColumn("区级实际负担（元）", "yuan", 20, total=True),
        ]
        rows = [_payments(line) for line in self.figures.lines]
        totals = [
            *(_totals(rows, 0, "合计")),
            *(_totals(rows, 1, "合计")),
            *(_totals(rows, 2, "小计")),
            _TOTAL,
        ]
        notes = [
            "市级补助是市财政拨还区级的资金，不是另一笔奖补，不与区级拨付相加。",
            "区级实际负担 = 区级拨付净额 + 区级自行奖补 - 市级补助；市级补助的行记为减少。",
        ]
        return self._page("分年汇总", columns, rows, totals, notes)

    def city(self) -> Page:
        """Return what the city owes to each district."""
        columns = [
            TableColumn("行政区", width=12),
            TableColumn("区级已拨付（元）", "yuan", 20, total=True),
            TableColumn("区级自行奖补（元）", "yuan", 20, total=True),
            TableColumn("市级应补（元）", "yuan", 20, total=True),
            TableColumn("市级已补（元）", "yuan", 20, total=True),
            TableColumn("市级未补（元）", "yuan", 20, total=True),
        ]
        rows: list[list[Cell]] = [
            [
                shown_district(each.district),
                fen_to_yuan(each.paid_fen),
                fen_to_yuan(each.own_fen),
                fen_to_yuan(each.city_due_fen),
                fen_to_yuan(each.city_paid_fen),
                Formula("=D{row}-E{row}", fen_to_yuan(each.city_open_fen)),
            ]
            for each in self.figures.by_district
        ]
        return self._page("市级补助", columns, rows)

    def forecast(self) -> Page:
        """Return what falls due by year and district; every kind of it has a total of its own."""
        columns = [
            TableColumn("类别", width=30),
            TableColumn("年度", width=14),
            TableColumn("行政区", width=10),
            TableColumn("项目（个）", "int", 10, total=True),
            TableColumn("未拨付（元）", "yuan", 20, total=True),
            TableColumn("市级负担（元）", "yuan", 20, total=True),
            TableColumn("区级负担（元）", "yuan", 20, total=True),
        ]
        rows: list[list[Cell]] = [
            [
                class_of(line.status, after_expiry=line.after_expiry),
                _WHENS.get(line.when, f"{line.year}年"),
                shown_district(line.district),
                line.projects,
                fen_to_yuan(line.amount_fen),
                fen_to_yuan(line.city_fen),
                Formula("=E{row}-F{row}", fen_to_yuan(line.district_fen)),
            ]
            for line in self.figures.forecast
        ]
        totals = _totals(rows, 0, "合计", _CLASSES, {_PAYABLE: "尚待补助合计"})
        if any(line.when == DUE for line in self.figures.forecast):
            of_it = Total(f"其中{_WHENS[DUE]}", 1, _WHENS[DUE])
            totals.insert(1, of_it)
        return self._page("支出预测", columns, rows, totals, self._notes())

    def queue(self) -> Page:
        """Return the projects of the forecast in the order of their day."""
        columns = [
            TableColumn("项目编号", width=28),
            TableColumn("项目名称", width=30),
            TableColumn("行政区", width=10),
            TableColumn("竣工日期", width=14),
            TableColumn("日期来源", width=12),
            TableColumn("支出年度", width=14),
            TableColumn("类别", width=24),
            TableColumn("审定或测算金额（元）", "yuan", 22, total=True),
            TableColumn("已拨付（元）", "yuan", 20, total=True),
            TableColumn("未拨付（元）", "yuan", 20, total=True),
            TableColumn("其中市级（元）", "yuan", 20, total=True),
            TableColumn("其中区级（元）", "yuan", 20, total=True),
        ]
        rows = [_queued(project, self.figures.on) for project in self.figures.projects]
        sums = self.figures.totals
        paid = sums.eligible_fen - sums.payable_fen
        notes = [
            (
                f"测算符合合计 {_yuan(sums.eligible_fen)} 元（含已拨付，已审定的按审定金额）"
                f" - 已拨付 {_yuan(paid)} 元 = 尚待补助 {_yuan(sums.payable_fen)} 元。"
            ),
            *self._notes(),
        ]
        if self.figures.uncalculated:
            notes.append(f"未测算的项目：{'、'.join(self.figures.uncalculated)}。")
        return self._page("项目预测", columns, rows, _totals(rows, 6, "合计", _CLASSES), notes)

    def _notes(self) -> list[str]:
        expiry = self.figures.expiry
        notes = [
            f"政策有效期至 {shown_day(expiry.valid_to)}（含当日）。",
            "年度按竣工验收日期，未验收的按计划竣工日期。",
            "以前年度已验收、测算符合而未付清的列为已到期未付，其余日期在以前年度的列为以前年度。",
            "尚待补助是测算符合（含已审定）项目尚未拨付的部分；试算、待复核、需重算另计，不计入。",
            "计划竣工晚于有效期的另列，不予奖补。",
        ]
        if expiry.gap_until is not None:
            notes.append(f"政策到期后至 {shown_day(expiry.gap_until)} 试点结束为空档期。")
        return notes


def _line(name: str, line: LedgerLine, ledger: Ledger) -> list[Cell]:
    share = ledger.policy.share_of(line.district).city if ledger.policy else None
    return [
        name,
        shown_district(line.district),
        line.paid_on.isoformat(),
        shown_code("payment_kind", line.kind),
        line.voucher_no,
        fen_to_yuan(line.amount_fen),
        _PARTS[line.part],
        Formula(f"={_PROJECT}", fen_to_yuan(line.cumulative_fen)),
        None if share is None else Decimal(share.numerator) / Decimal(share.denominator),
        Formula(_DUE, fen_to_yuan(line.city_due_fen)),
        shown_code("fund_source", line.fund),
        line.receiver or None,
        line.reason or None,
        line.entered_by or None,
    ]


def _payments(line: RollUpLine) -> list[Cell]:
    """Return a line of the roll-up; what a column is not about stays empty."""
    in_column = {PAYMENT: line.paid_fen, DISTRICT_OWN: line.own_fen, CITY: line.city_fen}
    return [
        f"{line.year}年",
        shown_district(line.district),
        shown_code("fund_source", line.fund),
        shown_code("payment_kind", line.kind),
        line.count,
        *(fen_to_yuan(fen) if part == line.part else None for part, fen in in_column.items()),
        Formula("=F{row}+G{row}-H{row}", fen_to_yuan(line.borne_fen)),
    ]


def _yuan(fen: int) -> str:
    return shown_number(fen_to_yuan(fen), places=2)


def _queued(project: ForecastProject, on: date) -> list[Cell]:
    source = "竣工验收" if project.accepted else "计划竣工"
    return [
        project.project_code or None,
        project.name,
        shown_district(project.district),
        project.due_on.isoformat() if project.due_on else _NO_DAY,
        source if project.due_on else None,
        _spent_in(project, on),
        class_of(project.status, after_expiry=project.after_expiry),
        fen_to_yuan(project.amount_fen),
        fen_to_yuan(project.amount_fen - project.open_fen),
        Formula("=H{row}-I{row}", fen_to_yuan(project.open_fen)),
        fen_to_yuan(project.city_fen),
        Formula("=J{row}-K{row}", fen_to_yuan(project.district_fen)),
    ]


def _spent_in(project: ForecastProject, on: date) -> str:
    """Return where the project stands in the forecast."""
    if project.due_on is None:
        return _NO_DAY
    if not project.open_fen:
        return "已付清"
    when = project.when(on)
    return _WHENS[when] if when != IN_YEAR else f"{project.due_on.year}年"


def _totals(
    rows: Sequence[Sequence[Cell]],
    where: int,
    word: str,
    order: Sequence[str] = (),
    labels: Mapping[str, str] = MappingProxyType({}),
) -> list[Total]:
    """Return a line of totals for every text that stands in a column."""
    found = dict.fromkeys(str(row[where]) for row in rows)
    chosen = [text for text in order if text in found] or list(found)
    return [Total(labels.get(text, f"{text}{word}"), where, text) for text in chosen]

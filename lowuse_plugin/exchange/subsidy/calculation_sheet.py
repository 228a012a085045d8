# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sheet 测算: inputs, conditions, readings and amounts as live formulas.

Whoever changes a yellow cell sees what follows. The line 与测算记录核对 says whether the sheet
still gives what was calculated and stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.subsidy.sheet import SubsidySheet
from lowuse_plugin.exchange.subsidy.again import in_validity
from lowuse_plugin.exchange.subsidy.conditions_again import (
    FAIL,
    NO,
    PASS,
    REVIEW,
    TRIAL,
    YES,
    Places,
    condition_formula,
)
from lowuse_plugin.exchange.subsidy.sheet_inputs import SheetInputs
from lowuse_plugin.exchange.subsidy.sheet_readings import SheetReadings
from lowuse_plugin.exchange.templates.formula_grid import HEADING, INPUT, RESULT, FormulaGrid, Looks
from lowuse_plugin.exchange.workbooks.workbook import set_up_page
from lowuse_plugin.exchange.workbooks.workbook_values import CellValue

WIDTHS = (5, 52, 18, 18, 17, 18, 11, 8, 10, 18, 18, 17, 19, 19)
_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, _N = range(1, 15)
_RESULT_ROWS = 10
"""With a free one before the shares of city and district."""
_SAME = "一致"
_CHANGED = "输入已改动：大写不再显示；原因、说明和“本项目”栏仍为测算时的，请重新测算。"
_PART_TITLES = (
    "", "市、区分担（市级补助以实际拨付金额计）", "金额（元）", "市级（元）", "区级（元）",
    "", "市级比例", "市:区",
)  # fmt: skip


@dataclass(frozen=True)
class ResultCells:
    """Where a sheet has its results, for the sheet over all projects."""

    status: str
    far: str
    tier: str
    amount: str
    city: str
    own: str


def write_calculation(
    sheet: Any, source: SubsidySheet, footer: str, looks: Looks
) -> tuple[dict[str, CellValue], ResultCells]:
    """Write one calculation into an empty sheet; return its values and where the results are."""
    writer = _Writer(FormulaGrid(sheet, WIDTHS, looks), source)
    cells = writer.write()
    set_up_page(sheet, footer, "　".join(source.notices))
    if source.watermark:
        sheet.oddHeader.center.text = f"{source.watermark}　{'　'.join(source.notices)}"
        sheet.oddHeader.center.size, sheet.oddHeader.center.color = 20, "C00000"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:L{sheet.max_row}"  # without the whole numbers that are compared
    return writer.grid.values, cells


class _Writer:
    """Writes section by section; rows are known before the formulas that point to them."""

    def __init__(self, grid: FormulaGrid, source: SubsidySheet) -> None:
        self.grid = grid
        self.source = source
        self.inputs = SheetInputs(grid, source)

    def write(self) -> ResultCells:
        """Write everything and return where the results are."""
        inputs = self.inputs
        inputs.head()
        inputs.project()
        result = inputs.reserve("二、测算结果", _RESULT_ROWS)
        parts = self._parts(result)
        inputs.figures()
        inputs.days()
        inputs.terms()
        top = inputs.reserve("五、条件", len(self.source.trace) + 3)
        row = top + 1 + len(self.source.trace)
        flags = (self.grid.at(row, _I, fixed=True), self.grid.at(row + 1, _I, fixed=True))
        readings = SheetReadings(self.grid, self.source, inputs, flags)
        readings.write()
        self._conditions(top, readings)
        self._flags(top)
        return self._result(result, top, readings.first, parts)

    def _conditions(self, top: int, readings: SheetReadings) -> None:
        source, grid, cells = self.source, self.grid, self.inputs.cells
        grid.text(top, _A, "条件", to=_B, bold=True, fill=HEADING)
        for column, last, title in ((_C, _E, "本项目"), (_F, _H, "标准"), (_J, _L, "说明")):
            grid.text(top, column, title, to=last, bold=True, fill=HEADING)
        grid.text(top, _I, "结论", bold=True, fill=HEADING)
        places = Places(
            over=readings.ordinary_span(_G),
            tiers=readings.ordinary_span(_H),
            first_tier=readings.ordinary_span(_H).partition(":")[0],
            accepted=cells["accepted"],
            applied=cells["applied"],
            today=cells["today"],
            valid_from=cells.get("from", ""),
            valid_to=cells.get("to", ""),
        )
        usable = readings.usable
        for row, line in enumerate(source.trace, top + 1):
            grid.text(row, _A, f"{line.code} {line.title}".removeprefix("tier "), to=_B)
            grid.text(row, _C, line.value, to=_E)
            grid.text(row, _F, line.threshold, to=_H)
            formula = condition_formula(line, source, usable, places)
            if formula is None:
                grid.text(row, _I, line.outcome_text, bold=True, fill=INPUT)
            else:
                grid.formula(row, _I, formula, line.outcome_text, bold=True)
            grid.text(row, _J, "；".join(code.text for code in line.codes), to=_L)

    def _flags(self, top: int) -> None:
        source, grid = self.source, self.grid
        row = top + 1 + len(source.trace)
        outcomes = grid.span(top + 1, row - 1, _I)
        failing = any(line.outcome == "fail" for line in source.trace)
        grid.text(row, _A, "没有不符合的条件", to=_H)
        value = NO if failing else YES
        grid.formula(row, _I, f'IF(COUNTIF({outcomes},"{FAIL}")=0,"{YES}","{NO}")', value)
        grid.text(row + 1, _A, "竣工验收在有效期内（尚未验收的按试算）", to=_H)
        if source.terms is None:
            grid.text(row + 1, _I, YES)
            return
        accepted, begin, end = (self.inputs.cells[n] for n in ("accepted", "from", "to"))
        within = f'OR({accepted}="",AND({accepted}>={begin},{accepted}<={end}))'
        value = YES if in_validity(source.terms, source.accepted_on) else NO
        grid.formula(row + 1, _I, f'IF({within},"{YES}","{NO}")', value)

    def _parts(self, result: int) -> tuple[str, str] | None:
        """Write what falls to each district; return the sums of city and districts."""
        parts = self.source.parts
        if not parts:
            return None
        grid, first = self.grid, self.inputs.row + 1
        last = first + len(parts) - 1
        grid.headings(self.inputs.row, _PART_TITLES)
        kind, title = ("share", "分摊比例") if len(parts) == 1 else ("exact", "分摊面积 m²")
        grid.text(self.inputs.row, _F, title, bold=True, fill=HEADING)
        amount = grid.at(result + 4, _C, fixed=True)
        weights = grid.span(first, last, _F)
        for row, part in enumerate(parts, first):
            grid.empty(row, _A)
            grid.text(row, _B, part.district_name)
            until = f"ROUND({amount}*SUM({grid.span(first, row, _F)})/SUM({weights}),2)"
            before = f"-SUM({grid.span(first, row - 1, _C)})" if row > first else ""
            at = grid.at(row, _C)
            city = f'IF({at}="","",ROUND({at}*{grid.at(row, _G)},2))'
            own = f'IF({at}="","",ROUND({at}-{grid.at(row, _D)},2))'
            whole = f'IF({amount}="","",ROUND({until}{before},2))'
            grid.formula(row, _C, whole, part.amount, "yuan")
            grid.formula(row, _D, city, part.city, "yuan")
            grid.formula(row, _E, own, part.own, "yuan")
            grid.number(row, _F, part.weight, kind)
            grid.number(row, _G, part.city_ratio, "m2")
            grid.text(row, _H, part.ratio_text)
        total = last + 1
        grid.empty(total, _A)
        grid.text(total, _B, "合计", bold=True)
        for column, of in ((_C, "amount"), (_D, "city"), (_E, "own")):
            value = sum((getattr(part, of) for part in parts), Decimal(0))
            span = grid.span(first, last, column)
            grid.formula(total, column, f"SUM({span})", value, "yuan", bold=True)
        self.inputs.row = total + 1
        return grid.at(total, _D, fixed=True), grid.at(total, _E, fixed=True)

    def _result(
        self, top: int, conditions: int, first: int, parts: tuple[str, str] | None
    ) -> ResultCells:
        source, grid = self.source, self.grid
        amount, tier = grid.at(first, _K, fixed=True), self._used_tier(first)
        used = grid.at(top + 4, _C, fixed=True)
        rows: list[tuple[str, str, CellValue | Decimal, str]] = [
            ("结论", *self._status(conditions), "text"),
            ("容积率", grid.at(first, _E, fixed=True), source.far, "far"),
            ("档次", f'IF({used}="","",{tier})', _or_empty(source.tier), "int"),
            ("奖励标准（元/m²）", self._used_rate(first, used), _or_empty(source.rate), "m2"),
            ("测算金额（元）", f'IF({amount}="","",{amount})', _or_empty(source.amount), "yuan"),
        ]
        for title, position, share in (
            ("其中市级（元）", 0, source.city_share), ("其中区级（元）", 1, source.district_share),
        ):  # fmt: skip
            formula = f'IF({used}="","",{parts[position]})' if parts else '""'
            rows.append((title, formula, _or_empty(share), "yuan"))
        for number, (title, formula, value, kind) in enumerate(rows, top):
            grid.text(number, _A, title, to=_B, bold=True, fill=HEADING)
            grid.formula(number, _C, formula, value, kind, to=_F, bold=True, fill=RESULT)
        reasons = "；".join(code.text for code in source.reasons)
        grid.text(top, _G, reasons, to=_L)
        end = top + len(rows)
        same = f'{grid.at(end + 1, _C, fixed=True)}="{_SAME}"'
        words = f'IF({same},"{source.amount_words}","")'
        grid.formula(top + 4, _G, words, source.amount_words, to=_L)
        grid.text(end, _A, "测算记录金额（元）", to=_B, bold=True, fill=HEADING)
        if source.amount is None:
            grid.empty(end, _C, to=_F)
        else:
            grid.number(end, _C, source.amount, "yuan", to=_F, fill="")
        stored = grid.at(end, _C)
        grid.text(end + 1, _A, "与测算记录核对", to=_B, bold=True, fill=HEADING)
        equal = f'IF(AND({used}="",{stored}=""),"{_SAME}",IF({used}={stored},"{_SAME}","不一致"))'
        grid.formula(end + 1, _C, equal, _SAME, to=_F, bold=True)
        grid.formula(end + 1, _G, f'IF({same},"","{_CHANGED}")', "", to=_L, colour="C00000")
        cells = [grid.at(top + n, _C, fixed=True) for n in (0, 1, 2, 4, 5, 6)]
        return ResultCells(*cells)

    def _used_tier(self, first: int) -> str:
        """Return the cell of the tier that is used."""
        return self.grid.at(first, _H, fixed=True)

    def _used_rate(self, first: int, used: str) -> str:
        return f'IF({used}="","",{self.grid.at(first, _I, fixed=True)})'

    def _status(self, conditions: int) -> tuple[str, str]:
        source = self.source
        last = conditions + len(source.trace)
        outcomes = self.grid.span(conditions + 1, last, _I)
        rest = f'IF(COUNTIF({outcomes},"{PASS}")<ROWS({outcomes}),"{REVIEW}","{PASS}")'
        trial = f'IF(COUNTIF({outcomes},"{TRIAL}")>0,"{TRIAL}",{rest})'
        return f'IF(COUNTIF({outcomes},"{FAIL}")>0,"{FAIL}",{trial})', source.status_text


def _or_empty(value: int | Decimal | None) -> CellValue | Decimal:
    return "" if value is None else Decimal(value)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The yellow cells of the sheet 测算: areas, days and the numbers of the policy."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.subsidy.sheet import Line, SubsidySheet
from lowuse_plugin.domain.units import M2_PER_MU, round_half_up
from lowuse_plugin.exchange.subsidy.again import bound_factor
from lowuse_plugin.exchange.templates.formula_grid import HEADING, INPUT, QUIET, FormulaGrid

_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, _N = range(1, 15)
LAND = ("land_area_m2", "net_land_area_m2")
FLOOR = ("floor_area_m2", "far_floor_area_m2")


class SheetInputs:
    """Writes the inputs and tells in which cell each stands."""

    def __init__(self, grid: FormulaGrid, source: SubsidySheet) -> None:
        self.grid = grid
        self.source = source
        self.row = 1
        """The first row that is free."""
        self.cells: dict[str, str] = {}
        """Name of an input → its cell."""

    def section(self, title: str) -> None:
        """Begin a section."""
        self.grid.text(self.row + 1, _A, title, bold=True, size=12, boxed=False, wrap=False)
        self.row += 2

    def reserve(self, title: str, rows: int) -> int:
        """Begin a section that is filled later; return its first row."""
        self.section(title)
        first = self.row
        self.row += rows
        return first

    def head(self) -> None:
        """Write the title, where the figures come from and what nobody may overlook."""
        source = self.source
        title = f"财政奖补测算表　{source.name}"
        self.grid.text(1, _A, title, bold=True, size=16, boxed=False, wrap=False)
        note = f"{source.district_name}　{source.policy.document_no}　{source.origin.fingerprint}"
        self.grid.text(2, _A, note, boxed=False, wrap=False, colour=QUIET)
        notices = "　".join(source.notices)
        self.grid.text(3, _A, notices, bold=True, size=14, colour="C00000", boxed=False, wrap=False)
        self.row = 3

    def project(self) -> None:
        """Write what identifies the project."""
        self.section("一、项目")
        self._pairs(self.source.project_lines)
        if self.source.claim:
            self.section("办理情况")
            self._pairs(self.source.claim)

    def _pairs(self, lines: Sequence[Line]) -> None:
        for left, right in zip(lines[::2], [*lines[1::2], None], strict=False):
            self.grid.text(self.row, _A, left.title, to=_B, bold=True, fill=HEADING)
            self.grid.text(self.row, _C, left.value, to=_E)
            if right is not None:
                self.grid.text(self.row, _F, right.title, to=_H, bold=True, fill=HEADING)
                self.grid.text(self.row, _I, right.value, to=_L)
            self.row += 1

    def figures(self) -> None:
        """Write the areas."""
        self.section("三、面积、日期（输入）")
        self.grid.headings(self.row, ("", "项目", "数值", "单位", "折合亩", "来源"))
        self.row += 1
        for line in self.source.figures:
            self.grid.empty(self.row, _A)
            self.grid.text(self.row, _B, line.title)
            self.grid.number(self.row, _C, line.value, "exact")
            self.grid.text(self.row, _D, line.unit or "—")
            cell = self.grid.at(self.row, _C)
            if line.field == "land_area_m2" or line.field.startswith("land:"):
                mu = round_half_up(Fraction(line.value) / M2_PER_MU, 4)
                self.grid.formula(self.row, _E, f"ROUND({cell}*3/2000,4)", mu, "mu")
            else:
                self.grid.empty(self.row, _E)
            self.grid.text(self.row, _F, line.source, to=_I)
            self.cells[line.field] = self.grid.at(self.row, _C, fixed=True)
            self.row += 1

    def days(self) -> None:
        """Write the days."""
        source = self.source
        days = {
            "accepted": ("竣工验收日期", source.accepted_on),
            "applied": ("申请日期（未申请为测算日期）", source.applied_on),
            "today": ("测算日期", source.origin.calculated_on),
        }
        for name, (title, day) in days.items():
            self.grid.empty(self.row, _A)
            self.grid.text(self.row, _B, title)
            if day is None:
                self.grid.empty(self.row, _C, fill=INPUT)
            else:
                self.grid.day(self.row, _C, day)
            self.cells[name] = self.grid.at(self.row, _C, fixed=True)
            self.row += 1

    def terms(self) -> None:
        """Write the numbers of the policy."""
        terms = self.source.terms
        if terms is None:
            return
        self.section("四、政策参数")
        self.grid.headings(self.row, ("", "参数", "数值", "m²／整数", "元/m²", "条款"))
        self.row += 1
        factor = bound_factor(terms)
        self._term("land", "改造土地面积超过（亩）", terms.land_over_mu)
        cell = self.grid.at(self.row - 1, _C)
        self.grid.formula(self.row - 1, _D, f"{cell}*2000/3", terms.land_over_m2, "m2")
        self._bound("lowest", "容积率达到", terms.far_at_least, factor)
        for tier in terms.tiers:
            ending = "以上" if tier.up_to is None else "及以下（含）"
            name = f"第 {tier.tier} 档，容积率{ending}"
            self._bound(f"tier{tier.tier}", name, tier.up_to, factor)
            self.grid.number(self.row - 1, _E, tier.rate, "m2")
            self.grid.text(self.row - 1, _F, tier.text, to=_L)
        for name, title, day in (
            ("from", "有效期自", terms.valid_from),
            ("to", "有效期至（含）", terms.valid_to),
        ):
            self.grid.empty(self.row, _A)
            self.grid.text(self.row, _B, title)
            self.grid.day(self.row, _C, day)
            self.cells[name] = self.grid.at(self.row, _C, fixed=True)
            self.row += 1

    def _bound(self, name: str, title: str, value: Decimal | None, factor: int) -> None:
        """Write a bound of the ratio and the whole number that is compared."""
        self._term(name, title, value)
        if value is not None:
            row = self.row - 1
            whole = f"ROUND({self.grid.at(row, _C)}*{factor},0)"
            self.grid.formula(row, _D, whole, value * factor, "int", colour=QUIET)

    def _term(self, name: str, title: str, value: Decimal | None) -> None:
        for column in (_A, _C, _D, _E):
            self.grid.empty(self.row, column)
        self.grid.text(self.row, _B, title)
        if value is not None:
            self.grid.number(self.row, _C, value, "m2")
        self.cells[name] = self.grid.at(self.row, _D, fixed=True)
        self.row += 1

    def cell_of(self, value: Decimal | None, wanted: Sequence[str]) -> str | None:
        """Return the input that has a value, the wanted ones first."""
        lines = {line.field: line.value for line in self.source.figures}
        lands = tuple(field for field in lines if field.startswith("land:"))
        for field in (*wanted, *(lands if wanted != FLOOR else ())):
            if field in lines and lines[field] == value:
                return self.cells[field]
        return None

    def sum_of(self, value: Decimal) -> str | None:
        """Return the formula of a rewarded area: a floor area, more or less a part (A-08)."""
        lines = {line.field: line.value for line in self.source.figures}
        under, kept = "underground_floor_area_m2", "retained_floor_area_m2"
        for base in FLOOR:
            for signs in ((), ((under, 1),), ((kept, -1),), ((kept, -1), (under, 1))):
                fields = [base, *(field for field, _ in signs)]
                if any(field not in lines for field in fields):
                    continue
                if lines[base] + sum(sign * lines[field] for field, sign in signs) == value:
                    ends = "".join(
                        f"{'+' if sign > 0 else '-'}{self.cells[field]}" for field, sign in signs
                    )
                    return f"{self.cells[base]}{ends}"
        return None

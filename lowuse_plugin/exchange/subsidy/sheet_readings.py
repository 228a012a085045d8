# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The readings of the sheet 测算 side by side, each calculated by formulas.

The bounds of the ratio are compared as whole numbers, both areas in units of a small decimal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain.subsidy.sheet import Basis, ReadingLine, SubsidySheet
from lowuse_plugin.exchange.subsidy.again import Again, again, bound_factor
from lowuse_plugin.exchange.subsidy.conditions_again import NO, YES
from lowuse_plugin.exchange.subsidy.sheet_inputs import FLOOR, LAND, SheetInputs
from lowuse_plugin.exchange.templates.formula_grid import QUIET, FormulaGrid
from lowuse_plugin.exchange.workbooks.workbook_values import CellValue

_A, _B, _C, _D, _E, _F, _G, _H, _I, _J, _K, _L, _M, _N = range(1, 15)
_COLUMNS = {
    "floor": _C, "land": _D, "far": _E, "gross": _F, "over": _G, "tier": _H, "rate": _I,
    "reward": _J, "number": _M, "divisor": _N,
}  # fmt: skip
_TITLES = (
    "序", "口径", "建筑面积 m²", "土地面积 m²", "容积率", "判断30亩的土地 m²", "超过30亩", "档次",
    "元/m²", "奖励面积 m²", "金额（元）", "与采用口径相差", "比较用整数：建筑", "比较用整数：土地",
)  # fmt: skip
_EXACT_NOTE = (
    "界限按整数比较（面积化为足够小数位的整数再交叉相乘），不受小数误差影响；"
    "黄色为输入，其余为公式或判断结果。"
)


class SheetReadings:
    """Writes a row a reading."""

    def __init__(
        self, grid: FormulaGrid, source: SubsidySheet, inputs: SheetInputs, flags: tuple[str, str]
    ) -> None:
        """Prepare.

        Args:
            grid: The sheet.
            source: What is printed.
            inputs: Written before.
            flags: Cells that say 是 where no condition fails, and where accepted in the validity.
        """
        self.grid = grid
        self.source = source
        self.inputs = inputs
        self.flags = flags
        self.again = [again(line, source) for line in source.readings]
        self.first = 0
        """Row of the first reading, which is the one that is used."""

    def write(self) -> None:
        """Write the section."""
        self.inputs.section("六、各口径测算（第一行为采用的口径）")
        row = self.inputs.row
        self.grid.text(row, _A, _EXACT_NOTE, to=_L, colour=QUIET, boxed=False)
        self.grid.headings(row + 1, _TITLES)
        self.first = row + 2
        self.inputs.row = self.first + len(self.source.readings)
        lines = zip(self.source.readings, self.again, strict=True)
        for number, (line, found) in enumerate(lines, self.first):
            self.grid.number(number, _A, number - self.first + 1, "int", fill="")
            self.grid.text(number, _B, line.title)
            if found is None or line.basis is None:
                self._stored(number, line)
            else:
                self._reading(number, line, line.basis, found)
            self._difference(number, line)

    @property
    def usable(self) -> list[Again]:
        """The ordinary readings, empty where one of them cannot be calculated again."""
        found = [self.again[position] for position in self._ordinary]
        return [] if None in found else [each for each in found if each is not None]

    def ordinary_span(self, column: int) -> str:
        """Return the range of the readings that conditions are judged by; they stand together."""
        ordinary = self._ordinary
        return self.grid.span(self.first + ordinary[0], self.first + ordinary[-1], column)

    @property
    def _ordinary(self) -> list[int]:
        return [number for number, line in enumerate(self.source.readings) if line.ordinary]

    def _stored(self, row: int, line: ReadingLine) -> None:
        """Write what was stored, where no formula arrives at it."""
        for column in (_C, _D, _F, _G, _I, _J, _M, _N):
            self.grid.empty(row, column)
        if row == self.first and self.source.rate is not None:
            self.grid.number(row, _I, self.source.rate, "m2", fill="")
        self.grid.number(row, _E, line.far, "far", fill="")
        for column, value, kind in ((_H, line.tier, "int"), (_K, line.amount, "yuan")):
            if value is None:
                self.grid.empty(row, column)
            else:
                self.grid.number(row, column, value, kind, fill="")

    def _reading(self, row: int, line: ReadingLine, basis: Basis, found: Again) -> None:
        at = {name: self.grid.at(row, column) for name, column in _COLUMNS.items()}
        self._area(row, _D, basis.land_m2, line.name)
        if basis.floor_m2 is None:
            self.grid.empty(row, _C)
            far = self.inputs.cell_of(basis.stated_far, ("stated_far",))
            self.grid.formula(row, _E, far or f"{found.far}", found.far, "far")
            number, divisor = f"ROUND({at['far']}*{10**found.places},0)", f"{10**found.places}"
        else:
            self._area(row, _C, basis.floor_m2, line.name)
            places = 2 if basis.two_decimals else 8
            ratio = f"ROUND({at['floor']}/{at['land']},{places})"
            self.grid.formula(row, _E, ratio, found.far, "far")
            scale = 10**found.places
            number = f"ROUND({at['far' if basis.two_decimals else 'floor']}*{scale},0)"
            divisor = f"{scale}" if basis.two_decimals else f"ROUND({at['land']}*{scale},0)"
        self._area(row, _F, found.land, line.name)
        scale = 10**found.land_places
        over = f"ROUND({at['gross']}*{scale},0)>ROUND({self.inputs.cells['land']}*{scale},0)"
        self.grid.formula(row, _G, f'IF({over},"{YES}","{NO}")', YES if found.over else NO)
        self.grid.formula(row, _M, number, found.number, "int", colour=QUIET)
        self.grid.formula(row, _N, divisor, found.divisor, "int", colour=QUIET)
        self.grid.formula(row, _H, self._tier(at), found.tier, "int")
        rates = {
            t.tier: self.inputs.cells[f"tier{t.tier}"].replace("$D", "$E") for t in self._tiers
        }
        rate = '""'
        for tier, cell in reversed(rates.items()):
            rate = f"IF({at['tier']}={tier},{cell},{rate})"
        shown = "" if found.rate is None else found.rate
        self.grid.formula(row, _I, rate, shown, "m2")
        self._reward(row, basis, found, at)
        self._amount(row, basis, found, at)

    @property
    def _tiers(self) -> Sequence[Any]:
        return self.source.terms.tiers if self.source.terms is not None else ()

    def _tier(self, at: Mapping[str, str]) -> str:
        factor = bound_factor(self.source.terms) if self.source.terms is not None else 1
        number, divisor = f"{at['number']}*{factor}", at["divisor"]
        found = f"{self._tiers[-1].tier}"
        for tier in reversed(self._tiers[:-1]):
            cell = self.inputs.cells[f"tier{tier.tier}"]
            found = f"IF({number}<={divisor}*{cell},{tier.tier},{found})"
        return f"IF({number}<{divisor}*{self.inputs.cells['lowest']},0,{found})"

    def _reward(self, row: int, basis: Basis, found: Again, at: Mapping[str, str]) -> None:
        reward = self.inputs.sum_of(basis.reward_m2)
        if basis.part_m2 is not None:
            whole = self.inputs.cell_of(basis.gross_m2, LAND) or f"{basis.gross_m2}"
            formula = f"{reward or basis.reward_m2}*{at['gross']}/{whole}"
            self.grid.formula(row, _J, formula, found.reward, "m2")
        elif reward is None:
            self.grid.number(row, _J, basis.reward_m2, "m2")
        else:
            self.grid.formula(row, _J, reward, basis.reward_m2, "exact")

    def _amount(self, row: int, basis: Basis, found: Again, at: Mapping[str, str]) -> None:
        if basis.never:
            self.grid.empty(row, _K)
            return
        payable, in_time = self.flags
        if basis.accepted_on is not None:
            on = basis.accepted_on
            day = f"DATE({on.year},{on.month},{on.day})"
            in_time = f"AND({day}>={self.inputs.cells['from']},{day}<={self.inputs.cells['to']})"
        else:
            in_time = f'{in_time}="{YES}"'
        all_of = f'AND({payable}="{YES}",{in_time},{at["over"]}="{YES}",{at["tier"]}>0)'
        value: CellValue | Decimal = "" if found.amount is None else found.amount
        formula = f'IF({all_of},ROUND({at["reward"]}*{at["rate"]},2),"")'
        self.grid.formula(row, _K, formula, value, "yuan", bold=row == self.first)

    def _difference(self, row: int, line: ReadingLine) -> None:
        here, used = self.grid.at(row, _K), self.grid.at(self.first, _K, fixed=True)
        amount = self.source.readings[0].amount
        value: CellValue | Decimal = ""
        if line.amount is not None and amount is not None:
            value = line.amount - amount
        formula = f'IF(OR({here}="",{used}=""),"",ROUND({here}-{used},2))'
        self.grid.formula(row, _L, formula, value, "yuan")

    def _area(self, row: int, column: int, value: Decimal, name: str) -> None:
        """Write an area as a link to the input that it is, else as the number itself."""
        wanted: tuple[str, ...] = LAND if column != _C else FLOOR
        if "net" in name.split("_") and column == _D:
            wanted = ("net_land_area_m2", *wanted)
        cell = self.inputs.cell_of(value, wanted)
        if cell is None:
            self.grid.number(row, column, value, "exact")
        else:
            self.grid.formula(row, column, cell, value, "exact")

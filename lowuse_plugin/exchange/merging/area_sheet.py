# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对 on paper: the five areas, their differences in m² and ‰, why, and what takes each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.merging.sheet import MergeSheet
from lowuse_plugin.domain.parcels import area_reconciliation as rec
from lowuse_plugin.domain.parcels.area_adjustment import permille, permille_text, signed_area
from lowuse_plugin.domain.parcels.registered_area import registered_area_words
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.exchange.workbooks.workbook import TableColumn
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

COLUMNS = (
    TableColumn("面积", width=34),
    TableColumn("数值（m²）", "m2", 18),
    TableColumn("较登记面积（m²）", "m2", 18),
    TableColumn("较登记面积（‰）", "m2", 16),
    TableColumn("采用", width=44),
)
_PLACES = 4
_TITLES = {
    rec.REGISTERED: "登记面积合计",
    rec.PLANE: "图形平面面积合计（各宗所在行政区的坐标系，库存）",
    rec.ELLIPSOID: "椭球面积合计",
    rec.PARTS: "各宗图形之和（同一坐标系重算）",
    rec.UNION: "合并图形面积（重叠只计一次）",
}
_SURVEY = "权籍调查面积"
_SHORT = {
    rec.REGISTERED: "登记", rec.PLANE: "图形平面", rec.ELLIPSOID: "椭球",
    rec.PARTS: "各宗之和", rec.UNION: "合并图形",
}  # fmt: skip
_USES = {
    "30mu": "30亩核算（登记面积）", "M-2": "缝隙与重叠（M-2）", "M-10": "节约集约（M-10）",
    "basis": "可作登记面积", "overlay": "套合分析、控制线",
}  # fmt: skip
_REASONS = {
    rec.REGISTER: "登记与图形不一致",
    rec.PROJECTION: "投影变形（平面与椭球）",
    rec.STALE: "库存面积与图形不符，须重算",
    rec.PLANES: "各宗坐标系（中央经线）不同",
    rec.SNAPPED: "界线对齐",
    rec.OVERLAPS: "重叠只计一次",
    rec.ALIKE: "一致",
}


def rows(found: rec.Reconciliation, survey_m2: Fraction | None = None) -> list[list[Cell]]:
    """Return a line an area, below them that of the survey where there was one."""
    result: list[list[Cell]] = []
    for name in rec.NAMES:
        off = found.difference(rec.REGISTERED, name)
        first = name == rec.REGISTERED
        result.append([
            _TITLES[name],
            _m2(found.figures.get(name)),
            None if first else _m2(off.m2),
            None if first else _permille(off),
            "；".join(_USES[use] for use in found.used_by.get(name, ())) or "仅供比较",
        ])  # fmt: skip
    registered = found.figures.get(rec.REGISTERED)
    if survey_m2 is not None:
        off_m2 = None if registered is None else survey_m2 - registered
        surveyed = rec.Difference(rec.REGISTERED, _SURVEY, off_m2, registered)
        share = _permille(surveyed)
        result.append([_SURVEY, _m2(survey_m2), _m2(off_m2), share, _USES["basis"]])
    return result


def notes(sheet: MergeSheet) -> tuple[str, ...]:
    """Return why the areas differ, every difference, and how the new area was registered."""
    found = sheet.areas.reconciliation
    if found is None:
        return ()
    said = [f"图形坐标系 EPSG:{found.epsg}" if found.epsg else "图形坐标系未知"]
    said += [_step(step) for step in found.steps if step.m2 is not None]
    if found.gap_m2:
        said.append(f"缝隙 {_text(found.gap_m2)} m² 不计入以上任何一项")
    pairs = [_pair(pair) for pair in found.pairs if pair.m2 is not None]
    said += [f"两两差额：{pair}" for pair in pairs]
    if sheet.areas.adjusted is not None:
        said.append(f"面积平差：{registered_area_words(sheet.areas.adjusted)}")
    return tuple(said)


def _step(step: rec.Difference) -> str:
    why = "，".join(
        f"{_REASONS[name]} {signed_area(m2)}" if m2 is not None and len(step.reasons) > 1
        else _REASONS[name]
        for name, m2 in step.reasons
    )  # fmt: skip
    return f"{_pair(step)}：{why}"


def _pair(pair: rec.Difference) -> str:
    share = permille_text(pair.m2, pair.of)
    off = f"{signed_area(pair.m2)}（{share}）" if share else signed_area(pair.m2)
    return f"{_SHORT[pair.second]} − {_SHORT[pair.first]} = {off}"


def _m2(area: Fraction | None) -> Decimal | None:
    return None if area is None else round_half_up(area, _PLACES)


def _permille(off: rec.Difference) -> Decimal | None:
    share = permille(off.m2, off.of)
    return None if share is None else round_half_up(share, 2)


def _text(area: Fraction) -> str:
    return f"{round_half_up(area, 2):,f}"

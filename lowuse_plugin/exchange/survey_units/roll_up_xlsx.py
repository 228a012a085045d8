# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""地块汇总 as xlsx: a sheet each by survey area, town and district; totals count once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import WorkspaceInfo
    from lowuse_plugin.domain.survey_units.totals import RollUp, RollUpLine

_SHEETS = {"area": "按调查区", "town": "按镇街", "district": "按行政区"}
_FIRST = {"area": "调查区", "town": "镇（街道）", "district": "行政区"}
_HASH_SHOWN = 16
_NOTE = (
    "每个地块计一次；宗地和权利人在各行内去重，合计不是各行之和。"
    "低效用地面积只计已标记和县级认定的地块。亩由平方米换算，1 亩 = 2000/3 m²。"
)


def write_roll_ups(
    path: Path, found: Sequence[RollUp], *, workspace: WorkspaceInfo, on: date
) -> None:
    """Write the roll-ups, a sheet each.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``; ``PACKAGE_MISSING``.
    """
    head = found[0].head
    stamp = (
        f"工作库 {workspace.store_id} 日志 {head.seq} {head.hash[:_HASH_SHOWN]} "
        f"统计日期 {on.isoformat()}"
    )
    banner = TRAINING if workspace.training else ""
    pages = [_page(each, shown_district(workspace.district), stamp, banner) for each in found]
    write_workbook(path, pages, footer=stamp, on=on)


def _page(found: RollUp, place: str, stamp: str, banner: str) -> Page:
    kinds = shipped().codes["legacy_kind"].values
    columns = [
        TableColumn(_FIRST[found.by], width=30),
        TableColumn("地块（块）", "int", 12),
        TableColumn("已标记（块）", "int", 12),
        TableColumn("县级认定（块）", "int", 14),
        TableColumn("地块面积（m²）", "m2", 18),
        TableColumn("地块面积（亩）", "mu", 16),
        TableColumn("低效用地面积（m²）", "m2", 20),
        TableColumn("低效用地面积（亩）", "mu", 18),
        TableColumn("含未登记土地（块）", "int", 18),
        *(TableColumn(f"历史遗留：{word}（m²）", "m2", 24) for word in kinds.values()),
        TableColumn("宗地（宗）", "int", 12),
        TableColumn("权利人（个）", "int", 12),
    ]
    rows = [_row(line, tuple(kinds)) for line in (*found.lines, found.total)]
    notes = [_NOTE]
    if found.left_out:
        notes.append(f"不属低效、已销号和撤销标记的地块 {found.left_out} 块未计入。")
    if found.total.overlap_m2:
        twice = round_half_up(found.total.overlap_m2, 2)
        notes.append(f"其中地块相互重叠 {twice:,f} m²，重叠部分在面积合计中重复计算。")
    title = f"{place}低效用地地块汇总（{_SHEETS[found.by]}）"
    return Page(_SHEETS[found.by], title, stamp, columns, rows, (), notes, banner)


def _row(line: RollUpLine, kinds: Sequence[str]) -> list[Cell]:
    return [
        line.title,
        line.units,
        line.tagged,
        line.identified,
        round_half_up(line.area_m2, 2),
        round_half_up(line.area_mu, 4),
        round_half_up(line.low_efficiency_area_m2, 2),
        round_half_up(line.low_efficiency_area_mu, 4),
        line.unregistered,
        *(round_half_up(line.legacy_m2[kind], 2) for kind in kinds),
        line.parcels,
        line.holders,
    ]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《工业用地控制线调整台账》 as xlsx: the cases with their sums, and their polygons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.adjustments.case import AdjustmentCase
from lowuse_plugin.domain.adjustments.procedure import shipped
from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_TRAINING = "演练数据，仅供练习"
_PLACES_M2, _PLACES_MU = 2, 4
_CASES = (
    TableColumn("序号", "int", 8),
    TableColumn("调整编号", width=22),
    TableColumn("调整名称", width=26),
    TableColumn("类型", width=8),
    TableColumn("行政区", width=12),
    TableColumn("办理状态", width=11),
    TableColumn("调入（m²）", "m2", 16, total=True),
    TableColumn("调入（亩）", "mu", 14, mu_of=6),
    TableColumn("调出（m²）", "m2", 16, total=True),
    TableColumn("调出（亩）", "mu", 14, mu_of=8),
    TableColumn("差额（m²）", "m2", 16, total=True),
    TableColumn("占补平衡", width=12),
    TableColumn("原版本", width=14),
    TableColumn("新版本", width=22),
    TableColumn("公示起", width=12),
    TableColumn("公示止", width=12),
    TableColumn("公示地点", width=20),
    TableColumn("审批机关", width=20),
    TableColumn("审批文号", width=22),
    TableColumn("审批日期", width=12),
    TableColumn("生效日期", width=12),
    TableColumn("调整理由", width=36),
    TableColumn("拟订人", width=10),
)
_BLOCKS = (
    TableColumn("序号", "int", 8),
    TableColumn("调整编号", width=22),
    TableColumn("方向", width=8),
    TableColumn("级别", width=10),
    TableColumn("区块编号", width=16),
    TableColumn("区块名称", width=24),
    TableColumn("行政区", width=12),
    TableColumn("面积（m²）", "m2", 16, total=True),
    TableColumn("面积（亩）", "mu", 14, mu_of=7),
)
_DIRECTION = 2


def write_adjustment_ledger(
    path: Path, cases: Sequence[AdjustmentCase], *, workspace: WorkspaceInfo, on: date
) -> None:
    """Write the ledger; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        cases: With their polygons.
        workspace: Whose ledger it is.
        on: Day of the file.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    title = f"{shown_district(workspace.district)}工业用地控制线调整台账"
    note = f"截至 {on:%Y-%m-%d}；差额 = 调入 − 调出；面积为所在行政区坐标系平面面积。"
    banner = _TRAINING if workspace.training else ""
    words = [shown_code("adjustment_direction", each) for each in ("in", "out")]
    totals = [Total(f"{word}合计", _DIRECTION, word) for word in words]
    pages = (
        Page(
            "调整台账",
            title,
            note,
            _CASES,
            _case_rows(cases),
            [Total("合计")],
            banner=banner,
            wide=True,
        ),
        Page("调整图斑", title, note, _BLOCKS, _block_rows(cases), totals, banner=banner),
    )
    write_workbook(path, pages, footer="工业用地控制线调整", on=on)


def balance_words(case: AdjustmentCase) -> str:
    """Return whether as much enters as leaves."""
    if not case.balanced:
        return "不要求"
    return "平衡" if round(case.difference_m2, 6) >= 0 else "不平衡"


def rests_on_example() -> bool:
    """Tell whether the figures of the procedure are those that ship (D8)."""
    return shipped().example


def _case_rows(cases: Sequence[AdjustmentCase]) -> list[list[Cell]]:
    return [
        [
            number,
            case.adjustment_no,
            case.name,
            shown_code("adjustment_kind", case.kind),
            shown_district(case.district),
            shown_code("adjustment_state", case.state),
            _m2(case.in_m2),
            _mu(case.in_m2),
            _m2(case.out_m2),
            _mu(case.out_m2),
            _m2(case.difference_m2),
            balance_words(case),
            case.from_version,
            case.to_version or None,
            _day(case.publicised_from),
            _day(case.publicised_to),
            case.publicised_at or None,
            case.approved_by or None,
            case.approval_no or None,
            _day(case.approved_on),
            _day(case.in_force_from),
            case.reason,
            case.drafted_by,
        ]
        for number, case in enumerate(cases, 1)
    ]


def _block_rows(cases: Sequence[AdjustmentCase]) -> list[list[Cell]]:
    every = [(case, block) for case in cases for block in case.blocks]
    return [
        [
            number,
            case.adjustment_no,
            shown_code("adjustment_direction", block.direction),
            None if block.level is None else shown_code("control_level", str(block.level)),
            block.block_code or None,
            block.block_name or None,
            shown_district(case.district),
            None if block.area_m2 is None else _m2(block.area_m2),
            None if block.area_m2 is None else _mu(block.area_m2),
        ]
        for number, (case, block) in enumerate(every, 1)
    ]


def _m2(area_m2: float) -> Cell:
    return round_half_up(exact(area_m2), _PLACES_M2)


def _mu(area_m2: float) -> Cell:
    return round_half_up(m2_to_mu(area_m2), _PLACES_MU)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""变更台账 as xlsx: the lines with formulas below them, and the sums by district."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.domain.survey_units.changes import CHANGES, ChangeLog
from lowuse_plugin.domain.units import m2_to_mu, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_TRAINING = "演练数据，仅供练习"
_PLACES_M2, _PLACES_MU = 2, 4
_COLUMNS = (
    TableColumn("序号", "int", 8),
    TableColumn("地块编号", width=20),
    TableColumn("地块", width=26),
    TableColumn("行政区", width=12),
    TableColumn("镇（街道）", width=14),
    TableColumn("低效类型", width=22),
    TableColumn("变动", width=8),
    TableColumn("日期", width=12),
    TableColumn("事由", width=36),
    TableColumn("文号", width=22),
    TableColumn("低效用地面积（m²）", "m2", 20, total=True),
    TableColumn("低效用地面积（亩）", "mu", 18, mu_of=10),
)
_CHANGE = 6


def write_change_log(path: Path, log: ChangeLog, *, workspace: WorkspaceInfo, on: date) -> None:
    """Write the ledger; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
    """
    year = "历年" if log.year is None else f"{log.year} 年"
    place = shown_district(log.district or workspace.district)
    title = f"{place}低效用地变更台账（{year}）"
    note = f"截至 {on:%Y-%m-%d}；按调查认定记录逐步统计，面积为当日低效用地面积。"
    banner = _TRAINING if workspace.training else ""
    words = [(change, shown_code("unit_change", change)) for change in CHANGES]
    totals = [Total(f"{word}合计", _CHANGE, word) for _, word in words]
    pages = (
        Page("变更台账", title, note, _COLUMNS, _lines(log), totals, banner=banner),
        Page("分区汇总", title, note, _sum_columns(), _sums(log), banner=banner),
    )
    write_workbook(path, pages, footer="低效用地再开发", on=on)


def _lines(log: ChangeLog) -> list[list[Cell]]:
    return [
        [
            number,
            line.number or None,
            line.name,
            shown_district(line.district),
            line.town or None,
            shown_code("low_efficiency_kind", line.kind),
            shown_code("unit_change", line.change),
            line.on.isoformat(),
            line.reason,
            line.document_no,
            line.area_m2,
            None if line.area_m2 is None else round_half_up(m2_to_mu(line.area_m2), _PLACES_MU),
        ]
        for number, line in enumerate(log.lines, 1)
    ]


def _sum_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("行政区", width=14),
        TableColumn("变动", width=10),
        TableColumn("地块（块）", "int", 12),
        TableColumn("低效用地面积（m²）", "m2", 20),
        TableColumn("低效用地面积（亩）", "mu", 18),
    )


def _sums(log: ChangeLog) -> list[list[Cell]]:
    return [
        [
            shown_district(total.district) if total.district else "合计",
            shown_code("unit_change", total.change),
            total.units,
            round_half_up(total.area_m2, _PLACES_M2),
            round_half_up(m2_to_mu(total.area_m2), _PLACES_MU),
        ]
        for total in log.totals
    ]

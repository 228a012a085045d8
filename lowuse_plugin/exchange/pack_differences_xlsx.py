# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The comparison of two policy packs as an xlsx file: what changes for whom, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, Total, write_workbook


@dataclass(frozen=True)
class DifferenceRow:
    """One project, in words; amounts in 元."""

    project: str
    redeveloper: str
    old_pack: str
    old_status: str
    old_tier: int | None
    old_yuan: Decimal | None
    new_status: str
    new_tier: int | None
    new_yuan: Decimal | None
    difference_yuan: Decimal | None
    why: str
    inform: str


def write_differences(
    path: Path, rows: Sequence[DifferenceRow], *, pack: str, note: str, footer: str, on: date
) -> None:
    """Write the list.

    Args:
        path: The xlsx file.
        rows: The projects that are shown.
        pack: The other pack, as people call it.
        note: Day of the calculation and how many projects differ.
        footer: Workspace and person.
        on: Day of the writing.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
    """
    columns = (
        TableColumn("项目", width=30),
        TableColumn("改造主体", width=22),
        TableColumn("原政策参数", width=18),
        TableColumn("原结果", width=10),
        TableColumn("原档次", "int", width=8),
        TableColumn("原金额（元）", "yuan", width=18, total=True),
        TableColumn("新结果", width=10),
        TableColumn("新档次", "int", width=8),
        TableColumn("新金额（元）", "yuan", width=18, total=True),
        TableColumn("增减（元）", "yuan", width=18, total=True),
        TableColumn("原因", width=46),
        TableColumn("须告知", width=26),
    )
    cells = [
        (
            row.project, row.redeveloper, row.old_pack, row.old_status, row.old_tier,
            row.old_yuan, row.new_status, row.new_tier, row.new_yuan, row.difference_yuan,
            row.why, row.inform,
        )
        for row in rows
    ]  # fmt: skip
    page = Page(
        "重算对照",
        f"按 {pack} 重算对照表",
        note,
        columns,
        cells,
        (Total("合计"),),
        footnotes=("本表只作对照，未写入工作库；采用后以工作库中的测算为准。",),
    )
    write_workbook(path, [page], footer=footer, on=on)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""宗地沿革台账 as xlsx: old code, new code, kind, day, document, person, area, case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lowuse_plugin.domain.display import shown_code, shown_day, shown_district
from lowuse_plugin.domain.notices import TRAINING
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.parcels.lineage_table import LineageRow, LineageTable
from lowuse_plugin.domain.ports import Progress, WorkspaceInfo
from lowuse_plugin.domain.units import exact, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

_NAME = "宗地沿革"
_PLACES = 2
_COLUMNS = (
    TableColumn("变更前宗地", width=22),
    TableColumn("变更前权利人", width=24),
    TableColumn("变更后宗地", width=22),
    TableColumn("变更后权利人", width=24),
    TableColumn("类型", width=10),
    TableColumn("变更日期", width=12),
    TableColumn("文号", width=24),
    TableColumn("经办人", width=10),
    TableColumn("转入图形面积（m²）", "m2", 18),
    TableColumn("合并编号", width=20),
    TableColumn("行政区", width=10),
    TableColumn("撤销日期", width=12),
)
_REVOKED = "有撤销日期的合并已撤销，变更前宗地恢复有效；所用代码不再使用。"
_AREA = "转入图形面积为变更前宗地划入变更后宗地的图形平面面积，不是登记面积；未量算的为空。"


def write_lineage(
    path: Path,
    table: LineageTable,
    *,
    workspace: WorkspaceInfo,
    on: date,
    progress: Progress | None = None,
) -> None:
    """Write the table; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        table: The changes.
        workspace: From which they are.
        on: Day of the file.
        progress: May stop the work before anything is written.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.workbooks.workbook.write_workbook`.
        CancelledError: The user asked to stop.
    """
    where = shown_district(table.district or workspace.district)
    title = f"宗地 {table.family} 沿革表" if table.family else f"{where}宗地沿革台账"
    page = Page(
        name=_NAME,
        title=title,
        note=f"{len(table.rows)} 条，截至 {shown_day(on)}",
        columns=_COLUMNS,
        rows=[_row(row) for row in table.rows],
        footnotes=(_AREA, _REVOKED),
        banner=TRAINING if workspace.training else "",
    )
    write_workbook(path, [page], footer=f"工作库 {workspace.store_id}", on=on, progress=progress)


def _row(row: LineageRow) -> list[Cell]:
    return [
        shown_parcel(row.old),
        row.old_holder,
        shown_parcel(row.new),
        row.new_holder,
        shown_code("lineage_kind", row.kind),
        row.on.isoformat(),
        row.document,
        row.by,
        None if row.area_m2 is None else round_half_up(exact(row.area_m2), _PLACES),
        row.case_no,
        shown_district(row.new_district) if row.new_district else "",
        "" if row.revoked_on is None else row.revoked_on.isoformat(),
    ]

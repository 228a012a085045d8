# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 as xlsx: every overlap, its sums by layer and class, and what must not be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.overlay import WHOLE
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.domain.units import exact, m2_to_mu, round_half_up
from lowuse_plugin.exchange.workbooks.workbook import Page, TableColumn, write_workbook
from lowuse_plugin.exchange.workbooks.workbook_rows import Cell

if TYPE_CHECKING:
    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.domain.ports import Progress

MOST_LINES = 100_000
"""More lines are no paper that anybody reads, and a spreadsheet program opens them no more."""
_SUBJECTS = {False: "宗地", True: "地块"}
_NOTE = (
    "面积＝重叠比例×图形平面面积；同一图层同类图斑相互重叠的部分只计一次。亩由平方米换算，"
    "1 亩 = 2000/3 m²。边界误差：不超过宗地一半且最宽处不超过 1 m。"
)
_CLASSES_NOTE = (
    "宗地和地块分别计；地块是宗地的一部分，两者不相加。不同图层、不同宗地之间可能重叠，不作合计。"
)
_STALE = "宗地或图层后来有变动，须重新套合"


def write_overlay(
    path: Path,
    table: ColumnTable,
    *,
    place: str,
    stamp: str,
    on: date,
    banner: str = "",
    progress: Progress | None = None,
) -> None:
    """Write three sheets: 套合明细, 分类汇总, 检查.

    Args:
        path: The file.
        table: As :func:`~lowuse_plugin.services.overlay.table.overlay_table` returns it.
        place: Of what office or layer, for the title.
        stamp: Of which state, for the note under it.
        on: Day that is written.
        banner: What nobody may overlook, such as 演练.
        progress: Is told how far the lines are, and may stop the work before anything is written.

    Raises:
        LowUseError: ``OVERLAY_TOO_MANY_ROWS`` (count, most), ``OVERLAY_NOTHING_STORED``,
            ``REPORT_NOT_WRITTEN``, ``PACKAGE_MISSING``.
        CancelledError: The user asked to stop.
    """
    if not len(table):
        raise LowUseError("OVERLAY_NOTHING_STORED")
    if len(table) > MOST_LINES:
        raise LowUseError("OVERLAY_TOO_MANY_ROWS", count=len(table), most=MOST_LINES)
    rows = table.to_rows()
    found = [row for row in rows if row["finding"]]
    about = f"{stamp} 制表日期 {on.isoformat()}"
    pages = [
        _lines("套合明细", f"{place}套合分析明细", about, rows, banner),
        _classes(f"{place}套合分析分类汇总", about, rows, banner),
        _lines("检查", f"{place}占用耕地、红线和非建设用地检查", about, found, banner),
    ]
    write_workbook(path, pages, footer=about, on=on, progress=progress)


def _lines(
    name: str, title: str, note: str, rows: Sequence[Mapping[str, Any]], banner: str
) -> Page:
    columns = [
        TableColumn("对象", width=8),
        TableColumn("编号", width=24),
        TableColumn("权利人", width=28),
        TableColumn("行政区", width=12),
        TableColumn("镇（街道）", width=14),
        TableColumn("平面面积（m²）", "m2", 16),
        TableColumn("图层", width=22),
        TableColumn("来源", width=18),
        TableColumn("数据时点", width=12),
        TableColumn("分类代码", width=16),
        TableColumn("分类", width=22),
        TableColumn("重叠面积（m²）", "m2", 16),
        TableColumn("重叠面积（亩）", "mu", 14),
        TableColumn("占比（%）", "m2", 11),
        TableColumn("边界误差", width=10),
        TableColumn("检查", width=18),
        TableColumn("分析日期", width=12),
        TableColumn("说明", width=30),
    ]
    cells = _Lines(rows)
    footnotes = [_NOTE] if cells else ["未发现。"]
    return Page(name, title, note, columns, cells, (), footnotes, banner)


class _Lines(Sequence[Sequence[Cell]]):
    """The cells of rows, made while they are written: exact figures take their time."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Sequence[Cell]]: ...
    def __getitem__(self, place: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        rows = self._rows[place]
        return _Lines(rows) if isinstance(rows, Sequence) else _line(rows)


def _line(row: Mapping[str, Any]) -> list[Cell]:
    area = row["area_m2"]
    return [
        _SUBJECTS[bool(row["is_unit"])],
        shown_parcel(row["label"]),
        row["holder_name"],
        shown_district(row["district"]) if row["district"] else None,
        row["town"],
        None if area is None else round_half_up(exact(area), 2),
        row["layer_name"],
        row["source"],
        row["as_of"],
        "" if row["class_code"] == WHOLE else row["class_code"],
        row["class_name"],
        round_half_up(exact(row["overlap_m2"]), 2),
        round_half_up(m2_to_mu(row["overlap_m2"]), 4),
        round_half_up(exact(row["share"]) * 100, 2),
        "是" if row["boundary_error"] else "",
        shown_code("overlay_finding", row["finding"]) if row["finding"] else "",
        row["analysed_on"],
        "" if row["holds"] else _STALE,
    ]


def _classes(title: str, note: str, rows: Sequence[Mapping[str, Any]], banner: str) -> Page:
    sums: dict[tuple[str, str, str, str], list[Fraction]] = {}
    for row in rows:
        if row["class_code"] == WHOLE:
            continue
        subject = _SUBJECTS[bool(row["is_unit"])]
        code, name = row["class_code"] or "", row["class_name"] or ""
        total = sums.setdefault((subject, row["layer_name"], code, name), [Fraction(0)] * 2)
        total[0] += 1
        total[1] += exact(row["overlap_m2"])
    columns = [
        TableColumn("对象", width=8),
        TableColumn("图层", width=26),
        TableColumn("分类代码", width=18),
        TableColumn("分类", width=26),
        TableColumn("个数", "int", 10),
        TableColumn("重叠面积（m²）", "m2", 18),
        TableColumn("重叠面积（亩）", "mu", 16),
    ]
    cells: list[list[Cell]] = [
        [*key, int(count), round_half_up(area, 2), round_half_up(m2_to_mu(area), 4)]
        for key, (count, area) in sorted(sums.items())
    ]
    return Page("分类汇总", title, note, columns, cells, (), [_NOTE, _CLASSES_NOTE], banner)

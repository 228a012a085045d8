# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed on the map T4, in Chinese: what leaves the office always is (D14).

Texts reach the layout as variables (``@lowuse_title`` …). A label that shows a variable does not
look for expressions in its value, so that text from the workspace stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from qgis.core import QgsCoordinateReferenceSystem

from lowuse_plugin.domain.control_line.map import (
    BOUNDARY_ERROR,
    DISTRICT,
    FRAME,
    LISTED_AT_MOST,
    SELECTED,
    STALE,
    AreaRow,
    ControlMapFigures,
    LineInUse,
    MapParcel,
    MapSource,
)
from lowuse_plugin.domain.display import shown_day, shown_district
from lowuse_plugin.domain.notices import EXAMPLE, TRAINING
from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest

_BLANK = "＿＿＿＿＿＿＿＿＿＿"
_SHORT_BLANK = "＿＿＿＿＿"
_MISSING = "—"
_MILLION = 1_000_000
_FILES_NAMED = 3
"""More files of one kind would take the room of what else is said about the sources."""
_CLASS_WORDS = {
    "inside": "线内",
    "outside": "线外",
    "crossing": "跨线",
    BOUNDARY_ERROR: "边界误差",
    STALE: "待复核",
}
PARCEL_WORDS = 4
"""Columns of :func:`parcel_rows` that are words, from the left."""

TableRow = tuple[str, ...]


def texts(
    figures: ControlMapFigures, request: MapRequest, crs: QgsCoordinateReferenceSystem
) -> dict[str, str]:
    """Return the layout variables by name, without ``lowuse_``."""
    return {
        "title": title(figures.workspace.district, request),
        "sheet_no": request.sheet_no,
        "secrecy": request.secrecy,
        "units": "单位：m²、亩",
        "crs": crs_note(crs),
        "sources": "数据来源：" + sources(figures),
        "notes": all_notes(figures),
        "unit": request.unit or _BLANK,
        "date": shown_day(request.on),
        "author": request.author or _SHORT_BLANK,
        "checker": request.checker or _SHORT_BLANK,
        "meeting": request.meeting or _BLANK,
        "agenda": request.agenda or _BLANK,
        "fingerprint": f"数据指纹：工作库 {figures.fingerprint}",
        "example": EXAMPLE if figures.rests_on_example else "",
        "training": TRAINING if figures.workspace.training else "",
        "scope": scope_words(figures),
    }


def title(district: str, request: MapRequest) -> str:
    """Return 图名 with district and year."""
    if request.title:
        return request.title
    place = shown_district(request.scope.district or district)
    chosen = len(request.scope.parcels)
    tail = f"（所选 {chosen:,} 宗）" if chosen else ""
    return f"{place}工业用地控制线比对图（{request.on.year}年）{tail}"


def crs_note(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the note on the reference system, read off its definition."""
    found = re.search(r"\+lon_0=([\d.]+).*?\+x_0=([\d.]+)", crs.toProj())
    if "CGCS2000" not in crs.description() or found is None:
        return f"{crs.description()}（{crs.authid()}）"
    meridian, false_easting = float(found[1]), float(found[2])
    zone = int(false_easting // _MILLION)
    tail = f"{zone}带" if zone else "（坐标不加带号）"
    gap = " " if zone else ""
    return f"2000国家大地坐标系（CGCS2000） 高斯-克吕格3°分带 中央子午线{meridian:g}°{gap}{tail}"


def sources(figures: ControlMapFigures) -> str:
    """Return files and their days, and the version of the control line."""
    parcels = _files([source for source in figures.sources if source.target == "parcel"])
    lines = _files([source for source in figures.sources if source.target == "control_line"])
    line = figures.line
    version = f"版本 {line.version}，{_validity(figures)}，{_approval(line)}"
    first, last = figures.checked_on
    days = shown_day(first) if first == last else f"{shown_day(first)}至{shown_day(last)}"
    return (
        f"宗地——{parcels or '面板录入'}；"
        f"工业用地控制线——{lines or '面板录入'}，{version}；套合日期 {days}。"
    )


def _approval(line: LineInUse) -> str:
    """Return who approved the version, by which document and when, as far as that is registered."""
    said = [
        f"批准机关 {line.approved_by}" if line.approved_by else "",
        f"批准文号 {line.approval_no}" if line.approval_no else "",
        f"批准日期 {shown_day(line.approved_on)}" if line.approved_on else "",
    ]
    return "，".join(word for word in said if word) or "批准信息未登记"


def _files(files: Sequence[MapSource]) -> str:
    """Return the files of one kind; of many the latest by name."""
    shown = files if len(files) <= _FILES_NAMED else files[-_FILES_NAMED:]
    names = [
        f"{source.file_name}（{_imported(source.imported_on)}导入"
        + (f"，{source.rows:,}宗）" if source.target == "parcel" else "）")
        for source in shown
    ]
    return "、".join(names) + (f"等 {len(files)} 个文件" if len(files) > len(shown) else "")


def _imported(day: date | None) -> str:
    return shown_day(day) if day else ""


def _validity(figures: ControlMapFigures) -> str:
    line = figures.line
    end = f"，{shown_day(line.valid_to)}失效" if line.valid_to else ""
    return f"{shown_day(line.valid_from)}起生效{end}"


def scope_words(figures: ControlMapFigures) -> str:
    """Return which parcels are counted."""
    kind = figures.scope.kind
    if kind == DISTRICT:
        return f"{shown_district(figures.scope.district)}全部宗地"
    return {SELECTED: "选定宗地", FRAME: "图面范围内宗地（含部分在图内的）"}.get(
        kind, "工作库全部宗地"
    )


def notes(figures: ControlMapFigures, *, listed: bool = True) -> Iterator[str]:
    """Yield the notes below the tables.

    Args:
        figures: What is printed.
        listed: What should stand in the table of chosen parcels does.
    """
    count = figures.total.parcels or 0
    yield f"统计范围：{scope_words(figures)}，计入 {count:,} 宗，合计 {figures.hectares:,} 公顷。"
    yield "面积为图形平面面积；亩由平方米合计换算，1亩＝2000/3 m²。"
    left_out = [
        f"{word} {number:,} 宗"
        for word, number in (("待复核", figures.stale), ("未套合", figures.unchecked))
        if number
    ]
    if left_out:
        yield f"另有{'、'.join(left_out)}，未计入面积。"
    if figures.boundary_errors.parcels:
        yield "边界误差：较小一侧仅为窄条的跨线宗地，待统一确认。"
    if figures.treated:
        yield f"{figures.treated:,} 宗边界误差经人工确认按线内或线外处理。"
    if not figures.line.in_force:
        instead = "、".join(figures.line.in_force_instead) or "无"
        yield f"所用控制线版本在编制日期不是现行版本（现行：{instead}），须重新套合。"
    examples = [
        word
        for word, example in (
            ("控制线规则", figures.rule_is_example),
            ("控制线版本", figures.line.example),
        )
        if example
    ]
    if examples:
        yield f"{'、'.join(examples)}为示例。"
    if not listed:
        yield "各宗地面积另见统计表。"


def class_rows(figures: ControlMapFigures) -> list[TableRow]:
    """Return the table of parcels by class; the last row is the total."""
    classes = figures.classes
    rows = [
        _cells("线内", classes["inside"]),
        _cells("线外", classes["outside"]),
        _cells("跨线", classes["crossing"]),
        _cells("其中：边界误差", figures.boundary_errors),
        _cells("合计", figures.total),
    ]
    return rows if figures.boundary_errors.parcels else [*rows[:3], rows[4]]


def part_rows(figures: ControlMapFigures) -> list[TableRow]:
    """Return the table of areas inside and outside; the last row is the total."""
    levels = {"level_1": "一级线内", "level_2": "二级线内", "level_0": "不分级线内"}
    present = [(word, figures.parts[key]) for key, word in levels.items() if figures.parts[key].m2]
    if len(present) > 1:
        present.append(("线内小计", figures.inside))
    rows = [
        *(present or [("线内", figures.inside)]),
        ("线外", figures.parts["outside"]),
        ("合计", figures.total),
    ]
    return [(name, *_area(row)) for name, row in rows]


def all_notes(figures: ControlMapFigures, *, listed: bool = True) -> str:
    """Return the numbered notes as one text."""
    lines = [f"{i}. {note}" for i, note in enumerate(notes(figures, listed=listed), 1)]
    return "\n".join(["说明", *lines])


def parcel_rows(figures: ControlMapFigures) -> list[TableRow]:
    """Return a row for each chosen parcel; none where they are not listed."""
    if len(figures.named) > LISTED_AT_MOST:
        return []
    return [
        (
            str(parcel.number),
            parcel.parcel_code or _MISSING,
            parcel.holder or _MISSING,
            _CLASS_WORDS.get(parcel.drawn_as, "未套合"),
            _MISSING if parcel.inside_m2 is None else f"{parcel.inside_m2:,}",
            _MISSING if parcel.outside_m2 is None else f"{parcel.outside_m2:,}",
        )
        for parcel in figures.named
    ]


def label_of(parcel: MapParcel, *, listed: bool) -> str:
    """Return what stands beside a chosen parcel: 序号 of the table, and its short name."""
    if not parcel.name:
        return str(parcel.number)
    return f"{parcel.number}:{parcel.name}" if listed else parcel.name


def _cells(name: str, row: AreaRow) -> TableRow:
    return (name, _MISSING if row.parcels is None else f"{row.parcels:,}", *_area(row))


def _area(row: AreaRow) -> TableRow:
    share = _MISSING if row.percent is None else f"{row.percent}"
    return (f"{row.m2:,}", f"{row.mu:,}", share)

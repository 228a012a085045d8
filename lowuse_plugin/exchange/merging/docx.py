# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《宗地合并申请表》, 《宗地合并审查表》, 《合并前后对照表》 as Word documents with map (D15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging.procedure import ACCEPTED
from lowuse_plugin.domain.merging.sheet import MergeSheet, circled
from lowuse_plugin.domain.parcels.registered_area import registered_area_words
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.sheet import MISSING as TO_BE_ADDED
from lowuse_plugin.exchange.merging import condition_words, field_words
from lowuse_plugin.exchange.merging import sheet_words as words
from lowuse_plugin.exchange.templates.filled_docx import Picture, write_filled

APPLICATION, REVIEW, COMPARISON = "merge_application", "merge_review", "merge_comparison"
TITLES = {
    APPLICATION: "宗地合并申请表",
    REVIEW: "宗地合并审查表",
    COMPARISON: "合并前后对照表",
}
PICTURE_MM = {APPLICATION: (81.0, 81.0), REVIEW: (81.0, 81.0), COMPARISON: (126.0, 84.0)}
"""Width and height of the picture of one side."""
_SUFFIX = ".docx"


@dataclass(frozen=True)
class SheetPictures:
    """The land before and after, drawn at one scale.

    Attributes:
        before: PNG.
        after: PNG.
        scale: 1 to so many.
        points: Boundary points of the outline.
        numbered: So many of them have their number on the picture: there was room.
    """

    before: bytes
    after: bytes
    scale: int
    points: int
    numbered: int


def template_name(kind: str) -> str:
    """Return the file of the template of a paper."""
    return f"{kind}{_SUFFIX}"


def write_merge_docx(
    path: Path,
    kind: str,
    sheets: Sequence[MergeSheet],
    pictures: Sequence[SheetPictures],
    *,
    own: Path | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the paper of merges; an existing file is replaced only when the new one is complete.

    Args:
        path: The file.
        kind: One of :data:`TITLES`.
        sheets: At least one.
        pictures: One a sheet.
        own: A template of the office's own in the place of ours.
        progress: Is told how far it is.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.templates.filled_docx.write_filled`.
        CancelledError: The user asked to stop; no file is written.
    """
    told = progress or SilentProgress()
    parts = []
    for done, (sheet, drawn) in enumerate(zip(sheets, pictures, strict=True)):
        told.step(done, len(sheets))
        parts.append(
            {
                "new_page": 0 if done == 0 else 1,
                "line": _line(sheet),
                **_CONTENT[kind](sheet),
                **_pictures(kind, sheet, drawn),
            }
        )
    first = sheets[0]
    marks = dict.fromkeys(sheet.watermark for sheet in sheets if sheet.watermark)
    mark = f"{first.origin.fingerprint}　{shown_day(first.origin.on)}"
    content = {
        "title": TITLES[kind],
        "sheets": parts,
        "notices": "　".join(dict.fromkeys(text for sheet in sheets for text in sheet.notices)),
        "watermark": next(iter(marks), ""),
        "fingerprint": mark,
    }
    told.step(len(sheets), len(sheets))
    title = TITLES[kind] if len(sheets) > 1 else f"{TITLES[kind]} {first.number}".strip()
    write_filled(path, template_name(kind), content, title=title, comments=mark, own=own)


def _line(sheet: MergeSheet) -> str:
    number = f"合并编号 {sheet.number}" if sheet.number else "合并编号（受理时编）"
    return f"{number}　　受理机关：{words.office(sheet)}"


def _application(sheet: MergeSheet) -> Mapping[str, Any]:
    case = sheet.case
    applied = case.applied_on if case is not None else None
    return {
        "applicant": _pairs(
            ("申请人", words.applicant(sheet)),
            ("统一社会信用代码", words.holder_numbers(sheet)),
            ("权利人", words.holders(sheet)),
            ("法定代表人", ""),
            ("委托代理人", ""),
            ("证件号码", ""),
            ("联系电话", ""),
            ("申请日期", shown_day(applied) if applied else ""),
        ),
        "members": _members(sheet),
        "after": _after(sheet),
        "reason": case.remark if case is not None else "",
        "basis": words.basis(sheet),
        "conditions": [
            {
                "code": each.condition.code,
                "text": each.condition.text,
                "outcome": condition_words.first_outcome(each),
                "why": "；".join(condition_words.first_reasons(each, sheet)),
            }
            for each in sheet.conditions
        ],
        "materials": list(sheet.procedure.steps[ACCEPTED].asks),
    }


def _review(sheet: MergeSheet) -> Mapping[str, Any]:
    case = sheet.case
    applied = case.applied_on if case is not None else None
    gaps = f"{words.square_metres(sheet.areas.gap_m2)} / {_overlap(sheet)}"
    return {
        "about": _pairs(
            ("申请人", words.applicant(sheet)),
            ("申请日期", shown_day(applied) if applied else words.NONE),
            ("权利人", words.holders(sheet)),
            ("宗地数", f"{len(sheet.members)} 宗"),
            ("办理状态", words.state(sheet)),
            ("拟订人", (case.drafted_by if case is not None else "") or words.NONE),
            ("登记面积合计", words.area(sheet.areas.registered_sum_m2)),
            ("合并图形面积", words.area(sheet.areas.union_m2)),
            ("差额", words.difference(sheet)),
            ("缝隙 / 重叠（m²）", gaps),
            *_areas_of_new(sheet),
            ("查封、抵押", words.entries(sheet)),
            ("提示", "；".join(words.warnings(sheet)) or words.NONE),
        ),
        "members": _members(sheet),
        "basis": words.basis(sheet),
        "conditions": [
            {
                "code": each.condition.code,
                "title": each.condition.title,
                "text": f"「{each.condition.text}」",
                "clause": each.condition.clause,
                "kind": KINDS[each.condition.kind],
                "outcome": condition_words.outcome(each),
                "reasons": condition_words.reasons(each, sheet),
                "figures": condition_words.figures(each, sheet),
                "judged": condition_words.judged(each, sheet),
            }
            for each in sheet.conditions
        ],
        "steps": words.steps(sheet),
        "conclusion": condition_words.conclusion(sheet),
    }


def _comparison(sheet: MergeSheet) -> Mapping[str, Any]:
    silent = sum(not field.said for field in sheet.fields)
    note = f"各宗地和新宗地均未填写的字段 {silent} 项，未列出。" if silent else ""
    return {
        "areas": _area_lines(sheet),
        "area_notes": _area_notes(sheet),
        "fields": field_words.field_lines(sheet),
        "field_note": note,
    }


_CONTENT: Mapping[str, Callable[[MergeSheet], Mapping[str, Any]]] = {
    APPLICATION: _application,
    REVIEW: _review,
    COMPARISON: _comparison,
}
KINDS = {"computed": "计算", "looked_up": "查询", "judged": "判断"}
"""How a condition is settled, in words."""


def _members(sheet: MergeSheet) -> list[dict[str, Any]]:
    lines = [
        {
            "number": circled(member.number),
            "code": member.label,
            "certificate": member.text("certificate_no") or TO_BE_ADDED,
            "address": member.text("address") or TO_BE_ADDED,
            "registered": words.square_metres(member.registered_m2),
            "plane": words.square_metres(member.plane_m2),
            "ends_on": shown_day(member.text("right_ends_on")) or TO_BE_ADDED,
            "total": False,
        }
        for member in sheet.members
    ]
    total = {
        "number": "",
        "code": f"合计 {len(sheet.members)} 宗",
        "certificate": "",
        "address": "",
        "registered": words.square_metres(sheet.areas.registered_sum_m2),
        "plane": words.square_metres(sheet.areas.members_plane_m2),
        "ends_on": "",
        "total": True,
    }
    return [*lines, total]


def _after(sheet: MergeSheet) -> list[dict[str, str]]:
    found = sheet.areas
    corners = f"{found.corners:,} 个" if found.corners is not None else words.NONE
    known = [] if found.survey_m2 is None else _areas_of_new(sheet)
    return _pairs(
        ("登记面积合计", words.area(found.registered_sum_m2)),
        ("合并图形面积", words.area(found.union_m2)),
        ("面积差额", words.difference(sheet)),
        ("椭球面积", words.area(found.ellipsoid_m2)),
        ("界址点", corners),
        ("新宗地代码", words.new_code(sheet)),
        ("坐落", field_words.new_address(sheet)),
        ("登记用途", field_words.new_value("use_code", sheet)),
        *known,
    )


def _areas_of_new(sheet: MergeSheet) -> tuple[tuple[str, str], ...]:
    """Return the areas by which the picture calls the new parcel, or that they are to come."""
    return (
        ("权籍调查面积", words.area_or(sheet.areas.survey_m2, "待调查")),
        ("新宗地登记面积", words.area_or(sheet.areas.registered_m2, "待登记")),
    )


def _area_lines(sheet: MergeSheet) -> list[dict[str, Any]]:
    def line(number: str, code: str, certificate: str, *numbers: str, total: bool) -> Any:
        names = ("registered", "plane", "ellipsoid", "snapped")
        shown = dict(zip(names, numbers, strict=True))
        return {"number": number, "code": code, "certificate": certificate, "total": total, **shown}

    found, members = sheet.areas, sheet.members
    lines = [
        line(
            circled(member.number),
            member.label,
            member.text("certificate_no") or TO_BE_ADDED,
            words.square_metres(member.registered_m2),
            words.square_metres(member.plane_m2),
            words.square_metres(member.ellipsoid_m2),
            words.signed(member.snapped_m2),
            total=False,
        )
        for member in members
    ]
    ellipsoids = [member.ellipsoid_m2 for member in members]
    moved = [member.snapped_m2 for member in members]
    lines.append(
        line(
            "",
            f"合并前合计 {len(members)} 宗",
            "",
            words.square_metres(found.registered_sum_m2),
            words.square_metres(found.members_plane_m2),
            words.square_metres(_sum(ellipsoids)),
            words.signed(_sum(moved)),
            total=True,
        )
    )
    case = sheet.case
    registered = found.registered_m2
    lines.append(
        line(
            "",
            f"合并后 {words.new_code(sheet)}",
            case.certificate_no if case is not None else "",
            "待登记" if registered is None else words.square_metres(registered),
            words.square_metres(found.union_m2),
            words.square_metres(found.ellipsoid_m2),
            words.NONE,
            total=True,
        )
    )
    return lines


def _sum(areas: Sequence[float | None]) -> Fraction | None:
    if any(area is None for area in areas):
        return None
    return sum((Fraction(str(area)) for area in areas if area is not None), Fraction(0))


def _area_notes(sheet: MergeSheet) -> list[str]:
    found = sheet.areas
    meaning = "差额 = 合并图形平面面积 − 登记面积合计"
    notes = [
        f"{meaning}：{words.difference(sheet)}；面积坐标系 {words.plane(found.epsg)}。",
        f"缝隙 {words.square_metres(found.gap_m2)} m²，重叠 {_overlap(sheet)} m²。",
    ]
    if found.survey_m2 is not None:
        notes.append(f"权籍调查面积 {words.area(found.survey_m2)}。")
    if found.adjusted is not None:
        notes.append(f"面积平差：{registered_area_words(found.adjusted)}。")
    elif found.registered_m2 is not None and found.basis:
        basis = shipped().codes["merge_area_basis"].values.get(found.basis, found.basis)
        notes.append(f"登记面积 {words.area(found.registered_m2)}，依据：{basis}。")
    return notes


def _overlap(sheet: MergeSheet) -> str:
    return words.square_metres(sheet.areas.overlap_m2)


def _pictures(kind: str, sheet: MergeSheet, drawn: SheetPictures) -> Mapping[str, Any]:
    width = PICTURE_MM[kind][0]
    labels = words.numbered([member.label for member in sheet.members])
    parts = [
        f"比例尺 1:{drawn.scale:,}",
        f"坐标系 {sheet.shapes.crs}（CGCS2000，高斯-克吕格3°分带）",
        labels,
        "红线为宗地界线，灰线为相邻宗地，合并后虚线为原宗地界线",
        _points(drawn),
    ]
    if sheet.shapes.gaps:
        parts.append("蓝色为缝隙")
    if sheet.shapes.overlaps:
        parts.append("紫色为重叠")
    return {
        "before": Picture(drawn.before, width, f"合并前：{labels}"),
        "after_picture": Picture(drawn.after, width, f"合并后：{words.new_code(sheet)}"),
        "figure": "；".join(parts) + "。",
    }


def _points(drawn: SheetPictures) -> str:
    """Return how many boundary points there are, and what of them could not be numbered."""
    if drawn.numbered == drawn.points:
        return f"界址点 {drawn.points:,} 个"
    return f"界址点 {drawn.points:,} 个，图上注明点号 {drawn.numbered:,} 个"


def _pairs(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    halves = zip(pairs[::2], pairs[1::2], strict=True)
    return [{"a": a[0], "b": a[1], "c": b[0], "d": b[1]} for a, b in halves]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《低效用地汇总表》 as a Word document on A4 landscape, ordered by district and town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.survey_units import sheet_words as words
from lowuse_plugin.domain.survey_units.sheet import (
    DRAFT,
    MISSING,
    UnitSheet,
    UnitSummary,
    shown_m2,
    shown_mu,
)
from lowuse_plugin.domain.survey_units.summary import (
    NO_TOWN,
    Sums,
    by_kind,
    grouped,
    legacy_sums,
    sums,
)
from lowuse_plugin.exchange.templates.filled_docx import write_filled

_TEMPLATE = "unit_summary.docx"
_LONGEST = 60
Cells = Mapping[str, Any]


def write_summary_docx(path: Path, summary: UnitSummary) -> None:
    """Write the summary; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.templates.filled_docx.write_filled`.
    """
    origin = summary.origin
    subtitle = "　".join(filter(None, (summary.scope, f"截至 {shown_day(origin.on)}")))
    content = {
        "title": summary.title,
        "subtitle": subtitle,
        "notices": "　".join(summary.notices),
        "watermark": DRAFT if summary.example else "",
        "fingerprint": origin.fingerprint,
        "lines": _lines(summary),
        "kinds": _kinds(summary.sheets),
        "legacy": _legacy(summary.sheets),
        "notes": notes(summary),
    }
    write_filled(path, _TEMPLATE, content, title=summary.title, comments=origin.fingerprint)


def notes(summary: UnitSummary) -> list[str]:
    """Return what must be known of the sums."""
    whole = sums(summary.sheets)
    lines = [
        "面积为图形平面面积；亩数由平方米合计换算，不由各行亩数相加（1 亩 = 2000/3 m²）。",
        "地块按块计，一块只计一次；未填低效面积的按地块面积计。",
    ]
    gaps = ((whole.without_area, "地块面积"), (whole.without_legacy, "历史遗留用地面积"))
    lines += [f"{count} 个地块的{title}{MISSING}，未计入合计。" for count, title in gaps if count]
    if summary.left_out:
        lines.append(f"所选范围内另有 {summary.left_out} 个地块未标记低效或已不属低效，未列入。")
    return lines


def _lines(summary: UnitSummary) -> list[Cells]:
    lines: list[Cells] = []
    number = 0
    for district, units in grouped(summary.sheets, lambda sheet: sheet.district_name).items():
        for town, members in grouped(units, lambda sheet: sheet.town or NO_TOWN).items():
            for sheet in members:
                number += 1
                lines.append(_unit(number, sheet))
            lines.append(_total(f"{town}小计", sums(members)))
        lines.append(_total(f"{district}合计", sums(units)))
    lines.append(_total("总计", sums(summary.sheets)))
    return lines


def _unit(number: int, sheet: UnitSheet) -> Cells:
    low = sheet.low_or_whole_m2
    name = "\n".join(filter(None, (sheet.number or "待编号", sheet.name)))
    example = "\n（示例）" if sheet.example else ""
    return {
        "total": False,
        "number": str(number),
        "unit": name,
        "address": _short(words.addresses(sheet)) or MISSING,
        "holders": _short(words.holders(sheet)) or MISSING,
        "parcels": str(len(sheet.parcels)),
        "m2": shown_m2(sheet.land.area_m2),
        "mu": shown_mu(sheet.land.area_m2),
        "low_m2": shown_m2(low),
        "low_mu": shown_mu(low),
        "legacy_m2": shown_m2(sheet.legacy_m2) if sheet.legacy else "—",
        "state": f"{words.state(sheet)}{example}",
    }


def _total(title: str, found: Sums) -> Cells:
    return {
        "total": True,
        "number": "",
        "unit": f"{title}（{found.units} 块）",
        "address": "",
        "holders": "",
        "parcels": str(found.parcels),
        "m2": shown_m2(found.area_m2),
        "mu": shown_mu(found.area_m2),
        "low_m2": shown_m2(found.low_m2),
        "low_mu": shown_mu(found.low_m2),
        "legacy_m2": shown_m2(found.legacy_m2),
        "state": "",
    }


def _kinds(sheets: Sequence[UnitSheet]) -> list[Cells]:
    lines = []
    for title, units in by_kind(sheets).items():
        found = sums(units)
        lines.append(_count(title, found.units, found.low_m2, "低效面积"))
    return lines


def _legacy(sheets: Sequence[UnitSheet]) -> list[Cells]:
    lines = []
    for line in legacy_sums(sheets):
        gap = f"{line.without_area} 处面积{MISSING}" if line.without_area else ""
        lines.append(_count(line.title, line.units, line.area_m2, gap))
    if not lines:
        lines.append({"title": "无登记", "count": "", "m2": "", "mu": "", "remark": ""})
    return lines


def _count(title: str, count: int, m2: Fraction, remark: str) -> Cells:
    return {
        "title": title,
        "count": str(count),
        "m2": shown_m2(m2),
        "mu": shown_mu(m2),
        "remark": remark,
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


__all__ = ["notes", "write_summary_docx"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《低效用地调查认定表》 as a Word document: a page of A4 a unit, many units in one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.survey_units import sheet_words as words
from lowuse_plugin.domain.survey_units.sheet import DRAFT, UnitSheet, shown_area
from lowuse_plugin.exchange.survey_units.sheet_layout import ROWS, VALUE, WIDE, fitted
from lowuse_plugin.exchange.templates.filled_docx import write_filled

TITLE = "低效用地调查认定表"
_TEMPLATE = "unit_sheet.docx"


def write_unit_sheets_docx(
    path: Path, sheets: Sequence[UnitSheet], progress: Progress | None = None
) -> None:
    """Write the sheets of units; an existing file is replaced only when the new one is complete.

    What does not fit into its cell even in small letters is cut there and stands whole on a page
    behind the unit. One sheet that rests on a 示例 standard marks the whole file (D8).

    Args:
        path: The file.
        sheets: At least one, of one state of the workspace.
        progress: Is told how far it is.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.templates.filled_docx.write_filled`.
        CancelledError: The user asked to stop; no file is written.
    """
    told = progress or SilentProgress()
    units = []
    for done, sheet in enumerate(sheets):
        told.step(done, len(sheets))
        units.append(_unit(sheet, first=done == 0))
    notices = dict.fromkeys(text for sheet in sheets for text in sheet.notices)
    draft = any(sheet.is_draft for sheet in sheets)
    origin = sheets[0].origin
    content = {
        "title": TITLE,
        "units": units,
        "notices": "　".join(notices),
        "watermark": DRAFT if draft else "",
        "fingerprint": f"{origin.fingerprint}　{shown_day(origin.on)}",
    }
    told.step(len(sheets), len(sheets))
    write_filled(path, _TEMPLATE, content, title=TITLE, comments=origin.fingerprint)


def _unit(sheet: UnitSheet, *, first: bool) -> Mapping[str, Any]:
    texts = field_texts(sheet)
    fields, more = {}, []
    for row in ROWS:
        width = WIDE if len(row.fields) == 1 else VALUE
        for field in row.fields:
            found = fitted(texts[field.key], width, row.height)
            fields[field.key] = found.for_template
            if found.cut:
                more.append({"title": field.title, "text": texts[field.key]})
    name = sheet.name or words.addresses(sheet) or sheet.unit_uuid
    number = sheet.number or "待编号"
    return {
        "new_page": 0 if first else 1,
        "line": _short(f"地块编号 {number}　{name}", 44),
        "notices": "　".join(sheet.notices),
        "f": fields,
        "more": more,
    }


def field_texts(sheet: UnitSheet) -> Mapping[str, str]:
    """Return what stands in every cell; what is missing says 待补充."""
    land, survey = sheet.land, sheet.survey
    area = " ".join(filter(None, (sheet.area_number, sheet.area_name)))
    texts = {
        "number": sheet.number or "待编号",
        "name": sheet.name,
        "district": sheet.district_name,
        "town": sheet.town,
        "survey_area": area,
        "batch": sheet.tag.batch,
        "address": words.addresses(sheet),
        "holders": words.holders(sheet),
        "certificates": words.certificates(sheet),
        "codes": words.parcel_codes(sheet).replace("、", "、 "),  # a line may end here
        "area": words.plane_area(sheet),
        "registered": words.registered_area(sheet),
        "low_area": shown_area(land.low_m2),
        "floor": words.floor_area(sheet),
        "far": words.far(land.far),
        "density": words.percent(land.density_pct),
        "use": sheet.uses.registered,
        "actual": sheet.uses.actual,
        "planned": sheet.uses.planned,
        "land_class": sheet.uses.land_class,
        "industry": words.industry(sheet),
        "operating": words.operating(sheet),
        "tax": words.taxes(sheet),
        "kinds": words.kinds(sheet),
        "assessment": words.assessment(sheet),
        "bases": words.bases(sheet),
        "rules": words.rules(sheet) or words.assessment(sheet),
        "legacy": words.legacy(sheet),
        "disputes": words.disputes(sheet),
        "three_old": words.three_old(sheet),
        "flags": words.flags(sheet),
        "control": words.controls(sheet),
        "will": survey.renewal_will,
        "mode": survey.renewal_mode,
        "not_now": words.not_now(sheet),
        "contact": words.contact(sheet),
        "steps": words.steps(sheet),
    }
    return {key: words.present(text) for key, text in texts.items()}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"

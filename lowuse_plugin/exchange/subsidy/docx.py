# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""财政奖补测算表 as a Word document, filled into our own template.

The template is made by ``scripts/build_templates.py``. python-docx and docxtpl come with the zip;
lxml and jinja2 are the machine's, since lxml is no pure Python.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lowuse_plugin import paths
from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.display import shown_day, shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.subsidy.sheet import (
    PARCELS,
    Code,
    Line,
    ReadingLine,
    SubsidySheet,
    TraceLine,
    shown_yuan,
)
from lowuse_plugin.exchange.details import os_detail

TITLE = "工业用地升级改造项目财政奖补测算表"
_OF_THE_MACHINE = ("lxml", "jinja2")
_FAR_PLACES = 8
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
_DASH = "—"


def why_no_docx() -> LowUseError | None:
    """Return why this machine cannot write Word documents, None where it can."""
    for name in _OF_THE_MACHINE:
        if importlib.util.find_spec(name) is None:
            return LowUseError("DOCX_PACKAGE_MISSING", package=name)
    return None


def write_subsidy_docx(path: Path, sheet: SubsidySheet) -> None:
    """Write the sheet; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: ``DOCX_PACKAGE_MISSING`` where lxml or jinja2 is missing; ``PACKAGE_MISSING``;
            ``REPORT_NOT_WRITTEN`` with ``file``: the folder is read-only or full, or the file is
            open in another program.
    """
    problem = why_no_docx()
    if problem is not None:
        raise problem
    for name in ("typing_extensions", "docx", "docxtpl"):
        use_bundled(name)
    template = importlib.import_module("docxtpl").DocxTemplate(
        str(paths.resource("templates", "subsidy_sheet.docx"))
    )
    template.render(_clean(_content(sheet)), autoescape=True)
    document = template.docx
    document.core_properties.title = _clean(f"{TITLE} {sheet.name}")
    document.core_properties.comments = sheet.origin.fingerprint
    buffer = io.BytesIO()
    template.save(buffer)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error


def _clean(value: Any) -> Any:
    """Return the content without characters that no XML may hold."""
    if isinstance(value, str):
        return _CONTROL.sub("", value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {name: _clean(item) for name, item in value.items()}
    return value


def _content(sheet: SubsidySheet) -> dict[str, Any]:
    """Return what stands between the braces of the template."""
    differing = sheet.differing
    return {
        "title": TITLE,
        "subtitle": f"{sheet.district_name}　{sheet.name}",
        "notices": "　".join(sheet.notices),
        "watermark": sheet.watermark,
        "fingerprint": sheet.origin.fingerprint,
        "project": _pairs(sheet.project_lines),
        "figures": [
            {
                "title": line.title,
                "value": shown_number(line.value, places=2)
                if line.unit
                else format(line.value, "f"),
                "unit": line.unit,
                "source": line.source,
            }
            for line in sheet.figures
        ],
        "trace": [_condition(line) for line in sheet.trace],
        "status": sheet.status_text,
        "reasons": _after("：", sheet.reasons),
        "far": format(sheet.far, "f"),
        "tier": _tier(sheet),
        "amount": _DASH if sheet.amount is None else f"{shown_yuan(sheet.amount)} 元",
        "amount_words": sheet.amount_words or _DASH,
        "warnings": _after("", sheet.warnings) or "无",
        "parts": [
            {
                "district": line.district_name,
                "ratio": line.ratio_text,
                "amount": shown_yuan(line.amount),
                "city": shown_yuan(line.city),
                "own": shown_yuan(line.own),
            }
            for line in sheet.parts
        ],
        "readings": [_reading(line) for line in (sheet.readings[0], *differing)]
        if differing
        else [],
        "switches": [
            {
                "title": f"{line.title}（{line.reading}）" if line.reading else line.title,
                "value": line.value,
                "default": line.default,
            }
            for line in sheet.chosen_switches
        ],
        "basis_document": sheet.basis_document or _DASH,
        "margins": [{"title": line.title, "value": line.value} for line in sheet.margins],
        "claim": _pairs(sheet.claim),
        "origin": _origin(sheet),
        "changes": [
            f"测算后变更：{line.title}，测算时 {line.value}，现为 {line.remark}"
            for line in sheet.changes
        ],
    }


def _pairs(lines: Sequence[Line]) -> list[dict[str, str]]:
    """Return the lines two by two; parcel codes never break, each has a line of its own."""
    lines = [
        Line(line.title, line.value.replace("、", "、\n")) if line.title == PARCELS else line
        for line in lines
    ]
    filled = [*lines, Line("", "")] if len(lines) % 2 else list(lines)
    return [
        {"a": left.title, "b": left.value, "c": right.title, "d": right.value}
        for left, right in zip(filled[::2], filled[1::2], strict=True)
    ]


def _condition(line: TraceLine) -> dict[str, str]:
    return {
        "code": line.code if line.code != "tier" else "",
        "title": line.title,
        "text": f"“{line.text}”" if line.quoted else f"核对内容：{line.text}",
        "clause": line.clause,
        "value": line.value or _DASH,
        "threshold": line.threshold,
        "outcome": line.outcome_text,
        "remark": "；".join(code.text for code in line.codes),
    }


def _reading(line: ReadingLine) -> dict[str, str]:
    return {
        "title": line.title,
        "far": f"{line.far:.{_FAR_PLACES}f}",
        "tier": _DASH if line.tier is None else str(line.tier),
        "amount": shown_yuan(line.amount),
    }


def _after(begin: str, codes: Sequence[Code]) -> str:
    return begin + "；".join(code.text for code in codes) if codes else ""


def _tier(sheet: SubsidySheet) -> str:
    if sheet.tier is None or sheet.rate is None:
        return _DASH
    return f"第 {sheet.tier} 档　{sheet.rate.normalize():f} 元/m²"


def _origin(sheet: SubsidySheet) -> list[str]:
    origin, policy = sheet.origin, sheet.policy
    validity = ""
    if sheet.terms is not None:
        first, last = shown_day(sheet.terms.valid_from), shown_day(sheet.terms.valid_to)
        validity = f"，有效期 {first}至{last}"
    by, day = origin.calculated_by, shown_day(origin.calculated_on)
    return [
        f"政策依据：{policy.document_no} {policy.title}{validity}",
        f"政策参数：{policy.id}　sha256 {policy.sha256}",
        f"测算：{by}　{day}　软件版本 {origin.software_version}",
        f"数据：{origin.fingerprint}",
    ]

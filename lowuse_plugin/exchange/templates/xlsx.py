# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Filling an office's own Excel template: its look and formulas stay, the original is not touched.

Texts are inert: nothing that comes from the workspace becomes a formula. Numbers come in the unit
that the heading names.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import unit_factor
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.survey.fields import SurveyField, Value, shipped_fields, value_of
from lowuse_plugin.domain.survey_units.sheet import MISSING, UnitSheet
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.templates.rows import make_room
from lowuse_plugin.exchange.templates.shape import (
    TemplateShape,
    filled_text,
    is_whole,
    load,
    placeholders,
    read_template,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ILLEGAL_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 28
_GENERAL = "General"
_SMALL_UNITS = {"亩": 4, "公顷": 4, "ha": 4, "hm2": 4, "万平方米": 4, "万m2": 4}
"""Decimals in a unit that is larger than ours (A-37)."""
_INERT = ("=", "+", "-", "@")

Mapped = Mapping[str, str]


@dataclass(frozen=True)
class Filled:
    """What was written."""

    units: int
    columns: int
    kept_formulas: tuple[str, ...]
    """Cells of a mapped column that hold a formula of the template, which stayed."""
    without_source: tuple[str, ...]
    """Headings that nothing was written below."""


def fill_template(
    template: Path,
    target: Path,
    sheets: Sequence[UnitSheet],
    mapping: Mapped,
    progress: Progress | None = None,
) -> Filled:
    """Write units into a copy of a template.

    Args:
        template: The office's file; it stays as it is.
        target: The file to write; an existing one is replaced only when the new one is complete.
        sheets: At least one.
        mapping: Heading or name in braces → name of a field; what is left out stays empty.
        progress: Is told how far it is.

    Raises:
        LowUseError: ``TEMPLATE_IS_TARGET``; ``TEMPLATE_MERGED_ROWS`` with the cell;
            ``REPORT_NOT_WRITTEN``; as
            :func:`~lowuse_plugin.exchange.templates.shape.read_template`.
        CancelledError: The user asked to stop; no file is written.
    """
    if target.resolve() == template.resolve():
        raise LowUseError("TEMPLATE_IS_TARGET", file=template.name)
    told = progress or SilentProgress()
    shape = read_template(template)
    book = load(template)
    writer = _Writer(shape, mapping, told)
    page = book[shape.sheet]
    if shape.form:
        writer.fill_forms(book, page, sheets)
    else:
        writer.fill_table(book, page, sheets)
    _mark(book, sheets)
    book.calculation.fullCalcOnLoad = True
    _save(target, book)
    unused = tuple(name for name in shape.names if not mapping.get(name))
    used = len(shape.names) - len(unused)
    return Filled(len(sheets), used, tuple(writer.kept), unused)


class _Writer:
    """Writes values into cells as the template wants them."""

    def __init__(self, shape: TemplateShape, mapping: Mapped, told: Progress) -> None:
        fields = shipped_fields().all
        self.kept: list[str] = []
        self._shape = shape
        self._told = told
        self._fields: dict[str, SurveyField] = {
            name: fields[mapping[name]] for name in shape.names if mapping.get(name) in fields
        }
        self._units = {slot.name: slot.unit for slot in shape.slots}

    def fill_table(self, book: Any, page: Any, sheets: Sequence[UnitSheet]) -> None:
        """Write a line a unit below the heading."""
        shape = self._shape
        slots = [slot for slot in shape.slots if slot.name in self._fields]
        make_room(book, page, shape.first_row, len(sheets), [slot.column for slot in shape.slots])
        for line, sheet in enumerate(sheets):
            self._told.step(line, len(sheets))
            for slot in slots:
                cell = page.cell(shape.first_row + line, slot.column)
                if cell.data_type == "f":
                    self.kept.append(cell.coordinate)
                    continue
                self._put(cell, slot.name, sheet, line + 1)
            for slot in shape.slots:
                cell = page.cell(shape.first_row + line, slot.column)
                if slot.name not in self._fields and _has_braces(cell):
                    cell.value = None

    def fill_forms(self, book: Any, page: Any, sheets: Sequence[UnitSheet]) -> None:
        """Fill a copy of the sheet for every unit, the template's own sheet for the first."""
        pages = [page, *(book.copy_worksheet(page) for _ in sheets[1:])]
        taken = {each.title for each in book.worksheets if each not in pages}
        for line, (each, sheet) in enumerate(zip(pages, sheets, strict=True)):
            self._told.step(line, len(sheets))
            if sheets[1:]:
                each.title = _page_name(sheet.number or sheet.name or str(line + 1), taken)
                taken.add(each.title)
            for cell, names in list(placeholders(each)):
                known = [name for name in names if name in self._fields]
                if is_whole(cell.value) and known:
                    self._put(cell, known[0], sheet, line + 1)
                    if cell.value is None:
                        _write_text(cell, MISSING)
                    continue
                texts = {name: self._text(name, sheet, line + 1) for name in known}
                _write_text(cell, filled_text(cell.value, texts))

    def _put(self, cell: Any, name: str, sheet: UnitSheet, row: int) -> None:
        field = self._fields[name]
        value = self._converted(name, value_of(field, sheet, row))
        if value is None:
            cell.value = None
        elif isinstance(value, str):
            _write_text(cell, value)
        else:
            cell.value = float(value) if isinstance(value, Decimal) else value
            if cell.number_format in (_GENERAL, "@"):
                cell.number_format = _format(value)

    def _text(self, name: str, sheet: UnitSheet, row: int) -> str:
        value = self._converted(name, value_of(self._fields[name], sheet, row))
        if value is None:
            return MISSING
        if isinstance(value, date):
            return f"{value.year}年{value.month}月{value.day}日"
        return f"{value:,f}" if isinstance(value, Decimal) else str(value)

    def _converted(self, name: str, value: Value) -> str | int | Decimal | date | None:
        """Return a number in the unit that the heading names, half up."""
        if not isinstance(value, Fraction):
            return value
        field, unit = self._fields[name], self._units[name]
        factor = unit_factor(unit, field.unit)
        if factor is None or factor == 1:
            return round_half_up(value, field.places)
        return round_half_up(value / factor, _SMALL_UNITS.get(unit, field.places))


def _write_text(cell: Any, text: str) -> None:
    """Write text that stays text whatever it begins with."""
    cell.value = _CONTROL.sub("", text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in _INERT


def _format(value: int | Decimal | date) -> str:
    if isinstance(value, date):
        return "yyyy-mm-dd"
    if isinstance(value, int):
        return "0"
    places = -int(value.as_tuple().exponent)
    return "#,##0" + (f".{'0' * places}" if places else "")


def _has_braces(cell: Any) -> bool:
    return isinstance(cell.value, str) and cell.data_type != "f" and is_whole(cell.value)


def _page_name(wanted: str, taken: set[str]) -> str:
    plain = _ILLEGAL_IN_NAME.sub("-", wanted)[:_LONGEST_NAME] or "地块"
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain[: _LONGEST_NAME - 4]}({number})", number + 1
    return name


def _mark(book: Any, sheets: Sequence[UnitSheet]) -> None:
    """Say above every printed page and in the properties what nobody may overlook (D8)."""
    notices = "　".join(dict.fromkeys(text for sheet in sheets for text in sheet.notices))
    if notices:
        for page in book.worksheets:
            own = page.oddHeader.center.text
            page.oddHeader.center.text = "　".join(filter(None, (own, notices)))
    origin = sheets[0].origin
    book.properties.description = "　".join(filter(None, (notices, origin.fingerprint)))


def _save(target: Path, book: Any) -> None:
    buffer = io.BytesIO()
    book.save(buffer)
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(buffer.getvalue())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        detail = os_detail(error)
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(target), detail=detail) from error


__all__ = ["Filled", "fill_template", "read_template"]

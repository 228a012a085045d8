# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an office's own Excel template asks for: headings of a table, or ``{{names}}`` in a form.

Every cell that speaks is found first and shown; nothing is written before a person has seen which
figure goes where. What cannot be used is refused with the cell that says so.
"""

from __future__ import annotations

import importlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lowuse_plugin.bundled import use_bundled
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import (
    find_column,
    guess_mapping,
    split_unit,
    unit_factor,
)
from lowuse_plugin.domain.survey.fields import SurveyField, shipped_fields
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.headings import clean, find_heading

_SUFFIX = ".xlsx"
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_LOOK_AT = 60
_MOST_COLUMNS = 300


@dataclass(frozen=True)
class Slot:
    """One place of the template that is filled."""

    name: str
    """Its heading, or what stands between the braces."""
    cell: str
    """Such as ``E5``: the first cell that is written, or the one with the braces."""
    column: int
    field: str = ""
    """Field that it was recognised as, empty where none."""
    unit: str = ""
    """Unit that it names, empty where it names none."""


@dataclass(frozen=True)
class TemplateShape:
    """What was found in a template."""

    path: Path
    sheet: str
    form: bool
    """A form of one unit: the sheet is copied for each; else a table with a line a unit."""
    first_row: int
    """First line below the heading, 1 = top; 0 for a form."""
    slots: tuple[Slot, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return every heading or name once."""
        return tuple(dict.fromkeys(slot.name for slot in self.slots))

    @property
    def guess(self) -> dict[str, str]:
        """Return name → field for what was recognised."""
        return {slot.name: slot.field for slot in self.slots if slot.field}


def read_template(path: Path) -> TemplateShape:
    """Return what a template asks for.

    Args:
        path: An xlsx file; it is never changed.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``; ``TEMPLATE_NOT_XLSX``; ``TEMPLATE_NO_HEADING``;
            ``TEMPLATE_PLACEHOLDERS_MIXED`` with the cell; ``TEMPLATE_UNIT`` with cell, unit and
            field; ``PACKAGE_MISSING``.
    """
    book = load(path)
    for sheet in book.worksheets:
        marks = list(placeholders(sheet))
        if marks:
            return _with_placeholders(path, sheet, marks)
    tables = [found for sheet in book.worksheets if (found := _table(path, sheet)) is not None]
    if not tables:
        first = book.worksheets[0] if book.worksheets else None
        raise LowUseError(
            "TEMPLATE_NO_HEADING",
            file=path.name,
            cell=f"{first.title}!{first.dimensions}" if first is not None else "—",
        )
    return max(tables, key=lambda table: len(table.guess))


def load(path: Path) -> Any:
    """Return the workbook with its formulas.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``; ``TEMPLATE_NOT_XLSX``; ``PACKAGE_MISSING``.
    """
    if not path.is_file():
        raise LowUseError("FILE_NOT_FOUND", file=str(path))
    if path.suffix.lower() != _SUFFIX or not zipfile.is_zipfile(path):
        raise LowUseError("TEMPLATE_NOT_XLSX", file=path.name)
    use_bundled("openpyxl")
    try:
        return importlib.import_module("openpyxl").load_workbook(path)
    except OSError as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=os_detail(error)) from error
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise LowUseError("TEMPLATE_NOT_XLSX", file=path.name) from error


def placeholders(sheet: Any) -> Iterator[tuple[Any, list[str]]]:
    """Yield every cell with names in braces, and the names."""
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str) and cell.data_type != "f":
                names = [clean(name) for name in _PLACEHOLDER.findall(cell.value)]
                if names:
                    yield cell, names


def filled_text(text: str, values: dict[str, str]) -> str:
    """Return a text with its names in braces replaced."""
    return _PLACEHOLDER.sub(lambda found: values.get(clean(found[1]), ""), text)


def is_whole(text: str) -> bool:
    """Tell whether a cell holds one name in braces and nothing else."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def field_named(name: str) -> SurveyField | None:
    """Return the field that a heading names for certain."""
    fields = shipped_fields()
    found = find_column(name, fields.specs)
    return fields.all[found] if found else None


def _with_placeholders(
    path: Path, sheet: Any, marks: Sequence[tuple[Any, list[str]]]
) -> TemplateShape:
    """Return a form, or a table whose one line of names says what goes into its columns.

    Raises:
        LowUseError: ``TEMPLATE_UNIT``.
    """
    rows = {cell.row for cell, _ in marks}
    in_a_line = len(rows) == 1 and bool(marks[1:]) and all(is_whole(c.value) for c, _ in marks)
    slots = tuple(
        _slot(path, sheet, name, cell.coordinate, cell.column)
        for cell, names in marks
        for name in names
    )
    first = rows.pop() if in_a_line else 0
    return TemplateShape(path, sheet.title, not in_a_line, first, slots)


def _table(path: Path, sheet: Any) -> TemplateShape | None:
    """Return the table of a sheet by its heading; None where no heading is known.

    Raises:
        LowUseError: ``TEMPLATE_UNIT``.
    """
    width = min(sheet.max_column, _MOST_COLUMNS)
    lines = [
        [_heading_text(cell) for cell in line]
        for line in sheet.iter_rows(max_row=min(sheet.max_row, _LOOK_AT), max_col=width)
    ]
    heading = find_heading(lines, lambda name: field_named(name) is not None, None)
    if heading is None:
        return None
    first = heading.first_data_line + 1
    names = heading.names
    guess = guess_mapping(names, shipped_fields().specs)
    fields = {match.field: match.column for match in guess.matches.values()}
    covered = _covered(sheet, first)
    slots = []
    for place, name in enumerate(names, 1):
        if name.startswith("列 ") or place in covered:
            continue
        cell = sheet.cell(first, place)
        known = fields.get(name) or _certain(name)
        stated = split_unit(name)[1] or (heading.units[0] if len(heading.units) == 1 else "")
        slots.append(
            _checked(path, sheet, Slot(name, cell.coordinate, place, known, stated),
                     inherited=not split_unit(name)[1])
        )  # fmt: skip
    return TemplateShape(path, sheet.title, False, first, tuple(slots))


def _certain(name: str) -> str:
    """Return the field of a further heading: an area in m² and again in 亩."""
    field = field_named(name)
    return field.name if field else ""


def _heading_text(cell: Any) -> str | None:
    value = cell.value
    if value is None or cell.data_type == "f":
        return None
    return str(value).strip() or None


def _covered(sheet: Any, row: int) -> set[int]:
    """Return the columns of a line that a merge to the left of them covers."""
    return {
        column
        for merged in sheet.merged_cells.ranges
        if merged.min_row <= row <= merged.max_row
        for column in range(merged.min_col + 1, merged.max_col + 1)
    }


def _slot(path: Path, sheet: Any, name: str, cell: str, column: int) -> Slot:
    field = field_named(name)
    found = Slot(name, cell, column, field.name if field else "", split_unit(name)[1])
    return _checked(path, sheet, found)


def _checked(path: Path, sheet: Any, slot: Slot, *, inherited: bool = False) -> Slot:
    """Return a slot whose unit fits its field.

    Raises:
        LowUseError: ``TEMPLATE_UNIT``: an area in 万元, a tax in 亩.
    """
    field = shipped_fields().all.get(slot.field)
    fits = field is not None and unit_factor(slot.unit, field.unit) is not None
    if field is None or not slot.unit or fits:
        return slot
    if inherited or not field.unit:
        return Slot(slot.name, slot.cell, slot.column, slot.field)
    raise LowUseError(
        "TEMPLATE_UNIT",
        file=path.name,
        cell=f"{sheet.title}!{slot.cell}",
        name=slot.name,
        unit=slot.unit,
        expected=field.unit,
    )

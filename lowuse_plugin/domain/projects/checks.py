# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of the fields of a project beyond what every field is asked.

Money hangs on these areas, so what cannot be is refused here, before a calculation meets it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_day, shown_district, shown_number
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.inputs import iso_day
from lowuse_plugin.domain.list_columns import (
    ACCEPTANCES,
    OTHER_AREAS,
    PARTS,
    ListColumn,
    list_column,
)
from lowuse_plugin.domain.plausible import HIGHEST_FAR, LOWEST_FAR
from lowuse_plugin.domain.ports import Row
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import exact, round_half_up

_POSITIVE = ("land_area_m2", "net_land_area_m2", "stated_far")
"""Figures that others are divided by or compared with: 0 is none of them."""
_WITHIN = (
    ("net_land_area_m2", "land_area_m2"),
    ("industrial_floor_area_m2", "floor_area_m2"),
    ("retained_floor_area_m2", "floor_area_m2"),
)
"""Areas of which the first is part of the second."""
_TOLERANCE_M2 = Fraction(1, 100)
"""So far each district's part may miss its share of the whole, as the calculation allows it."""
_TEN_THOUSAND = 10_000
_FAR_DIGIT = Fraction(1, 100)
"""The finest digit that acceptance documents print."""


def check_project(row: Row, changed: Collection[str], today: date) -> list[FieldProblem]:
    """Return what is wrong or unusual with the fields of a project that were changed.

    Args:
        row: All values as they would be stored; numbers can be read.
        changed: Columns that are about to be written.
        today: The day in the office.
    """
    asked = set(changed)
    problems = [
        FieldProblem(name, "FIELD_NOT_POSITIVE", {"field": _spec(name).title}, refused=True)
        for name in _POSITIVE
        if name in asked and (value := _number(row, name)) is not None and value == 0
    ]
    problems += _check_parts_of(row, asked)
    for name in (ACCEPTANCES, OTHER_AREAS, PARTS):
        if name in asked:
            problems += _check_list(list_column(name), row, today)
    if asked & {PARTS, "district", "land_area_m2", "floor_area_m2"}:
        problems += _check_districts(row, asked)
    problems += _check_far(row, asked)
    if asked & {ACCEPTANCES, "applied_on"}:
        problems += _check_applied(row)
    if asked & {ACCEPTANCES, "floor_area_m2"}:
        problems += _check_phases(row, asked)
    if asked & {ACCEPTANCES, "three_old_as_of", "three_old_status"}:
        problems += _check_three_old(row)
    if (
        asked & {"approval_no", "approved_on"}
        and row.get("approval_no")
        and not row.get("approved_on")
    ):
        problems.append(FieldProblem("approved_on", "PROJECT_APPROVAL_DAY", {}, refused=False))
    return problems


def _spec(name: str) -> ColumnSpec:
    return schema.shipped().tables["project"].columns[name]


def _number(row: Row, name: str) -> Fraction | None:
    value = row.get(name)
    if value is None or value == "" or isinstance(value, bytes):
        return None
    try:
        return exact(value)
    except (ArithmeticError, ValueError):
        return None


def _check_parts_of(row: Row, asked: Collection[str]) -> Iterator[FieldProblem]:
    for part, whole in _WITHIN:
        inner, outer = _number(row, part), _number(row, whole)
        if not ({part, whole} & set(asked)) or inner is None or outer is None or inner <= outer:
            continue
        params = {
            "field": _spec(part).title,
            "value": _exactly(inner),
            "other": _spec(whole).title,
            "expected": _exactly(outer),
        }
        place = part if part in asked else whole
        yield FieldProblem(place, "FIELD_ABOVE_WHOLE", params, refused=True)


def _rows(name: str, row: Row) -> list[dict[str, Any]] | None:
    """Return the rows of a list, None where it cannot be read."""
    try:
        return list_column(name).rows_of(row.get(name))
    except ValueError:
        return None


def _check_list(column: ListColumn, row: Row, today: date) -> Iterator[FieldProblem]:
    rows = _rows(column.column, row)
    if rows is None:
        params: Mapping[str, object] = {"field": _spec(column.column).title}
        yield FieldProblem(column.column, "LIST_UNREADABLE", params, refused=True)
        return
    for number, each in enumerate(rows):
        for cell in column.cells:
            code, refused = _judge_cell(column, cell, each.get(cell.name), today)
            if code:
                params = {
                    "field": column.cell_title(cell, number),
                    "value": _shown(cell, each.get(cell.name)),
                }
                yield FieldProblem(column.column, code, params, refused=refused)


def _judge_cell(column: ListColumn, cell: ColumnSpec, value: Any, today: date) -> tuple[str, bool]:
    """Return a code, empty for a good cell, and whether it cannot be saved so."""
    if value is None or value == "":
        if cell.required:
            return "FIELD_REQUIRED", True
        wanted = column.column == ACCEPTANCES and cell.name in ("kind", "number")
        return ("ACCEPTANCE_INCOMPLETE", False) if wanted else ("", False)
    words = column.words_of(cell)
    if words and str(value) not in words and str(value) not in words.values():
        return "LIST_WORD_UNKNOWN", True
    if cell.type == "DATE":
        return _judge_day(str(value), today)
    if cell.type == "DECIMAL":
        return _judge_area(value)
    return "", False


def _judge_day(value: str, today: date) -> tuple[str, bool]:
    try:
        day = iso_day(value)
    except ValueError:
        return "FIELD_NOT_A_DATE", True
    return ("FIELD_IN_FUTURE", True) if day > today else ("", False)


def _judge_area(value: Any) -> tuple[str, bool]:
    try:
        area = exact(value)
    except (ArithmeticError, TypeError, ValueError):
        return "FIELD_NOT_A_NUMBER", True
    if area < 0:
        return "FIELD_NEGATIVE", True
    return ("FIELD_NOT_POSITIVE", True) if area == 0 else ("", False)


def _shown(cell: ColumnSpec, value: Any) -> str:
    if cell.type == "DATE" and value:
        return shown_day(str(value))
    return f"{value} {cell.unit}".strip() if value is not None else ""


def _check_districts(row: Row, asked: Collection[str]) -> Iterator[FieldProblem]:
    """Judge the split between districts: it names the project's own, and adds up (A-13)."""
    parts = _rows(PARTS, row)
    if not parts:
        return
    district = str(row.get("district") or "")
    if district and all(part.get("district") != district for part in parts):
        named = {"district": shown_district(district)}
        yield FieldProblem(PARTS, "PROJECT_PARTS_DISTRICT", named, refused=True)
    for cell, whole in (("land_area_m2", "land_area_m2"), ("floor_area_m2", "floor_area_m2")):
        total = _number(row, whole)
        areas = [_number(part, cell) for part in parts]
        known = [area for area in areas if area is not None]
        if total is None or len(known) < len(areas):
            continue
        found = sum(known, Fraction(0))
        if abs(found - total) > _TOLERANCE_M2 * len(parts):
            params = {
                "field": _spec(whole).title,
                "value": _exactly(found),
                "expected": _exactly(total),
            }
            place = PARTS if PARTS in asked else whole
            yield FieldProblem(place, "PROJECT_PARTS_SUM", params, refused=True)


def _check_far(row: Row, asked: Collection[str]) -> Iterator[FieldProblem]:
    """Note a ratio of floor and land that another unit or a contradicting document explains."""
    floor, land = _number(row, "floor_area_m2"), _number(row, "land_area_m2")
    if floor and land and {"floor_area_m2", "land_area_m2"} & set(asked):
        far = floor / land
        place = "floor_area_m2" if "floor_area_m2" in asked else "land_area_m2"
        params = {"value": _exactly(floor), "land": _exactly(land), "far": shown_number(far)}
        if far < LOWEST_FAR <= far * _TEN_THOUSAND <= HIGHEST_FAR:
            yield FieldProblem(place, "PROJECT_FLOOR_UNIT", params, refused=False)
        elif far > HIGHEST_FAR:
            yield FieldProblem(place, "PROJECT_FAR_UNLIKELY", params, refused=False)
    yield from _check_stated(row, asked)


def _check_stated(row: Row, asked: Collection[str]) -> Iterator[FieldProblem]:
    floors = ("far_floor_area_m2", "floor_area_m2")
    lands = ("net_land_area_m2", "land_area_m2")
    stated = _number(row, "stated_far")
    if stated is None or not {"stated_far", *floors, *lands} & set(asked):
        return
    computed = [
        floor / land
        for floor in (_number(row, name) for name in floors)
        for land in (_number(row, name) for name in lands)
        if floor is not None and land
    ]
    if computed and all(abs(stated - far) > _FAR_DIGIT for far in computed):
        params = {"value": shown_number(stated), "computed": _list(computed)}
        yield FieldProblem("stated_far", "PROJECT_FAR_DIFFERS", params, refused=False)


def _list(fars: Collection[Fraction]) -> str:
    return "、".join(dict.fromkeys(shown_number(far) for far in fars))


def _check_phases(row: Row, asked: Collection[str]) -> Iterator[FieldProblem]:
    """Judge the floor areas of phases: each has one, and together they are part of the whole."""
    total: dict[str, Fraction] = {}
    area_cell = next(
        cell for cell in list_column(ACCEPTANCES).cells if cell.name == "floor_area_m2"
    )
    for number, each in enumerate(_rows(ACCEPTANCES, row) or ()):
        area, interim = _number(each, area_cell.name), bool(each.get("interim"))
        title = list_column(ACCEPTANCES).cell_title(area_cell, number)
        if interim and area is not None:
            kind = str(each.get("kind") or "")
            total[kind] = total.get(kind, Fraction(0)) + area
        elif (interim or area is not None) and ACCEPTANCES in asked:
            code = "ACCEPTANCE_PHASE_AREA" if interim else "ACCEPTANCE_NOT_A_PHASE"
            yield FieldProblem(ACCEPTANCES, code, {"field": title}, refused=False)
    most, whole = max(total.values(), default=Fraction(0)), _number(row, "floor_area_m2")
    if whole is not None and most > whole:
        params = {
            "field": f"{_spec(ACCEPTANCES).title} {area_cell.title}",
            "value": _exactly(most),
            "other": _spec("floor_area_m2").title,
            "expected": _exactly(whole),
        }
        place = ACCEPTANCES if ACCEPTANCES in asked else "floor_area_m2"
        yield FieldProblem(place, "FIELD_ABOVE_WHOLE", params, refused=True)


def _check_applied(row: Row) -> Iterator[FieldProblem]:
    """Note an application before the acceptance: the right to apply comes with it (E-4)."""
    applied = _day(row.get("applied_on"))
    days = [_day(each.get("on")) for each in _rows(ACCEPTANCES, row) or ()]
    first = min((day for day in days if day is not None), default=None)
    if applied is not None and first is not None and applied < first:
        params = {"value": shown_day(applied), "expected": shown_day(first)}
        yield FieldProblem("applied_on", "PROJECT_APPLIED_EARLY", params, refused=False)


def _check_three_old(row: Row) -> Iterator[FieldProblem]:
    """Note 三旧 data that is older than an acceptance: nothing in it says nothing (E-6)."""
    seen = _day(row.get("three_old_as_of"))
    days = [_day(each.get("on")) for each in _rows(ACCEPTANCES, row) or ()]
    last = max((day for day in days if day is not None), default=None)
    if row.get("three_old_status") == "none" and seen is not None and last and seen < last:
        params = {"value": shown_day(seen), "expected": shown_day(last)}
        yield FieldProblem("three_old_as_of", "PROJECT_THREE_OLD_OLD", params, refused=False)


def _day(value: object) -> date | None:
    """Return a day, None where there is none that can be read."""
    try:
        return iso_day(str(value or ""))
    except ValueError:
        return None


def _exactly(area: Fraction) -> str:
    """Return an area with as many decimals as it has, two at least: a hair decides (A-03)."""
    rounded = round_half_up(area, 2)
    return f"{rounded:,f}" if exact(rounded) == area else shown_number(area)

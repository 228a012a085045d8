# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of the values of a row before a person may save them.

A problem is a refusal where the value cannot be, and a warning where it only is unusual: a number
that the standard does not know is kept as it stands on the certificate (D16).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from math import isfinite

from lowuse_plugin.domain import field_groups, land_use, schema
from lowuse_plugin.domain.display import shown_day, shown_number
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.inputs import iso_day
from lowuse_plugin.domain.parcels.codes import (
    CodeCheck,
    check_parcel_code,
    check_unit_code,
)
from lowuse_plugin.domain.plausible import HIGHEST_FAR
from lowuse_plugin.domain.ports import Row, Value
from lowuse_plugin.domain.projects.checks import check_project
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU, exact

_MOST_PERCENT = 100
_NEVER_BELOW_ONE = frozenset({"building_density_pct"})
"""Figures in % that are far above 1: a lower one was meant as a share."""
_AREA_FACTOR = 2.0
"""Beyond this factor a registered area is hardly that of the shape; as imports say it."""
_UNIT_NEAR = 1.25
"""A registered area this close to the shape's in 亩 or 公顷 was probably given in that unit."""
_UNITS = (("亩", float(M2_PER_MU)), ("公顷", float(M2_PER_HECTARE)))
_INDUSTRY = re.compile(r"[A-T]|[A-T]?\d{2,4}")
"""Codes of GB/T 4754: section, division, group, class."""
_WORDS = "words"
"""The standard of a use that is stated as a word."""
_PAST: Mapping[str, frozenset[str]] = {
    "parcel": frozenset({"seized_checked_on", "built_on", "idle_since"}),
    "project": frozenset({"approved_on", "three_old_entered_on", "three_old_as_of", "applied_on"}),
}
"""Days of what was seen or has happened: they cannot lie in the future."""
_ORDERED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "parcel": (("right_starts_on", "right_ends_on"),),
}
"""Days of which the second must come after the first."""
_WITHIN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "parcel": (("underground_floor_area_m2", "floor_area_m2"),),
    "project": (("underground_floor_area_m2", "floor_area_m2"),),
}
"""Areas of which the first is part of the second."""
_CODES: Mapping[str, Callable[[str | None], CodeCheck]] = {
    "parcel_code": check_parcel_code,
    "unit_code": check_unit_code,
}
_NOTHING_FOUND: Mapping[tuple[str, str], tuple[str, str]] = {
    ("project", "three_old_overlap_m2"): ("three_old_status", "none"),
}
"""Areas of which 0 is a finding and no missing value: where another field says so."""
_IDLE_DETAILS = ("idle_cause", "idle_since")


def check_row(
    table: str, row: Row, changed: Collection[str], today: date
) -> tuple[FieldProblem, ...]:
    """Return what is wrong or unusual with the fields that were changed, refusals first.

    What somebody else left in other fields hinders nobody.

    Args:
        table: Of the row.
        row: All values as they would be stored.
        changed: Columns that are about to be written.
        today: The day in the office.
    """
    specs = schema.shipped().tables[table].columns
    problems: list[FieldProblem] = []
    for name in changed:
        if name in specs and not _is_found_zero(table, row, name):
            problems += _check_value(table, specs[name], row.get(name), today)
    problems += _check_days(table, row, changed)
    problems += _check_parts(table, row, changed)
    if table == "parcel":
        problems += _check_codes(row, changed)
        problems += _check_use(row, changed)
        problems += _check_registered(row, changed)
        problems += _check_idle(row, changed)
    if table == "project":
        problems += check_project(row, changed, today)
        problems += _check_registered(row, changed, "land_area_m2")
    return tuple(sorted(problems, key=lambda problem: not problem.refused))


def _check_value(table: str, spec: ColumnSpec, value: Value, today: date) -> list[FieldProblem]:
    if value is None or value == "":
        missing = FieldProblem(spec.name, "FIELD_REQUIRED", {"field": spec.title}, refused=True)
        return [missing] if spec.required else []
    if spec.domain:
        return _check_listed(spec, value)
    if spec.type == "DATE":
        return _check_day(table, spec, str(value), today)
    if spec.type in ("REAL", "DECIMAL", "INTEGER"):
        return _check_number(spec, value, _finite(value))
    if spec.name == "industry_code" and not _INDUSTRY.fullmatch(str(value).strip().upper()):
        params = {"field": spec.title, "value": value}
        return [FieldProblem(spec.name, "INDUSTRY_CODE_UNKNOWN", params, refused=False)]
    return []


def _is_found_zero(table: str, row: Row, name: str) -> bool:
    """Tell whether an area is 0 because there is nothing, as the field beside it says."""
    said = _NOTHING_FOUND.get((table, name))
    return said is not None and row.get(said[0]) == said[1] and _finite(row.get(name)) == 0


def _check_listed(spec: ColumnSpec, value: Value) -> list[FieldProblem]:
    codes = schema.shipped().codes[spec.domain]
    if str(value) in codes.values:
        return []
    params = {"field": spec.title, "value": value, "expected": "、".join(codes.values.values())}
    return [FieldProblem(spec.name, "FIELD_NOT_IN_LIST", params, refused=True)]


def _check_day(table: str, spec: ColumnSpec, text: str, today: date) -> list[FieldProblem]:
    try:
        day = iso_day(text)
    except ValueError:
        wrong = {"field": spec.title, "value": text}
        return [FieldProblem(spec.name, "FIELD_NOT_A_DATE", wrong, refused=True)]
    if day <= today or spec.name not in _PAST.get(table, ()):
        return []
    params = {"field": spec.title, "value": shown_day(day)}
    return [FieldProblem(spec.name, "FIELD_IN_FUTURE", params, refused=True)]


def _check_number(spec: ColumnSpec, given: Value, value: float | None) -> list[FieldProblem]:
    if value is None:
        refusal = {"field": spec.title, "value": given}
        return [FieldProblem(spec.name, "FIELD_NOT_A_NUMBER", refusal, refused=True)]
    return _check_size(spec, value)


def _check_size(spec: ColumnSpec, value: float) -> list[FieldProblem]:
    params: dict[str, object] = {
        "field": spec.title,
        "value": f"{shown_number(value)} {spec.unit}".strip(),
    }
    if value < 0:
        return [FieldProblem(spec.name, "FIELD_NEGATIVE", params, refused=True)]
    if spec.unit == "%" and value > _MOST_PERCENT:
        return [FieldProblem(spec.name, "FIELD_ABOVE_PERCENT", params, refused=True)]
    if spec.name in ("far", "contract_far", "stated_far") and value > HIGHEST_FAR:
        params["expected"] = str(HIGHEST_FAR)
        return [FieldProblem(spec.name, "FIELD_UNUSUALLY_HIGH", params, refused=False)]
    if spec.name in _NEVER_BELOW_ONE and 0 < value < 1:
        params["expected"] = shown_number(exact(value) * _MOST_PERCENT)
        return [FieldProblem(spec.name, "FIELD_LOOKS_LIKE_SHARE", params, refused=False)]
    if value == 0 and spec.unit == "m²":
        return [FieldProblem(spec.name, "FIELD_IS_ZERO", params, refused=False)]
    return []


def _finite(value: Value) -> float | None:
    """Return a number, None for text, NaN and infinity."""
    try:
        number = float(exact(value) if isinstance(value, str) else value or 0)
    except (OverflowError, TypeError, ValueError):
        return None
    return number if isfinite(number) else None


def _check_days(table: str, row: Row, changed: Collection[str]) -> list[FieldProblem]:
    problems = []
    for first, second in _ORDERED.get(table, ()):
        start, end = row.get(first), row.get(second)
        if not ({first, second} & set(changed)) or not start or not end:
            continue
        if str(end) <= str(start):
            params = {
                "field": _title(table, second),
                "value": shown_day(str(end)),
                "other": _title(table, first),
                "expected": shown_day(str(start)),
            }
            place = second if second in changed else first
            problems.append(FieldProblem(place, "FIELD_DAYS_REVERSED", params, refused=True))
    return problems


def _check_parts(table: str, row: Row, changed: Collection[str]) -> list[FieldProblem]:
    problems = []
    for part, whole in _WITHIN.get(table, ()):
        inner, outer = (
            _finite(row[name]) if row.get(name) is not None else None for name in (part, whole)
        )
        if not ({part, whole} & set(changed)) or inner is None or outer is None:
            continue
        if inner > outer:
            params = {
                "field": _title(table, part),
                "value": shown_number(inner, places=2),
                "other": _title(table, whole),
                "expected": shown_number(outer, places=2),
            }
            place = part if part in changed else whole
            problems.append(FieldProblem(place, "FIELD_ABOVE_WHOLE", params, refused=False))
    return problems


def _check_codes(row: Row, changed: Collection[str]) -> list[FieldProblem]:
    """Judge 宗地代码 and 不动产单元号; a missing one is no news to whoever empties the field."""
    problems = []
    for name, check in _CODES.items():
        value = row.get(name)
        if name not in changed or not value:
            continue
        found = check(str(value))
        params = {"field": _title("parcel", name), "value": value}
        problems += [FieldProblem(name, code, params, refused=False) for code in found.warnings]
        district = row.get("district")
        if found.district and district and found.district != district:
            differs = {"district": district, "by_code": found.district}
            problems.append(FieldProblem(name, "DISTRICT_CODE_DIFFERS", differs, refused=False))
    return problems


def _check_use(row: Row, changed: Collection[str]) -> list[FieldProblem]:
    code, standard = row.get("use_code"), row.get("use_standard")
    if not code or not ({"use_code", "use_standard"} & set(changed)):
        return []
    use = land_use.canonical_use(str(code), str(standard) if standard else None)
    if use is None:
        return [FieldProblem("use_code", "USE_UNKNOWN", {"value": code}, refused=False)]
    if use.note:
        params = {"value": code, "note": use.note}
        return [FieldProblem("use_code", "USE_DOUBTFUL", params, refused=False)]
    if use.standard == _WORDS and standard not in (None, "", _WORDS):
        params = {
            "field": _title("parcel", "use_code"),
            "value": code,
            "name": use.name,
            "code": use.code,
        }
        return [FieldProblem("use_code", "USE_WORD", params, refused=False)]
    return []


def _check_registered(
    row: Row, changed: Collection[str], name: str = "registered_area_m2"
) -> list[FieldProblem]:
    """Note a stated area that its shape contradicts: another unit, or a typing error."""
    registered, plane = _finite(row.get(name)), _finite(row.get("plane_area_m2"))
    if name not in changed or not registered or not plane or registered < 0:
        return []
    ratio = registered / plane
    params: dict[str, object] = {
        "registered_m2": shown_number(registered, places=2),
        "plane_m2": shown_number(plane, places=2),
    }
    for unit, size in _UNITS:
        if 1 / _UNIT_NEAR < ratio * size < _UNIT_NEAR:
            told = {"unit": unit, **params}
            return [FieldProblem(name, "AREA_UNIT_SUSPECTED", told, refused=False)]
    if 1 / _AREA_FACTOR <= ratio <= _AREA_FACTOR:
        return []
    return [FieldProblem(name, "AREA_DIFFERS", params, refused=False)]


def _check_idle(row: Row, changed: Collection[str]) -> list[FieldProblem]:
    """Note details of an idleness that the row denies."""
    if row.get("idle") != "no" or not ({"idle", *_IDLE_DETAILS} & set(changed)):
        return []
    return [
        FieldProblem(name, "IDLE_DENIED", {"field": _title("parcel", name)}, refused=False)
        for name in _IDLE_DETAILS
        if row.get(name)
    ]


def _title(table: str, column: str) -> str:
    return schema.shipped().tables[table].columns[column].title


def not_editable(table: str, columns: Collection[str]) -> tuple[str, ...]:
    """Return the titles of the columns among these that people may not edit."""
    specs = schema.shipped().tables[table].columns
    return tuple(
        specs[name].title if name in specs else name
        for name in columns
        if not field_groups.is_editable(table, name)
    )

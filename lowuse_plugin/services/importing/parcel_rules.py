# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of the rows of a parcel file: district, codes, uses, doubles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import land_use, schema
from lowuse_plugin.domain.columns import Column, column, constant
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import CHANGED, NOTE, REFUSED, Findings
from lowuse_plugin.domain.parcels.codes import (
    FEATURE_LETTERS,
    FIXTURE_LETTERS,
    OWNERSHIP_LETTERS,
    PARCEL_CODE_LENGTH,
    UNIT_CODE_LENGTH,
    CodeCheck,
    check_parcel_codes,
    check_unit_codes,
)
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.ports import WorkspaceInfo
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU
from lowuse_plugin.services.importing.table import is_none
from lowuse_plugin.services.importing.values import says_nothing

_CANONICAL_STANDARD = "GB/T 21010-2017"
_CODE_KEYS = ("unit_code", "parcel_code")
_SOUND_PARCEL = (
    rf"(?:{'|'.join(DISTRICTS)})\d{{6}}[{''.join(OWNERSHIP_LETTERS)}]"
    rf"[{''.join(sorted(FEATURE_LETTERS))}](?!00000)\d{{5}}"
)
_SOUND_UNIT = rf"{_SOUND_PARCEL}[{''.join(sorted(FIXTURE_LETTERS))}]\d{{8}}"
"""Codes about which there is nothing to say; ``domain.parcels.codes`` judges all others."""
_DIGITS = re.compile(r"\d{2,}")
_PLACEHOLDER = re.compile(r"[-—–_/\\.*#?？\s]+[A-Za-z]*")
"""A number of signs alone, perhaps with letters behind them, such as ``--MD``."""
_UNIT_NEAR = 1.25
"""A registered area this close to the shape's in 亩 or 公顷 was probably given in that unit."""
_AREA_FACTOR = 2.0
"""Beyond this factor registered area and shape are no longer the same parcel's."""


def check_codes(columns: dict[str, Column], findings: Findings) -> NDArray[Any]:
    """Normalise 宗地代码 and 不动产单元号 and return the district that each row's code names.

    A missing or malformed code is a note, no refusal (D16). The 宗地代码 is taken out of the unit
    code where the file has only that.

    Returns:
        Object array of district codes, None where no code names one.
    """
    rows = len(findings.refused)
    none = constant("text", None, rows)
    _move_unit_codes(columns, findings)
    for name in (*_CODE_KEYS, "map_number"):
        if name in columns:
            columns[name] = _without_placeholders(columns[name])
    units = _no_codes(rows)
    if "unit_code" in columns:
        units = _checked(columns["unit_code"], _SOUND_UNIT, check_unit_codes)
    parcels = _checked(columns.get("parcel_code", none), _SOUND_PARCEL, check_parcel_codes)
    derived = ~units.missing & parcels.missing & ~is_none(units.parcel_codes)
    findings.add("PARCEL_CODE_FROM_UNIT", NOTE, derived, value=units.parcel_codes)
    _note_codes(units, "unit_code", findings, nobody_minds=units.missing)
    _note_codes(parcels, "parcel_code", findings, nobody_minds=derived)
    columns["unit_code"] = _text(units.codes)
    columns["parcel_code"] = _text(np.where(derived, units.parcel_codes, parcels.codes))
    if "ownership" not in columns:
        columns["ownership"] = _text(_either(units.ownership, parcels.ownership))
    return _either(units.district, parcels.district)


def settle_district(
    columns: dict[str, Column],
    by_code: NDArray[Any],
    constant_district: str | None,
    workspace: WorkspaceInfo,
    findings: Findings,
) -> None:
    """Give every row its district: its column, its code, the constant, or the workspace's.

    The constant only fills gaps; where the file says otherwise the file is right, with a note.

    Raises:
        LowUseError: ``DISTRICT_OPTION_UNKNOWN`` when the constant is none of the seven.
    """
    rows = len(findings.refused)
    known = schema.shipped().codes["district"].values
    if constant_district is not None and constant_district not in known:
        expected = "、".join(f"{code} {name}" for code, name in known.items())
        raise LowUseError("DISTRICT_OPTION_UNKNOWN", district=constant_district, expected=expected)
    given = columns.get("district", constant("text", None, rows))
    values = np.where(given.valid, given.values, by_code)
    missing = is_none(values)
    if constant_district is not None:
        values[missing] = constant_district
        differs = np.asarray(values != constant_district, dtype=np.bool_)
        stated = constant_district
        findings.add("DISTRICT_OPTION_DIFFERS", NOTE, differs, district=values, stated=stated)
        missing[:] = False
    if missing.any() and workspace.district in known:
        values[missing] = workspace.district
        findings.remark(
            "DISTRICT_FROM_WORKSPACE", district=workspace.district, rows=int(missing.sum())
        )
        missing[:] = False
    findings.add("DISTRICT_MISSING", REFUSED, missing)
    contradicts = ~is_none(by_code) & (values != by_code)
    findings.add("DISTRICT_CODE_DIFFERS", NOTE, contradicts, district=values, by_code=by_code)
    if workspace.district != WHOLE_CITY:
        elsewhere = ~missing & (values != workspace.district)
        findings.add("DISTRICT_ELSEWHERE", NOTE, elsewhere, district=values)
    columns["district"] = Column("text", values, ~missing)


def note_areas(columns: Mapping[str, Column], findings: Findings) -> None:
    """Note a registered area that its shape contradicts: another unit, or no reason to be seen."""
    if "registered_area_m2" not in columns:
        return
    registered, plane = columns["registered_area_m2"], columns["plane_area_m2"]
    known = registered.valid & plane.valid & (plane.values > 0)
    ratio = np.where(known, registered.values, 1.0) / np.where(known, plane.values, 1.0)
    shown = {
        "registered_m2": np.round(registered.values, 2),
        "plane_m2": np.round(plane.values, 2),
    }
    explained = ~known
    for unit, size in (("亩", float(M2_PER_MU)), ("公顷", float(M2_PER_HECTARE))):
        near = known & (ratio * size > 1 / _UNIT_NEAR) & (ratio * size < _UNIT_NEAR)
        findings.add("AREA_UNIT_SUSPECTED", NOTE, near, unit=unit, **shown)
        explained |= near
    beyond = ~explained & ((ratio > _AREA_FACTOR) | (ratio < 1 / _AREA_FACTOR))
    findings.add("AREA_DIFFERS", NOTE, beyond, **shown)


def map_uses(columns: dict[str, Column], findings: Findings) -> None:
    """Read older use codes and plain words as GB/T 21010-2017 and show what was made of them.

    The file's own word stays in ``use_name`` where the file has no name for the use; an unknown
    code stays as it is, with a note.
    """
    if "use_code" not in columns:
        return
    given = columns["use_code"]
    matches = land_use.match_column(given, columns.get("use_standard"))
    stored = list(map(cache(stored_use), matches, given.values.tolist()))
    codes = np.array([code for code, _ in stored], dtype=object)
    unknown = given.valid & np.array([match is None for match in matches], dtype=np.bool_)
    mapped = given.valid & ~unknown & (codes != given.values)
    findings.add("USE_MAPPED", CHANGED, mapped, value=given.values, stored=codes)
    findings.add("USE_UNKNOWN", NOTE, unknown, value=given.values)
    notes = ["" if match is None else match.note for match in matches]
    noted = np.array([bool(note) for note in notes], dtype=np.bool_)
    findings.add("USE_DOUBTFUL", NOTE, noted, value=given.values, note=notes)
    columns["use_code"] = Column("text", codes, given.valid)
    columns["use_standard"] = column("text", [standard for _, standard in stored])
    names = columns.get("use_name", constant("text", None, len(given)))
    fill = mapped & ~names.valid
    values = names.values.copy()
    values[fill] = given.values[fill]
    columns["use_name"] = Column("text", values, names.valid | fill)


def refuse_doubles(columns: Mapping[str, Column], first_row: int, findings: Findings) -> None:
    """Refuse the later of two rows with one number, whether or not their shapes are the same.

    不动产单元号 and 宗地代码 identify a parcel; 图斑编号 does where a row has neither.
    """
    coded = np.zeros(len(findings.refused), dtype=np.bool_)
    for name in (*_CODE_KEYS, "map_number"):
        if name not in columns:
            continue
        keys = columns[name]
        eligible = keys.valid & ~findings.refused
        if name == "map_number":
            eligible &= ~coded
        coded |= keys.valid
        first = _first_of(keys.values, eligible)
        later = eligible & (first != np.arange(len(first)))
        findings.add(
            "ROW_DOUBLE",
            REFUSED,
            later,
            field=_title(name),
            value=keys.values,
            first=first + first_row,
        )


def note_dates(columns: Mapping[str, Column], findings: Findings) -> None:
    """Note a right that ends before it starts."""
    if "right_starts_on" not in columns or "right_ends_on" not in columns:
        return
    start, end = columns["right_starts_on"], columns["right_ends_on"]
    reversed_ = start.valid & end.valid & (end.values <= start.values)
    findings.add(
        "DATES_REVERSED",
        NOTE,
        reversed_,
        start=start.values.astype(str),
        end=end.values.astype(str),
    )


@dataclass(frozen=True)
class _Checked:
    """What the codes of a column say, one entry a row, None where they say nothing."""

    codes: NDArray[Any]
    parcel_codes: NDArray[Any]
    district: NDArray[Any]
    ownership: NDArray[Any]
    doubtful: Mapping[int, CodeCheck]
    """Rows with warnings."""

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Rows without a code."""
        return is_none(self.codes)


def _checked(
    codes: Column, sound_form: str, check: Callable[[Column], list[CodeCheck]]
) -> _Checked:
    """Check a column; codes without any fault, nearly all, are told by one expression."""
    given = codes.to_list()
    matches = re.compile(sound_form, re.ASCII).fullmatch
    sound = [code is not None and matches(code) is not None for code in given]
    others = [row for row, good in enumerate(sound) if not good]
    checks = dict(zip(others, check(codes.take(np.array(others, dtype=np.int64))), strict=True))
    rows = [
        (code, code[:PARCEL_CODE_LENGTH], code[:6], OWNERSHIP_LETTERS[code[12]])
        if good
        else _said(checks[row])
        for row, (code, good) in enumerate(zip(given, sound, strict=True))
    ]
    table = np.empty((len(rows), 4), dtype=object)
    if rows:
        table[:] = rows
    doubtful = {row: each for row, each in checks.items() if each.warnings}
    return _Checked(table[:, 0], table[:, 1], table[:, 2], table[:, 3], doubtful)


def _no_codes(rows: int) -> _Checked:
    none = np.full(rows, None, dtype=object)
    return _Checked(none, none, none, none, {})


def _said(check: CodeCheck) -> tuple[str | None, str | None, str | None, str | None]:
    return check.code or None, check.parcel_code, check.district, check.ownership


def _move_unit_codes(columns: dict[str, Column], findings: Findings) -> None:
    """Take a 不动产单元号 of 28 characters under 宗地代码 for what it is."""
    if "parcel_code" not in columns:
        return
    given = columns["parcel_code"]
    long = np.array(
        [len(code or "") >= UNIT_CODE_LENGTH for code in given.to_list()], dtype=np.bool_
    )
    units = columns.get("unit_code", constant("text", None, len(given)))
    at = np.flatnonzero(long & ~units.valid)
    checks = check_unit_codes(given.take(at))
    at = at[np.array([check.well_formed for check in checks], dtype=np.bool_)]
    if not at.size:
        return
    findings.add("UNIT_CODE_AS_PARCEL_CODE", NOTE, at, value=given.values[at].tolist())
    values, kept = units.values.copy(), given.valid.copy()
    values[at], kept[at] = given.values[at], False
    columns["unit_code"] = _text(values)
    columns["parcel_code"] = Column("text", given.values, kept)


def _note_codes(
    checked: _Checked, name: str, findings: Findings, *, nobody_minds: NDArray[np.bool_]
) -> None:
    """Note the warnings; a missing code only where nothing else gives it."""
    by_code: dict[str, list[int]] = {}
    for row, check in checked.doubtful.items():
        for warning in check.warnings:
            if warning != "CODE_MISSING" or not nobody_minds[row]:
                by_code.setdefault(warning, []).append(row)
    for code, rows in by_code.items():
        values = [checked.codes[row] or "" for row in rows]
        findings.add(code, NOTE, np.array(rows, dtype=np.int64), field=_title(name), value=values)


def _either(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    return np.where(is_none(one), other, one)


def _text(values: NDArray[Any]) -> Column:
    return Column("text", values, ~is_none(values))


def _without_placeholders(keys: Column) -> Column:
    """Return numbers without ``-``, ``/`` or 无, which would make one parcel of many."""
    given = keys.to_list()
    nobody = {
        value
        for value in set(given)
        if value and (says_nothing(value) or _PLACEHOLDER.fullmatch(value))
    }
    if not nobody:
        return keys
    return column("text", [None if value in nobody else value for value in given])


def stored_use(match: land_use.UseMatch | None, given: Any) -> tuple[Any, str | None]:
    """Return the code to keep and its standard; codes of the 2017 standard keep their detail."""
    if match is None:
        return given, None
    if match.standard == _CANONICAL_STANDARD:
        digits = _DIGITS.search(land_use.normalise(given))
        return (digits.group() if digits else match.code), _CANONICAL_STANDARD
    again = land_use.canonical_use(match.code, _CANONICAL_STANDARD)
    if again is not None and again.code == match.code:
        return match.code, _CANONICAL_STANDARD
    return given, match.standard


def _first_of(values: NDArray[Any], eligible: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for every row the first eligible row with its value."""
    seen: dict[Any, int] = {}
    first = np.arange(len(values))
    for row in np.flatnonzero(eligible).tolist():
        first[row] = seen.setdefault(values[row], row)
    return first


def _title(name: str) -> str:
    return schema.shipped().tables["parcel"].columns[name].title

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of a survey unit beside its tag: contact, will, reasons, areas, legacy land.

Values are judged before they are saved, also where they go to many units at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import isfinite

from lowuse_plugin.domain.display import shown_day, shown_number, shown_title
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import ColumnSpec, shipped
from lowuse_plugin.domain.units import exact

UNIT = "survey_unit"
LOW_AREA = "low_efficiency_area_m2"
DECIDED_COLUMNS = frozenset({LOW_AREA})
"""What the county decides on with the unit; it changes only after the unit was returned."""
PHONE = "contact_phone"
DISPUTES = "disputes"
CONTACT = ("contact_name", PHONE)
DETAIL_COLUMNS = (
    *CONTACT, "renewal_will", "renewal_mode", "not_now_reason", "not_now_text", LOW_AREA,
    DISPUTES, "dispute_text", "idle_land", "not_supplied", "urban_village", "remark",
)  # fmt: skip
"""Columns of the unit that people fill in beside the tag, in the order of the form."""
_DISPUTE_KINDS = "dispute_kind"
_PRINTED = Fraction(1, 200)
"""Half of the last printed digit of an area: who types what he reads is not refused."""
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0\d{2,3})?[2-9]\d{6,7}")
_SERVICE = re.compile(r"[48]00\d{7}")
_FOREIGN = re.compile(r"(\+|00)[1-9]\d{6,14}")
_EXTENSION = re.compile(r"(转|ext\.?|x|#)\d{1,6}$")
_BETWEEN_NUMBERS = re.compile(r"[、，,;；/]")
_CHINA = re.compile(r"^(\+86|0086)")


@dataclass(frozen=True)
class LegacyLand:
    """历史遗留用地 of one kind within a unit (P-38)."""

    legacy_kind: str
    """Code list ``legacy_kind``."""
    area_m2: Fraction | None = None
    """None: the whole unit."""
    used_since: date | None = None
    penalty_no: str | None = None
    basis: str | None = None


def check_details(
    values: Mapping[str, Value], area_m2: float | None, *, unit: str = ""
) -> dict[str, Value]:
    """Return details in the form in which they are stored.

    Args:
        values: By column of the unit; None and empty text are missing.
        area_m2: Of the unit, None where it is not known.
        unit: How people know it, for the refusal.

    Raises:
        LowUseError: ``EDIT_NOT_ALLOWED``, ``FIELD_NOT_IN_LIST``, ``FIELD_NOT_A_NUMBER``,
            ``UNIT_LOW_AREA``, ``UNIT_LOW_AREA_ABOVE``, ``UNIT_PHONE_UNLIKELY``, each
            naming the field.
    """
    foreign = [name for name in values if name not in DETAIL_COLUMNS]
    if foreign:
        raise LowUseError("EDIT_NOT_ALLOWED", fields=tuple(foreign))
    specs = shipped().tables[UNIT].columns
    return {name: _checked(specs[name], value, area_m2, unit) for name, value in values.items()}


def _checked(spec: ColumnSpec, value: Value, area_m2: float | None, unit: str) -> Value:
    if value is None or value == "":
        return None
    if spec.name == DISPUTES:
        return join_disputes(str(value).split())
    if spec.domain:
        _refuse_unlisted(shown_title(spec), str(value), spec.domain)
        return str(value)
    if spec.name == LOW_AREA:
        return _checked_area(spec, value, area_m2, unit)
    text = str(value).strip()
    if spec.name == PHONE:
        check_phone(text)
    return text or None


def _refuse_unlisted(field: str, value: str, code_list: str) -> None:
    words = shipped().codes[code_list].values
    if value not in words:
        expected = "、".join(words.values())
        raise LowUseError("FIELD_NOT_IN_LIST", field=field, value=value, expected=expected)


def _checked_area(spec: ColumnSpec, value: Value, area_m2: float | None, unit: str) -> float:
    title = shown_title(spec)
    if not isinstance(value, int | float | str) or (
        isinstance(value, float) and not isfinite(value)
    ):
        raise LowUseError("FIELD_NOT_A_NUMBER", field=title, value=value)
    try:
        area = exact(value)
    except ValueError as error:
        raise LowUseError("FIELD_NOT_A_NUMBER", field=title, value=value) from error
    return low_area(area, area_m2, unit=unit)


def low_area(wanted: Fraction, area_m2: float | None, *, unit: str = "") -> float:
    """Return a low-efficiency area as it is stored, never above that of its unit.

    Args:
        wanted: As it was entered; as much as the area that people read counts as the whole.
        area_m2: Of the unit, None where it is not known.
        unit: How people know it, for the refusal.

    Raises:
        LowUseError: ``UNIT_LOW_AREA`` (value), ``UNIT_LOW_AREA_ABOVE`` (unit, value, area).
    """
    if wanted <= 0:
        raise LowUseError("UNIT_LOW_AREA", value=_m2(wanted))
    if area_m2 is None or wanted <= exact(area_m2):
        return float(wanted)
    if wanted > exact(area_m2) + _PRINTED:
        area = _m2(exact(area_m2))
        raise LowUseError("UNIT_LOW_AREA_ABOVE", unit=unit, value=_m2(wanted), area=area)
    return area_m2


def join_disputes(codes: Sequence[str]) -> str | None:
    """Return kinds of disputes as they are stored: in the order of the list, one blank between.

    Raises:
        LowUseError: ``FIELD_NOT_IN_LIST``.
    """
    title = shipped().tables[UNIT].columns[DISPUTES].title
    for code in codes:
        _refuse_unlisted(title, code, _DISPUTE_KINDS)
    known = shipped().codes[_DISPUTE_KINDS].values
    return " ".join(code for code in known if code in codes) or None


def check_phone(text: str) -> None:
    """Refuse what cannot be a telephone number; several may stand there, with extensions.

    Raises:
        LowUseError: ``UNIT_PHONE_UNLIKELY``.
    """
    plain = unicodedata.normalize("NFKC", text)
    for part in _BETWEEN_NUMBERS.split(plain):
        digits = re.sub(r"[\s()\-—–.]", "", part).casefold()
        digits = _CHINA.sub("", _EXTENSION.sub("", digits))
        shapes = (_MOBILE, _LANDLINE, _SERVICE, _FOREIGN)
        if not any(shape.fullmatch(digits) for shape in shapes):
            raise LowUseError("UNIT_PHONE_UNLIKELY", value=part.strip() or text)


def check_legacy(
    legacy: Sequence[LegacyLand], area_m2: float | None, today: date, *, unit: str = ""
) -> None:
    """Refuse legacy land that cannot be: twice one kind, more than the unit, in the future.

    Args:
        legacy: All of the unit.
        area_m2: Of the unit, None where it is not known.
        today: The day in the office.
        unit: How people know it.

    Raises:
        LowUseError: ``FIELD_NOT_IN_LIST``, ``LEGACY_KIND_TWICE``, ``LEGACY_AREA``,
            ``LEGACY_ABOVE_UNIT``, ``FIELD_IN_FUTURE``.
    """
    specs = shipped().tables["legacy_land"].columns
    seen: set[str] = set()
    for land in legacy:
        _refuse_unlisted(specs["legacy_kind"].title, land.legacy_kind, "legacy_kind")
        if land.legacy_kind in seen:
            kind = shipped().codes["legacy_kind"].values[land.legacy_kind]
            raise LowUseError("LEGACY_KIND_TWICE", kind=kind)
        seen.add(land.legacy_kind)
        if land.area_m2 is not None and land.area_m2 <= 0:
            raise LowUseError("LEGACY_AREA", value=_m2(land.area_m2))
        if land.used_since is not None and land.used_since > today:
            raise LowUseError(
                "FIELD_IN_FUTURE",
                field=specs["used_since"].title,
                value=shown_day(land.used_since.isoformat()),
            )
    above = legacy_above([land.area_m2 for land in legacy], area_m2)
    if above is not None:
        raise LowUseError("LEGACY_ABOVE_UNIT", unit=unit, **above)


def legacy_above(
    areas: Sequence[Fraction | None], area_m2: float | None
) -> dict[str, object] | None:
    """Return by how much legacy land exceeds its unit, in words; None where it fits.

    Args:
        areas: Of all its kinds; None means the whole unit.
        area_m2: Of the unit; nothing is judged where it is not known.
    """
    if area_m2 is None:
        return None
    whole = exact(area_m2)
    total = sum((whole if area is None else area for area in areas), Fraction(0))
    if total <= whole + _PRINTED:
        return None
    return {"value": _m2(total), "area": _m2(whole)}


def _m2(area: Fraction) -> str:
    return shown_number(area, places=2)

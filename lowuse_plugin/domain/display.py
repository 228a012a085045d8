# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How stored values read to people: days, moments, numbers, words of code lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lowuse_plugin.domain import land_use, schema
from lowuse_plugin.domain.list_columns import is_list, shown_list
from lowuse_plugin.domain.moments import office_day, office_moment
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.schema import ColumnSpec
from lowuse_plugin.domain.units import Number, exact, round_half_up

_MOST_DECIMALS = 4
_USES = "use_code"
_WHOLE_CITY = "江门市"
_DISTRICT = "行政区"
_DAY_LENGTH = len("2025-06-30")


def shown_day(day: date | str) -> str:
    """Return ``2025年6月30日``.

    Args:
        day: A date, its ISO text, or a moment of the log, which gives its day in the office; text
            that is none of these stays as it is, since it is somebody's.
    """
    if isinstance(day, str):
        try:
            is_day = len(day) == _DAY_LENGTH
            return shown_day(date.fromisoformat(day) if is_day else office_day(day))
        except ValueError:
            return day
    return f"{day.year}年{day.month}月{day.day}日"


def shown_moment(at_utc: str) -> str:
    """Return ``2025年6月30日 09:05`` as the clock in the office shows a moment of the log."""
    try:
        moment = office_moment(at_utc)
    except ValueError:
        return at_utc
    return f"{shown_day(moment.date())} {moment:%H:%M}"


def shown_number(value: Number, *, places: int | None = None) -> str:
    """Return a number with thousands, half up.

    Args:
        value: A float counts as the decimal that it prints as.
        places: Decimals; without it as many as there are, four at most.
    """
    if places is not None:
        return f"{round_half_up(exact(value), places):,f}"
    rounded = round_half_up(exact(value), _MOST_DECIMALS)
    whole = rounded == rounded.to_integral_value()
    return f"{rounded.to_integral_value() if whole else rounded.normalize():,f}"


def shown_signed(value: Number, *, places: int) -> str:
    """Return a gain or a loss with its sign; what rounds to nothing has none.

    Args:
        value: A float counts as the decimal that it prints as.
        places: Decimals.
    """
    number = exact(value)
    shown = shown_number(abs(number), places=places)
    if not round_half_up(number, places):
        return shown
    return f"{'+' if number > 0 else '−'}{shown}"


def shown_code(code_list: str, value: str) -> str:
    """Return the Chinese word of a coded value, the value itself where it has none."""
    return schema.shipped().codes[code_list].values.get(value, value)


def shown_title(spec: ColumnSpec) -> str:
    """Return what a column is called beside its value: a district is shown by its name."""
    return _DISTRICT if spec.domain == "district" else spec.title


def shown_district(code: str) -> str:
    """Return the Chinese name of a district, or of the whole city."""
    return _WHOLE_CITY if code == WHOLE_CITY else shown_code("district", code)


def shown_value(spec: ColumnSpec, value: object) -> str:
    """Return what a person reads of a stored value, empty when it is missing.

    Args:
        spec: The column; its type, unit and code list decide.
        value: As the store gives it.
    """
    if value is None or value == "":
        return ""
    text = str(value)
    if spec.domain:
        return shown_code(spec.domain, text)
    if spec.type == "BOOLEAN":
        text = "是" if value else "否"
    elif spec.type == "DATE":
        text = shown_day(text)
    elif spec.name == _USES:
        text = _shown_use(text)
    elif is_list(spec):
        text = shown_list(spec.name, value)
    elif spec.type in ("REAL", "DECIMAL"):
        number = value if isinstance(value, int | float) else Decimal(text)
        text = shown_number(number, places=2 if spec.unit == "m²" else None)
    return text


def _shown_use(code: str) -> str:
    """Return a land-use code with its name where the code says more than itself."""
    use = land_use.canonical_use(code)
    return code if use is None or use.name in code else f"{code} {use.name}"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person types into a field, as the value that the workspace keeps.

Empty is missing and never zero. Full-width digits, units and the dots of a Chinese keyboard are
understood; a comma is taken as a thousands separator only where it can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.display import shown_code, shown_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.list_columns import is_list
from lowuse_plugin.domain.parcels.codes import normalise
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import CodeList, ColumnSpec, shipped
from lowuse_plugin.domain.typed_figures import Figure, read_figure
from lowuse_plugin.domain.units import exact_text, has_decimal
from lowuse_plugin.services.importing.codes import CodeReader
from lowuse_plugin.services.importing.values import NoSuchDayError, parse_date
from lowuse_plugin.services.read_list_input import list_text, read_list, typed_cells

_NUMBERS = frozenset({"REAL", "DECIMAL", "INTEGER"})
_USE = "use_code"
_CODE_WITH_NAME = re.compile(r"([A-Z]?\d[\dH]*)\s+\D+")
"""As the list of uses offers it: 0601 工业用地. The code is kept, its name is known."""
_FULL_STOP = "。"
_CODES = frozenset({"parcel_code", "unit_code"})
"""Codes that are kept in half width and upper case."""


def read_input(spec: ColumnSpec, text: str) -> Value:
    """Return the stored value of what was typed; None where nothing was.

    Args:
        spec: The column.
        text: As typed or pasted; of a code list the code or its word.

    Raises:
        LowUseError: ``FIELD_NOT_A_NUMBER``, ``FIELD_COMMA_UNCLEAR``, ``FIELD_NOT_WHOLE``,
            ``FIELD_NOT_A_DATE``, ``FIELD_NO_SUCH_DAY``, ``FIELD_NOT_IN_LIST``, each naming the
            field; what :func:`read_list` raises.
    """
    trimmed = text.strip().strip("\u3000")
    if not trimmed:
        return None
    if spec.domain:
        return _code(spec, trimmed, shipped().codes[spec.domain])
    if is_list(spec):
        return read_list(spec, trimmed, read_input)
    return _READERS.get(spec.type, _text)(spec, trimmed)


def input_text(spec: ColumnSpec, value: Value) -> str:
    """Return a stored value as it is typed: plain digits, ISO days, codes as words."""
    if value is None or value == "":
        return ""
    if spec.domain:
        return shown_code(spec.domain, str(value))
    if spec.type == "BOOLEAN":
        return "是" if value else "否"
    if is_list(spec):
        return list_text(spec, value, input_text)
    if isinstance(value, float):
        return _plain(Decimal(repr(value)))
    return str(value)


def _code(spec: ColumnSpec, text: str, codes: CodeList) -> Value:
    code = CodeReader(codes).read(text)
    if code is None:
        expected = "、".join(codes.values.values())
        raise LowUseError("FIELD_NOT_IN_LIST", field=spec.title, value=text, expected=expected)
    return int(code) if spec.type == "INTEGER" else code


def understood(spec: ColumnSpec, text: str) -> str:
    """Return what becomes of a figure that is typed in another unit or in 万: ``= 65,000 m²``.

    Args:
        spec: The column; of a list each cell is named.
        text: As typed.

    Returns:
        Empty where the figure is taken as it stands, and where it cannot be read.
    """
    if is_list(spec):
        told = ((cell.title, understood(cell, typed)) for cell, typed in typed_cells(spec, text))
        return "　".join(f"{title} {figure}" for title, figure in told if figure)
    if spec.domain or spec.type not in _NUMBERS:
        return ""
    try:
        figure = read_figure(text, spec.unit, spec.title)
    except LowUseError:
        return ""
    if figure is None or not figure.converted:
        return ""
    return f"= {shown_number(figure.value)} {spec.unit}"


def _number(spec: ColumnSpec, text: str) -> Value:
    figure = read_figure(text, spec.unit, spec.title)
    if figure is None:
        return None
    if spec.type == "REAL":
        return _finite(figure, spec, text)
    if spec.type == "DECIMAL":
        return _decimal(figure.value)
    if figure.value.denominator != 1:
        raise LowUseError("FIELD_NOT_WHOLE", field=spec.title, value=text)
    return int(figure.value)


def _finite(figure: Figure, spec: ColumnSpec, text: str) -> float:
    try:
        return float(figure.value)
    except OverflowError as error:
        raise LowUseError("FIELD_NOT_A_NUMBER", field=spec.title, value=text) from error


def _decimal(value: Fraction) -> str:
    """Return the digits of a number; of one that never ends, such as 5 亩, as many as matter."""
    if has_decimal(value):
        return exact_text(value)
    return _plain(Decimal(value.numerator) / Decimal(value.denominator))


def _plain(number: Decimal) -> str:
    """Return digits without exponent and without zeros that say nothing."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text


def _day(spec: ColumnSpec, text: str) -> str:
    try:
        return parse_date(text.replace(_FULL_STOP, ".")).isoformat()
    except NoSuchDayError as error:
        raise LowUseError("FIELD_NO_SUCH_DAY", field=spec.title, value=text) from error
    except ValueError as error:
        raise LowUseError("FIELD_NOT_A_DATE", field=spec.title, value=text) from error


def _flag(spec: ColumnSpec, text: str) -> int:
    if text not in ("是", "否"):
        raise LowUseError("FIELD_NOT_IN_LIST", field=spec.title, value=text, expected="是、否")
    return int(text == "是")


def _text(spec: ColumnSpec, text: str) -> str | None:
    if spec.name in _CODES:
        return normalise(text) or None
    named = _CODE_WITH_NAME.fullmatch(text) if spec.name == _USE else None
    if named is not None and land_use.canonical_use(text) is not None:
        return named.group(1)
    return text


_READERS: Mapping[str, Callable[[ColumnSpec, str], Value]] = {
    **dict.fromkeys(_NUMBERS, _number),
    "DATE": _day,
    "BOOLEAN": _flag,
}

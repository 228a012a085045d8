# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What people type as a figure: one rule for every form, whatever field it stands in.

Plain decimals, full-width ones too, with thousands separators where a comma can be nothing else;
behind them 千, 万 or 亿 and the units of the field. Powers of ten are refused: nobody writes an
area as 1e3, and a slip of the finger does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import unit_factor, units_of

_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_SCALES: Mapping[str, int] = {"千": 10**3, "万": 10**4, "亿": 10**8}
_COUNTED_IN: Mapping[str, str] = {"m²": "m2", "元": "元", "万元": "元"}
"""Unit of the field → what a bare 万 counts there; in other fields it is no part of a figure."""
_MONEY = frozenset({"元", "万元"})
_CURRENCY = "¥￥"
_CURRENCY_WORD = "人民币"
_FULL_STOP = "。"


@dataclass(frozen=True)
class Figure:
    """A figure as it is understood."""

    value: Fraction
    """In the unit of the field."""
    converted: bool
    """Another unit or 万 was written: people must see what became of it."""


def read_figure(text: str, unit: str, field: str) -> Figure | None:
    """Return what was typed; None where nothing was.

    Args:
        text: As typed or pasted.
        unit: Of the field, empty where it has none.
        field: What the field is called where the text cannot be read.

    Raises:
        LowUseError: ``FIELD_NOT_A_NUMBER``, ``FIELD_COMMA_UNCLEAR``.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace(_FULL_STOP, ".")
    plain = "".join(plain.split())
    if unit in _MONEY:
        plain = plain.removesuffix(_CURRENCY_WORD).removeprefix(_CURRENCY_WORD).strip(_CURRENCY)
    if not plain:
        return None
    digits, factor, converted = _split(plain, unit)
    if "," in digits:
        if not _THOUSANDS.fullmatch(digits):
            code = "FIELD_NOT_A_NUMBER" if re.search(r"[^0-9,.+-]", digits) else ""
            raise LowUseError(code or "FIELD_COMMA_UNCLEAR", field=field, value=text)
        digits = digits.replace(",", "")
    if not _PLAIN.fullmatch(digits):
        raise LowUseError("FIELD_NOT_A_NUMBER", field=field, value=text)
    return Figure(Fraction(digits.rstrip(".")) * factor, converted)


def _split(plain: str, unit: str) -> tuple[str, Fraction, bool]:
    """Return the digits, by what they are multiplied, and whether something else is written."""
    stated = next((name for name in units_of(unit) if plain.endswith(name)), "")
    digits = plain.removesuffix(stated)
    factor = unit_factor(stated, unit) or Fraction(1)
    counted = _COUNTED_IN.get(unit)
    scale = next((name for name in _SCALES if digits.endswith(name)), "")
    if counted is None or not scale:
        return digits, factor, factor != 1
    if not stated:
        factor = unit_factor(counted, unit) or Fraction(1)
    return digits.removesuffix(scale), factor * _SCALES[scale], True


__all__ = ["Figure", "read_figure"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as the cells of office tables hold them, in whatever unit each cell names.

亩, m² and 公顷 stand mixed in one column: the unit of the cell counts, a bare number has that of
the heading. A cell may say one area twice, 30亩（20000m²）; what contradicts itself is no figure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from lowuse_plugin.domain.importing.mapping import unit_factor, units_of

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?")
_LEADING = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_BETWEEN = "(/、;=约合即或)"


class FiguresDisagreeError(ValueError):
    """A cell that names two figures which are not the same: 30亩（3000m²）."""


def read_cell_figure(text: str, unit: str, wanted: str) -> Decimal:
    """Return a number such as ``１，２３４.５亩`` in the unit of the column.

    Args:
        text: Digits with blanks, thousands separators and a unit allowed; or the same figure in
            two units, of which the finer one counts.
        unit: Unit where the text itself names none.
        wanted: Unit of the column.

    Raises:
        ValueError: It is no number, or its unit does not belong to the column;
            :class:`FiguresDisagreeError` where two figures of one cell contradict each other.
    """
    plain = _plain(text)
    stated = unit_in_cell(plain, wanted)
    digits = plain.removesuffix(stated) if stated else plain
    if _NUMBER.fullmatch(digits):
        factor = unit_factor(stated or unit, wanted) or Fraction(1)
        value = Decimal(digits)
        return value if factor == 1 else value * factor.numerator / factor.denominator
    return _of_two(plain, wanted, text)


def unit_in_cell(text: str, wanted: str) -> str:
    """Return the unit that stands behind the number of a cell, empty when none does."""
    plain = _plain(text)
    return next((name for name in units_of(wanted) if plain.endswith(name)), "")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(plain.split()).replace(",", "").replace("，", "").lstrip("¥￥")


def _of_two(plain: str, wanted: str, text: str) -> Decimal:
    """Return the finer of two figures that a cell names, each with its unit."""
    found = list(_figures(plain, wanted, text))
    if len(found) != 2:  # noqa: PLR2004
        raise ValueError(text)
    (one, first), (other, second) = found
    if abs(one - other) > first + second:
        raise FiguresDisagreeError(text)
    finer = one if first < second else other
    return Decimal(finer.numerator) / Decimal(finer.denominator)


def _figures(plain: str, wanted: str, text: str) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield each figure in the wanted unit, and by how much it may be off as it is rounded."""
    rest = plain
    while rest:
        number = _LEADING.match(rest)
        unit = ""
        if number:
            behind = rest[number.end() :]
            unit = next((name for name in units_of(wanted) if behind.startswith(name)), "")
        factor = unit_factor(unit, wanted)
        if number is None or not unit or factor is None:
            raise ValueError(text)
        digits = number.group()
        places = len(digits.partition(".")[2])
        yield Fraction(digits.rstrip(".")) * factor, Fraction(1, 2 * 10**places) * factor
        rest = rest[number.end() + len(unit) :].strip(_BETWEEN)


__all__ = ["FiguresDisagreeError", "read_cell_figure", "unit_in_cell"]

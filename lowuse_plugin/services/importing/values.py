# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of a file as columns of the schema: numbers, dates, codes, with their gaps.

What cannot be read becomes missing and is named; nothing becomes 0 or a first of January. Each
different value is looked at once, so that 100,000 rows cost about as much as their variety.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.cell_dates import (
    MonthOnlyError,
    NoSuchDayError,
    is_serial,
    read_year,
)
from lowuse_plugin.domain.cell_dates import read_day as parse_date
from lowuse_plugin.domain.cell_figures import FiguresDisagreeError
from lowuse_plugin.domain.cell_figures import read_cell_figure as parse_number
from lowuse_plugin.domain.columns import Column, column
from lowuse_plugin.domain.importing.mapping import unit_factor
from lowuse_plugin.domain.schema import CodeList, ColumnSpec
from lowuse_plugin.services.importing.codes import CodeReader

NOTHING = frozenset(
    {"", "null", "<null>", "none", "nan", "<空>", "n/a", "#n/a", "-", "--", "—", "——", "/", "\\"}
)
"""Spellings of "no value", in any column that is not free text."""
NO_TEXT = frozenset({"", "null", "<null>", "none", "nan", "<空>"})
_NO_VALUE_WORDS = frozenset({"无", "不详", "未知", "暂无"})

_YEAR_COLUMN = "year"
_EXPONENT_CODE = re.compile(r"\d(?:\.\d+)?e\+\d+", re.IGNORECASE)
_FLAGS = {
    **dict.fromkeys(("1", "是", "y", "yes", "t", "true"), True),
    **dict.fromkeys(("0", "否", "n", "no", "f", "false"), False),
}


@dataclass(frozen=True)
class Converted:
    """A column in the type of the schema."""

    column: Column
    unreadable: NDArray[np.bool_]
    """Rows that have a value which could not be read; missing in ``column``."""
    given: list[Any]
    """Values as the file has them."""
    readings: dict[tuple[str, str], int]
    """For coded columns: (given, stored) → rows, where they differ."""
    months: frozenset[Any] = frozenset()
    """Of the unreadable values: those that name a month or a part of a year."""
    disagreeing: frozenset[Any] = frozenset()
    """Of the unreadable values: those whose two figures contradict each other."""


def convert(source: Column, spec: ColumnSpec, unit: str, codes: CodeList | None) -> Converted:
    """Return a column of the file in the type of a column of the schema.

    Args:
        source: As the reader gave it.
        spec: What it becomes.
        unit: Unit of the heading, empty when it states none.
        codes: The code list of ``spec``, None for plain values.
    """
    if spec.kind == "real" and source.kind in ("real", "int"):
        factor = unit_factor(unit, spec.unit) or Fraction(1)
        values = source.values.astype(np.float64) * float(factor)
        valid = source.valid & np.isfinite(values)
        return Converted(Column("real", values, valid), source.valid & ~valid, [], {})
    if spec.kind == "date" and source.kind == "date":
        return Converted(source, np.zeros(len(source), dtype=np.bool_), [], {})
    given = source.to_list()
    parse = _parser(spec, unit, codes)
    known, failed = _read(set(given), parse)
    unreadable = np.fromiter(map(failed.__contains__, given), np.bool_, len(given))
    result = column(spec.kind, map(known.__getitem__, given))
    return Converted(
        result,
        unreadable,
        given,
        _readings(given, known) if codes else {},
        frozenset(value for value, why in failed.items() if isinstance(why, MonthOnlyError)),
        frozenset(value for value, why in failed.items() if isinstance(why, FiguresDisagreeError)),
    )


_Parser = Callable[[str], Any]


def _read(values: set[Any], parse: _Parser) -> tuple[dict[Any, Any], dict[Any, Exception]]:
    """Return what each value says, and those that could not be read with why."""
    known: dict[Any, Any] = {None: None}
    failed: dict[Any, Exception] = {}
    for value in values - {None}:
        try:
            known[value] = parse(_text(value))
        except (ValueError, OverflowError) as error:
            known[value] = None
            failed[value] = error
    return known, failed


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)  # noqa: PLR2004
    return str(value)


def _parser(spec: ColumnSpec, unit: str, codes: CodeList | None) -> _Parser:
    if codes is not None:
        return _code_parser(spec, CodeReader(codes))
    if spec.type == "TEXT":
        return _parse_text
    parsers: dict[str, _Parser] = {
        "DECIMAL": lambda text: _plain_decimal(parse_number(text, unit, spec.unit)),
        "REAL": lambda text: _finite(parse_number(text, unit, spec.unit)),
        "INTEGER": lambda text: _whole(parse_number(text.rstrip("年度人"), unit, spec.unit)),
        "DATE": lambda text: parse_date(text).isoformat(),
        "BOOLEAN": _parse_flag,
    }
    parse = read_year if spec.name == _YEAR_COLUMN else parsers.get(spec.type, str)
    return lambda text: None if says_nothing(text) else parse(text)


def _code_parser(spec: ColumnSpec, reader: CodeReader) -> _Parser:
    def parse(text: str) -> Any:
        code = reader.read(text)
        if code is None:
            if says_nothing(text):
                return None
            raise ValueError(text)
        return int(code) if spec.type == "INTEGER" else code

    return parse


def says_nothing(text: str) -> bool:
    """Tell whether a text only says that there is no value."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    return plain in NOTHING or plain in _NO_VALUE_WORDS


def _parse_text(text: str) -> str | None:
    trimmed = text.strip()
    if trimmed.casefold() in NO_TEXT:
        return None
    if _EXPONENT_CODE.fullmatch(trimmed):
        raise ValueError(text)  # a spreadsheet has already dropped the last digits of a code
    return trimmed


def _parse_flag(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if plain not in _FLAGS:
        raise ValueError(text)
    return _FLAGS[plain]


def _finite(value: Decimal) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(str(value))
    return number


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value() or abs(value) >= 2**63:
        raise ValueError(str(value))
    return int(value)


def _plain_decimal(value: Decimal) -> str:
    """Return decimal text without exponent and without zeros that say nothing."""
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def _readings(given: list[Any], known: dict[Any, Any]) -> dict[tuple[str, str], int]:
    """Return how many rows have a code that is written otherwise than it is stored."""
    counts: dict[tuple[str, str], int] = {}
    for value, rows in Counter(given).items():
        stored = known[value]
        if stored is not None and _text(value) != str(stored):
            pair = _text(value), str(stored)
            counts[pair] = counts.get(pair, 0) + rows
    return counts


__all__ = [
    "NOTHING",
    "NO_TEXT",
    "Converted",
    "NoSuchDayError",
    "convert",
    "is_serial",
    "parse_date",
    "parse_number",
    "says_nothing",
]

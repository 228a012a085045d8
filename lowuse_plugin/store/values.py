# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Values as SQLite will give them back, so that a row hashes the same before and after.

A REAL column turns 5 into 5.0 and -0.0 into 0.0, and a NaN becomes NULL without a word: values
are brought into the form of their column first, or refused.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.errors import LowUseError

_BOOLEANS = (0, 1)


def stored(value: Any, kind: str, *, table: str, column: str) -> Any:
    """Return one value in the form of its column; None stays None.

    Args:
        value: What a change wants to write.
        kind: Schema type of the column (``TEXT``, ``REAL``, ``DATE`` …).
        table: Table of the column, for the refusal.
        column: Name of the column, for the refusal.

    Raises:
        LowUseError: ``VALUE_UNFIT`` when the value is not of that type.
    """
    if value is None:
        return None
    try:
        return _CONVERTERS[kind](value)
    except (TypeError, ValueError, OverflowError) as error:
        raise LowUseError(
            "VALUE_UNFIT", table=table, column=column, value=str(value), expected=kind
        ) from error


def stored_column(values: Column, kind: str, *, table: str, name: str) -> list[Any]:
    """Return a column's values in the form of the table's column.

    Raises:
        LowUseError: As :func:`stored`.
    """
    if values.kind == "real" and kind == "REAL" and np.isfinite(values.values[values.valid]).all():
        return Column("real", values.values + 0.0, values.valid).to_list()
    if (values.kind, kind) in _SAME or (values.kind == "text" and _is_text(values, kind)):
        return values.to_list()
    return [stored(value, kind, table=table, column=name) for value in values.to_list()]


_SAME = {("int", "INTEGER"), ("date", "DATE")}


def _is_text(values: Column, kind: str) -> bool:
    types = set(map(type, values.values[values.valid].tolist()))
    return kind in _TEXTS and types <= {str}


_TEXTS = frozenset({"TEXT", "DATETIME"})
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    raise TypeError(value)


def _decimal(value: Any) -> str:
    """Return an exact number as plain digits, the only form that every reader understands."""
    text = _text(value)
    if not _DECIMAL.fullmatch(text):
        raise ValueError(value)
    return text


def _json(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    json.loads(value, parse_constant=_no_number)
    return value


def _no_number(text: str) -> None:
    """Refuse NaN and Infinity, which JSON does not know."""
    raise ValueError(text)


def _integer(value: Any) -> int:
    if int(value) != value or isinstance(value, str):
        raise ValueError(value)
    return int(value)


def _real(value: Any) -> float:
    if isinstance(value, str) or not math.isfinite(value):
        raise ValueError(value)
    return float(value) + 0.0


def _boolean(value: Any) -> int:
    if value not in _BOOLEANS:
        raise ValueError(value)
    return int(value)


def _date(value: Any) -> str:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if dt.date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)
    return str(value)


_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_TEXTS, _text),
    "DECIMAL": _decimal,
    "JSON": _json,
    "INTEGER": _integer,
    "REAL": _real,
    "BOOLEAN": _boolean,
    "DATE": _date,
}


def transposed(rows: Sequence[Sequence[Any]], width: int) -> list[tuple[Any, ...]]:
    """Return columns of rows; ``width`` empty columns when there are no rows."""
    return list(zip(*rows, strict=True)) if rows else [()] * width

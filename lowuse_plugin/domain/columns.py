# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Column tables: arrays that know which of their values are missing.

NULL stays NULL from the file that was imported to the rule that is evaluated: a missing tax is
待补充, never 0.0. Every column therefore carries a validity mask beside its values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import is_not
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = ("text", "int", "real", "date", "bool", "wkb")
"""Kinds of column. Dates are ``datetime64[D]``; text and WKB are object arrays."""

_DTYPES: dict[str, Any] = {
    "text": object,
    "int": np.int64,
    "real": np.float64,
    "date": "datetime64[D]",
    "bool": np.bool_,
    "wkb": object,
}
_FILL: dict[str, Any] = {
    "text": None,
    "int": 0,
    "real": np.nan,
    "date": np.datetime64("NaT"),
    "bool": False,
    "wkb": None,
}


@dataclass(frozen=True)
class Column:
    """One column: ``values`` and ``valid`` have the same length; invalid values mean nothing."""

    kind: str
    values: NDArray[Any]
    valid: NDArray[np.bool_]

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit together."""
        if self.values.shape != self.valid.shape or self.values.ndim != 1:
            raise ValueError(f"{self.values.shape} values, {self.valid.shape} mask")

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.values)

    def take(self, rows: NDArray[Any]) -> Column:
        """Return the chosen rows, by index or by mask."""
        return Column(self.kind, self.values[rows], self.valid[rows])

    def to_list(self) -> list[Any]:
        """Return Python values with None where the value is missing.

        Dates become ISO text, numbers Python numbers, so that the list can be bound to SQL or
        written as JSON.
        """
        values: NDArray[Any]
        if self.kind == "date":
            values = self.values.astype("datetime64[D]").astype(str).astype(object)
        else:
            values = self.values.astype(object)
        if not self.valid.all():
            values[~self.valid] = None
        return list(values.tolist())


def column(kind: str, values: Iterable[Any]) -> Column:
    """Make a column from Python values in which None means missing.

    Args:
        kind: One of :data:`KINDS`.
        values: Numbers, text, bytes, or for ``date`` ISO text or ``datetime.date``.

    Raises:
        ValueError: Unknown kind, or a value that is not of this kind.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    items = list(values)
    valid = np.fromiter(map(is_not, items, repeat(None)), np.bool_, len(items))
    array = np.empty(len(items), dtype=_DTYPES[kind])
    if kind in ("text", "wkb"):
        array[:] = items
    elif valid.all():
        array[:] = np.array(items, dtype=_DTYPES[kind]) if items else array
    else:
        fill = _FILL[kind]
        array[:] = np.array([fill if item is None else item for item in items], dtype=_DTYPES[kind])
    return Column(kind, array, valid)


def constant(kind: str, value: Any, length: int) -> Column:
    """Make a column that has one value in every row; None makes it all missing."""
    array = np.empty(length, dtype=_DTYPES[kind])
    array[:] = _FILL[kind] if value is None else value
    return Column(kind, array, np.full(length, value is not None))


@dataclass(frozen=True)
class ColumnTable:
    """Columns of equal length by name."""

    columns: Mapping[str, Column]

    def __post_init__(self) -> None:
        """Refuse columns of different length."""
        if len({len(c) for c in self.columns.values()}) > 1:
            raise ValueError({name: len(c) for name, c in self.columns.items()})

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self.columns.values()))) if self.columns else 0

    def __getitem__(self, name: str) -> Column:
        """Return a column; KeyError when there is none of that name."""
        return self.columns[name]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a column of that name."""
        return name in self.columns

    def __iter__(self) -> Iterator[str]:
        """Iterate over the column names."""
        return iter(self.columns)

    def take(self, rows: NDArray[Any]) -> ColumnTable:
        """Return the chosen rows, by index or by mask."""
        return ColumnTable({name: c.take(rows) for name, c in self.columns.items()})

    def select(self, names: Sequence[str]) -> ColumnTable:
        """Return the named columns in that order."""
        return ColumnTable({name: self.columns[name] for name in names})

    def with_columns(self, **columns: Column) -> ColumnTable:
        """Return a table with columns added or replaced."""
        return ColumnTable({**self.columns, **columns})

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one mapping a row; for reports and small results, not for kernels."""
        lists = [c.to_list() for c in self.columns.values()]
        names = list(self.columns)
        return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]


def joined(parts: Sequence[Column]) -> Column:
    """Return one column with the rows of others of its kind, one after the other.

    Args:
        parts: At least one.
    """
    if len(parts) == 1:
        return parts[0]
    return Column(
        parts[0].kind,
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.valid for part in parts]),
    )


def with_rows_replaced(
    table: ColumnTable, key: str, changed: Collection[str], rows: ColumnTable, order: str
) -> ColumnTable:
    """Return a table in which some rows are taken anew.

    Args:
        table: n rows.
        key: Column that tells rows apart.
        changed: Keys of the rows that were read again; those not among ``rows`` are gone.
        rows: How they are now, with the same columns.
        order: Number column by which the result is in ascending order, as ``table`` is.
    """
    keys = table[key].values.tolist()
    kept = np.fromiter((each not in changed for each in keys), np.bool_, len(keys))
    before = table.take(kept)
    found = ColumnTable({name: joined((before[name], rows[name])) for name in rows})
    numbers = found[order].values
    if bool((numbers[1:] > numbers[:-1]).all()):
        return found
    return found.take(np.argsort(numbers, kind="stable"))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Yearly figures that no map gives, typed in with their source and day (Y-01, Y-03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.indicators.result import TypedFigure
from lowuse_plugin.domain.indicators.rules import TYPED
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.ports import Reading, Receipt, Row, Store, Value
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.rows.entered_rows import EnteredRows, Entry

FIRST_YEAR, LAST_YEAR = 2009, 2099


def list_indicator_figures(store: Store) -> tuple[TypedFigure, ...]:
    """Return what was typed, newest year first.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        return figures_of(reading)


def figures_of(reading: Reading) -> tuple[TypedFigure, ...]:
    """Return what was typed from a state that is being read."""
    found = [_figure(row) for row in reading.table(FIGURES.table).to_rows()]
    return tuple(
        sorted(found, key=lambda each: (-each.year, TYPED.index(each.indicator), each.district))
    )


def save_indicator_figure(
    store: Store, figure: TypedFigure, *, by: str, reason: str = ""
) -> Receipt:
    """Enter a numerator and a denominator, or change those of their row.

    Args:
        store: The workspace.
        figure: Without ``uuid`` a new one; ``version`` is that of the row which was seen.
        by: Who says so.
        reason: Why it is changed; a new one needs none.

    Raises:
        LowUseError: ``INDICATOR_FIGURE_UNFIT`` (field, value), ``INDICATOR_FIGURE_ABOVE_WHOLE``,
            ``INDICATOR_FIGURE_WITHOUT_SOURCE``, ``INDICATOR_FIGURE_TWICE`` (district, year),
            ``INDICATOR_FIGURE_GONE``, ``REASON_MISSING``; what the store raises.
        ConflictError: ``INDICATOR_FIGURE_CHANGED_MEANWHILE``.
    """
    given = _checked(figure)
    entry = Entry(given.uuid, given.version, {**_values(given), "entered_by": by})
    return FIGURES.save(store, (entry,), by=by, reason=reason)


def retire_indicator_figure(
    store: Store, uuid: str, version: int, *, by: str, reason: str
) -> Receipt:
    """Take figures out of use; they stay in the history.

    Raises:
        LowUseError: ``REASON_MISSING``, ``INDICATOR_FIGURE_GONE``; what the store raises.
        ConflictError: ``INDICATOR_FIGURE_CHANGED_MEANWHILE``.
    """
    return FIGURES.retire(store, uuid, version, by=by, reason=reason)


def _checked(figure: TypedFigure) -> TypedFigure:
    """Return figures as they are stored, or say what is wrong with them."""
    given = replace(figure, source=figure.source.strip())
    top, whole = given.numerator_m2, given.denominator_m2
    for field, value, fits in (
        ("indicator", given.indicator, given.indicator in TYPED),
        ("district", given.district, given.district in (WHOLE_CITY, *DISTRICTS)),
        ("year", given.year, FIRST_YEAR <= given.year <= LAST_YEAR),
        ("numerator_m2", top, top is not None and top >= 0 and _storable(top)),
        ("denominator_m2", whole, whole is not None and whole > 0 and _storable(whole)),
    ):
        if not fits:
            shown = "" if value is None else str(value)
            raise LowUseError("INDICATOR_FIGURE_UNFIT", field=FIGURES.title_of(field), value=shown)
    if top is not None and whole is not None and top > whole:
        raise LowUseError("INDICATOR_FIGURE_ABOVE_WHOLE")
    if not given.source or given.as_of is None:
        raise LowUseError("INDICATOR_FIGURE_WITHOUT_SOURCE")
    return given


def _storable(value: Fraction) -> bool:
    """Tell whether the decimal that the column keeps is the figure that was typed."""
    return exact(float(value)) == value


def _refuse_twice(row: Row, others: Sequence[Row]) -> None:
    if any(all(row[name] == other[name] for name in _IDENTITY) for other in others):
        district = shown_district(str(row["district"]))
        raise LowUseError("INDICATOR_FIGURE_TWICE", district=district, year=row["year"])


def _values(figure: TypedFigure) -> dict[str, Value]:
    return {
        "indicator": figure.indicator,
        "district": figure.district,
        "year": figure.year,
        "numerator_m2": None if figure.numerator_m2 is None else float(figure.numerator_m2),
        "denominator_m2": None if figure.denominator_m2 is None else float(figure.denominator_m2),
        "source": figure.source,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
    }


def _figure(row: Mapping[str, Any]) -> TypedFigure:
    return TypedFigure(
        uuid=row["uuid"],
        version=row["row_version"],
        indicator=row["indicator"],
        district=row["district"],
        year=row["year"],
        numerator_m2=_exact(row["numerator_m2"]),
        denominator_m2=_exact(row["denominator_m2"]),
        source=row["source"] or "",
        as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        entered_by=row["entered_by"] or "",
    )


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else exact(value)


def _name(row: Row) -> str:
    title = shown_code("indicator", str(row["indicator"]))
    return f"{shown_district(str(row['district']))}{row['year']!s}年{title}"


_IDENTITY = ("indicator", "district", "year")

FIGURES = EnteredRows(
    "indicator_figure",
    title="指标数据",
    name=_name,
    gone="INDICATOR_FIGURE_GONE",
    changed="INDICATOR_FIGURE_CHANGED_MEANWHILE",
    identity=_IDENTITY,
    refuse_twice=_refuse_twice,
)
"""The table of yearly figures."""

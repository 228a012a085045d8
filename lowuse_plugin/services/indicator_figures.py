# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Yearly figures that no map gives, typed in with their source and day (Y-01, Y-03)."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_district, shown_title
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.indicator_rules import TYPED
from lowuse_plugin.domain.indicators import TypedFigure
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.retry import until_undisturbed

_TABLE = "indicator_figure"
_CHANGED = "INDICATOR_FIGURE_CHANGED_MEANWHILE"
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
    found = [_figure(row) for row in reading.table(_TABLE).to_rows()]
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
    reason = reason.strip()
    if given.uuid is not None and not reason:
        raise LowUseError("REASON_MISSING")
    key = given.uuid or str(uuids.uuid4())

    def attempt() -> Receipt:
        with store.read() as reading:
            _refuse_twice(reading, given, key)
            changes: list[Change] = [ExpectNoChange((_TABLE,), reading.head().seq)]
            values = {**_values(given), "entered_by": by}
            if given.uuid is None:
                changes.append(Insert(_TABLE, key, values))
            else:
                _row(reading, key, given.version)
                changes.append(Update(_TABLE, key, given.version, values))
        return store.write(changes, reason=_told(given, by, reason))

    return until_undisturbed(attempt, final={_CHANGED})


def retire_indicator_figure(
    store: Store, uuid: str, version: int, *, by: str, reason: str
) -> Receipt:
    """Take figures out of use; they stay in the history.

    Raises:
        LowUseError: ``REASON_MISSING``, ``INDICATOR_FIGURE_GONE``; what the store raises.
        ConflictError: ``INDICATOR_FIGURE_CHANGED_MEANWHILE``.
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")
    with store.read() as reading:
        row = _row(reading, uuid, version)
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason}
    told = f"作废指标数据 {_name(_figure(row))}（{by}）：{reason}"
    return store.write([Update(_TABLE, uuid, version, gone)], reason=told)


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
            raise LowUseError("INDICATOR_FIGURE_UNFIT", field=_title(field), value=shown)
    if top is not None and whole is not None and top > whole:
        raise LowUseError("INDICATOR_FIGURE_ABOVE_WHOLE")
    if not given.source or given.as_of is None:
        raise LowUseError("INDICATOR_FIGURE_WITHOUT_SOURCE")
    return given


def _storable(value: Fraction) -> bool:
    """Tell whether the decimal that the column keeps is the figure that was typed."""
    return exact(float(value)) == value


def _refuse_twice(reading: Reading, given: TypedFigure, key: str) -> None:
    for other in figures_of(reading):
        same = (other.indicator, other.district, other.year) == (
            given.indicator,
            given.district,
            given.year,
        )
        if same and other.uuid != key:
            raise LowUseError(
                "INDICATOR_FIGURE_TWICE", district=shown_district(given.district), year=given.year
            )


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


def _row(reading: Reading, uuid: str, version: int) -> Mapping[str, Any]:
    row: Mapping[str, Any] | None = reading.row(_TABLE, uuid)
    if row is None or row["retired_at"] is not None:
        raise LowUseError("INDICATOR_FIGURE_GONE")
    if row["row_version"] != version:
        raise ConflictError(_CHANGED)
    return row


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


def _told(figure: TypedFigure, by: str, reason: str) -> str:
    verb = "登记" if figure.uuid is None else "修改"
    return f"{verb}指标数据 {_name(figure)}（{by}）" + (f"：{reason}" if reason else "")


def _name(figure: TypedFigure) -> str:
    title = shown_code("indicator", figure.indicator)
    return f"{shown_district(figure.district)}{figure.year}年{title}"


def _title(column: str) -> str:
    return shown_title(shipped().tables[_TABLE].columns[column])

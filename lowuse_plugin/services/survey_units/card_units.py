# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The survey units of a parcel as its card shows them, in words."""

from __future__ import annotations

from lowuse_plugin.domain.display import shown_code, shown_day, shown_number, shown_value
from lowuse_plugin.domain.parcels.card import UnitLine
from lowuse_plugin.domain.ports import Reading, Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.fields import (
    DETAIL_COLUMNS,
    DISPUTES,
    LOW_AREA,
    UNIT,
    LegacyLand,
)
from lowuse_plugin.services.survey_units.details import UnitDetails, details_of


def unit_lines(reading: Reading, parcel: str) -> tuple[UnitLine, ...]:
    """Return the current units of a parcel.

    Args:
        reading: The state to read.
        parcel: The parcel.
    """
    return tuple(_line(unit) for unit in details_of(reading, parcels=[parcel]))


def _line(unit: UnitDetails) -> UnitLine:
    specs = shipped().tables[UNIT].columns
    fields = tuple(
        (specs[name].title, words)
        for name in DETAIL_COLUMNS
        if name != LOW_AREA and (words := _words(name, unit.values[name]))
    )
    low = unit.values[LOW_AREA]
    return UnitLine(
        label=unit.label,
        survey_state=shown_code("submission_state", unit.stands),
        low_efficiency_m2=float(low) if isinstance(low, int | float) else None,
        fields=fields,
        legacy=tuple(_legacy(row.land) for row in unit.legacy),
    )


def _words(name: str, value: Value) -> str:
    if name == DISPUTES:
        return "、".join(shown_code("dispute_kind", code) for code in str(value or "").split())
    return shown_value(shipped().tables[UNIT].columns[name], value)


def _legacy(land: LegacyLand) -> str:
    """Return one kind with its area, day and papers."""
    area = "整个地块" if land.area_m2 is None else f"{shown_number(land.area_m2, places=2)} m²"
    since = f"{shown_day(land.used_since)} 起" if land.used_since else ""
    kind = shown_code("legacy_kind", land.legacy_kind)
    return "，".join(filter(None, (kind, area, since, land.penalty_no, land.basis)))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The parcels of a merge in a line: both areas by name, and what deserves a look."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from lowuse_plugin.domain.merging.areas import large_difference
from lowuse_plugin.domain.merging.groups import OVER_30_MU_M2
from lowuse_plugin.domain.parcels.labels import label_of
from lowuse_plugin.domain.units import exact
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import percent_text
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import semicolons, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.subsidy import GroupStanding
    from lowuse_plugin.domain.ports import Reading

_UNKNOWN = math.nan


@dataclass(frozen=True)
class Land:
    """What a line says of a parcel; an area that is not known is no number."""

    label: str = ""
    holder: str = ""
    registered_m2: float = _UNKNOWN
    plane_m2: float = _UNKNOWN


def read_lands(reading: Reading, uuids: Sequence[str]) -> dict[str, Land]:
    """Return parcels as they are, also such as count no more."""
    found = {}
    for uuid in uuids:
        row = reading.row("parcel", uuid)
        if row is None:
            continue
        called = parcel_called(label_of(row))
        found[uuid] = Land(
            with_aside(called, tr("history")) if row.get("retired_at") is not None else called,
            str(row.get("holder_name") or ""),
            _number(row.get("registered_area_m2")),
            _number(row.get("plane_area_m2")),
        )
    return found


def area_words(lands: Sequence[Land]) -> list[str]:
    """Return the areas, each by its name: one never stands for the other unless it is said.

    Where some state a registered area and others do not, the sum has the drawn ones of these, as
    the list has it, and tells of how many.
    """
    unit, words = AREA_UNIT.get(), []
    registered, plane = _sums(lands)
    bare = sum(math.isnan(each.registered_m2) for each in lands)
    mixed = _mixed(lands)
    if not math.isnan(registered):
        words.append(tr("registered {area}", area=amount(registered, unit)))
    elif bare < len(lands) and not math.isnan(mixed):
        drawn = tr("{count} of them as drawn", count=f"{bare:,}")
        area = with_aside(f"≈ {amount(mixed, unit)}", drawn)
        words.append(tr("registered {area}", area=area))
    if not math.isnan(plane):
        words.append(tr("drawn {area}", area=amount(plane, unit)))
    return words


def note_words(lands: Sequence[Land], standing: GroupStanding | None) -> str:
    """Return what deserves a look before a merge; empty where nothing does.

    Args:
        lands: The parcels.
        standing: How they stand to approved projects; None while that is being read.
    """
    registered, plane = _sums(lands)
    notes = []
    if not (math.isnan(registered) or math.isnan(plane)):
        share = large_difference(Fraction(exact(registered)), plane)
        if share is not None:
            notes.append("⚠ " + tr("drawn {share} against registered", share=percent_text(share)))
    known = sum(land for each in lands if not math.isnan(land := _area(each)))
    if known > OVER_30_MU_M2 and standing is not None:
        notes.append("ⓘ " + describe_code(standing.remark.code, standing.remark.params))
    return semicolons(notes)


def _sums(lands: Sequence[Land]) -> tuple[float, float]:
    return (
        math.fsum(each.registered_m2 for each in lands) if lands else _UNKNOWN,
        math.fsum(each.plane_m2 for each in lands) if lands else _UNKNOWN,
    )


def _area(land: Land) -> float:
    """Return the registered area, as drawn where it has none."""
    return land.plane_m2 if math.isnan(land.registered_m2) else land.registered_m2


def _mixed(lands: Sequence[Land]) -> float:
    return math.fsum(map(_area, lands)) if lands else _UNKNOWN


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else _UNKNOWN

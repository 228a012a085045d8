# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""地块汇总: units by survey area, town or district, computed from the rows each time.

A unit counts once, whatever number of parcels it has, and a parcel once in each line. Areas are
summed exactly in m² and converted once (A-37). What is no low-efficiency land, was removed or whose
tag was withdrawn is left out and counted apart. Low-efficiency area is what was tagged or
identified; where units overlap, what is counted twice is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import LogHead, Reading, Store
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey.procedure import IDENTIFIED, standing
from lowuse_plugin.domain.survey_units.totals import RollUp, RollUpLine
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import overlaps
from lowuse_plugin.geometry.wkb import decode

AREA, TOWN, DISTRICT = "area", "town", "district"
BY = (AREA, TOWN, DISTRICT)
_LEFT_OUT_STATES = frozenset({"12", "90"})
_LEFT_OUT_TAGS = frozenset({"not_low_efficiency", "withdrawn"})
_TAGGED = frozenset({"tagged", "identified"})
_NOTHING_M2 = Fraction(1, 100)
__all__ = ["AREA", "BY", "DISTRICT", "TOWN", "RollUp", "RollUpLine", "roll_up", "roll_ups"]


def roll_up(store: Store, by: str = AREA) -> RollUp:
    """Return the units by survey area, town or district.

    Args:
        store: The workspace.
        by: One of :data:`BY`.

    Raises:
        LowUseError: ``ROLL_UP_UNKNOWN`` (value, expected); why the workspace cannot be read.
    """
    if by not in BY:
        raise LowUseError("ROLL_UP_UNKNOWN", value=by, expected="、".join(BY))
    return next(found for found in roll_ups(store) if found.by == by)


def roll_ups(store: Store) -> tuple[RollUp, ...]:
    """Return all roll-ups from one state of the workspace.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        facts = _Facts.read(reading)
        head = reading.head()
    return tuple(_grouped(facts, by, head) for by in BY)


def _grouped(facts: _Facts, by: str, head: LogHead) -> RollUp:
    counted = [row for row in facts.units if not _is_left_out(row)]
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for row in counted:
        groups.setdefault(facts.key(row, by), []).append(row)
    lines = [facts.line(key, facts.title(key, by), rows) for key, rows in groups.items()]
    lines.sort(key=lambda line: (not line.key, line.title))
    total = facts.line("", "合计", counted)
    return RollUp(by, tuple(lines), total, len(facts.units) - len(counted), head)


def _is_left_out(row: Mapping[str, Any]) -> bool:
    state = standing(row["survey_state"], row["tag_state"])
    return state in _LEFT_OUT_STATES or row["tag_state"] in _LEFT_OUT_TAGS


def _is_identified(row: Mapping[str, Any]) -> bool:
    return standing(row["survey_state"], row["tag_state"]) >= IDENTIFIED


def _is_low(row: Mapping[str, Any]) -> bool:
    """Tell whether somebody decided that a unit is low-efficiency land."""
    return row["tag_state"] in _TAGGED or _is_identified(row)


def _overlapping(units: Sequence[Mapping[str, Any]], shapes: Geometries) -> frozenset[int]:
    usable = shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    counts = np.array([not _is_left_out(row) for row in units], dtype=bool)
    places = np.flatnonzero(counts & usable)
    pairs = overlaps(shapes[places], shapes[places])
    pairs = pairs.where(pairs.matter & (pairs.unit != pairs.other))
    return frozenset(places[pairs.unit].tolist())


@dataclass(frozen=True)
class _Facts:
    """The rows behind the figures."""

    units: Sequence[Mapping[str, Any]]
    members: Mapping[str, frozenset[str]]
    legacy: Mapping[str, Sequence[Mapping[str, Any]]]
    holders: Mapping[str, frozenset[str]]
    areas: Mapping[str, str]
    shapes: Geometries
    """Of the units, in their order."""
    at: Mapping[str, int]
    """Place of each unit."""

    @cached_property
    def overlapping(self) -> frozenset[int]:
        """Return the places of those that count and overlap another one that counts."""
        return _overlapping(self.units, self.shapes)

    @staticmethod
    def read(reading: Reading) -> _Facts:
        """Read them from one state."""
        table = reading.table("units", parcel=None, uuids=None)
        units = table.select([name for name in table if name != "wkb"]).to_rows()
        shapes = decode(table["wkb"])
        members: dict[str, set[str]] = {}
        joined = reading.table("survey_unit_parcel").select(["survey_unit_uuid", "parcel_uuid"])
        for row in joined.to_rows():
            members.setdefault(row["survey_unit_uuid"], set()).add(row["parcel_uuid"])
        legacy: dict[str, list[Mapping[str, Any]]] = {}
        for row in reading.table("legacy_land").to_rows():
            legacy.setdefault(row["survey_unit_uuid"], []).append(row)
        holders: dict[str, set[str]] = {}
        for row in reading.table("unit_holders").to_rows():
            holders.setdefault(row["parcel_uuid"], set()).add(row["holder"])
        areas = {
            row["uuid"]: " ".join(w for w in (row["area_number"], row["name"]) if w)
            for row in reading.table("survey_area").to_rows()
        }
        return _Facts(
            units,
            {unit: frozenset(of) for unit, of in members.items()},
            legacy,
            {parcel: frozenset(of) for parcel, of in holders.items()},
            areas,
            shapes,
            {row["uuid"]: place for place, row in enumerate(units)},
        )

    def key(self, row: Mapping[str, Any], by: str) -> str:
        """Return to which group a unit belongs."""
        if by == AREA:
            uuid = row["survey_area_uuid"] or ""
            return uuid if uuid in self.areas else ""
        return str(row[by] or "")

    def title(self, key: str, by: str) -> str:
        """Return how a group is called, in Chinese: it is printed."""
        if by == AREA:
            return self.areas.get(key, "未归入调查区")
        if by == TOWN:
            return key or "未填镇（街道）"
        return shipped().codes["district"].values.get(key, key or "未填行政区")

    def line(self, key: str, title: str, rows: Sequence[Mapping[str, Any]]) -> RollUpLine:
        """Sum some units."""
        parcels = {p for row in rows for p in self.members.get(row["uuid"], ())}
        holders = {h for parcel in parcels for h in self.holders.get(parcel, ())}
        return RollUpLine(
            key,
            title,
            len(rows),
            sum(row["tag_state"] in _TAGGED for row in rows),
            sum(_is_identified(row) for row in rows),
            _sum(row["area_m2"] for row in rows),
            _sum(row["low_efficiency_area_m2"] for row in rows if _is_low(row)),
            sum(bool(row["unregistered"]) for row in rows),
            self._legacy_m2(rows),
            len(parcels),
            len(holders),
            self._overlap_m2(rows),
        )

    def _overlap_m2(self, rows: Sequence[Mapping[str, Any]]) -> Fraction:
        """Return what these units count more than once: their sum less their union."""
        places = sorted({self.at[row["uuid"]] for row in rows} & self.overlapping)
        shapes = self.shapes[places]
        if not shapes.size:
            return Fraction(0)
        plane = shapely.area(shapes).sum()
        twice = max(plane - shapely.area(shapely.union_all(shapes)), 0.0)
        stored = sum(self.units[place]["area_m2"] or 0.0 for place in places)
        found = exact(float(twice / plane * stored))
        return found if found > _NOTHING_M2 else Fraction(0)

    def _legacy_m2(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, Fraction]:
        """Return legacy land by kind; a row without an area means the whole unit."""
        found = dict.fromkeys(shipped().codes["legacy_kind"].values, Fraction(0))
        for unit in rows:
            for row in self.legacy.get(unit["uuid"], ()):
                area = row["area_m2"] if row["area_m2"] is not None else unit["area_m2"]
                found[row["legacy_kind"]] += exact(area or 0.0)
        return found


def _sum(areas: Any) -> Fraction:
    return sum((exact(area) for area in areas if area is not None), Fraction(0))

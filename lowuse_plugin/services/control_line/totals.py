# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels and areas per district and class against the line in force, from one state.

Sums are exact before their one rounding, in whatever order the parcels come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.control_line.classes import CLASSES, LEVELS
from lowuse_plugin.domain.control_line.facts import in_force_keys
from lowuse_plugin.domain.control_line.pack import rests_on_example
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.domain.statistics import total_m2
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.services.control_line.facts import stale_by_line
from lowuse_plugin.services.control_line.versions import is_example, line_versions


@dataclass(frozen=True)
class ControlTotal:
    """Parcels of one district and one class.

    Attributes:
        district: Its code.
        control_class: ``inside``, ``outside`` or ``crossing``; a treated boundary error counts as
            what it was taken for.
        area_m2: Inside and outside together.
        by_level: m² inside each level.
        boundary_errors: Crossings by a thin strip that nobody has treated.
        treated: Boundary errors that a person had taken as this class: to be footnoted.
        slivers: With a neglected part on the other side.
    """

    district: str
    control_class: str
    parcels: int
    area_m2: Fraction
    inside_m2: Fraction
    outside_m2: Fraction
    by_level: Mapping[int, Fraction]
    boundary_errors: int
    treated: int
    slivers: int


@dataclass(frozen=True)
class ControlTotals:
    """What the check says of the whole workspace.

    Attributes:
        version: Name of the version in force; of several, or of none, those that were checked.
        example: A result, or the version, rests on a 示例 (D8).
        rows: By district and, in it, inside, outside, crossing.
        unchecked: Current parcels with a shape and without any check.
        stale: Parcels to be checked again, of either kind; they are in no row.
        stale_geometry: Those with another shape since.
        stale_line: Those that were checked against another version than the one in force, or
            before it changed.
    """

    version: str
    example: bool
    rows: tuple[ControlTotal, ...]
    unchecked: int
    stale: int
    stale_geometry: int
    stale_line: int

    def parcels_of(self, control_class: str) -> int:
        """Return the parcels of one class in all districts."""
        return sum(row.parcels for row in self.rows if row.control_class == control_class)

    def area_of(self, control_class: str) -> Fraction:
        """Return the m² of one class in all districts."""
        areas = (row.area_m2 for row in self.rows if row.control_class == control_class)
        return sum(areas, Fraction(0))


def control_totals(store: Store, *, on: date) -> ControlTotals:
    """Return parcels and areas per district and class.

    Args:
        store: The workspace.
        on: Day that decides which version is in force.
    """
    with store.read() as reading:
        return read_control_totals(reading, on)


def read_control_totals(reading: Reading, on: date) -> ControlTotals:
    """Return the totals of one state; as :func:`control_totals`."""
    stated = reading.table("check_line_versions")
    versions = line_versions(stated)
    in_force = in_force_keys(versions, on)
    parcels, checks = reading.table("control_totals_parcels"), reading.table("control_totals")
    rows = _rows_of(parcels["uuid"], checks["parcel_uuid"])
    none = rows < 0
    stale = parcels["stale"].values & none
    changed = stale_by_line(reading, parcels["uuid"], stale)
    superseded = np.zeros(len(rows), dtype=np.bool_)
    line = checks["control_line_version_uuid"].values[rows[~none]]
    if in_force:
        superseded[~none] = ~np.isin(line, np.array(sorted(in_force), dtype=object))
    counted = ~none & ~superseded
    chosen = checks.take(rows[counted])
    used = set(chosen["control_line_version_uuid"].to_list())
    relied = used or in_force
    return ControlTotals(
        version="、".join(sorted(v.version for v in versions if v.key in (in_force or used))),
        example=any(rests_on_example(pack) for pack in set(chosen["rule_pack"].to_list()))
        or any(is_example(stated, each) for each in versions if each.key in relied),
        rows=tuple(_rows(parcels["district"].take(counted), chosen)),
        unchecked=int((none & ~stale).sum()),
        stale=int(stale.sum() + superseded.sum()),
        stale_geometry=int((stale & ~changed).sum()),
        stale_line=int((superseded | changed).sum()),
    )


def _rows_of(wanted: Column, keys: Column) -> Rows:
    """Return the last row of ``keys`` for each wanted key, -1 where there is none."""
    rows = dict(zip(keys.values.tolist(), range(len(keys)), strict=True))
    return np.array([rows.get(key, -1) for key in wanted.values.tolist()], dtype=np.int64)


def _rows(districts: Column, checks: ColumnTable) -> Iterator[ControlTotal]:
    """Yield the totals of each district and class that occurs."""
    treated = checks["treated_as"]
    shown = np.where(treated.valid, treated.values, checks["control_class"].values)
    for district in sorted(set(districts.to_list())):
        for name in CLASSES:
            members = np.asarray((districts.values == district) & (shown == name), dtype=np.bool_)
            if members.any():
                yield _total(district, name, checks.take(members))


def _total(district: str, control_class: str, checks: ColumnTable) -> ControlTotal:
    def m2(*names: str) -> Fraction:
        columns = [checks[name] for name in names]
        return exact(total_m2(v for c in columns for v in c.values[c.valid].tolist()))

    treated = checks["treated_as"].valid
    return ControlTotal(
        district=district,
        control_class=control_class,
        parcels=len(checks),
        area_m2=m2("inside_m2", "outside_m2"),
        inside_m2=m2("inside_m2"),
        outside_m2=m2("outside_m2"),
        by_level={level: m2(f"level_{level}_m2") for level in LEVELS},
        boundary_errors=int((checks["boundary_error"].values & ~treated).sum()),
        treated=int(treated.sum()),
        slivers=int(checks["sliver"].values.sum()),
    )

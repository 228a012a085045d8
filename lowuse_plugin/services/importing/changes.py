# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file says differently from the rows that the workspace has, and what of it is taken.

A value that the file lacks erases nothing. A derived or default value only fills a gap. What a
person edited since an import wrote it stays, and is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.importing.report import CHANGED, Findings
from lowuse_plugin.domain.ports import Update, Value
from lowuse_plugin.services.importing.edits import Edits, titles

_RELATIVE = 1e-12
_SAME_POINT_M = 1e-4
"""A tenth of a millimetre: below what transforming the same file again may differ by."""
_WITH_GEOMETRY = ("plane_area_m2", "plane_epsg", "ellipsoid_area_m2", "area_m2")
_FOLLOWS = {"use_standard": "use_code"}
"""Derived columns that describe another one: taken together with it."""

Masks = Mapping[str, NDArray[np.bool_]]
Measure = Callable[[NDArray[Any], NDArray[Any]], Mapping[str, NDArray[Any]]]
"""From geometries (WKB) and districts to the area columns."""


@dataclass
class Changes:
    """What is written to rows that were found again, and what is not."""

    updates: list[Update] = field(default_factory=list)
    kept: dict[int, list[str]] = field(default_factory=dict)
    """Row of the file → columns that a person edited and the file has otherwise."""
    unfilled: dict[str, int] = field(default_factory=dict)
    """Column → rows that have another value than the derived or default one."""

    def note(self, table: str, findings: Findings) -> None:
        """Tell what was not written."""
        rows = np.array(sorted(self.kept), dtype=np.int64)
        named = [titles(table, self.kept[row]) for row in rows.tolist()]
        findings.add("EDITED_SINCE_IMPORT", CHANGED, rows, fields=named)
        for name, count in self.unfilled.items():
            findings.remark("DEFAULT_NOT_APPLIED", field=titles(table, [name]), rows=count)

    def extend(self, other: Changes) -> None:
        """Add what was found in other rows."""
        self.updates += other.updates
        self.kept |= other.kept
        for name, count in other.unfilled.items():
            self.unfilled[name] = self.unfilled.get(name, 0) + count


@dataclass(frozen=True)
class Terms:
    """On what terms the values of a file are taken."""

    edits: Edits
    """What persons edited; empty to take the file's values all the same."""
    measure: Measure
    soft: Masks = field(default_factory=dict)
    """Column → cells that are derived or defaults, for all rows of the file."""


def soft_cells(own: Masks, columns: Mapping[str, Column]) -> dict[str, NDArray[np.bool_]]:
    """Return which cells the file itself does not give.

    Args:
        own: Column → rows in which the file has a value.
        columns: The columns after derivation and defaults.
    """
    soft = {}
    for name, given in columns.items():
        nothing = np.zeros(len(given), dtype=np.bool_)
        mask = given.valid & ~own.get(name, nothing)
        if mask.any() and name != "geom" and name not in _WITH_GEOMETRY:
            soft[name] = mask
    return soft


def changed_rows(
    table: str, rows: NDArray[np.int64], given: ColumnTable, before: ColumnTable, terms: Terms
) -> Changes:
    """Return the updates for the rows that differ.

    Areas follow the geometry: they are written when it, or the district that chooses their plane,
    changed, and measured anew where the stored one of the two stays.

    Args:
        table: Name of the table.
        rows: Rows of the file.
        given: Their columns.
        before: Rows of the workspace in the same order, with ``uuid`` and ``row_version``.
        terms: What is taken.
    """
    result = Changes()
    uuids, versions = before["uuid"].values, before["row_version"].values
    edited = _edited(uuids, terms.edits)
    changes: dict[int, dict[str, Value]] = {}
    for name in sorted((n for n in given if n not in _WITH_GEOMETRY), key=_FOLLOWS.__contains__):
        differs = _differs(given[name], before[name])
        if name in terms.soft:
            stays = terms.soft[name][rows] & before[name].valid & differs
            described = [at for at, values in changes.items() if _FOLLOWS.get(name) in values]
            stays[described] = False
            differs &= ~stays
            count = int(np.count_nonzero(stays))
            if count and name not in _FOLLOWS:
                result.unfilled[name] = count
        for at in [at for at in edited.get(name, ()) if differs[at]]:
            differs[at] = False
            result.kept.setdefault(int(rows[at]), []).append(name)
        taken = np.flatnonzero(differs)
        for at, value in zip(taken.tolist(), given[name].take(taken).to_list(), strict=True):
            changes.setdefault(at, {})[name] = value
    _add_areas(changes, given, before, terms.measure)
    result.updates = [
        Update(table, str(uuids[at]), int(versions[at]), values)
        for at, values in sorted(changes.items())
    ]
    return result


def _edited(uuids: NDArray[Any], edits: Edits) -> dict[str, list[int]]:
    """Return column → places of the rows in which a person edited it."""
    places: dict[str, list[int]] = {}
    if edits:
        for at, uuid in enumerate(uuids.tolist()):
            for name in edits.get(uuid, ()):
                places.setdefault(name, []).append(at)
    return places


def _add_areas(
    changes: Mapping[int, dict[str, Value]],
    given: ColumnTable,
    before: ColumnTable,
    measure: Measure,
) -> None:
    names = [name for name in _WITH_GEOMETRY if name in given]
    anew: list[int] = []
    for at, values in changes.items():
        if "geom" not in values and "district" not in values:
            continue
        same_plane = (
            "district" not in given
            or _district(values, before, at) == (given["district"].values[at])
        )
        if "geom" in values and same_plane:
            values |= {name: given[name].values[at].item() for name in names}
        elif names and values.get("geom", before["geom"].values[at]) is not None:
            anew.append(at)
    if not anew:
        return
    shapes = np.empty(len(anew), dtype=object)
    shapes[:] = [changes[at].get("geom", before["geom"].values[at]) for at in anew]
    districts = np.array([_district(changes[at], before, at) for at in anew], dtype=object)
    measured = measure(shapes, districts)
    for place, at in enumerate(anew):
        changes[at].update({name: measured[name][place].item() for name in names})


def _district(values: Mapping[str, Value], before: ColumnTable, at: int) -> Value:
    stored = before["district"].values[at] if "district" in before else None
    return values.get("district", stored)


def _differs(given: Column, before: Column) -> NDArray[np.bool_]:
    if given.kind == "wkb":
        return _moved(given, before)
    with np.errstate(invalid="ignore"):
        if given.kind == "real":
            other = ~np.isclose(given.values, before.values, rtol=_RELATIVE, atol=0.0)
        else:
            other = np.asarray(given.values != before.values, dtype=np.bool_)
    result: NDArray[np.bool_] = given.valid & (~before.valid | other)
    return result


def _moved(given: Column, before: Column) -> NDArray[np.bool_]:
    moved: NDArray[Any] = np.asarray(given.values != before.values, dtype=np.bool_)
    rows = np.flatnonzero(given.valid & moved)
    old, new = shapely.from_wkb(before.values[rows]), shapely.from_wkb(given.values[rows])
    moved[rows] = ~shapely.equals_exact(new, old, tolerance=_SAME_POINT_M)
    return moved & given.valid

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file says differently from the rows that the workspace has."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.ports import Update, Value

_RELATIVE = 1e-12
_SAME_POINT_M = 1e-4
"""A tenth of a millimetre: below what transforming the same file again may differ by."""
_WITH_GEOMETRY = ("plane_area_m2", "plane_epsg", "ellipsoid_area_m2")


def changed_rows(table: str, given: ColumnTable, before: ColumnTable) -> list[Update]:
    """Return the updates for the rows that differ.

    A value that the file lacks leaves the stored one alone. Areas follow the geometry: they are
    written when it, or the district that chooses their plane, changed.

    Args:
        table: Name of the table.
        given: Columns of the file.
        before: Rows of the workspace in the same order, with ``uuid`` and ``row_version``.
    """
    changes: dict[int, dict[str, Value]] = {}
    for name in given:
        if name in _WITH_GEOMETRY:
            continue
        rows = np.flatnonzero(_differs(given[name], before[name]))
        for row, value in zip(rows.tolist(), given[name].take(rows).to_list(), strict=True):
            changes.setdefault(row, {})[name] = value
    for row, values in changes.items():
        if "geom" in values or "district" in values:
            for name in _WITH_GEOMETRY:
                if name in given:
                    values[name] = given[name].values[row].item()
    uuids, versions = before["uuid"].values, before["row_version"].values
    return [
        Update(table, str(uuids[row]), int(versions[row]), values)
        for row, values in sorted(changes.items())
    ]


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

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All current parcels as one table for lists: who, where, how large, in which state."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.control_line.facts import GEOMETRY, LINE, in_force_keys
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.control_line.facts import stale_by_line
from lowuse_plugin.services.control_line.versions import line_versions

_BOX = ("min_x", "max_x", "min_y", "max_y")
_PARTS = ("inside_m2", "outside_m2")
_LINE = "control_line_version_uuid"
_OF_THE_LINE = ("control_class", "control_inside_share", "boundary_error")
"""What is said of a line that is not in force any more is not said of a parcel."""


def list_all(reading: Reading, today: date | None = None) -> ColumnTable:
    """Return one row a current parcel, in the order of the workspace.

    ``label`` is the 宗地代码, else the 不动产单元号, else the 图斑编号, missing without any;
    ``control_class`` is the treated one where a person treated it; ``stale_assessment`` and
    ``stale_control`` say that there is a result which no longer holds (待复核), the latter with
    ``stale_because``: ``geometry`` or ``line``, and then without a class; ``inside_m2`` and
    ``outside_m2`` belong to the last check of the present shape; ``rule_outcomes`` has one letter
    a rule of ``rule_set_uuid``; ``min_x`` … ``max_y`` is the box in the CRS of the workspace, as
    wide as the R-tree's single precision makes it.

    Boxes and checks are read as whole tables and joined here: in SQL the joins of 100,000 rows
    take longer than all the rest.

    Args:
        reading: The state to read.
        today: Day on which another version of the line may be in force; the real one when it is
            left out.
    """
    parcels = reading.table("list_parcels")
    boxes = reading.table("list_boxes")
    checks = reading.table("list_control")
    parts = _rows_of(parcels["uuid"], checks["parcel_uuid"])
    parts[~parcels["control_class"].valid] = -1
    found = {name: _taken(checks[name], parts) for name in _PARTS}
    found[_LINE] = _texts(checks[_LINE], parts)
    place = _places_of(parcels["fid"], boxes["fid"])
    found |= {name: _taken(boxes[name], place) for name in _BOX}
    found["rule_set_uuid"] = _rule_sets(parcels, reading.table("list_assessments"))
    return _reviewed(reading, parcels.with_columns(**found), today)


def list_some(reading: Reading, uuids: Iterable[str], today: date | None = None) -> ColumnTable:
    """Return the rows of the given parcels as :func:`list_all`; those that are gone are left out.

    Args:
        reading: The state to read.
        uuids: Parcels of which something changed.
        today: As for :func:`list_all`.
    """
    found = reading.table("list_parcels_of", uuids=json.dumps(sorted(set(uuids))))
    return _reviewed(reading, found, today)


def _reviewed(reading: Reading, parcels: ColumnTable, today: date | None) -> ColumnTable:
    """Mark the results against another version of the line than the one in force (A-27).

    What is stored marks another shape, and a line that changed: which version is in force depends
    on the day.
    """
    versions = line_versions(reading.table("check_line_versions"))
    in_force = in_force_keys(versions, today or office_today())
    line, stored = parcels[_LINE], parcels["stale_control"]
    because: NDArray[np.object_] = np.full(len(parcels), None, dtype=object)
    stale = np.asarray(stored.values & stored.valid, dtype=np.bool_)
    because[stale] = GEOMETRY
    because[stale_by_line(reading, parcels["uuid"], stale)] = LINE
    if in_force:
        known = np.isin(line.values, np.array(sorted(in_force), dtype=object))
        because[line.valid & ~known & parcels["control_class"].valid] = LINE
    marked = because != np.array(None, dtype=object)
    held = ~(because == np.array(LINE, dtype=object))
    shown = {
        name: Column(old.kind, old.values, old.valid & held)
        for name in _OF_THE_LINE
        for old in (parcels[name],)
    }
    shown["stale_control"] = Column("bool", marked, np.ones(len(parcels), dtype=np.bool_))
    shown["stale_because"] = Column("text", because, marked)
    return parcels.with_columns(**shown)


def _rows_of(wanted: Column, keys: Column) -> NDArray[np.int64]:
    """Return the last row of ``keys`` for each wanted key, -1 where there is none."""
    rows = dict(zip(keys.values.tolist(), range(len(keys)), strict=True))
    return np.array([rows.get(key, -1) for key in wanted.values.tolist()], dtype=np.int64)


def _rule_sets(parcels: ColumnTable, assessments: ColumnTable) -> Column:
    """Return the rule set by which each parcel was judged, missing where no result holds."""
    pairs = (assessments[name].values.tolist() for name in ("parcel_uuid", "rule_set_uuid"))
    judged = dict(zip(*pairs, strict=True))
    values: NDArray[np.object_] = np.empty(len(parcels), dtype=object)
    values[:] = [judged.get(uuid) for uuid in parcels["uuid"].values.tolist()]
    return Column("text", values, parcels["rule_outcomes"].valid)


def _places_of(fids: Column, keys: Column) -> NDArray[np.int64]:
    """Return the row of ``keys`` that has each fid, -1 where there is none."""
    if not len(keys):
        return np.full(len(fids), -1, dtype=np.int64)
    order = np.argsort(keys.values, kind="stable")
    place = np.minimum(np.searchsorted(keys.values[order], fids.values), len(keys) - 1)
    rows = order[place]
    return np.where(keys.values[rows] == fids.values, rows, -1)


def _texts(values: Column, rows: NDArray[np.int64]) -> Column:
    """Return the text of rows, missing for -1."""
    there = rows >= 0
    taken: NDArray[np.object_] = np.full(len(rows), None, dtype=object)
    taken[there] = values.values[rows[there]]
    return Column("text", taken, there)


def _taken(values: Column, rows: NDArray[np.int64]) -> Column:
    """Return the values of rows, missing for -1."""
    there = rows >= 0
    taken = np.full(len(rows), np.nan)
    taken[there] = values.values[rows[there]]
    valid = there.copy()
    valid[there] = values.valid[rows[there]]
    return Column(values.kind, taken, valid)

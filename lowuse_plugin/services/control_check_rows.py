# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of ``control_check``: made from an overlay, compared with the last ones, written."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.control_line import LEVELS, ControlRule, LineVersion
from lowuse_plugin.domain.ports import BulkInsert, Progress, Store
from lowuse_plugin.geometry.arrays import Mask, Rows
from lowuse_plugin.services.overlay_control_line import Overlay

BATCH_ROWS = 5_000
_SAME_M2 = 0.005
"""Areas that print alike are alike; only other results are written again."""


@dataclass(frozen=True)
class Flip:
    """A parcel whose class differs from the one found last time."""

    parcel_uuid: str
    before: str
    after: str


@dataclass(frozen=True)
class WorkspaceOverlay:
    """The result for every current parcel, before anything is written."""

    parcels: ColumnTable
    overlay: Overlay
    version: LineVersion
    example: bool
    epsg: Column


def write_differences(
    store: Store,
    found: WorkspaceOverlay,
    latest: ColumnTable,
    *,
    rule: ControlRule,
    on: date,
    progress: Progress,
) -> tuple[int, tuple[Flip, ...]]:
    """Write the results that differ from the last ones; return how many, and the flips.

    A result that says the same of another version of the parcel row is written with the
    treatment (按线内/线外处理) that a person had given it.
    """
    rows = _results_table(found, rule, on)
    before = _latest_rows(found.parcels["uuid"], latest)
    same = _same_result(rows, latest, before)
    rows = _keep_treatment(rows, latest, before, same)
    wanted = np.ones(len(rows), dtype=np.bool_)
    wanted[same] = (
        rows["parcel_version"].values[same] != latest["parcel_version"].values[before[same]]
    )
    written = rows.take(np.flatnonzero(wanted))
    _write(store, written, found.version, progress)
    return len(written), _flips(rows, latest, before)


def _results_table(found: WorkspaceOverlay, rule: ControlRule, on: date) -> ColumnTable:
    overlay, count = found.overlay, len(found.parcels)

    def real(values: NDArray[Any]) -> Column:
        return Column("real", values, np.ones(count, dtype=np.bool_))

    def flag(values: NDArray[Any]) -> Column:
        return Column("bool", values, np.ones(count, dtype=np.bool_))

    return ColumnTable(
        {
            "parcel_uuid": found.parcels["uuid"],
            "parcel_version": found.parcels["row_version"],
            "control_line_version_uuid": constant("text", found.version.key, count),
            "control_class": column("text", overlay.control_class),
            "inside_share": real(overlay.inside_share),
            "inside_m2": real(overlay.inside_m2),
            "outside_m2": real(overlay.outside_m2),
            **{f"level_{level}_m2": real(overlay.by_level[level]) for level in LEVELS},
            "area_epsg": found.epsg,
            "sliver": flag(overlay.sliver),
            "boundary_error": flag(overlay.boundary_error),
            "treated_as": constant("text", None, count),
            "treated_by": constant("text", None, count),
            "treated_reason": constant("text", None, count),
            "tolerance": constant("real", rule.tolerance, count),
            "max_remainder_m2": constant("real", rule.max_remainder_m2, count),
            "thin_width_m": constant("real", rule.thin_width_m, count),
            "checked_on": constant("date", np.datetime64(on), count),
        }
    )


def _latest_rows(parcel: Column, latest: ColumnTable) -> Rows:
    """Return the row of ``latest`` that belongs to each parcel, -1 where there is none."""
    place = {key: row for row, key in enumerate(latest["parcel_uuid"].values)}
    return np.array([place.get(key, -1) for key in parcel.values], dtype=np.int64)


_EXACT = ("control_line_version_uuid", "control_class", "area_epsg", "sliver", "boundary_error")
_RULE = ("tolerance", "max_remainder_m2", "thin_width_m")
_AREAS = ("inside_m2", "outside_m2", "level_1_m2", "level_2_m2", "level_0_m2")
_TREATMENT = ("treated_as", "treated_by", "treated_reason")


def _same_result(rows: ColumnTable, latest: ColumnTable, before: Rows) -> Mask:
    """Tell which results say the same as the last ones on the same figures of the rule."""
    same = before >= 0
    known = np.flatnonzero(same)
    old = before[known]
    equal = np.ones(len(known), dtype=np.bool_)
    for name in (*_EXACT, *_RULE):
        equal &= (rows[name].values[known] == latest[name].values[old]).astype(np.bool_)
    for name in _AREAS:
        difference = np.abs(rows[name].values[known] - latest[name].values[old])
        equal &= latest[name].valid[old] & (difference < _SAME_M2)
    same[known] = equal
    return same


def _keep_treatment(
    rows: ColumnTable, latest: ColumnTable, before: Rows, same: Mask
) -> ColumnTable:
    """Carry 按线内/线外处理 over to results that did not change."""
    carried = {}
    for name in _TREATMENT:
        values, valid = rows[name].values.copy(), rows[name].valid.copy()
        values[same] = latest[name].values[before[same]]
        valid[same] = latest[name].valid[before[same]]
        carried[name] = Column("text", values, valid)
    return rows.with_columns(**carried)


def _flips(rows: ColumnTable, latest: ColumnTable, before: Rows) -> tuple[Flip, ...]:
    known = np.flatnonzero(before >= 0)
    old = latest["control_class"].values[before[known]]
    new = rows["control_class"].values[known]
    turned = np.flatnonzero((old != new).astype(np.bool_))
    keys = rows["parcel_uuid"].values[known]
    return tuple(Flip(str(keys[i]), str(old[i]), str(new[i])) for i in turned)


def _write(store: Store, rows: ColumnTable, version: LineVersion, progress: Progress) -> None:
    run = str(uuid.uuid4())
    for start in range(0, len(rows), BATCH_ROWS):
        progress.step(start, len(rows))
        batch = rows.take(np.arange(start, min(start + BATCH_ROWS, len(rows))))
        keys = column("text", (str(uuid.uuid4()) for _ in range(len(batch))))
        source = {"run": run, "control_line_version": version.key}
        store.write(
            [BulkInsert("control_check", batch.with_columns(uuid=keys), source)],
            reason="控制线套合",
        )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of ``control_check``: made from an overlay, compared with the last ones, written."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.control_line.classes import LEVELS, ControlRule, LineVersion
from lowuse_plugin.domain.ports import BATCH_ROWS, BulkInsert, ExpectNoChange, Progress, Store
from lowuse_plugin.geometry.arrays import Mask, Rows
from lowuse_plugin.services.control_line.check_layers import Overlay

_RESTS_ON = ("control_check", "control_line_version", "control_line", "import_package")
"""Tables that a check reads; not the parcels, since a result names the version it is of."""
_SAME_M2 = 0.005
"""Areas that print alike are alike; only other results are written again."""


@dataclass(frozen=True)
class Flip:
    """A parcel whose class differs from the one found last time."""

    parcel_uuid: str
    before: str
    after: str


@dataclass(frozen=True)
class DroppedTreatment:
    """A person's 按线内/线外处理 that no longer fits, since the result is another one.

    Attributes:
        because: ``line`` another version of the control line, ``rule`` other figures of the rule,
            ``result`` another class, area or flag.
    """

    parcel_uuid: str
    treated_as: str
    treated_by: str | None
    treated_reason: str | None
    because: str


@dataclass
class Written:
    """What a check has saved so far, batch by batch."""

    count: int = 0
    flipped: list[Flip] = field(default_factory=list)
    dropped: list[DroppedTreatment] = field(default_factory=list)


@dataclass(frozen=True)
class Basis:
    """What a check goes by.

    Attributes:
        rule: The figures of A-25.
        on: Day of the check.
        by: Who checks; empty where nobody said.
        pack: Id of the rule pack; None for figures that no document states.
        sha256: Of the pack.
        example: The figures are 示例 (D8).
    """

    rule: ControlRule
    on: date
    by: str = ""
    pack: str | None = None
    sha256: str | None = None
    example: bool = True


@dataclass(frozen=True)
class WorkspaceOverlay:
    """The result for every current parcel of one state, before anything is written."""

    parcels: ColumnTable
    overlay: Overlay
    version: LineVersion
    example: bool
    epsg: Column
    seq: int
    """Log line that the state ends with: the line is what it was then."""
    beyond_extent: int = 0
    """Parcels beyond the box around the whole line."""


def write_differences(
    store: Store,
    found: WorkspaceOverlay,
    latest: ColumnTable,
    *,
    basis: Basis,
    written: Written,
    progress: Progress,
) -> None:
    """Write the results that differ from the last ones, in batches, and note them in ``written``.

    A result that says the same of another version of the parcel row is written with the
    treatment (按线内/线外处理) that a person had given it; one that says something else drops the
    treatment, which is noted.

    Raises:
        ConflictError: Somebody wrote a check, a treatment or a line meanwhile; the batches before
            it hold.
    """
    rows = _results_table(found, basis)
    before = _latest_rows(found.parcels["uuid"], latest)
    same = _same_result(rows, latest, before)
    rows = _keep_treatment(rows, latest, before, same)
    wanted = np.ones(len(rows), dtype=np.bool_)
    wanted[same] = _other_basis(rows, latest, np.flatnonzero(same), before[same])
    places = np.flatnonzero(wanted)
    seq, run = found.seq, str(uuid.uuid4())
    source = {"run": run, "control_line_version": found.version.key}
    for start in range(0, len(places), BATCH_ROWS):
        progress.step(start, len(places))
        chosen = places[start : start + BATCH_ROWS]
        keys = column("text", (str(uuid.uuid4()) for _ in range(len(chosen))))
        batch = rows.take(chosen)
        insert = BulkInsert("control_check", batch.with_columns(uuid=keys), source)
        receipt = store.write([ExpectNoChange(_RESTS_ON, seq), insert], reason="控制线套合")
        seq = receipt.last_seq
        written.count += len(chosen)
        written.flipped += _flips(batch, latest, before[chosen])
        written.dropped += _dropped(batch, latest, np.where(same, -1, before)[chosen])


def _results_table(found: WorkspaceOverlay, basis: Basis) -> ColumnTable:
    overlay, count, rule = found.overlay, len(found.parcels), basis.rule

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
            "treated_on": constant("date", None, count),
            "tolerance": constant("real", rule.tolerance, count),
            "max_remainder_m2": constant("real", rule.max_remainder_m2, count),
            "thin_width_m": constant("real", rule.thin_width_m, count),
            "checked_on": constant("date", np.datetime64(basis.on), count),
            "checked_by": constant("text", basis.by or None, count),
            "rule_pack": constant("text", basis.pack, count),
            "rule_pack_hash": constant("text", basis.sha256, count),
            "line_seq": constant("int", found.seq, count),
        }
    )


def _latest_rows(parcel: Column, latest: ColumnTable) -> Rows:
    """Return the row of ``latest`` that belongs to each parcel, -1 where there is none."""
    place = {key: row for row, key in enumerate(latest["parcel_uuid"].values)}
    return np.array([place.get(key, -1) for key in parcel.values], dtype=np.int64)


_EXACT = ("control_line_version_uuid", "control_class", "area_epsg", "sliver", "boundary_error")
_RULE = ("tolerance", "max_remainder_m2", "thin_width_m")
_AREAS = ("inside_m2", "outside_m2", "level_1_m2", "level_2_m2", "level_0_m2")
_SAID = ("rule_pack", "rule_pack_hash")
_TREATMENT = ("treated_as", "treated_by", "treated_reason", "treated_on")


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


def _other_basis(rows: ColumnTable, latest: ColumnTable, same: Rows, before: Rows) -> Mask:
    """Tell which results, though the same, rest on another parcel row, pack or line."""
    other = rows["parcel_version"].values[same] != latest["parcel_version"].values[before]
    other |= ~latest["line_holds"].values[before]
    for name in _SAID:
        other |= (rows[name].values[same] != latest[name].values[before]).astype(np.bool_)
    return np.asarray(other, dtype=np.bool_)


def _keep_treatment(
    rows: ColumnTable, latest: ColumnTable, before: Rows, same: Mask
) -> ColumnTable:
    """Carry 按线内/线外处理 over to results that did not change."""
    carried = {}
    for name in _TREATMENT:
        values, valid = rows[name].values.copy(), rows[name].valid.copy()
        values[same] = latest[name].values[before[same]]
        valid[same] = latest[name].valid[before[same]]
        carried[name] = Column(rows[name].kind, values, valid)
    return rows.with_columns(**carried)


def _flips(rows: ColumnTable, latest: ColumnTable, before: Rows) -> list[Flip]:
    known = np.flatnonzero(before >= 0)
    old = latest["control_class"].values[before[known]]
    new = rows["control_class"].values[known]
    turned = np.flatnonzero((old != new).astype(np.bool_))
    keys = rows["parcel_uuid"].values[known]
    return [Flip(str(keys[i]), str(old[i]), str(new[i])) for i in turned]


def _dropped(rows: ColumnTable, latest: ColumnTable, before: Rows) -> list[DroppedTreatment]:
    """Return the treatments of the results that rows replace; -1 replaces none."""
    replaced = np.flatnonzero(before >= 0)
    treated = replaced[latest["treated_as"].valid[before[replaced]]]
    old = latest.take(before[treated]).to_rows()
    return [
        DroppedTreatment(
            parcel_uuid=last["parcel_uuid"],
            treated_as=last["treated_as"],
            treated_by=last["treated_by"],
            treated_reason=last["treated_reason"],
            because=_because(last, now),
        )
        for last, now in zip(old, rows.take(treated).to_rows(), strict=True)
    ]


def _because(last: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if last["control_line_version_uuid"] != now["control_line_version_uuid"]:
        return "line"
    return "rule" if any(last[name] != now[name] for name in _RULE) else "result"

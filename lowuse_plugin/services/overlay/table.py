# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The stored overlay: of one parcel or unit for the card, of many as a table."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.overlay import (
    FINDINGS,
    LAYER_KINDS,
    LEGAL,
    REFERENCE,
    UNCLASSED_NAME,
    WHOLE,
    OverlayLine,
)
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry.arrays import Mask, Rows
from lowuse_plugin.services.overlay.staleness import stale_runs

_LAST = 10_000
"""Place of a layer without one."""


def read_overlay(
    reading: Reading,
    *,
    parcel: str | None = None,
    unit: str | None = None,
    on: date | None = None,
) -> tuple[OverlayLine, ...]:
    """Return what the newest runs say of one parcel or one survey unit.

    Sorted: findings first, then by place of the layer, and within it the largest area first. A
    layer that was analysed and does not overlap gives one line of 0 m²; one that was not analysed
    for it gives none.

    Args:
        reading: The state.
        parcel: Key of a parcel.
        unit: Or of a survey unit.
        on: Day of the control line in force; today when None.
    """
    if unit is not None:
        return read_overlays(reading, units=[unit], on=on)[unit]
    return read_overlays(reading, parcels=[parcel], on=on)[parcel] if parcel is not None else ()


def read_overlays(
    reading: Reading,
    *,
    parcels: Collection[str] = (),
    units: Collection[str] = (),
    on: date | None = None,
) -> Mapping[str, tuple[OverlayLine, ...]]:
    """Return what :func:`read_overlay` says, of many parcels and units at once; each has an entry.

    Args:
        reading: The state.
        parcels: Keys of parcels.
        units: Keys of survey units.
        on: Day of the control line in force; today when None.
    """
    asked = {"parcels": json.dumps(list(parcels)), "units": json.dumps(list(units))}
    rows = reading.table("overlay_lines", **asked).to_rows()
    stale = stale_runs(reading, on or office_today())
    same = _put_back(reading, {row["subject"] for row in rows if row["subject_changed"]})
    found: dict[str, list[tuple[Mapping[str, Any], OverlayLine]]] = {
        key: [] for key in (*parcels, *units)
    }
    for row in filter(_is_known, rows):
        changed = row["subject_changed"] and (row["subject"], row["run"]) not in same
        holds = not (changed or stale[row["run"]])
        found[row["subject"]].append((row, _line(row, holds=holds)))
    return {
        key: tuple(line for _, line in sorted(lines, key=lambda each: _order(*each)))
        for key, lines in found.items()
    }


def _put_back(reading: Reading, changed: Collection[str]) -> frozenset[tuple[str, str]]:
    """Return which of the changed parcels and units stand again as a run saw them."""
    if not changed:
        return frozenset()
    found = reading.table("overlay_put_back", subjects=json.dumps(sorted(changed))).to_rows()
    return frozenset((row["subject"], row["run"]) for row in found)


def _of_subjects(
    reading: Reading, table: ColumnTable, subjects: ColumnTable
) -> tuple[ColumnTable, Mask, Rows]:
    """Return the results of known subjects, which of these changed since, and their row."""
    place = {key: row for row, key in enumerate(subjects["uuid"].values)}
    row = np.array([place.get(key, -1) for key in table["subject"].values], dtype=np.int64)
    table, row = table.take(row >= 0), row[row >= 0]
    changed = np.asarray(subjects["changed_seq"].values[row] > table["layer_seq"].values)
    at = np.flatnonzero(changed)
    keys, runs = table["subject"].values[at].tolist(), table["run"].values[at].tolist()
    same = _put_back(reading, set(keys))
    changed[at] = [each not in same for each in zip(keys, runs, strict=True)]
    return table, changed, row


def _is_known(row: Mapping[str, Any]) -> bool:
    """Tell whether a run has looked at it: what is newer than the run was not there then."""
    if row["layer_kind"] == LEGAL:  # every ground is in one of its classes, where anything is known
        return bool(row["share"])
    return row["share"] is not None or not (row["partial"] or row["subject_new"])


def _line(row: Mapping[str, Any], *, holds: bool) -> OverlayLine:
    share = row["share"] or 0.0
    code = row["class_code"] or ""
    return OverlayLine(
        layer_key=_key(row["layer_kind"], row["reference_layer_uuid"]),
        layer_kind=row["layer_kind"],
        reference_kind=row["reference_kind"] or "",
        layer_name=row["layer_name"],
        source=row["source"] or "",
        as_of=date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        class_code=code,
        class_name=(row["class_name"] or code or UNCLASSED_NAME) if share else "",
        overlap_m2=row["overlap_m2"] or 0.0,
        share=share,
        boundary_error=bool(row["boundary_error"]),
        finding=row["finding"] or "",
        analysed_on=date.fromisoformat(row["analysed_on"]),
        holds=holds,
    )


def _key(kind: str, layer: str | None) -> str:
    return f"{REFERENCE}:{layer}" if kind == REFERENCE else kind


def _order(row: Mapping[str, Any], line: OverlayLine) -> tuple[Any, ...]:
    finding = FINDINGS.index(line.finding) if line.finding else len(FINDINGS)
    place = _LAST if row["priority"] is None else row["priority"]
    return (
        finding,
        LAYER_KINDS.index(line.layer_kind),
        place,
        line.layer_name,
        line.class_code == WHOLE,
        -line.overlap_m2,
    )


def overlay_table(
    store: Store, parcels: Sequence[str] | None = None, *, on: date | None = None
) -> ColumnTable:
    """Return every overlap that is stored: parcel or unit × layer × class.

    Args:
        store: The workspace.
        parcels: uuid of parcels, with whose rows come those of the units they lie in; all when
            None.
        on: Day of the control line in force; today when None.

    Returns:
        Columns subject, is_unit, label, holder_name, district, town, area_m2, layer_key,
        layer_kind, reference_kind, layer_name, source, as_of, class_code, class_name, overlap_m2,
        share, areas, boundary_error, finding, analysed_on, holds. 亩 is made from m² where it is
        shown (A-37).
    """
    asked = None if parcels is None else json.dumps(list(parcels))
    with store.read() as reading:
        if parcels is not None:
            units = reading.table("overlay_units_of", parcels=asked)["uuid"].to_list()
            asked = json.dumps([*parcels, *units])
        table = reading.table("overlay_table", subjects=asked)
        subjects = reading.table("overlay_subjects", subjects=asked)
        stale = stale_runs(reading, on or office_today())
        table, changed, row = _of_subjects(reading, table, subjects)
    old = np.array([stale.get(run, True) for run in table["run"].values], dtype=np.bool_)
    beside = {
        name: subjects[name].take(row)
        for name in ("label", "holder_name", "district", "town", "area_m2")
    }
    every = np.ones(len(table), dtype=np.bool_)
    names = table["class_name"]
    unnamed = ~names.valid
    values = names.values.copy()
    codes = table["class_code"].values[unnamed]
    values[unnamed] = np.where(codes == "", UNCLASSED_NAME, codes)
    return table.select([name for name in table if name not in ("run", "layer_seq")]).with_columns(
        class_name=Column("text", values, every),
        holds=Column("bool", ~(changed | old), every),
        **beside,
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of ``overlay_run`` and ``overlay_result``: what a finished analysis writes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.overlay import LEAST_M2, REFERENCE, THIN_WIDTH_M
from lowuse_plugin.domain.ports import BulkInsert, Insert, Update, Value
from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.services.overlay.layer import LayerOverlay
from lowuse_plugin.services.overlay.layers_read import Subjects
from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

RUN, RESULT = "overlay_run", "overlay_result"
BEGUN, COMPLETE = 1, 2
"""Versions of the row of a run whose rows are being written, and are all there."""
REASON = "套合分析"
SAVED_ROWS = 2_500
"""So many results in one save: there are millions, and each save of them is over in 0.3 s."""
UNFINISHED, COMPUTED = "套合分析未完成", "套合分析已算完"
"""Why a run does not count yet: rows of it are missing, or it waits for the other layers. Whoever
is stopped leaves it so, and the one before holds."""
SUPERSEDED = "套合分析未完成，已由后一次取代"
"""Why a run that was stopped will never count: neither will its rows, which are kept."""


@dataclass(frozen=True)
class RunStamp:
    """What every run of one analysis says."""

    on: date
    by: str
    seq: int
    """Log line of the state that was read."""


def run_values(
    layer: RegisteredLayer,
    stamp: RunStamp,
    *,
    version: str | None,
    parcels: int | None,
    units: int | None,
) -> dict[str, Value]:
    """Return the columns of a run.

    Args:
        layer: What was analysed.
        stamp: Who, when and on which state.
        version: The control line in force, if that is the layer.
        parcels: How many parcels were looked at; None when only chosen ones were.
        units: Likewise.
    """
    return {
        "layer_kind": layer.kind,
        "reference_layer_uuid": layer.uuid if layer.kind == REFERENCE else None,
        "control_line_version_uuid": version,
        "layer_name": layer.name,
        "source": layer.source or None,
        "as_of": layer.as_of.isoformat() if layer.as_of else None,
        "crs": layer.crs or None,
        "layer_seq": stamp.seq,
        "areas": layer.areas,
        "parcels": parcels,
        "units": units,
        "least_m2": LEAST_M2,
        "thin_width_m": THIN_WIDTH_M,
        "analysed_on": stamp.on.isoformat(),
        "analysed_by": stamp.by or None,
    }


def begin_run(run: str, values: dict[str, Value]) -> Insert:
    """Return the row of a run that does not count yet: its results may refer to it."""
    hidden: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": UNFINISHED}
    return Insert(RUN, run, {**values, **hidden})


def complete_run(run: str) -> Update:
    """Return what says that all rows of a run are written; it belongs to the save of the last."""
    return Update(RUN, run, BEGUN, {"retired_reason": COMPUTED})


def finish_run(run: str, version: int) -> Update:
    """Return what makes a complete run count, and with it all its results at once."""
    return Update(RUN, run, version, {"retired_at": None, "retired_reason": None})


def write_off(run: str, version: int) -> Update:
    """Return what keeps a run that was stopped from ever counting, whoever still works on it."""
    return Update(RUN, run, version, {"retired_at": now_utc(), "retired_reason": SUPERSEDED})


def result_table(
    found: LayerOverlay, subjects: Subjects, rows: Rows, run: str, *, with_empty: bool
) -> ColumnTable:
    """Return the rows of ``overlay_result``.

    Args:
        found: What overlaps; its subjects are positions in ``rows``.
        subjects: Parcels and units.
        rows: Which of them were looked at.
        run: Key of the run.
        with_empty: Whether what overlaps nothing gets a row of 0 m², which says that it was
            looked at.
    """
    if with_empty:
        found = _with_empty(found, len(rows))
    row, count = rows[found.subject], len(found)
    unit, every = subjects.is_unit[row], np.ones(count, dtype=np.bool_)
    keys = subjects.uuids[row]
    named = found.share > 0
    return ColumnTable(
        {
            "uuid": column("text", (str(uuid.uuid4()) for _ in range(count))),
            "overlay_run_uuid": constant("text", run, count),
            "parcel_uuid": Column("text", keys, ~unit),
            "survey_unit_uuid": Column("text", keys, unit),
            "subject_version": subjects.table["row_version"].take(row),
            "class_code": Column("text", found.codes, named),
            "class_name": Column("text", found.names, found.names != ""),
            "share": Column("real", found.share, every),
            "overlap_m2": Column("real", found.overlap_m2, every),
            "area_epsg": subjects.area_epsg.take(row),
            "areas": Column("int", found.areas, every),
            "boundary_error": Column("bool", found.boundary_error, every),
            "finding": Column("text", found.finding, found.finding != ""),
        }
    )


def _with_empty(found: LayerOverlay, count: int) -> LayerOverlay:
    empty = np.setdiff1d(np.arange(count), found.subject)
    none, text = np.zeros(len(empty)), np.full(len(empty), "", dtype=object)
    added = LayerOverlay(
        empty, text, text, none, none, none.astype(np.int64), none.astype(np.bool_), text
    )
    return LayerOverlay(
        **{
            name: np.concatenate((getattr(found, name), getattr(added, name)))
            for name in found.__dataclass_fields__
        }
    )


def batches(rows: ColumnTable, run: str) -> Iterator[BulkInsert]:
    """Yield the rows in batches that keep no colleague waiting."""
    for start in range(0, len(rows), SAVED_ROWS):
        chosen = np.arange(start, min(start + SAVED_ROWS, len(rows)))
        yield BulkInsert(RESULT, rows.take(chosen), {"run": run})


def retirements(replaced: ColumnTable) -> list[Update]:
    """Return what takes rows of a run out of force whose parcel or unit was looked at again."""
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": "重新套合"}
    pairs = zip(replaced["uuid"].to_list(), replaced["row_version"].to_list(), strict=True)
    return [Update(RESULT, key, version, gone) for key, version in pairs]


def updated_run(key: str, version: int, values: dict[str, Value]) -> Update:
    """Return what brings a run to the state in which it was looked at again."""
    kept: Sequence[str] = ("layer_kind", "reference_layer_uuid", "least_m2", "thin_width_m")
    return Update(RUN, key, version, {n: v for n, v in values.items() if n not in kept})

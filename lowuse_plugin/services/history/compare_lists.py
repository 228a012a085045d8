# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of parcels as of a moment, and what of it is different now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, joined
from lowuse_plugin.domain.parcels.states import control_states, low_efficiency_states
from lowuse_plugin.domain.ports import Progress, Store
from lowuse_plugin.services.parcels.listing import list_all

GONE = "gone"
"""The parcel counts no more."""
_PROCEDURE = "survey_state"
COMPARED = (
    "label",
    "holder_name",
    "address",
    "town",
    "district",
    "registered_area_m2",
    "plane_area_m2",
    "use_code",
    "assessment_outcome",
    "stale_assessment",
    "tag_state",
    "low_efficiency_kind",
    "control_class",
    "control_inside_share",
    "boundary_error",
    "stale_control",
    _PROCEDURE,
)
"""Columns of a list that people look at."""


@dataclass(frozen=True)
class PastList:
    """The parcels of then beside those of now."""

    table: ColumnTable
    """As :func:`~lowuse_plugin.services.parcels.listing.list_all`, with a text column
    ``difference``:
    columns that differ now, parted by blanks, :data:`GONE`, or missing where nothing differs; and
    each column of :data:`COMPARED` as it is now behind ``now_``, with ``now_state`` and
    ``now_control`` as lists derive them."""
    seq: int
    """The last log line of then."""
    now: int
    """Parcels that there are now."""
    new: int
    """Parcels of now that were not there then."""
    gone: int
    changed: int


def past_list(
    store: Store, *, moment_utc: str = "", seq: int | None = None, progress: Progress | None = None
) -> PastList:
    """Return the parcels as of a moment, or as a line of the log left them.

    Args:
        store: The workspace.
        moment_utc: The moment, where no line is given.
        seq: The line.
        progress: May stop the work.

    Raises:
        LowUseError: As the store says it.
    """
    past = (
        store.read_as_of(moment_utc, progress)
        if seq is None
        else store.read_after_line(seq, progress)
    )
    with past as reading:
        then, last = list_all(reading), reading.head().seq
    with store.read() as reading:
        now = list_all(reading)
    return compared(then, now, last)


def compared(then: ColumnTable, now: ColumnTable, seq: int) -> PastList:
    """Return a list of then with what differs now.

    Args:
        then: The list of then.
        now: The list of now.
        seq: The last log line of then.
    """
    place = dict(zip(now["uuid"].values.tolist(), range(len(now)), strict=True))
    rows = np.array([place.get(uuid, -1) for uuid in then["uuid"].values.tolist()], dtype=np.int64)
    gone = rows < 0
    texts: NDArray[np.object_] = np.full(len(then), "", dtype=object)
    texts[gone] = GONE
    if len(now):
        places = np.maximum(rows, 0)
        other_state = low_efficiency_states(then) != low_efficiency_states(now)[places]
        for name in COMPARED:
            differs = _differing(then[name], now[name], places) & ~gone
            if name == _PROCEDURE:
                differs &= other_state  # most of its steps leave the state as lists show it
            texts[differs] += f"{name} "
    found = np.array([text.rstrip() or None for text in texts.tolist()], dtype=object)
    valid = np.array([text is not None for text in found.tolist()], dtype=np.bool_)
    return PastList(
        table=then.with_columns(difference=Column("text", found, valid), **_now_beside(now, rows)),
        seq=seq,
        now=len(now),
        new=len(now) - int(np.count_nonzero(~gone)),
        gone=int(np.count_nonzero(gone)),
        changed=int(np.count_nonzero(valid & ~gone)),
    )


def _now_beside(now: ColumnTable, rows: NDArray[np.int64]) -> dict[str, Column]:
    """Return the columns of now in the rows of then, missing where the parcel is gone."""
    places = np.where(rows >= 0, rows, len(now))  # behind the last row stands a missing value
    states = {"state": low_efficiency_states(now), "control": control_states(now)}
    columns = {name: now[name] for name in COMPARED} | {
        name: Column("text", values, np.ones(len(now), dtype=np.bool_))
        for name, values in states.items()
    }
    return {
        f"now_{name}": joined([values, column(values.kind, [None])]).take(places)
        for name, values in columns.items()
    }


def _differing(then: Column, now: Column, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which values of then are others in the given rows of now; missing equals missing."""
    values, valid = now.values[rows], now.valid[rows]
    both = then.valid & valid
    same = np.asarray(then.values == values, dtype=np.bool_)
    return np.asarray((then.valid != valid) | (both & ~same))

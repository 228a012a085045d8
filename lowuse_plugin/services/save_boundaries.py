# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing drawn boundaries: every change, new parcel and retirement in one save, or none.

The registered area stays what the register says; areas of the drawing follow the drawing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lowuse_plugin.domain.boundary_edits import (
    EditedShape,
    Leaving,
    SavedBoundaries,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    Insert,
    Progress,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.geometry.areas import stored_areas
from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.services.drawn_boundaries import Drawn, read_drawn
from lowuse_plugin.services.edit_boundaries import check_boundaries
from lowuse_plugin.services.new_parcel import new_row
from lowuse_plugin.services.retire_parcels import expect_nothing_new, refuse_used, retirement

_SPLIT = "split"


def save_boundaries(
    store: Store,
    edited: Sequence[EditedShape],
    leaving: Sequence[Leaving] = (),
    *,
    reason: str,
    progress: Progress | None = None,
) -> SavedBoundaries:
    """Save edited shapes; those that nobody changed are left as they are.

    Args:
        store: The workspace.
        edited: What is drawn.
        leaving: Parcels that were deleted in the drawing and are to be retired.
        reason: Why; goes into the log.
        progress: Of the check before the save.

    Raises:
        ConflictError: Somebody saved one of the parcels since the drawing began; nothing was
            written.
        LowUseError: ``REASON_MISSING``; ``BOUNDARY_NOT_SOUND`` (count, first: the sentence of
            the first error); ``BOUNDARY_NOTHING`` when nothing differs; ``RETIRE_BUILT_UPON``;
            what reading and writing raise.
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")
    watched = progress or SilentProgress()
    report = check_boundaries(store, edited, leaving, watched)
    own = [f for f in report.errors if f.code not in ("BOUNDARY_CHANGED_SINCE", "BOUNDARY_GONE")]
    if own:
        raise LowUseError("BOUNDARY_NOT_SOUND", count=len(own), first=own[0].code, **own[0].params)
    with store.read() as reading:
        drawn = read_drawn(reading, edited, store.info.district)
        refuse_used(reading, [each.uuid for each in leaving])
        expected = expect_nothing_new(reading) if leaving else []
    plan = _plan(drawn, store.info.crs, store.info.district)
    retired = [retirement(each.uuid, each.base_version, reason) for each in leaving]
    changes: list[Change] = [*expected, *plan.changes, *retired]
    if len(changes) == len(expected):
        raise LowUseError("BOUNDARY_NOTHING")
    receipt = store.write(changes, reason=reason)
    leavers = tuple(each.uuid for each in leaving)
    return SavedBoundaries(receipt, plan.changed, plan.created, leavers)


@dataclass(frozen=True)
class _Plan:
    changes: list[Change]
    changed: tuple[str, ...]
    created: Mapping[str, str]


def _plan(drawn: Drawn, crs: str, workspace_district: str) -> _Plan:
    """Return the changes of all shapes that differ from the workspace."""
    rows = np.flatnonzero(drawn.changed)
    measured = _measured(drawn, rows, crs)
    changes: list[Change] = []
    changed: list[str] = []
    created: dict[str, str] = {}
    split: list[Change] = []
    for row, values in zip(rows.tolist(), measured, strict=True):
        each = drawn.edited[row]
        if each.uuid is not None:
            changes.append(
                Update("parcel", each.uuid, drawn.version(row), values, dict(each.source))
            )
            changed.append(each.uuid)
            continue
        new = created[each.key] = str(uuid.uuid4())
        changes.append(Insert("parcel", new, new_row(each, workspace_district, values)))
        if each.split_from:
            split.append(_descent(each.split_from, new, values))
    return _Plan([*changes, *split], tuple(changed), created)


def _descent(old: str, new: str, values: Mapping[str, Value]) -> Insert:
    """Return the line of descent (沿革) of a parcel that was cut off another one."""
    return Insert(
        "lineage",
        str(uuid.uuid4()),
        {
            "old_parcel_uuid": old,
            "new_parcel_uuid": new,
            "kind": _SPLIT,
            "area_m2": values["plane_area_m2"],
            "happened_on": office_today().isoformat(),
        },
    )


def _measured(drawn: Drawn, rows: Rows, crs: str) -> list[dict[str, Value]]:
    """Return shape and areas as the workspace keeps them, one mapping a row."""
    shapes = drawn.shapes[rows]
    areas = stored_areas(shapes, crs, drawn.districts[rows])
    return [
        {"geom": wkb, **area} for wkb, area in zip(encode(shapes).to_list(), areas, strict=True)
    ]

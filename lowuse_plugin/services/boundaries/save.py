# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing drawn boundaries: every change, new parcel and retirement in one save, or none.

The registered area stays what the register says; areas of the drawing follow the drawing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lowuse_plugin.domain.boundaries.cut_off import (
    NO_GROUNDS,
    OF_THE_WHOLE,
    TO_FILL,
    SplitGrounds,
    carried_columns,
    check_grounds,
)
from lowuse_plugin.domain.boundaries.edits import (
    EditedShape,
    Leaving,
    PlacedFinding,
    SavedBoundaries,
)
from lowuse_plugin.domain.boundaries.split_parts import part_key
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.area_adjustment import (
    SOURCE,
    AreaAdjustment,
    adjustment_remark,
    drawn_area,
)
from lowuse_plugin.domain.ports import (
    Change,
    Insert,
    Progress,
    Reading,
    SilentProgress,
    Store,
    Update,
    Value,
)
from lowuse_plugin.geometry.areas import stored_areas
from lowuse_plugin.geometry.arrays import Rows
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.services.boundaries.cut_off_parts import Originals, read_originals
from lowuse_plugin.services.boundaries.drawn import Drawn, read_drawn
from lowuse_plugin.services.boundaries.edit import check_boundaries
from lowuse_plugin.services.boundaries.new_parcel import CODE_USED, check_new, new_row
from lowuse_plugin.services.boundaries.split_areas import shared_areas
from lowuse_plugin.services.parcels.retire import expect_nothing_new, refuse_used, retirement
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.free_numbers import expect_no_number_given

_TABLE = "parcel"
_ROW_CHANGED = "ROW_CHANGED"


def save_boundaries(
    store: Store,
    edited: Sequence[EditedShape],
    leaving: Sequence[Leaving] = (),
    *,
    reason: str,
    remark: str = "",
    grounds: SplitGrounds = NO_GROUNDS,
    progress: Progress | None = None,
) -> SavedBoundaries:
    """Save edited shapes; those that nobody changed are left as they are.

    Args:
        store: The workspace.
        edited: What is drawn.
        leaving: Parcels that were deleted in the drawing and are to be retired.
        reason: Why; goes into the log.
        remark: Stands behind the reason in the log, such as overlaps that were written knowingly.
        grounds: On what it rests that parts are cut off parcels.
        progress: Of the check before the save.

    Raises:
        ConflictError: ``ROW_CHANGED``: somebody gave one of the parcels another boundary, or
            retired it, since the drawing began; or others write faster than this can read and
            save. Nothing was written.
        LowUseError: ``REASON_MISSING``; ``BOUNDARY_NOT_SOUND`` (count, first: the sentence of
            the first error); ``BOUNDARY_NOTHING`` when nothing differs; ``RETIRE_BUILT_UPON``;
            ``SPLIT_AGREEMENT_MISSING``, ``SPLIT_IN_FUTURE``; ``SPLIT_REGISTERED_CHANGED``,
            ``SPLIT_AREA_…`` as :func:`~lowuse_plugin.services.boundaries.split_areas.shared_areas`;
            what reading and writing raise.
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")
    report = check_boundaries(store, edited, leaving, progress or SilentProgress())
    _refuse_faulty(
        [f for f in report.errors if f.code not in ("BOUNDARY_CHANGED_SINCE", "BOUNDARY_GONE")]
    )
    work = _Work(store, edited, leaving, reason, remark, grounds)
    # What a colleague writes beside a boundary, every attempt takes up as it reads again.
    saved = until_undisturbed(lambda: _save(work))
    return replace(saved, overlaps=report.overlaps)


@dataclass(frozen=True)
class _Work:
    """What is to be saved."""

    store: Store
    edited: Sequence[EditedShape]
    leaving: Sequence[Leaving]
    reason: str
    remark: str
    grounds: SplitGrounds


def _save(work: _Work) -> SavedBoundaries:
    """Save on one state of the workspace.

    Raises:
        ConflictError: ``ROW_CHANGED``, or somebody wrote what this rests on since that state.
    """
    store, leaving = work.store, work.leaving
    with store.read() as reading:
        drawn = read_drawn(reading, work.edited, store.info.district)
        _refuse_overtaken(reading, drawn)
        refuse_used(reading, [each.uuid for each in leaving])
        expected = expect_nothing_new(reading) if leaving else []
        expected += _expect_free(reading, drawn.edited, store.info.district)
        originals = read_originals(reading, drawn.edited)
        expected += originals.expected
    parts = [each for each in drawn.edited if each.split_from]
    said = [(originals.holder_of(p), _text(p.values.get("holder_name"))) for p in parts]
    check_grounds(work.grounds, said, office_today())
    plan = _plan(drawn, originals, work)
    retired = [retirement(each.uuid, each.base_version, work.reason) for each in leaving]
    changes: list[Change] = [*plan.changes, *retired]
    if not changes:
        raise LowUseError("BOUNDARY_NOTHING")
    receipt = store.write([*expected, *changes], reason=work.reason + work.remark + plan.remark)
    leavers = tuple(each.uuid for each in leaving)
    return SavedBoundaries(
        receipt,
        plan.changed,
        plan.created,
        leavers,
        plan.carried,
        lacking=plan.lacking,
        emptied=plan.emptied,
    )


def _refuse_faulty(errors: Sequence[PlacedFinding]) -> None:
    if errors:
        first = errors[0]
        raise LowUseError("BOUNDARY_NOT_SOUND", count=len(errors), first=first.code, **first.params)


def _refuse_overtaken(reading: Reading, drawn: Drawn) -> None:
    """Refuse to write over a boundary, or a retirement, that the drawing did not begin with.

    Raises:
        ConflictError: ``ROW_CHANGED``, as the store says it.
    """
    for row in np.flatnonzero(drawn.changed).tolist():
        edited, stored = drawn.edited[row], drawn.before[row]
        if edited.uuid is None or (stored is not None and not drawn.overtaken[row]):
            continue
        now = reading.row(_TABLE, edited.uuid) or {}
        lines = reading.table("history_change", change_id=now.get("change_id")).to_rows()
        raise ConflictError(
            _ROW_CHANGED,
            table=_TABLE,
            uuid=edited.uuid,
            expected=edited.base_version,
            found=now.get("row_version"),
            changed_by=lines[0]["actor"] if lines else None,
            changed_at=lines[0]["at_utc"] if lines else None,
        )


def _expect_free(
    reading: Reading, edited: Sequence[EditedShape], workspace_district: str
) -> list[Change]:
    """Return on which state the codes of new parcels are free.

    Raises:
        LowUseError: ``BOUNDARY_NOT_SOUND``: somebody took one since the check.
    """
    if not any(each.uuid is None and each.values.get("parcel_code") for each in edited):
        return []
    found = check_new(reading, edited, workspace_district)
    _refuse_faulty([finding for finding in found if finding.code == CODE_USED])
    return [expect_no_number_given(reading)]


@dataclass(frozen=True)
class _Plan:
    changes: list[Change]
    changed: tuple[str, ...]
    created: Mapping[str, str]
    carried: tuple[str, ...]
    remark: str = ""
    """How registered areas were shared out, for the log."""
    lacking: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()


def _text(value: Value) -> str:
    return str(value or "").strip()


def _plan(drawn: Drawn, originals: Originals, work: _Work) -> _Plan:
    """Return the changes of all shapes that differ from the workspace."""
    rows = np.flatnonzero(drawn.changed)
    measured = _measured(drawn, rows, work.store.info.crs)
    changes: list[Change] = []
    changed: list[str] = []
    created: dict[str, str] = {}
    beside: list[Change] = []
    carried: set[str] = set()
    lacking: set[str] = set()
    emptied: set[str] = set()
    divided = {each.split_from for each in drawn.edited if each.split_from}
    found = [(drawn.edited[row].key, m) for row, m in zip(rows.tolist(), measured, strict=True)]
    new_uuids = {each.key: str(uuid.uuid4()) for each in drawn.edited if each.uuid is None}
    areas = shared_areas(
        drawn.edited,
        {key: drawn_area(values.get("plane_area_m2")) for key, values in found},
        originals.registered,
        work.grounds.areas,
    )
    shared = _shared(drawn.edited, areas, new_uuids)
    for row, values in zip(rows.tolist(), measured, strict=True):
        each = drawn.edited[row]
        if each.uuid is not None:
            version = stored.version if (stored := drawn.before[row]) else each.base_version
            if each.uuid in divided:
                values.update(dict.fromkeys(OF_THE_WHOLE))
            values.update(shared.values.get(part_key(each), {}))
            of_whole = originals.whole.get(each.uuid, ())
            emptied |= {name for name in of_whole if values.get(name) is None}
            source = {**each.source, **shared.source.get(part_key(each), {})}
            changes.append(Update(_TABLE, each.uuid, version, values, source))
            changed.append(each.uuid)
            continue
        new = created[each.key] = new_uuids[each.key]
        stated = originals.stated_of(each)
        carried |= stated.keys()
        said = new_row(each, work.store.info.district, values, stated)
        written = {**said, **shared.values.get(part_key(each), {})}
        changes.append(Insert(_TABLE, new, written))
        if each.split_from:
            lacking |= {name for name in TO_FILL if written.get(name) in (None, "")}
        how = shared.source.get(part_key(each), {}).get(SOURCE, "")
        beside += originals.of_part(each, new, values, work.grounds, how)
    in_order = tuple(name for name in carried_columns() if name in carried)
    remark = "".join(f"；{adjustment_remark(each)}" for each in areas.values())
    return _Plan(
        [*changes, *beside],
        tuple(changed),
        created,
        in_order,
        remark,
        tuple(name for name in TO_FILL if name in lacking),
        tuple(name for name in OF_THE_WHOLE if name in emptied),
    )


@dataclass(frozen=True)
class _Shared:
    """What parts get of registered areas: key of a part → columns, and the source of its line."""

    values: Mapping[str, Mapping[str, Value]]
    source: Mapping[str, Mapping[str, str]]


def _shared(
    edited: Sequence[EditedShape], areas: Mapping[str, AreaAdjustment], new: Mapping[str, str]
) -> _Shared:
    uuids = {part_key(each): each.uuid or new[each.key] for each in edited}
    values: dict[str, Mapping[str, Value]] = {}
    source: dict[str, Mapping[str, str]] = {}
    for found in areas.values():
        told = {SOURCE: found.to_json(uuids)}
        for part in found.parts:
            if part.registered_m2 is not None:
                values[part.key] = {"registered_area_m2": float(part.registered_m2)}
                source[part.key] = told
    return _Shared(values, source)


def _measured(drawn: Drawn, rows: Rows, crs: str) -> list[dict[str, Value]]:
    """Return shape and areas as the workspace keeps them, one mapping a row."""
    shapes = drawn.shapes[rows]
    areas = stored_areas(shapes, crs, drawn.districts[rows])
    return [
        {"geom": wkb, **area} for wkb, area in zip(encode(shapes).to_list(), areas, strict=True)
    ]

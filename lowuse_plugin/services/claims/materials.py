# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The checklist of a claim, one document or several in one save."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.claims.records import APPROVED, NOT_NEEDED, ClaimView, Material
from lowuse_plugin.domain.display import shown_code, shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.inputs import one_of
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.procedure import WITHDRAWN, shipped
from lowuse_plugin.services.claims.procedure import changed
from lowuse_plugin.services.claims.rows import CLAIM, MATERIAL, read_materials, read_row
from lowuse_plugin.services.retry import until_undisturbed

Values = dict[str, Value]

_CHANGED = "MATERIAL_CHANGED"
OF_ONE = frozenset(
    {_CHANGED, "MATERIAL_DAY_IN_FUTURE", "MATERIAL_MANDATORY", "MATERIAL_REMARK_MISSING"}
)
"""Refusals that are about one document only: the others can be saved without it."""


@dataclass(frozen=True)
class MaterialNote:
    """What came of one document of the checklist."""

    item: str
    """Code of the document."""
    state: str
    """Code list ``material_state``."""
    document_no: str = ""
    dated_on: date | None = None
    remark: str = ""
    """Why a document is not needed, for instance."""


def set_material(
    store: Store,
    claim: ClaimView,
    item: str,
    *,
    state: str,
    document_no: str,
    dated_on: date | None,
    remark: str,
    checked_by: str,
    today: date | None = None,
) -> Receipt:
    """Note what came of one document of the checklist; as :func:`set_materials`.

    Raises:
        LowUseError: As there.
        ConflictError: As there.
    """
    note = MaterialNote(item, state, document_no, dated_on, remark)
    return set_materials(store, claim, (note,), checked_by=checked_by, today=today)


def set_materials(
    store: Store,
    claim: ClaimView,
    notes: Sequence[MaterialNote],
    *,
    checked_by: str,
    today: date | None = None,
) -> Receipt:
    """Note what came of documents of the checklist, all in one save or none.

    Args:
        store: The workspace.
        claim: As the person saw it; the rows of the documents must still be those in it.
        notes: At least one, each document once.
        checked_by: Who looked.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` (item, state), ``MATERIAL_DAY_IN_FUTURE``,
            ``MATERIAL_MANDATORY`` (said not to be needed), ``MATERIAL_REMARK_MISSING`` (why it is
            not), ``MATERIALS_CLOSED`` (the sum is approved, or the claim withdrawn).
        ConflictError: ``MATERIAL_CHANGED``, ``CLAIM_CHANGED``: by a colleague, meanwhile.
    """
    seen = {each.item: each for each in claim.materials}
    day, person = today or office_today(), checked_by.strip() or None
    rows = [(_judged(seen, note, day), _values(note, person)) for note in notes]
    final = {_CHANGED, "CLAIM_CHANGED"}
    return until_undisturbed(lambda: _set(store, claim, rows), final=final)


def _judged(seen: Mapping[str, Material], note: MaterialNote, today: date) -> Material:
    """Return the document that a note is about.

    Raises:
        LowUseError: The note makes no sense.
    """
    one_of(note.state, schema.shipped().codes["material_state"].values, "state")
    one_of(note.item, list(seen), "item")
    material = seen[note.item]
    if note.dated_on is not None and note.dated_on > today:
        raise LowUseError("MATERIAL_DAY_IN_FUTURE", title=material.title)
    if note.state == NOT_NEEDED and material.mandatory:
        raise LowUseError("MATERIAL_MANDATORY", title=material.title)
    if note.state == NOT_NEEDED and not note.remark.strip():
        raise LowUseError("MATERIAL_REMARK_MISSING", title=material.title)
    return material


def _values(note: MaterialNote, checked_by: str | None) -> Values:
    return {
        "state": note.state,
        "document_no": note.document_no.strip() or None,
        "dated_on": note.dated_on.isoformat() if note.dated_on else None,
        "checked_by": checked_by,
        "remark": note.remark.strip() or None,
    }


def _set(store: Store, claim: ClaimView, rows: Sequence[tuple[Material, Values]]) -> Receipt:
    """Note them on one state of the workspace.

    Raises:
        ConflictError: Somebody noted one meanwhile, or took the claim elsewhere.
    """
    procedure = shipped()
    with store.read() as reading:
        row = read_row(reading, claim.project_uuid)
        if row is None or row.uuid != claim.uuid:
            raise changed(reading, claim, row)
        if row.state == WITHDRAWN or procedure.reached(row.state, APPROVED):
            raise LowUseError("MATERIALS_CLOSED", state=shown_code("claim_state", row.state))
        stored = {each.item: each for each in read_materials(reading, row.uuid, procedure)}
        for seen, _ in rows:
            now = stored.get(seen.item, seen)
            if (now.row_uuid, now.version) != (seen.row_uuid, seen.version):
                raise _conflict(reading, now)
        seq = reading.head().seq
    changes: list[Change] = [ExpectNoChange((MATERIAL, CLAIM), seq)]
    changes += [_change(row.uuid, seen, values) for seen, values in rows]
    return store.write(changes, reason=f"奖补申请材料 {_told(rows)}")


def _change(claim_uuid: str, seen: Material, values: Values) -> Change:
    if seen.row_uuid is not None:
        return Update(MATERIAL, seen.row_uuid, seen.version, values)
    known: Values = {"subsidy_claim_uuid": claim_uuid, "item": seen.item}
    return Insert(MATERIAL, str(uuid.uuid4()), {**known, **values})


def _told(rows: Sequence[tuple[Material, Values]]) -> str:
    """Return what the log says: by state, in the order of the notes."""
    titles: dict[str, list[str]] = {}
    for seen, values in rows:
        titles.setdefault(shown_code("material_state", str(values["state"])), []).append(seen.title)
    return "；".join(f"{'、'.join(names)}：{word}" for word, names in titles.items())


def _conflict(reading: Reading, now: Material) -> ConflictError:
    stored = None if now.row_uuid is None else reading.row(MATERIAL, now.row_uuid)
    change = None if stored is None else stored["change_id"]
    lines = reading.table("history_change", change_id=change).to_rows()
    return ConflictError(
        _CHANGED,
        table=MATERIAL,
        uuid=now.row_uuid,
        expected=None,
        found=now.version,
        changed_by=lines[0]["actor"] if lines else "",
        changed_at=shown_moment(lines[0]["at_utc"]) if lines else "",
        title=now.title,
    )

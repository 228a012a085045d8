# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The checklist of a claim, saved document by document."""

from __future__ import annotations

import uuid
from datetime import date

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.claims import APPROVED, NOT_NEEDED, ClaimView, Material
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
from lowuse_plugin.services.claim_rows import CLAIM, MATERIAL, read_materials, read_row
from lowuse_plugin.services.claims import changed
from lowuse_plugin.services.retry import until_undisturbed

_CHANGED = "MATERIAL_CHANGED"


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
    """Note what came of one document of the checklist.

    Args:
        store: The workspace.
        claim: As the person saw it; the row of the document must still be the one in it.
        item: Code of the document.
        state: Code list ``material_state``.
        document_no: 文号, may be empty.
        dated_on: Day of the document.
        remark: Why a document is not needed, for instance.
        checked_by: Who looked.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED`` (item, state), ``MATERIAL_DAY_IN_FUTURE``,
            ``MATERIAL_MANDATORY`` (said not to be needed), ``MATERIAL_REMARK_MISSING`` (why it is
            not), ``MATERIALS_CLOSED`` (the sum is approved, or the claim withdrawn).
        ConflictError: ``MATERIAL_CHANGED``, ``CLAIM_CHANGED``: by a colleague, meanwhile.
    """
    one_of(state, schema.shipped().codes["material_state"].values, "state")
    seen = {each.item: each for each in claim.materials}
    one_of(item, list(seen), "item")
    if dated_on is not None and dated_on > (today or office_today()):
        raise LowUseError("MATERIAL_DAY_IN_FUTURE", title=seen[item].title)
    if state == NOT_NEEDED and seen[item].mandatory:
        raise LowUseError("MATERIAL_MANDATORY", title=seen[item].title)
    if state == NOT_NEEDED and not remark.strip():
        raise LowUseError("MATERIAL_REMARK_MISSING", title=seen[item].title)
    values: dict[str, Value] = {
        "state": state,
        "document_no": document_no.strip() or None,
        "dated_on": dated_on.isoformat() if dated_on else None,
        "checked_by": checked_by.strip() or None,
        "remark": remark.strip() or None,
    }
    final = {_CHANGED, "CLAIM_CHANGED"}
    return until_undisturbed(lambda: _set(store, claim, seen[item], values), final=final)


def _set(store: Store, claim: ClaimView, seen: Material, values: dict[str, Value]) -> Receipt:
    """Note it on one state of the workspace.

    Raises:
        ConflictError: Somebody noted it meanwhile, or took the claim elsewhere.
    """
    procedure = shipped()
    with store.read() as reading:
        row = read_row(reading, claim.project_uuid)
        if row is None or row.uuid != claim.uuid:
            raise changed(reading, claim, row)
        if row.state == WITHDRAWN or procedure.reached(row.state, APPROVED):
            raise LowUseError("MATERIALS_CLOSED", state=shown_code("claim_state", row.state))
        stored = {each.item: each for each in read_materials(reading, row.uuid, procedure)}
        now = stored.get(seen.item, seen)
        if (now.row_uuid, now.version) != (seen.row_uuid, seen.version):
            raise _conflict(reading, now)
        seq = reading.head().seq
    changes: list[Change] = [ExpectNoChange((MATERIAL, CLAIM), seq)]
    if now.row_uuid is None:
        known: dict[str, Value] = {"subsidy_claim_uuid": row.uuid, "item": seen.item}
        changes.append(Insert(MATERIAL, str(uuid.uuid4()), {**known, **values}))
    else:
        changes.append(Update(MATERIAL, now.row_uuid, now.version, values))
    word = shown_code("material_state", str(values["state"]))
    return store.write(changes, reason=f"奖补申请材料 {seen.title}：{word}")


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

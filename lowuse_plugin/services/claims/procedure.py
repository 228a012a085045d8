# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedure of a subsidy: 测算 → 复核 → … → 市级拨付, each step one save.

A step is saved on the state that was read for it: the row of the claim has the version that the
person saw, and nobody wrote since what the guards look at. Where somebody did, all is looked at
again, and only a claim that a colleague took further ends as a conflict.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import (
    ADVANCE,
    APPROVED,
    CALCULATED,
    PUBLICITY,
    RECALCULATE,
    RETURN,
    START,
    WITHDRAW,
    Blocker,
    ClaimFacts,
    ClaimStep,
    ClaimView,
    Material,
    StepInput,
    blockers_of,
    forgotten,
    money_blockers,
)
from lowuse_plugin.domain.claims.steps import (
    check_reason,
    check_signature,
    publicity_begins,
    values_of,
)
from lowuse_plugin.domain.display import shown_code, shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.procedure import WITHDRAWN, shipped
from lowuse_plugin.services.claims.rows import (
    CLAIM,
    STEP,
    ClaimRow,
    StoredCase,
    case_of,
    read_row,
)
from lowuse_plugin.services.claims.state import (
    RESTS_ON,
    ClaimState,
    check_start,
    judged,
    newest_case,
    read_project_cases,
    read_state,
    view_of,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.subsidy.calculation_changes import APPLIED_ON

__all__ = [
    "Blocker",
    "ClaimStep",
    "ClaimView",
    "Material",
    "StepInput",
    "advance_claim",
    "read_claim",
    "replace_calculation",
    "return_claim",
    "start_claim",
    "withdraw_claim",
]

_CHANGED = "CLAIM_CHANGED"


def read_claim(store: Store, project_uuid: str, *, today: date | None = None) -> ClaimView | None:
    """Return the newest claim of a project, None when none was started.

    Args:
        store: The workspace.
        project_uuid: Whose claim.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    procedure = shipped()
    with store.read() as reading:
        row = read_row(reading, project_uuid)
        stored = None if row is None else read_state(reading, row, procedure)
    day = today or office_today()
    if stored is None:
        return None
    return view_of(judged(stored, store.info.crs, day), procedure, day)


def start_claim(
    store: Store, project_uuid: str, step: StepInput, *, today: date | None = None
) -> Receipt:
    """Start a claim on the newest calculation of a project.

    A trial may be started with, so that the documents can be gathered; it goes no further.

    Args:
        store: The workspace.
        project_uuid: Of a current project.
        step: Who starts it, and when.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_PROJECT_NOT_ACTIVE``, ``CLAIM_NO_CALCULATION``,
            ``CLAIM_CALCULATION_STALE``, ``CLAIM_INELIGIBLE``, ``CLAIM_EXISTS`` (also when a
            colleague started it a moment ago), and what is wrong with name or day.
        ConflictError: Others write faster than this can read and save.
    """
    day = today or office_today()
    return until_undisturbed(lambda: _start(store, project_uuid, step, day))


def advance_claim(
    store: Store, claim: ClaimView, step: StepInput, *, today: date | None = None
) -> Receipt:
    """Take a claim to its next state.

    Args:
        store: The workspace.
        claim: As the person saw it.
        step: Who, when, by which document, and what the state asks for.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: The first of its blockers, or what the step lacks or says wrongly
            (``CLAIM_…``, ``EXAMPLE_RULES``); ``CLAIM_ENDED`` when nothing follows.
        ConflictError: ``CLAIM_CHANGED``: a colleague took it further or back meanwhile.
    """
    day = today or office_today()
    return _done(store, claim, day, lambda state: _advance(state, step, day))


def return_claim(
    store: Store, claim: ClaimView, to_state: str, step: StepInput, *, today: date | None = None
) -> Receipt:
    """Send a claim back to an earlier state; what it knew from the later ones is emptied.

    Raises:
        LowUseError: ``CLAIM_NOT_EARLIER``, ``CLAIM_REASON_MISSING``, ``CLAIM_HAS_PAYMENTS`` (an
            approval on which money was paid stands until that is taken back), and what is wrong
            with name or day.
        ConflictError: As :func:`advance_claim`.
    """
    day = today or office_today()
    return _done(store, claim, day, lambda state: _return(state, to_state, step, day))


def withdraw_claim(
    store: Store, claim: ClaimView, step: StepInput, *, today: date | None = None
) -> Receipt:
    """Take a claim back as a whole; a new one may be started afterwards.

    Raises:
        LowUseError: ``CLAIM_ENDED``, ``CLAIM_REASON_MISSING``, ``CLAIM_HAS_PAYMENTS``, and what
            is wrong with name or day.
        ConflictError: As :func:`advance_claim`.
    """
    day = today or office_today()
    return _done(store, claim, day, lambda state: _withdraw(state, step, day))


def replace_calculation(
    store: Store, claim: ClaimView, step: StepInput, *, today: date | None = None
) -> Receipt:
    """Let a claim rest on the newest calculation of its project; it begins again at 测算.

    Raises:
        LowUseError: ``CLAIM_ENDED``, ``CLAIM_CALCULATION_SAME``, ``CLAIM_CALCULATION_STALE``,
            ``CLAIM_INELIGIBLE``, ``CLAIM_HAS_PAYMENTS``, and what is wrong with name or day.
        ConflictError: As :func:`advance_claim`.
    """
    day = today or office_today()
    return _done(store, claim, day, lambda state: _recalculate(state, step, day))


def _start(store: Store, project_uuid: str, step: StepInput, today: date) -> Receipt:
    """Start on one state of the workspace; saved only if it is still that state."""
    with store.read() as reading:
        found = read_project_cases(reading, project_uuid)
        last = read_row(reading, project_uuid)
        seq = reading.head().seq
    case = check_start(found, last, store.info.crs, today)
    check_signature(step, (), case.accepted_on, today)
    claim = Insert(
        CLAIM,
        str(uuid.uuid4()),
        {
            "project_uuid": project_uuid,
            "subsidy_case_uuid": case.uuid,
            "state": CALCULATED,
            "calculated_by": case.calculated_by,
        },
    )
    done = _row_of(claim.uuid, None, _Move(START, CALCULATED, case, step, {}))
    return store.write([ExpectNoChange(RESTS_ON, seq), claim, done], reason=_told(CALCULATED))


@dataclass(frozen=True)
class _Move:
    """What a step does with a claim."""

    action: str
    to_state: str
    case: StoredCase
    step: StepInput
    values: Mapping[str, Value]


_Decide = Callable[[ClaimState], _Move]


def _done(store: Store, claim: ClaimView, today: date, decide: _Decide) -> Receipt:
    """Do a step on the newest state of a claim that is still the one that was seen."""
    return until_undisturbed(lambda: _do(store, claim, today, decide), final={_CHANGED})


def _do(store: Store, claim: ClaimView, today: date, decide: _Decide) -> Receipt:
    with store.read() as reading:
        row = read_row(reading, claim.project_uuid)
        if row is None or (row.uuid, row.version) != (claim.uuid, claim.version):
            raise changed(reading, claim, row)
        stored = read_state(reading, row, shipped())
    state = judged(stored, store.info.crs, today)
    move = decide(state)
    values: dict[str, Value] = {"state": move.to_state, **move.values}
    changes: list[Change] = [
        ExpectNoChange(RESTS_ON, state.seq),
        *_applied(state.project, values.get(APPLIED_ON)),
        Update(CLAIM, row.uuid, row.version, values),
        _row_of(row.uuid, row.state, move),
    ]
    return store.write(changes, reason=_told(move.to_state, move.action))


def _applied(project: Row, day: Value) -> list[Change]:
    """Return what fills the day of the application in: calculations read it in the project."""
    if day is None or project[APPLIED_ON] == day:
        return []
    version = int(str(project["row_version"]))
    return [Update("project", str(project["uuid"]), version, {APPLIED_ON: day})]


def changed(reading: Reading, claim: ClaimView, now: ClaimRow | None) -> ConflictError:
    """Return the conflict with who took a claim elsewhere, and when."""
    by, at = "", ""
    if now is not None:
        lines = reading.table("history_change", change_id=now.change_id).to_rows()
        by, at = (lines[0]["actor"], shown_moment(lines[0]["at_utc"])) if lines else ("", "")
    return ConflictError(
        _CHANGED,
        table=CLAIM,
        uuid=claim.uuid,
        expected=claim.version,
        found=None if now is None else now.version,
        changed_by=by,
        changed_at=at,
        state=shown_code("claim_state", WITHDRAWN if now is None else now.state),
    )


def _told(to_state: str, action: str = START) -> str:
    """Return what the log says of a step."""
    return f"奖补办理 {shown_code('claim_action', action)}：{shown_code('claim_state', to_state)}"


def _advance(state: ClaimState, step: StepInput, today: date) -> _Move:
    row, facts, procedure = state.row, state.facts, shipped()
    to_state = procedure.next_state(row.state)
    if to_state is None:
        raise LowUseError("CLAIM_ENDED", state=shown_code("claim_state", row.state))
    for blocker in blockers_of(facts, to_state, procedure, today):
        raise LowUseError(blocker.code, **blocker.params)
    check_signature(step, facts.steps, facts.case.accepted_on, today)
    if to_state == PUBLICITY:
        publicity_begins(step, facts.steps)
    values = values_of(facts, to_state, step, procedure)
    return _Move(ADVANCE, to_state, case_of(state.cases, row.case_uuid), step, values)


def _return(state: ClaimState, to_state: str, step: StepInput, today: date) -> _Move:
    row, facts, procedure = state.row, state.facts, shipped()
    if to_state not in procedure.earlier(row.state):
        raise LowUseError("CLAIM_NOT_EARLIER", state=shown_code("claim_state", row.state))
    check_signature(step, facts.steps, facts.case.accepted_on, today)
    check_reason(step)
    if not procedure.reached(to_state, APPROVED):
        _refuse_paid(facts)
    values = forgotten(to_state, procedure)
    return _Move(RETURN, to_state, case_of(state.cases, row.case_uuid), step, values)


def _refuse_paid(facts: ClaimFacts) -> None:
    for blocker in money_blockers(facts.money):
        raise LowUseError(blocker.code, **blocker.params)


def _withdraw(state: ClaimState, step: StepInput, today: date) -> _Move:
    row, facts = state.row, state.facts
    if row.state == WITHDRAWN:
        raise LowUseError("CLAIM_ENDED", state=shown_code("claim_state", row.state))
    check_signature(step, facts.steps, facts.case.accepted_on, today)
    check_reason(step)
    _refuse_paid(facts)
    values = forgotten(WITHDRAWN, shipped())
    return _Move(WITHDRAW, WITHDRAWN, case_of(state.cases, row.case_uuid), step, values)


def _recalculate(state: ClaimState, step: StepInput, today: date) -> _Move:
    row, facts = state.row, state.facts
    if row.state == WITHDRAWN:
        raise LowUseError("CLAIM_ENDED", state=shown_code("claim_state", row.state))
    case = newest_case(state.cases, state.holding)
    if facts.case.newer_on is None:
        raise LowUseError("CLAIM_CALCULATION_SAME", on=case.calculated_on.isoformat())
    _refuse_paid(facts)
    check_signature(step, facts.steps, case.accepted_on, today)
    values: dict[str, Value] = {
        **forgotten(CALCULATED, shipped()),
        "subsidy_case_uuid": case.uuid,
        "calculated_by": case.calculated_by,
    }
    return _Move(RECALCULATE, CALCULATED, case, step, values)


def _row_of(claim_uuid: str, from_state: str | None, move: _Move) -> Insert:
    """Return the row of a step, with the procedure that it went by."""
    step, procedure = move.step, shipped()
    went_by = {"id": procedure.id, "sha256": procedure.sha256}
    details: dict[str, Any] = {**step.details, "procedure": went_by}
    return Insert(
        STEP,
        str(uuid.uuid4()),
        {
            "subsidy_claim_uuid": claim_uuid,
            "subsidy_case_uuid": move.case.uuid,
            "action": move.action,
            "from_state": from_state,
            "to_state": move.to_state,
            "done_by": step.done_by.strip(),
            "done_on": step.done_on.isoformat(),
            "document_no": step.document_no.strip() or None,
            "opinion": step.opinion.strip() or None,
            "amount_fen": step.amount_fen if move.values.get("approved_fen") else None,
            "details": json.dumps(details, ensure_ascii=False, sort_keys=True, default=str),
        },
    )

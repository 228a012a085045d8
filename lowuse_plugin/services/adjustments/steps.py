# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of an adjustment: 公示, 报批, 批准, and back again; each one save (P-19).

What the authority decides becomes a new version of the line in the very save that enters the
decision. A step is saved on the state that was judged: where somebody saved meanwhile all is looked
at again, and only a case that a colleague took elsewhere ends as a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentCase
from lowuse_plugin.domain.adjustments.steps import (
    AdjustmentDecision,
    AdjustmentStepInput,
    judge_advance,
    judge_document,
    judge_reason,
    judge_signature,
    publicity_days,
    returns_of,
    state_word,
    text_of,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Receipt, Store, Value
from lowuse_plugin.services.adjustments.decision import decide_case, proposed_version
from lowuse_plugin.services.adjustments.figures import MeasuredCase
from lowuse_plugin.services.adjustments.saving import (
    Asked,
    CaseRead,
    Decide,
    Move,
    done,
    done_measured,
    figures_kept,
    line_kept,
)

_EMPTIED: Mapping[str, Value] = {
    "publicised_from": None,
    "publicised_to": None,
    "publicised_at": None,
}


def advance_case(
    store: Store,
    case_uuid: str,
    step: AdjustmentStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Take a case to 公示, or from there to 报批.

    Args:
        store: The workspace.
        case_uuid: The case.
        step: Who, when, and what the step asks for.
        seen: The version of the case that the person saw; nothing is asked when it is left out.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: What hinders the case or what the step lacks: as
            :func:`~lowuse_plugin.domain.adjustments.steps.judge_advance`;
            ``ADJUSTMENT_NOT_BALANCED`` (in_m2, out_m2, lacking); blocks that do not fit;
            ``ADJUSTMENT_LINE_EDITED`` (version, since): the public was shown another line;
            ``ADJUSTMENT_GONE``.
        ConflictError: ``ADJUSTMENT_CHANGED``: a colleague took it elsewhere meanwhile.
    """

    def judge(case: AdjustmentCase, day: date) -> None:
        judge_signature(case, step, day)

    def decide(measured: MeasuredCase) -> Decide:
        found = measured.figures

        def move(state: CaseRead) -> Move:
            to_state = judge_advance(state.case, found, step, chain.shipped())
            values: dict[str, Value] = {}
            kept = figures_kept(found)
            if to_state == chain.PUBLICISED:
                kept |= line_kept(measured.line_before)
                first, last = publicity_days(step.details)
                values = {
                    "publicised_from": first.isoformat() if first else None,
                    "publicised_to": last.isoformat() if last else None,
                    "publicised_at": text_of(step.details, "place"),
                }
            return Move(chain.ADVANCE, to_state, values, kept)

        return move

    return done_measured(store, Asked(case_uuid, step, seen, today), judge, decide)


def return_case(
    store: Store,
    case_uuid: str,
    to_state: str,
    step: AdjustmentStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Send a case back to a state that it was in.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_EARLIER`` (state, to), ``ADJUSTMENT_WHY_MISSING``; and as
            :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def decide(state: CaseRead) -> Move:
        if to_state not in returns_of(state.case):
            raise LowUseError(
                "ADJUSTMENT_NOT_EARLIER",
                state=state_word(state.case.state),
                to=state_word(to_state),
            )
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        return Move(chain.RETURN, to_state, _EMPTIED if to_state == chain.DRAFT else {})

    return done(store, Asked(case_uuid, step, seen, today), decide)


def refuse_case(
    store: Store,
    case_uuid: str,
    step: AdjustmentStepInput,
    *,
    authority: str,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Enter that the authority does not approve a case; the line stays as it is.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_SUBMITTED`` (state), ``ADJUSTMENT_AUTHORITY_MISSING``,
            ``ADJUSTMENT_DOCUMENT_…``, ``ADJUSTMENT_WHY_MISSING``; and as :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def decide(state: CaseRead) -> Move:
        if state.case.state != chain.SUBMITTED:
            raise LowUseError("ADJUSTMENT_NOT_SUBMITTED", state=state_word(state.case.state))
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        if not authority.strip():
            raise LowUseError("ADJUSTMENT_AUTHORITY_MISSING")
        judge_document(step.document_no)
        values: dict[str, Value] = {
            "approved_by": authority.strip(),
            "approval_no": step.document_no.strip(),
            "approved_on": step.done_on.isoformat(),
        }
        return Move(chain.REFUSE, chain.REFUSED, values, {"authority": authority.strip()})

    return done(store, Asked(case_uuid, step, seen, today), decide)


def withdraw_case(
    store: Store,
    case_uuid: str,
    step: AdjustmentStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Take a case back that is not decided.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_OPEN`` (state), ``ADJUSTMENT_WHY_MISSING``; and as
            :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def decide(state: CaseRead) -> Move:
        if not chain.is_open(state.case.state):
            raise LowUseError("ADJUSTMENT_NOT_OPEN", state=state_word(state.case.state))
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        return Move(chain.WITHDRAW, chain.WITHDRAWN)

    return done(store, Asked(case_uuid, step, seen, today), decide)


def reopen_case(
    store: Store,
    case_uuid: str,
    step: AdjustmentStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Draw up a case anew that was refused or withdrawn; what was done stays on record.

    Raises:
        LowUseError: ``ADJUSTMENT_NOT_ENDED`` (state), ``ADJUSTMENT_WHY_MISSING``; and as
            :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def decide(state: CaseRead) -> Move:
        if state.case.state not in chain.ENDED:
            raise LowUseError("ADJUSTMENT_NOT_ENDED", state=state_word(state.case.state))
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        emptied = {**_EMPTIED, "approved_by": None, "approval_no": None, "approved_on": None}
        return Move(chain.REOPEN, chain.DRAFT, emptied)

    return done(store, Asked(case_uuid, step, seen, today), decide)


__all__ = [
    "AdjustmentDecision",
    "AdjustmentStepInput",
    "advance_case",
    "decide_case",
    "proposed_version",
    "refuse_case",
    "reopen_case",
    "return_case",
    "withdraw_case",
]

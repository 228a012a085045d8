# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of an adjustment: 公示, 报批, 批准, and back again; each one save (P-19).

What the authority decides becomes a new version of the line in the very save that enters the
decision. A step is saved on the state that was judged: where somebody saved meanwhile all is looked
at again, and only a case that a colleague took elsewhere ends as a conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lowuse_plugin.domain import adjustment_procedure as chain
from lowuse_plugin.domain.adjustment import AdjustmentCase, AdjustmentFigures
from lowuse_plugin.domain.adjustment_steps import (
    AdjustmentDecision,
    AdjustmentStepInput,
    blockers_of,
    judge_advance,
    judge_decision,
    judge_document,
    judge_reason,
    judge_signature,
    publicity_days,
    returns_of,
    state_word,
    text_of,
)
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.adjustment_figures import MeasuredCase, measure
from lowuse_plugin.services.adjustment_rows import (
    CASE,
    CHANGED,
    RESTS_ON,
    find_case,
    refuse_changed,
)
from lowuse_plugin.services.adjustments import step_row
from lowuse_plugin.services.line_approval import LineApproval
from lowuse_plugin.services.line_versions import StatedLine, read_blocks, read_line_versions
from lowuse_plugin.services.new_line_version import line_version_changes
from lowuse_plugin.services.retry import until_undisturbed

_EMPTIED: Mapping[str, Value] = {
    "publicised_from": None,
    "publicised_to": None,
    "publicised_at": None,
}


@dataclass(frozen=True)
class _Move:
    """What a step does with a case."""

    action: str
    to_state: str
    values: Mapping[str, Value] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)
    more: tuple[Change, ...] = ()
    """What is saved with it."""


@dataclass(frozen=True)
class _Read:
    """One state of the workspace, as far as it matters."""

    reading: Reading
    case: AdjustmentCase
    crs: str
    today: date

    def measured(self) -> MeasuredCase:
        """Return the case over its line, where nothing hinders it.

        Raises:
            LowUseError: The first of what does.
        """
        line = read_blocks(self.reading, self.case.from_version_uuid)
        found = measure(self.crs, line, self.case.draft)
        for blocker in blockers_of(found.figures, found.problems):
            raise LowUseError(blocker.code, **blocker.params)
        return found


@dataclass(frozen=True)
class _Asked:
    """What is asked of which case."""

    case_uuid: str
    step: AdjustmentStepInput
    seen: int | None
    """Its version as the person saw it; nothing is asked of it when it is None."""
    today: date | None


_Decide = Callable[[_Read], _Move]


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
            :func:`~lowuse_plugin.domain.adjustment_steps.judge_advance`;
            ``ADJUSTMENT_NOT_BALANCED`` (in_m2, out_m2, lacking); blocks that do not fit; ``ADJUSTMENT_GONE``.
        ConflictError: ``ADJUSTMENT_CHANGED``: a colleague took it elsewhere meanwhile.
    """

    def decide(state: _Read) -> _Move:
        judge_signature(state.case, step, state.today)
        found = state.measured().figures
        to_state = judge_advance(state.case, found, step, chain.shipped())
        values: dict[str, Value] = {}
        if to_state == chain.PUBLICISED:
            first, last = publicity_days(step.details)
            values = {
                "publicised_from": first.isoformat() if first else None,
                "publicised_to": last.isoformat() if last else None,
                "publicised_at": text_of(step.details, "place"),
            }
        return _Move(chain.ADVANCE, to_state, values, figures_kept(found))

    return _done(store, _Asked(case_uuid, step, seen, today), decide)


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

    def decide(state: _Read) -> _Move:
        if to_state not in returns_of(state.case):
            raise LowUseError(
                "ADJUSTMENT_NOT_EARLIER",
                state=state_word(state.case.state),
                to=state_word(to_state),
            )
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        return _Move(chain.RETURN, to_state, _EMPTIED if to_state == chain.DRAFT else {})

    return _done(store, _Asked(case_uuid, step, seen, today), decide)


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

    def decide(state: _Read) -> _Move:
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
        return _Move(chain.REFUSE, chain.REFUSED, values, {"authority": authority.strip()})

    return _done(store, _Asked(case_uuid, step, seen, today), decide)


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

    def decide(state: _Read) -> _Move:
        if not chain.is_open(state.case.state):
            raise LowUseError("ADJUSTMENT_NOT_OPEN", state=state_word(state.case.state))
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        return _Move(chain.WITHDRAW, chain.WITHDRAWN)

    return _done(store, _Asked(case_uuid, step, seen, today), decide)


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

    def decide(state: _Read) -> _Move:
        if state.case.state not in chain.ENDED:
            raise LowUseError("ADJUSTMENT_NOT_ENDED", state=state_word(state.case.state))
        judge_signature(state.case, step, state.today)
        judge_reason(step)
        emptied = {**_EMPTIED, "approved_by": None, "approval_no": None, "approved_on": None}
        return _Move(chain.REOPEN, chain.DRAFT, emptied)

    return _done(store, _Asked(case_uuid, step, seen, today), decide)


def decide_case(
    store: Store,
    case_uuid: str,
    decision: AdjustmentDecision,
    step: AdjustmentStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Enter the approval of a case: the line gets a new version in the same save.

    The version before it ends on the first day of the new one. Blocks that the case does not touch
    are taken over as they are.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.adjustment_steps.judge_decision`;
            ``ADJUSTMENT_LINE_CHANGED`` (version, now): another version follows the one that the
            case was drawn on; ``ADJUSTMENT_NOTHING_LEFT``: no block would stay; those of a new
            version and of its approval; and as :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def decide(state: _Read) -> _Move:
        case = state.case
        judge_signature(case, step, state.today)
        judge_decision(case, decision, step)
        known = read_line_versions(state.reading, decision.in_force_from)
        _refuse_other_line(case, known, decision.in_force_from)
        found = state.measured()
        if not found.line_after:
            raise LowUseError("ADJUSTMENT_NOTHING_LEFT")
        name = decision.version.strip() or proposed_version(case, known, decision.in_force_from)
        approval = LineApproval(
            decision.approval_no.strip(),
            decision.approved_by.strip(),
            decision.approved_on,
            decision.in_force_from,
        )
        to_version, changes = line_version_changes(
            state.reading,
            state.crs,
            version=name,
            blocks=found.line_after,
            valid_from=decision.in_force_from,
            source="adjustment",
            based_on_uuid=case.from_version_uuid,
            made_by=step.done_by,
            remark=f"控制线调整 {case.label}",
            approval=approval,
        )
        values: dict[str, Value] = {
            "approved_by": approval.approved_by,
            "approval_no": approval.approval_no,
            "approved_on": approval.approved_on.isoformat(),
            "in_force_from": approval.valid_from.isoformat(),
            "to_version_uuid": to_version,
        }
        kept = {
            **figures_kept(found.figures),
            "authority": approval.approved_by,
            "version": name,
            "in_force_from": approval.valid_from.isoformat(),
        }
        return _Move(chain.DECIDE, chain.DECIDED, values, kept, tuple(changes))

    signed = replace(step, document_no=decision.approval_no)
    return _done(store, _Asked(case_uuid, signed, seen, today), decide)


def proposed_version(case: AdjustmentCase, known: tuple[StatedLine, ...], on: date) -> str:
    """Return a name for the new version that no version has."""
    taken = {line.version for line in known}
    name, serial = f"{on.year}-{case.adjustment_no}", 1
    while name in taken:
        serial += 1
        name = f"{on.year}-{case.adjustment_no}-{serial}"
    return name


def figures_kept(found: AdjustmentFigures) -> dict[str, object]:
    """Return the figures as a step keeps them: they hold for the day on which it was done."""
    return {
        "figures": {
            "in_m2": found.in_m2,
            "out_m2": found.out_m2,
            "difference_m2": found.difference_m2,
            "balance": found.balance,
            "line_before_m2": found.line_before_m2,
            "line_after_m2": found.line_after_m2,
            "parts_before": found.parts_before,
            "parts_after": found.parts_after,
            "smallest_m2": found.smallest_m2,
            "shared_m": found.shared_m,
            "compactness_before": found.compactness_before,
            "compactness_after": found.compactness_after,
        }
    }


def _refuse_other_line(
    case: AdjustmentCase, known: tuple[StatedLine, ...], in_force_from: date
) -> None:
    """Refuse a decision on a line that another version has followed meanwhile.

    Raises:
        LowUseError: ``ADJUSTMENT_LINE_CHANGED`` (version, now), ``ADJUSTMENT_LINE_NOT_IN_FORCE``.
    """
    last_day = in_force_from - timedelta(days=1)
    before = [line for line in known if not line.is_draft and line.line().in_force(last_day)]
    if any(line.uuid == case.from_version_uuid for line in before):
        return
    if not before:
        raise LowUseError("ADJUSTMENT_LINE_NOT_IN_FORCE", version=case.from_version,
                          on=shown_day(last_day))  # fmt: skip
    raise LowUseError("ADJUSTMENT_LINE_CHANGED", version=case.from_version, now=before[0].version)


def _done(store: Store, asked: _Asked, decide: _Decide) -> Receipt:
    """Do a step on the newest state of a case that is still as it was seen."""
    first: list[int] = []

    def attempt() -> Receipt:
        with store.read() as reading:
            case = find_case(reading, asked.case_uuid)
            if not first:
                first.append(case.version if asked.seen is None else asked.seen)
            refuse_changed(reading, case, first[0])
            move = decide(_Read(reading, case, store.info.crs, asked.today or office_today()))
            expected = ExpectNoChange(RESTS_ON, reading.head().seq)
        values: dict[str, Value] = {**move.values, "state": move.to_state}
        states = (case.state, move.to_state)
        row = step_row(case.uuid, move.action, states, asked.step, dict(move.details))
        changes = [expected, *move.more, Update(CASE, case.uuid, case.version, values), row]
        told = f"控制线调整 {case.label}：{' → '.join(map(state_word, states))}"
        return store.write(changes, reason=told)

    return until_undisturbed(attempt, final={CHANGED})


__all__ = [
    "AdjustmentDecision",
    "AdjustmentStepInput",
    "advance_case",
    "decide_case",
    "figures_kept",
    "proposed_version",
    "refuse_case",
    "reopen_case",
    "return_case",
    "withdraw_case",
]

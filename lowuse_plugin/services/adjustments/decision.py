# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The decision on an adjustment: the line gets a new version in the save that enters it (P-19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentCase
from lowuse_plugin.domain.adjustments.steps import (
    AdjustmentDecision,
    AdjustmentStepInput,
    judge_decision,
    judge_signature,
)
from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Receipt, Store, Value
from lowuse_plugin.services.adjustments.figures import MeasuredCase
from lowuse_plugin.services.adjustments.saving import (
    Asked,
    CaseRead,
    Decide,
    Move,
    done_measured,
    figures_kept,
)
from lowuse_plugin.services.control_line.approval import LineApproval
from lowuse_plugin.services.control_line.new_version import line_version_changes, measured_blocks
from lowuse_plugin.services.control_line.versions import StatedLine, read_line_versions


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
        LowUseError: As :func:`~lowuse_plugin.domain.adjustments.steps.judge_decision`;
            ``ADJUSTMENT_LINE_CHANGED`` (version, now): another version follows the one that the
            case was drawn on; ``ADJUSTMENT_LINE_EDITED``: its blocks changed since the publicity;
            ``ADJUSTMENT_NOTHING_LEFT``: no block would stay; those of a new
            version and of its approval; and as :func:`advance_case`.
        ConflictError: As :func:`advance_case`.
    """

    def judge(case: AdjustmentCase, day: date) -> None:
        judge_signature(case, step, day)
        judge_decision(case, decision, step)

    def decide(found: MeasuredCase) -> Decide:
        if not found.line_after:
            raise LowUseError("ADJUSTMENT_NOTHING_LEFT")
        blocks = measured_blocks(found.line_after, store.info.crs)

        def move(state: CaseRead) -> Move:
            case = state.case
            known = read_line_versions(state.reading, decision.in_force_from)
            _refuse_other_line(case, known, decision.in_force_from)
            name = decision.version.strip() or proposed_version(case, known, decision.in_force_from)
            approval = LineApproval(
                decision.approval_no.strip(),
                decision.approved_by.strip(),
                decision.approved_on,
                decision.in_force_from,
            )
            to_version, changes = line_version_changes(
                state.reading,
                version=name,
                blocks=blocks,
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
            return Move(chain.DECIDE, chain.DECIDED, values, kept, tuple(changes))

        return move

    signed = replace(step, document_no=decision.approval_no)
    return done_measured(store, Asked(case_uuid, signed, seen, today), judge, decide)


def proposed_version(case: AdjustmentCase, known: tuple[StatedLine, ...], on: date) -> str:
    """Return a name for the new version that no version has."""
    taken = {line.version for line in known}
    name, serial = f"{on.year}-{case.adjustment_no}", 1
    while name in taken:
        serial += 1
        name = f"{on.year}-{case.adjustment_no}-{serial}"
    return name


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

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far a claim is, for 测算表: nothing before the review, then who, when, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lowuse_plugin.domain.claims.records import APPROVED, REVIEWED, ClaimStep
from lowuse_plugin.domain.display import shown_code, shown_day
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.procedure import shipped
from lowuse_plugin.domain.subsidy.ledger import Ledger
from lowuse_plugin.domain.subsidy.sheet import Line, shown_yuan
from lowuse_plugin.domain.units import fen_to_yuan
from lowuse_plugin.services.claims.rows import ClaimRow, read_row, read_steps
from lowuse_plugin.services.subsidy.ledgers import ledger_of
from lowuse_plugin.services.subsidy.read_calculation import Calculation

_ADVANCE = "advance"
OTHER_CALCULATION = "申报依据的是另一次测算，以下为该次测算的办理情况"


def read_claim_lines(reading: Reading, calculation: Calculation) -> tuple[Line, ...]:
    """Return what a sheet says of the claim of its project, nothing before 复核.

    Args:
        reading: One state of the workspace.
        calculation: That the sheet prints.

    Raises:
        LowUseError: ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    claim = read_row(reading, calculation.project_uuid)
    if claim is None or not shipped().reached(claim.state, REVIEWED):
        return ()
    steps = read_steps(reading, claim.uuid)
    ledger = ledger_of(reading, calculation.project_uuid)
    return tuple(_lines(claim, steps, ledger, same=claim.case_uuid == calculation.case_uuid))


def _lines(
    claim: ClaimRow, steps: Sequence[ClaimStep], ledger: Ledger, *, same: bool
) -> Iterator[Line]:
    reviewed = _last(steps, REVIEWED)
    yield Line("复核人", claim.reviewed_by)
    yield Line("复核日期", "" if reviewed is None else shown_day(reviewed.done_on))
    state = Line("办理状态", shown_code("claim_state", claim.state))
    other = () if same else (Line("注意", OTHER_CALCULATION),)
    if claim.approved_fen is None or not shipped().reached(claim.state, APPROVED):
        yield from (state, *other)
        return
    yield Line("审定金额", _yuan(claim.approved_fen))
    yield Line("审定日期", "" if claim.approved_on is None else shown_day(claim.approved_on))
    yield Line("审定文号", claim.approval_document_no)
    yield state
    yield Line("区级已拨付", _yuan(ledger.paid_fen))
    if ledger.own_fen:
        yield Line("区级自行奖补", _yuan(ledger.own_fen))
    yield Line("市级已补助", _yuan(ledger.city_paid_fen))
    yield from other


def _last(steps: Sequence[ClaimStep], state: str) -> ClaimStep | None:
    """Return the step that brought the claim into a state, the last of several."""
    found = [step for step in steps if step.to_state == state and step.action == _ADVANCE]
    return found[-1] if found else None


def _yuan(fen: int) -> str:
    return f"{shown_yuan(fen_to_yuan(fen))} 元"

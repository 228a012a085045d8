# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A claim with all that its guards look at, in one state of the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.claims import (
    ClaimFacts,
    ClaimMoney,
    ClaimView,
    blockers_of,
    money_blockers,
    notes_of,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Row
from lowuse_plugin.domain.procedure import WITHDRAWN, Procedure
from lowuse_plugin.services.claim_rows import (
    ClaimRow,
    StoredCase,
    case_of,
    claim_case,
    read_cases,
    read_materials,
    read_steps,
)
from lowuse_plugin.services.ledgers import ledger_of, read_shares


@dataclass(frozen=True)
class ClaimState:
    """One claim and all that belongs to it, in one state of the workspace."""

    row: ClaimRow
    cases: tuple[StoredCase, ...]
    facts: ClaimFacts
    seq: int


def read_state(reading: Reading, row: ClaimRow, procedure: Procedure) -> ClaimState:
    """Return a claim with all that the guards look at.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    project = project_row(reading, row.project_uuid)
    cases = read_cases(reading, row.project_uuid)
    case = case_of(cases, row.case_uuid)
    ledger = ledger_of(reading, row.project_uuid)
    shares = read_shares(reading, case.uuid, str(project["district"]), case.amount_fen or 0)
    facts = ClaimFacts(
        state=row.state,
        calculated_by=row.calculated_by,
        case=claim_case(case, cases),
        project_state=_text(project, "state") or None,
        investment_code=_text(project, "investment_code"),
        approval_no=_text(project, "approval_no"),
        parts=shares,
        materials=read_materials(reading, row.uuid, procedure),
        steps=read_steps(reading, row.uuid),
        publicity_to=row.publicity_to,
        money=ClaimMoney(ledger.paid_fen, ledger.own_fen, ledger.city_paid_fen),
    )
    return ClaimState(row, cases, facts, reading.head().seq)


def project_row(reading: Reading, project_uuid: str) -> Row:
    """Return a current project.

    Raises:
        LowUseError: ``PROJECT_GONE``.
    """
    project = reading.row("project", project_uuid)
    if project is None or project["retired_at"]:
        raise LowUseError("PROJECT_GONE", uuid=project_uuid)
    return project


def _text(row: Row, name: str) -> str:
    return str(row[name] or "").strip()


def view_of(state: ClaimState, procedure: Procedure, today: date) -> ClaimView:
    """Return what people see of a claim."""
    row, facts = state.row, state.facts
    following = procedure.next_state(row.state)
    return ClaimView(
        uuid=row.uuid,
        version=row.version,
        project_uuid=row.project_uuid,
        case_uuid=row.case_uuid,
        state=row.state,
        calculated_by=row.calculated_by,
        reviewed_by=row.reviewed_by,
        applied_on=row.applied_on,
        publicity_from=row.publicity_from,
        publicity_to=row.publicity_to,
        approved_fen=row.approved_fen,
        approved_on=row.approved_on,
        approval_document_no=row.approval_document_no,
        city_application_no=row.city_application_no,
        steps=tuple(facts.steps),
        materials=tuple(facts.materials),
        next_state=following,
        blockers=() if following is None else blockers_of(facts, following, procedure, today),
        return_states=procedure.earlier(row.state),
        calculated_fen=facts.case.amount_fen,
        calculated_on=facts.case.calculated_on,
        case_status=facts.case.status,
        parts=facts.parts,
        notes=notes_of(facts, procedure),
        return_blockers=money_blockers(facts.money),
        replaceable=row.state != WITHDRAWN and facts.case.newer_on is not None,
    )


def newest_case(cases: Sequence[StoredCase]) -> StoredCase:
    """Return the calculation on which a claim can rest.

    Raises:
        LowUseError: ``CLAIM_NO_CALCULATION``, ``CLAIM_CALCULATION_STALE``, ``CLAIM_INELIGIBLE``.
    """
    if not cases:
        raise LowUseError("CLAIM_NO_CALCULATION")
    case = cases[0]
    if not case.holds:
        raise LowUseError("CLAIM_CALCULATION_STALE", on=case.calculated_on.isoformat())
    if case.status == "ineligible":
        raise LowUseError("CLAIM_INELIGIBLE")
    return case

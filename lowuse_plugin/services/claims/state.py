# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One claim as the guards of the procedure see it, and as people see it.

What is read of one state of the workspace is judged afterwards, while colleagues can save: whether
a calculation holds is told by the facts of now, not by what was saved since (E-6, E-7).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.claims.records import (
    CITY_PAID,
    DISTRICT_PAID,
    Blocker,
    ClaimFacts,
    ClaimMoney,
    ClaimStep,
    ClaimView,
    Material,
    blockers_of,
    money_blockers,
    notes_of,
    unpaid,
)
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.ports import Change, ExpectNoChange, Reading, Row
from lowuse_plugin.domain.procedure import WITHDRAWN, Procedure, shipped
from lowuse_plugin.domain.projects.members import CLOSED, ENDED
from lowuse_plugin.services.claims.rows import (
    CLAIM,
    ClaimRow,
    StoredCase,
    case_of,
    claim_case,
    read_cases,
    read_materials,
    read_row,
    read_steps,
)
from lowuse_plugin.services.merging.subsidy_flags import project_flags
from lowuse_plugin.services.projects.facts import FactSources, facts_of, read_sources
from lowuse_plugin.services.subsidy.calculation_changes import changes_since
from lowuse_plugin.services.subsidy.ledgers import ledger_of, read_shares

RESTS_ON = (
    *("project", "project_parcel", "parcel", "parcel_holder", "right_holder", "three_old_area"),
    *("import_package", "subsidy_case", "subsidy_claim", "subsidy_step", "subsidy_material"),
    "payment",
)
"""Tables that the guards look at; a step is kept only if nobody wrote them since."""


@dataclass(frozen=True)
class ProjectCases:
    """A project with its calculations, and what the facts of now are made from."""

    project: Row
    cases: tuple[StoredCase, ...]
    sources: FactSources

    def holding(self, crs: str, today: date) -> frozenset[str]:
        """Return the calculations that are made from what are the facts on a day."""
        if not self.cases:
            return frozenset()
        facts = facts_of(self.sources, crs, str(self.project["uuid"]))
        if facts.problem is not None:
            return frozenset()
        return frozenset(
            case.uuid
            for case in self.cases
            if not changes_since(case.inputs, facts, valid_to=case.policy().valid_to, today=today)
        )


def read_project_cases(reading: Reading, project_uuid: str) -> ProjectCases:
    """Read a project with its calculations.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``STORED_GEOMETRY_UNREADABLE``.
    """
    project = project_row(reading, project_uuid)
    sources = read_sources(reading, [project_uuid])
    return ProjectCases(project, read_cases(reading, project_uuid), sources)


@dataclass(frozen=True)
class StoredClaim:
    """One claim and all that belongs to it, as read in one state of the workspace."""

    row: ClaimRow
    project: ProjectCases
    case: StoredCase
    parts: Mapping[str, int]
    materials: Sequence[Material]
    steps: Sequence[ClaimStep]
    money: ClaimMoney
    seq: int
    flags: tuple[Blocker, ...] = ()
    """What a reviewer should look at in the parcels of the project."""


@dataclass(frozen=True)
class ClaimState:
    """A claim that was judged."""

    row: ClaimRow
    project: Row
    cases: tuple[StoredCase, ...]
    holding: frozenset[str]
    facts: ClaimFacts
    seq: int
    flags: tuple[Blocker, ...] = ()


def read_state(reading: Reading, row: ClaimRow, procedure: Procedure) -> StoredClaim:
    """Read a claim with all that the guards look at.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    found = read_project_cases(reading, row.project_uuid)
    case = case_of(found.cases, row.case_uuid)
    ledger = ledger_of(reading, row.project_uuid)
    district = str(found.project["district"])
    steps = read_steps(reading, row.uuid)
    started_on = steps[0].done_on if steps and not found.project["applied_on"] else None
    return StoredClaim(
        row=row,
        project=found,
        case=case,
        parts=read_shares(reading, case.uuid, district, case.amount_fen or 0),
        materials=read_materials(reading, row.uuid, procedure),
        steps=steps,
        money=ClaimMoney(
            paid_fen=ledger.paid_fen,
            own_fen=ledger.own_fen,
            city_paid_fen=ledger.city_paid_fen,
            remaining_fen=ledger.remaining_fen,
            city_open_fen=ledger.city_open_fen,
        ),
        seq=reading.head().seq,
        flags=project_flags(reading, row.project_uuid, claimed_on=row.applied_on or started_on),
    )


def judged(stored: StoredClaim, crs: str, today: date) -> ClaimState:
    """Judge a claim by the facts of a day.

    Args:
        stored: As it was read.
        crs: Of the workspace.
        today: Day of the office.
    """
    row, project, cases = stored.row, stored.project.project, stored.project.cases
    holding = stored.project.holding(crs, row.applied_on or today)
    facts = ClaimFacts(
        state=row.state,
        calculated_by=row.calculated_by,
        case=claim_case(stored.case, cases, holding),
        project_state=_text(project, "state") or None,
        investment_code=_text(project, "investment_code"),
        approval_no=_text(project, "approval_no"),
        parts=stored.parts,
        materials=stored.materials,
        steps=stored.steps,
        publicity_to=row.publicity_to,
        money=stored.money,
    )
    return ClaimState(row, project, cases, holding, facts, stored.seq, stored.flags)


def check_start(found: ProjectCases, last: ClaimRow | None, crs: str, today: date) -> StoredCase:
    """Return the calculation on which a claim can start on a day.

    Args:
        found: The project.
        last: The newest claim of it beside the one that starts.
        crs: Of the workspace.
        today: Day of the office.

    Raises:
        LowUseError: ``CLAIM_EXISTS``, ``CLAIM_PROJECT_NOT_ACTIVE``, and as :func:`newest_case`.
    """
    if last is not None and last.state != WITHDRAWN:
        raise LowUseError("CLAIM_EXISTS", state=shown_code("claim_state", last.state))
    state = _text(found.project, "state")
    if state in ENDED:
        raise LowUseError("CLAIM_PROJECT_NOT_ACTIVE", state=shown_code("project_state", state))
    return newest_case(found.cases, found.holding(crs, today))


def refuse_ending(reading: Reading, project_uuid: str, state: str) -> list[Change]:
    """Return on which state no project ends whose claim is still in hand.

    结案 waits until the district has paid, 退出 until the city has: or the claim is withdrawn.

    Args:
        reading: The state on which it is written.
        project_uuid: Which project.
        state: The one that it gets.

    Raises:
        LowUseError: ``PROJECT_CLAIM_RUNS``.
    """
    if state not in ENDED:
        return []
    claim = read_row(reading, project_uuid)
    done = DISTRICT_PAID if state == CLOSED else CITY_PAID
    if claim is not None and claim.state != WITHDRAWN and not shipped().reached(claim.state, done):
        raise LowUseError(
            "PROJECT_CLAIM_RUNS",
            state=shown_code("project_state", state),
            claim=shown_code("claim_state", claim.state),
        )
    return [ExpectNoChange((CLAIM,), reading.head().seq)]


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
        notes=(*notes_of(facts, procedure), *state.flags),
        return_blockers=money_blockers(facts.money),
        replaceable=row.state != WITHDRAWN and facts.case.newer_on is not None,
        to_explain=None if following is None else unpaid(facts.money, following),
    )


def newest_case(cases: Sequence[StoredCase], holding: Collection[str]) -> StoredCase:
    """Return the calculation on which a claim can rest.

    Args:
        cases: Of a project, newest first.
        holding: Those that hold.

    Raises:
        LowUseError: ``CLAIM_NO_CALCULATION``, ``CLAIM_CALCULATION_STALE``, ``CLAIM_INELIGIBLE``,
            ``CLAIM_CALCULATOR_MISSING``.
    """
    if not cases:
        raise LowUseError("CLAIM_NO_CALCULATION")
    case = cases[0]
    if case.uuid not in holding:
        raise LowUseError("CLAIM_CALCULATION_STALE", on=case.calculated_on.isoformat())
    if case.status == "ineligible":
        raise LowUseError("CLAIM_INELIGIBLE")
    if not name_key(case.calculated_by):
        raise LowUseError("CLAIM_CALCULATOR_MISSING")
    return case

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A claim for a subsidy on its way from 测算 to 市级拨付, and what hinders its next step.

What can be said before anybody enters anything is a :class:`Blocker`; what a person enters for a
step is judged in ``steps.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.procedure import Procedure
from lowuse_plugin.domain.projects.members import ENDED
from lowuse_plugin.domain.subsidy.ledger import yuan_text

CALCULATED, REVIEWED, ACCEPTED = "calculated", "reviewed", "accepted"
JOINT_REVIEW, PUBLICITY, APPROVED = "joint_review", "publicity", "approved"
DISTRICT_PAID, CITY_APPLIED, CITY_PAID = "district_paid", "city_applied", "city_paid"
START, ADVANCE, RETURN = "start", "advance", "return"
WITHDRAW, RECALCULATE = "withdraw", "recalculate"
PRESENT, MISSING, NOT_NEEDED = "present", "missing", "not_needed"
EXAMPLE_RULES = "EXAMPLE_RULES"


@dataclass(frozen=True)
class StepInput:
    """What a person says of one step.

    ``details`` by the state that is entered:

    - accepted: ``applied_on`` (ISO day; without it the day of the step);
    - joint_review: ``departments`` {code: {``agrees``: bool, ``opinion``, ``by``?, ``on``?}};
    - publicity: ``publicity_from``, ``publicity_to`` (ISO days), ``place``, ``objections``?
      [{``text``, ``answer``}];
    - approved: ``amount_reason`` where the sum is not the calculated one, ``parts``? {district:
      分} of a project across districts, ``objections`` that came to the end of the publicity.
    """

    done_by: str
    done_on: date
    document_no: str = ""
    opinion: str = ""
    amount_fen: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ClaimStep:
    """A step that was done; steps are only ever added."""

    action: str
    """Code list ``claim_action``."""
    from_state: str | None
    to_state: str
    done_by: str
    done_on: date
    document_no: str
    opinion: str
    amount_fen: int | None
    details: Mapping[str, Any]
    at_utc: str
    """When it was entered."""
    entered_by: str = ""
    """Whose session entered it, as the log says."""


@dataclass(frozen=True)
class Material:
    """One document of the checklist and what came of it."""

    item: str
    title: str
    mandatory: bool
    state: str
    """Code list ``material_state``; ``missing`` while nothing was noted."""
    document_no: str
    dated_on: date | None
    remark: str
    row_uuid: str | None
    """None while nothing was noted."""
    version: int
    checked_by: str = ""


@dataclass(frozen=True)
class Blocker:
    """A reason why a claim cannot go on: a published code and what its sentence names.

    Where it can be mended in one place the parameters say where: ``items`` of the checklist,
    ``column`` of the project.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ClaimCase:
    """The calculation on which a claim rests."""

    uuid: str
    status: str
    amount_fen: int | None
    calculated_by: str
    calculated_on: date
    basis_document: str
    holds: bool
    """Nothing that it rests on was changed since."""
    newer_on: date | None
    """Day of a newer calculation of the project, None when this is the newest."""
    newest_holds: bool
    """The newest calculation holds; the same as ``holds`` when this is it."""
    example: bool
    """By a pack that is an example (D8)."""
    valid_to: date | None = None
    """The last day on which an application is in time (E-5)."""
    applied_late: bool = False
    """The calculation takes the application to come after that day."""
    accepted_on: date | None = None
    """Day of the first acceptance, None where there is none."""
    acceptance_numbered: bool = True
    """Every acceptance has its number (E-4)."""


@dataclass(frozen=True)
class ClaimMoney:
    """What the ledger of the project says, as far as the procedure asks, in 分."""

    paid_fen: int = 0
    own_fen: int = 0
    city_paid_fen: int = 0
    remaining_fen: int = 0
    """What of 审定金额 the district has not paid yet."""
    city_open_fen: int = 0
    """What the city still owes on what was paid."""

    @property
    def is_any(self) -> bool:
        """Whether money is with somebody; what was taken back wholly is not."""
        return bool(self.paid_fen or self.own_fen or self.city_paid_fen)


@dataclass(frozen=True)
class ClaimFacts:
    """All that the guards of the procedure look at."""

    state: str
    calculated_by: str
    case: ClaimCase
    project_state: str | None
    investment_code: str
    approval_no: str
    parts: Mapping[str, int]
    """Calculated 分 by district."""
    materials: Sequence[Material]
    steps: Sequence[ClaimStep]
    publicity_to: date | None
    money: ClaimMoney


@dataclass(frozen=True)
class ClaimView:
    """A claim as people see it."""

    uuid: str
    version: int
    project_uuid: str
    case_uuid: str
    state: str
    calculated_by: str
    reviewed_by: str
    applied_on: date | None
    publicity_from: date | None
    publicity_to: date | None
    approved_fen: int | None
    approved_on: date | None
    approval_document_no: str
    city_application_no: str
    steps: tuple[ClaimStep, ...]
    """In the order in which they were done."""
    materials: tuple[Material, ...]
    next_state: str | None
    blockers: tuple[Blocker, ...]
    """What hinders the next step."""
    return_states: tuple[str, ...]
    calculated_fen: int | None = None
    """测算金额 of the calculation on which the claim rests."""
    calculated_on: date | None = None
    case_status: str = ""
    """Code list ``subsidy_status``."""
    parts: Mapping[str, int] = field(default_factory=dict)
    """测算金额 by district."""
    notes: tuple[Blocker, ...] = ()
    """What should be known and hinders nothing."""
    return_blockers: tuple[Blocker, ...] = ()
    """What hinders going back before 审定, withdrawing and taking another calculation over."""
    replaceable: bool = False
    """There is another calculation to take over."""
    to_explain: Blocker | None = None
    """Why the next step needs an opinion, None where it needs none."""


def blockers_of(
    facts: ClaimFacts, to_state: str, procedure: Procedure, today: date
) -> tuple[Blocker, ...]:
    """Return what hinders a claim from entering a state, the gravest first.

    Args:
        facts: The claim as it is.
        to_state: The state that follows.
        procedure: Names order, materials and days.
        today: Day of the office.
    """
    found: list[Blocker] = []
    project = facts.project_state or ""
    if project in ENDED and not procedure.reached(to_state, CITY_APPLIED):
        word = shown_code("project_state", project)
        found.append(Blocker("CLAIM_PROJECT_NOT_ACTIVE", {"state": word}))
    if procedure.reached(APPROVED, to_state):
        found += _calculator(facts.calculated_by)
        found += _calculation(facts.case)
    if not (facts.investment_code or facts.approval_no):
        found.append(Blocker("CLAIM_NO_PROJECT_NUMBER", {"column": "investment_code"}))
    if procedure.reached(to_state, ACCEPTED) and procedure.reached(APPROVED, to_state):
        found += _materials(facts.materials)
    if to_state == APPROVED and facts.publicity_to is not None and today <= facts.publicity_to:
        found.append(Blocker("CLAIM_PUBLICITY_RUNS", {"until": facts.publicity_to.isoformat()}))
    if to_state in (DISTRICT_PAID, CITY_APPLIED) and facts.money.paid_fen <= 0:
        found.append(Blocker("CLAIM_NOTHING_PAID"))
    if to_state == CITY_PAID and facts.money.city_paid_fen <= 0:
        found.append(Blocker("CLAIM_CITY_NOT_PAID"))
    return tuple(found)


def _calculator(name: str) -> list[Blocker]:
    """Two persons are told apart by their names only."""
    return [] if name_key(name) else [Blocker("CLAIM_CALCULATOR_MISSING")]


def _calculation(case: ClaimCase) -> list[Blocker]:
    """Return what is wrong with the calculation: up to 审定 it must hold and pay something."""
    on = case.calculated_on.isoformat()
    found = []
    if not case.newest_holds:
        found.append(Blocker("CLAIM_CALCULATION_STALE", {"on": on}))
    if case.newer_on is not None:
        newer = {"on": on, "newer": case.newer_on.isoformat()}
        found.append(Blocker("CLAIM_CALCULATION_NEWER", newer))
    if case.status == "trial":
        found.append(Blocker("CLAIM_TRIAL"))
    elif case.status == "ineligible":
        found.append(Blocker("CLAIM_INELIGIBLE"))
    elif not case.amount_fen:
        found.append(Blocker("CLAIM_NO_AMOUNT"))
    if case.example:
        found.append(Blocker(EXAMPLE_RULES))
    return found


def _materials(materials: Sequence[Material]) -> list[Blocker]:
    lacking = [each for each in materials if each.mandatory and each.state != PRESENT]
    if not lacking:
        return []
    params = {
        "count": len(lacking),
        "materials": tuple(each.title for each in lacking),
        "items": tuple(each.item for each in lacking),
    }
    return [Blocker("CLAIM_MATERIALS_MISSING", params)]


def money_blockers(money: ClaimMoney) -> tuple[Blocker, ...]:
    """Return what hinders undoing the approval: money that was not taken back."""
    return (Blocker("CLAIM_HAS_PAYMENTS"),) if money.is_any else ()


def unpaid(money: ClaimMoney, to_state: str) -> Blocker | None:
    """Return what a step leaves unpaid, for an opinion to say why; None when all is paid.

    Args:
        money: What the ledger says.
        to_state: The state that is entered.
    """
    if to_state == DISTRICT_PAID and money.remaining_fen > 0:
        return Blocker("CLAIM_NOT_ALL_PAID", {"value": yuan_text(money.remaining_fen)})
    if to_state == CITY_PAID and money.city_open_fen > 0:
        return Blocker("CLAIM_CITY_NOT_ALL_PAID", {"value": yuan_text(money.city_open_fen)})
    return None


def notes_of(facts: ClaimFacts, procedure: Procedure) -> tuple[Blocker, ...]:
    """Return what should be known of a claim, though it hinders nothing."""
    found = []
    if procedure.reached(facts.state, APPROVED) and not facts.case.holds:
        on = facts.case.calculated_on.isoformat()
        found.append(Blocker("CLAIM_CHANGED_SINCE_APPROVAL", {"on": on}))
    if not facts.case.acceptance_numbered:
        found.append(Blocker("CLAIM_ACCEPTANCE_WITHOUT_NUMBER", {"column": "acceptances"}))
    return tuple(found)


RESET: Mapping[str, tuple[str, ...]] = {
    REVIEWED: ("reviewed_by",),
    ACCEPTED: ("applied_on",),
    PUBLICITY: ("publicity_from", "publicity_to"),
    APPROVED: ("approved_fen", "approved_on", "approval_document_no"),
    CITY_APPLIED: ("city_application_no",),
}
"""State → what a claim knows from it on, and forgets when it goes back before it."""


def forgotten(to_state: str, procedure: Procedure) -> dict[str, None]:
    """Return the columns that are emptied when a claim goes back to a state."""
    return {
        column: None
        for state, columns in RESET.items()
        if not procedure.reached(to_state, state)
        for column in columns
    }

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the workspace holds of a claim: its row, steps, materials, and the calculations."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from lowuse_plugin.domain.claims.records import (
    EXAMPLE_RULES,
    MISSING,
    ClaimCase,
    ClaimStep,
    Material,
)
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, parse_subsidy_policy
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.procedure import Procedure
from lowuse_plugin.services.projects.facts import Facts
from lowuse_plugin.services.subsidy.calculation_changes import applied_late, changes_since

CLAIM, STEP, MATERIAL = "subsidy_claim", "subsidy_step", "subsidy_material"


@dataclass(frozen=True)
class ClaimRow:
    """A claim as it is stored."""

    uuid: str
    version: int
    change_id: str
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


@dataclass(frozen=True)
class StoredCase:
    """A calculation and the pack that it was made with."""

    uuid: str
    status: str
    amount_fen: int | None
    calculated_by: str
    calculated_on: date
    basis_document: str
    inputs: Mapping[str, Any]
    """The facts and readings that it was made from."""
    example: bool
    rule_set_id: str
    content: str

    @property
    def acceptances(self) -> list[dict[str, Any]]:
        """Those that it was made from."""
        return list(self.inputs.get("project", {}).get("acceptances") or [])

    @property
    def accepted_on(self) -> date | None:
        """Day of the first acceptance, None where there is none."""
        return min((day_of(each["on"]) or date.max for each in self.acceptances), default=None)

    def policy(self) -> SubsidyPolicy:
        """Return the pack as it was then.

        Raises:
            LowUseError: ``POLICY_INVALID``.
        """
        return _policy(self.content, self.rule_set_id)


@lru_cache(maxsize=8)
def _policy(content: str, file: str) -> SubsidyPolicy:
    """Return a kept pack; very many calculations share very few."""
    return parse_subsidy_policy(content, file)


def day_of(value: object) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(str(value)) if value else None


def read_row(reading: Reading, project_uuid: str) -> ClaimRow | None:
    """Return the newest claim of a project, None when there is none."""
    rows = reading.table("claim_newest", project=project_uuid).to_rows()
    return claim_row(rows[0]) if rows else None


def claim_row(row: Mapping[str, Any]) -> ClaimRow:
    """Return a claim from its columns."""
    return ClaimRow(
        uuid=row["uuid"],
        version=row["row_version"] or 0,
        change_id=row["change_id"] or "",
        project_uuid=row["project_uuid"],
        case_uuid=row["subsidy_case_uuid"],
        state=row["state"],
        calculated_by=row["calculated_by"],
        reviewed_by=row["reviewed_by"] or "",
        applied_on=day_of(row["applied_on"]),
        publicity_from=day_of(row["publicity_from"]),
        publicity_to=day_of(row["publicity_to"]),
        approved_fen=row["approved_fen"],
        approved_on=day_of(row["approved_on"]),
        approval_document_no=row["approval_document_no"] or "",
        city_application_no=row["city_application_no"] or "",
    )


def read_steps(reading: Reading, claim_uuid: str) -> tuple[ClaimStep, ...]:
    """Return the steps of a claim in the order in which they were done.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    rows = reading.table("claim_steps", claim=claim_uuid).to_rows()
    return tuple(
        ClaimStep(
            action=row["action"],
            from_state=row["from_state"],
            to_state=row["to_state"],
            done_by=row["done_by"],
            done_on=date.fromisoformat(row["done_on"]),
            document_no=row["document_no"] or "",
            opinion=row["opinion"] or "",
            amount_fen=row["amount_fen"],
            details=_details(row["details"]),
            at_utc=row["at_utc"] or "",
            entered_by=row["actor"] or "",
        )
        for row in rows
    )


def _details(text: str | None) -> Mapping[str, Any]:
    if not text:
        return {}
    try:
        found = json.loads(text)
    except ValueError as error:
        raise LowUseError("INPUT_UNREADABLE", field="details", value=text[:60]) from error
    return found if isinstance(found, dict) else {}


def read_materials(reading: Reading, claim_uuid: str, procedure: Procedure) -> tuple[Material, ...]:
    """Return the whole checklist, and below it what was noted of documents no longer in it."""
    stored = {
        row["item"]: row for row in reading.table("claim_materials", claim=claim_uuid).to_rows()
    }
    listed = [
        _material(stored.pop(each.item, {}), each.item, each.title, mandatory=each.mandatory)
        for each in procedure.materials
    ]
    return (*listed, *(_material(row, item, item, mandatory=False) for item, row in stored.items()))


def _material(row: Mapping[str, Any], item: str, title: str, *, mandatory: bool) -> Material:
    return Material(
        item=item,
        title=title,
        mandatory=mandatory,
        state=row.get("state", MISSING),
        document_no=row.get("document_no") or "",
        dated_on=day_of(row.get("dated_on")),
        remark=row.get("remark") or "",
        row_uuid=row.get("uuid"),
        version=row.get("row_version", 0),
        checked_by=row.get("checked_by") or "",
    )


def read_cases(reading: Reading, project_uuid: str) -> tuple[StoredCase, ...]:
    """Return the calculations of a project, newest first."""
    rows = reading.table("claim_cases", project=project_uuid).to_rows()
    return tuple(
        StoredCase(
            uuid=row["uuid"],
            status=row["status"],
            amount_fen=row["amount_fen"],
            calculated_by=row["calculated_by"],
            calculated_on=date.fromisoformat(row["calculated_on"]),
            basis_document=row["basis_document"] or "",
            inputs=json.loads(row["inputs"]),
            example=bool(row["example"]) or _says(row, EXAMPLE_RULES),
            rule_set_id=row["rule_set_id"],
            content=row["content"],
        )
        for row in rows
    )


def _says(row: Mapping[str, Any], code: str) -> bool:
    return any(code in json.loads(row[name] or "[]") for name in ("reasons", "warnings"))


def case_of(cases: tuple[StoredCase, ...], case_uuid: str) -> StoredCase:
    """Return a calculation of a project.

    Raises:
        LowUseError: ``CLAIM_NO_CALCULATION``: it was undone.
    """
    for case in cases:
        if case.uuid == case_uuid:
            return case
    raise LowUseError("CLAIM_NO_CALCULATION")


def says_same(one: StoredCase, other: StoredCase) -> bool:
    """Tell whether two calculations say the same of the same facts: then either will do."""
    facts = Facts(other.inputs.get("project", {}), {}, 0, None, other.inputs.get("parcels", []))
    return _outcome(one) == _outcome(other) and not changes_since(
        one.inputs, facts, valid_to=one.policy().valid_to, today=other.calculated_on
    )


def _outcome(case: StoredCase) -> tuple[object, ...]:
    switches = case.inputs.get("switches")
    return case.status, case.amount_fen, case.content, switches, case.basis_document


def claim_case(
    case: StoredCase, cases: tuple[StoredCase, ...], holding: Collection[str]
) -> ClaimCase:
    """Return what the guards look at.

    Args:
        case: On which the claim rests.
        cases: Of its project, newest first.
        holding: Those whose facts are the facts of now.
    """
    newest = cases[0]
    return ClaimCase(
        uuid=case.uuid,
        status=case.status,
        amount_fen=case.amount_fen,
        calculated_by=case.calculated_by,
        calculated_on=case.calculated_on,
        basis_document=case.basis_document,
        holds=case.uuid in holding,
        newer_on=None if says_same(case, newest) else newest.calculated_on,
        newest_holds=newest.uuid in holding,
        example=case.example,
        valid_to=case.policy().valid_to,
        applied_late=applied_late(case.inputs, case.policy().valid_to),
        accepted_on=case.accepted_on,
        acceptance_numbered=all(each.get("number") for each in case.acceptances),
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of one project as the workspace holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import ADVANCE, APPROVED, ClaimStep
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.subsidy.ledger import Entry, Ledger, approved_parts, replayed
from lowuse_plugin.services.claims.rows import ClaimRow, case_of, read_cases, read_row, read_steps


def read_shares(reading: Reading, case_uuid: str, district: str, whole: int) -> dict[str, int]:
    """Return what a calculation gives each district.

    Args:
        reading: One state of the workspace.
        case_uuid: The calculation.
        district: Of the project, which has all where no shares are kept.
        whole: The calculated sum.
    """
    rows = reading.table("claim_shares", case=case_uuid).to_rows()
    return {row["district"]: row["amount_fen"] for row in rows} or {district: whole}


def stated_parts(steps: Sequence[ClaimStep]) -> Mapping[str, int] | None:
    """Return the parts that the last 审定 states, None where it states none."""
    for step in reversed(steps):
        if step.action == ADVANCE and step.to_state == APPROVED:
            parts = step.details.get("parts")
            return parts if isinstance(parts, Mapping) else None
    return None


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Return what was entered of a stored line."""
    return Entry(
        uuid=row["uuid"],
        kind=row["kind"],
        district=row["district"],
        paid_on=date.fromisoformat(row["paid_on"]),
        voucher_no=row["voucher_no"],
        amount_fen=row["amount_fen"],
        fund=row["fund"] or "",
        receiver=row["receiver"] or "",
        reason=row["reason"] or "",
        entered_by=row["entered_by"] or "",
        replaces=row["replaces_payment_uuid"],
    )


def ledger_of(reading: Reading, project_uuid: str) -> Ledger:
    """Return the ledger of a project in one state of the workspace.

    Raises:
        LowUseError: ``PROJECT_GONE``, ``CLAIM_NO_CALCULATION``, ``POLICY_INVALID``.
    """
    project = reading.row("project", project_uuid)
    if project is None or project["retired_at"]:
        raise LowUseError("PROJECT_GONE", uuid=project_uuid)
    rows = reading.table("ledger_lines", project=project_uuid).to_rows()
    entries = [entry_of(row) for row in rows]
    redeveloper = str(project["redeveloper"] or "")
    right_holder = str(project["right_holder_name"] or "")
    claim = read_row(reading, project_uuid)
    if claim is None:
        lines, parts = replayed(entries, {}, None)
        return Ledger(
            project_uuid, lines, None, parts, redeveloper=redeveloper, right_holder=right_holder
        )
    case = case_of(read_cases(reading, project_uuid), claim.case_uuid)
    policy = case.policy()
    approved = _approved(reading, claim, str(project["district"]), case.amount_fen or 0)
    lines, parts = replayed(entries, approved, policy)
    return Ledger(
        project_uuid=project_uuid,
        lines=lines,
        approved_fen=claim.approved_fen,
        by_district=parts,
        approved_on=claim.approved_on,
        claim_uuid=claim.uuid,
        claim_state=claim.state,
        case_uuid=claim.case_uuid,
        redeveloper=redeveloper,
        right_holder=right_holder,
        policy=policy,
    )


def _approved(reading: Reading, claim: ClaimRow, district: str, calculated: int) -> dict[str, int]:
    if claim.approved_fen is None:
        return {}
    shares = read_shares(reading, claim.case_uuid, district, calculated)
    return approved_parts(claim.approved_fen, shares, stated_parts(read_steps(reading, claim.uuid)))

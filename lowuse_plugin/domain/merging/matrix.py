# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix of a merge: conditions × parcels, every failure with the parcel named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import FAIL, PASS, Check, Judgement, Verdict
from lowuse_plugin.domain.merging.findings import SEVERITY, waits_for_judgement
from lowuse_plugin.domain.merging.helpers import Figure
from lowuse_plugin.domain.merging.pack import JUDGED, Condition, MergePack
from lowuse_plugin.domain.names import people_in
from lowuse_plugin.domain.parcels.codes import short_by

_NAMED = (
    *("outcome", "reason", "members", "blocking", "findings", "judgement"),
    *("figures", "units", "whose"),
)
"""What stands in a finding besides its values."""
_BETWEEN = "、"


@dataclass(frozen=True)
class MatrixReason:
    """Why a condition has its outcome.

    Attributes:
        members: The parcels to look at; empty where it is about all of them.
        params: The values that it speaks of.
        outcome: What this finding alone would give.
    """

    code: str
    members: tuple[str, ...]
    params: Mapping[str, Any]
    outcome: str = PASS


@dataclass(frozen=True)
class MatrixRow:
    """One condition.

    Attributes:
        kind: ``computed``, ``looked_up`` or ``judged``.
        reasons: All of them, the worst first; where it passes, why.
        per_member: Parcel → its outcome; the row's own outcome is the worst, or what a person
            judged.
        figures: What helps to judge.
        judgement: What a person decided, also where it does not count any more.
        judgement_stale: It was made on other values than those of now.
        evidence_wanted: What is still to be brought; None where the condition is settled.
        department: Who answers for it.
        rests_on: What a judgement made now rests on, to be kept with it.
        machine: The outcome without a judgement.
        detail: The check's own detail, to be kept as its snapshot.
    """

    code: str
    kind: str
    outcome: str
    reasons: tuple[MatrixReason, ...]
    per_member: Mapping[str, str]
    figures: Mapping[str, Figure]
    judgement: Judgement | None
    judgement_stale: bool
    evidence_wanted: str | None
    department: str
    rests_on: Mapping[str, Any]
    machine: str
    detail: Mapping[str, Any]
    condition: Condition

    @property
    def judgeable(self) -> bool:
        """Whether a person's judgement counts on this condition."""
        return bool(self.condition.judges)

    @property
    def open_to_judgement(self) -> bool:
        """Whether a judgement is awaited: none counts, and one would settle something."""
        counts = self.judgement is not None and not self.judgement_stale
        reasons = {reason.code for reason in self.reasons}
        waits = waits_for_judgement(self.code, self.outcome, reasons)
        return self.judgeable and not counts and waits

    @property
    def takes_judgement(self) -> bool:
        """Whether a judgement made now would change anything.

        One that refuses does where the condition is met; none heals a failure or a missing fact.
        """
        found = self.judgement is not None or self.outcome == PASS
        return self.judgeable and (found or self.open_to_judgement)

    def to_json(self) -> dict[str, Any]:
        """Return plain mappings and lists."""
        return {
            "code": self.code,
            "title": self.condition.title,
            "clause": self.condition.clause,
            "kind": self.kind,
            "outcome": self.outcome,
            "machine": self.machine,
            "reasons": [
                {
                    "code": reason.code,
                    "outcome": reason.outcome,
                    "members": list(reason.members),
                    "params": dict(reason.params),
                }
                for reason in self.reasons
            ],
            "per_member": dict(self.per_member),
            "figures": {name: figure.to_json() for name, figure in self.figures.items()},
            "judgement": None if self.judgement is None else self.judgement.to_json(),
            "judgement_stale": self.judgement_stale,
            "evidence_wanted": self.evidence_wanted,
            "department": self.department,
        }


def matrix_rows(verdict: Verdict, members: Sequence[str], pack: MergePack) -> tuple[MatrixRow, ...]:
    """Return the matrix of a verdict, M-1 … M-12.

    Args:
        verdict: What the conditions gave.
        members: The parcels, in the order of the columns.
        pack: Who answers for each condition, and what is to be brought.
    """
    return tuple(_row(check, members, pack.conditions[check.code]) for check in verdict.checks)


def _row(check: Check, members: Sequence[str], condition: Condition) -> MatrixRow:
    reasons = reasons_of(check)
    return MatrixRow(
        code=check.code,
        kind=condition.kind,
        outcome=check.outcome,
        reasons=reasons,
        per_member=_per_member(check, reasons, members),
        figures=check.figures,
        judgement=check.judgement,
        judgement_stale=check.stale,
        evidence_wanted=None if check.outcome in (PASS, FAIL) else condition.evidence,
        department=condition.department,
        rests_on=check.rests_on,
        machine=check.machine,
        detail=check.detail,
        condition=condition,
    )


def hinders(outcome: str, check: str) -> bool:
    """Tell whether an outcome hinders a step.

    Args:
        outcome: Of a condition, or of one finding of it.
        check: What the step asks of the conditions, see
            :class:`~lowuse_plugin.domain.merging.procedure.ProcedureStep`.
    """
    if check == chain.SHOWS:
        return False
    return outcome == FAIL or (check == chain.SETTLED and outcome != PASS)


def unsettled_mortgages(row: MatrixRow) -> tuple[str, ...]:
    """Return the mortgaged members of M-5 of which nobody judged that this is settled."""
    if row.judgement is not None and row.judgement.outcome == PASS and not row.judgement_stale:
        return ()
    return tuple(key for key, entry in row.rests_on.items() if entry["mortgaged"] == "yes")


def judged_by(name: str, rows: Sequence[MatrixRow]) -> tuple[str, ...]:
    """Return the conditions that are a reviewer's to judge and were judged by a person.

    Args:
        name: The person, as it stands in a signature.
        rows: The matrix; a judgement that does not count any more is left out.
    """
    person = people_in(name)
    return tuple(
        row.code for row in rows
        if row.kind == JUDGED and row.judgement is not None and not row.judgement_stale
        and person & people_in(row.judgement.by)
    )  # fmt: skip


def condition_blockers(
    rows: Sequence[MatrixRow], labels: Mapping[str, str], check: str
) -> tuple[Blocker, ...]:
    """Return what of the conditions hinders a step.

    Args:
        rows: The matrix on that day.
        labels: How people know each member.
        check: What the step asks of the conditions, see
            :class:`~lowuse_plugin.domain.merging.procedure.ProcedureStep`.
    """
    hindering = [row for row in rows if hinders(row.outcome, check)]
    failing = [row for row in hindering if row.outcome == FAIL]
    waiting = [row for row in hindering if row.outcome != FAIL]
    found = []
    if failing:
        named = dict.fromkeys(
            member for row in failing for reason in row.reasons for member in reason.members
            if reason.outcome == FAIL
        )  # fmt: skip
        shown = short_by(labels)
        parcels = _BETWEEN.join(shown[member] for member in named if member in shown)
        found.append(
            Blocker(
                "MERGE_CONDITION_FAILS",
                {
                    "conditions": _named(failing),
                    "parcels": parcels or _BETWEEN.join(shown.values()),
                },
            )
        )
    if waiting:
        found.append(Blocker("MERGE_CONDITION_OPEN", {"conditions": _named(waiting)}))
    return tuple(found)


def _named(rows: Sequence[MatrixRow]) -> str:
    return _BETWEEN.join(f"{row.code} {row.condition.title}" for row in rows)


def reasons_of(check: Check) -> tuple[MatrixReason, ...]:
    """Return every reason of a check, the worst first."""
    findings = check.detail.get("findings") or [{"outcome": check.machine, **check.detail}]
    reasons = [
        MatrixReason(
            code=finding["reason"],
            members=tuple(finding.get("blocking") or finding.get("members", ())),
            params={k: v for k, v in finding.items() if k not in _NAMED},
            outcome=finding["outcome"],
        )
        for finding in findings
    ]
    return tuple(sorted(reasons, key=lambda reason: -SEVERITY[reason.outcome]))


def _per_member(
    check: Check, reasons: Sequence[MatrixReason], members: Sequence[str]
) -> dict[str, str]:
    """Return the worst outcome that speaks of each member, of all where it names none.

    What a person settled is settled for all; where another member stands against most, the others
    are not to blame.
    """
    result = dict.fromkeys(members, PASS)
    if check.outcome == PASS:
        return result
    for reason in reasons:
        for member in reason.members or members:
            if member in result and SEVERITY[reason.outcome] > SEVERITY[result[member]]:
                result[member] = reason.outcome
    return result

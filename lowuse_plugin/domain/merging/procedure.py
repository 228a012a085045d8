# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The way of a merge: 拟合并 → 受理 → 审查 → 同意合并 → 权籍调查 → 已登记 (Y-27, D17).

The document says who applies where, and no more: departments, papers and what a step asks of the
conditions stand in a file that an office may put its own in the place of (D8). The order of the
states is fixed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.merging.case import STAGES
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.roles import Right

KIND = "merge_procedure"
SHIPPED = "merge-procedure-sample"

PROPOSED, ACCEPTED, REVIEWED = "proposed", "accepted", "reviewed"
AGREED, SURVEYED, REGISTERED = "agreed", "surveyed", "registered"
REFUSED, WITHDRAWN, REVOKED = "refused", "withdrawn", "revoked"
CHAIN = (PROPOSED, ACCEPTED, REVIEWED, AGREED, SURVEYED, REGISTERED)
"""Codes of ``merge_state`` in the order of the work."""
OPEN = frozenset(CHAIN) - {REGISTERED}
"""States in which a case is on its way. While it is proposed it is a scenario (方案): others may be
proposed of the same parcels. From 受理 on it holds its members alone."""
ENDED = frozenset({REFUSED, WITHDRAWN})
"""States that only reopening leads out of."""

START, ADVANCE, RETURN, REGISTER = "start", "advance", "return", "register"
REFUSE, WITHDRAW, REOPEN, REVOKE = "refuse", "withdraw", "reopen", "revoke"
"""Code list ``merge_action``."""

SHOWS, REFUSES, SETTLED = "shows", "refuses", "settled"
"""What the conditions have to be for a step: anything; nothing 不符合; all 符合."""


@dataclass(frozen=True)
class ProcedureStep:
    """What one state asks of who enters it.

    Attributes:
        department: Who enters it.
        stage: Code of ``merge_stage``: how fresh the seizure query has to be.
        check: One of :data:`SHOWS`, :data:`REFUSES`, :data:`SETTLED`.
        other_person: It is entered by another one than who drew the case up.
        asks: Papers, by name.
    """

    state: str
    department: str
    stage: str
    check: str
    other_person: bool
    asks: tuple[str, ...]


@dataclass(frozen=True)
class MergeProcedure:
    """The way of a merge, as one file says it; ``steps`` by the state that is entered."""

    id: str
    title: str
    document_no: str
    clause: str
    example: bool
    sha256: str
    prefix: str
    digits: int
    steps: Mapping[str, ProcedureStep]

    def number(self, district: str, year: int, serial: int) -> str:
        """Return a 合并编号: HB4407042025001."""
        return f"{self.prefix}{district}{year}{serial:0{self.digits}d}"


def next_state(state: str) -> str | None:
    """Return what follows a state; None at the end and beside the chain."""
    following = CHAIN.index(state) + 1 if state in CHAIN else 0
    return CHAIN[following] if 0 < following < len(CHAIN) else None


def earlier(state: str) -> tuple[str, ...]:
    """Return the states to which a case can be given back; none once it is registered."""
    return CHAIN[: CHAIN.index(state)] if is_open(state) else ()


def is_open(state: str) -> bool:
    """Tell whether a case is on its way."""
    return state in OPEN


def holds_alone(state: str) -> bool:
    """Tell whether no other case on its way may have a parcel of one in this state."""
    return state in OPEN and state != PROPOSED


def furthest(states: Iterable[str]) -> str:
    """Return which of several states on the way is furthest, empty where there is none."""
    return max((state for state in states if state in CHAIN), key=CHAIN.index, default="")


def right_for(action: str, to_state: str = "") -> Right:
    """Return the right that a step needs: who agrees, refuses, registers or revokes decides."""
    decides = action in (REGISTER, REFUSE, REVOKE) or (action == ADVANCE and to_state == AGREED)
    return Right.DECIDE if decides else Right.EDIT


def parse_merge_procedure(content: str, file: str) -> MergeProcedure:
    """Read a procedure from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only(
        *("id", "kind", "title", "document_no", "clause", "example", "numbers", "steps"), "note"
    )
    numbers = source.section("numbers")
    digits = numbers.get("digits", int)
    if digits < 1:
        raise numbers.wrong("digits", "≥ 1")
    steps = {step.state: step for step in map(_step, source.sections("steps"))}
    if tuple(steps) != CHAIN[1:]:
        raise source.wrong("steps", "|".join(CHAIN[1:]))
    return MergeProcedure(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        clause=source.get("clause", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        prefix=numbers.get("prefix", str).strip(),
        digits=digits,
        steps=steps,
    )


def _step(source: Source) -> ProcedureStep:
    source.only("state", "department", "stage", "check", "other_person", "asks")
    return ProcedureStep(
        state=source.choice("state", CHAIN[1:]),
        department=source.get("department", str),
        stage=source.choice("stage", STAGES),
        check=source.choice("check", (SHOWS, REFUSES, SETTLED)),
        other_person=source.get("other_person", bool),
        asks=source.words("asks"),
    )


def find_merge_procedure(procedure_id: str = SHIPPED, folder: Path | None = None) -> MergeProcedure:
    """Return a procedure by its id, the shipped one when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``.
    """
    path = find_file(KIND, procedure_id, folder)
    return parse_merge_procedure(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped() -> MergeProcedure:
    """Return the shipped procedure, read once."""
    return find_merge_procedure()

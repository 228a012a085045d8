# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of an adjustment of the control line: its states, days of publicity, figures (P-19).

The measure of the city is not public: the figures that ship are examples, and an office puts its
own in their place (D8).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.control_line.classes import LEVELS
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.roles import Right

KIND = "adjustment_procedure"
SHIPPED = "adjustment-procedure-sample"

DRAFT, PUBLICISED, SUBMITTED, DECIDED = "draft", "publicised", "submitted", "decided"
REFUSED, WITHDRAWN = "refused", "withdrawn"
CHAIN = (DRAFT, PUBLICISED, SUBMITTED, DECIDED)
"""Codes of ``adjustment_state`` in the order of the work."""
ENDED = frozenset({REFUSED, WITHDRAWN})
"""States that only reopening leads out of."""

START, ADVANCE, RETURN, DECIDE = "start", "advance", "return", "decide"
REFUSE, WITHDRAW, REOPEN = "refuse", "withdraw", "reopen"
"""Code list ``adjustment_action``."""


@dataclass(frozen=True)
class AdjustmentProcedure:
    """What an adjustment has to keep to, as one file says it."""

    id: str
    title: str
    document_no: str
    clause: str
    example: bool
    sha256: str
    balanced: bool
    """Whether 占补平衡 holds for a new case."""
    least_block_m2: float
    """Fewest m² of a contiguous block; 0 asks for none."""
    publicity_days: int
    """Fewest days, the first and the last one counted."""
    authorities: Mapping[int, str]
    """Level → who approves."""


def next_state(state: str) -> str | None:
    """Return what follows a state; None at the end and beside the chain."""
    following = CHAIN.index(state) + 1 if state in CHAIN else 0
    return CHAIN[following] if 0 < following < len(CHAIN) else None


def earlier(state: str) -> tuple[str, ...]:
    """Return the states to which a case can be sent back; none once it was decided."""
    return () if state == DECIDED or state not in CHAIN else CHAIN[: CHAIN.index(state)]


def is_open(state: str) -> bool:
    """Tell whether a case is on its way."""
    return state in CHAIN and state != DECIDED


def right_for(action: str) -> Right:
    """Return the right that a step needs: what the authority decided is entered by a reviewer."""
    return Right.DECIDE if action in (DECIDE, REFUSE) else Right.EDIT


def parse_adjustment_procedure(content: str, file: str) -> AdjustmentProcedure:
    """Read a procedure from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    days = source.section("publicity").get("days", int)
    if days < 1:
        raise source.section("publicity").wrong("days", "≥ 1")
    authorities = {
        each.get("level", int): each.get("authority", str)
        for each in source.sections("authorities")
    }
    if sorted(authorities) != sorted(LEVELS):
        raise source.wrong("authorities", "level 0, 1, 2")
    return AdjustmentProcedure(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        clause=source.get("clause", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        balanced=source.section("balance").get("on", bool),
        least_block_m2=float(source.section("block").amount("least_m2")),
        publicity_days=days,
        authorities=authorities,
    )


def find_adjustment_procedure(
    procedure_id: str = SHIPPED, folder: Path | None = None
) -> AdjustmentProcedure:
    """Return a procedure by its id, the shipped one when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``.
    """
    path = find_file(KIND, procedure_id, folder)
    return parse_adjustment_procedure(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped() -> AdjustmentProcedure:
    """Return the shipped procedure, read once."""
    return find_adjustment_procedure()

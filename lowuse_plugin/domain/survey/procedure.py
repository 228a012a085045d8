# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of the identification: states up to 县级认定, who may bring them about, by which paper.

The stages stand in P-12 … P-16; what a stage asks for is data (D8), and what ships is an example.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.document_numbers import document_key
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.roles import Right

KIND = "survey_procedure"
SHIPPED = "survey-procedure-sample"

DRAFT, SUSPECTED, OFFICE_CHECKED, FIELD_CHECKED = "00", "02", "04", "06"
HEARD, IDENTIFIED, NOT_LOW, REMOVED = "08", "10", "12", "90"
CHAIN = (DRAFT, SUSPECTED, OFFICE_CHECKED, FIELD_CHECKED, HEARD, IDENTIFIED)
"""Codes of ``submission_state`` in the order of the work."""
ENDED = frozenset({NOT_LOW, REMOVED})
"""States that only reopening leads out of."""
FILED = frozenset({"20", "30", "31", "40", "50", "51", "60", "70", "71", "80"})
"""Handed to the city or beyond: read-only here (A-38)."""

ADVANCE, RETURN, DISMISS, REMOVE, REOPEN = "advance", "return", "dismiss", "remove", "reopen"
"""Code list ``survey_action``."""
IN, OUT, DONE = "in", "out", "removed"
"""Code list ``unit_change``."""
COMPLETED, MOVED_OUT = "completed", "moved_out"
REMOVALS = {COMPLETED: DONE, MOVED_OUT: OUT}
"""Why a unit leaves the database → how the change log calls it: 改造完成 is 销号, 移出 is 调出."""


@dataclass(frozen=True)
class SurveyState:
    """One state of the chain, and what bringing it about asks for."""

    state: str
    clause: str
    text: str
    right: Right
    document: bool
    """A document number has to be named."""
    without: bool
    """It may be left out with a reason."""


@dataclass(frozen=True)
class SurveyProcedure:
    """How a unit goes on, as one file says it."""

    id: str
    title: str
    document_no: str
    example: bool
    sha256: str
    states: tuple[SurveyState, ...]
    publicity_days: int
    """Fewest days, the first and the last one counted."""
    field_people: int
    """Fewest people in the field."""
    not_of: tuple[str, ...]
    """What a document number of the county government does not hold."""

    def state(self, code: str) -> SurveyState:
        """Return a state of the chain."""
        return self.states[CHAIN.index(code)]

    def names_bureau(self, document_no: str) -> str:
        """Return what of a document number gives a bureau away, empty when nothing does."""
        number = document_key(document_no)
        return next((word for word in self.not_of if word in number), "")


_BY_TAG = {"identified": IDENTIFIED, "not_low_efficiency": NOT_LOW}
"""Tags of units that nobody took through the procedure yet → where they stand."""


def standing(survey_state: str | None, tag_state: str | None) -> str:
    """Return where a unit stands: by its state, in older workspaces by its newest primary tag.

    Args:
        survey_state: As the unit holds it; None where nobody took it through the procedure.
        tag_state: Code list ``tag_state``.
    """
    return survey_state or _BY_TAG.get(tag_state or "", DRAFT)


def position(state: str) -> int:
    """Return the place of a state in the chain; -1 for one beside or behind it."""
    return CHAIN.index(state) if state in CHAIN else -1


def next_state(state: str) -> str | None:
    """Return what follows a state; None at 县级认定, beside the chain and behind it."""
    following = position(state) + 1
    return CHAIN[following] if 0 < following < len(CHAIN) else None


def earlier(state: str) -> tuple[str, ...]:
    """Return the states to which a unit can be sent back."""
    return CHAIN[: max(position(state), 0)]


def may_be_dismissed(state: str) -> bool:
    """Tell whether 不属低效 can be decided: as long as the county has not identified the unit."""
    return state in CHAIN and state != IDENTIFIED


def may_be_removed(state: str) -> bool:
    """Tell whether a unit can leave the database: only one that the county put into it."""
    return state == IDENTIFIED


def is_decided(state: str) -> bool:
    """Tell whether the county, or somebody above it, has decided: tagging ends there."""
    return state == IDENTIFIED or state in ENDED or state in FILED


def right_for(action: str, from_state: str, to_state: str) -> Right:
    """Return the right that a step needs: what enters or leaves the database is decided.

    Args:
        action: Code of ``survey_action``.
        from_state: Where the unit stands.
        to_state: Where it goes.
    """
    if action in (DISMISS, REMOVE, REOPEN) or IDENTIFIED in (from_state, to_state):
        return Right.DECIDE
    return shipped().state(to_state).right


def parse_survey_procedure(content: str, file: str) -> SurveyProcedure:
    """Read a procedure from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    steps = source.sections("steps")
    if tuple(each.data.get("state") for each in steps) != CHAIN:
        raise source.wrong("steps", "|".join(CHAIN))
    return SurveyProcedure(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        states=tuple(
            SurveyState(
                state=each.get("state", str),
                clause=each.get("clause", str),
                text=each.get("says", str),
                right=Right(each.choice("right", (Right.EDIT.value, Right.DECIDE.value))),
                document=each.get("document", bool),
                without=each.get("without", bool),
            )
            for each in steps
        ),
        publicity_days=_at_least_one(source.section("publicity"), "days"),
        field_people=_at_least_one(source.section("field_check"), "people"),
        not_of=source.section("document").words("not_of"),
    )


def _at_least_one(source: Source, key: str) -> int:
    number = source.get(key, int)
    if number < 1:
        raise source.wrong(key, "≥ 1")
    return number


def find_survey_procedure(
    procedure_id: str = SHIPPED, folder: Path | None = None
) -> SurveyProcedure:
    """Return a procedure by its id, the shipped one when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``.
    """
    path = find_file(KIND, procedure_id, folder)
    return parse_survey_procedure(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped() -> SurveyProcedure:
    """Return the shipped procedure, read once."""
    return find_survey_procedure()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pack of the procedure: order of the states, materials, departments, days of publicity.

What the policy document leaves to the office is data (D8), and what ships is an example.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.policy.source import Source, find_file

KIND = "subsidy_procedure"
SHIPPED = "subsidy-procedure-sample"
WITHDRAWN = "withdrawn"
"""The state beside the order: a claim that was taken back."""


@dataclass(frozen=True)
class MaterialItem:
    """One document of the checklist."""

    item: str
    title: str
    mandatory: bool


@dataclass(frozen=True)
class Department:
    """Who gives an opinion in the joint review."""

    code: str
    title: str


@dataclass(frozen=True)
class Procedure:
    """How a claim goes on, as one file says it."""

    id: str
    title: str
    document_no: str
    example: bool
    sha256: str
    states: tuple[str, ...]
    materials: tuple[MaterialItem, ...]
    departments: tuple[Department, ...]
    publicity_days: int
    """Fewest days, the first and the last one counted."""
    expiry_soon_days: int
    pilot_from: date
    pilot_to: date
    """Last day of the pilot (P-04)."""

    def position(self, state: str) -> int:
        """Return the place of a state in the order; -1 for a claim that was taken back."""
        return self.states.index(state) if state in self.states else -1

    def reached(self, state: str, milestone: str) -> bool:
        """Tell whether a claim in a state has passed a milestone."""
        return self.position(state) >= self.position(milestone)

    def next_state(self, state: str) -> str | None:
        """Return what follows a state, None at the end and for a claim that was taken back."""
        following = self.position(state) + 1
        return self.states[following] if 0 < following < len(self.states) else None

    def earlier(self, state: str) -> tuple[str, ...]:
        """Return the states to which a claim can go back."""
        return self.states[: max(self.position(state), 0)]


def parse_procedure(content: str, file: str) -> Procedure:
    """Read a procedure from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    known = tuple(state for state in schema.shipped().codes["claim_state"].values)
    states = source.words("states")
    wanted = tuple(state for state in known if state != WITHDRAWN)
    if states != wanted:
        raise source.wrong("states", "|".join(wanted))
    pilot = source.section("pilot")
    procedure = Procedure(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        states=states,
        materials=tuple(
            MaterialItem(each.get("item", str), each.get("title", str), each.get("mandatory", bool))
            for each in source.sections("materials")
        ),
        departments=tuple(
            Department(each.get("code", str), each.get("title", str))
            for each in source.sections("departments")
        ),
        publicity_days=_days(source.section("publicity"), "days"),
        expiry_soon_days=_days(source.section("expiry"), "soon_days"),
        pilot_from=pilot.get("from", date),
        pilot_to=pilot.get("to", date),
    )
    _refuse_twice(source, "materials", [each.item for each in procedure.materials])
    _refuse_twice(source, "departments", [each.code for each in procedure.departments])
    if procedure.pilot_to < procedure.pilot_from:
        raise pilot.wrong("to", "≥ from")
    return procedure


def _days(source: Source, key: str) -> int:
    days = source.get(key, int)
    if days < 1:
        raise source.wrong(key, "≥ 1")
    return days


def _refuse_twice(source: Source, key: str, names: list[str]) -> None:
    if len(set(names)) < len(names):
        raise source.wrong(key, "each name once")


def find_procedure(procedure_id: str = SHIPPED, folder: Path | None = None) -> Procedure:
    """Return a procedure by its id, the shipped one when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``.
    """
    path = find_file(KIND, procedure_id, folder)
    return parse_procedure(path.read_text(encoding="utf-8"), path.name)


@cache
def shipped() -> Procedure:
    """Return the shipped procedure, read once."""
    return find_procedure()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Further incentives of a document as data: conditions with their words, and what follows (E18).

A second kind of policy pack. It pays no money; it says under which conditions a consequence of the
document (no further land price, a difference to be settled, a supplementary contract) applies.
Missing facts never count as no.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields
from lowuse_plugin.domain.policy.pack import Clause
from lowuse_plugin.domain.policy.source import Source, list_files

KIND = "incentives"

FLAG, USE, NUMBER = "flag", "use", "number"
FACT_KINDS = (FLAG, USE, NUMBER)

APPLIES, NOT, MISSING, NOT_IN_FORCE = "applies", "not", "missing", "not_in_force"
PASS, FAIL = "pass", "fail"

IS, GROUPS, NOT_GROUPS, AT_MOST = "is", "groups", "not_groups", "at_most"
_TESTS = {FLAG: (IS,), USE: (GROUPS, NOT_GROUPS), NUMBER: (AT_MOST,)}


@dataclass(frozen=True)
class FactSpec:
    """One fact that a person enters."""

    name: str
    title: str
    kind: str
    """``flag`` (yes or no), ``use`` (code or words of land use) or ``number``."""
    unit: str = ""


@dataclass(frozen=True)
class Condition:
    """One condition with its words."""

    clause: Clause
    fact: str
    test: str
    """``is``, ``groups``, ``not_groups`` or ``at_most``."""
    wanted: tuple[str, ...]
    """Groups of land use, the fact that holds the bound, or true or false."""


@dataclass(frozen=True)
class Incentive:
    """What follows when every condition holds."""

    code: str
    title: str
    conclusion: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class IncentivePack:
    """The further incentives of one document."""

    id: str
    title: str
    document_no: str
    example: bool
    sha256: str
    content: str
    valid_from: date
    valid_to: date
    facts: Mapping[str, FactSpec]
    incentives: tuple[Incentive, ...]


@dataclass(frozen=True)
class IncentiveResult:
    """What the facts say of one incentive."""

    code: str
    title: str
    outcome: str
    """``applies``; ``not`` when a condition fails; ``missing`` when one is not known;
    ``not_in_force`` when all hold and the document does not apply on the day."""
    conclusion: str
    """What the document orders; empty unless it applies."""
    checks: tuple[tuple[str, str, str], ...]
    """Words, clause and outcome (``pass``, ``fail``, ``missing``) of every condition."""


def list_incentives(folder: Path | None = None) -> dict[str, Path]:
    """Return the packs of further incentives of a folder by id, the shipped ones without one.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``POLICY_TWICE``.
    """
    return list_files(KIND, folder)


def parse_incentives(content: str, file: str) -> IncentivePack:
    """Read a pack of further incentives from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only(
        *("id", "kind", "title", "document_no", "issued_on", "example", "validity"),
        *("facts", "incentives"),
    )
    validity = source.section("validity")
    validity.only("clause", "text", "from", "to")
    facts = _facts(source.section("facts"))
    pack = IncentivePack(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        valid_from=validity.get("from", date),
        valid_to=validity.get("to", date),
        facts=facts,
        incentives=tuple(_incentive(item, facts) for item in source.sections("incentives")),
    )
    if pack.valid_to < pack.valid_from:
        raise validity.wrong("to", "≥ from")
    return pack


def _facts(section: Source) -> dict[str, FactSpec]:
    found = {}
    for name in section.data:
        table = section.section(name)
        table.only("title", "kind", "unit")
        unit = table.get("unit", str) if "unit" in table.data else ""
        kind = table.choice("kind", FACT_KINDS)
        found[name] = FactSpec(name, table.get("title", str), kind, unit)
    return found


def _incentive(source: Source, facts: Mapping[str, FactSpec]) -> Incentive:
    source.only("code", "title", "conclusion", "conditions")
    return Incentive(
        code=source.get("code", str),
        title=source.get("title", str),
        conclusion=source.get("conclusion", str),
        conditions=tuple(_condition(item, facts) for item in source.sections("conditions")),
    )


def _condition(source: Source, facts: Mapping[str, FactSpec]) -> Condition:
    source.only("clause", "text", "fact", IS, GROUPS, NOT_GROUPS, AT_MOST)
    fact = source.choice("fact", facts)
    tests = _TESTS[facts[fact].kind]
    given = [test for test in tests if test in source.data]
    if len(given) != 1:
        raise source.wrong("|".join(tests), "one test")
    test = given[0]
    if test == IS:
        wanted: tuple[str, ...] = (str(source.get(test, bool)),)
    elif test == AT_MOST:
        numbers = [name for name, spec in facts.items() if spec.kind == NUMBER]
        wanted = (source.choice(test, numbers),)
    else:
        known = sorted({use.group for use in land_use.shipped().uses.values()})
        wanted = source.some_words(test, known)
    clause = Clause(source.get("clause", str), source.get("text", str))
    return Condition(clause, fact, test, wanted)


def assess_incentives(
    pack: IncentivePack, facts: Mapping[str, object], on: date
) -> tuple[IncentiveResult, ...]:
    """Tell which incentives apply.

    Args:
        pack: Conditions and what follows.
        facts: Values by the names of ``pack.facts``; what is left out is not known.
        on: The day that is asked about; nothing applies outside the validity of the document, both
            its days included.

    Raises:
        LowUseError: ``INPUT_…`` with ``field``; ``INPUT_NOT_ALLOWED`` for a name that the pack
            does not have.
    """
    for name in facts:
        if name not in pack.facts:
            expected = "|".join(pack.facts)
            raise LowUseError("INPUT_NOT_ALLOWED", field=name, value=name, expected=expected)
    known = _known(pack, Fields.of(facts, ""))
    in_force = pack.valid_from <= on <= pack.valid_to
    return tuple(_assess(incentive, known, in_force=in_force) for incentive in pack.incentives)


def _known(pack: IncentivePack, given: Fields) -> dict[str, Any]:
    """Return the facts that are told: flags, groups of land use, numbers."""
    known: dict[str, Any] = {}
    for name, spec in pack.facts.items():
        if given.raw(name) is None:
            continue
        if spec.kind == FLAG:
            known[name] = given.flag(name)
        elif spec.kind == NUMBER:
            known[name] = given.amount(name)
        else:
            match = land_use.canonical_use(given.text(name) or "")
            if match is not None:
                known[name] = match.group
    return known


def _assess(incentive: Incentive, known: Mapping[str, Any], *, in_force: bool) -> IncentiveResult:
    outcomes = [_outcome(condition, known) for condition in incentive.conditions]
    outcome = NOT if FAIL in outcomes else MISSING if MISSING in outcomes else APPLIES
    if outcome == APPLIES and not in_force:
        outcome = NOT_IN_FORCE
    checks = tuple(
        (condition.clause.text, condition.clause.clause, told)
        for condition, told in zip(incentive.conditions, outcomes, strict=True)
    )
    conclusion = incentive.conclusion if outcome == APPLIES else ""
    return IncentiveResult(incentive.code, incentive.title, outcome, conclusion, checks)


def _outcome(condition: Condition, known: Mapping[str, Any]) -> str:
    value = known.get(condition.fact)
    if value is None:
        return MISSING
    if condition.test == IS:
        holds = str(value) in condition.wanted
    elif condition.test == GROUPS:
        holds = value in condition.wanted
    elif condition.test == NOT_GROUPS:
        holds = value not in condition.wanted
    else:
        bound: Fraction | None = known.get(condition.wanted[0])
        if bound is None:
            return MISSING
        holds = value <= bound
    return PASS if holds else FAIL

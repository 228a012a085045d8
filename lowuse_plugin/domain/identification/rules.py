# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sets of rules that propose low-efficiency land, as dated data (D8, P-11)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache, partial
from pathlib import Path

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.industry_codes import is_industry
from lowuse_plugin.domain.policy.source import Source, find_file
from lowuse_plugin.domain.quantities import DATE, TEXT, Quantity, find_quantity, quantities
from lowuse_plugin.domain.toml_lines import located

AREA_COLUMNS = ("plane_area_m2", "surveyed_area_m2", "registered_area_m2")
OPERATORS = ("<", "<=", ">", ">=")
ALL_LAND = "all"
ANY, ALL, SCORE = "any", "all", "score"
LOGICS = (ANY, ALL, SCORE)
LOW_EFFICIENCY = "low_efficiency"
"""Output of the rules that the result of a parcel rests on; the others stand beside it."""
KIND = "identification"
MOST_POINTS = 1_000_000
"""The most that a rule may weigh."""
_MOST_THRESHOLD = 10**12
_CODE = re.compile(r"[^\s:|]+")
"""Codes stand in stored lists that blanks and colons divide."""


@dataclass(frozen=True)
class Condition:
    """One comparison of a quantity; text is compared with ``values``, a date with ``day``."""

    quantity: str
    operator: str
    """``<``, ``<=``, ``>``, ``>=`` or ``in``."""
    threshold: Fraction = Fraction(0)
    written: str = ""
    """The threshold as the standard writes it, such as ``1.0``."""
    times: str = ""
    """Number quantity that the threshold is a share of."""
    unit: str = ""
    values: tuple[str, ...] = ()
    day: date | None = None
    boundary_day: bool = False
    """The day itself counts, and is marked for a person to confirm (A-30)."""


@dataclass(frozen=True)
class Rule:
    """One criterion of a standard."""

    code: str
    text: str
    clause: str
    source: str
    """Who supplies the data."""
    scope: str
    match: str
    """``all`` or ``any`` of the conditions."""
    blocks_when_missing: bool
    """Whether missing data makes the parcel 待补充 (D9)."""
    exempt_industries: tuple[str, ...]
    """Beginnings of 国民经济行业代码 that the rule does not judge."""
    conditions: tuple[Condition, ...]
    weight: Fraction = Fraction(1)
    """Points that a hit gives where the standard counts points."""
    output: str = LOW_EFFICIENCY
    """Code list ``rule_output``."""
    example: bool = True
    """示例: for training only (D8)."""
    document_no: str = ""

    @property
    def proposes(self) -> bool:
        """Tell whether a hit speaks for low efficiency; other outputs never do."""
        return self.output == LOW_EFFICIENCY


@dataclass(frozen=True)
class RuleSet:
    """One version of a standard."""

    id: str
    title: str
    document_no: str
    valid_from: date
    example: bool
    sha256: str
    content: str
    area_basis: tuple[str, ...]
    max_age_years: int
    scopes: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    valid_to: date | None = None
    """Last day; None where none is set."""
    logic: str = ANY
    """Whether any rule, all rules, or points decide."""
    score_at_least: Fraction | None = None
    """Points from which a parcel is suspected, for ``score``."""

    def is_in_force(self, on: date) -> bool:
        """Tell whether the standard applies on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def parse_rule_set(content: str, file: str) -> RuleSet:
    """Read a rule set from TOML text.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file`` as ``name:line``, ``key`` and ``expected``.
    """
    return located(_parse, content, file)


@lru_cache(maxsize=16)
def parse_kept_rule_set(content: str, file: str) -> RuleSet:
    """Read the text that a workspace keeps with its results, to explain what they rest on.

    Sets of the first version say ``field`` for ``quantity`` and know no outputs; what they say of
    idle land is read as that. Nothing new may be written so: what is imported, drafted, adopted or
    shipped is read by :func:`parse_rule_set`. Everything about a parcel asks for the same few again
    and again, so they are kept.

    Raises:
        LowUseError: As :func:`parse_rule_set`.
    """
    return located(partial(_parse, kept=True), content, file)


def _parse(content: str, file: str, *, kept: bool = False) -> RuleSet:
    source = Source.parse(content, file)
    source.choice("kind", (KIND,))
    source.only(*_TOP)
    logic = source.choice("logic", LOGICS)
    areas = source.some_words("area_basis", AREA_COLUMNS)
    if source.get("max_age_years", int) < 1:
        raise source.wrong("max_age_years", "≥ 1")
    valid_from, valid_to = _day(source, "valid_from"), None
    if "valid_to" in source.data:
        valid_to = _day(source, "valid_to")
        if valid_to < valid_from:
            raise source.wrong("valid_to", f"≥ {valid_from.isoformat()}")
    known = quantities()["use_group"].allowed
    scopes = source.section("scopes")
    named = {scope: scopes.some_words(scope, known) for scope in scopes.data}
    example = source.get("example", bool)
    document_no = source.get("document_no", str)
    usual = _Usual(example, document_no, kept)
    rules = tuple(_rule(item, named, usual) for item in source.sections("rules"))
    _refuse_twice(source, rules)
    if not any(rule.proposes for rule in rules):
        raise source.wrong("rules", f"at least one of output {LOW_EFFICIENCY}")
    return RuleSet(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=document_no,
        valid_from=valid_from,
        example=example,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        area_basis=areas,
        max_age_years=source.get("max_age_years", int),
        scopes=named,
        rules=rules,
        valid_to=valid_to,
        logic=logic,
        score_at_least=_score(source, logic, rules),
    )


_TOP = (
    *("id", "kind", "title", "document_no", "valid_from", "valid_to", "example", "logic"),
    *("score_at_least", "area_basis", "max_age_years", "scopes", "rules"),
)
_RULE = (
    *("code", "text", "clause", "source", "scope", "match", "missing", "exempt_industries"),
    *("conditions", "weight", "output", "example", "document_no"),
)


def _day(source: Source, key: str) -> date:
    value = source.get(key, date)
    if type(value) is not date:  # a moment is a date to Python
        raise source.wrong(key, "day such as 2024-01-01")
    return value


def _refuse_twice(source: Source, rules: tuple[Rule, ...]) -> None:
    for place, rule in enumerate(rules):
        if rule.code in [before.code for before in rules[:place]]:
            raise source.wrong(f"rules[{place}].code", f"one rule a code, {rule.code} is there")


def _score(source: Source, logic: str, rules: tuple[Rule, ...]) -> Fraction | None:
    """Read the points that are needed: such that the rules can give."""
    if logic != SCORE:
        if "score_at_least" in source.data:
            raise source.wrong("score_at_least", f"only with logic {SCORE}")
        return None
    needed = source.amount("score_at_least", above=0, most=len(rules) * MOST_POINTS)
    most = sum((rule.weight for rule in rules if rule.proposes), Fraction(0))
    if needed > most:
        raise source.wrong("score_at_least", f"≤ {float(most):g}, what all rules give together")
    return needed


def _industries(source: Source) -> tuple[str, ...]:
    found = source.some_words("exempt_industries")
    for code in found:
        if not is_industry(code):
            raise source.wrong("exempt_industries", f"C, 25, C25 or 2511 instead of {code}")
    return found


@dataclass(frozen=True)
class _Usual:
    """What rules have of their set."""

    example: bool
    document_no: str
    kept: bool
    """The set is kept with results, maybe in the words of the first version."""


def _rule(source: Source, scopes: Mapping[str, tuple[str, ...]], usual: _Usual) -> Rule:
    source.only(*_RULE)
    data = source.data
    missing = source.choice("missing", ("incomplete", "ignore"))
    code = source.get("code", str)
    if not _CODE.fullmatch(code):
        raise source.wrong("code", "text without blanks, colons and strokes")
    outputs = schema.shipped().codes["rule_output"].values
    output = source.choice("output", outputs) if "output" in data else LOW_EFFICIENCY
    conditions = tuple(
        _condition(item, output, kept=usual.kept) for item in source.sections("conditions")
    )
    closed = [found.output for c in conditions if (found := find_quantity(c.quantity)) is not None]
    return Rule(
        code=code,
        text=source.get("text", str),
        clause=source.get("clause", str),
        source=source.get("source", str),
        scope=source.choice("scope", (ALL_LAND, *scopes)),
        match=source.choice("match", (ALL, ANY)) if "match" in data else ALL,
        blocks_when_missing=missing == "incomplete",
        exempt_industries=_industries(source) if data.get("exempt_industries") else (),
        conditions=conditions,
        weight=source.amount("weight", most=MOST_POINTS) if "weight" in data else Fraction(1),
        output=next(filter(None, closed), output),
        example=source.get("example", bool) if "example" in data else usual.example,
        document_no=(
            source.get("document_no", str) if "document_no" in data else usual.document_no
        ),
    )


def _condition(source: Source, output: str, *, kept: bool) -> Condition:
    first_version = kept and "field" in source.data
    key = "field" if first_version else "quantity"
    if "field" in source.data and not kept:
        raise source.wrong("field", "quantity")
    quantity = _quantity(source, key)
    if quantity.output not in ("", output) and not first_version:
        raise source.wrong(key, f"of a rule with output {quantity.output}: {quantity.name}")
    if quantity.kind == TEXT:
        source.only(key, "operator", "values")
        operator = source.choice("operator", ("in",))
        values = source.some_words("values", quantity.allowed)
        return Condition(quantity.name, operator, values=values)
    if quantity.kind == DATE:
        return _day_condition(source, key, quantity)
    source.only(key, "operator", "threshold", "times", "unit")
    unit = source.get("unit", str) if "unit" in source.data else quantity.unit
    if unit != quantity.unit:
        raise source.wrong("unit", f"{quantity.unit or 'no unit'} instead of {unit}")
    return Condition(
        quantity=quantity.name,
        operator=source.choice("operator", OPERATORS),
        threshold=source.amount("threshold", least=-_MOST_THRESHOLD, most=_MOST_THRESHOLD),
        written=source.get("threshold", str),
        times=_times(source, quantity) if "times" in source.data else "",
        unit=unit,
    )


def _quantity(source: Source, key: str) -> Quantity:
    name = source.get(key, str)
    found = find_quantity(name)
    if found is None:
        raise source.wrong(key, f"{'|'.join(quantities())} instead of {name}")
    return found


def _times(source: Source, quantity: Quantity) -> str:
    fitting = [
        each.name
        for each in quantities().values()
        if each.kind == quantity.kind and each.unit == quantity.unit and each != quantity
    ]
    name = source.get("times", str)
    found = find_quantity(name)
    if found is None or found.name not in fitting:
        raise source.wrong("times", f"{'|'.join(fitting)} instead of {name}")
    return found.name


def _day_condition(source: Source, key: str, quantity: Quantity) -> Condition:
    source.only(key, "operator", "day", "boundary_day")
    flagged = source.get("boundary_day", bool) if "boundary_day" in source.data else False
    operator = source.choice("operator", ("<=", ">=") if flagged else OPERATORS)
    day = _day(source, "day")
    return Condition(
        quantity.name, operator, written=day.isoformat(), day=day, boundary_day=flagged
    )


def find_rule_set(rule_set_id: str, folder: Path | None = None) -> RuleSet:
    """Return the rule set of an id, among the shipped ones unless a folder is given.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``, ``POLICY_TWICE``.
    """
    if folder is None:
        return _shipped_rule_set(rule_set_id)
    path = find_file(KIND, rule_set_id, folder)
    return parse_rule_set(path.read_text(encoding="utf-8"), path.name)


@cache
def _shipped_rule_set(rule_set_id: str) -> RuleSet:
    """Read a shipped file once: panels ask for it when they are opened."""
    path = find_file(KIND, rule_set_id)
    return parse_rule_set(path.read_text(encoding="utf-8"), path.name)

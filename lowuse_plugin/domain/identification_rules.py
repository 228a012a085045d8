# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sets of rules that propose low-efficiency land, as dated data (D8, P-11)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from lowuse_plugin.domain.policy_source import Source, find_file

NUMBER_FIELDS = (
    "far",
    "building_density_pct",
    "tax_wan_per_mu",
    "tax_wan_per_mu_before",
    "investment_wan_per_mu",
    "contract_far",
    "contract_investment_wan_per_mu",
    "contract_tax_wan_per_mu",
)
TEXT_FIELDS = (
    "operating_state",
    "industry_kind",
    "safety_state",
    "idle",
    "grade",
    "legacy_kind",
    "urban_village",
)
AREA_COLUMNS = ("plane_area_m2", "surveyed_area_m2", "registered_area_m2")
OPERATORS = ("<", "<=", ">", ">=")
ALL_LAND = "all"


@dataclass(frozen=True)
class Condition:
    """One comparison of a field; a text field is compared with ``values``."""

    field: str
    operator: str
    """``<``, ``<=``, ``>``, ``>=`` or ``in``."""
    threshold: Fraction = Fraction(0)
    written: str = ""
    """The threshold as the standard writes it, such as ``1.0``."""
    times: str = ""
    """Number field that the threshold is a share of."""
    unit: str = ""
    values: tuple[str, ...] = ()


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


@dataclass(frozen=True)
class RuleSet:
    """One version of a standard; one hit makes a parcel suspected."""

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


def parse_rule_set(content: str, file: str) -> RuleSet:
    """Read a rule set from TOML text.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", ("identification",))
    source.choice("logic", ("any",))
    areas = source.words("area_basis")
    if not areas or not set(areas) <= set(AREA_COLUMNS):
        raise source.wrong("area_basis", "|".join(AREA_COLUMNS))
    if source.get("max_age_years", int) < 1:
        raise source.wrong("max_age_years", "≥ 1")
    scopes = source.section("scopes")
    named = {scope: scopes.words(scope) for scope in scopes.data}
    rules = tuple(_rule(item, named) for item in source.sections("rules"))
    if len({rule.code for rule in rules}) < len(rules):
        raise source.wrong("rules", "one rule a code")
    return RuleSet(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        valid_from=source.get("valid_from", date),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        area_basis=areas,
        max_age_years=source.get("max_age_years", int),
        scopes=named,
        rules=rules,
    )


def _rule(source: Source, scopes: Mapping[str, tuple[str, ...]]) -> Rule:
    missing = source.choice("missing", ("incomplete", "ignore"))
    return Rule(
        code=source.get("code", str),
        text=source.get("text", str),
        clause=source.get("clause", str),
        source=source.get("source", str),
        scope=source.choice("scope", (ALL_LAND, *scopes)),
        match=source.choice("match", ("all", "any")) if "match" in source.data else "all",
        blocks_when_missing=missing == "incomplete",
        exempt_industries=(
            source.words("exempt_industries") if "exempt_industries" in source.data else ()
        ),
        conditions=tuple(_condition(item) for item in source.sections("conditions")),
    )


def _condition(source: Source) -> Condition:
    field = source.choice("field", (*NUMBER_FIELDS, *TEXT_FIELDS))
    if field in TEXT_FIELDS:
        return Condition(field, source.choice("operator", ("in",)), values=source.words("values"))
    return Condition(
        field=field,
        operator=source.choice("operator", OPERATORS),
        threshold=source.number("threshold"),
        written=source.get("threshold", str).strip(),
        times=source.choice("times", NUMBER_FIELDS) if "times" in source.data else "",
        unit=source.get("unit", str) if "unit" in source.data else "",
    )


def find_rule_set(rule_set_id: str, folder: Path | None = None) -> RuleSet:
    """Return the rule set of an id, among the shipped ones unless a folder is given.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID``, ``POLICY_TWICE``.
    """
    if folder is None:
        return _shipped_rule_set(rule_set_id)
    path = find_file("identification", rule_set_id, folder)
    return parse_rule_set(path.read_text(encoding="utf-8"), path.name)


@cache
def _shipped_rule_set(rule_set_id: str) -> RuleSet:
    """Read a shipped file once: panels ask for it when they are opened."""
    path = find_file("identification", rule_set_id)
    return parse_rule_set(path.read_text(encoding="utf-8"), path.name)

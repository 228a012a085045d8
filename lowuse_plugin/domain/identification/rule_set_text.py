# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Identification standards as TOML text that people can read and a file can carry.

The plain data between text and rules is what a form edits: what is wrong in it is found by the one
reader of rule sets, so that a form and a file are judged alike.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.identification.rules import (
    ALL,
    KIND,
    LOW_EFFICIENCY,
    Condition,
    Rule,
    RuleSet,
)
from lowuse_plugin.domain.policy.source import Source

Data = dict[str, Any]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_TEXT = re.compile(r'["\\\x00-\x1f\x7f]')
_DECIMAL_PRIMES = (2, 5)


def write(rules: RuleSet) -> str:
    """Return the text of a rule set; reading it gives the same rules."""
    return dump(data_of(rules))


def load(content: str, file: str) -> Data:
    """Return the plain data of a text, whether it is sound or not.

    Raises:
        LowUseError: ``POLICY_INVALID``: the text is no TOML.
    """
    Source.parse(content, file)
    return tomllib.loads(content)


def changed(content: str, file: str, **values: Any) -> str:
    """Return a text with other values of the set itself; its rules stay as they are written.

    Args:
        content: The text.
        file: As errors name it.
        **values: Key → its new value, None to leave it out.

    Raises:
        LowUseError: ``POLICY_INVALID``: the text is no TOML.
    """
    data = {**load(content, file), **values}
    return dump({key: value for key, value in data.items() if value is not None})


def data_of(rules: RuleSet) -> Data:
    """Return a rule set as plain data, in the order of the file."""
    data: Data = {
        "id": rules.id,
        "kind": KIND,
        "title": rules.title,
        "document_no": rules.document_no,
        "valid_from": rules.valid_from,
    }
    if rules.valid_to is not None:
        data["valid_to"] = rules.valid_to
    data["example"] = rules.example
    data["logic"] = rules.logic
    if rules.score_at_least is not None:
        data["score_at_least"] = number_text(rules.score_at_least)
    data["area_basis"] = list(rules.area_basis)
    data["max_age_years"] = rules.max_age_years
    data["scopes"] = {name: list(groups) for name, groups in rules.scopes.items()}
    data["rules"] = [_rule(rule, rules) for rule in rules.rules]
    return data


def _rule(rule: Rule, rules: RuleSet) -> Data:
    data: Data = {
        "code": rule.code,
        "text": rule.text,
        "clause": rule.clause,
        "source": rule.source,
        "scope": rule.scope,
        "missing": "incomplete" if rule.blocks_when_missing else "ignore",
    }
    if rule.match != ALL:
        data["match"] = rule.match
    if rule.output != LOW_EFFICIENCY:
        data["output"] = rule.output
    if rule.weight != 1:
        data["weight"] = number_text(rule.weight)
    if rule.example != rules.example:
        data["example"] = rule.example
    if rule.document_no != rules.document_no:
        data["document_no"] = rule.document_no
    if rule.exempt_industries:
        data["exempt_industries"] = list(rule.exempt_industries)
    data["conditions"] = [_condition(condition) for condition in rule.conditions]
    return data


def _condition(condition: Condition) -> Data:
    data: Data = {"quantity": condition.quantity, "operator": condition.operator}
    if condition.operator == "in":
        data["values"] = list(condition.values)
    elif condition.day is not None:
        data["day"] = condition.day
        if condition.boundary_day:
            data["boundary_day"] = True
    else:
        data["threshold"] = condition.written or number_text(condition.threshold)
        if condition.times:
            data["times"] = condition.times
    if condition.unit:
        data["unit"] = condition.unit
    return data


def number_text(value: Fraction) -> str:
    """Return an exact number as a file writes it: a decimal, else a ratio such as ``1/3``."""
    rest = value.denominator
    for prime in _DECIMAL_PRIMES:
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places, scaled = 0, value
    while scaled.denominator != 1:
        places, scaled = places + 1, scaled * 10
    digits = f"{abs(scaled.numerator):0{places + 1}d}"
    sign = "-" if value < 0 else ""
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{sign}{whole}.{part}" if part else f"{sign}{whole}"


def dump(data: Mapping[str, Any]) -> str:
    """Return plain data as TOML: values first, then tables, then lists of tables."""
    values = {k: v for k, v in data.items() if not isinstance(v, Mapping) and not _is_tables(v)}
    tables = {k: v for k, v in data.items() if isinstance(v, Mapping)}
    lists = {k: v for k, v in data.items() if _is_tables(v)}
    blocks = ["\n".join(_lines(values))]
    blocks += ["\n".join([f"[{key}]", *_lines(table)]) for key, table in tables.items()]
    for key, items in lists.items():
        blocks += ["\n".join([f"[[{key}]]", *_lines(item)]) for item in items]
    return "\n\n".join(blocks) + "\n"


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _lines(table: Mapping[str, Any]) -> list[str]:
    found = []
    for key, value in table.items():
        if _is_tables(value):
            inner = "".join(f"  {_value(item)},\n" for item in value)
            found.append(f"{_key(key)} = [\n{inner}]")
        else:
            found.append(f"{_key(key)} = {_value(value)}")
    return found


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(item) for item in value)}]"
    return str(value)


def _text(text: str) -> str:
    """Return a basic string; what cannot stand in one is written as its number."""
    return f'"{_NOT_IN_TEXT.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Worked cases that a policy pack must give, as data, so that an office can check a pack (E17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.policy.source import Source
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.input import read_project, read_switches

REFUSED = "refused"
"""Expectation and finding of a case whose facts cannot be read: the code of the refusal."""
_NOTHING = ""
"""What stands in a case for null, which TOML does not have."""


@dataclass(frozen=True)
class GoldenOutcome:
    """What became of one case."""

    name: str
    passed: bool
    expected: Mapping[str, Any]
    """Key of the result → value, None where nothing is paid."""
    found: Mapping[str, Any]
    """The same keys as they were calculated."""


def golden_file(policy_id: str) -> Path | None:
    """Return the file of the cases that are shipped with a pack, None where there are none."""
    path = paths.resource("policy", "golden") / f"{Path(policy_id).name}.toml"
    return path if path.is_file() else None


def run_golden(policy: SubsidyPolicy, cases_text: str) -> tuple[GoldenOutcome, ...]:
    """Calculate every case with a pack and compare it with what the case expects.

    Args:
        policy: The pack to check; another one than the cases were made for shows the differences.
        cases_text: TOML with ``base`` (facts that every case starts from), ``today`` and ``cases``
            [{``name``, ``facts``, ``without``, ``switches``, ``today``, ``expect``}]. Empty text
            stands for null; ``expect.refused`` is the code of a refusal.

    Raises:
        LowUseError: ``POLICY_INVALID`` with the key of the case that cannot be read.
    """
    source = Source.parse(cases_text, "golden")
    source.choice("kind", ("golden",))
    base = source.section("base").data
    today = source.get("today", date)
    return tuple(_run(policy, case, base, today) for case in source.sections("cases"))


def _run(
    policy: SubsidyPolicy, case: Source, base: Mapping[str, Any], today: date
) -> GoldenOutcome:
    facts = {**base, **_table(case, "facts")}
    for name in case.words("without") if "without" in case.data else ():
        facts.pop(name, None)
    day = case.get("today", date) if "today" in case.data else today
    wanted = case.section("expect").data
    if not wanted:
        raise case.wrong("expect", "table that is not empty")
    expected = {key: None if value == _NOTHING else value for key, value in wanted.items()}
    result = _result(policy, facts, _table(case, "switches"), day)
    found = {key: _at(result, key) for key in expected}
    return GoldenOutcome(case.get("name", str), expected == found, expected, found)


def _table(case: Source, key: str) -> Mapping[str, Any]:
    return case.section(key).data if key in case.data else {}


def _result(
    policy: SubsidyPolicy, facts: Mapping[str, Any], switches: Mapping[str, Any], today: date
) -> Mapping[str, Any]:
    try:
        project = read_project(facts, policy)
        chosen = read_switches(switches, policy)
        return assess(project, policy, switches=chosen, today=today).to_json()
    except LowUseError as error:
        return {REFUSED: error.code}


def _at(result: Mapping[str, Any], key: str) -> Any:
    """Return a value of the result; a path such as ``parts.1.amount_yuan`` goes into it."""
    value: Any = result
    for step in key.split("."):
        if isinstance(value, list) and step.isdigit():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value

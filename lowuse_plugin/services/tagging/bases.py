# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a tag rests on: the rules that hit the parcels of a unit in their stored assessment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.identification.evaluate import HIT, LETTERS
from lowuse_plugin.domain.identification.hits import hits_by_row
from lowuse_plugin.domain.identification.lines import RuleLine
from lowuse_plugin.domain.identification.rules import RuleSet, parse_kept_rule_set
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.identification.identify import ParcelFacts, read_facts

_HIT_LETTER = LETTERS[HIT]


@dataclass(frozen=True)
class Basis:
    """One rule that hits a parcel."""

    rule_set_uuid: str
    example: bool
    line: RuleLine
    """Value, threshold, source, year and clause."""


@dataclass(frozen=True)
class Grounds:
    """What the bases of chosen parcels are made from, read in one transaction."""

    rule_sets: Mapping[str, RuleSet]
    facts: Mapping[str, ParcelFacts]
    """Facts of the parcels by rule set."""

    def bases(self, on: date) -> dict[str, list[Basis]]:
        """Return the rules that hit, by parcel.

        Args:
            on: Day of the decision.
        """
        found: dict[str, list[Basis]] = {}
        for rule_set_uuid, rules in self.rule_sets.items():
            facts = self.facts[rule_set_uuid]
            evaluation = facts.evaluate(rules, on=on)
            parcels = facts.parcels["uuid"].to_list()
            for row, lines in hits_by_row(evaluation).items():
                found[parcels[row]] = [Basis(rule_set_uuid, line.example, line) for line in lines]
        return found


def read_grounds(reading: Reading, uuids: Sequence[str]) -> Grounds:
    """Read the assessments that still hold, their rule sets and the facts behind them.

    Args:
        reading: The state to read.
        uuids: Parcels.

    Raises:
        LowUseError: ``POLICY_INVALID``: a kept rule set cannot be read any more.
    """
    stored = {
        row["parcel_uuid"]: row["rule_set_uuid"]
        for row in reading.table("tag_assessments", uuids=json.dumps(list(uuids))).to_rows()
        if _HIT_LETTER in row["rule_outcomes"]
    }
    rule_sets = _rule_sets(reading, set(stored.values()))
    facts = {
        rule_set: read_facts(reading, [u for u in uuids if stored.get(u) == rule_set])
        for rule_set in rule_sets
    }
    return Grounds(rule_sets, facts)


def no_grounds() -> Grounds:
    """Return what a withdrawal rests on: nothing."""
    return Grounds({}, {})


def _rule_sets(reading: Reading, uuids: set[str]) -> dict[str, RuleSet]:
    if not uuids:
        return {}
    return {
        row["uuid"]: parse_kept_rule_set(row["content"], row["rule_set_id"])
        for row in reading.table("rule_sets").to_rows()
        if row["uuid"] in uuids
    }

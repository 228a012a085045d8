# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules by which the parcels of a list were judged, for finding parcels by them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import parse_kept_rule_set
from lowuse_plugin.domain.ports import Reading


@dataclass(frozen=True)
class ListedRule:
    """One rule of a kept rule set."""

    code: str
    text: str


def list_rules(
    reading: Reading, rule_sets: Collection[str]
) -> Mapping[str, tuple[ListedRule, ...]]:
    """Return the rules of kept rule sets, in the order of ``rule_outcomes``.

    A rule set of another version of the program that cannot be read any more is left out: what it
    said of a parcel is shown with the parcel, it only cannot be looked for.

    Args:
        reading: The state to read.
        rule_sets: Uuids.
    """
    found: dict[str, tuple[ListedRule, ...]] = {}
    if not rule_sets:
        return found
    for row in reading.table("rule_sets").to_rows():
        if row["uuid"] not in rule_sets:
            continue
        try:
            rules = parse_kept_rule_set(row["content"], row["rule_set_id"]).rules
        except LowUseError:
            continue
        found[row["uuid"]] = tuple(ListedRule(rule.code, rule.text) for rule in rules)
    return found

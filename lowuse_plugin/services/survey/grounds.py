# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tags of survey units rest on, and which of it is 示例 by the rule that says so.

A rule says of itself whether it is an example; only where the kept text cannot tell, its set does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import parse_kept_rule_set
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.tag_grounds import Ground

RuleFlags = Mapping[tuple[str, str], bool]
"""Rule set and code of a rule → whether the rule is an example."""


def read_grounds(reading: Reading, units: str) -> Mapping[str, tuple[Ground, ...]]:
    """Return the bases of the newest tag by unit.

    Args:
        reading: The state to read.
        units: JSON list of units.
    """
    found: dict[str, tuple[Ground, ...]] = defaultdict(tuple)
    for row in judged(reading, reading.table("survey_grounds", units=units).to_rows()):
        found[row["uuid"]] += (ground_of(row),) * int(row["bases"])
    return found


def judged(reading: Reading, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return bases with ``example`` as the rule says it, where they only knew its set."""
    flags = _rule_flags(reading, {row["rule_set_uuid"] for row in rows} - {None})
    return [
        {
            **row,
            "example": flags.get((row["rule_set_uuid"], row["rule_code"]), bool(row["example"])),
        }
        for row in rows
    ]


def ground_of(row: Mapping[str, Any]) -> Ground:
    """Return a basis as what carries a tag; its row is :func:`judged`.

    Args:
        row: ``rule_set_uuid``, ``example``, ``clause``, ``text``, and ``decision_no``: the document
            number of the person's decision.
    """
    by_person = row["rule_set_uuid"] is None
    said = row["text"] if by_person else None
    cited = " ".join(filter(None, (said, row["clause"], row["decision_no"])))
    return Ground(bool(row["example"]), by_person, cited)


def _rule_flags(reading: Reading, rule_sets: Collection[str]) -> RuleFlags:
    """Return what the rules of some kept sets say of themselves; a set nobody can read is left out.

    Args:
        reading: The state to read.
        rule_sets: uuids.
    """
    if not rule_sets:
        return {}
    found: dict[tuple[str, str], bool] = {}
    asked = json.dumps(sorted(rule_sets))
    for row in reading.table("kept_rule_sets", uuids=asked).to_rows():
        try:
            rules = parse_kept_rule_set(row["content"] or "", row["rule_set_id"]).rules
        except LowUseError:
            continue  # what the set says of itself holds then
        found |= {(row["uuid"], rule.code): rule.example for rule in rules}
    return found

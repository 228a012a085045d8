# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which standard a person means who names one for a workspace, or names none."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import KIND, RuleSet, parse_rule_set
from lowuse_plugin.domain.identification.source import rules_of
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.identification.standards import standard_in_force

_DRAFT = "draft"


def named_rules(reading: Reading, given: str, on: date) -> RuleSet:
    """Return the standard in force, or the one that is named.

    Args:
        reading: State of the workspace.
        given: Id of a standard, shipped or kept in the workspace (the newest that is no draft),
            path of a TOML file, or its text; empty for the standard in force.
        on: Day of the assessment.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are, ``POLICY_INVALID``,
            ``POLICY_NOT_READ``.
    """
    if not given:
        return standard_in_force(reading, on)
    try:
        return rules_of(given)
    except LowUseError as error:
        if error.code != "POLICY_UNKNOWN":
            raise
        kept = [
            row
            for row in reading.table("rule_sets").to_rows()
            if row["kind"] == KIND and row["state"] != _DRAFT
        ]
        found = [row for row in kept if row["rule_set_id"] == given]
        if not found:
            known = {str(error.params["expected"]), *(str(row["rule_set_id"]) for row in kept)}
            params = {**error.params, "expected": "|".join(sorted(known))}
            raise LowUseError(error.code, **params) from error
        return parse_rule_set(found[-1]["content"], given)

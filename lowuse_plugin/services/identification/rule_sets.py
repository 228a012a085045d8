# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeping the rule sets and policy packs that results rest on, each text once."""

from __future__ import annotations

import uuid
from datetime import date

from lowuse_plugin.domain.identification.rules import RuleSet
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import Insert, Reading


def stored_rule_set(reading: Reading, rules: RuleSet | SubsidyPolicy) -> str | None:
    """Return the uuid under which this very text is kept, None when it is not yet."""
    for row in reading.table("rule_sets").to_rows():
        # A draft may still change: no result may rest on it.
        if row["sha256"] == rules.sha256 and row["state"] != "draft":
            return str(row["uuid"])
    return None


def keep_rule_set(rules: RuleSet | SubsidyPolicy) -> Insert:
    """Return the change that keeps a rule set or policy pack with its hash and whole text."""
    until: date | None = rules.valid_to if isinstance(rules, SubsidyPolicy) else None
    return Insert(
        "rule_set",
        str(uuid.uuid4()),
        {
            "rule_set_id": rules.id,
            "kind": "subsidy" if isinstance(rules, SubsidyPolicy) else "identification",
            "title": rules.title,
            "document_no": rules.document_no or None,
            "valid_from": rules.valid_from.isoformat(),
            "valid_to": None if until is None else until.isoformat(),
            "example": int(rules.example),
            "sha256": rules.sha256,
            "content": rules.content,
        },
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of identification standards as they are shown and worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import (
    RuleSet,
    parse_kept_rule_set,
    parse_rule_set,
)

SHIPPED = "sample"
"""The set that comes with the plugin: 示例, in force until an office adopts its own."""
ADOPTED = "adopted"
DRAFT = "draft"
RETIRED = "retired"
KEPT = "kept"
"""A text that stays only because results rest on it."""
SHIPPED_STATE = "shipped"


@dataclass(frozen=True)
class Standard:
    """One version of a standard, as the list of them shows it."""

    uuid: str | None
    """None for what comes with the plugin and was never used here."""
    id: str
    title: str
    document_no: str
    valid_from: date
    valid_to: date | None
    """Its last day."""
    example: bool
    state: str
    """``shipped``, ``draft``, ``adopted``, ``retired`` or ``kept`` (only because it was used)."""
    adopted_on: date | None
    adopted_by: str
    adoption_basis: str
    content: str
    rules: RuleSet | None
    """None where the text cannot be read."""
    error: LowUseError | None
    version: int | None
    parcels: int
    """Parcels whose newest result rests on it."""
    in_force: bool = False
    retired_reason: str = ""


def read_rules(content: str, file: str, state: str) -> tuple[RuleSet | None, LowUseError | None]:
    """Return the rules of a text, or what is wrong with it; old words only where results rest."""
    read = parse_rule_set if state in (DRAFT, ADOPTED) else parse_kept_rule_set
    try:
        return read(content, file), None
    except LowUseError as error:
        return None, error


def standard_of(
    row: Mapping[str, Any], parcels: int, in_force: str | None, shipped: RuleSet
) -> Standard:
    """Return a row of the query ``standards``.

    Args:
        row: Of it.
        parcels: That rest on it.
        in_force: uuid of the one that applies now.
        shipped: What comes with the plugin.
    """
    begins = day_of(row["valid_from"]) or date.min
    ends = day_of(row["valid_to"])
    state = row["state"] or (SHIPPED_STATE if row["sha256"] == shipped.sha256 else KEPT)
    rules, error = read_rules(row["content"], row["rule_set_id"], state)
    if rules is not None and state in (ADOPTED, RETIRED):
        rules = replace(rules, valid_from=begins, valid_to=ends)
    return Standard(
        uuid=row["uuid"],
        id=row["rule_set_id"],
        title=row["title"],
        document_no=row["document_no"] or "",
        valid_from=begins,
        valid_to=ends,
        example=bool(row["example"]),
        state=state,
        adopted_on=day_of(row["adopted_on"]),
        adopted_by=row["adopted_by"] or "",
        adoption_basis=row["adoption_basis"] or "",
        content=row["content"],
        rules=rules,
        error=error,
        version=row["row_version"],
        parcels=parcels,
        in_force=row["uuid"] == in_force,
        retired_reason=row["retired_reason"] or "",
    )


def shipped_standard(rules: RuleSet) -> Standard:
    """Return the set of the plugin, never used in this workspace."""
    return Standard(
        uuid=None,
        id=rules.id,
        title=rules.title,
        document_no=rules.document_no,
        valid_from=rules.valid_from,
        valid_to=rules.valid_to,
        example=rules.example,
        state=SHIPPED_STATE,
        adopted_on=None,
        adopted_by="",
        adoption_basis="",
        content=rules.content,
        rules=rules,
        error=None,
        version=None,
        parcels=0,
    )


def adopted_rules(row: Mapping[str, Any]) -> RuleSet:
    """Return a standard with the validity that it has by now; its text is that of the adoption.

    Raises:
        LowUseError: ``POLICY_INVALID``.
    """
    rules = parse_rule_set(row["content"], row["rule_set_id"])
    begins = day_of(row["valid_from"]) or rules.valid_from
    return replace(rules, valid_from=begins, valid_to=day_of(row["valid_to"]))


def day_of(text: str | None) -> date | None:
    """Return a day as a reading gives it."""
    return None if text is None else date.fromisoformat(text)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The lower limits of indicators: listed with those that ship, entered, changed, out of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.indicators.rules import (
    CODES,
    IndicatorRule,
    in_order,
    is_percentage,
    shipped_rules,
)
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.ports import Reading, Receipt, Row, Store, Value
from lowuse_plugin.services.rows.entered_rows import EnteredRows, Entry


def list_indicator_rules(store: Store, on: date | None = None) -> tuple[IndicatorRule, ...]:
    """Return the rules of the office and those that ship.

    Args:
        store: The workspace.
        on: Only what holds on this day; None for all.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        found = rules_of(reading)
    return found if on is None else tuple(each for each in found if each.in_force(on))


def rules_of(reading: Reading) -> tuple[IndicatorRule, ...]:
    """Return all rules from a state that is being read."""
    own = [_rule(row) for row in reading.table(RULES.table).to_rows()]
    return in_order([*own, *shipped_rules()])


def save_indicator_rule(store: Store, rule: IndicatorRule, *, by: str, reason: str = "") -> Receipt:
    """Enter a rule, or change the one of its row.

    Args:
        store: The workspace.
        rule: Without ``uuid`` a new one; ``version`` is that of the row which was seen.
        by: Who says so.
        reason: Why it is changed; a new one needs none.

    Raises:
        LowUseError: ``INDICATOR_RULE_UNFIT`` (field, value), ``INDICATOR_RULE_WITHOUT_DOCUMENT``,
            ``INDICATOR_RULE_DAYS_TURNED``, ``INDICATOR_RULE_TWICE`` (start, end),
            ``INDICATOR_RULE_GONE``, ``REASON_MISSING``; what the store raises.
        ConflictError: ``INDICATOR_RULE_CHANGED_MEANWHILE``.
    """
    given = _checked(rule)
    entry = Entry(given.uuid, given.version, _values(given), {"entered_by": by})
    return RULES.save(store, (entry,), by=by, reason=reason)


def retire_indicator_rule(
    store: Store, uuid: str, version: int, *, by: str, reason: str
) -> Receipt:
    """Take a rule out of use; it stays in the history.

    Raises:
        LowUseError: ``REASON_MISSING``, ``INDICATOR_RULE_GONE``; what the store raises.
        ConflictError: ``INDICATOR_RULE_CHANGED_MEANWHILE``.
    """
    return RULES.retire(store, uuid, version, by=by, reason=reason)


def _checked(rule: IndicatorRule) -> IndicatorRule:
    """Return a rule as it is stored, or say what is wrong with it."""
    given = replace(
        rule,
        least_pct=rule.least_pct.strip().removesuffix("%").strip(),
        clause=rule.clause.strip(),
        document_no=rule.document_no.strip(),
    )
    for field, value, fits in (
        ("indicator", given.indicator, given.indicator in CODES),
        ("district", given.district, given.district in ("", *DISTRICTS)),
        ("least_pct", given.least_pct, is_percentage(given.least_pct)),
    ):
        if not fits:
            raise LowUseError("INDICATOR_RULE_UNFIT", field=RULES.title_of(field), value=value)
    if not given.example and not (given.document_no and given.clause and given.valid_from):
        raise LowUseError("INDICATOR_RULE_WITHOUT_DOCUMENT")
    if given.valid_from and given.valid_to and given.valid_to <= given.valid_from:
        raise LowUseError("INDICATOR_RULE_DAYS_TURNED", start=given.valid_from, end=given.valid_to)
    return given


def _refuse_twice(row: Row, others: Sequence[Row]) -> None:
    """Two rules of the office for the same thing on one day would leave open which one judges."""
    given = _rule(row)
    for other in map(_rule, others):
        if given.overlaps(other):
            raise LowUseError(
                "INDICATOR_RULE_TWICE", least=other.least_pct, document=other.document_no
            )


def _values(rule: IndicatorRule) -> dict[str, Value]:
    return {
        "indicator": rule.indicator,
        "district": rule.district or None,
        "least_pct": rule.least_pct,
        "clause": rule.clause or None,
        "document_no": rule.document_no or None,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "example": rule.example,
    }


def _rule(row: Mapping[str, Any]) -> IndicatorRule:
    return IndicatorRule(
        uuid=row["uuid"],
        version=row["row_version"],
        indicator=row["indicator"],
        least_pct=row["least_pct"],
        district=row["district"] or "",
        clause=row["clause"] or "",
        document_no=row["document_no"] or "",
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        example=bool(row["example"]),
        entered_by=row["entered_by"] or "",
    )


def _name(row: Row) -> str:
    rule = _rule(row)
    where = f"（{shown_district(rule.district)}）" if rule.district else ""
    return f"{shown_code('indicator', rule.indicator)}{where} ≥ {rule.least_pct}%"


RULES = EnteredRows(
    "indicator_rule",
    title="指标要求",
    name=_name,
    gone="INDICATOR_RULE_GONE",
    changed="INDICATOR_RULE_CHANGED_MEANWHILE",
    identity=("indicator", "district", "valid_from", "valid_to"),
    refuse_twice=_refuse_twice,
)
"""The table of rules."""

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of the preview of a merge: rules of fields, why areas differ, what is lost."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.display import shown_signed, shown_value
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.fields import FieldRule, MergeFields
    from lowuse_plugin.domain.merging.values import PreviewCell
    from lowuse_plugin.domain.ports import Value

SENTENCES: Mapping[str, str] = {
    "same": "the common value",
    "largest": "of the largest parcel",
    "sum": "sum",
    "join": "side by side",
    "ask": "to be entered",
    "typed": "as entered",
    "earliest": "differs: the earliest",
    "heaviest": "differs: the graver one",
    "drawn": "drawn otherwise than registered",
    "snapped": "boundaries laid on each other",
    "once": "overlaps count once",
    "stored": "plane areas computed anew",
}
"""Rule or reason → English words. The same key never means two things."""

_SEEN_SHARE = Fraction(1, 2000)
"""Smaller ones would read as 0.0 %."""


def rule_word(rule: str) -> str:
    """Return what people call a rule of a field."""
    return translate(SENTENCES[rule])


def cell_rule(cell: PreviewCell) -> str:
    """Return by which rule a field has its value, or how one of different values was chosen."""
    return rule_word(cell.picked or cell.rule)


def rules_lines(fields: MergeFields) -> list[str]:
    """Return what the rules of a file say, a line a rule with its fields."""
    specs = schema.shipped().tables["parcel"].columns
    groups: dict[str, list[str]] = {}
    for column, rule in fields.rules.items():
        groups.setdefault(_rule_said(rule), []).append(specs[column].title)
    groups[tr("follows from the new outline")] = [specs[each].title for each in fields.measured]
    return [labelled(said, listed(titles)) for said, titles in groups.items() if titles]


def _rule_said(rule: FieldRule) -> str:
    if rule.heaviest:
        return rule_word("heaviest")
    if rule.earliest:
        return rule_word("earliest")
    return tr("given anew") if rule.anew else rule_word(rule.rule)


def reason_title(name: str) -> str:
    """Return why areas differ, without its m²."""
    return translate(SENTENCES[name])


def percent_text(share: Fraction) -> str:
    """Return a share with its sign, such as ``−27.7 %``."""
    places = 1 if abs(share) >= _SEEN_SHARE else 3  # what is there never reads as 0.0 %
    return f"{shown_signed(share * 100, places=places)} %"


def value_text(column: str, value: Value) -> str:
    """Return what a person reads of a value of a parcel, empty when there is none."""
    return shown_value(schema.shipped().tables["parcel"].columns[column], value)


def cell_text(cell: PreviewCell) -> str:
    """Return what the new parcel gets in a field, or what there is still to do."""
    if cell.value is not None:
        return value_text(cell.column, cell.value)
    if cell.anew and cell.rule == "ask":
        return tr("given anew")
    return why_open(cell) if cell.open else ""


def why_open(cell: PreviewCell) -> str:
    """Return why a person has to say what the new parcel gets in an open field."""
    if cell.suggested is not None:
        by_sums = tr("{value} by the sums", value=value_text(cell.column, cell.suggested))
        return semicolons((tr("differs"), by_sums)) if cell.differs else by_sums
    if cell.alike is not None:
        return tr("to be entered (all parcels say {value})",
                  value=value_text(cell.column, cell.alike))  # fmt: skip
    if cell.differs:
        return tr("the parcels differ: not decided yet")
    return tr("{count} parcels say nothing: not decided yet", count=len(cell.missing))


def lost_text(cell: PreviewCell) -> str:
    """Return what members say and the new parcel does not keep."""
    return semicolons(value_text(cell.column, value) for value in cell.lost)


__all__ = [
    "SENTENCES", "cell_rule", "cell_text", "lost_text", "percent_text",
    "reason_title", "rule_word", "value_text", "why_open",
]  # fmt: skip

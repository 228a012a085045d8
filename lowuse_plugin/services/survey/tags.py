# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The tags that steps of the identification write: each a new row, the old one stays (D7).

A new decision takes the kinds and the bases of the one that it replaces along: no tag is without a
basis (A05). What comes back into force is the tag as its maker left it, in his name.
"""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.ports import Insert, Reading
from lowuse_plugin.domain.survey.steps import SurveyStepInput
from lowuse_plugin.services.survey.rows import BASIS, TAG

TAGGED, IDENTIFIED = "tagged", "identified"
NOT_LOW, WITHDRAWN = "not_low_efficiency", "withdrawn"
_BASIS_COLUMNS = (
    *("rule_set_uuid", "rule_code", "clause", "value", "threshold", "source", "text", "year"),
)
_KEPT = ("low_efficiency_kind", "is_primary", "batch", "example")
_OF_DECISION = ("decided_on", "decided_by", "opinion", "document_no")


@dataclass(frozen=True)
class UnitTags:
    """The newest primary tag of a unit, the others of the same decision, and the last proposal."""

    newest: Mapping[str, Any]
    others: Sequence[Mapping[str, Any]]
    proposal: Mapping[str, Any] | None
    """The newest tag of the state ``tagged``."""
    bases: Mapping[str, Sequence[Mapping[str, Any]]]
    """By tag."""


def read_tags(reading: Reading, units: Sequence[str]) -> dict[str, UnitTags]:
    """Return the tags of some units; those without any are left out."""
    by_unit: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in reading.table("survey_tags", units=json.dumps(list(units))).to_rows():
        by_unit[row["survey_unit_uuid"]].append(row)
    tags = [row["uuid"] for rows in by_unit.values() for row in rows]
    bases: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in reading.table("survey_bases", tags=json.dumps(tags)).to_rows():
        bases[row["tag_uuid"]].append(row)
    found = {}
    for unit, rows in by_unit.items():
        primary = [row for row in rows if row["is_primary"]]
        if primary:
            newest = primary[-1]
            others = [row for row in rows if row["primary_tag_uuid"] == newest["uuid"]]
            proposals = [row for row in primary if row["state"] == TAGGED]
            found[unit] = UnitTags(newest, others, proposals[-1] if proposals else None, bases)
    return found


def decided(unit: str, tags: UnitTags, state: str, step: SurveyStepInput) -> list[Insert]:
    """Return the rows of what the county decides of a unit.

    Args:
        unit: Which unit.
        tags: Its tags.
        state: Code of ``tag_state``.
        step: Who decides, when, why and by which document.
    """
    decision = {
        "state": state,
        "decided_on": step.done_on.isoformat(),
        "decided_by": step.done_by.strip(),
        "opinion": step.why or None,
        "document_no": step.document_no.strip() or None,
    }
    return _rows(unit, tags, tags.newest, decision)


def proposed_again(unit: str, tags: UnitTags) -> list[Insert]:
    """Return the rows that put the last proposal in force again."""
    before = tags.proposal or tags.newest
    return _rows(unit, tags, before, {name: before[name] for name in _OF_DECISION})


def _rows(
    unit: str, tags: UnitTags, like: Mapping[str, Any], decision: Mapping[str, Any]
) -> list[Insert]:
    primary = _tag(unit, like, {"state": TAGGED, **decision})
    values = {**primary.values, "replaces_tag_uuid": tags.newest["uuid"]}
    rows = [Insert(TAG, primary.uuid, values), *_based(primary.uuid, tags, like)]
    for other in tags.others:
        own = {"state": TAGGED, **decision, "primary_tag_uuid": primary.uuid}
        tag = _tag(unit, other, own)
        rows += [tag, *_based(tag.uuid, tags, other)]
    return rows


def _tag(unit: str, like: Mapping[str, Any], decision: Mapping[str, Any]) -> Insert:
    kept = {name: like[name] for name in _KEPT}
    return Insert(TAG, str(uuid.uuid4()), {"survey_unit_uuid": unit, **_plain(kept), **decision})


def _based(tag: str, tags: UnitTags, like: Mapping[str, Any]) -> list[Insert]:
    bases = tags.bases.get(like["uuid"], ())
    return [
        Insert(BASIS, str(uuid.uuid4()), {"tag_uuid": tag, **{n: row[n] for n in _BASIS_COLUMNS}})
        for row in bases
    ]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return flags as the store keeps them."""
    return {
        name: int(value) if isinstance(value, bool) else value for name, value in values.items()
    }

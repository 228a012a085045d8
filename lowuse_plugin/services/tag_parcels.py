# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tagging parcels as low-efficiency land: a person's decision, with at least one basis.

What is tagged is a survey unit (D16); by default the parcel itself. A changed decision is a new
row, the old one stays.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification import LETTERS, RuleLine
from lowuse_plugin.domain.identification_rules import RuleSet, parse_rule_set
from lowuse_plugin.domain.ports import Change, ExpectNoChange, ExpectRow, Insert, Reading, Store
from lowuse_plugin.domain.units import exact, m2_to_mu
from lowuse_plugin.services.identify import ParcelFacts, read_facts
from lowuse_plugin.services.retry import until_undisturbed

TAGGED = "tagged"
WITHDRAWN = "withdrawn"
_HIT_LETTER = LETTERS[1]
_RESTS_ON = ("survey_unit", "survey_unit_parcel", "tag")
"""Tables in which somebody else's decision on the same parcels would be new rows."""


@dataclass(frozen=True)
class Decision:
    """What a person decides of the chosen parcels."""

    decided_by: str
    decided_on: date
    state: str = TAGGED
    """Code list ``tag_state``."""
    low_efficiency_kind: str | None = "1"
    text: str | None = None
    """A person's own basis; may stand beside the hits of the rules or alone."""
    batch: str | None = None
    opinion: str | None = None
    document_no: str | None = None


@dataclass(frozen=True)
class TagSummary:
    """What was written: 宗数 and 亩, summed in m² and converted once (A-37)."""

    tagged: tuple[str, ...]
    """Parcels with a new tag row."""
    unchanged: tuple[str, ...]
    """Parcels that already carry this decision."""
    area_m2: Fraction
    """Low-efficiency area of the tagged parcels."""
    without_area: int
    """Tagged parcels of which no plane area is known; they are not in the sum."""
    example: bool
    """A tag rests on 示例 rules."""
    transaction_id: str | None = None
    """The save, for undoing it; None when nothing had to be written."""

    @property
    def area_mu(self) -> Fraction:
        """Area in 亩, exact."""
        return m2_to_mu(self.area_m2)


def tag_parcels(store: Store, parcel_uuids: Sequence[str], decision: Decision) -> TagSummary:
    """Tag the chosen parcels in one save.

    The basis of a tag are the rules that hit the parcel in its stored assessment, as far as that
    still holds, each with value, threshold, clause and source, and the person's text. Of two
    people who tag one parcel the second sees what the first decided: one unit, no second tag.

    Args:
        store: The workspace.
        parcel_uuids: Current parcels.
        decision: Who decides what.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN`` (a parcel is not current any more), ``TAG_WITHOUT_BASIS``
            (no rule hits and no text is given), ``TAG_NEEDS_CHOICE`` (a parcel lies in a unit of
            several parcels), ``TAG_ABSENT`` (withdrawing what is not tagged).
    """
    wanted = tuple(dict.fromkeys(parcel_uuids))
    return until_undisturbed(lambda: _tag(store, wanted, decision))


def _tag(store: Store, wanted: Sequence[str], decision: Decision) -> TagSummary:
    """Tag on one state of the workspace; saved only if it is still that state.

    Raises:
        ConflictError: Somebody tagged, or changed one of the parcels.
    """
    chosen = json.dumps(wanted)
    withdrawing = decision.state == WITHDRAWN
    with store.read() as reading:
        parcels = reading.table("tag_parcels", uuids=chosen)
        units = reading.table("tag_current", uuids=chosen)
        grounds = None if withdrawing else _read_grounds(reading, chosen, wanted)
        seq = reading.head().seq
    _refuse_unknown(wanted, parcels)
    current = _current(units)
    bases = {} if grounds is None else _bases(grounds, decision.decided_on)
    rows = parcels.to_rows()
    done = [row for row in rows if _same(current.get(row["uuid"]), decision)]
    todo = [row for row in rows if not _same(current.get(row["uuid"]), decision)]
    if withdrawing:
        _refuse_absent(todo, current)
    else:
        _refuse_baseless(todo, bases, decision)
    changes: list[Change] = [ExpectNoChange(_RESTS_ON, seq)]
    changes += [ExpectRow("parcel", row["uuid"], row["row_version"]) for row in todo]
    for row in todo:
        unit = current.get(row["uuid"])
        changes += _changes(row, unit, bases.get(row["uuid"], ()), decision)
    receipt = store.write(changes, reason=_reason(decision, len(todo))) if todo else None
    areas = [_unit_area(row, current.get(row["uuid"])) for row in todo]
    return TagSummary(
        tagged=tuple(row["uuid"] for row in todo),
        unchanged=tuple(row["uuid"] for row in done),
        area_m2=sum((exact(area) for area in areas if area is not None), Fraction(0)),
        without_area=areas.count(None),
        example=any(basis.example for row in todo for basis in bases.get(row["uuid"], ())),
        transaction_id=receipt.transaction_id if receipt else None,
    )


def _reason(decision: Decision, count: int) -> str:
    """Return what the log says of the save."""
    what = "撤回低效标记" if decision.state == WITHDRAWN else "低效标记"
    return f"{what} {count} 宗"


@dataclass(frozen=True)
class _Basis:
    """One rule that hits a parcel."""

    rule_set_uuid: str
    example: bool
    line: RuleLine


def _current(table: ColumnTable) -> dict[str, Mapping[str, Any]]:
    """Return the unit and its last tag by parcel; units of several parcels are not ours to tag."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in table.to_rows():
        if row["members"] > 1 or not row["whole_parcels"]:
            raise LowUseError("TAG_NEEDS_CHOICE", parcel=row["parcel_uuid"])
        found[row["parcel_uuid"]] = row
    return found


def _same(unit: Mapping[str, Any] | None, decision: Decision) -> bool:
    if unit is None or unit["state"] != decision.state:
        return False
    same_kind = bool(unit["low_efficiency_kind"] == decision.low_efficiency_kind)
    return decision.state == WITHDRAWN or same_kind


def _refuse_unknown(wanted: Sequence[str], parcels: ColumnTable) -> None:
    missing = set(wanted).difference(parcels["uuid"].to_list())
    if missing or not wanted:
        raise LowUseError("PARCELS_UNKNOWN", count=len(missing), expected=len(wanted))


def _refuse_absent(
    rows: Sequence[Mapping[str, Any]], current: Mapping[str, Mapping[str, Any]]
) -> None:
    absent = [r["uuid"] for r in rows if not current.get(r["uuid"], {}).get("tag_uuid")]
    if absent:
        raise LowUseError("TAG_ABSENT", count=len(absent), first=absent[0])


def _refuse_baseless(
    rows: Sequence[Mapping[str, Any]], bases: Mapping[str, Sequence[_Basis]], decision: Decision
) -> None:
    if decision.text:
        return
    baseless = [row["uuid"] for row in rows if not bases.get(row["uuid"])]
    if baseless:
        raise LowUseError("TAG_WITHOUT_BASIS", count=len(baseless), first=baseless[0])


@dataclass(frozen=True)
class _Grounds:
    """What the bases of chosen parcels are made from."""

    rule_sets: Mapping[str, RuleSet]
    facts: Mapping[str, ParcelFacts]
    """Facts of the parcels by rule set."""


def _read_grounds(reading: Reading, chosen: str, uuids: Sequence[str]) -> _Grounds:
    """Read the assessments that still hold, their rule sets and the facts behind them."""
    stored = {
        row["parcel_uuid"]: row["rule_set_uuid"]
        for row in reading.table("tag_assessments", uuids=chosen).to_rows()
        if _HIT_LETTER in row["rule_outcomes"]
    }
    rule_sets = _rule_sets(reading, set(stored.values()))
    facts = {
        rule_set: read_facts(reading, [u for u in uuids if stored.get(u) == rule_set])
        for rule_set in rule_sets
    }
    return _Grounds(rule_sets, facts)


def _bases(grounds: _Grounds, on: date) -> dict[str, list[_Basis]]:
    """Return the rules that hit, by parcel."""
    found: dict[str, list[_Basis]] = {}
    for rule_set_uuid, rules in grounds.rule_sets.items():
        facts = grounds.facts[rule_set_uuid]
        evaluation = facts.evaluate(rules, on=on)
        for row, parcel in enumerate(facts.parcels["uuid"].to_list()):
            hits = [line for line in evaluation.explain(row) if line.outcome == "hit"]
            found[parcel] = [_Basis(rule_set_uuid, rules.example, line) for line in hits]
    return found


def _rule_sets(reading: Reading, uuids: set[str]) -> dict[str, RuleSet]:
    return {
        row["uuid"]: parse_rule_set(row["content"], row["rule_set_id"])
        for row in reading.table("rule_sets").to_rows()
        if row["uuid"] in uuids
    }


def _unit_area(row: Mapping[str, Any], unit: Mapping[str, Any] | None) -> float | None:
    area: float | None = row["plane_area_m2"] if unit is None else unit["area_m2"]
    return area


def _changes(
    parcel: Mapping[str, Any],
    unit: Mapping[str, Any] | None,
    bases: Sequence[_Basis],
    decision: Decision,
) -> list[Insert]:
    """Return the new rows of one parcel: its unit if it has none, the tag, its bases."""
    changes = [] if unit is not None else _new_unit(parcel)
    unit_uuid = changes[0].uuid if unit is None else unit["survey_unit_uuid"]
    kind = decision.low_efficiency_kind
    if unit is not None and decision.state == WITHDRAWN:
        kind = unit["low_efficiency_kind"]
    tag = Insert(
        "tag",
        str(uuid.uuid4()),
        {
            "survey_unit_uuid": unit_uuid,
            "state": decision.state,
            "low_efficiency_kind": kind,
            "is_primary": 1,
            "batch": decision.batch,
            "decided_on": decision.decided_on.isoformat(),
            "decided_by": decision.decided_by,
            "opinion": decision.opinion,
            "document_no": decision.document_no,
            "example": int(_rests_on_example(bases, unit, decision)),
            "replaces_tag_uuid": unit["tag_uuid"] if unit is not None else None,
        },
    )
    return [*changes, tag, *_basis_rows(tag.uuid, bases, decision)]


def _rests_on_example(
    bases: Sequence[_Basis], unit: Mapping[str, Any] | None, decision: Decision
) -> bool:
    """Tell whether 示例 rules are among the bases; a withdrawal keeps what it withdraws."""
    if decision.state == WITHDRAWN:
        return bool(unit and unit["example"])
    return any(basis.example for basis in bases)


def _new_unit(parcel: Mapping[str, Any]) -> list[Insert]:
    unit = Insert(
        "survey_unit",
        str(uuid.uuid4()),
        {
            "geom": parcel["geom"],
            "district": parcel["district"],
            "area_m2": parcel["plane_area_m2"],
            "area_epsg": parcel["plane_epsg"],
            "low_efficiency_area_m2": parcel["plane_area_m2"],
            "whole_parcels": 1,
        },
    )
    member = Insert(
        "survey_unit_parcel",
        str(uuid.uuid4()),
        {
            "survey_unit_uuid": unit.uuid,
            "parcel_uuid": parcel["uuid"],
            "area_m2": parcel["plane_area_m2"],
        },
    )
    return [unit, member]


def _basis_rows(tag_uuid: str, bases: Sequence[_Basis], decision: Decision) -> list[Insert]:
    rows: list[dict[str, str | None]] = [
        {
            "rule_set_uuid": basis.rule_set_uuid,
            "rule_code": basis.line.code,
            "clause": basis.line.clause,
            "value": basis.line.value,
            "threshold": basis.line.threshold,
            "source": basis.line.source,
            "text": basis.line.text,
        }
        for basis in bases
    ]
    if decision.text:
        rows.append({"text": decision.text, "source": decision.decided_by})
    return [Insert("tag_basis", str(uuid.uuid4()), {"tag_uuid": tag_uuid, **row}) for row in rows]

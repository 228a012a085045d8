# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What in a workspace rests on a clause: calculations of projects, results and tags of parcels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.evaluate import LETTERS
from lowuse_plugin.domain.identification.rules import parse_kept_rule_set
from lowuse_plugin.domain.policy.clauses import READING, find_clause
from lowuse_plugin.domain.policy.pack import parse_subsidy_policy
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store

CALCULATION, RULE, CONTROL, TAG = "calculation", "rule", "control", "tag"
"""Kinds of what rests on a clause."""
_HIT = LETTERS[1]
_CONTROL_CLAUSES = ("P-18", "P-19", "P-20", "A-25", "A-26", "A-27")
"""What the control line is drawn by, and how inside and outside are told."""
_STEPS = 4


@dataclass(frozen=True)
class Use:
    """One row that rests on the clause."""

    uuid: str
    """Of the project or parcel."""
    label: str
    kinds: tuple[str, ...]
    holds: bool = True
    """False for a calculation that has to be made again."""


@dataclass(frozen=True)
class ClauseUses:
    """Everything that rests on one clause."""

    clause_id: str
    projects: tuple[Use, ...]
    parcels: tuple[Use, ...]


def uses_of(store: Store, clause_id: str, progress: Progress | None = None) -> ClauseUses:
    """Return what rests on a clause, or on a condition, reading or rule of it.

    A calculation rests on every clause that its trace cites and on those that its money follows; of
    each project the newest counts. A parcel rests on a clause by a rule of a standard that hits, by
    its check against the control line, or by the basis of a tag in force.

    Args:
        store: The workspace.
        clause_id: Such as ``Y-33``, ``E-2``, ``A-04`` or the code of a rule.
        progress: Hears of each kind.

    Raises:
        LowUseError: What the store says.
        CancelledError: Stopped.
    """
    watched = progress or SilentProgress()
    with store.read() as reading:
        watched.step(0, _STEPS)
        projects = tuple(_calculations(reading, clause_id))
        watched.step(1, _STEPS)
        found: dict[str, tuple[str, list[str]]] = {}
        for step, (kind, rows) in enumerate(_parcels(reading, clause_id), start=2):
            for row in rows:
                found.setdefault(row["uuid"], (row["label"], []))[1].append(kind)
            watched.step(step, _STEPS)
    parcels = (
        Use(uuid, label or "", tuple(dict.fromkeys(kinds)))
        for uuid, (label, kinds) in found.items()
    )
    return ClauseUses(clause_id, projects, tuple(parcels))


def _parcels(reading: Reading, clause_id: str) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    yield RULE, _by_rules(reading, clause_id)
    on_control = clause_id in _CONTROL_CLAUSES
    yield CONTROL, reading.table("clause_controls").to_rows() if on_control else ()
    tags = reading.table("clause_tags").to_rows()
    yield TAG, (row for row in tags if _rests(clause_id, row["clause"] or "", row["text"] or ""))


def _calculations(reading: Reading, clause_id: str) -> Iterator[Use]:
    for row in reading.table("clause_calculations").to_rows():
        result = json.loads(row["result"])
        if any(_rests(clause_id, ref, text) for ref, text in _cited(result, row["content"])):
            label = " ".join(part for part in (row["project_code"], row["name"]) if part)
            yield Use(row["uuid"], label, (CALCULATION,), holds=bool(row["holds"]))


def _cited(result: Mapping[str, Any], pack: str) -> Iterator[tuple[str, str]]:
    """Yield citation and words of everything that a calculation rests on."""
    for line in result.get("trace") or ():
        yield str(line.get("clause") or ""), str(line.get("text") or "")
        if line.get("code"):
            yield str(line["code"]), ""
    for name, value in (result.get("switches") or {}).items():
        reading = _readings(pack).get(name, ("", None))
        if reading[0] and value != reading[1]:
            yield reading[0], ""
    if result.get("city_share_yuan") is not None:
        yield "Y-34", ""


@lru_cache(maxsize=8)
def _readings(pack: str) -> dict[str, tuple[str, object]]:
    """Return switch → entry of the register and default, as the stored pack says."""
    try:
        specs = parse_subsidy_policy(pack, "").switch_specs
    except LowUseError:
        return {}  # a pack of a later version: the trace still tells what was cited
    return {spec.name: (spec.reading, spec.default) for spec in specs}


def _by_rules(reading: Reading, clause_id: str) -> Iterator[Mapping[str, Any]]:
    places: dict[str, tuple[int, ...]] = {}
    for row in reading.table("rule_sets").to_rows():
        if row["kind"] == "identification":
            places[row["uuid"]] = _rules_on(clause_id, row["content"])
    if not any(places.values()):
        return
    for row in reading.table("clause_assessments").to_rows():
        letters = row["rule_outcomes"]
        hit = (letters[place : place + 1] == _HIT for place in places.get(row["rule_set"], ()))
        if any(hit):
            yield row


@lru_cache(maxsize=32)
def _rules_on(clause_id: str, content: str) -> tuple[int, ...]:
    """Return the places of the rules of a standard that rest on a clause."""
    try:
        rules = parse_kept_rule_set(content, "").rules
    except LowUseError:
        return ()
    return tuple(
        place
        for place, rule in enumerate(rules)
        if rule.code == clause_id or _rests(clause_id, rule.clause, rule.text)
    )


@lru_cache(maxsize=4096)
def _rests(clause_id: str, ref: str, text: str) -> bool:
    """Tell whether a citation means a clause, or something that belongs to it."""
    clause = find_clause(ref, text) if ref else None
    return clause is not None and bool(_meant(clause_id) & {clause.id, *clause.of})


def _meant(clause_id: str) -> frozenset[str]:
    """Return the clauses by which something rests on one: on our reading of a clause all does."""
    clause = find_clause(clause_id)
    reads = clause.of if clause is not None and clause.kind == READING else ()
    return frozenset({clause_id, *reads})

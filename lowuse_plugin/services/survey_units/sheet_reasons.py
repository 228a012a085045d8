# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a survey unit stands on its sheet: the tag with its bases, what the rules and checks say.

What rests on a 示例 standard is printed only where nothing else carries the tag; the sheet is then
a draft (D8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.identification.rules import parse_kept_rule_set
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.survey_units.sheet import (
    RuleResult,
    SheetBasis,
    SheetControl,
    SheetParcel,
    SheetTag,
)
from lowuse_plugin.domain.tag_grounds import rests_on_examples
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.identification.identify import read_facts
from lowuse_plugin.services.survey.grounds import ground_of

Row = Mapping[str, Any]
_PRINTED = ("hit", "unknown")
_WORST = ("suspected", "incomplete", "not_suspected")


@dataclass(frozen=True)
class Assessed:
    """What the rules say of one parcel."""

    outcome: str
    holds: bool
    example: bool
    rules: tuple[RuleResult, ...]


@dataclass(frozen=True)
class Reasons:
    """What the rules say of a unit."""

    word: str
    stale: bool
    example: bool
    rules: tuple[RuleResult, ...]

    @property
    def hits(self) -> list[RuleResult]:
        """Return the rules that hit a parcel of it."""
        return [each for each in self.rules if each.outcome == "hit"]


@dataclass(frozen=True)
class KeptBases:
    """The bases that are printed."""

    bases: tuple[SheetBasis, ...]
    omitted: frozenset[str]
    """Rules of an example that are not printed."""
    example: bool


def assessed_parcels(reading: Reading, assessments: Sequence[Row], on: date) -> dict[str, Assessed]:
    """Return by parcel what its newest assessment says, evaluated again to show the figures."""
    by_set: dict[str, list[Row]] = defaultdict(list)
    for row in assessments:
        by_set[row["rule_set_uuid"]].append(row)
    found: dict[str, Assessed] = {}
    for rows in by_set.values():
        rules = parse_kept_rule_set(rows[0]["content"], rows[0]["rule_set_id"])
        stored = {row["parcel_uuid"]: row for row in rows}
        facts = read_facts(reading, list(stored))
        evaluation = facts.evaluate(rules, on=on)
        outcomes, letters = evaluation.outcomes(), evaluation.letters()
        versions = facts.parcels["row_version"].to_list()
        for place, uuid in enumerate(facts.parcels["uuid"].to_list()):
            row = stored[uuid]
            said = (row["parcel_version"], row["outcome"], row["rule_outcomes"])
            now = (versions[place], outcomes[place], letters[place])
            lines = tuple(
                RuleResult(
                    "",
                    line.code,
                    line.text,
                    line.outcome,
                    _words(line.value),
                    _words(line.threshold),
                    line.clause,
                    line.source,
                    line.example,
                    line.year,
                    bool(line.flag),
                    line.output,
                )
                for line in evaluation.explain(place)
                if line.outcome in _PRINTED
            )
            found[uuid] = Assessed(outcomes[place], said == now, bool(row["example"]), lines)
    return found


_CODED = ("operating_state", "industry_kind", "safety_state", "yes_no_unknown", "legacy_kind")


def _words(text: str) -> str:
    """Return figures as they are and stored codes in Chinese: ``stopped|half_stopped``."""
    parts = [[_word(code.strip()) for code in part.split("|")] for part in text.split("; ")]
    return "；".join("、".join(part) for part in parts)


def _word(code: str) -> str:
    if not code.replace("_", "").isalpha() or not code.isascii():
        return code
    return next((word for name in _CODED if (word := shown_code(name, code)) != code), code)


def reasons_of(parcels: Sequence[SheetParcel], assessed: Mapping[str, Assessed]) -> Reasons:
    """Return what the rules say of the parcels of a unit, hits before what is missing."""
    known = {each.uuid: assessed[each.uuid] for each in parcels if each.uuid in assessed}
    outcomes = {each.outcome for each in known.values()}
    worst = next((name for name in _WORST if name in outcomes), "")
    many = len(parcels) > 1
    lines = [
        replace(line, parcel=each.label if many else "")
        for each in parcels
        if each.uuid in known
        for line in known[each.uuid].rules
    ]
    lines.sort(key=lambda line: _PRINTED.index(line.outcome))
    return Reasons(
        word=shown_code("assessment_outcome", worst) if worst else "",
        stale=any(not each.holds for each in known.values()),
        example=any(each.example for each in known.values()),
        rules=tuple(lines),
    )


def tag_of(tags: Sequence[Row], bases: Mapping[str, list[Row]]) -> tuple[SheetTag, Sequence[Row]]:
    """Return the decision that holds and its bases.

    Args:
        tags: Of one unit, the newest first.
        bases: By tag. 县级认定 is a tag of its own: what it rests on stands with the tag that it
            confirms.
    """
    primary = [tag for tag in tags if tag["is_primary"]]
    if not primary:
        return SheetTag(), ()
    newest = primary[0]
    others = {tag["uuid"]: tag for tag in primary}
    carrier: Row | None = newest
    while carrier is not None and not bases.get(carrier["uuid"]):
        carrier = others.get(carrier["replaces_tag_uuid"] or "")
    grounds = bases.get(carrier["uuid"], []) if carrier is not None else []
    second = _secondary(tags, newest) or (_secondary(tags, carrier) if carrier else [])
    kinds = [newest["low_efficiency_kind"], *second]
    batch = newest["batch"] or (carrier["batch"] if carrier else None)
    return (
        SheetTag(
            state=newest["state"],
            kinds=tuple(dict.fromkeys(kind for kind in kinds if kind)),
            decided_by=str(newest["decided_by"] or ""),
            decided_on=str(newest["decided_on"] or ""),
            batch=str(batch or ""),
            opinion=str(newest["opinion"] or ""),
            document_no=str(newest["document_no"] or ""),
        ),
        grounds,
    )


def _secondary(tags: Sequence[Row], primary: Row) -> list[str]:
    found = [tag for tag in tags if tag["primary_tag_uuid"] == primary["uuid"]]
    return [tag["low_efficiency_kind"] for tag in reversed(found)]


def bases_of(rows: Sequence[Row]) -> KeptBases:
    """Return the bases to print: those of an example only where no other carries the tag (D8).

    Args:
        rows: As :func:`~lowuse_plugin.services.survey.grounds.judged` gives them.
    """
    lines = [
        SheetBasis(
            text=str(row["text"]),
            rule_code=str(row["rule_code"] or ""),
            clause=str(row["clause"] or ""),
            value=_words(str(row["value"] or "")),
            threshold=_words(str(row["threshold"] or "")),
            source=str(row["source"] or ""),
            year=row["year"],
            document_no=str(row["document_no"] or ""),
            example=bool(row["example"]),
        )
        for row in rows
    ]
    if rests_on_examples(map(ground_of, rows)):
        return KeptBases(tuple(lines), frozenset(), True)
    sound = tuple(line for line in lines if not line.example)
    return KeptBases(sound, frozenset(line.rule_code for line in lines if line.example), False)


def controls_of(parcels: Sequence[SheetParcel], rows: Sequence[Row]) -> list[SheetControl]:
    """Return the control-line checks of the parcels of a unit."""
    labels = {each.uuid: each.label if len(parcels) > 1 else "" for each in parcels}
    return [
        SheetControl(
            parcel=labels[row["parcel_uuid"]],
            title=shown_code("control_class", row["control_class"]),
            treated=shown_code("control_class", row["treated_as"]) if row["treated_as"] else "",
            version=str(row["version"]),
            inside_m2=exact(row["inside_m2"]),
            outside_m2=exact(row["outside_m2"]),
            holds=bool(row["holds"]),
            example=bool(row["example"]),
        )
        for row in rows
        if row["parcel_uuid"] in labels
    ]

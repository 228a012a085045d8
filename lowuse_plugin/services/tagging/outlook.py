# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to be said of land before it is tagged: rules, 三旧, projects, idle land (A19, Y-48)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.identification.evaluate import HIT, LETTERS
from lowuse_plugin.domain.identification.rules import RuleSet, parse_kept_rule_set
from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.services.tagging.bases import read_grounds

_HIT_LETTER = LETTERS[HIT]
_IDLE = "idle"
_NOTHING_M2 = 0.01
"""Below the last printed digit an overlap does not exist."""
_FREE = frozenset({"none"})
"""Codes of ``three_old_status`` that put nothing under the three-old rules."""


@dataclass(frozen=True)
class RuleHits:
    """A rule that would be a basis."""

    code: str
    text: str
    parcels: int
    value: str = ""
    """Of a single parcel."""
    threshold: str = ""


@dataclass(frozen=True)
class ThreeOldHit:
    """A 三旧 area that chosen parcels lie in."""

    register_no: str
    name: str
    status: str
    parcels: int


@dataclass(frozen=True)
class Outlook:
    """What is known of the chosen parcels."""

    parcels: int
    rules: tuple[RuleHits, ...]
    """By how many parcels they hit."""
    without_rule: int
    """Parcels that no rule hits: they need a person's basis."""
    example: bool
    """One of these rules is 示例."""
    idle: tuple[str, ...]
    """Parcels that the rules take for idle land: 闲置土地处置 is another procedure."""
    three_old: tuple[ThreeOldHit, ...]
    three_old_parcels: int
    projects: tuple[tuple[str, int], ...]
    """Projects that parcels are part of already, with how many."""
    tagged: int
    """Parcels that carry a tag that counts."""


def read_outlook(store: Store, uuids: Sequence[str], on: date) -> Outlook:
    """Return what has to be known before parcels are tagged.

    Args:
        store: The workspace.
        uuids: Parcels; one that is not current is left out.
        on: Day of the decision.

    Raises:
        LowUseError: What the store says, or ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        return outlook_of(reading, uuids, on)


def outlook_of(reading: Reading, uuids: Sequence[str], on: date) -> Outlook:
    """Return the outlook from a state that is being read, as :func:`read_outlook`."""
    rows = reading.table("tag_outlook", uuids=json.dumps(list(uuids))).to_rows()
    rules, without, example = _rules(reading, rows)
    if len(rows) == 1 and rules:
        rules = _with_values(reading, rows[0]["uuid"], rules, on)
    three_old, covered = _three_old(reading, [row["uuid"] for row in rows])
    projects = Counter(
        f"{row['project_code'] or ''} {row['project_name']}".strip()
        for row in rows
        if row["project_name"]
    )
    return Outlook(
        parcels=len(rows),
        rules=rules,
        without_rule=without,
        example=example,
        idle=tuple(row["uuid"] for row in rows if _IDLE in (row["other_outputs"] or "").split()),
        three_old=three_old,
        three_old_parcels=covered,
        projects=tuple(projects.most_common()),
        tagged=sum(row["tag_state"] not in (None, "withdrawn") for row in rows),
    )


def _rules(
    reading: Reading, rows: Sequence[Mapping[str, Any]]
) -> tuple[tuple[RuleHits, ...], int, bool]:
    """Return the rules that hit, how many parcels none hits, and whether one is an example."""
    wanted = {row["rule_set_uuid"] for row in rows if _HIT_LETTER in (row["rule_outcomes"] or "")}
    sets: dict[str, RuleSet] = {}
    if wanted:
        sets = {
            row["uuid"]: parse_kept_rule_set(row["content"], row["rule_set_id"])
            for row in reading.table("rule_sets").to_rows()
            if row["uuid"] in wanted
        }
    counts: Counter[tuple[str, str]] = Counter()
    example, without = False, 0
    for row in rows:
        rules = sets.get(row["rule_set_uuid"])
        hit = []
        if rules is not None:
            judged = zip(rules.rules, row["rule_outcomes"], strict=False)
            hit = [r for r, o in judged if o == _HIT_LETTER and r.proposes]
        counts.update((rule.code, rule.text) for rule in hit)
        example |= any(rule.example for rule in hit)
        without += not hit
    hits = (RuleHits(code, text, count) for (code, text), count in counts.most_common())
    return tuple(hits), without, example


def _with_values(
    reading: Reading, uuid: str, rules: Sequence[RuleHits], on: date
) -> tuple[RuleHits, ...]:
    bases = read_grounds(reading, [uuid]).bases(on).get(uuid, ())
    lines = {basis.line.code: basis.line for basis in bases}
    return tuple(
        RuleHits(r.code, r.text, r.parcels, lines[r.code].value, lines[r.code].threshold)
        if r.code in lines
        else r
        for r in rules
    )


def _three_old(reading: Reading, uuids: Sequence[str]) -> tuple[tuple[ThreeOldHit, ...], int]:
    """Return the 三旧 areas that share more than an edge with parcels, and how many parcels."""
    table = reading.table("tag_parcels", uuids=json.dumps(list(uuids)))
    blobs = [blob for blob in table["geom"].to_list() if blob is not None]
    if not blobs:
        return (), 0
    shapes = wkb.decode_polygons(column("wkb", blobs))
    min_x, min_y, max_x, max_y = shapely.total_bounds(shapes).tolist()
    areas = reading.table("card_three_old", min_x=min_x, min_y=min_y, max_x=max_x, max_y=max_y)
    if not len(areas):
        return (), 0
    places = wkb.decode_polygons(areas["geom"])
    parcel, area = shapely.STRtree(places).query(shapes, predicate="intersects")
    overlap = shapely.area(shapely.intersection(shapes[parcel], places[area]))
    status = areas["status"].to_list()
    counts = (overlap > _NOTHING_M2) & np.array([status[i] not in _FREE for i in area], np.bool_)
    parcel, area = parcel[counts], area[counts]
    found = Counter(area.tolist())
    rows = areas.to_rows()
    hits = tuple(
        ThreeOldHit(
            rows[place]["register_no"] or "",
            rows[place]["name"] or "",
            rows[place]["status"],
            count,
        )
        for place, count in found.most_common()
    )
    return hits, len(set(parcel.tolist()))


def read_idle(store: Store, uuids: Sequence[str]) -> tuple[str, ...]:
    """Return those of some parcels that the rules take for idle land and nobody has tagged yet.

    Args:
        store: The workspace.
        uuids: Parcels.
    """
    with store.read() as reading:
        rows = reading.table("tag_outlook", uuids=json.dumps(list(uuids))).to_rows()
    return idle_among(rows)


def idle_among(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the parcels of :func:`read_idle` among rows of the query ``tag_outlook``."""
    return tuple(
        row["uuid"]
        for row in rows
        if _IDLE in (row["other_outputs"] or "").split() and row["tag_state"] in (None, "withdrawn")
    )

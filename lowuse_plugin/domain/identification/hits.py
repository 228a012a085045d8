# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules that hit many parcels, explained at once: what tags of a whole rectangle rest on.

Says the same as :meth:`~lowuse_plugin.domain.identification.evaluate.Evaluation.explain` of each
parcel, but looks only at hits, and words what is the same in many parcels once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import fields
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification.evaluate import HIT, Evaluation
from lowuse_plugin.domain.identification.lines import (
    BOUNDARY_DAY,
    RuleLine,
    industry_notes,
    values_and_thresholds,
)
from lowuse_plugin.domain.identification.missing import YEARS_BACK
from lowuse_plugin.domain.identification.rules import Rule


def hits_by_row(evaluation: Evaluation) -> dict[int, list[RuleLine]]:
    """Return the rules for low efficiency that hit, by the row of the parcel.

    Args:
        evaluation: Of n parcels.
    """
    found: defaultdict[int, list[RuleLine]] = defaultdict(list)
    sources = _Sources(evaluation)
    for place, rule in enumerate(evaluation.rules.rules):
        rows = np.flatnonzero(evaluation.by_rule[place] == HIT)
        if not rule.proposes or not rows.size:
            continue
        numbers = rows.tolist()
        texts = _texts(rule, evaluation.facts, rows)
        origins = sources.of(rule, numbers)
        flags = evaluation.flagged[place, rows].tolist()
        notes = industry_notes(rule, evaluation.facts.take(rows))
        pattern = evaluation.explain(numbers[0])[place]
        same = {each.name: getattr(pattern, each.name) for each in fields(pattern)}
        line = partial(RuleLine, **{key: same[key] for key in same if key not in _OWN})
        known: dict[Hashable, RuleLine] = {}
        for row, *said in zip(numbers, texts, origins, flags, notes, strict=True):
            key = tuple(said)
            if key not in known:
                (value, threshold), (source, year), flag, note = key
                known[key] = line(
                    value=value,
                    threshold=threshold,
                    source=source,
                    year=year,
                    flag=BOUNDARY_DAY if flag else "",
                    note=note,
                )
            found[row].append(known[key])
    return dict(found)


_OWN = ("value", "threshold", "source", "year", "flag", "note")
"""What parcels that one rule hits differ in."""


def _texts(rule: Rule, facts: ColumnTable, rows: NDArray[np.intp]) -> list[tuple[str, str]]:
    """Return value and threshold in words, of each parcel."""
    names = dict.fromkeys(name for c in rule.conditions for name in (c.quantity, c.times) if name)
    table = ColumnTable({name: facts[name].take(rows) for name in names})
    keys = zip(*(table[name].to_list() for name in names), strict=True)
    places: dict[Hashable, int] = {}
    first: list[int] = []
    which = []
    for row, key in enumerate(keys):
        if key not in places:
            places[key] = len(first)
            first.append(row)
        which.append(places[key])
    said = values_and_thresholds(rule, table.take(np.array(first)))
    return [said[place] for place in which]


class _Sources:
    """Who supplied the figures of a rule, and of which year they are; as ``Known`` says of one."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._latest = evaluation.facts["tax_year"].to_list()
        self._last_full = evaluation.on.year - 1
        links, years = evaluation.links, evaluation.years
        sets: list[set[int]] = [set() for _ in range(len(evaluation.outcome))]
        for parcel, firm in zip(links.parcel.tolist(), links.enterprise.tolist(), strict=True):
            if parcel >= 0:
                sets[parcel].add(firm)
        self._enterprises = [frozenset(each) for each in sets]
        self._units: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
        """(enterprise, year) → place in the table and unit."""
        if years.source_unit:
            stated = zip(
                years.enterprise.tolist(), years.year.tolist(), years.source_unit, strict=True
            )
            for place, (firm, year, unit) in enumerate(stated):
                if unit:
                    self._units[firm, year].append((place, unit))

    def of(self, rule: Rule, rows: Sequence[int]) -> list[tuple[str, int | None]]:
        """Return unit and year of each parcel."""
        back = {YEARS_BACK[c.quantity] for c in rule.conditions if c.quantity in YEARS_BACK}
        if not back:
            return [(rule.source, None)] * len(rows)
        known: dict[Hashable, tuple[str, int | None]] = {}
        found = []
        for row in rows:
            latest, firms = self._latest[row], self._enterprises[row]
            key = (latest, firms)
            if key not in known:
                newest = self._last_full if latest is None else int(latest)
                units = sorted(
                    stated
                    for firm in firms
                    for each in back
                    for stated in self._units.get((firm, newest - each), ())
                )
                named = "、".join(dict.fromkeys(unit for _, unit in units))
                year = None if latest is None else newest - min(back)
                known[key] = (named or rule.source, year)
            found.append(known[key])
        return found

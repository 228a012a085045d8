# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules that hit many parcels, explained at once: what tags of a whole rectangle rest on.

Says the same as :meth:`~lowuse_plugin.domain.identification.Evaluation.explain` of each parcel, but
looks only at hits, and words what is the same in many parcels once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.identification import HIT, Evaluation
from lowuse_plugin.domain.identification_lines import BOUNDARY_DAY, RuleLine, value_and_threshold
from lowuse_plugin.domain.identification_missing import YEARS_BACK
from lowuse_plugin.domain.identification_rules import Rule


def hits_by_row(evaluation: Evaluation) -> dict[int, list[RuleLine]]:
    """Return the rules for low efficiency that hit, by the row of the parcel.

    Args:
        evaluation: Of n parcels.
    """
    found: defaultdict[int, list[RuleLine]] = defaultdict(list)
    enterprises = _enterprises(evaluation)
    for place, rule in enumerate(evaluation.rules.rules):
        rows = np.flatnonzero(evaluation.by_rule[place] == HIT)
        if not rule.proposes or not rows.size:
            continue
        numbers = rows.tolist()
        texts = _texts(rule, evaluation.facts.take(rows))
        origins = _origins(rule, evaluation, numbers, enterprises)
        flags = evaluation.flagged[place, rows].tolist()
        pattern = evaluation.explain(numbers[0])[place]
        for row, (value, limit), (source, year), flag in zip(
            numbers, texts, origins, flags, strict=True
        ):
            found[row].append(
                replace(
                    pattern,
                    value=value,
                    threshold=limit,
                    source=source,
                    year=year,
                    flag=BOUNDARY_DAY if flag else "",
                )
            )
    return dict(found)


def _texts(rule: Rule, facts: ColumnTable) -> list[tuple[str, str]]:
    """Return value and threshold in words, of each parcel."""
    names = dict.fromkeys(name for c in rule.conditions for name in (c.quantity, c.times) if name)
    table = ColumnTable({name: facts[name] for name in names})
    keys = zip(*(table[name].to_list() for name in names), strict=True)
    known: dict[Hashable, tuple[str, str]] = {}
    found = []
    for row, key in enumerate(keys):
        if key not in known:
            known[key] = value_and_threshold(rule, table.take(np.array([row])))
        found.append(known[key])
    return found


def _origins(
    rule: Rule, evaluation: Evaluation, rows: Sequence[int], enterprises: Sequence[frozenset[int]]
) -> list[tuple[str, int | None]]:
    """Return who supplied the figures of each parcel, and of which year they are."""
    if not any(condition.quantity in YEARS_BACK for condition in rule.conditions):
        return [(rule.source, None)] * len(rows)
    latest = evaluation.facts["tax_year"].to_list()
    known: dict[Hashable, tuple[str, int | None]] = {}
    found = []
    for row in rows:
        key = (latest[row], enterprises[row])
        if key not in known:
            of_one = evaluation.known(row)
            known[key] = ("、".join(of_one.units_of(rule)) or rule.source, of_one.year_of(rule))
        found.append(known[key])
    return found


def _enterprises(evaluation: Evaluation) -> list[frozenset[int]]:
    """Return the enterprises on each parcel."""
    sets: list[set[int]] = [set() for _ in range(len(evaluation.outcome))]
    pairs = zip(evaluation.links.parcel.tolist(), evaluation.links.enterprise.tolist(), strict=True)
    for parcel, enterprise in pairs:
        if parcel >= 0:
            sets[parcel].add(enterprise)
    return [frozenset(each) for each in sets]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Trying a draft standard: what it would propose, before anybody adopts it (A09).

Nothing is written. The facts are read once; another threshold costs only the evaluation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.identification.evaluate import HIT, PARCEL_OUTCOMES
from lowuse_plugin.domain.identification.facts import land_area
from lowuse_plugin.domain.identification.rules import RuleSet
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.services.identification.identify import ParcelFacts, outcome_totals, read_facts

MOST_ROWS = 2000
"""So many parcels of each kind are named one by one."""
_SUSPECTED = PARCEL_OUTCOMES.index("suspected")


@dataclass(frozen=True)
class TrialRow:
    """One parcel that would be judged otherwise than its stored result says."""

    uuid: str
    is_new: bool
    """Proposed by the draft only; else by the stored result only."""
    area_m2: float | None
    outcome: str
    """Under the draft: code list ``assessment_outcome``."""
    codes: tuple[str, ...]
    """Rules of the draft that hit it and speak for low efficiency."""


@dataclass(frozen=True)
class Trial:
    """What a draft would propose among all parcels."""

    parcels: int
    counts: Mapping[str, int]
    """Outcome → parcels."""
    areas_m2: Mapping[str, float]
    """Outcome → m² of land on the area basis of the draft."""
    by_output: Mapping[str, int]
    """Other output (疑似闲置 …) → parcels."""
    hits: Mapping[str, int]
    """Rule → parcels that it hits."""
    suspected: tuple[str, ...]
    newly: tuple[str, ...]
    """Proposed by the draft, not by the stored results."""
    no_longer: tuple[str, ...]
    """Proposed by the stored results, not by the draft."""
    newly_m2: float
    no_longer_m2: float
    rows: tuple[TrialRow, ...]
    """Of ``newly``, then of ``no_longer``; at most :data:`MOST_ROWS` of each."""


@dataclass(frozen=True)
class TrialGround:
    """What trials of one workspace rest on."""

    facts: ParcelFacts
    proposed: NDArray[np.bool_]
    """n parcels of the facts: whether the stored result that holds proposes them."""

    def try_rules(self, rules: RuleSet, *, on: date) -> Trial:
        """Evaluate a draft; the same outcomes that identifying with it would store."""
        parcels = self.facts.parcels
        evaluation = self.facts.evaluate(rules, on=on)
        counts, areas = outcome_totals(parcels, evaluation)
        land = land_area(parcels, rules.area_basis)
        now = evaluation.outcome == _SUSPECTED
        newly = np.flatnonzero(now & ~self.proposed)
        gone = np.flatnonzero(self.proposed & ~now)
        uuids = parcels["uuid"].values
        others = Counter(
            name for text in evaluation.other_outputs() if text for name in text.split()
        )
        hits = (evaluation.by_rule == HIT).sum(axis=1).tolist()
        proposing = [rule.code for rule in rules.rules if rule.proposes]

        def row(place: int, *, is_new: bool) -> TrialRow:
            area = float(land[place])
            hit = set(evaluation.codes(place, HIT))
            return TrialRow(
                uuid=str(uuids[place]),
                is_new=is_new,
                area_m2=None if np.isnan(area) else area,
                outcome=PARCEL_OUTCOMES[int(evaluation.outcome[place])],
                codes=tuple(code for code in proposing if code in hit),
            )

        return Trial(
            parcels=len(parcels),
            counts=counts,
            areas_m2=areas,
            by_output=dict(others),
            hits=dict(zip([rule.code for rule in rules.rules], hits, strict=True)),
            suspected=tuple(uuids[now].tolist()),
            newly=tuple(uuids[newly].tolist()),
            no_longer=tuple(uuids[gone].tolist()),
            newly_m2=float(np.nansum(land[newly])),
            no_longer_m2=float(np.nansum(land[gone])),
            rows=(
                *(row(place, is_new=True) for place in newly[:MOST_ROWS].tolist()),
                *(row(place, is_new=False) for place in gone[:MOST_ROWS].tolist()),
            ),
        )


def read_ground(store: Store, progress: Progress | None = None) -> TrialGround:
    """Read what trials rest on, in one state of the workspace.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: What the store says.
    """
    watched = progress or SilentProgress()
    watched.step(0, 1)
    with store.read() as reading:
        facts = read_facts(reading)
        watched.step(0, 1)
        proposed = _proposed(reading, facts)
    watched.step(1, 1)
    return TrialGround(facts, proposed)


def try_standard(
    store: Store, rules: RuleSet, *, on: date, progress: Progress | None = None
) -> Trial:
    """Evaluate a draft for all current parcels and compare it with the stored results.

    Raises:
        CancelledError: The user asked to stop.
        LowUseError: What the store says.
    """
    return read_ground(store, progress).try_rules(rules, on=on)


def _proposed(reading: Reading, facts: ParcelFacts) -> NDArray[np.bool_]:
    """Return which parcels are proposed by a stored result of their version of now."""
    last = reading.table("identify_last")
    stored = {
        parcel: version
        for parcel, version, outcome in zip(
            last["parcel_uuid"].to_list(),
            last["parcel_version"].to_list(),
            last["outcome"].to_list(),
            strict=True,
        )
        if outcome == "suspected"
    }
    parcels = facts.parcels
    versions = zip(parcels["uuid"].to_list(), parcels["row_version"].to_list(), strict=True)
    return np.array([stored.get(uuid) == version for uuid, version in versions], np.bool_)

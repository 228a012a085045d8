# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What another policy pack would say of projects beside their stored calculations (E12).

Nothing is written here. Adopting a pack is calculating with it
(:func:`~lowuse_plugin.services.subsidy.assess.assess_subsidies`), which says the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from lowuse_plugin.domain import procedure
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.services.chosen_readings import kept_readings
from lowuse_plugin.services.projects.facts import Facts, all_facts, read_sources
from lowuse_plugin.services.subsidy.assess import chosen_projects, facts_to_assess, readable
from lowuse_plugin.services.subsidy.calculation_changes import changes_since


@dataclass(frozen=True)
class PackDifference:
    """One project under the pack that it was calculated with, and under another."""

    project_uuid: str
    project_code: str | None
    name: str
    redeveloper: str
    inform: tuple[str, ...]
    """Whom a difference concerns: 改造主体, 土地权属人, who calculated and who reviewed it; nobody
    where nothing differs."""
    old_policy: str
    """Empty where the project was never calculated."""
    old_status: str | None
    old_tier: int | None
    old_amount_fen: int | None
    new_status: str | None
    """None where the project cannot be calculated."""
    new_tier: int | None
    new_amount_fen: int | None
    reasons: tuple[str, ...]
    """Codes: why the two differ, what came and what went of the reasons of the result."""
    refused: LowUseError | None

    @property
    def differs(self) -> bool:
        """Tell whether status, tier or amount are others."""
        old = (self.old_status, self.old_tier, self.old_amount_fen)
        return old != (self.new_status, self.new_tier, self.new_amount_fen)


def compare_packs(
    store: Store,
    policy: SubsidyPolicy,
    on: date,
    *,
    projects: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> tuple[PackDifference, ...]:
    """Assess projects under a pack and compare with their newest calculations; writes nothing.

    Args:
        store: The workspace.
        policy: The other pack; under it, as when it is adopted, its own readings count.
        on: Day of the calculation.
        projects: Chosen projects; when it is left out all that are neither withdrawn nor closed.
        progress: Hears of every project.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN``, or what the store says.
        CancelledError: Stopped.
    """
    watched = progress or SilentProgress()
    with store.read() as reading:
        sources = read_sources(reading, projects)
        newest = {row["project_uuid"]: row for row in reading.table("subsidy_last").to_rows()}
    everything = all_facts(sources, store.info.crs)
    rows = chosen_projects(everything.land.projects, projects)
    facts = facts_to_assess(everything, rows, policy)
    found = []
    for done, row in enumerate(rows):
        watched.step(done, len(rows), row["name"])
        found.append(_difference(row, facts[row["uuid"]], newest.get(row["uuid"]), policy, on))
    watched.step(len(rows), len(rows))
    return tuple(found)


def _difference(
    row: Mapping[str, Any],
    facts: Facts,
    old: Mapping[str, Any] | None,
    policy: SubsidyPolicy,
    on: date,
) -> PackDifference:
    refused, new = None, None
    try:
        project = readable(facts, policy)
        readings = kept_readings(old, policy)
        new = assess(
            project, policy, switches=readings.switches, today=on, decision=readings.decision
        ).to_json()
    except LowUseError as error:
        refused = error
    result = json.loads(old["result"]) if old is not None else None
    known = (_figures(result), _figures(new))
    return PackDifference(
        project_uuid=row["uuid"],
        project_code=row["project_code"],
        name=row["name"],
        redeveloper=row["redeveloper"] or "",
        inform=_inform(row, facts, old) if known[0] != known[1] else (),
        old_policy=old["rule_set_id"] if old is not None else "",
        old_status=known[0][0],
        old_tier=known[0][1],
        old_amount_fen=known[0][2],
        new_status=known[1][0],
        new_tier=known[1][1],
        new_amount_fen=known[1][2],
        reasons=() if new is None else tuple(_reasons(old, facts, new)),
        refused=refused,
    )


def _figures(result: Mapping[str, Any] | None) -> tuple[str | None, int | None, int | None]:
    if result is None:
        return None, None, None
    amount = result["amount_yuan"]
    fen = None if amount is None else int(Decimal(amount) * 100)
    return result["status"], result["tier"], fen


def _reasons(old: Mapping[str, Any] | None, facts: Facts, new: Mapping[str, Any]) -> Iterator[str]:
    """Yield why the new result is another one: facts, readings, pack, then codes that came."""
    if old is None:
        yield "NOT_CALCULATED_BEFORE"
        yield from new["reasons"]
        return
    before, inputs = json.loads(old["result"]), json.loads(old["inputs"])
    if changes_since(inputs, facts):
        yield "FACTS_CHANGED"
    switches = inputs.get("switches", {})
    if any(switches.get(name, value) != value for name, value in new["switches"].items()):
        yield "READINGS_DIFFER"
    for name, code in _SAID.items():
        if before[name] != new[name] and None not in (before[name], new[name]):
            yield code
    if None not in (shares := [_city_share(before), _city_share(new)]) and len(set(shares)) > 1:
        yield "CITY_SHARE_DIFFERS"
    yield from (code for code in new["reasons"] if code not in before["reasons"])
    if set(before["reasons"]) - set(new["reasons"]):
        yield "REASONS_GONE"


_SAID = {"tier": "TIER_DIFFERS", "rate_yuan_per_m2": "RATE_DIFFERS"}
_SHARE_PLACES = 4
"""A share of money in whole 分 is off by less on any amount that is worth a claim."""


def _city_share(result: Mapping[str, Any]) -> Decimal | None:
    amount, city = result["amount_yuan"], result["city_share_yuan"]
    if amount is None or city is None or not Decimal(amount):
        return None
    return round(Decimal(city) / Decimal(amount), _SHARE_PLACES)


def _inform(row: Mapping[str, Any], facts: Facts, old: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return whom a difference concerns, each once."""
    names = [row["redeveloper"], facts.project.get("right_holder")]
    if old is not None:
        names.append(old["calculated_by"])
    if row["claim_state"] not in (None, procedure.WITHDRAWN) and old is not None:
        names += [old["claim_calculated_by"], old["claim_reviewed_by"]]
    return tuple(dict.fromkeys(name for name in names if name))

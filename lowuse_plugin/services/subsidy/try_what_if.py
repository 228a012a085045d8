# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Trying other figures of a project: scratch only, nothing of it is ever written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import parse_day
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.subsidy.calculation import assess
from lowuse_plugin.domain.subsidy.facts import UNSPECIFIED
from lowuse_plugin.domain.subsidy.input import read_project, read_switches
from lowuse_plugin.domain.subsidy.what_if import CurvePoint, curve, with_changes
from lowuse_plugin.domain.units import exact
from lowuse_plugin.services.projects.facts import facts_of, read_sources
from lowuse_plugin.services.subsidy.read_calculation import Calculation, compared_with, newest_in
from lowuse_plugin.services.subsidy.scenarios import Scenario, scenarios_in

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import Switches
    from lowuse_plugin.domain.subsidy.facts import SubsidyProject

ACCEPTED_ON = "accepted_on"
AREAS = (
    "floor_area_m2",
    "far_floor_area_m2",
    "stated_far",
    "land_area_m2",
    "net_land_area_m2",
)
"""Figures that can be tried, as keys of the engine."""
DAYS = (ACCEPTED_ON, "applied_on")
FIRST_PRESENT = "first_present"
_FAR_MAX = Fraction(4)
_ROOM = Fraction(11, 10)


@dataclass(frozen=True)
class Base:
    """What is known of a project; everything that is tried starts here."""

    project_uuid: str
    facts: Mapping[str, Any]
    problem: LowUseError | None
    """Why it cannot be calculated as it is."""
    calculation: Calculation | None
    """The newest stored one."""
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True)
class Tried:
    """What came of other figures."""

    facts: Mapping[str, Any]
    """As the engine read them."""
    result: Mapping[str, Any]
    """As :meth:`SubsidyResult.to_json`."""
    points: tuple[CurvePoint, ...]
    """Amount over the floor area ratio on the land that was tried."""
    changed: bool
    """Whether anything differs from what is in the workspace."""
    on: date
    """Day of the calculation: today, or the latest day that is tried."""


def read_base(store: Store, project_uuid: str) -> Base:
    """Read everything once, from one state of the workspace; trying needs no file any more.

    Raises:
        LowUseError: ``PROJECTS_UNKNOWN``; what the store says.
    """
    with store.read() as reading:
        sources = read_sources(reading, [project_uuid])
        newest = newest_in(reading, project_uuid)
        scenarios = scenarios_in(reading, project_uuid)
    facts = facts_of(sources, store.info.crs, project_uuid)
    return Base(
        project_uuid=project_uuid,
        facts=facts.project,
        problem=facts.problem,
        calculation=None if newest is None else compared_with(newest, facts),
        scenarios=scenarios,
    )


def known_acceptance(facts: Mapping[str, Any], policy: SubsidyPolicy) -> tuple[str, str] | None:
    """Return kind and day of the acceptance that decides by the order of the policy (A-16)."""
    whole = [a for a in _acceptances(facts) if not a.get("interim") and a.get("on")]
    order = [*policy.acceptance_kinds, UNSPECIFIED]
    names = {name: kind for kind, name in policy.acceptance_kinds.items()}
    found = [(names.get(str(a.get("kind")), str(a.get("kind"))), str(a["on"])) for a in whole]
    known = [each for each in found if each[0] in order]
    return min(known, key=lambda each: order.index(each[0])) if known else None


def try_figures(
    facts: Mapping[str, Any],
    changes: Mapping[str, object],
    policy: SubsidyPolicy,
    switches: Mapping[str, object],
    today: date,
) -> Tried:
    """Calculate with other figures.

    Args:
        facts: As the workspace has them.
        changes: Key of the engine → what is tried; :data:`ACCEPTED_ON` stands for the acceptance
            that decides.
        policy: The pack.
        switches: Readings that differ from the pack's.
        today: Day of the calculation. Where a later day is tried, that is it: who asks what an
            acceptance in spring would bring means that it has come.

    Raises:
        LowUseError: ``INPUT_…`` with ``field``, ``SWITCH_…``: what was typed cannot be calculated.
    """
    chosen = read_switches(switches, policy)
    merged = with_changes(facts, _for_engine(facts, changes, policy, chosen))
    project = read_project(merged, policy)
    on = max([today, *(parse_day(changes[key], key) for key in DAYS if key in changes)])
    result = assess(project, policy, switches=chosen, today=on).to_json()
    return Tried(
        facts=merged,
        result=result,
        points=_points(project, policy, chosen, exact(result["far"])),
        changed=bool(changes) or bool(switches),
        on=on,
    )


def _points(
    project: SubsidyProject, policy: SubsidyPolicy, switches: Switches, far: Fraction
) -> tuple[CurvePoint, ...]:
    return tuple(curve(project, policy, switches, far_max=max(_FAR_MAX, far * _ROOM)))


def tried_of(
    scenario_facts: Mapping[str, Any], facts: Mapping[str, Any], policy: SubsidyPolicy
) -> dict[str, str]:
    """Return what has to be typed so that the facts of the workspace become those of a scenario."""
    found = {}
    for key in (*AREAS, "applied_on"):
        kept, now = scenario_facts.get(key), facts.get(key)
        if kept is not None and not _same(kept, now):
            found[key] = str(kept)
    kept_day, day = known_acceptance(scenario_facts, policy), known_acceptance(facts, policy)
    if kept_day is not None and (day is None or day[1] != kept_day[1]):
        found[ACCEPTED_ON] = kept_day[1]
    return found


def _for_engine(
    facts: Mapping[str, Any],
    changes: Mapping[str, object],
    policy: SubsidyPolicy,
    switches: Switches,
) -> dict[str, object]:
    """Put a tried day in the place of the acceptance that decides; the others would gainsay it."""
    given = dict(changes)
    day = given.pop(ACCEPTED_ON, None)
    if day is not None:
        known = known_acceptance(facts, policy)
        kind = switches.acceptance_kind
        if kind == FIRST_PRESENT:
            kind = known[0] if known else next(iter(policy.acceptance_kinds))
        given["acceptances"] = [{"kind": kind, "on": day}]
    return given


def _acceptances(facts: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    listed = [a for a in facts.get("acceptances") or () if isinstance(a, Mapping)]
    single = facts.get(ACCEPTED_ON)
    return [*listed, {"kind": UNSPECIFIED, "on": single}] if single else listed


def _same(one: object, other: object) -> bool:
    """Tell whether two stored values mean the same: ``24000`` and ``24000.00`` do."""
    if other is None:
        return False
    try:
        return exact(str(one)) == exact(str(other))
    except (ValueError, ArithmeticError):
        return str(one) == str(other)

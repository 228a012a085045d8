# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which readings compete, and in what they disagree (A-04 … A-07)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lowuse_plugin.domain.policy.pack import Decision, Switches
from lowuse_plugin.domain.policy.switches import TWO_DECIMALS
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.readings import FAR_SOURCES, STATED, Reading


def judged_readings(
    project: SubsidyProject,
    readings: Sequence[Reading],
    switches: Switches,
    decision: Decision,
) -> list[Reading]:
    """Return the readings that still compete: what a document settled is no question any more.

    Args:
        project: Whether its net land is known.
        readings: All of them, the default one first.
        switches: The readings that were chosen.
        decision: Which of these are settled.
    """
    default = readings[0]
    land = switches.far_land if project.net_land_area_m2 is not None else "gross"
    two_decimals = switches.far_rounding == TWO_DECIMALS

    def competes(reading: Reading) -> bool:
        stated = reading.source == STATED
        return (
            (reading.source == default.source or not decision.settles("far_source"))
            and (reading.basis == default.basis or not decision.settles("land_basis"))
            and (stated or reading.land == land or not decision.settles("far_land"))
            and (
                stated
                or reading.two_decimals == two_decimals
                or not decision.settles("far_rounding")
            )
        )

    return [reading for reading in readings if competes(reading)]


def disagreements(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return a code for each choice that alone changes eligibility or tier (A-04 … A-07).

    Readings that differ in one choice only are compared with each other; as every reading can be
    reached from every other by such steps, no disagreement goes without a code.
    """
    exact = [r for r in readings if not r.two_decimals]
    if all(r.two_decimals or r.source == STATED for r in readings):
        exact = list(readings)
    rounded = {(r.source, r.land, r.basis): r.tier for r in readings if r.two_decimals}
    by_rounding = any(rounded.get((r.source, r.land, r.basis), r.tier) != r.tier for r in exact)
    stated = [r for r in exact if r.source == STATED]
    computed = [r for r in exact if r.source != STATED]
    by_source = any(_differ(r.tier for r in [*group, *stated]) for group in _by_land(computed))
    by_area = _differ(r.area_passes for r in exact) or any(
        _differ(r.tier for r in computed if r.source == source) for source in FAR_SOURCES
    )
    found = {
        "FAR_ROUNDING_SENSITIVE": by_rounding,
        "FAR_SOURCE_CONFLICT": by_source,
        "AREA_BASIS_SENSITIVE": by_area,
    }
    return tuple(code for code, present in found.items() if present)


def _by_land(readings: Sequence[Reading]) -> list[list[Reading]]:
    keys = dict.fromkeys((r.land, r.basis) for r in readings)
    return [[r for r in readings if (r.land, r.basis) == key] for key in keys]


def _differ(values: Iterable[object]) -> bool:
    return len(set(values)) > 1

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures that can be calculated with and yet look wrong: units, days, a ratio that contradicts.

Each is a warning that names the field, what stands there and what would fit. They say nothing of
the law, but one: a ratio that no building has goes to a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.plausible import HIGHEST_FAR, LOWEST_FAR
from lowuse_plugin.domain.policy.pack import EXCLUDE, SubsidyPolicy
from lowuse_plugin.domain.subsidy.completion import Completion
from lowuse_plugin.domain.subsidy.facts import SubsidyProject
from lowuse_plugin.domain.subsidy.finding import PASS
from lowuse_plugin.domain.subsidy.guards import receiver_differs
from lowuse_plugin.domain.subsidy.readings import STATED, Reading
from lowuse_plugin.domain.units import M2_PER_HECTARE, M2_PER_MU, format_decimal

UNITS: Mapping[str, Fraction] = {
    "亩": M2_PER_MU,
    "公顷": Fraction(M2_PER_HECTARE),
    "万m²": Fraction(M2_PER_HECTARE),
}
"""Units in which a figure may stand by mistake, with their m²."""

FITTING_RATIO = (Fraction(3, 10), Fraction(8))
"""What another unit must lead to in order to be named."""
SMALLEST_LAND_M2 = Fraction(500)
"""Less land is no redevelopment project, but a figure in 亩 or 公顷."""
FITTING_LAND_M2 = Fraction(2000)
EARLIEST = date(1990, 1, 1)
"""No acceptance, approval or application of these projects is older."""
YEARS_AHEAD = 10


@dataclass(frozen=True)
class Note:
    """Something to look at, with the place where it stands."""

    code: str
    field: str
    value: str
    expected: str

    def to_json(self) -> dict[str, str]:
        """Return plain values."""
        return {
            "code": self.code,
            "field": self.field,
            "value": self.value,
            "expected": self.expected,
        }


def ratio_is_beyond_belief(far: Fraction) -> bool:
    """Tell whether a ratio is higher than any plant can be."""
    return far > HIGHEST_FAR


def find_notes(
    project: SubsidyProject,
    policy: SubsidyPolicy,
    readings: Sequence[Reading],
    done: Completion,
    today: date,
) -> tuple[Note, ...]:
    """Return what looks wrong, in the order of the facts."""
    land = readings[0].gross_m2
    return (
        *_land_notes(land),
        *_floor_notes("floor_area_m2", project.floor_area_m2, land),
        *_floor_notes("far_floor_area_m2", project.far_floor_area_m2, land),
        *_stated_notes(project, policy, readings),
        *_receiver_notes(project),
        *_three_old_notes(project, policy, done),
        *_day_notes(project, today),
    )


def _land_notes(land: Fraction) -> list[Note]:
    if land >= SMALLEST_LAND_M2:
        return []
    fitting = [name for name, factor in UNITS.items() if land * factor >= FITTING_LAND_M2]
    return [_unit_note("LAND_AREA_UNIT_SUSPECTED", "land_area_m2", land, fitting)]


def _floor_notes(field: str, area: Fraction | None, land: Fraction) -> list[Note]:
    """Ask for the unit of a floor area whose ratio no plant has.

    Too small a land is what is wrong then, not the floor area.
    """
    if not area or land < SMALLEST_LAND_M2 or LOWEST_FAR <= area / land <= HIGHEST_FAR:
        return []
    low, high = FITTING_RATIO
    fitting = [name for name, factor in UNITS.items() if low <= area * factor / land <= high]
    return [_unit_note("FLOOR_AREA_UNIT_SUSPECTED", field, area, fitting)]


def _unit_note(code: str, field: str, area: Fraction, fitting: Sequence[str]) -> Note:
    return Note(code, f"project.{field}", f"{_short(area)} m²", "|".join(fitting or ["m²"]))


def _stated_notes(
    project: SubsidyProject, policy: SubsidyPolicy, readings: Sequence[Reading]
) -> list[Note]:
    """Compare a stated ratio with every calculated one: it prints two decimals."""
    stated = project.stated_far
    computed = [r.exact_far for r in readings if r.source != STATED]
    if stated is None or any(abs(far - stated) <= policy.near_far for far in computed):
        return []
    nearest = min(computed, key=lambda far: abs(far - stated))
    return [
        Note("FAR_STATED_DIFFERS", "project.stated_far", _short(stated), format_decimal(nearest, 4))
    ]


def _receiver_notes(project: SubsidyProject) -> list[Note]:
    if not receiver_differs(project):
        return []
    receiver, holder = project.redeveloper or "", project.right_holder or ""
    return [Note("RECEIVER_NOT_HOLDER", "project.redeveloper", receiver, holder)]


def _three_old_notes(
    project: SubsidyProject, policy: SubsidyPolicy, done: Completion
) -> list[Note]:
    """Ask for the number of the document that excludes a project, and for data that is new (E-6).

    What lies in 三旧 by old data lies in it; that nothing is there, only new data says.
    """
    facts = project.three_old
    effect = policy.three_old_effects[facts.status]
    if effect == EXCLUDE and not facts.document:
        return [
            Note("THREE_OLD_DOCUMENT_MISSING", "project.three_old.document", facts.status, "文号")
        ]
    if effect != PASS or facts.finding or not done.is_after(facts.as_of):
        return []
    accepted = "" if done.deciding is None else f"≥ {done.deciding.on}"
    return [Note("THREE_OLD_DATA_OLD", "project.three_old.as_of", str(facts.as_of), accepted)]


def _day_notes(project: SubsidyProject, today: date) -> list[Note]:
    """Name days that cannot be: too old, still to come, or an acceptance before the approval."""
    past = {
        "approved_on": project.approved_on,
        "applied_on": project.applied_on,
        "three_old.entered_on": project.three_old.entered_on,
        "three_old.as_of": project.three_old.as_of,
    }
    notes = [
        _day_note("DATE_IMPROBABLE", field, on, f"{EARLIEST} … {today}")
        for field, on in past.items()
        if on is not None and not EARLIEST <= on <= today
    ]
    last_year = today.year + YEARS_AHEAD
    for position, acceptance in enumerate(project.acceptances):
        field, on = f"acceptances[{position}].on", acceptance.on
        if on < EARLIEST or on.year > last_year:
            notes.append(_day_note("DATE_IMPROBABLE", field, on, f"{EARLIEST} … {last_year}"))
        if project.approved_on is not None and on < project.approved_on:
            expected = f"≥ {project.approved_on}"
            notes.append(_day_note("ACCEPTED_BEFORE_APPROVAL", field, on, expected))
    return notes


def _day_note(code: str, field: str, on: date, expected: str) -> Note:
    return Note(code, f"project.{field}", on.isoformat(), expected)


def _short(value: Fraction) -> str:
    text = format_decimal(value, 4)
    return text.rstrip("0").rstrip(".")

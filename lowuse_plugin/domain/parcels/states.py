# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One state a parcel for lists and filters, from the rows of ``list_parcels``.

What a person decided goes before what rules say; a result that no longer holds is 待复核, not
none (D9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable, column

REMOVED = "removed"
NOT_ASSESSED, NOT_CHECKED = "not_assessed", "not_checked"
STALE, BOUNDARY_ERROR = "stale", "boundary_error"

LOW_EFFICIENCY_STATES = (
    "suspected",
    "incomplete",
    "not_suspected",
    "tagged",
    "identified",
    "not_low_efficiency",
    REMOVED,
    STALE,
    NOT_ASSESSED,
)
"""Keys of :func:`low_efficiency_states` in the order of the work. A withdrawn tag counts no more:
then what the rules say counts again, but of a unit that was taken out (销号). Where there is a tag,
what the procedure of the survey unit has come to goes before it: 县级认定, 不属低效 or 已销号."""
CONTROL_STATES = ("inside", "outside", "crossing", BOUNDARY_ERROR, STALE, NOT_CHECKED)
"""Keys of :func:`control_states`; a boundary error is a crossing that nobody has treated yet."""
CONTROL_WITHIN = {BOUNDARY_ERROR: "crossing"}
"""States that are counted and listed with another one too: people count every crossing once."""

_BY_PROCEDURE = {"10": "identified", "12": "not_low_efficiency", "90": REMOVED}
"""Codes of ``submission_state`` that decide the state; the others leave it to the tag."""

Keys = NDArray[np.object_]


def low_efficiency_states(parcels: ColumnTable) -> Keys:
    """Return one of :data:`LOW_EFFICIENCY_STATES` a row."""
    assessed = parcels["assessment_outcome"]
    stale = parcels["stale_assessment"].values
    states = _results(assessed.values, assessed.valid, stale, NOT_ASSESSED)
    decided = ~untagged(parcels)
    states[decided] = parcels["tag_state"].values[decided]
    procedure = parcels["survey_state"]
    # 销号 withdraws the tag: what the procedure has come to holds all the same.
    reached = parcels["tag_state"].valid & procedure.valid
    if reached.any():
        for code, state in _BY_PROCEDURE.items():
            states[reached & (procedure.values == np.array(code, dtype=object))] = state
    return states


def untagged(parcels: ColumnTable) -> NDArray[np.bool_]:
    """Tell which rows nobody has decided about; a withdrawn tag is none."""
    tag = parcels["tag_state"]
    withdrawn = (tag.values == np.array("withdrawn", dtype=object)).astype(np.bool_)
    return np.asarray(~tag.valid | withdrawn)


def low_efficiency_state(
    tag_state: str | None, outcome: str | None, *, stale: bool, survey_state: str | None = None
) -> str:
    """Return the state of one parcel, as :func:`low_efficiency_states` for many.

    Args:
        tag_state: Code list ``tag_state``, None without a tag.
        outcome: Code list ``assessment_outcome``, None without a result that holds.
        stale: There is a result that no longer holds.
        survey_state: Code list ``submission_state``, None without a survey unit.
    """
    one = ColumnTable(
        {
            "tag_state": column("text", [tag_state]),
            "assessment_outcome": column("text", [outcome]),
            "stale_assessment": column("bool", [stale]),
            "survey_state": column("text", [survey_state]),
        }
    )
    return str(low_efficiency_states(one)[0])


def control_states(parcels: ColumnTable) -> Keys:
    """Return one of :data:`CONTROL_STATES` a row; where a person treated it, what it is treated as.

    The class of a treated boundary error is inside or outside, so that it is no crossing any more.
    """
    found = parcels["control_class"]
    stale = parcels["stale_control"].values
    states = _results(found.values, found.valid, stale, NOT_CHECKED)
    crossing = (states == np.array("crossing", dtype=object)).astype(np.bool_)
    states[crossing & parcels["boundary_error"].values & parcels["boundary_error"].valid] = (
        BOUNDARY_ERROR
    )
    return states


def list_areas_m2(parcels: ColumnTable) -> NDArray[np.float64]:
    """Return the area that lists show and sum: plane, else registered, NaN where neither is."""
    plane, registered = parcels["plane_area_m2"], parcels["registered_area_m2"]
    rest = np.where(registered.valid, registered.values, np.nan)
    return np.where(plane.valid, plane.values, rest).astype(np.float64)


@dataclass(frozen=True)
class StateTotal:
    """What is in one state."""

    state: str
    parcels: int
    area_m2: float
    """Sum of the areas that there are."""


def state_totals(
    states: Keys, areas_m2: NDArray[np.float64], order: Sequence[str]
) -> list[StateTotal]:
    """Return parcels and area of each state that occurs.

    Args:
        states: State of n parcels.
        areas_m2: Their areas, NaN where there is none.
        order: States in the order in which they are wanted.
    """
    places = {state: place for place, state in enumerate(order)}
    place = np.fromiter((places.get(state, -1) for state in states.tolist()), np.int64, len(states))
    known = ~np.isnan(areas_m2)
    totals = []
    for number, state in enumerate(order):
        members = place == number
        count = int(np.count_nonzero(members))
        if count:
            areas = areas_m2[members & known]
            totals.append(StateTotal(state, count, fsum(areas.tolist())))
    return totals


def _results(
    values: NDArray[np.object_], valid: NDArray[np.bool_], stale: NDArray[np.bool_], none: str
) -> Keys:
    states: Keys = np.empty(len(values), dtype=object)
    states[:] = none
    states[stale] = STALE
    states[valid] = values[valid]
    return states

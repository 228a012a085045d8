# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One state a parcel, from what is stored of it."""

from __future__ import annotations

import numpy as np
import pytest

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.parcels.states import (
    CONTROL_STATES,
    LOW_EFFICIENCY_STATES,
    StateTotal,
    control_states,
    list_areas_m2,
    low_efficiency_state,
    low_efficiency_states,
    state_totals,
)


@pytest.mark.parametrize(
    ("outcome", "stale", "tag", "state"),
    [
        ("suspected", False, None, "suspected"),
        ("suspected", False, "tagged", "tagged"),
        ("suspected", False, "withdrawn", "suspected"),
        (None, True, None, "stale"),
        (None, True, "withdrawn", "stale"),
        (None, True, "identified", "identified"),
        (None, False, None, "not_assessed"),
        ("not_suspected", False, "not_low_efficiency", "not_low_efficiency"),
    ],
)
def test_what_a_person_decided_goes_before_what_rules_say(
    outcome: str | None, stale: bool, tag: str | None, state: str
) -> None:
    table = ColumnTable(
        {
            "assessment_outcome": column("text", [outcome]),
            "stale_assessment": column("bool", [stale]),
            "tag_state": column("text", [tag]),
            "survey_state": column("text", [None]),
        }
    )
    assert low_efficiency_states(table).tolist() == [state]
    assert low_efficiency_state(tag, outcome, stale=stale) == state
    assert state in LOW_EFFICIENCY_STATES


@pytest.mark.parametrize(
    ("procedure", "tag", "state"),
    [
        ("08", "tagged", "tagged"),
        ("10", "tagged", "identified"),
        ("12", "tagged", "not_low_efficiency"),
        ("20", "identified", "identified"),
        ("90", "identified", "removed"),
        ("90", "withdrawn", "removed"),  # 销号 withdraws the tag
        ("00", "withdrawn", "suspected"),
    ],
)
def test_what_the_procedure_decided_goes_before_the_tag(
    procedure: str, tag: str, state: str
) -> None:
    found = low_efficiency_state(tag, "suspected", stale=False, survey_state=procedure)
    assert found == state


@pytest.mark.parametrize(
    ("found", "error", "stale", "state"),
    [
        ("crossing", False, False, "crossing"),
        ("crossing", True, False, "boundary_error"),
        ("inside", True, False, "inside"),
        (None, None, True, "stale"),
        (None, None, False, "not_checked"),
    ],
)
def test_a_boundary_error_is_a_crossing_until_somebody_treats_it(
    found: str | None, error: bool | None, stale: bool, state: str
) -> None:
    table = ColumnTable(
        {
            "control_class": column("text", [found]),
            "boundary_error": column("bool", [error]),
            "stale_control": column("bool", [stale]),
        }
    )
    assert control_states(table).tolist() == [state]
    assert state in CONTROL_STATES


def test_the_area_is_plane_else_registered_else_missing() -> None:
    table = ColumnTable(
        {
            "plane_area_m2": column("real", [10.0, None, None]),
            "registered_area_m2": column("real", [11.0, 12.0, None]),
        }
    )
    areas = list_areas_m2(table)
    assert areas[:2].tolist() == [10.0, 12.0]
    assert np.isnan(areas[2])


def test_totals_count_every_parcel_and_sum_the_areas_that_there_are() -> None:
    states = np.array(["tagged", "suspected", "tagged", "tagged"], dtype=object)
    areas = np.array([100.5, 7.0, np.nan, 200.25])
    assert state_totals(states, areas, ("suspected", "stale", "tagged")) == [
        StateTotal("suspected", 1, 7.0),
        StateTotal("tagged", 3, 300.75),
    ]


def test_a_state_without_any_area_still_counts() -> None:
    states = np.array(["tagged"], dtype=object)
    assert state_totals(states, np.array([np.nan]), ("tagged",)) == [StateTotal("tagged", 1, 0.0)]


def test_totals_of_nothing_are_none() -> None:
    assert state_totals(np.array([], dtype=object), np.array([]), LOW_EFFICIENCY_STATES) == []


def test_sums_do_not_depend_on_the_order_of_parcels() -> None:
    """0.1 ten times is 1 exactly, and a small area beside a large one is not lost."""
    areas = np.array([1e16, 1.0, -1e16, *[0.1] * 10])
    states = np.full(len(areas), "tagged", dtype=object)
    assert state_totals(states, areas, ("tagged",))[0].area_m2 == 2.0

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Inside, outside, crossing: A-25 to A-27 below, at and above every figure."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from lowuse_plugin.domain.control_line.classes import (
    ControlRule,
    LineVersion,
    classify,
    version_in_force,
)
from lowuse_plugin.domain.errors import LowUseError


def class_of(inside_m2: float, area_m2: float, rule: ControlRule | None = None) -> str:
    result = classify(np.array([inside_m2 / area_m2]), np.array([area_m2]), rule or ControlRule())
    return str(result.control_class[0])


@pytest.mark.parametrize(
    ("inside_m2", "expected"),
    [
        (0.0, "outside"),
        (9.99, "outside"),
        (10.0, "outside"),
        (10.01, "crossing"),
        (5_000.0, "crossing"),
        (9_989.99, "crossing"),
        (9_990.0, "inside"),
        (9_990.01, "inside"),
        (10_000.0, "inside"),
    ],
)
def test_a_thousandth_of_10000_m2_is_neglected(inside_m2: float, expected: str) -> None:
    assert class_of(inside_m2, 10_000) == expected


@pytest.mark.parametrize(
    ("remainder_m2", "neglected"), [(99.99, True), (100.0, True), (100.01, False)]
)
def test_more_than_100_m2_is_never_neglected(remainder_m2: float, *, neglected: bool) -> None:
    """500 亩 are 333,333 m²; a thousandth of it would hide 333 m²."""
    area = 1_000_000 / 3
    assert class_of(remainder_m2, area) == ("outside" if neglected else "crossing")
    assert class_of(area - remainder_m2, area) == ("inside" if neglected else "crossing")


def test_both_areas_are_given_and_add_up() -> None:
    result = classify(np.array([0.25]), np.array([400.0]), ControlRule())
    assert (result.inside_m2[0], result.outside_m2[0]) == (100, 300)


@pytest.mark.parametrize(
    ("smaller_m2", "sliver"),
    [(0.0, False), (0.01, False), (0.011, True), (10.0, True), (10.01, False)],
)
def test_a_sliver_is_visible_and_within_the_tolerance(smaller_m2: float, *, sliver: bool) -> None:
    share = np.array([smaller_m2 / 10_000, 1 - smaller_m2 / 10_000])
    result = classify(np.round(share, 12), np.array([10_000.0, 10_000.0]), ControlRule())
    assert result.sliver.tolist() == [sliver, sliver]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tolerance", -0.001),
        ("tolerance", 0.5),
        ("tolerance", float("nan")),
        ("max_remainder_m2", -1.0),
        ("thin_width_m", float("inf")),
    ],
)
def test_figures_that_mean_nothing_are_refused(field: str, value: float) -> None:
    with pytest.raises(LowUseError) as caught:
        ControlRule(**{field: value})
    assert caught.value.code == "CONTROL_RULE_OUT_OF_RANGE"
    assert caught.value.params["field"] == field


def test_with_a_tolerance_of_nothing_every_visible_part_crosses() -> None:
    strict = ControlRule(tolerance=0, max_remainder_m2=0, thin_width_m=0)
    assert class_of(0.01, 10_000, strict) == "crossing"
    assert class_of(0, 10_000, strict) == "outside"
    assert class_of(10_000, 10_000, strict) == "inside"


OLD = LineVersion("1", "2019", date(2019, 1, 1), date(2024, 1, 1))
NEW = LineVersion("2", "2024", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2019, 1, 1), OLD),
        (date(2023, 12, 31), OLD),
        (date(2024, 1, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
def test_the_version_in_force_begins_on_its_day_and_ends_before_its_last(
    on: date, expected: LineVersion
) -> None:
    assert version_in_force([NEW, OLD], on) == expected


def test_before_the_first_version_none_is_in_force() -> None:
    with pytest.raises(LowUseError) as caught:
        version_in_force([OLD, NEW], date(2018, 12, 31))
    assert caught.value.code == "CONTROL_LINE_NONE_IN_FORCE"
    assert caught.value.params["known"] == "2019, 2024"


def test_two_versions_at_once_are_named() -> None:
    open_ended = LineVersion("3", "2023", date(2023, 6, 1))
    with pytest.raises(LowUseError) as caught:
        version_in_force([NEW, OLD, open_ended], date(2024, 1, 1))
    assert caught.value.code == "CONTROL_LINE_SEVERAL_IN_FORCE"
    assert caught.value.params["versions"] == "2023, 2024"

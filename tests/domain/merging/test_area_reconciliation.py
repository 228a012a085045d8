# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对: every difference can be worked out by hand, and says its likely reason."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lowuse_plugin.domain.merging.areas import MergeAreas
from lowuse_plugin.domain.parcels import area_reconciliation as rec
from lowuse_plugin.domain.parcels.area_reconciliation import Reconciliation


def five(registered: str | None, plane: str, ellipsoid: str, parts: str, union: str,
         **more: Fraction) -> Reconciliation:  # fmt: skip
    given = (registered, plane, ellipsoid, parts, union)
    figures = {
        name: None if text is None else Fraction(text)
        for name, text in zip(rec.NAMES, given, strict=True)
    }
    return Reconciliation(figures, 4526, **more)


def reasons(found: Reconciliation) -> list[list[str]]:
    return [[name for name, _m2 in step.reasons] for step in found.steps]


def test_each_step_says_what_it_comes_of() -> None:
    found = five(
        "1000", "1001", "1000.6", "1001.4", "1000.9",
        snapped_m2=Fraction("-0.2"), once_m2=Fraction("0.3"),
    )  # fmt: skip
    assert [step.m2 for step in found.steps] == [
        1, Fraction("-0.4"), Fraction("0.4"), Fraction("-0.5"),
    ]  # fmt: skip
    assert reasons(found) == [["register"], ["projection"], ["planes"], ["snapped", "overlaps"]]
    union = found.steps[-1]
    assert sum(m2 for _name, m2 in union.reasons if m2 is not None) == union.m2
    assert found.steps[0].permille == 1


def test_more_than_a_plane_stretches_land_is_a_stale_area() -> None:
    found = five("1000", "1000", "998.9", "1001.1", "1001.1")
    assert reasons(found) == [["alike"], ["stale"], ["stale"], ["alike"]]
    edge = five("1000", "1000", "999", "1001", "1001")
    assert reasons(edge) == [["alike"], ["projection"], ["planes"], ["alike"]]


def test_every_area_stands_against_every_other_one() -> None:
    found = five("100", "101", "102", "103", "104")
    assert len(found.pairs) == 10
    assert {(p.first, p.second): p.m2 for p in found.pairs}[rec.ELLIPSOID, rec.UNION] == 2
    assert found.difference(rec.UNION, rec.REGISTERED).m2 == -4


def test_what_is_not_known_has_no_difference() -> None:
    found = five(None, "100", "100", "100", "100")
    assert [step.m2 for step in found.steps] == [None, 0, 0, 0]
    assert found.difference(rec.REGISTERED, rec.UNION).permille is None
    assert found.difference(rec.REGISTERED, rec.UNION).reasons == ()
    nothing = five("0", "0", "0", "0", "0")
    assert nothing.difference(rec.REGISTERED, rec.UNION).permille is None


def test_the_areas_of_a_merge_lead_from_one_to_the_next() -> None:
    # Two squares of 100 m² that overlap by 2 m²; laying boundaries on each other took 0.5 m².
    areas = MergeAreas(
        registered_sum=Fraction(199),
        registered_missing=(),
        members_plane_sum=200.0,
        union_plane=197.5,
        union_ellipsoidal=197.4,
        members_ellipsoidal_sum=199.9,
        snapped_sum=-0.5,
        counted_once=2.0,
        epsg=4526,
    )
    found = areas.reconciliation(0.25)
    assert found.figures[rec.PARTS] == 200
    assert found.figures[rec.ELLIPSOID] == Fraction("199.9")
    union = found.steps[-1]
    assert union.reasons == ((rec.SNAPPED, Fraction("-0.5")), (rec.OVERLAPS, Fraction(-2)))
    assert union.m2 == Fraction("-2.5")
    assert found.gap_m2 == Fraction("0.25")
    assert found.used_by[rec.UNION] == ("M-2", "M-10", "basis")
    assert set(found.used_by) == set(rec.NAMES)


@pytest.mark.parametrize(("m2", "word"), [("0.004", "alike"), ("0.005", "register")])
def test_what_shows_as_nothing_is_none(m2: str, word: str) -> None:
    found = five("1000", str(Fraction(1000) + Fraction(m2)), "1000", "1000", "1000")
    assert found.steps[0].reasons[0][0] == word

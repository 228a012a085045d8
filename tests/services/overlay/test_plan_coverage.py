# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""P-35: whether detailed plans cover a project of 200 × 110 m = 22,000 m²."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Change, Insert, Update
from lowuse_plugin.services.overlay.plan_coverage import PlanCoverage, plan_coverage
from tests.services.projects.project_workspace import box, project_workspace

Box = tuple[float, float, float, float]


@pytest.fixture
def store(folder: Path):
    with project_workspace(folder) as opened:
        row = {"name": "甲园", "district": "440704", "project_type": "industrial_upgrade"}
        shape = {"geom": box(0, 0, 200, 110), "plane_area_m2": 22_000.0, "plane_epsg": 4526}
        bare = [Insert("project", "q", {**row, "name": "乙园"})]
        opened.write([Insert("project", "j", {**row, **shape}), *bare], reason="试")
        yield opened


def plan(store: Any, *boxes: Box, kind: str = "detailed_plan") -> None:
    layer = {"name": "白石片区控规", "kind": kind, "as_of": "2023-04-01", "document_no": "江府函 8"}
    changes: list[Change] = [Insert("reference_layer", kind, layer)]
    for place, each in enumerate(boxes):
        area = {"reference_layer_uuid": kind, "geom": box(*each), "class_code": f"M{place + 1}"}
        changes.append(Insert("reference_area", f"{kind}{place}", area))
    store.write(changes, reason="试")


def found(store: Any, project: str = "j") -> PlanCoverage:
    return plan_coverage(store, project)


def test_without_a_plan_nothing_is_known(store: Any) -> None:
    plan(store, (0, 0, 500, 500), kind="urban_boundary")
    seen = found(store)
    assert (seen.state, seen.covered_m2, seen.uncovered_m2) == ("unknown", 0, 22_000)
    assert seen.plans == ()


def test_a_plan_elsewhere_does_not_cover(store: Any) -> None:
    plan(store, (900, 0, 1000, 100))
    seen = found(store)
    assert (seen.state, seen.covered_m2, seen.uncovered_m2) == ("uncovered", 0, 22_000)
    assert seen.plans == (("白石片区控规", "江府函 8", date(2023, 4, 1)),)


def test_touching_is_not_covering(store: Any) -> None:
    plan(store, (200, 0, 300, 110))
    assert (found(store).state, found(store).covered_m2) == ("uncovered", 0)


def test_what_is_covered_counts_once_where_plans_overlap(store: Any) -> None:
    plan(store, (0, 0, 100, 110), (50, 0, 150, 110))
    seen = found(store)
    assert seen.state == "partly"
    assert (seen.covered_m2, seen.uncovered_m2) == (pytest.approx(16_500), pytest.approx(5_500))
    assert [(use.class_code, use.area_m2) for use in seen.uses] == [
        ("M1", pytest.approx(11_000)), ("M2", pytest.approx(11_000)),
    ]  # fmt: skip
    assert not seen.is_strip


def test_the_ground_of_one_use_counts_once_too(store: Any) -> None:
    plan(store, (0, 0, 100, 110))
    again = {"reference_layer_uuid": "detailed_plan", "geom": box(50, 0, 150, 110)}
    store.write([Insert("reference_area", "again", {**again, "class_code": "M1"})], reason="试")
    [use] = found(store).uses
    assert (use.class_code, use.area_m2) == ("M1", pytest.approx(16_500))


@pytest.mark.parametrize(
    ("gap", "state", "strip"),
    [(0.0, "covered", False), (1 / 110, "covered", False), (0.02, "partly", True),
     (1.0, "partly", True), (1.2, "partly", False)],
)  # fmt: skip
def test_a_gap_of_one_square_metre_is_none_and_a_strip_is_named(store, gap, state, strip) -> None:
    plan(store, (0, 0, 200 - gap + (1e-9 if gap else 0), 110))
    seen = found(store)
    assert (seen.state, seen.is_strip) == (state, strip)
    assert seen.uncovered_m2 == pytest.approx(gap * 110, abs=1e-4)
    assert (seen.uncovered is None) == (state == "covered")


def test_square_metres_are_shares_of_the_plane_area_of_the_district(store: Any) -> None:
    """恩平 measures in the plane of zone 37: the sum is the area that the project has there."""
    with store.read() as reading:
        row = reading.row("project", "j")
    assert row is not None
    store.write([Update("project", "j", row["row_version"], {"district": "440785"})], reason="试")
    plan(store, (0, 0, 100, 110))
    seen = found(store)
    assert seen.epsg == 4525
    assert seen.whole_m2 > 22_000
    assert seen.covered_m2 + seen.uncovered_m2 == pytest.approx(seen.whole_m2)
    assert seen.covered_m2 == pytest.approx(seen.whole_m2 / 2)


def test_a_project_without_boundary_has_the_outline_of_its_parcels(store: Any) -> None:
    plan(store, (0, 0, 100, 110))
    with pytest.raises(LowUseError) as caught:
        found(store, "q")
    assert caught.value.code == "PROJECT_NO_BOUNDARY"
    members = [
        Insert("project_parcel", f"m{p}", {"project_uuid": "q", "parcel_uuid": f"p{p}"})
        for p in (1, 2)
    ]
    store.write(members, reason="试")
    seen = found(store, "q")
    assert (seen.state, seen.from_parcels, seen.covered_m2) == ("partly", True, 11_000)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundary errors are listed with the side, the area and the width of the strip (A-25)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.geometry.strip_width import strip_widths
from lowuse_plugin.services.control_line.boundary_errors import list_boundary_errors
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.findings import last_findings
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)

ON = date(2025, 6, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    """The line ends at x = 100. Strips of 0.5 m outside and 0.25 m inside; one real crossing."""
    with new_workspace(tmp_path) as store:
        control_line(store, "2024版", "2024-01-01")
        rows = [parcel(80, 100.5), parcel(99.75, 130), parcel(60, 130), parcel(0, 20)]
        add(store, "parcel", [{**row, "map_number": f"{i}"} for i, row in enumerate(rows)])
        yield store


def test_widths_are_those_of_the_widest_place() -> None:
    wedge = shapely.Polygon([(0, 0), (100, 0), (100, 0.4), (0, 0.1)])
    strips = np.array([shapely.box(0, 0, 100, 0.5), wedge, shapely.Polygon(), None], dtype=object)
    widths = strip_widths(strips, 1.0)
    assert widths[0] == pytest.approx(0.5, abs=0.005)
    assert widths[1] == pytest.approx(0.4, abs=0.01)
    assert widths[2:].tolist() == [0.0, 0.0]


def test_a_width_above_the_most_is_the_most() -> None:
    assert strip_widths(np.array([shapely.box(0, 0, 9, 9)], dtype=object), 1.0).tolist() == [1.0]


def test_only_thin_crossings_are_listed_with_their_strip(store: WorkspaceStore) -> None:
    check_control_line(store, on=ON)
    outside, inside = list_boundary_errors(store)
    assert (outside.label, outside.smaller, outside.usual) == ("0", "outside", "inside")
    # 0.5 m × 10 m of a drawn area that is stated 1 % larger.
    assert outside.smaller_m2 == pytest.approx(5.05)
    assert outside.width_m == pytest.approx(0.5, abs=0.005)
    assert (inside.label, inside.smaller, inside.usual) == ("1", "inside", "outside")
    assert inside.smaller_m2 == pytest.approx(2.525)
    assert inside.width_m == pytest.approx(0.25, abs=0.005)
    assert (inside.treated_as, inside.treated_on, inside.version) == ("", None, "2024版")


def test_only_the_wanted_parcels_are_listed(store: WorkspaceStore) -> None:
    check_control_line(store, on=ON)
    wanted = list_boundary_errors(store)[1].parcel_uuid
    assert [each.label for each in list_boundary_errors(store, [wanted])] == ["1"]
    assert list_boundary_errors(store, []) == ()


def test_a_boundary_that_moved_is_listed_no_more(store: WorkspaceStore) -> None:
    check_control_line(store, on=ON)
    first = list_boundary_errors(store)[0].parcel_uuid
    store.write([Update("parcel", first, 1, {"geom": multipolygon(80, 0, 99, 10)})], reason="移")
    assert [each.label for each in list_boundary_errors(store)] == ["1"]


def test_the_findings_of_the_last_check_are_read_from_what_is_stored(
    store: WorkspaceStore,
) -> None:
    assert last_findings(store) is None
    check_control_line(store, on=ON)
    first = last_findings(store)
    assert first is not None
    assert first.checked_on == ON
    assert [(f.code, f.params) for f in first.findings] == [("BOUNDARY_ERRORS", {"count": 2})]
    with store.read() as reading:
        inside = reading.table("parcel").to_rows()[3]
    moved = {"geom": multipolygon(200, 0, 220, 10)}
    store.write([Update("parcel", inside["uuid"], 1, moved)], reason="移")
    check_control_line(store, on=date(2025, 7, 1))
    second = last_findings(store)
    assert second is not None
    assert second.checked_on == date(2025, 7, 1)
    flipped = second.findings[0]
    assert (flipped.code, flipped.label, flipped.parcel_uuid) == (
        "CLASS_FLIPPED", "3", inside["uuid"]
    )  # fmt: skip
    assert flipped.params == {"before": "CLASS_INSIDE", "after": "CLASS_OUTSIDE"}

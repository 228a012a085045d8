# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Industrial parcels outside every registered park (Y-02)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.services.indicators.park_check import check_parks
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, multipolygon, new_workspace, parcel


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def park(store: WorkspaceStore, x0: float, x1: float, kind: str = "industrial_park") -> None:
    [layer] = add(store, "reference_layer", [{"name": f"{x0:g} 号园", "kind": kind}])
    shape = multipolygon(x0, -10, x1, 20)
    add(store, "reference_area", [{"reference_layer_uuid": layer, "geom": shape}])


def test_without_a_park_nothing_is_known(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(0, 10)])
    park(store, 0, 100, kind="industrial_cluster")
    found = check_parks(store)
    assert (found.layers, found.parcels, found.checked) == ((), (), 0)


def test_what_lies_in_any_park_is_inside(store: WorkspaceStore) -> None:
    park(store, 0, 100)
    park(store, 200, 300)
    rows = [parcel(0, 50), parcel(250, 300), parcel(400, 410), parcel(500, 540), parcel(80, 130)]
    rows.append(parcel(600, 700, use_code="0701"))
    rows.append(parcel(700, 710, use_code=None))
    _first, _second, small, large, across, _homes, _unknown = add(store, "parcel", rows)
    found = check_parks(store)
    assert (found.layers, found.checked, found.inside) == (("0 号园", "200 号园"), 5, 2)
    assert [each.uuid for each in found.parcels] == [large, small, across]
    assert [each.uuid for each in found.outside] == [large, small]
    assert [each.outside_m2 for each in found.parcels] == pytest.approx([404, 101, 303])
    assert (found.unknown, found.unknown_m2) == (1, 101)


def test_a_strip_across_the_boundary_is_marked(store: WorkspaceStore) -> None:
    park(store, 0, 100)
    add(store, "parcel", [parcel(50, 100.9)])
    [one] = check_parks(store).parcels
    assert (one.outside, one.boundary_error) == ("crossing", True)

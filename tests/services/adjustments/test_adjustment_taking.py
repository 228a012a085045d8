# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels taken into an adjustment: only what can enter or leave, or whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.services.adjustments.cases import new_case, read_case
from lowuse_plugin.services.adjustments.figures import measure_draft
from lowuse_plugin.services.adjustments.taking import take_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.adjustments.adjustment_office import TODAY, box, draft, enters, workspace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    """The line ends at x = 500; one parcel lies across from 450 to 550, 100 m deep."""
    with workspace(tmp_path / "江海.gpkg") as store:
        values = {"geom": box(450, 550), "district": "440704", "plane_area_m2": 10_000.0}
        store.write([Insert("parcel", "across", values)], reason="跨线宗地")
        yield store


@pytest.mark.parametrize(
    ("direction", "clipped", "found"),
    [
        ("in", True, [("440704001001GB00006", 10_000), ("无代码 #6", 5_000)]),
        ("out", True, [("440704001001GB00001", 10_000), ("无代码 #6", 5_000)]),
        ("in", False, [("440704001001GB00001", 10_000), ("440704001001GB00006", 10_000),
                       ("无代码 #6", 10_000)]),
    ],
)  # fmt: skip
def test_only_that_part_is_taken_that_can_move(
    store: WorkspaceStore, direction: str, clipped: bool, found: list[tuple[str, float]]
) -> None:
    """p0 lies in the line, p500 beside it."""
    taken = take_parcels(
        store, ["p0", "p500", "across"], line_uuid="v1", direction=direction, clipped=clipped
    )
    assert [(name, round(shapely.area(shapely.from_wkb(wkb)), 3)) for name, wkb in taken] == found


def test_what_is_taken_fits_and_counts(store: WorkspaceStore) -> None:
    [(_, shape)] = take_parcels(store, ["across"], line_uuid="v1", direction="in", clipped=True)
    block = enters(0, 1)
    found = measure_draft(store, draft(type(block)("in", shape, 1)), "v1")
    assert not found.problems
    assert found.figures.in_m2 == pytest.approx(5_000, rel=1e-3)


def test_a_case_is_drawn_up_on_an_earlier_day_and_never_on_a_later_one(
    store: WorkspaceStore,
) -> None:
    what = draft(enters(500, 600))
    case, _ = new_case(store, what, drafted_by="张三", drafted_on=date(2024, 3, 1), today=TODAY)
    kept = read_case(store, case)
    assert (kept.steps[0].done_on, kept.adjustment_no) == (date(2024, 3, 1), "TZ4407042024001")
    with pytest.raises(LowUseError, match="ADJUSTMENT_DAY_IN_FUTURE"):
        new_case(store, what, drafted_by="张三", drafted_on=date(2025, 7, 1), today=TODAY)

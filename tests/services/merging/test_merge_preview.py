# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What would come of a merge, from a real workspace; district 440704 is measured in its own CRS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.merging.preview import MergePreview, merge_preview, new_parcel_values
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import (
    EAST,
    NORTH,
    add,
    multipolygon,
    new_workspace,
)
from tests.services.open_readings import Quiet

TODAY = date(2026, 3, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(tmp_path) as opened:
        yield opened


def land(*corners: float, **values: Any) -> dict[str, Any]:
    """A parcel between x0, y0 and x1, y1 with the plane area of its rectangle."""
    x0, y0, x1, y1 = corners
    return {
        "geom": multipolygon(x0, y0, x1, y1),
        "district": "440704",
        "holder_name": "甲厂",
        "plane_area_m2": round((x1 - x0) * (y1 - y0), 6),
        "plane_epsg": 4526,
        **values,
    }


def preview(store: WorkspaceStore, uuids: list[str], **more: Any) -> MergePreview:
    return merge_preview(store, uuids, today=TODAY, **more)


def codes(preview: MergePreview) -> list[str]:
    return [finding.code for finding in preview.blockers]


def notes(preview: MergePreview) -> dict[str, Any]:
    return {finding.code: finding for finding in preview.notes}


def near(value: float) -> Any:
    return pytest.approx(value, abs=1e-4)


def test_two_squares_give_one_with_all_areas(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, parcel_code="A1", registered_area_m2=401.0),
        land(20, 0, 40, 20, parcel_code="A2", registered_area_m2=400.5),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert [member.label for member in found.members] == ["A1", "A2"]
    assert found.versions == dict.fromkeys(uuids, 1)
    outline = shapely.from_wkb(found.outline)
    assert outline.geom_type == "MultiPolygon"
    assert outline.area == near(800.0)
    assert outline.bounds == (EAST, NORTH, EAST + 40, NORTH + 20)
    assert shapely.from_wkb(found.old_outlines[uuids[1]]).area == near(400.0)
    areas = found.areas
    assert areas.registered_sum == Fraction("801.5")
    assert areas.members_plane_sum == near(800.0)
    assert areas.union_plane == near(800.0)
    assert areas.difference == near(-1.5)
    assert areas.epsg == 4526
    assert areas.reasons == (("drawn", near(-1.5)),)
    assert 790 < areas.union_ellipsoidal < 800
    assert areas.union_ellipsoidal == near(areas.members_ellipsoidal_sum)
    assert (found.parts, found.corners, found.moved_max_m) == (1, 4, 0.0)
    assert codes(found) == []


def test_a_registered_area_that_is_not_known_is_no_zero(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, registered_area_m2=401.0), land(20, 0, 40, 20),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert found.areas.registered_sum is None
    assert found.areas.registered_missing == (uuids[1],)
    assert found.areas.difference is None
    assert "登记面积" in [cell.title for cell in found.open_cells]
    assert notes(found)["MERGE_FIELDS_OPEN"].params == {"count": 1, "fields": "登记面积"}


def test_boundaries_within_the_tolerance_are_laid_on_each_other_and_told(
    store: WorkspaceStore,
) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, registered_area_m2=400.0),
        land(20.03, 0, 30, 20, registered_area_m2=200.0),
        land(-10, 0, 0.04, 20, registered_area_m2=200.0),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert [round(found.snapped[uuid], 4) for uuid in uuids] == [0.0, 0.6, -0.8]
    assert found.moved_max_m == near(0.04)
    assert codes(found) == []
    gap, overlap = found.gaps[0], found.overlaps[0]
    assert (gap.m2, gap.left_m2, gap.a, gap.b) == (near(0.6), 0.0, uuids[0], uuids[1])
    assert not gap.open
    assert (overlap.m2, overlap.a, overlap.b, overlap.width_ok) == (
        near(0.8), uuids[0], uuids[2], True,
    )  # fmt: skip
    assert set(notes(found)) == {"MERGE_GAP_CLOSED", "MERGE_OVERLAP_NARROW"}
    assert found.areas.union_plane == near(800.0)  # 40 m × 20 m
    # drawn 400 + 199.4 + 200.8, registered 800; moved + 0.6 − 0.8
    assert dict(found.areas.reasons) == {"drawn": near(0.2), "snapped": near(-0.2)}
    assert found.areas.difference == near(0.0)
    assert found.gap_m2 == 0.0
    assert found.overlap_m2 == near(0.8)


def test_a_member_in_two_pieces_is_named_where_one_of_them_lies_apart(
    store: WorkspaceStore,
) -> None:
    pieces = [multipolygon(0, 0, 20, 20), multipolygon(60, 0, 65, 20)]
    boxes = [part for each in pieces for part in shapely.from_wkb(each).geoms]
    both = bytes(shapely.to_wkb(shapely.MultiPolygon(boxes)))
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, parcel_code="A1", geom=both), land(20, 0, 40, 20, parcel_code="A2"),
    ])  # fmt: skip
    [finding] = preview(store, uuids).blockers
    assert finding.code == "MERGE_IN_PARTS"
    assert finding.params == {"parts": 2, "parcels": "A1"}


def test_a_gap_above_the_tolerance_is_never_filled(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, parcel_code="A1"), land(20.3, 0, 40, 20, parcel_code="A2"),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert found.parts == 2
    assert codes(found) == ["MERGE_IN_PARTS", "MERGE_GAP_LEFT"]
    apart, left = found.blockers
    assert apart.params == {"parts": 2, "parcels": "A2"}
    assert left.params == {"area": "6.00 m²", "a": "A1", "b": "A2"}
    assert found.gap_m2 == near(6.0)
    assert found.snapped == {uuids[0]: 0.0, uuids[1]: 0.0}


def test_the_smallest_hole_is_named_too(store: WorkspaceStore) -> None:
    notch = shapely.difference(shapely.box(0, 10, 40, 30), shapely.box(10, 10, 10.06, 10.06))
    moved = shapely.transform(notch, lambda xy: np.add(xy, (EAST, NORTH)))
    upper = land(0, 10, 40, 30, parcel_code="A2")
    upper["geom"] = shapely.to_wkb(shapely.MultiPolygon([moved]))
    uuids = add(store, "parcel", [land(0, 0, 40, 10, parcel_code="A1"), upper])
    found = preview(store, uuids)
    assert codes(found) == ["MERGE_GAP_LEFT"]
    assert found.blockers[0].params["area"] == "< 0.01 m²"


def test_an_overlap_above_the_tolerance_is_refused_with_its_area(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, parcel_code="A1", registered_area_m2=400.0),
        land(19, 0, 40, 20, parcel_code="A2", registered_area_m2=420.0),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert codes(found) == ["MERGE_OVERLAP"]
    assert found.blockers[0].params == {"area": "20.00 m²", "a": "A1", "b": "A2"}
    assert dict(found.areas.reasons) == {"once": near(-20.0)}
    assert found.areas.union_plane == near(800.0)


def test_land_of_others_in_the_middle_is_no_gap(store: WorkspaceStore) -> None:
    ring = [
        land(0, 0, 30, 10), land(0, 20, 30, 30), land(0, 10, 10, 20), land(20, 10, 30, 20),
    ]  # fmt: skip
    uuids = add(store, "parcel", ring)
    assert codes(preview(store, uuids)) == ["MERGE_GAP_LEFT"]
    assert preview(store, uuids).gap_m2 == near(100.0)
    add(store, "parcel", [land(10.02, 10.02, 20, 20, parcel_code="邻地")])
    found = preview(store, uuids)
    assert codes(found) == []
    assert found.gaps[0].lands == ("邻地",)
    assert found.gap_m2 == 0.0
    assert notes(found)["MERGE_LAND_BETWEEN"].params["parcels"] == "邻地"
    assert len(shapely.from_wkb(found.outline).geoms[0].interiors) == 1


def test_land_of_others_that_fills_a_part_leaves_a_gap(store: WorkspaceStore) -> None:
    ring = [
        land(0, 0, 30, 10), land(0, 20, 30, 30), land(0, 10, 10, 20), land(20, 10, 30, 20),
    ]  # fmt: skip
    uuids = add(store, "parcel", ring)
    add(store, "parcel", [land(10, 10, 15, 20, parcel_code="邻地")])
    assert codes(preview(store, uuids)) == ["MERGE_GAP_LEFT"]


def test_values_by_rule_and_what_was_typed(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, registered_area_m2=400.0, address="甲路1号", contract_far=1.5),
        land(20, 0, 50, 20, registered_area_m2=600.0, address="甲路3号", contract_far=2.0),
    ])  # fmt: skip
    typed = {"contract_far": ValueChoice("typed", 1.8)}
    found = preview(store, uuids, values=typed)
    values = new_parcel_values(found)
    assert values["registered_area_m2"] == 1000.0
    assert values["address"] == "甲路3号；甲路1号"
    assert values["contract_far"] == 1.8
    assert "plane_area_m2" not in values
    lost = {cell.column: cell.lost for cell in found.cells if cell.lost}
    assert lost == {"contract_far": (2.0, 1.5)}
    assert found.problems == ()


def test_what_cannot_be_typed_stands_against_the_merge(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [land(0, 0, 20, 20), land(20, 0, 40, 20)])
    found = preview(store, uuids, values={"contract_far": ValueChoice("typed", -1)})
    assert codes(found) == ["FIELD_NEGATIVE"]
    odd = preview(store, uuids, values={"registered_area_m2": ValueChoice("typed", 8000.0)})
    assert codes(odd) == []
    assert [problem.refused for problem in odd.problems] == [False]


def test_the_district_decides_in_which_plane_is_measured(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, district="440785"), land(20, 0, 40, 20, district="440785"),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert (found.district, found.areas.epsg) == ("440785", 4525)
    assert found.areas.union_plane != pytest.approx(800.0, abs=0.01)


def test_two_districts_are_measured_in_that_of_the_largest(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, district="440785"), land(20, 0, 50, 20, district="440704"),
    ])  # fmt: skip
    found = preview(store, uuids)
    assert found.district == "440704"
    assert "district" in [cell.column for cell in found.open_cells]


def test_a_ring_that_crosses_itself_is_named(store: WorkspaceStore) -> None:
    bow = shapely.Polygon([(20, 0), (40, 20), (40, 0), (20, 20)])
    moved = shapely.transform(bow, lambda xy: np.add(xy, (EAST, NORTH)))
    broken = land(20, 0, 40, 20, parcel_code="A2")
    broken["geom"] = shapely.to_wkb(shapely.MultiPolygon([moved]))
    uuids = add(store, "parcel", [land(0, 0, 20, 20, parcel_code="A1"), broken])
    found = preview(store, uuids)
    assert found.blockers[0].code == "MERGE_MEMBER_INVALID"
    assert found.blockers[0].params == {"parcel": "A2"}


def test_a_retired_member_is_refused_by_name(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [
        land(0, 0, 20, 20, parcel_code="A1"), land(20, 0, 40, 20, parcel_code="A2"),
    ])  # fmt: skip
    store.write([Update("parcel", uuids[1], 1, {"retired_at": "2026-01-01T00:00:00Z"})], reason="t")
    with pytest.raises(LowUseError) as caught:
        preview(store, uuids)
    assert (caught.value.code, caught.value.params["parcel"]) == ("MERGE_MEMBER_ABSENT", "A2")


def test_nothing_chosen_is_refused(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        preview(store, [])
    assert caught.value.code == "MERGE_MEMBERS_NONE"


def test_a_state_that_is_being_read_gives_the_same(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [land(0, 0, 20, 20), land(20, 0, 40, 20)])
    with store.read() as reading:
        assert merge_preview(reading, [*uuids, uuids[0]], today=TODAY) == preview(store, uuids)


def test_what_a_colleague_changes_shows_in_the_version(store: WorkspaceStore) -> None:
    uuids = add(store, "parcel", [land(0, 0, 20, 20), land(20, 0, 40, 20)])
    store.write([Update("parcel", uuids[0], 1, {"remark": "新"})], reason="t")
    assert preview(store, uuids).versions == {uuids[0]: 2, uuids[1]: 1}


def test_a_part_of_an_import_that_goes_on_is_no_member(store: WorkspaceStore) -> None:
    package = {"target_table": "parcel", "file_name": "a.shp", "file_sha256": "0", "state": "open"}
    store.write([Insert("import_package", "p1", package)], reason="t")
    uuids = add(store, "parcel", [land(0, 0, 20, 20, import_package_uuid="p1")])
    with pytest.raises(LowUseError) as caught:
        preview(store, uuids)
    assert caught.value.code == "MERGE_MEMBER_ABSENT"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of neither the area is kept: both are measured, in the plane of the district."""
    bare = {"plane_area_m2": None, "plane_epsg": None}
    members = add(store, "parcel", [land(0, 0, 30, 20, **bare), land(30, 0, 50, 20, **bare)])
    quiet: Any = Quiet(store, monkeypatch)
    found = preview(quiet, members)
    assert found.areas.members_plane_sum == pytest.approx(1_000.0, abs=0.5)
    assert quiet.measured

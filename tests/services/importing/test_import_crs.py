# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.services.importing.parcels import import_parcels
from tests.exchange.make_files import square, write_layer
from tests.services.importing.import_support import current, incoming, lot, new_workspace, outcome

X, Y = 38_405_000.0, 2_490_000.0
DEGREES = (113.074, 22.505)


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def layer_at(x: float, y: float, crs: str | None, *, side: float = 100.0, swap: bool = False):
    rows = [lot(i, wkt=square(i, side=side, origin=(x, y))) for i in (1, 2)]
    if swap:
        for row in rows:
            shape = shapely.from_wkt(row["wkt"])
            row["wkt"] = shapely.transform(shape, lambda xy: xy[:, ::-1]).wkt
    return incoming(rows, crs=crs)


def refusal(store, table, **options) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        import_parcels(store, table, **options)
    assert current(store) == []
    return caught.value


@pytest.mark.parametrize(
    ("x", "y", "first"),
    [
        (X, Y, "EPSG:4526"),
        (37_600_000.0, Y, "EPSG:4525"),
        (405_000.0, Y, "EPSG:4547"),
        (650_000.0, Y, "EPSG:4546"),
    ],
)
def test_a_missing_crs_is_refused_with_range_and_candidates(store, x, y, first) -> None:
    error = refusal(store, layer_at(x, y, None))
    assert error.code == "CRS_MISSING"
    assert error.params["candidates"].split("、")[0] == first
    assert f"x {x + 100:.0f}" in error.params["range"]
    assert error.params["file"] == "来件 一.shp"


def test_missing_degrees_are_recognised_as_degrees(store) -> None:
    error = refusal(store, layer_at(*DEGREES, None, side=0.001))
    assert (error.code, error.params["candidates"]) == ("CRS_MISSING", "EPSG:4490")


def test_the_caller_can_state_the_missing_crs(store) -> None:
    report = import_parcels(store, layer_at(405_000.0, Y, None), source_crs="EPSG:4547")
    assert (report.imported, report.source_crs) == (2, "EPSG:4547")
    west = shapely.from_wkb(current(store)[0]["geom"]).bounds[0]
    assert west == pytest.approx(38_405_100.0, abs=1e-3)
    assert [remark.code for remark in report.remarks] == ["CRS_TRANSFORMED"]


@pytest.mark.parametrize(
    ("x", "declared"),
    [
        (X, "EPSG:4525"),
        (X, "EPSG:4547"),
        (405_000.0, "EPSG:4526"),
        (405_000.0, "EPSG:4546"),
        (X, "EPSG:4490"),
        (X, "EPSG:4326"),
    ],
)
def test_a_crs_that_the_coordinates_contradict_is_refused(store, x, declared) -> None:
    error = refusal(store, layer_at(x, Y, declared))
    assert (error.code, error.params["crs"]) == ("CRS_IMPLAUSIBLE", declared)
    assert error.params["candidates"] != "—"


def test_degrees_under_a_metric_crs_are_refused(store) -> None:
    error = refusal(store, layer_at(*DEGREES, "EPSG:4526", side=0.001))
    assert (error.code, error.params["candidates"]) == ("CRS_IMPLAUSIBLE", "EPSG:4490")


def test_another_country_is_refused_even_with_a_crs(store) -> None:
    error = refusal(store, layer_at(236_000.0, 901_000.0, "EPSG:26986"))
    assert (error.code, error.params["candidates"]) == ("CRS_IMPLAUSIBLE", "—")


@pytest.mark.parametrize("crs", ["EPSG:4526", None])
def test_swapped_axes_are_caught_and_need_a_confirmation(store, crs) -> None:
    error = refusal(store, layer_at(X, Y, crs, swap=True))
    assert error.code == "AXES_SWAPPED"
    report = import_parcels(
        store, layer_at(X, Y, crs, swap=True), swap_axes=True, source_crs="EPSG:4526"
    )
    assert report.remarks[0].code == "AXES_EXCHANGED"
    bounds = shapely.from_wkb(current(store)[0]["geom"]).bounds
    assert bounds == pytest.approx((X + 100, Y, X + 200, Y + 100))


def test_swapped_degrees_are_caught(store) -> None:
    assert refusal(store, layer_at(*DEGREES, "EPSG:4490", side=0.001, swap=True)).code == (
        "AXES_SWAPPED"
    )


def test_a_confirmation_to_swap_what_is_not_swapped_is_refused(store) -> None:
    assert refusal(store, layer_at(X, Y, "EPSG:4526"), swap_axes=True).code == "AXES_NOT_SWAPPED"


def test_degrees_with_their_crs_are_transformed(store) -> None:
    report = import_parcels(store, layer_at(*DEGREES, "EPSG:4490", side=0.001))
    assert report.imported == 2
    (first, _) = current(store)
    bounds = shapely.from_wkb(first["geom"]).bounds
    assert 38_400_000 < bounds[0] < 38_410_000
    assert first["plane_area_m2"] == pytest.approx(11_400, rel=0.01)


def test_the_other_zone_is_transformed_and_says_so(store) -> None:
    report = import_parcels(store, layer_at(37_713_500.0, Y, "EPSG:4525"))
    assert report.remarks[0].params == {"source": "EPSG:4525", "target": "EPSG:4526"}
    assert 38_390_000 < shapely.from_wkb(current(store)[0]["geom"]).bounds[0] < 38_420_000


def test_a_stated_crs_that_the_caller_overrides_is_remarked(store) -> None:
    report = import_parcels(store, layer_at(X, Y, "EPSG:4525"), source_crs="EPSG:4526")
    assert [remark.code for remark in report.remarks] == ["CRS_OVERRIDDEN"]


def test_another_datum_is_remarked(store) -> None:
    report = import_parcels(store, layer_at(X, Y, "EPSG:2362"))
    assert "CRS_OTHER_DATUM" in [remark.code for remark in report.remarks]


def test_an_unknown_crs_is_refused(store) -> None:
    assert refusal(store, layer_at(X, Y, "EPSG:999999")).code == "CRS_UNKNOWN"


def test_single_rows_far_away_or_not_finite_are_refused_alone(store) -> None:
    rows = [lot(i) for i in range(1, 4)]
    rows.append(lot(4, wkt=square(0, origin=(0.0, 0.0))))
    rows.append(lot(5, wkt=square(0, origin=(1e30, 1e30), side=1e28)))
    rows.append(lot(6, wkt="POLYGON((0 0,inf 0,1 1,0 0))"))
    report = import_parcels(store, incoming(rows))
    assert (report.imported, report.refused) == (3, 3)
    assert [outcome(report, row)[1][0][0] for row in (4, 5, 6)] == [
        "COORDINATES_ASTRAY",
        "COORDINATES_ASTRAY",
        "NOT_FINITE",
    ]


def test_a_parcel_across_the_zone_border_gets_a_note(folder: Path) -> None:
    with new_workspace(folder, district="440781") as store:
        rows = [lot(1, wkt=square(0, origin=(38_330_000.0, 2_460_000.0))), lot(2)]
        report = import_parcels(store, incoming(rows))
        assert [n[0] for n in outcome(report, 1)[1]].count("BEYOND_ZONE") == 1
        assert "BEYOND_ZONE" not in [n[0] for n in outcome(report, 2)[1]]


@pytest.mark.parametrize("suffix", [".shp", ".gpkg", ".geojson", ".gdb"])
def test_the_crs_of_real_files_is_understood(store, folder: Path, suffix: str) -> None:
    rows = [{"ZDDM": f"440704001001GB0000{i}", "wkt": square(i)} for i in range(1, 3)]
    path = write_layer(folder / f"真 文件{suffix}", rows)
    report = import_parcels(store, read_layer(path))
    assert report.imported == 2
    assert report.remarks == ()


def test_a_shapefile_without_prj_is_refused(store, folder: Path) -> None:
    path = write_layer(folder / "无投影.shp", [{"ZDDM": "1", "wkt": square(1)}])
    (folder / "无投影.prj").unlink()
    error = refusal(store, read_layer(path))
    assert error.code == "CRS_MISSING"
    assert error.params["candidates"].startswith("EPSG:4526")


def test_metres_in_a_geojson_without_crs_are_not_taken_for_degrees(store, folder: Path) -> None:
    path = write_layer(folder / "米.geojson", [{"ZDDM": "1", "wkt": square(1)}], epsg=None)
    assert refusal(store, read_layer(path)).code in ("CRS_IMPLAUSIBLE", "CRS_MISSING")

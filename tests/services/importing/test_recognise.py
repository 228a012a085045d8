# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file is taken for, and where it lies."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from lowuse_plugin.exchange import readers
from lowuse_plugin.exchange.dropped import deliveries
from lowuse_plugin.geometry.nearby import nearby_district
from lowuse_plugin.services.importing.kinds import map_kind
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.position import find_position, ground_of
from lowuse_plugin.services.importing.preview import preview_file
from lowuse_plugin.services.importing.recognise import Recognised, is_sure, recognise
from tests.conftest import ROOT
from tests.exchange.make_files import square, write_layer, write_sheet
from tests.services.importing.import_support import incoming, lot, new_workspace

LINE = "LINESTRING(38405000 2490000,38406000 2490000)"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("来件")
    with zipfile.ZipFile(ROOT / "resources" / "sample" / "source.zip") as archive:
        archive.extractall(folder)
    return folder


def best(found: tuple[Recognised, ...]) -> str:
    assert is_sure(found), [(each.kind, each.score) for each in found]
    return found[0].kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("宗地.gpkg", "parcels"),
        ("工业用地控制线.geojson", "control_line"),
        ("三旧标图建库.geojson", "three_old"),
        ("企业税收.csv", "enterprises"),
    ],
)
def test_the_four_files_of_the_sample_are_recognised(sample: Path, name: str, kind: str) -> None:
    found = recognise(readers.read_layer(sample / name))
    assert best(found) == kind
    assert {"RECOGNISED_BY_NAME", "RECOGNISED_BY_KEYS"} <= {r.code for r in found[0].reasons}


@pytest.mark.parametrize("name", ["宗地.gpkg", "工业用地控制线.geojson", "三旧标图建库.geojson"])
def test_a_name_that_tells_nothing_is_made_up_for_by_the_columns(sample: Path, name: str) -> None:
    table = readers.read_layer(sample / name)
    nameless = replace(table, path="/来件/1.gpkg", layer="1")
    assert best(recognise(nameless)) == best(recognise(table))


def test_a_csv_without_a_telling_name_is_a_list_of_enterprises(folder: Path) -> None:
    path = folder / "20240630.csv"
    path.write_bytes("纳税人名称,信用代码,2022年税收,2023年税收\n甲厂,,1,2\n".encode("gb18030"))
    preview = preview_file(readers, path)
    assert best(preview.kinds) == "enterprises"
    assert preview.encoding == "GB18030"
    assert set(preview.mappings["enterprises"].matches) == {
        "name", "uscc", "tax_wan@2022", "tax_wan@2023",
    }  # fmt: skip
    assert preview.examples["纳税人名称"] == "甲厂"


def test_a_table_of_something_else_is_left_to_the_user() -> None:
    found = recognise(incoming([{"型号": "A", "数量": "3"}], plain=True, crs=None))
    assert [each.kind for each in found] == ["enterprises"]
    assert not is_sure(found)


def test_polygons_without_name_and_columns_are_left_to_the_user() -> None:
    found = recognise(incoming([{"wkt": square(0), "ID": "1"}]))
    named = replace(incoming([{"wkt": square(0), "ID": "1"}]), layer="1", path="/来件/1.shp")
    assert is_sure(found)  # the layer is called 宗地
    assert not is_sure(recognise(named))
    assert {each.kind for each in recognise(named)} == {
        "parcels", "control_line", "three_old", "reference",
    }  # fmt: skip


def test_a_reference_layer_is_known_by_its_name() -> None:
    rows = [{"wkt": square(0), "BH": "1", "FL": "一类"}]
    layer = replace(incoming(rows), layer="城镇开发边界", path="/来件/1.gpkg")
    assert best(recognise(layer)) == "reference"


def test_lines_can_only_be_a_control_line_and_points_nothing() -> None:
    lines = recognise(incoming([{"wkt": LINE, "DJ": "1"}]))
    assert [each.kind for each in lines] == ["control_line"]
    assert recognise(incoming([{"wkt": "POINT(38405000 2490000)"}])) == ()


def test_the_version_of_a_control_line_is_mapped_with_its_areas(sample: Path) -> None:
    fields = map_kind("control_line", readers.read_layer(sample / "工业用地控制线.geojson"))
    assert fields.to_json() == {
        "block_code": "QKBH", "block_name": "QKMC", "district": "XZQDM", "level": "DJ",
        "remark": "BZ", "version": "BBH", "valid_from": "SXRQ", "approval_no": "PZWH",
    }  # fmt: skip
    assert fields.unused == ()


def test_several_layers_are_offered_and_one_is_read(folder: Path) -> None:
    path = write_layer(folder / "来件.gpkg", [lot(1)], layer="宗地")
    write_layer(path, [{"wkt": square(1), "DJ": "1"}], layer="控制线", append=True)
    asked = preview_file(readers, path)
    assert asked.problem is not None
    assert asked.problem.code == "LAYER_AMBIGUOUS"
    assert asked.layers == ("宗地", "控制线")
    chosen = preview_file(readers, path, layer="控制线")
    assert (chosen.layer, chosen.kinds[0].kind) == ("控制线", "control_line")


def test_a_workbook_shows_its_first_rows_and_its_title(folder: Path) -> None:
    lines = [["2023年度税收情况表"], ["企业名称", "税收（万元）"], ["甲厂", 3], ["乙厂", None]]
    preview = preview_file(readers, write_sheet(folder / "表.xlsx", lines))
    assert preview.head == (("甲厂", "3"), ("乙厂", ""))
    assert (preview.rows, preview.title) == (2, "2023年度税收情况表")


def test_a_file_that_cannot_be_read_says_why(folder: Path) -> None:
    path = folder / "图.dwg"
    path.write_bytes(b"AC1032")
    preview = preview_file(readers, path)
    assert preview.problem is not None
    assert (preview.problem.code, preview.readable) == ("FORMAT_DWG", False)


def test_a_shapefile_without_prj_is_shown_where_it_probably_lies(folder: Path) -> None:
    path = write_layer(folder / "补充宗地.shp", [lot(0), lot(40)], epsg=None)
    preview = preview_file(readers, path)
    assert preview.ground is not None
    with new_workspace(folder) as store:
        asked = find_position(preview.ground, store, file=path.name, layer="补充宗地")
        assert asked.problem is not None
        assert asked.problem.code == "CRS_MISSING"
        assert asked.candidates == ("EPSG:4526", "EPSG:2362")
        assert asked.bounds == (38_405_000.0, 2_490_000.0, 38_409_100.0, 2_490_100.0)
        told = find_position(preview.ground, store, file="", layer="", source_crs="EPSG:4526")
        assert (told.problem, told.district, told.parcels) == (None, "440704", 0)
        assert told.distance_m is None
        assert len(told.outlines) == 2


def test_the_distance_from_the_nearest_parcel_is_told(folder: Path) -> None:
    there, here = incoming([lot(0)]), incoming([lot(20, wkt=square(20))])
    with new_workspace(folder) as store:
        import_parcels(store, there)
        far = _position(here, store)
        same = _position(there, store)
    # The lots are 100 m wide; the index keeps corners to about 4 m.
    assert far.distance_m == pytest.approx(1900.0, abs=8.0)
    assert (far.parcels, same.distance_m) == (1, 0.0)


def test_exchanged_axes_are_shown_turned(folder: Path) -> None:
    turned = "POLYGON((2490000 38405000,2490100 38405000,2490100 38405100,2490000 38405000))"
    layer = incoming([lot(0, wkt=turned)])
    with new_workspace(folder) as store:
        asked = _position(layer, store)
        assert asked.problem is not None
        assert (asked.problem.code, asked.swapped) == ("AXES_SWAPPED", True)
        assert asked.bounds == (38_405_000.0, 2_490_000.0, 38_405_100.0, 2_490_100.0)
        settled = _position(layer, store, swap_axes=True)
        assert (settled.problem, settled.bounds) == (None, asked.bounds)


def test_a_wrong_crs_is_shown_where_the_coordinates_fit(folder: Path) -> None:
    layer = incoming([lot(0)], crs="EPSG:4525")
    with new_workspace(folder) as store:
        asked = _position(layer, store)
    assert asked.problem is not None
    assert (asked.problem.code, asked.crs) == ("CRS_IMPLAUSIBLE", "EPSG:4526")
    assert asked.district == "440704"


@pytest.mark.parametrize(
    ("place", "district"),
    [
        ((113.08, 22.60), "440703"),
        ((113.11, 22.55), "440704"),
        ((113.03, 22.46), "440705"),
        ((112.79, 22.25), "440781"),
        ((112.69, 22.38), "440783"),
        ((112.96, 22.77), "440784"),
        ((112.31, 22.18), "440785"),
        ((114.06, 22.54), None),
    ],
)
def test_a_town_is_near_its_own_district(place: tuple[float, float], district: str | None) -> None:
    assert nearby_district(*place) == district


def test_parts_of_a_shapefile_and_the_files_of_a_folder_are_what_is_meant(folder: Path) -> None:
    shp = write_layer(folder / "宗地.shp", [lot(1)])
    csv = folder / "名单.csv"
    csv.write_text("企业名称\n", encoding="utf-8")
    (folder / "说明.txt").write_text("说明", encoding="utf-8")
    dwg = folder / "图.dwg"
    parts = [shp.with_suffix(suffix) for suffix in (".dbf", ".prj", ".shp", ".shx")]
    assert deliveries([*parts, dwg, dwg]) == [shp, dwg]
    assert deliveries([folder]) == [csv, shp]
    alone = folder / "表.dbf"
    assert deliveries([alone]) == [alone]


def _position(table, store, **options):
    ground = ground_of(table)
    assert ground is not None
    return find_position(ground, store, file="来件.shp", layer="宗地", **options)

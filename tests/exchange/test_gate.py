# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of others can neither run anything nor keep anybody waiting (P15)."""

from __future__ import annotations

import sqlite3
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from osgeo import gdal

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.exchange.gate.archives import Limits, check_archive
from lowuse_plugin.exchange.gate.geopackages import is_our_schema, open_foreign_gpkg
from lowuse_plugin.exchange.gate.names import is_safe, shown
from lowuse_plugin.exchange.gate.resting import is_open_here
from lowuse_plugin.exchange.gdal_session import gdal_session
from lowuse_plugin.exchange.readers import list_layers, read_layer
from lowuse_plugin.geometry.wkb import decode_lenient
from lowuse_plugin.store.meta import expected_objects
from lowuse_plugin.store.workspace import create_workspace
from tests.exchange import evil_files as evil
from tests.exchange.make_files import square, write_layer, write_sheet

PROMISED_S = 3.0


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """The block leaves the file, and its folder, as they were, and is over in time."""
    before = path.read_bytes(), sorted(path.parent.iterdir())
    started = time.monotonic()
    yield
    assert time.monotonic() - started < PROMISED_S
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def outcome(path: Path) -> str:
    """Read every layer that is offered and not empty; return how that ended, or the values."""
    try:
        layers = [info.name for info in list_layers(path) if info.rows]
        tables = [read_layer(path, layer=name) for name in layers]
    except LowUseError as error:
        return error.code
    return " ".join(
        f"{table.layer}:{table.columns['名称'].to_list()}"
        for table in tables
        if "名称" in table.columns.columns
    )


VALUES = "宗地:['甲']"
ENDS = {
    "writing_triggers": VALUES,
    "view_bomb": VALUES,
    "replaced_by_view": "",
    "forged_system_table": "FILE_UNREADABLE",
    "computed_column": VALUES,
    "foreign_module": VALUES,
    "many_tables": "FILE_UNREADABLE",
    "truncated": "FILE_UNREADABLE",
    "no_database": "FILE_UNREADABLE",
    "other_kind": "FILE_UNREADABLE",
}


@pytest.mark.parametrize("name", evil.EVIL)
def test_an_evil_geopackage_is_refused_or_gives_values_only(tmp_path: Path, name: str) -> None:
    path = evil.EVIL[name](tmp_path / "他人.gpkg")
    with untouched(path):
        found = outcome(path)
    assert found == ENDS[name]


@pytest.mark.parametrize("seed", range(12))
def test_a_geopackage_with_fallen_bits_is_refused_or_gives_values_only(
    tmp_path: Path, seed: int
) -> None:
    path = evil.flipped(tmp_path / "坏.gpkg", seed)
    with untouched(path):
        outcome(path)


def test_styles_with_code_and_symbols_of_the_network_stay_where_they_are(tmp_path: Path) -> None:
    with evil.counting_server() as (url, hits):
        with suppress(OSError):
            urllib.request.urlopen(f"{url}/heard")
        path = evil.styled(tmp_path / "样式.gpkg", url)
        kml = tmp_path / "链接.kml"
        kml.write_text(
            "<?xml version='1.0'?><kml xmlns='http://www.opengis.net/kml/2.2'><Document>"
            f"<NetworkLink><Link><href>{url}/a.kml</href></Link></NetworkLink>"
            f"<Style id='s'><IconStyle><Icon><href>{url}/i.png</href></Icon></IconStyle></Style>"
            "<Folder><name>宗地</name><Placemark><name>甲</name><styleUrl>#s</styleUrl><Point>"
            "<coordinates>113,22</coordinates></Point></Placemark></Folder></Document></kml>",
            "utf-8",
        )
        with untouched(path):
            assert [info.name for info in list_layers(path)] == ["宗地"]
            assert outcome(path) == VALUES
        with untouched(kml):
            outcome(kml)
        assert hits == ["/heard"]


REMOTE_CRS = [
    '"crs": {"type": "link", "properties": {"href": "URL/a"}}',
    '"crs": {"type": "URL", "properties": {"url": "URL/b"}}',
    '"CRS" : {"properties": {"href": "URL/c", "type": "ogcwkt"}, "type": "Link"}',
    '"\\u0063rs": {"type": "link", "properties": {"href": "URL/d"}}',
    '"crs": /* x */ {"type": "link", "properties": {"href": "URL/e"}}',
    "'crs': {'type': 'link', 'properties': {'href': 'URL/f'}}",
]
NAMED_CRS = [
    '"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4526"}}',
    '"crs": {"type": "EPSG", "properties": {"code": 4526}}',
    '"crs": null',
    '"crs": "EPSG:4526"',
    '"name": "crs"',
]


def geojson(path: Path, member: str, before: str = "") -> Path:
    feature = (
        '{"type": "Feature", "properties": {"名称": "甲", "备注": "crs"},'
        ' "geometry": {"type": "Point", "coordinates": [1, 2]}}'
    )
    text = f'{{"type": "FeatureCollection", {before}{member}, "features": [{feature}]}}'
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("member", REMOTE_CRS)
@pytest.mark.parametrize("blanks", [0, (1 << 20) - 60])
def test_a_reference_system_is_not_fetched(tmp_path: Path, member: str, blanks: int) -> None:
    """Wherever it stands; the second place lies across two pieces of the file."""
    with evil.counting_server() as (url, hits):
        path = geojson(tmp_path / "他人.geojson", member.replace("URL", url), " " * blanks)
        with untouched(path):
            assert outcome(path) == "FILE_UNREADABLE"
        assert hits == []


@pytest.mark.parametrize("member", NAMED_CRS)
def test_a_named_reference_system_passes(tmp_path: Path, member: str) -> None:
    path = geojson(tmp_path / "他人.geojson", member)
    assert outcome(path).endswith(":['甲']")


def test_gdal_itself_reaches_no_network_while_it_reads(tmp_path: Path) -> None:
    """Should a driver want to fetch what the gate did not see."""
    with evil.counting_server() as (url, hits):
        path = geojson(tmp_path / "他人.geojson", REMOTE_CRS[0].replace("URL", url))
        with gdal_session():
            gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["GeoJSON"])
        assert hits == []


def test_bad_blobs_are_rows_that_cannot_be_read(tmp_path: Path) -> None:
    path = evil.bad_blobs(tmp_path / "图形.gpkg")
    assert len(evil.BAD_BLOBS) == 14
    with untouched(path):
        table = read_layer(path)
        shapes, unreadable = decode_lenient(table.wkb or ())
    names = table.columns["名称"].to_list()
    given = [wkb is not None for wkb in table.wkb or ()]
    sound = [
        name
        for name, there, shape, lost in zip(names, given, shapes, unreadable, strict=True)
        if there and not lost and shape.is_valid
    ]
    assert names == ["甲", *evil.BAD_BLOBS]
    assert sound == ["甲"]


def test_the_gate_gives_values_and_nothing_that_is_computed(tmp_path: Path) -> None:
    path = evil.view_bomb(tmp_path / "他人.gpkg")
    with untouched(path), open_foreign_gpkg(path) as foreign:
        assert foreign.tables() == ("宗地",)
        assert foreign.columns("宗地") == ("fid", "geom", "名称")
        (row,) = foreign.rows("宗地")
        assert (row[0], row[2]) == (1, "甲")
        assert [row[0] for row in foreign.rows("gpkg_geometry_columns")] == ["宗地", "炸弹"]
        with pytest.raises(LowUseError) as caught:
            list(foreign.rows("炸弹"))
        assert caught.value.code == "LAYER_NOT_FOUND"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM 炸弹",
        "INSERT INTO 宗地 (名称) VALUES ('x')",
        "ATTACH DATABASE 'x.db' AS x",
        "CREATE TEMP TABLE x (y)",
        "PRAGMA journal_mode = WAL",
        "SELECT hex(名称) FROM 宗地",
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    ],
)
def test_nothing_but_reading_passes_the_gate(tmp_path: Path, statement: str) -> None:
    path = evil.view_bomb(tmp_path / "他人.gpkg")
    with untouched(path), open_foreign_gpkg(path) as foreign, pytest.raises(sqlite3.Error):
        foreign._connection.execute(statement).fetchall()


def test_a_file_of_others_is_bound_when_it_is_open(tmp_path: Path) -> None:
    """Each bond holds for itself: here the judge of statements is away."""
    path = evil.honest(tmp_path / "他人.gpkg")
    with untouched(path), open_foreign_gpkg(path) as foreign:
        connection = foreign._connection
        connection.set_authorizer(None)
        said = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("trusted_schema", "query_only", "cell_size_check")
        }
        assert said == {"trusted_schema": 0, "query_only": 1, "cell_size_check": 1}
        with pytest.raises(sqlite3.Error):
            connection.execute("ATTACH DATABASE ':memory:' AS x")


def test_a_damaged_page_is_found_before_anything_is_read(tmp_path: Path) -> None:
    path = evil.honest(tmp_path / "坏.gpkg")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE 无人问 (x)")
        connection.commit()
        root = "SELECT rootpage FROM sqlite_master WHERE name = '无人问'"
        page = connection.execute(root).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)
    with untouched(path), pytest.raises(LowUseError) as caught, open_foreign_gpkg(path):
        pass
    assert (caught.value.code, caught.value.params["detail"]) == (
        "FILE_UNREADABLE",
        "DETAIL_DAMAGED",
    )


def test_a_question_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = evil.honest(tmp_path / "慢.gpkg")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE 大 (x)")
        connection.executemany("INSERT INTO 大 VALUES (?)", ((n,) for n in range(400)))
        connection.commit()

    def ask() -> None:
        with open_foreign_gpkg(path, deadline_s=0.3) as foreign:
            cross = "SELECT count(*) FROM 大 a, 大 b, 大 c"
            foreign._connection.execute(cross).fetchone()

    with untouched(path), pytest.raises(LowUseError) as caught:
        ask()
    assert caught.value.code == "FILE_UNREADABLE"
    assert caught.value.params["detail"] == "DETAIL_TOO_SLOW"


def test_a_file_in_wal_mode_is_read_with_its_last_saves_and_left_alone(tmp_path: Path) -> None:
    path = write_layer(tmp_path / "编辑中.gpkg", [{"名称": "甲", "wkt": square(0)}])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("PRAGMA wal_autocheckpoint = 0")
    other.execute("CREATE TABLE 备注 (fid INTEGER PRIMARY KEY, 名称 TEXT)")
    other.execute("INSERT INTO 备注 VALUES (1, '未入主文件')")
    kept = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    elsewhere = tmp_path / "转来"
    elsewhere.mkdir()
    for name, content in kept.items():
        if not name.endswith("-shm"):
            (elsewhere / name).write_bytes(content)
    other.close()
    copy = elsewhere / path.name
    with untouched(copy):
        assert "备注:['未入主文件']" in outcome(copy)


def test_a_save_that_was_broken_off_is_not_rolled_back_for_others(tmp_path: Path) -> None:
    path = evil.honest(tmp_path / "断.gpkg")
    path.with_name("断.gpkg-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    with untouched(path):
        assert outcome(path) == "FILE_UNREADABLE"
        assert detail_of(path) == "DETAIL_HAS_JOURNAL"


def detail_of(path: Path) -> object:
    """What a person is told about a file that the gate refuses."""
    with pytest.raises(LowUseError) as caught, open_foreign_gpkg(path):
        pass
    return caught.value.params["detail"]


def test_an_open_file_is_known_as_such(tmp_path: Path) -> None:
    path = evil.honest(tmp_path / "开.gpkg")
    assert not is_open_here(path)
    with path.open("rb"):
        assert is_open_here(path)
    assert not is_open_here(path)


def test_a_returned_workspace_is_known_by_how_it_is_built(tmp_path: Path) -> None:
    actor = Actor("李四", "lisi", "PC-1")
    path = tmp_path / "库.gpkg"
    create_workspace(path, district="440704", actor=actor).close()
    expected = expected_objects()
    with untouched(path), open_foreign_gpkg(path) as foreign:
        assert foreign.is_workspace()
        assert is_our_schema(foreign, expected)
        (tag,) = [row[1] for row in foreign.rows("lup_meta") if row[0] == "district"]
        assert tag == "440704"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE 别人的 (x)")
    with open_foreign_gpkg(path) as foreign:
        assert is_our_schema(foreign, expected)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER 触发 AFTER INSERT ON 别人的 BEGIN SELECT 1; END")
    with open_foreign_gpkg(path) as foreign:
        assert not is_our_schema(foreign, expected)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER 触发")
        connection.execute("DROP TRIGGER lup_guard_lup_log_delete")
    with open_foreign_gpkg(path) as foreign:
        assert not is_our_schema(foreign, expected)


# -- archives --------------------------------------------------------------------------------------


def refusal(path: Path, limits: Limits | None = None) -> LowUseError:
    with untouched(path), pytest.raises(LowUseError) as caught:
        check_archive(path, limits) if limits else check_archive(path)
    return caught.value


def test_an_archive_that_would_unpack_to_a_flood_is_refused_at_once(tmp_path: Path) -> None:
    path = evil.bomb_zip(tmp_path / "大.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.infolist()[0].file_size == 300_000_000
    assert path.stat().st_size < 2_000_000
    assert refusal(path).params["detail"] == "DETAIL_ARCHIVE_TOO_LARGE"
    with untouched(path):
        assert outcome(path) == "ARCHIVE_REFUSED"


def test_a_workbook_that_would_unpack_to_a_flood_is_refused_at_once(tmp_path: Path) -> None:
    path = evil.bomb_zip(tmp_path / "大.xlsx", inside="xl/worksheets/sheet1.xml")
    with untouched(path):
        assert outcome(path) == "ARCHIVE_REFUSED"


@pytest.mark.parametrize("make", [evil.lying_zip, evil.overlapping_zip])
def test_an_archive_that_lies_is_refused(tmp_path: Path, make) -> None:
    assert refusal(make(tmp_path / "谎.zip")).code in ("ARCHIVE_REFUSED", "FILE_UNREADABLE")


@pytest.mark.parametrize(
    "name",
    [
        "../宗地.shp", "a/../../宗地.shp", "..\\宗地.shp", "/etc/宗地.shp", "\\\\host\\x.shp",
        "C:\\x.shp", "c:x.shp", "图.shp:流", "CON", "a/nul.shp", "com1.txt", "LPT9", "a./b", "a /b",
        "宗地.shp.", "宗地.shp ", "a\x00b", "a\nb", "/".join("a" * 20),
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    assert not is_safe(name)
    if "\x00" not in name:  # what writes archives cuts a name there
        error = refusal(evil.named_zip(tmp_path / "名.zip", name))
        assert error.params["detail"] == "DETAIL_ARCHIVE_NAME"


@pytest.mark.parametrize(
    "name",
    ["宗地.shp", "数据/宗地 2024.shp", "a\\b.shp", "console.shp", "数据/", "第1期.v2/宗地.shp"],
)
def test_an_ordinary_name_passes(tmp_path: Path, name: str) -> None:
    assert is_safe(name)
    assert check_archive(evil.named_zip(tmp_path / "名.zip", name)) == (name,)


def test_a_link_and_a_password_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "链.zip"
    with zipfile.ZipFile(link, "w") as archive:
        info = zipfile.ZipInfo("宗地.shp")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert refusal(link).params["detail"] == "DETAIL_ARCHIVE_NAME"
    locked = evil.named_zip(tmp_path / "密.zip", "宗地.shp")
    content = bytearray(locked.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(content)
    assert refusal(locked).params["detail"] == "DETAIL_ARCHIVE_ENCRYPTED"


@pytest.mark.parametrize(("members", "passes"), [(9, True), (10, True), (11, False)])
def test_an_archive_may_hold_so_many_files(tmp_path: Path, members: int, passes: bool) -> None:
    path = tmp_path / "多.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(members):
            archive.writestr(f"{number}.txt", "x")
    if passes:
        assert len(check_archive(path, Limits(members=10))) == members
    else:
        assert refusal(path, Limits(members=10)).params["detail"] == "DETAIL_ARCHIVE_TOO_MANY"


@pytest.mark.parametrize(("size", "passes"), [(99, True), (100, True), (101, False)])
def test_an_archive_may_hold_so_many_bytes(tmp_path: Path, size: int, passes: bool) -> None:
    path = tmp_path / "量.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", bytes(size - 1))
        archive.writestr("b", b"x")
    if passes:
        assert check_archive(path, Limits(total=100)) == ("a", "b")
    else:
        assert refusal(path, Limits(total=100)).params["detail"] == "DETAIL_ARCHIVE_TOO_LARGE"


def test_an_honest_workbook_passes(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "税.xlsx", [["名称", "税收"], *[["甲厂", "80"]] * 2_000])
    assert len(read_layer(path).columns) == 2_000


def test_shown_names_are_one_short_line() -> None:
    assert shown("../../照片\n1.jpg") == "照片 1.jpg"
    assert shown("\\\\host\\x\\图.png") == "图.png"
    assert len(shown("长" * 500)) == 80

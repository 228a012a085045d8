# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The display copy follows the workspace, says what changed, and refuses every edit (D5, P7)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import BATCH_ROWS, Change, Insert, LogHead, Refresh, Update
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.store import catching_up, display_slot
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace, open_workspace
from tests.store.support import LI, ZHANG, package, parcel, parcels, square

DAY = "2026-03-01"
SENTENCE = "低效用地：这是显示副本，请在插件面板中修改"
Box = tuple[float, float, float, float]


@pytest.fixture
def cache(folder: Path) -> Path:
    return folder / "缓存"


@pytest.fixture
def filled(store: WorkspaceStore) -> WorkspaceStore:
    """Parcels 甲 (10 m wide at 0), 乙 (at 100) and 丙 (at 200), a rule set and a line version."""
    rules = {"rule_set_id": "sample", "kind": "identification", "title": "示例", "example": 1}
    version = {"version": "2024", "valid_from": "2024-01-01"}
    store.write(
        [
            parcel("甲"),
            parcel("乙", geom=square(x=100)),
            parcel("丙", geom=square(x=200)),
            Insert("rule_set", "规则", {**rules, "sha256": "0", "content": ""}),
            Insert("control_line_version", "版", version),
        ],
        reason="准备",
    )
    return store


@pytest.fixture
def copy(filled: WorkspaceStore, cache: Path) -> Iterator[DisplayCopy]:
    made = DisplayCopy.open(filled, cache)
    yield made
    made.close()


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a map can show of a file: tables, views, indexes, log."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.execute("BEGIN")
    wanted = {
        name: f'SELECT * FROM "{name}" ORDER BY 1'
        for name, spec in shipped().tables.items()
        if name != "lup_meta"
    }
    for name, spec in shipped().tables.items():
        if spec.geometry:
            wanted[f"rtree {name}"] = f'SELECT * FROM "rtree_{name}_geom" ORDER BY id'
    wanted["parcel_map"] = "SELECT * FROM parcel_map ORDER BY fid"
    wanted["gpkg_contents"] = """SELECT * FROM gpkg_contents WHERE table_name NOT IN
        (SELECT name FROM sqlite_master WHERE type = 'view') ORDER BY table_name"""
    wanted["lup_meta"] = "SELECT * FROM lup_meta WHERE key <> 'display' ORDER BY key"
    found = {name: connection.execute(sql).fetchall() for name, sql in wanted.items()}
    connection.close()
    return found


def boxes(path: Path) -> list[tuple[Any, ...]]:
    """How far every table and every layer reaches."""
    connection = sqlite3.connect(path)
    query = "SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents ORDER BY 1"
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def same(store: WorkspaceStore, copy: DisplayCopy) -> bool:
    return content(store.path) == content(copy.path)


def box(x: float, right: float, y: float = 0, top: float = 10) -> Box:
    """Edges in metres from where ``square`` begins."""
    return (38_500_000.0 + x, 2_500_000.0 + y, 38_500_000.0 + right, 2_500_000.0 + top)


def unit(uuid: str = "单元", member: str = "甲", **values: Any) -> list[Insert]:
    row = {"survey_unit_uuid": uuid, "parcel_uuid": member}
    return [
        Insert("survey_unit", uuid, {"district": "440703", **values}),
        Insert("survey_unit_parcel", uuid + member, row),
    ]


def tag(uuid: str, state: str = "tagged", of: str = "单元") -> Insert:
    values = {"survey_unit_uuid": of, "state": state, "low_efficiency_kind": "1"}
    decided = {"decided_on": DAY, "decided_by": "张三", "example": True, "is_primary": True}
    return Insert("tag", uuid, {**values, **decided})


def assessment(uuid: str, outcome: str, of: str = "甲", version: int = 1) -> Insert:
    rests = {"parcel_uuid": of, "parcel_version": version, "rule_set_uuid": "规则"}
    return Insert(
        "assessment",
        uuid,
        {**rests, "outcome": outcome, "rule_outcomes": "", "assessed_on": DAY},
    )


def check(uuid: str, of: str = "甲", line: str = "版", **values: Any) -> Insert:
    result = {
        "parcel_uuid": of,
        "parcel_version": 1,
        "control_line_version_uuid": line,
        "control_class": "crossing",
        "inside_share": 0.25,
        "inside_m2": 25.0,
        "outside_m2": 75.0,
        "area_epsg": 4526,
        "sliver": False,
        "boundary_error": True,
        "tolerance": 0.001,
        "max_remainder_m2": 100.0,
        "thin_width_m": 1.0,
        "checked_on": DAY,
    }
    return Insert("control_check", uuid, {**result, **values})


def line(uuid: str, x: float, side: float = 50, version: str = "版") -> Insert:
    values = {"control_line_version_uuid": version, "level": 1, "geom": square(x=x, side=side)}
    return Insert("control_line", uuid, values)


def after(store: WorkspaceStore, copy: DisplayCopy, *changes: Change) -> Refresh:
    """Save, let the copy catch up, and compare it with the workspace."""
    store.write(list(changes), reason="试")
    refresh = copy.catch_up()
    assert same(store, copy)
    with store.read() as reading:
        assert refresh.head == reading.head()
    return refresh


def holder(uuid: str) -> Insert:
    return Insert("right_holder", uuid, {"name": "企业", "name_key": "企业"})


def test_a_new_copy_is_the_workspace_and_belongs_to_its_user(
    filled: WorkspaceStore, copy: DisplayCopy, cache: Path
) -> None:
    assert copy.path == cache / filled.info.store_id / "map.gpkg"
    assert same(filled, copy)
    assert copy.path.stat().st_mode & 0o777 == 0o600
    assert copy.path.parent.stat().st_mode & 0o777 == 0o700
    names = sorted(file.name for file in copy.path.parent.iterdir())
    assert names == ["map.gpkg", "map.gpkg.lup-lock"]
    assert copy._guard.holds_file
    copy.close()
    copy.close()
    assert not copy._guard.holds_file
    assert [file.name for file in copy.path.parent.iterdir()] == ["map.gpkg"]


def test_nothing_new_is_nothing_to_draw(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    with filled.read() as reading:
        head = reading.head()
    assert copy.catch_up() == Refresh(head, frozenset(), frozenset(), None, everything=False)


def test_a_moved_parcel_is_named_with_its_old_and_its_new_place(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    found = after(filled, copy, Update("parcel", "甲", 1, {"geom": square(x=40, side=5)}))
    assert found.tables == {"parcel"}
    assert found.parcels == {"甲"}
    assert found.bounds == box(0, 45)
    assert not found.everything


def test_a_parcel_without_shape_and_one_that_loses_its_shape(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    found = after(filled, copy, parcel("无形", geom=None))
    assert (found.parcels, found.bounds) == ({"无形"}, None)
    found = after(filled, copy, Update("parcel", "乙", 1, {"geom": None}))
    assert (found.parcels, found.bounds) == ({"乙"}, box(100, 110))


def test_new_and_retired_parcels_are_named(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    found = after(filled, copy, parcel("丁", geom=square(x=300)), parcels(2, first=50))
    assert found.parcels == {"丁", "p000050", "p000051"}
    assert found.bounds == box(300, 1030)
    found = after(filled, copy, Update("parcel", "乙", 1, {"retired_at": DAY}))
    assert (found.parcels, found.bounds) == ({"乙"}, box(100, 110))
    found = after(filled, copy, Update("parcel", "乙", 2, {"remark": "不显示"}))
    assert (found.tables, found.parcels, found.bounds) == ({"parcel"}, set(), None)


def test_a_tag_reaches_the_parcel_of_its_unit(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    found = after(filled, copy, *unit(), tag("1"))
    assert found.tables == {"survey_unit", "survey_unit_parcel", "tag"}
    assert (found.parcels, found.bounds) == ({"甲"}, box(0, 10))
    found = after(filled, copy, tag("2", "withdrawn"))
    assert (found.tables, found.parcels) == ({"tag"}, {"甲"})
    moved = Update("survey_unit_parcel", "单元甲", 1, {"parcel_uuid": "丙"})
    found = after(filled, copy, moved)
    assert (found.parcels, found.bounds) == ({"甲", "丙"}, box(0, 210))


def test_rows_that_no_map_shows_concern_no_shape(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    found = after(filled, copy, holder("人"))
    assert (found.tables, found.parcels, found.bounds) == ({"right_holder"}, set(), None)


def test_lines_areas_and_units_give_their_old_and_new_places(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    found = after(filled, copy, line("线", 500))
    assert (found.tables, found.parcels) == ({"control_line"}, set())
    assert found.bounds == box(500, 550, top=50)
    found = after(filled, copy, Update("control_line", "线", 1, {"geom": square(x=600, side=1)}))
    assert found.bounds == box(500, 601, top=50)
    area = {"register_no": "1", "status": "registered", "as_of": DAY, "geom": square(x=-5)}
    found = after(filled, copy, Insert("three_old_area", "旧", area))
    assert (found.parcels, found.bounds) == (set(), box(-5, 5))
    found = after(filled, copy, *unit("块", "丙", geom=square(x=203, side=3)))
    assert (found.parcels, found.bounds) == ({"丙"}, box(200, 210))


def test_a_retired_line_version_touches_the_parcels_it_classed(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    assert after(filled, copy, check("1"), check("2", "丙")).parcels == {"甲", "丙"}
    found = after(filled, copy, Update("control_line_version", "版", 1, {"retired_at": DAY}))
    assert (found.parcels, found.bounds) == ({"甲", "丙"}, box(0, 210))


def test_an_import_shows_when_its_package_is_done(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    shown = len(content(copy.path)["parcel_map"])
    found = after(filled, copy, package("包"), parcels(30, import_package_uuid="包"))
    assert (found.tables, found.parcels, found.bounds) == (
        {"import_package", "parcel"},
        set(),
        None,
    )
    assert len(content(copy.path)["parcel_map"]) == shown
    found = after(filled, copy, Update("import_package", "包", 1, {"rows_read": 30}))
    assert found.parcels == set()
    found = after(filled, copy, Update("import_package", "包", 2, {"state": "done"}))
    assert (found.parcels, found.bounds, found.everything) == (None, None, False)
    assert len(content(copy.path)["parcel_map"]) == shown + 30
    found = after(filled, copy, Update("import_package", "包", 3, {"state": "void"}))
    assert found.parcels is None
    assert len(content(copy.path)["parcel_map"]) == shown


@pytest.mark.parametrize(("more", "named"), [(0, True), (1, False)])
def test_more_than_5000_parcels_may_be_any(
    filled: WorkspaceStore, copy: DisplayCopy, more: int, named: bool
) -> None:
    batches = [parcels(BATCH_ROWS), *([parcels(more, first=BATCH_ROWS)] if more else [])]
    found = after(filled, copy, *batches)
    assert (found.parcels is not None) is named
    assert found.bounds == (box(0, 20 * BATCH_ROWS - 10) if named else None)


def test_rebuilding_the_states_may_concern_any_parcel(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    filled.write([assessment("1", "suspected")], reason="识别")
    filled.rebuild_state()
    found = copy.catch_up()
    assert found.tables == {"assessment", "parcel_state"}
    assert found.parcels is None
    assert same(filled, copy)


CHOICES = "31415926535897932384626433832795028841971693993751"
"""Which of the ten kinds of saves comes next."""


def test_fifty_saves_replayed_give_what_a_new_copy_gives(
    filled: WorkspaceStore, copy: DisplayCopy, cache: Path
) -> None:
    """Every few saves the copy catches up, so that several changes of one row come at once."""
    filled.write(unit(), reason="单元")
    versions = {"甲": 1, "乙": 1, "丙": 1}

    def save(number: int, kind: int) -> list[Change]:
        of = "甲乙丙"[number % 3]
        new = f"{number}"

        def changed(**values: Any) -> list[Change]:
            versions[of] += 1
            return [Update("parcel", of, versions[of] - 1, values)]

        kinds: list[Callable[[], list[Change]]] = [
            lambda: changed(geom=square(x=7.0 * number)),
            lambda: changed(remark=new),
            lambda: [tag(new, "identified" if number % 2 else "tagged")],
            lambda: [assessment(new, "suspected", of, versions[of])],
            lambda: [check(new, of, parcel_version=versions[of])],
            lambda: [parcel(f"宗{new}", geom=square(y=20.0 * number))],
            lambda: [
                package(f"包{new}", "open" if number % 2 else "done"),
                parcels(20, first=100 * number, import_package_uuid=f"包{new}"),
            ],
            lambda: [*unit(f"块{new}", of), tag(f"记{new}", of=f"块{new}")],
            lambda: [line(f"线{new}", 9.0 * number), *changed(holder_name=f"企业{new}")],
            lambda: changed(geom=None if number % 2 else square(x=3.0 * number)),
        ]
        return kinds[kind]()

    for number, kind in enumerate(map(int, CHOICES)):
        filled.write(save(number, kind), reason="试")
        if number % 4 == 0:
            copy.catch_up()
            assert same(filled, copy), number
    copy.catch_up()
    other = DisplayCopy.open(filled, cache)
    try:
        assert other.path.name == "map-2.gpkg"
        assert content(other.path) == content(copy.path)
        assert boxes(other.path) == boxes(copy.path)
    finally:
        other.close()


def test_a_copy_from_last_time_is_only_caught_up(
    filled: WorkspaceStore, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    DisplayCopy.open(filled, cache).close()
    filled.write([parcel("丁")], reason="新增")
    read: list[catching_up.News] = []
    replay = catching_up.replay

    def spy(copy: connections.Writer, news: catching_up.News) -> Refresh:
        read.append(news)
        return replay(copy, news)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(catching_up, "replay", spy)
    monkeypatch.setattr(display_slot, "fill", refuse)
    copy = DisplayCopy.open(filled, cache)
    assert same(filled, copy)
    assert [(len(news.lines), len(news.tables["parcel"].new)) for news in read] == [(1, 1)]
    copy.close()


def test_more_news_than_a_replay_is_worth_make_a_new_copy(
    filled: WorkspaceStore, copy: DisplayCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MOST_ROWS", 8)
    assert not after(filled, copy, parcels(7)).everything  # one line and seven rows
    found = after(filled, copy, parcels(8, first=10))
    assert (found.everything, found.parcels) == (True, None)


@pytest.mark.parametrize("junk", [b"", b"no database at all" * 500])
def test_what_is_no_copy_is_made_anew(filled: WorkspaceStore, cache: Path, junk: bytes) -> None:
    folder = cache / filled.info.store_id
    folder.mkdir(parents=True)
    (folder / "map.gpkg").write_bytes(junk)
    copy = DisplayCopy.open(filled, cache)
    assert copy.path.name == "map.gpkg"
    assert same(filled, copy)
    copy.close()


def test_an_empty_workspace_that_stands_in_is_made_the_copy(
    filled: WorkspaceStore, cache: Path
) -> None:
    folder = cache / filled.info.store_id
    folder.mkdir(parents=True)
    file = folder / "map.gpkg"
    create_workspace(file, district="440700", actor=ZHANG).close()
    file.chmod(0o644)
    dataset = ogr.Open(str(file))
    assert dataset.GetLayerByName("parcel_map").GetFeatureCount() == 0
    copy = DisplayCopy.open(filled, cache)
    assert copy.path == file
    assert dataset.GetLayerByName("parcel_map").GetFeatureCount() == 3
    assert same(filled, copy)
    assert file.stat().st_mode & 0o777 == 0o600
    copy.close()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM lup_meta WHERE key = 'display'",
        "UPDATE lup_meta SET value = 'x' WHERE key = 'store_id'",
        "UPDATE lup_meta SET value = 'x' WHERE key = 'fingerprint'",
        "UPDATE lup_meta SET value = '1' WHERE key = 'write_seq'",
        "UPDATE lup_log SET hash = 'x' WHERE seq = (SELECT max(seq) FROM lup_log)",
        "DROP TABLE lup_meta",
        "DROP TABLE tag",
    ],
)
def test_a_copy_that_is_not_as_it_was_left_is_made_anew(
    filled: WorkspaceStore, cache: Path, damage: str
) -> None:
    copy = DisplayCopy.open(filled, cache)
    copy.close()
    connection = sqlite3.connect(copy.path, isolation_level=None)
    connection.execute("INSERT INTO lup_meta VALUES ('applying', '1')")
    connection.execute(damage)
    if "DROP TABLE lup_meta" not in damage:
        connection.execute("DELETE FROM lup_meta WHERE key = 'applying'")
    connection.close()
    filled.write([holder("人")], reason="试")
    again = DisplayCopy.open(filled, cache)
    assert same(filled, again)
    again.close()


def test_rows_that_somebody_forged_into_an_open_copy_are_overcome(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    connection = sqlite3.connect(copy.path, isolation_level=None)
    connection.execute('DROP TABLE "right_holder"')
    connection.close()
    found = after(filled, copy, holder("人"))
    assert found.everything


def test_an_open_layer_sees_what_the_copy_caught_up(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    dataset = ogr.Open(str(copy.path))
    layer = dataset.GetLayerByName("parcel_map")
    assert sorted(feature["uuid"] for feature in layer) == ["丙", "乙", "甲"]
    after(filled, copy, parcel("丁", geom=square(x=300)), *unit(), tag("1"))
    layer.ResetReading()
    assert {feature["uuid"]: feature["tag_state"] for feature in layer} == {
        "甲": "tagged",
        "乙": None,
        "丙": None,
        "丁": None,
    }
    layer.SetSpatialFilterRect(*box(301, 302))
    layer.ResetReading()
    assert [feature["uuid"] for feature in layer] == ["丁"]
    parcels_layer = dataset.GetLayerByName("parcel")
    parcels_layer.SetSpatialFilterRect(*box(301, 302))
    assert [feature["uuid"] for feature in parcels_layer] == ["丁"]


def test_native_edits_of_the_copy_are_refused(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    before = content(copy.path)
    dataset = ogr.Open(str(copy.path), update=1)
    layer = dataset.GetLayerByName("parcel")
    feature = layer.GetNextFeature()
    feature["remark"] = "直接改"
    new = ogr.Feature(layer.GetLayerDefn())
    edits: list[tuple[Callable[[Any], Any], Any]] = [
        (layer.SetFeature, feature),
        (layer.DeleteFeature, feature.GetFID()),
        (layer.CreateFeature, new),
    ]
    ogr.UseExceptions()
    try:
        for edit, what in edits:
            with pytest.raises(RuntimeError, match=SENTENCE):
                edit(what)
    finally:
        ogr.DontUseExceptions()
    edits.clear()
    del edit, what, feature, new, layer, dataset
    assert content(copy.path) == before


def test_every_table_of_the_copy_refuses_every_edit(copy: DisplayCopy) -> None:
    connection = connections.open_writer(copy.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, spec in shipped().tables.items():
        if spec.role == "view":
            continue  # SQLite itself refuses
        first = next(iter(spec.columns))
        connection.execute("BEGIN")
        with pytest.raises(sqlite3.IntegrityError, match=SENTENCE):
            connection.execute(f'INSERT INTO "{name}" ("{first}") VALUES (NULL)')
        for edit in (f'UPDATE "{name}" SET "{first}" = "{first}"', f'DELETE FROM "{name}"'):
            if connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]:
                with pytest.raises(sqlite3.IntegrityError, match=SENTENCE):
                    connection.execute(edit)
        connection.execute("ROLLBACK")
    connection.close()


def test_every_map_view_refuses_every_edit_with_the_same_sentence(copy: DisplayCopy) -> None:
    connection = connections.open_writer(copy.path)
    views = "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE '%_map'"
    for (name,) in connection.execute(views).fetchall():
        with pytest.raises(sqlite3.IntegrityError, match=SENTENCE):
            connection.execute(f'INSERT INTO "{name}" ("uuid") VALUES (NULL)')
        if connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]:
            for edit in (f'UPDATE "{name}" SET "uuid" = "uuid"', f'DELETE FROM "{name}"'):
                with pytest.raises(sqlite3.IntegrityError, match=SENTENCE):
                    connection.execute(edit)
    connection.close()


def test_the_shared_file_is_not_written(filled: WorkspaceStore, path: Path, cache: Path) -> None:
    with open_workspace(path, actor=LI) as other:
        before = (path.read_bytes(), path.stat().st_mtime_ns)
        copy = DisplayCopy.open(other, cache)
        copy.close()
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
        filled.write([parcel("丁")], reason="新增")
        before = (path.read_bytes(), path.stat().st_mtime_ns)
        copy = DisplayCopy.open(other, cache)
        copy.catch_up()
        copy.close()
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_full_disk_leaves_the_copy_as_it_was(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    pages = copy._connection.execute("PRAGMA page_count").fetchone()[0]
    copy._connection.execute(f"PRAGMA max_page_count = {pages}")
    before = content(copy.path)
    filled.write([parcels(500)], reason="导入")
    with pytest.raises(LowUseError) as caught:
        copy.catch_up()
    assert caught.value.code == "DISPLAY_COPY_FULL"
    assert content(copy.path) == before
    copy._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(copy.catch_up().parcels or ()) == 500
    assert same(filled, copy)


def test_a_layer_that_reads_only_delays_the_copy(filled: WorkspaceStore, copy: DisplayCopy) -> None:
    copy._connection.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(copy.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM parcel").fetchone()
    filled.write([parcel("丁")], reason="新增")
    with pytest.raises(LowUseError) as caught:
        copy.catch_up()
    assert caught.value.code == "DISPLAY_COPY_BUSY"
    reader.close()
    assert copy.catch_up().parcels == {"丁"}
    assert same(filled, copy)


def test_a_stopped_copying_leaves_nothing(filled: WorkspaceStore, cache: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    with pytest.raises(CancelledError):
        DisplayCopy.open(filled, cache, Stop())
    assert list((cache / filled.info.store_id).iterdir()) == []


class StopAfter:
    """Somebody who goes after some steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, message: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise CancelledError


def test_a_catching_up_is_stopped_while_it_copies_and_while_a_layer_reads(
    filled: WorkspaceStore, copy: DisplayCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "MOST_ROWS", 0)  # everything new makes a new copy
    poured: list[Path] = []
    pour = display_slot.pour

    def noted(part: Path, *rest: Any) -> None:
        poured.append(part)
        pour(part, *rest)

    monkeypatch.setattr(display_slot, "pour", noted)
    filled.write([parcel("丁")], reason="新增")
    before = content(copy.path)
    with pytest.raises(CancelledError):
        copy.catch_up(StopAfter(0))
    assert poured == []
    reader = sqlite3.connect(copy.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM parcel").fetchone()
    copy._connection.execute("PRAGMA busy_timeout = 50")
    steps = StopAfter(10**6)

    def noted_then_stopped(part: Path, *rest: Any) -> None:
        steps.left = 3
        noted(part, *rest)

    monkeypatch.setattr(display_slot, "pour", noted_then_stopped)
    with pytest.raises(CancelledError):
        copy.catch_up(steps)
    assert len(poured) == 1
    reader.close()
    assert content(copy.path) == before
    assert sorted(file.name for file in copy.path.parent.iterdir()) == [
        "map.gpkg",
        "map.gpkg.lup-lock",
    ]
    assert copy.catch_up().everything
    assert same(filled, copy)


def test_a_copying_that_is_overtaken_again_and_again_is_done_in_one_go(
    filled: WorkspaceStore, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save after every step would make the copying begin again for ever."""
    monkeypatch.setattr(display_slot, "STEP_PAGES", 10)
    reports: list[tuple[int, int]] = []

    class Colleague:
        def step(self, done: int, total: int, message: str = "") -> None:
            reports.append((done, total))
            if done < total:
                filled.write([parcel(f"宗{len(reports)}")], reason="新增")

    copy = DisplayCopy.open(filled, cache, Colleague())
    assert [done for done, _ in reports[:-1]] == [10] * 4
    assert reports[-1][0] == reports[-1][1] > 10
    assert same(filled, copy)
    copy.close()


def test_several_threads_may_ask_for_the_same_news(
    filled: WorkspaceStore, copy: DisplayCopy
) -> None:
    """Each save is told to one of them, whole and once."""
    with ThreadPoolExecutor(4) as threads:
        told = []
        for number in range(30):
            filled.write([parcel(f"宗{number}")], reason="新增")
            told += [threads.submit(copy.catch_up) for _ in range(2)]
        named = [uuid for answer in told for uuid in answer.result().parcels or ()]
    assert sorted(named) == sorted(f"宗{number}" for number in range(30))
    assert same(filled, copy)


def restored(path: Path, cache: Path) -> WorkspaceStore:
    """A workspace that was set back by one save and then went another way."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="新增")
        backup = path.read_bytes()
        store.write([parcel("乙", geom=square(x=100))], reason="新增")
        DisplayCopy.open(store, cache).close()
    path.write_bytes(backup)
    store = open_workspace(path, actor=ZHANG)
    store.write([parcel("丙", geom=square(x=200))], reason="新增")
    return store


def test_another_history_makes_a_new_copy_in_the_file_that_layers_have_open(
    path: Path, cache: Path
) -> None:
    store = restored(path, cache)
    (old,) = cache.glob("*/map.gpkg")
    file = old.stat().st_ino
    dataset = ogr.Open(str(old))
    layer = dataset.GetLayerByName("parcel_map")
    assert sorted(feature["uuid"] for feature in layer) == ["乙", "甲"]
    layer.ResetReading()
    copy = DisplayCopy.open(store, cache)
    assert (copy.path, copy.path.stat().st_ino) == (old, file)
    assert sorted(feature["uuid"] for feature in layer) == ["丙", "甲"]
    assert same(store, copy)
    assert old.stat().st_mode & 0o777 == 0o600
    copy.close()
    store.close()


def test_a_store_that_takes_a_restored_file_gets_everything_anew(
    path: Path, folder: Path, cache: Path
) -> None:
    store = restored(path, cache)
    copy = DisplayCopy.open(store, cache)
    backup = folder / "备份.gpkg"
    backup.write_bytes(path.read_bytes())
    store.write([parcel("丁", geom=square(x=300))], reason="新增")
    copy.catch_up()
    live, source = connections.open_writer(path), connections.open_reader(backup)
    source.backup(live)  # as a restore does, under everybody's feet
    live.close()
    source.close()
    with pytest.raises(LowUseError) as caught:
        copy.catch_up()
    assert caught.value.code == "WORKSPACE_REPLACED"
    store._known = LogHead(0, "")  # as after the user has agreed to the restored state
    found = copy.catch_up()
    assert (found.everything, found.parcels, found.bounds) == (True, None, None)
    assert same(store, copy)
    copy.close()
    store.close()


def test_the_layer_source_is_the_copy(filled: WorkspaceStore, cache: Path) -> None:
    with pytest.raises(LowUseError) as caught:
        filled.layer_source("parcel_map")
    assert caught.value.code == "NO_DISPLAY_COPY"
    copy = DisplayCopy.open(filled, cache)
    filled.attach_display(copy)
    assert filled.display is copy
    assert filled.layer_source("parcel_map") == f"{copy.path}|layername=parcel_map"
    filled.close()
    for act in (copy.catch_up, filled.has_news):
        with pytest.raises(LowUseError) as caught:
            act()
        assert caught.value.code == "WORKSPACE_CLOSED"
    assert not copy.path.with_name("map.gpkg.lup-lock").exists()


def test_news_are_saves_of_anybody_since_they_were_asked_for(
    filled: WorkspaceStore, path: Path
) -> None:
    assert filled.has_news()
    assert not filled.has_news()
    filled.write([parcel("丁")], reason="新增")
    assert filled.has_news()
    assert not filled.has_news()
    with open_workspace(path, actor=LI) as other:
        assert not other.has_news()
        other.write([parcel("戊")], reason="新增")
        assert other.has_news()
    assert filled.has_news()
    with filled.read() as reading:
        reading.table("parcel")
    assert not filled.has_news()


def test_another_file_and_a_missing_file_are_news_or_a_refusal(
    filled: WorkspaceStore, path: Path
) -> None:
    filled.has_news()
    other = path.with_name("另.gpkg")
    other.write_bytes(path.read_bytes())
    path.rename(path.with_name("原.gpkg"))
    with pytest.raises(LowUseError) as caught:
        filled.has_news()
    assert caught.value.code == "WORKSPACE_UNREACHABLE"
    other.replace(path)
    assert filled.has_news()
    assert not filled.has_news()


def test_another_file_in_the_place_of_the_workspace_is_news(
    filled: WorkspaceStore, path: Path
) -> None:
    """Exchanged in one moment: the path was never empty, and nobody committed."""
    filled.has_news()
    other = path.with_name("另.gpkg")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    assert filled.has_news()
    assert not filled.has_news()

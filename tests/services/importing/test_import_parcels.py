# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.exchange.readers import read_layer
from lowuse_plugin.services.importing.package import find_open_packages, void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.store.workspace import open_workspace
from tests.exchange.make_files import square, write_layer
from tests.services.importing.import_support import (
    ACTOR,
    CODE,
    codes,
    current,
    incoming,
    lot,
    new_workspace,
    outcome,
)


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def refused(store, table, **options) -> LowUseError:
    before = current(store)
    with pytest.raises(LowUseError) as caught:
        import_parcels(store, table, **options)
    assert current(store) == before
    assert find_open_packages(store) == []
    return caught.value


def test_rows_arrive_with_areas_codes_and_package(store) -> None:
    table = incoming([lot(1, QLXZ="出让", SYQLX="国有", ZDMJ="30亩"), lot(2)])
    report = import_parcels(store, table)
    assert (report.rows_read, report.imported, report.changed, report.refused) == (2, 2, 0, 0)
    assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
    first, second = current(store)
    assert first["parcel_code"] == CODE.format(1)
    assert first["district"] == "440704"
    assert (first["right_nature"], first["ownership"]) == ("102", "state")
    assert first["registered_area_m2"] == 20_000.0
    assert second["registered_area_m2"] is None
    assert first["plane_area_m2"] == pytest.approx(10_000, abs=1e-6)
    assert first["plane_epsg"] == 4526
    assert 9_990 < first["ellipsoid_area_m2"] < 10_000
    with store.read() as reading:
        package = reading.row("import_package", report.package_uuid)
    assert package["state"] == "done"
    assert package["rows_read"] == 2
    assert package["file_name"] == "来件 一.shp"
    assert json.loads(package["mapping"])["parcel_code"] == "ZDDM"


def test_the_plane_area_of_enping_is_that_of_zone_37(folder: Path) -> None:
    with new_workspace(folder, district="440700") as store:
        rows = [{"XZQDM": "440785", "wkt": square(0)}, {"XZQDM": "440704", "wkt": square(5)}]
        import_parcels(store, incoming(rows))
        enping, jianghai = current(store)
    assert (enping["plane_epsg"], jianghai["plane_epsg"]) == (4525, 4526)
    assert enping["plane_area_m2"] > 10_001 > jianghai["plane_area_m2"]


def test_older_use_codes_and_plain_words_are_mapped_and_shown(store) -> None:
    uses = ["221", "21", "061", "工业", "厂房", "0601", "0701", "火星"]
    report = import_parcels(store, incoming([lot(i, YT=u) for i, u in enumerate(uses, 1)]))
    rows = current(store)
    assert [row["use_code"] for row in rows] == ["0601"] * 6 + ["0701", "火星"]
    assert [row["use_name"] for row in rows[:5]] == uses[:5]
    assert report.changed == 5
    assert outcome(report, 3)[1] == [("USE_MAPPED", {"value": "061", "stored": "0601"})]
    assert outcome(report, 6) == ("imported", [])
    assert ("USE_UNKNOWN", {"value": "火星"}) in outcome(report, 8)[1]


def test_a_missing_or_old_code_is_a_note_and_no_refusal(store) -> None:
    rows = [{"ZDDM": None, "wkt": square(1)}, {"ZDDM": "0103002", "wkt": square(3)}, lot(5)]
    report = import_parcels(store, incoming(rows))
    assert (report.imported, report.refused) == (3, 0)
    assert [note[0] for note in outcome(report, 1)[1]] == ["CODE_MISSING"]
    assert [note[0] for note in outcome(report, 2)[1]] == ["CODE_OLD_OR_MALFORMED"]
    assert outcome(report, 3)[1] == []


@pytest.mark.parametrize(
    ("field", "code", "noted"),
    [
        ("ZDDM", CODE.format(1), set()),
        (
            "ZDDM",
            CODE.format(1) + "F00010001",
            {"UNIT_CODE_AS_PARCEL_CODE", "PARCEL_CODE_FROM_UNIT"},
        ),
        ("ZDDM", CODE.format(0), {"CODE_SERIAL_ZERO"}),
        ("ZDDM", CODE.format(1).replace("GB", "GL"), {"CODE_FEATURE_UNKNOWN"}),
        ("ZDDM", CODE.format(1).replace("GB", "KB"), {"CODE_OWNERSHIP_UNKNOWN"}),
        ("ZDDM", "440105" + CODE.format(1)[6:], {"CODE_DISTRICT_UNKNOWN"}),
        ("ZDDM", CODE.format(1).lower(), set()),
        ("BDCDYH", CODE.format(1) + "F00010001", {"PARCEL_CODE_FROM_UNIT"}),
        ("BDCDYH", CODE.format(1) + "K00010001", {"CODE_FIXTURE_UNKNOWN", "PARCEL_CODE_FROM_UNIT"}),
        ("BDCDYH", CODE.format(1), {"CODE_OLD_OR_MALFORMED", "CODE_MISSING"}),
    ],
)
def test_the_structure_of_codes_is_checked(store, field, code, noted) -> None:
    report = import_parcels(store, incoming([{field: code, "wkt": square(1)}]), district="440704")
    assert codes(report) == noted
    assert report.imported == 1


def test_the_parcel_code_is_taken_out_of_the_unit_code(store) -> None:
    unit = CODE.format(7) + "F00010001"
    import_parcels(store, incoming([{"BDCDYH": unit, "wkt": square(1)}]))
    (row,) = current(store)
    assert (row["unit_code"], row["parcel_code"]) == (unit, CODE.format(7))
    assert row["ownership"] == "state"


def test_the_later_of_two_rows_with_one_number_is_refused_whatever_its_shape(store) -> None:
    same, other = lot(1), {**lot(1), "wkt": square(9)}
    report = import_parcels(store, incoming([lot(1), same, other], first_row=6))
    assert (report.imported, report.refused) == (1, 2)
    for row in (7, 8):
        ended, notes = outcome(report, row)
        assert ended == "refused"
        assert notes[0] == (
            "ROW_DOUBLE",
            {"field": "宗地代码", "value": CODE.format(1), "first": 6},
        )


def test_map_numbers_double_only_where_there_is_no_code(store) -> None:
    rows = [
        lot(1, TBBH="5"),
        lot(2, TBBH="5"),
        {"TBBH": "5", "wkt": square(3)},
        {"TBBH": "5", "wkt": square(4)},
        {"TBBH": "-", "wkt": square(5)},
        {"TBBH": "-", "wkt": square(6)},
    ]
    report = import_parcels(store, incoming(rows))
    assert report.refused == 1
    assert outcome(report, 4)[1][-1][1]["first"] == 3


def test_two_rows_without_number_on_the_same_ground_are_one(store) -> None:
    report = import_parcels(store, incoming([{"QLR": "甲", "wkt": square(1)}] * 2))
    assert report.refused == 1
    assert outcome(report, 2)[1][-1] == ("SHAPE_DOUBLE", {"first": 1})


def test_areas_that_are_not_positive_are_dropped_and_named(store) -> None:
    rows = [lot(i, ZDMJ=v, JZMJ=f) for i, (v, f) in enumerate([("0.01", "0"), ("0", "-1")], 1)]
    report = import_parcels(store, incoming(rows))
    first, second = current(store)
    assert (first["registered_area_m2"], first["floor_area_m2"]) == (0.01, 0.0)
    assert (second["registered_area_m2"], second["floor_area_m2"]) == (None, None)
    assert outcome(report, 1)[0] == "imported"
    assert outcome(report, 2)[0] == "changed"
    assert {note[1]["field"] for note in outcome(report, 2)[1]} == {"ZDMJ", "JZMJ"}


def test_a_density_of_exactly_100_percent_is_kept_and_more_is_not(store) -> None:
    import_parcels(store, incoming([lot(1, JZMD="100"), lot(2, JZMD="100.1")]))
    assert [row["building_density_pct"] for row in current(store)] == [100.0, None]


def test_a_value_that_cannot_be_read_is_missing_and_the_row_changed(store) -> None:
    report = import_parcels(store, incoming([lot(1, ZDMJ="约三十亩", SYQJSSJ="长期")]))
    ended, notes = outcome(report, 1)
    assert ended == "changed"
    assert ("VALUE_UNREADABLE", {"field": "ZDMJ", "value": "约三十亩"}) in notes
    (row,) = current(store)
    assert (row["registered_area_m2"], row["right_ends_on"]) == (None, None)


def test_nulls_everywhere_stay_null(store) -> None:
    names = ("ZDMJ", "JZMJ", "YT", "QLR", "SYQQSSJ", "QLXZ", "SFCF", "XZQDM")
    report = import_parcels(store, incoming([lot(1, **dict.fromkeys(names))]))
    (row,) = current(store)
    for name in ("registered_area_m2", "floor_area_m2", "use_code", "right_starts_on", "seized"):
        assert row[name] is None
    assert report.imported == 1
    assert current(store, "right_holder") == []


def test_geometry_is_repaired_or_refused_row_by_row(store) -> None:
    x, y = 38_405_000, 2_490_000
    bow = f"POLYGON(({x} {y},{x + 100} {y + 100},{x + 100} {y},{x} {y + 100},{x} {y}))"
    flat = f"POLYGON(({x} {y},{x + 9} {y},{x} {y},{x} {y}))"
    rows = [
        lot(1),
        lot(2, wkt=bow),
        lot(3, wkt=None),
        lot(4, wkt=f"LINESTRING({x} {y},{x + 1} {y})"),
        lot(5, wkt=f"POINT({x} {y})"),
        lot(6, wkt=flat),
        lot(7, wkt="POLYGON EMPTY"),
    ]
    report = import_parcels(store, incoming(rows))
    assert (report.imported, report.changed, report.refused) == (1, 1, 5)
    assert [outcome(report, row)[1][0][0] for row in range(2, 8)] == [
        "GEOMETRY_REPAIRED",
        "GEOMETRY_EMPTY",
        "NOT_POLYGON",
        "NOT_POLYGON",
        "COLLAPSED",
        "GEOMETRY_EMPTY",
    ]
    shape = shapely.from_wkb(current(store)[1]["geom"])
    assert shape.geom_type == "MultiPolygon"
    assert shape.area == pytest.approx(5000)


def test_an_unreadable_geometry_is_one_row_refused(store) -> None:
    table = incoming([lot(1), lot(2)])
    broken = [table.wkb[0], b"\x01\x03\x00\x00\x00\xff\xff"]
    table = type(table)(**{**vars(table), "wkb": broken})
    report = import_parcels(store, table)
    assert outcome(report, 2) == ("refused", [("SHAPE_UNREADABLE", {})])
    assert report.imported == 1


@pytest.mark.parametrize(
    ("wkt", "found"),
    [
        ("LINESTRING(38405000 2490000,38405001 2490000)", ("KIND_LINES",)),
        ("POINT(38405000 2490000)", ("KIND_POINTS",)),
    ],
)
def test_a_layer_without_polygons_is_refused_whole(store, wkt: str, found: str) -> None:
    error = refused(store, incoming([lot(1, wkt=wkt)]))
    assert (error.code, error.params["found"]) == ("LAYER_NOT_POLYGON", found)
    assert error.params["file"] == "来件 一.shp"


def test_a_table_without_geometry_is_refused_whole(store) -> None:
    assert refused(store, incoming([{"ZDDM": "1"}], plain=True)).code == "LAYER_NO_GEOMETRY"
    assert refused(store, incoming([{"ZDDM": "1"}])).code == "LAYER_NO_GEOMETRY"


def test_the_district_is_the_column_then_the_code_then_the_constant(folder: Path) -> None:
    with new_workspace(folder, district="440700") as store:
        rows = [lot(1, XZQMC="江门市新会区"), lot(2), {"ZDDM": "旧码", "wkt": square(3)}]
        report = import_parcels(store, incoming(rows))
        assert [row["district"] for row in current(store)] == ["440705", "440704"]
        assert outcome(report, 1)[1] == [
            ("DISTRICT_CODE_DIFFERS", {"district": "440705", "by_code": "440704"})
        ]
        assert outcome(report, 3)[1][-1][0] == "DISTRICT_MISSING"
        table = incoming([{"ZDDM": "旧码", "wkt": square(3)}], sha256="1" * 64)
        import_parcels(store, table, district="440781")
        assert current(store)[-1]["district"] == "440781"
        assert refused(store, table, district="440100").code == "DISTRICT_OPTION_UNKNOWN"


def test_the_district_of_the_workspace_is_taken_where_nothing_names_one(store) -> None:
    report = import_parcels(store, incoming([{"QLR": "甲厂", "wkt": square(1)}]))
    assert current(store)[0]["district"] == "440704"
    assert [remark.code for remark in report.remarks] == ["DISTRICT_FROM_WORKSPACE"]


def test_one_right_holder_for_every_spelling_of_a_name_and_every_number(store) -> None:
    rows = [
        lot(1, QLR="甲（江门）有限公司"),
        lot(2, QLR="甲(江门)有限公司 "),
        lot(3, QLR="乙厂", QLRZJH="91440700123456789X"),
        lot(4, QLR="乙厂（新名）", QLRZJH="91440700123456789x"),
        lot(5, QLR="0/0"),
        lot(6, QLR="无"),
        lot(7, QLR="张三、李四", QLRFE="1/2、1/2", GYFS="按份共有"),
    ]
    report = import_parcels(store, incoming(rows))
    holders = current(store, "right_holder")
    assert sorted(row["name"] for row in holders) == ["乙厂", "张三", "李四", "甲（江门）有限公司"]
    by_number = {row["id_number"]: row["id_kind"] for row in holders}
    assert by_number["91440700123456789X"] == "7"
    joins = current(store, "parcel_holder")
    assert len(joins) == 6
    assert [(j["position"], j["share_kind"], j["share"]) for j in joins[-2:]] == [
        (1, "2", "1/2"),
        (2, "2", "1/2"),
    ]
    assert report.extra == {"right_holder": 4, "parcel_holder": 6}


def test_a_holder_known_by_name_gets_the_number_that_a_later_file_brings(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂")]))
    import_parcels(
        store, incoming([lot(2, QLR="甲厂", QLRZJH="91440700123456789X")], sha256="1" * 64)
    )
    (holder,) = current(store, "right_holder")
    assert holder["id_number"] == "91440700123456789X"
    assert len(current(store, "parcel_holder")) == 2


def test_unequal_numbers_of_names_and_ids_leave_the_ids_out(store) -> None:
    report = import_parcels(store, incoming([lot(1, QLR="甲、乙", QLRZJH="123")]))
    assert codes(report) == {"HOLDER_IDS_UNPAIRED"}
    assert {row["id_number"] for row in current(store, "right_holder")} == {None}


def test_the_counts_of_a_mixed_file_add_up(store) -> None:
    rows = [
        lot(1),
        lot(1),
        lot(2, YT="厂房"),
        lot(3, wkt=None),
        lot(4, ZDMJ="?"),
        {"QLR": "甲", "wkt": square(9)},
    ]
    report = import_parcels(store, incoming(rows, first_row=5))
    assert (report.rows_read, report.imported, report.changed, report.refused) == (6, 2, 2, 2)
    ends = [each.outcome for each in report.rows()]
    assert ends == ["imported", "refused", "changed", "refused", "changed", "imported"]
    assert [each.row for each in report.rows()] == [5, 6, 7, 8, 9, 10]
    assert len(current(store)) == report.created == 4


def test_importing_again_changes_nothing_and_doubles_nothing(store) -> None:
    rows = [
        lot(i, QLR=f"企业{i}", YT="061", ZDMJ="10000.5", SYQQSSJ="2001-01-01") for i in range(1, 9)
    ]
    import_parcels(store, incoming(rows))
    before = current(store), current(store, "right_holder"), current(store, "parcel_holder")
    report = import_parcels(store, incoming(rows))
    assert (report.created, report.updated, report.unchanged) == (0, 0, 8)
    assert (
        current(store),
        current(store, "right_holder"),
        current(store, "parcel_holder"),
    ) == before


def test_importing_again_updates_what_differs_and_erases_nothing(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂", ZL="一号", ZDMJ="100"), lot(2, ZL="二号")]))
    again = [lot(1, QLR="乙厂", ZL=None, ZDMJ="200"), lot(2, ZL="二号"), lot(3)]
    report = import_parcels(store, incoming(again, sha256="1" * 64))
    assert (report.created, report.updated, report.unchanged) == (1, 1, 1)
    first, second, _ = current(store)
    assert (first["holder_name"], first["address"], first["registered_area_m2"]) == (
        "乙厂",
        "一号",
        200.0,
    )
    assert (first["row_version"], second["row_version"]) == (2, 1)
    names = {row["uuid"]: row["name"] for row in current(store, "right_holder")}
    assert [names[j["right_holder_uuid"]] for j in current(store, "parcel_holder")] == ["乙厂"]


def test_a_moved_shape_updates_geometry_and_areas(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    larger = lot(1, wkt=square(1, side=110.0))
    report = import_parcels(store, incoming([larger], sha256="1" * 64))
    assert report.updated == 1
    assert current(store)[0]["plane_area_m2"] == pytest.approx(12_100, abs=1e-6)


def test_a_unit_code_finds_the_parcel_even_under_another_parcel_code(store) -> None:
    unit = CODE.format(7) + "F00010001"
    import_parcels(store, incoming([{"BDCDYH": unit, "wkt": square(1)}]))
    report = import_parcels(
        store, incoming([{"BDCDYH": unit, "ZL": "新址", "wkt": square(1)}], sha256="1" * 64)
    )
    assert (report.updated, len(current(store))) == (1, 1)


def test_a_map_number_finds_a_parcel_only_where_the_shapes_meet(store) -> None:
    import_parcels(store, incoming([{"TBBH": "1", "wkt": square(1)}]))
    again = [{"TBBH": "1", "ZL": "同地", "wkt": square(1)}]
    assert import_parcels(store, incoming(again, sha256="1" * 64)).updated == 1
    elsewhere = [{"TBBH": "1", "wkt": square(40)}]
    report = import_parcels(store, incoming(elsewhere, sha256="2" * 64))
    assert report.created == 1
    assert "MAP_NUMBER_ELSEWHERE" in codes(report)


@pytest.mark.parametrize(("shift", "same"), [(4.99, True), (5.0, True), (5.01, False)])
def test_rows_without_number_are_confirmed_from_95_percent_on(store, shift, same) -> None:
    import_parcels(store, incoming([{"QLR": "甲", "wkt": square(0)}]))
    x, y = 38_405_000.0, 2_490_000.0
    moved = {"QLR": "乙", "wkt": square(0, origin=(x + shift, y))}
    report = import_parcels(store, incoming([moved], sha256="1" * 64))
    if not same:
        assert report.created == 1
        return
    ended, notes = outcome(report, 1)
    assert ended == "refused"
    assert notes[-1][0] == "CONFIRM_SAME_PARCEL"
    assert notes[-1][1]["uuid"] == current(store)[0]["uuid"]
    confirmed = import_parcels(store, incoming([moved], sha256="1" * 64), confirmed_overlaps="all")
    assert (confirmed.updated, len(current(store))) == (1, 1)
    assert current(store)[0]["holder_name"] == "乙"


def test_a_code_given_later_to_a_parcel_without_number_asks_for_confirmation(store) -> None:
    import_parcels(store, incoming([{"QLR": "甲", "wkt": square(1)}]))
    report = import_parcels(store, incoming([lot(1)], sha256="1" * 64))
    assert codes(report) == {"CONFIRM_SAME_PARCEL"}
    import_parcels(store, incoming([lot(1)], sha256="1" * 64), confirmed_overlaps="all")
    (row,) = current(store)
    assert row["parcel_code"] == CODE.format(1)


def test_another_code_on_the_same_ground_asks_whether_the_parcel_was_renumbered(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    renumbered = {"ZDDM": CODE.format(2), "wkt": square(1)}
    report = import_parcels(store, incoming([renumbered], sha256="1" * 64))
    assert codes(report) == {"CONFIRM_RENUMBERED"}
    assert (report.refused, len(current(store))) == (1, 1)
    import_parcels(store, incoming([renumbered], sha256="1" * 64), confirmed_overlaps="all")
    (row,) = current(store)
    assert row["parcel_code"] == CODE.format(2)


def test_codes_of_another_layer_on_the_same_ground_are_two_parcels(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    above = {"ZDDM": CODE.format(2).replace("GB", "GS"), "wkt": square(1)}
    assert import_parcels(store, incoming([above], sha256="1" * 64)).created == 1


def test_two_rows_for_one_parcel_by_different_keys_are_not_both_taken(store) -> None:
    import_parcels(store, incoming([lot(1, TBBH="A1")]))
    rows = [lot(1), {"TBBH": "A1", "wkt": square(1)}]
    report = import_parcels(store, incoming(rows, sha256="1" * 64))
    assert outcome(report, 2) == (
        "refused",
        [("CODE_MISSING", {"field": "宗地代码", "value": ""}), ("SAME_PARCEL_TWICE", {"first": 1})],
    )


class StopAfter:
    """Progress of a person who presses cancel."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, message: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise CancelledError


def many(count: int) -> list[dict[str, object]]:
    return [lot(i, QLR=f"企业{i % 7}", wkt=square(i % 200, i // 200)) for i in range(1, count + 1)]


def test_a_cancelled_import_is_invisible_and_can_be_made_void(store) -> None:
    table = incoming(many(5001))
    with pytest.raises(CancelledError):
        import_parcels(store, table, progress=StopAfter(6))
    assert current(store) == []
    (package,) = find_open_packages(store)
    assert (package.file_name, package.rows_read) == ("来件 一.shp", 5001)
    assert void_import(store, package.uuid).restored == 0
    assert find_open_packages(store) == []
    assert import_parcels(store, table).created == 5001


def test_a_cancelled_import_is_resumed_without_doubles(store, folder: Path) -> None:
    table = incoming(many(5001))
    with pytest.raises(CancelledError):
        import_parcels(store, table, progress=StopAfter(6))
    (package,) = find_open_packages(store)
    with pytest.raises(LowUseError) as caught:
        import_parcels(store, incoming(many(3), sha256="9" * 64), resume=package.uuid)
    assert caught.value.code == "RESUME_OTHER_FILE"
    store.close()
    with open_workspace(folder / "工作库.gpkg", actor=ACTOR) as again:
        report = import_parcels(again, table, resume=package.uuid)
        assert (report.created, report.package_uuid) == (5001, package.uuid)
        rows = current(again)
        assert len(rows) == len({row["uuid"] for row in rows}) == 5001
        assert len(current(again, "right_holder")) == 7
        assert len(current(again, "parcel_holder")) == 5001
        with pytest.raises(LowUseError) as caught:
            import_parcels(again, table, resume=package.uuid)
        assert caught.value.code == "IMPORT_NOT_OPEN"


def test_a_cancel_before_anything_is_written_leaves_nothing(store) -> None:
    with pytest.raises(CancelledError):
        import_parcels(store, incoming(many(3)), progress=StopAfter(2))
    assert find_open_packages(store) == []


def test_undoing_an_import_restores_the_rows_that_it_updated(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂", ZDMJ="100"), lot(2)]))
    before = {row["uuid"]: row for row in current(store)}
    changed = [lot(1, QLR="乙厂", ZDMJ="200", wkt=square(1, side=90.0)), lot(3)]
    report = import_parcels(store, incoming(changed, sha256="1" * 64))
    assert len(current(store)) == 3
    result = void_import(store, report.package_uuid)
    assert result.kept == ()
    after = {row["uuid"]: row for row in current(store)}
    assert set(after) == set(before)
    machinery = {"row_version", "change_id"}
    for uuid, row in before.items():
        for name, value in row.items():
            if name not in machinery:
                assert after[uuid][name] == value, name
    names = {row["uuid"]: row["name"] for row in current(store, "right_holder")}
    assert [names[j["right_holder_uuid"]] for j in current(store, "parcel_holder")] == ["甲厂"]
    with pytest.raises(LowUseError) as caught:
        void_import(store, report.package_uuid)
    assert caught.value.code == "IMPORT_ALREADY_VOID"


def test_an_import_that_somebody_built_on_is_not_undone(store) -> None:
    import_parcels(store, incoming([lot(1, ZDMJ="100")]))
    report = import_parcels(store, incoming([lot(1, ZDMJ="200"), lot(2)], sha256="1" * 64))
    updated, new = current(store)
    store.write([Update("parcel", updated["uuid"], 2, {"remark": "核实"})], reason="编辑")
    with pytest.raises(LowUseError) as caught:
        void_import(store, report.package_uuid)
    assert (caught.value.code, caught.value.params["count"]) == ("IMPORT_BUILT_UPON", 1)
    store.write([Update("parcel", new["uuid"], 1, {"remark": "核实"})], reason="编辑")
    with pytest.raises(LowUseError) as caught:
        void_import(store, report.package_uuid)
    assert caught.value.params["count"] == 2
    assert len(current(store)) == 2


def test_an_unknown_import_cannot_be_undone(store) -> None:
    with pytest.raises(LowUseError) as caught:
        void_import(store, "00000000-0000-4000-8000-000000000000")
    assert caught.value.code == "IMPORT_NOT_FOUND"


def test_a_read_only_workspace_is_not_imported_into(store, folder: Path) -> None:
    store.close()
    closed = open_workspace(folder / "工作库.gpkg", actor=ACTOR, read_only=True)
    with closed, pytest.raises(LowUseError) as caught:
        import_parcels(closed, incoming([lot(1)]))
    assert caught.value.code == "WORKSPACE_READ_ONLY"
    assert caught.value.params["detail"] == closed.info.read_only_reason


def test_a_shapefile_from_a_folder_with_chinese_and_blanks_arrives_whole(
    store, folder: Path
) -> None:
    rows = [
        {"ZDDM": CODE.format(i), "QLR": f"江门市甲{i}有限公司", "YT": "工业用地", "wkt": square(i)}
        for i in range(1, 4)
    ]
    path = write_layer(folder / "宗地 二〇二三.shp", rows, options=["ENCODING=GBK"])
    (folder / "宗地 二〇二三.cpg").unlink(missing_ok=True)
    report = import_parcels(store, read_layer(path))
    assert report.encoding == "GB18030"
    assert [row["holder_name"] for row in current(store)] == [row["QLR"] for row in rows]
    assert math.isclose(sum(row["plane_area_m2"] for row in current(store)), 30_000, abs_tol=1e-4)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.services.importing.areas import (
    FileOptions,
    import_control_line,
    import_reference_areas,
    import_three_old_areas,
)
from lowuse_plugin.services.importing.package import void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from tests.exchange.make_files import square
from tests.services.importing.import_support import (
    codes,
    current,
    incoming,
    lot,
    new_workspace,
    outcome,
)

FROM = date(2024, 7, 1)


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def blocks(*levels: object):
    rows = [{"QKBH": f"K{i}", "DJ": level, "wkt": square(i)} for i, level in enumerate(levels)]
    return incoming(rows)


def code_of(call, *args, **kwargs) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        call(*args, **kwargs)
    return caught.value


def test_a_version_and_its_blocks_arrive(store) -> None:
    report = import_control_line(
        store,
        blocks("一级", "2", None),
        version="2024",
        valid_from=FROM,
        approval_no="江府〔2024〕1号",
    )
    (version,) = current(store, "control_line_version")
    assert (version["version"], version["valid_from"]) == ("2024", "2024-07-01")
    assert (version["valid_to"], version["approval_no"]) == (None, "江府〔2024〕1号")
    rows = current(store, "control_line")
    assert [row["level"] for row in rows] == [1, 2, 0]
    assert {row["control_line_version_uuid"] for row in rows} == {version["uuid"]}
    assert [row["area_m2"] for row in rows] == pytest.approx([10_000] * 3)
    assert (report.imported, report.created) == (3, 3)


def test_the_version_is_taken_from_columns_that_have_one_value(store) -> None:
    rows = [
        {"QKBH": f"K{i}", "BBH": "2024", "SXRQ": "2024-07-01", "PZWH": "甲", "wkt": square(i)}
        for i in range(2)
    ]
    import_control_line(store, incoming(rows), level=1)
    (version,) = current(store, "control_line_version")
    assert (version["version"], version["valid_from"], version["approval_no"]) == (
        "2024",
        "2024-07-01",
        "甲",
    )
    assert [row["level"] for row in current(store, "control_line")] == [1, 1]
    rows[1]["BBH"] = "2025"
    error = code_of(import_control_line, store, incoming(rows))
    assert (error.code, error.params["values"]) == ("VERSION_MIXED", "2024、2025")


def test_a_version_without_name_or_day_is_refused(store) -> None:
    error = code_of(import_control_line, store, blocks("1"))
    assert (error.code, error.params) == ("VERSION_NEEDED", {"field": "版本号"})
    error = code_of(import_control_line, store, blocks("1"), version="2024")
    assert error.params == {"field": "生效日期"}
    assert current(store, "control_line") == []


def test_the_last_day_must_lie_after_the_first(store) -> None:
    options = {"version": "1", "valid_from": FROM}
    error = code_of(import_control_line, store, blocks("1"), **options, valid_to=FROM)
    assert error.code == "VALIDITY_REVERSED"
    import_control_line(store, blocks("1"), **options, valid_to=date(2024, 7, 2))


def test_a_level_that_cannot_be_read_refuses_the_row(store) -> None:
    report = import_control_line(store, blocks("1", "特级"), version="1", valid_from=FROM)
    assert outcome(report, 2) == (
        "refused",
        [("VALUE_UNREADABLE", {"field": "DJ", "value": "特级"})],
    )
    assert len(current(store, "control_line")) == 1


def test_importing_a_version_again_updates_it(store) -> None:
    import_control_line(store, blocks("1", "2"), version="1", valid_from=FROM)
    again = import_control_line(
        store, blocks("1", "1"), version="1", valid_from=FROM, valid_to=date(2025, 1, 1)
    )
    assert (again.created, again.updated, again.unchanged) == (0, 1, 1)
    assert [row["level"] for row in current(store, "control_line")] == [1, 1]
    (version,) = current(store, "control_line_version")
    assert version["valid_to"] == "2025-01-01"
    less = import_control_line(store, blocks("1"), version="1", valid_from=FROM)
    assert [(r.code, r.params) for r in less.remarks] == [("ROWS_NOT_IN_FILE", {"rows": 1})]
    other = import_control_line(store, blocks("1"), version="2", valid_from=date(2025, 1, 1))
    assert other.created == 1


def test_blocks_without_number_are_found_by_their_ground(store) -> None:
    rows = [{"QKMC": "甲", "wkt": square(1)}]
    import_control_line(store, incoming(rows), version="1", valid_from=FROM)
    report = import_control_line(
        store, incoming([{"QKMC": "乙", "wkt": square(1)}]), version="1", valid_from=FROM
    )
    assert report.updated == 1
    assert [row["block_name"] for row in current(store, "control_line")] == ["乙"]


def test_undoing_a_version_takes_it_away(store) -> None:
    report = import_control_line(store, blocks("1"), version="1", valid_from=FROM)
    void_import(store, report.package_uuid)
    assert current(store, "control_line_version") == current(store, "control_line") == []


def edge(number: int) -> list[dict[str, str]]:
    """A closed square of four lines."""
    corners = list(shapely.from_wkt(square(number)).exterior.coords)
    return [
        {"QKBH": f"L{number}", "wkt": f"LINESTRING({a[0]} {a[1]},{b[0]} {b[1]})"}
        for a, b in pairwise(corners)
    ]


def test_lines_that_close_become_polygons(store) -> None:
    report = import_control_line(
        store, incoming([*edge(0), *edge(3)]), version="1", valid_from=FROM, level=1
    )
    assert report.remarks[0].code == "LINES_POLYGONIZED"
    assert report.remarks[0].params == {"lines": 8, "polygons": 2}
    rows = current(store, "control_line")
    assert sorted(row["block_code"] for row in rows) == ["L0", "L3"]
    assert [row["area_m2"] for row in rows] == pytest.approx([10_000] * 2)


def test_lines_that_do_not_close_are_refused_with_a_place(store) -> None:
    lines = [*edge(0), *edge(3)[:3]]
    error = code_of(import_control_line, store, incoming(lines), version="1", valid_from=FROM)
    assert error.code == "LINES_NOT_CLOSED"
    assert error.params["count"] >= 1
    assert error.params["place"].endswith("(100.000 m)")
    assert current(store, "control_line_version") == []


def test_three_old_areas_take_status_from_column_or_constant(store) -> None:
    rows = [
        {"SJBH": "S1", "SJZT": "已批复", "PFRQ": "2021年3月5日", "wkt": square(1)},
        {"SJBH": "S2", "SJZT": None, "wkt": square(2)},
    ]
    report = import_three_old_areas(
        store, incoming(rows), status="register", as_of=date(2025, 3, 31)
    )
    first, second = current(store, "three_old_area")
    assert (first["status"], first["approved_on"]) == ("approved", "2021-03-05")
    assert (second["status"], second["as_of"]) == ("register", "2025-03-31")
    assert report.created == 2


def test_a_three_old_row_without_status_is_refused_and_a_file_without_any_whole(store) -> None:
    rows = [{"SJBH": "S1", "SJZT": "已批复", "wkt": square(1)}, {"SJBH": "S2", "wkt": square(2)}]
    report = import_three_old_areas(store, incoming(rows))
    assert outcome(report, 2) == ("refused", [("VALUE_REQUIRED", {"field": "三旧状态"})])
    table = incoming([{"SJBH": "S1", "wkt": square(1)}])
    assert code_of(import_three_old_areas, store, table).code == "THREE_OLD_STATUS_NEEDED"
    assert code_of(import_three_old_areas, store, table, status="已").code == (
        "THREE_OLD_STATUS_NEEDED"
    )


def test_a_reference_layer_is_registered_once(store) -> None:
    options = {"name": "城镇开发边界", "kind": "urban_boundary", "source": "自然资源局"}
    table = incoming([{"BH": "1", "MC": "甲", "wkt": square(1)}])
    import_reference_areas(store, table, **options, as_of=date(2024, 1, 1))
    report = import_reference_areas(store, table, **options, as_of=date(2025, 1, 1))
    (layer,) = current(store, "reference_layer")
    assert layer["as_of"] == "2025-01-01"
    assert (report.unchanged, len(current(store, "reference_area"))) == (1, 1)
    other = {**options, "kind": "land_survey"}
    error = code_of(import_reference_areas, store, table, **other)
    assert (error.code, error.params) == (
        "REFERENCE_OTHER_KIND",
        {"name": "城镇开发边界", "kind": "城镇开发边界", "wanted": "三调及年度变更"},
    )
    assert current(store, "reference_layer") == [current(store, "reference_layer")[0]]
    error = code_of(import_reference_areas, store, table, name="甲", kind="boundary")
    assert error.code == "REFERENCE_KIND_UNKNOWN"


def test_options_reach_the_reading(store) -> None:
    table = incoming([{"编号列": "K1", "wkt": square(1)}], crs=None)
    import_control_line(
        store,
        table,
        version="1",
        valid_from=FROM,
        options=FileOptions(
            mapping={"block_code": "编号列"}, source_crs="EPSG:4526", district="440705"
        ),
    )
    (row,) = current(store, "control_line")
    assert (row["block_code"], row["district"]) == ("K1", "440705")


def test_the_same_ground_twice_in_one_file_is_refused_once(store) -> None:
    rows = [{"QKBH": "A", "wkt": square(1)}, {"QKBH": "B", "wkt": square(1)}]
    report = import_control_line(store, incoming(rows), version="1", valid_from=FROM)
    assert codes(report) == {"SHAPE_DOUBLE"}
    assert report.created == 1


def test_parcels_and_lines_share_one_workspace(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    import_control_line(store, blocks("1"), version="1", valid_from=FROM)
    assert (len(current(store)), len(current(store, "control_line"))) == (1, 1)

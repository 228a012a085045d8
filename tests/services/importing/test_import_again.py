# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Importing over what persons edited, and over derived values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.services.importing.areas import import_control_line, import_three_old_areas
from lowuse_plugin.services.importing.package import void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.projects import UNCHANGED, UPDATED, import_projects
from tests.exchange.make_files import square
from tests.services.importing.import_support import (
    CODE,
    codes,
    current,
    import_enterprises,
    incoming,
    lot,
    new_workspace,
    outcome,
)

USCC = "91440700123456789X"


@pytest.fixture
def store(folder: Path):
    with new_workspace(folder) as opened:
        yield opened


def edit(store, table: str, **values) -> None:
    """A person changes the only row of a table."""
    (row,) = current(store, table)
    store.write([Update(table, row["uuid"], row["row_version"], values)], reason="编辑")


def remarks(report) -> dict[str, dict[str, object]]:
    return {remark.code: dict(remark.params) for remark in report.remarks}


def test_what_a_person_edited_stays_and_is_named(store) -> None:
    table = incoming([lot(1, BZ="旧", ZDMJ="10000")])
    import_parcels(store, table)
    edit(store, "parcel", remark="已核实")
    report = import_parcels(store, table)
    assert current(store)[0]["remark"] == "已核实"
    assert outcome(report, 1) == ("changed", [("EDITED_SINCE_IMPORT", {"fields": "备注"})])
    assert (report.updated, report.unchanged) == (0, 1)


def test_an_edit_stays_over_every_later_import_while_other_columns_are_taken(store) -> None:
    import_parcels(store, incoming([lot(1, BZ="旧", ZDMJ="10000")]))
    edit(store, "parcel", remark="已核实")
    later = incoming([lot(1, BZ="旧", ZDMJ="10100")], sha256="1" * 64)
    assert import_parcels(store, later).updated == 1
    assert codes(import_parcels(store, later)) == {"EDITED_SINCE_IMPORT"}
    (row,) = current(store)
    assert (row["remark"], row["registered_area_m2"]) == ("已核实", 10_100.0)


def test_the_file_wins_where_that_is_asked_for_and_owns_the_column_again(store) -> None:
    table = incoming([lot(1, BZ="旧")])
    import_parcels(store, table)
    edit(store, "parcel", remark="已核实")
    report = import_parcels(store, table, overwrite_edits=True)
    assert (report.updated, codes(report)) == (1, set())
    import_parcels(store, incoming([lot(1, BZ="新")], sha256="1" * 64))
    assert current(store)[0]["remark"] == "新"


def test_undoing_an_import_that_overwrote_an_edit_protects_the_edit_again(store) -> None:
    table = incoming([lot(1, BZ="旧")])
    import_parcels(store, table)
    edit(store, "parcel", remark="已核实")
    void_import(store, import_parcels(store, table, overwrite_edits=True).package_uuid)
    assert codes(import_parcels(store, table)) == {"EDITED_SINCE_IMPORT"}
    assert current(store)[0]["remark"] == "已核实"


def test_a_shape_that_a_person_moved_stays_with_its_areas(store) -> None:
    table = incoming([lot(1)])
    import_parcels(store, table)
    (row,) = current(store)
    other = incoming([lot(2, wkt=square(1, side=50.0))], sha256="2" * 64)
    import_parcels(store, other)
    smaller = current(store)[1]["geom"]
    moved = Update("parcel", row["uuid"], 1, {"geom": smaller, "plane_area_m2": 2500.0})
    store.write([moved], reason="编辑")
    report = import_parcels(store, table)
    assert outcome(report, 1)[1] == [("EDITED_SINCE_IMPORT", {"fields": "图形"})]
    assert current(store)[0]["plane_area_m2"] == 2500.0


def test_derived_values_fill_gaps_only(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    (row,) = current(store)
    assert row["ownership"] == "state"
    store.write(
        [Insert("parcel", "p2", {"parcel_code": CODE.format(2), "district": "440704"})],
        reason="新增",
    )
    store.write(
        [
            Insert(
                "parcel",
                "p3",
                {"parcel_code": CODE.format(3), "ownership": "collective", "district": "440704"},
            )
        ],
        reason="新增",
    )
    report = import_parcels(store, incoming([lot(2), lot(3)], sha256="1" * 64))
    kept = {row["parcel_code"]: row["ownership"] for row in current(store)}
    assert kept == {
        CODE.format(1): "state",
        CODE.format(2): "state",
        CODE.format(3): "collective",
    }
    assert remarks(report)["DEFAULT_NOT_APPLIED"]["rows"] == 1


def test_a_district_option_does_not_move_a_parcel_and_its_area_keeps_its_plane(
    folder: Path,
) -> None:
    with new_workspace(folder, district="440700") as store:
        import_parcels(store, incoming([{"TBBH": "1", "wkt": square(1)}]), district="440785")
        again = incoming([{"TBBH": "1", "wkt": square(1, side=99.0)}], sha256="1" * 64)
        report = import_parcels(store, again, district="440704")
        (row,) = current(store)
    assert (row["district"], row["plane_epsg"]) == ("440785", 4525)
    assert row["plane_area_m2"] > 9_802  # 99 m × 99 m, larger in the plane of zone 37
    assert remarks(report)["DEFAULT_NOT_APPLIED"] == {"field": "行政区代码", "rows": 1}


def test_one_more_owner_leaves_the_shares_of_the_others(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂")]))
    edit(store, "parcel_holder", share="60%", share_kind="2")
    (before,) = current(store, "parcel_holder")
    report = import_parcels(store, incoming([lot(1, QLR="甲厂、乙厂")], sha256="1" * 64))
    first, second = current(store, "parcel_holder")
    assert (first["uuid"], first["share"]) == (before["uuid"], "60%")
    assert (second["position"], second["share"]) == (2, None)
    assert report.updated == 1


def test_shares_that_changed_alone_are_taken(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂、乙厂", QLRFE="50%、50%")]))
    changed = incoming([lot(1, QLR="甲厂、乙厂", QLRFE="70%、30%")], sha256="1" * 64)
    report = import_parcels(store, changed)
    assert [join["share"] for join in current(store, "parcel_holder")] == ["70%", "30%"]
    assert report.updated == 1
    edit_first = current(store, "parcel_holder")[0]
    store.write(
        [Update("parcel_holder", edit_first["uuid"], 2, {"share": "80%"})], reason="登记更正"
    )
    report = import_parcels(store, changed)
    assert codes(report) == {"EDITED_SINCE_IMPORT"}
    assert [join["share"] for join in current(store, "parcel_holder")] == ["80%", "30%"]


def test_a_holder_that_a_person_replaced_is_not_brought_back(store) -> None:
    table = incoming([lot(1, QLR="甲厂")])
    import_parcels(store, table)
    (join,), (parcel,) = current(store, "parcel_holder"), current(store)
    gone = {"retired_at": "2025-01-01T00:00:00Z", "retired_reason": "转让"}
    store.write(
        [
            Update("parcel_holder", join["uuid"], 1, gone),
            Insert("right_holder", "h2", {"name": "丙厂", "name_key": "丙厂"}),
            Insert(
                "parcel_holder", "j2", {"parcel_uuid": parcel["uuid"], "right_holder_uuid": "h2"}
            ),
        ],
        reason="转让登记",
    )
    report = import_parcels(store, table)
    assert [row["uuid"] for row in current(store, "parcel_holder")] == ["j2"]
    assert codes(report) == {"EDITED_SINCE_IMPORT"}


def test_a_control_line_keeps_example_and_level_where_nothing_is_said(store) -> None:
    table = incoming([{"wkt": square(1), "QKBH": "A"}])
    said = {"version": "2024", "valid_from": date(2024, 1, 1)}
    import_control_line(store, table, **said, level=1, example=True)
    report = import_control_line(store, table, **said)
    assert current(store, "control_line_version")[0]["example"] is True
    assert current(store, "control_line")[0]["level"] == 1
    assert "DEFAULT_NOT_APPLIED" in remarks(report)
    import_control_line(store, table, **said, example=False)
    assert current(store, "control_line_version")[0]["example"] is False


def test_three_old_defaults_do_not_touch_what_is_there(store) -> None:
    table = incoming([{"wkt": square(1), "BH": "X1"}])
    import_three_old_areas(store, table, status="approved", as_of=date(2024, 1, 1))
    import_three_old_areas(store, table, status="register", as_of=date(2025, 1, 1))
    (row,) = current(store, "three_old_area")
    assert (row["status"], row["as_of"]) == ("approved", "2024-01-01")


def test_a_tax_that_a_person_corrected_stays(store) -> None:
    sheet = incoming([{"企业名称": "甲厂", "年度": "2023", "税收": "10"}], plain=True)
    import_enterprises(store, sheet)
    edit(store, "enterprise_year", tax_wan="12")
    report = import_enterprises(store, sheet)
    assert current(store, "enterprise_year")[0]["tax_wan"] == "12"
    assert codes(report) == {"EDITED_SINCE_IMPORT"}
    import_enterprises(store, sheet, overwrite_edits=True)
    assert current(store, "enterprise_year")[0]["tax_wan"] is None


PROJECT = {
    "project_code": "X1",
    "name": "甲",
    "district": "440704",
    "project_type": "industrial_upgrade",
}


def projects(store, *rows, **options):
    return import_projects(store, ProjectList("项目.json", "0" * 64, rows), **options).outcomes


def test_a_list_without_parcels_or_with_blanks_erases_nothing(store) -> None:
    import_parcels(store, incoming([lot(1)]))
    projects(store, {**PROJECT, "floor_area_m2": "48000", "parcels": [CODE.format(1)]})
    before = current(store, "project")
    assert projects(store, {**PROJECT, "floor_area_m2": None})[0].outcome == UNCHANGED
    assert projects(store, {**PROJECT, "floor_area_m2": None, "parcels": []})[0].outcome == (
        UNCHANGED
    )
    assert current(store, "project") == before
    assert before[0]["geom"] is not None
    assert len(current(store, "project_parcel")) == 1


def test_what_a_person_edited_or_joined_in_a_project_stays(store) -> None:
    import_parcels(store, incoming([lot(1), lot(2)]))
    listed = {**PROJECT, "floor_area_m2": "48000", "parcels": [CODE.format(1)]}
    projects(store, listed)
    edit(store, "project", floor_area_m2="48500")
    (project,), second = current(store, "project"), current(store)[1]
    joined = {"project_uuid": project["uuid"], "parcel_uuid": second["uuid"]}
    store.write([Insert("project_parcel", "j", joined)], reason="项目宗地")
    (ended,) = projects(store, listed)
    assert (ended.outcome, ended.kept) == (UNCHANGED, "改造后建筑面积")
    assert len(current(store, "project_parcel")) == 2
    (ended,) = projects(store, listed, overwrite_edits=True)
    assert (ended.outcome, ended.kept) == (UPDATED, "")
    assert current(store, "project")[0]["floor_area_m2"] == "48000"
    assert len(current(store, "project_parcel")) == 1


def holders(store) -> list[tuple[str, str | None]]:
    names = {row["uuid"]: (row["name"], row["id_number"]) for row in current(store, "right_holder")}
    return [names[join["right_holder_uuid"]] for join in current(store, "parcel_holder")]


ONE, OTHER = "440703198001011234", "440703199002022345"


def test_two_persons_of_one_name_are_not_joined_when_one_has_a_number(store) -> None:
    rows = [lot(1, QLR="张伟"), lot(2, QLR="张伟", QLRZJH=ONE), lot(3, QLR="张伟", QLRZJH=OTHER)]
    report = import_parcels(store, incoming(rows))
    assert holders(store) == [("张伟", None), ("张伟", ONE), ("张伟", OTHER)]
    assert [note[0] for note in outcome(report, 2)[1]] == ["HOLDER_KEPT_APART"]
    later = import_parcels(store, incoming([lot(4, QLR="张伟")], sha256="1" * 64))
    assert holders(store)[3] == ("张伟", None)
    assert codes(later) == set()
    assert len(current(store, "right_holder")) == 3


def test_a_person_without_number_is_not_taken_for_the_one_with_a_number(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="张伟", QLRZJH=ONE)]))
    report = import_parcels(store, incoming([lot(2, QLR="张伟")], sha256="1" * 64))
    assert holders(store) == [("张伟", ONE), ("张伟", None)]
    assert codes(report) == {"HOLDER_KEPT_APART"}


def test_a_parcel_keeps_its_numbered_person_when_a_later_file_lacks_the_number(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="张伟", QLRZJH=ONE)]))
    report = import_parcels(store, incoming([lot(1, QLR="张伟")], sha256="1" * 64))
    assert holders(store) == [("张伟", ONE)]
    assert (report.unchanged, codes(report)) == (1, set())


def test_an_organisation_gets_its_number_and_that_is_said(store) -> None:
    import_parcels(store, incoming([lot(1, QLR="甲厂")]))
    rows = [lot(2, QLR="甲厂", QLRZJH=USCC)]
    report = import_parcels(store, incoming(rows, sha256="1" * 64))
    assert holders(store) == [("甲厂", USCC)] * 2
    assert outcome(report, 1)[1] == [("HOLDER_NUMBER_ADDED", {"name": "甲厂"})]

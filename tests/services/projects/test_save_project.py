# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects saved by two people into one real workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.conflicts import Choice, RowConflict
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.importing.projects import REFUSED, import_projects
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.services.projects.read import (
    ProjectDetails,
    read_candidate_parcels,
    read_project_details,
)
from lowuse_plugin.services.projects.save import (
    ProjectDraft,
    ProjectSaved,
    new_project,
    save_project,
    set_project_state,
)
from lowuse_plugin.services.projects.three_old import find_three_old
from lowuse_plugin.services.rows.edit_row import Decided
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.history.two_people import Overtaken
from tests.services.open_readings import Quiet
from tests.services.projects.project_workspace import FIELDS, LI, REASON, box, project_workspace

TODAY = date(2026, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WorkspaceStore]:
    with project_workspace(tmp_path / "江海 工作库") as opened:
        yield opened


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkspaceStore]:
    """For what is refused: nothing is written into it."""
    with project_workspace(tmp_path_factory.mktemp("still") / "工作库") as opened:
        yield opened


@pytest.fixture
def li(store: WorkspaceStore) -> Iterator[WorkspaceStore]:
    with open_workspace(store.path, actor=LI) as opened:
        yield opened


def make(store: WorkspaceStore, *parcels: str, **values: Any) -> ProjectDetails:
    draft = ProjectDraft({**FIELDS, **values}, dict.fromkeys(parcels))
    saved = new_project(store, draft, reason=REASON, today=TODAY)
    return read_project_details(store, saved.uuid)


def save(
    store: WorkspaceStore, details: ProjectDetails, members: Any = None, **values: Any
) -> ProjectSaved:
    found = save_project(store, details, ProjectDraft(values, members), reason=REASON, today=TODAY)
    assert isinstance(found, ProjectSaved)
    return found


def row(store: WorkspaceStore, details: ProjectDetails) -> dict[str, Any]:
    return dict(read_project_details(store, details.row.uuid).row.values)


def parts(store: WorkspaceStore, details: ProjectDetails) -> dict[str, float | None]:
    return dict(read_project_details(store, details.row.uuid).parts)


def refused(act: Any) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


# -- what is written ------------------------------------------------------------------------------


def test_a_new_project_has_its_parcels_their_outline_and_its_area(store: WorkspaceStore) -> None:
    found = make(store, "p1", "p2", investment_code="2203-440704-04-01-100001")
    assert parts(store, found) == {"p1": None, "p2": None}
    values = row(store, found)
    assert (values["state"], values["boundary_source"]) == ("reserve", "parcels")
    assert values["investment_code"] == "2203-440704-04-01-100001"
    assert shapely.from_wkb(values["geom"]).area == 22_000.0
    # In the plane of the district, here the one of the workspace: 200 × 110 m.
    assert values["plane_epsg"] == 4526
    assert values["plane_area_m2"] == pytest.approx(22_000.0, abs=1e-6)


def test_one_undo_takes_the_whole_project_back(store: WorkspaceStore) -> None:
    saved = new_project(store, ProjectDraft(FIELDS, {"p1": None}), reason=REASON, today=TODAY)
    assert saved.receipt is not None
    undo_save(store, saved.receipt.transaction_id)
    assert refused(lambda: read_project_details(store, saved.uuid)).code == "EDIT_ROW_RETIRED"
    make(store, "p1")  # the parcel is free again


def test_the_outline_follows_when_parcels_come_and_go(store: WorkspaceStore) -> None:
    found = make(store, "p1")
    saved = save(store, found, {"p1": None, "p2": 5_500.0})
    assert "PROJECT_OUTLINE_FOLLOWS" in saved.notes
    assert "PROJECT_PART_WHOLE" in saved.notes
    assert parts(store, found) == {"p1": None, "p2": 5_500.0}
    assert row(store, found)["plane_area_m2"] == pytest.approx(22_000.0, abs=1e-6)
    again = read_project_details(store, found.row.uuid)
    save(store, again, {"p2": 5_500.0})
    assert row(store, found)["plane_area_m2"] == pytest.approx(11_000.0, abs=1e-6)


def test_a_drawn_boundary_stays_when_parcels_change(store: WorkspaceStore) -> None:
    found = make(store, "p1")
    draft = ProjectDraft({"boundary_source": "drawn"}, None, box(0, 0, 50, 110))
    drawn = save_project(store, found, draft, reason=REASON)
    assert isinstance(drawn, ProjectSaved)
    found = read_project_details(store, found.row.uuid)
    save(store, found, {"p1": None, "p2": None})
    values = row(store, found)
    assert (values["boundary_source"], shapely.from_wkb(values["geom"]).area) == ("drawn", 5_500.0)
    assert values["plane_area_m2"] == pytest.approx(5_500.0, abs=1e-6)
    # Back to the parcels: their outline again.
    save(store, read_project_details(store, found.row.uuid), boundary_source="parcels")
    assert row(store, found)["plane_area_m2"] == pytest.approx(22_000.0, abs=1e-6)


def test_a_project_without_land_is_saved_as_a_draft_and_says_so(store: WorkspaceStore) -> None:
    saved = new_project(store, ProjectDraft(FIELDS), reason=REASON, today=TODAY)
    assert saved.notes == ("PROJECT_IS_DRAFT",)
    error = refused(lambda: find_three_old(store, saved.uuid))
    assert error.code == "PROJECT_NO_BOUNDARY"


def test_another_district_measures_the_area_in_its_plane(store: WorkspaceStore) -> None:
    found = make(store, "p4")
    parts_ = [
        {"district": "440785", "land_area_m2": "1"},
        {"district": "440704", "land_area_m2": "1"},
    ]
    save(store, found, district="440785", district_parts=json.dumps(parts_))
    assert row(store, found)["plane_epsg"] == 4525


def test_saving_the_same_parcels_and_nothing_else_is_nothing(store: WorkspaceStore) -> None:
    found = make(store, "p1")
    assert refused(lambda: save(store, found, {"p1": None})).code == "EDIT_NOTHING"


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (11_000.0, ""),
        (11_000.02, "PROJECT_PART_ABOVE_PARCEL"),
        (0.0, "PROJECT_PART_NOT_POSITIVE"),
        (-1.0, "PROJECT_PART_NOT_POSITIVE"),
        (float("nan"), "PROJECT_PART_NOT_POSITIVE"),
    ],
)
def test_a_part_lies_between_nothing_and_the_parcel(
    store: WorkspaceStore, part: float, code: str
) -> None:
    found = make(store, "p2")
    if not code:
        save(store, found, {"p2": None, "p1": part})
        return
    error = refused(lambda: save(store, found, {"p2": None, "p1": part}))
    assert error.code == code
    assert parts(store, found) == {"p2": None}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"land_area_m2": "NaN"}, "FIELD_NOT_A_NUMBER"),
        ({"land_area_m2": "Infinity"}, "FIELD_NOT_A_NUMBER"),
        ({"land_area_m2": "24_000"}, "FIELD_NOT_A_NUMBER"),
        ({"floor_area_m2": "1e5"}, "FIELD_NOT_A_NUMBER"),
        ({"other_land_areas": '{"approval": "1e5"}'}, "FIELD_NOT_A_NUMBER"),
        ({"acceptances": '[{"on": "20240630"}]'}, "FIELD_NOT_A_DATE"),
        ({"planned_completion_on": "2024-W26-7"}, "FIELD_NOT_A_DATE"),
        ({"applied_on": "20240630"}, "FIELD_NOT_A_DATE"),
        ({"land_area_m2": "三十亩"}, "FIELD_NOT_A_NUMBER"),
        ({"land_area_m2": "-1"}, "FIELD_NEGATIVE"),
        ({"land_area_m2": "0"}, "FIELD_NOT_POSITIVE"),
        ({"land_area_m2": "100", "net_land_area_m2": "100.01"}, "FIELD_ABOVE_WHOLE"),
        ({"floor_area_m2": "100", "industrial_floor_area_m2": "100.01"}, "FIELD_ABOVE_WHOLE"),
        ({"floor_area_m2": "100", "retained_floor_area_m2": "100.01"}, "FIELD_ABOVE_WHOLE"),
        ({"acceptances": '[{"on": "2026-03-02"}]'}, "FIELD_IN_FUTURE"),
        ({"acceptances": '[{"on": "2026-02-30"}]'}, "FIELD_NOT_A_DATE"),
        ({"acceptances": '[{"kind": "验收了", "on": "2026-02-01"}]'}, "LIST_WORD_UNKNOWN"),
        ({"acceptances": '{"on": "2026-02-01"}'}, "LIST_UNREADABLE"),
        ({"other_land_areas": '{"approval": "NaN"}'}, "FIELD_NOT_A_NUMBER"),
        ({"approved_on": "2026-03-02"}, "FIELD_IN_FUTURE"),
        ({"district": "440799"}, "FIELD_NOT_IN_LIST"),
        ({"name": ""}, "FIELD_REQUIRED"),
        (
            {"district_parts": '[{"district": "440703", "land_area_m2": "1"}]'},
            "PROJECT_PARTS_DISTRICT",
        ),
        (
            {
                "land_area_m2": "3.03",
                "district_parts": '[{"district": "440703", "land_area_m2": "1"},'
                ' {"district": "440704", "land_area_m2": "2"}]',
            },
            "PROJECT_PARTS_SUM",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_nothing_is_written(
    still: WorkspaceStore, values: dict[str, Any], code: str
) -> None:
    with still.read() as reading:
        head = reading.head()
    assert refused(lambda: make(still, "p1", **values)).code == code
    with still.read() as reading:
        assert reading.head() == head


def test_figures_at_the_edge_are_kept(store: WorkspaceStore) -> None:
    found = make(
        store,
        "p1",
        land_area_m2="3.02",
        net_land_area_m2="3.02",
        floor_area_m2="100",
        industrial_floor_area_m2="100",
        acceptances='[{"kind": "joint_acceptance", "number": "1", "on": "2026-03-01"}]',
        district_parts='[{"district": "440703", "land_area_m2": "1"},'
        ' {"district": "440704", "land_area_m2": "2"}]',
    )
    assert row(store, found)["net_land_area_m2"] == "3.02"


def test_a_parcel_of_another_district_needs_the_split(store: WorkspaceStore) -> None:
    error = refused(lambda: make(store, "p1", "p3"))
    assert error.code == "PROJECT_DISTRICT_DIFFERS"
    assert (error.params["found"], error.params["district"]) == ("蓬江区", "江海区")
    lands = [{"district": code, "land_area_m2": "11000"} for code in ("440703", "440704")]
    split = json.dumps(lands)
    assert parts(store, make(store, "p1", "p3", district_parts=split)) == {"p1": None, "p3": None}


def test_a_drawn_boundary_that_lies_elsewhere_or_is_none_is_refused(store: WorkspaceStore) -> None:
    elsewhere = shapely.to_wkb(shapely.box(0, 0, 10, 10))
    for wkb, code in ((elsewhere, "PROJECT_BOUNDARY_OUTSIDE"), (b"x", "GEOMETRY_UNREADABLE")):
        draft = ProjectDraft(FIELDS, None, wkb)
        assert refused(lambda d=draft: new_project(store, d, reason=REASON)).code == code


def test_two_projects_never_have_one_number(store: WorkspaceStore) -> None:
    make(store, "p1", project_code="XM-1")
    error = refused(lambda: make(store, "p2", project_code="XM-1"))
    assert (error.code, error.params["name"]) == ("PROJECT_CODE_TAKEN", "甲机械改造")


# -- one parcel, one project that goes on ---------------------------------------------------------


def test_a_parcel_of_another_project_is_refused_with_both_named(store: WorkspaceStore) -> None:
    make(store, "p1", project_code="XM-1")
    other = make(store, "p2", name="乙改造")
    error = refused(lambda: save(store, other, {"p1": None, "p2": None}))
    assert error.code == "PROJECT_PARCEL_TAKEN"
    assert error.params == {"parcel": "440704001001GB00001", "project": "XM-1 甲机械改造"}
    found = read_candidate_parcels(store, ["p1", "p4", "gone"], other.row.uuid)
    assert [m.parcel_uuid for m in found.members] == ["p4"]
    assert ([c.parcel_uuid for c in found.taken], found.gone) == (["p1"], 1)


@pytest.mark.parametrize("state", ["withdrawn", "closed"])
def test_a_project_that_ended_holds_its_parcels_no_more_and_gets_them_back_only_free(
    store: WorkspaceStore, state: str
) -> None:
    first = make(store, "p1")
    set_project_state(store, first.row.uuid, state, reason="不再实施")
    second = make(store, "p1", name="乙改造")
    again = refused(lambda: set_project_state(store, first.row.uuid, "building", reason="恢复"))
    assert again.code == "PROJECT_PARCEL_TAKEN"
    set_project_state(store, second.row.uuid, "withdrawn", reason="撤")
    set_project_state(store, first.row.uuid, "building", reason="恢复")
    assert row(store, first)["state"] == "building"
    same = refused(lambda: set_project_state(store, first.row.uuid, "building", reason="恢复"))
    assert same.code == "PROJECT_STATE_SAME"


def test_a_parcel_that_a_colleague_retires_meanwhile_comes_to_no_project(
    store: WorkspaceStore,
) -> None:
    """A drawn boundary does not follow the parcels, and so rests on none of them."""
    draft = ProjectDraft(FIELDS, {}, box(0, 0, 100, 110))
    made = new_project(store, draft, reason=REASON, today=TODAY).uuid
    details = read_project_details(store, made)
    leave = [lambda: retire_parcels(store, ["p4"], reason="注销")]
    error = refused(
        lambda: save_project(
            Overtaken(store, leave), details, ProjectDraft({}, {"p4": None}), reason=REASON,
            today=TODAY,
        )
    )  # fmt: skip
    assert error.code == "PROJECT_PARCEL_GONE"
    assert read_project_details(store, made).members == ()


def test_a_state_that_a_colleague_gave_meanwhile_is_not_gone_over(store: WorkspaceStore) -> None:
    project = make(store, "p1").row.uuid
    set_project_state(store, project, "withdrawn", reason="不再实施")
    error = refused(
        lambda: set_project_state(store, project, "building", reason="开工", seen="reserve")
    )
    assert (error.code, error.params["state"]) == ("PROJECT_STATE_CHANGED", "退出")
    set_project_state(store, project, "building", reason="恢复", seen="withdrawn")


def test_undoing_brings_no_parcel_into_a_second_project(store: WorkspaceStore) -> None:
    first = make(store, "p1", "p4")
    withdrawn = set_project_state(store, first.row.uuid, "withdrawn", reason="不再实施")
    second = make(store, "p1", name="乙改造")
    error = refused(lambda: undo_save(store, withdrawn.transaction_id))
    assert (error.code, error.params["project"]) == ("PROJECT_PARCEL_TAKEN", "乙改造")
    # A parcel that was taken out comes back by undoing only while it is free.
    out = save(store, second, {"p2": None})
    assert out.receipt is not None
    third = make(store, "p1", name="丙改造")
    assert refused(lambda: undo_save(store, out.receipt.transaction_id)).code == error.code
    set_project_state(store, third.row.uuid, "closed", reason="结案")
    undo_save(store, out.receipt.transaction_id)
    assert parts(store, second) == {"p1": None}


def test_of_two_people_who_add_one_parcel_at_once_one_wins(
    store: WorkspaceStore, li: WorkspaceStore
) -> None:
    mine, theirs = make(store, "p1"), make(store, "p2", name="乙改造")

    def li_adds() -> None:
        save(li, read_project_details(li, theirs.row.uuid), {"p2": None, "p4": None})

    # 李四 saves between 张三's reading and writing.
    between = Overtaken(store, [li_adds])
    error = refused(lambda: save(between, mine, {"p1": None, "p4": None}))  # type: ignore[arg-type]
    assert (error.code, error.params["project"]) == ("PROJECT_PARCEL_TAKEN", "乙改造")
    assert between.saves == 0
    assert parts(store, mine) == {"p1": None}
    assert parts(store, theirs) == {"p2": None, "p4": None}


def test_an_import_obeys_the_same_rule(store: WorkspaceStore) -> None:
    make(store, "p1", project_code="XM-1")
    rows = [
        {**FIELDS, "project_code": code, "parcels": [f"440704001001GB0000{place}"]}
        for code, place in (("XM-2", 1), ("XM-3", 2), ("XM-4", 2))
    ]
    rows.append({**FIELDS, "project_code": "XM-5", "floor_area_m2": "1",
                 "retained_floor_area_m2": "2"})  # fmt: skip
    done = import_projects(store, ProjectList("项目.json", "0" * 64, rows))
    codes = [item.refusal.code if item.refusal else item.outcome for item in done.outcomes]
    assert codes == ["PROJECT_PARCEL_TAKEN", "created", "PROJECT_PARCEL_TAKEN", "FIELD_ABOVE_WHOLE"]
    assert done.count(REFUSED) == 3
    held = done.outcomes[2].refusal
    assert held is not None
    assert held.params["project"] == "XM-3 甲机械改造"


# -- beside a colleague ---------------------------------------------------------------------------


def test_what_a_colleague_changed_elsewhere_is_kept(
    store: WorkspaceStore, li: WorkspaceStore
) -> None:
    mine = make(store, "p1")
    save(li, read_project_details(li, mine.row.uuid), {"p1": None, "p2": None}, remark="已踏勘")
    saved = save(store, mine, {"p1": None, "p4": 100.0}, redeveloper="甲公司")
    assert {group.group for group in saved.kept} == {"identity", "geometry"}
    assert parts(store, mine) == {"p1": None, "p2": None, "p4": 100.0}
    values = row(store, mine)
    assert (values["remark"], values["redeveloper"]) == ("已踏勘", "甲公司")
    assert values["plane_area_m2"] == pytest.approx(33_000.0, abs=1e-6)


def test_one_parcel_that_both_changed_is_not_written(
    store: WorkspaceStore, li: WorkspaceStore
) -> None:
    mine = make(store, "p1", "p2")
    save(li, read_project_details(li, mine.row.uuid), {"p1": None, "p2": 100.0})
    error = refused(lambda: save(store, mine, {"p1": None, "p2": 200.0}, redeveloper="甲公司"))
    assert error.code == "PROJECT_MEMBERS_CHANGED"
    assert error.params["parcels"] == "440704001001GB00002"
    assert row(store, mine)["redeveloper"] is None
    # To the same as the colleague: there is nothing to decide.
    assert save(store, mine, {"p1": None, "p2": 100.0}).receipt is None


def test_fields_that_both_changed_are_decided_by_a_person(
    store: WorkspaceStore, li: WorkspaceStore
) -> None:
    mine = make(store, "p1")
    save(li, read_project_details(li, mine.row.uuid), land_area_m2="11000")
    draft = ProjectDraft({"land_area_m2": "11000.01"}, {"p1": None, "p2": None})
    found = save_project(store, mine, draft, reason=REASON)
    assert isinstance(found, RowConflict)
    assert [group.group for group in found.groups] == ["land"]
    assert parts(store, mine) == {"p1": None}
    decided = Decided(found, {"land": Choice.MINE}, "批复为准")
    done = save_project(store, mine, draft, reason=REASON, decided=decided)
    assert isinstance(done, ProjectSaved)
    assert row(store, mine)["land_area_m2"] == "11000.01"
    assert parts(store, mine) == {"p1": None, "p2": None}


def test_a_parcel_that_is_drawn_anew_meanwhile_makes_the_outline_of_now(
    store: WorkspaceStore, li: WorkspaceStore
) -> None:
    mine = make(store, "p1")
    move = Update("parcel", "p2", 1, {"geom": box(100, 0, 300, 110)})
    between = Overtaken(store, [lambda: li.write([move], reason="测绘")])
    save(between, mine, {"p1": None, "p2": None})  # type: ignore[arg-type]
    assert shapely.from_wkb(row(store, mine)["geom"]).area == 33_000.0


# -- 三旧 ------------------------------------------------------------------------------------------


def old(key: str, status: str, shape: bytes, **values: Any) -> Insert:
    given = {"status": status, "district": "440704", "as_of": "2025-12-31", "geom": shape, **values}
    return Insert("three_old_area", key, given)


def test_without_a_layer_the_status_is_unknown(store: WorkspaceStore) -> None:
    found = find_three_old(store, make(store, "p1").row.uuid)
    assert (found.status, found.overlap_m2, found.as_of) == ("unknown", None, None)


def test_a_layer_beside_the_project_says_none_with_its_day(store: WorkspaceStore) -> None:
    store.write([old("t", "register", box(900, 0, 950, 50))], reason="试")
    found = find_three_old(store, make(store, "p1").row.uuid)
    assert (found.status, found.overlap_m2, found.as_of) == ("none", "0.00", "2025-12-31")


def test_overlaps_count_once_and_the_furthest_stage_decides(store: WorkspaceStore) -> None:
    store.write(
        [
            old("t1", "register", box(0, 0, 50, 110)),
            old("t2", "annual_plan", box(40, 0, 60, 110), document_no="三旧〔2025〕3号"),
            # 0.09 m × 110 m = 9.9 m², not above 0.1 % of 11,000 m²: 边界误差.
            old("t3", "settled", box(99.91, 0, 150, 110)),
        ],
        reason="试",
    )
    found = find_three_old(store, make(store, "p1").row.uuid)
    assert (found.status, found.document) == ("annual_plan", "三旧〔2025〕3号")
    assert found.overlap_m2 == "6609.90"  # 60 m and 0.09 m of 110 m
    assert [area.uuid for area in found.areas] == ["t2", "t1", "t3"]
    # A boundary that is not saved yet is looked up likewise.
    drawn = find_three_old(store, box(45, 0, 100, 110), district="440704")
    assert drawn.overlap_m2 == "1659.90"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write([old("t", "register", box(0, 0, 50, 110))], reason="试")
    quiet: Any = Quiet(store, monkeypatch)
    found = make(quiet, "p1")
    save(quiet, found, {"p1": None, "p2": None})
    assert find_three_old(quiet, found.row.uuid).overlap_m2 == "5500.00"
    assert row(store, found)["plane_area_m2"] == pytest.approx(22_000.0, abs=1e-6)
    assert quiet.measured

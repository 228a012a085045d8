# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A survey of other land, or of another area, than that of the parcels that are merged.

``a`` is 30 × 10 m, ``b`` 20 × 10 m: 500 m² with a boundary of 120 m, which the tolerance of 0.05 m
can make 6 m² larger. The limit is 5 %.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.records import DRAWN
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.merging.cases import propose_merge, read_case
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.services.merging.state import read_state
from lowuse_plugin.services.merging.steps import advance, give_back, refuse, withdraw
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import EAST, NORTH, multipolygon
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


@pytest.fixture
def case(store: WorkspaceStore) -> str:
    uuid = office.propose(store)
    office.accept(store, uuid)
    office.judge_all(store, uuid)
    office.review(store, uuid)
    office.agree(store, uuid)
    return uuid


def survey(
    store: WorkspaceStore, case: str, area: str, shape: bytes | None = None, why: str = ""
) -> None:
    said = MergeSurvey(Fraction(area), shape, DRAWN) if shape else MergeSurvey(Fraction(area))
    step = office.step(office.SURVEYED, office.DRAFTER, opinion=why)
    advance(store, case, step, survey=said, today=office.TODAY)


def refused(store: WorkspaceStore, case: str, area: str, shape: bytes | None = None) -> LowUseError:
    """Return why a survey without a reason is refused; nothing is written."""
    with pytest.raises(LowUseError) as caught:
        survey(store, case, area, shape)
    assert read_case(store, case).state == "agreed"
    return caught.value


def test_an_outline_that_leaves_out_most_of_a_member_is_refused(
    store: WorkspaceStore, case: str
) -> None:
    """20 m² of 500: 290 m² of a and 190 m² of b are left out."""
    sliver = multipolygon(29, 0, 31, 10)
    with pytest.raises(LowUseError) as caught:
        survey(store, case, "20", sliver, why="已核实")
    assert (caught.value.code, caught.value.params) == (
        "MERGE_SURVEY_LEAVES_OUT",
        {
            "parcels": "…001001GB00011 290.00 m²、…001001GB00012 190.00 m²",
            "limit": "5",
        },
    )


def test_a_corner_that_is_left_out_needs_a_reason(store: WorkspaceStore, case: str) -> None:
    """0.2 × 30 m of a are 6 m² of 300, and of b 4 m² of 200: 2 %."""
    lower = multipolygon(0, 0.2, 50, 10)
    error = refused(store, case, "490", lower)
    assert (error.code, error.params) == (
        "MERGE_SURVEY_WHY",
        {
            "left": "…001001GB00011 6.00 m²、…001001GB00012 4.00 m²",
            "beyond": "0.00 m²",
            "off": "0.00 m²",
        },
    )
    survey(store, case, "490", lower, why="南侧界线重测")
    assert read_case(store, case).state == "surveyed"


def test_what_is_nowhere_wider_than_the_tolerance_is_no_difference(
    store: WorkspaceStore, case: str
) -> None:
    survey(store, case, "500", multipolygon(0, -0.04, 50, 9.96))
    assert read_case(store, case).state == "surveyed"


@pytest.mark.parametrize(
    ("north", "code", "beyond"),
    [(10.2, "MERGE_SURVEY_WHY", "10.00 m²"), (10.6, "MERGE_SURVEY_BEYOND", None)],
)
def test_land_beside_the_members_needs_a_reason_and_is_refused_above_the_limit(
    store: WorkspaceStore, case: str, north: float, code: str, beyond: str | None
) -> None:
    error = refused(store, case, str(50 * north), multipolygon(0, 0, 50, north))
    assert (error.code, error.params.get("beyond")) == (code, beyond)


def test_an_area_that_nobody_drew_is_refused(store: WorkspaceStore, case: str) -> None:
    error = refused(store, case, "99999")
    assert (error.code, error.params) == (
        "MERGE_SURVEY_AREA", {"area": "99,999.00 m²", "expected": "500.00 m²", "limit": "5"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("area", "code", "off"),
    [
        ("506.01", "MERGE_SURVEY_WHY", "+6.01 m²"),
        ("493.99", "MERGE_SURVEY_WHY", "−6.01 m²"),
        ("525.01", "MERGE_SURVEY_AREA", None),
    ],
)
def test_an_area_off_the_outline_needs_a_reason(
    store: WorkspaceStore, case: str, area: str, code: str, off: str | None
) -> None:
    error = refused(store, case, area)
    assert (error.code, error.params.get("off")) == (code, off)
    survey(store, case, "505.99")
    assert read_case(store, case).state == "surveyed"


def test_a_member_that_crosses_itself_is_told_in_the_case_and_hinders_it(
    store: WorkspaceStore,
) -> None:
    corners = [(30, 0), (50, 10), (50, 0), (30, 10)]
    ring = shapely.Polygon([(EAST + x, NORTH + y) for x, y in corners])
    changed = {"geom": bytes(shapely.to_wkb(shapely.MultiPolygon([ring])))}
    store.write([Update("parcel", "b", 1, changed)], reason="导入")
    case, _ = propose_merge(
        store, ["a", "b"], by=office.DRAFTER, on=office.PROPOSED, today=office.TODAY
    )
    state = read_state(store, case, today=office.TODAY)
    assert state.matrix is not None
    assert [r.code for r in state.matrix.row("M-2").reasons] == ["RING_BROKEN"]
    assert state.preview is not None
    assert "MERGE_MEMBER_INVALID" in [each.code for each in state.preview.blockers]


def redrawn(store: WorkspaceStore, east: float, north: float) -> None:
    """Let a colleague redraw ``b`` after the survey; the conditions are judged again."""
    with store.read() as reading:
        row = reading.row("parcel", "b") or {}
    changed = {
        "geom": multipolygon(30, 0, east, north), "plane_area_m2": (east - 30) * north,
    }  # fmt: skip
    store.write([Update("parcel", "b", int(row["row_version"]), changed)], reason="改界")


def judged_again(store: WorkspaceStore, case: str) -> None:
    for code in ("M-10", "M-11"):
        told = Judgement("王科长", office.SURVEYED, "符合", code=code, department="自然资源局")
        judge(store, case, told, today=office.TODAY)


def register(store: WorkspaceStore, case: str) -> None:
    """Register what somebody looked at as it is now."""
    entered, step = office.entered(area_basis="survey"), office.step(office.REGISTERED)
    shown = read_case(store, case).current_versions
    register_merge(store, case, entered, step, versions=shown, today=office.TODAY)


def register_refused(store: WorkspaceStore, case: str) -> LowUseError:
    """Return why a registration is refused, which the case tells before it."""
    state = read_state(store, case, today=office.TODAY)
    told = [each for each in state.blockers if each.code.startswith("MERGE_SURVEY")]
    with pytest.raises(LowUseError) as caught:
        register(store, case)
    assert [(each.code, each.params) for each in told] == [
        (caught.value.code, caught.value.params)
    ]  # fmt: skip
    assert read_case(store, case).state == "surveyed"
    return caught.value


@pytest.mark.parametrize("shape", [None, multipolygon(0, 0, 50, 10)], ids=["union", "drawn"])
def test_a_member_redrawn_since_the_survey_keeps_the_case_from_the_register(
    store: WorkspaceStore, case: str, shape: bytes | None
) -> None:
    """b was 200 m² and is 1,700: of the 500 m² that were surveyed nothing is said of 1,500."""
    retire_parcels(store, ["c", "d"], reason="误录")
    survey(store, case, "500", shape, why="界址重测")
    redrawn(store, 200, 10)
    judged_again(store, case)
    error = register_refused(store, case)
    assert (error.code, error.params) == (
        "MERGE_SURVEY_OUTDATED",
        {"left": "…001001GB00012 1,500.00 m²", "beyond": "0.00 m²", "off": "0.00 m²", "limit": "5"},
    )


def test_an_area_that_was_stated_in_mu_is_kept_to_the_hundredth(
    store: WorkspaceStore, case: str
) -> None:
    """0.7502 亩 are 500.1333… m²."""
    survey(store, case, "7502/15")
    kept = read_case(store, case).survey
    assert kept is not None
    assert kept.area_m2 == Fraction("500.13")


def test_a_small_change_since_the_survey_needs_the_reason_of_a_new_one(
    store: WorkspaceStore, case: str
) -> None:
    """0.1 × 20 m along b are 2 m² of 202: 1 %."""
    survey(store, case, "500")
    redrawn(store, 50, 10.1)
    judged_again(store, case)
    error = register_refused(store, case)
    assert (error.code, error.params["left"]) == (
        "MERGE_SURVEY_OUTDATED", "…001001GB00012 2.00 m²",
    )  # fmt: skip
    back = office.step(office.SURVEYED, opinion="界线已变")
    give_back(store, case, "agreed", back, today=office.TODAY)
    survey(store, case, "500", multipolygon(0, 0, 50, 10), why="以原测量界线为准")
    register(store, case)
    assert read_case(store, case).state == "registered"


@pytest.mark.parametrize("way", ["back", "withdraw", "refuse"])
def test_the_outline_of_a_survey_that_counts_no_more_is_the_union_again(
    store: WorkspaceStore, case: str, way: str
) -> None:
    survey(store, case, "485", multipolygon(0, 0, 50, 9.7), why="北侧界址重测")
    assert shapely.from_wkb(read_case(store, case).outline).area == pytest.approx(485)
    step = office.step(office.TODAY, opinion="界址有误")
    if way == "back":
        give_back(store, case, "agreed", step, today=office.TODAY)
    else:
        {"withdraw": withdraw, "refuse": refuse}[way](store, case, step, today=office.TODAY)
    found = read_case(store, case)
    assert found.survey is None
    assert shapely.from_wkb(found.outline).area == pytest.approx(500)
    assert found.figures.union_m2 == pytest.approx(500)


def test_the_union_of_members_that_were_redrawn_since_is_not_that_of_the_case(
    store: WorkspaceStore, case: str
) -> None:
    survey(store, case, "485", multipolygon(0, 0, 50, 9.7), why="北侧界址重测")
    with store.read() as reading:
        version = (reading.row("parcel", "b") or {})["row_version"]
    cut = {"geom": multipolygon(30, 0, 40, 10), "plane_area_m2": 100.0}
    store.write([Update("parcel", "b", version, cut)], reason="改")
    step = office.step(office.TODAY, opinion="界址有误")
    withdraw(store, case, step, today=office.TODAY)
    assert read_case(store, case).outline is None


def test_a_survey_comes_with_its_step_and_no_other(store: WorkspaceStore) -> None:
    uuid = office.propose(store)
    step = office.step(
        office.ACCEPTED, office.DRAFTER, details={"applicant": "甲厂", "applied_on": "2024-06-04"}
    )
    with pytest.raises(LowUseError) as caught:
        advance(store, uuid, step, survey=MergeSurvey(Fraction(500)), today=office.TODAY)
    assert (caught.value.code, caught.value.params["value"]) == ("INPUT_NOT_ALLOWED", "受理")
    assert read_case(store, uuid).state == "proposed"


def test_a_survey_that_other_software_wrote_in_part_is_none(
    store: WorkspaceStore, case: str
) -> None:
    survey(store, case, "500")
    kept = read_case(store, case).steps[-1].uuid
    told = {"details": json.dumps({"survey": {"source": "union"}})}
    store.write([Update("merge_step", kept, 1, told)], reason="他软件")
    state = read_state(store, case, today=office.TODAY)
    assert (state.case.state, state.case.survey) == ("surveyed", None)
    assert register_refused(store, case).code == "MERGE_SURVEY_MISSING"

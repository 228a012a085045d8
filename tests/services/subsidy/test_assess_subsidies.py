# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Calculating subsidies in a real workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lowuse_plugin import api
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor, Store, Update
from lowuse_plugin.services.projects.facts import read_facts
from lowuse_plugin.store.workspace import open_workspace
from tests.services.history.two_people import Overtaken
from tests.services.subsidy.subsidy_workspace import (
    ON,
    POLICY,
    member,
    new_store,
    parcel,
    project,
    rows,
    run,
    status,
)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_store(folder) as opened:
        yield opened


def test_a_calculation_is_kept_with_inputs_policy_and_figures(store: Store) -> None:
    store.write([project("p")], reason="试")
    found = run(store)
    assert found.counts == {"eligible": 1, "review": 0, "trial": 0, "ineligible": 0}
    assert found.payable_yuan == Decimal("3168000.00")
    [case] = rows(store, "subsidy_case")
    assert (case["status"], case["tier"], case["amount_fen"]) == ("eligible", 2, 316_800_000)
    assert (case["city_share_fen"], case["district_share_fen"]) == (63_360_000, 253_440_000)
    assert (case["far"], case["rate_yuan_per_m2"]) == ("2.20000000", "60")
    assert (case["calculated_by"], case["software_version"]) == ("张三", "0.1.0")
    assert case["rule_set_uuid"] == found.rule_set_uuid
    assert json.loads(case["inputs"])["project"]["land_area_m2"] == "24000"
    assert json.loads(case["result"]) == found.assessed[0].result
    [kept] = rows(store, "rule_sets")
    assert (kept["sha256"], kept["content"]) == (POLICY.sha256, POLICY.content)
    [share] = rows(store, "subsidy_share")
    assert (share["district"], share["amount_fen"]) == ("440705", 316_800_000)


def test_workspace_and_python_interface_give_the_same(store: Store) -> None:
    store.write([project("p", stated_far="2.2", net_land_area_m2="23000")], reason="试")
    [item] = run(store).assessed
    given = read_facts(store, "p").project
    assert item.result == api.assess_subsidy(given, today=ON.isoformat())
    assert json.loads(rows(store, "subsidy_case")[0]["inputs"])["project"] == given


def test_a_second_run_keeps_nothing_new_even_on_another_day(store: Store) -> None:
    store.write([project("p")], reason="试")
    run(store)
    later = run(store, on=date(2025, 2, 1))
    assert [item.written for item in later.assessed] == [False]
    assert len(rows(store, "subsidy_case")) == 1


def test_a_changed_project_is_a_new_calculation_and_the_old_one_stays(store: Store) -> None:
    store.write([project("p")], reason="试")
    run(store)
    store.write([Update("project", "p", 1, {"floor_area_m2": "60000"})], reason="更正")
    assert [item.written for item in run(store).assessed] == [True]
    assert [case["amount_fen"] for case in rows(store, "subsidy_case")] == [
        316_800_000,
        360_000_000,
    ]


def test_another_reading_of_a_person_is_a_new_calculation(store: Store) -> None:
    store.write([project("p", underground_floor_area_m2="100")], reason="试")
    run(store)
    with pytest.raises(LowUseError) as refused:
        run(store, switches={"include_underground": True}, basis_document=" ")
    assert refused.value.code == "SWITCH_NEEDS_DOCUMENT"
    assert refused.value.params["field"] == "include_underground"
    chosen = run(store, switches={"include_underground": True}, basis_document="江财函 1 号")
    assert chosen.assessed[0].result["amount_yuan"] == "3174000.00"
    assert chosen.assessed[0].written
    assert [case["basis_document"] for case in rows(store, "subsidy_case")] == [None, "江财函 1 号"]
    # The readings of the pack need no document, also when they are named.
    assert run(store, switches={"include_underground": False}).assessed[0].written


def test_what_cannot_be_calculated_is_listed_and_stops_nothing(store: Store) -> None:
    store.write(
        [
            project("a", floor_area_m2=None),
            project("b"),
            project("c", acceptances='"昨天"'),
            project("d", land_area_m2=None, land_area_source=None, plane_area_m2=None),
            project("e", geom=None),
            parcel("x", None, None),
            project("f", geom=None, land_area_m2=None),
            member("f", "x"),
        ],
        reason="试",
    )
    found = run(store)
    assert list(status(found)) == ["b", "d"]
    assert [(r.project_uuid, r.error.code, r.error.params.get("field")) for r in found.refused] == [
        ("a", "INPUT_MISSING", "project.floor_area_m2"),
        ("c", "INPUT_NOT_A_MAPPING", "project.acceptances[0]"),
        ("e", "PROJECT_WITHOUT_PARCELS", None),
        ("f", "INPUT_MISSING", "project.land_area_m2"),
    ]


def test_an_ineligible_project_has_no_shares(store: Store) -> None:
    store.write([project("p", land_area_m2="20000", floor_area_m2="44000")], reason="试")
    found = run(store)
    assert status(found) == {"p": ("ineligible", ["AREA_NOT_OVER_30MU"])}
    assert rows(store, "subsidy_share") == []
    assert rows(store, "subsidy_case")[0]["amount_fen"] is None
    assert found.payable_yuan == 0


def test_a_project_in_two_districts_has_a_share_in_each(store: Store) -> None:
    parts = [
        {"district": "440704", "land_area_m2": "12000", "floor_area_m2": "17600"},
        {"district": "440705", "land_area_m2": "12000", "floor_area_m2": "35200"},
    ]
    store.write([project("p", district_parts=json.dumps(parts))], reason="试")
    found = run(store)
    assert status(found) == {"p": ("review", ["REVIEW_CROSS_DISTRICT"])}
    assert [(s["district"], s["city_share_fen"]) for s in rows(store, "subsidy_share")] == [
        ("440704", 52_800_000),
        ("440705", 42_240_000),
    ]
    assert found.payable_yuan == 0


def test_land_without_an_approved_area_is_the_sum_of_the_registered_areas(store: Store) -> None:
    unknown = {"land_area_m2": None, "land_area_source": None}
    store.write(
        [
            parcel("x", 12100.0, 12000.0),
            parcel("y", 12050.0, 12000.0),
            project("whole", **unknown),
            member("whole", "x"),
            member("whole", "y", 12050.0),
        ],
        reason="试",
    )
    [item] = run(store).assessed
    assert (item.result["status"], item.result["far"]) == ("eligible", "2.20000000")


def test_a_part_of_a_parcel_has_a_plane_area_only_and_stays_a_trial(store: Store) -> None:
    unknown = {"land_area_m2": None, "land_area_source": None}
    store.write(
        [parcel("x", 30000.0, 30000.0), project("part", **unknown), member("part", "x", 24000.0)],
        reason="试",
    )
    [item] = run(store).assessed
    assert (item.result["status"], item.result["reasons"]) == ("trial", ["AREA_PLANE_ONLY"])


def test_the_plane_area_of_the_parcels_warns_when_it_says_something_else(store: Store) -> None:
    store.write(
        [parcel("x", 19990.0, None), project("p", land_area_m2="20700", floor_area_m2="44000"),
         member("p", "x")],
        reason="试",
    )  # fmt: skip
    [item] = run(store).assessed
    assert (item.result["status"], item.result["warnings"]) == (
        "eligible",
        ["AREA_BASIS_SENSITIVE"],
    )


def test_two_projects_on_one_parcel_may_be_paid_twice(store: Store) -> None:
    store.write(
        [
            parcel("x", 24000.0, 24000.0),
            *(project(name) for name in ("a", "b", "other")),
            project("gone", state="withdrawn"),
            *(member(name, "x") for name in ("a", "b")),
            parcel("y", 24000.0, 24000.0),
            member("other", "y"),
            member("gone", "y"),
        ],
        reason="试",
    )
    assert status(run(store)) == {
        "a": ("review", ["REVIEW_DUPLICATE"]),
        "b": ("review", ["REVIEW_DUPLICATE"]),
        "other": ("eligible", []),
    }


def test_chosen_projects_only_are_calculated(store: Store) -> None:
    store.write([project("a"), project("b"), project("gone", state="withdrawn")], reason="试")
    assert list(status(run(store, projects=["b", "gone"]))) == ["b", "gone"]
    assert list(status(run(store))) == ["a", "b"]
    with pytest.raises(LowUseError) as refused:
        run(store, projects=["b", "nowhere"])
    assert (refused.value.code, refused.value.params["count"]) == ("PROJECTS_UNKNOWN", 1)


def test_a_three_old_overlap_comes_from_the_project(store: Store) -> None:
    store.write(
        [project("p", three_old_status="approved", three_old_overlap_m2="2000",
                 three_old_document="三旧 1 号")],
        reason="试",
    )  # fmt: skip
    [item] = run(store).assessed
    assert item.result["reasons"] == ["REVIEW_THREE_OLD_PARTIAL"]
    assert "三旧 1 号" in item.result["trace"][8]["value"]


def test_an_unknown_switch_is_refused(store: Store) -> None:
    store.write([project("p")], reason="试")
    with pytest.raises(LowUseError) as refused:
        run(store, switches={"rounding": "two"})
    assert refused.value.code == "SWITCH_UNKNOWN"


@pytest.mark.parametrize(
    ("second", "reasons"),
    [(8000.0, ["AREA_NOT_OVER_30MU"]), (8000.004, []), (8000.01, [])],
)
def test_the_sum_of_registered_areas_is_compared_unrounded_with_30_mu(
    store: Store, second: float, reasons: list[str]
) -> None:
    unknown = {"land_area_m2": None, "land_area_source": None, "floor_area_m2": "44000"}
    store.write(
        [
            parcel("x", None, 12000.0),
            parcel("y", None, second),
            project("p", **unknown),
            member("p", "x"),
            member("p", "y"),
        ],
        reason="试",
    )
    [item] = run(store).assessed
    assert item.result["reasons"] == reasons
    [case] = rows(store, "subsidy_case")
    assert json.loads(case["inputs"])["project"]["land_area_source"] == "registered"


def test_a_project_that_a_colleague_corrects_meanwhile_is_calculated_on_the_new_figures(
    store: Store,
) -> None:
    store.write([project("p")], reason="试")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        larger = [Update("project", "p", 1, {"floor_area_m2": "60000"})]
        mine = Overtaken(store, [lambda: other.write(larger, reason="更正")])
        [item] = run(mine).assessed
    assert item.result["amount_yuan"] == "3600000.00"
    [case] = rows(store, "subsidy_case")
    assert (case["project_version"], case["amount_fen"]) == (2, 360_000_000)


def test_two_people_who_calculate_at_once_keep_one_calculation(store: Store) -> None:
    store.write([project("p")], reason="试")
    with open_workspace(store.path, actor=Actor("李四", "li", "pc-2")) as other:
        found = run(Overtaken(store, [lambda: run(other)]))
    assert [item.written for item in found.assessed] == [False]
    assert len(rows(store, "subsidy_case")) == len(rows(store, "rule_sets")) == 1


@pytest.mark.parametrize(
    ("as_of", "reasons"),
    [("2024-06-29", ["THREE_OLD_UNKNOWN"]), ("2024-06-30", []), (None, [])],
)
def test_a_three_old_layer_older_than_the_acceptance_proves_nothing(
    store: Store, as_of: str | None, reasons: list[str]
) -> None:
    dates = {"three_old_as_of": as_of, "three_old_entered_on": "2020-05-01"}
    store.write([project("p", **dates)], reason="试")
    [item] = run(store).assessed
    assert item.result["reasons"] == reasons
    assert "入库 2020-05-01" in item.result["trace"][8]["value"]

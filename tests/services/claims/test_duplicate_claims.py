# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Other projects that may be rewarded for the same land, building or approval (E10)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.claims.duplicates import find_duplicates
from lowuse_plugin.services.projects.facts import read_facts
from lowuse_plugin.services.projects.land import land_of, read_tables
from lowuse_plugin.services.subsidy.calculation_changes import shown_duplicate
from tests.services.subsidy.subsidy_workspace import (
    box,
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


def found(store: Store, uuid: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return find_duplicates(land_of(read_tables(reading)), of=[uuid]).get(uuid, [])


def pay(uuid: str, project_uuid: str, fen: int, kind: str = "payment") -> Insert:
    given = {"project_uuid": project_uuid, "district": "440705", "kind": kind, "amount_fen": fen}
    return Insert("payment", uuid, {**given, "paid_on": "2024-12-01", "voucher_no": uuid})


def test_common_land_counts_beyond_the_boundary_error(store: Store) -> None:
    # 100 × 240 m each: 0.1 % of 24,000 m² are 24 m², a strip of 0.1 m.
    places = {"mine": 0.0, "strip": 99.91, "more": -99.89, "far": 500.0}
    store.write(
        [project(n, name=n, geom=box(x, 0, x + 100, 240)) for n, x in places.items()], reason="试"
    )
    run(store, projects=["strip", "more", "far"])
    assert found(store, "mine") == [
        {"project": "more", "name": "more", "kind": "land", "overlap_m2": "26.40", "paid": False}
    ]
    assert [each["project"] for each in found(store, "more")] == []  # mine is only entered
    run(store, projects=["mine"])
    assert [each["project"] for each in found(store, "more")] == ["mine"]
    assert status(run(store))["more"] == ("review", ["REVIEW_DUPLICATE"])


def test_who_counts_is_calculated_claimed_or_paid(store: Store) -> None:
    here = {"geom": box(0, 0, 100, 240)}
    names = ("entered", "withdrawn", "calculated", "claimed", "taken_back", "reversed", "paid")
    store.write([project(n, name=n, **here) for n in ("mine", *names)], reason="试")
    run(store, projects=[name for name in names if name != "entered"])
    cases = {row["project_uuid"]: row["uuid"] for row in rows(store, "subsidy_case")}

    def claim(uuid: str, state: str) -> list[Insert | Update]:
        """A claim whose calculation was taken back: the claim alone is left."""
        given = {"project_uuid": uuid, "subsidy_case_uuid": cases[uuid], "calculated_by": "张三"}
        gone = {"retired_at": "2025-01-01T00:00:00.000Z", "retired_reason": "试"}
        return [
            Insert("subsidy_claim", f"c-{uuid}", {**given, "state": state}),
            Update("subsidy_case", cases[uuid], 1, gone),
        ]

    paid = [
        pay("1", "reversed", 100),
        pay("2", "reversed", -100, "reversal"),
        pay("3", "paid", 100),
        pay("4", "paid", -60, "recovery"),
        pay("5", "calculated", 100, "city"),
    ]
    gone = {"state": "withdrawn"}
    store.write(
        [
            *paid,
            *claim("claimed", "accepted"),
            *claim("taken_back", "withdrawn"),
            *(Update("project", n, 1, gone) for n in ("withdrawn", "reversed", "paid")),
        ],
        reason="试",
    )
    # What was paid and not given back counts also for a withdrawn project, and stands first.
    assert [(each["project"], each["paid"]) for each in found(store, "mine")] == [
        ("paid", True),
        ("calculated", False),
        ("claimed", False),
    ]
    assert read_facts(store, "mine").project["duplicates"] == found(store, "mine")


def test_what_the_city_takes_back_is_not_taken_back_from_the_redeveloper(store: Store) -> None:
    """1,000 元 were paid; the city gave 200 twice and took them back twice: 1,000 stay."""
    store.write(
        [project("mine", name="mine"), project("paid", name="paid", geom=None)], reason="试"
    )
    lines = [pay("d", "paid", 100_000)]
    for number in "12":
        lines.append(pay(f"c{number}", "paid", 100_000, "city"))
        back = pay(f"r{number}", "paid", -100_000, "reversal")
        lines.append(
            Insert("payment", back.uuid, {**back.values, "replaces_payment_uuid": f"c{number}"})
        )
    store.write(lines, reason="试")
    assert [row["paid_fen"] for row in rows(store, "subsidy_projects")] == [0, 100_000]
    back = pay("r3", "paid", -100_000, "reversal")
    store.write(
        [Insert("payment", "r3", {**back.values, "replaces_payment_uuid": "d"})], reason="试"
    )
    assert [row["paid_fen"] for row in rows(store, "subsidy_projects")] == [0, 0]


def test_a_shared_parcel_counts_with_what_both_have_of_it(store: Store) -> None:
    nowhere = {"geom": None, "boundary_source": "parcels"}
    store.write(
        [
            parcel("x", 30000.0, 30000.0, map_number="T-1", geom=box(0, 0, 100, 300)),
            parcel("y", None, None, map_number="T-2"),
            *(project(n, project_code=n, **nowhere) for n in ("a", "b", "c")),
            member("a", "x", 20000.0),
            member("b", "x", 8000.5),
            member("b", "y"),
            member("c", "y"),
        ],
        reason="试",
    )
    run(store, projects=["b"])
    [only] = found(store, "a")
    assert (only["overlap_m2"], only["reference"]) == ("8000.50", "T-1")
    assert shown_duplicate(only) == "b 甲厂升级改造（同一用地，T-1，重叠 8,000.50 m²，未拨付）"
    [unknown] = found(store, "c")
    assert (unknown["reference"], "overlap_m2" in unknown) == ("T-2", False)


def test_the_same_documents_are_the_same_building_or_project(store: Store) -> None:
    def accepted(number: str) -> str:
        return json.dumps([{"kind": "joint_acceptance", "on": "2024-06-30", "number": number}])

    store.write(
        [
            project("a", name="a", acceptances=accepted("江建验〔2024〕 5号"),
                    planning_permit_no="建字第1号", investment_code="2020-440704-31-03-000001",
                    approval_no="无"),
            project("b", name="b", acceptances=accepted("江建验[2024]5号"), approval_no="无"),
            project("c", name="c", planning_permit_no="建字第１号"),
            project("d", name="d", investment_code="2020-440704-31-03-000001"),
            project("e", name="e", acceptances=accepted("江建验〔2024〕6号")),
        ],
        reason="试",
    )  # fmt: skip
    run(store, projects=["b", "c", "d", "e"])
    assert [(x["project"], x["kind"], x["reference"]) for x in found(store, "a")] == [
        ("b", "building", "江建验〔2024〕 5号"),
        ("c", "building", "建字第1号"),
        ("d", "project", "2020-440704-31-03-000001"),
    ]
    assert found(store, "e") == []


def test_what_cannot_be_calculated_is_no_second_claim(store: Store) -> None:
    here = {"geom": box(0, 0, 100, 240)}
    store.write([project("a", **here), project("b", **here, floor_area_m2=None)], reason="试")
    assert status(run(store)) == {"a": ("eligible", [])}
    assert not run(store).assessed[0].written

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Land that came to a project late, by the days of the log; and why 30 亩 need no merge."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.merging.subsidy import Joining, Merged, flags_of
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.claims.procedure import read_claim
from lowuse_plugin.services.merging.group_list import group_rows
from lowuse_plugin.services.merging.subsidy_flags import group_standings, project_flags
from tests.services.claims.claim_workspace import TODAY, begin, claim_workspace
from tests.services.projects.project_workspace import FIELDS, lot, project_workspace

TODAY_HERE = office_today()
BEFORE = (TODAY_HERE - timedelta(days=40)).isoformat()
DAY = timedelta(days=1)


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with project_workspace(folder) as opened:
        yield opened


def project(store: Store, *parcels: str, key: str = "x", **values: Any) -> None:
    """A project with its founding parcels, in one save."""
    store.write(
        [Insert("project", key, {**FIELDS, **values}), *(joined(key, each) for each in parcels)],
        reason="录入",
    )


def joined(key: str, parcel: str) -> Insert:
    return Insert("project_parcel", f"{key}-{parcel}", {"project_uuid": key, "parcel_uuid": parcel})


def join(store: Store, parcel: str, key: str = "x") -> None:
    store.write([joined(key, parcel)], reason="追加宗地")


def descends(new: str, *olds: str, kind: str = "merge", on: date = TODAY_HERE) -> list[Insert]:
    return [
        Insert("lineage", str(uuid.uuid4()), {"old_parcel_uuid": old, "new_parcel_uuid": new,
                                              "kind": kind, "happened_on": on.isoformat()})
        for old in olds
    ]  # fmt: skip


def flags(store: Store, **more: Any) -> dict[str, Any]:
    with store.read() as reading:
        return {each.code: each.params for each in project_flags(reading, "x", **more)}


# -- days -----------------------------------------------------------------------------------------


def codes(found: tuple[Blocker, ...]) -> list[tuple[str, Any]]:
    return [(each.code, each.params.get("days")) for each in found]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (91, []),
        (90, [("PROJECT_JOINED_BEFORE_CLAIM", 90)]),
        (0, [("PROJECT_JOINED_BEFORE_CLAIM", 0)]),
        (-1, [("PROJECT_JOINED_AFTER_CLAIM", 1)]),
    ],
)
def test_ninety_days_before_the_claim(days: int, expected: list[tuple[str, int]]) -> None:
    claim = date(2026, 6, 30)
    late = Joining("甲", claim - days * DAY, founding=False)
    options: dict[str, Any] = {"approved_on": None, "claimed_on": claim, "window_days": 90}
    assert codes(flags_of([late], [], **options)) == expected
    founding = Joining("甲", claim - days * DAY, founding=True)
    assert not flags_of([founding], [], **options)
    merged = flags_of([], [Merged("甲", claim - days * DAY)], **options)
    assert codes(merged) == ([("MERGED_BEFORE_CLAIM", days)] if 0 <= days <= 90 else [])


def test_the_day_of_the_approval_itself_is_not_after_it() -> None:
    approved = date(2026, 6, 30)
    options: dict[str, Any] = {"approved_on": approved, "claimed_on": None, "window_days": 90}
    same = Joining("甲", approved, founding=False)
    after = Joining("乙", approved + DAY, founding=False)
    [flag] = flags_of([same, after], [], **options)
    assert flag.params == {"parcels": ("乙",), "on": "2026-07-01", "approved": "2026-06-30"}


def test_parcels_of_one_day_are_one_sentence() -> None:
    on = date(2026, 6, 1)
    late = [Joining("甲", on, founding=False), Joining("乙", on, founding=False)]
    [flag] = flags_of(late, [], approved_on=date(2026, 5, 1), claimed_on=None, window_days=90)
    assert flag.params["parcels"] == ("甲", "乙")


# -- a workspace ----------------------------------------------------------------------------------


def test_only_what_came_after_the_first_parcels_is_flagged(store: Store) -> None:
    project(store, "p1", approved_on=BEFORE)
    assert not flags(store)
    join(store, "p2")
    found = flags(store)
    assert set(found) == {"PROJECT_JOINED_AFTER_APPROVAL"}
    assert found["PROJECT_JOINED_AFTER_APPROVAL"] == {
        "parcels": ("440704001001GB00002",), "on": TODAY_HERE.isoformat(), "approved": BEFORE,
    }  # fmt: skip


def test_days_to_the_claim_are_counted(store: Store) -> None:
    project(store, "p1", applied_on=(TODAY_HERE + 12 * DAY).isoformat())
    join(store, "p2")
    assert flags(store)["PROJECT_JOINED_BEFORE_CLAIM"]["days"] == 12
    assert flags(store)["PROJECT_JOINED_BEFORE_CLAIM"]["window"] == 90
    assert not flags(store, claimed_on=TODAY_HERE + 200 * DAY)


def test_a_merge_of_parcels_of_the_project_brings_no_land_but_is_told(store: Store) -> None:
    project(store, "p1", "p2", approved_on=BEFORE,
            applied_on=(TODAY_HERE + 5 * DAY).isoformat())  # fmt: skip
    gone = {"retired_at": "2026-01-01T00:00:00.000Z", "retired_reason": "合并"}
    store.write(
        [
            lot("new", 7), *descends("new", "p1", "p2"), joined("x", "new"),
            Update("project_parcel", "x-p1", 1, gone), Update("project_parcel", "x-p2", 1, gone),
        ],
        reason="合并登记",
    )  # fmt: skip
    found = flags(store)
    assert set(found) == {"MERGED_BEFORE_CLAIM"}
    assert (found["MERGED_BEFORE_CLAIM"]["parcels"], found["MERGED_BEFORE_CLAIM"]["days"]) == (
        ("440704001001GB00008",), 5,
    )  # fmt: skip


def test_a_merge_with_land_of_somebody_else_brings_land(store: Store) -> None:
    project(store, "p1", approved_on=BEFORE)
    store.write([lot("new", 7), *descends("new", "p1", "p2"), joined("x", "new")], reason="合并")
    assert set(flags(store)) == {"PROJECT_JOINED_AFTER_APPROVAL"}


def test_a_part_cut_off_a_parcel_of_the_project_brings_no_land(store: Store) -> None:
    project(store, "p1", approved_on=BEFORE)
    store.write([lot("part", 7), *descends("part", "p1", kind="split")], reason="分割")
    join(store, "part")
    assert not flags(store)


def test_a_merge_that_was_taken_back_is_not_told(store: Store) -> None:
    project(store, "p1", "p2", applied_on=(TODAY_HERE + 5 * DAY).isoformat())
    [line] = descends("p2", "p1")
    store.write([line], reason="误")
    assert set(flags(store)) == {"MERGED_BEFORE_CLAIM"}
    gone = {"retired_at": "2026-01-01T00:00:00.000Z", "retired_reason": "误"}
    store.write([Update("lineage", line.uuid, 1, gone)], reason="撤销")
    assert not flags(store)


def test_the_claim_tells_its_reviewer(folder: Path) -> None:
    with claim_workspace(folder, applied_on=None, approved_on="2024-01-01") as store:
        begin(store)
        view = read_claim(store, "p", today=TODAY)
        assert view is not None
        assert not [note for note in view.notes if note.code.startswith("PROJECT_JOINED")]
        store.write(
            [
                Insert("parcel", "late", {"district": "440705", "parcel_code": "晚"}),
                Insert("project_parcel", "join", {"project_uuid": "p", "parcel_uuid": "late"}),
            ],
            reason="追加宗地",
        )
        view = read_claim(store, "p", today=TODAY)
        assert view is not None
        found = {note.code: note.params for note in view.notes}
        assert found["PROJECT_JOINED_AFTER_APPROVAL"]["parcels"] == ("晚",)
        since = (TODAY_HERE - date(2025, 1, 2)).days  # 申请 of 2025-01-02
        assert found["PROJECT_JOINED_AFTER_CLAIM"]["days"] == since


# -- 30 亩 ----------------------------------------------------------------------------------------


def standing(store: Store, *members: str) -> tuple[str, tuple[str, ...], str]:
    with store.read() as reading:
        found = group_standings(reading, {"g": members})["g"]
    return found.kind, found.projects, found.remark.code


def test_how_a_group_stands_to_approved_projects(store: Store) -> None:
    project(store, "p1", key="idea", name="未批")
    assert standing(store, "p1", "p2") == ("open", (), "MERGE_NOT_FOR_SUBSIDY")
    project(store, "p2", key="x", name="甲改造", approval_no="江府〔2026〕1号")
    assert standing(store, "p1", "p2") == ("partly", ("甲改造",), "MERGE_PARTLY_IN_PROJECT")
    assert standing(store, "p2") == ("one_project", ("甲改造",), "MERGE_NOT_FOR_SUBSIDY")
    project(store, "p3", key="y", name="乙改造", approved_on="2026-01-05")
    assert standing(store, "p2", "p3") == (
        "separate", ("甲改造", "乙改造"), "MERGE_SEPARATE_PROJECTS",
    )  # fmt: skip


@pytest.mark.parametrize(("second", "kind"), [(9_000.0, None), (9_000.01, "open")])
def test_the_list_of_groups_says_so_of_more_than_30_mu_only(
    store: Store, second: float, kind: str | None
) -> None:
    """p1 has 11,000 m²: 20,000 m² are 30 亩 exactly, and 超过 is strict."""
    first = Update("parcel", "p1", 1, {"right_nature": "102"})
    state = {"right_nature": "102", "registered_area_m2": second}
    store.write([first, Update("parcel", "p2", 1, state)], reason="试")
    [row] = group_rows(store, uuids=["p1"]).rows
    assert set(row.members) == {"p1", "p2"}
    assert (None if row.standing is None else row.standing.kind) == kind


def test_a_withdrawn_project_holds_no_land(store: Store) -> None:
    project(store, "p1", approval_no="江府〔2026〕1号", state="withdrawn")
    assert standing(store, "p1", "p2")[0] == "open"

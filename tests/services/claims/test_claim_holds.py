# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A claim goes on while the facts of now are those that its calculation was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.claims.procedure import (
    StepInput,
    advance_claim,
    replace_calculation,
    start_claim,
)
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.subsidy.read_calculation import read_calculation
from lowuse_plugin.store.workspace import open_workspace
from tests.services.claims.claim_workspace import (
    ACTOR,
    TODAY,
    advance,
    begin,
    bring_to,
    calculate,
    claim,
    claim_workspace,
    hand_in,
    pay,
    project,
)
from tests.services.history.two_people import Overtaken
from tests.services.subsidy.subsidy_workspace import new_store, run
from tests.services.subsidy.subsidy_workspace import project as plant

STALE = "CLAIM_CALCULATION_STALE"
WHY = StepInput("李四", date(2025, 5, 1), opinion="重新测算")
EAST, NORTH = 38_405_000.0, 2_490_000.0
At = Callable[[str], Store]


def box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    shape = shapely.box(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1)
    return bytes(shapely.to_wkb(shapely.MultiPolygon([shape])))


def layer(uuid: str, x: float, status: str) -> Insert:
    """A 三旧 area of 120 × 260 m from a place on."""
    given = {"district": "440705", "as_of": "2024-12-01", "status": status, "register_no": uuid}
    return Insert("three_old_area", uuid, {**given, "geom": box(x, -10, x + 120, 250)})


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A project whose 三旧 status comes from the layer, before its claim and in public."""
    drawn = {
        "geom": box(0, 0, 100, 240),
        "boundary_source": "drawn",
        "plane_area_m2": 24000.0,
        "plane_epsg": 4526,
    }
    folder = tmp_path_factory.mktemp("holds")
    with claim_workspace(folder, three_old_status=None, applied_on=None, **drawn) as made:
        made.write([layer("far", 9000, "register")], reason="试")
        calculate(made)
        path = made.path
    found = {"": path.read_bytes()}
    with open_workspace(path, actor=ACTOR) as store:
        bring_to(store, "publicity")
    found["publicity"] = path.read_bytes()
    return found


@pytest.fixture
def at(folder: Path, files: Mapping[str, bytes]) -> Iterator[At]:
    """Open a copy of the workspace before the claim, or with it in public."""
    opened: list[Store] = []

    def open_at(state: str) -> Store:
        copy = folder / "工作库.gpkg"
        copy.write_bytes(files[state])
        opened.append(open_workspace(copy, actor=ACTOR))
        return opened[-1]

    yield open_at
    for each in opened:
        each.close()


def blockers(store: Store, today: date = TODAY) -> list[str]:
    return [each.code for each in claim(store, today=today).blockers]


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def change(store: Store, table: str, uuid: str, **values: Any) -> str:
    with store.read() as reading:
        row = reading.row(table, uuid)
    assert row is not None
    written = [Update(table, uuid, int(row["row_version"] or 0), values)]
    return store.write(written, reason="改").transaction_id


def new_layer(store: Store) -> None:
    store.write([layer("over", -10, "approved")], reason="试")


def same_code(store: Store) -> None:
    store.write(project("q", name="乙厂"), reason="试")
    calculate(store, projects=["q"])


def other_holder(store: Store) -> None:
    change(store, "project", "p", right_holder_name="丙公司")


SPOILT = pytest.mark.parametrize("spoil", [new_layer, same_code, other_holder])


@SPOILT
def test_a_claim_stops_when_the_facts_are_others(at: At, spoil: Callable[[Store], None]) -> None:
    """A 三旧 approval came over it, the same project was calculated twice, the land was sold."""
    store = at("publicity")
    assert blockers(store) == []
    spoil(store)
    assert blockers(store) == [STALE]
    assert refused(lambda: advance(store)).code == STALE
    calculate(store, on=date(2025, 5, 1), projects=["p"])
    assert blockers(store) == ["CLAIM_CALCULATION_NEWER"]


@SPOILT
def test_no_claim_starts_when_the_facts_are_others(at: At, spoil: Callable[[Store], None]) -> None:
    store = at("")
    spoil(store)
    assert refused(lambda: begin(store)).code == STALE


def test_a_claim_stops_when_the_same_project_is_paid_elsewhere(at: At) -> None:
    """Both were known to each other when they were calculated; one is paid since."""
    store = at("")
    same_code(store)
    calculate(store, on=date(2025, 1, 1))
    for name in "pq":
        begin(store, name)
        advance(store, name, document_no="府办 3 号", opinion="不属重复")
    assert "CLAIM_MATERIALS_MISSING" in blockers(store)
    bring_to(store, "approved", "q")
    pay(store, 100, "q", district="440705")
    assert STALE in blockers(store)


def test_a_layer_that_a_colleague_loads_meanwhile_stops_the_step(at: At) -> None:
    store = at("publicity")
    with open_workspace(store.path, actor=replace(ACTOR, name="赵六")) as other:
        mine = Overtaken(store, [lambda: None, lambda: new_layer(other)])
        assert refused(lambda: advance(mine)).code == STALE
    assert claim(store).state == "publicity"


def test_what_was_changed_and_put_back_stops_nothing(at: At) -> None:
    store = at("publicity")
    undo_save(store, change(store, "project", "p", floor_area_m2="50000"))
    assert blockers(store) == []
    calculate(store, on=date(2025, 5, 1))
    found = claim(store)
    assert (found.blockers, found.replaceable) == ((), False)
    error = refused(lambda: replace_calculation(store, found, WHY, today=TODAY))
    assert error.code == "CLAIM_CALCULATION_SAME"
    advance(store)
    assert claim(store).state == "approved"
    assert "CLAIM_CHANGED_SINCE_APPROVAL" not in [each.code for each in claim(store).notes]


NOT_A_FACT = {
    *("project_code", "name", "state", "training", "remark", "planned_completion_on"),
    *("investment_code", "approval_no", "planning_permit_no", "boundary_source", "plane_epsg"),
}
"""Columns of a project that are no facts themselves; some tell whether another is the same."""
OTHERWISE = {
    "REAL": 24100.5,
    "DECIMAL": "23999.5",
    "INTEGER": 1,
    "BOOLEAN": 1,
    "DATE": "2024-01-31",
}


def otherwise(name: str, kind: str) -> Any:
    """Another value that the engine can read."""
    known = {
        "district": "440703",
        "acceptances": '[{"kind": "joint_acceptance", "on": "2024-07-01"}]',
        "district_parts": '[{"district": "440705", "land_area_m2": "24000"}]',
        "other_land_areas": '{"certificate": "24001"}',
        "stated_far": "2.3",
        "applied_on": "2027-04-01",
    }
    return known.get(name, OTHERWISE.get(kind, f"另 {name}"))


def test_map_and_claim_agree_on_what_a_calculation_rests_on(folder: Path) -> None:
    """Every column of a project, changed and put back."""
    columns = shipped().tables["project"].columns
    with new_store(folder) as store:
        store.write(
            [plant(name, project_code=name, three_old_status="none") for name in columns],
            reason="试",
        )
        run(store)
        done = store.write(
            [Update("project", n, 1, {n: otherwise(n, c.type)}) for n, c in columns.items()],
            reason="改",
        )
        for undone in (False, True):
            if undone:
                undo_save(store, done.transaction_id)
            found = {name: read_calculation(store, name) for name in columns}
            with store.read() as reading:
                last = reading.table("subsidy_last").to_rows()
            by_map = {row["project_uuid"] for row in last if row["holds"]}
            assert {n for n, each in found.items() if each and each.holds} <= by_map
            by_facts = {name for name, each in found.items() if each and not each.changes}
            if undone:
                assert (by_map, by_facts) == (set(columns), set(columns))
            else:
                assert by_map - by_facts == {"approved_on"}  # only warns
                assert by_facts - by_map == set()
                assert by_facts == NOT_A_FACT


def test_a_day_of_the_application_in_time_changes_no_calculation(folder: Path) -> None:
    """In 2024 calculated without one: in time. 2027-03-31 is the last valid day."""
    days = {"first": "2024-12-01", "last": "2027-03-31", "late": "2027-04-01"}
    with new_store(folder) as store:
        store.write([plant(name) for name in days], reason="试")
        run(store)
        store.write(
            [Update("project", n, 1, {"applied_on": d}) for n, d in days.items()], reason="改"
        )
        found = {name: read_calculation(store, name) for name in days}
        assert {name for name, each in found.items() if each and each.holds} == {"first", "last"}


def test_an_application_after_the_last_valid_day_is_not_accepted_as_if_in_time(at: At) -> None:
    """E-5: it is a review, with document and opinion."""
    store, today = at(""), date(2027, 6, 1)
    begin(store)
    advance(store)
    hand_in(store)
    late = StepInput("李四", date(2027, 5, 2), details={"applied_on": "2027-04-01"})
    error = refused(lambda: advance_claim(store, claim(store), late, today=date(2027, 5, 2)))
    assert error.code == STALE  # nobody entered a day: that of today is after the last one
    change(store, "project", "p", applied_on="2027-03-31")
    error = refused(lambda: advance_claim(store, claim(store), late, today=today))
    assert (error.code, error.params["until"]) == ("CLAIM_APPLIED_ACROSS_EXPIRY", "2027-03-31")
    change(store, "project", "p", applied_on="2027-04-01")
    calculate(store, on=date(2027, 5, 2))
    found = claim(store, today=today)
    assert found.case_status == "eligible"
    replace_calculation(store, found, replace(WHY, done_on=date(2027, 5, 2)), today=today)
    signed = StepInput("李四", date(2027, 5, 2))
    act = lambda step: advance_claim(store, claim(store, today=today), step, today=today)  # noqa: E731
    assert refused(lambda: act(signed)).code == "CLAIM_REVIEW_NEEDS_DOCUMENT"
    act(replace(signed, document_no="府办 9 号", opinion="同意受理逾期申请"))
    act(late)
    assert (claim(store, today=today).state, claim(store, today=today).blockers) == ("accepted", ())


def test_no_claim_starts_late_on_a_calculation_that_took_it_to_be_in_time(at: At) -> None:
    store = at("")
    step = StepInput("张三", date(2027, 4, 1))
    assert refused(lambda: start_claim(store, "p", step, today=date(2027, 4, 1))).code == STALE
    start_claim(store, "p", replace(step, done_on=date(2027, 3, 31)), today=date(2027, 3, 31))


def test_the_day_of_the_application_stands_in_the_project_and_hinders_nothing(at: At) -> None:
    """The step fills it in; calculated anew after the last valid day it is still in time."""
    store = at("publicity")
    with store.read() as reading:
        row = reading.row("project", "p")
    assert row is not None
    assert (row["applied_on"], claim(store).applied_on) == ("2025-01-04", date(2025, 1, 4))
    assert blockers(store, today=date(2027, 6, 1)) == []
    change(store, "project", "p", applied_on="2025-01-03")
    assert blockers(store) == []
    undone = at("")
    begin(undone)
    advance(undone)
    hand_in(undone)
    undo_save(undone, advance(undone).transaction_id)
    with undone.read() as reading:
        row = reading.row("project", "p")
    assert row is not None
    assert row["applied_on"] is None

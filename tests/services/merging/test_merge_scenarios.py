# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios of a merge: proposed cases share parcels, 受理 adopts one and withdraws the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging import steps
from lowuse_plugin.services.merging.cases import (
    change_application,
    change_members,
    list_cases,
    read_case,
)
from lowuse_plugin.services.merging.groups import find_merge_groups
from lowuse_plugin.services.merging.rows import refuse_in_case
from lowuse_plugin.services.merging.scenarios import scenarios_with
from lowuse_plugin.services.merging.state import read_state
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.history.two_people import Overtaken
from tests.services.merging import merge_office as office
from tests.store.support import finish, start

APPLICATION = {"applicant": "甲厂", "applied_on": "2024-06-04"}


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as found:
        yield found


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def seen(store: WorkspaceStore, *cases: str) -> dict[str, int]:
    return {case: read_case(store, case).row_version for case in cases}


def adopt(store: WorkspaceStore, case: str, **more: object) -> str:
    """Accept a case and return the save."""
    step = office.step(office.ACCEPTED, office.DRAFTER, details=APPLICATION)
    receipt = steps.advance(store, case, step, today=office.TODAY, **more)  # type: ignore[arg-type]
    return receipt.transaction_id


def state(store: WorkspaceStore, case: str) -> str:
    return read_case(store, case).state


def on_map(store: WorkspaceStore) -> dict[str, str | None]:
    """Return the state of a merge by which the map colours each parcel."""
    assert store.verify().findings == ()
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT parcel_uuid, merge_state FROM parcel_state")
        return dict(found.fetchall())


def test_scenarios_share_parcels_and_the_land_stays_as_it_is(store: WorkspaceStore) -> None:
    with store.read() as reading:
        before = {key: reading.row("parcel", key) for key in "abcd"}
    first = office.propose(store, remark="方案一")
    second = office.propose(store, "a", "b", "c", remark="方案二")
    third = office.propose(store, remark="")
    assert [case.scenario for case in list_cases(store)] == [
        "方案一", "方案二", "HB4407042024003",
    ]  # fmt: skip
    change_members(store, third, ["b", "c"], by=office.DRAFTER, today=office.TODAY)
    told = read_state(store, first, today=office.TODAY).rivals
    assert [(each.uuid, each.label, each.count, each.registered_m2) for each in told] == [
        (second, "HB4407042024002 方案二", 3, Fraction("600.15")),
        (third, "HB4407042024003", 2, Fraction("300.05")),
    ]
    assert told[0].shared == (office.CODES["a"], office.CODES["b"])
    assert told[1].shared == (office.CODES["b"],)
    with store.read() as reading:
        assert {key: reading.row("parcel", key) for key in "abcd"} == before


def test_scenarios_of_some_parcels_are_found_without_reading_those_of_all(
    store: WorkspaceStore,
) -> None:
    first = office.propose(store)
    office.propose(store, "c", "d")
    read: list[tuple[str, str]] = []
    with store.read() as reading:

        class Noting:
            def __getattr__(self, name: str) -> Any:
                return getattr(reading, name)

            def table(self, query: str, **params: Any) -> Any:
                found = reading.table(query, **params)
                if query.startswith("merge_running"):
                    read.extend((row["parcel_uuid"], row["case_uuid"]) for row in found.to_rows())
                return found

        noting: Any = Noting()
        assert [case.uuid for case in scenarios_with(noting, ["a"])] == [first]
        refuse_in_case(noting, ["a"])
    assert read == [("a", first)] * 2


def test_adopting_is_refused_with_a_sentence_that_names_the_others(store: WorkspaceStore) -> None:
    first = office.propose(store)
    second = office.propose(store, "b", "c")
    third = office.propose(store, "a", "b", "c")
    error = refused(lambda: adopt(store, first))
    assert (error.code, error.params) == (
        "MERGE_SCENARIOS_HOLD",
        {"case": "HB4407042024001", "count": 2, "cases": "HB4407042024002、HB4407042024003"},
    )
    # one that came meanwhile was not chosen
    partly = refused(lambda: adopt(store, first, withdrawing=seen(store, second)))
    assert (partly.code, partly.params["cases"]) == ("MERGE_SCENARIOS_HOLD", "HB4407042024003")
    assert {state(store, each) for each in (first, second, third)} == {"proposed"}


def test_adopting_withdraws_the_others_in_one_save_and_one_undo_gives_all_back(
    store: WorkspaceStore,
) -> None:
    first = office.propose(store, remark="方案一")
    second = office.propose(store, "b", "c", remark="方案二")
    aside = office.propose(store, "c", "d")
    assert on_map(store) == dict.fromkeys("abcd", "proposed")
    save = adopt(store, first, withdrawing=seen(store, second))
    assert [state(store, each) for each in (first, second, aside)] == [
        "accepted", "withdrawn", "proposed",
    ]  # fmt: skip
    last = read_case(store, second).steps[-1]
    assert (last.action, last.done_by, last.done_on) == (
        "withdraw",
        office.DRAFTER,
        office.ACCEPTED,
    )
    assert last.opinion == "已采用方案 HB4407042024001 甲厂，本方案撤回"
    assert last.details["adopted"] == {"uuid": first, "case_no": "HB4407042024001"}
    adopted = read_case(store, first).steps[-1]
    assert adopted.details["withdrawn"] == [{"uuid": second, "case_no": "HB4407042024002"}]
    # the parcel of the adopted one says so on the map, though it joined the withdrawn one later
    assert on_map(store) == {"a": "accepted", "b": "accepted", "c": "proposed", "d": "proposed"}
    undone = undo_save(store, save)
    assert [state(store, each) for each in (first, second, aside)] == ["proposed"] * 3
    assert len(read_case(store, second).steps) == 1
    assert on_map(store) == dict.fromkeys("abcd", "proposed")
    undo_save(store, undone.receipt.transaction_id)
    assert [state(store, each) for each in (first, second)] == ["accepted", "withdrawn"]
    assert on_map(store)["b"] == "accepted"


def test_an_adoption_is_undone_only_where_nobody_went_on_with_what_it_withdrew(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    save = adopt(store, first, withdrawing=seen(store, second))
    steps.give_back(
        store, first, "proposed", office.step(office.REVIEWED, opinion="补材料"), today=office.TODAY
    )
    again = office.step(office.REVIEWED, opinion="仍要比较")
    steps.reopen(store, second, again, today=office.TODAY)
    assert refused(lambda: undo_save(store, save)).code == "UNDO_CHANGED_SINCE"
    assert [state(store, each) for each in (first, second)] == ["proposed", "proposed"]


def test_undoing_a_return_does_not_bring_an_accepted_case_over_a_scenario(
    store: WorkspaceStore,
) -> None:
    case = office.propose(store)
    office.accept(store, case)
    back = office.step(office.REVIEWED, opinion="补材料")
    receipt = steps.give_back(store, case, "proposed", back, today=office.TODAY)
    other = office.propose(store, "b", "c", on=office.REVIEWED)
    error = refused(lambda: undo_save(store, receipt.transaction_id))
    assert (error.code, error.params["cases"]) == ("MERGE_SCENARIOS_HOLD", "HB4407042024002")
    gone = office.step(office.REVIEWED, opinion="不办")
    steps.withdraw(store, other, gone, today=office.TODAY)
    undo_save(store, receipt.transaction_id)
    assert state(store, case) == "accepted"


def test_from_acceptance_on_nothing_else_takes_the_parcels(store: WorkspaceStore) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    elsewhere = office.propose(store, "c", "d")
    adopt(store, first, withdrawing=seen(store, second))
    for act in (
        lambda: office.propose(store, "b", "c"),
        lambda: change_members(store, elsewhere, ["b", "c"], by=office.DRAFTER, today=office.TODAY),
        lambda: steps.reopen(
            store, second, office.step(office.REVIEWED, opinion="再议"), today=office.TODAY
        ),
    ):
        error = refused(act)
        assert (error.code, error.params["case"]) == ("MERGE_MEMBER_IN_CASE", "HB4407042024001")
        assert error.params["parcel"] == office.CODES["b"]
    held = refused(lambda: retire_parcels(store, ["c"], reason="误录"))
    assert held.code.startswith("RETIRE")


def test_a_scenario_that_a_colleague_changed_since_it_was_seen_is_a_conflict(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")
    versions = seen(store, second)
    change_application(
        store, second, applicant="甲厂", applied_on=None, remark="更好的方案", by="李四",
        today=office.TODAY,
    )  # fmt: skip
    with pytest.raises(ConflictError) as caught:
        adopt(store, first, withdrawing=versions)
    assert (caught.value.code, caught.value.params["case"]) == (
        "MERGE_CHANGED", "HB4407042024002",
    )  # fmt: skip
    assert [state(store, each) for each in (first, second)] == ["proposed", "proposed"]


def test_scenarios_with_the_same_parcels_are_told_apart_by_their_names(
    store: WorkspaceStore,
) -> None:
    first = office.propose(store, remark="方案 A")
    taken = ("MERGE_SCENARIO_NAME_TAKEN", {"name": "方案 A", "case": "HB4407042024001"})
    error = refused(lambda: office.propose(store, "b", "c", remark=" 方案 A "))
    assert (error.code, error.params) == taken
    office.propose(store, "c", "d", remark="方案 A")  # of other land: nobody compares them
    second = office.propose(store, "a", "b")
    error = refused(lambda: office.propose(store, "b", "c", remark="HB4407042024003"))
    assert (error.code, error.params["case"]) == (taken[0], "HB4407042024003")

    def call(case: str, name: str, applicant: str = "") -> None:
        change_application(
            store, case, applicant=applicant, applied_on=None, remark=name, by="李四",
            today=office.TODAY,
        )  # fmt: skip

    error = refused(lambda: call(second, "方案 A"))
    assert (error.code, error.params) == taken
    call(second, "方案 B")
    call(first, "方案 A", "甲厂")  # it keeps its own
    assert [case.remark for case in list_cases(store)] == ["方案 A", "方案 A", "方案 B"]


def test_other_parcels_make_no_second_scenario_of_a_name(store: WorkspaceStore) -> None:
    office.propose(store, remark="方案 A")
    other = office.propose(store, "c", "d", remark="方案 A")

    def change(into: Store) -> object:
        return change_members(into, other, ["b", "c"], by=office.DRAFTER, today=office.TODAY)

    error = refused(lambda: change(store))
    assert (error.code, error.params) == (
        "MERGE_SCENARIO_NAME_TAKEN", {"name": "方案 A", "case": "HB4407042024001"},
    )  # fmt: skip
    assert read_case(store, other).parcels == ("c", "d")


def test_a_case_that_is_drawn_up_anew_takes_no_name_that_another_has_by_now(
    store: WorkspaceStore,
) -> None:
    first = office.propose(store, remark="方案 A")
    again = office.step(office.PROPOSED, office.DRAFTER, opinion="重新拟定")
    steps.withdraw(store, first, again, today=office.TODAY)
    second = office.propose(store, remark="方案 A")

    def reopen(into: Store) -> object:
        return steps.reopen(into, first, again, today=office.TODAY)

    error = refused(lambda: reopen(store))
    assert (error.code, error.params["case"]) == ("MERGE_SCENARIO_NAME_TAKEN", "HB4407042024002")
    steps.withdraw(store, second, again, today=office.TODAY)

    def overtake() -> object:
        return office.propose(store, "b", "c", remark="方案 A")

    error = refused(lambda: reopen(Overtaken(store, [overtake])))
    assert (error.code, error.params["case"]) == ("MERGE_SCENARIO_NAME_TAKEN", "HB4407042024003")
    assert read_case(store, first).state == "withdrawn"


def test_two_names_that_are_given_at_the_same_time_are_not_the_same(
    store: WorkspaceStore,
) -> None:
    first, second = office.propose(store), office.propose(store, "b", "c")

    def call(into: Store, case: str) -> None:
        change_application(
            into, case, applicant="", applied_on=None, remark="方案 A", by="李四",
            today=office.TODAY,
        )  # fmt: skip

    error = refused(lambda: call(Overtaken(store, [lambda: call(store, first)]), second))
    assert (error.code, error.params["case"]) == ("MERGE_SCENARIO_NAME_TAKEN", "HB4407042024001")


def test_a_scenario_of_a_later_day_is_withdrawn_on_that_day(store: WorkspaceStore) -> None:
    first = office.propose(store)
    second = office.propose(store, "b", "c", on=date(2024, 6, 20))
    adopt(store, first, withdrawing=seen(store, second))
    assert read_case(store, first).steps[-1].done_on == office.ACCEPTED
    assert read_case(store, second).steps[-1].done_on == date(2024, 6, 20)


def test_a_colleague_who_adopts_first_wins_and_nothing_else_is_written(folder: Path) -> None:
    store = office.workspace(folder)
    path = store.path
    first, second = office.propose(store), office.propose(store, "b", "c")
    versions = seen(store, first, second)
    store.close()
    people = [
        start(ADOPT, path, "张三", first, second, versions[first], versions[second]),
        start(ADOPT, path, "李四", second, first, versions[second], versions[first]),
    ]
    for person in people:
        assert person.stdin is not None
        person.stdin.write("\n")
        person.stdin.flush()
    told = sorted(finish(person, timeout=120).strip() for person in people)
    assert told == ["MERGE_CHANGED", "ok"]
    with open_workspace(path, actor=ACTOR) as store:
        states = sorted(case.state for case in list_cases(store))
        assert states == ["accepted", "withdrawn"]
        assert sorted(len(case.steps) for case in list_cases(store)) == [2, 2]


ADOPT = """
from lowuse_plugin.services.merging import steps as merge_steps
from tests.services.merging import merge_office as office
store = open_workspace(path, actor=me)
case, other, seen, theirs = sys.argv[3], sys.argv[4], int(sys.argv[5]), int(sys.argv[6])
sys.stdin.readline()
step = office.step(office.ACCEPTED, name,
                   details={"applicant": "甲厂", "applied_on": "2024-06-04"})
try:
    merge_steps.advance(store, case, step, seen=seen, today=office.TODAY,
                        withdrawing={other: theirs})
    print("ok")
except LowUseError as error:
    print(error.code)
store.close()
"""


def test_groups_tell_the_furthest_case_and_how_many_scenarios_wait(store: WorkspaceStore) -> None:
    first = office.propose(store)
    second = office.propose(store, "b", "c")
    [group] = find_merge_groups(store)
    assert (group.in_case, group.scenarios) == ("proposed", 2)
    steps.withdraw(store, second, office.step(office.ACCEPTED, opinion="不办"), today=office.TODAY)
    adopt(store, first)
    office.propose(store, "c", "d")
    [group] = find_merge_groups(store)
    assert (group.in_case, group.case_uuid, group.scenarios) == ("accepted", first, 1)


def test_the_map_follows_a_scenario_that_is_dropped(store: WorkspaceStore) -> None:
    office.propose(store)
    second = office.propose(store, "b", "c")
    gone = office.step(office.ACCEPTED, opinion="不办")
    steps.withdraw(store, second, gone, today=office.TODAY)
    assert on_map(store) == {"a": "proposed", "b": "proposed", "c": "withdrawn", "d": None}
    with store.read() as reading:
        version = (reading.row("parcel", "c") or {})["row_version"]
    store.write([Update("parcel", "c", version, {"remark": "新"})], reason="编辑")
    assert on_map(store)["b"] == "proposed"

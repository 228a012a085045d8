# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Two people at one merge at once: real processes on one file, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.ports import Change, Insert, Update
from lowuse_plugin.services.merging import cases, drawing_up
from lowuse_plugin.services.merging.cases import list_cases, read_case
from lowuse_plugin.services.merging.saving import Asked, Move, done
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging import merge_office as office
from tests.store.support import finish, start

PROPOSE = """
from tests.services.merging import merge_office as office
store = open_workspace(path, actor=me)
sys.stdin.readline()
try:
    office.propose(store, by=name)
    print("ok")
except LowUseError as error:
    print(error.code)
store.close()
"""
REGISTER = """
from tests.services.merging import merge_office as office
store = open_workspace(path, actor=me)
case, code, seen = sys.argv[3], sys.argv[4], int(sys.argv[5])
sys.stdin.readline()
from lowuse_plugin.services.merging.registration import register_merge
try:
    register_merge(store, case, office.entered(new_code=code), office.step(office.REGISTERED),
                   seen=seen, today=office.TODAY)
    print("ok")
except LowUseError as error:
    print(error.code)
store.close()
"""


def both(code: str, path: Path, *arguments: tuple[object, ...]) -> list[str]:
    """Run a script as two people who begin together and return what each was told."""
    people = [start(code, path, *each) for each in arguments]
    for person in people:
        assert person.stdin is not None
        person.stdin.write("\n")
        person.stdin.flush()
    return sorted(finish(person, timeout=120).strip() for person in people)


def test_two_who_propose_the_same_parcels_have_two_scenarios(folder: Path) -> None:
    store = office.workspace(folder)
    path = store.path
    store.close()
    assert both(PROPOSE, path, ("张三",), ("李四",)) == ["ok", "ok"]
    with open_workspace(path, actor=ACTOR) as store:
        numbers = [case.case_no for case in list_cases(store)]
        assert numbers == ["HB4407042024001", "HB4407042024002"]


def test_of_two_who_register_the_same_merge_one_makes_the_parcel(folder: Path) -> None:
    store = office.workspace(folder)
    path, case = store.path, office.up_to_survey(store)
    seen = read_case(store, case).row_version
    store.close()
    told = both(
        REGISTER, path,
        ("张三", case, office.NEW_CODE, seen), ("李四", case, "440704001001GB00098", seen),
    )  # fmt: skip
    assert told == ["MERGE_CHANGED", "ok"]
    with open_workspace(path, actor=ACTOR) as store, store.read() as reading:
        found = reading.table("merge_lineage", case=case).to_rows()
        assert len({row["new_parcel_uuid"] for row in found}) == 1
        assert len(found) == 2


@pytest.mark.parametrize("colleague_saves", [True, False])
def test_a_refusal_that_a_colleague_s_save_led_to_names_that_save(
    folder: Path, colleague_saves: bool
) -> None:
    with office.workspace(folder) as store:
        case = office.propose(store)
        step = office.step(office.ACCEPTED)

        def decide(_case: MergeCase, _today: date) -> Move:
            if colleague_saves:
                with open_workspace(store.path, actor=ACTOR) as other:
                    office.accept(other, case)
            raise LowUseError("MERGE_MEMBER_ABSENT", parcel="a")

        with pytest.raises(LowUseError) as caught:
            done(store, Asked(case, step, None, office.TODAY), decide)
        wanted = "MERGE_CHANGED" if colleague_saves else "MERGE_MEMBER_ABSENT"
        assert caught.value.code == wanted
        assert isinstance(caught.value, ConflictError) is colleague_saves


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, room: ModuleType, name: str, act: Callable[[], object]
) -> None:
    """Let a colleague act once, before what a module calls by that name."""
    real, left = getattr(room, name), [act]

    def call(*arguments: Any, **options: Any) -> Any:
        if left:
            left.pop()()
        return real(*arguments, **options)

    monkeypatch.setattr(room, name, call)


@pytest.mark.parametrize("change", [False, True])
def test_a_holder_whom_a_colleague_adds_while_it_is_drawn_up_is_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: bool
) -> None:
    """Another holder of b changes no version of b."""
    with office.workspace(folder) as store:
        case = office.propose(store) if change else ""
        rows: list[Change] = [
            Insert("right_holder", "乙", {"name": "乙公司", "name_key": "乙公司"}),
            Insert("parcel_holder", "b 乙",
                   {"parcel_uuid": "b", "right_holder_uuid": "乙", "position": 2}),
        ]  # fmt: skip
        act = partial(store.write, rows, reason="同事")
        meanwhile(monkeypatch, drawing_up, "merge_preview", act)
        if change:
            cases.change_members(store, case, ["b", "a"], by=office.DRAFTER, today=office.TODAY)
        else:
            case = office.propose(store)
        kept = read_case(store, case).checks["screening"]["M-6"]
        assert (kept.outcome, kept.detail["reason"]) == ("fail", "HOLDER_DIFFERS")


def test_what_a_colleague_wrote_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody said which version he saw: it is the first that was read, not that of a retry."""
    typed = {"town": ValueChoice("typed", "甲镇")}
    with office.workspace(folder) as store:
        case = office.propose(store)

        def values() -> None:
            cases.change_values(store, case, typed, by="李")

        def application() -> None:
            cases.change_application(
                store, case, applicant="甲厂", applied_on=None, remark="", by="李"
            )

        for act in (values, application):
            with monkeypatch.context() as patched:
                meanwhile(patched, cases, "drafters", lambda: remark(store, case))
                with pytest.raises(ConflictError) as caught:
                    act()
            assert caught.value.code == "MERGE_CHANGED"
        found = read_case(store, case)
        assert (found.remark, found.values) == ("同事写的备注", {})


def remark(store: WorkspaceStore, case: str) -> None:
    with store.read() as reading:
        version = (reading.row("merge_case", case) or {})["row_version"]
    store.write([Update("merge_case", case, version, {"remark": "同事写的备注"})], reason="同事")

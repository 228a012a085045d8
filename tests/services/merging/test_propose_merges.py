# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Merges of several groups begin in one save: numbers, what is refused, one undoing for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import CancelledError, ConflictError, LowUseError
from lowuse_plugin.domain.ports import Insert, Receipt, Update
from lowuse_plugin.services.history.changes import read_step
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging import drawing_up
from lowuse_plugin.services.merging.cases import list_cases, read_case
from lowuse_plugin.services.merging.proposing import (
    Draft,
    Proposed,
    begin_cases,
    number_runs,
    propose_merges,
)
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging import merge_office as office

GROUPS = (("a", "b"), ("e", "f"), ("c", "d"))
"""Of 甲厂, in 江海区 and in 蓬江区; of 甲厂 and 乙厂, which fails (M-6)."""


PERSON_NUMBER = "440701198001011234"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        other = {"district": "440703", "registered_area_m2": 100.0}
        rows = {"e": office.lawful(200, 210, **other), "f": office.lawful(210, 220, **other)}
        opened.write([Insert("parcel", key, values) for key, values in rows.items()], reason="测试")
        yield opened


def propose(
    store: WorkspaceStore, groups: Sequence[Sequence[str]] = GROUPS, **more: Any
) -> tuple[tuple[Proposed, ...], Receipt]:
    options = {"by": office.DRAFTER, "on": office.PROPOSED, "today": office.TODAY, **more}
    return propose_merges(store, groups, **options)


def refused(act: Callable[[], Any]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        act()
    return caught.value


def log(store: WorkspaceStore) -> int:
    with store.read() as reading:
        return reading.head().seq


def test_each_group_is_a_case_numbered_in_its_district_and_all_are_one_save(
    store: WorkspaceStore,
) -> None:
    for _scenario in range(2):
        office.propose(store, "c", "d")
    begun, receipt = propose(store, GROUPS[:2])
    assert [each.case_no for each in begun] == ["HB4407042024003", "HB4407032024001"]
    assert [each.parcels for each in begun] == [("a", "b"), ("e", "f")]
    first = read_case(store, begun[0].uuid)
    assert (first.state, first.parcels, first.applicant) == ("proposed", ("a", "b"), "甲厂")
    assert first.drafted_by == office.DRAFTER
    assert [(step.action, step.done_on) for step in first.steps] == [("start", office.PROPOSED)]
    assert sorted(first.checks["screening"]) == sorted(f"M-{n}" for n in range(1, 13))
    assert first.checks["screening"]["M-12"].outcome == "pass"  # the holder applies
    saves = {step.save for each in begun for step in read_case(store, each.uuid).steps}
    assert saves == {receipt.transaction_id}


def test_it_says_the_same_as_one_by_one(store: WorkspaceStore) -> None:
    alone = read_case(store, office.propose(store, applicant="甲厂"))
    undo_save(store, alone.steps[0].save)
    [both, *_], _ = propose(store)
    together = read_case(store, both.uuid)
    assert together.figures == alone.figures
    assert together.outline == alone.outline
    said = {code: (each.outcome, each.detail) for code, each in alone.checks["screening"].items()}
    assert said == {
        code: (each.outcome, each.detail) for code, each in together.checks["screening"].items()
    }


def test_one_that_fails_may_be_drawn_up_and_nobody_applies_for_two_holders(
    store: WorkspaceStore,
) -> None:
    begun, _ = propose(store)
    failing = read_case(store, begun[2].uuid)
    assert (failing.outcome, failing.applicant) == ("fail", "")


def test_one_undoing_takes_all_of_them_back(store: WorkspaceStore) -> None:
    _, receipt = propose(store)
    assert len(list_cases(store)) == 3
    undo_save(store, receipt.transaction_id)
    assert list_cases(store) == ()


def test_the_log_names_the_numbers_and_how_many(store: WorkspaceStore) -> None:
    _, receipt = propose(store)
    with store.read() as reading:
        kept = read_step(reading, receipt.transaction_id)
    assert kept is not None
    assert kept.reason == (
        "宗地合并 HB4407042024001、HB4407032024001、HB4407042024002：3 组 6 宗拟合并"
    )


def test_numbers_that_follow_one_another_are_told_as_first_and_last() -> None:
    told = number_runs(["HB4407042024009", "HB4407042024010", "HB4407042024012", "HB4407032024013"])
    assert told == [
        ("HB4407042024009", "HB4407042024010"),
        ("HB4407042024012", "HB4407042024012"),
        ("HB4407032024013", "HB4407032024013"),
    ]
    assert number_runs(["HB4407042024999", "HB44070420241000"]) == [
        ("HB4407042024999", "HB4407042024999"),
        ("HB44070420241000", "HB44070420241000"),
    ]


@pytest.mark.parametrize(
    ("groups", "code", "params"),
    [
        ((), "MERGE_MEMBERS_NONE", {}),
        ((("a", "b"), ()), "MERGE_MEMBERS_NONE", {}),
        ((("a", "b"), ("e", "e")), "MERGE_GROUP_TOO_FEW", {"parcel": "#5"}),
        (
            (("a", "b"), ("b", "c")),
            "MERGE_GROUPS_SHARE",
            {
                "parcel": office.CODES["b"],
                "one": f"{office.CODES['a']}、{office.CODES['b']}",
                "other": f"{office.CODES['b']}、#3",
            },
        ),
    ],
)
def test_groups_that_cannot_each_be_a_case_are_refused_by_name(
    store: WorkspaceStore, groups: Any, code: str, params: dict[str, str]
) -> None:
    before = log(store)
    error = refused(lambda: propose(store, groups))
    assert (error.code, error.params) == (code, params)
    assert log(store) == before


def test_a_parcel_of_a_case_on_its_way_lets_nothing_be_written(store: WorkspaceStore) -> None:
    case = office.propose(store, "c", "b")
    before = log(store)
    proposed = refused(lambda: propose(store))
    assert (proposed.code, proposed.params) == (
        "MERGE_MEMBER_PROPOSED", {"parcel": "#3", "case": "HB4407042024001"},
    )  # fmt: skip
    assert log(store) == before
    office.propose(store)  # alone it may be another scenario
    held = office.propose(store, "e", "f")
    office.accept(store, held)
    accepted = refused(lambda: propose(store, GROUPS[1:2]))
    assert (accepted.code, accepted.params["case"]) == ("MERGE_MEMBER_IN_CASE", "HB4407032024001")
    assert read_case(store, case).state == "proposed"


def test_what_a_colleague_changed_since_it_was_seen_lets_nothing_be_written(
    store: WorkspaceStore,
) -> None:
    with store.read() as reading:
        version = (reading.row("parcel", "f") or {})["row_version"]
    store.write([Update("parcel", "f", version, {"remark": "新查"})], reason="编辑")
    with pytest.raises(ConflictError) as caught:
        propose(store, versions={"a": 1, "b": 1, "e": 1, "f": 1})
    assert (caught.value.code, caught.value.params["parcel"]) == ("MERGE_MEMBER_CHANGED", "#6")
    assert list_cases(store) == ()


def test_a_case_that_a_colleague_begins_meanwhile_is_seen(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = drawing_up.merge_preview, [True]

    def preview(*arguments: Any, **options: Any) -> Any:
        if left:
            left.pop()
            with open_workspace(store.path, actor=ACTOR) as other:
                office.propose(other, "e", "f")
        return real(*arguments, **options)

    monkeypatch.setattr(drawing_up, "merge_preview", preview)
    error = refused(lambda: propose(store))
    assert (error.code, error.params["case"]) == ("MERGE_MEMBER_PROPOSED", "HB4407032024001")
    assert [case.case_no for case in list_cases(store)] == ["HB4407032024001"]


class Watch:
    """Stops the work when it has got so far."""

    def __init__(self, stop: int) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop = stop

    def step(self, done: int, total: int, message: str = "") -> None:
        self.steps.append((done, total))
        if done == self._stop:
            raise CancelledError


def test_it_tells_every_group_and_can_be_stopped_before_the_save(store: WorkspaceStore) -> None:
    last = Watch(3)
    with pytest.raises(CancelledError):
        propose(store, progress=last)
    assert last.steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert list_cases(store) == ()


def test_days_and_persons_are_asked_for_as_of_one(store: WorkspaceStore) -> None:
    assert refused(lambda: propose(store, by=" ")).code == "MERGE_WHO_MISSING"
    later = date(2024, 6, 29)
    assert refused(lambda: propose(store, on=later)).code == "MERGE_DAY_IN_FUTURE"


def add_pair(store: WorkspaceStore, holder: str, *linked: str) -> None:
    """Add ``g`` and ``h`` beside each other, of a holder or of several that are linked."""
    values = {"holder_name": holder, "registered_area_m2": 100.0}
    rows = {"g": office.lawful(300, 310, **values), "h": office.lawful(310, 320, **values)}
    store.write(
        [
            *(Insert("parcel", key, row) for key, row in rows.items()),
            *(
                Insert("right_holder", f"新{name}", {"name": name, "name_key": name})
                for name in linked
            ),
            *(
                Insert(
                    "parcel_holder",
                    f"{key} {name}",
                    {"parcel_uuid": key, "right_holder_uuid": f"新{name}", "share": "1/2"},
                )
                for key in rows
                for name in linked
            ),
        ],
        reason="测试",
    )


def test_nobody_applies_for_parcels_of_joint_holders_and_a_person_decides(
    store: WorkspaceStore,
) -> None:
    add_pair(store, "丙厂、丁厂", "丙厂", "丁厂")
    [case], _ = propose(store, [("g", "h")])
    kept = read_case(store, case.uuid)
    assert (kept.applicant, kept.outcome) == ("", "manual")


def test_a_holder_who_is_linked_by_the_name_on_the_parcels_applies(store: WorkspaceStore) -> None:
    add_pair(store, "丙厂", "丙厂")
    [case], _ = propose(store, [("g", "h")])
    assert read_case(store, case.uuid).applicant == "丙厂"


def test_the_number_of_a_person_gets_into_no_case(store: WorkspaceStore) -> None:
    add_pair(store, PERSON_NUMBER)
    [case], _ = propose(store, [("g", "h")])
    assert read_case(store, case.uuid).applicant == ""
    draft = Draft(("c", "b"), PERSON_NUMBER)
    step = office.step(office.PROPOSED, office.DRAFTER)
    error = refused(
        lambda: begin_cases(store, lambda _reading: [draft], step, day=office.TODAY, fields=None)
    )
    assert error.code == "MERGE_APPLICANT_NUMBER"


def test_more_groups_than_one_save_takes_are_refused_before_anything_is_read(
    store: WorkspaceStore,
) -> None:
    groups = [(f"{at}", f"{at} b") for at in range(201)]
    error = refused(lambda: propose(store, groups))
    assert (error.code, error.params) == ("MERGE_GROUPS_TOO_MANY", {"count": 201, "most": 200})
    assert refused(lambda: propose(store, groups[:200])).code == "MERGE_MEMBER_ABSENT"

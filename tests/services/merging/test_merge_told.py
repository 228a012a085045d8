# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person is told of a merge: by what it was judged, what is awaited, what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.matrix import (
    MatrixRow,
    hinders,
    judged_by,
    unsettled_mortgages,
)
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.groups import find_merge_groups
from lowuse_plugin.services.merging.judging import judge
from lowuse_plugin.services.merging.matrix import merge_matrix
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.sheets import merge_sheets
from lowuse_plugin.services.merging.state import MergeState, read_state
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def change(store: WorkspaceStore, uuid: str, **values: Any) -> None:
    with store.read() as reading:
        row = reading.row("parcel", uuid)
    assert row is not None
    store.write([Update("parcel", uuid, row["row_version"], values)], reason="测试")


def row_of(store: WorkspaceStore, code: str) -> MatrixRow:
    return merge_matrix(store, ["a", "b"], stage="screening", today=office.TODAY).row(code)


@pytest.mark.parametrize(
    ("said", "outcome"), [("no", "fail"), ("unknown", "pass"), ("yes", "pass")]
)
def test_without_lawful_procedure_the_source_is_not_lawful(
    store: WorkspaceStore, said: str, outcome: str
) -> None:
    change(store, "b", lawful_procedure=said)
    found = row_of(store, "M-4")
    assert found.outcome == outcome
    if said == "no":
        assert [(each.code, each.members) for each in found.reasons] == [
            ("NO_LAWFUL_PROCEDURE", ("b",))
        ]
    [group] = [g for g in find_merge_groups(store) if "b" in g.members]
    assert ("NO_LAWFUL_PROCEDURE" in group.missing) == (said == "no")


def test_neighbours_are_shown_with_widths_and_metres_of_each_pair(store: WorkspaceStore) -> None:
    figures = row_of(store, "M-2").figures
    shown = {name: (f.value, f.unit, f.members) for name, f in figures.items()}
    assert shown == {
        "tolerance": ("0.05", "m", ()),
        "min_shared": ("1", "m", ()),
        "pairs": (1, "1", ()),
        "shared:1": ("10.00", "m", ("a", "b")),
        "gap:1": ("0.00", "m²", ("a", "b")),
    }
    case = office.up_to_survey(store)
    [sheet] = merge_sheets(store, [case])
    kept = next(each for each in sheet.conditions if each.condition.code == "M-2")
    assert list(kept.figures.items()) == list(figures.items())  # also of a check that was kept


def at_the_register(store: WorkspaceStore, **changes: Any) -> MergeState:
    """How a surveyed merge stands on the day on which it is to be registered."""
    case = office.up_to_survey(store)
    for key in "ab" if changes else "":
        change(store, key, **changes)
    return read_state(store, case, today=office.REGISTERED)


def test_nobody_is_said_to_have_judged_what_is_entered_with_the_registration(
    store: WorkspaceStore,
) -> None:
    change(store, "a", mortgaged="yes")
    state = at_the_register(store)
    assert state.matrix is not None
    found = state.matrix.row("M-5")
    assert (found.outcome, found.judgement) == ("manual", None)
    assert [reason.code for reason in found.reasons] == [
        "SEIZURE_QUERY_TOO_OLD", "SEIZURE_QUERY_TOO_OLD", "MORTGAGED_CONSENT",
    ]  # fmt: skip
    assert [(each.code, dict(each.params)) for each in state.awaited] == [
        ("MERGE_SEIZURE_MISSING", {}), ("MERGE_CONSENT_MISSING", {"parcels": "…001001GB00011"}),
    ]  # fmt: skip
    assert [each.code for each in state.blockers] == ["MERGE_FIELDS_OPEN"]


def test_a_fresh_query_is_awaited_no_more(store: WorkspaceStore) -> None:
    state = at_the_register(store, seized_checked_on=office.REGISTERED.isoformat())
    assert state.awaited == ()
    assert state.matrix is not None
    assert state.matrix.row("M-5").outcome == "pass"


@pytest.mark.parametrize(
    ("on", "stage", "warned"),
    [
        (date(2024, 7, 3), "acceptance", False),  # 30 days
        (date(2024, 7, 4), "acceptance", True),
        (date(2024, 7, 4), "screening", False),
    ],
)
def test_an_old_query_warns_at_the_acceptance(
    store: WorkspaceStore, on: date, stage: str, warned: bool
) -> None:
    matrix = merge_matrix(store, ["a", "b"], stage=stage, today=on, applicant="甲厂")
    assert ("SEIZURE_QUERY_WANTED" in matrix.warnings) == warned


def test_an_old_query_warns_at_the_acceptance_and_hinders_the_review(store: WorkspaceStore) -> None:
    day = date(2024, 7, 4)  # 31 days
    case = office.propose(store)
    state = read_state(store, case, today=day)
    assert state.matrix is not None
    assert (state.following, state.blockers) == ("accepted", ())
    assert "SEIZURE_QUERY_WANTED" in state.matrix.warnings
    office.accept(store, case)
    office.judge_all(store, case)
    assert read_state(store, case, today=date(2024, 7, 3)).blockers == ()
    state = read_state(store, case, today=day)
    assert [(each.code, dict(each.params)) for each in state.blockers] == [
        ("MERGE_CONDITION_OPEN", {"conditions": "M-5 没有被查封"})
    ]


def test_a_mortgage_counts_until_a_person_judges_that_it_is_settled(store: WorkspaceStore) -> None:
    change(store, "b", mortgaged="yes")
    case = office.propose(store)
    office.accept(store, case)

    def found() -> tuple[str, ...]:
        state = read_state(store, case, today=office.REVIEWED)
        assert state.matrix is not None
        return unsettled_mortgages(state.matrix.row("M-5"))

    assert found() == ("b",)
    told = Judgement("李登记", office.REVIEWED, "抵押权人已同意", code="M-5", department="登记中心")
    judge(store, case, told, today=office.TODAY)
    assert found() == ()
    change(store, "a", mortgaged="yes")  # the judgement speaks of other entries
    assert found() == ("a", "b")


def test_who_judged_what_is_the_reviewers_to_judge(store: WorkspaceStore) -> None:
    case = office.propose(store)
    office.accept(store, case)
    for code, by in (("M-4", "陈经办"), ("M-10", "陈经办、王科长"), ("M-11", "赵科长")):
        told = Judgement(by, office.REVIEWED, "符合", code=code, department="自然资源局")
        judge(store, case, told, today=office.TODAY)
    state = read_state(store, case, today=office.REVIEWED)
    assert state.matrix is not None
    assert judged_by("陈经办", state.matrix.rows) == ("M-10",)
    assert judged_by("黄科长", state.matrix.rows) == ()


@pytest.mark.parametrize(
    ("check", "found"),
    [("shows", []), ("refuses", ["fail"]), ("settled", ["fail", "manual", "missing"])],
)
def test_what_hinders_a_step_is_what_it_asks_of_the_conditions(
    check: str, found: list[str]
) -> None:
    outcomes = ("pass", "fail", "manual", "missing")
    assert [each for each in outcomes if hinders(each, check)] == found


@pytest.mark.parametrize(
    ("registered", "share"),
    [(326.26, None), (326.27, "5.0%"), (400.0, "16.7%"), (None, None)],
)
def test_a_drawn_area_far_from_the_registered_one_is_a_finding(
    store: WorkspaceStore, registered: float | None, share: str | None
) -> None:
    # b is registered with 200.05 m², both are drawn with 500 m²; 526.315 m² are 5 % off
    change(store, "a", registered_area_m2=registered)
    notes = {each.code: each for each in merge_preview(store, ["a", "b"]).notes}
    found = notes.get("MERGE_AREA_DIFFERS")
    assert (None if found is None else found.params["share"]) == share
    if registered == 400:
        assert found is not None
        assert found.params["registered"] == "600.05 m²"
        assert found.params["measured"] == "500.00 m²"


def test_a_registered_merge_rests_on_the_check_of_its_day(store: WorkspaceStore) -> None:
    change(store, "a", mortgaged="yes")
    case = office.up_to_survey(store)
    office.register(store, case, mortgage_consent="同意函 3 号")
    found = read_case(store, case)
    fifth = found.checks["registration"]["M-5"]
    assert (fifth.outcome, fifth.machine, fifth.checked_on) == ("pass", "pass", office.REGISTERED)
    assert "judgement" not in fifth.detail  # a letter is no judgement of the office
    assert found.mortgage_consent == "同意函 3 号"

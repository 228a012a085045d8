# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The way of survey units to 县级认定, in a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Actor, Insert, Receipt, Store
from lowuse_plugin.domain.survey.steps import SurveyStepInput
from lowuse_plugin.services.history.changes import read_step
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.json_words import json_words
from lowuse_plugin.services.survey.checks import check_units
from lowuse_plugin.services.survey.procedure import (
    Blocked,
    advance_units,
    dismiss_units,
    read_procedures,
    remove_units,
    reopen_units,
    return_units,
)
from lowuse_plugin.store.workspace import open_workspace
from tests.services.history.two_people import Overtaken
from tests.services.open_readings import Quiet
from tests.services.survey.survey_office import (
    FIELD,
    NUMBER,
    PUBLIC,
    TODAY,
    WANG,
    ZHANG,
    blockers,
    box,
    change,
    forward,
    state_of,
    step,
    survey_workspace,
    take_to,
    unit_rows,
)

ON = date(2025, 6, 1)
WHY = step(ON, WANG, reason="数据有误")
DECIDED = step(ON, WANG, reason="区政府撤回", document_no=NUMBER)
COMPLETED = step(ON, WANG, reason="竣工", document_no=NUMBER, details={"removal": "completed"})
MOVED = step(ON, WANG, reason="规划调整", document_no=NUMBER, details={"removal": "moved_out"})


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder) as opened:
        yield opened


def refusal(store: Store, act: Callable[..., Receipt], *args: Any, units: Any = ("u0",)) -> str:
    """Return the code with which a step is refused; nothing was written."""
    with store.read() as reading:
        before = reading.head()
    with pytest.raises(LowUseError) as refused:
        act(store, list(units), *args, today=TODAY)
    with store.read() as reading:
        assert reading.head() == before
    return refused.value.code


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table(table).to_rows()


def test_the_whole_way_is_told_by_steps_and_ends_in_an_identified_tag(store: Store) -> None:
    take_to(store, "10")
    [unit] = read_procedures(store, parcels=["p0"], today=TODAY)
    assert (unit.state, unit.tag_state, unit.next_state) == ("10", "identified", None)
    assert [(s.from_state, s.to_state, s.done_by) for s in unit.steps] == [
        ("00", "02", ZHANG), ("02", "04", ZHANG), ("04", "06", ZHANG), ("06", "08", ZHANG),
        ("08", "10", WANG),
    ]  # fmt: skip
    assert [s.unit_change for s in unit.steps] == ["", "", "", "", "in"]
    assert unit.steps[-1].details["unit"]["low_area_m2"] == 10_000
    tags = [t for t in rows(store, "tag") if t["survey_unit_uuid"] == "u0"]
    assert [t["state"] for t in tags] == ["tagged", "identified"]
    new = tags[1]
    assert (new["document_no"], new["decided_by"], new["replaces_tag_uuid"]) == (NUMBER, WANG, "t0")
    assert (new["batch"], new["low_efficiency_kind"], new["opinion"]) == ("2025-1", "1", "同意认定")
    bases = [b["text"] for b in rows(store, "tag_basis") if b["tag_uuid"] == new["uuid"]]
    assert bases == ["现场核实闲置厂房"]


def test_the_field_check_and_the_publicity_may_be_left_out_with_a_reason(store: Store) -> None:
    take_to(store, "04")
    without = {"skipped_reason": "规则不要求", "not_applicable_reason": "国有空地"}
    advance_units(store, ["u0"], step(date(2025, 4, 1), details=without), today=TODAY)
    assert state_of(store) == ("08", "tagged")
    advance_units(store, ["u0"], forward("10"), today=TODAY)
    assert state_of(store) == ("10", "identified")


RETURN = [("return", to) for to in ("00", "02", "04", "06", "08", "10")]
EVERY = [*RETURN, ("dismiss", ""), ("remove", ""), ("reopen", "")]
ALLOWED = {
    "00": {("dismiss", "")},
    "02": {("return", "00"), ("dismiss", "")},
    "04": {("return", "00"), ("return", "02"), ("dismiss", "")},
    "06": {("return", "00"), ("return", "02"), ("return", "04"), ("dismiss", "")},
    "08": {*RETURN[:4], ("dismiss", "")},
    "10": {*RETURN[:5], ("remove", "")},
    "12": {("reopen", "")},
    "90": {("reopen", "")},
    "20": set(),
    "80": set(),
}


def act(store: Store, name: str, to: str) -> None:
    if name == "return":
        return_units(store, ["u0"], to, DECIDED, today=TODAY)
    else:
        acts = {"dismiss": (dismiss_units, WHY), "remove": (remove_units, MOVED),
                "reopen": (reopen_units, WHY)}  # fmt: skip
        carry_out, entered = acts[name]
        carry_out(store, ["u0"], entered, today=TODAY)


def test_only_the_transitions_of_the_table_are_possible(store: Store) -> None:
    for state, allowed in ALLOWED.items():
        change(store, "survey_unit", "u0", survey_state=state)
        done = set()
        for name, to in EVERY:
            with suppress(LowUseError):
                act(store, name, to)
                done.add((name, to))
                change(store, "survey_unit", "u0", survey_state=state)
        assert done == allowed, state


def test_nothing_follows_where_the_county_or_the_city_has_it(store: Store) -> None:
    for state in ("10", "12", "90", "20", "80"):
        change(store, "survey_unit", "u0", survey_state=state)
        expected = "SURVEY_FILED" if state in ("20", "80") else "SURVEY_ENDED"
        assert refusal(store, advance_units, forward("10")) == expected


def test_what_leaves_the_database_says_how_and_comes_back_as_the_old_proposal(
    store: Store,
) -> None:
    take_to(store, "10")
    return_units(store, ["u0"], "04", DECIDED, today=TODAY)
    assert state_of(store) == ("04", "tagged")
    last = rows(store, "tag")[-1]
    assert (last["decided_by"], last["decided_on"], last["batch"]) == (
        ZHANG,
        "2025-03-01",
        "2025-1",
    )
    for to_state, day in (("06", 2), ("08", 3)):
        entered = forward(to_state).details
        if to_state == "08":
            entered = {"not_applicable_reason": "已公示"}
        advance_units(store, ["u0"], step(date(2025, 6, day), details=entered), today=TODAY)
    again = step(date(2025, 6, 4), WANG, document_no=NUMBER)
    advance_units(store, ["u0"], again, today=TODAY)
    remove_units(store, ["u0"], SurveyStepInput(
        WANG, date(2025, 6, 5), NUMBER, details={"removal": "completed"}, reason="竣工",
    ), today=TODAY)  # fmt: skip
    assert state_of(store) == ("90", "withdrawn")
    steps = rows(store, "survey_step")
    assert [s["unit_change"] for s in steps if s["unit_change"]] == ["in", "out", "in", "removed"]
    assert steps[-1]["opinion"] == "竣工"
    with store.read() as reading:
        kept = reading.row("survey_unit", "u0")
    assert kept is not None
    assert kept["retired_at"] is None
    reopen_units(store, ["u0"], step(date(2025, 6, 6), WANG, reason="复查"), today=TODAY)
    assert state_of(store) == ("04", "tagged")


GUARDS: list[tuple[str, SurveyStepInput, str]] = [
    ("00", step(ON, " "), "SURVEY_WHO_MISSING"),
    ("00", step(date(2025, 7, 1)), "SURVEY_DAY_IN_FUTURE"),
    ("00", step(date(2025, 2, 28)), "SURVEY_DAY_BACKWARDS"),
    ("02", step(date(2025, 3, 1)), "SURVEY_DAY_BACKWARDS"),
    ("04", step(ON), "SURVEY_FIELD_PEOPLE"),
    ("04", step(ON, details={**FIELD, "people": ["赵六", "赵 六"]}), "SURVEY_FIELD_PEOPLE"),
    ("04", step(ON, details={"people": ["赵六", "孙七"]}), "SURVEY_CONCLUSION_MISSING"),
    ("04", step(ON, details={**FIELD, "conclusion": "3"}), "SURVEY_FIELD_DISAGREES"),
    ("04", step(ON, details={**FIELD, "conclusion": "2"}), "SURVEY_FIELD_OPINION"),
    ("06", step(ON), "SURVEY_PUBLICITY_DAYS_MISSING"),
    ("06", step(ON, details={**PUBLIC, "publicity_to": "2025-05-14"}),
     "SURVEY_PUBLICITY_TOO_SHORT"),
    ("06", step(ON, details={**PUBLIC, "publicity_from": "2025-03-31"}), "SURVEY_DAY_BACKWARDS"),
    ("06", step(date(2025, 4, 30), details=PUBLIC), "SURVEY_DAY_IN_FUTURE"),
    ("06", step(ON, details={**PUBLIC, "place": ""}), "SURVEY_PLACE_MISSING"),
    ("08", step(ON, ZHANG, document_no=NUMBER), "SURVEY_SAME_PERSON"),
    ("08", step(ON, WANG), "SURVEY_DOCUMENT_MISSING"),
    ("08", step(ON, WANG, document_no="江海自然资〔2025〕3号"), "SURVEY_DOCUMENT_OF_BUREAU"),
    ("08", step(date(2025, 5, 15), WANG, document_no=NUMBER), "SURVEY_PUBLICITY_RUNS"),
    ("08", step(ON, WANG, document_no=NUMBER, details={"objections": [{"text": "面积"}]}),
     "SURVEY_OBJECTION_UNANSWERED"),
]  # fmt: skip


def test_every_step_is_asked_for_what_its_state_needs(store: Store) -> None:
    reached = "00"
    for state, entered, code in GUARDS:
        while reached < state:
            following = {"00": "02", "02": "04", "04": "06", "06": "08"}[reached]
            advance_units(store, ["u0"], forward(following), today=TODAY)
            reached = following
        assert refusal(store, advance_units, entered) == code, (state, code)
    assert refusal(store, return_units, "04", step(ON)) == "SURVEY_REASON_MISSING"
    assert refusal(store, dismiss_units, step(ON)) == "SURVEY_REASON_MISSING"
    take_to_10 = forward("10")
    advance_units(store, ["u0"], take_to_10, today=TODAY)
    assert refusal(store, return_units, "04", WHY) == "SURVEY_DOCUMENT_MISSING"
    assert refusal(store, remove_units, WHY) == "SURVEY_REMOVAL_MISSING"
    bare = step(ON, WANG, reason="竣工", details={"removal": "completed"})
    assert refusal(store, remove_units, bare) == "SURVEY_DOCUMENT_MISSING"
    for removal, number, code in (
        ("completed", "无", "SURVEY_DOCUMENT_SHAPE"),
        ("moved_out", "无", "SURVEY_DOCUMENT_SHAPE"),
        ("moved_out", "江自然资〔2025〕1号", "SURVEY_DOCUMENT_OF_BUREAU"),
    ):
        entered = step(ON, WANG, reason="离库", document_no=number, details={"removal": removal})
        assert refusal(store, remove_units, entered) == code
    remove_units(store, ["u0"], replace(bare, document_no="建竣备 2025-031"), today=TODAY)
    assert state_of(store)[0] == "90"


def test_what_the_unit_lacks_hinders_before_anybody_enters_anything(store: Store) -> None:
    change(store, "tag_basis", "b0", retired_at="2025-06-01T00:00:00Z", retired_reason="试")
    assert blockers(store) == ["BASIS_MISSING"]
    change(store, "tag_basis", "b0", retired_at=None, retired_reason=None)
    take_to(store, "02")
    change(store, "survey_unit", "u0", low_efficiency_area_m2=10_000.01)
    assert blockers(store) == ["LOW_AREA_ABOVE_UNIT"]
    change(store, "survey_unit", "u0", low_efficiency_area_m2=0.0)
    assert blockers(store) == ["LOW_AREA_NOT_POSITIVE"]
    change(store, "survey_unit", "u0", area_m2=0.0)
    assert blockers(store) == ["AREA_NOT_POSITIVE"]
    change(store, "survey_unit", "u0", area_m2=10_000.0, low_efficiency_area_m2=10_000.0)
    change(store, "tag", "t0", low_efficiency_kind=None)
    assert blockers(store) == ["KIND_MISSING"]
    change(store, "tag", "t0", low_efficiency_kind="1", state="withdrawn")
    assert blockers(store) == ["SURVEY_NOT_TAGGED"]
    assert refusal(store, advance_units, forward("04")) == "SURVEY_NOT_TAGGED"


def test_a_tag_that_rests_on_examples_alone_is_not_identified(store: Store) -> None:
    rules = {
        "rule_set_id": "s",
        "kind": "identification",
        "title": "示例",
        "sha256": "0",
        "content": "",
    }
    store.write([Insert("rule_set", "r", {**rules, "example": 1})], reason="试")
    change(store, "tag_basis", "b0", rule_set_uuid="r", rule_code="S-01")
    take_to(store, "08")
    assert blockers(store) == ["EXAMPLE_RULES"]
    assert refusal(store, advance_units, forward("10")) == "EXAMPLE_RULES"
    store.write(
        [Insert("tag_basis", "own", {"tag_uuid": "t0", "text": "已停产 3 年", "clause": "P-12"})],
        reason="试",
    )
    advance_units(store, ["u0"], forward("10"), today=TODAY)


def test_the_publicity_has_to_be_over(store: Store) -> None:
    take_to(store, "08")
    assert blockers(store, today=date(2025, 5, 15)) == ["SURVEY_PUBLICITY_RUNS"]
    assert blockers(store, today=date(2025, 5, 16)) == []


CHANGES: list[tuple[str, str, dict[str, Any]]] = [
    ("survey_unit", "u0", {"geom": box(0, width=90)}),
    ("survey_unit", "u0", {"low_efficiency_area_m2": 9_000.0}),
    ("parcel", "p0", {"geom": box(0, width=90)}),
    ("survey_unit_parcel", "m0", {"area_m2": 9_000.0}),
    ("parcel", "p0", {"retired_at": "2025-06-01T00:00:00Z", "retired_reason": "合并"}),
]


def test_what_changed_after_a_step_has_to_be_looked_at_again(store: Store) -> None:
    take_to(store, "06")
    change(store, "survey_unit", "u0", contact_name="周先生")
    change(store, "parcel", "p0", remark="无关")
    assert blockers(store) == []
    for table, row, values in CHANGES:
        change(store, table, row, **values)
        assert blockers(store) == ["UNIT_CHANGED"], (table, values)
        assert refusal(store, advance_units, forward("08")) == "UNIT_CHANGED"
        return_units(store, ["u0"], "04", step(date(2025, 4, 2), reason="重看"), today=TODAY)
        assert blockers(store) == []
        advance_units(store, ["u0"], step(date(2025, 4, 2), details=FIELD), today=TODAY)


def test_overlapping_units_are_not_identified(store: Store) -> None:
    store.write(unit_rows(5, geom=box(60)), reason="试")
    take_to(store, "08")
    assert blockers(store) == ["UNIT_OVERLAP"]
    dismiss_units(store, ["u5"], WHY, today=TODAY)
    assert blockers(store) == []


def test_of_many_units_all_go_or_none_and_each_that_cannot_is_named(store: Store) -> None:
    store.write([*unit_rows(2), *unit_rows(3, tag=False)], reason="试")
    change(store, "tag_basis", "b1", retired_at="2025-06-01T00:00:00Z", retired_reason="试")
    with pytest.raises(LowUseError) as refused:
        advance_units(store, ["u0", "u1", "u2", "u3"], forward("02"), today=TODAY)
    blocked = refused.value.params["blocked"]
    assert isinstance(blocked, tuple)
    assert refused.value.params["total"] == 4
    assert [(b.uuid, b.label, b.code) for b in blocked if isinstance(b, Blocked)] == [
        ("u1", "440704001001GB00002", "BASIS_MISSING"),
        ("u3", "440704001001GB00004", "SURVEY_NOT_TAGGED"),
    ]
    assert state_of(store) == ("00", "tagged")
    receipt = advance_units(store, ["u0", "u2"], forward("02"), today=TODAY)
    assert {table for table, _ in receipt.versions} == {"survey_unit", "survey_step"}
    assert [state_of(store, unit)[0] for unit in ("u0", "u1", "u2")] == ["02", "00", "02"]
    assert refusal(store, advance_units, forward("04"), units=("u0", "u1")) == "SURVEY_MIXED_STATES"
    assert refusal(store, advance_units, forward("04"), units=("u0", "nobody")) == "UNITS_UNKNOWN"


def test_of_two_people_the_second_is_told_what_the_first_did(folder: Path) -> None:
    with survey_workspace(folder) as mine:
        seen = {unit.uuid: unit.last_step for unit in read_procedures(mine, units=["u0", "u1"])}
        with open_workspace(folder / "认定.gpkg", actor=Actor("李四", "li", "PC-2")) as theirs:
            advance_units(theirs, ["u0"], step(date(2025, 3, 2), "李四"), today=TODAY)
        with pytest.raises(ConflictError) as refused:
            advance_units(mine, ["u1", "u0"], forward("02"), seen=seen, today=TODAY)
        assert refused.value.code == "SURVEY_CHANGED"
        assert (refused.value.params["changed_by"], refused.value.params["state"]) == (
            "李四", "疑似低效",
        )  # fmt: skip
        assert state_of(mine, "u1") == ("00", "tagged")
        # What a colleague saves beside it is looked at again and disturbs nothing.
        disturbed = Overtaken(mine, [lambda: change(mine, "parcel", "p1", remark="改")])
        advance_units(disturbed, ["u1"], forward("02"), seen=seen, today=TODAY)
        assert state_of(mine, "u1") == ("02", "tagged")


def test_undoing_takes_state_and_tag_back_unless_a_later_step_rests_on_it(store: Store) -> None:
    take_to(store, "08")
    receipt = advance_units(store, ["u0"], forward("10"), today=TODAY)
    undone = undo_save(store, receipt.transaction_id)
    assert state_of(store) == ("08", "tagged")
    undo_save(store, undone.receipt.transaction_id)
    assert state_of(store) == ("10", "identified")
    back = return_units(store, ["u0"], "08", DECIDED, today=TODAY)
    with pytest.raises(LowUseError) as refused:
        undo_save(store, receipt.transaction_id)
    assert refused.value.code in {"UNDO_CHANGED_SINCE", "UNDO_BUILT_UPON"}
    undo_save(store, back.transaction_id)
    assert state_of(store) == ("10", "identified")


def test_a_step_that_was_gone_over_again_is_not_undone(store: Store) -> None:
    first = advance_units(store, ["u0"], forward("02"), today=TODAY)
    advance_units(store, ["u0"], forward("04"), today=TODAY)
    return_units(store, ["u0"], "02", step(date(2025, 3, 11), reason="重看"), today=TODAY)
    with pytest.raises(LowUseError) as refused:  # the unit stands as the first step left it
        undo_save(store, first.transaction_id)
    assert refused.value.code == "UNDO_BUILT_UPON"


def test_lists_and_history_tell_the_step_in_words(store: Store) -> None:
    take_to(store, "04")
    receipt = advance_units(store, ["u0"], forward("06"), today=TODAY)
    state = {row["uuid"]: row for row in rows(store, "list_parcels")}["p0"]
    assert state["survey_state"] == "06"
    last = rows(store, "survey_step")[-1]
    told = json_words("survey_step", "details", last["details"], lambda _table, uuid: uuid)
    assert told == "核查人员 赵六、孙七；核查结论 属实"
    with store.read() as reading:
        saved = read_step(reading, receipt.transaction_id)
    assert saved is not None
    assert saved.reason == "调查认定 通过：外业核查"


def test_nothing_is_measured_while_a_colleague_s_save_would_have_to_wait(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_old = {"district": "440704", "status": "register", "geom": box(50)}
    store.write([Insert("three_old_area", "t", three_old)], reason="试")
    quiet: Any = Quiet(store, monkeypatch)
    take_to(quiet, "08")
    [waiting] = read_procedures(quiet, units=["u0"], today=TODAY)
    assert waiting.blockers == ()
    assert "UNIT_IN_THREE_OLD" in [each.code for each in check_units(quiet, ["u0"])]
    advance_units(quiet, ["u0"], forward("10"), today=TODAY)
    assert state_of(store)[0] == "10"
    assert quiet.measured

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What nobody gets past on the way to 县级认定: not by undoing, tagging anew or an older state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.ports import Insert, Store
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.procedure import (
    advance_units,
    dismiss_units,
    read_procedures,
    remove_units,
    reopen_units,
    return_units,
)
from lowuse_plugin.services.survey.units import retire_unit
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels, tag_units
from tests.services.history.two_people import Overtaken
from tests.services.survey.survey_office import (
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

LI = "李四"
GONE = {"retired_at": "2025-06-01T00:00:00Z", "retired_reason": "试"}


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder) as opened:
        yield opened


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as error:
        act()
    return error.value


def test_bringing_a_step_back_asks_what_hinders_it_now(store: Store) -> None:
    take_to(store, "08")
    done = advance_units(store, ["u0"], forward("10"), today=TODAY)
    undone = undo_save(store, done.transaction_id)
    store.write(unit_rows(5, geom=box(60)), reason="试")
    assert refused(lambda: undo_save(store, undone.receipt.transaction_id)).code == "UNIT_OVERLAP"
    change(store, "survey_unit", "u5", **GONE)
    withdrawn = tag_units(store, ["u0"], Decision(LI, date(2025, 5, 21), state="withdrawn"))
    later = refused(lambda: undo_save(store, undone.receipt.transaction_id))
    assert (later.code, later.params["count"]) == ("UNDO_BUILT_UPON", 1)
    assert state_of(store) == ("08", "withdrawn")
    undo_save(store, str(withdrawn.transaction_id))
    undo_save(store, undone.receipt.transaction_id)
    assert state_of(store) == ("10", "identified")
    assert blockers(store) == []


def test_what_left_the_database_comes_back_only_where_nothing_took_its_place(store: Store) -> None:
    take_to(store, "10")
    gone = step(date(2025, 6, 1), WANG, reason="规划调整", document_no=NUMBER,
                details={"removal": "moved_out"})  # fmt: skip
    removed = remove_units(store, ["u0"], gone, today=TODAY)
    store.write(unit_rows(5, geom=box(60)), reason="试")
    assert refused(lambda: undo_save(store, removed.transaction_id)).code == "UNIT_OVERLAP"
    change(store, "survey_unit", "u5", **GONE)
    undo_save(store, removed.transaction_id)
    assert state_of(store) == ("10", "identified")


def new_parcels(store: Store, count: int) -> list[str]:
    parcel = {"district": "440704", "plane_area_m2": 10_000.0, "plane_epsg": 4526}
    names = [f"n{n}" for n in range(count)]
    store.write(
        [Insert("parcel", name, {**parcel, "geom": box(6_000 + 200 * n), "parcel_code": name})
         for n, name in enumerate(names)],
        reason="试",
    )  # fmt: skip
    return names


def test_no_parcel_comes_to_lie_in_two_units_by_undoing(store: Store) -> None:
    names = new_parcels(store, 3)
    tagged = tag_parcels(store, names, Decision(LI, date(2025, 5, 18), text="停产"))
    undone = undo_save(store, str(tagged.transaction_id))
    again = tag_parcels(store, ["n1"], Decision(WANG, date(2025, 5, 18), text="空置"))
    doubled = refused(lambda: undo_save(store, undone.receipt.transaction_id))
    assert (doubled.code, doubled.params["parcel"]) == ("UNDO_UNIT_DOUBLED", "n1")
    undo_save(store, str(again.transaction_id))
    assert undo_save(store, undone.receipt.transaction_id).restored > 0

    retired = retire_unit(store, "u0", 1, "划错")
    tag_parcels(store, ["p0"], Decision(LI, date(2025, 5, 18), text="停产"))
    doubled = refused(lambda: undo_save(store, retired.transaction_id))
    assert (doubled.code, doubled.params["parcel"]) == (
        "UNDO_UNIT_DOUBLED",
        "440704001001GB00001",
    )


def test_each_rule_says_itself_whether_it_is_an_example(store: Store) -> None:
    sample = find_rule_set("sample").content
    mixed = sample.replace("example = true", "example = false", 1).replace(
        'code = "S-01"', 'code = "S-01"\nexample = true', 1
    )
    for name, content, example in (("sample", sample, 1), ("mixed", mixed, 0)):
        values = {"rule_set_id": name, "kind": "identification", "title": name, "sha256": name}
        row = Insert("rule_set", name, {**values, "content": content, "example": example})
        store.write([row], reason="试")
    take_to(store, "08")
    found = {}
    for rule_set, rule in (("sample", "S-01"), ("sample", "L-1"), ("mixed", "S-01"),
                           ("mixed", "S-02")):  # fmt: skip
        change(store, "tag_basis", "b0", rule_set_uuid=rule_set, rule_code=rule)
        found[rule_set, rule] = blockers(store)
    assert found == {
        ("sample", "S-01"): ["EXAMPLE_RULES"], ("sample", "L-1"): [],
        ("mixed", "S-01"): ["EXAMPLE_RULES"], ("mixed", "S-02"): [],
    }  # fmt: skip
    change(store, "tag_basis", "b0", rule_set_uuid="sample", rule_code="S-01")
    store.write([Insert("tag_basis", "own", {"tag_uuid": "t0", "text": "."})], reason="试")
    assert blockers(store) == ["EXAMPLE_RULES"]
    change(store, "tag_basis", "own", text="已停产 3 年", clause="江府〔2022〕10号 第三条")
    assert blockers(store) == []
    change(store, "tag_basis", "own", clause=None)
    assert blockers(store) == ["EXAMPLE_RULES"]
    change(store, "tag", "t0", document_no="江海府〔2025〕8号")
    assert blockers(store) == ["UNIT_CHANGED"]  # by the writing of this test, no step did it


def test_whoever_tagged_once_does_not_identify_and_a_new_tag_is_looked_at_again(
    store: Store,
) -> None:
    take_to(store, "08")
    tag_units(store, ["u0"], Decision(LI, date(2025, 5, 18), kinds=("3",), text="改类"))
    assert blockers(store) == ["UNIT_CHANGED"]
    return_units(store, ["u0"], "06", step(date(2025, 5, 19), reason="重看"), today=TODAY)
    without = {"not_applicable_reason": "国有空地"}
    advance_units(store, ["u0"], step(date(2025, 5, 20), details=without), today=TODAY)
    assert blockers(store) == []
    for who in (ZHANG, LI, "张三（局）", f"{WANG}、张三", "局长张三"):
        entered = step(date(2025, 5, 21), who, document_no=NUMBER)
        found = refused(lambda e=entered: advance_units(store, ["u0"], e, today=TODAY))  # type: ignore[misc]
        assert found.code == "SURVEY_SAME_PERSON", who
    advance_units(store, ["u0"], step(date(2025, 5, 21), WANG, document_no=NUMBER), today=TODAY)
    assert state_of(store) == ("10", "identified")
    assert blockers(store) == []


def test_tagging_writes_no_decision_of_the_county_and_a_basis_has_words(store: Store) -> None:
    for state in ("identified", "not_low_efficiency", "bogus"):
        decision = Decision(LI, date(2025, 5, 18), state=state, text="停产")
        assert refused(lambda d=decision: tag_parcels(store, ["p0"], d)).code == "FIELD_NOT_IN_LIST"  # type: ignore[misc]
    names = new_parcels(store, 1)
    dotted = Decision(LI, date(2025, 5, 18), text=" . ")
    assert refused(lambda: tag_parcels(store, names, dotted)).code == "TAG_WITHOUT_BASIS"


def test_an_older_unit_that_its_tag_says_is_identified_is_not_tagged_anew(store: Store) -> None:
    change(store, "survey_unit", "u0", survey_state=None)
    change(store, "tag", "t0", state="identified")
    assert state_of(store) == ("10", "identified")
    anew = Decision(LI, date(2025, 5, 18), kinds=("2",), text="改类")
    assert refused(lambda: tag_units(store, ["u0"], anew)).code == "UNIT_DECIDED"


def test_another_attempt_takes_no_unit_a_step_further(store: Store) -> None:
    def colleague() -> object:
        return advance_units(store, ["u0"], forward("02"), today=TODAY)

    with pytest.raises(ConflictError) as taken:
        advance_units(Overtaken(store, [colleague]), ["u0"], forward("02"), today=TODAY)
    assert taken.value.code == "SURVEY_CHANGED"
    assert state_of(store) == ("02", "tagged")


def test_a_unit_goes_back_only_to_where_it_was(store: Store) -> None:
    take_to(store, "04")
    past = {**PUBLIC, "skipped_reason": "规则不要求"}
    advance_units(store, ["u0"], step(date(2025, 5, 1), details=past), today=TODAY)
    [unit] = read_procedures(store, units=["u0"], today=TODAY)
    assert unit.return_states == ("00", "02", "04")
    back = step(date(2025, 5, 2), reason="重看")
    skipped = refused(lambda: return_units(store, ["u0"], "06", back, today=TODAY))
    assert skipped.code == "SURVEY_NOT_EARLIER"

    dismissed = step(date(2025, 3, 2), WANG, reason="不符")
    for reached, unit_uuid in (("02", "u1"), ("08", "u0")):
        if reached == "02":
            advance_units(store, [unit_uuid], forward("02"), today=TODAY)
        day = dismissed if reached == "02" else step(date(2025, 5, 3), WANG, reason="不符")
        dismiss_units(store, [unit_uuid], day, today=TODAY)
        reopen_units(store, [unit_uuid], step(date(2025, 5, 4), WANG, reason="复查"), today=TODAY)
    assert [state_of(store, each)[0] for each in ("u1", "u0")] == ["02", "04"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Units whose land changes on their way, and what comes back of them: steps, proposers, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.procedure import (
    UnitProcedure,
    advance_units,
    read_procedures,
    remove_units,
)
from lowuse_plugin.services.survey.units import (
    UnitDraft,
    UnitSaved,
    change_unit,
    new_unit,
    retire_unit,
)
from lowuse_plugin.services.survey_units.details import (
    LegacyLand,
    LegacyRow,
    read_unit_details,
    save_unit_details,
)
from lowuse_plugin.services.survey_units.numbers import number_units
from tests.services.survey.survey_office import (
    FIELD,
    NUMBER,
    TODAY,
    WANG,
    ZHANG,
    blockers,
    box,
    change,
    state_of,
    step,
    survey_workspace,
    take_to,
)

LAND = box(-50, -50, 400, 300)
BOTH = UnitDraft(shape=LAND, absorb=("u0", "u1"), district="440704", tag_from="u0")
LI = "李四"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder, 3) as opened:
        yield opened


def refused(act: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as error:
        act()
    return error.value


def procedure(store: Store, unit: str = "u0") -> UnitProcedure:
    [found] = read_procedures(store, units=[unit], today=TODAY)
    return found


def changed(store: Store, draft: UnitDraft, by: str = LI, unit: str = "u0") -> UnitSaved:
    return change_unit(store, unit, procedure(store, unit).version, draft, "补测", by=by)


def number_of(store: Store, unit: str) -> object:
    with store.read() as reading:
        row = reading.row("survey_unit", unit)
    assert row is not None
    return row["unit_number"]


# -- back to 疑似低效 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "draft", [UnitDraft(shape=box(0, 0, 300), absorb=("u1",)), UnitDraft(shape=box(0, 0, 90))]
)
def test_land_that_nobody_checked_takes_a_unit_back_with_a_step(
    store: Store, draft: UnitDraft
) -> None:
    take_to(store, "08", "u0", "u1")
    without = refused(lambda: changed(store, draft, by=" "))
    assert (without.code, without.params["state"]) == ("UNIT_RETURN_FIRST", "征求意见公示")
    saved = changed(store, draft)
    assert [note.code for note in saved.notes if note.code == "UNIT_WENT_BACK"]
    found = procedure(store)
    last = found.steps[-1]
    assert (found.state, found.tag_state) == ("02", "tagged")
    assert (last.action, last.from_state, last.to_state) == ("return", "08", "02")
    assert (last.done_by, last.opinion) == (LI, "地块范围变更：补测")
    assert last.done_on == office_today()
    assert saved.receipt is not None
    undo_save(store, saved.receipt.transaction_id)
    assert (state_of(store)[0], blockers(store)) == ("08", [])


def test_a_name_or_the_same_outline_leaves_a_unit_where_it_is(store: Store) -> None:
    take_to(store, "08")
    changed(store, UnitDraft(unit_name="旧厂"), by="")
    # 100 × 0.005 m = 0.5 m², less than a sliver.
    changed(store, UnitDraft(shape=box(0, 0, 100.005), unit_name="旧厂"), by="")
    assert state_of(store)[0] == "08"
    changed(store, UnitDraft(shape=box(0, 0, 300), unit_name="厂", absorb=("u1",)))
    assert state_of(store)[0] == "02"


def test_taking_in_a_unit_that_lies_within_takes_a_unit_back_too(store: Store) -> None:
    changed(store, UnitDraft(shape=box(0, 0, 300)))
    take_to(store, "08")
    changed(store, UnitDraft(absorb=("u1",)))
    assert state_of(store)[0] == "02"


def test_a_draft_takes_another_unit_in_without_a_step(store: Store) -> None:
    changed(store, UnitDraft(shape=box(0, 0, 300), absorb=("u1",)), by="")
    assert procedure(store).steps == ()
    assert state_of(store)[0] == "00"


# -- who proposed ---------------------------------------------------------------------------------


def test_whoever_tagged_a_part_does_not_identify_the_whole(store: Store) -> None:
    change(store, "tag", "t1", decided_by=WANG)
    saved = new_unit(store, BOTH, made_by=ZHANG)
    assert procedure(store, saved.uuid).proposers == (WANG, ZHANG)
    changed(store, UnitDraft(unit_number="A-1"), unit=saved.uuid)
    change(store, "tag", "t2", decided_by=LI)
    wider = replace(BOTH, shape=box(-60, -60, 700, 400), absorb=(saved.uuid, "u2"),
                    tag_from=saved.uuid)  # fmt: skip
    whole = new_unit(store, wider, made_by=ZHANG)
    assert procedure(store, whole.uuid).proposers == (WANG, LI, ZHANG)
    today = office_today()
    for details in ({}, {}, FIELD, {"not_applicable_reason": "国有空地"}):
        advance_units(store, [whole.uuid], step(today, details=details), today=today)
    for who in (WANG, LI, ZHANG):
        entered = step(today, who, document_no=NUMBER)
        found = refused(lambda e=entered: advance_units(store, [whole.uuid], e, today=today))  # type: ignore[misc]
        assert found.code == "SURVEY_SAME_PERSON", who


def test_a_unit_that_takes_another_in_keeps_its_own_proposer_last(store: Store) -> None:
    change(store, "tag", "t1", decided_by=WANG)
    saved = changed(store, UnitDraft(shape=box(0, 0, 300), absorb=("u1",)))
    assert procedure(store).proposers == (WANG, ZHANG)
    assert saved.receipt is not None
    undo_save(store, saved.receipt.transaction_id)
    assert procedure(store).proposers == (ZHANG,)


# -- what was put back is no change ---------------------------------------------------------------


def test_what_stands_as_at_the_last_step_is_no_change(store: Store) -> None:
    take_to(store, "08", "u0", "u1")
    gone = retire_unit(store, "u0", procedure(store).version, "误")
    undo_save(store, gone.transaction_id)
    assert blockers(store) == []
    merged = new_unit(store, replace(BOTH, tag_from=None), made_by=ZHANG)
    assert merged.receipt is not None
    undo_save(store, merged.receipt.transaction_id)
    assert [blockers(store, each) for each in ("u0", "u1")] == [[], []]
    for table, uuid, name, other, before in (
        ("survey_unit", "u0", "low_efficiency_area_m2", 4_000.0, 10_000.0),
        ("survey_unit", "u0", "geom", box(0, 0, 90), box(0)),
        ("survey_unit_parcel", "m0", "area_m2", 9_000.0, 10_000.0),
        ("parcel", "p0", "geom", box(0, 0, 90), box(0)),
    ):
        change(store, table, uuid, **{name: other})
        assert blockers(store) == ["UNIT_CHANGED"], (table, name)
        change(store, table, uuid, **{name: before})
        assert blockers(store) == [], (table, name)


# -- numbers --------------------------------------------------------------------------------------


def test_no_number_comes_back_to_one_unit_while_another_has_it(store: Store) -> None:
    given = number_units(store, ["u0"])
    assert given is not None
    first = number_of(store, "u0")
    undone = undo_save(store, given.transaction_id)
    # The log knows the first one: the next unit gets another, and nobody gets it by typing.
    number_units(store, ["u1"])
    assert number_of(store, "u1") != first
    taken = refused(lambda: changed(store, UnitDraft(unit_number=str(first)), unit="u2"))
    assert taken.code == "UNIT_NUMBER_TAKEN"
    # Beside the services, as an older version may have left it.
    change(store, "survey_unit", "u2", unit_number=first)
    for act in (
        lambda: undo_save(store, undone.receipt.transaction_id),
        lambda: restored_number(store),
    ):
        assert refused(act).code == "UNIT_NUMBER_TAKEN"
    assert number_of(store, "u0") is None


def restored_number(store: Store) -> object:
    with store.read() as reading:
        lines = reading.table("history_later", rows='[["survey_unit", "u0"]]', after=0).to_rows()
        numbered = [line["seq"] for line in lines][1]
        shown = read_restorable(reading, "survey_unit", "u0", numbered, store.info.crs)
    return restore_row(store, shown, {"identity"}, reason="改回")


def test_a_number_given_after_the_decision_is_not_undone(store: Store) -> None:
    take_to(store, "10", "u0")
    given = number_units(store, ["u0"])
    assert given is not None
    assert refused(lambda: undo_save(store, given.transaction_id)).code == "UNIT_LOCKED"


# -- other units and papers -----------------------------------------------------------------------


def test_legacy_land_of_another_unit_is_not_removed_with_this_one(store: Store) -> None:
    land = LegacyLand("1", Fraction(100))
    save_unit_details(store, "u0", 1, {}, [LegacyRow("", 0, land)], by=ZHANG)
    [row] = read_unit_details(store, unit="u0")[0].legacy
    for lands, removed in (([], [row]), ([row], [])):
        found = refused(
            lambda a=lands, b=removed: save_unit_details(store, "u1", 1, {}, a, removed=b)  # type: ignore[misc]
        )
        assert found.code == "LEGACY_ELSEWHERE"
    assert read_unit_details(store, unit="u0")[0].legacy == (row,)


@pytest.mark.parametrize(
    ("document", "code"),
    [("", "SURVEY_DOCUMENT_MISSING"), ("无", "SURVEY_DOCUMENT_SHAPE"),
     ("江自然资〔2025〕1号", "SURVEY_DOCUMENT_OF_BUREAU")],
)  # fmt: skip
def test_a_unit_leaves_the_database_by_a_paper_of_the_government(
    store: Store, document: str, code: str
) -> None:
    take_to(store, "10")
    gone = step(TODAY, WANG, reason="规划调整", document_no=document,
                details={"removal": "moved_out"})  # fmt: skip
    assert refused(lambda: remove_units(store, ["u0"], gone, today=TODAY)).code == code
    assert state_of(store)[0] == "10"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a survey unit keeps of its procedure and areas: merged, changed, decided on, undone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.history.restore_row import read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.checks import check_units
from lowuse_plugin.services.survey.units import (
    UnitDraft,
    change_unit,
    list_units,
    new_unit,
    new_units,
    preview_units,
    recompute_units,
    retire_unit,
)
from lowuse_plugin.services.survey_units.details import (
    LegacyLand,
    LegacyRow,
    UnitDetails,
    read_unit_details,
    save_unit_details,
    set_unit_details,
)
from tests.services.survey.survey_office import (
    ZHANG,
    blockers,
    box,
    change,
    state_of,
    survey_workspace,
    take_to,
)

LOW = "low_efficiency_area_m2"
BOTH = UnitDraft(shape=box(-50, -50, 400, 300), absorb=("u0", "u1"), district="440704")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with survey_workspace(folder) as opened:
        yield opened


def unit(store: Store, uuid: str = "u0") -> UnitDetails:
    [found] = read_unit_details(store, unit=uuid)
    return found


def legacy(store: Store, uuid: str, of: str, kind: str, area: float | None) -> None:
    values = {"survey_unit_uuid": of, "legacy_kind": kind, "area_m2": area}
    store.write([Insert("legacy_land", uuid, values)], reason="遗留")


def set_legacy(store: Store, *lands: LegacyLand) -> str:
    rows = [LegacyRow("", 0, land) for land in lands]
    found = save_unit_details(store, "u0", unit(store).version, {}, rows, by=ZHANG)
    assert found.receipt is not None
    return found.receipt.transaction_id


def refused(code: str, act: object) -> LowUseError:
    with pytest.raises(LowUseError) as error:
        act()  # type: ignore[operator]
    assert error.value.code == code
    return error.value


# -- merging --------------------------------------------------------------------------------------


def test_units_at_the_publicity_begin_anew_in_the_one_that_takes_them_in(store: Store) -> None:
    take_to(store, "08", "u0", "u1")
    saved = new_unit(store, BOTH, made_by=ZHANG)
    assert saved.tag_carried
    assert state_of(store, saved.uuid) == ("02", "tagged")
    assert "UNIT_BEGINS_ANEW" in {note.code for note in saved.notes}
    with store.read() as reading:
        of = [row["survey_unit_uuid"] for row in reading.table("survey_step").to_rows()]
    assert sorted(set(of)) == ["u0", "u1"]
    undo_save(store, saved.receipt.transaction_id)
    assert state_of(store, "u1") == ("08", "tagged")


def test_a_draft_or_an_untagged_unit_keeps_the_new_one_a_draft(store: Store) -> None:
    take_to(store, "02", "u0")
    saved = new_unit(store, BOTH, made_by=ZHANG)
    assert state_of(store, saved.uuid) == ("00", "tagged")
    assert "UNIT_BEGINS_ANEW" not in {note.code for note in saved.notes}


def test_legacy_land_of_one_kind_is_one_row_with_the_sum(store: Store) -> None:
    legacy(store, "l0", "u0", "1", None)
    legacy(store, "l1", "u1", "1", 500.5)
    change(store, "legacy_land", "l1", basis="罚单", used_since="1999-05-01")
    saved = new_unit(store, BOTH, made_by=ZHANG)
    [row] = unit(store, saved.uuid).legacy
    assert (row.land.area_m2, row.land.basis) == (Fraction("10500.5"), "罚单")
    assert row.land.used_since is not None


def test_one_unit_does_not_go_into_two_and_new_ones_are_compared(store: Store) -> None:
    # The second begins 20 m before the first ends: 20 × 100 m = 2,000 m².
    drafts = [
        UnitDraft(shape=box(900), district="440704", unit_name="东"),
        UnitDraft(shape=box(980), district="440704"),
    ]
    for found in (preview_units(store, drafts), None):
        if found is not None:
            said = [[(o.label, round(o.area_m2, 2)) for o in each.overlaps] for each in found]
        else:
            saved = new_units(store, drafts, made_by=ZHANG)
            params = [[n.params for n in s.notes if n.code == "UNIT_OVERLAPS"] for s in saved]
            said = [
                [(p["unit"], float(str(p["area"]).replace(",", ""))) for p in each]
                for each in params
            ]
        assert said == [[("本次第 2 块", 2_000.0)], [("东", 2_000.0)]]
    twice = UnitDraft(shape=box(-10, -10, 130, 130), absorb=("u0",), district="440704")
    assert refused(
        "UNIT_ABSORB_TWICE", lambda: new_units(store, [twice, twice], made_by=ZHANG)
    ).params["unit"]
    assert unit(store).version == 1


# -- areas ----------------------------------------------------------------------------------------


def test_what_is_not_said_of_the_low_area_stays_when_a_unit_is_changed(store: Store) -> None:
    change(store, "survey_unit", "u0", **{LOW: 4_000.0})
    change_unit(store, "u0", 2, UnitDraft(unit_name="改名"), "改名")
    assert unit(store).values[LOW] == 4_000.0
    smaller = UnitDraft(shape=box(0, 0, 30), unit_name="改名")
    refused("UNIT_LOW_AREA_ABOVE", lambda: change_unit(store, "u0", 3, smaller, "缩小"))
    whole = UnitDraft(shape=box(0, 0, 30), unit_name="改名", low_is_whole=True)
    change_unit(store, "u0", 3, whole, "缩小")
    assert unit(store).values[LOW] == unit(store).area_m2
    # What was the whole stays the whole: 100 × 100 m.
    change_unit(store, "u0", 4, UnitDraft(shape=box(0), unit_name="改名"), "恢复")
    assert unit(store).values[LOW] == unit(store).area_m2 == pytest.approx(10_000.0)


def test_an_area_as_it_is_printed_is_stored_as_the_whole_and_hinders_nothing(store: Store) -> None:
    change(store, "survey_unit", "u0", area_m2=9_999.996)
    set_unit_details(store, ["u0"], {LOW: "10000.00"})
    assert unit(store).values[LOW] == 9_999.996
    assert blockers(store) == []
    refused("UNIT_LOW_AREA_ABOVE", lambda: set_unit_details(store, ["u0"], {LOW: "10000.01"}))


def test_legacy_land_never_exceeds_the_unit(store: Store) -> None:
    first = set_legacy(store, LegacyLand("1", Fraction(9_000)))
    smaller = UnitDraft(shape=box(0, 0, 50))
    found = refused("LEGACY_ABOVE_UNIT", lambda: change_unit(store, "u0", 1, smaller, "缩小"))
    assert (found.params["value"], found.params["area"]) == ("9,000.00", "5,000.00")
    undone = undo_save(store, first).receipt.transaction_id
    second = set_legacy(store, LegacyLand("2", Fraction(9_000)))
    refused("LEGACY_ABOVE_UNIT", lambda: undo_save(store, undone))
    undo_save(store, second)
    undo_save(store, undone)
    assert [row.land.legacy_kind for row in unit(store).legacy] == ["1"]
    # Beside the services, as an import or an older version may have left it.
    change(store, "survey_unit", "u0", area_m2=5_000.0, **{LOW: 5_000.0})
    [finding] = [each for each in check_units(store, ["u0"]) if each.number == "2104"]
    assert (finding.code, finding.blocks) == ("LEGACY_ABOVE_UNIT", True)
    take_to(store, "08", "u0")
    assert blockers(store) == ["LEGACY_ABOVE_UNIT"]


def test_a_smaller_area_does_not_come_back_by_undoing(store: Store) -> None:
    smaller = change_unit(store, "u0", 1, UnitDraft(shape=box(0, 0, 50)), "缩小")
    assert smaller.receipt is not None
    larger = undo_save(store, smaller.receipt.transaction_id).receipt.transaction_id
    set_legacy(store, LegacyLand("1", Fraction(9_000)))
    refused("LEGACY_ABOVE_UNIT", lambda: undo_save(store, larger))


@pytest.mark.parametrize("older", [False, True])
def test_what_the_county_identified_keeps_its_areas(store: Store, older: bool) -> None:
    entered = set_legacy(store, LegacyLand("1", Fraction(100)))
    if older:  # an older workspace: nobody took the unit through the procedure
        change(store, "survey_unit", "u0", survey_state=None)
        change(store, "tag", "t0", state="identified")
    else:
        take_to(store, "10", "u0")
    version = unit(store).version
    more = [LegacyRow("", 0, LegacyLand("2", Fraction(1)))]
    for act in (
        lambda: save_unit_details(store, "u0", version, {LOW: "10"}),
        lambda: save_unit_details(store, "u0", version, {}, more, by=ZHANG),
        lambda: set_unit_details(store, ["u1", "u0"], {LOW: "10"}),
        lambda: set_unit_details(store, ["u0"], {}, [LegacyLand("2", Fraction(1))]),
        lambda: undo_save(store, entered),
    ):
        refused("UNIT_AREA_DECIDED", act)
    refused("UNIT_LOCKED", lambda: retire_unit(store, "u0", version, "画错"))
    refused("UNIT_LOCKED", lambda: change_unit(store, "u0", version, UnitDraft(), "改"))
    assert recompute_units(store).units == ()
    # Contacts and wishes may change, and saying the same area is no change.
    set_unit_details(store, ["u0"], {"contact_name": "周先生", LOW: "10000"})
    assert unit(store).values["contact_name"] == "周先生"


# -- numbers --------------------------------------------------------------------------------------


def test_the_hundred_thousandth_number_has_six_digits_and_is_given_once(store: Store) -> None:
    prefix = f"440704{office_today().year}"
    last, beyond = f"{prefix}99999", f"{prefix}100001"
    store.write(
        [Update("survey_unit", "u0", 1, {"unit_number": last}),
         Update("survey_unit", "u1", 1, {"unit_number": beyond})], reason="编号"
    )  # fmt: skip
    for number in ("100000", "100002"):
        place = int(number[-1]) * 200 + 3_000
        saved = new_unit(store, UnitDraft(shape=box(place), district="440704"), made_by=ZHANG)
        assert saved.number == f"{prefix}{number}"
    assert len({line.number for line in list_units(store)}) == 4


# -- bringing an older state of a row back --------------------------------------------------------


def test_restoring_a_unit_leaves_its_state_to_the_procedure(store: Store) -> None:
    with store.read() as reading:
        before = reading.head().seq
    set_unit_details(store, ["u0"], {"contact_name": "赵六"}, by=ZHANG)
    take_to(store, "04", "u0")
    with store.read() as reading:
        shown = read_restorable(reading, "survey_unit", "u0", before, store.info.crs)
    titles = {field.title for group in shown.groups for field in group.fields}
    assert "联系人" in titles
    assert "调查认定状态" not in titles
    restore_row(store, shown, {group.group for group in shown.groups}, reason="电话有误")
    assert unit(store).values["contact_name"] is None
    assert state_of(store)[0] == "04"


def test_nothing_of_a_unit_is_restored_after_the_county_decided(store: Store) -> None:
    with store.read() as reading:
        before = reading.head().seq
    set_unit_details(store, ["u0"], {"contact_name": "赵六"}, by=ZHANG)
    take_to(store, "10", "u0")
    with store.read() as reading:
        shown = read_restorable(reading, "survey_unit", "u0", before, store.info.crs)
    groups = {group.group for group in shown.groups}
    error = refused("UNIT_LOCKED", lambda: restore_row(store, shown, groups, reason="改回"))
    assert error.params["state"] == "县级认定"


def test_a_unit_comes_back_only_with_its_land_and_parcels(store: Store) -> None:
    with store.read() as reading:
        before = reading.head().seq

    def bring_back(table: str, uuid: str, group: str) -> object:
        with store.read() as reading:
            shown = read_restorable(reading, table, uuid, before, store.info.crs)
        return restore_row(store, shown, {group}, reason="改回")

    larger = change_unit(store, "u0", 1, UnitDraft(shape=box(0, 0, 300)), "扩大")
    assert [member.parcel_uuid for member in larger.members] == ["p0", "p1"]
    error = refused("RESTORE_UNIT_WHOLE", lambda: bring_back("survey_unit", "u0", "geometry"))
    assert error.params["table"]
    undo_save(store, larger.receipt.transaction_id)
    gone = retire_unit(store, "u0", unit(store).version, "范围有误")
    for table, uuid in (("survey_unit", "u0"), ("survey_unit_parcel", "m0")):
        refused("RESTORE_UNIT_WHOLE", lambda t=table, u=uuid: bring_back(t, u, "retired"))
    undo_save(store, gone.transaction_id)
    assert unit(store).members == 1


def test_an_older_area_comes_back_only_where_it_fits(store: Store) -> None:
    set_legacy(store, LegacyLand("1", Fraction(9_000)))
    set_unit_details(store, ["u0"], {LOW: "9000"})
    with store.read() as reading:
        before = reading.head().seq
    [row] = unit(store).legacy
    set_unit_details(store, ["u0"], {LOW: "4000"}, [LegacyLand("1", Fraction(1_000))])

    def bring_back(table: str, uuid: str, group: str, seq: int = before) -> object:
        with store.read() as reading:
            shown = read_restorable(reading, table, uuid, seq, store.info.crs)
        return restore_row(store, shown, {group}, reason="改回")

    legacy(store, "more", "u0", "2", 2_000)
    above = refused("LEGACY_ABOVE_UNIT", lambda: bring_back("legacy_land", row.uuid, "legacy"))
    assert (above.params["value"], above.params["area"]) == ("11,000.00", "10,000.00")
    change(store, "legacy_land", "more", retired_at="2025-06-01T00:00:00Z", retired_reason="试")
    bring_back("legacy_land", row.uuid, "legacy")
    bring_back("survey_unit", "u0", "geometry")
    assert unit(store).values[LOW] == 9_000.0
    assert [each.land.area_m2 for each in unit(store).legacy] == [9_000]
    change(store, "survey_unit", "u0", **{LOW: 12_000.0})  # as an import may have left it
    with store.read() as reading:
        wrong = reading.head().seq
    set_unit_details(store, ["u0"], {LOW: "9000"})
    low = refused("UNIT_LOW_AREA_ABOVE", lambda: bring_back("survey_unit", "u0", "geometry", wrong))
    assert low.params["value"] == "12,000.00"


def test_a_decision_is_followed_by_another_one_and_not_restored(store: Store) -> None:
    with store.read() as reading:
        [tag, *_] = reading.table("survey_tags", units='["u0"]').to_rows()
        refused(
            "RESTORE_BY_PROCEDURE",
            lambda: read_restorable(reading, "tag", tag["uuid"], reading.head().seq, ""),
        )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units in a real workspace, on squares whose areas anybody can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Actor, Insert, Store, Update
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.survey.units import (
    UnitDraft,
    change_unit,
    list_units,
    new_unit,
    new_units,
    preview_units,
    recompute_units,
    retire_unit,
    units_at,
)
from lowuse_plugin.services.survey_units.numbers import number_units
from lowuse_plugin.store.workspace import open_workspace
from tests.services.history.two_people import Overtaken
from tests.services.survey_units.unit_workspace import box, parcel, rows, tag, workspace

YEAR = office_today().year


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with workspace(folder / "工作库.gpkg") as opened:
        yield opened


def make(store: Store, **values: object) -> str:
    return new_unit(store, UnitDraft(**values), made_by="甲").uuid


def refused(store: Store, draft: UnitDraft) -> LowUseError:
    before = rows(store, "survey_unit")
    with pytest.raises(LowUseError) as error:
        new_unit(store, draft, made_by="甲")
    assert rows(store, "survey_unit") == before
    return error.value


def test_a_unit_of_two_parcels_has_their_outline_and_counts_each_wholly(store: Store) -> None:
    saved = new_unit(store, UnitDraft(parcels=("a", "b"), unit_name="旧厂"), made_by="甲")
    assert [(m.parcel_uuid, m.area_m2, m.share) for m in saved.members] == [
        ("a", 10_000.0, 1.0),
        ("b", 10_000.0, 1.0),
    ]
    [row] = rows(store, "survey_unit")
    assert row["unit_number"] == f"440703{YEAR}00001" == saved.number
    assert (row["area_m2"], row["area_epsg"]) == (pytest.approx(20_000.0), 4526)
    assert row["low_efficiency_area_m2"] == row["area_m2"]
    assert (row["whole_parcels"], row["unregistered"]) == (True, False)
    assert (row["unit_source"], row["survey_state"]) == ("parcels", "00")
    assert (row["district"], row["town"]) == ("440703", "棠下镇")
    assert saved.notes == ()


def test_a_part_and_unregistered_land_are_measured(store: Store) -> None:
    draft = UnitDraft(shape=box(250, 340), low_efficiency_area_m2=Fraction("8999.99"))
    saved = new_unit(store, draft, made_by="甲")
    [(parcel_uuid, area, share)] = [(m.parcel_uuid, m.area_m2, m.share) for m in saved.members]
    assert (parcel_uuid, area, share) == ("c", pytest.approx(5_000.0), pytest.approx(0.5))
    assert saved.unregistered_m2 == pytest.approx(4_000.0)
    [row] = rows(store, "survey_unit")
    assert (row["unregistered"], row["whole_parcels"]) == (True, False)
    assert row["low_efficiency_area_m2"] == 8_999.99
    assert [note.code for note in saved.notes] == ["UNIT_UNREGISTERED"]
    clipped = new_unit(
        store, replace(draft, clip=True, absorb=(), low_efficiency_area_m2=None), made_by="甲"
    )
    assert clipped.unregistered_m2 == 0
    assert clipped.area_m2 == pytest.approx(5_000.0)


def test_the_area_of_a_member_is_a_share_of_the_parcels_plane_area(store: Store) -> None:
    store.write([Update("parcel", "a", 1, {"plane_area_m2": 9_996.0})], reason="另一投影带")
    saved = new_unit(store, UnitDraft(shape=box(0, 50)), made_by="甲")
    assert saved.members[0].area_m2 == pytest.approx(4_998.0)


def test_a_sliver_is_no_member_and_counts_as_registered(store: Store) -> None:
    # 0.009 m over the border of c: 0.9 m²; a strip of 0.011 m is 1.1 m², but 0.011 % of both.
    for over in (0.009, 0.011):
        found = preview_units(store, [UnitDraft(shape=box(100, 200 + over))])[0]
        assert [m.parcel_uuid for m in found.members] == ["b"]
        assert not found.is_partly_unregistered
    # 0.11 m is 11 m² and 0.11 %.
    found = preview_units(store, [UnitDraft(shape=box(100, 200.11))])[0]
    assert {m.parcel_uuid: round(m.area_m2, 6) for m in found.members} == {"b": 10_000.0, "c": 11.0}


def test_two_districts_are_refused_until_one_is_chosen(store: Store) -> None:
    draft = UnitDraft(shape=box(250, 420))
    error = refused(store, draft)
    assert error.code == "UNIT_TWO_DISTRICTS"
    assert "5,000.00 m²" in str(error.params["districts"])
    saved = new_unit(store, replace(draft, district="440704"), made_by="甲")
    assert saved.number == f"440704{YEAR}00001"
    assert "UNIT_ACROSS_DISTRICTS" in {note.code for note in saved.notes}
    assert refused(store, UnitDraft(shape=box(310, 390))).code == "UNIT_DISTRICT_UNKNOWN"


def test_an_overlap_over_a_square_metre_is_named(store: Store) -> None:
    first = new_unit(store, UnitDraft(shape=box(0, 150), unit_name="东"), made_by="甲")
    near = new_unit(store, UnitDraft(shape=box(149.991, 200)), made_by="甲")
    assert near.notes == ()
    over = new_unit(store, UnitDraft(shape=box(140, 200, 0, 50), absorb=()), made_by="甲")
    said = {n.params["unit"]: n.params["area"] for n in over.notes if n.code == "UNIT_OVERLAPS"}
    assert said == {f"{first.number} 东": "500.00", near.number: "2,500.45"}
    assert [hit.uuid for hit in units_at(store, box(0, 10))] == [first.uuid]


def test_areas_are_checked_exactly(store: Store) -> None:
    draft = UnitDraft(parcels=("a",))
    above = refused(store, replace(draft, low_efficiency_area_m2=Fraction("10000.01")))
    assert (above.code, above.params["area"]) == ("UNIT_LOW_AREA_ABOVE", "10,000.00")
    assert refused(store, replace(draft, low_efficiency_area_m2=Fraction(0))).code == (
        "UNIT_LOW_AREA"
    )
    assert refused(store, UnitDraft(parcels=("a", "x"))).code == "PARCELS_UNKNOWN"
    assert refused(store, UnitDraft()).code == "UNIT_WITHOUT_LAND"
    assert refused(store, UnitDraft(shape=box(310, 390), clip=True)).code == "UNIT_OUTSIDE_PARCELS"


def test_numbers_are_unique_stable_and_never_given_again(store: Store, folder: Path) -> None:
    drafts = [
        UnitDraft(parcels=("a",)),
        UnitDraft(parcels=("b",), unit_number="J-1"),
    ]
    saved = new_units(store, [*drafts, UnitDraft(parcels=("c",))], made_by="甲")
    assert [each.number for each in saved] == [f"440703{YEAR}00001", "J-1", f"440703{YEAR}00002"]
    assert len({each.receipt.transaction_id for each in saved}) == 1
    retire_unit(store, saved[2].uuid, 1, "画错")
    with open_workspace(folder / "工作库.gpkg", actor=Actor("乙", "yi", "pc2")) as colleague:
        late = Overtaken(store, [lambda: make(colleague, shape=box(310, 350), district="440703")])
        mine = new_unit(late, UnitDraft(shape=box(350, 390), district="440703"), made_by="甲")
    numbers = sorted(row["unit_number"] for row in rows(store, "survey_unit"))
    assert mine.number == f"440703{YEAR}00004"
    assert numbers == [*(f"440703{YEAR}{n:05d}" for n in (1, 3, 4)), "J-1"]
    assert refused(store, UnitDraft(shape=box(10, 20), unit_number="J-1")).code == (
        "UNIT_NUMBER_TAKEN"
    )


def test_units_of_earlier_versions_get_numbers(store: Store) -> None:
    old = {"district": "440703", "geom": box(0, 100), "area_m2": 10_000.0}
    store.write([Insert("survey_unit", "u1", old), Insert("survey_unit", "u2", old)], reason="旧")
    assert number_units(store, ["u2"]) is not None
    assert number_units(store) is not None
    assert number_units(store) is None
    found = {row["uuid"]: row["unit_number"][-5:] for row in rows(store, "survey_unit")}
    assert found == {"u2": "00001", "u1": "00002"}


def test_units_inside_go_into_the_new_one_with_their_tag(store: Store) -> None:
    a, b = make(store, parcels=("a",)), make(store, parcels=("b",))
    tag(store, a, "1", "停产"), tag(store, b, "1", "低容积率")
    legacy = {"survey_unit_uuid": a, "legacy_kind": "2"}
    store.write([Insert("legacy_land", "l", legacy)], reason="遗留")
    draft = UnitDraft(parcels=("a", "b"))
    assert refused(store, draft).code == "UNIT_ABSORB_ASK"
    saved = new_unit(store, replace(draft, absorb=(a, b)), made_by="甲")
    assert saved.tag_carried
    assert saved.notes == ()
    [unit] = list_units(store)
    assert (unit.uuid, unit.tag_state, unit.low_efficiency_kind) == (saved.uuid, "tagged", "1")
    mine = [t["uuid"] for t in rows(store, "tag") if t["survey_unit_uuid"] == saved.uuid]
    bases = [b["text"] for b in rows(store, "tag_basis") if b["tag_uuid"] in mine]
    assert sorted(bases) == ["低容积率", "停产"]
    [kept] = [r for r in rows(store, "legacy_land") if r["survey_unit_uuid"] == saved.uuid]
    assert (kept["legacy_kind"], kept["area_m2"]) == ("2", pytest.approx(10_000.0))
    with store.read() as reading:
        assert reading.row("survey_unit", a)["retired_reason"] == f"并入地块 {saved.number}"
    undo_save(store, saved.receipt.transaction_id)
    assert {line.uuid for line in list_units(store)} == {a, b}


def test_where_kinds_differ_a_person_decides(store: Store) -> None:
    a, b = make(store, parcels=("a",)), make(store, parcels=("b",))
    tag(store, a, "1", "停产"), tag(store, b, "3", "旧村")
    draft = UnitDraft(parcels=("a", "b"), absorb=(a, b))
    assert refused(store, draft).code == "UNIT_TAG_KINDS_DIFFER"
    saved = new_unit(store, replace(draft, tag_from=b), made_by="甲")
    assert list_units(store)[0].low_efficiency_kind == "3"
    undo_save(store, saved.receipt.transaction_id)
    new_unit(store, replace(draft, tag_from=""), made_by="甲")
    assert list_units(store)[0].tag_state == ""


def test_a_change_is_a_new_version_and_history_keeps_the_old(store: Store) -> None:
    uuid = make(store, parcels=("a",), unit_name="旧")
    draft = UnitDraft(shape=box(50, 150), unit_name="新")
    saved = change_unit(store, uuid, 1, draft, "补测")
    [unit] = list_units(store, "b")
    assert (unit.version, unit.name, unit.number) == (2, "新", saved.number)
    assert {m.parcel_uuid: round(m.area_m2, 6) for m in unit.members} == {"a": 5000.0, "b": 5000.0}
    assert unit.area_m2 == pytest.approx(10_000.0)
    with pytest.raises(LowUseError, match="UNIT_UNCHANGED"):
        change_unit(store, uuid, 2, draft, "补测")
    with pytest.raises(ConflictError, match="UNIT_CHANGED_MEANWHILE"):
        change_unit(store, uuid, 1, draft, "补测")
    undo_save(store, saved.receipt.transaction_id)
    [unit] = list_units(store, "a")
    assert (unit.name, [m.parcel_uuid for m in unit.members]) == ("旧", ["a"])


def test_only_the_name_can_be_changed_and_the_outline_stays(store: Store) -> None:
    uuid = make(store, shape=box(250, 340), source="layer")
    change_unit(store, uuid, 1, UnitDraft(unit_name="北", low_efficiency_area_m2=Fraction(5)), "x")
    [unit] = list_units(store)
    assert (unit.name, unit.source, unit.low_efficiency_area_m2) == ("北", "layer", 5.0)
    assert unit.area_m2 == pytest.approx(9_000.0)


def test_two_people_change_one_unit_and_the_second_is_told(store: Store) -> None:
    uuid = make(store, parcels=("a",))
    other = UnitDraft(unit_name="别名")
    late = Overtaken(store, [lambda: change_unit(store, uuid, 1, other, "改名")])
    with pytest.raises(ConflictError, match="UNIT_CHANGED_MEANWHILE"):
        change_unit(late, uuid, 1, UnitDraft(unit_name="我名"), "改名")
    assert list_units(store)[0].name == "别名"


def test_what_the_county_identified_is_neither_changed_nor_retired(store: Store) -> None:
    uuid = make(store, parcels=("a",))
    store.write([Update("survey_unit", uuid, 1, {"survey_state": "10"})], reason="认定")
    for act in (
        lambda: retire_unit(store, uuid, 2, "画错"),
        lambda: change_unit(store, uuid, 2, UnitDraft(unit_name="x"), "改"),
        lambda: new_unit(store, UnitDraft(parcels=("a",), absorb=(uuid,)), made_by="甲"),
    ):
        with pytest.raises(LowUseError, match="UNIT_LOCKED"):
            act()


def test_retiring_keeps_the_row_and_needs_a_reason(store: Store) -> None:
    uuid = make(store, parcels=("a",))
    with pytest.raises(LowUseError, match="REASON_MISSING"):
        retire_unit(store, uuid, 1, " ")
    receipt = retire_unit(store, uuid, 1, "重复")
    assert list_units(store) == ()
    assert rows(store, "survey_unit_parcel") == []
    undo_save(store, receipt.transaction_id)
    assert [line.uuid for line in list_units(store, "a")] == [uuid]


def test_parcels_that_changed_are_noticed_and_computed_anew(store: Store) -> None:
    uuid = make(store, parcels=("a", "b"))
    store.write(
        [
            Update("parcel", "b", 1, {"retired_at": "2025-01-01T00:00:00.000Z"}),
            parcel("e", geom=box(100, 160), plane_area_m2=6_000.0, district="440703"),
        ],
        reason="分割",
    )
    [unit] = list_units(store, "a")
    assert unit.parcels_changed
    done = recompute_units(store)
    assert (done.units, done.locked) == ((uuid,), ())
    [unit] = list_units(store, "a")
    assert not unit.parcels_changed
    assert {m.parcel_uuid: round(m.area_m2, 6) for m in unit.members} == {
        "a": 10_000.0,
        "e": 6_000.0,
    }
    assert unit.has_unregistered
    assert unit.unregistered_m2 == pytest.approx(4_000.0)
    assert recompute_units(store).receipt is None

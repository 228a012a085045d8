# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundary errors taken as inside or outside, totals, and results that no longer hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.facts import control_facts
from lowuse_plugin.services.control_line.totals import control_totals
from lowuse_plugin.services.control_line.treat_boundary_errors import (
    clear_treatment,
    treat_boundary_errors,
)
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.listing import list_all, list_some
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)
from tests.services.history.two_people import Overtaken

ON = date(2024, 6, 30)
LATER = date(2025, 6, 30)
SAID = {"by": "王工", "on": ON, "reason": "测量误差"}


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def thin_and_wide(store: WorkspaceStore) -> tuple[str, str, str]:
    """A strip of 0.5 m inside, a crossing of 10 m, and a parcel inside; checked."""
    control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [parcel(99.5, 140), parcel(90, 130), parcel(10, 20)])
    check_control_line(store, on=ON, checked_by="王工")
    return keys[0], keys[1], keys[2]


def facts(store: WorkspaceStore, key: str, today: date = ON) -> Any:
    with store.read() as reading:
        return control_facts(reading, key, today)


def test_a_treatment_names_who_when_and_why_and_can_be_undone(store: WorkspaceStore) -> None:
    thin, _, _ = thin_and_wide(store)
    assert facts(store, thin).boundary_error
    receipt = treat_boundary_errors(store, [thin], treated_as="outside", **SAID)
    found = facts(store, thin)
    assert (found.control_class, found.shown_class) == ("crossing", "outside")
    assert (found.treated_by, found.treated_on, found.treated_reason) == ("王工", ON, "测量误差")
    assert found.inside_m2 == pytest.approx(0.5 * 10 * 1.01)
    undo_save(store, receipt.transaction_id)
    assert facts(store, thin).shown_class == "crossing"


def test_a_treatment_stays_when_the_check_runs_again(store: WorkspaceStore) -> None:
    thin, _, _ = thin_and_wide(store)
    treat_boundary_errors(store, [thin], treated_as="outside", **SAID)
    store.write([Update("parcel", thin, 1, {"remark": "x"})], reason="edit")
    assert check_control_line(store, on=ON).dropped == ()
    found = facts(store, thin)
    assert (found.treated_as, found.treated_on, found.checked_by) == ("outside", ON, "")


def test_one_that_cannot_be_treated_stops_all_and_each_is_named(store: WorkspaceStore) -> None:
    thin, wide, inside = thin_and_wide(store)
    [unchecked] = add(store, "parcel", [parcel(30, 40, map_number="T4")])
    moved = {"geom": multipolygon(99.4, 0, 140, 10)}
    [stale] = add(store, "parcel", [parcel(99.5, 141)])
    check_control_line(store, on=ON, uuids=[stale])
    store.write([Update("parcel", stale, 1, moved)], reason="move")
    with pytest.raises(LowUseError) as caught:
        treat_boundary_errors(
            store, [thin, wide, inside, unchecked, stale, "gone"], treated_as="inside", **SAID
        )
    error = caught.value
    assert (error.code, error.params["count"], error.params["total"]) == ("TREATMENT_REFUSED", 5, 6)
    assert {each.parcel_uuid: each.code for each in error.params["refused"]} == {
        wide: "TREAT_NO_BOUNDARY_ERROR",
        inside: "TREAT_NO_BOUNDARY_ERROR",
        unchecked: "TREAT_NOT_CHECKED",
        stale: "TREAT_STALE",
        "gone": "TREAT_NO_PARCEL",
    }
    assert "T4" in error.params["parcels"]
    assert facts(store, thin).treated_as == ""


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"treated_as": "crossing"}, "INPUT_NOT_ALLOWED"),
        ({"by": "  "}, "INPUT_MISSING"),
        ({"reason": ""}, "INPUT_MISSING"),
    ],
)
def test_a_treatment_without_name_reason_or_side_is_none(
    store: WorkspaceStore, changed: dict[str, Any], code: str
) -> None:
    thin, _, _ = thin_and_wide(store)
    given: dict[str, Any] = {"treated_as": "outside", **SAID, **changed}
    with pytest.raises(LowUseError) as caught:
        treat_boundary_errors(store, [thin], **given)
    assert caught.value.code == code


def test_nothing_chosen_is_refused(store: WorkspaceStore) -> None:
    with pytest.raises(LowUseError) as caught:
        treat_boundary_errors(store, [], treated_as="outside", **SAID)
    assert caught.value.code == "PARCELS_NOT_CHOSEN"


def test_a_treatment_is_taken_back(store: WorkspaceStore) -> None:
    thin, _, _ = thin_and_wide(store)
    with pytest.raises(LowUseError) as caught:
        clear_treatment(store, [thin], by="王工", reason="重测")
    assert caught.value.params["refused"][0].code == "TREAT_NOT_TREATED"
    treat_boundary_errors(store, [thin], treated_as="inside", **SAID)
    clear_treatment(store, [thin], by="王工", reason="重测")
    found = facts(store, thin)
    assert (found.shown_class, found.treated_by, found.treated_on) == ("crossing", "", None)


def test_a_treatment_looks_again_when_a_colleague_was_faster(store: WorkspaceStore) -> None:
    thin, _, _ = thin_and_wide(store)
    with open_workspace(store.path, actor=ACTOR) as other:

        def act() -> None:
            treat_boundary_errors(other, [thin], treated_as="inside", **SAID)

        treat_boundary_errors(
            Overtaken(store, [act]), [thin], treated_as="outside", **{**SAID, "by": "李工"}
        )
    assert (facts(store, thin).treated_as, facts(store, thin).treated_by) == ("outside", "李工")


def test_a_boundary_error_of_another_line_cannot_be_treated(store: WorkspaceStore) -> None:
    thin, _, _ = thin_and_wide(store)
    [old] = [row for row in _versions(store) if row["version"] == "2024"]
    ended = {"valid_to": "2025-01-01"}
    store.write([Update("control_line_version", old["uuid"], 1, ended)], reason="end")
    control_line(store, "2025", "2025-01-01")
    with pytest.raises(LowUseError) as caught:
        treat_boundary_errors(store, [thin], treated_as="outside", **{**SAID, "on": LATER})
    assert caught.value.params["refused"][0].code == "TREAT_STALE"


def _versions(store: WorkspaceStore) -> list[dict[str, Any]]:
    with store.read() as reading:
        return reading.table("check_line_versions").to_rows()


def test_facts_state_areas_levels_registered_difference_pack_and_person(
    store: WorkspaceStore,
) -> None:
    control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(90, 130, registered_area_m2=400.0)])
    check_control_line(store, on=ON, checked_by=" 王工 ")
    found = facts(store, key)
    assert (found.inside_m2, found.outside_m2) == pytest.approx((101, 303))
    assert found.by_level == pytest.approx({1: 101, 2: 0, 0: 0})
    assert (found.registered_area_m2, found.difference_m2) == pytest.approx((400, 4))
    assert (found.pack, found.rule_example, found.checked_by) == (
        "sample-control-rule", True, "王工",
    )  # fmt: skip
    assert (found.version, found.checked_on, found.holds, found.stale_because) == (
        "2024", ON, True, "",
    )  # fmt: skip


def test_another_shape_and_another_line_are_told_apart(store: WorkspaceStore) -> None:
    thin, wide, inside = thin_and_wide(store)
    moved = {"geom": multipolygon(10, 0, 21, 10)}
    store.write([Update("parcel", inside, 1, moved)], reason="move")
    assert facts(store, inside).stale_because == "geometry"
    assert facts(store, wide).stale_because == ""
    [old] = _versions(store)
    ended = {"valid_to": "2025-01-01"}
    store.write([Update("control_line_version", old["uuid"], 1, ended)], reason="end")
    assert facts(store, wide, LATER).stale_because == ""  # nothing has taken its place
    control_line(store, "2025", "2025-01-01")
    assert facts(store, wide, date(2024, 12, 31)).stale_because == ""
    assert (facts(store, wide, LATER).stale_because, facts(store, wide, LATER).holds) == (
        "line", False,
    )  # fmt: skip
    with store.read() as reading:
        rows = {row["uuid"]: row for row in list_all(reading, LATER).to_rows()}
        some = {row["uuid"]: row for row in list_some(reading, [thin, inside], LATER).to_rows()}
        before = {row["uuid"]: row for row in list_all(reading, ON).to_rows()}
    assert some == {key: rows[key] for key in (thin, inside)}
    names = ("stale_control", "stale_because", "control_class")
    assert [rows[wide][name] for name in names] == [True, "line", None]
    assert [rows[inside][name] for name in names] == [True, "geometry", None]
    assert [before[wide][name] for name in names] == [False, None, "crossing"]


def test_totals_per_district_and_class_count_a_treated_one_where_it_was_taken_to(
    store: WorkspaceStore,
) -> None:
    thin, _, inside = thin_and_wide(store)
    add(store, "parcel", [parcel(20, 30, district="440705"), parcel(300, 310)])
    check_control_line(store, on=ON)
    add(store, "parcel", [parcel(40, 50)])
    treat_boundary_errors(store, [thin], treated_as="outside", **SAID)
    found = control_totals(store, on=ON)
    rows = [
        (row.district, row.control_class, row.parcels, float(row.area_m2), row.treated)
        for row in found.rows
    ]
    assert rows == [
        ("440704", "inside", 1, pytest.approx(101), 0),
        ("440704", "outside", 2, pytest.approx(50.5 * 10.1), 1),
        ("440704", "crossing", 1, pytest.approx(404), 0),
        ("440705", "inside", 1, pytest.approx(101), 0),
    ]
    assert float(found.rows[1].inside_m2) == pytest.approx(0.5 * 10.1)
    assert (found.version, found.example, found.unchecked, found.stale) == ("2024", True, 1, 0)
    assert (found.parcels_of("inside"), found.area_of("inside")) == (
        2, found.rows[0].area_m2 + found.rows[3].area_m2,
    )  # fmt: skip
    assert isinstance(found.area_of("none"), Fraction)
    moved = {"geom": multipolygon(10, 0, 21, 10)}
    store.write([Update("parcel", inside, 1, moved)], reason="move")
    [old] = _versions(store)
    assert control_totals(store, on=ON).stale_geometry == 1
    ended = {"valid_to": "2025-01-01"}
    store.write([Update("control_line_version", old["uuid"], 1, ended)], reason="end")
    control_line(store, "2025", "2025-01-01")
    found = control_totals(store, on=LATER)
    assert (found.rows, found.stale, found.stale_geometry, found.stale_line) == ((), 5, 1, 4)
    assert found.version == "2025"


def test_more_than_others_can_wait_for_are_not_treated_in_one_step(store: WorkspaceStore) -> None:
    keys = [str(number) for number in range(1_001)]
    for act in (
        lambda: treat_boundary_errors(store, keys, treated_as="outside", **SAID),
        lambda: clear_treatment(store, keys, by="王工", reason="重测"),
    ):
        with pytest.raises(LowUseError) as caught:
            act()
        assert (caught.value.code, caught.value.params) == (
            "TREATMENT_TOO_LARGE",
            {"count": 1_001, "most": 1_000},
        )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking a workspace against the control line, on real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lowuse_plugin.domain.control_line.classes import ControlRule
from lowuse_plugin.domain.control_line.pack import find_control_pack
from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.control_line import check_rows as control_check_rows
from lowuse_plugin.services.control_line.check import (
    CheckSummary,
    check_control_line,
    overlay_workspace,
)
from lowuse_plugin.services.control_line.check_rows import DroppedTreatment, Flip
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


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def check(store: WorkspaceStore, on: date = ON) -> CheckSummary:
    return check_control_line(store, on=on)


def test_areas_are_the_share_of_the_plane_area_of_the_parcel(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(90, 130), parcel(10, 20), parcel(200, 220)])
    summary = check(store)
    assert (summary.checked, summary.written, summary.version) == (3, 3, "2024")
    assert {name: total.count for name, total in summary.classes.items()} == {
        "inside": 1,
        "outside": 1,
        "crossing": 1,
    }
    assert summary.inside_m2 == pytest.approx(101 + 101)
    assert summary.outside_m2 == pytest.approx(303 + 202)
    assert summary.by_level == pytest.approx({1: 202, 2: 0, 0: 0})
    with store.read() as reading:
        rows = reading.table("check_latest").to_rows()
    [crossing] = [row for row in rows if row["control_class"] == "crossing"]
    assert (crossing["inside_m2"], crossing["outside_m2"]) == pytest.approx((101, 303))
    assert crossing["area_epsg"] == 4525


def test_what_no_digit_shows_lies_on_the_other_side(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    # 10 m high along the edge at 100 m: 0.005 m² over it on either side, then 0.02 m²
    add(store, "parcel", [parcel(99.9995, 120), parcel(80, 100.0005), parcel(99.998, 120)])
    found = overlay_workspace(store, on=ON).overlay
    assert found.inside_share[:2].tolist() == [0.0, 1.0]
    assert found.outside_m2[1] == 0.0
    assert found.by_level[1][0] == 0.0
    assert found.by_level[1][1] == pytest.approx(found.inside_m2[1])
    assert found.inside_m2[2] == pytest.approx(0.0202, abs=1e-6)


def test_a_parcel_without_stored_area_is_measured_in_the_crs_of_the_workspace(
    store: WorkspaceStore,
) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(10, 20, plane_area_m2=None, plane_epsg=None)])
    assert check(store).inside_m2 == pytest.approx(100)
    with store.read() as reading:
        assert reading.table("check_latest")["area_epsg"].to_list() == [4526]


def test_only_results_that_differ_are_written_again(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [parcel(90, 130), parcel(10, 20)])
    assert check(store).written == 2
    assert check(store).written == 0
    moved = {"geom": multipolygon(110, 0, 120, 10)}
    store.write([Update("parcel", keys[1], 1, moved)], reason="move")
    summary = check(store)
    assert summary.written == 1
    assert summary.flipped == (Flip(keys[1], "inside", "outside"),)


def treat(store: WorkspaceStore) -> None:
    """Take the one boundary error as outside, on its newest check."""
    with store.read() as reading:
        row = reading.table("control_check").to_rows()[-1]
    treated = {"treated_as": "outside", "treated_by": "王", "treated_reason": "测量误差"}
    store.write([Update("control_check", row["uuid"], 1, treated)], reason="treat")


def test_a_treatment_that_a_colleague_saves_during_a_check_is_kept(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(99.5, 140)])
    check(store)
    store.write([Update("parcel", key, 1, {"remark": "x"})], reason="edit")
    with open_workspace(store.path, actor=ACTOR) as other:
        mine = Overtaken(store, [lambda: treat(other)])
        summary = check_control_line(mine, on=ON)
    assert (summary.written, summary.dropped, mine.saves) == (1, (), 1)
    with store.read() as reading:
        [latest] = reading.table("check_latest").to_rows()
    assert (latest["treated_as"], latest["parcel_version"]) == ("outside", 2)


def test_what_was_written_before_a_disturbance_is_counted_once(
    store: WorkspaceStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control_check_rows, "BATCH_ROWS", 2)
    control_line(store, "2024", "2024-01-01")
    keys = add(store, "parcel", [parcel(x, x + 9) for x in (0, 10, 20, 30, 40)])
    check(store)
    moved = {"geom": multipolygon(200, 0, 209, 10)}
    store.write([Update("parcel", key, 1, moved) for key in keys], reason="move")

    class Colleague:
        """Treats some other parcel's check while the second batch is being made."""

        acts = 1

        def step(self, done: int, total: int, message: str = "") -> None:
            if (done, total) == (2, 5) and self.acts:
                self.acts -= 1
                treat(store)

    summary = check_control_line(store, on=ON, progress=Colleague())
    assert summary.written == 5
    assert sorted(flip.parcel_uuid for flip in summary.flipped) == sorted(keys)
    with store.read() as reading:
        assert len(reading.table("control_check")) == 10


@pytest.mark.parametrize("changed", ["rule", "line", "result"])
def test_a_treatment_that_no_longer_fits_is_told(store: WorkspaceStore, changed: str) -> None:
    control_line(store, "2024", "2024-01-01", "2024-07-01")
    control_line(store, "2025", "2024-07-01")
    [key] = add(store, "parcel", [parcel(99.5, 140)])
    check(store)
    treat(store)
    on, rule = ON, ControlRule()
    if changed == "rule":
        rule = ControlRule(tolerance=0.002)
    elif changed == "line":
        on = date(2024, 7, 1)
    else:
        moved = {"geom": multipolygon(99.6, 0, 140, 10)}
        store.write([Update("parcel", key, 1, moved)], reason="move")
    summary = check_control_line(store, on=on, rule=rule)
    assert summary.dropped == (DroppedTreatment(key, "outside", "王", "测量误差", changed),)
    assert check_control_line(store, on=on, rule=rule).dropped == ()


def test_after_a_line_was_withdrawn_the_check_against_the_other_one_counts(
    store: WorkspaceStore,
) -> None:
    control_line(store, "2024", "2024-01-01", "2024-07-01")
    newer = control_line(store, "2025", "2024-07-01")
    add(store, "parcel", [parcel(99.5, 140)])
    check(store)
    treat(store)
    check(store, date(2024, 7, 1))
    gone = {"retired_at": "2024-07-02", "retired_reason": "test"}
    store.write([Update("control_line_version", newer, 1, gone)], reason="withdraw")
    assert check(store).written == 0
    with store.read() as reading:
        [latest] = reading.table("check_latest").to_rows()
    assert latest["treated_as"] == "outside"


def test_another_tolerance_is_another_result(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(10, 20)])
    check(store)
    assert check_control_line(store, on=ON, rule=ControlRule(tolerance=0.002)).written == 1


def test_the_treatment_of_a_boundary_error_survives_a_check_that_finds_the_same(
    store: WorkspaceStore,
) -> None:
    control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(99.5, 140)])
    assert check(store).boundary_errors == 1
    with store.read() as reading:
        [row] = reading.table("control_check").to_rows()
    treated = {"treated_as": "outside", "treated_by": "王", "treated_reason": "测量误差"}
    store.write([Update("control_check", row["uuid"], 1, treated)], reason="treat")
    store.write([Update("parcel", key, 1, {"remark": "x"})], reason="edit")
    assert check(store).written == 1
    with store.read() as reading:
        [latest] = reading.table("check_latest").to_rows()
    assert (latest["treated_as"], latest["parcel_version"]) == ("outside", 2)


def test_the_version_of_the_day_is_used_and_flips_are_listed(store: WorkspaceStore) -> None:
    control_line(store, "2019", "2019-01-01", "2024-01-01")
    [newer] = add(store, "control_line_version", [{"version": "2024", "valid_from": "2024-01-01"}])
    far = multipolygon(1000, 0, 1100, 10)
    add(store, "control_line", [{"control_line_version_uuid": newer, "level": 2, "geom": far}])
    [key] = add(store, "parcel", [parcel(10, 20)])
    before = check(store, on=date(2023, 12, 31))
    after = check(store, on=date(2024, 1, 1))
    assert (before.version, after.version) == ("2019", "2024")
    # The second version is none, but the rule itself is an example.
    assert (before.example, after.example) == (True, True)
    assert after.flipped == (Flip(key, "inside", "outside"),)


def test_an_unfinished_import_and_a_retired_parcel_are_not_checked(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    [package] = add(
        store,
        "import_package",
        [{"target_table": "parcel", "file_name": "a", "file_sha256": "0", "state": "open"}],
    )
    keys = add(store, "parcel", [parcel(0, 9), parcel(10, 20, import_package_uuid=package)])
    assert check(store).checked == 1
    gone = {"retired_at": "2024-06-01", "retired_reason": "test"}
    store.write([Update("parcel", keys[0], 1, gone)], reason="retire")
    assert check(store).checked == 0


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2023, 1, 1), "CONTROL_LINE_NONE_IN_FORCE"),
        (date(2025, 1, 1), "CONTROL_LINE_SEVERAL_IN_FORCE"),
        (date(2024, 6, 1), "CONTROL_LINE_EMPTY"),
    ],
)
def test_no_two_or_empty_versions_stop_the_check(
    store: WorkspaceStore, on: date, code: str
) -> None:
    versions = [
        {"version": "2024", "valid_from": "2024-01-01"},
        {"version": "2025", "valid_from": "2025-01-01"},
    ]
    add(store, "control_line_version", versions)
    add(store, "parcel", [parcel(10, 20)])
    with pytest.raises(LowUseError) as caught:
        check(store, on)
    assert caught.value.code == code


def test_a_check_that_is_stopped_writes_nothing(store: WorkspaceStore) -> None:
    class Stop:
        def step(self, done: int, total: int, message: str = "") -> None:
            raise CancelledError

    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(10, 20)])
    with pytest.raises(CancelledError):
        check_control_line(store, on=ON, progress=Stop())
    with store.read() as reading:
        assert len(reading.table("check_latest")) == 0


def test_looking_without_writing_gives_the_same_classes(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(90, 130), parcel(10, 20)])
    found = overlay_workspace(store, on=ON)
    assert found.overlay.control_class.tolist() == ["crossing", "inside"]
    with store.read() as reading:
        assert len(reading.table("check_latest")) == 0


def rows_of(store: WorkspaceStore) -> dict[str, dict[str, object]]:
    """The newest result of each parcel as it is stored."""
    with store.read() as reading:
        keys = reading.table("control_check").to_rows()
        return {
            str(row["parcel_uuid"]): dict(reading.row("control_check", str(row["uuid"])) or {})
            for row in keys
        }


def test_chosen_parcels_are_checked_and_the_others_are_left_alone(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    first, second = add(store, "parcel", [parcel(90, 130), parcel(10, 20)])
    summary = check_control_line(store, on=ON, uuids=[second, second, "gone"])
    assert (summary.checked, summary.written, summary.missing) == (1, 1, 1)
    assert list(rows_of(store)) == [second]
    assert check_control_line(store, on=ON, uuids=[]).checked == 0
    assert check_control_line(store, on=ON).written == 1
    assert set(rows_of(store)) == {first, second}


def test_a_result_keeps_version_tolerance_pack_person_and_day(store: WorkspaceStore) -> None:
    version = control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(90, 130)])
    summary = check_control_line(store, on=ON, checked_by=" 王工 ")
    row = rows_of(store)[key]
    pack = find_control_pack()
    assert (row["rule_pack"], row["rule_pack_hash"]) == (pack.id, pack.sha256)
    assert (row["checked_by"], row["checked_on"]) == ("王工", "2024-06-30")
    assert (row["control_line_version_uuid"], row["tolerance"]) == (version, 0.001)
    assert (summary.pack, summary.example) == ("sample-control-rule", True)


OFFICE = replace(
    find_control_pack(),
    id="jiangmen-2024",
    example=False,
    document_no="江府〔2024〕1号",
    sha256="f" * 64,
)


def test_the_pack_of_an_office_is_no_example_and_is_named_by_new_results(
    store: WorkspaceStore,
) -> None:
    version = control_line(store, "2024", "2024-01-01")
    store.write([Update("control_line_version", version, 1, {"example": 0})], reason="test")
    [key] = add(store, "parcel", [parcel(99.5, 140)])
    assert check(store).example
    treat(store)
    summary = check_control_line(store, on=ON, pack=OFFICE)
    # The same figures by another document: a new result with the treatment of the last one.
    assert (summary.example, summary.written, summary.dropped) == (False, 1, ())
    row = rows_of(store)[key]
    assert (row["rule_pack"], row["treated_as"]) == ("jiangmen-2024", "outside")
    assert check_control_line(store, on=ON, pack=OFFICE).written == 0


def test_own_figures_name_no_pack_and_are_an_example(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    [key] = add(store, "parcel", [parcel(90, 130)])
    summary = check_control_line(store, on=ON, pack=OFFICE, rule=ControlRule(tolerance=0.01))
    assert (summary.pack, summary.example) == ("", True)
    assert rows_of(store)[key]["rule_pack"] is None
    same = check_control_line(store, on=ON, pack=OFFICE, rule=OFFICE.rule)
    assert same.pack == "jiangmen-2024"


def test_a_pack_that_does_not_apply_on_the_day_is_refused(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    late = replace(OFFICE, valid_from=date(2024, 7, 1))
    with pytest.raises(LowUseError) as caught:
        check_control_line(store, on=ON, pack=late)
    assert caught.value.code == "CONTROL_PACK_NOT_VALID"
    ended = replace(OFFICE, valid_to=ON)
    assert check_control_line(store, on=ON, pack=ended).checked == 0


def test_parcels_beyond_the_line_are_counted(store: WorkspaceStore) -> None:
    control_line(store, "2024", "2024-01-01")
    add(store, "parcel", [parcel(100, 120), parcel(100.5, 120), parcel(90, 120)])
    assert check(store).beyond_extent == 1

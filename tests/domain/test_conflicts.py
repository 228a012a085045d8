# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Three states of a row by field group: nothing mixed in a group, nothing decided silently."""

from __future__ import annotations

from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_groups import editable_columns, group_of, groups_of
from lowuse_plugin.domain.history.conflict_log import decided_groups, decided_source
from lowuse_plugin.domain.history.conflicts import (
    Choice,
    Comparison,
    Edit,
    answers,
    check_decisions,
    compare,
    decided_values,
    discarding,
    same_value,
    still_decided,
)
from lowuse_plugin.domain.schema import ColumnSpec

BASE: dict[str, Any] = {
    "holder_name": "甲厂",
    "right_nature": "102",
    "address": "一路 1 号",
    "registered_area_m2": 100.0,
    "surveyed_area_m2": None,
    "plane_area_m2": 100.0,
    "geom": b"shape",
}
LI = Edit(frozenset({"holder_name", "right_nature", "row_version"}), "李四", "2026-03-01T02:32:00Z")


def states(theirs: dict[str, Any], mine: dict[str, Any], *edits: Edit) -> Comparison:
    return compare("parcel", BASE, {**BASE, **theirs}, mine, edits=edits)


def names(groups: Any) -> list[str]:
    return [group.group for group in groups]


CASES = [
    # theirs, mine, written, conflict, kept, agreed
    ({}, {}, {}, [], [], []),
    ({}, {"address": "二路"}, {"address": "二路"}, [], [], []),
    ({"address": "二路"}, {}, {}, [], ["identity"], []),
    ({"holder_name": "乙厂"}, {"address": "二路"}, {"address": "二路"}, [], ["right"], []),
    # The same field otherwise, and two fields of one group.
    ({"holder_name": "乙厂"}, {"holder_name": "丙厂"}, {}, ["right"], [], []),
    ({"holder_name": "乙厂"}, {"right_nature": "101"}, {}, ["right"], [], []),
    # The same new value: nobody has to decide, nothing has to be written.
    ({"holder_name": "乙厂"}, {"holder_name": "乙厂"}, {}, [], [], ["right"]),
    # Theirs is part of mine: still one group in two minds.
    ({"holder_name": "乙"}, {"holder_name": "乙", "right_nature": "101"}, {}, ["right"], [], []),
    # Emptied by one side.
    ({"holder_name": None}, {"holder_name": "丙厂"}, {}, ["right"], [], []),
    ({"holder_name": "乙厂"}, {"holder_name": None}, {}, ["right"], [], []),
    ({"holder_name": None}, {"holder_name": None}, {}, [], [], ["right"]),
    # A conflict in one group does not hold the others up.
    (
        {"holder_name": "乙厂"},
        {"holder_name": "丙厂", "address": "二路"},
        {"address": "二路"},
        ["right"],
        [],
        [],
    ),
    # The shape and the areas are one group: a new boundary against a typed area.
    ({"geom": b"moved"}, {"registered_area_m2": 90.0}, {}, ["geometry"], [], []),
    # What was typed and taken back is no change.
    ({"holder_name": "乙厂"}, {"holder_name": "甲厂"}, {}, [], ["right"], []),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_only_one_side_changed_does_not_conflict(case: tuple[Any, ...]) -> None:
    theirs, mine, written, conflict, kept, agreed = case
    found = states(theirs, mine)
    assert dict(found.values) == written
    assert names(found.conflict) == conflict
    assert names(found.kept) == kept
    assert names(found.agreed) == agreed


def test_a_conflict_reads_as_people_read_it() -> None:
    found = states({"right_nature": "101"}, {"right_nature": "201"}, LI)
    (group,) = found.conflict
    assert (group.title, group.by, group.at_utc) == ("权利", "李四", "2026-03-01T02:32:00Z")
    fields = {field.column: field for field in group.fields}
    nature = fields["right_nature"]
    assert (nature.title, nature.base, nature.theirs, nature.mine) == (
        "权利性质", "出让", "划拨", "集体家庭承包",
    )  # fmt: skip
    # The fields that nobody touched stand beside it: the group is decided as a whole.
    assert (fields["holder_name"].theirs_changed, fields["holder_name"].mine_changed) == (
        False, False,
    )  # fmt: skip


def test_all_who_changed_the_group_are_named_with_the_last_moment() -> None:
    wang = Edit(frozenset({"right_nature"}), "王五", "2026-03-01T02:40:00Z", "更正")
    other = Edit(frozenset({"address"}), "赵六", "2026-03-01T03:00:00Z")
    found = states(
        {"holder_name": "乙厂", "right_nature": "101"}, {"holder_name": "丙"}, LI, wang, other
    )
    (group,) = found.conflict
    assert (group.by, group.at_utc, group.reason) == ("李四、王五", "2026-03-01T02:40:00Z", "更正")


def test_taking_mine_writes_the_group_as_it_was_shown() -> None:
    found = states({"holder_name": "乙厂", "right_nature": "101"}, {"holder_name": "丙厂"})
    # 权利性质 goes back to what the form showed: 出让.
    assert decided_values(found.conflict, {"right": Choice.MINE}) == {
        "holder_name": "丙厂",
        "right_nature": "102",
    }
    assert decided_values(found.conflict, {"right": Choice.THEIRS}) == {}


def test_an_edit_of_figures_never_takes_a_boundary_back() -> None:
    theirs = {"geom": b"moved", "plane_area_m2": 150.0}
    found = states(theirs, {"registered_area_m2": 90.0})
    decided = {"geometry": Choice.MINE}
    assert decided_values(found.conflict, decided) == {"registered_area_m2": 90.0}
    # Nothing of the colleague's is lost by it, so no reason is asked for.
    assert discarding(found.conflict, decided) == ()
    plane = next(f for f in found.conflict[0].fields if f.column == "plane_area_m2")
    assert (plane.mine, plane.writable) == ("150.00", False)


def test_saving_a_shape_takes_shape_and_areas_together() -> None:
    mine = {"geom": b"mine", "plane_area_m2": 120.0}
    found = compare(
        "parcel", BASE, {**BASE, "geom": b"theirs", "plane_area_m2": 150.0}, mine,
        geometry_text=str,
    )  # fmt: skip
    shape = found.conflict[0].fields[0]
    assert (shape.title, shape.base, shape.theirs, shape.mine) == (
        "界址", "b'shape'", "b'theirs'", "b'mine'",
    )  # fmt: skip
    decided = {"geometry": Choice.MINE}
    assert decided_values(found.conflict, decided) == mine
    assert [group.group for group in discarding(found.conflict, decided)] == ["geometry"]


def test_every_group_is_decided_and_a_loss_has_its_reason() -> None:
    theirs, mine = (
        {"holder_name": "乙厂", "address": "三路"},
        {"holder_name": "丙", "address": "二路"},
    )
    groups = states(theirs, mine).conflict
    assert names(groups) == ["identity", "right"]
    with pytest.raises(LowUseError) as error:
        check_decisions(groups, {"right": Choice.THEIRS}, "")
    assert (error.value.code, error.value.params["groups"]) == (
        "CONFLICT_UNDECIDED",
        ("标识与坐落",),
    )
    decisions = {"right": Choice.MINE, "identity": Choice.THEIRS}
    with pytest.raises(LowUseError) as error:
        check_decisions(groups, decisions, "  ")
    assert (error.value.code, error.value.params["groups"]) == (
        "CONFLICT_REASON_MISSING",
        ("权利",),
    )
    check_decisions(groups, decisions, "证书为准")
    check_decisions(groups, dict.fromkeys(("right", "identity"), Choice.THEIRS), "")


def test_the_log_tells_the_choice_and_the_value_that_was_thrown_away() -> None:
    theirs, mine = (
        {"holder_name": "乙厂", "address": "三路"},
        {"holder_name": "丙", "address": "二路"},
    )
    groups = states(theirs, mine, LI).conflict
    decisions = {"right": Choice.MINE, "identity": Choice.THEIRS}
    source = decided_source(groups, decisions, "证书为准")
    assert all(isinstance(value, str) for value in source.values())
    assert source["conflict_reason"] == "证书为准"
    identity, right = decided_groups(source)
    assert (right.choice, right.by, right.title) == (Choice.MINE, "李四", "权利")
    assert [(v.title, v.value) for v in right.discarded] == [("权利人", "乙厂")]
    assert identity.choice == Choice.THEIRS
    assert [(v.title, v.value) for v in identity.discarded] == [("坐落", "二路")]
    assert decided_groups({"file": "x"}) == ()


def test_an_answer_counts_only_for_the_values_that_were_shown() -> None:
    shown = states({"holder_name": "乙厂"}, {"holder_name": "丙"}).conflict
    same = states({"holder_name": "乙厂", "address": "别处"}, {"holder_name": "丙"}).conflict
    other = states({"holder_name": "丁厂"}, {"holder_name": "丙"}).conflict
    assert answers(shown, same)
    assert answers(shown, ())
    assert not answers(shown, other)
    assert not answers((), shown)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("TEXT", "", None, True),
        ("TEXT", "0", None, False),
        ("REAL", 0.0, None, False),
        ("REAL", 5.0, 5, True),
        ("DECIMAL", "80", "80.00", True),
        ("DECIMAL", "80", "80.01", False),
        ("DECIMAL", "80", None, False),
        ("TEXT", "80", "80.00", False),
    ],
)
def test_missing_is_not_zero_and_zeros_behind_the_point_say_nothing(
    kind: str, one: Any, other: Any, same: bool
) -> None:
    assert same_value(ColumnSpec("x", kind, "x"), one, other) is same


def test_the_groups_of_a_parcel_hold_every_column_once() -> None:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    found = [name for group in groups_of("parcel") for name in group.columns]
    assert sorted(found) == sorted([*shipped().tables["parcel"].columns, "geom"])
    assert [group.title for group in groups_of("parcel")] == [
        "标识与坐落", "权利", "用途", "界址与面积", "建筑", "合同与投入", "产业与经营", "调查",
    ]  # fmt: skip
    assert group_of("parcel", "geom") == group_of("parcel", "registered_area_m2")
    with pytest.raises(KeyError):
        group_of("parcel", "row_version")


def test_what_the_plugin_computes_is_not_edited_by_people() -> None:
    parcel = {column.name for column in editable_columns("parcel")}
    assert {"holder_name", "registered_area_m2", "remark"} <= parcel
    assert parcel.isdisjoint({"plane_area_m2", "plane_epsg", "ellipsoid_area_m2", "geom", "uuid"})
    assert "enterprise_uuid" not in {column.name for column in editable_columns("enterprise_year")}
    # Results of computing and decisions of people have their own ways.
    assert editable_columns("control_check") == editable_columns("tag") == ()


def test_a_decision_stays_where_nothing_changed_since() -> None:
    mine = {"holder_name": "丙厂", "address": "二路"}
    first = states({"holder_name": "乙厂", "address": "三路"}, mine).conflict
    choices = {"right": Choice.MINE, "identity": Choice.THEIRS}
    then = states({"holder_name": "乙厂", "address": "四路"}, mine).conflict
    assert still_decided(first, choices, then) == {"right": Choice.MINE}
    assert still_decided(first, choices, first) == choices
    later = states({"holder_name": "丁厂"}, mine).conflict
    assert still_decided(first, choices, later) == {}

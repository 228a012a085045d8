# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What tools leave open is asked; until it is answered nothing is decided."""

from __future__ import annotations

from dataclasses import replace

from lowuse_plugin.domain.boundaries.edits import EditedShape, StoredShape
from lowuse_plugin.domain.boundaries.questions import (
    ALL_NEW,
    DELETED,
    KEEP,
    RETIRE,
    RIVAL,
    SPLIT,
    DrawnFeature,
    mine,
    sort_out,
    with_reason,
)
from lowuse_plugin.domain.history.conflict_log import decided_groups

STORED = StoredShape("u", 3, b"old", label="甲", parcel_code="C1", plane_area_m2=100.0)
BASE = {"u": STORED}
LARGE = DrawnFeature("1", "u", 3, b"a", 60.0, {"parcel_code": "C1", "holder_name": "甲厂"})
SMALL = replace(LARGE, key="2", wkb=b"b", area_m2=40.0)
RIVAL_SHAPE = replace(STORED, version=5, changed_by="李四", changed_at="2026-01-02T03:04:05.000Z",
                      plane_area_m2=110.0)  # fmt: skip


def test_what_is_drawn_keeps_what_it_began_with() -> None:
    found = sort_out([LARGE], BASE, neighbours=frozenset("u"))
    assert found.questions == ()
    [shape] = found.edited
    assert shape == EditedShape("1", b"a", "u", 3, b"old", neighbour=True)


def test_a_shape_without_a_parcel_is_new() -> None:
    strange = replace(LARGE, uuid="elsewhere")
    found = sort_out([replace(LARGE, uuid=None, key="9"), LARGE, strange], BASE)
    assert [(e.key, e.uuid) for e in found.edited] == [("1", "u"), ("9", None), ("1", None)]


def test_an_open_split_lets_the_largest_part_stand_for_the_parcel() -> None:
    found = sort_out([SMALL, LARGE], BASE)
    [question] = found.open
    assert (question.kind, [part.key for part in question.parts]) == (SPLIT, ["1", "2"])
    by_key = {e.key: e for e in found.edited}
    assert by_key["1"].uuid == "u"
    assert by_key["2"].uuid is None
    assert by_key["2"].split_from == "u"
    assert by_key["2"].values == {"parcel_code": None, "holder_name": "甲厂"}


def test_what_a_part_only_copied_along_is_not_said_of_it() -> None:
    base = {"u": replace(STORED, holder_name="甲厂", use_code="0601")}
    part = replace(SMALL, values={"holder_name": "甲厂", "use_code": "0701"})
    by_key = {e.key: e for e in sort_out([part, LARGE], base).edited}
    assert by_key["2"].values == {"use_code": "0701"}


def test_answers_of_a_split() -> None:
    small = sort_out([SMALL, LARGE], BASE, answers={(SPLIT, "u"): "2"})
    assert {e.key: e.uuid for e in small.edited} == {"2": "u", "1": None}
    assert not small.open
    all_new = sort_out([SMALL, LARGE], BASE, answers={(SPLIT, "u"): ALL_NEW})
    assert {e.uuid for e in all_new.edited} == {None}
    assert [(gone.uuid, gone.base_version) for gone in all_new.leaving] == [("u", 3)]
    stale = sort_out([SMALL, LARGE], BASE, answers={(SPLIT, "u"): "7"})
    assert stale.open


def test_a_deleted_shape_retires_nothing_unless_it_is_said() -> None:
    assert [q.kind for q in sort_out([], BASE).open] == [DELETED]
    assert sort_out([], BASE).leaving == ()
    assert sort_out([], BASE, answers={(DELETED, "u"): KEEP}).leaving == ()
    assert len(sort_out([], BASE, answers={(DELETED, "u"): RETIRE}).leaving) == 1


def test_a_decision_against_a_colleague_holds_for_one_version_and_is_told() -> None:
    found = sort_out([LARGE], BASE, rivals=[RIVAL_SHAPE])
    assert [q.kind for q in found.open] == [RIVAL]
    assert found.edited[0].base_version == 3
    answers = {(RIVAL, "u"): mine(5)}
    decided = sort_out([LARGE], BASE, rivals=[RIVAL_SHAPE], answers=answers)
    assert not decided.open
    [shape] = decided.edited
    # From now on the drawing is compared with the boundary that it was decided against.
    assert (shape.base_version, shape.base_wkb) == (5, RIVAL_SHAPE.wkb)
    [told] = decided_groups(with_reason(shape, "实测").source)
    assert (told.group, str(told.choice), told.by) == ("geometry", "mine", "李四")
    assert told.discarded[0].value == "110.00 m²"
    newer = replace(RIVAL_SHAPE, version=6)
    assert sort_out([LARGE], BASE, rivals=[newer], answers=answers).open

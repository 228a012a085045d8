# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which shapes are a group and which never are, on real files: widths, corners, roads, rings."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.merging.case import Holder, MergeParcel
from lowuse_plugin.services.merging.group_list import group_rows
from lowuse_plugin.services.merging.group_neighbours import WIDEST_M
from lowuse_plugin.services.merging.groups import find_merge_groups, group_parcels
from lowuse_plugin.services.merging.matrix import merge_matrix
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, multipolygon, new_workspace, parcel

Box = tuple[float, float, float, float]


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def put(store: WorkspaceStore, boxes: list[tuple[Box, str]], **changes: Any) -> list[str]:
    """Parcels of the given holders, 91-numbers not being known."""
    rows = [
        parcel(0, 1, **{"geom": multipolygon(*box), "holder_name": holder, **changes})
        for box, holder in boxes
    ]
    return add(store, "parcel", rows)


def groups_of(store: WorkspaceStore, keys: list[str], **widths: float) -> list[list[int]]:
    found = find_merge_groups(store, **widths)
    return [[keys.index(key) for key in group.members] for group in found]


@pytest.mark.parametrize(
    ("gap", "widths", "found"),
    [
        (0.005, {}, True),
        (0.005, {"tolerance_m": 0.005, "min_shared_m": 2.0}, True),
        (0.006, {"tolerance_m": 0.005, "min_shared_m": 2.0}, False),
        (0.5, {}, True),
        (0.501, {}, False),
        (-0.5, {}, True),
        (-0.501, {}, False),
        (6.0, {}, False),
        (6.0, {"tolerance_m": 3.0, "min_shared_m": 6.5}, False),
    ],
)
def test_a_gap_or_overlap_groups_up_to_the_tolerance(
    store: WorkspaceStore, gap: float, widths: dict[str, float], *, found: bool
) -> None:
    keys = put(store, [((0, 0, 100, 50), "甲厂"), ((100 + gap, 0, 200, 50), "甲厂")])
    assert groups_of(store, keys, **widths) == ([[0, 1]] if found else [])


@pytest.mark.parametrize(
    ("length", "found"), [(1.999, False), (2.0, True), (2.001, True), (50.0, True)]
)
def test_a_shared_side_groups_from_l_on(
    store: WorkspaceStore, length: float, *, found: bool
) -> None:
    keys = put(store, [((0, 0, 100, 50), "甲厂"), ((100, 50 - length, 200, 90), "甲厂")])
    assert groups_of(store, keys) == ([[0, 1]] if found else [])


@pytest.mark.parametrize("t", [0.0, 0.05, 0.5, 1.0, WIDEST_M])
@pytest.mark.parametrize("apart", [-0.02, 0.0, 0.02])
def test_a_corner_never_groups_at_any_tolerance(
    store: WorkspaceStore, t: float, apart: float
) -> None:
    boxes = [((0, 0, 100, 50), "甲厂"), ((100 + apart, 50 + apart, 200, 90), "甲厂")]
    keys = put(store, boxes)
    widths = {"tolerance_m": t, "min_shared_m": max(2 * t + 0.001, 0.1)}
    assert groups_of(store, keys, **widths) == []


@pytest.mark.parametrize("t", [WIDEST_M + 0.01, 6.0, 100.0])
def test_a_tolerance_as_wide_as_a_lane_is_refused(store: WorkspaceStore, t: float) -> None:
    with pytest.raises(LowUseError) as caught:
        find_merge_groups(store, tolerance_m=t, min_shared_m=2 * t + 1)
    assert caught.value.code == "TOLERANCE_BEYOND_SURVEY"
    assert caught.value.params == {"tolerance_m": t, "widest_m": WIDEST_M}


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ((100.0, 0, 100.4, 50), False),
        ((100.1, 0, 100.2, 50), False),
        ((100.0, 0, 100.4, 48.1), False),
        ((100.0, 0, 100.4, 48.0), True),
        ((100.0, 50, 100.4, 90), True),
    ],
)
def test_somebody_elses_strip_in_the_gap_parts_two_parcels(
    store: WorkspaceStore, between: Box, *, found: bool
) -> None:
    """A gap of 40 cm along 50 m; what the strip leaves free counts: 2.0 m or 1.9 m."""
    keys = put(
        store,
        [((0, 0, 100, 50), "甲厂"), ((100.4, 0, 200, 50), "甲厂"), (between, "某村")],
    )
    assert groups_of(store, keys) == ([[0, 1]] if found else [])
    for group in find_merge_groups(store):
        assert group.shared_m == pytest.approx(2.0 if between[1] == 0 else 50.0, abs=0.01)


def test_a_road_parcel_whose_holder_nobody_knows_parts_too(store: WorkspaceStore) -> None:
    keys = put(store, [((0, 0, 100, 50), "甲厂"), ((100.4, 0, 200, 50), "甲厂")])
    assert groups_of(store, keys) == [[0, 1]]
    put(store, [((100, -100, 100.4, 200), "不详")], use_code="1207")
    assert groups_of(store, keys) == []


def test_a_way_around_a_strip_still_joins(store: WorkspaceStore) -> None:
    """0 and 1 are parted by a strip; both touch 2 along 50 m."""
    keys = put(
        store,
        [
            ((0, 0, 50, 50), "甲厂"),
            ((50.4, 0, 100.4, 50), "甲厂"),
            ((0, 50, 100.4, 90), "甲厂"),
            ((50, 0, 50.4, 50), "乙村"),
        ],
    )
    [group] = find_merge_groups(store)
    assert [keys.index(key) for key in group.members] == [0, 1, 2]
    assert group.shared_m == pytest.approx(100)


def test_a_t_junction_and_a_chain_are_one_group(store: WorkspaceStore) -> None:
    keys = put(
        store,
        [
            ((0, 0, 100, 50), "甲厂"),
            ((0, 50, 40, 90), "甲厂"),
            ((40, 50, 100, 90), "甲厂"),
            ((100, 0, 200, 50), "甲厂"),
            ((200, 40, 300, 90), "甲厂"),
            ((310, 40, 400, 90), "甲厂"),
        ],
    )
    [group] = find_merge_groups(store)
    assert [keys.index(key) for key in group.members] == [0, 1, 2, 3, 4]
    # 40 and 60 below the T, 40 between its arms, 50 and 10 along the chain.
    assert group.shared_m == pytest.approx(40 + 60 + 40 + 50 + 10)
    assert (group.ring, group.loose, group.strict) == (False, False, True)


RING = [(0, 0, 30, 10), (0, 20, 30, 30), (0, 10, 10, 20), (20.2, 10, 30, 20)]


@pytest.mark.parametrize("middle", ["乙村", "不详", "甲厂"])
def test_a_ring_is_told_where_somebody_else_is_in_the_middle(
    store: WorkspaceStore, middle: str
) -> None:
    keys = put(store, [(box, "甲厂") for box in RING])
    [group] = find_merge_groups(store)
    assert (len(group.members), group.ring) == (4, False)
    put(store, [((10, 10, 20, 20), middle)])
    [group] = find_merge_groups(store)
    assert group.ring == (middle != "甲厂")
    assert len(group.members) == (5 if middle == "甲厂" else 4)
    assert set(keys) <= set(group.members)


def test_somebody_in_the_bend_of_an_l_is_in_no_ring(store: WorkspaceStore) -> None:
    put(
        store,
        [
            ((0, 0, 30, 10), "甲厂"),
            ((0, 10, 10, 30), "甲厂"),
            ((10, 10, 20, 20), "乙村"),
        ],
    )
    [group] = find_merge_groups(store)
    assert not group.ring


@pytest.mark.parametrize(
    ("gap", "loose", "strict"), [(0.0, False, True), (0.05, False, True), (0.06, True, False)]
)
def test_a_group_says_whether_it_holds_at_the_widths_for_merging(
    store: WorkspaceStore, gap: float, *, loose: bool, strict: bool
) -> None:
    put(store, [((0, 0, 100, 50), "甲厂"), ((100 + gap, 0, 200, 50), "甲厂")])
    [group] = find_merge_groups(store)
    assert (group.loose, group.strict) == (loose, strict)


def test_a_loose_group_may_be_strict_another_way_around(store: WorkspaceStore) -> None:
    """0 and 1 gape by 30 cm, but both join 2 exactly; 1.5 m are enough for merging."""
    put(
        store,
        [
            ((0, 0, 50, 50), "甲厂"),
            ((50.3, 0, 100, 50), "甲厂"),
            ((0, 50, 100, 90), "甲厂"),
        ],
    )
    [group] = find_merge_groups(store)
    assert (group.loose, group.strict) == (True, True)


def test_stacked_parcels_have_one_that_stands_for_all(store: WorkspaceStore) -> None:
    keys = put(
        store,
        [
            ((0, 0, 100, 50), "甲厂"),
            ((100, 0, 200, 50), "甲厂"),
            ((100, 0, 200.01, 50), "甲厂"),
            ((100, 0, 200, 50), "甲厂"),
            ((100, 0, 200, 50), "乙厂"),
        ],
    )
    found = find_merge_groups(store)
    [group] = found.groups
    assert [keys.index(key) for key in group.members] == [0, 1]
    [stack] = found.stacked
    assert (stack.representative, stack.others) == (keys[1], (keys[2], keys[3]))
    chosen = find_merge_groups(store, uuids=[keys[3]])
    assert (chosen.groups, chosen.stacked) == (found.groups, found.stacked)


def test_a_stack_alone_is_no_group(store: WorkspaceStore) -> None:
    put(store, [((0, 0, 100, 50), "甲厂"), ((0, 0, 100, 50), "甲厂")])
    found = find_merge_groups(store)
    assert (len(found.groups), len(found.stacked)) == (0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江门甲厂（集团）有限公司", " 江门甲厂(集团) 有限责任公司", True),
        ("ＡＢ 公司", "ab公司", True),
        ("未知", "未知", False),
        ("待补充", "待补充", False),
    ],
)
def test_holders_are_compared_as_they_are_meant(
    store: WorkspaceStore, one: str, other: str, *, same: bool
) -> None:
    put(store, [((0, 0, 100, 50), one), ((100, 0, 200, 50), other)])
    found = find_merge_groups(store)
    assert (len(found.groups), found.questions) == (1 if same else 0, ())


def test_maybe_the_same_is_a_question_about_neighbours_and_never_a_group(
    store: WorkspaceStore,
) -> None:
    keys = put(
        store,
        [
            ((0, 0, 100, 50), "江门甲电子厂有限公司"),
            ((100, 0, 200, 50), "江门甲电子厂"),
            ((500, 0, 600, 50), "江门市甲电子厂"),
            ((200, 0, 300, 50), "乙塑料厂"),
        ],
    )
    found = find_merge_groups(store)
    assert found.groups == ()
    [question] = found.questions
    assert question.why == "COMPANY_FORM_DIFFERS"
    assert {question.a_holder, question.b_holder} == {"江门甲电子厂有限公司", "江门甲电子厂"}
    assert set(question.parcels) == {keys[0], keys[1]}
    assert find_merge_groups(store, uuids=[keys[3]]).questions == ()
    assert len(find_merge_groups(store, uuids=[keys[1]]).questions) == 1


def test_a_question_is_not_asked_where_the_use_differs(store: WorkspaceStore) -> None:
    put(store, [((0, 0, 100, 50), "江门甲厂有限公司")])
    put(store, [((100, 0, 200, 50), "江门甲厂")], right_nature="101")
    assert find_merge_groups(store).questions == ()


def test_a_chosen_parcel_shows_its_whole_group_and_no_other(store: WorkspaceStore) -> None:
    keys = put(
        store,
        [
            ((0, 0, 100, 50), "甲厂"),
            ((100, 0, 200, 50), "甲厂"),
            ((0, 500, 100, 550), "甲厂"),
            ((100, 500, 200, 550), "甲厂"),
            ((0, 900, 100, 950), "乙厂"),
            ((100, 900, 200, 950), "乙厂"),
        ],
    )
    found = find_merge_groups(store, uuids=[keys[1]])
    assert [group.members for group in found] == [(keys[0], keys[1])]
    assert find_merge_groups(store, uuids=[]).groups == ()
    assert find_merge_groups(store, uuids=["nobody"]).groups == ()


COMPLETE = {
    "right_type": "3",
    "source_document": "出让合同 1 号",
    "seized": "no",
    "seized_checked_on": "2024-06-01",
    "registered_area_m2": 100.0,
}


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"ownership": None}, ("OWNERSHIP_MISSING",)),
        ({"ownership": None, "parcel_code": "440704001001GB00001"}, ()),
        ({"ownership": "collective"}, ("NOT_STATE_OWNED",)),
        ({"parcel_code": "440704001001JB00001"}, ("OWNERSHIP_CONTRADICTS_CODE",)),
        ({"right_type": None}, ("RIGHT_TYPE_MISSING",)),
        ({"right_type": "5"}, ("RIGHT_TYPE",)),
        ({"source_document": None}, ("SOURCE_DOCUMENT_MISSING",)),
        ({"legacy_kind": "1"}, ("NO_LAWFUL_PROCEDURE",)),
        ({"seized": "yes"}, ("SEIZED",)),
        ({"seized": None}, ("SEIZURE_UNKNOWN",)),
        ({"seized_checked_on": None}, ("SEIZURE_UNKNOWN",)),
        ({"seized_checked_on": "2024-05-31"}, ()),
        ({"seized_checked_on": "2024-05-30"}, ("SEIZURE_QUERY_TOO_OLD",)),
        ({"seized_checked_on": "2024-07-01"}, ("SEIZURE_QUERY_IN_FUTURE",)),
        ({"district": "440703"}, ("TWO_DISTRICTS",)),
        ({"registered_area_m2": None}, ("REGISTERED_AREA_MISSING",)),
    ],
)
def test_a_group_lists_what_stands_open(
    store: WorkspaceStore, changes: dict[str, Any], missing: tuple[str, ...]
) -> None:
    rows = [parcel(0, 100, **COMPLETE), parcel(100, 200, **{**COMPLETE, **changes})]
    keys = add(store, "parcel", rows)
    holder = {"name": "甲厂", "name_key": "甲厂", "id_number": "91440703MA4U0001A0"}
    [person] = add(store, "right_holder", [holder])
    links = [{"parcel_uuid": key, "right_holder_uuid": person, "position": 1} for key in keys]
    add(store, "parcel_holder", links)
    [group] = find_merge_groups(store, on=date(2024, 6, 30))
    assert group.missing == missing


def test_a_holder_known_by_name_alone_stands_open(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(0, 100, **COMPLETE), parcel(100, 200, **COMPLETE)])
    [group] = find_merge_groups(store, on=date(2024, 6, 30))
    assert group.missing == ("HOLDER_BY_NAME",)


@pytest.mark.parametrize(
    ("kind", "number", "missing"),
    [
        (None, "91440703MA4U0001A0", ()),
        (None, "91440703MA4U0001A1", ("HOLDER_NUMBER_DOUBTFUL",)),
        ("7", "91440703MA4U0001A1", ("HOLDER_NUMBER_DOUBTFUL",)),
        (None, "E12345678", ("HOLDER_NUMBER_DOUBTFUL",)),
        ("5", "E12345678", ()),
    ],
)
def test_a_number_that_can_hardly_be_right_stands_open(
    store: WorkspaceStore, kind: str | None, number: str, missing: tuple[str, ...]
) -> None:
    """As the form of the holders says it, and the condition with it."""
    keys = add(store, "parcel", [parcel(0, 100, **COMPLETE), parcel(100, 200, **COMPLETE)])
    holder = {"name": "甲厂", "name_key": "甲厂", "id_kind": kind, "id_number": number}
    [person] = add(store, "right_holder", [holder])
    links = [{"parcel_uuid": key, "right_holder_uuid": person, "position": 1} for key in keys]
    add(store, "parcel_holder", links)
    [group] = find_merge_groups(store, on=date(2024, 6, 30))
    assert group.missing == missing
    matrix = merge_matrix(store, keys, stage="screening", today=date(2024, 6, 30))
    told = [reason.code for reason in matrix.row("M-6").reasons]
    assert matrix.row("M-6").outcome == "pass"
    assert told == (["SAME_HOLDER_NUMBER_DOUBTFUL"] if missing else ["SAME_HOLDER"])


def test_boundaries_that_are_too_loose_to_merge_along_fail(store: WorkspaceStore) -> None:
    """20 cm apart: found with the wide tolerance, no merge with the narrow one."""
    keys = add(store, "parcel", [parcel(0, 100, **COMPLETE), parcel(100.2, 200, **COMPLETE)])
    [row] = group_rows(store, on=date(2024, 6, 30)).rows
    assert row.failing == ("NOT_CONNECTED",)
    assert row.missing == ("NOT_CONNECTED", "HOLDER_BY_NAME")
    matrix = merge_matrix(store, keys, stage="screening", today=date(2024, 6, 30))
    assert matrix.row("M-2").outcome == "fail"
    assert [reason.code for reason in matrix.row("M-6").reasons] == ["SAME_HOLDER_BY_NAME"]


def test_a_sum_with_drawn_areas_tells_of_how_many(store: WorkspaceStore) -> None:
    bare = {**COMPLETE, "registered_area_m2": None}
    add(store, "parcel", [parcel(0, 100, **COMPLETE), parcel(100, 200, **bare)])
    [row] = group_rows(store, on=date(2024, 6, 30)).rows
    assert row.measured == 1
    assert "REGISTERED_AREA_MISSING" in row.missing
    assert row.failing == ()


@pytest.mark.parametrize(
    ("state", "told"), [("proposed", True), ("surveyed", True), ("registered", False)]
)
def test_a_running_case_is_told(store: WorkspaceStore, state: str, *, told: bool) -> None:
    keys = put(store, [((0, 0, 100, 50), "甲厂"), ((100, 0, 200, 50), "甲厂")])
    [case] = add(store, "merge_case", [{"district": "440704", "state": state}])
    members = {"merge_case_uuid": case, "parcel_uuid": keys[1], "parcel_version": 1}
    add(store, "merge_member", [members])
    [group] = find_merge_groups(store)
    assert (group.in_case, group.case_uuid) == ((state, case) if told else (None, None))


def test_work_stops_when_asked_wherever_it_is(store: WorkspaceStore) -> None:
    """A gap with somebody in it, and a ring: every part of the search is gone through."""

    class Impatient:
        def __init__(self, patience: int) -> None:
            self.patience = patience

        def step(self, done: int, total: int, message: str = "") -> None:
            assert 0 <= done <= total
            self.patience -= 1
            if not self.patience:
                raise CancelledError

    put(store, [(box, "甲厂") for box in RING])
    put(store, [((10, 10, 20, 20), "乙村"), ((20, 10, 20.2, 12), "乙村")])
    counter = Impatient(10_000)
    assert find_merge_groups(store, progress=counter).groups[0].ring
    steps = 10_000 - counter.patience
    assert steps >= 6
    for patience in range(1, steps + 1):
        with pytest.raises(CancelledError):
            find_merge_groups(store, progress=Impatient(patience))


@pytest.mark.parametrize(("second", "over"), [(10_000.0, False), (10_000.01, True)])
def test_30_mu_are_20_000_m2_exactly(store: WorkspaceStore, second: float, *, over: bool) -> None:
    add(
        store,
        "parcel",
        [
            parcel(0, 100, registered_area_m2=10_000.0),
            parcel(100, 200, registered_area_m2=second),
        ],
    )
    [group] = find_merge_groups(store)
    assert group.over_30mu == over


def test_the_list_says_what_a_person_reads_of_each_group(store: WorkspaceStore) -> None:
    add(store, "parcel", [parcel(0, 10), parcel(10, 20, ownership="collective")])
    right = [
        parcel(100, 110, map_number="A-1", registered_area_m2=100.0),
        parcel(110.2, 140, map_number="A-2", registered_area_m2=300.0),
    ]
    keys = add(store, "parcel", right)
    found = group_rows(store, on=date(2024, 6, 30))
    first, second = found.rows
    assert first.members == tuple(keys)
    assert (first.label, first.labels) == ("A-2", ("A-1", "A-2"))
    assert (first.parcels_count, first.district, first.holder) == (2, "440704", "甲厂")
    assert (float(first.land_area_m2), float(first.land_area_mu)) == (400.0, 0.6)
    assert first.shared_m == pytest.approx(10)
    assert (first.loose, first.strict, first.failing) == (True, False, ("NOT_CONNECTED",))
    assert np.diff(np.array(first.box).reshape(2, 2), axis=0).tolist() == [[40.0, 10.0]]
    assert second.failing == ("NOT_STATE_OWNED",)
    assert found.labels[keys[0]] == "A-1"
    assert [row.key for row in group_rows(store, uuids=keys[:1]).rows] == [first.key]


def test_the_key_is_the_same_in_any_order_and_another_for_other_members() -> None:
    boxes = [(0, 0, 10, 10), (10, 0, 20, 10), (20, 0, 30, 10)]

    def keys(order: list[int]) -> list[str]:
        parcels = [
            MergeParcel(id=str(i), holders=(Holder("甲"),), right_nature="102", use="0601")
            for i in order
        ]
        shapes = np.array([shapely.box(*boxes[i]) for i in order], dtype=object)
        return [group.key for group in group_parcels(parcels, shapes)]

    assert keys([0, 1, 2]) == keys([2, 0, 1])
    assert keys([0, 1]) != keys([0, 1, 2])


def test_ten_thousand_parcels_of_one_holder_are_one_group() -> None:
    """100 × 100 squares of 10 m: 2 · 99 · 100 shared sides of 10 m."""
    row, column = np.divmod(np.arange(10_000), 100)
    shapes = shapely.box(column * 10, row * 10, column * 10 + 10, row * 10 + 10)
    parcels = [
        MergeParcel(
            id=str(uuid.UUID(int=i)), holders=(Holder("甲"),), right_nature="102", use="0601"
        )
        for i in range(10_000)
    ]
    [group] = group_parcels(parcels, shapes)
    assert group.parcels_count == 10_000
    assert group.shared_m == pytest.approx(198_000)
    assert (group.loose, group.strict, group.ring) == (False, True, False)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is refused of a merge that is not where somebody takes it to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Reading, Update
from lowuse_plugin.services.history.undo_merge import check_merges
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.facts import find_parcels
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.steps import reopen
from lowuse_plugin.services.parcels.lineage_table import lineage_table
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import multipolygon
from tests.services.merging import merge_office as office


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def refused(work: Callable[[], object]) -> tuple[str, dict[str, object]]:
    with pytest.raises(LowUseError) as caught:
        work()
    return caught.value.code, dict(caught.value.params)


def test_only_an_ended_case_is_drawn_up_anew(store: WorkspaceStore) -> None:
    case = office.propose(store)
    again = office.step(office.ACCEPTED, opinion="再办")
    told = refused(lambda: reopen(store, case, again, today=office.TODAY))
    assert told == ("MERGE_NOT_ENDED", {"state": "拟合并"})


def test_only_a_surveyed_case_is_registered(store: WorkspaceStore) -> None:
    case = office.propose(store)
    told = refused(lambda: office.register(store, case))
    assert told == ("MERGE_NOT_SURVEYED", {"state": "拟合并"})
    assert read_case(store, case).state == "proposed"


def test_a_name_means_one_current_parcel(store: WorkspaceStore) -> None:
    twin = office.lawful(100, 110, map_number="图 7")
    store.write([Insert("parcel", "e", twin), Insert("parcel", "f", twin)], reason="测试")
    with store.read() as reading:
        assert find_parcels(reading, [office.CODES["a"], "b", "a"]) == ["a", "b"]
        assert refused(lambda: find_parcels(reading, ["没有"])) == (
            "MERGE_PARCEL_UNKNOWN", {"parcel": "没有"},
        )  # fmt: skip
        assert refused(lambda: find_parcels(reading, ["图 7"])) == (
            "MERGE_PARCEL_TWICE", {"parcel": "图 7", "count": 2},
        )  # fmt: skip


def test_a_code_is_known_however_it_is_typed_and_by_its_end(store: WorkspaceStore) -> None:
    code = office.CODES["a"]
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    typed = [f"{code[:6]}-{code[6:9]} {code[9:]}", wide, code.lower(), code[-7:], f"（{code}）"]
    with store.read() as reading:
        for name in typed:
            assert find_parcels(reading, [name]) == ["a"], name
        assert refused(lambda: find_parcels(reading, [code[-2:]]))[0] == "MERGE_PARCEL_UNKNOWN"
    other = office.lawful(100, 110, parcel_code=f"440704009009{code[-7:]}")
    store.write([Insert("parcel", "e", other)], reason="测试")
    with store.read() as reading:
        reason, params = refused(lambda: find_parcels(reading, [code[-7:]]))
        assert reason == "MERGE_PARCEL_SEVERAL"
        assert sorted(params["candidates"].split("、")) == sorted([code, other["parcel_code"]])
        assert lineage_names(reading, code[-7:]) == "MERGE_PARCEL_SEVERAL"


def lineage_names(reading: Reading, name: str) -> str:
    return refused(lambda: lineage_table(reading, parcel=name))[0]


def test_a_member_does_not_come_back_beside_the_parcel_that_came_of_it(
    store: WorkspaceStore,
) -> None:
    case = office.up_to_survey(store)
    office.register(store, case)
    back = [
        Update("merge_case", case, read_case(store, case).row_version, {"remark": "x"}),
        Update("parcel", "a", 2, {"retired_at": None, "retired_reason": None}),
    ]
    with store.read() as reading:
        told = refused(lambda: check_merges(reading, back))
    assert told == ("MERGE_MEMBER_MERGED", {"parcel": office.CODES["a"]})


def test_a_strip_that_would_collapse_is_left_as_it_is_and_told(store: WorkspaceStore) -> None:
    """b is 0.04 m wide: laid on a, nothing of it would be left."""
    strip = {"geom": multipolygon(30, 0, 30.04, 10), "plane_area_m2": 0.4}
    store.write([Update("parcel", "b", 1, strip)], reason="改")
    found = merge_preview(store, ["a", "b"], today=office.TODAY)
    told = [each.params for each in found.notes if each.code == "MERGE_SNAP_REFUSED"]
    assert told == [{"parcel": "…001001GB00012"}]
    assert found.areas.union_plane == pytest.approx(300.4)
    assert found.snapped == {"a": 0.0, "b": 0.0}

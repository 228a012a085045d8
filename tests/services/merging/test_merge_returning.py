# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes back when a merge is revoked, undone or brought back finds numbers and land free."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.merging.records import DRAWN
from lowuse_plugin.domain.merging.steps import MergeSurvey
from lowuse_plugin.domain.ports import Receipt
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.merging.cases import read_case
from lowuse_plugin.services.merging.code import assign_code
from lowuse_plugin.services.merging.registration import register_merge
from lowuse_plugin.services.merging.returning import Taken
from lowuse_plugin.services.merging.revocation import taken_since
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, multipolygon
from tests.services.merging import merge_office as office
from tests.services.merging.test_merge_carrying import edit, refused, register, revoke, row, select

UNIT_CODE = office.CODES["b"] + "W00000000"
FINAL_CODE = "440704001001GB00120"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with office.workspace(folder) as opened:
        yield opened


def undo(store: WorkspaceStore, transaction: str) -> str:
    return undo_save(store, transaction).receipt.transaction_id


def drawn(store: WorkspaceStore, north: float) -> str:
    """Survey a merge of ``a`` and ``b`` 50 m long up to a line in the north."""
    case = office.propose(store)
    office.accept(store, case)
    office.judge_all(store, case)
    office.review(store, case)
    office.agree(store, case)
    shape = multipolygon(0, 0, 50, north)
    office.surveyed(store, case, MergeSurvey(Fraction(str(north)) * 50, shape, DRAWN))
    return case


def neighbour(store: WorkspaceStore, south: float) -> str:
    shape = multipolygon(0, south, 50, 20)
    return add(store, "parcel", [office.lawful(0, 50, geom=shape, parcel_code="北邻")])[0]


def taken(store: WorkspaceStore, case: str) -> list[Taken]:
    with store.read() as reading:
        return list(taken_since(reading, read_case(reading, case)))


def descent(old: str, new: str) -> dict[str, str]:
    return {"old_parcel_uuid": old, "new_parcel_uuid": new, "kind": "split",
            "happened_on": "2024-06-29"}  # fmt: skip


def test_land_that_a_neighbour_got_since_is_not_merged_again_by_undoing(
    store: WorkspaceStore,
) -> None:
    """0.3 × 50 m."""
    case = drawn(store, 10.3)
    undoing = undo(store, register(store, case))
    beside = neighbour(store, 10)
    error = refused(lambda: undo_save(store, undoing))
    assert (error.code, error.params) == (
        "MERGE_LAND_TAKEN", {"count": 1, "parcels": "北邻 15.00 m²"},
    )  # fmt: skip
    edit(store, "parcel", beside, geom=multipolygon(0, 10.3, 50, 20))
    undo_save(store, undoing)
    assert read_case(store, case).state == "registered"


def test_members_do_not_come_back_over_land_that_was_drawn_since(store: WorkspaceStore) -> None:
    case = drawn(store, 9.7)
    transaction = register(store, case)
    beside = neighbour(store, 9.7)
    for act in (lambda: revoke(store, case), lambda: undo_save(store, transaction)):
        error = refused(act)
        assert (error.code, error.params["parcels"]) == ("MERGE_LAND_TAKEN", "北邻 15.00 m²")
    edit(store, "parcel", beside, geom=multipolygon(0, 9.96, 50, 20))
    revoke(store, case)


def test_what_lay_over_a_member_before_the_merge_keeps_nobody(store: WorkspaceStore) -> None:
    """2 m² of the neighbour lie on ``b`` all along; then 3 m² more."""
    shape = multipolygon(48, 9, 50, 20)
    [beside] = add(store, "parcel", [office.lawful(48, 50, geom=shape, parcel_code="北邻")])
    case = office.up_to_survey(store)
    register(store, case)
    edit(store, "parcel", beside, remark="旧图斑", geom=multipolygon(45, 9, 50, 20))
    error = refused(lambda: revoke(store, case))
    assert (error.code, error.params["parcels"]) == ("MERGE_LAND_TAKEN", "北邻 3.00 m²")
    edit(store, "parcel", beside, geom=shape)
    revoke(store, case)


@pytest.mark.parametrize(
    ("column", "own", "typed"),
    [
        ("unit_code", UNIT_CODE, UNIT_CODE),
        ("unit_code", UNIT_CODE, "440704 001001 gb00012-W00000000"),
        ("parcel_code", office.CODES["b"], "440704 001001 gb00012"),
    ],
)
def test_numbers_of_members_that_another_parcel_got_keep_them_out(
    store: WorkspaceStore, column: str, own: str, typed: str
) -> None:
    edit(store, "parcel", "b", **{column: own})
    case = office.up_to_survey(store)
    transaction = register(store, case)
    other = add(store, "parcel", [office.lawful(200, 210, **{column: typed})])[0]
    title = {"unit_code": "不动产单元号", "parcel_code": "宗地代码"}[column]
    for act in (lambda: revoke(store, case), lambda: undo_save(store, transaction)):
        error = refused(act)
        assert (error.code, error.params) == (
            "MERGE_CODE_TAKEN", {"parcel": typed, "field": title},
        )  # fmt: skip
    edit(store, "parcel", other, **{column: None})
    revoke(store, case)


def test_what_others_have_of_the_members_is_told_before_anybody_takes_a_merge_back(
    store: WorkspaceStore,
) -> None:
    """A neighbour on 0.3 × 50 m of the members, and a parcel far away with the code of one."""
    case = drawn(store, 9.7)
    register(store, case)
    beside = neighbour(store, 9.7)
    far = add(store, "parcel", [office.lawful(200, 210, parcel_code=office.CODES["b"])])[0]
    assert taken(store, case) == [
        Taken(far, office.CODES["b"], "parcel_code", office.CODES["b"]),
        Taken(beside, "北邻", "", "15.00"),
    ]
    assert taken(store, case)[0].title == "宗地代码"
    edit(store, "parcel", far, parcel_code=None)
    edit(store, "parcel", beside, geom=multipolygon(0, 10, 50, 20))
    assert taken(store, case) == []
    revoke(store, case)


def test_what_a_merged_parcel_was_divided_into_is_none_that_took_land(
    store: WorkspaceStore,
) -> None:
    """Its descent keeps the merge already; the parts of a part do too."""
    case = office.up_to_survey(store)
    new = office.register(store, case)
    west, east = (
        add(store, "parcel", [office.lawful(x0, x1)])[0] for x0, x1 in ((0, 30), (30, 50))
    )
    add(store, "lineage", [descent(new, west), descent(new, east)])
    [part] = add(store, "parcel", [office.lawful(0, 10)])
    add(store, "lineage", [descent(west, part)])
    edit(store, "parcel", new, retired_at="2024-06-29T00:00:00.000Z")
    assert taken(store, case) == []
    assert refused(lambda: revoke(store, case)).code == "MERGE_BUILT_UPON"


def test_a_number_that_two_parcels_had_before_the_merge_keeps_nobody(
    store: WorkspaceStore,
) -> None:
    edit(store, "parcel", "d", parcel_code=office.CODES["b"])
    case = office.up_to_survey(store)
    register(store, case)
    edit(store, "parcel", "d", remark="待核")
    revoke(store, case)


def test_a_provisional_code_that_another_parcel_got_does_not_come_back(
    store: WorkspaceStore,
) -> None:
    case = office.up_to_survey(store)
    new = office.register(store, case, provisional=True)
    given = assign_code(store, case, FINAL_CODE, by="陈", today=office.TODAY).transaction_id
    other = add(store, "parcel", [office.lawful(200, 210, parcel_code=office.NEW_CODE)])[0]
    error = refused(lambda: undo_save(store, given))
    assert (error.code, error.params["parcel"]) == ("MERGE_CODE_TAKEN", office.NEW_CODE)
    assert row(store, "parcel", new)["parcel_code"] == FINAL_CODE
    edit(store, "parcel", other, parcel_code=None)
    undo_save(store, given)
    assert row(store, "parcel", new)["parcel_code"] == office.NEW_CODE


def test_a_registration_is_not_brought_back_with_the_code_of_a_revoked_merge(
    store: WorkspaceStore,
) -> None:
    apart = [
        add(store, "parcel", [office.lawful(
            west, west + 10, registered_area_m2=100.0, parcel_code=f"440704001001GB00{west}"
        )])[0] for west in (100, 110)
    ]  # fmt: skip
    first = office.up_to_survey(store)
    undoing = undo(store, register(store, first))
    second = office.propose(store, *apart)
    office.accept(store, second)
    office.judge_all(store, second)
    office.review(store, second)
    office.agree(store, second)
    office.surveyed(store, second, MergeSurvey(Fraction(200)))
    office.register(store, second)
    revoke(store, second)
    error = refused(lambda: undo_save(store, undoing))
    assert (error.code, error.params["value"]) == ("MERGE_CODE_USED", office.NEW_CODE)
    assert read_case(store, first).state == "surveyed"


class Noting:
    """A workspace that notes its saves."""

    def __init__(self, store: WorkspaceStore) -> None:
        self._store = store
        self.saves: list[str] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, changes: Any, *, reason: str) -> Receipt:
        receipt = self._store.write(changes, reason=reason)
        self.saves.append(receipt.transaction_id)
        return receipt


def test_all_of_a_case_undone_comes_again_in_its_order(store: WorkspaceStore) -> None:
    noting: Any = Noting(store)
    case = office.up_to_survey(noting)
    entered, step = office.entered(), office.step(office.REGISTERED)
    register_merge(noting, case, entered, step, today=office.TODAY)
    assert len(noting.saves) == 8
    undoings = [undo(store, save) for save in reversed(noting.saves)]
    gone = select(store, "SELECT retired_at IS NOT NULL FROM merge_case WHERE uuid = ?", case)
    assert gone == [(1,)]
    for save in reversed(undoings):
        undo_save(store, save)
    assert read_case(store, case).state == "registered"


def test_what_came_to_a_member_after_the_undoing_keeps_the_registration_out(
    store: WorkspaceStore,
) -> None:
    case = office.up_to_survey(store)
    undoing = undo(store, register(store, case))
    [key] = add(store, "project", [{
        "name": "扩建", "district": "440704", "state": "building",
        "project_type": "industrial_upgrade",
    }])  # fmt: skip
    add(store, "project_parcel", [{"project_uuid": key, "parcel_uuid": "a"}])
    assert refused(lambda: undo_save(store, undoing)).code == "UNDO_BUILT_UPON"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels are retired with date and reason, unless something still goes on upon them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_day, office_today
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.retire import preview_retirement, retire_parcels
from lowuse_plugin.services.tagging.parcels import WITHDRAWN, Decision, tag_parcels
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel
from tests.services.history.two_people import Overtaken

TAG = Decision(decided_by="张三", decided_on=date(2024, 6, 30), text="现场停产", batch="第一批")


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_workspace(folder) as opened:
        yield opened


@pytest.fixture
def two(store: Store) -> list[str]:
    return add(store, "parcel", [parcel(0, 10, parcel_code="甲"), parcel(20, 30)])


def row(store: Store, uuid: str) -> Any:
    with store.read() as reading:
        return reading.row("parcel", uuid)


def listed(store: Store) -> set[str]:
    with store.read() as reading:
        return set(reading.table("list_parcels")["uuid"].to_list())


def refusal(store: Store, uuids: list[str], **options: Any) -> LowUseError:
    with pytest.raises(LowUseError) as error:
        retire_parcels(store, uuids, **{"reason": "收回", **options})
    return error.value


def test_parcels_stay_with_date_and_reason(store: Store, two: list[str]) -> None:
    done = retire_parcels(store, two, reason=" 政府收回 ", on=date(2026, 3, 1))
    assert listed(store) == set()
    for uuid in two:
        assert row(store, uuid)["retired_reason"] == "政府收回"
        assert row(store, uuid)["retired_at"] == "2026-02-28T16:00:00.000Z"  # 00:00 in Beijing
        assert office_day(row(store, uuid)["retired_at"]) == date(2026, 3, 1)
    undo_save(store, done.receipt.transaction_id)
    assert listed(store) == set(two)
    assert row(store, two[0])["retired_reason"] is None


def test_without_a_day_it_is_today(store: Store, two: list[str]) -> None:
    retire_parcels(store, two[:1], reason="收回")
    assert office_day(row(store, two[0])["retired_at"]) == office_today()
    assert listed(store) == {two[1]}


def test_reason_day_and_parcels_are_looked_at(store: Store, two: list[str]) -> None:
    assert refusal(store, two, reason=" ").code == "REASON_MISSING"
    tomorrow = office_today() + timedelta(days=1)
    assert refusal(store, two, on=tomorrow).code == "RETIRE_DATE_FUTURE"
    retire_parcels(store, two[:1], reason="收回")
    again = refusal(store, two)
    assert (again.code, again.params["count"]) == ("RETIRE_ABSENT", 1)
    assert listed(store) == {two[1]}


def test_a_tag_keeps_its_parcel(store: Store, two: list[str]) -> None:
    tag_parcels(store, two[:1], TAG)
    error = refusal(store, two)
    assert error.code == "RETIRE_BUILT_UPON"
    assert (error.params["count"], error.params["first"]) == (1, "甲")
    assert error.params["kinds"] == ("USE_TAG",)
    assert listed(store) == set(two)
    [use] = preview_retirement(store, two).uses
    assert (use.parcel_uuid, use.kind, use.detail, use.state) == (two[0], "tag", "第一批", "tagged")
    tag_parcels(store, two[:1], Decision(decided_by="张三", decided_on=date(2024, 7, 1),
                                         state=WITHDRAWN, text="误标"))  # fmt: skip
    retire_parcels(store, two, reason="收回")
    assert listed(store) == set()


@pytest.mark.parametrize(
    ("state", "free"), [("building", False), ("accepted", False), ("withdrawn", True)]
)
def test_a_project_keeps_its_parcels(store: Store, two: list[str], state: str, free: bool) -> None:
    [project] = add(store, "project", [{"name": "改造一期", "district": "440704", "state": state,
                                        "project_type": "industrial_upgrade"}])  # fmt: skip
    add(store, "project_parcel", [{"project_uuid": project, "parcel_uuid": two[0]}])
    uses = preview_retirement(store, two).uses
    assert [use.detail for use in uses] == ([] if free else ["改造一期"])
    if free:
        retire_parcels(store, two, reason="收回")
    else:
        assert refusal(store, two).params["kinds"] == ("USE_PROJECT",)


@pytest.mark.parametrize(
    ("state", "free"), [("accepted", False), ("registered", True), ("refused", True)]
)
def test_a_merge_that_goes_on_keeps_its_members(
    store: Store, two: list[str], state: str, free: bool
) -> None:
    [case] = add(store, "merge_case", [{"case_no": "H-1", "district": "440704", "state": state}])
    member = {"merge_case_uuid": case, "parcel_uuid": two[0], "parcel_version": 1}
    add(store, "merge_member", [member])
    if free:
        retire_parcels(store, two, reason="收回")
    else:
        assert refusal(store, two).params["kinds"] == ("USE_MERGE_CASE",)


def test_what_was_computed_stays(store: Store, two: list[str]) -> None:
    [holder] = add(store, "right_holder", [{"name": "甲厂", "name_key": "甲厂"}])
    add(store, "parcel_holder", [{"parcel_uuid": two[0], "right_holder_uuid": holder}])
    preview = preview_retirement(store, two)
    assert preview.uses == ()
    assert preview.remaining == {"parcel_holder": 1}
    assert [each.label for each in preview.parcels] == ["甲", "#2"]
    retire_parcels(store, two, reason="收回")


def test_a_tag_that_comes_between_is_met(store: Store, two: list[str]) -> None:
    slow = Overtaken(store, [lambda: tag_parcels(store, two[:1], TAG)])
    assert refusal(slow, two).code == "RETIRE_BUILT_UPON"
    assert listed(store) == set(two)

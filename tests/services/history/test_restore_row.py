# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What follows from bringing one group of a parcel back, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.services.history.restore_row import Restorable, read_restorable, restore_row
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.parcels.retire import retire_parcels
from lowuse_plugin.services.rows.edit_row import Saved, read_row, save_row
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.history.two_people import Overtaken
from tests.services.parcels.parcel_workspace import parcel_workspace, shape

CRS = "EPSG:4526"
TAG = Decision("李四", date(2025, 6, 30), text="停产")
HOLDER = "江门市甲机械有限公司"


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with parcel_workspace(folder, results=False) as opened:
        yield opened


def row(store: Store, uuid: str = "a") -> dict[str, Any]:
    with store.read() as reading:
        return dict(reading.row("parcel", uuid) or {})


def head(store: Store) -> int:
    with store.read() as reading:
        return reading.head().seq


def edit(store: Store, uuid: str = "a", **changes: Any) -> None:
    done = save_row(store, read_row(store, "parcel", uuid), changes, reason="试")
    assert isinstance(done, Saved)


def restorable(store: Store, seq: int, uuid: str = "a") -> Restorable:
    with store.read() as reading:
        return read_restorable(reading, "parcel", uuid, seq, CRS)


def restore(store: Store, seq: int, *groups: str, uuid: str = "a") -> str:
    shown = restorable(store, seq, uuid)
    return restore_row(store, shown, groups, reason="换错了").transaction_id


def refused(store: Store, seq: int, *groups: str, uuid: str = "a") -> LowUseError:
    before = head(store)
    with pytest.raises(LowUseError) as error:
        restore(store, seq, *groups, uuid=uuid)
    assert head(store) == before
    return error.value


def areas(store: Store) -> tuple[str, int, float]:
    found = row(store)
    return found["district"], found["plane_epsg"], found["plane_area_m2"]


def test_the_area_follows_the_district_back(store: WorkspaceStore) -> None:
    first = head(store)
    assert areas(store) == ("440704", 4526, 20000.0)
    edit(store, district="440785")
    assert areas(store)[:2] == ("440785", 4525)
    restore(store, first, "identity")
    assert areas(store) == ("440704", 4526, 20000.0)


def test_a_boundary_comes_back_with_its_area_in_the_plane_of_the_district_of_now(
    store: WorkspaceStore,
) -> None:
    first = head(store)
    edit(store, district="440785")
    inside = areas(store)[2]
    values = {"geom": shape(0, 0, 100, 150), "plane_area_m2": 15000.0}
    store.write([Update("parcel", "a", 2, values)], reason="界址")
    restore(store, first, "geometry")
    district, epsg, area = areas(store)
    # Neither the 20,000.00 m² of the plane of then nor the 15,000.00 m² of the other shape.
    assert (district, epsg) == ("440785", 4525)
    assert area == pytest.approx(inside)


def test_areas_of_another_district_do_not_come_back_alone(store: WorkspaceStore) -> None:
    first = head(store)
    edit(store, district="440785")
    assert refused(store, first, "geometry").code == "RESTORE_NOTHING"


def holders(store: Store) -> list[tuple[str, str | None]]:
    with store.read() as reading:
        return [(r["name"], r["share"]) for r in reading.table("card_holders", uuid="a").to_rows()]


def test_the_linked_holder_comes_back_with_its_share(store: WorkspaceStore) -> None:
    first = head(store)
    edit(store, holder_name="江门市己有限公司")
    assert holders(store) == [("江门市己有限公司", None)]
    store.write([Update("right_holder", "h", 1, {"name_key": HOLDER})], reason="试")
    saved = restore(store, first, "right")
    assert holders(store) == [(HOLDER, "1/2")]
    undo_save(store, saved)
    assert holders(store) == [("江门市己有限公司", None)]


def test_a_link_that_a_colleague_makes_meanwhile_is_looked_at(store: WorkspaceStore) -> None:
    first = head(store)
    edit(store, holder_name="江门市己有限公司")
    store.write([Update("right_holder", "h", 1, {"name_key": HOLDER})], reason="试")
    link = {"parcel_uuid": "a", "right_holder_uuid": "h", "share": "1/3"}
    act = [lambda: store.write([Insert("parcel_holder", "new", link)], reason="同事")]
    restore_row(Overtaken(store, act), restorable(store, first), ["right"], reason="换错了")
    assert holders(store) == [(HOLDER, "1/3")]


def test_what_an_edit_refuses_a_restoring_refuses(store: WorkspaceStore) -> None:
    store.write([Update("parcel", "a", 1, {"seized_checked_on": "2999-01-01"})], reason="试")
    future = head(store)
    store.write([Update("parcel", "a", 2, {"seized_checked_on": "2025-01-01"})], reason="更正")
    [group] = restorable(store, future).groups
    error = refused(store, future, group.group)
    assert error.code == "FIELD_IN_FUTURE"


def test_a_parcel_in_use_is_not_retired_by_restoring(store: WorkspaceStore) -> None:
    retired = retire_parcels(store, ["a"], reason="收回")
    gone = head(store)
    undo_save(store, retired.receipt.transaction_id)
    tagged = tag_parcels(store, ["a"], TAG)
    error = refused(store, gone, "retired")
    assert (error.code, error.params["kinds"]) == ("RETIRE_BUILT_UPON", ("USE_TAG",))
    undo_save(store, tagged.transaction_id or "")
    restore(store, gone, "retired")
    assert row(store)["retired_reason"] == "收回"


def test_a_tag_that_comes_between_is_met(store: WorkspaceStore) -> None:
    retired = retire_parcels(store, ["a"], reason="收回")
    gone = head(store)
    undo_save(store, retired.receipt.transaction_id)
    shown = restorable(store, gone)
    slow = Overtaken(store, [lambda: tag_parcels(store, ["a"], TAG)])
    with pytest.raises(LowUseError) as error:
        restore_row(slow, shown, ["retired"], reason="试")
    assert error.value.code == "RETIRE_BUILT_UPON"
    assert row(store)["retired_at"] is None


def test_a_number_that_another_parcel_has_by_now_does_not_come_back(store: WorkspaceStore) -> None:
    first = head(store)
    edit(store, parcel_code="440704001001GB00002")
    edit(store, "b", parcel_code="440704001001GB00001")
    assert refused(store, first, "identity").code == "CELL_NUMBER_TAKEN"
    # The same with a parcel that is to count again.
    retire_parcels(store, ["a"], reason="收回")
    edit(store, "b", parcel_code="440704001001GB00002")
    assert refused(store, first, "retired").code == "CELL_NUMBER_TAKEN"
    edit(store, "b", parcel_code=None)
    restore(store, first, "retired", "identity")
    assert (row(store)["parcel_code"], row(store)["retired_at"]) == ("440704001001GB00001", None)

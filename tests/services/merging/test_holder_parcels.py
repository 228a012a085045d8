# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All parcels of the holders of some parcels: by number, else by name; also without a shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import Update
from lowuse_plugin.services.merging.holder_parcels import HolderParcels, parcels_of_holders
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


def hold(store: WorkspaceStore, parcel_uuid: str, *holders: str) -> None:
    rows = [
        {"parcel_uuid": parcel_uuid, "right_holder_uuid": holder, "position": place}
        for place, holder in enumerate(holders)
    ]
    add(store, "parcel_holder", rows)


def test_names_are_compared_without_brackets_width_and_company_form(store: WorkspaceStore) -> None:
    keys = add(
        store,
        "parcel",
        [
            parcel(0, 10, holder_name="江门（新会）甲有限公司"),
            parcel(50, 60, holder_name="江门(新会)甲有限责任公司"),
            parcel(90, 99, holder_name="江门甲有限公司"),
            parcel(100, 110, holder_name="江门（新会）甲有限公司", geom=None),
        ],
    )
    found = parcels_of_holders(store, [keys[1]])
    assert found == HolderParcels(
        ("江门(新会)甲有限责任公司",), (keys[0], keys[1], keys[3])
    )  # the last one has no shape


def test_a_number_parts_two_of_one_name_and_joins_two_names(store: WorkspaceStore) -> None:
    first, second, renamed = add(
        store,
        "right_holder",
        [
            {"name": "甲厂", "name_key": "甲厂", "id_number": "91440700MA4UKQ6H0A"},
            {"name": "甲厂", "name_key": "甲厂", "id_number": "91440700MA4UKQ6H1B"},
            {"name": "甲公司", "name_key": "甲公司", "id_number": "91440700MA4UKQ6H0A"},
        ],
    )
    keys = add(store, "parcel", [parcel(x, x + 10, holder_name=None) for x in (0, 20, 40, 60)])
    for key, holder in zip(keys, (first, second, renamed, first), strict=True):
        hold(store, key, holder)
    assert parcels_of_holders(store, [keys[0]]).parcels == (keys[0], keys[2], keys[3])
    assert parcels_of_holders(store, [keys[1]]).parcels == (keys[1],)


def test_of_co_owners_each_counts(store: WorkspaceStore) -> None:
    first, second = add(
        store, "right_holder", [{"name": name, "name_key": name} for name in ("甲厂", "乙厂")]
    )
    keys = add(store, "parcel", [parcel(x, x + 10, holder_name=None) for x in (0, 20, 40)])
    hold(store, keys[0], first, second)
    hold(store, keys[1], first)
    hold(store, keys[2], second)
    assert parcels_of_holders(store, [keys[0]]).parcels == tuple(keys)
    assert parcels_of_holders(store, [keys[0]]).holders == ("甲厂、乙厂",)
    assert parcels_of_holders(store, [keys[1]]).parcels == tuple(keys[:2])


def test_nobody_known_holds_nothing(store: WorkspaceStore) -> None:
    keys = add(
        store, "parcel", [parcel(0, 10, holder_name=None), parcel(20, 30, holder_name="不详")]
    )
    assert parcels_of_holders(store, keys) == HolderParcels(("不详",), ())
    assert parcels_of_holders(store, ["nobody"]) == HolderParcels((), ())


def test_what_is_retired_is_held_no_more(store: WorkspaceStore) -> None:
    keys = add(store, "parcel", [parcel(0, 10), parcel(20, 30)])
    gone = {"retired_at": "2024-01-01T00:00:00Z", "retired_reason": "注销"}
    store.write([Update("parcel", keys[1], 1, gone)], reason="注销")
    assert parcels_of_holders(store, [keys[0]]).parcels == (keys[0],)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One current parcel and one selection, told once each time they change."""

from __future__ import annotations

import pytest

from lowuse_plugin.qgis_bridge.current import CurrentParcel
from tests.qgis.parcels.parcel_desk import Ears


@pytest.fixture
def current(qgis_app: object) -> CurrentParcel:
    return CurrentParcel()


def test_what_is_set_again_is_told_once(current: CurrentParcel) -> None:
    ears = Ears(current)
    current.look_at("a")
    current.look_at("a")
    current.select(["b", "a", "b"])
    current.select({"a", "b"})
    assert ears.take() == [("current", "a"), ("selection", ["a", "b"])]
    assert (current.uuid, current.selection) == ("a", frozenset("ab"))


def test_the_map_is_asked_to_show_it_however_often(current: CurrentParcel) -> None:
    ears = Ears(current)
    current.look_at("a", reveal=True)
    current.look_at("a", reveal=True, zoom=False)
    current.look_at("", reveal=True)
    assert ears.take() == [
        ("current", "a"), ("reveal", "a", True), ("reveal", "a", False), ("current", ""),
    ]  # fmt: skip


def test_the_selection_stays_while_one_looks_around(current: CurrentParcel) -> None:
    current.select("ab")
    current.look_at("c")
    assert current.selection == frozenset("ab")


def test_clear_forgets_both(current: CurrentParcel) -> None:
    current.select("a")
    current.look_at("a")
    ears = Ears(current)
    current.clear()
    current.clear()
    assert ears.take() == [("selection", []), ("current", "")]


def test_what_is_chosen_is_sorted_once_a_selection(current: CurrentParcel) -> None:
    assert (current.chosen, current.chosen_set) == ((), frozenset())
    current.look_at("c")
    assert (current.chosen, current.chosen_set) == (("c",), frozenset("c"))
    current.select("ba")
    chosen = current.chosen
    assert chosen == ("a", "b")
    assert current.chosen is chosen
    assert current.chosen_set is current.selection
    current.select("a")
    assert current.chosen == ("a",)

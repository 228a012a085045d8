# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The locator bar finds parcels, and typing fast harms nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsFeedback, QgsLocator, QgsLocatorContext, QgsLocatorResult

from lowuse_plugin.gui.locator import MOST, ParcelLocatorFilter
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.store.display_copy import DisplayCopy
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.layer_desk import Heard, until
from tests.services.boundaries.geometry_workspace import add, new_workspace, parcel


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as store:
        rows = [
            parcel(
                20 * i, 20 * i + 10, parcel_code=f"440704001001GB{i:05d}", holder_name="多宗公司"
            )
            for i in range(MOST + 5)
        ]
        rows += [
            parcel(0, 5, parcel_code="A-1", holder_name="江门甲厂", address="江海区一路 1 号"),
            parcel(5, 9, parcel_code="A-12", holder_name="50% 公司"),
            parcel(9, 12, holder_name="O'Neil \\ 厂"),
        ]
        add(store, "parcel", rows)
        store.attach_display(DisplayCopy.open(store, folder / "缓存"))
        yield store


def search(
    store: WorkspaceStore, text: str, *, prefix: bool = True
) -> list[tuple[str, str, float]]:
    """What a search shows, fetched as QGIS does it: on a clone that was prepared."""
    filter_ = ParcelLocatorFilter(lambda: store.layer_source("parcel_map"), CurrentParcel())
    copy = filter_.clone()
    context, found = QgsLocatorContext(), Heard(copy.resultFetched)
    context.usingPrefix = prefix
    copy.prepare(text, context)
    copy.fetchResults(text, context, QgsFeedback())
    return [(r.displayString, r.description, r.score) for (r,) in found.said]


def test_finds_by_number_holder_and_address(store: WorkspaceStore) -> None:
    expected = ("A-1", "江门甲厂 · 江海区一路 1 号")
    for text in ("A-1", "甲厂", "一路 1"):
        assert expected in [result[:2] for result in search(store, text)]
    scores = {title: score for title, _, score in search(store, "A-1")}
    assert scores["A-1"] > scores["A-12"]


def test_shows_no_more_than_a_page(store: WorkspaceStore) -> None:
    assert len(search(store, "多宗")) == MOST


def test_characters_with_a_meaning_are_harmless(store: WorkspaceStore) -> None:
    assert [title for title, *_ in search(store, "50%")] == ["A-12"]
    assert search(store, "%") == []
    assert len(search(store, "O'Neil")) == 1
    assert search(store, "' OR 1=1 --") == []


def test_one_character_counts_only_behind_the_prefix(store: WorkspaceStore) -> None:
    assert search(store, "甲", prefix=False) == []
    assert len(search(store, "甲")) == 1


def test_without_a_workspace_there_is_nothing() -> None:
    filter_ = ParcelLocatorFilter(lambda: "", CurrentParcel())
    found = Heard(filter_.resultFetched)
    filter_.prepare("甲厂", QgsLocatorContext())
    filter_.fetchResults("甲厂", QgsLocatorContext(), QgsFeedback())
    assert found.said == []


def test_choosing_a_result_looks_at_the_parcel(store: WorkspaceStore) -> None:
    current = CurrentParcel()
    revealed = Heard(current.reveal_requested)
    filter_ = ParcelLocatorFilter(lambda: "", current)
    filter_.triggerResult(QgsLocatorResult(filter_, "A-1", "some-uuid"))
    assert current.uuid == "some-uuid"
    assert revealed.said == [("some-uuid", True)]


def test_typing_fast_gives_the_last_results(store: WorkspaceStore) -> None:
    locator = QgsLocator()
    filter_ = ParcelLocatorFilter(lambda: store.layer_source("parcel_map"), CurrentParcel())
    locator.registerFilter(filter_)
    assert filter_.activePrefix() == "dxyd"
    found: list[str] = []
    # A result lives only as long as its signal.
    locator.foundResult.connect(lambda result: found.append(result.displayString))
    typed = "多宗公司多宗公司多宗公司"
    for length in range(1, len(typed)):
        locator.fetchResults(f"dxyd {typed[:length]}", QgsLocatorContext())
    found.clear()
    locator.fetchResults("dxyd 甲厂", QgsLocatorContext())
    until(lambda: not locator.isRunning())
    assert found[-1:] == ["A-1"]
    locator.deregisterFilter(filter_)

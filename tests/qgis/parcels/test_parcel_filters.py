# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""筛选: criteria of a real list, what is active as chips, and what helps where nothing is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton

from lowuse_plugin.domain.parcels.filters import (
    DISTRICT,
    KIND,
    MISSING,
    RULE,
    RULE_DATA,
    ParcelFilter,
)
from lowuse_plugin.domain.parcels.states import LOW_EFFICIENCY_STATES
from lowuse_plugin.gui.panels.parcel_pane import ParcelPane
from lowuse_plugin.gui.widgets.parcels.columns import AREA, LABEL, STATE
from lowuse_plugin.gui.widgets.parcels.filter_form import CheckedChoice
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four parcels, judged; ``a`` is tagged (30 mu), hits a rule and lacks data of others."""
    with parcel_workspace(tmp_path_factory.mktemp("made")) as store:
        return store.path


@pytest.fixture
def pane(session_desk: SessionDesk, made: Path, folder: Path) -> Iterator[ParcelPane]:
    session_desk.open(Path(shutil.copy(made, folder)))
    pane = ParcelPane(
        session_desk.context,
        name="LowUse.Test",
        state_column="state",
        states=LOW_EFFICIENCY_STATES,
        columns=(LABEL, AREA, STATE),
        actions=QLabel(),
    )
    pane.resize(420, 800)
    pane.show()
    settle()
    yield pane
    pane.deleteLater()


def box(pane: ParcelPane, criterion: str) -> CheckedChoice:
    return pane.findChild(CheckedChoice, f"LowUse.Test.Filters.Form.{criterion}")


def check(pane: ParcelPane, criterion: str, beginning: str) -> None:
    """Check the value whose word begins so, with the keyboard."""
    found = box(pane, criterion)
    [place] = [i for i in range(found.count()) if found.itemText(i).startswith(beginning)]
    found.showPopup()
    found.view().setCurrentIndex(found.model().index(place, 0))
    QTest.keyClick(found.view(), Qt.Key.Key_Space)
    found.hidePopup()


def button(pane: ParcelPane, name: str) -> QToolButton:
    return pane.findChild(QToolButton, f"LowUse.Test.Filters.{name}")


def count(pane: ParcelPane) -> str:
    return pane.findChild(QLabel, "LowUse.Test.List.Count").text()


def shown(pane: ParcelPane) -> str:
    return "".join(sorted(pane.shown_parcels()))


def test_the_row_unfolds_and_says_how_many_filters_count(pane: ParcelPane) -> None:
    assert button(pane, "Button").text() == "Filter"
    assert not box(pane, KIND).isVisible()
    button(pane, "Button").click()
    assert box(pane, KIND).isVisible()
    assert list(box(pane, KIND).offered().values()) == ["低效工业（产业）用地 (1)"]
    check(pane, KIND, "低效工业")
    assert shown(pane) == "a"
    assert button(pane, "Button").text() == "Filter (1)"
    assert count(pane) == "1 of 4 parcels, 30.00 mu"
    assert button(pane, "Chip.kind").text().endswith("×")
    button(pane, "Chip.kind").click()
    assert shown(pane) == "abcd"
    assert box(pane, KIND).chosen() == frozenset()
    assert not button(pane, "Clear").isVisible()


def test_rules_are_offered_by_their_words_and_filters_add_up(pane: ParcelPane) -> None:
    pane.filters.unfold()
    offered = list(box(pane, RULE).offered().values())
    hits = [text for text in offered if text.startswith("hit: ")]
    assert any("容积率" in text for text in hits)
    assert offered[: len(hits)] == hits
    word = next(text for text in hits if "容积率" in text)
    check(pane, RULE, word)
    assert shown(pane) == "a"
    check(pane, MISSING, "data of a rule")
    assert pane.filters.wanted.active == (RULE, MISSING)
    assert pane.filters.wanted.of(MISSING) == {RULE_DATA}
    button(pane, "Clear").click()
    assert pane.filters.wanted == ParcelFilter()
    assert shown(pane) == "abcd"


def test_states_are_counted_among_what_the_other_filters_let_through(pane: ParcelPane) -> None:
    pane.chips.choose(frozenset({"tagged"}))
    assert shown(pane) == "a"
    pane.filters.set_filter(ParcelFilter().with_values(KIND, ["5"]))
    assert pane.findChild(QToolButton, "LowUse.Test.State.tagged").text() == "● tagged 0"
    assert pane.chips.chosen() == {"tagged"}


def test_where_nothing_is_shown_the_list_says_what_to_take_away(pane: ParcelPane) -> None:
    empty = ParcelFilter().with_values(KIND, ["5"]).with_values(DISTRICT, ["440704"])
    pane.filters.set_filter(empty)
    assert shown(pane) == ""
    found = pane.list.findChildren(QPushButton)
    assert [each.text() for each in found] == [
        "Without “Low-efficiency kind”: 4 parcels", "Clear the filter",
    ]  # fmt: skip
    found[0].click()
    assert shown(pane) == "abcd"
    assert pane.filters.wanted.active == (DISTRICT,)
    pane.filters.set_filter(empty)
    pane.list.findChild(QPushButton, "LowUse.Test.List.ClearFilter").click()
    assert shown(pane) == "abcd"
    assert pane.filters.wanted == ParcelFilter()


def test_a_kind_may_be_a_further_one(pane: ParcelPane) -> None:
    pane.filters.unfold()
    further = pane.findChild(QCheckBox, "LowUse.Test.Filters.Form.Secondary")
    assert not further.isEnabled()
    check(pane, KIND, "低效工业")
    assert further.isEnabled()
    further.click()
    assert pane.filters.wanted.also_secondary
    assert "further ones too" in button(pane, "Chip.kind").toolTip()


def test_filters_outlive_the_workspace(pane: ParcelPane, session_desk: SessionDesk) -> None:
    wanted = ParcelFilter().with_values(KIND, ["1"])
    pane.filters.set_filter(wanted)
    path = session_desk.session.path
    session_desk.session.close()
    settle()
    session_desk.open(path)
    assert pane.filters.wanted == wanted
    assert shown(pane) == "a"

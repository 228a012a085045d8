# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The card of the current parcel: real widgets, real tasks, a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from lowuse_plugin.domain.ports import LogHead, Refresh, Update
from lowuse_plugin.gui.widgets.parcels.card import ParcelCard
from lowuse_plugin.gui.widgets.reason_tree import ReasonTree
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.tasks import Tasks
from tests.qgis.layers.layer_desk import HeldSession, until
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace


class CardDesk:
    """A card that follows, and what it has shown."""

    def __init__(self, folder: Path) -> None:
        self.failures: list[BaseException] = []
        self.session = HeldSession()
        self.session.store = parcel_workspace(folder)
        self.current = CurrentParcel()
        self.tasks = Tasks(self.failures.append)
        self.card = ParcelCard()
        self.shown: list[str] = []
        self.card.shown.connect(self.shown.append)
        self.card.follow(self.current, self.session, self.tasks)
        self.card.show()

    def look_at(self, uuid: str) -> None:
        self.current.look_at(uuid)
        until(lambda: self.card.uuid == uuid)

    def label(self, name: str) -> str:
        return self.card.findChild(QLabel, f"LowUse.Card.{name}").text()

    def page(self, name: str) -> str:
        tabs = self.card.findChild(QTabWidget, "LowUse.Card.Tabs")
        view = self.card.findChild(QTextBrowser, f"LowUse.Card.{name}")
        tabs.setCurrentWidget(view)
        return view.toPlainText()


@pytest.fixture
def desk(folder: Path, qgis_app: object) -> Iterator[CardDesk]:
    desk = CardDesk(folder)
    yield desk
    until(lambda: not desk.tasks.busy)
    desk.card.deleteLater()
    settle()
    desk.session.close()
    assert desk.failures == []


def test_the_head_names_parcel_holder_area_and_what_decides(desk: CardDesk) -> None:
    desk.look_at("a")
    assert desk.label("Label") == "440704001001GB00001"
    assert desk.label("Holder") == "江门市甲机械有限公司"
    assert desk.label("Area") == "30.00 mu (20,000.00 m², drawn, plane EPSG:4526)"
    badges = desk.label("Badges")
    assert "● tagged" in badges
    assert "■ inside 100.0 %" in badges
    assert "in the three-old register #440704-7" in badges


def test_why_says_it_in_one_sentence_with_the_rules_below(desk: CardDesk) -> None:
    desk.look_at("a")
    reasons = desk.card.findChild(ReasonTree, "LowUse.Reasons")
    said = reasons.toPlainText().splitlines()[0]
    assert said.startswith(
        "Suspected of low efficiency: floor area ratio 0.25, below the standard 1.0 ("
    )
    assert "Example standard" in said
    assert "hit: 1 rules" in reasons.toPlainText()
    assert "2024 missing" in reasons.toPlainText()
    assert "企业停产或半停产" not in reasons.toPlainText()
    reasons.acted.emit("clear")
    assert "企业停产或半停产" in reasons.toPlainText()
    assert "企业停产或半停产" in reasons.as_text()


def test_missing_values_are_visible_and_can_be_shown_alone(desk: CardDesk) -> None:
    desk.look_at("a")
    page = desk.page("Registered")
    assert "440704001001GB00001 (made up for training)" in page
    assert "20,500.00 m²" in page
    assert "〔to be filled in〕" in page
    assert "−500.00 m² against the registered area" in page
    desk.card.findChild(QToolButton, "LowUse.Card.OnlyMissing").click()
    assert "20,500.00 m²" not in desk.page("Registered")
    assert "不动产权证号" in desk.page("Registered")


def test_a_year_without_tax_stands_as_missing(desk: CardDesk) -> None:
    desk.look_at("a")
    page = desk.page("Present")
    assert "Tax 2024\n〔to be filled in〕" in page
    assert "360 万元" in page
    assert "8.00 万元/亩 on this parcel" in page


def test_the_record_tells_tags_with_their_basis_and_who_changed_what(desk: CardDesk) -> None:
    desk.look_at("a")
    page = desk.page("Record")
    assert "李四, 2025年6月30日" in page
    assert "S-01 示例 1" in page
    assert "现场核实" in page
    assert "张三（PC-1）" in page


def test_fast_steps_end_with_the_last_parcel_and_never_show_an_old_one(desk: CardDesk) -> None:
    for uuid in "abcdabcd":
        desk.current.look_at(uuid)
    until(lambda: not desk.tasks.busy)
    assert desk.card.uuid == "d"
    assert desk.shown == ["d"]


def test_a_save_that_concerns_it_is_shown_and_another_is_not(desk: CardDesk) -> None:
    desk.look_at("b")
    store = desk.session.store
    assert store is not None
    store.write([Update("parcel", "b", 1, {"holder_name": "丙厂"})], reason="改")
    desk.session.refreshed.emit(Refresh(LogHead(1, ""), frozenset({"meeting"})))
    assert not desk.tasks.busy
    desk.session.refreshed.emit(Refresh(LogHead(1, ""), frozenset({"parcel"}), frozenset({"b"})))
    until(lambda: desk.label("Holder") == "丙厂")
    assert "to be reviewed" in desk.label("Badges")


def test_a_card_that_is_gone_takes_nothing_more(desk: CardDesk) -> None:
    card = ParcelCard()
    card.follow(desk.current, desk.session, desk.tasks)
    desk.current.look_at("a")
    card.deleteLater()
    settle()
    until(lambda: not desk.tasks.busy)
    desk.look_at("b")


def test_without_a_parcel_a_hint_says_what_to_do(desk: CardDesk) -> None:
    assert "Click a parcel" in desk.label("Empty.Text")
    desk.look_at("a")
    desk.current.look_at("gone")
    until(lambda: "not in the workspace" in desk.label("Empty.Text"))
    desk.look_at("b")
    desk.session.close()
    assert desk.card.uuid == ""
    assert "Click a parcel" in desk.label("Empty.Text")


def test_a_card_that_nobody_sees_reads_nothing_until_it_is_seen(desk: CardDesk) -> None:
    desk.card.hide()
    desk.current.look_at("a")
    settle()
    assert desk.card.uuid == ""
    assert not desk.tasks.busy
    desk.card.show()
    until(lambda: desk.card.uuid == "a")


def test_a_card_behind_another_panel_reads_when_it_comes_to_the_front(desk: CardDesk) -> None:
    window = QMainWindow()
    docks = [QDockWidget(str(number), window) for number in range(2)]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    docks[0].setWidget(desk.card)
    window.tabifyDockWidget(*docks)
    window.show()
    docks[1].raise_()
    settle()
    assert desk.card.isVisible()
    desk.shown.clear()
    desk.current.look_at("b")
    settle()
    until(lambda: not desk.tasks.busy)
    assert desk.shown == []
    docks[0].raise_()
    until(lambda: desk.shown == ["b"])
    docks[0].setWidget(QWidget())
    desk.card.setParent(None)
    window.deleteLater()

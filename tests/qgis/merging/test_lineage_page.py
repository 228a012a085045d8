# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革 in a real session: tree, moments, map, and the functions for expressions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProject,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QToolButton, QTreeWidgetItem

from lowuse_plugin.domain.parcels.lineage import LineageEdge, LineageNode, LineageTree
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.gui.parcels.lineage_command import LineageCommand
from lowuse_plugin.gui.widgets.parcels.lineage_page import LineagePage
from lowuse_plugin.gui.widgets.parcels.lineage_tree import LineageView
from lowuse_plugin.qgis_bridge.cache import OVERRIDE
from lowuse_plugin.qgis_bridge.expression_functions import CHILDREN, PARENTS
from lowuse_plugin.qgis_bridge.layers.roles import HISTORY, PARCELS
from lowuse_plugin.qgis_bridge.parcels.lineage_words import role_word, tree_text
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle
from tests.services.boundaries.geometry_workspace import ACTOR, NORTH, add, new_workspace, parcel
from tests.services.parcels.test_lineage import merge, split


class Office:
    """甲 (100 m²) and 乙 (200 m²) became 丙, of which 丁 was cut off; 戊 stands alone."""

    def __init__(self, desk: SessionDesk, folder: Path) -> None:
        self.desk = desk
        with new_workspace(folder) as store:
            self.path = store.path
            self.a, self.b, self.e = add(
                store,
                "parcel",
                [
                    parcel(0, 10, parcel_code="甲", registered_area_m2=100.0),
                    parcel(10, 30, parcel_code="乙", registered_area_m2=200.0),
                    parcel(50, 60, parcel_code="戊"),
                ],
            )
            merge(store, [self.a, self.b], "c", (0, 0, 30, 10))
            self.split = split(store, "c", "d").transaction_id
        desk.open(self.path)
        self.command = LineageCommand(desk.context, desk.window)
        self.flashed: list[tuple[int, str]] = []
        [spec] = [each for each in desk.parcel_parts.pages.in_order() if each.name == "Lineage"]
        page = spec.make(desk.context)
        assert isinstance(page, LineagePage)
        self.page = page
        page.resize(420, 640)
        page.show()
        settle()

    def show(self, uuid: str) -> None:
        self.page.show_parcel(uuid)
        self.desk.rest()

    def rows(self) -> list[str]:
        """The first column, a blank a level."""
        found: list[str] = []

        def walk(item: QTreeWidgetItem, depth: int) -> None:
            found.append(" " * depth + item.text(0))
            for row in range(item.childCount()):
                walk(item.child(row), depth + 1)

        for row in range(self.page.tree.topLevelItemCount()):
            walk(self.page.tree.topLevelItem(row), 0)
        return found

    def item(self, text: str) -> QTreeWidgetItem:
        flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        return self.page.tree.findItems(text, flags, 0)[0]

    def click(self, text: str) -> None:
        item = self.item(text)
        self.page.tree.setCurrentItem(item)
        settle()

    def moment(self, number: int) -> None:
        self.page._moment.setCurrentIndex(number)
        self.desk.rest()

    @property
    def then(self) -> str:
        return self.page.findChild(QLabel, "LowUse.TaggingLineage.Then").text()

    def button(self, name: str) -> QToolButton:
        return self.page.findChild(QToolButton, f"LowUse.TaggingLineage.{name}")


@pytest.fixture
def office(
    qgis_new_project: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    monkeypatch.setenv(OVERRIDE, str(folder / "缓存"))
    window = Desk()
    desk = SessionDesk(window)
    office = Office(desk, folder)
    yield office
    office.page.deleteLater()
    office.command.release()
    desk.stop()
    QgsProject.instance().clear()


def test_the_tree_shows_parcels_and_what_happened(office: Office) -> None:
    office.show("c")
    assert office.rows() == [
        "● 丙",
        " Merge · 2026-03-02 · 江〔2026〕1号 · 张三",
        "  ○ came from: 甲, 甲厂",
        "  ○ came from: 乙, 甲厂",
        " Split · 2026-05-06",
        "  ● became: 丁",
    ]
    assert (office.item("丙").text(1), office.item("丁").text(1)) == ("0.30 mu", "0.15 mu")
    assert "200.00 m² registered" in office.item("丙").toolTip(1)
    assert "100.00 m² drawn, plane" in office.item("丁").toolTip(1)
    office.click("甲")
    assert "? – 2026-03-02" in office.then  # entered after it was history
    office.click("丙")
    assert "2026-03-02 –" in office.then


def test_what_stands_in_a_tip_is_never_markup(office: Office) -> None:
    name = "<b>甲</b>厂"
    with open_workspace(office.path, actor=ACTOR) as store:
        with store.read() as reading:
            version = (reading.row("parcel", "c") or {})["row_version"]
        store.write([Update("parcel", "c", version, {"holder_name": name})], reason="名称")
    office.desk.rest()
    office.show("c")
    item = office.page.tree.topLevelItem(0)
    assert name in item.text(0)
    assert "&lt;b&gt;甲&lt;/b&gt;厂" in item.toolTip(0)
    assert name not in item.toolTip(0)


def test_a_parcel_without_any_says_what_to_do(office: Office) -> None:
    office.show(office.e)
    text = office.page.findChild(QLabel, "LowUse.TaggingLineage.Empty.Text").text()
    assert "neither merge nor split" in text
    office.show("")
    text = office.page.findChild(QLabel, "LowUse.TaggingLineage.Empty.Text").text()
    assert "Choose a parcel" in text


def test_a_retired_parcel_is_shown_on_the_map_with_its_last_shape(office: Office) -> None:
    office.show("c")
    office.click("甲")
    glimpse = office.command._glimpse
    assert glimpse is not None
    assert glimpse.is_shown
    box = office.desk.desk.canvas.extent()
    assert box.yMinimum() < NORTH < NORTH + 10 < box.yMaximum()
    assert "合并登记" in office.then
    assert "登记面积" in office.then
    assert "100" in office.then
    assert not office.button("Go").isEnabled()


def test_a_moment_shows_how_all_stood_before_it(office: Office) -> None:
    office.show("c")
    assert [office.page._moment.itemText(row) for row in range(3)] == [
        "now", "before: Split 2026-05-06", "before: Merge 2026-03-02",
    ]  # fmt: skip
    office.moment(1)
    assert office.rows()[0] == "● 丙"
    assert office.rows()[-1] == "  · became: 丁"
    assert "300" in office.then
    office.moment(2)
    assert [row.strip()[0] for row in office.rows()] == ["·", "M", "●", "●", "S", "·"]
    office.click("丁")
    assert office.then == "丁: not yet there"
    assert not office.button("Map").isEnabled()
    office.click("乙")
    assert "current" in office.then
    assert "合并登记" not in office.then


def test_the_moment_stays_when_the_tree_is_read_again(office: Office) -> None:
    office.show("c")
    office.moment(2)
    store = office.desk.session.store
    assert store is not None
    undo_save(store, office.split)
    office.desk.session.saved()
    until(lambda: len(office.rows()) == 4)
    office.desk.rest()
    assert office.page._moment.currentText() == "before: Merge 2026-03-02"
    assert office.rows()[0] == "· 丙"


def test_the_buttons_are_seen_however_low_the_page_is(office: Office) -> None:
    office.show("c")
    office.page.resize(410, 160)
    settle()
    buttons = [office.button(name) for name in ("Map", "Go", "Copy", "Write", "History")]
    for button in buttons:
        assert button.visibleRegion().boundingRect() == button.rect()
    office.show(office.e)  # it came of no other one: a sentence stands there
    assert not any(button.isVisible() for button in buttons)


def test_going_to_a_parcel_by_key_and_by_button(office: Office) -> None:
    office.show("c")
    office.click("丁")
    QTest.keyClick(office.page.tree, Qt.Key.Key_Return)
    assert office.desk.current.uuid == "d"
    office.click("丙")
    office.button("Go").click()
    assert office.desk.current.uuid == "c"
    office.click("甲")
    QTest.keyClick(office.page.tree, Qt.Key.Key_Return)
    assert office.desk.current.uuid == "c"  # a retired one stands in no list


def test_the_tree_is_copied_as_text(office: Office) -> None:
    office.show("c")
    office.button("Copy").click()
    lines = QApplication.clipboard().text().splitlines()
    assert [line.strip().partition(",")[0].partition(" ·")[0] for line in lines] == [
        "丙", "Merge", "came from", "came from", "Split", "became",
    ]  # fmt: skip


def test_history_parcels_come_to_the_map(office: Office) -> None:
    office.show("c")
    office.button("History").click()
    office.desk.rest()
    layer = office.desk.layers.layer(HISTORY)
    assert {feature["parcel_code"] for feature in layer.getFeatures()} == {"甲", "乙"}


# -- expressions ----------------------------------------------------------------------------------


def evaluated(office: Office, text: str, code: str | None = None) -> object:
    """What an expression gives, on a parcel of the layer or on none."""
    expression = QgsExpression(text)
    context = QgsExpressionContext()
    if code is not None:
        layer = office.desk.layers.layer(PARCELS)
        context.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(
            next(f for f in layer.getFeatures() if code in (f["parcel_code"], f["map_number"]))
        )
    value = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return value


def test_expressions_know_parents_and_children(office: Office) -> None:
    office.desk.rest()
    assert evaluated(office, f"{PARENTS}($id)", "丙") == ["甲", "乙"]
    assert evaluated(office, f"{PARENTS}()", "丙") == ["甲", "乙"]
    assert evaluated(office, f"{PARENTS}('c', 'uuid')") == [office.a, office.b]
    assert evaluated(office, f"{CHILDREN}($id)", "丙") == ["丁"]
    assert evaluated(office, f"{PARENTS}($id)", "戊") == []
    assert evaluated(office, f"array_to_string({PARENTS}($id))", "丙") == "甲,乙"
    assert evaluated(office, f"{CHILDREN}('{office.a}')") == ["丙"]


def test_a_wrong_word_is_an_error_and_nothing_is_nothing(office: Office) -> None:
    office.desk.rest()
    expression = QgsExpression(f"{PARENTS}('c', 'code')")
    expression.evaluate(QgsExpressionContext())
    assert "'label'" in expression.evalErrorString()
    assert evaluated(office, f"{PARENTS}()") is None


def test_expressions_follow_a_save_and_a_closed_workspace(office: Office) -> None:
    office.desk.rest()
    changed: list[bool] = []
    office.command.functions.changed.connect(lambda: changed.append(True))
    store = office.desk.session.store
    assert store is not None
    undo_save(store, office.split)
    office.desk.session.saved()
    until(lambda: bool(changed))
    assert evaluated(office, f"{CHILDREN}('c')") == []
    assert evaluated(office, f"{PARENTS}('c')") == ["甲", "乙"]
    office.desk.session.close()
    settle()
    assert evaluated(office, f"{PARENTS}('c')") == []


def test_the_functions_leave_with_the_plugin(office: Office) -> None:
    assert QgsExpression.isFunctionName(PARENTS)
    office.command.release()
    assert not QgsExpression.isFunctionName(PARENTS)
    assert not QgsExpression.isFunctionName(CHILDREN)


def test_a_line_longer_than_calls_nest_is_shown_and_copied_to_its_end(
    office: Office,
) -> None:
    branch = chain(1500).unrolled()
    view = LineageView("LowUse.Test.Tree", office.page)
    view.show_branch(branch, {})
    item, depth = view.topLevelItem(0), 0
    while item.childCount():
        item, depth = item.child(0), depth + 1
    assert depth == 3000  # a change and a parcel each
    assert "1500" in item.text(0)
    assert tree_text(branch).splitlines()[-1].strip().startswith(role_word("to"))


def chain(length: int) -> LineageTree:
    nodes = [
        LineageNode(str(each), str(each), "current", None, None, None, "")
        for each in range(length + 1)
    ]
    edges = [
        LineageEdge(str(each), str(each + 1), "redraw", date(2026, 3, 2), "", "", "", seq=each)
        for each in range(length)
    ]
    return LineageTree("0", tuple(nodes), tuple(edges))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The panel 控制线套合 with its commands: totals, boundary errors, policy, what to check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsExpression, QgsExpressionContext
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import (
    QAction,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextBrowser,
    QToolButton,
)

from lowuse_plugin.gui.boundaries.errors_command import BoundaryErrorsCommand
from lowuse_plugin.gui.control_line.measures_command import MeasuresCommand
from lowuse_plugin.gui.dialogs.boundary_errors_dialog import BoundaryErrorsDialog
from lowuse_plugin.gui.dialogs.control_line.measure_dialog import MeasureDialog
from lowuse_plugin.gui.dialogs.findings_dialog import FindingsDialog
from lowuse_plugin.gui.panels.control_line_view import ControlLineView
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.measures import list_measures
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import (
    ACTOR,
    add,
    control_line,
    multipolygon,
    parcel,
)
from tests.store.support import LI

pytestmark = pytest.mark.map_layers

ROWS = {
    "in": parcel(10, 20, map_number="in", registered_area_m2=100.0),
    "out": parcel(200, 220, map_number="out"),
    "across": parcel(60, 130, map_number="across"),
    "strip": parcel(80, 100.5, map_number="strip"),
    "thin": parcel(99.75, 130, map_number="thin"),
    "east": parcel(20, 40, map_number="east", district="440705"),
}
"""The line ends at x = 100; areas are stated 1 % larger than drawn."""


class Office:
    """The panel with its commands on a real workspace that was checked."""

    def __init__(self, desk: SessionDesk, path: Path, keys: dict[str, str]) -> None:
        self.desk, self.keys = desk, keys
        desk.open(path)
        self.measures = MeasuresCommand(desk.context, desk.window)
        self.errors = BoundaryErrorsCommand(desk.context, desk.window)
        self.view = ControlLineView(
            desk.context,
            show_import=lambda: None,
            show_map=lambda: None,
            show_errors=self.errors.show,
            end_one=lambda: None,
        )
        self.view.resize(430, 700)
        self.view.show()
        desk.rest()

    def part(self, kind: type, name: str) -> Any:
        found = self.view.findChild(kind, f"LowUse.{name}")
        assert found is not None, name
        return found

    def look_at(self, name: str) -> None:
        self.desk.current.look_at(self.keys[name])
        self.desk.rest()

    def confirming(self) -> BoundaryErrorsDialog:
        self.errors.show()
        self.desk.rest()
        [dialog] = self.desk.window.findChildren(BoundaryErrorsDialog)
        return dialog


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path, own_settings: None) -> Iterator[Office]:
    path = folder / "工作库 1.gpkg"
    with create_workspace(path, district="440700", actor=ACTOR) as store:
        control_line(store, "2024版", "2024-01-01")
        keys = dict(zip(ROWS, add(store, "parcel", list(ROWS.values())), strict=True))
        check_control_line(store, on=date.today(), checked_by="测试员")
    office = Office(session_desk, path, keys)
    yield office
    office.view.deleteLater()
    office.measures.release()
    office.errors.release()
    settle()


# -- totals ----------------------------------------------------------------------------------------


def totals(office: Office) -> Any:
    office.part(QPushButton, "ControlLine.Totals").click()
    office.desk.rest()
    assert office.view.totals.dialog is not None
    return office.view.totals.dialog


def cells(window: Any) -> list[tuple[str, ...]]:
    return [row.cells for row in window.table.money.rows]


def test_totals_are_summed_by_class_and_district_with_what_is_beside_them(office: Office) -> None:
    window = totals(office)
    rows = cells(window)
    # inside: 100 + 200 drawn; outside 200; crossing 700 + 205 + 302.5; each 1 % larger.
    assert rows[0][1:7] == ("■ inside", "2", "", "0.45", "303.00", "303.00")
    assert rows[1][1:5] == ("□ outside", "1", "", "0.30")
    assert rows[2][1:6] == ("◧ crossing", "3", "2", "1.83", "1,219.58")
    # All: 1,707.50 m² drawn; the east alone: 200 m².
    assert rows[3][1:6] == ("Total", "6", "2", "2.59", "1,724.58")
    assert [row[1:3] for row in rows[4:]] == [
        ("■ inside", "1"), ("□ outside", "1"), ("◧ crossing", "3"), ("Total", "5"),
        ("■ inside", "1"), ("Total", "1"),
    ]  # fmt: skip
    assert rows[7][5] == "1,522.58"
    assert rows[9][5] == "202.00"
    assert rows[4][0] == rows[7][0] != rows[8][0] == rows[9][0]
    note = window.findChild(QLabel, "LowUse.ControlTotals.Note").text()
    assert "2 crossings are boundary errors" in note
    assert "Example standard" in note


def test_a_row_of_the_totals_lists_only_these(office: Office) -> None:
    window = totals(office)
    window.table.selectRow(8)
    window.findChild(QPushButton, "LowUse.ControlTotals.List").click()
    assert office.view.shown_parcels() == [office.keys["east"]]
    window.table.selectRow(2)
    window.findChild(QPushButton, "LowUse.ControlTotals.List").click()
    crossing = {office.keys[name] for name in ("across", "strip", "thin")}
    assert set(office.view.shown_parcels()) == crossing
    window.table.selectRow(7)  # all of a district
    window.findChild(QPushButton, "LowUse.ControlTotals.List").click()
    assert set(office.view.shown_parcels()) == {*crossing, office.keys["in"], office.keys["out"]}


def test_a_crossing_counts_once_and_the_same_everywhere(office: Office) -> None:
    """Of three crossings two are boundary errors: chips and totals say both, alike."""
    office.view.pane.chips.choose(frozenset())
    said = {
        key: office.part(QToolButton, f"ControlLine.State.{key}").text()
        for key in ("crossing", "boundary_error")
    }
    assert said == {"crossing": "◧ crossing 3", "boundary_error": "of these ◫ boundary error 2"}
    office.part(QToolButton, "ControlLine.State.crossing").click()
    assert len(office.view.shown_parcels()) == 3
    office.view.pane.chips.choose(frozenset({"boundary_error"}))
    assert set(office.view.shown_parcels()) == {office.keys["strip"], office.keys["thin"]}


def test_totals_follow_a_colleague(office: Office, folder: Path) -> None:
    window = totals(office)
    with open_workspace(folder / "工作库 1.gpkg", actor=LI) as colleague:
        moved = {**ROWS["out"], "geom": multipolygon(0, 0, 5, 10), "map_number": "new"}
        add(colleague, "parcel", [moved])
    office.desk.refreshed()
    note = window.findChild(QLabel, "LowUse.ControlTotals.Note").text()
    assert "1 not checked" in note


def test_nothing_is_squeezed_in_a_narrow_panel(office: Office) -> None:
    office.view.resize(260, 900)
    settle()
    version = office.part(QLabel, "ControlLine.Version")
    assert version.height() >= version.heightForWidth(version.width())
    check, errors = (office.part(QPushButton, f"ControlLine.{n}") for n in ("Check", "Errors"))
    assert errors.geometry().top() > check.geometry().bottom()


def test_five_parcels_are_listed_on_a_small_screen(office: Office) -> None:
    line = office.view.fontMetrics().height()
    office.view.resize(24 * line, 35 * line)  # the panel on 1366 × 768
    settle()
    table = office.part(QTableView, "ControlLine.List.Table")
    assert table.viewport().height() >= 5 * table.rowHeight(0)  # English chips need more lines


# -- the map --------------------------------------------------------------------------------------


def test_the_map_marks_every_class_what_is_treated_and_what_is_to_be_reviewed(
    office: Office,
) -> None:
    from lowuse_plugin.domain.ports import Update  # noqa: PLC0415
    from lowuse_plugin.services.control_line.treat_boundary_errors import (  # noqa: PLC0415
        treat_boundary_errors,
    )

    store = office.desk.session.store
    assert store is not None
    treat_boundary_errors(
        store, [office.keys["thin"]], treated_as="outside", by="张三", on=date.today(), reason="窄"
    )
    moved = {"geom": multipolygon(12, 0, 20, 10)}
    store.write([Update("parcel", office.keys["in"], 1, moved)], reason="移")
    office.desk.session.saved()
    office.desk.refreshed()
    office.desk.layers.apply_theme(CONTROL)
    layer = office.desk.layers.layer(PARCELS)
    assert layer is not None
    named = {key: name for name, key in office.keys.items()}
    found: dict[str, list[str]] = {}
    rules = layer.renderer().rootRule().children()
    for feature in layer.getFeatures():
        context = QgsExpressionContext()
        context.setFeature(feature)
        found[named[feature["uuid"]]] = [
            rule.label()
            for rule in rules
            if not rule.isElse() and bool(QgsExpression(rule.filterExpression()).evaluate(context))
        ]
    assert found == {
        "in": ["待复核（套合后宗地或控制线有变更）"],
        "out": ["线外"],
        "across": ["跨线"],
        "strip": ["跨线（边界误差）"],
        "thin": ["线外", "边界误差，已按线内或线外处理"],
        "east": ["线内"],
    }


# -- what is checked -------------------------------------------------------------------------------


def entry(office: Office, name: str) -> QAction:
    office.view.fill_menu()
    menu = office.part(QToolButton, "ControlLine.More").menu()
    assert isinstance(menu, QMenu)
    [found] = [a for a in menu.actions() if a.objectName() == f"LowUse.ControlLine.{name}"]
    return found


def test_only_the_chosen_ones_are_checked(office: Office) -> None:
    assert not entry(office, "CheckChosen").isEnabled()
    office.desk.current.select(frozenset({office.keys["in"], office.keys["out"]}))
    assert entry(office, "CheckChosen").text() == "Check the 2 chosen parcels"
    entry(office, "CheckChosen").trigger()
    office.desk.rest()
    assert office.desk.said[-1].startswith("2 checked: inside 1, outside 1")


def test_what_the_list_shows_is_checked(office: Office) -> None:
    office.view.pane.chips.choose(frozenset({"crossing"}))
    entry(office, "CheckShown").trigger()
    office.desk.rest()
    assert office.desk.said[-1].startswith("3 checked: inside 0, outside 0, crossing 3")


def test_the_findings_of_the_last_check_can_be_seen_again(office: Office) -> None:
    entry(office, "LastFindings").trigger()
    office.desk.rest()
    dialog = office.view.findChild(FindingsDialog)
    assert dialog.windowTitle() == f"Findings of the check of {date.today().isoformat()}"
    assert dialog.list.model.rowCount() == 1
    dialog.close()


# -- boundary errors -------------------------------------------------------------------------------


def test_untreated_ones_are_chosen_and_a_side_name_and_reason_are_asked(office: Office) -> None:
    dialog = office.confirming()
    assert dialog.parcels == [office.keys["strip"], office.keys["thin"]]
    said = dialog.findChild(QLabel, "LowUse.BoundaryErrors.Said")
    # 0.5 m × 10 m and 0.25 m × 10 m, 1 % larger.
    assert said.text().startswith("2 chosen, strips of 7.58 m² together")
    assert not dialog.ok.isEnabled()
    assert "inside or outside" in said.text()
    dialog.findChild(QRadioButton, "LowUse.BoundaryErrors.Inside").setChecked(True)
    assert "⚠" in said.text()
    assert "1 of them lie mostly on the other side" in said.text()
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("")
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").setText("界线错位")
    assert "your name" in said.text()
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("张三")
    assert dialog.ok.isEnabled()
    dialog.discard()


def test_a_confirmation_is_one_step_and_can_be_undone(office: Office) -> None:
    dialog = office.confirming()
    dialog.findChild(QRadioButton, "LowUse.BoundaryErrors.Outside").setChecked(True)
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("张三")
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").setText("界线错位")
    dialog.ok.click()
    office.desk.refreshed()
    assert office.desk.said[-1] == "2 boundary errors are treated as outside."
    office.view.pane.chips.choose(frozenset({"outside"}))
    assert set(office.view.shown_parcels()) == {
        office.keys[name] for name in ("out", "strip", "thin")
    }
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    office.view.pane.chips.choose(frozenset({"boundary_error"}))
    assert set(office.view.shown_parcels()) == {office.keys["strip"], office.keys["thin"]}


def test_a_treatment_is_taken_back_with_a_reason(office: Office) -> None:
    first = office.confirming()
    first.findChild(QRadioButton, "LowUse.BoundaryErrors.Inside").setChecked(True)
    first.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("张三")
    first.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").setText("界线错位")
    first.ok.click()
    office.desk.refreshed()
    settle()
    second = office.confirming()
    assert second.table.rows.rowCount() == 2  # all are treated: they are shown at once
    assert second.parcels == []
    clear = second.findChild(QPushButton, "LowUse.BoundaryErrors.Clear")
    second.table.selectRow(0)
    assert not clear.isEnabled()
    second.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("李四")
    second.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").setText("确属跨线")
    assert clear.isEnabled()
    clear.click()
    office.desk.refreshed()
    assert office.desk.said[-1] == "1 treatments of boundary errors were taken back."
    office.view.pane.chips.choose(frozenset({"boundary_error"}))
    assert office.view.shown_parcels() == [office.keys["strip"]]


def test_a_parcel_that_changed_meanwhile_is_refused_by_name_and_nothing_is_lost(
    office: Office, folder: Path
) -> None:
    from lowuse_plugin.domain.ports import Update  # noqa: PLC0415

    dialog = office.confirming()
    dialog.findChild(QRadioButton, "LowUse.BoundaryErrors.Inside").setChecked(True)
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Name").setText("张三")
    dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").setText("界线错位")
    with open_workspace(folder / "工作库 1.gpkg", actor=LI) as colleague:
        geom = multipolygon(80, 0, 99, 10)
        colleague.write([Update("parcel", office.keys["strip"], 1, {"geom": geom})], reason="移")
    dialog.ok.click()
    office.desk.rest()
    said = dialog.findChild(QLabel, "LowUse.BoundaryErrors.Said").text()
    assert "Nothing was written" in said
    assert "strip" in said
    assert dialog.findChild(QLineEdit, "LowUse.BoundaryErrors.Reason").text() == "界线错位"
    dialog.discard()


def test_the_menu_of_a_parcel_offers_it_where_it_is_one(office: Office) -> None:
    menu = QMenu()
    office.desk.context.actions.fill(menu, (office.keys["strip"],))
    assert [a.objectName() for a in menu.actions()] == ["LowUse.ParcelAction.BoundaryErrors"]
    other = QMenu()
    office.desk.context.actions.fill(other, (office.keys["in"],))
    assert other.actions() == []


# -- card and policy -------------------------------------------------------------------------------


def test_the_card_tells_everything_of_the_check(office: Office) -> None:
    office.look_at("across")
    badges = office.part(QLabel, "Card.Badges")
    assert "◧ inside 57.1 %" in badges.text()
    # 400 of 700 m² drawn, 1 % larger, of level 1.
    for line in (
        "Result: ◧ crossing",
        "Inside: 57.1 % (404.00 m²",
        "By level: level 1 404.00 m²",
        "Shape − registered: the registered area is not known",
        "Control line: 2024版",
        f"Checked: {date.today().isoformat()}, 测试员",
    ):
        assert line in badges.toolTip(), line
    assert "sample-control-rule" in badges.toolTip()
    office.look_at("in")
    assert "Shape − registered: +1.00 m²" in badges.toolTip()
    reasons = office.part(QTextBrowser, "Reasons").toPlainText()
    assert "+1.00 m²" in reasons


def policy(office: Office) -> str:
    pages = office.view.findChild(object, "LowUse.ControlLine.Pages")
    pages.show_page("Policy")
    office.desk.rest()
    until(lambda: office.view.findChild(QTextBrowser, "LowUse.Policy.Text") is not None)
    return str(office.part(QTextBrowser, "Policy.Text").toPlainText())


def test_the_policy_follows_class_and_level_and_is_marked_as_example(office: Office) -> None:
    office.look_at("in")
    text = policy(office)
    assert "For parcels ■ inside" in text
    assert "[example] level 1: 一级线内工业用地不得改变为居住、商业用途" in text
    assert "线外低效工业用地" not in text
    assert office.part(QLabel, "Policy.Where").text() == "■ inside (level 1)"
    office.look_at("across")
    crossing = office.part(QTextBrowser, "Policy.Text").toPlainText()
    assert "For the part ■ inside, 0.61 mu" in crossing
    assert "For the part □ outside, 0.45 mu" in crossing


def test_a_text_of_the_office_takes_the_place_of_the_samples(office: Office) -> None:
    office.look_at("out")
    assert "线外企业搬迁入线内" in policy(office)
    office.measures.show()
    office.desk.rest()
    window = office.measures.dialog
    assert window is not None
    rows = window.table.rows
    [place] = [
        row
        for row in range(rows.rowCount())
        if (rows.thing(row).heading, rows.thing(row).control_class) == ("incentive", "outside")
    ]
    window.table.selectRow(place)
    assert not window.findChild(QPushButton, "LowUse.Measures.Change").isEnabled()
    window.findChild(QPushButton, "LowUse.Measures.New").click()
    [form] = window.findChildren(MeasureDialog)
    form.findChild(QPlainTextEdit, "LowUse.Measure.Text").setPlainText("线外不奖补")
    assert not form.ok.isEnabled()
    form.findChild(QLineEdit, "LowUse.Measure.Document").setText("江府〔2025〕1号")
    form.findChild(QLineEdit, "LowUse.Measure.From").setText("2025年1月1日")
    assert form.ok.isEnabled()
    form.ok.click()
    office.desk.refreshed()
    assert office.desk.said[-1] == "Policy text “线外不奖补” entered."
    text = office.part(QTextBrowser, "Policy.Text").toPlainText()
    assert "线外不奖补 江府〔2025〕1号 · from 2025-01-01" in text
    assert "线外企业搬迁入线内" not in text
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    assert "线外企业搬迁入线内" in office.part(QTextBrowser, "Policy.Text").toPlainText()


def test_samples_of_a_heading_become_own_texts_together(office: Office) -> None:
    office.measures.show()
    office.desk.rest()
    window = office.measures.dialog
    assert window is not None
    window.table.selectRow(0)
    heading = window.table.chosen_things()[0].heading
    count = sum(m.heading == heading for m in window.table.rows.things)
    window.findChild(QPushButton, "LowUse.Measures.Copy").click()
    office.desk.refreshed()
    own = [m for m in list_measures(office.desk.session.store) if m.uuid]
    assert (len(own), {m.heading for m in own}, {m.example for m in own}) == (
        count, {heading}, {True}
    )  # fmt: skip


def test_what_is_typed_of_a_text_keeps_the_workspace_open(office: Office) -> None:
    office.measures.show()
    office.desk.rest()
    window = office.measures.dialog
    assert window is not None
    assert office.measures.may_leave()
    window.findChild(QPushButton, "LowUse.Measures.New").click()
    [form] = window.findChildren(MeasureDialog)
    form.findChild(QPlainTextEdit, "LowUse.Measure.Text").setPlainText("半句")
    assert not office.measures.may_leave()
    form.discard()
    assert office.measures.may_leave()


def test_a_parcel_that_was_never_checked_says_so(office: Office, folder: Path) -> None:
    with open_workspace(folder / "工作库 1.gpkg", actor=LI) as colleague:
        [new] = add(colleague, "parcel", [parcel(0, 5, map_number="new")])
    office.desk.refreshed()
    office.keys["new"] = new
    office.look_at("new")
    policy(office)
    assert "was not checked" in office.part(QLabel, "Policy.Empty.Text").text()


def test_texts_of_people_are_never_taken_for_markup(office: Office) -> None:
    from lowuse_plugin.domain.control_line.measures import Measure  # noqa: PLC0415
    from lowuse_plugin.services.control_line.measures import save_measure  # noqa: PLC0415

    text = "<b>不低于</b> & <img src=x>"
    sample = Measure(None, 0, "policy", None, None, text, example=True)
    store = office.desk.session.store
    assert store is not None
    save_measure(store, sample, by="<i>张</i>")
    office.desk.session.saved()
    office.desk.refreshed()
    office.look_at("in")
    assert text in policy(office)
    document: QTextDocument = office.part(QTextBrowser, "Policy.Text").document()
    assert "<img" not in document.toHtml().replace("&lt;img", "")
    office.measures.show()
    office.desk.rest()
    assert office.measures.dialog is not None
    label = office.measures.dialog.findChild(QLabel, "LowUse.Measures.Text")
    assert label.textFormat() == Qt.TextFormat.PlainText

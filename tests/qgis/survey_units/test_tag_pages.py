# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages 标记 and 调查信息: by the keyboard, for one and for many, never losing what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.gui.panels.tagging_view import TaggingView
from lowuse_plugin.gui.tag_command import TagCommand
from lowuse_plugin.gui.widgets.survey_units.details_page import UnitDetailsPage
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.survey_units.details import read_unit_details
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import ON, RULES, parcel_workspace, shape
from tests.store.support import LI


class Office:
    """The panel with its commands on a real workspace."""

    def __init__(self, desk: SessionDesk, path: Path) -> None:
        self.desk = desk
        desk.open(path)
        self.command = TagCommand(desk.context, desk.window)
        self.view = TaggingView(desk.context, show_import=lambda: None)
        self.view.resize(430, 600)
        self.view.show()
        desk.rest()

    def part(self, kind: type, name: str) -> Any:
        found = self.view.findChild(kind, f"LowUse.{name}")
        assert found is not None, name
        return found

    def look_at(self, uuid: str) -> None:
        self.desk.current.look_at(uuid)
        self.paused()

    def paused(self) -> None:
        """Wait for what a page reads a moment after something else is chosen."""
        until(
            lambda: (
                not any(
                    t.isActive() for t in self.view.findChildren(QTimer, "LowUse.Details.Pause")
                )
            )
        )
        self.desk.rest()

    def tag(self, text: str = "现场核实") -> None:
        self.part(QLineEdit, "Tagging.Basis").setText(text)
        self.part(QPushButton, "Tagging.Tag").click()
        self.desk.refreshed()

    @property
    def question(self) -> str:
        """What is asked in the window that is open now."""
        [label] = self.desk.window.findChildren(QLabel, "LowUse.TagQuestion.Text")
        return str(label.text())

    def answer(self, name: str) -> None:
        self.desk.window.findChild(QPushButton, f"LowUse.TagQuestion.{name}").click()
        self.desk.refreshed()

    @property
    def details(self) -> UnitDetailsPage:
        page = self.view.pages.show_page("Details")
        assert isinstance(page, UnitDetailsPage)
        self.desk.rest()
        return page

    def stored(self, uuid: str, column: str) -> Any:
        [unit] = read_unit_details(self.desk.session.store, parcel=uuid)
        return unit.values[column]


@pytest.fixture
def office(session_desk: SessionDesk, folder: Path) -> Iterator[Office]:
    """``a`` is hit by a rule, lies in 三旧 land and may be idle; nothing is tagged."""
    settings.DISPLAY_NAME.set("王五")
    with parcel_workspace(folder, results=False) as store:
        identify(store, rules=RULES, on=ON)
        path = store.path
    office = Office(session_desk, path)
    yield office
    office.view.deleteLater()
    office.command.release()
    settle()


def outlook(office: Office, line: str) -> str:
    label = office.part(QLabel, f"Tagging.Outlook.{line}")
    return "" if label.isHidden() else str(label.text())


def test_what_speaks_for_a_tag_and_which_regime_applies_is_said_before(office: Office) -> None:
    office.view.pages.show_page("Tag")
    office.look_at("a")
    until(lambda: bool(outlook(office, "ThreeOld")))
    assert outlook(office, "Rules").startswith("Bases by rules (1): S-01 ")
    assert "0.25 (standard: below 1" in outlook(office, "Rules")
    assert "#440704-7" in outlook(office, "ThreeOld")
    assert not office.part(QToolButton, "Clause.Link").isHidden()
    office.desk.current.select("bd")
    until(lambda: outlook(office, "Rules").startswith("No rule is hit"))
    assert outlook(office, "ThreeOld") == ""


def test_enter_in_the_basis_tags_and_the_keys_of_a_kind_check_it(office: Office) -> None:
    office.view.pages.show_page("Tag")
    office.look_at("b")
    box = office.part(QCheckBox, "Tagging.Kind.6")
    assert box.text().startswith("&6 ")
    QTest.keyClick(box, Qt.Key.Key_Space)
    basis = office.part(QLineEdit, "Tagging.Basis")
    QTest.keyClicks(basis, "idle machines")
    QTest.keyClick(basis, Qt.Key.Key_Return)
    office.desk.refreshed()
    # 10,000 m² are exactly 15 亩.
    assert office.desk.said[-1].startswith("Parcels tagged: 1 (15.00 mu).")
    [unit] = read_unit_details(office.desk.session.store, parcel="b")
    assert unit.kinds == ("1", "6")
    [key] = office.command.shortcuts()
    assert key.shortcut == "Ctrl+Alt+L"
    office.look_at("d")
    basis.setText("停产")
    key.run()
    office.desk.refreshed()
    assert read_unit_details(office.desk.session.store, parcel="d")


def test_a_form_that_is_not_complete_says_why_and_keeps_what_is_typed(office: Office) -> None:
    office.part(QCheckBox, "Tagging.Kind.1").setChecked(False)
    assert office.command.tag(["b"]) is False
    assert office.desk.said[-1] == "Check at least one kind of low-efficiency land."
    office.part(QCheckBox, "Tagging.Kind.1").setChecked(True)
    office.part(QLineEdit, "Tagging.Clause").setText("P-12")
    assert office.command.tag(["b"]) is False
    assert office.desk.said[-1].startswith("A clause alone is no basis")
    assert office.command.may_leave() is False
    office.desk.press("LowUse.Tagging.Discard")
    assert office.command.may_leave() is True


def test_land_that_may_be_idle_is_asked_for_and_can_be_left_out(office: Office) -> None:
    store = office.desk.session.store
    with store.read() as reading:
        rules = reading.table("rule_set").to_rows()[0]["uuid"]
        version = reading.row("parcel", "b")["row_version"]
    store.write([Insert("assessment", "x", {
        "parcel_uuid": "b", "parcel_version": version, "rule_set_uuid": rules,
        "outcome": "not_suspected", "rule_outcomes": "N", "assessed_on": "2025-06-30",
        "other_outputs": "idle"})], reason="试")  # fmt: skip
    office.part(QLineEdit, "Tagging.Basis").setText("停产")
    office.desk.current.select("bd")
    office.command.tag_chosen()
    office.desk.rest()
    assert office.question.startswith("1 parcels may be idle land")
    assert read_unit_details(store, parcels=["b", "d"]) == ()
    office.answer("Without")
    assert (read_unit_details(store, parcel="b"), len(read_unit_details(store, parcel="d"))) == (
        (), 1,
    )  # fmt: skip


def test_parcels_of_a_larger_unit_offer_the_unit(office: Office) -> None:
    office.desk.session.store.write(
        [
            Insert("survey_unit", "片", {"geom": shape(0, 0, 300, 200), "district": "440704",
                                        "unit_name": "甲片", "area_m2": 30000.0}),
            *(Insert("survey_unit_parcel", f"片-{p}", {"survey_unit_uuid": "片", "parcel_uuid": p})
              for p in "ab"),
        ],
        reason="试",
    )  # fmt: skip
    office.part(QLineEdit, "Tagging.Basis").setText("连片停产")
    assert office.command.tag(["a", "b"]) is True
    office.desk.rest()
    assert office.question.startswith("2 of the 2 chosen parcels belong to units")
    assert "甲片" in office.question
    office.answer("Go")
    # 30,000 m² once: 45 亩.
    assert office.desk.said[-1].startswith("Parcels tagged: 2 (45.00 mu).")


def test_survey_information_stays_with_its_unit_until_it_is_saved(office: Office) -> None:
    for name in "bd":
        office.look_at(name)
        office.tag()
    page = office.details
    office.look_at("b")
    page.form.editor("contact_name").put("陈生")
    page.form.editor("contact_phone").put("12345")
    office.look_at("d")
    assert page.form.editor("contact_name").value is None
    assert page.unsaved == 1
    assert not office.part(QWidget, "Details.Unsaved").isHidden()
    assert office.command.may_leave() is False
    office.desk.press("LowUse.Tagging.GoToUnsaved")
    office.paused()
    assert office.desk.current.uuid == "b"
    assert page.form.editor("contact_name").value == "陈生"
    page.save()
    office.desk.rest()
    assert "is no telephone number" in office.desk.said[-1]
    assert page.form.editor("contact_phone").value == "12345"
    page.form.editor("contact_phone").put("0750-3812345")
    page.save()
    office.desk.refreshed()
    assert (office.stored("b", "contact_name"), page.unsaved) == ("陈生", 0)
    assert office.command.may_leave() is True
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    assert office.stored("b", "contact_name") is None


def test_a_colleague_s_change_of_the_same_field_is_told_and_mine_stays(office: Office) -> None:
    office.look_at("b")
    office.tag()
    page = office.details
    page.form.editor("contact_name").put("陈生")
    unit = page.form.unit
    with open_workspace(office.desk.session.path, actor=LI) as other:
        change = Update("survey_unit", unit.uuid, unit.version, {"contact_name": "李生"})
        other.write([change], reason="李四改")
    office.desk.refreshed()
    assert page.form.editor("contact_name").value == "陈生"
    assert not office.part(QWidget, "Details.Trouble").isHidden()
    page.save()
    office.desk.refreshed()
    assert office.stored("b", "contact_name") == "陈生"


def test_a_selection_gets_only_what_was_touched_and_one_undo(office: Office) -> None:
    for name in "bd":
        office.look_at(name)
        office.tag()
    page = office.details
    office.desk.current.select("bd")
    office.paused()
    page.form.editor("renewal_will").put("政府收储")
    assert office.part(QPushButton, "Details.Save").text() == "&Set on 2 units"
    page.save()
    office.desk.refreshed()
    assert [office.stored(name, "renewal_will") for name in "bd"] == ["reserve", "reserve"]
    office.desk.press("LowUse.Message.Undo")
    office.desk.refreshed()
    assert [office.stored(name, "renewal_will") for name in "bd"] == [None, None]


def test_a_field_is_emptied_on_a_whole_selection(office: Office) -> None:
    for name in "bd":
        office.look_at(name)
        office.tag()
    page = office.details
    assert not page.form.emptied.isVisibleTo(page.form)
    page.form.editor("contact_name").put("陈生")
    page.save()
    office.desk.refreshed()
    office.desk.current.select("bd")
    office.paused()
    entry = office.part(QAction, "Details.Empty.contact_name")
    entry.trigger()
    assert not page.form.editor("contact_name").isEnabled()
    page.save()
    office.desk.refreshed()
    assert [office.stored(name, "contact_name") for name in "bd"] == [None, None]
    assert page.form.editor("contact_name").isEnabled()
    assert not entry.isChecked()


def test_what_is_entered_before_the_tag_is_saved_with_it(office: Office) -> None:
    office.look_at("b")
    page = office.details
    page.form.editor("low_efficiency_area_m2").put("12亩")
    line = page.form.legacy
    line.add_line()
    line.lines[0].editor("legacy_kind").put("没有合法用地手续")
    line.lines[0].editor("area_m2").put("3亩")
    assert not office.part(QPushButton, "Details.Save").isEnabled()
    office.tag()
    # 12 亩 are 8,000 m², 3 亩 2,000 m².
    assert office.desk.said[-1].startswith("Parcels tagged: 1 (12.00 mu).")
    [unit] = read_unit_details(office.desk.session.store, parcel="b")
    assert unit.values["low_efficiency_area_m2"] == 8000
    assert [(row.land.legacy_kind, row.land.area_m2) for row in unit.legacy] == [("1", 2000)]
    assert page.unsaved == 0


def test_nothing_is_typed_into_a_form_while_its_entries_are_being_saved(office: Office) -> None:
    office.look_at("b")
    office.tag()
    page = office.details
    page.form.editor("contact_name").put("陈生")
    line = page.form.editor("contact_phone").findChild(QLineEdit)
    page.save()
    assert not line.isEnabled()
    office.desk.refreshed()
    assert line.isEnabled()
    page.form.editor("contact_phone").put("12345")
    page.save()  # is refused
    office.desk.rest()
    assert line.isEnabled()
    assert page.form.editor("contact_phone").value == "12345"


def test_what_is_entered_for_a_new_unit_rests_while_it_is_made(office: Office) -> None:
    office.look_at("b")
    page = office.details
    form = page.form
    form.editor("contact_name").put("陈生")
    office.part(QLineEdit, "Tagging.Basis").setText("现场核实")
    office.part(QPushButton, "Tagging.Tag").click()
    assert not form.widget().isEnabled()
    office.desk.refreshed()
    assert page.form.widget().isEnabled()
    assert office.stored("b", "contact_name") == "陈生"


def test_a_basis_that_is_typed_while_a_tag_is_saved_stays(office: Office) -> None:
    office.look_at("b")
    basis, opinion = (office.part(QLineEdit, f"Tagging.{name}") for name in ("Basis", "Opinion"))
    basis.setText("现场核实")
    opinion.setText("同意")
    office.part(QPushButton, "Tagging.Tag").click()
    basis.setText("下一宗的依据")
    office.desk.refreshed()
    assert (basis.text(), opinion.text()) == ("下一宗的依据", "")


def test_the_line_about_what_needs_it_evaluates_only_that(office: Office) -> None:
    office.view.identify()
    office.desk.rest()
    store = office.desk.session.store
    with store.read() as reading:
        version, seq = reading.row("parcel", "b")["row_version"], reading.head().seq
    store.write([Update("parcel", "b", version, {"far": 1.4})], reason="试")
    office.desk.refreshed()
    again = office.part(QToolButton, "Tagging.NeedsAgain")
    until(lambda: again.text().startswith("⟳ 1 "))
    again.click()
    office.desk.rest()
    assert any(said.startswith("1 parcels evaluated again: ") for said in office.desk.said)
    with store.read() as reading:
        assert reading.row("parcel", "b")["row_version"] == version + 1
        assert reading.head().seq == seq + 2


def test_candidates_that_were_proposed_are_told_when_the_workspace_is_closed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed, closed = Event(), Event()

    def propose(*what: Any, **how: Any) -> object:
        summary = identify(*what, **how)
        proposed.set()
        closed.wait(10)
        return summary

    monkeypatch.setattr("lowuse_plugin.services.identification.identify.identify", propose)
    office.view.identify()
    until(proposed.is_set)
    office.desk.session.close()
    closed.set()
    office.desk.rest()
    assert any(said.startswith("Saved in ") and "suspected" in said for said in office.desk.said)


def test_idle_land_in_a_larger_unit_is_one_question_and_two_parcels_one_form(
    office: Office,
) -> None:
    store = office.desk.session.store
    with store.read() as reading:
        rules = reading.table("rule_set").to_rows()[0]["uuid"]
        version = reading.row("parcel", "b")["row_version"]
    store.write(
        [
            Insert("survey_unit", "片", {"geom": shape(0, 0, 300, 200), "district": "440704",
                                        "unit_name": "甲片", "area_m2": 30000.0}),
            *(Insert("survey_unit_parcel", f"片-{p}", {"survey_unit_uuid": "片", "parcel_uuid": p})
              for p in "ab"),
            Insert("assessment", "x", {
                "parcel_uuid": "b", "parcel_version": version, "rule_set_uuid": rules,
                "outcome": "not_suspected", "rule_outcomes": "N", "assessed_on": "2025-06-30",
                "other_outputs": "idle"}),
        ],
        reason="试",
    )  # fmt: skip
    office.desk.refreshed()
    office.part(QLineEdit, "Tagging.Basis").setText("连片停产")
    office.desk.current.select("a")  # b comes in with the unit, and it may be idle
    office.command.tag_chosen()
    office.desk.rest()
    assert "甲片" in office.question
    assert "1 parcels may be idle land" in office.question
    office.answer("Go")
    [unit] = read_unit_details(store, parcel="a")
    assert unit.state == "tagged"
    page = office.details
    office.desk.current.select("ab")
    office.desk.rest()
    until(lambda: page.form is not None and page.form.unit is not None)
    assert office.part(QLabel, "Details.Head").text() == "Unit 甲片, tagged"
    assert office.part(QPushButton, "Details.Save").text() == "&Save"
    office.desk.current.select("abd")
    office.desk.rest()
    until(lambda: "1 parcels have no unit" in office.part(QLabel, "Details.Head").text())


def test_an_area_above_the_parcel_is_said_while_it_is_typed_before_there_is_a_unit(
    office: Office,
) -> None:
    office.look_at("b")
    editor = office.details.form.editor("low_efficiency_area_m2")
    line = editor.findChild(QLineEdit)
    note = editor.findChild(QLabel, "LowUse.Field.low_efficiency_area_m2.Note")
    line.clear()
    QTest.keyClicks(line, "10000")  # b has exactly 10,000 m²
    assert note.isHidden()
    line.clear()
    QTest.keyClicks(line, "12000")
    assert not note.isHidden()
    assert "12,000" in note.text()

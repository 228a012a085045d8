# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补测算: one button calculates, list and page say what each project gets and why."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QToolButton,
    QWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.expiry import expiry_of
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.projects.refused_projects import RefusedProjects
from lowuse_plugin.gui.dialogs.readings_dialog import ReadingsDialog
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.subsidy_view import SubsidyDoors, SubsidyView
from lowuse_plugin.gui.subsidy.command import SubsidyCommand
from lowuse_plugin.gui.widgets.policy.banner import PolicyBanner, expiry_text
from lowuse_plugin.gui.widgets.projects.list_columns import AMOUNT, NAME
from lowuse_plugin.gui.widgets.projects.list_words import sum_text
from lowuse_plugin.gui.widgets.subsidy.result import SubsidyResult
from lowuse_plugin.qgis_bridge.layers.themes import SUBSIDY
from lowuse_plugin.qgis_bridge.projects import book as project_book
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.subsidy import assess as assess_subsidies
from lowuse_plugin.services.subsidy import read_calculation
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.session_desk import SessionDesk
from tests.qgis.subsidy.subsidy_office import (
    DECIDE,
    ELIGIBLE,
    LACKING,
    NAMES,
    SMALL,
    TRIAL,
    Template,
)
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.store.support import LI, ROOT

pytestmark = pytest.mark.map_layers

OLD = ROOT / "tests/store/data/workspace_v2.zip"


class Office:
    """The panel over the workspace with one project of every kind."""

    def __init__(self, desk: SessionDesk) -> None:
        self.desk = desk
        self.uuid: dict[str, str] = {}
        self.opened: list[str] = []
        self.command = SubsidyCommand(desk.context, desk.window)
        self.view: SubsidyView | None = None

    def show(self, path: Path) -> None:
        self.desk.open(path)
        doors = SubsidyDoors(
            self.command,
            *(partial(self.opened.append, name) for name in ("import", "new")),
        )
        self.view = SubsidyView(self.desk.context, doors, self.desk.window)
        self.view.resize(420, 700)
        self.view.show()
        self.desk.window.show()
        self.desk.rest()

    def part(self, kind: type, name: str) -> Any:
        found = self.view.findChild(kind, f"LowUse.Subsidy.{name}")
        assert found is not None, name
        return found

    def calculate(self) -> None:
        self.part(QPushButton, "Calculate").click()
        self.desk.refreshed()

    def look_at(self, name: str) -> str:
        """Return what the page says of a project."""
        self.desk.context.project.look_at(self.uuid[name])
        self.desk.rest()
        return self.page.text.toPlainText().replace("\n", " ")

    @property
    def page(self) -> SubsidyResult:
        return self.part(SubsidyResult, "Result")

    def names(self) -> list[str]:
        model = self.view.list.model
        return [model.index(row, NAME).data() for row in range(model.rowCount())]

    def chips(self) -> dict[str, str]:
        found = self.view.list.chips.findChildren(QToolButton)
        return {button.objectName().rpartition(".")[2]: button.text() for button in found}

    def said_instead(self, place: str) -> str:
        """Return what stands in the place of a list or a page."""
        return self.part(QLabel, f"{place}.State.Text").text()

    def count(self) -> str:
        return self.part(QLabel, "List.Count").text()


@pytest.fixture
def office(session_desk: SessionDesk) -> Iterator[Office]:
    office = Office(session_desk)
    yield office
    session_desk.rest()
    office.command.release()
    if office.view is not None:
        office.view.deleteLater()
    settle()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def at_work(office: Office, template: Template, folder: Path) -> Office:
    """With projects that were entered."""
    office.uuid = template.uuids
    office.show(template.copy(folder, calculated=False))
    return office


@pytest.fixture
def done(office: Office, template: Template, folder: Path) -> Office:
    """With projects that were calculated."""
    office.uuid = template.uuids
    office.show(template.copy(folder, calculated=True))
    return office


def test_one_button_calculates_all_and_tells_counts_sums_and_what_is_missing(
    at_work: Office,
) -> None:
    assert at_work.chips() == {"not_calculated": "– not calculated 5"}
    at_work.calculate()
    assert at_work.desk.said[-1] == (
        "4 projects calculated, ✓ eligible 1 (2,160,000.00 yuan), ? to be decided 1, ~ trial "
        "calculation 1, ✕ not eligible 1."
    )
    assert (
        "1 lack data and were not calculated. Trial calculations (2,160,000.00 yuan) count in no "
        "total."
    ) in at_work.desk.last.toolTip()
    refused = at_work.desk.last.findChild(QPushButton, "LowUse.Message.Refused")
    assert refused.text() == "What is missing (1) …"
    assert at_work.chips() == {
        "eligible": "✓ eligible 1", "review": "? to be decided 1", "trial": "~ trial calculation 1",
        "ineligible": "✕ not eligible 1", "not_calculated": "– not calculated 1",
    }  # fmt: skip
    assert at_work.count() == "5 of 5 projects; eligible 1, 2,160,000.00 yuan"
    model = at_work.view.list.model
    assert [model.index(row, AMOUNT).data() for row in range(5)] == [
        "2,160,000.00", "2,880,000.60", "(2,160,000.00)", "—", "—"
    ]  # fmt: skip
    assert at_work.desk.layers.theme == SUBSIDY


def test_what_is_missing_is_told_project_by_project_and_the_run_is_taken_back(
    at_work: Office,
) -> None:
    at_work.calculate()
    message = at_work.desk.last
    assert message.findChild(QPushButton, "LowUse.Message.Undo") is not None
    at_work.desk.press("LowUse.Message.Refused")
    [dialog] = at_work.desk.window.findChildren(RefusedProjects)
    text = dialog.findChild(QWidget, "LowUse.Refused.Text")
    assert f"XM-04 {LACKING}" in text.toPlainText()
    text.acted.emit(at_work.uuid[LACKING])
    assert at_work.desk.context.project.uuid == at_work.uuid[LACKING]
    dialog.close()
    at_work.desk.context.undo.undo_last()
    at_work.desk.refreshed()
    assert at_work.chips() == {"not_calculated": "– not calculated 5"}


def test_only_the_checked_are_calculated(at_work: Office) -> None:
    at_work.view.list.model.toggle(at_work.names().index(SMALL))
    button = at_work.part(QPushButton, "Calculate")
    assert button.text() == "Calculate 1"
    at_work.calculate()
    assert at_work.desk.said[-1] == f"{SMALL}: ✕ not eligible."
    assert at_work.chips()["not_calculated"] == "– not calculated 4"


def test_the_list_is_filtered_sorted_and_walked_by_key(done: Office) -> None:
    assert tuple(done.names()) == NAMES
    model = done.view.list.model
    model.sort(AMOUNT, Qt.SortOrder.DescendingOrder)
    assert done.names() == [DECIDE, ELIGIBLE, TRIAL, SMALL, LACKING]
    model.sort(AMOUNT, Qt.SortOrder.AscendingOrder)
    assert done.names() == [ELIGIBLE, TRIAL, DECIDE, SMALL, LACKING]
    model.sort(-1)
    done.view.list.chips.choose(frozenset({"review", "trial"}))
    assert done.names() == [DECIDE, TRIAL]
    assert done.count() == "2 of 5 projects; eligible 0, 0.00 yuan"
    district = done.part(QComboBox, "List.District")
    district.setCurrentIndex(district.findData("440705"))
    assert done.names() == [TRIAL]
    done.view.list.clear_filters()
    done.part(QLineEdit, "List.Filter").setText("ＸＭ-01 甲厂")
    QTest.keyClick(done.part(QLineEdit, "List.Filter"), Qt.Key.Key_Return)
    assert done.names() == [DECIDE]
    assert done.desk.context.project.uuid == done.uuid[DECIDE]
    done.view.list.clear_filters()
    table = done.part(QTableView, "List.Table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert done.desk.context.project.uuid == done.uuid[TRIAL]
    done.view.step(-1)
    assert done.desk.context.project.uuid == done.uuid[DECIDE]
    done.view.list.model.set_box((38_405_250.0, 2_490_000.0, 38_405_350.0, 2_490_010.0))
    assert done.names() == [DECIDE]


def test_the_panel_shows_the_parcels_of_the_current_project(done: Office) -> None:
    assert done.view.shown_parcels() == []
    done.look_at(DECIDE)
    with done.desk.session.store.read() as reading:
        joins = reading.table("project_parcel").to_rows()
    assert done.view.shown_parcels() == [
        row["parcel_uuid"] for row in joins if row["project_uuid"] == done.uuid[DECIDE]
    ]


def test_the_page_says_status_amount_split_and_why(done: Office) -> None:
    said = done.look_at(ELIGIBLE)
    for words in (
        "✓ eligible Every condition is met",
        "2,160,000.00 yuan",
        "tier 1, 50 yuan/m², floor area ratio 1.80000000",
        "city gives 1,080,000.00 yuan, district bears 1,080,000.00 yuan",
    ):
        assert words in said
    assert "✕ not eligible" in done.look_at(SMALL)
    assert "The redeveloped land is not above 30 mu." in done.look_at(SMALL)
    assert "trial calculation" in done.look_at(TRIAL)


def test_readings_stand_side_by_side_with_their_difference(done: Office) -> None:
    said = done.look_at(DECIDE)
    assert "? to be decided" in said
    assert "2.00000042 tier 2 2,880,000.60 yuan" in said
    assert "2.00000000 tier 1 2,400,000.50 yuan −480,000.10 yuan" in said
    assert "0.01 m² less floor area (ratio 2.00000000) falls to tier 1" in said


def test_conditions_have_their_clause_and_fold(done: Office) -> None:
    said = done.look_at(SMALL)
    html = done.page.text.toHtml()
    assert "clause:E-2" in html
    assert "✕ not met: 1" in said
    assert "E-2 Land over 30 mu" in said
    assert "E-4 Accepted" not in said
    done.page.text.acted.emit("fold:trace.pass")
    assert "E-4 Accepted" in done.page.text.toPlainText()
    copied = done.page.text.as_text()
    assert "E-4" in copied
    assert "more floor area" not in copied


def test_what_changed_since_is_said_and_calculated_again(done: Office) -> None:
    done.look_at(ELIGIBLE)
    key = done.uuid[ELIGIBLE]
    with open_workspace(done.desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            version = reading.row("project", key)["row_version"]
        colleague.write(
            [Update("project", key, version, {"floor_area_m2": "45600.00"})], reason="测绘更正"
        )
    done.desk.refreshed()
    said = done.page.text.toPlainText().replace("\n", " ")
    assert "↻ to be calculated again" in said
    assert "改造后建筑面积 43,200.00 45,600.00" in said.replace(" m²", "")
    assert done.chips()["outdated"] == "↻ to be calculated again 1"
    done.page.text.acted.emit("calculate")
    done.desk.refreshed()
    said = done.page.text.toPlainText().replace("\n", " ")
    assert "2,280,000.00 yuan" in said
    assert "All calculations: 2" in said
    done.page.text.acted.emit("fold:earlier")
    earlier = done.page.text.shown
    done.page.text.acted.emit(f"case:{done.page.text._all[1].case_uuid}")
    assert done.page.text.shown is not earlier
    assert "This is an earlier calculation." in done.page.text.toPlainText()


def test_land_that_came_after_the_approval_is_shown_to_the_reviewer(done: Office) -> None:
    done.look_at(ELIGIBLE)
    assert "came to this project" not in done.page.text.toPlainText()
    key = done.uuid[ELIGIBLE]
    with open_workspace(done.desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            version = reading.row("project", key)["row_version"]
        colleague.write(
            [
                Update("project", key, version, {"approved_on": "2024-01-01"}),
                Insert("parcel", "late", {"district": "440704", "parcel_code": "晚<地>"}),
                Insert("project_parcel", "join", {"project_uuid": key, "parcel_uuid": "late"}),
            ],
            reason="追加宗地",
        )
    done.desk.refreshed()
    said = done.page.text.toPlainText()
    assert "晚<地> came to this project on" in said
    assert "after its approval of 2024-01-01" in said


def test_an_earlier_claim_is_named_and_both_are_shown_on_the_map(done: Office) -> None:
    small = done.uuid[SMALL]
    with open_workspace(done.desk.session.path, actor=LI) as colleague:
        with colleague.read() as reading:
            version = reading.row("project", small)["row_version"]
        colleague.write(
            [Update("project", small, version, {"approval_no": "批复0"})], reason="登记"
        )
    done.desk.refreshed()
    done.look_at(ELIGIBLE)
    done.part(QPushButton, "Result.Calculate").click()
    done.desk.refreshed()
    said = done.page.text.toPlainText()
    assert "? to be decided" in said
    assert f"⚠ XM-03 {SMALL} · the same project · 批复0 · entered, not paid yet" in said
    done.page.text.acted.emit(f"map:{small}")
    shown = done.desk.desk.canvas.extent()
    boxes = {row.name: row.box for row in done.view.list.model.rows.rows}
    for name in (ELIGIBLE, SMALL):
        assert shown.contains(QgsRectangle(*boxes[name]))


def test_another_reading_needs_a_document_and_is_kept(done: Office) -> None:
    done.look_at(DECIDE)
    done.part(QPushButton, "Result.Readings").click()
    done.desk.rest()
    [dialog] = done.desk.window.findChildren(ReadingsDialog)
    box = dialog.findChild(QComboBox, "LowUse.Readings.far_rounding")
    box.setCurrentIndex(box.findData("two_decimals"))
    go = dialog.findChild(QPushButton, "LowUse.Readings.Ok")
    assert not go.isEnabled()
    assert "计算容积率取位" in dialog.findChild(QLabel, "LowUse.Readings.Said").text()
    dialog.findChild(QLineEdit, "LowUse.Readings.Document").setText("会议纪要〔2025〕3号")
    assert go.isEnabled()
    go.click()
    done.desk.refreshed()
    shown = done.page.text.shown
    assert shown.result["amount_yuan"] == "2400000.50"
    assert (shown.result["status"], shown.decided) == (
        "eligible", {"far_rounding": "two_decimals"},
    )  # fmt: skip
    assert (shown.switches["far_rounding"], shown.basis_document) == (
        "two_decimals", "会议纪要〔2025〕3号"
    )  # fmt: skip
    done.page.text.acted.emit("fold:switches")
    assert "Basis: 会议纪要〔2025〕3号" in done.page.text.toPlainText()
    done.page.text.acted.emit("fold:earlier")
    assert " · 会议纪要〔2025〕3号" in done.page.text.toPlainText()
    done.command.calculate_all()
    done.desk.rest()
    assert done.page.text.shown.basis_document == "会议纪要〔2025〕3号"


def test_the_window_of_readings_is_one_a_project_follows_the_role_and_waits_for_the_save(
    done: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> ReadingsDialog:
        done.command.choose_readings(done.uuid[DECIDE])
        done.desk.rest()
        [found] = [d for d in done.desk.window.findChildren(ReadingsDialog) if d.isVisible()]
        return found

    dialog = opened()
    box = dialog.findChild(QComboBox, "LowUse.Readings.far_rounding")
    box.setCurrentIndex(box.findData("two_decimals"))
    dialog.findChild(QLineEdit, "LowUse.Readings.Document").setText("会议纪要〔2025〕3号")
    assert opened() is dialog
    assert not done.command.may_leave()
    ROLE.set(Role.VIEWER)
    done.desk.session.follow_settings()
    assert not dialog.ok.isEnabled()
    ROLE.set(Role.CLERK)
    done.desk.session.follow_settings()
    assert dialog.ok.isEnabled()

    def away(*_asked: Any, **_options: Any) -> Any:
        raise LowUseError("SWITCH_NEEDS_DOCUMENT", readings="计算容积率取位")

    with monkeypatch.context() as share:
        share.setattr(assess_subsidies, "assess_subsidies", away)
        dialog.ok.click()
        done.desk.rest()
    assert "Nothing was written." in dialog.findChild(QLabel, "LowUse.Readings.Said").text()
    assert dialog.findChild(QLineEdit, "LowUse.Readings.Document").text() == "会议纪要〔2025〕3号"
    dialog.ok.click()
    done.desk.refreshed()
    settle()
    assert not done.desk.window.findChildren(ReadingsDialog)
    assert done.command.may_leave()


def test_a_project_that_was_not_calculated_says_what_to_do(at_work: Office) -> None:
    at_work.look_at(ELIGIBLE)
    state = at_work.part(QWidget, "Result.State")
    assert f"{ELIGIBLE} has not been calculated yet" in state.findChild(QLabel).text()
    state.findChild(QPushButton, "LowUse.Subsidy.Result.First").click()
    at_work.desk.refreshed()
    assert "2,160,000.00 yuan" in at_work.page.text.toPlainText()


def test_an_empty_workspace_says_how_to_begin(office: Office, folder: Path) -> None:
    path = folder / "空 1.gpkg"
    create_workspace(path, district="440704", actor=ACTOR).close()
    office.show(path)
    state = office.part(QWidget, "List.State")
    assert "There are no projects in this workspace yet." in state.findChild(QLabel).text()
    state.findChild(QPushButton, "LowUse.Empty.ImportProjects").click()
    state.findChild(QPushButton, "LowUse.Empty.NewProject").click()
    assert office.opened == ["import", "new"]
    assert not office.part(QPushButton, "Calculate").isEnabled()


def test_who_may_not_write_reads_why(done: Office) -> None:
    ROLE.set(Role.VIEWER.value)
    done.desk.session.follow_settings()
    done.look_at(ELIGIBLE)
    for button in ("Calculate", "New", "Result.Calculate", "Result.Readings"):
        assert not done.part(QPushButton, button).isEnabled()
        assert done.part(QPushButton, button).toolTip()
    assert "2,160,000.00 yuan" in done.page.text.toPlainText()


def test_pages_are_made_when_they_are_seen_in_their_order(
    office: Office, template: Template, folder: Path
) -> None:
    seen: list[str] = []

    class Page(QWidget):
        def show_project(self, uuid: str) -> None:
            seen.append(uuid)

    made: list[Page] = []

    def make(_context: object) -> Page:
        made.append(Page())
        return made[-1]

    office.desk.project_parts.pages.add(PageSpec("Late", "后页", make, 90))
    office.desk.project_parts.pages.add(PageSpec("Early", "前页", make, 5))
    office.uuid = template.uuids
    office.show(template.copy(folder, calculated=True))
    tabs = office.part(QWidget, "Pages")
    assert [tabs.tabText(place) for place in range(3)] == ["前页", "Result", "后页"]
    assert (len(made), seen) == (1, [""])
    office.desk.context.project.look_at(office.uuid[ELIGIBLE])
    tabs.setCurrentIndex(2)
    assert len(made) == 2
    assert seen == ["", office.uuid[ELIGIBLE], office.uuid[ELIGIBLE]]


def test_the_menu_is_that_of_every_command(done: Office) -> None:
    more = done.part(QToolButton, "Actions")
    assert not more.isEnabled()
    done.look_at(ELIGIBLE)
    assert more.isEnabled()
    more.menu().aboutToShow.emit()
    names = [action.objectName() for action in more.menu().actions()]
    assert names == [
        f"LowUse.ProjectAction.{name}" for name in ("Calculate", "Readings", "ShowOnMap")
    ]
    menu = done.view.list.menu_of(0)
    assert isinstance(menu, QMenu)
    assert set(names) < {action.objectName() for action in menu.actions()}


def test_closing_the_workspace_empties_list_and_page(done: Office) -> None:
    done.look_at(ELIGIBLE)
    done.part(QPushButton, "Result.Readings").click()
    done.desk.rest()
    done.desk.session.close()
    settle()
    assert done.names() == []
    assert done.page.text.toPlainText() == ""
    assert not [d for d in done.desk.window.findChildren(QDialog) if d.isVisible()]


def test_nothing_of_another_project_stands_there_while_one_is_read(
    done: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    done.look_at(ELIGIBLE)
    held = threading.Event()
    real = read_calculation.read_calculations

    def slow(*asked: Any) -> Any:
        held.wait(10)
        return real(*asked)

    monkeypatch.setattr(read_calculation, "read_calculations", slow)
    done.desk.context.project.look_at(done.uuid[SMALL])
    settle()
    assert done.page.text.toPlainText() == ""
    assert done.said_instead("Result") == "Reading the calculation"
    buttons = [
        done.part(QPushButton, f"Result.{name}") for name in ("Calculate", "Readings", "Map")
    ]
    assert not any(button.isEnabled() for button in buttons)
    held.set()
    done.desk.rest()
    assert "not above 30 mu" in done.page.text.toPlainText()
    assert all(button.isEnabled() for button in buttons)


def test_what_cannot_be_read_can_be_tried_again(
    done: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = True
    real_page, real_list = read_calculation.read_calculations, project_book._read

    def read(real: Any, *asked: Any) -> Any:
        if broken:
            raise OSError("the share is away")
        return real(*asked)

    monkeypatch.setattr(read_calculation, "read_calculations", partial(read, real_page))
    monkeypatch.setattr(project_book, "_read", partial(read, real_list))
    done.look_at(ELIGIBLE)
    assert "the share is away" in done.said_instead("Result")
    done.command.book.reload()
    done.desk.rest()
    done.part(QLineEdit, "List.Filter").setText("甲")
    QTest.keyClick(done.part(QLineEdit, "List.Filter"), Qt.Key.Key_Return)
    assert "the share is away" in done.said_instead("List")
    assert done.part(QWidget, "List.State").isVisible()
    assert done.count() == ""
    assert not done.part(QPushButton, "Calculate").isEnabled()
    broken = False
    done.part(QPushButton, "List.Again").click()
    done.part(QPushButton, "Result.Again").click()
    done.desk.rest()
    assert not done.part(QWidget, "List.State").isVisible()
    assert done.part(QPushButton, "Calculate").isEnabled()
    assert "2,160,000.00 yuan" in done.page.text.toPlainText()


def test_buttons_tell_of_a_refusal_only_while_it_is_one(done: Office) -> None:
    done.look_at(ELIGIBLE)
    button = done.part(QPushButton, "Result.Readings")
    usual = button.toolTip()
    for role in (Role.VIEWER, Role.CLERK):
        ROLE.set(role.value)
        done.desk.session.follow_settings()
        done.desk.rest()
    assert button.isEnabled()
    assert button.toolTip() == usual
    assert done.part(QPushButton, "Result.Calculate").toolTip() == ""


def test_an_old_workspace_shows_its_projects_and_says_why_nothing_can_be_done(
    office: Office, folder: Path, template: Template
) -> None:
    ROLE.set(Role.MANAGER.value)
    office.desk.session.follow_settings()
    with zipfile.ZipFile(OLD) as archive:
        archive.extractall(folder)
    office.show(folder / "工作库.gpkg")
    assert len(office.names()) == 1
    assert "older version" in office.part(QPushButton, "Result.Calculate").toolTip()
    office.desk.open(template.copy(folder, calculated=True))
    assert len(office.names()) == len(NAMES)
    for name in ("Calculate", "New", "Result.Calculate", "Result.Readings"):
        assert "older version" not in office.part(QPushButton, name).toolTip()


def test_a_closed_workspace_leaves_no_chips_and_no_filter(done: Office) -> None:
    done.part(QLineEdit, "List.Filter").setText("甲")
    done.view.list.chips.choose(frozenset({"eligible"}))
    path = done.desk.session.path
    done.desk.session.close()
    settle()
    assert done.chips() == {}
    assert done.count() == ""
    done.desk.open(path)
    assert tuple(done.names()) == NAMES
    assert done.part(QLineEdit, "List.Filter").text() == ""


def test_a_save_does_not_move_the_list(done: Office) -> None:
    done.view.resize(420, 420)
    settle()
    table = done.part(QTableView, "List.Table")
    done.desk.context.project.look_at(done.uuid[NAMES[0]])
    bar = table.verticalScrollBar()
    table.setMaximumHeight(3 * table.rowHeight(0))
    table.setMinimumHeight(0)
    settle()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    done.command.book.reload()
    done.desk.rest()
    assert bar.value() == bar.maximum()


def test_the_total_says_what_is_paid_of_what_is_shown(done: Office) -> None:
    rows = [
        replace(row, paid_fen=paid)
        for row, paid in zip(
            done.view.list.model.rows.rows, (10_000_000, 1, None, 0, None), strict=True
        )
    ]
    assert sum_text(rows, 5, 0).endswith("; paid 2, 100,000.01 yuan")
    assert "paid" not in sum_text(rows[2:], 5, 0)


def test_the_share_of_list_and_page_is_remembered(done: Office) -> None:
    splitter = done.part(QSplitter, "Split")
    upper, lower = splitter.sizes()
    splitter.moveSplitter(upper + 40, 1)
    moved = splitter.sizes()
    assert moved != [upper, lower]
    again = SubsidyView(done.desk.context, done.view._doors, done.desk.window)
    again.resize(done.view.size())
    again.show()
    settle()
    assert again.findChild(QSplitter, "LowUse.Subsidy.Split").sizes() == moved
    again.deleteLater()


def test_the_banner_takes_one_line_until_it_is_clicked(done: Office) -> None:
    banner = done.part(PolicyBanner, "Expiry")
    banner.show_expiry(
        expiry_of(find_policy("jiangfu-2022-10"), date(2027, 1, 1)), "江府〔2022〕10号"
    )
    settle()
    line, whole = done.part(QLabel, "Expiry.Line"), done.part(QLabel, "Expiry.Text")
    folded = banner.height()
    assert (line.isVisible(), whole.isVisible()) == (True, False)
    QTest.mouseClick(banner, Qt.MouseButton.LeftButton)
    settle()
    assert (line.isVisible(), whole.isVisible()) == (False, True)
    assert banner.height() > folded
    QTest.keyClick(banner, Qt.Key.Key_Space)
    assert line.isVisible()


def test_the_banner_counts_the_days_and_names_the_gap() -> None:
    policy = find_policy("jiangfu-2022-10")

    def said(day: str) -> str:
        return expiry_text(expiry_of(policy, date.fromisoformat(day)), "10号")

    gap = "; the pilot runs until 2027年9月30日, with no policy for the time between"
    assert said("2026-10-01") == ""
    assert said("2026-10-02") == f"⚠ 10号: 180 days left, until 2027年3月31日{gap}"
    assert said("2027-03-31") == f"⚠ 10号: 0 days left, until 2027年3月31日{gap}"
    assert said("2027-04-01") == f"⚠ 10号 has expired on 2027年3月31日{gap}"

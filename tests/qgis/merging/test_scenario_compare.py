# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenarios of a merge in a real session: drawn up, compared, adopted, dropped, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.merging.case_dialogs import (
    MergeApplicationDialog,
    MergeProposeDialog,
)
from lowuse_plugin.gui.dialogs.merging.scenario_compare_window import ScenarioCompareWindow
from lowuse_plugin.gui.dialogs.merging.scenario_dialog import MergeScenarioDialog
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.commands import MergeCommands
from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage
from lowuse_plugin.services.merging.cases import change_application, list_cases, propose_merge
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.claims.claim_desk import become
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.boundaries.geometry_workspace import ACTOR
from tests.services.merging.merge_office import CODES, workspace


@pytest.fixture
def path(folder: Path) -> Path:
    with workspace(folder) as store:
        today = office_today().isoformat()
        store.write(
            [Update("parcel", key, 1, {"seized_checked_on": today}) for key in "abcd"],
            reason="查询登记簿",
        )
        return store.path


@pytest.fixture
def commands(session_desk: SessionDesk) -> Iterator[MergeCommands]:
    become(session_desk, Role.REVIEWER, "黄科长")
    session_desk.window.show()
    iface = SimpleNamespace(activeLayer=lambda: None)
    commands = MergeCommands(session_desk.context, session_desk.window, iface)
    yield commands
    commands.release()
    settle()


def two(path: Path) -> tuple[str, str]:
    """Propose a and b, and a, b and c; return both cases."""
    with open_workspace(path, actor=ACTOR) as store:
        first = propose_merge(store, ("a", "b"), by="陈经办", remark="方案一", applicant="甲厂")[0]
        second = propose_merge(
            store, ("a", "b", "c"), by="陈经办", remark="方案二", applicant="甲厂"
        )[0]
    return first, second


def part(widget: QWidget, kind: type, name: str) -> Any:
    found = widget.findChild(kind, f"LowUse.{name}")
    assert found is not None, name
    return found


def opened(desk: SessionDesk, kind: type) -> Any:
    found = [each for each in desk.window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, (kind, found)
    return found[0]


def states(desk: SessionDesk) -> dict[str, str]:
    store = desk.session.store
    assert store is not None
    return {case.remark: case.state for case in list_cases(store)}


def page_of(desk: SessionDesk, path: Path, case: str, *parcels: str) -> MergeCasePage:
    desk.open(path)
    merging = desk.context.parcel_parts.merging
    spec = next(each for each in merging.pages.in_order() if each.name == "Case")
    page = spec.make(desk.context)
    assert isinstance(page, MergeCasePage)
    page.setParent(desk.window.centralWidget())
    page.resize(420, 620)
    page.show()
    merging.current.changed.connect(page.show_merge)
    merging.current.look_at(parcels, case_uuid=case, whole=("a", "b", "c"))
    desk.rest()
    return page


def compared(desk: SessionDesk, commands: MergeCommands, path: Path) -> ScenarioCompareWindow:
    desk.open(path)
    commands.compare.compare_newest()
    desk.rest()
    window = commands.compare.dialog
    assert window is not None
    return window


def line(window: ScenarioCompareWindow, title: str) -> list[str]:
    model = window.model
    for row in range(model.rowCount()):
        head = str(model.headerData(row, Qt.Orientation.Vertical))
        texts = [head, *(str(model.index(row, at).data()) for at in range(model.columnCount()))]
        if texts[0].endswith(title):
            return texts
    raise AssertionError(title)


def test_a_scenario_is_drawn_up_from_a_case_with_more_parcels(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        first = propose_merge(store, ("a", "b"), by="陈经办", remark="方案一")[0]
    page = page_of(session_desk, path, first, "a", "b")
    assert not part(page, QPushButton, "MergeCase.Compare").isEnabled()
    part(page, QPushButton, "MergeCase.NewScenario").click()
    session_desk.rest()
    form = opened(session_desk, MergeScenarioDialog)
    name = part(form, QLineEdit, "MergeScenario.Name")
    assert name.text() == "Scenario B"
    parcels = part(form, QListWidget, "MergeScenario.List")
    assert [parcels.item(at).checkState() for at in range(parcels.count())] == [
        Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked,
    ]  # fmt: skip
    name.clear()
    assert not form.ok.isEnabled()
    name.setText("方案一")
    assert not form.ok.isEnabled()
    said = part(form, QLabel, "MergeScenario.Said").text()
    assert "001 is called that already" in said
    name.setText("含东侧地块")
    parcels.item(2).setCheckState(Qt.CheckState.Checked)
    form.ok.click()
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed", "含东侧地块": "proposed"}
    look = session_desk.context.parcel_parts.merging.current.look
    assert set(look.members) == {"a", "b", "c"}
    until(lambda: "方案一" in part(page, QLabel, "MergeCase.Scenario.1").text())
    assert part(page, QPushButton, "MergeCase.Compare").isEnabled()
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed"}


def test_chosen_parcels_of_a_proposed_merge_become_another_scenario(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    page = page_of(session_desk, path, "", "b", "c")
    text = part(page, QLabel, "MergeCase.Empty.Text").text()
    assert "Another scenario can be drawn up" in text
    part(page, QPushButton, "MergeCase.Propose").click()
    session_desk.rest()
    form = opened(session_desk, MergeProposeDialog)
    assert "方案一" in part(form, QLabel, "MergePropose.Outcome").text()
    name = part(form, QLineEdit, "MergePropose.Remark")
    assert name.text() == "Scenario C"
    name.setText("方案二")
    assert not form.ok.isEnabled()
    assert "002 is called that already" in part(form, QLabel, "MergePropose.Said").text()
    name.setText("方案三")
    form.ok.click()
    session_desk.rest()
    assert states(session_desk)["方案三"] == "proposed"


def test_a_scenario_is_not_given_the_name_of_another_later(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    _first, second = two(path)
    page = page_of(session_desk, path, second, "a", "b", "c")
    part(page, QPushButton, "MergeCase.Application").click()
    session_desk.rest()
    form = opened(session_desk, MergeApplicationDialog)
    name = part(form, QLineEdit, "MergeApplication.Remark")
    name.setText("方案一")
    assert not form.ok.isEnabled()
    assert "001 is called that already" in part(form, QLabel, "MergeApplication.Said").text()
    name.setText("方案二甲")
    form.ok.click()
    session_desk.rest()
    assert set(states(session_desk)) == {"方案一", "方案二甲"}


def test_scenarios_stand_side_by_side_and_on_the_map(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    window = compared(session_desk, commands, path)
    assert not window.isModal()
    assert line(window, "Number of parcels") == ["≠ Number of parcels", "2", "3"]
    assert line(window, "Sum of registered areas (m²)")[1:] == ["500.15", "600.15"]
    assert line(window, "Shared boundary (m)")[1:] == ["10.00", "20.00"]
    assert line(window, "Boundary points") == ["＝ Boundary points", "4", "4"]
    heads = [
        window.model.headerData(at, Qt.Orientation.Horizontal).splitlines()[0] for at in (0, 1)
    ]
    assert heads == ["▶ A · 2 parcels, 0.75 mu", "B · 3 parcels, 0.90 mu"]
    drawn = window.bands.drawn
    assert set(drawn) == {"A", "B"}
    assert len(set(drawn.values())) == 2  # told apart without colour
    everything = window.model.rowCount()
    part(window, QCheckBox, "CompareScenarios.OnlyDiffering").click()
    assert 0 < window.model.rowCount() < everything
    window._on_column(1)
    assert window.chosen is not None
    assert window.chosen.name == "方案二"
    part(window, QPushButton, "CompareScenarios.Copy").click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[2:] == [each.title for each in window.model.scenarios]
    assert "Number of parcels\tyes\t2\t3" in copied
    part(window, QCheckBox, "CompareScenarios.OnMap").click()
    assert not window.bands.drawn
    window.close()
    settle()
    assert commands.compare.dialog is None


def test_the_case_that_one_came_from_is_the_one_that_is_adopted_or_dropped(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    first, second = two(path)
    session_desk.open(path)
    commands.cases.show_case(second)
    session_desk.rest()
    cases = commands.cases.dialog
    assert cases is not None
    part(cases, QPushButton, "MergeCases.Compare").click()
    session_desk.rest()
    window = commands.compare.dialog
    assert window is not None
    heads = [
        window.model.headerData(at, Qt.Orientation.Horizontal).splitlines()[0] for at in (0, 1)
    ]
    assert [head.split(" · ")[0] for head in heads] == ["A", "▶ B"]
    assert "方案二" in part(window, QLabel, "CompareScenarios.Chosen").text()
    for case in (first, second):  # the window is open already
        commands.compare.compare_with_family(case)
        session_desk.rest()
        assert window.chosen is not None
        assert window.chosen.uuid == case
    window.drop.click()
    session_desk.rest()
    form = opened(session_desk, MergeStepDialog)
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("面积不足")
    form.ok.click()
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed", "方案二": "withdrawn"}


def test_adopting_asks_for_the_others_and_one_undo_restores_all(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    window = compared(session_desk, commands, path)
    window._on_column(0)
    window.adopt.click()
    session_desk.rest()
    form = opened(session_desk, MergeStepDialog)
    assert "方案二" in part(form, QLabel, "MergeStep.Rivals").text()
    assert not form.ok.isEnabled()
    assert "方案二" in form._said.text()
    part(form, QCheckBox, "MergeStep.WithdrawOthers").click()
    assert form.ok.isEnabled(), form._said.text()
    form.ok.click()
    session_desk.rest()
    assert states(session_desk) == {"方案一": "accepted", "方案二": "withdrawn"}
    assert "1 other scenarios are withdrawn" in session_desk.said[-1]
    until(lambda: line(window, " State")[1:] == ["Application taken in", "Merge withdrawn"])
    assert not window.adopt.isEnabled()
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed", "方案二": "proposed"}
    until(window.adopt.isEnabled)


def test_a_colleague_who_changes_a_scenario_meanwhile_stops_the_adoption(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    _first, second = two(path)
    window = compared(session_desk, commands, path)
    window.adopt.click()
    session_desk.rest()
    form = opened(session_desk, MergeStepDialog)
    part(form, QCheckBox, "MergeStep.WithdrawOthers").click()
    with open_workspace(path, actor=ACTOR) as store:
        change_application(
            store, second, applicant="甲厂", applied_on=None, remark="方案二改", by="李四"
        )
    form.ok.click()
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed", "方案二改": "proposed"}
    assert "Nothing was written" in form._said.text()
    form.discard()


def test_an_undoing_that_a_merge_stands_against_names_it_and_leads_there(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    first, _second = two(path)
    with open_workspace(path, actor=ACTOR) as store:
        saves = [
            change_application(
                store, first, applicant="甲厂", applied_on=None, remark=name, by="李四"
            )
            for name in ("方案一甲", "方案一乙")
        ]
    session_desk.open(path)
    session_desk.context.undo.undo(saves[0].transaction_id)
    session_desk.rest()
    number = f"HB440704{office_today().year}001"
    assert number in session_desk.said[-1]
    session_desk.press("LowUse.Message.ShowMerge")
    session_desk.rest()
    cases = commands.cases.dialog
    assert cases is not None
    assert cases.isVisible()
    assert cases.chosen is not None
    assert cases.chosen.uuid == first


def test_a_scenario_is_dropped_with_its_reason(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    window = compared(session_desk, commands, path)
    window._on_column(1)
    window.drop.click()
    session_desk.rest()
    form = opened(session_desk, MergeStepDialog)
    told = part(form, QLabel, "MergeStep.What").text()
    assert told.endswith("stay in other proposed merges: HB4407042026001 方案一.".replace(
        "2026", str(office_today().year)))  # fmt: skip
    assert "free again" not in told
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("面积不足")
    form.ok.click()
    session_desk.rest()
    assert states(session_desk) == {"方案一": "proposed", "方案二": "withdrawn"}


def test_what_is_compared_can_be_chosen_and_a_viewer_may_only_look(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    with open_workspace(path, actor=ACTOR) as store:
        other = propose_merge(store, ("c", "d"), by="陈经办", remark="另案")[0]
    session_desk.open(path)
    commands.cases.show_case(other)
    session_desk.rest()
    cases = commands.cases.dialog
    assert cases is not None
    part(cases, QPushButton, "MergeCases.Compare").click()
    session_desk.rest()
    window = commands.compare.dialog
    assert window is not None
    assert [each.name for each in window.model.scenarios] == ["方案二", "另案"]
    pick = part(window, QToolButton, "CompareScenarios.Pick").menu()
    assert len(pick.actions()) == 3
    next(each for each in pick.actions() if "方案一" in each.text()).trigger()
    session_desk.rest()
    assert [each.name for each in window.model.scenarios] == ["方案二", "另案", "方案一"]
    for name in ("方案一", "另案"):
        next(each for each in pick.actions() if name in each.text()).trigger()
        session_desk.rest()
    assert "at least two" in part(window, QLabel, "CompareScenarios.None.Text").text()
    assert not window.adopt.isEnabled()
    next(each for each in pick.actions() if "方案一" in each.text()).trigger()
    session_desk.rest()
    become(session_desk, Role.VIEWER, "看客")
    assert not window.adopt.isEnabled()
    assert "Your role is" in window.adopt.toolTip()


def test_the_workbook_has_figures_as_numbers_and_marks_what_differs(
    session_desk: SessionDesk,
    commands: MergeCommands,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two(path)
    target = path.parent / "方案比较.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    window = compared(session_desk, commands, path)
    part(window, QPushButton, "CompareScenarios.Excel").click()
    session_desk.rest()
    assert "2 scenarios written" in session_desk.said[-1]
    sheet = openpyxl.load_workbook(target)["方案比较"]
    rows = {row[0].value: [cell.value for cell in row[1:4]] for row in sheet.iter_rows()}
    assert rows["宗数"] == ["≠ 不同", 2, 3]
    assert rows["登记面积合计（m²）"] == ["≠ 不同", 500.15, 600.15]
    assert rows["界址点数"] == ["＝", 4, 4]
    assert rows["M-6 同一权属人"] == ["＝", "符合", "符合"]
    assert rows["合计超过 30 亩"] == ["＝", "否", "否"]
    holder = next(row for row in sheet.iter_rows() if row[0].value == "申请人")
    assert holder[2].alignment.wrap_text  # long names are read whole
    assert holder[2].border.left.style == "thin"
    assert any(str(key).startswith("含宗地") for key in rows)


def test_six_scenarios_have_room_beside_their_figures_on_a_small_screen(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    with open_workspace(path, actor=ACTOR) as store:
        cases = [
            propose_merge(
                store, ("a", "b"), by="陈经办", remark=f"方案{at}",
                applicant="江门市江海区恒达电器有限公司",
            )[0]
            for at in range(1, 7)
        ]  # fmt: skip
    window = compared(session_desk, commands, path)
    window.resize(720, 520)
    session_desk.rest()
    window.compare(cases, chosen=cases[5])
    session_desk.rest()
    table = window.table
    letters = table.fontMetrics()
    number = letters.horizontalAdvance(window.model.scenarios[0].case_no)
    assert table.columnWidth(0) > number + 16  # and the picture beside it
    assert table.horizontalScrollBar().maximum() > 0
    # The chosen one is seen, and the figures beside it.
    assert table.columnViewportPosition(5) + table.columnWidth(5) <= table.viewport().width()
    assert table.verticalHeader().isVisible()
    head = window.model.headerData(1, Qt.Orientation.Vertical)
    assert table.verticalHeader().width() >= letters.horizontalAdvance(head)
    # What keeps the chosen one has the whole width, above the buttons.
    told = part(window, QLabel, "CompareScenarios.Chosen")
    assert told.width() >= table.width()
    assert told.geometry().bottom() < part(window, QPushButton, "CompareScenarios.Close").y()


def test_lines_are_as_high_as_their_texts_whatever_the_width(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    two(path)
    window = compared(session_desk, commands, path)
    with open_workspace(path, actor=ACTOR) as other:
        for case in list_cases(other):
            change_application(
                other, case.uuid, applicant="江门市江海区恒达电器制造有限责任公司高新区生产基地",
                applied_on=None, remark=case.remark, by="李经办",
            )  # fmt: skip
    session_desk.refreshed()
    until(lambda: "恒达" in line(window, "Applicant")[1])
    rows = range(window.model.rowCount())
    row = next(at for at in rows if "恒达" in str(window.model.index(at, 0).data()))
    window.resize(720, 520)
    until(lambda: window.table.rowHeight(row) >= 2 * window.table.fontMetrics().lineSpacing())
    window.resize(1600, 700)
    until(lambda: window.table.rowHeight(row) == window.table.rowHeight(0))


def test_an_empty_comparison_says_what_to_do(
    session_desk: SessionDesk, commands: MergeCommands, path: Path
) -> None:
    window = compared(session_desk, commands, path)
    assert "fewer than two" in part(window, QLabel, "CompareScenarios.None.Text").text()
    assert not part(window, QToolButton, "CompareScenarios.Pick").isEnabled()
    with open_workspace(path, actor=ACTOR) as store:
        _propose_two(store)
    session_desk.refreshed()
    until(lambda: window.model.columnCount() == 2)
    assert CODES["a"] in str(window.model.headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    ))  # fmt: skip


def _propose_two(store: WorkspaceStore) -> None:
    for name in ("甲", "乙"):
        propose_merge(store, ("a", "b"), by="陈经办", remark=name)

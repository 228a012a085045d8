# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The history beside the map: read, filtered, followed, undone, restored; the past as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import Step, StepPart
from lowuse_plugin.domain.ports import Actor, BulkInsert, Update
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.dialogs.history import dialog as history_dialog
from lowuse_plugin.gui.dialogs.history.dialog import HistoryDialog
from lowuse_plugin.gui.dialogs.history.past_list_dialog import PastListDialog
from lowuse_plugin.gui.dialogs.history.restore_row_dialog import RestoreRowDialog
from lowuse_plugin.gui.history_command import HistoryCommand
from lowuse_plugin.gui.widgets.history.steps import StepView
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.history_words import step_text, step_why
from lowuse_plugin.services.history import changes as history
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.parcels.parcel_desk import Ears
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.services.parcels.parcel_workspace import parcel_workspace
from tests.store.support import package, parcels

LI = Actor("李四", "lisi", "PC-7")


@pytest.fixture
def path(folder: Path) -> Path:
    with parcel_workspace(folder) as store:
        return store.path


@pytest.fixture
def command(session_desk: SessionDesk, path: Path) -> Iterator[HistoryCommand]:
    settings.ROLE.set(Role.REVIEWER)
    session_desk.session.follow_settings()
    session_desk.window.show()
    session_desk.open(path)
    command = HistoryCommand(session_desk.context, session_desk.window)
    yield command
    command.release()
    settle()


def dialog(desk: SessionDesk, kind: type[QDialog] = HistoryDialog) -> QDialog:
    desk.rest()
    found = [each for each in desk.window.findChildren(kind) if each.isVisible()]
    assert found
    return found[-1]


def opened(command: HistoryCommand, desk: SessionDesk) -> HistoryDialog:
    command.show()
    found = dialog(desk)
    assert isinstance(found, HistoryDialog)
    return found


def part(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = widget.findChild(kind, f"LowUse.{name}")
    assert found is not None, name
    return found


def column(shown: HistoryDialog, number: int) -> list[str]:
    return [shown.model.index(row, number).data() for row in range(shown.model.rowCount())]


def details(shown: QWidget) -> list[tuple[str, ...]]:
    tree = part(shown, QTreeWidget, "History.Details")
    found = []
    for i in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(i)
        found.append((item.text(0),))
        children = [item.child(k) for k in range(item.childCount())]
        found += [tuple(child.text(c) for c in range(3)) for child in children]
    return found


def change(path: Path, values: dict[str, object], reason: str, actor: Actor = LI) -> str:
    with open_workspace(path, actor=actor) as store, store.read() as reading:
        version = int((reading.row("parcel", "a") or {})["row_version"])
    with open_workspace(path, actor=actor) as store:
        return store.write([Update("parcel", "a", version, values)], reason=reason).transaction_id


def test_steps_newest_first_with_what_the_chosen_one_changed(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"holder_name": "丙厂", "right_nature": "101"}, "换证")
    shown = opened(command, session_desk)
    assert column(shown, 3)[0] == "换证"
    assert column(shown, 3)[-1] == "Workspace made"
    assert column(shown, 1)[0] == "李四"
    assert column(shown, 2)[0] == "…001001GB00001: 权利人、权利性质"
    assert details(shown) == [
        ("宗地 440704001001GB00001 edited",),
        ("权利人", "江门市甲机械有限公司", "丙厂"),
        ("权利性质", "—", "划拨"),
    ]
    assert part(shown, QLabel, "History.Count").text() == f"{shown.model.rowCount()} steps"


def test_filters_narrow_and_an_empty_result_says_how_to_go_on(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"far": 1.0}, "容积率")
    shown = opened(command, session_desk)
    people = part(shown, QComboBox, "History.Filters.Person")
    assert [people.itemText(i) for i in range(people.count())] == ["Everybody", "张三", "李四"]
    people.setCurrentIndex(2)
    session_desk.rest()
    assert column(shown, 3) == ["容积率"]
    tables = part(shown, QComboBox, "History.Filters.Subject")
    tables.setCurrentIndex(tables.findData("low_efficiency"))
    session_desk.rest()
    assert column(shown, 3) == []
    state = part(shown, QLabel, "History.State.Text")
    assert state.text() == "No step passes the filter."
    part(shown, QPushButton, "History.ClearFilter").click()
    session_desk.rest()
    assert column(shown, 3)[0] == "容积率"
    text = part(shown, QLineEdit, "History.Filters.Text")
    text.setText("标记")
    until(lambda: column(shown, 3) == ["低效标记 1 宗"])


def test_what_a_colleague_saves_appears_and_the_chosen_step_stays(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    shown = opened(command, session_desk)
    shown.choose(shown.model.step_at(1).transaction_id)
    chosen = shown.chosen_step()
    change(path, {"far": 1.0}, "同事的")
    session_desk.refreshed()
    assert column(shown, 3)[0] == "同事的"
    assert shown.chosen_step().transaction_id == chosen.transaction_id


def test_a_click_goes_to_the_parcels(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"far": 1.0}, "一宗")
    with open_workspace(path, actor=LI) as store:
        tag_parcels(store, ["b", "c"], Decision("李四", date(2025, 6, 30), text="停产"))
    ears = Ears(session_desk.current)
    shown = opened(command, session_desk)
    view = part(shown, StepView, "History.Steps")
    assert ears.take() == []  # opening alone moves nothing
    view.clicked_row.emit(0)
    session_desk.rest()
    assert ("selection", ["b", "c"]) in ears.take()
    view.show_row(1)
    view.clicked_row.emit(1)
    session_desk.rest()
    assert ears.take() == [("current", "a"), ("reveal", "a", True)]


def test_a_step_of_somebody_else_is_undone_by_a_reviewer_only(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    transaction = change(path, {"far": 1.0}, "改")
    shown = opened(command, session_desk)
    undo = part(shown, QPushButton, "History.Undo")
    assert undo.isEnabled()
    settings.ROLE.set(Role.CLERK)
    session_desk.session.follow_settings()
    assert not undo.isEnabled()
    assert "reviewer" in undo.toolTip()
    session_desk.context.undo.undo_step(shown.chosen_step())
    session_desk.rest()
    assert "reviewer" in session_desk.said[-1]
    settings.ROLE.set(Role.REVIEWER)
    session_desk.session.follow_settings()
    undo.click()
    session_desk.refreshed()
    assert session_desk.said[-1].startswith("Undone: “改”, 李四, ")
    # The dialog may cover the message bar: it says so too.
    assert part(shown, QLabel, "History.Said").text() == session_desk.said[-1]
    assert column(shown, 3)[:2] == ["撤销：改", "改"]
    assert column(shown, 2)[1].startswith("↶ ")
    assert column(shown, 2)[0].startswith("↩ ")
    shown.choose(transaction)
    session_desk.rest()
    assert not undo.isEnabled()
    assert undo.toolTip().startswith(f"Undone by {current_actor().name}")
    session_desk.press("LowUse.Message.BringBack")
    session_desk.refreshed()
    assert column(shown, 3)[0] == "恢复：改"
    assert not column(shown, 2)[2].startswith("↶")


def import_of(path: Path, actor: Actor) -> None:
    """Import three parcels in three saves."""
    key = "0e7e1f9c-0000-4000-8000-000000000001"
    reason, source = f"导入 宗地.shp {key}", {"package": key, "file": "宗地.shp"}
    with open_workspace(path, actor=actor) as store:
        store.write([package(key)], reason=reason)
        rows = parcels(3, import_package_uuid=key).rows
        store.write([BulkInsert("parcel", rows, source)], reason=reason)
        store.write([Update("import_package", key, 1, {"state": "done"})], reason=reason)


def test_an_import_is_one_line_and_undone_only_after_a_question(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    import_of(path, current_actor())
    shown = opened(command, session_desk)
    assert column(shown, 2)[0] == "Import 宗地.shp: 宗地 added 3 rows"
    assert [line for (line, *rest) in details(shown) if not rest] == [
        "导入记录 宗地.shp new", "宗地 宗地.shp added 3 rows", "导入记录 宗地.shp edited",
    ]  # fmt: skip
    assert part(shown, QLabel, "History.Head").text().endswith("Saved in 3 parts.")
    undo = part(shown, QPushButton, "History.Undo")
    undo.click()
    session_desk.rest()
    asked = shown.findChild(QMessageBox, "LowUse.UndoQuestion")
    assert asked.text().startswith("Undo the import of 宗地.shp? All the 3 rows ")
    assert "cannot be brought back" in asked.text()
    assert asked.defaultButton().objectName() == "LowUse.UndoQuestion.Stay"
    asked.findChild(QPushButton, "LowUse.UndoQuestion.Stay").click()
    session_desk.rest()
    assert column(shown, 2)[0].startswith("Import ")  # nothing happened
    undo.click()
    session_desk.rest()
    asked = next(b for b in shown.findChildren(QMessageBox) if b.isVisible())
    asked.findChild(QPushButton, "LowUse.UndoQuestion.Go").click()
    session_desk.refreshed()
    assert column(shown, 2)[0] == "Undoing of the import 宗地.shp"
    assert column(shown, 2)[1].startswith("↶ Import 宗地.shp")
    for row, why_not in ((0, "An import that was undone cannot be brought back"), (1, "Undone by")):
        shown.choose(shown.model.step_at(row).transaction_id)
        session_desk.rest()
        assert not undo.isEnabled()
        assert undo.toolTip().startswith(why_not)


def test_from_one_parcel_the_undoing_of_others_is_asked_for(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    with open_workspace(path, actor=current_actor()) as store:
        three = [Update("parcel", uuid, 1, {"remark": "三宗"}) for uuid in ("b", "c", "d")]
        store.write(three, reason="三宗")
    command.show_parcel(("b",))
    shown = dialog(session_desk)
    assert column(shown, 2)[0].endswith(": 备注")
    part(shown, QPushButton, "History.Undo").click()
    session_desk.rest()
    asked = shown.findChild(QMessageBox, "LowUse.UndoQuestion")
    assert asked.text() == (
        "This step concerns 2 other parcels too. They are taken back with this one."
    )
    asked.findChild(QPushButton, "LowUse.UndoQuestion.Go").click()
    session_desk.refreshed()
    assert column(shown, 3)[:2] == ["撤销：三宗", "三宗"]


def test_the_search_finds_parcel_codes(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"far": 1.0}, "改")
    shown = opened(command, session_desk)
    count = shown.model.rowCount()
    part(shown, QLineEdit, "History.Filters.Text").setText("001GB00001")
    until(lambda: shown.model.rowCount() < count)
    assert column(shown, 3)[0] == "改"
    assert column(shown, 2)[0] == "…001001GB00001: 容积率"


def test_a_text_that_many_codes_have_says_that_only_reasons_were_searched(
    command: HistoryCommand, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_NAMED", 0)
    shown = opened(command, session_desk)
    text, said = part(shown, QLineEdit, "History.Filters.Text"), part(shown, QLabel, "History.Said")
    text.setText("GB00001")
    until(lambda: said.text().startswith("1 parcels have this in their codes"))
    text.clear()
    until(lambda: said.text() == "")


def test_the_last_own_save_is_found_in_the_log_and_asked_for(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"far": 1.0}, "我的", actor=current_actor())
    change(path, {"far": 2.0, "remark": "同事"}, "同事的")
    shown = opened(command, session_desk)
    session_desk.context.undo.undo_last()
    session_desk.rest()
    assert session_desk.said[-1].startswith("Undo what you saved last on this computer? “我的”")
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    # A colleague built on it: the sentence names who, and nothing was written.
    assert "were changed since, last by 李四 at" in session_desk.said[-1]
    said = part(shown, QLabel, "History.Said")
    assert said.text() == f"⚠ {session_desk.said[-1]}"
    part(shown, StepView, "History.Steps").moved.emit(1)
    assert said.text() == ""


def test_without_a_save_of_ones_own_the_shortcut_says_so(
    command: HistoryCommand, session_desk: SessionDesk
) -> None:
    session_desk.context.undo.undo_last()
    session_desk.rest()
    assert session_desk.said[-1] == "You saved nothing here that could be undone."


def test_the_history_of_one_parcel_from_its_menu(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"far": 1.0}, "只改甲")
    menu = QMenu()
    session_desk.context.actions.fill(menu, ("b",))
    [entry] = [a for a in menu.actions() if a.objectName() == "LowUse.ParcelAction.History"]
    entry.trigger()
    shown = dialog(session_desk)
    assert shown.windowTitle() == "History of parcel T-2"
    assert "只改甲" not in column(shown, 3)
    assert column(shown, 3)[-1] == "试"
    menu.deleteLater()


def test_an_older_state_is_restored_with_a_reason(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"holder_name": "丙厂", "far": 1.0}, "换证")
    command.show_parcel(("a",))
    shown = dialog(session_desk)
    first = shown.model.step_at(shown.model.rowCount() - 1)
    shown.choose(first.transaction_id)
    session_desk.rest()
    restore = part(shown, QPushButton, "History.Restore")
    assert not restore.isEnabled()
    tree = part(shown, QTreeWidget, "History.Details")
    tree.setCurrentItem(tree.topLevelItem(0))
    restore.click()
    asked = dialog(session_desk, RestoreRowDialog)
    groups = part(asked, QTreeWidget, "RestoreRow.Groups")
    titles = [groups.topLevelItem(i).text(0) for i in range(groups.topLevelItemCount())]
    assert titles == ["权利", "建筑"]
    groups.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    go = part(asked, QPushButton, "RestoreRow.Go")
    assert not go.isEnabled()
    part(asked, QLineEdit, "RestoreRow.Reason").setText("换错了")
    go.click()
    session_desk.refreshed()
    with session_desk.session.store.read() as reading:
        row = reading.row("parcel", "a")
    assert (row["holder_name"], row["far"]) == ("江门市甲机械有限公司", 1.0)
    assert session_desk.said[-1] == "宗地 440704001001GB00001 was restored."
    session_desk.press("LowUse.Message.Undo")
    session_desk.refreshed()
    with session_desk.session.store.read() as reading:
        assert reading.row("parcel", "a")["holder_name"] == "丙厂"


def test_a_restoring_that_fails_can_be_tried_again(
    command: HistoryCommand,
    session_desk: SessionDesk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(path, {"holder_name": "丙厂"}, "换证")
    command.show_parcel(("a",))
    shown = dialog(session_desk)
    shown.choose(shown.model.steps[-1].transaction_id)
    session_desk.rest()
    tree = part(shown, QTreeWidget, "History.Details")
    tree.setCurrentItem(tree.topLevelItem(0))
    part(shown, QPushButton, "History.Restore").click()
    asked = dialog(session_desk, RestoreRowDialog)
    part(asked, QLineEdit, "RestoreRow.Reason").setText("换错了")
    go = part(asked, QPushButton, "RestoreRow.Go")
    store = session_desk.session.store
    write = store.write  # type: ignore[union-attr]

    def busy(*_arguments: object, **_more: object) -> None:
        raise LowUseError("WORKSPACE_BUSY", file=path.name)

    monkeypatch.setattr(store, "write", busy)
    go.click()
    session_desk.rest()
    assert asked.isVisible()
    assert part(asked, QLabel, "RestoreRow.State").text().startswith("⚠ ")
    assert go.isEnabled()
    monkeypatch.setattr(store, "write", write)
    go.click()
    session_desk.rest()
    settle()
    assert sip.isdeleted(asked)
    assert session_desk.said[-1] == "宗地 440704001001GB00001 was restored."


def test_a_step_that_is_not_listed_any_more_is_not_replaced_by_another(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    change(path, {"holder_name": "丙厂"}, "换证")
    change(path, {"holder_name": "丁厂"}, "再换证")
    shown = opened(command, session_desk)
    shown.choose(shown.model.steps[1].transaction_id)
    session_desk.rest()
    undo = part(shown, QPushButton, "History.Undo")
    part(shown, QLineEdit, "History.Filters.Text").setText("再换证")
    until(lambda: shown.model.rowCount() == 1)
    session_desk.rest()
    assert shown.chosen_step() is None
    assert not undo.isEnabled()
    assert part(shown, QTreeWidget, "History.Details").topLevelItemCount() == 0


def test_details_that_could_not_be_read_are_read_when_chosen_again(
    command: HistoryCommand,
    session_desk: SessionDesk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(path, {"holder_name": "丙厂"}, "换证")
    change(path, {"holder_name": "丁厂"}, "再换证")
    shown = opened(command, session_desk)
    read = history_dialog.read_changes

    def broken(*_arguments: object) -> None:
        raise LowUseError("WORKSPACE_BUSY", file=path.name)

    monkeypatch.setattr(history_dialog, "read_changes", broken)
    shown.choose(shown.model.steps[1].transaction_id)
    session_desk.rest()
    assert "could not be read" in part(shown, QLabel, "History.Said").text()
    monkeypatch.setattr(history_dialog, "read_changes", read)
    shown.choose(shown.model.steps[1].transaction_id)
    session_desk.rest()
    assert ("权利人", "江门市甲机械有限公司", "丙厂") in details(shown)


def test_the_parcels_as_of_a_step_with_what_differs_now(
    command: HistoryCommand, session_desk: SessionDesk, path: Path
) -> None:
    before = change(path, {"far": 1.0}, "先")
    change(path, {"holder_name": "丙厂"}, "换证")
    shown = opened(command, session_desk)
    shown.choose(before)
    session_desk.rest()
    part(shown, QPushButton, "History.Past").click()
    past = dialog(session_desk, PastListDialog)
    until(lambda: past.list.model.rowCount() == 4)
    said = part(past, QLabel, "Past.Said").text()
    assert said.startswith("4 parcels then, 4 now: 1 changed since, 0 gone, 0 new.")
    rows = [[past.list.model.index(r, c).data() for c in (0, 1, 5)] for r in range(4)]
    differs = "Holder 江门市甲机械有限公司 → 丙厂"
    assert ["440704001001GB00001", "江门市甲机械有限公司", differs] in rows
    part(past, QCheckBox, "Past.OnlyDifferent").setChecked(True)
    assert past.list.model.rowCount() == 1
    written = path.parent / "截至.xlsx"
    assert part(past, QPushButton, "Past.Export").isEnabled()
    past.write_to(written)
    session_desk.rest()
    assert part(past, QLabel, "Past.Wrote").text() == f"1 parcels exported: {written}."
    sheet = openpyxl.load_workbook(written).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4)]
    assert cells[0][0] == "宗地"
    assert (cells[1][0], cells[1][1], cells[1][-1]) == (
        "440704001001GB00001", "江门市甲机械有限公司", differs,
    )  # fmt: skip
    part(past, QPushButton, "Past.Show").click()
    session_desk.rest()
    assert part(past, QLabel, "Past.Said").text().startswith("4 parcels then, 4 now: 1 changed")


def test_a_moment_without_workspace_says_so_in_the_list(
    command: HistoryCommand, session_desk: SessionDesk
) -> None:
    command.show_past()
    past = dialog(session_desk, PastListDialog)
    past._moment.setDateTime(past._moment.dateTime().addYears(-20))
    past.read_moment()
    session_desk.rest()
    assert "there was no workspace yet" in part(past, QLabel, "Past.List.State.Text").text()


def test_closing_the_workspace_closes_the_history(
    command: HistoryCommand, session_desk: SessionDesk
) -> None:
    opened(command, session_desk)
    session_desk.session.close()
    settle()
    assert session_desk.window.findChildren(HistoryDialog) == []
    command.show()
    assert session_desk.said[-1] == "Open a workspace first."


def test_a_line_names_the_project_that_it_is_about(qgis_app: object) -> None:
    def line(projects: int, name: str, *parts: StepPart, parcels: tuple[str, ...] = ()) -> str:
        moment = "2026-03-01T01:00:00Z"
        step = Step("t", 1, 2, "张三", "z", "PC", moment, "更正", parts=parts, parcels=parcels)
        return step_text(replace(step, projects=projects, project=name))

    field = StepPart("project", "项目", "update", 1, ("改造后建筑面积",))
    paid = StepPart("payment", "奖补拨付", "insert", 1)
    cases = StepPart("subsidy_case", "奖补测算", "insert", 3)
    member = StepPart("project_parcel", "项目所含宗地", "insert", 2)
    assert line(1, "XM-1", field) == "Project XM-1: 改造后建筑面积"
    assert line(1, "XM-1", paid) == "Project XM-1: 奖补拨付 new"
    assert line(3, "", cases) == "3 projects: 奖补测算 new 3 rows"
    new = StepPart("project", "项目", "insert", 1)
    text = line(1, "甲改造", new, member, parcels=("440704001001GB00001",))
    assert text == "Project 甲改造: new; 项目所含宗地 new 2 rows"
    parcel = StepPart("parcel", "宗地", "update", 1, ("备注",))
    text = line(1, "甲改造", parcel, member, parcels=("440704001001GB00001",))
    assert text.startswith("…001001GB00001: 备注")


def test_a_step_of_a_merge_says_first_what_was_done_and_codes_last(qgis_app: object) -> None:
    def step(reason: str) -> Step:
        parts = (StepPart("merge_case", "合并申请", "update", 1, ("状态",)),)
        codes = ("440704001001GB00047", "440704001001GB00048")
        moment = "2026-03-01T01:00:00Z"
        return Step("t", 1, 2, "张三", "z", "PC", moment, reason, parts=parts, parcels=codes)

    registered = step("宗地合并 HB4407042026006：权籍调查 → 已登记")
    assert step_why(registered) == "权籍调查 → 已登记 · HB…006"
    line = step_text(registered)
    assert line.startswith("权籍调查 → 已登记 · HB…006")
    assert line.endswith("合并申请 edited (状态) · …001001GB00047、…001001GB00048")
    assert "GB00047" not in step_text(registered, of_parcel=True)
    assert step_why(step("撤销：宗地合并 HB4407042026006：拟合并 → 受理")) == (
        "撤销：拟合并 → 受理 · HB…006"
    )
    other = step("编辑：补录建筑面积")
    assert step_why(other) == "编辑：补录建筑面积"
    assert step_text(other).startswith("…001001GB00047、…001001GB00048: ")

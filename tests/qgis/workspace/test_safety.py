# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""备份与检查, restoring and upgrading from the dialogs, with a real session."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QTreeWidget

from lowuse_plugin.domain.ports import Insert, Progress
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.gui.dialogs.workspace.restore_dialog import RestoreDialog
from lowuse_plugin.gui.dialogs.workspace.safety_dialog import SafetyDialog
from lowuse_plugin.gui.workspace.safety_command import SafetyCommand
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.services import check_workspace
from lowuse_plugin.store import meta, restore, upgrading
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.store.support import LI, ROOT, ZHANG, parcel, raw


@pytest.fixture
def command(session_desk: SessionDesk) -> Iterator[SafetyCommand]:
    settings.ROLE.set(Role.MANAGER)
    settings.DISPLAY_NAME.set("王主任")
    command = SafetyCommand(session_desk.context, session_desk.window)
    yield command
    command.release()


@pytest.fixture
def path(folder: Path) -> Path:
    """Backed up with one parcel; then 张三 adds two and 李四 one."""
    with create_workspace(folder / "蓬江.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
        store.backups.make(Occasion.MANUAL)
        store.write([parcel("乙"), parcel("丙")], reason="补录")
        found = store.path
    with open_workspace(found, actor=LI) as store:
        store.write([parcel("丁")], reason="新增地块")
    return found


@pytest.fixture
def old(folder: Path) -> Path:
    with zipfile.ZipFile(ROOT / "tests/store/data/workspace_v1.zip") as archive:
        archive.extractall(folder)
    return folder / "工作库.gpkg"


def cells(tree: QTreeWidget) -> list[list[str]]:
    items = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items]


def shown(command: SafetyCommand, desk: SessionDesk) -> SafetyDialog:
    dialog = command.show()
    assert dialog is not None
    desk.rest()
    return dialog


def button(dialog: object, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None, name
    return found


def answer(choice: QMessageBox.StandardButton) -> list[str]:
    """Press a button of the question that comes; returns what it said."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend([box.text(), box.informativeText()])
        box.button(choice).click()

    QTimer.singleShot(200, press)
    return said


def forge(path: Path) -> None:
    """Change a parcel past its guards, and put these back."""
    connection = raw(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'parcel'"
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE parcel SET address = '别处' WHERE fid = 1")
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def count(path: Path) -> int:
    with open_workspace(path, actor=LI, read_only=True) as store, store.read() as reading:
        return len(reading.table("parcel"))


def test_the_list_tells_what_came_after_each_backup(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    dialog = shown(command, session_desk)
    tree = dialog.findChild(QTreeWidget, "LowUse.Safety.List")
    assert [row[1] for row in cells(tree)] == ["2 saves since"]
    assert [row[3] for row in cells(tree)] == ["made by hand"]
    button(dialog, "LowUse.Safety.Make").click()
    session_desk.rest()
    assert [row[1] for row in cells(tree)] == ["as it is now", "2 saves since"]
    assert tree.indexOfTopLevelItem(tree.currentItem()) == 0  # the new one
    assert session_desk.said[-1].startswith("Backed up and checked: 20")


def test_without_a_backup_the_list_says_what_to_do(
    command: SafetyCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with create_workspace(folder / "新.gpkg", district="440703", actor=ZHANG) as store:
        new = store.path
    session_desk.open(new)
    dialog = shown(command, session_desk)
    text = dialog.findChild(QLabel, "LowUse.Safety.State.Text").text()
    assert text.startswith("There is no backup yet.")
    assert not button(dialog, "LowUse.Safety.Restore").isEnabled()


def test_a_check_says_what_it_looked_at(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    dialog = shown(command, session_desk)
    button(dialog, "LowUse.Safety.Check").click()
    session_desk.rest()
    verdict = dialog.findChild(QLabel, "LowUse.Safety.Verdict").text()
    first, figures = verdict.split("\n")
    assert first == "The workspace is sound: all data agree with the log."
    assert figures.startswith("4 rows, 5 log lines, the last one ")
    assert "agrees with 1 backups" in verdict
    assert dialog.findChild(QTreeWidget, "LowUse.Safety.Findings").isHidden()


def test_a_check_that_nobody_sees_is_stopped(
    command: SafetyCommand,
    session_desk: SessionDesk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session_desk.open(path)
    dialog = shown(command, session_desk)
    began: list[bool] = []
    ended: list[str] = []

    def endless(_store: object, progress: Progress) -> None:
        began.append(True)
        try:
            while True:
                progress.step(0, 1, "…")
                time.sleep(0.01)
        except BaseException as error:
            ended.append(type(error).__name__)
            raise

    monkeypatch.setattr(check_workspace, "check_workspace", endless)
    dialog.check()
    until(lambda: bool(began))
    dialog.close()
    until(lambda: bool(ended))
    session_desk.rest()
    assert session_desk.errors == []


def test_a_check_names_parcel_person_and_line(
    command: SafetyCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with create_workspace(folder / "改.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", parcel_code="440703001001GB00001")], reason="录入")
        forged = store.path
    forge(forged)
    session_desk.open(forged)
    dialog = shown(command, session_desk)
    dialog.check()
    session_desk.rest()
    found = cells(dialog.findChild(QTreeWidget, "LowUse.Safety.Findings"))
    assert len(found) == 1
    assert "440703001001GB00001" in found[0][0]
    assert found[0][1].startswith("line 2: 张三 (PC-12), ")


def test_the_plan_lists_who_loses_what_and_restoring_reopens(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    dialog = shown(command, session_desk)
    button(dialog, "LowUse.Safety.Restore").click()
    session_desk.rest()
    plan = session_desk.window.findChild(RestoreDialog)
    rows = cells(plan.findChild(QTreeWidget, "LowUse.Restore.Lost"))
    assert [row[1:] for row in rows] == [
        ["李四（PC-7）", "宗地 1 rows", "新增地块"],
        ["张三（PC-12）", "宗地 2 rows", "补录"],
    ]
    people = plan.findChild(QLabel, "LowUse.Restore.People").text()
    assert people == "张三: 1 saves, 2 rows；李四: 1 saves, 1 rows"
    go = button(plan, "LowUse.Restore.Go")
    assert not go.isEnabled()  # no reason yet
    plan.findChild(object, "LowUse.Restore.Reason").setText("误导入")
    assert go.isEnabled()
    said = answer(QMessageBox.StandardButton.No)
    go.click()
    assert said[1].endswith("2 saves, 3 rows.")
    assert count(path) == 4
    answer(QMessageBox.StandardButton.Yes)
    opened: list[bool] = []
    session_desk.session.opened.connect(lambda: opened.append(True))
    go.click()
    session_desk.rest()
    until(lambda: bool(opened))
    session_desk.rest()
    assert session_desk.session.path == path
    assert count(path) == 1
    # What was done is said last: nothing covers it.
    assert "is restored to the state of" in session_desk.said[-1]
    assert "“State before a restore, 20" in session_desk.said[-1]
    assert ".gpkg" not in session_desk.said[-1]
    assert not any("was restored by" in text for text in session_desk.said)
    assert session_desk.errors == []
    with session_desk.session.store.read() as reading:
        line = reading.table("safety_lines", seqs="[3]").to_rows()[0]
    assert (line["actor"], line["reason"]) == ("王主任", "误导入")


def test_the_plan_names_who_is_at_work_and_imports_by_their_file(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    number = "1eef5e39-e6e1-4111-8111-123456789abc"
    with open_workspace(path, actor=LI) as colleague:
        colleague.write([parcel("戊")], reason=f"导入 企业税收.csv {number}")
        colleague.leases.hold("parcel", ["乙", "丙"], "编辑")
        session_desk.open(path)
        until(lambda: session_desk.leases.of("乙") is not None)
        command.plan(next((path.parent / "蓬江.backups").iterdir()))
        session_desk.rest()
        plan = session_desk.window.findChild(RestoreDialog)
        rows = cells(plan.findChild(QTreeWidget, "LowUse.Restore.Lost"))
        assert rows[0][3] == "导入 企业税收.csv"
        said = plan.findChild(QLabel, "LowUse.Restore.AtWork").text()
        assert said.startswith("At work just now: 李四: 编辑, 2 parcels, until ")


def test_who_is_no_manager_may_back_up_and_check_but_not_restore(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    settings.ROLE.set(Role.CLERK)
    session_desk.open(path)
    dialog = shown(command, session_desk)
    assert not button(dialog, "LowUse.Safety.Restore").isEnabled()
    assert "manager" in button(dialog, "LowUse.Safety.Restore").toolTip()
    assert button(dialog, "LowUse.Safety.Make").isEnabled()
    command.plan(next((path.parent / "蓬江.backups").iterdir()))
    session_desk.rest()
    assert session_desk.window.findChild(RestoreDialog) is None


def test_a_colleague_who_restores_is_named_and_the_workspace_opens_anew(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    opened: list[bool] = []
    session_desk.session.opened.connect(lambda: opened.append(True))
    backup = next((path.parent / "蓬江.backups").iterdir())
    restore.restore(path, restore.plan(path, backup, LI), LI, "误导入", None)
    until(lambda: bool(opened))
    session_desk.rest()
    assert "was restored by 李四 on" in session_desk.said[-1]
    assert session_desk.errors == []
    with session_desk.session.store.read() as reading:
        assert len(reading.table("parcel")) == 1


def test_an_old_workspace_is_upgraded_from_its_message(
    command: SafetyCommand, session_desk: SessionDesk, old: Path
) -> None:
    session_desk.open(old)
    session_desk.press("LowUse.Message.Upgrade")
    dialog = command.upgrade()
    assert dialog is not None
    button(dialog, "LowUse.Upgrade.Go").click()
    session_desk.rest()
    until(lambda: session_desk.session.can_write)
    text = dialog.findChild(QLabel, "LowUse.Upgrade.Text").text()
    assert text.startswith(f"Upgraded from version 1 to {meta.SCHEMA_VERSION}.")
    assert "_before-upgrade.gpkg" in text
    assert "24 rows, 8 log lines" in text
    assert session_desk.session.info.schema_version == meta.SCHEMA_VERSION
    assert not any("by a colleague" in text for text in session_desk.said)


def shown_messages(desk: SessionDesk) -> list[str]:
    """What stands in the message bar, the one on top first."""
    bar = desk.desk.bar
    top = bar.currentItem()
    return [top.text(), *(item.text() for item in bar.items() if item is not top)]


def test_word_of_the_opening_covers_neither_a_restore_nor_an_upgrade(
    session_desk: SessionDesk, path: Path, old: Path
) -> None:
    settings.ROLE.set(Role.MANAGER)
    settings.DISPLAY_NAME.set("王主任")
    # In the order of the plugin: word of the opening comes from these.
    workspaces = WorkspaceCommands(session_desk.session, session_desk.messages, session_desk.window)
    command = SafetyCommand(session_desk.context, session_desk.window)
    session_desk.open(old)
    assert any("older version" in text for text in shown_messages(session_desk))
    dialog = command.upgrade()
    assert dialog is not None
    button(dialog, "LowUse.Upgrade.Go").click()
    session_desk.rest()
    until(lambda: session_desk.session.can_write)
    session_desk.rest()
    assert "is upgraded from version" in shown_messages(session_desk)[0]
    assert not any("older version" in text for text in shown_messages(session_desk))
    session_desk.open(path)
    command.plan(next((path.parent / "蓬江.backups").iterdir()))
    session_desk.rest()
    session_desk.window.findChild(RestoreDialog).confirmed.emit("误导入")
    session_desk.rest()
    until(lambda: any("is restored to the state" in text for text in session_desk.said))
    session_desk.rest()
    assert "is restored to the state" in shown_messages(session_desk)[0]
    command.release()
    workspaces.release()


def test_a_file_that_cannot_prove_its_rows_is_upgraded_after_a_second_yes(
    command: SafetyCommand, session_desk: SessionDesk, old: Path
) -> None:
    forge(old)
    session_desk.open(old)
    dialog = command.upgrade()
    assert dialog is not None
    go = button(dialog, "LowUse.Upgrade.Go")
    go.click()
    session_desk.rest()
    assert go.text() == "Upgrade all the same"
    assert session_desk.session.info.schema_version == 1
    go.click()
    session_desk.rest()
    until(lambda: session_desk.session.can_write)
    assert "1 places do not agree" in dialog.findChild(QLabel, "LowUse.Upgrade.Text").text()


def test_a_colleague_who_upgrades_makes_the_workspace_writable_here(
    command: SafetyCommand, session_desk: SessionDesk, old: Path
) -> None:
    session_desk.open(old)
    assert not session_desk.session.can_write
    upgrading.upgrade(old, LI)
    until(lambda: session_desk.session.can_write)
    session_desk.rest()
    assert any("was upgraded by a colleague" in text for text in session_desk.said)


def test_a_damaged_workspace_is_restored_without_being_open(
    command: SafetyCommand, session_desk: SessionDesk, path: Path
) -> None:
    backup = next((path.parent / "蓬江.backups").iterdir())
    path.write_bytes(b"\x00" * 100_000)
    session_desk.session.open(path)
    session_desk.rest()
    assert [error.code for error in session_desk.errors] == ["NOT_A_GEOPACKAGE"]
    assert any("can be restored from one of its backups" in text for text in session_desk.said)
    command.plan(backup, path)
    session_desk.rest()
    plan = session_desk.window.findChild(RestoreDialog)
    plan.findChild(object, "LowUse.Restore.Reason").setText("文件损坏")
    answer(QMessageBox.StandardButton.Yes)
    button(plan, "LowUse.Restore.Go").click()
    session_desk.rest()
    until(lambda: session_desk.session.path == path)
    session_desk.rest()
    assert count(path) == 1


def test_trouble_with_a_backup_is_told_and_the_save_stands(
    command: SafetyCommand, session_desk: SessionDesk, folder: Path
) -> None:
    with create_workspace(folder / "满.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcel("甲")], reason="录入")
        full = store.path
    (folder / "满.backups").write_text("在此")
    session_desk.open(full)
    store = session_desk.session.store
    receipt = store.write([Insert("parcel", "乙", {"district": "440703"})], reason="录入")
    session_desk.rest()
    assert receipt.last_seq == 3
    assert any(text.startswith("No backup can be written to") for text in session_desk.said)

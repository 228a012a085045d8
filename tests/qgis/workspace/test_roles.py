# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a role may do is what the interface offers, and as 查看 nothing writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import processing
import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtWidgets import QAction, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right, Role
from lowuse_plugin.gui.dialogs.importing.dialog import ImportDialog
from lowuse_plugin.gui.dialogs.person_dialog import PersonDialog
from lowuse_plugin.gui.dialogs.workspace.new_workspace_dialog import NewWorkspaceDialog
from lowuse_plugin.gui.options import OptionsPage
from lowuse_plugin.gui.panels.control_line_view import ControlLineView
from lowuse_plugin.gui.panels.tagging_view import TaggingView
from lowuse_plugin.gui.tag_command import TagCommand
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.plugin import LowUsePlugin
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.role_words import role_reason, why_not
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle
from tests.store.support import LI, new_uuid, parcel

VIEWER = "Your role is “viewer”: it changes nothing. The role is set in Options › Low-use land."


@pytest.fixture
def path(folder: Path) -> Path:
    return workspace(folder, "甲.gpkg")


def head(path: Path) -> int:
    with open_workspace(path, actor=LI) as store, store.read() as reading:
        return reading.head().seq


def become(desk: SessionDesk, role: Role) -> None:
    settings.ROLE.set(role.value)
    desk.session.follow_settings()


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None, name
    return found


@pytest.fixture
def views(session_desk: SessionDesk, path: Path) -> Iterator[tuple[TaggingView, ControlLineView]]:
    session_desk.open(path)
    command = TagCommand(session_desk.context, session_desk.window)
    tagging = TaggingView(session_desk.context, show_import=lambda: None)
    line = ControlLineView(
        session_desk.context,
        show_import=lambda: None,
        show_map=lambda: None,
        show_errors=lambda: None,
        end_one=lambda: None,
    )
    session_desk.rest()
    yield tagging, line
    tagging.deleteLater()
    line.deleteLater()
    command.release()


def test_what_each_role_may(session_desk: SessionDesk) -> None:
    rights = {}
    for role in Role:
        settings.ROLE.set(role.value)
        rights[role.value] = [right.value for right in Right if session_desk.session.may(right)]
    assert rights == {
        "viewer": [],
        "clerk": ["edit"],
        "reviewer": ["edit", "decide"],
        "manager": ["edit", "decide", "manage"],
    }
    assert role_reason(Role.VIEWER, Right.EDIT) == VIEWER
    assert "this needs “reviewer”" in role_reason(Role.CLERK, Right.DECIDE)
    assert "this needs “manager”" in role_reason(Role.REVIEWER, Right.MANAGE)
    assert role_reason(Role.MANAGER, Right.MANAGE) == ""


def test_a_new_profile_is_a_clerk_s_and_an_unknown_role_too(session_desk: SessionDesk) -> None:
    assert session_desk.session.role is Role.CLERK
    settings.ROLE.set("emperor")
    assert session_desk.session.role is Role.CLERK


def test_buttons_follow_the_role_at_once(
    session_desk: SessionDesk, views: tuple[TaggingView, ControlLineView]
) -> None:
    tagging, line = views
    session_desk.current.look_at(tagging.pane.list.model.uuid_at(0))
    buttons = [
        button(tagging, "LowUse.Tagging.Identify"),
        button(tagging, "LowUse.Tagging.Tag"),
        button(tagging, "LowUse.Tagging.Withdraw"),
        button(line, "LowUse.ControlLine.Check"),
    ]
    assert all(each.isEnabled() for each in buttons)
    become(session_desk, Role.VIEWER)
    assert [(each.isEnabled(), each.toolTip()) for each in buttons] == [(False, VIEWER)] * 4
    become(session_desk, Role.REVIEWER)
    assert all(each.isEnabled() and each.toolTip() != VIEWER for each in buttons)


def test_nothing_writes_as_viewer_whatever_is_called(
    session_desk: SessionDesk, views: tuple[TaggingView, ControlLineView], path: Path
) -> None:
    tagging, line = views
    session_desk.current.look_at(tagging.pane.list.model.uuid_at(0))
    command = session_desk.window.findChild(TagCommand)
    command.form.kinds.choose(("1",))
    command.tag_chosen()
    session_desk.rest()
    tagging.identify()
    session_desk.rest()
    session_desk.context.undo.note("any", "saved before")
    become(session_desk, Role.VIEWER)
    before = head(path)
    tagging.identify()
    command.tag_chosen()
    command.withdraw_chosen()
    assert command.tag(["p1"]) is False
    line.check()
    session_desk.context.undo.undo_last()
    session_desk.context.undo.undo("any")
    session_desk.leases.hold("parcel", ["p1"], "编辑")
    session_desk.rest()
    store = session_desk.session.store
    assert store is not None
    for work in (
        lambda: store.write([parcel(new_uuid())], reason=""),
        store.rebuild_state,
        lambda: store.leases.hold("parcel", ["p1"], ""),
    ):
        with pytest.raises(LowUseError) as refused:
            work()
        assert refused.value.params["detail"] == "ROLE_VIEWER"
    assert head(path) == before
    assert session_desk.said[-1] == VIEWER
    assert session_desk.errors == []


def test_a_viewer_is_told_when_he_opens_and_sees_everything(
    session_desk: SessionDesk, path: Path
) -> None:
    settings.ROLE.set("viewer")
    settings.DISPLAY_NAME.set("赵六")
    commands = WorkspaceCommands(session_desk.session, session_desk.messages, session_desk.window)
    commands.reopen(path)
    session_desk.rest()
    assert session_desk.said[-1].endswith(VIEWER)
    assert len(session_desk.book.table or ()) == 3
    assert why_not(session_desk.session) == VIEWER
    commands.create()
    assert session_desk.said[-1] == VIEWER
    assert session_desk.window.findChild(QDialog, "LowUse.NewWorkspace") is None
    commands.release()


def test_why_not_says_what_stands_in_the_way(
    session_desk: SessionDesk, path: Path, write_protect: Callable[[], None]
) -> None:
    session = session_desk.session
    assert why_not(session) == "Open a workspace first."
    write_protect()
    session_desk.open(path)
    assert "may not be written by you" in why_not(session)
    assert "this needs “manager”" in why_not(session, Right.MANAGE)
    settings.ROLE.set("manager")
    assert why_not(session, Right.MANAGE) == ""
    assert not session.can_write


def test_another_name_stands_in_the_log_from_the_next_save_on(
    session_desk: SessionDesk, path: Path
) -> None:
    settings.DISPLAY_NAME.set("张三")
    session_desk.open(path)
    store = session_desk.session.store
    assert store is not None
    store.write([parcel("a")], reason="")
    page = OptionsPage(session_desk.session.follow_settings)
    page.findChild(QLineEdit, "LowUse.Options.Name").setText("张三丰")
    page.apply()
    store.write([parcel("b")], reason="")
    page.deleteLater()
    with store.read() as reading:
        names = reading.connection.execute(
            "SELECT actor, os_user <> '', machine <> '' FROM lup_log ORDER BY seq DESC LIMIT 2"
        ).fetchall()
    assert names == [("张三丰", 1, 1), ("张三", 1, 1)]


# -- in the plugin --------------------------------------------------------------------------------


@pytest.fixture
def plugin(
    desk: Desk, own_settings: None, qgis_new_project: None, qgis_processing: None
) -> Iterator[LowUsePlugin]:
    plugin = LowUsePlugin(desk)
    plugin.initGui()
    yield plugin
    plugin.unload()


def action(desk: Desk, name: str) -> QAction:
    found = desk.window.findChild(QAction, name)
    assert found is not None, name
    return found


def opened(desk: Desk, path: Path) -> None:
    session = desk.window.findChild(WorkspaceSession)
    session.open(path)
    until(lambda: session.store is not None)


def test_toolbar_and_options_follow_the_role(desk: Desk, plugin: LowUsePlugin, path: Path) -> None:
    settings.DISPLAY_NAME.set("张三")
    opened(desk, path)
    bring_in, map_sheet = action(desk, "LowUse.Import"), action(desk, "LowUse.Map")
    assert bring_in.isEnabled()
    page = desk.options[0].createWidget()
    box = page.findChild(QComboBox, "LowUse.Options.Role")
    assert box.currentData() == "clerk"
    box.setCurrentIndex(box.findData("viewer"))
    page.apply()
    page.deleteLater()
    assert (bring_in.isEnabled(), bring_in.toolTip()) == (False, VIEWER)
    assert map_sheet.isEnabled()
    action(desk, "LowUse.UndoLast").trigger()
    assert VIEWER in [item.text() for item in desk.bar.items()]
    action(desk, "LowUse.Close").trigger()
    assert not map_sheet.isEnabled()


def test_name_and_role_are_asked_once(desk: Desk, plugin: LowUsePlugin, path: Path) -> None:
    opened(desk, path)
    dialog = desk.window.findChild(PersonDialog)
    assert dialog is not None
    ok = button(dialog, "LowUse.Person.Ok")
    name = dialog.findChild(QLineEdit, "LowUse.Person.Name")
    name.setText("  ")
    assert not ok.isEnabled()
    name.setText(" 王 五 ")
    role = dialog.findChild(QComboBox, "LowUse.Person.Role")
    role.setCurrentIndex(role.findData("reviewer"))
    ok.click()
    assert (settings.DISPLAY_NAME.get(), settings.ROLE.get()) == ("王 五", "reviewer")
    settle()
    assert desk.window.findChild(PersonDialog) is None
    action(desk, "LowUse.Close").trigger()
    opened(desk, path)
    assert desk.window.findChild(PersonDialog) is None


def test_what_is_put_off_is_asked_at_the_next_opening(
    desk: Desk, plugin: LowUsePlugin, path: Path
) -> None:
    opened(desk, path)
    button(desk.window.findChild(PersonDialog), "LowUse.Person.Later").click()
    settle()
    assert desk.window.findChild(PersonDialog) is None
    assert not settings.DISPLAY_NAME.is_set()
    action(desk, "LowUse.Close").trigger()
    opened(desk, path)
    assert desk.window.findChild(PersonDialog) is not None


# -- dialogs and algorithms -----------------------------------------------------------------------


def test_the_import_dialog_imports_nothing_as_viewer(session_desk: SessionDesk, path: Path) -> None:
    session_desk.open(path)
    dialog = ImportDialog(session_desk.session, session_desk.tasks, session_desk.messages)
    become(session_desk, Role.VIEWER)
    assert dialog.findChild(QLabel, "LowUse.Import.Missing").text() == VIEWER
    assert not button(dialog, "LowUse.Import.Run").isEnabled()
    dialog.close()
    dialog.deleteLater()


def test_a_viewer_makes_no_workspace(own_settings: None, folder: Path) -> None:
    dialog = NewWorkspaceDialog(str(folder), "张三")
    role = dialog.findChild(QComboBox, "LowUse.NewWorkspace.Role")
    make = button(dialog, "LowUse.NewWorkspace.Make")
    assert make.isEnabled()
    role.setCurrentIndex(role.findData("viewer"))
    assert not make.isEnabled()
    assert dialog.findChild(QLabel, "LowUse.NewWorkspace.Outcome").text() == VIEWER
    dialog.deleteLater()


def test_algorithms_write_nothing_as_viewer(
    own_settings: None, provider: object, path: Path, folder: Path
) -> None:
    before = head(path)
    settings.ROLE.set("viewer")
    with pytest.raises(QgsProcessingException, match="viewer"):
        processing.run("lowuse:checkcontrolline", {"WORKSPACE": str(path)})
    with pytest.raises(QgsProcessingException, match="viewer"):
        processing.run(
            "lowuse:createworkspace",
            {"WORKSPACE": str(folder / "新.gpkg"), "DISTRICT": "440703"},
        )
    assert not (folder / "新.gpkg").exists()
    assert head(path) == before

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Making, opening, closing and practising, as a user does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QMessageBox

from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.gui.dialogs.workspace.new_workspace_dialog import NewWorkspaceDialog
from lowuse_plugin.gui.workspace import workspace_commands
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.qgis.layers.layer_desk import workspace
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import add, parcel


@pytest.fixture
def commands(session_desk: SessionDesk) -> Iterator[WorkspaceCommands]:
    commands = WorkspaceCommands(session_desk.session, session_desk.messages, session_desk.window)
    yield commands
    commands.deleteLater()


@pytest.fixture
def training(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the training workspace is; one parcel stands for the sample."""

    def fill(store: WorkspaceStore, _progress: Progress) -> None:
        add(store, "parcel", [parcel(0, 10)])

    path = folder / "演练" / "演练库.gpkg"
    monkeypatch.setattr(workspace_commands, "training_workspace", lambda: path)
    monkeypatch.setattr(workspace_commands, "fill", fill)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let the user choose a file, or nothing."""
    answer = (str(path) if path else "", "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: answer)


def answer(button: QMessageBox.StandardButton) -> None:
    """Press a button of the next question."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert box.objectName() == "LowUse.ResetTraining"
        box.button(button).click()

    QTimer.singleShot(0, press)


def test_a_new_workspace_is_made_from_the_answers(
    commands: WorkspaceCommands, session_desk: SessionDesk, folder: Path
) -> None:
    settings.WORKSPACE_FOLDER.set(str(folder))
    commands.create()
    dialog = session_desk.window.findChild(NewWorkspaceDialog)
    districts = dialog.findChild(QComboBox, "LowUse.NewWorkspace.District")
    districts.setCurrentIndex(districts.findData("440785"))
    assert dialog.findChild(QgsFileWidget).filePath() == str(folder)
    dialog.findChild(QLineEdit, "LowUse.NewWorkspace.Person").setText(" 张三 ")
    dialog.accept()
    session_desk.rest()
    assert session_desk.session.path == folder / "低效用地_恩平市.gpkg"
    assert session_desk.session.info.crs == "EPSG:4525"
    assert settings.DISPLAY_NAME.get() == "张三"
    assert session_desk.said == ["低效用地_恩平市 is open (Enping, EPSG:4525)."]
    assert settings.RECENT_WORKSPACES.get() == [folder / "低效用地_恩平市.gpkg"]
    assert session_desk.window.findChild(NewWorkspaceDialog) is None


def test_a_dialog_that_is_left_makes_nothing(
    commands: WorkspaceCommands, session_desk: SessionDesk, folder: Path
) -> None:
    settings.WORKSPACE_FOLDER.set(str(folder))
    commands.create()
    session_desk.window.findChild(NewWorkspaceDialog).reject()
    session_desk.rest()
    assert list(folder.iterdir()) == []
    assert session_desk.window.findChild(NewWorkspaceDialog) is None


def test_a_chosen_file_is_opened(
    commands: WorkspaceCommands,
    session_desk: SessionDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, None)
    commands.open()
    session_desk.rest()
    assert session_desk.session.store is None
    path = workspace(folder)
    choose(monkeypatch, path)
    commands.open()
    session_desk.rest()
    assert session_desk.session.path == path
    assert settings.WORKSPACE_FOLDER.get() == str(folder)
    commands.close()
    assert session_desk.session.store is None


def test_a_recent_file_that_is_gone_is_named_and_stays_for_when_the_share_is_back(
    commands: WorkspaceCommands, session_desk: SessionDesk, folder: Path
) -> None:
    settings.RECENT_WORKSPACES.add(folder / "没有了.gpkg")
    commands.reopen(folder / "没有了.gpkg")
    session_desk.rest()
    assert "没有了.gpkg" in session_desk.said[-1]
    assert settings.RECENT_WORKSPACES.get() == [folder / "没有了.gpkg"]
    settings.RECENT_WORKSPACES.reset()


def test_a_workspace_that_can_only_be_read_says_why(
    commands: WorkspaceCommands,
    session_desk: SessionDesk,
    folder: Path,
    write_protect: Callable[[], None],
) -> None:
    path = workspace(folder)
    write_protect()
    commands.reopen(path)
    session_desk.rest()
    [said] = session_desk.said
    assert said.startswith("工作库 1 is open (Jianghai, EPSG:4526). The file may not be written")


def test_without_shapely_nothing_is_begun(
    commands: WorkspaceCommands, session_desk: SessionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_commands, "shapely_problem", lambda: "shapely is missing")
    commands.create()
    commands.train()
    commands.reopen(Path("x.gpkg"))
    assert session_desk.said == ["shapely is missing"] * 3
    assert session_desk.window.findChild(NewWorkspaceDialog) is None
    assert not session_desk.session.is_opening


def test_training_is_made_once_and_is_no_recent_workspace(
    commands: WorkspaceCommands, session_desk: SessionDesk, training: Path
) -> None:
    commands.train()
    session_desk.rest()
    assert session_desk.session.path == training
    assert session_desk.session.is_training
    first = session_desk.session.info.store_id
    commands.close()
    commands.train()
    session_desk.rest()
    assert session_desk.session.info.store_id == first
    assert settings.RECENT_WORKSPACES.get() == []


def test_training_begins_anew_only_after_a_yes(
    commands: WorkspaceCommands, session_desk: SessionDesk, training: Path
) -> None:
    commands.train()
    session_desk.rest()
    add(session_desk.session.store, "parcel", [parcel(100, 110)])
    first = session_desk.session.info.store_id
    answer(QMessageBox.StandardButton.No)
    session_desk.press("LowUse.Message.ResetTraining")
    session_desk.rest()
    assert session_desk.session.info.store_id == first
    answer(QMessageBox.StandardButton.Yes)
    commands.reset_training()
    session_desk.rest()
    assert session_desk.session.info.store_id != first
    with session_desk.session.store.read() as reading:
        assert len(reading.table("parcel")) == 1


def test_a_real_workspace_stays_open_while_training_is_thrown_away(
    commands: WorkspaceCommands, session_desk: SessionDesk, training: Path, folder: Path
) -> None:
    session_desk.open(workspace(folder))
    training.parent.mkdir()
    training.write_bytes(b"")
    answer(QMessageBox.StandardButton.Yes)
    commands.reset_training()
    assert session_desk.session.path == folder / "工作库 1.gpkg"
    session_desk.rest()
    assert session_desk.session.path == training


def test_training_that_was_stopped_half_way_is_made_anew(
    commands: WorkspaceCommands,
    session_desk: SessionDesk,
    training: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks_off(store: WorkspaceStore, _progress: Progress) -> None:
        add(store, "parcel", [parcel(0, 10)])
        raise OSError("no room")

    with monkeypatch.context() as trouble:
        trouble.setattr(workspace_commands, "fill", breaks_off)
        commands.train()
        session_desk.rest()
    assert session_desk.session.store is None
    commands.train()
    session_desk.rest()
    assert session_desk.session.is_training

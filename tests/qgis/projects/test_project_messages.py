# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A project brings its workspace back, asks where it is, and offers layers that went."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QFileDialog

from lowuse_plugin.gui.leaving import agreed
from lowuse_plugin.gui.projects.messages import ProjectMessages
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge.layers.roles import CONTROL_LINE
from lowuse_plugin.qgis_bridge.projects.link import ProjectLink
from tests.qgis.layers.layer_desk import until, workspace
from tests.qgis.session_desk import SessionDesk

pytestmark = pytest.mark.map_layers


@pytest.fixture
def link(session_desk: SessionDesk, workspaces: WorkspaceCommands) -> Iterator[ProjectLink]:
    link = ProjectLink(
        QgsProject.instance(), session_desk.session, session_desk.layers, session_desk.tasks
    )
    ProjectMessages(
        link, session_desk.layers, session_desk.session, session_desk.messages,
        workspaces.reopen, session_desk.owner,
    )  # fmt: skip
    yield link
    link.stop()
    workspaces.release()


@pytest.fixture
def workspaces(session_desk: SessionDesk) -> WorkspaceCommands:
    return WorkspaceCommands(session_desk.session, session_desk.messages, session_desk.window)


@pytest.fixture
def project(session_desk: SessionDesk, link: ProjectLink, folder: Path) -> Path:
    """A saved project with the layers of a workspace, which is closed again."""
    session_desk.open(workspace(folder, "甲.gpkg"))
    path = folder / "项目.qgz"
    assert QgsProject.instance().write(str(path))
    session_desk.session.close()
    return path


def read(session_desk: SessionDesk, project: Path) -> None:
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(project))
    session_desk.rest()


def test_the_workspace_of_a_project_is_opened(
    session_desk: SessionDesk, project: Path, folder: Path
) -> None:
    read(session_desk, project)
    assert session_desk.session.path == folder / "甲.gpkg"


def test_while_another_one_is_open_it_is_offered(
    session_desk: SessionDesk, project: Path, folder: Path
) -> None:
    QgsProject.instance().clear()
    session_desk.open(workspace(folder, "乙.gpkg"))
    read(session_desk, project)
    assert session_desk.session.path == folder / "乙.gpkg"
    time.sleep(0.4)  # the layers of 乙 went with its project, of which word comes later
    session_desk.rest()
    assert "The project shows 甲 too, which is not open." in session_desk.said
    session_desk.press("LowUse.Message.Switch")
    session_desk.rest()
    assert session_desk.session.path == folder / "甲.gpkg"


def test_a_workspace_that_is_gone_is_asked_for(
    session_desk: SessionDesk, project: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = folder / "别处"
    elsewhere.mkdir()
    (folder / "甲.gpkg").rename(elsewhere / "甲.gpkg")
    read(session_desk, project)
    assert session_desk.session.store is None
    said = session_desk.said[-1]
    assert said.startswith(f"The workspace 甲.gpkg of this project is not at {folder}.")
    answers = iter(["", str(elsewhere / "甲.gpkg")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(answers), ""))
    session_desk.press("LowUse.Message.Choose")
    session_desk.rest()
    assert session_desk.session.store is None
    read(session_desk, project)
    session_desk.press("LowUse.Message.Choose")
    session_desk.rest()
    assert session_desk.session.path == elsewhere / "甲.gpkg"


def test_unsaved_work_is_asked_about_before_the_workspace_of_the_project_is_opened(
    session_desk: SessionDesk,
    project: Path,
    folder: Path,
    workspaces: WorkspaceCommands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stays = [True]
    workspaces.leaving.add(agreed(lambda: not stays[0]))
    session_desk.open(workspace(folder, "乙.gpkg"))
    read(session_desk, project)
    session_desk.press("LowUse.Message.Switch")
    session_desk.rest()
    assert session_desk.session.path == folder / "乙.gpkg"
    elsewhere = folder / "丙.gpkg"
    (folder / "甲.gpkg").rename(elsewhere)
    read(session_desk, project)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(elsewhere), ""))
    session_desk.press("LowUse.Message.Choose")
    session_desk.rest()
    assert session_desk.session.path == folder / "乙.gpkg"
    stays[0] = False
    read(session_desk, project)
    session_desk.press("LowUse.Message.Choose")
    session_desk.rest()
    assert session_desk.session.path == elsewhere


@pytest.mark.usefixtures("link")
def test_layers_that_went_are_offered_back(session_desk: SessionDesk, folder: Path) -> None:
    session_desk.open(workspace(folder))
    before = session_desk.said
    QgsProject.instance().removeMapLayer(session_desk.layers.layer(CONTROL_LINE).id())
    until(lambda: session_desk.said != before)
    assert session_desk.said == ["1 layers of the workspace were removed from the project."]
    session_desk.press("LowUse.Message.Restore")
    session_desk.rest()
    assert session_desk.layers.layer(CONTROL_LINE) is not None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""存放位置检查 in QGIS: findings, lock test, transaction groups, layers on the file itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from lowuse_plugin.domain.lock_tests import Verdict
from lowuse_plugin.domain.place_findings import Surroundings
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.workspace.place_command import PlaceCommand
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.cache import store_of
from lowuse_plugin.store import lock_test, lockfile, look_around
from lowuse_plugin.store.connection import open_writer
from tests.qgis.layers.layer_desk import until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.store.support import finish, start

pytestmark = pytest.mark.map_layers

CHECK = """
from lowuse_plugin.store import lock_test
with open_workspace(path, actor=me) as store:
    while True:
        try:
            test = lock_test.check(store, lambda left: None)
            break
        except LowUseError as error:
            assert error.code == "LOCK_TEST_NOBODY", error
            time.sleep(0.05)
    print(test.verdict.value, bool(test.at_utc))
"""
OCCUPY = """
from lowuse_plugin.store import lock_test
with open_workspace(path, actor=me) as store:
    print(lock_test.occupy(store, lambda left: None, seconds=30).verdict.value)
"""


@pytest.fixture
def place(session_desk: SessionDesk) -> Iterator[PlaceCommand]:
    command = PlaceCommand(session_desk.context, session_desk.window)
    yield command
    command.release()


def layer_on(source: str, provider: str = "ogr") -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, "直接打开", provider, options)
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer


def dialog_of(place: PlaceCommand, desk: SessionDesk):
    place.show()
    desk.rest()
    return place._dialog


def text(dialog, name: str) -> str:
    return dialog.findChild(QLabel, f"LowUse.Place.{name}").text()


def press(dialog, name: str) -> None:
    button = dialog.findChild(QPushButton, f"LowUse.Place.{name}")
    assert button.isEnabled()
    button.click()


# -- the dialog -----------------------------------------------------------------------------------


def test_the_dialog_lists_every_finding_with_its_advice(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    session_desk.open(path)
    dialog = dialog_of(place, session_desk)
    assert text(dialog, "File") == str(path)
    assert str(folder) in text(dialog, "Finding.PLACE_LOCAL")
    assert text(dialog, "Finding.PLACE_WRITABLE")
    assert text(dialog, "Severity.PLACE_LOCAL").startswith("✓")
    session_desk.session.close()
    session_desk.rest()
    assert not dialog.isVisible()


def test_why_a_workspace_is_only_read_names_the_file(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    surrounded(monkeypatch, Surroundings("D:/", read_only_reason="SCHEMA_NEWER"))
    session_desk.open(workspace(folder))
    dialog = dialog_of(place, session_desk)
    assert "工作库 1.gpkg" in text(dialog, "Finding.PLACE_READ_ONLY")


def test_without_a_workspace_the_command_says_what_to_do(
    session_desk: SessionDesk, place: PlaceCommand
) -> None:
    place.show()
    assert session_desk.said[-1]
    assert place._dialog is None


def test_only_who_looks_after_the_file_may_hold_for_a_test(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    session_desk.open(workspace(folder))
    for role, hold, check in (
        (Role.VIEWER, False, False), (Role.CLERK, False, True), (Role.MANAGER, True, True),
    ):  # fmt: skip
        settings.ROLE.set(role.value)
        session_desk.session.follow_settings()
        dialog = dialog_of(place, session_desk)
        for name, may in (("Occupy", hold), ("Check", check)):
            button = dialog.findChild(QPushButton, f"LowUse.Place.{name}")
            assert button.isEnabled() is may
            assert bool(button.toolTip()) is not may


def test_holding_here_is_answered_by_another_pc_and_logged(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    settings.ROLE.set(Role.MANAGER.value)
    session_desk.open(path)
    dialog = dialog_of(place, session_desk)
    other = start(CHECK, path, "B")
    press(dialog, "Occupy")
    until(lambda: not session_desk.tasks.busy, 40)
    session_desk.rest()
    assert finish(other).split() == ["both", "True"]
    assert "PC-B" in text(dialog, "Said")
    assert "PC-B" in text(dialog, "Finding.PLACE_TESTED")
    with session_desk.session.store.read() as reading:
        (test,) = lock_test.past_tests(reading)
    assert test.verdict is Verdict.BOTH


def test_checking_here_sees_what_another_pc_holds(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    session_desk.open(path)
    dialog = dialog_of(place, session_desk)
    other = start(OCCUPY, path, "A")
    try:
        until(lambda: lock_test.invitation_path(path).exists())
        press(dialog, "Check")
        until(lambda: not session_desk.tasks.busy, 40)
        session_desk.rest()
        assert finish(other).strip() == "both"
    finally:
        other.kill()
    assert "PC-A" in text(dialog, "Finding.PLACE_TESTED")


def test_holding_can_be_stopped(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    settings.ROLE.set(Role.MANAGER.value)
    session_desk.open(path)
    dialog = dialog_of(place, session_desk)
    press(dialog, "Occupy")
    until(lambda: lock_test.invitation_path(path).exists())
    dialog.findChild(QPushButton, "LowUse.TaskProgress.Cancel").click()
    session_desk.rest()
    assert not lock_test.invitation_path(path).exists()
    assert text(dialog, "Said")
    assert dialog.findChild(QPushButton, "LowUse.Place.Occupy").isEnabled()


@pytest.mark.parametrize("leave", ["close the dialog", "press Esc", "close the workspace"])
def test_nothing_is_held_that_nobody_sees(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path, leave: str
) -> None:
    path = workspace(folder)
    settings.ROLE.set(Role.MANAGER.value)
    session_desk.open(path)
    dialog = dialog_of(place, session_desk)
    press(dialog, "Occupy")
    until(lambda: lock_test.invitation_path(path).exists())
    if leave == "close the workspace":
        session_desk.session.close()
    else:
        (dialog.close if leave == "close the dialog" else dialog.reject)()
    session_desk.rest()
    until(lambda: not lockfile.lock_path(path).exists(), 5)
    assert not lock_test.invitation_path(path).exists()
    assert not dialog.isVisible()


def test_where_nobody_holds_the_check_says_so(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    session_desk.open(workspace(folder))
    dialog = dialog_of(place, session_desk)
    press(dialog, "Check")
    session_desk.rest()
    assert "工作库 1.gpkg" in text(dialog, "Said")


# -- at opening -----------------------------------------------------------------------------------


def surrounded(monkeypatch: pytest.MonkeyPatch, found: Surroundings) -> None:
    monkeypatch.setattr(look_around, "look_around", lambda _store: found)


def test_a_good_place_is_not_talked_about(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    surrounded(monkeypatch, Surroundings("D:/", small_write_ms=1.0))
    session_desk.open(workspace(folder))
    assert session_desk.said == []


def test_a_bad_place_is_told_once_with_the_way_to_the_dialog(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Surroundings("//srv/x", network=True, small_write_ms=50, no_locks_option="nobrl")
    surrounded(monkeypatch, found)
    session_desk.open(workspace(folder))
    assert len(session_desk.said) == 1
    assert "nobrl" in session_desk.said[0]
    session_desk.press("LowUse.Message.Place")
    assert place._dialog.isVisible()


@pytest.mark.parametrize(("role", "told"), [(Role.CLERK, False), (Role.MANAGER, True)])
def test_an_untested_share_is_told_to_who_can_do_something_about_it(
    *, session_desk: SessionDesk, place: PlaceCommand, folder: Path,
    monkeypatch: pytest.MonkeyPatch, role: Role, told: bool,
) -> None:  # fmt: skip
    settings.ROLE.set(role.value)
    surrounded(monkeypatch, Surroundings("//srv/x", network=True))
    session_desk.open(workspace(folder))
    assert bool(session_desk.said) is told


# -- transaction groups ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mode", [Qgis.TransactionMode.AutomaticGroups, Qgis.TransactionMode.BufferedGroups]
)
def test_transaction_groups_are_told_and_switched_off_by_one_button(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path, mode: Qgis.TransactionMode
) -> None:
    project = QgsProject.instance()
    assert project.setTransactionMode(mode)
    session_desk.open(workspace(folder))
    assert project.transactionMode() == mode
    session_desk.press("LowUse.Message.Groups")
    assert project.transactionMode() == Qgis.TransactionMode.Disabled
    assert project.setTransactionMode(mode)
    session_desk.rest()
    session_desk.press("LowUse.Message.Groups")
    assert project.transactionMode() == Qgis.TransactionMode.Disabled


def test_transaction_groups_are_nobodys_business_without_a_workspace(
    session_desk: SessionDesk, place: PlaceCommand
) -> None:
    assert QgsProject.instance().setTransactionMode(Qgis.TransactionMode.AutomaticGroups)
    session_desk.rest()
    assert session_desk.said == []


# -- layers on the file itself (P11) --------------------------------------------------------------


def spelled(path: Path, how: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One of the ways in which a path may lead to a file."""
    if how == "plain":
        return str(path)
    if how == "dotted":
        return f"{path.parent}/./{path.name}"
    if how == "relative":
        monkeypatch.chdir(elsewhere)
        return os.path.relpath(path, elsewhere)
    if how == "link":
        link = elsewhere / "快捷.gpkg"
        link.symlink_to(path)
        return str(link)
    folder = elsewhere / "链接夹"
    folder.symlink_to(path.parent, target_is_directory=True)
    return str(folder / path.name)


@pytest.mark.parametrize("how", ["plain", "dotted", "relative", "link", "linked folder"])
def test_a_layer_on_the_file_itself_is_shown_the_copy_instead(
    *, session_desk: SessionDesk, place: PlaceCommand, folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, how: str,
) -> None:  # fmt: skip
    path = workspace(folder)
    session_desk.open(path)
    layer = layer_on(f"{spelled(path, how, tmp_path, monkeypatch)}|layername=parcel")
    layer.setSubsetString("\"district\" = '440704'")
    session_desk.rest()
    session_desk.press("LowUse.Message.RepairLayers")
    assert layer.isValid()
    assert store_of(layer.source())
    assert layer.subsetString()
    assert layer.featureCount() == 3
    assert not layer.startEditing()
    session_desk.rest()
    assert not any("直接打开" in said for said in session_desk.said)


def test_a_layer_without_a_table_in_its_source_is_repaired_too(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    session_desk.open(path)
    layer = layer_on(str(path))
    fields = [field.name() for field in layer.fields()]
    session_desk.rest()
    session_desk.press("LowUse.Message.RepairLayers")
    assert store_of(layer.source())
    assert [field.name() for field in layer.fields()] == fields


def test_a_layer_that_was_there_first_is_found_when_the_workspace_is_opened(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    layer_id = layer_on(f"{path}|layername=parcel_map").id()
    assert session_desk.said == []
    session_desk.open(path)
    session_desk.press("LowUse.Message.RemoveLayers")
    assert QgsProject.instance().mapLayer(layer_id) is None


def test_a_layer_that_is_given_the_file_as_its_source_is_found(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    other = workspace(folder, "工作库 2.gpkg")
    session_desk.open(path)
    layer = layer_on(f"{other}|layername=parcel")
    session_desk.rest()
    assert session_desk.said == []
    layer.setDataSource(f"{path}|layername=parcel", "直接打开", "ogr")
    session_desk.rest()
    session_desk.press("LowUse.Message.RepairLayers")
    assert store_of(layer.source())


def test_a_project_with_a_relative_source_is_repaired_for_good(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    project = QgsProject.instance()
    layer_on(f"{path}|layername=parcel")
    file = folder / "地图.qgs"
    assert project.write(str(file))
    assert "./工作库 1.gpkg" in file.read_text("utf-8")
    project.clear()
    session_desk.open(path)
    assert project.read(str(file))
    session_desk.rest()
    session_desk.press("LowUse.Message.RepairLayers")
    assert project.write(str(file))
    assert "工作库 1.gpkg|layername=parcel<" not in file.read_text("utf-8")


def test_a_layer_that_is_being_edited_is_left_and_named(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    session_desk.open(path)
    layer = layer_on(f"{path}|layername=parcel")
    session_desk.rest()
    assert layer.startEditing()
    session_desk.press("LowUse.Message.RepairLayers")
    assert not store_of(layer.source())
    assert "直接打开" in session_desk.said[-1]
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer.id())


def test_layers_of_other_files_and_of_the_copy_are_left_alone(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    path = workspace(folder)
    other = workspace(folder, "工作库 2.gpkg")
    session_desk.open(path)
    layer_on(f"{other}|layername=parcel")
    layer_on(session_desk.session.store.layer_source("parcel"))
    session_desk.rest()
    assert session_desk.said == []


LOCKED_OUT = (
    "import sqlite3, sys\n"
    "sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
)  # fmt: skip


def test_other_processes_stay_locked_out_while_qgis_opens_and_closes_the_file(
    session_desk: SessionDesk, place: PlaceCommand, folder: Path
) -> None:
    """The guard at work: POSIX would drop the lock with the layer."""
    path = workspace(folder)
    session_desk.open(path)
    holding = open_writer(session_desk.session.store.path)
    holding.execute("BEGIN IMMEDIATE")
    for _ in range(3):
        layer = layer_on(f"{path}|layername=parcel")
        assert layer.featureCount() == 3
        QgsProject.instance().removeMapLayer(layer.id())
    other = subprocess.run(
        [sys.executable, "-c", LOCKED_OUT, str(path)], capture_output=True, text=True, check=False
    )
    holding.execute("ROLLBACK")
    holding.close()
    assert "database is locked" in other.stderr

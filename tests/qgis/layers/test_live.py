# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a colleague in another process saves or begins is seen here within five seconds (P7)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton

from lowuse_plugin.gui.dialogs.rows.edit_dialog import EditDialog
from lowuse_plugin.gui.panels.control_line_view import ControlLineView
from lowuse_plugin.gui.panels.tagging_view import TaggingView
from lowuse_plugin.gui.parcels.edit_command import EditCommand
from lowuse_plugin.gui.parcels.lease_command import LeaseCommand
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle
from tests.services.parcels.parcel_workspace import parcel_workspace
from tests.store.support import LI, finish, new_uuid, parcel, start

PROMISED_S = 5.0

SAVES = """
with open_workspace(path, actor=me) as store:
    with store.read() as reading:
        version = reading.row("parcel", "a")["row_version"]
    print("ready", flush=True)
    sys.stdin.readline()
    store.write([Update("parcel", "a", version, {"holder_name": "新主人"})], reason="权利人变更")
    print(time.time(), flush=True)
    sys.stdin.readline()
    store.leases.hold("parcel", ["a"], "编辑界址")
    print(time.time(), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once; every test has a copy."""
    with parcel_workspace(tmp_path_factory.mktemp("built")) as store:
        return store.path


@pytest.fixture
def path(folder: Path, built: Path) -> Path:
    return Path(copy(built, folder))


@pytest.fixture
def usual_desk(desk: Desk, session_desk: SessionDesk) -> Iterator[SessionDesk]:
    """A session that looks for colleagues' saves as often as everybody's does."""
    usual = SessionDesk(desk, float(settings.CHECK_INTERVAL_S.get()))
    yield usual
    usual.stop()


@pytest.fixture
def view(session_desk: SessionDesk, path: Path) -> Iterator[TaggingView]:
    settings.DISPLAY_NAME.set("王五")
    session_desk.open(path)
    with shown(session_desk) as view:
        yield view


@contextmanager
def shown(desk: SessionDesk) -> Iterator[TaggingView]:
    view = TaggingView(desk.context, show_import=lambda: None)
    try:
        view.show()
        settle()
        desk.current.look_at("a")
        until(lambda: view.pane.card.uuid == "a")
        yield view
    finally:
        view.deleteLater()
        settle()


def label(view: TaggingView, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def cell(view: TaggingView, uuid: str, column: int = 0, role: int = 0) -> str:
    model = view.pane.list.model
    return str(model.data(model.index(model.row_of(uuid), column), role))


def on_map(uuid: str) -> str:
    """What the layer of the user's project says of a parcel."""
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty("lowuse/role") == "parcels":
            for feature in layer.getFeatures():
                if feature["uuid"] == uuid:
                    return str(feature["holder_name"])
    return ""


def test_looking_every_second_or_two_is_the_default(own_settings: None) -> None:
    assert settings.CHECK_INTERVAL_S.default <= PROMISED_S - 1


def test_another_process_s_save_and_lease_are_seen_in_time(
    usual_desk: SessionDesk, path: Path
) -> None:
    settings.DISPLAY_NAME.set("王五")
    usual_desk.open(path)
    with shown(usual_desk) as view:
        follow_a_colleague(view, path)


def follow_a_colleague(view: TaggingView, path: Path) -> None:
    process = start(SAVES, path, "李四")
    assert process.stdin is not None
    assert process.stdout is not None

    def told() -> float:
        process.stdin.write("\n")  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
        return float(process.stdout.readline())  # type: ignore[union-attr]

    assert process.stdout.readline() == "ready\n"
    saved_at = told()
    left = PROMISED_S - (time.time() - saved_at)
    until(
        lambda: (
            cell(view, "a", 1) == "新主人"
            and label(view, "LowUse.Card.Holder") == "新主人"
            and on_map("a") == "新主人"
            and view.findChild(QLabel, "LowUse.Tagging.News").toolTip().startswith("李四 saved at ")
        ),
        left,
    )
    assert view.findChild(QLabel, "LowUse.Tagging.News").toolTip().endswith(": 权利人变更")
    held_at = told()
    left = PROMISED_S - (time.time() - held_at)
    until(
        lambda: (
            cell(view, "a").endswith(" ✎")
            and "✎ 李四 is at work: 编辑界址, until " in label(view, "LowUse.Card.Badges")
        ),
        left,
    )
    process.stdin.write("\n")
    finish(process)
    until(lambda: not cell(view, "a").endswith("✎"), PROMISED_S)
    assert "✎" not in label(view, "LowUse.Card.Badges")


# -- leases in list and card ----------------------------------------------------------------------


@pytest.fixture
def colleague(path: Path) -> Iterator[WorkspaceStore]:
    with open_workspace(path, actor=LI) as store:
        yield store


def menu_of(desk: SessionDesk, uuid: str) -> list[str]:
    menu = QMenu()
    desk.context.actions.fill(menu, (uuid,))
    return [entry.objectName() for entry in menu.actions()]


def test_only_what_is_held_is_marked_and_the_code_stays_clean(
    session_desk: SessionDesk, view: TaggingView, colleague: WorkspaceStore
) -> None:
    model = view.pane.list.model
    plain = {uuid: cell(view, uuid) for uuid in ("a", "b")}
    colleague.leases.hold("parcel", ["a", "unknown"], "编辑界址")
    until(lambda: cell(view, "a") == f"{plain['a']} ✎")
    assert cell(view, "b") == plain["b"]
    tip = cell(view, "a", 1, Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines()[0].startswith("✎ 李四 is at work: 编辑界址, until ")
    assert model.name_at(model.row_of("a")) == plain["a"]
    session_desk.current.look_at("b")
    until(lambda: view.pane.card.uuid == "b")
    assert "✎" not in label(view, "LowUse.Card.Badges")
    session_desk.session.close()
    session_desk.open(colleague.path)
    until(lambda: cell(view, "a") == f"{plain['a']} ✎")


def test_a_view_that_is_opened_later_shows_what_is_held(
    session_desk: SessionDesk, view: TaggingView, colleague: WorkspaceStore
) -> None:
    colleague.leases.hold("parcel", ["a"], "编辑")
    until(lambda: session_desk.leases.of("a") is not None)
    later = ControlLineView(
        session_desk.context,
        show_import=lambda: None,
        show_map=lambda: None,
        show_errors=lambda: None,
        end_one=lambda: None,
    )
    session_desk.rest()
    model = later.pane.list.model
    assert str(model.data(model.index(model.row_of("a"), 0), 0)).endswith(" ✎")
    later.deleteLater()


def test_taking_over_asks_for_right_and_reason(
    session_desk: SessionDesk, view: TaggingView, colleague: WorkspaceStore
) -> None:
    edit = EditCommand(session_desk.context, session_desk.window)
    command = LeaseCommand(session_desk.context, session_desk.window, edit.open)
    edits = "LowUse.ParcelAction.Edit"
    assert menu_of(session_desk, "a") == [edits]
    colleague.leases.hold("parcel", ["a"], "编辑界址")
    until(lambda: menu_of(session_desk, "a") == [edits, "LowUse.ParcelAction.TakeOver"])
    assert menu_of(session_desk, "b") == [edits]
    menu = QMenu()
    session_desk.context.actions.fill(menu, ("a",))
    entry = next(a for a in menu.actions() if a.objectName() == "LowUse.ParcelAction.TakeOver")
    assert not entry.isEnabled()
    assert "this needs “reviewer”" in entry.toolTip()
    settings.ROLE.set("reviewer")
    menu.clear()
    session_desk.context.actions.fill(menu, ("a",))
    assert [a.isEnabled() for a in menu.actions() if a.objectName().endswith("TakeOver")] == [True]
    command.ask("a")
    window = session_desk.window
    take = window.findChild(QPushButton, "LowUse.TakeOver.Take")
    assert "PC-7" in window.findChild(QLabel, "LowUse.TakeOver.Held").text()
    assert not take.isEnabled()
    window.findChild(ReasonLine, "LowUse.TakeOver.Reason").setText("李四 出差，电话说定")
    take.click()
    until(lambda: session_desk.leases.of("a").mine)
    session_desk.rest()
    assert "taken over from 李四" in session_desk.said[-1]
    session_desk.rest()
    assert "You are at work" in label(view, "LowUse.Card.Badges")
    with colleague.read() as reading:
        line = reading.connection.execute(
            "SELECT operation, actor, reason FROM lup_log ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    assert line == ("take_over", "王五", "李四 出差，电话说定")
    assert menu_of(session_desk, "a") == [edits]
    form = session_desk.window.findChild(EditDialog)
    assert form.isVisible()
    form.discard()
    until(lambda: session_desk.leases.of("a") is None)
    assert colleague.leases.current() == ()
    command.release()
    edit.release()


def test_who_is_taken_over_from_is_told(
    session_desk: SessionDesk, view: TaggingView, colleague: WorkspaceStore
) -> None:
    command = LeaseCommand(session_desk.context, session_desk.window, lambda _uuid: None)
    session_desk.leases.hold("parcel", ["a"], "编辑界址")
    until(lambda: session_desk.leases.of("a") is not None)
    colleague.leases.take_over("parcel", "a", "急件")
    until(lambda: any("李四 has taken over" in text for text in session_desk.said))
    command.release()


def test_one_s_own_crashed_session_needs_no_higher_role(
    session_desk: SessionDesk, view: TaggingView, path: Path
) -> None:
    with open_workspace(path, actor=current_actor()) as crashed:
        command = LeaseCommand(session_desk.context, session_desk.window, lambda _uuid: None)
        crashed.leases.hold("parcel", ["a"], "编辑界址")
        until(lambda: session_desk.leases.of("a") is not None)
        command.ask("a")
        assert session_desk.window.findChild(QPushButton, "LowUse.TakeOver.Take") is not None
        command.release()


# -- who saved what last --------------------------------------------------------------------------


def test_own_saves_are_no_news(session_desk: SessionDesk, view: TaggingView) -> None:
    news = view.findChild(QLabel, "LowUse.Tagging.News")
    before = news.toolTip()
    store = session_desk.session.store
    assert store is not None
    store.write([parcel(new_uuid())], reason="自己的")
    session_desk.refreshed()
    assert news.toolTip() == before


def test_a_long_reason_is_cut_and_none_is_said(
    session_desk: SessionDesk, view: TaggingView, colleague: WorkspaceStore
) -> None:
    news = view.findChild(QLabel, "LowUse.Tagging.News")
    colleague.write([parcel(new_uuid())], reason="长" * 200)
    until(lambda: news.toolTip().endswith("长…"))
    assert news.toolTip().count("长") == 60
    colleague.write([parcel(new_uuid())], reason="")
    until(lambda: news.toolTip().endswith("no reason given"))
    session_desk.session.close()
    assert news.toolTip() == ""
    assert news.isHidden()

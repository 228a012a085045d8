# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The window of merge cases speaks itself where it hides the bar of QGIS, and makes way."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import opened, part, press, send, up_to, window_of
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle

path, command = office.path, office.command


def test_a_step_is_told_in_the_window_that_hides_the_bar(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    window = window_of(session_desk, command, path)
    own, bar = part(window, QgsMessageBar, "MergeCases.Messages"), session_desk.desk.bar
    window.move(session_desk.window.mapToGlobal(session_desk.window.rect().topLeft()))
    press(session_desk, window.page, "MergeCase.Withdraw")
    form = opened(session_desk, MergeStepDialog)
    part(form, QPlainTextEdit, "MergeStep.Opinion").setPlainText("申请人撤回")
    send(session_desk, form)
    assert [item.text() for item in own.items()] == session_desk.said
    assert bar.items() == []
    assert own.items()[0].findChild(QPushButton, "LowUse.Message.Undo") is not None
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert office.now(session_desk).state == "accepted"
    assert own.items()

    window.discard()  # what it said goes with it, and the bar of QGIS speaks again
    settle()
    session_desk.messages.info("甲")
    assert [item.text() for item in bar.items()] == ["甲"]


def test_a_window_beside_the_bar_leaves_it_the_word(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    window = window_of(session_desk, command, path)
    window.move(window.x(), session_desk.window.frameGeometry().bottom() + 200)
    session_desk.messages.info("甲")
    assert [item.text() for item in session_desk.desk.bar.items()] == ["甲"]


def test_the_window_makes_way_for_the_map_and_comes_back(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("accepted", path)
    window = window_of(session_desk, command, path)
    canvas = session_desk.context.canvas
    canvas.show()
    window.move(canvas.mapToGlobal(canvas.rect().topLeft()))
    before = window.size()
    press(session_desk, window.page, "MergeCase.ShowOnMap")
    assert window.isVisible()
    assert window.width() < before.width()
    assert not part(window, QWidget, "MergeCases.Filter").isVisible()
    assert not part(window, QWidget, "MergeCases.Count").isVisible()
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    assert frame.left() == room.left() or frame.right() == room.right()
    press(session_desk, window, "MergeCases.Back")
    assert part(window, QWidget, "MergeCases.Filter").isVisible()
    assert window.size() == before

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A save that waits says for whom, and Cancel ends it with nothing written."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtWidgets import QLabel, QPushButton

from lowuse_plugin.gui.widgets.save_wait import SaveWait
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.store import lockfile
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.store.support import LI, new_uuid, parcel


def save(desk: SessionDesk, told: list[str]) -> QgsTask:
    store = desk.session.store
    assert store is not None
    return desk.tasks.run(
        "Saving",
        lambda _progress: store.write([parcel(new_uuid())], reason="试"),
        lambda _receipt: told.append("saved"),
        on_cancelled=lambda: told.append("cancelled"),
    )


def last(desk: SessionDesk) -> str:
    return desk.said[-1] if desk.said else ""


def let_pass(seconds: float) -> None:
    until_then = time.monotonic() + seconds
    until(lambda: time.monotonic() > until_then)


def parcels(desk: SessionDesk) -> int:
    store = desk.session.store
    assert store is not None
    with store.read() as reading:
        return len(reading.table("parcel"))


def test_the_message_names_the_holder_counts_and_cancels(
    session_desk: SessionDesk, folder: Path
) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    session_desk.open(path)
    told: list[str] = []
    with lockfile.hold(path, LI):
        task = save(session_desk, told)
        until(lambda: "李四" in last(session_desk))
        assert "PC-7" in last(session_desk)
        first = last(session_desk)
        until(lambda: last(session_desk) != first)
        assert sum("李四" in text for text in session_desk.said) == 1
        cancel = session_desk.last.findChild(QPushButton, "LowUse.Waiting.Cancel")
        cancel.click()
        assert not cancel.isEnabled()
        until(lambda: told == ["cancelled"])
        until(lambda: not any("李四" in text for text in session_desk.said))
    assert task not in QgsApplication.taskManager().activeTasks()
    assert parcels(session_desk) == 1
    assert session_desk.errors == []


def test_the_message_goes_when_the_waiting_is_over(session_desk: SessionDesk, folder: Path) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    session_desk.open(path)
    told: list[str] = []
    with lockfile.hold(path, LI):
        save(session_desk, told)
        until(lambda: "李四" in last(session_desk))
        session_desk.desk.bar.popWidget(session_desk.last)
        let_pass(1.0)
        assert "李四" not in last(session_desk)
    until(lambda: told == ["saved"])
    session_desk.rest()
    assert parcels(session_desk) == 2


def test_short_waiting_is_not_worth_a_word(session_desk: SessionDesk, folder: Path) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    session_desk.open(path)
    told: list[str] = []
    shown: list[object] = []
    session_desk.session.waiting.changed.connect(shown.append)
    with lockfile.hold(path, LI):
        save(session_desk, told)
        let_pass(0.4)
    until(lambda: told == ["saved"])
    assert shown == []


def test_a_window_tells_of_the_waiting_while_it_saves_and_ends_it(
    session_desk: SessionDesk, folder: Path
) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    session_desk.open(path)
    told: list[str] = []
    window = SaveWait("LowUse.Try", session_desk.session.waiting, session_desk.owner)
    other = SaveWait("LowUse.Other", session_desk.session.waiting, session_desk.owner)
    bar = TaskProgressBar(parent=session_desk.owner, waiting=session_desk.session.waiting)
    window.watch(True)
    with lockfile.hold(path, LI):
        bar.follow(save(session_desk, told))
        until(lambda: "李四" in window.text)
        assert "PC-7" in window.text
        assert "李四" in bar.findChild(QLabel, "LowUse.TaskProgress.Said").text()
        assert other.text == ""
        window.findChild(QPushButton, "LowUse.Try.Cancel").click()
        until(lambda: told == ["cancelled"])
        assert window.text == ""
        assert not any("李四" in text for text in session_desk.said)
    assert parcels(session_desk) == 1


# -- algorithms -----------------------------------------------------------------------------------


class Told(QgsProcessingFeedback):
    """What a run says, and what happens when it says who saves."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.lines.append(info)


def held_for(path: Path, seconds: float) -> threading.Thread:
    """Let a colleague hold the lock file from now on."""
    holds = threading.Event()

    def hold() -> None:
        with lockfile.hold(path, LI):
            holds.set()
            time.sleep(seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    assert holds.wait(5)
    return thread


def lines(path: Path) -> int:
    with open_workspace(path, actor=LI) as store, store.read() as reading:
        return reading.head().seq


def test_an_algorithm_says_once_for_whom_it_waits(
    own_settings: None, provider: object, folder: Path
) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    before, told = lines(path), Told()
    colleague = held_for(path, 4.5)  # opening waits for nobody longer than two seconds
    processing.run("lowuse:checkcontrolline", {"WORKSPACE": str(path)}, feedback=told)
    colleague.join()
    assert [line for line in told.lines if "李四" in line] == ["李四 (PC-7) is saving; waiting …"]
    assert lines(path) > before


def test_an_algorithm_that_is_cancelled_while_it_waits_writes_nothing(
    own_settings: None, provider: object, folder: Path
) -> None:
    path = workspace(folder, "甲.gpkg", 1)
    before, told = lines(path), Told()
    colleague = held_for(path, 6.0)
    threading.Timer(3.0, told.cancel).start()
    began = time.monotonic()
    with pytest.raises(QgsProcessingException, match="Stopped"):
        processing.run("lowuse:checkcontrolline", {"WORKSPACE": str(path)}, feedback=told)
    assert time.monotonic() - began < 5.5
    colleague.join()
    assert lines(path) == before

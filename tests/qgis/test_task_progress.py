# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The bar shows the newest task, and a task may outlive it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar

from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks
from tests.qgis.layers.layer_desk import until


class Work:
    """Work that goes a step when a test says so."""

    def __init__(self, tasks: Tasks, title: str) -> None:
        self._go = threading.Event()
        self._end = threading.Event()
        self.task: ServiceTask = tasks.run(title, self._work, lambda _value: None)

    def _work(self, progress: Progress) -> None:
        assert self._go.wait(20)
        progress.step(1, 4, "reading")
        assert self._end.wait(20)

    def step(self) -> None:
        self._go.set()

    def end(self) -> None:
        self._go.set()
        self._end.set()


@pytest.fixture
def tasks(qgis_app: object) -> Iterator[Tasks]:
    failures: list[BaseException] = []
    tasks = Tasks(failures.append)
    yield tasks
    until(lambda: not tasks.busy)
    assert failures == []


def test_the_newest_task_is_shown_until_it_ends(tasks: Tasks) -> None:
    bar = TaskProgressBar(tasks)
    said = bar.findChild(QLabel, "LowUse.TaskProgress.Said")
    assert said.textFormat() == Qt.TextFormat.PlainText  # such as a project named <b>甲</b>
    first, second = Work(tasks, "first"), Work(tasks, "second")
    assert (said.text(), bar.isHidden()) == ("second", False)
    second.step()
    until(lambda: said.text() == "reading")
    until(lambda: bar.findChild(QProgressBar).value() == 25)
    second.end()
    until(lambda: said.text() == "first")
    first.end()
    until(bar.isHidden)
    width = bar.minimumSizeHint().width()
    long = Work(tasks, "长" * 200)
    assert bar.minimumSizeHint().width() <= width
    assert said.toolTip() == "长" * 200
    long.end()
    until(bar.isHidden)
    bar.deleteLater()


def test_a_task_that_outlives_the_bar_finds_nobody(
    tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: faults.append(fault))
    bar = TaskProgressBar(tasks)
    work = Work(tasks, "long")
    sip.delete(bar)
    work.step()
    until(lambda: work.task.progress() == 25)
    work.end()
    until(lambda: not tasks.busy)
    assert faults == []

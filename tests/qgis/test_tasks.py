# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Work outside the interface thread is handed over, told, stopped, and leaves nothing behind."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication, QgsTask

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.qgis_bridge.tasks import Tasks
from tests.qgis.layers.layer_desk import Heard, until

USUAL_S = sys.getswitchinterval()


class Told:
    """How tasks ended."""

    def __init__(self) -> None:
        self.failed: list[BaseException] = []
        self.done: list[object] = []
        self.cancelled = 0

    def stop(self) -> None:
        self.cancelled += 1


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def tasks(qgis_app: object, told: Told) -> Iterator[Tasks]:
    tasks = Tasks(told.failed.append)
    yield tasks
    tasks.cancel_all()
    until(lambda: not tasks.busy)


def until_stopped(progress: Progress) -> None:
    while True:
        progress.step(0, 1)
        time.sleep(0.002)


def test_work_runs_elsewhere_and_its_result_comes_back(tasks: Tasks, told: Told) -> None:
    threads: list[threading.Thread] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    def done(value: int) -> None:
        threads.append(threading.current_thread())
        told.done.append(value)

    tasks.run("t", work, done)
    until(lambda: not tasks.busy)
    assert told.done == [42]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_the_starter_hears_of_an_error_else_the_user_does(tasks: Tasks, told: Told) -> None:
    def work(_progress: Progress) -> None:
        raise LowUseError("NEVER_SEEN")

    own: list[BaseException] = []
    tasks.run("t", work, told.done.append)
    tasks.run("t", work, told.done.append, on_failed=own.append)
    until(lambda: not tasks.busy)
    assert [error.code for error in told.failed] == ["NEVER_SEEN"]
    assert [error.code for error in own] == ["NEVER_SEEN"]
    assert told.done == []


def test_what_nobody_wants_any_more_is_dropped_but_not_what_the_user_must_hear(
    tasks: Tasks, told: Told
) -> None:
    def work(_progress: Progress) -> int:
        return 42

    def fail(_progress: Progress) -> None:
        raise LowUseError("NEVER_SEEN")

    own: list[BaseException] = []
    for wanted in (False, True):
        asked = Told()

        def is_wanted(asked: Told = asked, wanted: bool = wanted) -> bool:
            asked.done.append(threading.current_thread())
            return wanted

        tasks.run("t", work, told.done.append, wanted=is_wanted)
        tasks.run("t", fail, told.done.append, on_failed=own.append, wanted=is_wanted)
        tasks.run("t", fail, told.done.append, wanted=is_wanted)
        until(lambda: not tasks.busy)
        assert asked.done == [threading.main_thread()] * 2
        assert told.done == ([42] if wanted else [])
        assert len(own) == int(wanted)
    assert len(told.failed) == 2


def test_progress_is_shown_as_far_as_it_is_known(tasks: Tasks, told: Told) -> None:
    seen: list[float] = []
    words: list[str] = []

    watched = threading.Event()

    def work(progress: Progress) -> None:
        assert watched.wait(5)
        progress.step(1, 4, "读取")
        progress.step(0, 0)

    task = tasks.run("t", work, told.done.append)
    task.progressChanged.connect(seen.append)
    task.said.connect(words.append)
    watched.set()
    until(lambda: not tasks.busy)
    assert words == ["读取"]
    assert 25.0 in seen


def test_cancel_ends_the_work_at_its_next_step(tasks: Tasks, told: Told) -> None:
    task = tasks.run("t", until_stopped, told.done.append, on_cancelled=told.stop)
    ended = Heard(task.ended)
    task.cancel()
    until(lambda: not tasks.busy)
    assert (told.cancelled, told.done, told.failed) == (1, [], [])
    assert len(ended.said) == 1


def test_hidden_work_is_announced_to_nobody(tasks: Tasks, told: Told) -> None:
    started = Heard(tasks.started)
    tasks.run("t", lambda _progress: 1, told.done.append, hidden=True)
    shown = tasks.run("t", lambda _progress: 2, told.done.append)
    until(lambda: not tasks.busy)
    assert [task for (task,) in started.said] == [shown]
    assert sorted(told.done) == [1, 2]


def test_qgis_asks_at_its_end_only_for_what_one_started_or_what_saves(tasks: Tasks) -> None:
    go_on = threading.Event()

    def waits(_progress: Progress) -> None:
        go_on.wait(10)

    reads, saves, long = (
        tasks.run("work", waits, lambda _none: None, **how)
        for how in ({"hidden": True}, {"hidden": True, "writes": True}, {})
    )
    quiet = QgsTask.Flag.CancelWithoutPrompt
    assert [bool(each.flags() & quiet) for each in (reads, saves, long)] == [True, False, False]
    go_on.set()
    until(lambda: not tasks.busy)


def test_cancel_all_ends_everything_before_it_returns(tasks: Tasks, told: Told) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        until_stopped(progress)

    # More than there are threads: some have not begun.
    count = QgsApplication.taskManager().count() + 40
    for _ in range(count):
        tasks.run("t", work, told.done.append, on_cancelled=told.stop)
    assert begun.wait(5)
    tasks.cancel_all()
    assert not tasks.busy
    assert (told.cancelled, told.done, told.failed) == (count, [], [])


def test_what_had_ended_already_is_handed_over_by_cancel_all(tasks: Tasks, told: Told) -> None:
    ended = threading.Event()

    def work(_progress: Progress) -> int:
        ended.set()
        return 42

    tasks.run("t", work, told.done.append)
    assert ended.wait(5)
    time.sleep(0.1)  # nobody has looked at events meanwhile
    tasks.cancel_all()
    assert not tasks.busy
    assert told.done == [42]


def test_the_interpreter_turns_quickly_only_while_something_runs(tasks: Tasks, told: Told) -> None:
    assert sys.getswitchinterval() == pytest.approx(USUAL_S)
    task = tasks.run("t", until_stopped, told.done.append)
    other = tasks.run("t", until_stopped, told.done.append)
    assert sys.getswitchinterval() < USUAL_S / 2
    other.cancel()
    until(lambda: len(tasks._running) == 1)
    assert sys.getswitchinterval() < USUAL_S / 2
    task.cancel()
    until(lambda: not tasks.busy)
    assert sys.getswitchinterval() == pytest.approx(USUAL_S)
    tasks.run("t", until_stopped, told.done.append)
    tasks.cancel_all()
    assert sys.getswitchinterval() == pytest.approx(USUAL_S)


def test_what_is_started_while_another_task_is_cleaned_away_waits_for_the_next_turn(
    tasks: Tasks, told: Told
) -> None:
    # QGIS (issue 53806) can take the new one out of its queue instead of the old one.
    known: list[int] = []

    def again(value: int) -> None:
        told.done.append(value)
        if value < 3:
            before = QgsApplication.taskManager().count()
            tasks.run("t", lambda _progress: value + 1, again)
            known.append(QgsApplication.taskManager().count() - before)

    tasks.run("t", lambda _progress: 1, again)
    until(lambda: not tasks.busy)
    assert told.done == [1, 2, 3]
    assert known == [0, 0]


def test_what_waits_can_be_cancelled(tasks: Tasks, told: Told) -> None:
    def again(value: int) -> None:
        told.done.append(value)
        tasks.run("t", until_stopped, told.done.append, on_cancelled=told.stop).cancel()

    tasks.run("t", lambda _progress: 1, again)
    until(lambda: not tasks.busy)
    assert (told.done, told.cancelled) == ([1], 1)

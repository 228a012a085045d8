# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Work outside the interface thread.

A task gets plain values and returns plain values; what it found is handed over in the interface
thread. It never touches a widget, a layer or the project.

QGIS up to 4.2 (issue 53806) keeps the address of the runnable of a task until the task is cleaned
away, and takes whatever stands at that address out of its queue then. A task that is added while
another one has ended and is not cleaned away can get the very address, and never starts. So it
waits here until the next turn of the event loop.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.errors import CancelledError

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

_TURN_S = 0.0005
_WAIT_MS = 5000

Work = Callable[["Progress"], Any]
OnDone = Callable[[Any], None]
OnFailed = Callable[[BaseException], None]


_here = threading.local()


def current_task() -> ServiceTask | None:
    """Return the task whose work runs in this thread; None outside of any."""
    return getattr(_here, "task", None)


class TaskProgress:
    """Carries ``ports.Progress`` out on a task."""

    def __init__(self, task: ServiceTask) -> None:
        self._task = task

    def step(self, done: int, total: int, message: str = "") -> None:
        """Show how far the work is.

        Raises:
            CancelledError: The user pressed Cancel.
        """
        if self._task.isCanceled():
            raise CancelledError
        if total:
            self._task.setProgress(100.0 * done / total)
        if message:
            self._task.said.emit(message)


class ServiceTask(QgsTask):
    """Runs one piece of work and hands its result, its error or its end by Cancel over."""

    said = pyqtSignal(str)
    """What the work does right now."""
    ended = pyqtSignal()
    """After done, failed or cancelled, in the interface thread."""

    def __init__(
        self,
        title: str,
        work: Work,
        *,
        on_done: OnDone,
        on_failed: OnFailed,
        on_cancelled: Callable[[], None],
        on_ran: Callable[[ServiceTask], None],
        hidden: bool = False,
        writes: bool = False,
    ) -> None:
        # What came of it is told here; QGIS would say 「任务执行失败」 beside it.
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        if hidden:
            flags |= QgsTask.Flag.Hidden
            if not writes:  # nobody has to answer for it when QGIS ends
                flags |= QgsTask.Flag.CancelWithoutPrompt
        super().__init__(title, flags)
        self._work = work
        self._on_done = on_done
        self._on_failed = on_failed
        self._on_cancelled = on_cancelled
        self._on_ran = on_ran
        self._result: Any = None
        self._error: BaseException | None = None

    def run(self) -> bool:
        """Carry the work out, in another thread."""
        _here.task = self
        try:
            self._result = self._work(TaskProgress(self))
        except CancelledError:
            return False
        except Exception as error:
            self._error = error
            return False
        finally:
            _here.task = None
            self._on_ran(self)
        return True

    def finished(self, result: bool) -> None:
        """Hand over, in the interface thread. Work that ended is done, however late Cancel came."""
        done, failed, cancelled = self._on_done, self._on_failed, self._on_cancelled
        outcome, error = self._result, self._error
        # The task may live on in QGIS's manager; what it carries must not.
        self._result = self._error = None
        try:
            if error is not None:
                failed(error)
            elif result:
                done(outcome)
            else:
                cancelled()
        finally:
            self.ended.emit()


def _nothing() -> None:
    """Take the end by Cancel silently."""


def _always() -> bool:
    """Want whatever comes."""
    return True


def _only_if(wanted: Callable[[], bool], hand_over: Callable[[Any], None]) -> Callable[[Any], None]:
    return lambda found: hand_over(found) if wanted() else None


class Tasks(QObject):
    """Starts tasks and keeps them alive until they end."""

    started = pyqtSignal(object)
    """A :class:`ServiceTask` that is no secret, for whoever shows progress."""
    rested = pyqtSignal()
    """The last of these has ended."""

    def __init__(self, on_failed: OnFailed, parent: QObject | None = None) -> None:
        """Start with none.

        Args:
            on_failed: Tells the user of an error where the starter does not.
            parent: Owner.
        """
        super().__init__(parent)
        self._on_failed = on_failed
        self._running: set[ServiceTask] = set()
        self._shown: set[ServiceTask] = set()
        self._ending: set[ServiceTask] = set()
        """Those whose work has ended and that QGIS has not cleaned away."""
        self._waiting: list[ServiceTask] = []
        """Those that are added when there is none of these."""
        self._usual_turn_s = sys.getswitchinterval()

    def run(
        self,
        title: str,
        work: Work,
        on_done: OnDone,
        *,
        on_failed: OnFailed | None = None,
        on_cancelled: Callable[[], None] = _nothing,
        wanted: Callable[[], bool] = _always,
        hidden: bool = False,
        writes: bool = False,
    ) -> ServiceTask:
        """Start work in another thread.

        Args:
            title: What the user sees in QGIS's task list, translated.
            work: Gets a progress; plain values in, plain values out.
            on_done: Gets what the work returned, in the interface thread.
            on_failed: Gets the error; by default the user is told.
            on_cancelled: Called when the user stopped it.
            wanted: Asked when the work has ended; where it says no, ``on_done`` and a given
                ``on_failed`` are not called. What the user is told by default is told anyway.
            hidden: Small and frequent work that nobody wants to see in the task list.
            writes: It saves: QGIS asks before it stops it at its end, however hidden it is.
        """
        task = ServiceTask(
            title,
            work,
            on_done=_only_if(wanted, on_done),
            on_failed=_only_if(wanted, on_failed) if on_failed else self._on_failed,
            on_cancelled=on_cancelled,
            on_ran=self._ending.add,
            hidden=hidden,
            writes=writes,
        )
        self._running.add(task)
        self._pace()
        task.ended.connect(lambda: self._forget(task))
        self._waiting.append(task)
        self._add_waiting()
        if not hidden:
            self._shown.add(task)
            self.started.emit(task)
        return task

    def _add_waiting(self) -> None:
        """Give to QGIS what waits, unless it still has to clean a task away."""
        while self._waiting and not self._ending:
            task = self._waiting.pop(0)
            if task.isCanceled():
                task.finished(False)
            else:
                QgsApplication.taskManager().addTask(task)

    def _cleaned(self, task: ServiceTask) -> None:
        self._ending.discard(task)
        self._add_waiting()

    def _forget(self, task: ServiceTask) -> None:
        self._running.discard(task)
        # QGIS cleans it away as soon as this has returned.
        QTimer.singleShot(0, lambda: self._cleaned(task))
        self._pace()
        if task in self._shown:
            self._shown.discard(task)
            if not self._shown:
                self.rested.emit()

    def _pace(self) -> None:
        """Let the interface take its turns quickly while work goes on in Python.

        Each call of Qt lets go of Python's lock, and then waits for it as long as the interpreter
        lets the other thread compute: five milliseconds, a hundred times in one click.
        """
        wanted = _TURN_S if self._running else self._usual_turn_s
        if sys.getswitchinterval() != wanted:
            sys.setswitchinterval(wanted)

    @property
    def busy(self) -> bool:
        """Tell whether anything runs."""
        return bool(self._running)

    @property
    def at_work(self) -> bool:
        """Tell whether anything runs that the user waits for."""
        return bool(self._shown)

    def cancel_all(self) -> None:
        """Ask every task to stop, wait for those that run already, and let them hand over.

        Waiting runs events, so that results arrive while the parts that asked for them are there.
        """
        tasks = tuple(self._running)
        for task in tasks:
            task.cancel()
        not_begun, self._waiting = self._waiting, []
        for task in not_begun:
            task.finished(False)
        for task in tasks:
            if task.status() == QgsTask.TaskStatus.Running:
                task.waitForFinished(_WAIT_MS)

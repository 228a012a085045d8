# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far background work is, with a button that stops it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks
from lowuse_plugin.qgis_bridge.waiting import Waiting


class _Followed(QObject):
    """One task and what it said last.

    A task may outlive the bar. Qt forgets the methods of this one, which goes with the bar; a
    lambda it would go on calling.
    """

    changed = pyqtSignal()
    ended = pyqtSignal(object)
    """This one."""

    def __init__(self, task: ServiceTask, parent: QObject) -> None:
        super().__init__(parent)
        self.task = task
        self.text = task.description()
        task.said.connect(self._say)
        task.progressChanged.connect(self._move)
        task.ended.connect(self._end)

    def _say(self, text: str) -> None:
        self.text = text
        self.changed.emit()

    def _move(self, _percent: float) -> None:
        self.changed.emit()

    def _end(self) -> None:
        self.ended.emit(self)


class TaskProgressBar(QWidget):
    """Shows the newest task that still runs; hides itself when none does."""

    def __init__(
        self,
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
        *,
        waiting: Waiting | None = None,
    ) -> None:
        """Start hidden.

        Args:
            tasks: Follow every task that is started here; None to follow only what is named.
            parent: Owner.
            waiting: Tells for whom a save waits; that is shown in place of what it does.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.TaskProgress")
        self._waiting = waiting
        self._followed: list[_Followed] = []
        self._said = QLabel(self)
        self._said.setObjectName("LowUse.TaskProgress.Said")
        self._said.setTextFormat(Qt.TextFormat.PlainText)  # names of projects and of files
        # What is done right now may have a long name: it must not widen the panel it stands in.
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("LowUse.TaskProgress.Bar")
        self._bar.setRange(0, 100)
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.setObjectName("LowUse.TaskProgress.Cancel")
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()
        if waiting is not None:
            waiting.changed.connect(self._show)
        if tasks is not None:
            tasks.started.connect(self.follow)

    def follow(self, task: ServiceTask) -> None:
        """Show a task until it ends."""
        followed = _Followed(task, self)
        followed.changed.connect(self._show)
        followed.ended.connect(self._forget)
        self._followed.append(followed)
        self._cancel.setEnabled(True)
        self._show()

    def _forget(self, followed: _Followed) -> None:
        self._followed.remove(followed)
        followed.deleteLater()
        self._show()

    def _show(self, _longest: object = None) -> None:
        self.setVisible(bool(self._followed))
        if self._followed:
            newest = self._followed[-1]
            task = newest.task
            wait = self._waiting.of(task) if self._waiting is not None else None
            self._said.setText(newest.text if wait is None else wait.text)
            self._said.setToolTip(plain_text(self._said.text()))
            self._bar.setValue(round(task.progress()))
            self._cancel.setEnabled(not task.isCanceled())

    def _stop(self) -> None:
        if self._followed:
            self._cancel.setEnabled(False)  # it ends at its next step; twice asks for nothing more
            self._followed[-1].task.cancel()

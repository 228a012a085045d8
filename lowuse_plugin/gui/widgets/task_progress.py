# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far background work is, with a button that stops it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks


class TaskProgressBar(QWidget):
    """Shows the newest task that still runs; hides itself when none does."""

    def __init__(self, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        """Start hidden.

        Args:
            tasks: Follow every task that is started here; None to follow only what is named.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.TaskProgress")
        self._followed: list[ServiceTask] = []
        self._texts: dict[ServiceTask, str] = {}
        self._said = QLabel(self)
        self._said.setObjectName("LowUse.TaskProgress.Said")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("LowUse.TaskProgress.Bar")
        self._bar.setRange(0, 100)
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.setObjectName("LowUse.TaskProgress.Cancel")
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._cancel)
        self.hide()
        if tasks is not None:
            tasks.started.connect(self.follow)

    def follow(self, task: ServiceTask) -> None:
        """Show a task until it ends."""
        self._followed.append(task)
        self._texts[task] = task.description()
        task.said.connect(lambda text: self._say(task, text))
        task.progressChanged.connect(lambda _percent: self._show())
        task.ended.connect(lambda: self._forget(task))
        self._cancel.setEnabled(True)
        self._show()

    def _say(self, task: ServiceTask, text: str) -> None:
        self._texts[task] = text
        self._show()

    def _forget(self, task: ServiceTask) -> None:
        if task in self._followed:
            self._followed.remove(task)
            self._texts.pop(task)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._followed))
        if self._followed:
            task = self._followed[-1]
            self._said.setText(self._texts[task])
            self._bar.setValue(round(task.progress()))
            self._cancel.setEnabled(not task.isCanceled())

    def _stop(self) -> None:
        if self._followed:
            self._cancel.setEnabled(False)  # it ends at its next step; twice asks for nothing more
            self._followed[-1].cancel()

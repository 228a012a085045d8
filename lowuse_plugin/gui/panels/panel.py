# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What all panels are: a dock that shows its content while a workspace is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QAction, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.icons import icon
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks

if TYPE_CHECKING:
    from lowuse_plugin.gui.widgets.start_view import StartView

_WIDTH_CHARACTERS = 50


class Panel(QgsDockWidget):
    """A dock with start view and content.

    Both are built when they are first seen: starting QGIS must not pay for them.
    """

    def __init__(
        self,
        name: str,
        title: str,
        icon_name: str,
        *,
        session: WorkspaceSession,
        tasks: Tasks,
        start: Callable[[], StartView],
        build: Callable[[], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty dock.

        Args:
            name: Stable object name, by which QGIS keeps its place.
            title: Translated title.
            icon_name: Icon of the action that shows it.
            session: Decides what is shown.
            tasks: Whose work is shown below.
            start: Makes what is shown while no workspace is open.
            build: Makes the content.
            parent: QGIS's window.
        """
        super().__init__(title, parent)
        self.setObjectName(f"LowUse.{name}")
        self._icon_name = icon_name
        self._session = session
        self._tasks = tasks
        self._make_start = start
        self._start: StartView | None = None
        self._busy = ""
        """What the start view says of a workspace that is coming."""
        self._build = build
        self._content: QWidget | None = None
        self._stack = QStackedWidget()
        # On a small screen the panel scrolls; it never makes QGIS's window larger.
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._stack.addWidget(self._scroll)
        self._progress = TaskProgressBar()
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        layout.addWidget(self._progress)
        self.setWidget(body)
        install_f1(self, name.lower())
        session.opening.connect(self._wait)
        session.opened.connect(self._show_what_fits)
        session.closed.connect(self._show_what_fits)
        tasks.started.connect(self._follow)
        self.visibilityChanged.connect(self._on_visible)

    @property
    def content(self) -> QWidget | None:
        """What the panel is about, once it was seen with a workspace."""
        return self._content

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a width in which a list with four columns can be read."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance("0") * _WIDTH_CHARACTERS
        return QSize(max(hint.width(), wanted), hint.height())

    def make_toggle(self) -> QAction:
        """Return an action that shows and hides the panel; closing the panel unchecks it."""
        action = QAction(icon(self._icon_name), self.windowTitle(), self)
        action.setObjectName(self.objectName() + ".Toggle")
        action.setCheckable(True)
        action.setToolTip(tr("Show or hide the panel {title}", title=self.windowTitle()))
        self.setToggleVisibilityAction(action)
        return action

    def release(self) -> None:
        """Let go of what outlives the panel."""
        self._session.opening.disconnect(self._wait)
        self._session.opened.disconnect(self._show_what_fits)
        self._session.closed.disconnect(self._show_what_fits)
        self._tasks.started.disconnect(self._follow)

    def _on_visible(self, visible: bool) -> None:
        if visible:
            self._show_what_fits()

    def _show_what_fits(self) -> None:
        if self._session.store is None:
            self._show_start()
            return
        self._say_busy("")
        if self._content is None and self.isVisible():
            self._content = self._build()
            self._scroll.setWidget(self._content)
        if self._content is not None:
            self._stack.setCurrentWidget(self._scroll)

    def _show_start(self) -> None:
        if self._start is None:
            if not self.isVisible():
                return
            self._start = self._make_start()
            self._start.set_busy(self._busy)
            self._stack.addWidget(self._start)
        self._start.refresh()
        self._stack.setCurrentWidget(self._start)

    def _say_busy(self, text: str) -> None:
        self._busy = text
        if self._start is not None:
            self._start.set_busy(text)

    def _follow(self, task: ServiceTask) -> None:
        self._progress.follow(task)
        # A bound method, unlike a lambda, is forgotten when the panel is deleted.
        task.ended.connect(self._rest)

    def _wait(self, title: str) -> None:
        """Say in the start view that a workspace is coming."""
        self._say_busy(tr("{title} …", title=title))

    def _rest(self) -> None:
        if not self._session.is_opening:
            self._say_busy("")

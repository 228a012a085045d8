# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps what is shown true: it is read when it is seen, and again after every save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh, Store


class Follow(QObject):
    """Reads outside the interface thread; an answer about another subject is dropped."""

    emptied = pyqtSignal()
    """There is nothing to show."""
    loading = pyqtSignal()
    """Another subject is being read."""
    read = pyqtSignal(object)
    """What was read, None where the subject is gone."""
    failed = pyqtSignal(object)
    """Why nothing could be read."""

    def __init__(
        self,
        context: PanelContext,
        tables: frozenset[str],
        work: Callable[[Store, str], Any],
        title: str,
        page: QWidget,
    ) -> None:
        """Wait for a subject.

        Args:
            context: The shared parts.
            tables: After a save of any of these it is read again.
            work: Reads; gets the workspace and the subject.
            title: What the task is called.
            page: Where it is shown: while it is hidden nothing is read.
        """
        super().__init__(page)
        self._context = context
        self._tables = tables
        self._work = work
        self._title = title
        self._page = page
        self._uuid = ""
        self._asked = 0
        self._is_reading = self._again = False
        self._shown = ""
        """The subject that the page shows now."""
        context.session.refreshed.connect(self._on_refreshed)
        context.session.closed.connect(self._on_closed)

    @property
    def uuid(self) -> str:
        """The subject that is shown or being read."""
        return self._uuid

    def show(self, uuid: str) -> None:
        """Read a subject, such as a project by its uuid; empty for none."""
        if uuid == self._uuid == self._shown and uuid and not self._again:
            return
        if uuid != self._uuid:
            self._asked += 1
            self._is_reading = False
        self._uuid = uuid
        if not uuid or self._context.session.store is None:
            self._shown = ""
            self.emptied.emit()
            return
        if self._shown != uuid:
            self.loading.emit()
        self.read_again()

    def read_again(self) -> None:
        """Read what is shown once more, after what is being read just now."""
        store, uuid = self._context.session.store, self._uuid
        if store is None or not uuid:
            return
        if self._is_reading or not self._page.isVisible():
            self._again = True
            return
        self._is_reading, self._again = True, False
        self._asked += 1
        asked = self._asked

        def work(_progress: Progress) -> Any:
            return self._work(store, uuid)

        def done(found: Any) -> None:
            if self._is_wanted(asked):
                self._shown = uuid
                self.read.emit(found)

        def failed(error: BaseException) -> None:
            if self._is_wanted(asked):
                self._shown = ""
                self.failed.emit(error)

        def ended() -> None:
            if self._is_wanted(asked):
                self._is_reading = False
                self.wake()

        task = self._context.run_for(store, self._title, work, done, on_failed=failed, hidden=True)
        task.ended.connect(ended)

    def wake(self) -> None:
        """Read what was put off while the page was hidden."""
        if self._again:
            self.read_again()

    def _is_wanted(self, asked: int) -> bool:
        return not sip.isdeleted(self) and asked == self._asked

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & self._tables:
            self.read_again()

    def _on_closed(self) -> None:
        self._asked += 1
        self._is_reading = self._again = False
        self._uuid = self._shown = ""
        self.emptied.emit()

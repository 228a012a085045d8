# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who saved what last, for a quiet line in the panels: 「李四 10:32 保存：低效标记 20 宗」."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import clock
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Refresh
    from lowuse_plugin.services.history.last_save import LastSave

_REASON_LENGTH = 60
_AGAIN_MS = 600_000
"""So often it is said anew: what was saved today is of another day after midnight."""


class News(QObject):
    """Reads the last save of others when a workspace opens and after every save."""

    changed = pyqtSignal()

    def __init__(
        self, session: WorkspaceSession, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._reading = self._again = False
        self._text = ""
        self._save: LastSave | None = None
        again = QTimer(self)
        again.timeout.connect(self.tell)
        again.start(_AGAIN_MS)
        session.opened.connect(self._read)
        session.refreshed.connect(self._on_refreshed)
        session.closed.connect(self._forget)

    @property
    def text(self) -> str:
        """One line about the last save of a colleague, empty when there is none of late."""
        return self._text

    def _on_refreshed(self, _refresh: Refresh) -> None:
        self._read()

    def _read(self) -> None:
        store = self._session.store
        if store is None:
            return
        if self._reading:
            self._again = True
            return
        self._reading, me = True, current_actor()

        def work(_progress: object) -> LastSave | None:
            from lowuse_plugin.services.history.last_save import last_save_of_others  # noqa: PLC0415

            return last_save_of_others(store, me)

        def done(found: LastSave | None) -> None:
            if self._session.store is store:
                self._save = found
                self.tell()

        def ended() -> None:
            self._reading = False
            if self._again:
                self._again = False
                self._read()

        # What cannot be read now is read after the next save: it is only a hint.
        task = self._tasks.run(
            tr("Reading the last save"), work, done, on_failed=lambda _error: None, hidden=True
        )
        task.ended.connect(ended)

    def tell(self) -> None:
        """Say the last save in the words of this moment."""
        text = "" if self._save is None else last_save_text(self._save)
        if text != self._text:
            self._text = text
            self.changed.emit()

    def _forget(self) -> None:
        self._save = None
        self.tell()


def last_save_text(save: LastSave) -> str:
    """Return a save as one line."""
    reason = save.reason.partition("\n")[0]
    if len(reason) > _REASON_LENGTH:
        reason = reason[:_REASON_LENGTH] + "…"
    return tr("{name} saved at {time}: {reason}", name=save.by, time=clock(save.at_utc),
              reason=reason or tr("no reason given"))  # fmt: skip

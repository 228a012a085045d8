# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""撤销低效用地操作: takes back what this session saved last, also when its message is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.services.undo_save import UndoSummary


@dataclass(frozen=True)
class _Step:
    """One save that can be undone."""

    transaction_id: str
    text: str
    """What it was, as its message said."""


class UndoCommand(QObject):
    """Keeps this session's saves on the open workspace, the last one last."""

    def __init__(
        self, session: WorkspaceSession, tasks: Tasks, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._messages = messages
        self._steps: list[_Step] = []
        session.closed.connect(self._steps.clear)

    def note(self, transaction_id: str, text: str) -> None:
        """Keep a save that was just made."""
        self._steps.append(_Step(transaction_id, text))

    def undo_last(self) -> None:
        """Undo the newest save that is not undone yet."""
        if self._steps:
            self.undo(self._steps[-1].transaction_id)
        else:
            self._messages.info(tr("Nothing was saved in this session that could be undone."))

    def undo(self, transaction_id: str) -> None:
        """Undo one save; it is refused with the reason when somebody built on it."""
        store = self._session.store
        step = next((s for s in self._steps if s.transaction_id == transaction_id), None)
        if store is None or step is None:
            self._messages.info(tr("This was undone already."))
            return

        def work(_progress: Progress) -> UndoSummary:
            from lowuse_plugin.services.undo_save import undo_save  # noqa: PLC0415

            return undo_save(store, transaction_id)

        def done(_summary: UndoSummary) -> None:
            self._steps.remove(step)
            self._session.saved()
            self._messages.success(tr("Undone: {what} Both steps stand in the log.",
                                      what=step.text))  # fmt: skip

        self._tasks.run(tr("Undoing"), work, done, wanted=lambda: self._session.store is store)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""For whom a save waits, and how long already, in the window in which it was asked for.

The message bar says it too, but a form may cover that.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.widgets.edit_banner import EditBanner
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.tasks import ServiceTask
from lowuse_plugin.qgis_bridge.waiting import Waiting

_SIGN = "…"


class SaveWait(EditBanner):
    """Counts while a save waits; its button ends the waiting with nothing written."""

    changed = pyqtSignal()
    """The waiting began, or is over."""

    def __init__(self, name: str, waiting: Waiting, parent: QWidget | None = None) -> None:
        """Start hidden.

        Args:
            name: Object name; the button adds ``.Cancel``.
            waiting: What the saves of the session tell.
            parent: Owner.
        """
        super().__init__(name, _SIGN, parent)
        self._waiting = waiting
        self._task: ServiceTask | None = None
        self._follows = False
        waiting.changed.connect(self._show)

    @property
    def is_waiting(self) -> bool:
        """Whether a waiting is shown."""
        return not self.isHidden()

    def follow(self, task: ServiceTask) -> None:
        """Tell of one save from now on."""
        self._task = task
        self.watch(True)

    def watch(self, on: bool) -> None:
        """Tell of the followed save, of any where none is followed, or of none any more."""
        self._follows = on
        if not on:
            self._task = None
        self._show()

    def cancel(self) -> None:
        """End the waiting; what was entered stays."""
        if self._task is not None:
            self._task.cancel()
        else:
            self._waiting.cancel()

    def _show(self, _longest: object = None) -> None:
        wait = self._waiting.of(self._task) if self._follows else None
        if wait is not None and self.is_waiting:
            self.put_text(wait.text)
        elif wait is not None:
            cancel = Offer(tr("Stop waiting"), self.cancel, f"{self.objectName()}.Cancel")
            self.say(wait.text, (cancel,))
            self.changed.emit()
        elif self.is_waiting:
            self.say("")
            self.changed.emit()

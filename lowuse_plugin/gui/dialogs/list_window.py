# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What windows around one list of a workspace share: it is followed, or what hinders is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store

_ALL = "all"


class ListWindow(WorkspaceWindow):
    """Reads its list when it is seen first, and again after every save of its tables."""

    def _follow_list(
        self,
        tables: frozenset[str],
        read: Callable[[Store, str], Any],
        title: str,
        shown: QWidget,
    ) -> None:
        """Make the place of the list; called before the window is laid out.

        Args:
            tables: After a save of any of these it is read again.
            read: Reads it.
            title: What the task is called.
            shown: The list.
        """
        self._none = ListState(f"LowUse.{self.NAME}.State")
        self._shown = shown
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(shown)
        self._follow = Follow(self._context, tables, read, title, self)
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)

    def _take(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    def _show_list(self) -> None:
        self._stack.setCurrentWidget(self._shown)

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"LowUse.{self.NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

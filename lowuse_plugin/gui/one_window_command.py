# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Commands that open one window about the open workspace and close it with the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow

WindowT = TypeVar("WindowT", bound="WorkspaceWindow")


class OneWindowCommand(QObject, Generic[WindowT]):
    """Opens the window, one a workspace; a kind of command makes it."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the window.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: WindowT | None = None
        self._is_released = False
        context.session.closed.connect(self._close)

    def _make(self) -> WindowT:
        """Return a new window; a workspace is open."""
        raise NotImplementedError

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the window is opened from the menu."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of what is not written; False keeps the workspace open."""
        dialog = self.dialog
        return dialog is None or dialog.may_leave()

    def release(self) -> None:
        """Close the window: the plugin goes."""
        if self._is_released:
            return
        self._is_released = True
        self._context.session.closed.disconnect(self._close)
        self._close()
        self.deleteLater()

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        dialog = self.dialog
        if dialog is None:
            dialog = self._dialog = self._make()
        to_front(dialog)

    @property
    def dialog(self) -> WindowT | None:
        """The window while it is open."""
        if self._dialog is not None and sip.isdeleted(self._dialog):
            self._dialog = None
        return self._dialog

    def _close(self) -> None:
        dialog = self.dialog
        if dialog is not None:
            dialog.discard()
        self._dialog = None

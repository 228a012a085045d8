# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the windows about a whole workspace share: name, size, help, and asking before they go."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QBoxLayout, QDialog, QTableView, QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size, widen


class WorkspaceWindow(QDialog):
    """Not modal: the map stays usable beside it. What is typed in its windows is never lost."""

    NAME = ""
    """Object name behind ``LowUse.``; those of its parts stand behind it."""
    SIZE = ""
    """Setting that keeps its size."""
    CHARACTERS, LINES = 110, 28
    """How large it is at first."""

    def __init__(self, context: PanelContext, title: str, parent: QWidget | None = None) -> None:
        """Make what all of these windows have.

        Args:
            context: The shared parts; a workspace is open.
            title: Of the window.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"LowUse.{self.NAME}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._has_own_width = True
        """Its width is somebody's choice, or was fitted to what it shows."""
        self._bar: QgsMessageBar | None = None
        self.asking = AskingDesk(context, self)
        """The windows that ask for something about what is shown here."""

    def _speak_here(self, column: QBoxLayout) -> None:
        """Have messages of steps on top while this window lies over the bar of QGIS.

        Args:
            column: Gets them as its first.
        """
        self._bar = QgsMessageBar(self)
        self._bar.setObjectName(f"LowUse.{self.NAME}.Messages")
        column.insertWidget(0, self._bar)
        self._context.messages.speak_in(self._bar)

    def _begin(self, *help_page: str) -> None:
        """Have help and size; called when everything was made.

        Args:
            help_page: Name of the page and, where there is one, of the place on it.
        """
        install_f1(self, *help_page)
        kept = restore_size(self, self.SIZE, self.CHARACTERS, self.LINES)
        self._has_own_width = kept

    def _make_room(self, table: QTableView) -> None:
        """Be as wide as the columns need when rows are shown first, unless a width was kept."""
        if table.model().rowCount() and not self._has_own_width:
            self._has_own_width = True
            widen(self, table)

    def may_leave(self) -> bool:
        """Ask what becomes of entries that are not written; False keeps them open."""
        return self.asking.may_leave()

    def reject(self) -> None:
        """Close with all that asks, unless something typed there is not written."""
        if self.may_leave():
            super().reject()

    def discard(self) -> None:
        """Close whatever was typed."""
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Let go of the windows that ask, and remember the size."""
        self.asking.release()
        if self._bar is not None:
            self._context.messages.leave(self._bar)
        keep_size(self, self.SIZE)
        super().done(result)

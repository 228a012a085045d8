# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""企业与税收: doubtful matches, 亩均税收 and the letters to the tax office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.tax_dialog import TaxDialog


class TaxCommand(QObject):
    """Opens the window, one a workspace."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the window.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: TaxDialog | None = None
        context.session.closed.connect(self._close)

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Taxes",
                tr("Enterprises and taxes …"),
                tr("Confirm doubtful matches, update the tax per mu, ask the tax office"),
                "tagging",
                self.show,
                needs_workspace=True,
            )
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the window is opened from the menu."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of a letter that is being written."""
        dialog = self._shown()
        return dialog is None or dialog.may_leave()

    def release(self) -> None:
        """Close the window: the plugin goes."""
        self._close()
        self._context.session.closed.disconnect(self._close)
        self.deleteLater()

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if self._shown() is None:
            from lowuse_plugin.gui.dialogs.tax_dialog import TaxDialog  # noqa: PLC0415

            self._dialog = TaxDialog(self._context, self._window)
        to_front(self._dialog)

    @property
    def dialog(self) -> TaxDialog | None:
        """The window while it is open."""
        return self._shown()

    def _shown(self) -> TaxDialog | None:
        if self._dialog is not None and sip.isdeleted(self._dialog):
            self._dialog = None
        return self._dialog

    def _close(self) -> None:
        dialog = self._shown()
        if dialog is not None:
            dialog.discard()
        self._dialog = None

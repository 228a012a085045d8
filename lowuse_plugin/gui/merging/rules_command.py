# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""字段取值规则: by which rules fields get their values in a merge, the office's own or ours."""

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
    from lowuse_plugin.gui.dialogs.merging.rules_dialog import MergeRulesDialog


class MergeRulesCommand(QObject):
    """A part of the commands of merging."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Let the preview open it too.

        Args:
            context: The shared parts.
            window: Owner of the window.
        """
        super().__init__(window)
        self._context, self._window = context, window
        self._dialog: MergeRulesDialog | None = None
        context.parcel_parts.merging.show_rules = self.show

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return (
            Command(
                "FieldRules",
                tr("Rules per field …"),
                tr("By which rules the new parcel gets its values; an office can have its own"),
                "merging",
                self.show,
            ),
        )

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: it stands in the menu and in the preview."""
        return ()

    def may_leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def release(self) -> None:
        """Close the window: the plugin goes."""
        if self._dialog is not None and not sip.isdeleted(self._dialog):
            self._dialog.close()
        self._dialog = None
        self.deleteLater()

    def show(self) -> None:
        """Open the window, or bring it to the front."""
        if self._dialog is None or sip.isdeleted(self._dialog):
            from lowuse_plugin.gui.dialogs.merging.rules_dialog import (  # noqa: PLC0415
                MergeRulesDialog,
            )

            self._dialog = MergeRulesDialog(self._context.tasks, self._window)
            self._dialog.failed.connect(self._context.messages.failure)
            told = self._context.parcel_parts.merging.current.rules_changed
            self._dialog.changed.connect(told)
        to_front(self._dialog)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens counts and areas of the control-line check beside the panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.control_line.totals_window import ControlTotalsWindow


class ControlTotalsCommand(OneWindowCommand["ControlTotalsWindow"]):
    """One window a workspace; what is opened in it goes to the list of the panel."""

    def __init__(
        self, context: PanelContext, list_only: Callable[[str, str], None], panel: QWidget
    ) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            list_only: Lists the parcels of a class and a district, empty for any.
            panel: Owner.
        """
        super().__init__(context, panel)
        self._list_only = list_only

    def _make(self) -> ControlTotalsWindow:
        from lowuse_plugin.gui.dialogs.control_line.totals_window import (  # noqa: PLC0415
            ControlTotalsWindow,
        )

        dialog = ControlTotalsWindow(self._context, self._window)
        dialog.wanted.connect(self._list_only)
        return dialog

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线政策: the window with all policy texts, and the page 政策 of the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.control_line.measures_dialog import MeasuresDialog

_ORDER = 30


class MeasuresCommand(OneWindowCommand["MeasuresDialog"]):
    """Holds the window; gives the panel 控制线套合 its page."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Close everything with the workspace.

        Args:
            context: The shared parts.
            window: Owner of the window.
        """
        super().__init__(context, window)
        context.parcel_parts.control_pages.add(
            PageSpec("Policy", tr("What applies"), self._make_page, _ORDER)
        )

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Measures",
                tr("Policy texts …"),
                tr("What holds inside, outside and across the control line, by heading"),
                "control_line",
                self.show,
                needs_workspace=True,
            )
        ]

    def _make(self) -> MeasuresDialog:
        from lowuse_plugin.gui.dialogs.control_line.measures_dialog import MeasuresDialog  # noqa: PLC0415

        return MeasuresDialog(self._context, self._window)

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.control_line.measures_page import MeasuresPage  # noqa: PLC0415

        return MeasuresPage(context, self.show)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of the control line: its versions, adjustments, policy, indicators and overlays."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.adjustments.command import AdjustmentCommand
from lowuse_plugin.gui.boundaries.errors_command import BoundaryErrorsCommand
from lowuse_plugin.gui.command_parts import CommandParts
from lowuse_plugin.gui.control_line.lines_command import LinesCommand
from lowuse_plugin.gui.control_line.measures_command import MeasuresCommand
from lowuse_plugin.gui.indicator_command import IndicatorsCommand
from lowuse_plugin.gui.overlay.command import OverlayCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr


class ControlCommands(QObject):
    """Builds the parts in the order of the work."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        super().__init__(window)
        self.parts = CommandParts(
            "Control",
            tr("Control line"),
            tr("Versions, adjustments, policy and indicators of the control line; overlays"),
            "control_line",
        )
        self.boundary_errors = BoundaryErrorsCommand(context, window)
        # Order of the menu: lines, adjustments, policy, boundary errors, indicators, overlays.
        self.lines = LinesCommand(context, window, lambda: iface.activeLayer())  # noqa: PLW0108
        self.parts.add(self.lines)
        self.parts.add(AdjustmentCommand(context, window, iface))
        self.parts.add(MeasuresCommand(context, window))
        self.parts.add(self.boundary_errors)
        self.parts.add(IndicatorsCommand(context, window))
        self.overlay = OverlayCommand(context, window)
        self.parts.add(self.overlay)

    def release(self) -> None:
        """Close every dialog and tool."""
        self.parts.release()
        self.deleteLater()

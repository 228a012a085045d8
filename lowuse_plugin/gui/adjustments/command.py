# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The entry of the menu that opens the adjustment ledger of the control line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.adjustments.desk import AdjustmentDesk
    from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing


class AdjustmentCommand(OneWindowCommand["AdjustmentsWindow"]):
    """Opens the ledger, and draws for it."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the window.
            iface: QGIS, for the layer that is chosen.
        """
        super().__init__(context, window)
        self._iface = iface
        self._drawing_made: UnitDrawing | None = None

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return (
            Command(
                "Adjustments",
                tr("Adjustment ledger …"),
                tr("Cases that let land enter or leave the control line: figures, steps, what if"),
                "boundary",
                self.show,
                needs_workspace=True,
            ),
        )

    def release(self) -> None:
        """Close the window and take everything off the map: the plugin goes."""
        super().release()
        if self._drawing_made is not None:
            self._drawing_made.release()
            self._drawing_made = None

    def _make(self) -> AdjustmentsWindow:
        from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import (  # noqa: PLC0415
            AdjustmentsWindow,
        )

        return AdjustmentsWindow(self._context, self._make_desk, self._window)

    def _make_desk(self, window: AdjustmentsWindow) -> AdjustmentDesk:
        from lowuse_plugin.gui.adjustments.desk import AdjustmentDesk  # noqa: PLC0415

        return AdjustmentDesk(self._context, window.asking, self._drawing, window)

    @property
    def _drawing(self) -> UnitDrawing:
        """What draws on the map, made when it is first wanted."""
        if self._drawing_made is None:
            from lowuse_plugin.gui.survey_units.drawing import UnitDrawing  # noqa: PLC0415

            self._drawing_made = UnitDrawing(self._context, self._iface.activeLayer)
        return self._drawing_made

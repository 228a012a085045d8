# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线版本: the window with the versions of the control line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.control_line.lines_dialog import LinesDialog
    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing


class LinesCommand(OneWindowCommand["LinesDialog"]):
    """Opens the window."""

    def __init__(
        self,
        context: PanelContext,
        window: QWidget,
        active: Callable[[], Any] = lambda: None,
    ) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the windows.
            active: Returns the active layer of the map, of which shapes are taken.
        """
        super().__init__(context, window)
        self._active = active
        self._drawing_made: UnitDrawing | None = None
        QgsProject.instance().readProject.connect(self._drop_empty)

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Lines",
                tr("Versions of the control line …"),
                tr("Drafts, approval, and what changes between two versions"),
                "control_line",
                self.show,
                needs_workspace=True,
            )
        ]

    def approve_open(self) -> None:
        """Open the window at the approval of the newest version in force that has none."""
        self.show()
        if self.dialog is not None:
            self.dialog.approve_open()

    def release(self) -> None:
        """Close the windows and let go of the map: the plugin goes."""
        if not self._is_released:
            QgsProject.instance().readProject.disconnect(self._drop_empty)
        super().release()
        if self._drawing_made is not None:
            self._drawing_made.release()
            self._drawing_made = None

    def _close(self) -> None:
        """Close the window, and take the pictures off the map: they are of this workspace."""
        from lowuse_plugin.qgis_bridge.layers.line_layers import remove_pictures  # noqa: PLC0415

        super()._close()
        remove_pictures(QgsProject.instance())

    def _drop_empty(self) -> None:
        from lowuse_plugin.qgis_bridge.layers.line_layers import remove_pictures  # noqa: PLC0415

        remove_pictures(QgsProject.instance(), only_empty=True)

    def _make(self) -> LinesDialog:
        from lowuse_plugin.gui.dialogs.control_line.lines_dialog import LinesDialog  # noqa: PLC0415
        from lowuse_plugin.gui.survey_units.drawing import UnitDrawing  # noqa: PLC0415

        if self._drawing_made is None:
            self._drawing_made = UnitDrawing(self._context, self._active)
        return LinesDialog(self._context, self._drawing_made, self._window)

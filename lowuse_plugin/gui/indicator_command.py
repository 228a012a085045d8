# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线指标: the window with the indicators, their rules and their yearly figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.indicators.indicators_dialog import IndicatorsDialog


class IndicatorsCommand(OneWindowCommand["IndicatorsDialog"]):
    """Holds the window."""

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Indicators",
                tr("Indicators …"),
                tr("Industrial land inside the line, industry of each block, yearly shares; with "
                   "the parcels behind each figure"),
                "control_line",
                self.show,
                needs_workspace=True,
            )
        ]  # fmt: skip

    def _make(self) -> IndicatorsDialog:
        from lowuse_plugin.gui.dialogs.indicators.indicators_dialog import IndicatorsDialog  # noqa: PLC0415

        return IndicatorsDialog(self._context, self._window)

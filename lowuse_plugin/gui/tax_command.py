# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""企业与税收: doubtful matches, 亩均税收 and the letters to the tax office."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.gui.dialogs.taxes.dialog import TaxDialog
    from lowuse_plugin.gui.dialogs.taxes.work import TaxWork


class TaxCommand(OneWindowCommand["TaxDialog"]):
    """Has the window, and what goes on when it is closed meanwhile: saves and their reports."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the windows.
        """
        super().__init__(context, window)
        self._work: TaxWork | None = None
        self._reports = AskingDesk(context, self)

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

    def release(self) -> None:
        """Close the windows: the plugin goes."""
        self._reports.release()
        super().release()

    def _make(self) -> TaxDialog:
        from lowuse_plugin.gui.dialogs.taxes.dialog import TaxDialog  # noqa: PLC0415
        from lowuse_plugin.gui.dialogs.taxes.work import TaxWork  # noqa: PLC0415

        if self._work is None:
            self._work = TaxWork(self._context, self)
            self._work.report_wanted.connect(self._show_report)
        return TaxDialog(self._context, self._work, self._window)

    def _show_report(self, report: ImportReport) -> None:
        from lowuse_plugin.gui.dialogs.importing.result_dialog import (  # noqa: PLC0415
            ImportResultDialog,
        )

        context = self._context
        self._reports.show_one(
            ("report", f"{id(report)}"),
            lambda: ImportResultDialog(report, context.tasks, context.messages, self._window),
        )

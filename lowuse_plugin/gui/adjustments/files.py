# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The files of the adjustment ledger: the list as xlsx, the sheet of a case as docx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.adjustments.adjustments_window import AdjustmentsWindow
    from lowuse_plugin.services.adjustments.cases import AdjustmentFilter


class AdjustmentFiles(QObject):
    """Writes files in the background."""

    def __init__(self, context: PanelContext, window: Any) -> None:
        """Write nothing yet.

        Args:
            context: The shared parts.
            window: The :class:`AdjustmentsWindow` that shows how far it is.
        """
        super().__init__(window)
        self._context = context
        self._window: AdjustmentsWindow = window

    def write_ledger(self, path: Path, wanted: AdjustmentFilter) -> None:
        """Write cases as xlsx."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.adjustment_xlsx import (  # noqa: PLC0415
                write_adjustment_ledger,
            )
            from lowuse_plugin.services.adjustments.cases import read_ledger  # noqa: PLC0415

            cases = read_ledger(store, wanted)
            write_adjustment_ledger(path, cases, workspace=store.info, on=office_today())
            return path

        self._run_file(store, tr("Writing the adjustment ledger"), work)

    def write_sheet(self, path: Path, case_uuid: str) -> None:
        """Write the sheet of a case."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.adjustment_docx import (  # noqa: PLC0415
                write_adjustment_sheet,
            )
            from lowuse_plugin.services.adjustments.cases import read_case  # noqa: PLC0415
            from lowuse_plugin.services.adjustments.figures import figures  # noqa: PLC0415

            case, found = read_case(store, case_uuid), figures(store, case_uuid)
            write_adjustment_sheet(path, case, found.figures, workspace=store.info,
                                   on=office_today())  # fmt: skip
            return path

        self._run_file(store, tr("Writing the sheet of the case"), work)

    def _run_file(self, store: Store, title: str, work: Callable[[Progress], Path]) -> None:
        def done(path: Path) -> None:
            text = tr("Written: {path}", path=path)
            self._context.messages.success(text, offers=file_offers(path))

        task = self._context.run_for(store, title, work, done)
        self._window.progress.follow(task)

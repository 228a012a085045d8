# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""统计表: the figures of the workspace as a sheet that can be shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.domain.moments import end_of_office_day, office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.gui.dialogs.figures_dialog import FiguresDialog


class FiguresCommand(QObject):
    """Writes the statistics of the open workspace as xlsx."""

    def __init__(
        self, session: WorkspaceSession, tasks: Tasks, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._messages = messages
        self._window = window

    def ask(self) -> FiguresDialog | None:
        """Let a day and then a file be named, and write it."""
        if self._session.path is None:
            self._messages.info(tr("Open a workspace first."))
            return None
        from lowuse_plugin.gui.dialogs.figures_dialog import FiguresDialog  # noqa: PLC0415

        dialog = FiguresDialog(self._window)
        dialog.day_chosen.connect(self.ask_file)
        self._session.closed.connect(dialog.close)
        dialog.show()
        return dialog

    def ask_file(self, day: date) -> None:
        """Let a file be named for the figures as of a day, and write it."""
        path = self._session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_统计_{day:%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save figures"), str(suggested), "Excel (*.xlsx)"
        )
        if chosen:
            self.write(chosen_path(Path(chosen), ("xlsx",)), day)

    def write(self, path: Path, day: date | None = None) -> None:
        """Write the figures to a file, outside the interface thread.

        Args:
            path: The file.
            day: As of whose end; None or today for all that is saved.
        """
        store = self._session.store
        if store is None:
            return
        today = office_today()
        on = today if day is None else day
        as_of = end_of_office_day(on) if on < today else None

        def work(progress: Progress) -> Path:
            from lowuse_plugin.exchange.workbooks.statistics_xlsx import write_statistics  # noqa: PLC0415
            from lowuse_plugin.services.summarise import summarise_all  # noqa: PLC0415

            progress.step(0, 1, tr("Summing up"))
            figures = summarise_all(store, on=on, as_of=as_of, progress=progress)
            progress.step(1, 1, tr("Writing {file}", file=path.name))
            write_statistics(path, figures)
            return path

        self._tasks.run(tr("Figures"), work, self._written)

    def _written(self, path: Path) -> None:
        self._messages.success(tr("Figures written: {path}", path=path), offers=file_offers(path))

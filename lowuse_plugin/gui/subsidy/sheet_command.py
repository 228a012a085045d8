# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""测算表: the calculation of a project as a Word document, of one or many as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.projects.parts import ProjectAction
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.file_names import clean_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.domain.subsidy.sheet import SubsidySheet
    from lowuse_plugin.services.subsidy.sheet import SheetsFound

Sheets = Sequence["SubsidySheet"]
_NAMES_SHOWN = 3
_KINDS = {"docx": "Word (*.docx)", "xlsx": "Excel (*.xlsx)"}


class SubsidySheetCommand(QObject):
    """Reads what is printed, lets a file be named, writes it outside the interface thread."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer the sheets wherever projects are shown.

        Args:
            context: The shared parts.
            window: Owner of the file dialog.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        actions = context.project_parts.actions
        actions.add(
            ProjectAction(
                "Sheet",
                tr("Calculation sheet (Word) …"),
                tr("The calculation of the project with its clauses and cells to sign"),
                lambda uuids: self.make(uuids, "docx"),
                single=True,
                why_not=_why_no_docx,
            )
        )
        actions.add(
            ProjectAction(
                "SheetXlsx",
                tr("Calculation sheet (Excel) …"),
                tr("The calculation of these projects with formulas that finance can check"),
                lambda uuids: self.make(uuids, "xlsx"),
            )
        )

    def make(self, uuids: Sequence[str], kind: str) -> None:
        """Read the newest calculations, say what is missing or outdated, and ask for the file.

        Args:
            uuids: The projects; one for a Word document.
            kind: ``docx`` or ``xlsx``.
        """
        store = self._context.session.store
        if store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return

        def work(progress: Progress) -> SheetsFound:
            from lowuse_plugin.services.subsidy.sheet import subsidy_sheets  # noqa: PLC0415

            return subsidy_sheets(store, uuids, progress)

        self._context.run_for(
            store, tr("Calculation sheet"), work, lambda found: self._ask(found, kind)
        )

    def _ask(self, found: SheetsFound, kind: str) -> None:
        """Say what the reader of the sheet should know first, then let the file be named."""
        messages = self._context.messages
        if len(found.without) == 1:
            messages.warning(describe(found.without[0]), of_workspace=True)
        elif found.without:
            names = _names([str(error.params["name"]) for error in found.without])
            text = tr("Not calculated yet, so without a sheet: {names}", names=names)
            messages.warning(text, of_workspace=True)
        outdated = [sheet.name for sheet in found.sheets if sheet.is_stale]
        if outdated:
            text = tr(
                "Changed since it was calculated: {names}. The sheet says so; calculate again for "
                "one that counts.",
                names=_names(outdated),
            )
            messages.warning(text, of_workspace=True)
        path = self._context.session.path
        if not found.sheets or path is None:
            return
        suggested = path.parent / _suggested(path.stem, found.sheets, kind)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save calculation sheet"), str(suggested), _KINDS[kind]
        )
        if chosen:
            self.write(chosen_path(Path(chosen), (kind,)), found.sheets)

    def write(self, path: Path, sheets: Sheets) -> None:
        """Write the sheets; the suffix of the file says as what."""

        def work(progress: Progress) -> Path:
            progress.step(0, 1, tr("Writing {file}", file=path.name))
            _writer(path)(sheets)
            return path

        self._context.tasks.run(tr("Calculation sheet"), work, self._written)

    def _written(self, path: Path) -> None:
        text = tr("Calculation sheet written: {path}", path=path)
        self._context.messages.success(text, offers=file_offers(path))


def _writer(path: Path) -> Callable[[Sheets], None]:
    from lowuse_plugin.exchange.subsidy.docx import write_subsidy_docx  # noqa: PLC0415
    from lowuse_plugin.exchange.subsidy.xlsx import write_subsidy_xlsx  # noqa: PLC0415

    if path.suffix.lower() == ".docx":
        return lambda sheets: write_subsidy_docx(path, sheets[0])
    return lambda sheets: write_subsidy_xlsx(path, sheets)


def _why_no_docx() -> str:
    from lowuse_plugin.exchange.subsidy.docx import why_no_docx  # noqa: PLC0415

    problem = why_no_docx()
    return "" if problem is None else describe(problem)


def _suggested(workspace: str, sheets: Sheets, kind: str) -> str:
    """Return a name that says of what and when; the workspace's for several projects."""
    whose = clean_name(sheets[0].name) if len(sheets) == 1 else workspace
    return f"{whose}_测算表_{sheets[0].origin.calculated_on:%Y%m%d}.{kind}"


def _names(names: Sequence[str]) -> str:
    shown = listed(names[:_NAMES_SHOWN])
    if len(names) <= _NAMES_SHOWN:
        return shown
    return tr("{names} and {count} more", names=shown, count=len(names) - _NAMES_SHOWN)

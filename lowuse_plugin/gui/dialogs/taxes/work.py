# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window of enterprises and taxes does: saves, lists and papers, all in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.settings import TAX_FOLDER

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.tax_request import TaxRequest
    from lowuse_plugin.exchange.taxes.folder import TaxFolder
    from lowuse_plugin.services.taxes.figures import FigureLine, MovedOut, TaxFigures, WithoutLand
    from lowuse_plugin.services.taxes.matches import Decided, DecidedAll, Match


class TaxWork(QObject):
    """Saves one thing at a time; what came of it is told also when the window is gone."""

    busy_changed = pyqtSignal()
    """A save began or ended."""
    decided = pyqtSignal(object)
    """These decisions on matches were saved."""
    unmatched_known = pyqtSignal(object)
    """Enterprises of the folder without land: a tuple of :class:`WithoutLand`."""
    report_wanted = pyqtSignal(object)
    """The report of an answer is to be looked at."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a save is on its way: no other one begins."""
        return self._is_busy

    def decide(self, decisions: Sequence[Decided]) -> None:
        """Save what was decided about matches; 亩均税收 follows where the folder is open."""
        store, person = self._context.session.store, current_actor().name
        if store is None:
            return

        def work(_progress: Progress) -> DecidedAll:
            from lowuse_plugin.services.taxes.matches import confirm_matches  # noqa: PLC0415

            return confirm_matches(store, decisions, by=person, taxes=open_folder(store))

        def done(found: DecidedAll) -> None:
            parts = [
                tr("{count} confirmed", count=found.confirmed) if found.confirmed else "",
                tr("{count} joined to other parcels", count=found.moved) if found.moved else "",
                tr("{count} rejected", count=found.rejected) if found.rejected else "",
            ]
            text = " · ".join(filter(None, parts))
            self._context.tell_saved(store, found.receipt.transaction_id, text)

        def show(_found: DecidedAll) -> None:
            self.decided.emit(decisions)

        self._save(store, tr("Saving the matches"), work, done, show)

    def refresh(self) -> None:
        """Compute 亩均税收 anew from the folder."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> TaxFigures:
            from lowuse_plugin.services.taxes.figures import refresh_tax_per_mu  # noqa: PLC0415

            return refresh_tax_per_mu(store, needed_folder(store))

        def done(found: TaxFigures) -> None:
            left = len(found.unmatched)
            text = tr("Tax per mu: {count} figures updated.", count=f"{found.written:,}")
            more = tr("{count} enterprises have no known land.", count=left) if left else ""
            whole = f"{text} {more}".strip()
            if found.receipt is None:
                text = tr("Every tax per mu is up to date.")
                self._context.messages.info(f"{text} {more}".strip())
            else:
                transaction = found.receipt.transaction_id
                self._context.tell_saved(store, transaction, whole, whole)

        def show(found: TaxFigures) -> None:
            self.unmatched_known.emit(found.unmatched)

        self._save(store, tr("Updating the tax per mu"), work, done, show)

    def move_out(self) -> None:
        """Move taxes that stand in the workspace into the folder."""
        store, person = self._context.session.store, current_actor().name
        if store is None:
            return

        def work(_progress: Progress) -> MovedOut:
            from lowuse_plugin.services.taxes.figures import move_out  # noqa: PLC0415

            return move_out(store, needed_folder(store), moved_by=person)

        def done(found: MovedOut) -> None:
            if found.receipt is not None:
                text = tr(
                    "{count} taxes moved into the folder. The log of the workspace still holds "
                    "their old values.",
                    count=f"{found.moved:,}",
                )
                self._context.tell_saved(store, found.receipt.transaction_id, text, text)

        self._save(store, tr("Moving the tax details out"), work, done)

    def import_answer(self, path: Path, request: TaxRequest) -> None:
        """Import the list that answers a letter."""
        store, me = self._context.session.store, current_actor()
        if store is None:
            return

        def work(progress: Progress) -> ImportReport:
            from lowuse_plugin.exchange import readers  # noqa: PLC0415
            from lowuse_plugin.services.importing.files import ImportPlan, import_file  # noqa: PLC0415
            from lowuse_plugin.services.importing.kinds import ENTERPRISES  # noqa: PLC0415

            needed_folder(store)
            folder = Path(TAX_FOLDER.get())
            plan = ImportPlan(path, ENTERPRISES, tax_folder=folder, request=request.uuid)
            open_it = _open_at
            return import_file(store, plan, readers, progress, me=me, open_taxes=open_it)

        def done(report: ImportReport) -> None:
            self._context.session.saved()
            told = [
                describe_code(remark.code, remark.params)
                for remark in report.remarks
                if remark.code.startswith("TAX_ANSWER")
            ]
            counts = tr(
                "Answer imported: {imported} rows taken, {refused} refused.",
                imported=f"{report.imported + report.changed:,}",
                refused=f"{report.refused:,}",
            )
            look = Offer(tr("Look at every row"), lambda: self._want_report(report))
            self._context.messages.success(" ".join([counts, *told]), offers=(look,))

        self._save(store, tr("Importing {file}", file=path.name), work, done)

    # -- papers -----------------------------------------------------------------------------------

    def write_papers(self, path: Path, request: TaxRequest) -> None:
        """Write the letter as docx, and its list as xlsx beside it."""
        beside = path.with_name(f"{path.stem}_清单.xlsx")

        def work(_progress: Progress) -> None:
            from lowuse_plugin.exchange.taxes.request_docx import (  # noqa: PLC0415
                write_tax_request_docx,
            )
            from lowuse_plugin.exchange.taxes.request_xlsx import (  # noqa: PLC0415
                write_tax_request_xlsx,
            )

            write_tax_request_xlsx(beside, request)
            write_tax_request_docx(path, request)

        text = tr("Letter and list written: {file}, {list}.", file=path.name, list=beside.name)
        self._write(tr("Writing the letter"), work, text, path)

    def write_reminder(self, path: Path, request: TaxRequest) -> None:
        """Write a list of what is still missing, which can be answered like the first one."""
        missing = request.missing()

        def work(_progress: Progress) -> None:
            from lowuse_plugin.exchange.taxes.request_xlsx import (  # noqa: PLC0415
                write_tax_request_xlsx,
            )

            write_tax_request_xlsx(path, request, only=frozenset(missing))

        text = tr("{count} missing rows listed: {file}.", count=len(missing), file=path.name)
        self._write(tr("Listing what is missing"), work, text, path)

    def write_figures(self, path: Path, lines: Sequence[FigureLine]) -> None:
        """Write 亩均税收 as a list."""
        from lowuse_plugin.domain.display import shown_code, shown_day  # noqa: PLC0415
        from lowuse_plugin.exchange.taxes.lists_xlsx import FigureRow, write_figures  # noqa: PLC0415
        from lowuse_plugin.gui.widgets.taxes.figures_page import state_of  # noqa: PLC0415

        rows = [
            FigureRow(
                line.uscc, line.name, line.year, line.tax_wan_per_mu, line.tax_land_m2,
                state_of(line), shown_code("mu_grade", line.grade) if line.grade else "",
                line.source_unit, shown_day(line.imported_on) if line.imported_on else "",
                line.file_name,
            )
            for line in lines
        ]  # fmt: skip
        footer, today = self._footer(), office_today()

        def work(_progress: Progress) -> None:
            write_figures(path, rows, footer=footer, on=today)

        text = tr("{count} figures exported: {file}.", count=f"{len(rows):,}", file=path.name)
        self._write(tr("Writing the list"), work, text, path)

    def write_unmatched(
        self, path: Path, matches: Sequence[Match], without: Sequence[WithoutLand]
    ) -> None:
        """Write the enterprises without a parcel, each with why."""
        from lowuse_plugin.exchange.taxes.lists_xlsx import (  # noqa: PLC0415
            UnmatchedRow,
            write_unmatched,
        )

        rows = [
            UnmatchedRow(
                match.uscc, match.name, match.address, describe_code(match.reason, {}),
                "、".join(parcel.label for parcel in match.parcels),
            )
            for match in matches
            if not match.link_uuid
        ]  # fmt: skip
        known = {(row.uscc, row.name) for row in rows}
        rows += [
            UnmatchedRow(each.uscc, each.name, "", describe_code(each.reason, {}), "")
            for each in without
            if (each.uscc, each.name) not in known
        ]
        footer, today = self._footer(), office_today()

        def work(_progress: Progress) -> None:
            write_unmatched(path, rows, footer=footer, on=today)

        text = tr("{count} enterprises exported: {file}.", count=f"{len(rows):,}", file=path.name)
        self._write(tr("Writing the list"), work, text, path)

    def _footer(self) -> str:
        path = self._context.session.path
        return f"{path.stem if path is not None else ''}　{current_actor().name}"

    def _write(self, title: str, work: Callable[[Progress], None], text: str, path: Path) -> None:
        def done(_nothing: None) -> None:
            self._context.messages.success(text, offers=file_offers(path))

        self._context.tasks.run(title, work, done)

    def _save(
        self,
        store: Store,
        title: str,
        work: Callable[[Progress], Any],
        tell: Callable[[Any], None],
        show: Callable[[Any], None] | None = None,
    ) -> None:
        """Save, unless another save is on its way.

        Args:
            store: The workspace.
            title: What the task is called.
            work: Saves.
            tell: Gets what that returned, whatever is open by then.
            show: Gets it where this workspace is still shown.
        """
        if self._is_busy:
            return

        def done(found: Any) -> None:
            tell(found)
            is_shown = not sip.isdeleted(self) and self._context.session.store is store
            if is_shown and show is not None:
                show(found)

        def ended() -> None:
            if not sip.isdeleted(self):
                self._set_busy(False)

        self._set_busy(True)
        task = self._context.run_for(store, title, work, done, writes=True)
        task.ended.connect(ended)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.busy_changed.emit()

    def _want_report(self, report: ImportReport) -> None:
        if not sip.isdeleted(self):
            self.report_wanted.emit(report)


def _open_at(folder: Path, workspace: Path) -> TaxFolder:
    from lowuse_plugin.exchange.taxes.folder import TaxFolder  # noqa: PLC0415

    return TaxFolder(folder, workspace=workspace)


def open_folder(store: Store) -> TaxFolder | None:
    """Return the folder of the taxes, None where none is set or it is not open to this user.

    For what goes on without it; runs in a task.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415

    said = TAX_FOLDER.get()
    if not said:
        return None
    folder = _open_at(Path(said), store.path)
    try:
        folder.check_readable()
    except LowUseError:
        return None
    return folder


def needed_folder(store: Store) -> TaxFolder:
    """Return the folder of the taxes; runs in a task.

    Raises:
        LowUseError: ``TAX_FOLDER_UNSET``, ``TAX_FOLDER_IS_WORKSPACE``.
    """
    from lowuse_plugin.domain.errors import LowUseError  # noqa: PLC0415

    said = TAX_FOLDER.get()
    if not said:
        raise LowUseError("TAX_FOLDER_UNSET")
    return _open_at(Path(said), store.path)


__all__ = ["TaxWork", "needed_folder", "open_folder"]

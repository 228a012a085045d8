# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""企业与税收: what is doubtful, 亩均税收 with its sources, the letters and their answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.taxes.letter_dialog import LetterDialog, LetterEntry, LineDialog
from lowuse_plugin.gui.dialogs.taxes.reading import FIGURES, LETTERS, MATCHES, Letters, TaxReader
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.help import open_help
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.taxes.figures_page import FiguresPage
from lowuse_plugin.gui.widgets.taxes.letters_page import LettersPage
from lowuse_plugin.gui.widgets.taxes.matches_page import MatchesPage
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import TAX_FOLDER

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.domain.tax_request import TaxRequest
    from lowuse_plugin.gui.dialogs.taxes.work import TaxWork
    from lowuse_plugin.services.taxes.figures import WithoutLand
    from lowuse_plugin.services.taxes.matches import Decided

_NAME = "LowUse.Taxes"
_LISTS = "Excel (*.xlsx)"


class TaxDialog(WorkspaceWindow):
    """Not modal: parcels are looked at and selected on the map meanwhile."""

    NAME = "Taxes"
    SIZE = "lowuse/window/taxes"
    CHARACTERS, LINES = 168, 36

    def __init__(self, context: PanelContext, work: TaxWork, parent: QWidget | None = None) -> None:
        """Read what there is.

        Args:
            context: The shared parts; a workspace is open.
            work: Saves and writes; outlives this window.
            parent: Owner.
        """
        super().__init__(context, tr("Enterprises and taxes"), parent)
        self.work = work
        self._letters: Letters | None = None
        self._without: tuple[WithoutLand, ...] = ()
        self._make()
        self._reader = TaxReader(context, self._seen, self)
        self._connect()
        self._begin("tax")
        self._show_folder()
        self._aim()
        self._reader.read_due()

    def choose_folder(self, folder: Path) -> None:
        """Keep the taxes in this folder from now on."""
        TAX_FOLDER.set(str(folder))
        self._show_folder()

    # -- making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self._folder = plain_label(f"{_NAME}.Folder")
        self._change = quiet_button(f"{_NAME}.ChangeFolder", tr("Choose the folder …"))
        self._help = quiet_button(f"{_NAME}.Help", tr("Help"))
        self.matches = MatchesPage(self._context)
        self.figures = FiguresPage()
        self.letters = LettersPage()
        self.tabs = QTabWidget()
        self.tabs.setObjectName(f"{_NAME}.Tabs")
        self.tabs.addTab(self.matches, tr("Matches to confirm"))
        self.tabs.addTab(self.figures, tr("Tax per mu"))
        self.tabs.addTab(self.letters, tr("Letters and answers"))
        head = QHBoxLayout()
        head.addWidget(self._folder, 1)
        head.addWidget(self._change)
        head.addWidget(self._help)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._context.session.role_changed.connect(self._aim)
        self._reader.read.connect(self._take)
        self.tabs.currentChanged.connect(lambda _tab: self._reader.read_due())
        self._change.clicked.connect(lambda _checked=False: self._ask_folder())
        self._help.clicked.connect(lambda _checked=False: open_help("tax"))
        self.matches.decided.connect(self.work.decide)
        self.matches.export_wanted.connect(self._ask_unmatched)
        self.figures.refresh_wanted.connect(self._refresh)
        self.figures.move_out_wanted.connect(self._move_out)
        self.figures.export_wanted.connect(self._ask_figures)
        self.letters.new_wanted.connect(self.ask_letter)
        self.letters.write_wanted.connect(self._ask_papers)
        self.letters.answer_wanted.connect(self._ask_answer)
        self.letters.remind_wanted.connect(self._ask_reminder)
        self.letters.number_wanted.connect(self.ask_number)
        self.letters.retire_wanted.connect(self.ask_retirement)
        self.work.busy_changed.connect(self._aim)
        self.work.decided.connect(self._take_out)
        self.work.unmatched_known.connect(self._keep_unmatched)

    # -- showing ----------------------------------------------------------------------------------

    def _seen(self) -> str:
        return (MATCHES, FIGURES, LETTERS)[self.tabs.currentIndex()]

    def _take(self, page: str, found: Any) -> None:
        if page == MATCHES:
            self.matches.show_matches(found)
            self._count_matches()
        elif page == FIGURES:
            self.figures.show_lines(found)
        else:
            self._letters = found
            self.letters.show_requests(found.requests)

    def _take_out(self, decisions: Sequence[Decided]) -> None:
        self.matches.take_out(decisions)
        self._count_matches()

    def _count_matches(self) -> None:
        count, title = len(self.matches.table.rows.things), tr("Matches to confirm")
        self.tabs.setTabText(0, f"{title} ({count:,})" if count else title)

    def _show_folder(self) -> None:
        said = TAX_FOLDER.get()
        self._folder.setText(
            tr("Taxes are kept in {folder}, outside the workspace.", folder=said)
            if said
            else "⚠ "
            + tr(
                "No folder of the taxes is chosen. They never enter the workspace; choose a folder "
                "that only those can open who may see them."
            )
        )

    def _aim(self) -> None:
        """Say on every page why nothing can be written just now."""
        reason = tr("Writing …") if self.work.is_busy else why_not(self._context.session)
        for page in (self.matches, self.figures, self.letters):
            page.bar(reason)

    def _keep_unmatched(self, without: tuple[WithoutLand, ...]) -> None:
        self._without = without

    # -- asking -----------------------------------------------------------------------------------

    def _with_folder(self) -> bool:
        """Tell whether a folder is chosen; asks for one first."""
        if not TAX_FOLDER.get():
            self._ask_folder()
        return bool(TAX_FOLDER.get())

    def _refresh(self) -> None:
        if self._with_folder():
            self.work.refresh()

    def _move_out(self) -> None:
        if self._with_folder():
            self.work.move_out()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Folder of the taxes"), TAX_FOLDER.get() or str(Path.home())
        )
        if chosen:
            self.choose_folder(Path(chosen))

    def _ask_save(self, title: str, name: str, filters: str, suffix: str) -> Path | None:
        workspace = self._context.session.path
        if workspace is None:
            return None
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(workspace.parent / name), filters)
        return chosen_path(Path(chosen), (suffix,)) if chosen else None

    def _ask_unmatched(self) -> None:
        path = self._ask_save(tr("Export the list"), "未匹配企业.xlsx", _LISTS, "xlsx")
        if path is not None:
            self.work.write_unmatched(path, self.matches.table.rows.things, self._without)

    def _ask_figures(self) -> None:
        path = self._ask_save(tr("Export the list"), "企业亩均税收.xlsx", _LISTS, "xlsx")
        if path is not None:
            self.work.write_figures(path, self.figures.table.rows.things)

    def _ask_papers(self, request: TaxRequest) -> None:
        name = f"提供企业纳税情况的函_{request.requested_on:%Y%m%d}.docx"
        path = self._ask_save(tr("Write letter and list"), name, "Word (*.docx)", "docx")
        if path is not None:
            self.work.write_papers(path, request)

    def _ask_reminder(self, request: TaxRequest) -> None:
        name = f"尚缺企业纳税情况_{request.requested_on:%Y%m%d}.xlsx"
        path = self._ask_save(tr("List what is missing"), name, _LISTS, "xlsx")
        if path is not None:
            self.work.write_reminder(path, request)

    def _ask_answer(self, request: TaxRequest) -> None:
        if not self._with_folder():
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Answer of the tax office"), "", "Excel, CSV (*.xlsx *.xls *.ods *.csv)"
        )
        if chosen:
            self.work.import_answer(Path(chosen), request)

    def ask_letter(self) -> LetterDialog | None:
        """Open the window of a new letter."""
        session, letters = self._context.session, self._letters
        store = session.store
        if store is None or letters is None:
            return None

        def make() -> LetterDialog:
            scopes = letters.scopes(self._context.current.selection)
            person, district = current_actor().name, session.info.district
            dialog = LetterDialog(
                scopes, district, person, session.waiting, self, districts=letters.districts
            )
            dialog.letter_wanted.connect(partial(self._keep_letter, dialog, store))
            return dialog

        return self.asking.ask(("letter",), make)

    def _keep_letter(self, dialog: LetterDialog, store: Store, entry: LetterEntry) -> None:
        def work(_progress: Progress) -> tuple[TaxRequest, Receipt]:
            from lowuse_plugin.services.taxes.requests import new_request  # noqa: PLC0415

            return new_request(
                store, district=entry.district, enterprises=entry.enterprises, years=entry.years,
                document_no=entry.document_no, requested_on=entry.requested_on,
                requested_by=entry.requested_by,
            )  # fmt: skip

        def done(found: tuple[TaxRequest, Receipt]) -> bool:
            request, receipt = found
            text = tr(
                "Letter kept: {firms} enterprises, {rows} rows.",
                firms=len(request.firms),
                rows=len(request.asked),
            )
            self._saved(store, receipt, text)
            return True

        self.asking.write(dialog, store, tr("Keeping the letter"), work, done)

    def ask_number(self, request: TaxRequest) -> LineDialog | None:
        """Open the window that asks for the number of a letter."""

        def save(store: Store, text: str) -> Receipt:
            from lowuse_plugin.services.taxes.requests import change_document_no  # noqa: PLC0415

            return change_document_no(store, request.uuid, request.version, text)

        waiting = self._context.session.waiting
        make = partial(
            LineDialog, tr("Document number"), tr("Document number"), tr("Keep"), waiting, self,
            text=request.document_no,
        )  # fmt: skip
        return self._ask_line("number", request, make, save, tr("Document number kept."))

    def ask_retirement(self, request: TaxRequest) -> LineDialog | None:
        """Open the window that asks why a letter is taken out."""

        def save(store: Store, text: str) -> Receipt:
            from lowuse_plugin.services.taxes.requests import retire_request  # noqa: PLC0415

            return retire_request(store, request.uuid, request.version, reason=text)

        waiting = self._context.session.waiting
        make = partial(
            LineDialog, tr("Take the letter out"), tr("Why"), tr("Take out"), waiting, self,
            needed=tr("Write why the letter is taken out."),
        )  # fmt: skip
        return self._ask_line("retire", request, make, save, tr("Letter taken out."))

    def _ask_line(
        self,
        kind: str,
        request: TaxRequest,
        make: Callable[[], LineDialog],
        save: Callable[[Store, str], Receipt],
        said: str,
    ) -> LineDialog | None:
        """Open a window of one line about a letter; what was typed is saved by ``save``."""
        store = self._context.session.store
        if store is None:
            return None

        def opened() -> LineDialog:
            dialog = make()
            dialog.line_wanted.connect(partial(self._keep_line, dialog, store, save, said))
            return dialog

        return self.asking.ask((kind, request.uuid), opened)

    def _keep_line(
        self,
        dialog: LineDialog,
        store: Store,
        save: Callable[[Store, str], Receipt],
        said: str,
        text: str,
    ) -> None:
        def work(_progress: Progress) -> Receipt:
            return save(store, text)

        def done(receipt: Receipt) -> bool:
            self._saved(store, receipt, said)
            return True

        self.asking.write(dialog, store, said, work, done)

    def _saved(self, store: Store, receipt: Receipt, text: str) -> None:
        self._context.tell_saved(store, receipt.transaction_id, text)


__all__ = ["TaxDialog"]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes what the dialog of the standards asks for, and tells what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.asking_desk import AskingDesk
    from lowuse_plugin.gui.dialogs.adopt_dialog import (
        AdoptDialog,
        AdoptionEntry,
        RetireStandardDialog,
    )
    from lowuse_plugin.services.identification.standards import Adoption, Kept, NeedsAgain, Standard


class StandardWriting(QObject):
    """Copies, imports, adopts, retires, exports; each save can be undone."""

    kept = pyqtSignal(str, bool)
    """uuid of a new draft, and whether it is to be opened."""
    changed = pyqtSignal()
    told = pyqtSignal(str)
    """What is said in the dialog, which may cover the message bar."""

    def __init__(self, context: PanelContext, asking: AskingDesk, parent: QWidget) -> None:
        """Write nothing yet.

        Args:
            context: The shared parts.
            asking: Holds the windows that ask.
            parent: The dialog.
        """
        super().__init__(parent)
        self._context = context
        self._asking = asking
        self._window = parent

    def copy(self, standard: Standard) -> None:
        """Make a draft of a standard and open it."""
        title = standard.title + tr(" (draft)")
        content, person = standard.content, current_actor().name

        def work(store: Store) -> Kept:
            from lowuse_plugin.services.identification.standards import keep_copy  # noqa: PLC0415

            return keep_copy(store, content, title, made_by=person)

        self._keep(tr("Copying the standard"), work, opens=True)

    def import_file(self, path: Path) -> None:
        """Keep the text of a file as a draft."""
        person = current_actor().name

        def work(store: Store) -> Kept:
            from lowuse_plugin.domain.policy.folder import read_pack_text  # noqa: PLC0415
            from lowuse_plugin.services.identification.standards import import_standard  # noqa: PLC0415

            return import_standard(store, read_pack_text(path), path.name, made_by=person)

        self._keep(tr("Importing the standard"), work, opens=False)

    def export_file(self, standard: Standard, path: Path) -> None:
        """Write the text of a standard as a file."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> None:
            from lowuse_plugin.exchange.text_file import save_text  # noqa: PLC0415

            save_text(path, standard.content)

        def done(_nothing: None) -> None:
            self._say(tr("“{title}” was written to {file}.", title=standard.title, file=path.name))

        self._context.run_for(
            store, tr("Exporting the standard"), work, done, on_failed=self._failed, hidden=True
        )

    def ask_adoption(self, draft: Standard, others: Sequence[Standard]) -> AdoptDialog | None:
        """Open the window of the adoption."""
        from lowuse_plugin.gui.dialogs.adopt_dialog import AdoptDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return None

        def make() -> AdoptDialog:
            waiting = self._context.session.waiting
            dialog = AdoptDialog(draft, others, current_actor().name, waiting, self._window)
            dialog.adoption_wanted.connect(partial(self._adopt, dialog, store))
            return dialog

        return self._asking.ask(("adopt", draft.uuid or ""), make)

    def _adopt(self, dialog: AdoptDialog, store: Store, entry: AdoptionEntry) -> None:
        draft = dialog.draft

        def work(_progress: Progress) -> tuple[Adoption, NeedsAgain]:
            from lowuse_plugin.services.identification.standards import (  # noqa: PLC0415
                adopt_standard,
                needs_again,
            )

            adoption = adopt_standard(
                store, draft.uuid or "", draft.version or 0, valid_from=entry.valid_from,
                valid_to=entry.valid_to, document_no=entry.document_no, basis=entry.basis,
                adopted_by=entry.adopted_by, adopted_on=entry.adopted_on, ends=entry.ends,
                title=entry.title,
            )  # fmt: skip
            with store.read() as reading:
                return adoption, needs_again(reading, office_today())

        def done(found: tuple[Adoption, NeedsAgain]) -> bool:
            adoption, needs = found
            said = [tr("“{title}” is adopted.", title=entry.title)]
            said += [tr("“{title}” ends before.", title=title) for title in adoption.ended]
            text = sentences(said)
            if needs.parcels:
                said.append(
                    tr("{count} parcels have to be evaluated again.",
                       count=f"{len(needs.parcels):,}")
                )  # fmt: skip
            whole = sentences(said)
            self._context.tell_saved(store, adoption.receipt.transaction_id, text, whole)
            self._say(whole)
            self._chosen(adoption.uuid)
            return True

        self._asking.write(dialog, store, tr("Adopting the standard"), work, done)

    def ask_retirement(self, standard: Standard) -> RetireStandardDialog | None:
        """Open the window that asks why."""
        from lowuse_plugin.gui.dialogs.adopt_dialog import RetireStandardDialog  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return None

        def make() -> RetireStandardDialog:
            waiting = self._context.session.waiting
            dialog = RetireStandardDialog(standard, waiting, self._window)
            dialog.retire_wanted.connect(partial(self._retire, dialog, store))
            return dialog

        return self._asking.ask(("retire", standard.uuid or ""), make)

    def _retire(self, dialog: RetireStandardDialog, store: Store, reason: str) -> None:
        standard, person = dialog.standard, current_actor().name

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.identification.standards import retire_standard  # noqa: PLC0415

            return retire_standard(
                store, standard.uuid or "", standard.version or 0, reason=reason, by=person,
                on=office_today(),
            )  # fmt: skip

        def done(receipt: Receipt) -> bool:
            text = (
                tr("Draft “{title}” thrown away.", title=standard.title)
                if standard.state == "draft"
                else tr("“{title}” is retired.", title=standard.title)
            )
            self._context.tell_saved(store, receipt.transaction_id, text)
            self._say(text)
            if not sip.isdeleted(self):
                self.changed.emit()
            return True

        self._asking.write(dialog, store, tr("Retiring the standard"), work, done)

    def _keep(self, title: str, work: Callable[[Store], Kept], *, opens: bool) -> None:
        store = self._context.session.store
        if store is None:
            return

        def run(_progress: Progress) -> Kept:
            return work(store)

        def done(kept: Kept) -> None:
            text = tr("Draft “{title}” made.", title=kept.title)
            self._context.tell_saved(store, kept.receipt.transaction_id, text)
            self._say(text)
            if not sip.isdeleted(self):
                self.kept.emit(kept.uuid, opens)

        self._context.run_for(store, title, run, done, on_failed=self._failed, writes=True)

    def _chosen(self, uuid: str) -> None:
        if not sip.isdeleted(self):
            self.kept.emit(uuid, False)

    def _failed(self, error: BaseException) -> None:
        self._say("✕ " + describe_any(error))
        self._context.messages.failure(error)

    def _say(self, text: str) -> None:
        if not sip.isdeleted(self):
            self.told.emit(text)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""权利人…: names and numbers of the holders of a parcel, wherever a parcel is listed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.parcels.form_command import ParcelFormCommand
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.gui.dialogs.holders_dialog import HoldersDialog
    from lowuse_plugin.services.parcels.holders import ParcelHolders

ACTION = "Holders"
"""By which others open it: ``context.actions.do(ACTION, (uuid,))``."""


class HoldersCommand(ParcelFormCommand):
    """Holds the forms that are open; a part of the commands of merging."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer it wherever something can be done with a parcel.

        Args:
            context: The shared parts.
            window: Owner of the forms.
        """
        action = ParcelAction(
            ACTION,
            tr("Holders …"),
            tr("Enter or mend names and id numbers of the holders of the parcel"),
            self.open,
            single=True,
            why_not=partial(why_not, context.session),
        )
        super().__init__(context, window, action)

    def open(self, uuids: Uuids) -> None:
        """Read the holders of a parcel, then show them."""
        store = self._context.session.store
        if store is None or not uuids:
            return
        parcel = uuids[0]

        def work(_progress: Progress) -> ParcelHolders:
            from lowuse_plugin.services.parcels.holders import read_holders  # noqa: PLC0415

            return read_holders(store, parcel)

        title = tr("Reading the holders of a parcel")
        self._context.run_for(store, title, work, partial(self._ask, store), hidden=True)

    def _ask(self, store: Store, holders: ParcelHolders) -> None:
        def make() -> HoldersDialog:
            from lowuse_plugin.gui.dialogs.holders_dialog import HoldersDialog  # noqa: PLC0415

            dialog = HoldersDialog(holders, self._context.session.waiting, self._window)
            dialog.wanted.connect(partial(self._write, dialog, store))
            return dialog

        self._desk.ask((ACTION, holders.parcel), make)

    def _write(self, dialog: HoldersDialog, store: Store) -> None:
        holders, entries, reason = dialog.holders, dialog.entries, dialog.reason

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.parcels.holders import save_holders  # noqa: PLC0415

            return save_holders(store, holders, entries, reason=reason)

        def done(receipt: Receipt) -> bool:
            text = tr("{parcel}: holders saved.", parcel=holders.label)
            self._context.tell_saved(store, receipt.transaction_id, text)
            return True

        self._desk.write(dialog, store, tr("Saving the holders of a parcel"), work, done)

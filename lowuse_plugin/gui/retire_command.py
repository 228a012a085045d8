# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""停用…: retires parcels after showing what rests on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcel_actions import ParcelAction, Uuids
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from datetime import date

    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog
    from lowuse_plugin.services.retire_parcels import Retired, RetirePreview


class RetireCommand(QObject):
    """Holds the dialog that is open."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer retiring wherever something can be done with parcels.

        Args:
            context: The shared parts.
            window: Owner of the dialog.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: RetireDialog | None = None
        context.actions.add(
            ParcelAction(
                "Retire",
                tr("Retire …"),
                tr("Take the parcels out of every list with day and reason; nothing is deleted"),
                self.retire,
                why_not=partial(why_not, context.session),
            )
        )

    def release(self) -> None:
        """Close what is still asked: the plugin goes."""
        if self._dialog is not None:
            self._dialog.reject()
        self.deleteLater()

    def retire(self, uuids: Uuids) -> None:
        """Look what rests on the parcels, then ask."""
        store = self._context.session.store
        reason = why_not(self._context.session)
        if reason or store is None:
            self._context.messages.info(reason)
            return

        def work(_progress: Progress) -> RetirePreview:
            from lowuse_plugin.services.retire_parcels import preview_retirement  # noqa: PLC0415

            return preview_retirement(store, uuids)

        title = tr("Looking what rests on the parcels")
        self._context.run_for(store, title, work, partial(self._ask, store))

    def _ask(self, store: Store, preview: RetirePreview) -> None:
        from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog  # noqa: PLC0415

        if self._dialog is not None:
            self._dialog.reject()
        dialog = RetireDialog(preview, self._window)
        self._dialog = dialog
        uuids = tuple(parcel.uuid for parcel in preview.parcels)
        dialog.accepted.connect(lambda: self._write(store, uuids, dialog.reason, dialog.day))
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.show()

    def _forget(self, dialog: RetireDialog, _result: int) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    def _write(self, store: Store, uuids: Uuids, reason: str, day: date) -> None:
        def work(_progress: Progress) -> Retired:
            from lowuse_plugin.services.retire_parcels import retire_parcels  # noqa: PLC0415

            return retire_parcels(store, uuids, reason=reason, on=day)

        self._context.run_for(store, tr("Retiring parcels"), work, self._tell)

    def _tell(self, done: Retired) -> None:
        context = self._context
        text = tr("{count} parcels retired.", count=f"{len(done.uuids):,}")
        transaction = done.receipt.transaction_id
        context.session.saved()
        if context.current.uuid in done.uuids:
            context.current.look_at("")
        context.current.select(context.current.selection - set(done.uuids))
        context.undo.note(transaction, text)
        context.messages.success(text, undo=lambda: context.undo.undo(transaction))

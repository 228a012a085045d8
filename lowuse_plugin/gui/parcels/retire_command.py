# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""停用…: retires parcels after showing what rests on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog
    from lowuse_plugin.services.parcels.retire import Retired, RetirePreview


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
        context.session.closed.connect(self._close)
        context.session.role_changed.connect(self._follow_role)

    def release(self) -> None:
        """Close what is still asked: the plugin goes."""
        self._close()
        self._context.session.closed.disconnect(self._close)
        self._context.session.role_changed.disconnect(self._follow_role)
        self.deleteLater()

    def retire(self, uuids: Uuids) -> None:
        """Look what rests on the parcels, then ask."""
        store = self._context.session.store
        reason = why_not(self._context.session)
        if reason or store is None:
            self._context.messages.info(reason)
            return

        def work(_progress: Progress) -> RetirePreview:
            from lowuse_plugin.services.parcels.retire import preview_retirement  # noqa: PLC0415

            return preview_retirement(store, uuids)

        title = tr("Looking what rests on the parcels")
        self._context.run_for(store, title, work, partial(self._ask, store))

    def _ask(self, store: Store, preview: RetirePreview) -> None:
        from lowuse_plugin.gui.dialogs.retire_dialog import RetireDialog  # noqa: PLC0415

        self._close()
        dialog = RetireDialog(preview, self._window)
        self._dialog = dialog
        uuids = tuple(parcel.uuid for parcel in preview.parcels)
        dialog.retire_wanted.connect(lambda: self._write(dialog, store, uuids))
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.bar(why_not(self._context.session))
        dialog.show()

    def _close(self) -> None:
        """Ask no more: what the dialog is about is left."""
        if self._dialog is not None:
            self._dialog.reject()

    def _follow_role(self) -> None:
        if self._dialog is not None:
            self._dialog.bar(why_not(self._context.session))

    def _forget(self, dialog: RetireDialog, _result: int) -> None:
        if self._dialog is dialog:
            self._dialog = None
        dialog.deleteLater()

    def _write(self, dialog: RetireDialog, store: Store, uuids: Uuids) -> None:
        reason, day = dialog.reason, dialog.day

        def work(_progress: Progress) -> Retired:
            from lowuse_plugin.services.parcels.retire import retire_parcels  # noqa: PLC0415

            return retire_parcels(store, uuids, reason=reason, on=day)

        def done(retired: Retired) -> None:
            if self._dialog is dialog:
                dialog.accept()
            self._tell(retired)

        def failed(error: BaseException) -> None:
            if self._dialog is dialog:
                dialog.refuse(describe_any(error))
            if self._dialog is not dialog or not isinstance(error, LowUseError):
                self._context.messages.failure(error)

        def ended() -> None:
            if self._dialog is dialog:
                dialog.set_busy(False)

        dialog.set_busy(True)
        task = self._context.run_for(store, tr("Retiring parcels"), work, done, on_failed=failed)
        task.ended.connect(ended)

    def _tell(self, done: Retired) -> None:
        context = self._context
        text = tr("{count} parcels retired.", count=f"{len(done.uuids):,}")
        transaction = done.receipt.transaction_id
        if context.current.uuid in done.uuids:
            context.current.look_at("")
        context.current.select(context.current.selection - set(done.uuids))
        context.tell_saved(context.session.store, transaction, text)

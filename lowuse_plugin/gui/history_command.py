# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""变更历史: opens the history of the workspace or of a parcel, and what leads on from there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import LineChange, Step
    from lowuse_plugin.domain.ports import Progress, Receipt
    from lowuse_plugin.gui.dialogs.history.dialog import HistoryDialog
    from lowuse_plugin.gui.dialogs.history.restore_row_dialog import RestoreRowDialog
    from lowuse_plugin.services.history.restore_row import Restorable

_WORKSPACE = ""
"""Key of the dialog about the whole workspace; the others go by their parcel."""


class HistoryCommand(QObject):
    """Holds the open dialogs; restores rows for them."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer the history wherever something can be done with a parcel.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialogs: dict[str, HistoryDialog] = {}
        self._others: list[QDialog] = []
        context.undo.history_wanted.connect(self.show)
        context.undo.told.connect(self._tell)
        context.actions.add(
            ParcelAction(
                "History",
                tr("History …"),
                tr("Who changed what of the parcel, when and why; undo and restore"),
                self.show_parcel,
                single=True,
            )
        )

    def show(self) -> None:
        """Open the history of the workspace, or bring it to the front."""
        self._open(_WORKSPACE, "")

    def show_parcel(self, uuids: Uuids) -> None:
        """Open the history of a parcel, or bring it to the front."""
        self._open(uuids[0], self._label(uuids[0]))

    def show_past(self, step: Step | None = None) -> None:
        """Open the list of parcels as of the moment after a step, or of a moment to be chosen."""
        from lowuse_plugin.gui.dialogs.history.past_list_dialog import PastListDialog  # noqa: PLC0415

        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        self._keep(PastListDialog(self._context, step, self._window)).show()

    def release(self) -> None:
        """Close every dialog."""
        for dialog in (*self._dialogs.values(), *self._others):
            if not sip.isdeleted(dialog):
                dialog.close()
        self._dialogs.clear()
        self._others.clear()
        self.deleteLater()

    def _open(self, key: str, label: str) -> None:
        from lowuse_plugin.gui.dialogs.history.dialog import HistoryDialog, HistoryDoors  # noqa: PLC0415
        from lowuse_plugin.gui.dialogs.history.reading import ParcelName  # noqa: PLC0415

        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        dialog = self._dialogs.get(key)
        if dialog is None:
            doors = HistoryDoors(self._restore, self.show_past)
            parcel = ParcelName(key, label) if key else None
            dialog = HistoryDialog(self._context, doors, parcel, self._window)
            self._dialogs[key] = dialog
            dialog.finished.connect(partial(self._forget, key))
        to_front(dialog)

    def _tell(self, text: str) -> None:
        """Say in the dialogs too what they may hide in the message bar."""
        for dialog in self._dialogs.values():
            dialog.say(text)

    def _forget(self, key: str, _result: int) -> None:
        self._dialogs.pop(key, None)

    def _keep(self, dialog: QDialog) -> QDialog:
        self._others = [each for each in self._others if not sip.isdeleted(each)]
        self._others.append(dialog)
        return dialog

    def _label(self, uuid: str) -> str:
        """Return how people know a parcel."""
        from lowuse_plugin.gui.widgets.parcels.columns import parcel_name  # noqa: PLC0415

        rows = self._context.book.rows
        if rows is None or uuid not in rows.row_of:
            return ""
        return parcel_name(rows.table, rows.row_of[uuid])

    # -- restoring ------------------------------------------------------------------------------

    def _restore(self, line: LineChange, step: Step) -> None:
        """Read what restoring the row to its state after a step would change, and ask."""
        store, uuid = self._context.session.store, line.uuid
        if store is None or uuid is None:
            return

        def work(_progress: Progress) -> Restorable:
            from lowuse_plugin.services.history.restore_row import read_restorable  # noqa: PLC0415

            with store.read() as reading:
                return read_restorable(reading, line.table, uuid, step.last_seq, store.info.crs)

        def done(shown: Restorable) -> None:
            from lowuse_plugin.gui.dialogs.history.restore_row_dialog import RestoreRowDialog  # noqa: PLC0415

            label = " ".join(text for text in (line.title, line.label) if text)
            dialog = RestoreRowDialog(label, shown, self._window)
            dialog.restore_wanted.connect(partial(self._write, dialog, shown, label))
            self._context.session.closed.connect(dialog.close)
            self._keep(dialog).show()

        self._context.run_for(store, tr("Reading the history"), work, done, hidden=True)

    def _write(
        self, dialog: RestoreRowDialog, shown: Restorable, label: str, *chosen: object
    ) -> None:
        store = self._context.session.store
        if store is None:
            dialog.close()
            return
        groups, reason = chosen

        def work(_progress: Progress) -> Receipt:
            from lowuse_plugin.services.history.restore_row import restore_row  # noqa: PLC0415

            return restore_row(store, shown, list(groups), reason=str(reason))

        def done(receipt: Receipt) -> None:
            if not sip.isdeleted(dialog):
                dialog.remember_reason()
                dialog.close()
            text = tr("{row} was restored.", row=label)
            self._tell(text)
            self._context.tell_saved(store, receipt.transaction_id, text)

        def failed(error: BaseException) -> None:
            self._not_restored(dialog, error)

        def ended() -> None:
            if not sip.isdeleted(dialog):
                dialog.go_on()

        title = tr("Restoring {row}", row=label)
        task = self._context.run_for(store, title, work, done, on_failed=failed)
        task.ended.connect(ended)

    def _not_restored(self, dialog: RestoreRowDialog, error: BaseException) -> None:
        told = f"⚠ {why(error)}"
        self._tell(told)
        if sip.isdeleted(dialog):
            self._context.messages.failure(error)
        elif isinstance(error, ConflictError):
            dialog.close()  # what it shows holds no more
            self._context.messages.failure(error)
        else:
            dialog.go_on(told)
            if not isinstance(error, LowUseError):
                self._context.messages.failure(error)  # with its details

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""编辑…: opens the fields of a parcel, one dialog a parcel, several at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.rows.edit_dialog import EditDialog
    from lowuse_plugin.services.rows.edit_row import EditableRow, Saved


class EditCommand(QObject):
    """Holds the dialogs that are open and tells what was saved."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer editing wherever something can be done with a parcel.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialogs: dict[str, EditDialog] = {}
        context.actions.add(
            ParcelAction(
                "Edit",
                tr("Edit …"),
                tr("Change the fields of the parcel; colleagues see that you work on it"),
                self._open_first,
                act_at=lambda uuids, column: self.open(uuids[0]).go_to(column),
                single=True,
                why_not=partial(why_not, context.session),
            )
        )

    def edit_current(self) -> None:
        """Open the parcel that is looked at."""
        reason = why_not(self._context.session)
        uuid = self._context.current.uuid
        if reason:
            self._context.messages.info(reason)
        elif uuid:
            self.open(uuid)
        else:
            self._context.messages.info(tr("Choose a parcel in a list or on the map first."))

    def open(self, uuid: str) -> EditDialog:
        """Open the dialog of a parcel, or bring it to the front."""
        from lowuse_plugin.gui.dialogs.rows.edit_dialog import EditDialog  # noqa: PLC0415
        from lowuse_plugin.gui.widgets.window_size import stand_apart  # noqa: PLC0415

        dialog = self._dialogs.get(uuid)
        if dialog is None:
            dialog = EditDialog(self._context, uuid, self._window)
            stand_apart(dialog, [each for each in self._dialogs.values() if each.isVisible()])
            self._dialogs[uuid] = dialog
            dialog.finished.connect(partial(self._forget, uuid))
            dialog.saved.connect(self._tell)
        to_front(dialog)
        return dialog

    def may_leave(self) -> bool:
        """Ask what becomes of entries that are not saved; False keeps workspace and QGIS open."""
        unsaved = [dialog for dialog in self._dialogs.values() if dialog.edited]
        for dialog in unsaved:
            to_front(dialog)
            dialog.ask_before_closing(others=len(unsaved) - 1)
        return not unsaved

    def release(self) -> None:
        """Close every dialog: the plugin goes."""
        for dialog in tuple(self._dialogs.values()):
            if not sip.isdeleted(dialog):
                dialog.discard()
        self._dialogs.clear()
        self.deleteLater()

    def _open_first(self, uuids: Uuids) -> None:
        self.open(uuids[0])

    def _forget(self, uuid: str, _result: int) -> None:
        self._dialogs.pop(uuid, None)

    def _tell(self, row: EditableRow, saved: Saved) -> None:
        """Say what was saved, with the way back, and what colleagues changed beside it."""
        from lowuse_plugin.qgis_bridge.edit_words import (  # noqa: PLC0415
            already_text,
            saved_text,
        )

        context = self._context
        if saved.receipt is None:
            context.messages.info(already_text(saved))
            return
        said, transaction = saved_text(row, saved), saved.receipt.transaction_id
        context.tell_saved(
            context.session.store, transaction, said.name, said.told, details=said.details
        )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""批量修改: one value for many parcels, a pasted table, a table that goes out and comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QWidget

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.actions import ParcelAction, Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.given_dialog import PasteDialog, ReadBackDialog
    from lowuse_plugin.gui.dialogs.rows.bulk_dialog import BulkDialog
    from lowuse_plugin.gui.dialogs.table_out_dialog import TableOutDialog

Shown = Callable[[], Sequence[str] | None]


class BulkCommand(QObject):
    """Opens the dialogs, one of each kind."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer bulk change wherever something can be done with parcels.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialogs: dict[str, QDialog] = {}
        self._chosen: Uuids = ()
        """Parcels of the menu entry that opened the bulk change; empty for the selection."""
        self._shown: Shown = lambda: None
        context.session.closed.connect(self._forget_chosen)
        context.actions.paste_wanted.connect(self.paste)
        context.actions.add(
            ParcelAction(
                "Bulk",
                tr("Change many …"),
                tr("Give one field of these parcels a value, with a preview and one undo"),
                self._change_these,
                why_not=partial(why_not, context.session),
            )
        )

    def command(self) -> Command:
        """Return the button with its menu."""
        edit = Right.EDIT
        return Command(
            "Bulk", tr("Bulk change"),
            tr("Change many parcels at once, by hand or with a table"), "bulk",
            self.change, needs_workspace=True,
            menu=(
                Command("Bulk.Change", tr("Bulk change …"),
                        tr("Give one field of many parcels a value, with a preview and one undo"),
                        "bulk", self.change, needs_workspace=True, right=edit),
                Command("Bulk.Paste", tr("Paste table …"),
                        tr("Take values from a table copied in Excel or WPS"), "bulk",
                        self.paste, needs_workspace=True, right=edit),
                None,
                Command("Bulk.Out", tr("Export editable table …"),
                        tr("Write parcels as an Excel table that is filled in and read back"),
                        "figures", self.export, needs_workspace=True),
                Command("Bulk.Back", tr("Read the edited table back …"),
                        tr("Compare a filled-in table with the workspace, then write it"),
                        "import", self.read_back, needs_workspace=True, right=edit),
            ),
        )  # fmt: skip

    def follow(self, shown: Shown) -> None:
        """Know what the list of the panel that is seen shows."""
        self._shown = shown

    def change(self) -> BulkDialog | None:
        """Open the bulk change for the selection."""
        return self._open_bulk()

    def paste(self) -> PasteDialog | None:
        """Compare what the clipboard holds with the workspace."""
        if not self._may():
            return None
        from lowuse_plugin.gui.dialogs.given_dialog import PasteDialog  # noqa: PLC0415

        dialog: PasteDialog = self._show("paste", lambda: PasteDialog(self._context, self._window))
        dialog.renew(dialog.paste)
        return dialog

    def export(self) -> TableOutDialog | None:
        """Ask what goes out as a table."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return None
        from lowuse_plugin.gui.dialogs.table_out_dialog import TableOutDialog  # noqa: PLC0415

        return self._show(
            "out",
            lambda: TableOutDialog(
                self._context, self._selected, self._shown_parcels, self._window
            ),
        )

    def read_back(self) -> None:
        """Let a file be chosen and compare it with the workspace."""
        path = self._context.session.path
        if path is None or not self._may():
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Read the edited table back"), str(path.parent), "Excel (*.xlsx)"
        )
        if chosen:
            self.open_table(Path(chosen))

    def open_table(self, path: Path) -> ReadBackDialog:
        """Compare a table with the workspace."""
        from lowuse_plugin.gui.dialogs.given_dialog import ReadBackDialog  # noqa: PLC0415

        dialog: ReadBackDialog = self._show(
            "back", lambda: ReadBackDialog(self._context, self._window)
        )
        dialog.renew(partial(dialog.read_file, path))
        return dialog

    def may_leave(self) -> bool:
        """Ask what becomes of decided lists that are not written; False keeps the workspace open.

        Whoever discards or writes there comes again.
        """
        unsaved = [
            dialog
            for dialog in self._dialogs.values()
            if not sip.isdeleted(dialog)
            and not dialog.isHidden()
            and getattr(dialog, "edited", False)
        ]
        for dialog in unsaved:
            _bring_up(dialog)
            dialog.reject()
        return not unsaved

    def release(self) -> None:
        """Close every dialog: the plugin goes."""
        for dialog in tuple(self._dialogs.values()):
            if not sip.isdeleted(dialog):
                dialog.done(QDialog.DialogCode.Rejected)  # without asking: nobody could answer
        self._dialogs.clear()
        self.deleteLater()

    def _change_these(self, uuids: Uuids) -> None:
        self._open_bulk(uuids)

    def _open_bulk(self, chosen: Uuids = ()) -> BulkDialog | None:
        if not self._may():
            return None
        from lowuse_plugin.gui.dialogs.rows.bulk_dialog import BulkDialog  # noqa: PLC0415

        dialog: BulkDialog = self._show(
            "bulk",
            lambda: BulkDialog(
                self._context, self._chosen_parcels, self._shown_parcels, self._window
            ),
        )

        def take() -> None:
            self._chosen = chosen
            dialog.scope.refresh()
            if chosen:
                dialog.scope.choose("chosen")

        if chosen or not dialog.differences.model.touched:
            dialog.renew(take)
        return dialog

    def _may(self) -> bool:
        reason = why_not(self._context.session)
        if reason:
            self._context.messages.info(reason)
        return not reason

    def _chosen_parcels(self) -> Sequence[str]:
        return self._chosen or self._selected()

    def _selected(self) -> Sequence[str]:
        return sorted(self._context.current.selection)

    def _shown_parcels(self) -> Sequence[str] | None:
        return self._shown()

    def _forget_chosen(self) -> None:
        self._chosen = ()

    def _show(self, key: str, make: Callable[[], QDialog]) -> QDialog:
        """Bring the dialog of a kind to the front; a new one where there is none."""
        dialog = self._dialogs.get(key)
        if dialog is None or sip.isdeleted(dialog) or not dialog.isVisible():
            dialog = make()
            self._dialogs[key] = dialog
        _bring_up(dialog)
        return dialog


def _bring_up(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()

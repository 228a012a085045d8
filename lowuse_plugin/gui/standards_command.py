# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定标准: the dialog of the standards and the windows of their drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.draft_dialog import DraftDialog
    from lowuse_plugin.gui.dialogs.standards_dialog import StandardsDialog
    from lowuse_plugin.services.standards import Standard


class StandardsCommand(QObject):
    """Holds the dialogs, one of each draft."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Close everything with the workspace.

        Args:
            context: The shared parts.
            window: Owner of the dialog.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialog: StandardsDialog | None = None
        self._drafts: dict[str, DraftDialog] = {}
        context.session.closed.connect(self._close)

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return [
            Command(
                "Standards",
                tr("Identification standards …"),
                tr("Copy, try and adopt the rules that propose low-efficiency land"),
                "tagging",
                self.show,
                needs_workspace=True,
            )
        ]

    def shortcuts(self) -> Sequence[Command]:
        """Return nothing: the dialog is opened from the menu and from the panel."""
        return ()

    def may_leave(self) -> bool:
        """Ask what becomes of a draft that is not saved; False keeps the workspace open."""
        dialog = self._shown()
        drafts = [draft.may_leave() for draft in self._open_drafts()]
        return (dialog is None or dialog.may_leave()) and all(drafts)

    def release(self) -> None:
        """Close the dialog: the plugin goes."""
        self._close()
        self._context.session.closed.disconnect(self._close)
        self.deleteLater()

    def show(self) -> None:
        """Open the standards, or bring them to the front."""
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return
        if self._shown() is None:
            from lowuse_plugin.gui.dialogs.standards_dialog import (  # noqa: PLC0415
                StandardsDialog,
            )

            self._dialog = StandardsDialog(self._context, self._window)
            self._dialog.draft_wanted.connect(self.open_draft)
        to_front(self._dialog)

    def _shown(self) -> StandardsDialog | None:
        if self._dialog is not None and sip.isdeleted(self._dialog):
            self._dialog = None
        return self._dialog

    def open_draft(self, draft: Standard, trying: bool = False) -> None:
        """Open a draft, or bring it to the front.

        Args:
            draft: As the list has it.
            trying: Whether to try it at once.
        """
        from lowuse_plugin.gui.dialogs.draft_dialog import DraftDialog  # noqa: PLC0415

        key = draft.uuid or ""
        dialog = self._drafts.get(key)
        if dialog is None or sip.isdeleted(dialog):
            dialog = DraftDialog(self._context, draft, self._window)
            self._drafts[key] = dialog
        to_front(dialog)
        if trying:
            dialog.start_trying()

    def _open_drafts(self) -> list[DraftDialog]:
        return [each for each in self._drafts.values() if not sip.isdeleted(each)]

    def _close(self) -> None:
        for draft in self._open_drafts():
            draft.discard()
        self._drafts.clear()
        dialog = self._shown()
        if dialog is not None:
            dialog.discard()
        self._dialog = None

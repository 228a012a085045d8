# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""认定标准: the dialog of the standards and the windows of their drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.draft_dialog import DraftDialog
    from lowuse_plugin.gui.dialogs.standards_dialog import StandardsDialog
    from lowuse_plugin.services.identification.standards import Standard


class StandardsCommand(OneWindowCommand["StandardsDialog"]):
    """Holds the dialogs, one of each draft."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Close everything with the workspace.

        Args:
            context: The shared parts.
            window: Owner of the dialog.
        """
        super().__init__(context, window)
        self._drafts: dict[str, DraftDialog] = {}

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

    def may_leave(self) -> bool:
        """Ask what becomes of a draft that is not saved too."""
        drafts = [draft.may_leave() for draft in self._open_drafts()]
        return super().may_leave() and all(drafts)

    def _make(self) -> StandardsDialog:
        from lowuse_plugin.gui.dialogs.standards_dialog import StandardsDialog  # noqa: PLC0415

        dialog = StandardsDialog(self._context, self._window)
        dialog.draft_wanted.connect(self.open_draft)
        return dialog

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
        super()._close()

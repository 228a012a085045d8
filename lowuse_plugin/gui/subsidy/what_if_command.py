# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""假设, 政策库, 按另一政策重算: the page of the panel and the windows about policy packs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from lowuse_plugin.gui.asking_desk import AskingDesk
from lowuse_plugin.gui.pages import PageSpec
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.policy_door import PolicyDoor
from lowuse_plugin.gui.projects.parts import ProjectAction
from lowuse_plugin.gui.row_actions import Uuids
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.dialogs.policy.library import PolicyLibrary
    from lowuse_plugin.gui.dialogs.subsidy.recompute_dialog import RecomputeDialog

_PAGE_ORDER = 20


class WhatIfCommand(QObject):
    """Registers the page and opens the windows, one of each kind."""

    def __init__(self, context: PanelContext, window: QWidget) -> None:
        """Offer the page and the entries of projects.

        Args:
            context: The shared parts.
            window: Owner of the windows.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._dialogs: dict[str, QDialog] = {}
        self._asking = AskingDesk(context, self)
        self.show_standards: Callable[[], object] | None = None
        """Opens the identification standards, which the library leads to."""
        door = PolicyDoor(self)
        door.wanted.connect(self.show_library)
        parts = context.project_parts
        parts.pages.add(PageSpec("WhatIf", tr("What if"), self._make_page, _PAGE_ORDER))
        parts.actions.add(
            ProjectAction(
                "Recompute",
                tr("Compare with another pack …"),
                tr("Calculate these projects under another policy pack, side by side"),
                self._recompute_these,
            )
        )

    def command(self) -> Command:
        """Return the entry of the toolbar's menu, beside the help."""
        return Command(
            "PolicyLibrary", tr("Policy library …"),
            tr("Documents and clauses, what rests on them, packs and their check"), "help",
            self.show_library,
        )  # fmt: skip

    def show_library(self, clause: str = "") -> PolicyLibrary:
        """Open the policy library, at a clause where one is named."""
        from lowuse_plugin.gui.dialogs.policy.library import PolicyLibrary  # noqa: PLC0415

        library: PolicyLibrary = self._show(
            "library",
            partial(
                PolicyLibrary,
                self._context,
                self.recompute,
                self._window,
                show_standards=self.show_standards,
            ),
        )
        if clause:
            library.show_clause(clause)
        return library

    def recompute(self, projects: Uuids | None = None, policy_id: str = "") -> object:
        """Open the comparison under another pack.

        Args:
            projects: Of which; None for all.
            policy_id: The pack that is chosen at first.
        """
        if self._context.session.store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return None
        from lowuse_plugin.gui.dialogs.subsidy.recompute_dialog import RecomputeDialog  # noqa: PLC0415

        dialog: RecomputeDialog = self._show(
            "recompute", partial(RecomputeDialog, self._context, self._window)
        )
        dialog.compare_these(projects, policy_id)
        return dialog

    def may_leave(self) -> bool:
        """Ask what becomes of scenarios that are not kept yet; False keeps the workspace open."""
        return self._asking.may_leave()

    def release(self) -> None:
        """Close every window: the plugin goes."""
        self._asking.release()
        for dialog in tuple(self._dialogs.values()):
            if not sip.isdeleted(dialog):
                dialog.done(QDialog.DialogCode.Rejected)
        self._dialogs.clear()
        self.deleteLater()

    def _recompute_these(self, uuids: Uuids) -> None:
        self.recompute(uuids)

    def _show(self, key: str, make: partial[QDialog]) -> QDialog:
        """Bring the window of a kind to the front; a new one where there is none."""
        dialog = self._dialogs.get(key)
        if dialog is None or sip.isdeleted(dialog):
            dialog = make()
            self._dialogs[key] = dialog
        to_front(dialog)
        return dialog

    def _make_page(self, context: PanelContext) -> QWidget:
        from lowuse_plugin.gui.widgets.subsidy.what_if_page import WhatIfPage  # noqa: PLC0415

        return WhatIfPage(context, self._asking)

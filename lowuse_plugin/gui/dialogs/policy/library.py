# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""政策库: documents and clauses, packs and their check, further incentives (E15, E17, E18)."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.help import install_f1, open_help
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.policy.incentives import PolicyIncentives
from lowuse_plugin.gui.widgets.policy.packs_view import PolicyPacksView
from lowuse_plugin.gui.widgets.policy.texts import PolicyTexts
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr

_NAME = "LowUse.Policy"
_SIZE = "lowuse/window/policy"
_CHARACTERS, _LINES = 130, 34


class PolicyLibrary(QDialog):
    """Not modal: the map and the panels stay usable beside it; it needs no workspace."""

    def __init__(
        self,
        context: PanelContext,
        recompute: Callable[[None, str], object],
        parent: QWidget | None = None,
        *,
        show_standards: Callable[[], object] | None = None,
    ) -> None:
        """Open at the documents.

        Args:
            context: The shared parts.
            recompute: Opens the comparison of all projects under a pack.
            parent: Owner.
            show_standards: Opens the identification standards; None where they are not offered.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Policy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Policy library"))
        self.texts = PolicyTexts(context)
        self.packs = PolicyPacksView(context, recompute)
        self.incentives = PolicyIncentives(context.tasks)
        self.packs.changed.connect(self.incentives.read_packs)
        self.tabs = QTabWidget()
        self.tabs.setObjectName(f"{_NAME}.Tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.texts, tr("Documents"))
        self.tabs.addTab(self.packs, tr("Policy packs"))
        self.tabs.addTab(self.incentives, tr("Other incentives"))
        show_help = quiet_button(f"{_NAME}.Help", tr("Help"), lambda: open_help("policy"))
        close = quiet_button(f"{_NAME}.Close", tr("Close"), self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(show_help)
        buttons.addStretch(1)
        if show_standards is not None:
            title = tr("Identification standards …")
            buttons.addWidget(quiet_button(f"{_NAME}.Standards", title, show_standards))
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(buttons)
        install_f1(self, "policy")
        restore_size(self, _SIZE, _CHARACTERS, _LINES)

    def show_clause(self, clause_id: str) -> None:
        """Go to a clause."""
        self.tabs.setCurrentWidget(self.texts)
        self.texts.show_clause(clause_id)

    def done(self, result: int) -> None:
        """Remember size and place; Esc comes here too."""
        keep_size(self, _SIZE)
        super().done(result)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of merging parcels: its cases, and what belongs to them."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.command_parts import CommandParts
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.merging.compare_command import MergeCompareCommand
from lowuse_plugin.gui.merging.papers_desk import MergePapersDesk
from lowuse_plugin.gui.merging.query_command import MergeQueryCommand
from lowuse_plugin.gui.merging.rules_command import MergeRulesCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.parcels.area_pages import add_area_pages
from lowuse_plugin.gui.parcels.holders_command import HoldersCommand
from lowuse_plugin.gui.parcels.lineage_command import LineageCommand
from lowuse_plugin.qgis_bridge.i18n import tr


class MergeCommands(QObject):
    """Builds the parts in the order of the work."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        super().__init__(window)
        self.parts = CommandParts(
            "Merges",
            tr("Merge procedure"),
            tr("Merge cases from the proposal to the register, and their papers"),
            "merging",
        )
        self.cases = MergeCommand(context, window, iface)
        self.compare = MergeCompareCommand(context, window, self.cases.step, self.cases.show_case)
        context.undo.merge_wanted.connect(self.cases.show_case)
        self.cases.compare = self.compare.compare_with_family
        self.papers = MergePapersDesk(context, window)
        self.cases.papers = self.papers.buttons
        merging = context.parcel_parts.merging
        merging.papers = lambda parent: self.papers.parcels_button(
            lambda: merging.current.members, lambda: merging.current.values, parent
        )
        add_area_pages(context)
        self.lineage = LineageCommand(context, window)
        self.holders = HoldersCommand(context, window)
        self.query = MergeQueryCommand(context, window)
        self.rules = MergeRulesCommand(context, window)
        self.parts.add(
            *(self.cases, self.compare, self.papers, self.lineage, self.holders, self.query),
            self.rules,
        )

    def release(self) -> None:
        """Close every dialog and tool."""
        self.parts.release()
        self.deleteLater()

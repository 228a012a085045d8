# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of identification and survey, from the standards to the papers."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.command_parts import CommandParts
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.standards_command import StandardsCommand
from lowuse_plugin.gui.survey.procedure_command import SurveyProcedureCommand
from lowuse_plugin.gui.survey_units.command import UnitCommand
from lowuse_plugin.gui.survey_units.papers_command import UnitPapersCommand
from lowuse_plugin.gui.tag_command import TagCommand
from lowuse_plugin.gui.tag_tool_command import Shown, TagToolCommand
from lowuse_plugin.gui.tax_command import TaxCommand
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge.i18n import tr


class SurveyCommands(QObject):
    """Builds the parts in the order of the work."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        super().__init__(window)
        self.standards = StandardsCommand(context, window)
        self._tag = tag = TagCommand(context, window)
        self._tag_tool = TagToolCommand(context, window, tag)
        self.procedure = SurveyProcedureCommand(context, window)
        self.parts = CommandParts(
            "Survey",
            tr("Survey"),
            tr("Standards, taxes, survey units, procedure and papers of the identification"),
            "tagging",
        )
        self.parts.add(
            self.standards,
            TaxCommand(context, window),
            tag,
            self._tag_tool,
            UnitCommand(context, window, iface),
            self.procedure,
            UnitPapersCommand(context, window),
        )

    def follow(self, shown: Shown) -> None:
        """Let the parts know what the list of the panel that is seen shows."""
        self._tag_tool.follow(shown)

    def ask_before_leaving(self, workspaces: WorkspaceCommands) -> None:
        """Let every part say whether the workspace may be left."""
        self.parts.ask_before_leaving(workspaces)
        self._tag.go_on = workspaces.leaving.go_on

    def release(self) -> None:
        """Close every dialog and tool."""
        self.parts.release()
        self.deleteLater()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of identification and survey: standards, taxes, tagging, units, procedure, papers.

Each is a part of its own; this only builds them, shows them as one menu and lets them go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.leaving import agreed
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.standards_command import StandardsCommand
from lowuse_plugin.gui.survey_procedure_command import SurveyProcedureCommand
from lowuse_plugin.gui.tag_command import TagCommand
from lowuse_plugin.gui.tag_tool_command import Shown, TagToolCommand
from lowuse_plugin.gui.tax_command import TaxCommand
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.unit_command import UnitCommand
from lowuse_plugin.gui.unit_papers_command import UnitPapersCommand
from lowuse_plugin.gui.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge.i18n import tr


class SurveyPart(Protocol):
    """One of the commands."""

    def commands(self) -> Sequence[Command]:
        """Return its entries of the menu."""

    def shortcuts(self) -> Sequence[Command]:
        """Return what it offers to the keyboard alone."""

    def may_leave(self) -> bool:
        """Tell whether the workspace may be left; asks where something is not saved."""

    def release(self) -> None:
        """Close its dialogs and tools."""


class SurveyCommands(QObject):
    """Builds the parts in the order of the work."""

    def __init__(self, context: PanelContext, window: QWidget, iface: Any) -> None:
        super().__init__(window)
        self.standards = StandardsCommand(context, window)
        self._tag = tag = TagCommand(context, window)
        self._tag_tool = TagToolCommand(context, window, tag)
        self._parts: tuple[SurveyPart, ...] = (
            self.standards,
            TaxCommand(context, window),
            tag,
            self._tag_tool,
            UnitCommand(context, window, iface),
            SurveyProcedureCommand(context, window),
            UnitPapersCommand(context, window),
        )

    def follow(self, shown: Shown) -> None:
        """Let the parts know what the list of the panel that is seen shows."""
        self._tag_tool.follow(shown)

    def ask_before_leaving(self, workspaces: WorkspaceCommands) -> None:
        """Let every part say whether the workspace may be left."""
        for part in self._parts:
            workspaces.leaving.add(agreed(part.may_leave))
        self._tag.go_on = workspaces.leaving.go_on

    def commands(self) -> list[Command]:
        """Return the menu, as the commands of a toolbar."""
        entries = tuple(entry for part in self._parts for entry in part.commands())
        if not entries:
            return []
        return [
            Command(
                "Survey",
                tr("Survey"),
                tr("Standards, taxes, survey units, procedure and papers of the identification"),
                "tagging",
                entries[0].run,
                needs_workspace=True,
                menu=entries,
            )
        ]

    def shortcuts(self) -> list[Command]:
        """Return what is offered to the keyboard alone."""
        return [key for part in self._parts for key in part.shortcuts()]

    def release(self) -> None:
        """Close every dialog and tool."""
        for part in self._parts:
            part.release()
        self.deleteLater()

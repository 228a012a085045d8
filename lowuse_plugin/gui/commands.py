# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the buttons of the toolbar do, apart from showing panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.boundaries.command import BoundaryCommand
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.control_line.commands import ControlCommands
from lowuse_plugin.gui.figures_command import FiguresCommand
from lowuse_plugin.gui.help import open_help
from lowuse_plugin.gui.history_command import HistoryCommand
from lowuse_plugin.gui.leaving import ExitQuestion, agreed
from lowuse_plugin.gui.merging.choice_command import MergeChoiceCommand
from lowuse_plugin.gui.merging.commands import MergeCommands
from lowuse_plugin.gui.panels.catalogue import Doors
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.panel import Panel
from lowuse_plugin.gui.parcels.bulk_command import BulkCommand
from lowuse_plugin.gui.parcels.edit_command import EditCommand
from lowuse_plugin.gui.parcels.lease_command import LeaseCommand
from lowuse_plugin.gui.parcels.retire_command import RetireCommand
from lowuse_plugin.gui.projects.command import ProjectCommand
from lowuse_plugin.gui.subsidy.command import SubsidyCommand
from lowuse_plugin.gui.subsidy.sheet_command import SubsidySheetCommand
from lowuse_plugin.gui.subsidy.what_if_command import WhatIfCommand
from lowuse_plugin.gui.survey.commands import SurveyCommands
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.widgets.plain_parts import to_front
from lowuse_plugin.gui.workspace.place_command import PlaceCommand
from lowuse_plugin.gui.workspace.safety_command import SafetyCommand
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.themes import THEMES
from lowuse_plugin.qgis_bridge.role_words import why_not


class Commands(QObject):
    """Builds the commands and holds the dialogs that they open."""

    def __init__(self, context: PanelContext, workspaces: WorkspaceCommands, iface: Any) -> None:
        super().__init__(iface.mainWindow())
        self._context = context
        self._workspaces = workspaces
        self._iface = iface
        self._window = iface.mainWindow()
        self._figures = FiguresCommand(
            context.session, context.tasks, context.messages, self._window
        )
        self._history = HistoryCommand(context, self._window)
        self._edit = EditCommand(context, self._window)
        self._bulk = BulkCommand(context, self._window)
        self._safety = SafetyCommand(context, self._window)
        self._lease = LeaseCommand(context, self._window, self._edit.open)
        self._boundary = BoundaryCommand(context, self._window, iface)
        self._retire = RetireCommand(context, self._window)
        self._place = PlaceCommand(context, self._window)
        self._projects = ProjectCommand(context, self._window, iface)
        self.subsidy = SubsidyCommand(context, self._window)
        self._what_if = WhatIfCommand(context, self._window)
        self._claims = ClaimCommand(context, self._window)
        self._sheets = SubsidySheetCommand(context, self._window)
        self.survey = SurveyCommands(context, self._window, iface)
        self._control = ControlCommands(context, self._window, iface)
        self._merge_choice = MergeChoiceCommand(context, self._window)
        self._merges = MergeCommands(context, self._window, iface)
        self._control.overlay.bring = self.show_import
        self.survey.procedure.overlays = self._control.overlay.show
        self._what_if.show_standards = self.survey.standards.show
        # Forms first: their question stands in their window and needs no second one before it.
        workspaces.leaving.add(agreed(self._edit.may_leave))
        workspaces.leaving.add(agreed(self._projects.may_leave))
        workspaces.leaving.add(agreed(self._bulk.may_leave))
        workspaces.leaving.add(agreed(self.subsidy.may_leave))
        workspaces.leaving.add(agreed(self._what_if.may_leave))
        workspaces.leaving.add(agreed(self._claims.may_leave))
        self.survey.ask_before_leaving(workspaces)
        self._control.parts.ask_before_leaving(workspaces)
        self._merges.parts.ask_before_leaving(workspaces)
        workspaces.leaving.add(self._boundary.ask_leave)
        self._exit = ExitQuestion(workspaces.leaving)
        iface.registerApplicationExitBlocker(self._exit)
        self._dialogs: dict[str, QDialog] = {}

    def doors(self) -> Doors:
        """Return what panels open but do not own."""
        return Doors(
            self.show_import,
            self.show_map,
            self.subsidy,
            self.import_projects,
            self.new_project,
            self.survey.standards.show,
            self._control.boundary_errors.show,
            self._control.lines.approve_open,
        )

    def release(self) -> None:
        """Close every dialog."""
        self._iface.unregisterApplicationExitBlocker(self._exit)
        for dialog in tuple(self._dialogs.values()):
            dialog.close()
            dialog.deleteLater()
        self._dialogs.clear()
        self._history.release()
        self._edit.release()
        self._bulk.release()
        self._safety.release()
        self._boundary.release()
        self._retire.release()
        self._place.release()
        self._projects.release()
        self._what_if.release()
        self._claims.release()
        self._sheets.deleteLater()
        self.survey.release()
        self._control.release()
        self._merge_choice.deleteLater()
        self._merges.release()
        self.subsidy.release()
        self._figures.deleteLater()
        self._lease.release()
        self.deleteLater()

    def first(self) -> list[Command]:
        """Return the commands that stand before the panels."""
        ours = self._workspaces
        return [
            Command(
                "Workspace", tr("Workspace"), tr("Make, open and close workspaces"), "workspace",
                ours.open,
                menu=(
                    Command("New", tr("New workspace …"), tr("Make a workspace for a district"),
                            "workspace", ours.create),
                    Command("Open", tr("Open workspace …"), tr("Open a workspace that is there"),
                            "workspace", ours.open),
                    Command("Close", tr("Close workspace"), tr("Let go of the workspace"),
                            "workspace", ours.close, needs_workspace=True),
                    Command("Place", tr("Check the place …"),
                            tr("Whether the workspace stands where it is safe; two-PC lock test"),
                            "workspace", self._place.show, needs_workspace=True),
                    None,
                    Command("Safety", tr("Backup and check …"),
                            tr("Back up, restore a backup, check whether the file is sound"),
                            "workspace", self._safety.show, needs_workspace=True),
                    Command("RestoreFile", tr("Restore a damaged workspace …"),
                            tr("Restore a workspace that cannot be opened any more"),
                            "workspace", self._safety.restore_file, right=Right.MANAGE),
                    Command("Upgrade", tr("Upgrade workspace …"),
                            tr("Raise a workspace of an older version to this one"),
                            "workspace", self._safety.upgrade, needs_workspace=True,
                            right=Right.MANAGE),
                    None,
                    Command("Training", tr("Training workspace"),
                            tr("Practise on the sample; nothing real can happen"), "training",
                            ours.train),
                    Command("ResetTraining", tr("Start the training anew …"),
                            tr("Throw away what was practised"), "training", ours.reset_training),
                ),
            ),
            Command(
                "Import", tr("Import …"),
                tr("Import parcels, control line, three-old areas and enterprises from files"),
                "import", self.show_import, needs_workspace=True, right=Right.EDIT,
            ),
            Command(
                "EditBoundaries", tr("Edit boundaries …"),
                tr("Draw the boundaries of the chosen parcels anew, with QGIS's own tools"),
                "boundary", self._boundary.edit_chosen, shortcut="Ctrl+Alt+B",
                needs_workspace=True, right=Right.EDIT,
            ),
            Command(
                "NewParcel", tr("New parcel …"),
                tr("Draw a parcel that is not in the workspace yet, or paste one"), "new_parcel",
                self._boundary.draw_new, shortcut="Ctrl+Alt+N", needs_workspace=True,
                right=Right.EDIT,
            ),
            self._bulk.command(),
            *self.survey.parts.commands(),
            *self._control.parts.commands(),
            *self._merges.parts.commands(),
        ]  # fmt: skip

    def last(self) -> list[Command]:
        """Return the commands that stand behind the panels."""
        themes = tuple(
            Command(
                f"Theme.{key}", theme.title, tr("Show the map as {theme}", theme=theme.title),
                "lowuse", partial(self._context.layers.apply_theme, key), needs_workspace=True,
            )
            for key, theme in THEMES.items()
        )  # fmt: skip
        return [
            Command(
                "Themes", tr("Map view"), tr("Choose what the map shows"), "lowuse",
                partial(self._context.layers.apply_theme, next(iter(THEMES))),
                needs_workspace=True, menu=themes,
            ),
            Command(
                "Map", tr("Committee map …"),
                tr("Make the control-line map (A3) as PDF or picture"), "map_sheet",
                self.show_map, needs_workspace=True,
            ),
            Command(
                "Figures", tr("Figures …"), tr("Write the figures of the workspace as xlsx"),
                "figures", self._figures.ask, needs_workspace=True,
            ),
            Command(
                "History", tr("History …"),
                tr("Who changed what, when and why; undo steps, see the past"), "history",
                self._history.show, needs_workspace=True,
            ),
            Command("Help", tr("Help"), tr("Open the help of the plugin"), "help",
                    open_help),
        ]  # fmt: skip

    def keys(self, panels: Sequence[Panel]) -> list[Command]:
        """Return what people do with the keyboard while they look at the map.

        Args:
            panels: The one that is seen steps.
        """
        self._bulk.follow(partial(_shown, panels))
        self.survey.follow(partial(_shown, panels))
        self._control.overlay.follow(partial(_shown, panels))
        self._control.overlay.tag = partial(_bring_up, panels, "Tagging")
        self._merge_choice.follow(partial(_shown, panels))
        self._merge_choice.bring = partial(_bring_up, panels, "Merging")
        self._merges.cases.bring = partial(_bring_up, panels, "Merging")
        self._merges.cases.bring_page = partial(_bring_up, panels)
        return [
            self._what_if.command(),
            self._claims.command(),
            *self.survey.parts.shortcuts(),
            *self._control.parts.shortcuts(),
            *self._merges.parts.shortcuts(),
            Command(
                "UndoLast", tr("Undo last low-use action"),
                tr("Take back what you saved last on this computer; both steps stay in the log"),
                "lowuse", self._context.undo.undo_last, shortcut="Ctrl+Alt+Z",
                needs_workspace=True,
            ),
            Command(
                "EditParcel", tr("Edit parcel …"),
                tr("Change the fields of the parcel that is looked at"), "lowuse",
                self._edit.edit_current, shortcut="Ctrl+Alt+E", needs_workspace=True,
                right=Right.EDIT,
            ),
            Command(
                "PickProject", tr("Click a project on the map"),
                tr("Click a project on the map to see its sheet; Esc ends it"), "subsidy",
                self.subsidy.pick_on_map, needs_workspace=True,
            ),
            Command(
                "NextParcel", tr("Next parcel"), tr("Go to the next parcel of the list"),
                "lowuse", partial(_step, panels, 1), shortcut="Ctrl+Alt+Down",
                needs_workspace=True,
            ),
            Command(
                "PreviousParcel", tr("Previous parcel"),
                tr("Go to the parcel before in the list"), "lowuse",
                partial(_step, panels, -1), shortcut="Ctrl+Alt+Up", needs_workspace=True,
            ),
        ]  # fmt: skip

    def show_import(self) -> None:
        """Open the import dialog, or bring it to the front."""
        if not self._workspaces.can_work() or not self._may_edit():
            return
        from lowuse_plugin.gui.dialogs.importing.dialog import ImportDialog  # noqa: PLC0415

        ours = self._context
        self._show(
            "import",
            lambda: ImportDialog(ours.session, ours.tasks, ours.messages, self._window),
        )

    def _may_edit(self) -> bool:
        """Tell whether the open workspace may be changed, and say why where it may not."""
        reason = "" if self._context.session.store is None else why_not(self._context.session)
        if reason:
            self._context.messages.info(reason)
        return not reason

    def show_map(self) -> None:
        """Open the dialog of the committee map."""
        if not self._workspaces.can_work():
            return
        from lowuse_plugin.gui.dialogs.maps.export_map_dialog import ExportMapDialog  # noqa: PLC0415

        ours = self._context
        self._show(
            "map",
            lambda: ExportMapDialog(
                ours.session, ours.tasks, ours.messages, self._iface, ours.current, self._window
            ),
        )

    def new_project(self) -> None:
        """Open the form of a new project."""
        self._projects.new()

    def import_projects(self) -> None:
        """Open the import of lists, ready for one of projects."""
        path = self._context.session.path
        if path is not None and self._may_edit():
            self.open_algorithm("lowuse:importtable", {"WORKSPACE": str(path), "KIND": 1})

    def open_algorithm(self, algorithm_id: str, inputs: Mapping[str, object] | None = None) -> None:
        """Open the dialog of an algorithm, or say in the message bar why it cannot run.

        Args:
            algorithm_id: With its provider.
            inputs: What is filled in already.
        """
        if not self._workspaces.can_work():
            return
        import processing  # noqa: PLC0415  slow, and absent when its plugin is switched off

        dialog = processing.createAlgorithmDialog(algorithm_id, dict(inputs or {}))
        if dialog:
            dialog.show()

    def _show(self, key: str, make: Any) -> None:
        dialog = self._dialogs.get(key)
        if dialog is None:
            dialog = make()
            self._dialogs[key] = dialog
            dialog.destroyed.connect(lambda: self._dialogs.pop(key, None))
        to_front(dialog)


def _shown(panels: Sequence[Panel]) -> list[str] | None:
    """Return what the list of the panel that is seen shows, None without one."""
    for panel in panels:
        if panel.isUserVisible() and panel.content is not None:
            found: list[str] = panel.content.shown_parcels()
            return found
    return None


def _bring_up(panels: Sequence[Panel], name: str, page: str = "") -> None:
    """Show a panel, and one of its pages where one is meant."""
    for panel in panels:
        if panel.objectName() == f"LowUse.{name}":
            panel.setUserVisible(True)
            if page and panel.content is not None:
                panel.content.show_page(page)


def _step(panels: Sequence[Panel], by: int) -> None:
    """Let the panel that is seen go to another parcel."""
    for panel in panels:
        if panel.isUserVisible() and panel.content is not None:
            panel.content.step(by)
            return

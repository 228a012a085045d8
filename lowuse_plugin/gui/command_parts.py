# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Commands that belong together: built as parts, shown as one menu, let go together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lowuse_plugin.gui.leaving import agreed
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.gui.workspace.workspace_commands import WorkspaceCommands


class CommandPart(Protocol):
    """One of the commands."""

    def commands(self) -> Sequence[Command]:
        """Return its entries of the menu."""

    def shortcuts(self) -> Sequence[Command]:
        """Return what it offers to the keyboard alone."""

    def may_leave(self) -> bool:
        """Tell whether the workspace may be left; asks where something is not saved."""

    def release(self) -> None:
        """Close its dialogs and tools."""


class CommandParts:
    """Keeps the parts in the order of the work."""

    def __init__(self, name: str, title: str, tip: str, icon: str) -> None:
        """Start with none.

        Args:
            name: Object name of the menu behind that of the toolbar.
            title: Of the menu.
            tip: What is in it.
            icon: Name of its icon.
        """
        self._menu = (name, title, tip, icon)
        self._parts: list[CommandPart] = []

    def add(self, *parts: CommandPart) -> None:
        """Put parts behind the others."""
        self._parts.extend(parts)

    def ask_before_leaving(self, workspaces: WorkspaceCommands) -> None:
        """Let every part say whether the workspace may be left."""
        for part in self._parts:
            workspaces.leaving.add(agreed(part.may_leave))

    def commands(self) -> list[Command]:
        """Return the menu, as the commands of a toolbar."""
        entries = tuple(entry for part in self._parts for entry in part.commands())
        if not entries:
            return []
        name, title, tip, icon = self._menu
        return [Command(name, title, tip, icon, entries[0].run, needs_workspace=True, menu=entries)]

    def shortcuts(self) -> list[Command]:
        """Return what is offered to the keyboard alone."""
        return [key for part in self._parts for key in part.shortcuts()]

    def release(self) -> None:
        """Close every dialog and tool."""
        for part in self._parts:
            part.release()

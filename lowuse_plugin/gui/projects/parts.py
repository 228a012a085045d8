# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is about projects and comes from several commands: entries of menus, pages of the panel."""

from __future__ import annotations

from typing import Protocol

from qgis.PyQt.QtCore import QObject

from lowuse_plugin.gui.pages import Pages
from lowuse_plugin.gui.row_actions import RowAction, RowActions

ProjectAction = RowAction


class ProjectPage(Protocol):
    """A widget that shows one thing about the current project."""

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none; called when the page is seen and the project changes."""


class ProjectParts(QObject):
    """Keeps what commands contribute; the panel asks for it when it is first seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = RowActions("LowUse.ProjectAction", self)
        self.pages = Pages()

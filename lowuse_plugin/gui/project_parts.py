# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is about projects and comes from several commands: entries of menus, pages of the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.row_actions import RowAction, RowActions

if TYPE_CHECKING:
    from lowuse_plugin.gui.panels.context import PanelContext

ProjectAction = RowAction


class ProjectPage(Protocol):
    """A widget that shows one thing about the current project."""

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none; called when the page is seen and the project changes."""


@dataclass(frozen=True)
class PageSpec:
    """A page of the panel 奖补测算."""

    name: str
    """Object name behind ``LowUse.Subsidy.Page.``."""
    title: str
    make: Callable[[PanelContext], QWidget]
    """Makes the page when it is first seen; it carries out :class:`ProjectPage`."""
    order: int
    """Pages stand in rising order."""


class ProjectParts(QObject):
    """Keeps what commands contribute; the panel asks for it when it is first seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = RowActions("LowUse.ProjectAction", self)
        self._pages: list[PageSpec] = []

    def add_page(self, page: PageSpec) -> None:
        """Let the panel have a page."""
        self._pages.append(page)

    @property
    def pages(self) -> tuple[PageSpec, ...]:
        """The pages in their order."""
        return tuple(sorted(self._pages, key=lambda page: page.order))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pages that commands contribute to a panel, about what the panel looks at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from lowuse_plugin.gui.panels.context import PanelContext


class PageSpec(NamedTuple):
    """One page."""

    name: str
    """Object name behind that of the panel, such as ``LowUse.Subsidy.Page.``."""
    title: str
    make: Callable[[PanelContext], QWidget]
    """Makes the page when it is first seen."""
    order: int
    """Pages stand in rising order."""


class Pages:
    """Keeps them until the panel is first seen."""

    def __init__(self) -> None:
        self._pages: list[PageSpec] = []

    def add(self, page: PageSpec) -> None:
        """Let the panel have a page."""
        self._pages.append(page)

    def in_order(self) -> tuple[PageSpec, ...]:
        """Return the pages in their order."""
        return tuple(sorted(self._pages, key=lambda page: page.order))

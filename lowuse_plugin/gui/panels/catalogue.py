# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which panels there are, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.panel import Panel
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.gui.subsidy.command import SubsidyCommand
    from lowuse_plugin.gui.widgets.start_view import StartView, Ways

PANELS = ("Tagging", "ControlLine", "Merging", "Subsidy")


class Doors(NamedTuple):
    """Dialogs that panels open but do not own."""

    show_import: Callable[[], None]
    show_map: Callable[[], None]
    subsidy: SubsidyCommand
    import_projects: Callable[[], None]
    new_project: Callable[[], None]
    standards: Callable[[], None]
    """Shows the identification standards."""
    boundary_errors: Callable[[], None]
    """Lists the boundary errors of the control-line check."""
    end_line: Callable[[], None]
    """Opens the approval that ends the older of two control lines in force."""


def make_panel(
    name: str, context: PanelContext, ways: Ways, doors: Doors, window: QWidget
) -> Panel:
    """Return a dock whose content is built, and its modules loaded, when it is first seen."""
    titles = {
        "Tagging": tr("Low-efficiency tagging"),
        "ControlLine": tr("Control-line check"),
        "Merging": tr("Parcel merging"),
        "Subsidy": tr("Subsidy"),
    }
    icons = {
        "Tagging": "tagging",
        "ControlLine": "control_line",
        "Merging": "merging",
        "Subsidy": "subsidy",
    }

    def build() -> QWidget:
        if name == "Tagging":
            from lowuse_plugin.gui.panels.tagging_view import TaggingView  # noqa: PLC0415

            return TaggingView(context, doors.show_import, doors.standards)
        if name == "Merging":
            from lowuse_plugin.gui.panels.merging_view import MergingView  # noqa: PLC0415

            return MergingView(context, doors.show_import)
        if name == "Subsidy":
            from lowuse_plugin.gui.panels.subsidy_view import (  # noqa: PLC0415
                SubsidyDoors,
                SubsidyView,
            )

            own = SubsidyDoors(doors.subsidy, doors.import_projects, doors.new_project)
            return SubsidyView(context, own)
        from lowuse_plugin.gui.panels.control_line_view import ControlLineView  # noqa: PLC0415

        return ControlLineView(
            context,
            show_import=doors.show_import,
            show_map=doors.show_map,
            show_errors=doors.boundary_errors,
            end_one=doors.end_line,
        )

    return Panel(
        name,
        titles[name],
        icons[name],
        session=context.session,
        tasks=context.tasks,
        start=partial(_make_start, ways),
        build=build,
        parent=window,
    )


def _make_start(ways: Ways) -> StartView:
    from lowuse_plugin.gui.widgets.start_view import StartView  # noqa: PLC0415

    return StartView(ways)

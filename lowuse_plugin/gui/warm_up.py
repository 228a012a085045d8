# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Loads what the next click will need, while the user still looks.

QGIS must not pay for these modules when it starts, and nobody should wait for them at the click:
right after an installation each of them is compiled first. So they are loaded in another thread as
soon as a panel is shown or a workspace is being opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.shapely_check import shapely_problem
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

MODULES = (
    "lowuse_plugin.gui.dialogs.workspace.new_workspace_dialog",
    "lowuse_plugin.gui.panels.tagging_view",
    "lowuse_plugin.gui.panels.control_line_view",
    "lowuse_plugin.gui.dialogs.importing.dialog",
    "lowuse_plugin.services.identification.explain_parcel",
    "lowuse_plugin.services.parcels.card",
    "lowuse_plugin.gui.dialogs.rows.edit_dialog",
    "lowuse_plugin.gui.dialogs.importing.result_dialog",
    "lowuse_plugin.gui.dialogs.maps.export_map_dialog",
    "lowuse_plugin.qgis_bridge.maps.committee_map",
    "lowuse_plugin.exchange.workbooks.statistics_xlsx",
    "lowuse_plugin.gui.panels.merging_view",
    "lowuse_plugin.services.merging.group_list",
    "lowuse_plugin.gui.widgets.merging.matrix",
    "lowuse_plugin.gui.widgets.merging.preview_view",
    "lowuse_plugin.gui.widgets.merging.case_page",
    "lowuse_plugin.services.merging.state",
)
"""In the order in which a day's work needs them."""


class WarmUp:
    """Loads the modules once, in the background."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._begun = False

    def begin(self) -> None:
        """Start, unless it was started before; without shapely there is nothing to prepare."""
        if self._begun or shapely_problem() is not None:
            return
        self._begun = True
        self._tasks.run(tr("Loading the panels"), _load, lambda _nothing: None, hidden=True)


def _load(progress: Progress) -> None:
    from lowuse_plugin.domain.schema import shipped  # noqa: PLC0415

    shipped()
    for done, name in enumerate(MODULES):
        progress.step(done, len(MODULES))
        # Not importlib: QGIS forgets at a reload only what it saw being imported.
        __import__(name, fromlist=("__name__",))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What every panel is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.gui import QgsMapCanvas

from lowuse_plugin.gui.parcels.actions import ParcelActions
from lowuse_plugin.gui.parcels.parts import ParcelParts
from lowuse_plugin.gui.projects.parts import ProjectParts
from lowuse_plugin.gui.undo_command import UndoCommand
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.leases import LeaseBoard
from lowuse_plugin.qgis_bridge.news import News
from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import OnDone, OnFailed, ServiceTask, Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store


class PanelContext(NamedTuple):
    """The shared parts; panels know no other panel."""

    session: WorkspaceSession
    tasks: Tasks
    messages: Messages
    current: CurrentParcel
    book: ParcelBook
    layers: MapLayers
    canvas: QgsMapCanvas
    undo: UndoCommand
    actions: ParcelActions
    leases: LeaseBoard
    news: News
    project: CurrentProject
    project_parts: ProjectParts
    parcel_parts: ParcelParts

    def tell_saved(
        self,
        store: Store | None,
        transaction_id: str,
        text: str,
        whole: str = "",
        *,
        details: str = "",
        topic: str = "",
    ) -> None:
        """Show and tell a save; as :meth:`UndoCommand.tell_saved`."""
        self.undo.tell_saved(store, transaction_id, text, whole, details=details, topic=topic)

    def run_for(
        self,
        store: Store,
        title: str,
        work: Callable[[Progress], Any],
        on_done: OnDone,
        *,
        on_failed: OnFailed | None = None,
        hidden: bool = False,
        writes: bool = False,
    ) -> ServiceTask:
        """Start work on a workspace; an answer is dropped when another one is open by then.

        Args:
            store: The workspace that the work is about.
            title: As for :meth:`Tasks.run`, like the rest.
            work: Gets a progress.
            on_done: Gets what the work returned.
            on_failed: Gets the error, dropped likewise; by default the user is told.
            hidden: Whether it stays out of QGIS's task list.
            writes: It saves. What came of it is always handed over, so ``on_done`` must bear that
                another workspace is open; a failure is told with the name of the one it is about.
        """
        if writes:
            failed = partial(self._tell_failure, store, title, on_failed)
            return self.tasks.run(
                title, work, on_done, on_failed=failed, hidden=hidden, writes=True
            )
        return self.tasks.run(
            title,
            work,
            on_done,
            on_failed=on_failed,
            wanted=lambda: self.session.store is store,
            hidden=hidden,
        )

    def _tell_failure(
        self, store: Store, title: str, on_failed: OnFailed | None, error: BaseException
    ) -> None:
        """Hand a failed save over, or tell of it where nothing shows its workspace any more."""
        if self.session.store is store:
            (on_failed or self.messages.failure)(error)
            return
        about = tr("In {file}: {work}. Nothing was written.", file=store.path.stem, work=title)
        self.messages.failure(error, about=about)

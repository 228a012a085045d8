# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All projects of the open workspace, read outside the interface thread for list and map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh, Store
    from lowuse_plugin.qgis_bridge.projects.rows import ProjectRows

RESTS_ON = frozenset(
    {
        *("project", "project_parcel", "subsidy_case", "subsidy_claim", "payment", "parcel"),
        *("parcel_holder", "right_holder", "three_old_area", "import_package"),
    }
)
"""Tables whose changes may change what is said of a project."""


class ProjectBook(QObject):
    """Keeps the rows of ``list_projects`` up to date from the moment somebody looks at them."""

    loading = pyqtSignal()
    loaded = pyqtSignal(object)
    """The ``ProjectRows`` as they are now."""
    failed = pyqtSignal(object)

    def __init__(self, session: WorkspaceSession, tasks: Tasks, parent: QObject | None = None):
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._rows: ProjectRows | None = None
        self._is_followed = False
        self._reading = self._stale = False
        """Being read; and known to be old already before that has ended."""
        session.opened.connect(self.reload)
        session.closed.connect(self._forget)
        session.refreshed.connect(self._on_refreshed)

    @property
    def is_reading(self) -> bool:
        """Whether other rows are on their way."""
        return self._reading

    @property
    def rows(self) -> ProjectRows | None:
        """The projects as they were read last, None until then."""
        return self._rows

    def follow(self) -> None:
        """Read from now on: nobody who never opens the panel pays for it."""
        if not self._is_followed:
            self._is_followed = True
            self.reload()

    def reload(self) -> None:
        """Read everything again."""
        store = self._session.store
        if store is None or not self._is_followed:
            return
        if self._reading:
            self._stale = True
            return
        self._reading = True
        if self._rows is None:
            self.loading.emit()
        self._tasks.run(
            tr("Reading projects"),
            lambda _progress: _read(store, _progress),
            lambda rows: self._take(store, rows),
            on_failed=lambda error: self._fail(store, error),
            on_cancelled=self._rest,
            hidden=True,
        )

    def _take(self, store: Store, rows: ProjectRows) -> None:
        if self._session.store is store:
            self._rows = rows
            self.loaded.emit(rows)
        else:
            self._stale = True
        self._rest()

    def _fail(self, store: Store, error: BaseException) -> None:
        if self._session.store is store:
            self.failed.emit(error)
        else:
            self._stale = True
        self._rest()

    def _rest(self) -> None:
        self._reading = False
        if self._stale:
            self._stale = False
            self.reload()

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & RESTS_ON:
            self.reload()

    def _forget(self) -> None:
        self._rows = None


def _read(store: Store, _progress: Progress) -> ProjectRows:
    from lowuse_plugin.qgis_bridge.projects.rows import ProjectRows  # noqa: PLC0415
    from lowuse_plugin.services.projects.listing import list_with_members  # noqa: PLC0415

    return ProjectRows.of(*list_with_members(store))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The workspace that this QGIS works on: open, watched, closed.

The store, its display copy and the change feed live and die together. Opening and making run as
tasks; what is open stays open until the next one is ready. What is closed is nobody's at once,
and let go of behind the interface's back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal, pyqtSlot

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Right, Role, may
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.closing import Closings
from lowuse_plugin.qgis_bridge.gathering import Gathering
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import bar_of_user, current_role
from lowuse_plugin.qgis_bridge.tasks import ServiceTask, Tasks
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease, Progress, Refresh, WorkspaceInfo
    from lowuse_plugin.qgis_bridge.change_feed import ChangeFeed
    from lowuse_plugin.store.workspace import WorkspaceStore

_LEFT_BEHIND = frozenset({"WORKSPACE_RESTORED", "WORKSPACE_UPGRADED"})
_LAST_WAIT_S = 5.0
"""How long the plugin, when it goes, waits for what is still being closed."""

Fill = Callable[["WorkspaceStore", "Progress"], None]


class WorkspaceSession(QObject):
    """Holds at most one open workspace.

    ``opened`` and ``closed`` come in pairs; between them ``store`` is there.
    """

    opening = pyqtSignal(str)
    """Title of the task that opens or makes a workspace."""
    opened = pyqtSignal()
    closed = pyqtSignal()
    refreshed = pyqtSignal(object)
    """A ``Refresh`` after a save, our own or a colleague's, reached the display copy."""
    leased = pyqtSignal(object)
    """A tuple of every ``Lease`` that stands now, after any of them changed."""
    caught_up = pyqtSignal()
    """All that this session has saved is in the display copy."""
    held_up = pyqtSignal()
    """A drawing keeps what was saved out of the display copy: it should end."""
    role_changed = pyqtSignal()
    """Other things may be done than before, or under another name."""
    failed = pyqtSignal(object)
    """An error of opening or watching, for the user."""
    left_behind = pyqtSignal(object)
    """The file was restored or upgraded under the open workspace: it must be opened anew."""
    backup_failed = pyqtSignal(object)
    """Why a backup that nobody asked for could not be made; what was saved is saved."""

    def __init__(
        self,
        tasks: Tasks,
        display_folder: Callable[[], Path],
        interval_s: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """Start with no workspace.

        Args:
            tasks: Runs what takes long.
            display_folder: Where display copies are kept.
            interval_s: How often colleagues' saves are looked for; asked anew each time, in
                another thread.
            parent: Owner.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._display_folder = display_folder
        self._interval_s = interval_s
        self._store: WorkspaceStore | None = None
        self._feed: ChangeFeed | None = None
        self._opening: ServiceTask | None = None
        self._gathering = Gathering(tasks, self)
        self._gathering.ready.connect(self.refreshed)
        # Work that ends may have saved, and what it saved before is held back until all is there.
        tasks.rested.connect(self.saved)
        self.waiting = Waiting(self)
        self._closings = Closings()
        self._closings.failed.connect(self.failed)

    @property
    def store(self) -> WorkspaceStore | None:
        """The open workspace."""
        return self._store

    @property
    def info(self) -> WorkspaceInfo | None:
        """What the open workspace says of itself."""
        return self._store.info if self._store else None

    @property
    def path(self) -> Path | None:
        """The shared file."""
        return self._store.path if self._store else None

    @property
    def can_write(self) -> bool:
        """Whether a workspace is open that this session, and who sits here, may write."""
        writable = self._store is not None and self._store.info.read_only_reason is None
        return writable and self.may(Right.EDIT)

    @property
    def role(self) -> Role:
        """What the user says he does in the office."""
        return current_role()

    def may(self, right: Right) -> bool:
        """Tell whether the user's role includes a right, whatever is open."""
        return may(self.role, right)

    def follow_settings(self) -> None:
        """Work under the name and role that are set now."""
        if self._store is not None:
            self._store.act_as(current_actor(), barred=bar_of_user())
        self.role_changed.emit()

    @property
    def is_training(self) -> bool:
        """Whether the open workspace is for training (演练)."""
        return bool(self._store and self._store.info.training)

    @property
    def is_opening(self) -> bool:
        """Whether a workspace is being opened."""
        return self._opening is not None

    def open(self, path: Path) -> None:
        """Open a workspace that is there already."""

        def work(progress: Progress) -> WorkspaceStore:
            from lowuse_plugin.store.workspace import open_workspace  # noqa: PLC0415

            store = open_workspace(path, actor=current_actor(), on_wait=self.waiting.on_wait)
            return self._with_display(store, progress)

        self._start(tr("Opening {file}", file=path.name), work)

    def create(
        self,
        path: Path,
        *,
        district: str,
        crs: str,
        training: bool = False,
        fill: Fill | None = None,
    ) -> None:
        """Make a workspace and open it.

        Args:
            path: File that must not exist.
            district: Code of the district, or of the whole city.
            crs: One of the workspace CRS.
            training: It is for training.
            fill: Puts something into it before it is shown; runs in the task.
        """

        def work(progress: Progress) -> WorkspaceStore:
            from lowuse_plugin.store.workspace import create_workspace  # noqa: PLC0415

            actor = current_actor()
            store = create_workspace(
                path,
                district=district,
                crs=crs,
                actor=actor,
                training=training,
                on_wait=self.waiting.on_wait,
            )
            try:
                if fill is not None:
                    fill(store, progress)
                return self._with_display(store, progress)
            except BaseException as error:
                store.close()
                _remove(store.path, error)
                raise

        self._start(tr("Making {file}", file=path.name), work, makes=True)

    def saved(self) -> None:
        """Show what this session has just written."""
        if self._feed is not None:
            self._feed.nudge()

    def close(self) -> None:
        """Let go of the workspace at once; harmless when there is none.

        What still reads or saves in other threads ends as it likes, a copying ends soon.
        """
        if self._store is None:
            return
        feed, store = self._feed, self._store
        self._feed = self._store = None
        self._gathering.clear()
        self.closed.emit()
        self._closings.begin(store, feed)

    def stop(self) -> None:
        """Close, and wait some seconds for all that is still being closed: the plugin goes."""
        self.close()
        self._closings.wait(_LAST_WAIT_S)

    def _with_display(self, store: WorkspaceStore, progress: Progress) -> WorkspaceStore:
        from lowuse_plugin.store.display_copy import DisplayCopy  # noqa: PLC0415

        try:
            store.attach_display(DisplayCopy.open(store, self._display_folder(), progress))
        except BaseException:
            store.close()
            raise
        return store

    def _start(
        self, title: str, work: Callable[[Progress], WorkspaceStore], *, makes: bool = False
    ) -> None:
        if self._opening is not None:
            return

        def failed(error: BaseException) -> None:
            self._opening = None
            self.failed.emit(error)

        def cancelled() -> None:
            self._opening = None

        self._opening = self._tasks.run(
            title,
            work,
            partial(self._take, made=makes),
            on_failed=failed,
            on_cancelled=cancelled,
        )
        self.opening.emit(title)

    def _take(self, store: WorkspaceStore, *, made: bool) -> None:
        from lowuse_plugin.qgis_bridge.change_feed import ChangeFeed  # noqa: PLC0415

        task, self._opening = self._opening, None
        if task is not None and task.isCanceled():
            # Ready when Cancel came: nobody waits for it any more.
            self._closings.begin(store, remove=made)
            return
        self.close()
        store.act_as(current_actor(), barred=bar_of_user())
        store.backups.on_trouble = self.backup_failed.emit
        self._store = store
        self._feed = feed = ChangeFeed(store, store.display, self._interval_s)
        feed.refreshed.connect(self._on_refreshed)
        feed.leased.connect(self._on_leased)
        feed.caught_up.connect(self._on_caught_up)
        feed.held_up.connect(self._on_held_up)
        feed.failed.connect(self._on_trouble)
        self.opened.emit()
        feed.start()

    @pyqtSlot(object)
    def _on_refreshed(self, refresh: Refresh) -> None:
        if self._is_of_open_workspace():
            self._gathering.take(refresh)

    @pyqtSlot(object)
    def _on_leased(self, leases: tuple[Lease, ...]) -> None:
        if self._is_of_open_workspace():
            self.leased.emit(leases)

    @pyqtSlot()
    def _on_caught_up(self) -> None:
        if self._is_of_open_workspace():
            self._gathering.all_arrived()
            self.caught_up.emit()

    @pyqtSlot()
    def _on_held_up(self) -> None:
        if self._is_of_open_workspace():
            self.held_up.emit()

    @pyqtSlot(object)
    def _on_trouble(self, error: BaseException) -> None:
        if self._is_of_open_workspace():
            left = isinstance(error, LowUseError) and error.code in _LEFT_BEHIND
            (self.left_behind if left else self.failed).emit(error)

    def _is_of_open_workspace(self) -> bool:
        """Tell whether what arrives now was not sent before its workspace was closed."""
        return self._feed is not None and self.sender() is self._feed


def _remove(path: Path, error: BaseException) -> None:
    """Remove a new workspace: half made it would pass for a whole one.

    Args:
        path: The file.
        error: Why it is not wanted: what the user has to hear, even if the file resists.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as second:
        error.add_note(str(second))

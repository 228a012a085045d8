# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares projects under a pack outside the interface thread; only the newest question counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.policy_packs import usable, usual

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.subsidy.recompute import PackDifference


@dataclass(frozen=True)
class Compared:
    """What came of it, and under what."""

    policy: SubsidyPolicy
    on: date
    differences: tuple[PackDifference, ...]


class PackComparison(QObject):
    """Another question cancels the one before: its answer would be of no use to anybody."""

    packs_read = pyqtSignal(object, str)
    """The packs by id, and the id of the one that counts on the day."""
    started = pyqtSignal(object)
    """The task that compares."""
    compared = pyqtSignal(object)
    """:class:`Compared`."""
    failed = pyqtSignal(object)
    """Why there is no answer; a ``CancelledError`` where the user stopped it."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        """Compare nothing yet.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._running: ServiceTask | None = None

    def supersede(self) -> None:
        """Want no more what was asked for."""
        self._asked += 1
        if self._running is not None and not sip.isdeleted(self._running):
            self._running.cancel()
        self._running = None

    def read_packs(self, on: date) -> None:
        """Read which packs there are: their folder may be a share."""
        store = self._context.session.store
        if store is None:
            return
        self.supersede()
        asked = self._asked

        def work(_progress: Progress) -> tuple[Mapping[str, SubsidyPolicy], str]:
            return usable(), usual(on).id

        def done(found: tuple[Mapping[str, SubsidyPolicy], str]) -> None:
            if self._is_wanted(asked):
                self.packs_read.emit(*found)

        def failed(error: BaseException) -> None:
            if self._is_wanted(asked):
                self.failed.emit(error)

        title = tr("Reading the policy packs …")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def compare(self, policy: SubsidyPolicy, on: date, projects: tuple[str, ...] | None) -> None:
        """Compare projects under a pack.

        Args:
            policy: The pack.
            on: Day of the calculation.
            projects: Of which; None for all that are calculated.
        """
        store = self._context.session.store
        if store is None:
            return
        self.supersede()
        asked = self._asked
        ended: list[bool] = []

        def work(progress: Progress) -> tuple[PackDifference, ...]:
            from lowuse_plugin.services.subsidy.recompute import compare_packs  # noqa: PLC0415

            return compare_packs(store, policy, on, projects=projects, progress=progress)

        def done(found: tuple[PackDifference, ...]) -> None:
            ended.append(True)
            if self._is_wanted(asked):
                self.compared.emit(Compared(policy, on, found))

        def failed(error: BaseException) -> None:
            ended.append(True)
            if self._is_wanted(asked):
                self.failed.emit(error)

        def stopped() -> None:
            if not ended and self._is_wanted(asked):
                self.failed.emit(CancelledError())

        title = tr("Calculating under another pack")
        task = self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)
        task.ended.connect(stopped)
        self._running = task
        self.started.emit(task)

    def _is_wanted(self, asked: int) -> bool:
        return not sip.isdeleted(self) and asked == self._asked

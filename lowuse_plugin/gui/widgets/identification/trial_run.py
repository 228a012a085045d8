# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tries a draft outside the interface thread; only the newest question counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.identification.rules import RuleSet
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.identification.try_standard import Trial, TrialGround

_PAUSE_MS = 250
"""Whoever steps through thresholds wants the last one."""
_RESTS_ON = frozenset(
    {
        "parcel", "assessment", "enterprise", "enterprise_year", "parcel_enterprise",
        "import_package",
    }
)  # fmt: skip


class TrialRun(QObject):
    """Keeps what was read of the workspace, so that another threshold costs only the rules."""

    started = pyqtSignal(object)
    """The task, a :class:`ServiceTask`."""
    tried = pyqtSignal(object)
    """:class:`Trial`."""
    failed = pyqtSignal(object)
    """Why there is no answer."""

    def __init__(self, context: PanelContext, parent: QObject) -> None:
        """Try nothing yet.

        Args:
            context: The shared parts.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._ground: TrialGround | None = None
        self._rules: RuleSet | None = None
        self._asked = 0
        self._task: ServiceTask | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)
        context.session.refreshed.connect(self._on_refreshed)

    @property
    def is_live(self) -> bool:
        """Whether a trial was asked for and not stopped."""
        return self._rules is not None

    def try_soon(self, rules: RuleSet) -> None:
        """Try a draft in a moment; what was asked before is of no use any more."""
        self._supersede()
        self._rules = rules
        self._pause.start()

    def stop(self) -> None:
        """Try no more until somebody asks again."""
        self._supersede()
        self._rules = None

    def _supersede(self) -> None:
        self._asked += 1
        self._pause.stop()
        if self._task is not None and not sip.isdeleted(self._task):
            self._task.cancel()
        self._task = None

    def _start(self) -> None:
        store, rules, ground = self._context.session.store, self._rules, self._ground
        if store is None or rules is None:
            return
        asked, on = self._asked, office_today()

        def work(progress: Progress) -> tuple[TrialGround, Trial]:
            from lowuse_plugin.services.identification.try_standard import read_ground  # noqa: PLC0415

            known = ground or read_ground(store, progress)
            progress.step(1, 2)
            return known, known.try_rules(rules, on=on)

        def done(found: tuple[TrialGround, Trial]) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._ground = found[0]
                self.tried.emit(found[1])

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self.failed.emit(error)

        title = tr("Trying the draft")
        self._task = self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)
        self.started.emit(self._task)

    def _on_refreshed(self, refresh: Refresh) -> None:
        """Read anew what a save has changed."""
        if refresh.everything or refresh.tables & _RESTS_ON:
            self._ground = None
            if self._rules is not None:
                self.try_soon(self._rules)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""存放位置检查: every finding with its advice, and the lock test between two computers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code, why
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.lock_tests import LockTest
    from lowuse_plugin.domain.place_findings import PlaceFinding
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.store.workspace import WorkspaceStore

_WIDTH, _HEIGHT = 84, 32
"""First size in characters and lines."""
_COLOURS = {"good": "#1b7837", "doubtful": "#b35806", "bad": "#b2182b"}
_SIGNS = {"good": "✓", "doubtful": "!", "bad": "✕"}
_FINE = 10
"""Steps a second of the countdown."""


class PlaceDialog(QDialog):
    """Does not stand in the way of the map; what it measures runs as tasks."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Place")
        self.setWindowTitle(tr("Check the place"))
        self._context = context
        self._file = plain_label("LowUse.Place.File")
        self._file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("LowUse.Place.Findings")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.StyledPanel)
        self._occupy = quiet_button("LowUse.Place.Occupy", tr("Hold"), self._hold)
        self._check = quiet_button("LowUse.Place.Check", tr("Check"), self._look)
        self._progress = TaskProgressBar(parent=self)
        self._said = plain_label("LowUse.Place.Said")
        self._refused = plain_label("LowUse.Place.Refused")
        self._again = quiet_button("LowUse.Place.Again", tr("Measure again"), self.examine)
        self._lay_out()
        install_f1(self, "places")
        self._task: ServiceTask | None = None
        context.session.closed.connect(self.reject)
        context.session.role_changed.connect(self._enable)
        self._enable()

    def examine(self) -> None:
        """Measure the surroundings and list what they mean."""
        store = self._context.session.store
        if store is None:
            return
        self._file.setText(str(store.path))
        self._enable()
        self._list((), tr("Measuring …"))

        def work(_progress: Progress) -> tuple[PlaceFinding, ...]:
            from lowuse_plugin.store.look_around import examine_place  # noqa: PLC0415

            return examine_place(store)

        def failed(error: BaseException) -> None:
            self._list((), why(error))

        self._context.run_for(
            store, tr("Looking at the place"), work, self._list, on_failed=failed, hidden=True
        )

    def done(self, result: int) -> None:
        """Close; a lock test that is held goes with the dialog, for nobody would see it."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    # -- the lock test ----------------------------------------------------------------------------

    def _hold(self) -> None:
        """占用: hold both locks until the other computer has looked."""
        store = self._context.session.store
        if store is None:
            return

        def work(progress: Progress) -> LockTest:
            from lowuse_plugin.store import lock_test  # noqa: PLC0415

            def tick(left: float) -> None:
                progress.step(
                    round((lock_test.LONGEST_S - left) * _FINE),
                    round(lock_test.LONGEST_S * _FINE),
                    tr("Held, {seconds} s left", seconds=f"{left:.0f}"),
                )

            return lock_test.occupy(store, tick)

        def done(test: LockTest) -> None:
            self._context.session.saved()
            self._show_test(test)

        self._said.setText(
            tr("Now press “Check” on the other computer. Nobody can save until then.")
        )
        self._run(store, tr("Holding for the lock test"), work, done)

    def _look(self) -> None:
        """检查: try what the other computer holds."""
        store = self._context.session.store
        if store is None:
            return

        def work(progress: Progress) -> LockTest:
            from lowuse_plugin.store import lock_test  # noqa: PLC0415

            def tick(left: float) -> None:
                progress.step(
                    round((lock_test.RECORDED_WITHIN_S - left) * _FINE),
                    round(lock_test.RECORDED_WITHIN_S * _FINE),
                    tr("Waiting until the other computer has logged the test"),
                )

            return lock_test.check(store, tick)

        self._said.setText("")
        self._run(store, tr("Checking for the lock test"), work, self._show_check)

    def _show_check(self, test: LockTest) -> None:
        self._show_test(test)
        if not test.at_utc:
            self._said.setText(
                tr(
                    "{seen} The other computer's log line did not arrive within 30 seconds: its "
                    "test was stopped, or what it saves is seen here late. Test again.",
                    seen=self._said.text(),
                )
            )

    def _show_test(self, test: LockTest) -> None:
        """Say what was seen, and list the place anew with the test in it."""
        self._said.setText(
            tr(
                "{checker}: lock file {file} ({file_ms} ms), SQLite's lock {sqlite} "
                "({sqlite_ms} ms).",
                checker=test.checker_machine,
                file=_seen(test.sees_lock_file),
                file_ms=test.lock_file_ms,
                sqlite=_seen(test.sees_sqlite_lock),
                sqlite_ms=test.sqlite_ms,
            )
        )
        self.examine()

    def _run(
        self,
        store: WorkspaceStore,
        title: str,
        work: Callable[[Progress], LockTest],
        done: Callable[[LockTest], None],
    ) -> None:
        def failed(error: BaseException) -> None:
            self._said.setText(why(error))

        self._task = self._context.run_for(store, title, work, done, on_failed=failed)
        self._progress.follow(self._task)
        self._task.ended.connect(self._ended)
        self._enable()

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is not None and task.isCanceled():
            self._said.setText(tr("Stopped. Both locks are free."))
        self._enable()

    def _enable(self) -> None:
        """Offer what can be done now, and say why where something cannot."""
        session = self._context.session
        idle = self._task is None
        reasons = []
        for button, right in ((self._occupy, Right.MANAGE), (self._check, Right.EDIT)):
            reason = why_not(session, right)
            button.setEnabled(idle and not reason)
            button.setToolTip(reason)
            if reason:
                reasons.append(tr("{button}: {reason}", button=button.text(), reason=reason))
        self._refused.setText("\n".join(reasons))
        self._refused.setVisible(bool(reasons))

    # -- looks ------------------------------------------------------------------------------------

    def _list(self, findings: Sequence[PlaceFinding], instead: str = "") -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(self.fontMetrics().height() // 2)
        order = ("bad", "doubtful", "good")
        words = {"good": tr("good"), "doubtful": tr("look"), "bad": tr("not so")}
        for row, finding in enumerate(sorted(findings, key=lambda f: order.index(f.severity))):
            sign = QLabel(f"{_SIGNS[finding.severity]} {words[finding.severity]}", page)
            sign.setObjectName(f"LowUse.Place.Severity.{finding.code}")
            sign.setStyleSheet(f"color: {_COLOURS[finding.severity]}; font-weight: bold")
            sentence = plain_label(f"LowUse.Place.Finding.{finding.code}")
            sentence.setText(self._sentence(finding))
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(sentence, row, 1)
        if instead:
            waiting = plain_label("LowUse.Place.Instead")
            waiting.setText(instead)
            grid.addWidget(waiting, 0, 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(page)

    def _sentence(self, finding: PlaceFinding) -> str:
        """Return the advice; a reason inside it names the file too."""
        params = dict(finding.params)
        path = self._context.session.path
        if "reason" in params and path is not None:
            params["reason"] = describe_code(str(params["reason"]), {"file": path.name})
        return describe_code(finding.code, params)

    def _lay_out(self) -> None:
        how = plain_label("LowUse.Place.How")
        how.setText(
            tr(
                "Two computers, each with this workspace open. On the first press “Hold”: it "
                "holds the locks for up to two minutes. On the second press “Check”: it tells "
                "whether it sees them. The result is logged."
            )
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self._occupy)
        buttons.addWidget(self._check)
        buttons.addStretch(1)
        test = QGroupBox(tr("Two-PC lock test"), self)
        inside = QVBoxLayout(test)
        for part in (how, self._refused):
            inside.addWidget(part)
        inside.addLayout(buttons)
        inside.addWidget(self._progress)
        inside.addWidget(self._said)
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        foot.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        foot.addButton(self._again, QDialogButtonBox.ButtonRole.ActionRole)
        foot.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._file)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(test)
        layout.addWidget(foot)
        fit(self, _WIDTH, _HEIGHT)


def _seen(seen: bool) -> str:
    return tr("seen") if seen else tr("not seen")

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What bulk change, paste and read-back share: a list of differences, a reason, one save.

When a colleague saved one of the parcels since the list was made, nothing is written; the list is
made anew with his parcels marked, and the user decides. What was decided and why is never thrown
away without asking, not even when the workspace is closed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.errors import ConflictError
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.history.difference_list import DifferenceList
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.unwritten_question import UnwrittenQuestion
from lowuse_plugin.qgis_bridge.bulk_words import (
    belongs_text,
    closed_text,
    held_text,
    overtaken_text,
    saved_text,
    waiting_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.cell_changes import ChangeSet
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.rows.save_cells import Means

_WIDTH, _HEIGHT = 112, 34
_ROOM = 0.9


class DifferenceDialog(QDialog):
    """Shows what would change and writes it; who inherits says where the values come from."""

    def __init__(
        self,
        context: PanelContext,
        name: str,
        title: str,
        means: Means,
        parent: QWidget | None = None,
    ) -> None:
        """Start with an empty list.

        Args:
            context: The shared parts.
            name: Object name behind ``LowUse.``.
            title: Of the window.
            means: Where the values come from, for the log.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"LowUse.{name}")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._means = means
        self._path: Path | None = context.session.path
        self._task: ServiceTask | None = None
        self._turn = 0
        """Of the work that is waited for; what comes of an earlier one is dropped."""
        self._writing = False
        self.differences = DifferenceList()
        self.reason = ReasonLine(
            f"LowUse.{name}.Reason", tr("Why, such as “field check of June”; goes into the log")
        )
        self._state = QLabel()
        self._state.setObjectName(f"LowUse.{name}.State")
        self._state.setWordWrap(True)
        self._state.setTextFormat(Qt.TextFormat.PlainText)
        self._ask = UnwrittenQuestion(f"LowUse.{name}.Ask")
        self._progress = TaskProgressBar(waiting=context.session.waiting)
        self._write = QPushButton()
        self._write.setObjectName(f"LowUse.{name}.Write")
        self._close = QPushButton(tr("Close"))
        self._close.setObjectName(f"LowUse.{name}.Close")
        self._lay_out()
        self._connect()
        install_f1(self, "bulk")
        self._enable()

    def top(self) -> QWidget | None:
        """Return what stands above the list."""
        return None

    @property
    def changes(self) -> ChangeSet | None:
        """The set that is shown."""
        return self.differences.model.changes

    @property
    def edited(self) -> bool:
        """Whether a person entered or decided something that is not written."""
        return self.differences.model.touched or bool(self.reason.reason)

    def reject(self) -> None:
        """Close, unless something is not written: then that is asked first."""
        if self.edited and not self._writing:
            self._ask_before(self.discard)
        elif not self._writing:
            self.discard()

    def discard(self) -> None:
        """Close whatever was decided."""
        super().reject()

    def renew(self, act: Callable[[], None]) -> None:
        """Do what makes another list; asks first where lines of this one were decided."""
        if self.differences.model.touched and not self._writing:
            self._ask_before(act)
        else:
            act()

    def _ask_before(self, act: Callable[[], None]) -> None:
        can = self._write.isEnabled() and self._is_of_workspace()
        self._ask.ask(act, self.write if can else None)

    def _is_of_workspace(self) -> bool:
        """Tell whether the workspace of the list is the one that is open."""
        session = self._context.session
        return session.store is not None and session.path == self._path

    def propose(self, work: Callable[[Store, Progress], ChangeSet]) -> None:
        """Make the list in the background; what was under way before is dropped."""
        store = self._context.session.store
        if store is None or self._writing:
            return
        if self._task is not None:
            self._task.cancel()
        self._path = self._context.session.path
        self._ask.withdraw()
        self.differences.say(tr("Comparing with the workspace …"), busy=True)
        self._say("")
        self._start(store, lambda progress: work(store, progress), self._show_changes)

    def write(self) -> None:
        """Save what is taken, or say what is missing."""
        store, changes = self._context.session.store, self.changes
        refusal = self._why_not_write()
        self._ask.withdraw()
        if store is None or changes is None or refusal:
            self._say(refusal)
            return
        choice, reason = self.differences.model.choice.copy(), self.reason.reason
        means = self._means
        cells, parcels = self.differences.model.taken()
        field = changes.columns[0].spec.title if len(changes.columns) == 1 else ""

        def work(progress: Progress) -> Receipt | ChangeSet:
            from lowuse_plugin.services.rows.bulk_change import compare_again  # noqa: PLC0415
            from lowuse_plugin.services.rows.save_cells import save_cells  # noqa: PLC0415

            progress.step(0, 3, tr("Writing {count} parcels", count=f"{parcels:,}"))
            try:
                return save_cells(
                    store, changes, choice, reason=reason, means=means, progress=progress
                )
            except ConflictError:
                progress.step(2, 3, tr("Somebody saved meanwhile; comparing again"))
                return compare_again(store, changes)

        context = self._context

        def done(found: Receipt | ChangeSet) -> None:
            from lowuse_plugin.domain.ports import Receipt  # noqa: PLC0415

            if not isinstance(found, Receipt):
                if not sip.isdeleted(self):
                    self._overtaken(found)
                return
            text = saved_text(parcels, cells, field)
            context.tell_saved(store, found.transaction_id, text)
            if not sip.isdeleted(self):
                self.reason.remember()
                self.discard()

        self._writing = True
        self._start(store, work, done)

    def proposal_changed(self) -> None:
        """Forget the list: what it was made from is another one now."""
        if not self._writing:
            self.differences.say(self.empty_text())
            self._enable()

    def empty_text(self) -> str:
        """Return what stands in place of the list while there is none."""
        return ""

    # -- tasks ------------------------------------------------------------------------------------

    def _start(
        self,
        store: Store,
        work: Callable[[Progress], object],
        done: Callable[..., None],
    ) -> None:
        """Run work that belongs to the open workspace and to this dialog."""
        self._turn += 1
        turn, saves, context = self._turn, self._writing, self._context
        self._task = context.tasks.run(
            self.windowTitle(),
            work,
            partial(self._hand_over, turn, saves, done),
            on_failed=partial(self._on_failed, turn, saves),
            on_cancelled=partial(self._on_cancelled, turn),
            wanted=lambda: saves or context.session.store is store,
        )
        self._task.ended.connect(lambda: self._on_ended(turn))
        self._progress.follow(self._task)
        self._enable()

    def _is_current(self, turn: int) -> bool:
        return not sip.isdeleted(self) and turn == self._turn

    def _hand_over(self, turn: int, saves: bool, done: Callable[..., None], found: object) -> None:
        """Take what work gave; a save is told even when the dialog is closed."""
        current = self._is_current(turn)
        if current:
            self._end()
        if current or saves:
            done(found)

    def _on_failed(self, turn: int, saves: bool, error: BaseException) -> None:
        if self._is_current(turn):
            self._end()
            self._failed(error)
        elif saves:
            self._context.messages.failure(error)

    def _on_cancelled(self, turn: int) -> None:
        if self._is_current(turn):
            self._end()
            if self.changes is None:
                self.differences.say(self.empty_text())
            self._say(tr("Stopped; nothing was written."))

    def _end(self) -> None:
        self._task = None
        self._writing = False
        self._enable()

    def _on_ended(self, turn: int) -> None:
        """Let the user go on where nobody wanted what was found: its workspace was closed."""
        if self._is_current(turn) and self._task is not None:
            self._end()
            self.differences.say(self.empty_text())

    def _show_changes(self, changes: ChangeSet) -> None:
        self.differences.show_changes(changes)
        self._enable()
        self._tell_of_colleagues(changes)

    def _tell_of_colleagues(self, changes: ChangeSet) -> None:
        """Say who works on some of the parcels just now: a hint, they are not locked."""
        rows = changes.taken_rows(changes.first_choice())
        held = self._context.leases.of_others(changes.uuids[rows].tolist())
        if held:
            self._say(held_text(held))

    def _overtaken(self, changes: ChangeSet) -> None:
        """Show the list anew, after colleagues were faster."""
        self.differences.show_changes(changes, again=True)
        self._enable()
        self._say(overtaken_text(changes.counts))

    def _failed(self, error: BaseException) -> None:
        if self.changes is None:
            self.differences.say(describe_any(error))
        else:
            self._say(describe_any(error))

    # -- what is said -----------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        self._state.setText(text)
        self._state.setVisible(bool(text))

    def _why_not_write(self) -> str:
        cells, _parcels = self.differences.model.taken()
        refusal = why_not(self._context.session)
        if not refusal and not self._is_of_workspace():
            refusal = belongs_text(self._path)
        undecided = self.differences.model.undecided()
        if not refusal and undecided:
            refusal = tr(
                "{count} lines with ▲ are not decided yet: check what is to be written, uncheck "
                "what is to stay.",
                count=f"{undecided:,}",
            )
        if not refusal and not cells:
            refusal = tr("Nothing is chosen that would change anything.")
        if not refusal and not self.reason.reason:
            refusal = tr("Enter the reason; it goes into the log.")
        return refusal

    def _enable(self) -> None:
        """Let the button say what it does; pressing it tells what is missing."""
        _cells, parcels = self.differences.model.taken()
        self._write.setText(
            tr("Write {count} parcels", count=f"{parcels:,}") if parcels else tr("Write")
        )
        busy = self._task is not None
        self._write.setEnabled(not busy and self.changes is not None and len(self.changes) > 0)
        self.differences.setEnabled(not self._writing)
        self.reason.setEnabled(not self._writing)
        self._say("" if busy else waiting_text(parcels))

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        top = self.top()
        if top is not None:
            layout.addWidget(top)
        layout.addWidget(self.differences, 1)
        why = QHBoxLayout()
        label = QLabel(tr("Reason"))
        label.setBuddy(self.reason)
        why.addWidget(label)
        why.addWidget(self.reason, 1)
        layout.addLayout(why)
        layout.addWidget(self._state)
        layout.addWidget(self._ask)
        layout.addWidget(self._progress)
        buttons = QDialogButtonBox()
        buttons.addButton(self._write, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        layout.addWidget(buttons)
        for button in (self._write, self._close):
            button.setAutoDefault(False)  # Enter in a field must not write
        metrics = self.fontMetrics()
        wanted_width = metrics.horizontalAdvance("0") * _WIDTH
        wanted_height = metrics.height() * _HEIGHT
        room = self.screen().availableGeometry().size() * _ROOM
        self.resize(min(wanted_width, room.width()), min(wanted_height, room.height()))

    def _connect(self) -> None:
        self._write.clicked.connect(lambda _checked=False: self.write())
        self.differences.choice_changed.connect(self._enable)
        self.differences.parcel_wanted.connect(
            lambda uuid: self._context.current.look_at(uuid, reveal=True)
        )
        self.differences.choice_changed.connect(self._ask.withdraw)
        self.reason.textEdited.connect(lambda _text: self._ask.withdraw())
        # A bound method, unlike a lambda, is forgotten when the dialog is deleted.
        self._context.session.closed.connect(self._on_closed)
        self._context.session.opened.connect(self._enable)

    def _on_closed(self) -> None:
        """The workspace is closed: what was decided and entered stays."""
        if not self.edited:
            self.discard()
            return
        self._ask.withdraw()
        self._say(closed_text(self._path))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter do what :meth:`on_enter` says: by itself it must not write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.on_enter()
        else:
            super().keyPressEvent(event)

    def on_enter(self) -> None:
        """Do nothing."""

    def done(self, result: int) -> None:
        """Stop what only this dialog waits for."""
        if self._task is not None and not self._writing:
            self._task.cancel()
        super().done(result)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What bulk change, paste and read-back share: a list of differences, a reason, one save.

When a colleague saved one of the parcels since the list was made, nothing is written; the list is
made anew with his parcels marked, and the user decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
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
from lowuse_plugin.gui.widgets.difference_list import DifferenceList
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.bulk_words import saved_text
from lowuse_plugin.qgis_bridge.edit_words import person
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.cell_changes import ChangeSet
    from lowuse_plugin.domain.ports import Progress, Receipt, Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.save_cells import Means

_WIDTH, _HEIGHT = 112, 34
_ROOM = 0.9
_TELL_WAITING_S = 3
"""From so many seconds on the user hears beforehand how long colleagues wait."""


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
        self._progress = TaskProgressBar()
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

    def propose(self, work: Callable[[Store, Progress], ChangeSet]) -> None:
        """Make the list in the background; what was under way before is dropped."""
        store = self._context.session.store
        if store is None or self._writing:
            return
        if self._task is not None:
            self._task.cancel()
        self.differences.say(tr("Comparing with the workspace …"), busy=True)
        self._say("")
        self._start(store, lambda progress: work(store, progress), self._show_changes)

    def write(self) -> None:
        """Save what is taken, or say what is missing."""
        store, changes = self._context.session.store, self.changes
        refusal = self._why_not_write()
        if store is None or changes is None or refusal:
            self._say(refusal)
            return
        choice, reason = self.differences.model.choice.copy(), self.reason.reason
        means = self._means
        cells, parcels = self.differences.model.taken()
        field = changes.columns[0].spec.title if len(changes.columns) == 1 else ""

        def work(progress: Progress) -> Receipt | ChangeSet:
            from lowuse_plugin.services.bulk_change import compare_again  # noqa: PLC0415
            from lowuse_plugin.services.save_cells import save_cells  # noqa: PLC0415

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
            transaction = found.transaction_id
            context.session.saved()
            context.undo.note(transaction, text)
            context.messages.success(text, undo=lambda: context.undo.undo(transaction))
            if not sip.isdeleted(self):
                self.reason.remember()
                self.close()

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
            wanted=lambda: context.session.store is store,
        )
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

    def _show_changes(self, changes: ChangeSet) -> None:
        self.differences.show_changes(changes)
        self._enable()
        self._tell_of_colleagues(changes)

    def _tell_of_colleagues(self, changes: ChangeSet) -> None:
        """Say who works on some of the parcels just now: a hint, they are not locked."""
        rows = changes.taken_rows(changes.first_choice())
        held = self._context.leases.of_others(changes.uuids[rows].tolist())
        if held:
            who = "、".join(dict.fromkeys(person(lease.holder) for lease in held))
            self._say(
                tr(
                    "{who} works on {count} of these parcels just now. Ask before you write.",
                    who=who,
                    count=f"{len(held):,}",
                )
            )

    def _overtaken(self, changes: ChangeSet) -> None:
        """Show the list anew, after colleagues were faster."""
        self.differences.show_changes(changes, again=True)
        text = tr("Colleagues saved some of these parcels meanwhile, so nothing was written.")
        if changes.counts.overlaps:
            text += " " + tr("Decide the lines with ▲, then write again.")
        else:
            text += " " + tr("They changed other fields, which stay. Look and write again.")
        self._enable()
        self._say(text)

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
        self._say("" if busy else self._waiting(parcels))

    def _waiting(self, parcels: int) -> str:
        from lowuse_plugin.services.save_cells import seconds_of_waiting  # noqa: PLC0415

        seconds = seconds_of_waiting(parcels) if parcels else 0
        if seconds < _TELL_WAITING_S:
            return ""
        return tr(
            "While this is written, about {seconds} s, colleagues wait with their saves. Choose a "
            "quiet moment, or fewer parcels.",
            seconds=seconds,
        )

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
        # A bound method, unlike a lambda, is forgotten when the dialog is deleted.
        self._context.session.closed.connect(self.close)

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

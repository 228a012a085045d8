# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""变更历史: every step of the workspace or of one parcel, beside the map.

Steps are read as tasks and follow what is saved meanwhile. From a step one can undo it, restore a
row to how it was after it, and see the list of parcels as of then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.dialogs.history.reading import ParcelName, read_changes, read_steps
from lowuse_plugin.gui.dialogs.history.undo_question import never_undone
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.history.details import DetailTree
from lowuse_plugin.gui.widgets.history.filters import HistoryFilters
from lowuse_plugin.gui.widgets.history.steps import StepModel, StepView
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.history_words import (
    saves_text,
    step_name,
    undone_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Choices, LineChange, Page, Step, StepDetails
    from lowuse_plugin.domain.ports import Progress

_WIDTH_CHARACTERS, _HEIGHT_LINES = 112, 34
_NAME = "LowUse.History"


@dataclass(frozen=True)
class HistoryDoors:
    """What the dialog opens."""

    restore: Callable[[LineChange, Step], None]
    past_list: Callable[[Step], None]


class HistoryDialog(QDialog):
    """Filters, steps, what the chosen one changed, and what can be done about it."""

    def __init__(
        self,
        context: PanelContext,
        doors: HistoryDoors,
        parcel: ParcelName | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Read the newest steps.

        Args:
            context: The shared parts; a workspace is open.
            doors: What the buttons open.
            parcel: Whose history; None for the whole workspace.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._doors = doors
        self._parcel = parcel
        self._asked = 0
        """Number of the newest request: older answers are dropped."""
        self._more = False
        self._too_many = 0
        """Parcels whose codes have the text of the filter, where that is not searched further."""
        self._choices: Choices | None = None
        self._fresh = True
        """The next reading need not go as far down as what is shown."""
        self._shown_details = ""
        self._details: StepDetails | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.setWindowTitle(self._title())
        install_f1(self, "history")
        fit(self, _WIDTH_CHARACTERS, _HEIGHT_LINES)
        self.reload()

    # -- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read as many steps as are shown, from the newest on."""
        self._read(older=False)

    def show_older(self) -> None:
        """Read the steps before those that are shown."""
        self._read(older=True)

    def _read(self, *, older: bool) -> None:
        store = self._context.session.store
        if store is None:
            return
        self._asked += 1
        asked, wanted, parcel = self._asked, self._filters.wanted(), self._parcel
        known = self._choices
        steps = self.model.steps
        before = steps[-1].first_seq if older and steps else None
        count = 0 if older or self._fresh else sum(len(step.saves) for step in steps)
        self._fresh = False
        if not steps:
            self._state.say(tr("Reading the history …"), busy=True)
            self._stack.setCurrentWidget(self._state)

        def work(_progress: Progress) -> tuple[Page, Choices]:
            return read_steps(store, wanted, parcel, before, count, known=known)

        def done(found: tuple[Page, Choices]) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                self._take(*found, older=older)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and asked == self._asked:
                again = Offer(tr("Try again"), self.reload, f"{_NAME}.Again")
                text = tr("The history could not be read. {why}", why=why(error))
                self._state.say(text, (again,))
                self._stack.setCurrentWidget(self._state)

        title = tr("Reading the history")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _take(self, page: Page, choices: Choices, *, older: bool) -> None:
        chosen, first = self.chosen_step(), not self.model.steps
        self._choices = choices
        self._filters.set_choices(choices)
        self._more = page.more
        self._too_many = page.too_many_parcels
        if older:
            self.model.add_steps(page.steps)
        else:
            self.model.set_steps(page.steps)
        if chosen is not None:
            # One that is not listed any more is not replaced: the buttons would mean another.
            self._view.show_row(self.model.row_of(chosen.transaction_id))
        else:
            self._view.show_row(0 if first and self.model.rowCount() else -1)
        self._tell()
        self._show_details()

    def _tell(self) -> None:
        """Show the steps, or what stands in their place."""
        count = self.model.rowCount()
        if self._too_many:
            self.say(
                tr("{count} parcels have this in their codes: type more of the code. Only the "
                   "reasons were searched.", count=f"{self._too_many:,}")
            )  # fmt: skip
        self._older.setEnabled(self._more)
        self._count.setText(
            tr("{count} steps, older ones there", count=f"{count:,}")
            if self._more
            else tr("{count} steps", count=f"{count:,}")
        )
        if count:
            self._stack.setCurrentWidget(self._splitter)
            return
        if self._filters.wanted().is_set:
            clear = Offer(tr("Clear the filter"), self._filters.clear, f"{_NAME}.ClearFilter")
            self._state.say(tr("No step passes the filter."), (clear,))
        else:
            self._state.say(tr("Nothing was saved yet; what is saved stands here."))
        self._stack.setCurrentWidget(self._state)

    def _show_details(self) -> None:
        """Read what the chosen step changed, once."""
        step, store = self.chosen_step(), self._context.session.store
        self._allow()
        if step is None or store is None:
            self._details, self._shown_details = None, ""
            self._tree.clear()
            self._head.clear()
            return
        head = (step_name(step), saves_text(step), undone_text(step))
        self._head.setText(" ".join(text for text in head if text))
        if step.transaction_id == self._shown_details:
            return
        self._details, self._shown_details = None, step.transaction_id
        self._tree.clear()
        transaction, saves, parcel = step.transaction_id, step.saves, self._parcel

        def work(_progress: Progress) -> StepDetails:
            return read_changes(store, saves, parcel)

        def done(details: StepDetails) -> None:
            if not sip.isdeleted(self) and self._shown_details == transaction:
                self._details = details
                self._tree.show_details(details)
                self._allow()
                if self._wants_map:
                    self._show_parcels()

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and self._shown_details == transaction:
                self._shown_details = ""  # choosing it again reads again
                self.say(tr("What the step changed could not be read. {why}", why=why(error)))

        title = tr("Reading the history")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    # -- for tests and commands -----------------------------------------------------------------

    def chosen_step(self) -> Step | None:
        """Return the chosen step."""
        return self.model.step_at(self._view.currentIndex().row())

    def say(self, text: str) -> None:
        """Say what came of what was pressed, until something else is chosen."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def choose(self, transaction_id: str) -> None:
        """Choose a step that is shown."""
        self._view.show_row(self.model.row_of(transaction_id))
        self._show_details()

    # -- what can be done -------------------------------------------------------------------------

    def _allow(self) -> None:
        """Switch the buttons; what cannot be done says why in its tip."""
        step, line = self.chosen_step(), self._tree.chosen()
        for button, tip, reason in (
            (
                self._undo,
                tr("Take this step back; both steps stay in the log"),
                self._no_undo(step),
            ),
            (
                self._restore,
                tr("Give the chosen row the values that it had after this step"),
                self._no_restore(line),
            ),
            (
                self._past,
                tr("Show the parcels as they stood after this step, and what differs now"),
                "" if step is not None else tr("Choose a step."),
            ),
        ):
            button.setEnabled(not reason)
            button.setToolTip(reason or tip)

    def _no_undo(self, step: Step | None) -> str:
        never = never_undone(step)
        if step is None or never:
            return never
        right = Right.EDIT if self._context.undo.is_own(step) else Right.DECIDE
        return why_not(self._context.session, right)

    def _no_restore(self, line: LineChange | None) -> str:
        from lowuse_plugin.domain.history.entries import BULK, ROW_KINDS  # noqa: PLC0415

        if line is None or line.uuid is None or line.kind not in ROW_KINDS or line.kind == BULK:
            return tr("Choose a row below.")
        return why_not(self._context.session)

    def _on_undo(self) -> None:
        step = self.chosen_step()
        if step is not None:
            uuid = self._parcel.uuid if self._parcel is not None else ""
            self._context.undo.undo_step(step, uuid, self)

    def _on_restore(self) -> None:
        step, line = self.chosen_step(), self._tree.chosen()
        if step is not None and line is not None and line.uuid is not None:
            self._doors.restore(line, step)

    def _on_past(self) -> None:
        step = self.chosen_step()
        if step is not None:
            self._doors.past_list(step)

    # -- with the map -----------------------------------------------------------------------------

    def _on_moved(self, _row: int) -> None:
        self.say("")
        self._wants_map = False
        self._show_details()

    def _on_clicked(self, _row: int) -> None:
        self.say("")
        self._wants_map = True
        self._show_details()
        if self._details is not None:
            self._show_parcels()

    def _show_parcels(self) -> None:
        """Let the map and the lists show the parcels of the chosen step."""
        self._wants_map = False
        parcels = self._details.parcels if self._details is not None else ()
        if not parcels:
            return
        if len(parcels) > 1:
            self._context.current.select(parcels)
        self._context.current.look_at(parcels[0], reveal=True)

    # -- building ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self._filters = HistoryFilters(f"{_NAME}.Filters")
        self.model = StepModel(self, of_parcel=self._parcel is not None)
        self._view = StepView(self.model, f"{_NAME}.Steps")
        self._head, self._said = plain_label(f"{_NAME}.Head"), plain_label(f"{_NAME}.Said")
        self._said.hide()
        self._tree = DetailTree(f"{_NAME}.Details")
        self._state = ListState(f"{_NAME}.State")
        self._count = QLabel()
        self._count.setObjectName(f"{_NAME}.Count")
        self._undo = quiet_button(f"{_NAME}.Undo", tr("Undo this step"))
        self._restore = quiet_button(f"{_NAME}.Restore", tr("Restore this state …"))
        self._past = quiet_button(f"{_NAME}.Past", tr("Parcels as of then …"))
        self._older = quiet_button(f"{_NAME}.Older", tr("Older steps"))
        self._close = quiet_button(f"{_NAME}.Close", tr("Close"))
        self._wants_map = False

    def _lay_out(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._tree, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName(f"{_NAME}.Splitter")
        self._splitter.addWidget(self._view)
        self._splitter.addWidget(below)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._state)
        buttons = QHBoxLayout()
        for button in (self._undo, self._restore, self._past):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._count)
        buttons.addWidget(self._older)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(self._filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._said)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._filters.changed.connect(self._on_filter)
        self._view.moved.connect(self._on_moved)
        self._view.clicked_row.connect(self._on_clicked)
        self._view.entered_row.connect(self._on_clicked)
        self._tree.itemSelectionChanged.connect(self._allow)
        self._undo.clicked.connect(self._on_undo)
        self._restore.clicked.connect(self._on_restore)
        self._past.clicked.connect(self._on_past)
        self._older.clicked.connect(self.show_older)
        self._close.clicked.connect(self.close)
        session = self._context.session
        session.refreshed.connect(self._on_refreshed)
        session.role_changed.connect(self._allow)
        session.closed.connect(self.close)

    def _on_filter(self) -> None:
        self.say("")
        self._fresh = True
        self.reload()

    def _on_refreshed(self, _refresh: object) -> None:
        self._shown_details = ""  # values of later steps may have come between
        self.reload()

    def _title(self) -> str:
        path = self._context.session.path
        if self._parcel is not None:
            return tr("History of parcel {parcel}", parcel=self._parcel.label)
        return tr("History of {file}", file=path.stem if path is not None else "")

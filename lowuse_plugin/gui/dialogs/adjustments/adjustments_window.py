# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger (控制线调整台账): cases with filters, figures and steps, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.roles import Right
from lowuse_plugin.gui.adjustments.bands import AdjustmentBands
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.adjustments.list import AdjustmentFilters, case_columns, case_row
from lowuse_plugin.gui.widgets.adjustments.words import figures_text, step_text
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.gui.widgets.table_above import TableAbove
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any, describe_code
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.adjustments.case import AdjustmentCase
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.adjustments.desk import AdjustmentDesk
    from lowuse_plugin.services.adjustments.figures import MeasuredCase

_NAME = "LowUse.Adjustments"
_ALL = "all"
_TABLES = frozenset(
    {"adjustment_case", "line_adjustment", "adjustment_step", "control_line_version",
     "control_line", "import_package"}
)  # fmt: skip
_OPEN = frozenset({"draft", "publicised", "submitted"})


@dataclass(frozen=True)
class _Seen:
    """A case with its figures."""

    case: AdjustmentCase
    measured: MeasuredCase


def _read(store: Store, _subject: str) -> tuple[AdjustmentCase, ...]:
    from lowuse_plugin.services.adjustments.cases import list_cases  # noqa: PLC0415

    return list_cases(store)


def _read_case(store: Store, uuid: str) -> _Seen:
    from lowuse_plugin.services.adjustments.cases import read_case  # noqa: PLC0415
    from lowuse_plugin.services.adjustments.figures import figures  # noqa: PLC0415

    return _Seen(read_case(store, uuid), figures(store, uuid))


class AdjustmentsWindow(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "Adjustments"
    SIZE = "lowuse/adjustments/geometry"
    CHARACTERS, LINES = 124, 30

    def __init__(
        self,
        context: PanelContext,
        desk: Callable[[AdjustmentsWindow], AdjustmentDesk],
        parent: QWidget | None = None,
    ) -> None:
        """Read the ledger of the open workspace.

        Args:
            context: The shared parts.
            desk: Makes what asks and writes for this window.
            parent: Owner.
        """
        super().__init__(context, tr("Adjustment ledger of the control line"), parent)
        self._cases: tuple[AdjustmentCase, ...] = ()
        self._seen: _Seen | None = None
        self._desk = desk(self)
        self._bands = AdjustmentBands(context.canvas)
        self._filters = AdjustmentFilters(self)
        self._table = MoneyTable(f"{_NAME}.Table", case_columns())
        self._none = ListState(f"{_NAME}.None")
        self._why = plain_label(f"{_NAME}.Why")
        self._figures = plain_label(f"{_NAME}.Figures")
        self._steps = plain_label(f"{_NAME}.Steps")
        self._progress = TaskProgressBar(parent=self)
        self._make_buttons()
        title = tr("Reading the adjustment ledger")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._follow_case = Follow(context, _TABLES, _read_case, tr("Measuring the case"), self)
        self._lay_out()
        self._connect(title)
        self._begin("adjustments")
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()
        self._follow_case.wake()

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self._bands.release()
        self._desk.release()
        super().done(result)

    @property
    def chosen(self) -> AdjustmentCase | None:
        """The case that is chosen."""
        key = self._table.chosen_key
        return next((case for case in self._cases if case.uuid == key), None)

    @property
    def progress(self) -> TaskProgressBar:
        """Shows how far long work is."""
        return self._progress

    def write_ledger(self, path: Path) -> None:
        """Write what is shown as xlsx, in the background."""
        self._desk.files.write_ledger(path, self._filters.wanted)

    def write_sheet(self, path: Path) -> None:
        """Write the sheet of the chosen case, in the background."""
        if self.chosen is not None:
            self._desk.files.write_sheet(path, self.chosen.uuid)

    # -- showing ----------------------------------------------------------------------------------

    def _take(self, cases: tuple[AdjustmentCase, ...]) -> None:
        self._cases = cases
        self._filters.offer(cases)
        self._limit()

    def _limit(self) -> None:
        """Show the cases that are wanted."""
        wanted = self._filters.wanted
        shown = [case for case in self._cases if wanted.keeps(case)]
        self._table.show_rows([case_row(case) for case in shown])
        if not self._table.chosen_key and shown:
            self._table.selectRow(len(shown) - 1)
        self._filters.tell(shown)
        if shown:
            self._stack.setCurrentWidget(self._table)
            self._make_room(self._table)
        elif self._cases:
            self._say(tr("No case is of this year, district and state. Choose others above."))
        else:
            self._say(
                tr("There is no case yet. “New adjustment …” lays what enters and leaves over the "
                   "line in force.")
            )  # fmt: skip
        self._aim()

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    def _on_chosen(self, key: str) -> None:
        if not key:
            self._forget()
        self._follow_case.show(key)
        self._aim()

    def _forget(self) -> None:
        self._seen = None
        self._figures.clear()
        self._steps.clear()
        self._bands.clear()

    def _take_case(self, seen: _Seen) -> None:
        self._seen = seen
        problems = [f"✕ {describe_code(p.code, p.params)}" for p in seen.measured.problems]
        self._figures.setText("\n".join([*problems, figures_text(seen.measured.figures)]))
        self._steps.setText("\n\n".join(step_text(step) for step in reversed(seen.case.steps)))
        info = self._context.session.info
        if info is not None:
            self._bands.show(seen.case.blocks, info.crs)
        self._aim()

    def _show_case_trouble(self, error: BaseException) -> None:
        self._forget()
        self._figures.setText(describe_any(error))
        self._aim()

    # -- what can be done -------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._new = quiet_button(f"{_NAME}.New", tr("New adjustment …"), self._desk.new)
        self._change = self._button("Change", tr("Change …"), self._desk.change)
        self._what_if = self._button("WhatIf", tr("What if …"), self._desk.trials.what_if)
        self._show = quiet_button(f"{_NAME}.Show", tr("Show on the map"), self._bands.go_there)
        self._on = self._button("Next", tr("Next step …"), self._desk.steps.advance)
        self._more = QPushButton(tr("Other steps"))
        self._more.setObjectName(f"{_NAME}.More")
        self._more.setAutoDefault(False)
        menu = QMenu(self._more)
        self._others = {}
        for kind, text in (
            ("return", tr("Return …")),
            ("refuse", tr("Not approved …")),
            ("withdraw", tr("Withdraw …")),
            ("reopen", tr("Take up again …")),
        ):
            action = menu.addAction(text)
            action.setObjectName(f"{_NAME}.{kind.capitalize()}")
            action.triggered.connect(partial(self._do, kind))
            self._others[kind] = action
        self._more.setMenu(menu)
        self._xlsx = quiet_button(f"{_NAME}.Xlsx", tr("Ledger as xlsx …"), self._ask_ledger)
        self._docx = quiet_button(f"{_NAME}.Docx", tr("Sheet of the case …"), self._ask_sheet)

    def _button(self, name: str, text: str, act: Callable[[AdjustmentCase], None]) -> QPushButton:
        def acting() -> None:
            if self.chosen is not None:
                act(self.chosen)

        return quiet_button(f"{_NAME}.{name}", text, acting)

    def _do(self, kind: str, _checked: bool = False) -> None:
        if self.chosen is not None:
            self._desk.steps.step(kind, self.chosen, self.measured(self.chosen))

    def measured(self, case: AdjustmentCase) -> MeasuredCase | None:
        """Return the figures of a case, None while they are being measured."""
        seen = self._seen
        return seen.measured if seen is not None and seen.case.uuid == case.uuid else None

    def _aim(self) -> None:
        session, case = self._context.session, self.chosen
        barred, undecided = why_not(session), why_not(session, Right.DECIDE)
        state = case.state if case is not None else ""
        measured = self.measured(case) if case is not None else None
        self._new.setEnabled(not barred)
        self._change.setEnabled(state == "draft" and not barred)
        for button in (self._docx, self._show):
            button.setEnabled(measured is not None)
        is_tried = case is not None and self._desk.trials.runs(case.uuid)
        self._what_if.setEnabled(measured is not None and not is_tried)
        self._on.setText(
            {
                "draft": tr("Make public …"),
                "publicised": tr("Submit …"),
                "submitted": tr("Enter the approval …"),
            }.get(state, tr("Next step …"))
        )
        hindered = undecided if state == "submitted" else barred
        self._on.setEnabled(state in _OPEN and measured is not None and not hindered)
        self._on.setToolTip(hindered)
        self._others["return"].setEnabled(state in {"publicised", "submitted"} and not barred)
        self._others["refuse"].setEnabled(state == "submitted" and not undecided)
        self._others["withdraw"].setEnabled(state in _OPEN and not barred)
        self._others["reopen"].setEnabled(state in {"refused", "withdrawn"} and not barred)
        self._more.setEnabled(any(action.isEnabled() for action in self._others.values()))
        self._xlsx.setEnabled(bool(self._cases))
        self._why.setText(barred)
        self._why.setVisible(bool(barred))

    def _ask_ledger(self) -> None:
        chosen = self._path_for(tr("Write the ledger"), "控制线调整台账", "Excel (*.xlsx)", "xlsx")
        if chosen is not None:
            self.write_ledger(chosen)

    def _ask_sheet(self) -> None:
        if self.chosen is None:
            return
        name = f"控制线调整审批表_{self.chosen.adjustment_no}"
        chosen = self._path_for(tr("Write the sheet"), name, "Word (*.docx)", "docx")
        if chosen is not None:
            self.write_sheet(chosen)

    def _path_for(self, title: str, name: str, kinds: str, ending: str) -> Path | None:
        path = self._context.session.path
        if path is None:
            return None
        suggested = path.parent / f"{path.stem}_{name}_{office_today():%Y%m%d}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(suggested), kinds)
        return chosen_path(Path(chosen), (ending,)) if chosen else None

    # -- widgets ----------------------------------------------------------------------------------

    def _connect(self, title: str) -> None:
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._follow_case.loading.connect(lambda: self._figures.setText(tr("Measuring …")))
        self._follow_case.read.connect(self._take_case)
        self._follow_case.failed.connect(self._show_case_trouble)
        self._table.chosen.connect(self._on_chosen)
        self._table.doubleClicked.connect(lambda _index: self._bands.go_there())
        self._filters.changed.connect(self._limit)
        self._desk.trials.changed.connect(self._aim)
        self._context.session.role_changed.connect(self._on_role)

    def _on_role(self) -> None:
        if not sip.isdeleted(self):
            self._aim()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self._filters, 1)
        filters.addWidget(self._xlsx)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        details = QSplitter(Qt.Orientation.Horizontal)
        details.addWidget(_scrolled(tr("Figures of the case"), self._figures))
        details.addWidget(_scrolled(tr("Steps"), self._steps))
        buttons = QHBoxLayout()
        for button in (self._new, self._change, self._what_if, self._show):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self._on, self._more, self._docx):
            buttons.addWidget(button)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addWidget(self._why, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(filters)
        layout.addWidget(TableAbove(self._table, self._stack, details), 1)
        layout.addLayout(buttons)
        layout.addLayout(bottom)


def _scrolled(title: str, label: QLabel) -> QWidget:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(label)
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(heading(title))
    layout.addWidget(area, 1)
    return box

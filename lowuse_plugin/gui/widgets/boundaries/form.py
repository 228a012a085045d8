# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands in the window 编辑边界: questions, findings, areas, reason, and the two ways out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.boundaries.areas import AreaTable
from lowuse_plugin.gui.widgets.boundaries.overlaps import OverlapQuestion
from lowuse_plugin.gui.widgets.boundaries.questions import QuestionsBox
from lowuse_plugin.gui.widgets.boundaries.split_box import SplitBox
from lowuse_plugin.gui.widgets.finding_list import FindingList
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import AreaLine, BoundaryReport
    from lowuse_plugin.domain.boundaries.questions import Question

_NAME = "LowUse.Boundary"
_AREA_ROWS = 3
"""So many rows of the areas are seen at least."""
_LAID_OUT_MS = 50


class BoundaryForm(QWidget):
    """Shows one drawing; knows neither layer nor workspace."""

    write_wanted = pyqtSignal()
    discard_wanted = pyqtSignal()
    add_wanted = pyqtSignal()
    draw_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal()
    neighbours_wanted = pyqtSignal(bool)
    reason_changed = pyqtSignal(str)
    finding_chosen = pyqtSignal(object)
    line_chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.Form")
        self._make()
        self._lay_out()
        self._connect()

    @property
    def reason(self) -> str:
        """Why the boundaries are changed."""
        return self._reason.reason

    def remember_reason(self) -> None:
        """Offer the reason next time."""
        self._reason.remember()

    def set_reason(self, reason: str) -> None:
        """Show a reason that was given before."""
        self._reason.setText(reason)

    def ask_reason(self) -> None:
        """Let the user type the reason."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_heading(self, text: str) -> None:
        """Say what is drawn."""
        self._heading.setText(text)

    def set_refusal(self, text: str) -> None:
        """Say why nothing was written; empty takes it away."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    def set_questions(self, questions: Sequence[Question]) -> None:
        """Show what must be decided."""
        self.questions.set_questions(questions)

    def set_report(self, report: BoundaryReport | None, *, busy: bool) -> None:
        """Show what was found, or that it is being looked at."""
        if report is None:
            self.findings.set_empty(tr("Checking …") if busy else "")
            self.findings.set_findings(())
            self.areas.areas.set_lines(())
            return
        self.findings.set_empty(tr("✓ The boundaries fit to each other and to the neighbours."))
        self.findings.set_findings(report.findings)
        self.areas.areas.set_lines(report.areas)

    def set_state(self, text: str, *, can_write: bool, busy: bool) -> None:
        """Say what is missing before the boundaries can be written.

        Args:
            text: One sentence.
            can_write: Nothing is missing.
            busy: A save is on its way.
        """
        self._state.setText(text)
        self._write.setEnabled(can_write and not busy)
        self._write.setToolTip("" if can_write else text)
        for widget in (self._discard, self._reason, self._add, self._draw, self._neighbours,
                       self.questions, self.split, self.overlaps):  # fmt: skip
            widget.setEnabled(not busy)

    def set_neighbours(self, shown: bool) -> None:
        """Show whether neighbours are copied along, without asking for them."""
        before = self._neighbours.blockSignals(True)
        self._neighbours.setChecked(shown)
        self._neighbours.blockSignals(before)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a width in which the table can be read."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0") * 56, hint.height())

    def _make(self) -> None:
        self._heading = _label("Heading")
        self._refusal = _label("Refusal")
        self._refusal.setStyleSheet("color: #a40000; font-weight: bold;")
        self._refusal.hide()
        self._add = _tool(
            "Add",
            tr("Add chosen parcels"),
            tr("Copy the parcels that are chosen in the list or on the map"),
        )
        self._draw = _tool("Draw", tr("Draw"), tr("Draw a new parcel; or paste shapes with Ctrl+V"))
        self._zoom = _tool("Zoom", tr("Zoom"), tr("Show all that is drawn"))
        self._neighbours = QCheckBox(tr("With neighbours"))
        self._neighbours.setObjectName(f"{_NAME}.Neighbours")
        self._neighbours.setToolTip(
            tr("Copy the parcels within one metre along, so that common points move together")
        )
        self.questions = QuestionsBox()
        self.split = SplitBox()
        # Findings are about shapes that are drawn, not about the current parcel of the lists.
        self._own = CurrentParcel(self)
        self.findings = FindingList(self._own, name=f"{_NAME}.Findings")
        self.findings.be_compact()
        self.areas = AreaTable()
        self._reason = ReasonLine(
            f"{_NAME}.Reason", tr("Reason, such as: 界址调整，依据勘测定界报告")
        )
        self._reason.setToolTip(tr("It goes into the log with your name"))
        self._state = _label("State")
        self._write = _button("Write", tr("Write into workspace"), "")
        self._discard = _button("Discard", tr("Discard"), tr("Give up what is drawn"))
        self._write.setDefault(True)
        self.overlaps = OverlapQuestion()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for widget in (self._add, self._draw, self._zoom):
            tools.addWidget(widget)
        tools.addWidget(self._neighbours)
        tools.addStretch(1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName(f"{_NAME}.Split")
        split.setChildrenCollapsible(False)
        split.addWidget(self.findings)
        split.addWidget(self.areas)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        self.areas.setMinimumHeight(self.areas.height_of(_AREA_ROWS))
        self.findings.setMinimumHeight(self.findings.minimumSizeHint().height())
        # Lists scroll themselves: they ask the part around them for no more than they need.
        split.setMinimumHeight(split.minimumSizeHint().height())
        split.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self._discard)
        ways.addWidget(self._write)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._heading)
        above.addWidget(self._refusal)
        above.addLayout(tools)
        above.addWidget(self.questions)
        above.addWidget(self.split)
        above.addWidget(split, 1)
        # On a small screen this part scrolls; reason and buttons are always in reach.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(upper)
        seen = QTimer(self)  # layouts give the field its place one after the other
        seen.setSingleShot(True)
        seen.setInterval(_LAID_OUT_MS)
        seen.timeout.connect(lambda: scroll.ensureWidgetVisible(self.split.areas.reason))
        self.split.areas.reason_asked.connect(seen.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._reason)
        layout.addWidget(self._state)
        layout.addWidget(self.overlaps)
        layout.addLayout(ways)

    def _connect(self) -> None:
        for button, signal in (
            (self._write, self.write_wanted),
            (self._discard, self.discard_wanted),
            (self._add, self.add_wanted),
            (self._draw, self.draw_wanted),
            (self._zoom, self.zoom_wanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        self._neighbours.toggled.connect(self.neighbours_wanted)
        self._reason.textChanged.connect(self.reason_changed)
        self.findings.went_to.connect(self.finding_chosen)
        self.areas.line_chosen.connect(self.line_chosen)
        for widget in (self._state, self._discard, self._write):
            self.overlaps.asking.connect(lambda on, widget=widget: widget.setVisible(not on))


def heading(lines: Sequence[AreaLine], edited: int, neighbours: int) -> str:
    """Return what is drawn, in numbers."""
    new = sum(line.is_new for line in lines)
    changed = sum(line.changed and not line.is_new for line in lines)
    return tr(
        "{edited} parcels and {neighbours} neighbours; {changed} changed, {new} new",
        edited=edited,
        neighbours=neighbours,
        changed=changed,
        new=new,
    )


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"{_NAME}.{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(name: str, text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"{_NAME}.{name}")
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def _tool(name: str, text: str, tip: str) -> QToolButton:
    """Return a button that takes no more room than its text."""
    button = QToolButton()
    button.setObjectName(f"{_NAME}.{name}")
    button.setText(text)
    button.setToolTip(tip)
    return button

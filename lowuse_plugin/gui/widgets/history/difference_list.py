# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""差异清单: what a save would change, what somebody has to decide first, and what is not taken."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.cell_changes import LEAVE, TAKE, ChangeSet, LeftOut
from lowuse_plugin.gui.widgets.history.change_table import (
    BASE,
    FIELD,
    NEW,
    OLD,
    PARCEL,
    REMARK,
    ChangeTableModel,
)
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.bulk_words import counts_text, left_out_text, remark_of
from lowuse_plugin.qgis_bridge.i18n import tr

_NAME = "LowUse.Differences"
_MOST_LEFT_OUT = 1000
_LEFT_LINES = 5
_NARROWEST, _WIDEST = 8, 30
"""Of a column, in characters."""
_LINES_MEASURED = 60


class DifferenceList(QWidget):
    """The list with its filter and counts; Space takes or leaves the current line."""

    choice_changed = pyqtSignal()
    parcel_wanted = pyqtSignal(str)
    """Somebody went to the line of a parcel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.model = ChangeTableModel(self)
        self._kinds = QuietComboBox()
        self._kinds.setObjectName(f"{_NAME}.Kinds")
        self._counts = QLabel()
        self._counts.setObjectName(f"{_NAME}.Counts")
        self._counts.setWordWrap(True)
        self._view = QTableView()
        self._view.setObjectName(f"{_NAME}.Table")
        self._view.setModel(self.model)
        self._state = ListState(f"{_NAME}.State")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._view)
        self._decide = QWidget()
        self._left = QListWidget()
        self._left.setObjectName(f"{_NAME}.LeftOut")
        self._left.setWordWrap(True)
        self._left_title = QLabel()
        self._remark = QLabel()
        self._remark.setObjectName(f"{_NAME}.Remark")
        self._remark.setWordWrap(True)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.hide()
        self._set_up_view()
        self._lay_out()
        self._view.installEventFilter(self)
        self._kinds.currentIndexChanged.connect(
            lambda _index: self.model.set_kind(self._kinds.currentData())
        )
        self.model.choice_changed.connect(self.choice_changed)
        self._view.selectionModel().currentRowChanged.connect(self._on_row)
        self.say("")

    def say(self, text: str, *, busy: bool = False) -> None:
        """Show a sentence in place of the list."""
        self.model.set_changes(None)
        self._state.say(text, busy=busy)
        self._stack.setCurrentWidget(self._state)
        self._show_beside(None)

    def show_changes(self, changes: ChangeSet, *, again: bool = False) -> None:
        """Show a set; one without cells is told in words.

        Args:
            changes: The set.
            again: It is the one that was shown, on a newer state: what was decided stays.
        """
        self.model.set_changes(changes, again=again)
        if len(changes):
            self._stack.setCurrentWidget(self._view)
            self._view.setColumnHidden(BASE, not changes.counts.overlaps)
            self._view.setColumnHidden(FIELD, len(changes.columns) == 1)
            self._view.setColumnHidden(REMARK, not changes.has_remarks)
            self._fit_columns()
        else:
            self._state.say(_nothing_text(changes))
            self._stack.setCurrentWidget(self._state)
        self._show_beside(changes)

    def _show_beside(self, changes: ChangeSet | None) -> None:
        counts = changes.counts if changes is not None else None
        self._counts.setText(counts_text(counts, changes.merged) if changes and counts else "")
        self._decide.setVisible(bool(counts and counts.overlaps))
        self._remark.hide()
        self._fill_kinds(changes)
        self._fill_left_out(changes.left_out if changes is not None else ())

    def _fill_kinds(self, changes: ChangeSet | None) -> None:
        counts = changes.counts if changes is not None else None
        offered = [(tr("All"), None, 1)]
        if counts is not None:
            offered += [
                (tr("To decide"), 1, counts.overlaps),
                (tr("Cannot be written"), 2, counts.problems),
                (tr("Changes"), 0, counts.changed),
            ]
        before = self._kinds.blockSignals(True)
        self._kinds.clear()
        for text, kind, count in offered:
            if count:
                self._kinds.addItem(text, kind)
        self._kinds.setVisible(self._kinds.count() > 2)  # noqa: PLR2004  all, and one kind
        self._kinds.blockSignals(before)

    def _fill_left_out(self, left_out: Sequence[LeftOut]) -> None:
        self._left.clear()
        self._left.addItems([left_out_text(left) for left in left_out[:_MOST_LEFT_OUT]])
        for widget in (self._left, self._left_title):
            widget.setVisible(bool(left_out))
        lines = min(len(left_out) + 1, _LEFT_LINES)
        self._left.setMaximumHeight(self.fontMetrics().height() * 3 // 2 * lines)
        self._left_title.setText(tr("Not taken: {count}", count=f"{len(left_out):,}"))

    # -- building ---------------------------------------------------------------------------------

    def _set_up_view(self) -> None:
        view = self._view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 3 // 2)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(_LINES_MEASURED)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("0") * _NARROWEST)

    def _fit_columns(self) -> None:
        """Give the columns what their first lines need; what is said takes the rest."""
        widest = self.fontMetrics().horizontalAdvance("0") * _WIDEST
        self._view.resizeColumnsToContents()
        remark = self._view.columnWidth(REMARK)
        for section in (PARCEL, FIELD, BASE, OLD, NEW):
            width = self._view.columnWidth(section)
            self._view.setColumnWidth(section, min(width + self.fontMetrics().height(), widest))
        # Never narrower than what it says: the list scrolls sideways instead.
        self._view.horizontalHeader().setStretchLastSection(False)
        shown = [s for s in (PARCEL, FIELD, BASE, OLD, NEW) if not self._view.isColumnHidden(s)]
        room = self._view.viewport().width() - sum(map(self._view.columnWidth, shown))
        self._view.setColumnWidth(REMARK, max(remark + self.fontMetrics().height(), room))
        if self._view.isColumnHidden(REMARK):
            self._view.horizontalHeader().setStretchLastSection(True)

    def _lay_out(self) -> None:
        keep = QPushButton(tr("Keep what is stored"))
        keep.setObjectName(f"{_NAME}.KeepAll")
        keep.clicked.connect(lambda _checked=False: self.model.decide_all(LEAVE))
        take = QPushButton(tr("Take the new values"))
        take.setObjectName(f"{_NAME}.TakeAll")
        take.clicked.connect(lambda _checked=False: self.model.decide_all(TAKE))
        for button in (keep, take):
            button.setAutoDefault(False)  # Enter in the line of the reason must not decide
        question = QLabel(tr("Changed by colleagues meanwhile (▲), for all of them:"))
        question.setWordWrap(True)
        decide = QHBoxLayout(self._decide)
        decide.setContentsMargins(0, 0, 0, 0)
        decide.addWidget(question, 1)
        decide.addWidget(keep)
        decide.addWidget(take)
        top = QHBoxLayout()
        top.addWidget(self._counts, 1)
        top.addWidget(self._kinds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._decide)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._remark)
        layout.addWidget(self._left_title)
        layout.addWidget(self._left)

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        cell = self.model.cell_at(current.row())
        self._remark.setText("" if cell is None else remark_of(cell))
        self._remark.setVisible(bool(self._remark.text()))
        if cell is not None:
            self.parcel_wanted.emit(cell.uuid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Space take or leave the line, in whatever column it stands."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Space:
            self.model.toggle(self._view.currentIndex().row())
            return True
        return bool(super().eventFilter(watched, event))


def _nothing_text(changes: ChangeSet) -> str:
    """Return why nothing would change; what is not taken stands below."""
    same = changes.counts.unchanged
    if not (changes.counts.left_out or changes.counts.empty):
        return tr("Nothing would change: all of it is stored like this already.")
    if same:
        return tr(
            "Nothing would change: {count} values are stored like this already, the rest is not "
            "taken.",
            count=f"{same:,}",
        )
    return tr("Nothing would change: nothing of it can be taken.")

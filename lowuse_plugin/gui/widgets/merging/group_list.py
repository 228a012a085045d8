# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of merge groups: found by text, state and map, stepped through by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.parcels.actions import ParcelActions
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.merging.group_columns import (
    SIGNS,
    STATES,
    sheet_of,
    state_tip,
    state_word,
)
from lowuse_plugin.gui.widgets.merging.group_model import MergeGroupModel
from lowuse_plugin.gui.widgets.merging.group_table import MergeGroupTable
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.tasks import Tasks
    from lowuse_plugin.services.merging.group_list import GroupRow

_NAME = "LowUse.Merging.List"
_TYPING_MS = 200
_TYPED = 6
"""Characters for which the line that is typed in has room at least."""
_LEAST_ROWS, _STATE_LINES = 4, 5
"""What a small screen leaves; a sentence in the place of the list needs no more than the list."""


class MergeGroupList(QWidget):
    """Filters, the table, and what is shown of how much."""

    looked_at = pyqtSignal(object, bool)
    """A group that the user went to, and whether the map is to go there and flash it."""

    def __init__(
        self,
        actions: ParcelActions,
        map_box: CanvasBox,
        tasks: Tasks,
        why_not: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        """Start empty.

        Args:
            actions: What can be done with the parcels of a group.
            map_box: What the map shows.
            tasks: Where thousands of groups are put into words.
            why_not: Why nothing can be proposed of several groups just now, empty when it can.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._actions = actions
        self._map_box = map_box
        self._tasks = tasks
        self._why_not = why_not
        self._is_known = self._is_waiting = False
        self.empty_offers: Callable[[], Sequence[Offer]] = lambda: ()
        """Which buttons help before anything was looked for."""
        self.model = MergeGroupModel(self)
        self._make()
        self._lay_out()
        self._connect()
        self.forget()

    # -- for the panel ----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[GroupRow], searched: Sequence[str] | None = None) -> None:
        """Show what was found; who reads further down stays there.

        Args:
            rows: The groups.
            searched: As for :meth:`MergeGroupModel.set_rows`.
        """
        bar = self._table.verticalScrollBar()
        place, self._is_known = bar.value(), True
        self.model.set_rows(rows, searched)
        bar.setValue(place)
        counts = self.model.counts()
        self.chips.set_counts(
            [
                StateCount(state, SIGNS[state], counts[state], "",
                           tip=labelled(state_word(state), state_tip(state, counts[state])))
                for state in STATES if counts[state]
            ]
        )  # fmt: skip
        self._tell()

    def say(self, text: str, offers: Sequence[Offer] = (), *, busy: bool = False) -> None:
        """Show a sentence in the place of the list."""
        self._state.say(text, offers, busy=busy)
        self._stack.setCurrentWidget(self._state)
        self._say_count("")
        self._is_waiting = busy

    def wait(self, text: str) -> None:
        """Show that somebody is looking for groups."""
        self.say(text, busy=True)

    def rest(self) -> None:
        """Show what is known, after a search that ended without a result too."""
        if self._is_waiting:
            self._tell()

    def forget(self) -> None:
        """Show that nothing was looked for yet, and filter nothing."""
        self._is_known = False
        self.clear_filters()
        self.model.set_rows(())
        self.chips.set_counts(())
        self._tell()

    @property
    def is_known(self) -> bool:
        """Whether somebody looked for groups."""
        return self._is_known

    def step(self, by: int) -> None:
        """Go to the next group (1) or the one before (−1)."""
        count = self.model.rowCount()
        if count:
            place = self._table.currentIndex().row()
            place = (0 if by > 0 else count - 1) if place < 0 else place + by
            place = min(max(place, 0), count - 1)
            self._table.show_row(place)
            self._go(place, reveal=True)

    def shown_parcels(self) -> list[str]:
        """Return the parcels of the shown groups, in their order."""
        return [uuid for row in self.model.shown_rows() for uuid in row.members]

    def group_of(self, uuid: str) -> GroupRow | None:
        """Return the shown group of a parcel, None where it is in none."""
        return self.model.row_at(self.model.place_of((uuid,)))

    def point_at(self, parcels: Sequence[str]) -> None:
        """Make the group of some parcels the current row without telling anybody."""
        self._table.show_row(self.model.place_of(parcels))

    def clear_filters(self) -> None:
        """Show every group."""
        self._search.clear()
        self._typing.stop()
        self._in_view.setChecked(False)
        self.chips.choose(frozenset())
        self.model.set_text("")
        self.model.set_box(None)

    # -- building ---------------------------------------------------------------------------------

    def _make(self) -> None:
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{_NAME}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Find in the list"))
        self._search.setToolTip(tr("Holder, parcel or remark"))
        self._search.installEventFilter(self)
        self._in_view = QToolButton()
        self._in_view.setObjectName(f"{_NAME}.InView")
        self._in_view.setCheckable(True)
        self._in_view.setText(tr("In view"))
        self._in_view.setToolTip(tr("List only what the map shows"))
        self.chips = StateChips("LowUse.Merging.Chips", columns=len(STATES), wraps=False)
        self._table = MergeGroupTable(self.model)
        self._table.setObjectName(f"{_NAME}.Table")
        self._table.setSortingEnabled(True)
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._table.fit()
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        line = self._table.verticalHeader().defaultSectionSize()
        self._table.setMinimumHeight((_LEAST_ROWS + 1) * line)
        self._state = ListState(f"{_NAME}.State")
        self._state.setMinimumHeight(_STATE_LINES * self.fontMetrics().height())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._state)
        self.count = plain_label(f"{_NAME}.Count")
        """How much is shown, for the line below the list."""
        self.count.setWordWrap(False)
        self.count.setParent(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)

    def _lay_out(self) -> None:
        gap = max(self.fontMetrics().height() // 5, 2)
        asked = QHBoxLayout()
        asked.addWidget(self._search, 1)
        asked.addWidget(self._in_view)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(asked, 1)
        self._top.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (asked, self._top, layout):
            each.setSpacing(gap)
        layout.addLayout(self._top)
        layout.addWidget(self._stack, 1)

    def _share_top(self) -> None:
        """Put the states beside the line that is typed in, below it where that had no room."""
        typed = self.fontMetrics().horizontalAdvance("中" * _TYPED)
        needed = typed + self._in_view.sizeHint().width() + self.chips.sizeHint().width()
        fits = needed + 2 * self._top.spacing() <= self.width()
        sides = QBoxLayout.Direction
        self._top.setDirection(sides.LeftToRight if fits else sides.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let search line and states share a row where both have room."""
        super().resizeEvent(event)
        self._share_top()

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.model.set_text(self._search.text()))
        self._in_view.toggled.connect(lambda _on: self._limit_to_map())
        self._map_box.changed.connect(self._limit_to_map)
        self.chips.filter_changed.connect(self.model.set_states)
        self._table.moved.connect(lambda place: self._go(place, reveal=False))
        self._table.clicked_row.connect(lambda place: self._go(place, reveal=True))
        self._table.entered_row.connect(lambda place: self._go(place, reveal=True))
        self._table.copy_wanted.connect(self.copy)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self.model.shown_changed.connect(self._tell)

    # -- acting -----------------------------------------------------------------------------------

    def _go(self, place: int, *, reveal: bool) -> None:
        row = self.model.row_at(place)
        if row is not None:
            self.looked_at.emit(row, reveal)

    def _limit_to_map(self) -> None:
        self.model.set_box(self._map_box.box() if self._in_view.isChecked() else None)

    def _say_count(self, text: str, tip: str = "") -> None:
        self.count.setText(text)
        self.count.setToolTip(plain_text(tip))
        self.count.setVisible(bool(text))

    def _tell(self) -> None:
        self._is_waiting = False
        self._share_top()
        rows, total = self.model.shown_rows(), len(self.model.rows)
        if rows:
            area = amount(sum(row.land_area_m2 for row in rows), AREA_UNIT.get())
            said = tr("{shown} of {total} groups", shown=f"{len(rows):,}", total=f"{total:,}")
            parcels = tr("{count} parcels", count=f"{sum(row.parcels_count for row in rows):,}")
            all_shown = tr("{count} groups", count=f"{total:,}")
            shown = all_shown if len(rows) == total else f"{len(rows):,} / {all_shown}"
            self._say_count(shown, commas((said, parcels, area)))
            self._stack.setCurrentWidget(self._table)
            return
        if total:
            clear = Offer(tr("Clear the filter"), self.clear_filters, f"{_NAME}.ClearFilter")
            self.say(tr("No group passes the filter."), (clear,))
        elif self._is_known:
            self.say(
                tr(
                    "No neighbouring parcels of one holder with the same right nature and use were "
                    "found. Search with a wider gap, or look at chosen parcels."
                )
            )
        else:
            text = tr(
                "Find neighbouring parcels of one holder. Nothing is merged or written by it."
            )
            self.say(text, self.empty_offers())

    def copy(self) -> None:
        """Copy the chosen groups as a sheet takes them; all that are shown, unless several are."""
        rows = self._several() or self.model.shown_rows()
        keep = QGuiApplication.clipboard().setText
        self._tasks.run(tr("Copying the list"), lambda _progress: sheet_of(rows), keep, hidden=True)

    def _several(self) -> list[GroupRow]:
        """Return the groups that are chosen, none unless they are several."""
        rows = self._table.chosen_rows()
        found = (self.model.row_at(row) for row in rows) if len(rows) > 1 else ()
        return [row for row in found if row is not None]

    def _open_menu(self, place: QPoint) -> None:
        row = self._table.rowAt(place.y())
        if row >= 0:
            self.menu_of(row).popup(self._table.viewport().mapToGlobal(place))

    def menu_of(self, place: int) -> QMenu:
        """Return what can be done with a shown group and its parcels, or with all of several."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row, several = self.model.row_at(place), self._several()
        zoom = menu.addAction(tr("Zoom to"), lambda: self._go(place, reveal=True))
        zoom.setObjectName(f"{_NAME}.Zoom")
        if several:
            words = tr("Copy the {count} chosen groups", count=f"{len(several):,}")
        else:
            words = tr("Copy the list")
        menu.addAction(words, self.copy).setObjectName(f"{_NAME}.Copy")
        menu.addSeparator()
        if several:
            groups = [each.members for each in several]
            words = tr("Propose merges of the {count} chosen groups …", count=f"{len(several):,}")
            propose = menu.addAction(words, lambda: self._actions.merges_wanted.emit(groups))
            propose.setObjectName(f"{_NAME}.ProposeMany")
            barred, tip = self._why_not(), tr("Begins a merge case of each group, all in one save")
            propose.setEnabled(not barred)
            propose.setToolTip(plain_text(barred or tip))
            menu.setToolTipsVisible(True)
        elif row is not None:
            self._actions.fill(menu, row.members)
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Down and Enter in the filter line go on to the table."""
        onward = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in onward:
            self._typing.stop()
            self.model.set_text(self._search.text())
            self._table.setFocus()
            if self.model.rowCount() and self._table.currentIndex().row() < 0:
                self._table.show_row(0)
                self._go(0, reveal=False)
            return True
        return super().eventFilter(watched, event)

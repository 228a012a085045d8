# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of parcels that panels share: found by text, state and map, stepped through by key.

The highlighted row is the current parcel, the checked rows are the selection; both are one for
all panels and the map.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QKeyEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.columns import STANDARD
from lowuse_plugin.gui.widgets.parcels.table import ParcelTableModel
from lowuse_plugin.gui.widgets.parcels.view import ParcelView
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.area_text import sum_text
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import held_text
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT

if TYPE_CHECKING:
    from lowuse_plugin.gui.parcels.actions import ParcelActions
    from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
    from lowuse_plugin.qgis_bridge.leases import LeaseBoard
    from lowuse_plugin.qgis_bridge.parcels.book import ParcelBook

_TYPING_MS = 200
_RESTING_MS = 150
"""After this without another step the map follows: a held key must not drag it along."""


class _Stack(QStackedWidget):
    """Asks no room for a page that is not shown: the rows need it more."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that one height holds at any width."""
        return False


class ParcelList(UprightColumn):
    """Filter line, the panel's own filters, the table, and what is shown and selected."""

    def __init__(
        self,
        current: CurrentParcel,
        *,
        map_box: CanvasBox | None = None,
        columns: Sequence[str] = STANDARD,
        filters: Sequence[QWidget] = (),
        beside: Sequence[QWidget] = (),
        name: str = "LowUse.List",
        parent: QWidget | None = None,
    ) -> None:
        """Start empty.

        Args:
            current: Followed both ways.
            map_box: What the map shows, for 仅图面范围; None leaves that out.
            columns: Keys of :mod:`~lowuse_plugin.gui.widgets.parcels.columns`.
            filters: Widgets of the panel, one below the other; they call :attr:`model`.
            beside: Buttons of the panel beside the filter line.
            name: Beginning of the object names.
            parent: Owner.
        """
        super().__init__(grows=True, parent=parent)
        self.setObjectName(name)
        self._name = name
        self._current = current
        self._map_box = map_box
        self._book: ParcelBook | None = None
        self._actions: ParcelActions | None = None
        self._leases: LeaseBoard | None = None
        self._checking = False
        """What is selected now is what was checked here."""
        self._less: Callable[[], Sequence[Offer]] = tuple
        self._empty_text, self._empty_offers = "", tuple[Offer, ...]()
        self._loaded = False
        self.model = ParcelTableModel(columns, self)
        self._make(columns)
        self._lay_out(filters, beside)
        self._connect()
        self._tell()

    # -- for panels ---------------------------------------------------------------------------

    def set_table(self, table: ColumnTable) -> None:
        """Show a table of ``list_parcels``; filters, order, current and checked parcels stay."""
        self._loaded = True
        self.model.set_table(table)
        self._on_selection(self._current.selection)

    def replace_rows(self, changed: Collection[str], table: ColumnTable) -> None:
        """Take changed parcels anew; those that are not in ``table`` are gone."""
        self.model.replace_rows(table, changed)

    def offer(self, actions: ParcelActions) -> None:
        """Put what can be done with parcels into the menu of the rows."""
        self._actions = actions
        self._view.paste_wanted.connect(actions.paste_wanted)

    def show_leases(self, leases: LeaseBoard) -> None:
        """Mark the parcels that somebody works on, from now on."""
        self._leases = leases
        leases.changed.connect(self._mark)
        self._mark(frozenset(lease.uuid for lease in leases.all()))

    def _mark(self, changed: frozenset[str]) -> None:
        if self._leases is not None:
            marks = {lease.uuid: held_text(lease) for lease in self._leases.all()}
            self.model.set_marks(marks, changed)

    def follow(self, book: ParcelBook) -> None:
        """Show what the book of parcels holds, now and after every save."""
        self._book = book
        book.loading.connect(self.set_loading)
        book.loaded.connect(self._take_rows)
        book.rows_changed.connect(self._take_rows)
        book.failed.connect(self.set_error)
        self._take_rows()

    def _take_rows(self, *_what_changed: object) -> None:
        """Show the rows of the book, which it shares with other lists."""
        if self._book is not None and self._book.rows is not None:
            self._loaded = True
            self.model.set_rows(self._book.rows)
            self._on_selection(self._current.selection)

    def set_loading(self) -> None:
        """Say that parcels are being read; a list that is there stays until they are."""
        if not self._loaded:
            self._state.say(tr("Reading the parcels …"), busy=True)
            self._stack.setCurrentWidget(self._state)

    def set_empty(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Set what is said, and which buttons help, while there is no parcel at all."""
        self._empty_text, self._empty_offers = text, tuple(offers)
        self._tell()

    def offer_less(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Ask, where nothing passes the filters, which of them could be taken away."""
        self._less = offers

    def set_error(self, error: BaseException, again: Offer | None = None) -> None:
        """Say in place of the list why there is none.

        Args:
            error: What went wrong.
            again: How to try again.
        """
        text = tr("The parcels could not be read. {why}", why=why(error))
        self._state.say(text, () if again is None else (again,))
        self._stack.setCurrentWidget(self._state)

    def clear(self) -> None:
        """Show nothing, as when a workspace is closed."""
        self._loaded = False
        self.model.clear()

    def shown_uuids(self) -> list[str]:
        """Return the shown parcels in their order, for stepping through them."""
        return self.model.shown_uuids()

    def step(self, by: int) -> None:
        """Go to the next (1) or the one before (−1); the list does not take the focus."""
        count = self.model.rowCount()
        if count:
            row = self.model.row_of(self._current.uuid)
            row = (0 if by > 0 else count - 1) if row < 0 else min(max(row + by, 0), count - 1)
            self._go_to(row)

    # -- building -----------------------------------------------------------------------------

    def _make(self, columns: Sequence[str]) -> None:
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{self._name}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Code, holder or address"))
        self._search.installEventFilter(self)
        self._in_view = QToolButton()
        self._in_view.setObjectName(f"{self._name}.InView")
        self._in_view.setCheckable(True)
        self._in_view.setText(tr("In map view"))
        self._in_view.setToolTip(tr("List only what the map shows"))
        self._in_view.setVisible(self._map_box is not None)
        self._view = ParcelView()
        self._view.setObjectName(f"{self._name}.Table")
        self._view.setModel(self.model)
        self._view.setSortingEnabled(True)
        self._view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._view.fit_columns(columns)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._state = ListState(f"{self._name}.State")
        self._stack = _Stack()
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._state)
        self._count = QLabel()
        self._count.setObjectName(f"{self._name}.Count")
        self._count.setWordWrap(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTING_MS)

    def _lay_out(self, filters: Sequence[QWidget], beside: Sequence[QWidget]) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        for widget in beside:
            top.addWidget(widget)
        top.addWidget(self._in_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 5, 2))
        layout.addLayout(top)
        for widget in filters:
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._count)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.model.set_text(self._search.text()))
        self._in_view.toggled.connect(lambda _on: self._limit_to_map())
        if self._map_box is not None:
            self._map_box.changed.connect(self._limit_to_map)
        self._view.moved.connect(self._go_to)
        self._view.range_wanted.connect(self.model.check_range)
        self._resting.timeout.connect(self._reveal_current)
        self._view.clicked_row.connect(self._reveal)
        self._view.entered_row.connect(self._reveal)
        self._view.space_pressed.connect(self.model.toggle)
        self._view.all_wanted.connect(self.model.toggle_all)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self.model.checked_changed.connect(self._select)
        self.model.shown_changed.connect(self._on_shown_changed)
        # A bound method, unlike a lambda, is forgotten when the widget is deleted.
        self._current.current_changed.connect(self._show_current)
        self._current.selection_changed.connect(self._on_selection)

    # -- with the current parcel and the selection ----------------------------------------------

    def _reveal(self, row: int, *, zoom: bool = True) -> None:
        uuid = self.model.uuid_at(row)
        if uuid:
            self._current.look_at(uuid, reveal=True, zoom=zoom)

    def _go_to(self, row: int) -> None:
        """Make a row's parcel the current one; the map follows when the steps come to rest."""
        self._current.look_at(self.model.uuid_at(row))
        self._resting.start()

    def _reveal_current(self) -> None:
        self._current.look_at(self._current.uuid, reveal=True)

    def _show_current(self, _uuid: str = "") -> None:
        row = self.model.row_of(self._current.uuid)
        if row != self._view.currentIndex().row():
            self._view.show_row(row)

    def _select(self) -> None:
        """The user checked: that is the selection, with what of it is in no list of ours."""
        self._view.take_click_as_check()
        kept = self.model.unknown(self._current.selection)
        self._checking = True
        try:
            self._current.select(self.model.checked() | kept)
        finally:
            self._checking = False
        self._tell()

    def _on_selection(self, uuids: frozenset[str]) -> None:
        if not self._checking:
            self.model.set_checked(uuids)
            self._tell()

    def _on_shown_changed(self) -> None:
        self._show_current()
        self._tell()

    def _limit_to_map(self) -> None:
        limited = self._in_view.isChecked() and self._map_box is not None
        self.model.set_box(self._map_box.box() if limited and self._map_box else None)

    # -- what is said ---------------------------------------------------------------------------

    def _tell(self) -> None:
        """Show the table or what stands in its place, and the figures."""
        shown, area_m2, without = self.model.shown_figures()
        total = self.model.total()
        unit = AREA_UNIT.get()
        text = tr(
            "{shown} of {total} parcels, {area}",
            shown=f"{shown:,}", total=f"{total:,}", area=sum_text(area_m2, shown, without, unit),
        )  # fmt: skip
        checked, checked_m2, none = self.model.checked_figures()
        if checked:
            area = sum_text(checked_m2, checked, none, unit)
            text += tr("; selected {count}, {area}", count=f"{checked:,}", area=area)
        self._count.setText(text)
        self._count.setToolTip(
            tr("{count} of them have no area and are not in the sum", count=f"{without:,}")
            if without
            else ""
        )
        if shown:
            self._stack.setCurrentWidget(self._view)
        elif total and self.model.is_filtered:
            clear = Offer(tr("Clear the filter"), self._clear_filter, f"{self._name}.ClearFilter")
            self._state.say(tr("No parcel passes the filter."), (*self._less(), clear))
            self._stack.setCurrentWidget(self._state)
        elif self._loaded:
            text = self._empty_text or tr("There are no parcels yet. Import some.")
            self._state.say(text, self._empty_offers)
            self._stack.setCurrentWidget(self._state)

    def _clear_filter(self) -> None:
        """Clear all filters; the panel shows its own as cleared on ``filters_cleared``."""
        self._search.clear()
        self._typing.stop()
        self._in_view.setChecked(False)
        self.model.clear_filters()

    # -- menu and keys ----------------------------------------------------------------------------

    def _open_menu(self, place: QPoint) -> None:
        row = self._view.rowAt(place.y())
        if row >= 0:
            menu = self.menu_of(row)
            menu.popup(self._view.viewport().mapToGlobal(place))

    def menu_of(self, row: int) -> QMenu:
        """Return what can be done with a shown row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        code = self.model.name_at(row)
        zoom = menu.addAction(tr("Zoom to"), lambda: self._reveal(row))
        flash = menu.addAction(tr("Only flash"), lambda: self._reveal(row, zoom=False))
        menu.addSeparator()
        copy = menu.addAction(
            tr("Copy the parcel code"), lambda: QGuiApplication.clipboard().setText(code)
        )
        copy.setEnabled(bool(code))
        actions = {"Zoom": zoom, "Flash": flash, "Copy": copy}
        for key, action in actions.items():
            action.setObjectName(f"{self._name}.{key}")
        if self._actions is not None:
            menu.addSeparator()
            self._actions.fill(menu, self._meant(row))
        return menu

    def _meant(self, row: int) -> tuple[str, ...]:
        """Return what an action on a row is about: the checked parcels where it is one of them."""
        uuid, checked = self.model.uuid_at(row), self.model.checked()
        return tuple(sorted(checked)) if uuid in checked else (uuid,)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Down and Enter in the filter line go on to the table."""
        onward = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in onward:
            self._typing.stop()
            self.model.set_text(self._search.text())
            self._view.setFocus()
            if self.model.rowCount() and self.model.row_of(self._current.uuid) < 0:
                self._current.look_at(self.model.uuid_at(0))
            return True
        return super().eventFilter(watched, event)

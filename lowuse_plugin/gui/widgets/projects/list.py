# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of projects: found by text, district, result and map, stepped through by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer, pyqtSignal
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

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.gui.row_actions import RowActions
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.projects.list_model import ProjectListModel
from lowuse_plugin.gui.widgets.projects.list_table import ProjectTable
from lowuse_plugin.gui.widgets.projects.list_words import chip_tip, sum_text
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.qgis_bridge.current_project import CurrentProject
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.projects.book import ProjectBook
from lowuse_plugin.qgis_bridge.projects.rows import RESULTS, ProjectRow, ProjectRows
from lowuse_plugin.qgis_bridge.state_words import marked

_NAME = "LowUse.Subsidy.List"
_TYPING_MS = 200


class ProjectList(QWidget):
    """Filters, the table, and what is shown and checked."""

    checked_changed = pyqtSignal()

    def __init__(
        self,
        current: CurrentProject,
        actions: RowActions,
        map_box: CanvasBox,
        parent: QWidget | None = None,
    ) -> None:
        """Start empty.

        Args:
            current: Followed both ways.
            actions: What can be done with projects.
            map_box: What the map shows.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._current = current
        self._actions = actions
        self._map_box = map_box
        self._loaded = False
        self._trouble: BaseException | None = None
        """Why the rows are not those of now."""
        self._book: ProjectBook | None = None
        self._empty_offers: Callable[[], Sequence[Offer]] = lambda: ()
        self.model = ProjectListModel(self)
        self._make()
        self._lay_out()
        self._connect()
        self._tell()

    # -- for the panel ----------------------------------------------------------------

    def follow(self, book: ProjectBook) -> None:
        """Show what the book of projects holds, now and after every save."""
        self._book = book
        book.loading.connect(self._set_loading)
        book.loaded.connect(self._take)
        book.failed.connect(self._set_error)
        if book.rows is not None:
            self._take(book.rows)
        else:
            self._set_loading()
        book.follow()

    def set_empty_offers(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Set which buttons help while there is no project at all; asked when it is said."""
        self._empty_offers = offers
        self._tell()

    def clear(self) -> None:
        """Show nothing and filter nothing, as when a workspace is closed."""
        self._loaded, self._trouble = False, None
        self.clear_filters()
        self._show_rows(ProjectRows(()))

    def meant(self) -> tuple[str, ...]:
        """Return the checked projects, else the one that is looked at."""
        checked = self.model.checked()
        one = self._current.uuid
        return checked or ((one,) if one in self.model.rows.place_of else ())

    def step(self, by: int) -> None:
        """Go to the next (1) or the one before (−1)."""
        count = self.model.rowCount()
        if count:
            place = self.model.place_of(self._current.uuid)
            place = (0 if by > 0 else count - 1) if place < 0 else place + by
            self._current.look_at(self.model.uuid_at(min(max(place, 0), count - 1)), reveal=True)

    # -- building ----------------------------------------------------------------

    def _make(self) -> None:
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{_NAME}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Number, name or redeveloper"))
        self._search.installEventFilter(self)
        self._district = QuietComboBox()
        self._district.setObjectName(f"{_NAME}.District")
        self._district.setToolTip(tr("List only the projects of a district"))
        self._in_view = QToolButton()
        self._in_view.setObjectName(f"{_NAME}.InView")
        self._in_view.setCheckable(True)
        self._in_view.setText(tr("In map view"))
        self._in_view.setToolTip(tr("List only what the map shows"))
        self.chips = StateChips("LowUse.Subsidy.Chips", columns=len(RESULTS))
        self._table = ProjectTable()
        self._table.setObjectName(f"{_NAME}.Table")
        self._table.setModel(self.model)
        self._table.setSortingEnabled(True)
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._table.fit()
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.setMinimumHeight(5 * self._table.verticalHeader().defaultSectionSize())
        self._state = ListState(f"{_NAME}.State")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._state)
        self._count = QLabel()
        self._count.setObjectName(f"{_NAME}.Count")
        self._count.setWordWrap(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._district)
        top.addWidget(self._in_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.chips)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._count)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.model.set_text(self._search.text()))
        self._district.currentIndexChanged.connect(
            lambda _index: self.model.set_district(self._district.currentData() or "")
        )
        self._in_view.toggled.connect(lambda _on: self._limit_to_map())
        self._map_box.changed.connect(self._limit_to_map)
        self.chips.filter_changed.connect(self.model.set_results)
        self._table.moved.connect(self._look_at)
        self._table.clicked_row.connect(self._look_at)
        self._table.entered_row.connect(self._reveal)
        self._table.space_pressed.connect(self.model.toggle)
        self._table.all_wanted.connect(self.model.toggle_all)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self.model.checked_changed.connect(self._on_checked)
        self.model.shown_changed.connect(self._on_shown_changed)
        self._current.changed.connect(self._show_current)

    # -- content ----------------------------------------------------------------

    def _take(self, rows: ProjectRows) -> None:
        bars = self._table.verticalScrollBar(), self._table.horizontalScrollBar()
        places = [bar.value() for bar in bars]
        self._loaded, self._trouble = True, None
        self._show_rows(rows)
        # What a colleague saves must not move the list under somebody who reads it.
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)

    def _show_rows(self, rows: ProjectRows) -> None:
        self._fill_districts(rows)
        self._count_results(rows)
        self.model.set_rows(rows)

    def _fill_districts(self, rows: ProjectRows) -> None:
        chosen = self._district.currentData()
        blocked = self._district.blockSignals(True)
        self._district.clear()
        self._district.addItem(tr("All districts"), "")
        for code in sorted({row.district for row in rows.rows if row.district}):
            self._district.addItem(shown_code("district", code), code)
        self._district.setCurrentIndex(max(self._district.findData(chosen), 0))
        self._district.blockSignals(blocked)
        self._district.setVisible(self._district.count() > 2)  # noqa: PLR2004 - all, and one more
        self.model.set_district(self._district.currentData() or "")

    def _count_results(self, rows: ProjectRows) -> None:
        found: dict[str, list[ProjectRow]] = {result: [] for result in RESULTS}
        for row in rows.rows:
            found.setdefault(row.result, []).append(row)
        self.chips.set_counts(
            [
                StateCount(key, marked(key), len(each), "", chip_tip(key, each))
                for key, each in found.items()
                if each
            ]
        )

    def _set_loading(self) -> None:
        if not self._loaded:
            self._trouble = None
            self._state.say(tr("Reading the projects …"), busy=True)
            self._stack.setCurrentWidget(self._state)

    def _set_error(self, error: BaseException) -> None:
        self._trouble = error
        self._tell()
        self.checked_changed.emit()

    def _say_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._read_again, f"{_NAME}.Again")
        text = tr("The projects could not be read. {why}", why=why(error))
        self._state.say(text, (again,))
        self._stack.setCurrentWidget(self._state)

    def _read_again(self) -> None:
        self._state.say(tr("Reading the projects …"), busy=True)
        if self._book is not None:
            self._book.reload()

    @property
    def is_known(self) -> bool:
        """Whether what is listed is what is in the workspace."""
        return self._loaded and self._trouble is None

    # -- with the current project ----------------------------------------------------------------

    def _look_at(self, place: int) -> None:
        self._current.look_at(self.model.uuid_at(place))

    def _reveal(self, place: int) -> None:
        self._current.look_at(self.model.uuid_at(place), reveal=True)

    def _show_current(self, _uuid: str = "") -> None:
        place = self.model.place_of(self._current.uuid)
        if place != self._table.currentIndex().row():
            self._table.show_row(place)

    def _on_checked(self) -> None:
        self._table.take_click_as_check()
        self._tell()
        self.checked_changed.emit()

    def _on_shown_changed(self) -> None:
        self._show_current()
        self._tell()
        self.checked_changed.emit()

    def _limit_to_map(self) -> None:
        self.model.set_box(self._map_box.box() if self._in_view.isChecked() else None)

    # -- what is said ----------------------------------------------------------------

    def _tell(self) -> None:
        shown, total = self.model.shown_rows(), len(self.model.rows)
        self._count.setText(
            sum_text(shown, total, len(self.model.checked())) if self.is_known else ""
        )
        self._count.setToolTip(
            tr("Only eligible projects count; trial calculations and cases to be decided do not.")
        )
        if self._trouble is not None:
            self._say_trouble(self._trouble)
        elif shown:
            self._stack.setCurrentWidget(self._table)
        elif total:
            clear = Offer(tr("Clear the filter"), self.clear_filters, f"{_NAME}.ClearFilter")
            self._state.say(tr("No project passes the filter."), (clear,))
            self._stack.setCurrentWidget(self._state)
        elif self._loaded:
            text = tr(
                "There are no projects in this workspace yet. Import a list of projects, or enter "
                "one: its parcels, its areas, its acceptance."
            )
            self._state.say(text, self._empty_offers())
            self._stack.setCurrentWidget(self._state)

    def clear_filters(self) -> None:
        """Show every project."""
        self._search.clear()
        self._typing.stop()
        self._in_view.setChecked(False)
        self._district.setCurrentIndex(0)
        self.chips.choose(frozenset())
        self.model.set_text("")
        self.model.set_box(None)

    # -- menu and keys ----------------------------------------------------------------

    def _open_menu(self, place: QPoint) -> None:
        row = self._table.rowAt(place.y())
        if row >= 0:
            self.menu_of(row).popup(self._table.viewport().mapToGlobal(place))

    def menu_of(self, place: int) -> QMenu:
        """Return what can be done with a shown project: with the checked ones if it is one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uuid, checked = self.model.uuid_at(place), self.model.checked()
        row = self.model.row_at(place)
        zoom = menu.addAction(tr("Zoom to"), lambda: self._reveal(place))
        zoom.setObjectName(f"{_NAME}.Zoom")
        code = row.code if row is not None else ""
        copy = menu.addAction(
            tr("Copy the project number"), lambda: QGuiApplication.clipboard().setText(code)
        )
        copy.setObjectName(f"{_NAME}.Copy")
        copy.setEnabled(bool(code))
        menu.addSeparator()
        self._actions.fill(menu, checked if uuid in checked else (uuid,))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Down and Enter in the filter line go on to the table."""
        onward = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in onward:
            self._typing.stop()
            self.model.set_text(self._search.text())
            self._table.setFocus()
            if self.model.rowCount() and self.model.place_of(self._current.uuid) < 0:
                self._look_at(0)
            return True
        return super().eventFilter(watched, event)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""All merge cases: a list with states and filter, and the chosen case with all that can be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QByteArray, Qt, QTimer
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.merging.procedure import PROPOSED, REGISTERED
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.gui.dialogs.workspace_window import WorkspaceWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.beside_map import hides, stand_beside
from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.merging.case_page import MergeCasePage
from lowuse_plugin.gui.widgets.merging.case_words import (
    STATES,
    area_text,
    outcome_text,
    outcome_texts,
    outcome_tip,
    state_word,
)
from lowuse_plugin.gui.widgets.merging.doors import MergeDoors
from lowuse_plugin.gui.widgets.merging.holder_delegate import HolderDelegate
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.gui.widgets.state_chips import StateChips, StateCount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any
from lowuse_plugin.qgis_bridge.punctuation import labelled

if TYPE_CHECKING:
    from fractions import Fraction

    from lowuse_plugin.domain.merging.records import MergeCase
    from lowuse_plugin.domain.ports import Store

_NAME = "LowUse.MergeCases"
_ALL = "all"
_TABLES = frozenset({"merge_case", "merge_member", "merge_step", "parcel", "import_package"})
_SHARES = (785, 395)
_CASE_CHARACTERS = 40
"""So wide the chosen case stays, in digits, whatever the list needs."""
_LEAST_CHARACTERS = 7
"""So wide a column of names stays, in digits, where all the others are written out."""
_FILTER_MS = 200
_HOLDER, _REMARK, _DISTRICT = 2, 3, 8
"""Places of columns in :func:`_columns`."""


def _read(store: Store, _subject: str) -> tuple[MergeCase, ...]:
    from lowuse_plugin.services.merging.cases import list_cases  # noqa: PLC0415

    return list_cases(store)


class MergeCasesWindow(WorkspaceWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "MergeCases"
    SIZE = "lowuse/merge_cases/geometry"
    CHARACTERS, LINES = 140, 34

    def __init__(
        self,
        context: PanelContext,
        doors: MergeDoors,
        open_case: Callable[[str, Sequence[str]], None],
        parent: QWidget | None = None,
    ) -> None:
        """Read the cases of the open workspace.

        Args:
            context: The shared parts.
            doors: What the page of a case opens.
            open_case: Lets the panel look at a case and its parcels.
            parent: Owner.
        """
        super().__init__(context, tr("Merge cases"), parent)
        self._open_case, self._open_comparison = open_case, doors.compare
        self._cases: tuple[MergeCase, ...] = ()
        self._wanted = ""
        """A case to be chosen once it is listed."""
        self._has_room = False
        """The list was given the width that its columns need."""
        self._chips = StateChips(f"{_NAME}.State", columns=len(STATES))
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{_NAME}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Number, holder, parcel code, document"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_FILTER_MS)
        self._table = RowsTable(
            f"{_NAME}.Table", _columns(), key=lambda case: case.uuid, words=_words
        )
        info = context.session.info
        one = info is not None and info.district != WHOLE_CITY
        self._table.setColumnHidden(_DISTRICT, one)  # the same in every row
        least = self.fontMetrics().horizontalAdvance("0") * _LEAST_CHARACTERS
        self._table.horizontalHeader().setMinimumSectionSize(least)
        self._holder_delegate = HolderDelegate(self._table)
        self._table.setItemDelegateForColumn(_HOLDER, self._holder_delegate)
        self._table.setSelectionMode(RowsTable.SelectionMode.SingleSelection)
        self._none = ListState(f"{_NAME}.None")
        self._count = plain_label(f"{_NAME}.Count")
        self._in_panel = quiet_button(
            f"{_NAME}.InPanel", tr("Conditions and preview"), self._on_panel
        )
        self._in_panel.setToolTip(tr("Shows the case in the panel for merging parcels"))
        self._compare = quiet_button(
            f"{_NAME}.Compare", tr("Compare scenarios …"), self._on_compare
        )
        self._compare.setToolTip(tr("Sets the proposed merges of these parcels side by side"))
        self._stood: QByteArray | None = None
        """Where it stood before it stepped aside."""
        self._back = quiet_button(f"{_NAME}.Back", tr("Show the list"), self.come_back)
        empty = tr("Choose a case in the list.")
        self.page = MergeCasePage(context, doors, empty=empty)
        """The case that is chosen."""
        title = tr("Reading the merge cases")
        self._follow = Follow(context, _TABLES, _read, title, self)
        self._lay_out()
        self._connect(title)
        self._begin("mergecases")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        if not self._follow.uuid:
            self._follow.show(_ALL)
        self._follow.wake()

    @property
    def chosen(self) -> MergeCase | None:
        """The case that is chosen."""
        things = self._table.chosen_things()
        return things[0] if things else None

    @property
    def shown(self) -> int:
        """How many cases the list shows."""
        return self._table.rows.rowCount()

    def choose(self, uuid: str) -> None:
        """Choose a case, also one that is still being read; filters that hide it are lifted."""
        self._wanted = uuid
        if any(case.uuid == uuid for case in self._cases):
            self._chips.choose(frozenset())
            self._search.clear()
            self._filter()

    def step_aside(self) -> None:
        """Let the map be seen, where this lies over it: the case stays, beside the map."""
        if self._stood is None and hides(self, self._context.canvas):
            self._stood = self.saveGeometry()
            self._left.hide()
            self._count.hide()  # it is about the list
            self._back.show()
            stand_beside(self, self._context.canvas)

    def come_back(self) -> None:
        """Stand where it stood, with the list."""
        if self._stood is not None:
            self._left.show()
            self._count.show()
            self._back.hide()
            self.restoreGeometry(self._stood)
            self._stood = None

    def done(self, result: int) -> None:
        """Keep the size of the whole."""
        self.come_back()
        super().done(result)

    # -- showing ----------------------------------------------------------------------------------

    def _take(self, cases: tuple[MergeCase, ...]) -> None:
        self._cases = cases
        # The name of the holder has its room where nothing is remarked.
        self._table.setColumnHidden(_REMARK, not any(case.remark for case in cases))
        counts = Counter(case.state for case in cases)
        self._chips.set_counts([
            StateCount(state, state_word(state), counts[state], "",
                       tr("Press to see only these: {state}", state=state_word(state)))
            for state in STATES if counts[state]
        ])  # fmt: skip
        self._filter()

    def _filter(self) -> None:
        """Show the cases of the pressed states that have the words."""
        self._typing.stop()
        pressed = self._chips.chosen()
        wanted = [case for case in self._cases if not pressed or case.state in pressed]
        self._table.show_things(list(reversed(wanted)))
        self._table.filter(self._search.text())
        self._choose_something()
        self._count.setText(
            tr("{shown} of {total} cases", shown=f"{self.shown:,}", total=f"{len(self._cases):,}")
        )
        if self.shown:
            self._stack.setCurrentWidget(self._table)
            self._give_room()
        elif self._cases:
            self._say(tr("No case passes the filter. Change the words or the states above."))
        else:
            self._say(
                tr("There is no merge case yet. Choose parcels of one holder that share a boundary "
                   "and propose a merge, or look for groups in the panel for merging parcels.")
            )  # fmt: skip

    def _give_room(self) -> None:
        """Let the window, then the list beside the case, be as wide as the columns, once."""
        if self._has_room:
            return
        self._has_room = True
        self._make_room(self._table)
        beyond = self._table.first_width - self._table.viewport().width()
        of_list, of_case = self._parts.sizes()
        least = self.fontMetrics().horizontalAdvance("0") * _CASE_CHARACTERS
        more = min(beyond, of_case - least)
        if more > 0:
            self._parts.setSizes([of_list + more, of_case - more])

    def _choose_something(self) -> None:
        rows = self._table.rows
        if self._wanted:
            found = rows.rows_of({self._wanted})
            if found:
                self._wanted = ""
                self._table.selectRow(found[0])
        if not self._table.chosen_things() and rows.rowCount():
            self._table.selectRow(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        case = self.chosen
        self._in_panel.setEnabled(case is not None and case.is_open)
        self._compare.setEnabled(case is not None and case.state == PROPOSED)
        self.page.show_case("" if case is None else case.uuid)

    def _on_panel(self) -> None:
        if self.chosen is not None:
            self._open_case(self.chosen.uuid, self.chosen.parcels)

    def _on_compare(self) -> None:
        if self.chosen is not None:
            self._open_comparison(self.chosen.uuid)

    def _say(self, text: str, *, busy: bool = False) -> None:
        self._none.say(text, busy=busy)
        self._stack.setCurrentWidget(self._none)

    def _show_trouble(self, error: BaseException) -> None:
        again = Offer(tr("Try again"), self._follow.read_again, f"{_NAME}.Again")
        self._none.say(describe_any(error), (again,))
        self._stack.setCurrentWidget(self._none)

    # -- widgets ----------------------------------------------------------------------------------

    def _connect(self, title: str) -> None:
        self._follow.loading.connect(lambda: self._say(title, busy=True))
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._show_trouble)
        self._table.chosen.connect(self._on_chosen)
        self._table.doubleClicked.connect(lambda _index: self._on_panel())
        self._chips.filter_changed.connect(lambda _keys: self._filter())
        self._search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._filter)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._table)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._search)
        column.addWidget(self._chips)
        column.addWidget(self._stack, 1)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.addWidget(self._left)
        self._parts.addWidget(self.page)
        self._parts.setChildrenCollapsible(False)
        self._parts.setStretchFactor(0, 1)  # of a wider window the list has the columns
        self._parts.setSizes(list(_SHARES))
        bottom = QHBoxLayout()
        self._back.hide()
        bottom.addWidget(self._back)
        bottom.addWidget(self._count, 1)
        bottom.addWidget(self._compare)
        bottom.addWidget(self._in_panel)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addWidget(self._parts, 1)
        layout.addLayout(bottom)
        self._speak_here(layout)


def _columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Number"), lambda case: case.case_no, widest=("HB44070420260000",)),
        RowsColumn(tr("State"), lambda case: state_word(case.state),
                   widest=[state_word(state) for state in STATES],
                   order=lambda case: STATES.index(case.state)),
        RowsColumn(tr("Holder"), lambda case: case.applicant or case.holder, 12, takes_room=True),
        RowsColumn(tr("Remark"), lambda case: case.remark, 10, takes_room=True),
        RowsColumn(tr("Parcels"), lambda case: f"{len(case.members):,}",
                   widest=("000",), number=True, order=lambda case: len(case.members)),
        RowsColumn(tr("Registered area (m²)"), _area, widest=("0,000,000.00",),
                   number=True, tip=_area_tip,
                   order=lambda case: _registered(case) or 0),
        RowsColumn(tr("Conditions"), outcome_text, widest=outcome_texts(), tip=outcome_tip),
        RowsColumn(tr("Last step"), _last, widest=("0000-00-00",), order=_last),
        RowsColumn(tr("District"), lambda case: shown_district(case.district),
                   widest=[shown_district(code) for code in DISTRICTS]),
    ]  # fmt: skip


def _is_of_new(case: MergeCase) -> bool:
    """Tell whether the area of the new parcel is registered and counts."""
    return case.state == REGISTERED and case.registered_area_m2 is not None


def _registered(case: MergeCase) -> Fraction | None:
    """Return what is registered: of the new parcel once it is there, else of its parcels."""
    return case.registered_area_m2 if _is_of_new(case) else case.figures.registered_sum


def _area(case: MergeCase) -> str:
    area = _registered(case)
    return "—" if area is None else shown_number(area, places=2)


def _area_tip(case: MergeCase) -> str:
    of = tr("Of the new parcel") if _is_of_new(case) else tr("Sum of the parcels")
    drawn = labelled(tr("Drawn area"), area_text(case.figures.union_m2))
    return "\n".join((labelled(of, area_text(_registered(case))), drawn))


def _last(case: MergeCase) -> str:
    return "" if case.last_day is None else case.last_day.isoformat()


def _words(case: MergeCase) -> str:
    """Return in what the filter looks: also codes of parcels, old and new, and documents."""
    members = (f"{member.label} {member.parcel_code} {member.holder}" for member in case.members)
    return " ".join(
        (case.case_no, case.applicant, case.document_no, case.supplement_no, case.new_code,
         case.certificate_no, case.remark, case.drafted_by, state_word(case.state),
         shown_district(case.district), *members)
    )  # fmt: skip


__all__ = ["MergeCasesWindow"]

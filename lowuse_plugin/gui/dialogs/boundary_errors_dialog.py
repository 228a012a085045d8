# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""边界误差: crossings by a thin strip, confirmed together as inside or outside (A-25)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.actor import known_name
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.explanations import share_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import commas, with_aside
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.state_words import marked, word
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from lowuse_plugin.services.control_line.boundary_errors import BoundaryError

_NAME = "LowUse.BoundaryErrors"
_TABLE_LINES = 12
_INSIDE, _OUTSIDE = "inside", "outside"


@dataclass(frozen=True)
class Treatment:
    """What a person confirms."""

    parcels: tuple[str, ...]
    treated_as: str
    """``inside`` or ``outside``; empty where a treatment is taken back."""
    by: str
    reason: str


class BoundaryErrorsDialog(AskingDialog):
    """Lists them with width and area; what is chosen is confirmed with name and reason."""

    treatment_wanted = pyqtSignal(object)
    """A :class:`Treatment`; without a side it is taken back."""

    NAME = "BoundaryErrors"
    CHARACTERS = 112
    SAID_LINES = 2

    def __init__(
        self,
        errors: Sequence[BoundaryError],
        current: CurrentParcel,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the list; those that nobody has treated are chosen.

        Args:
            errors: In the order of the workspace.
            current: Shows on the map which one is looked at.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Boundary errors"), tr("Confirm"), waiting, parent)
        self._errors = tuple(errors)
        self._current = current
        self._make()
        self._lay_out()
        self._show_rows()
        install_f1(self, "controlline", "boundary-error")
        self._begin()

    @property
    def parcels(self) -> list[str]:
        """The chosen parcels, in the order of the list."""
        return [error.parcel_uuid for error in self.table.chosen_things()]

    @property
    def treated_as(self) -> str:
        """``inside``, ``outside``, or empty while nothing is chosen."""
        if self._inside.isChecked():
            return _INSIDE
        return _OUTSIDE if self._outside.isChecked() else ""

    # -- building -------------------------------------------------------------------------------

    def _make(self) -> None:
        widest = max((error.width_m for error in self._errors), default=0.0)
        self._what = plain_label(
            f"{_NAME}.What",
            tr(
                "{count} parcels cross the line by a strip only, nowhere wider than {width} m: "
                "rather two boundaries that were drawn apart than a parcel on both sides. Choose "
                "rows, say on which side they count, and why; the measured areas stay.",
                count=f"{len(self._errors):,}",
                width=shown_number(widest, places=2),
            ),
        )
        self._search = QgsFilterLineEdit()
        self._search.setObjectName(f"{_NAME}.Filter")
        self._search.setShowSearchIcon(True)
        self._search.setPlaceholderText(tr("Parcel, holder or district"))
        self._treated = QCheckBox(tr("Treated ones too"))
        self._treated.setObjectName(f"{_NAME}.Treated")
        # Where all are treated, what can be done is to take a treatment back.
        self._treated.setChecked(all(error.treated_as for error in self._errors))
        self._all = quiet_button(f"{_NAME}.All", tr("Choose all"), self._choose_all)
        self.table = RowsTable(
            f"{_NAME}.Table", _columns(), key=lambda error: error.parcel_uuid, words=_words
        )
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * _TABLE_LINES)
        self._inside = QRadioButton(tr("Treat as inside"))
        self._outside = QRadioButton(tr("Treat as outside"))
        self._sides = QButtonGroup(self)
        for button, name in ((self._inside, "Inside"), (self._outside, "Outside")):
            button.setObjectName(f"{_NAME}.{name}")
            self._sides.addButton(button)
        self._clear = quiet_button(f"{_NAME}.Clear", tr("Take the treatment back"), self._on_clear)
        self._clear.setToolTip(
            tr("The chosen parcels are crossing again until somebody treats them anew")
        )
        self._name = QLineEdit(known_name())
        self._name.setObjectName(f"{_NAME}.Name")
        self._reason = ReasonLine(
            f"{_NAME}.Reason", tr("Such as: 图斑边界与宗地界线错位，现场无建筑")
        )

    def _lay_out(self) -> None:
        top, side = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._treated)
        top.addWidget(self._all)
        for widget in (self._inside, self._outside):
            side.addWidget(widget)
        side.addStretch(1)
        side.addWidget(self._clear)
        self.form.addRow(tr("Counts *"), side)
        self.form.addRow(tr("Name *"), self._name)
        self.form.addRow(tr("Why *"), self._reason)
        self.body.addWidget(self._what)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._fields)
        self.layout().setStretchFactor(self._pane, 1)
        self._search.textChanged.connect(self.table.filter)
        self._treated.toggled.connect(lambda _on: self._show_rows())
        self._sides.buttonToggled.connect(lambda _button, _on: self._on_changed())
        for line in (self._name, self._reason):
            line.textChanged.connect(lambda _text: self._on_changed())
        self.table.chosen.connect(self._on_changed)
        self.table.clicked.connect(lambda index: self._look(index.row()))

    def _show_rows(self) -> None:
        shown = [e for e in self._errors if self._treated.isChecked() or not e.treated_as]
        self.table.show_things(shown)
        self._choose({e.parcel_uuid for e in shown if not e.treated_as})

    def _choose_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _choose(self, parcels: Collection[str]) -> None:
        selection = QItemSelection()
        last = len(self.table.rows.columns) - 1
        for row in self.table.rows.rows_of(parcels):
            selection.select(self.table.rows.index(row, 0), self.table.rows.index(row, last))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(selection, flag)

    def _look(self, row: int) -> None:
        error: BoundaryError = self.table.rows.thing(row)
        self._current.look_at(error.parcel_uuid, reveal=True)

    # -- what is entered ------------------------------------------------------------------------

    def _typed(self) -> object:
        return self.treated_as, one_line(self._name.text()), self._reason.reason

    def _gap(self) -> str:
        if not self.parcels:
            return tr("Choose the parcels in the list.")
        if not self.treated_as:
            return tr("Say whether they count as inside or outside.")
        return self._gap_of_person()

    def _gap_of_person(self) -> str:
        if not one_line(self._name.text()):
            return tr("Enter your name: it stands with each parcel.")
        if not self._reason.reason:
            return tr("Give the reason: it stands with each parcel.")
        return ""

    def _news(self) -> str:
        """Say how many are chosen and how much land lies in their strips."""
        chosen = self.table.chosen_things()
        if not chosen:
            return ""
        area = shown_number(sum(error.smaller_m2 for error in chosen), places=2)
        said = tr("{count} chosen, strips of {area} m² together",
                  count=f"{len(chosen):,}", area=area)  # fmt: skip
        against = [error for error in chosen if self.treated_as and error.usual != self.treated_as]
        if against:
            most = tr("{count} of them lie mostly on the other side", count=f"{len(against):,}")
            return f"⚠ {commas((said, most))}"
        return said

    def _aim(self) -> None:
        super()._aim()
        treated = any(error.treated_as for error in self.table.chosen_things())
        blocked = self._hindrance() or self._gap_of_person()
        self._clear.setVisible(any(error.treated_as for error in self._errors))
        self._clear.setEnabled(treated and not blocked)

    def _send(self) -> None:
        self._ask_for(self.parcels, self.treated_as)

    def _on_clear(self) -> None:
        self._ask_for([e.parcel_uuid for e in self.table.chosen_things() if e.treated_as], "")

    def _ask_for(self, parcels: Sequence[str], treated_as: str) -> None:
        self._reason.remember()
        name, reason = one_line(self._name.text()), self._reason.reason
        self.treatment_wanted.emit(Treatment(tuple(parcels), treated_as, name, reason))


def _columns() -> list[RowsColumn]:
    return [
        RowsColumn(tr("Parcel"), lambda e: parcel_called(e.label), 21),
        RowsColumn(tr("Holder"), lambda e: e.holder or "–", 14),
        RowsColumn(tr("District"), lambda e: shown_district(e.district), 8),
        RowsColumn(tr("Strip lies"), lambda e: marked(e.smaller), 10),
        RowsColumn(tr("Width (m)"), lambda e: shown_number(e.width_m, places=2), 10,
                   number=True, order=lambda e: e.width_m),
        RowsColumn(tr("Strip (m²)"), lambda e: shown_number(e.smaller_m2, places=2), 11,
                   number=True, order=lambda e: e.smaller_m2),
        RowsColumn(tr("Inside (%)"), lambda e: share_text(e.inside_share), 11,
                   number=True, order=lambda e: e.inside_share),
        RowsColumn(tr("Treated"), _treated_text, 18, tip=_treated_tip),
    ]  # fmt: skip


def _treated_text(error: BoundaryError) -> str:
    if not error.treated_as:
        return "–"
    return with_aside(word(error.treated_as), error.treated_by)


def _treated_tip(error: BoundaryError) -> str:
    if not error.treated_as:
        return tr("Nobody has treated it yet")
    day = error.treated_on.isoformat() if error.treated_on else ""
    return "\n".join(part for part in (_treated_text(error), day, error.treated_reason) if part)


def _words(error: BoundaryError) -> str:
    return " ".join((error.label, error.holder, shown_district(error.district), error.treated_by))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""拟合并 of several groups at once: which of them, and on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from qgis.PyQt.QtCore import QDate, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lowuse_plugin.domain.merging.case import FAIL
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.first_names import first_names
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of, required
from lowuse_plugin.gui.widgets.plain_parts import plain_label, plain_text
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import outcome_words
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT
from lowuse_plugin.qgis_bridge.waiting import Waiting

_HOLDER, _COUNT, _AREA, _SCREENING, _REMARK = range(5)
_LEAST_ROWS, _MOST_ROWS = 4, 16
_HOLDER_CHARACTERS, _REMARK_CHARACTERS = 12, 18
"""Widths in Chinese characters; the screening takes what is left."""
_CLICK = Qt.ItemFlag.ItemIsUserCheckable


@dataclass(frozen=True)
class GroupOffer:
    """A group of which a merge may be proposed.

    Attributes:
        labels: uuid → how people know the parcel.
        holder: What the parcels state of their holder, in words.
        land_m2: Σ registered areas, plane areas standing in.
        is_drawn: Whether a plane area stands in.
        hindrance: Why no merge can be proposed, empty where one can.
        versions: uuid → version of the parcel, as it was checked.
        outcome: Of the screening.
        findings: What is not met yet, a line each; it hinders nothing yet.
    """

    labels: Mapping[str, str]
    holder: str
    land_m2: Fraction | int = 0
    is_drawn: bool = False
    hindrance: str = ""
    versions: Mapping[str, int] = field(default_factory=dict)
    outcome: str = ""
    findings: tuple[str, ...] = ()

    @property
    def is_usual(self) -> bool:
        """Whether it is proposed unless somebody decides otherwise."""
        return not self.hindrance and self.outcome != FAIL

    @property
    def area_text(self) -> str:
        """The area in the unit that the user wants, ≈ where one is only drawn."""
        return f"{'≈ ' if self.is_drawn else ''}{amount(self.land_m2, AREA_UNIT.get())}"

    @property
    def screening_text(self) -> str:
        """What the screening says: the first of what is not met, where anything is not."""
        if self.hindrance:
            return ""
        return next(iter(self.findings), outcome_words(self.outcome))

    @property
    def called(self) -> list[str]:
        """What the parcels are called."""
        return [parcel_called(label) for label in self.labels.values()]

    @property
    def told(self) -> str:
        """What the group is called in a sentence."""
        return f"{self.holder} {next(iter(self.called), '')}".strip()


@dataclass(frozen=True)
class ManyRequest:
    """What several new cases begin with."""

    offers: tuple[GroupOffer, ...]
    person: str


@dataclass(frozen=True)
class ManyEntry:
    """What was entered."""

    offers: tuple[GroupOffer, ...]
    on: date


class MergeProposeManyDialog(AskingDialog):
    """A line a group with a box; each that is ticked becomes a case of its own."""

    propose_wanted = pyqtSignal(object)
    """A :class:`ManyEntry`."""

    NAME = "MergeProposeMany"
    CHARACTERS = 120
    RENEWS = True

    def __init__(
        self, request: ManyRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show the groups; those that do not fail are ticked.

        Args:
            request: What the cases begin with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Propose several merges"), tr("Propose"), waiting, parent)
        self.request = request
        place = f"LowUse.{self.NAME}"
        self.table = self._make_table(f"{place}.Groups")
        today = QDate(office_today())
        self._day = day_edit("Day", today, place=place)
        self._day.setMaximumDate(today)
        what = tr("Each ticked group becomes a case of its own, all in one save. Its holder "
                  "applies, where all its parcels have the same. Parcels stay as they are until "
                  "the registry has merged them.")  # fmt: skip
        self.body.addWidget(plain_label(f"{place}.What", what))
        self.body.addWidget(self.table, 1)
        self._take_room()
        self.form.addRow(tr("Drawn up by"), plain_label(f"{place}.Person", request.person))
        self.form.addRow(required(tr("Day")), self._day)
        self.body.addWidget(self._fields)
        self.table.itemChanged.connect(lambda _item: self._on_changed())
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        install_f1(self, "mergecases", "propose")
        self._begin()

    @property
    def entry(self) -> ManyEntry:
        """What was entered."""
        offers = zip(self.request.offers, self._ticked, strict=True)
        return ManyEntry(tuple(offer for offer, ticked in offers if ticked), day_of(self._day))

    @property
    def _ticked(self) -> tuple[bool, ...]:
        checked, rows = Qt.CheckState.Checked, range(self.table.rowCount())
        return tuple(self.table.item(row, _HOLDER).checkState() == checked for row in rows)

    def renew(self, now: ManyRequest) -> None:
        """Take the groups in as they are now, and say which were changed; ticks stay.

        Args:
            now: What a form would begin with now, of the same groups.
        """
        before, ticked = self.request.offers, self._ticked
        pairs = zip(before, now.offers, strict=True)
        changed = [row for row, (old, new) in enumerate(pairs) if old != new]
        self.request = now
        with QSignalBlocker(self.table):
            for row in changed:
                self._show(row, is_ticked=ticked[row])
        self._fit(self.table)
        if changed:
            self.table.selectRow(changed[0])
            self.refuse(
                tr("A colleague changed meanwhile: {groups}. Their lines show how they are now, "
                   "and what is ticked stays so. Look at them, then propose.",
                   groups=first_names([now.offers[row].told for row in changed]))
            )  # fmt: skip
        self._aim()

    def _make_table(self, name: str) -> QTableWidget:
        heads = [
            tr("Right holder"), tr("Count"), tr("Registered area"), tr("Screening"), tr("Remark"),
        ]  # fmt: skip
        offers = self.request.offers
        table = QTableWidget(len(offers), len(heads))
        table.setObjectName(name)
        table.setHorizontalHeaderLabels(heads)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        self.table = table
        for row, offer in enumerate(offers):
            self._show(row, is_ticked=offer.is_usual)
        self._fit(table)
        return table

    def _show(self, row: int, *, is_ticked: bool) -> None:
        items = _items(self.request.offers[row], is_ticked=is_ticked)
        for column, item in enumerate(items):
            self.table.setItem(row, column, item)

    def _fit(self, table: QTableWidget) -> None:
        """Give the screening what the other columns leave, and the window a few lines."""
        header, character = table.horizontalHeader(), self.fontMetrics().horizontalAdvance("中")
        table.setColumnHidden(_REMARK, not any(offer.hindrance for offer in self.request.offers))
        table.resizeColumnsToContents()
        for column, most in ((_HOLDER, _HOLDER_CHARACTERS), (_REMARK, _REMARK_CHARACTERS)):
            table.setColumnWidth(column, min(table.columnWidth(column), most * character))
        header.setSectionResizeMode(_SCREENING, QHeaderView.ResizeMode.Stretch)
        line = table.verticalHeader().defaultSectionSize()
        rows = min(max(table.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        table.setMinimumHeight((rows + 1) * line)

    def _typed(self) -> object:
        return self._ticked, day_of(self._day)

    def _gap(self) -> str:
        wanted = self.entry.offers
        if not wanted:
            return tr("Tick at least one group.")
        labels = {uuid: label for offer in wanted for uuid, label in offer.labels.items()}
        counted = Counter(uuid for offer in wanted for uuid in offer.labels)
        for uuid, count in counted.items():
            if count > 1:
                return tr("{parcel} is in two of the ticked groups: untick one of them.",
                          parcel=parcel_called(labels[uuid]))  # fmt: skip
        return ""

    def _aim(self) -> None:
        """Say on the button how many are proposed."""
        count = len(self.entry.offers)
        self.ok.setText(tr("Propose {count} groups", count=count) if count else tr("Propose"))
        super()._aim()

    def _send(self) -> None:
        self.propose_wanted.emit(self.entry)


def _items(offer: GroupOffer, *, is_ticked: bool) -> list[QTableWidgetItem]:
    """Return the cells of a group; one that cannot be proposed is grey, and its box stays empty."""
    texts = (
        offer.holder,
        f"{len(offer.labels):,}",
        offer.area_text,
        offer.screening_text,
        offer.hindrance,
    )
    items = [QTableWidgetItem(text) for text in texts]
    tip = plain_text("\n".join((*offer.called, *offer.findings, offer.hindrance)).strip())
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column, item in enumerate(items):
        item.setToolTip(tip)
        if column in (_COUNT, _AREA):
            item.setTextAlignment(right)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(Qt.ItemFlag.NoItemFlags if offer.hindrance else flags)
    box = items[_HOLDER]
    if not offer.hindrance:
        box.setFlags(box.flags() | _CLICK)
    is_ticked = is_ticked and not offer.hindrance
    box.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    return items


__all__ = ["GroupOffer", "ManyEntry", "ManyRequest", "MergeProposeManyDialog"]

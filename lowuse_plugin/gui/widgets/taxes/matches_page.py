# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""待确认的匹配: enterprises whose parcel is not sure; a person confirms, chooses or rejects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QShortcut,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.rows_table import RowsColumn, RowsTable
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.gui.panels.context import PanelContext
    from lowuse_plugin.services.taxes.matches import Decided, Match

_NAME = "LowUse.Taxes.Matches"
_GAP = 8
_SHOWN = 3
_HINT_LINES = 2
_UUID = int(Qt.ItemDataRole.UserRole)


class MatchesPage(QWidget):
    """The list on the left, the parcels of the chosen match and what is done on the right."""

    decided = pyqtSignal(object)
    """What was decided: a list of :class:`Decided`, to be written in one save."""
    export_wanted = pyqtSignal()
    """The list of enterprises without a parcel is wanted as a file."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self._context = context
        self._barred = ""
        self._make()
        self._lay_out()
        self._connect()
        self._aim()

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Show the matches; what is chosen stays chosen."""
        count = len(matches)
        self._empty.setVisible(not matches)
        self.table.show_things(matches)
        self._count.setText(tr("{count} to look at", count=f"{count:,}") if count else "")

    def take_out(self, decisions: Sequence[Decided]) -> None:
        """Show no more what was decided, and forget the reason that was written with it."""
        gone = {_key(decided.match) for decided in decisions}
        self.show_matches([match for match in self.table.rows.things if _key(match) not in gone])
        if self.reason in {decided.reason for decided in decisions}:
            self._reason.clear()

    def bar(self, reason: str) -> None:
        """Say why nothing can be written just now; empty when it can."""
        self._barred = reason
        self._aim()

    @property
    def matches(self) -> list[Match]:
        """The chosen ones."""
        return self.table.chosen_things()

    def confirm(self) -> None:
        """Confirm the chosen matches; of one without a link the chosen parcels."""
        from lowuse_plugin.services.taxes.matches import CONFIRM, MOVE, Decided  # noqa: PLC0415

        chosen = self.matches
        if self._barred or self._gap(chosen):
            return
        if len(chosen) == 1:
            parcels = self._parcels_chosen()
            offered = {parcel.uuid for parcel in chosen[0].parcels}
            kind = CONFIRM if offered.issuperset(parcels) else MOVE
            self.decided.emit([Decided(chosen[0], kind, parcels, self.reason)])
            return
        self.decided.emit([Decided(match, CONFIRM) for match in chosen])

    def take_from_map(self) -> None:
        """Join the chosen enterprise to the parcels that are selected on the map."""
        from lowuse_plugin.services.taxes.matches import MOVE, Decided  # noqa: PLC0415

        chosen, parcels = self.matches, tuple(sorted(self._context.current.selection))
        if not self._barred and len(chosen) == 1 and parcels:
            self.decided.emit([Decided(chosen[0], MOVE, parcels, self.reason)])

    def reject(self) -> None:
        """Reject the chosen links; why is asked first."""
        from lowuse_plugin.services.taxes.matches import REJECT, Decided  # noqa: PLC0415

        linked = [match for match in self.matches if match.link_uuid]
        if self._barred or not linked:
            return
        if not self.reason:
            self._said.setText(tr("Write why the match is wrong, then reject it."))
            self._reason.setFocus()
            return
        self.decided.emit([Decided(match, REJECT, (), self.reason) for match in linked])

    @property
    def reason(self) -> str:
        """Why a match is wrong, as typed."""
        return self._reason.text().strip()

    # -- making -----------------------------------------------------------------------------------

    def _make(self) -> None:
        self.table = RowsTable(f"{_NAME}.List", _columns(), key=_key, words=_words)
        self._filter = QLineEdit()
        self._filter.setObjectName(f"{_NAME}.Filter")
        self._filter.setPlaceholderText(tr("Filter by name, code, address or parcel"))
        self._filter.setClearButtonEnabled(True)
        self._count = plain_label(f"{_NAME}.Count")
        self._count.setWordWrap(False)  # a wrapped label beside a line edit is squeezed
        self._empty = plain_label(
            f"{_NAME}.Empty",
            tr("Nothing is doubtful. After the next import, matches to look at stand here."),
        )
        self._parcels = QListWidget()
        self._parcels.setObjectName(f"{_NAME}.Parcels")
        self._parcels.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._parcels.setWordWrap(True)
        self._parcels.setAlternatingRowColors(True)
        self._parcels.setSpacing(2)
        self._why = plain_label(f"{_NAME}.Why")
        self._reason = QLineEdit()
        self._reason.setObjectName(f"{_NAME}.Reason")
        self._reason.setPlaceholderText(tr("Why the match is wrong (to reject or replace it)"))
        self._said = plain_label(f"{_NAME}.Said")
        for label in (self._why, self._said):
            label.setMinimumHeight(_HINT_LINES * label.fontMetrics().lineSpacing())
        self._confirm = QPushButton(tr("&Confirm"))
        self._confirm.setObjectName(f"{_NAME}.Confirm")
        self._map = quiet_button(f"{_NAME}.FromMap", tr("Take the parcels selected on the &map"))
        self._reject = quiet_button(f"{_NAME}.Reject", tr("&Reject"))
        self._export = quiet_button(f"{_NAME}.Export", tr("E&xport those without a parcel …"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._filter, 1)
        head.addWidget(self._count)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty)
        column.addWidget(self._export, 0, Qt.AlignmentFlag.AlignLeft)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(_GAP, 0, 0, 0)
        column.addWidget(plain_label(f"{_NAME}.ParcelsTitle", tr("Parcels of the chosen match")))
        column.addWidget(self._why)
        column.addWidget(self._parcels, 1)
        column.addWidget(self._map)
        column.addWidget(self._reason)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self._confirm, 1)
        row.addWidget(self._reject, 1)
        column.addLayout(row)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(split)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.table.filter)
        self.table.chosen.connect(self._show_chosen)
        self._parcels.itemSelectionChanged.connect(self._aim)
        self._parcels.currentItemChanged.connect(self._look_at)
        self._parcels.itemClicked.connect(self._look_at)
        self._confirm.clicked.connect(lambda _checked=False: self.confirm())
        self._map.clicked.connect(lambda _checked=False: self.take_from_map())
        self._reject.clicked.connect(lambda _checked=False: self.reject())
        self._export.clicked.connect(lambda _checked=False: self.export_wanted.emit())
        self._context.current.selection_changed.connect(self._aim)
        for keys, act in (
            ("Ctrl+Return", self.confirm),
            ("Ctrl+M", self.take_from_map),
            ("Ctrl+Backspace", self.reject),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        for button, keys in (
            (self._confirm, "Ctrl+Return"),
            (self._map, "Ctrl+M"),
            (self._reject, "Ctrl+Backspace"),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(shown)

    # -- showing ----------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        chosen = self.matches
        match = chosen[0] if len(chosen) == 1 else None
        self._said.clear()
        self._parcels.blockSignals(True)
        self._parcels.clear()
        for parcel in match.parcels if match is not None else ():
            parts = (parcel.label, parcel.holder, parcel.address)
            item = QListWidgetItem("\n".join(filter(None, parts)))
            item.setData(_UUID, parcel.uuid)
            self._parcels.addItem(item)
        if match is not None and len(match.parcels) == 1:
            self._parcels.item(0).setSelected(True)
        self._parcels.blockSignals(False)
        self._why.setText(_why(match) if match is not None else "")
        self._aim_at(chosen)

    def _look_at(self, item: QListWidgetItem | None, *_previous: object) -> None:
        if item is not None:
            self._context.current.look_at(item.data(_UUID), reveal=True)

    def _parcels_chosen(self) -> tuple[str, ...]:
        rows = range(self._parcels.count())
        items = (self._parcels.item(row) for row in rows)
        return tuple(item.data(_UUID) for item in items if item.isSelected())

    def _gap(self, chosen: Sequence[Match]) -> str:
        """Return what has to be chosen before something can be confirmed; empty when nothing."""
        if not chosen:
            return tr("Choose a match in the list.")
        if len(chosen) == 1:
            return "" if self._parcels_chosen() else tr("Choose its parcel, here or on the map.")
        unclear = sum(not m.link_uuid and len(m.parcels) != 1 for m in chosen)
        return tr("{count} of them have no clear parcel.", count=unclear) if unclear else ""

    def _aim(self, *_what: object) -> None:
        self._aim_at(self.matches)

    def _aim_at(self, chosen: Sequence[Match]) -> None:
        gap = self._gap(chosen)
        selected = len(self._context.current.selection)
        linked = any(match.link_uuid for match in chosen)
        self._confirm.setEnabled(not self._barred and not gap)
        self._map.setEnabled(not self._barred and len(chosen) == 1 and bool(selected))
        self._map.setText(
            tr("Take the {count} parcels selected on the &map", count=selected)
            if selected
            else tr("Take the parcels selected on the &map")
        )
        self._reject.setEnabled(not self._barred and linked)
        self._said.setText(self._barred or (gap if chosen else ""))


def _columns() -> tuple[RowsColumn, ...]:
    return (
        RowsColumn(tr("Enterprise"), lambda match: match.name, 25),
        RowsColumn(tr("Matched by"), _how, 12, order=lambda match: match.matched_by),
        RowsColumn(
            tr("Score"),
            lambda match: f"{match.score:.2f}" if match.parcels else "–",
            7,
            number=True,
            order=lambda match: match.score,
        ),
        RowsColumn(tr("Candidate parcel"), _candidates, 22),
        RowsColumn(tr("Credit code"), lambda match: match.uscc or "–", 21),
        RowsColumn(tr("Address"), lambda match: match.address or "–", 20),
    )


def _key(match: Match) -> tuple[str, str]:
    return match.enterprise, match.link_uuid


def _candidates(match: Match) -> str:
    shown = "、".join(parcel.label for parcel in match.parcels[:_SHOWN])
    more = len(match.parcels) - _SHOWN
    return shown + (f" … +{more}" if more > 0 else "") or "–"


def _words(match: Match) -> str:
    labels = (parcel.label for parcel in match.parcels)
    return "\n".join((match.name, match.uscc, match.address, _how(match), *labels))


def _how(match: Match) -> str:
    if match.matched_by == "near_name":
        return tr("similar name")
    if not match.matched_by:
        return tr("nothing found")
    return shown_code("match_kind", match.matched_by)


def _why(match: Match) -> str:
    if match.link_uuid:
        return tr("Joined by {how}; nobody has confirmed it yet.", how=_how(match))
    return describe_code(match.reason, {})


__all__ = ["MatchesPage"]

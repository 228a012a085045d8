# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The checklist of a claim as a Qt model: a cell that is edited asks for its row to be saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.claims.words import material_word
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe

if TYPE_CHECKING:
    from lowuse_plugin.services.claims.procedure import Material

ITEM, STATE, DOCUMENT, DAY, REMARK = range(5)
MATERIAL_STATES = ("present", "missing", "not_needed")
_SIGNS = {"present": "✓", "missing": "○", "not_needed": "–"}
_ROOT = QModelIndex()
PaperKey = tuple[str, str]
"""Uuid of a claim, and the item in its list."""
_EDITABLE = frozenset({STATE, DOCUMENT, DAY, REMARK})


@dataclass(frozen=True)
class MaterialEdit:
    """A row as it is to be saved."""

    item: str
    title: str
    state: str
    document_no: str
    dated_on: date | None
    remark: str


class MaterialModel(QAbstractTableModel):
    """Shows the papers; what was typed stands there while it is saved."""

    edited = pyqtSignal(object)
    """A tuple of :class:`MaterialEdit`: rows to be saved together."""
    refused = pyqtSignal(str)
    """Why what was typed cannot be taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._materials: tuple[Material, ...] = ()
        self._claim = ""
        self._pending: dict[PaperKey, MaterialEdit] = {}
        self._locked = ""

    def set_materials(
        self, claim: str, materials: Sequence[Material], saving: Collection[PaperKey] = ()
    ) -> None:
        """Show the papers of a claim.

        Args:
            claim: Its uuid.
            materials: In the order of the list.
            saving: Papers, of any claim, whose edits are on their way: they keep what was typed.
        """
        same = claim == self._claim and [each.item for each in materials] == [
            each.item for each in self._materials
        ]
        self._pending = {key: edit for key, edit in self._pending.items() if key in saving}
        if not same:
            self.beginResetModel()
            self._claim, self._materials = claim, tuple(materials)
            self.endResetModel()
            return
        self._materials = tuple(materials)
        self._tell_all()

    def lock(self, reason: str) -> None:
        """Let nothing be edited, for a reason that tips say; empty lets it again."""
        self._locked = reason
        self._tell_all()

    def row_of(self, item: str) -> int:
        """Return the row of an item, -1 when it is not in the list."""
        items = [each.item for each in self._materials]
        return items.index(item) if item in items else -1

    def shown(self, row: int) -> MaterialEdit:
        """Return a row as it is shown: as stored, or as it was typed last."""
        stored = self._materials[row]
        pending = self._pending.get((self._claim, stored.item))
        return pending or MaterialEdit(
            stored.item, stored.title, stored.state, stored.document_no or "", stored.dated_on,
            stored.remark or "",
        )  # fmt: skip

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return how many papers there are."""
        return 0 if parent.isValid() else len(self._materials)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else REMARK + 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (tr("Paper"), tr("Received"), tr("Document no."), tr("Date"), tr("Remark"))
        return titles[section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let everything but the name of a paper be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.column() in _EDITABLE and not self._locked:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        material, row = self._materials[index.row()], self.shown(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.column(), material, row)
        if role == Qt.ItemDataRole.EditRole:
            return self._edit_text(index.column(), row)
        if role == Qt.ItemDataRole.FontRole and index.column() == ITEM and _is_wanted(row):
            font = QFont()
            font.setBold(material.mandatory)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(self._tip(material, row))
        return None

    def setData(  # noqa: N802
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was typed and ask for it to be saved."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._locked:
            return False
        before = self.shown(index.row())
        try:
            after = _changed(before, index.column(), str(value or ""))
        except LowUseError as error:
            self.refused.emit(describe(error))
            return False
        if after == before:
            return False
        self._take((after,))
        return True

    def receive_all(self) -> None:
        """Take every paper that is needed and missing as received, in one go."""
        edits = tuple(replace(row, state="present") for row in self._missing())
        if edits and not self._locked:
            self._take(edits)

    def missing(self) -> int:
        """Return how many papers that are needed are missing, as it is shown."""
        return len(self._missing())

    def _missing(self) -> list[MaterialEdit]:
        needed = (self.shown(row) for row, each in enumerate(self._materials) if each.mandatory)
        return [row for row in needed if _is_wanted(row)]

    def forget(self, paper: PaperKey) -> None:
        """Show a paper as it is stored again: what was typed was not saved."""
        self._pending.pop(paper, None)
        self._tell_all()

    def _take(self, edits: tuple[MaterialEdit, ...]) -> None:
        for edit in edits:
            self._pending[self._claim, edit.item] = edit
        self._tell_all()
        self.edited.emit(edits)

    def _text(self, column: int, material: Material, row: MaterialEdit) -> str:
        if column == ITEM:
            return f"* {row.title}" if material.mandatory else row.title
        if column == STATE:
            sign = "…" if (self._claim, row.item) in self._pending else _SIGNS.get(row.state, "")
            return f"{sign} {material_word(row.state)}".strip()
        return self._edit_text(column, row)

    def _edit_text(self, column: int, row: MaterialEdit) -> str:
        if column == DAY:
            return row.dated_on.isoformat() if row.dated_on is not None else ""
        return {ITEM: row.title, STATE: row.state, DOCUMENT: row.document_no}.get(
            column, row.remark
        )

    def _tip(self, material: Material, row: MaterialEdit) -> str:
        lines = [row.title]
        if material.mandatory:
            lines.append(tr("It is needed for every claim."))
        if row.remark:
            lines.append(row.remark)
        if self._locked:
            lines.append(self._locked)
        return "\n".join(lines)

    def _tell_all(self) -> None:
        if self._materials:
            last = self.index(len(self._materials) - 1, REMARK)
            self.dataChanged.emit(self.index(0, 0), last)


def _is_wanted(row: MaterialEdit) -> bool:
    return row.state == "missing"


def _changed(row: MaterialEdit, column: int, text: str) -> MaterialEdit:
    """Return a row with another value; a number or a day says that the paper is there.

    Raises:
        LowUseError: The day cannot be read.
    """
    if column == STATE:
        return replace(row, state=text if text in MATERIAL_STATES else row.state)
    if column == DAY:
        day = _day(text)
        return replace(_arrived(row, day is not None), dated_on=day)
    text = text.strip().strip("\u3000")
    if column == DOCUMENT:
        return replace(_arrived(row, bool(text)), document_no=text)
    return replace(row, remark=text)


def _arrived(row: MaterialEdit, is_there: bool) -> MaterialEdit:
    return replace(row, state="present") if is_there and row.state == "missing" else row


def _day(text: str) -> date | None:
    from lowuse_plugin.services.read_input import read_input  # noqa: PLC0415

    spec = shipped().tables["subsidy_material"].columns["dated_on"]
    found = read_input(spec, text)
    return date.fromisoformat(str(found)) if found else None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The condition matrix as a Qt model: a line a condition, a column a parcel, kinds kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtGui import QColor, QFont

from lowuse_plugin.gui.widgets.label_ends import label_ends
from lowuse_plugin.gui.widgets.merging.condition_words import first_reasons
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import (
    condition_words,
    kind_word,
    outcome_sign,
    outcome_words,
    reason_words,
)
from lowuse_plugin.qgis_bridge.punctuation import labelled, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.matrix import MatrixRow
    from lowuse_plugin.services.merging.matrix import MergeMatrix

CONDITION, OUTCOME, FIRST_MEMBER = 0, 1, 2
_MOST_REASONS = 20
"""Lines of a tip."""
_KINDS = ("computed", "looked_up", "judged")
_ROOT = QModelIndex()
_TINTS = {
    "fail": QColor(178, 24, 43, 46),
    "manual": QColor(217, 135, 0, 46),
    "missing": QColor(120, 120, 120, 46),
}
"""Behind the signs; what is met stays white."""


class MergeMatrixModel(QAbstractTableModel):
    """Lines are kinds, as headings, and conditions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: MergeMatrix | None = None
        self._lines: list[str | MatrixRow] = []
        self._members: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """The parcels in the order of the columns."""
        return self._members

    def set_matrix(self, matrix: MergeMatrix | None) -> None:
        """Show another matrix, or none."""
        self.beginResetModel()
        self._matrix = matrix
        self._members = () if matrix is None else matrix.members
        labels = () if matrix is None else tuple(matrix.labels.values())
        self._heads = label_ends(labels)
        self._lines = []
        for kind in _KINDS:
            rows = [] if matrix is None else [row for row in matrix.rows if row.kind == kind]
            if rows:
                self._lines += [kind, *rows]
        self.endResetModel()

    def headings(self) -> list[int]:
        """Return the lines that are headings."""
        return [place for place, line in enumerate(self._lines) if isinstance(line, str)]

    def row_at(self, place: int) -> MatrixRow | None:
        """Return the condition of a line, None where it is a heading."""
        if not 0 <= place < len(self._lines):
            return None
        line = self._lines[place]
        return None if isinstance(line, str) else line

    def place_of(self, code: str) -> int:
        """Return the line of a condition, −1 where there is none."""
        return next((place for place, row in self._conditions() if row.code == code), -1)

    def outcomes(self) -> dict[str, str]:
        """Return how every condition came out, by its code."""
        return {row.code: row.outcome for _place, row in self._conditions()}

    def failed_since(self, before: Mapping[str, str]) -> int:
        """Return the first line that fails and did not before, −1 where none does."""
        return next(
            (place for place, row in self._conditions()
             if row.outcome == "fail" and before.get(row.code, "fail") != "fail"),
            -1,
        )  # fmt: skip

    def worst(self) -> int:
        """Return the line that deserves the first look, −1 without lines."""
        order = ("fail", "missing", "manual", "pass")
        lines = ((order.index(row.outcome), place) for place, row in self._conditions())
        return min(lines, default=(0, -1))[1]

    def _conditions(self) -> Iterator[tuple[int, MatrixRow]]:
        """Give the lines that are no headings, with their places."""
        for place, line in enumerate(self._lines):
            if not isinstance(line, str):
                yield place, line

    def member_at(self, column: int) -> str:
        """Return the parcel of a column, empty where it has none."""
        place = column - FIRST_MEMBER
        return self._members[place] if 0 <= place < len(self._members) else ""

    def label(self, column: int) -> str:
        """Return how people know the parcel of a column."""
        return "" if self._matrix is None else self._matrix.labels[self.member_at(column)]

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else FIRST_MEMBER + len(self._members)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let conditions be chosen, headings not."""
        if self.row_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell is for a role."""
        row = self.row_at(index.row())
        if row is None:
            return self._heading(index, role)
        outcome = row.outcome if index.column() < FIRST_MEMBER else self._member_outcome(row, index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column(), outcome)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text(self._tip(row, index.column(), outcome))
        if role == Qt.ItemDataRole.BackgroundRole and index.column() >= OUTCOME:
            return _TINTS.get(outcome)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= FIRST_MEMBER:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def _heading(self, index: QModelIndex, role: int) -> Any:
        if not 0 <= index.row() < len(self._lines) or index.column() != CONDITION:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return kind_word(str(self._lines[index.row()]))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _member_outcome(self, row: MatrixRow, index: QModelIndex) -> str:
        return row.per_member.get(self.member_at(index.column()), "")

    def _text(self, row: MatrixRow, column: int, outcome: str) -> str:
        if column == CONDITION:
            return condition_words(row)
        if column == OUTCOME:
            return judged_words(row)
        return outcome_sign(outcome)

    def _tip(self, row: MatrixRow, column: int, outcome: str) -> str:
        labels = {} if self._matrix is None else self._matrix.labels
        if column == CONDITION:
            return f"{row.condition.text}\n{row.condition.clause}"
        reasons = row.reasons
        if column >= FIRST_MEMBER:
            member = self.member_at(column)
            reasons = tuple(r for r in reasons if not r.members or member in r.members)
            head = labelled(labels.get(member, ""), outcome_words(outcome))
        else:
            head = judged_words(row)
        if outcome == "pass":
            return head
        shown, more = first_reasons(reasons, _MOST_REASONS)
        said = [reason_words(reason, labels) for reason in shown]
        return "\n".join([head, *said, *([more] if more else [])])

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the headings; of a parcel the end of its label, which tells parcels apart."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            heads = {CONDITION: tr("Condition"), OUTCOME: tr("Outcome")}
            return heads.get(section) or self._heads[section - FIRST_MEMBER]
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST_MEMBER:
            return plain_text(
                tr("{parcel} – click to see it on the map", parcel=self.label(section))
            )
        return None


def _doubt(code: str) -> str:
    """Return why a condition that is met is less than certain, as the list of groups says it."""
    if code == "SAME_HOLDER_BY_NAME":
        return tr("by name only")
    return tr("number in doubt") if code == "SAME_HOLDER_NUMBER_DOUBTFUL" else ""


def judged_words(row: MatrixRow) -> str:
    """Return the outcome, and that it is a person's where it is."""
    said = outcome_words(row.outcome)
    if row.judgement is None:
        doubts = (doubt for reason in row.reasons if (doubt := _doubt(reason.code)))
        doubt = next(doubts, "") if row.outcome == "pass" else ""
        return f"{outcome_sign(row.outcome)} {doubt}" if doubt else said
    return with_aside(said, tr("judgement aged") if row.judgement_stale else row.judgement.by)

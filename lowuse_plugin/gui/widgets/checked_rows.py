# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What models of lists with a check box in the first column have in common."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

_ROOT = QModelIndex()
CHECK = 0
"""The column with the box."""


class CheckedRows(QAbstractTableModel):
    """Rows that can be chosen and checked; who inherits says what they are."""

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        """Start with nothing.

        Args:
            columns: How many there are.
            parent: Owner.
        """
        super().__init__(parent)
        self._column_count = columns

    def shown_count(self) -> int:
        """Return the number of shown rows."""
        raise NotImplementedError

    def headings(self) -> tuple[str, ...]:
        """Return one heading a column."""
        raise NotImplementedError

    def is_checked(self, row: int) -> bool:
        """Tell whether a shown row is checked."""
        raise NotImplementedError

    def toggle(self, row: int) -> None:
        """Check a shown row or uncheck it, as the user; harmless where there is none."""
        raise NotImplementedError

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of shown rows."""
        return 0 if parent.isValid() else self.shown_count()

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else self._column_count

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Let rows be chosen and the first column be checked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == CHECK else flags

    def setData(  # noqa: N802
        self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take the check box, as the user."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != CHECK:
            return False
        if not 0 <= index.row() < self.shown_count():
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        if checked != self.is_checked(index.row()):
            self.toggle(index.row())
        return True

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = self.headings()
        return headings[section] if 0 <= section < len(headings) else None

    def check_state(self, row: int) -> Qt.CheckState:
        """Return what the box of a shown row shows."""
        return Qt.CheckState.Checked if self.is_checked(row) else Qt.CheckState.Unchecked

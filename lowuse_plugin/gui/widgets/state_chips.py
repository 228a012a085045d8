# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How many parcels are in each state, as buttons that filter the list below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from lowuse_plugin.qgis_bridge.i18n import tr

_MOST_COLUMNS = 3


@dataclass(frozen=True)
class StateCount:
    """One state and what is in it."""

    key: str
    word: str
    parcels: int
    area: str
    """Such as ``2,345.67 亩``, shown when the mouse rests on it."""
    tip: str = ""
    """What is shown then instead, where it is not parcels that are counted."""


class StateChips(QWidget):
    """Toggle buttons; none pressed means no filter."""

    filter_changed = pyqtSignal(object)
    """Frozenset of the pressed keys."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        columns: int = _MOST_COLUMNS,
        wraps: bool = True,
    ) -> None:
        """Start empty.

        Args:
            name: Object name; each button adds its key.
            parent: Owner.
            columns: At most so many stand side by side, where they fit.
            wraps: What does not fit goes into another row; else all keep to one row, as short
                words beside other things do, and take no more room than they need.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._most_columns, self._wraps = columns, wraps
        self._buttons: dict[str, QToolButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(self.fontMetrics().height() // 5, 2))
        self._order: list[str] = []
        self._places: tuple[int | str, ...] = ()

    def chosen(self) -> frozenset[str]:
        """Return the pressed keys."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    def set_counts(self, counts: Sequence[StateCount]) -> None:
        """Show counts; what is pressed stays pressed as long as it is there."""
        before = self.chosen()
        for key in set(self._buttons) - {count.key for count in counts}:
            self._buttons.pop(key).deleteLater()
        self._order = [count.key for count in counts]
        for count in counts:
            button = self._buttons.get(count.key) or self._add(count.key)
            button.setText(tr("{state} {count}", state=count.word, count=f"{count.parcels:,}"))
            button.setToolTip(
                count.tip
                or tr("{state}: {count} parcels, {area}. Press to see only these.",
                   state=count.word, count=f"{count.parcels:,}", area=count.area)
            )  # fmt: skip
        self._arrange()
        if self.chosen() != before:
            self.filter_changed.emit(self.chosen())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no more width than the widest button, where the others can stand below it."""
        if not self._wraps:
            return super().minimumSizeHint()
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the columns that fit."""
        super().resizeEvent(event)
        self._arrange()

    def _widest(self) -> int:
        return max((button.sizeHint().width() for button in self._buttons.values()), default=0)

    def _widths(self, columns: int) -> list[int]:
        """Return how wide the columns are, each as its widest button."""
        hints = [self._buttons[key].sizeHint().width() for key in self._order]
        return [max(hints[column::columns], default=0) for column in range(columns)]

    def _columns_that_fit(self) -> int:
        if not self._wraps:
            return max(len(self._order), 1)
        gap = self._grid.spacing()
        for columns in range(self._most_columns, 1, -1):
            if sum(self._widths(columns)) + gap * (columns - 1) <= self.width():
                return columns
        return 1

    def _arrange(self) -> None:
        """Put the buttons into as many columns as fit."""
        columns = self._columns_that_fit()
        widths = self._widths(columns)
        places = (*widths, *self._order)
        if places == self._places:
            return  # putting a widget where it is would lay everything out again, for ever
        self._places = places
        for column in range(self._most_columns):
            is_used = column < columns
            self._grid.setColumnStretch(column, int(is_used and self._wraps))
            # Alone in a row it may be narrower than its word; side by side none takes from others.
            self._grid.setColumnMinimumWidth(
                column, widths[column] if is_used and (columns > 1 or not self._wraps) else 0
            )
        for place, key in enumerate(self._order):
            self._grid.addWidget(self._buttons[key], place // columns, place % columns)
        self._take_turn()

    def _take_turn(self) -> None:
        """Let Tab meet the buttons where they stand: they come late, behind everything else."""
        ours = set(self._buttons.values())
        before = self.previousInFocusChain()
        while before is not self and (
            before in ours or before.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            before = before.previousInFocusChain()
        if before is self or before.window() is not self.window():
            return
        for key in self._order:
            self.setTabOrder(before, self._buttons[key])
            before = self._buttons[key]

    def choose(self, keys: frozenset[str]) -> None:
        """Press exactly these."""
        for key, button in self._buttons.items():
            button.setChecked(key in keys)

    def _add(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.objectName()}.{key}")
        button.setCheckable(True)
        # What does not fit goes into another row; the grid must not insist on its width.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.toggled.connect(lambda _on: self.filter_changed.emit(self.chosen()))
        self._buttons[key] = button
        return button

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The states of a procedure on one look: numbered, with a sign each, as many a row as fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.qgis_bridge.i18n import tr

_DONE, _HERE, _AHEAD, _LEFT_OUT = "✓", "▶", "○", "–"
_QUIET = 0.7


@dataclass(frozen=True)
class Way:
    """The states of a procedure and how they are called."""

    states: Sequence[str]
    """In order; the last one is the end, at which everything is done."""
    word: Callable[[str, bool], str]
    """Gets a state, and whether the word has to be short."""
    widths: Sequence[int]
    """Columns that divide the states well, the most first, one column last."""
    here: Callable[[], str]
    """Says that it stands in a state, for tips."""


class StateTrack(QWidget):
    """What is done has a tick, where something stands a frame and bold type."""

    def __init__(self, name: str, way: Way, parent: QWidget | None = None) -> None:
        """Start before the first state.

        Args:
            name: Object name; each state adds its code.
            way: The states.
            parent: Owner.
        """
        super().__init__(parent)
        self._way = way
        self.setObjectName(name)
        self._columns = 0
        self._cells: list[_Cell] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(self.fontMetrics().height() // 6, 1))
        for state in way.states:
            cell = _Cell()
            cell.setObjectName(f"{name}.{state}")
            cell.setTextFormat(Qt.TextFormat.PlainText)
            cell.setMargin(max(self.fontMetrics().height() // 5, 2))
            self._cells.append(cell)
        self.show_state("")

    def show_state(
        self,
        state: str,
        tips: Mapping[str, str] | None = None,
        *,
        begun: bool = False,
        left_out: Collection[str] = (),
    ) -> None:
        """Mark where something stands.

        Args:
            state: Code of the state; one that is none of these marks no place, and the last one
                none either: then everything is done.
            tips: State → who brought it about, when and with which document.
            begun: The first state is done though nothing stands anywhere yet.
            left_out: States that were passed over.
        """
        states, word = self._way.states, self._way.word
        here = states.index(state) if state in states[:-1] else -1
        done = len(states) if state == states[-1] else int(begun) if here < 0 else here
        for number, (cell, each) in enumerate(zip(self._cells, states, strict=True)):
            passed = _LEFT_OUT if each in left_out else _DONE
            sign = _HERE if number == here else passed if number < done else _AHEAD
            cell.setText(f"{sign} {number + 1} {word(each, True)}")
            self._dress(cell, is_here=number == here, is_ahead=sign == _AHEAD)
            stands = self._stands(sign)
            tip = "\n".join((word(each, False) + " · " + stands, (tips or {}).get(each, "")))
            cell.setToolTip(plain_text(tip.strip()))
            cell.setAccessibleName(f"{word(each, False)}: {stands}")
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no more width than the widest state: the others can stand below it."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the columns that fit."""
        super().resizeEvent(event)
        self._arrange()

    def _dress(self, cell: _Cell, *, is_here: bool, is_ahead: bool) -> None:
        font = self.font()
        font.setBold(is_here)
        cell.setFont(font)
        cell.is_framed = is_here
        palette = self.palette()
        colour = palette.color(QPalette.ColorRole.WindowText)
        colour.setAlphaF(_QUIET if is_ahead else 1.0)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        cell.setPalette(palette)

    def _widest(self) -> int:
        return max(cell.sizeHint().width() for cell in self._cells)

    def _arrange(self) -> None:
        """Put the states into as many columns as fit."""
        gap = self._grid.spacing()
        room = (self.width() + gap) // (self._widest() + gap)
        columns = next((count for count in self._way.widths if count <= room), 1)
        if columns == self._columns:
            return  # putting a widget where it is would lay everything out again, for ever
        self._columns = columns
        for number, cell in enumerate(self._cells):
            self._grid.addWidget(cell, number // columns, number % columns)
        for column in range(self._way.widths[0]):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _stands(self, sign: str) -> str:
        if sign == _HERE:
            return self._way.here()
        if sign == _LEFT_OUT:
            return tr("left out")
        return tr("done") if sign == _DONE else tr("still to come")


class _Cell(QLabel):
    """One state; styles draw frames of labels in their own ways, some only half."""

    def __init__(self) -> None:
        super().__init__()
        self.is_framed = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text, and the frame around where it stands."""
        super().paintEvent(event)
        if self.is_framed:
            painter = QPainter(self)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            # A pixel inside: at odd scales the outermost one is cut off.
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
            painter.end()

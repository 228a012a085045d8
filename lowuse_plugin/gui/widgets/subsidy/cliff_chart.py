# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The chart of the amount over the floor area ratio, read by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontInfo,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from qgis.PyQt.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.units import format_decimal, round_half_up
from lowuse_plugin.gui.widgets.plain_parts import plain_text
from lowuse_plugin.gui.widgets.subsidy.cliff_drawing import (
    WAN,
    ChartData,
    CliffDrawing,
    amount_at,
    runs,
    span,
)
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.subsidy.what_if import CurvePoint

_LEAST_DIGITS, _LEAST_LINES = 28, 10
_USUAL_DIGITS, _USUAL_LINES = 40, 13
_PICTURE_WIDTH, _PICTURE_HEIGHT, _FINER = 900, 520, 2
_FINE, _CLIFF = Fraction(1, 100), Fraction(1, 10_000)
_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
_BACK, _ON = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
_PIXELS_A_POINT = 4 / 3


def amount_words(yuan: Fraction | None) -> str:
    """Return an amount to the fen with that in 万 behind, or that nothing is paid."""
    if yuan is None:
        return tr("no subsidy")
    return tr(
        "{amount} yuan ({wan} ×10,000)",
        amount=f"{round_half_up(yuan, 2):,f}",
        wan=f"{round_half_up(yuan / WAN, 2):,f}",
    )


class CliffChart(QWidget):
    """Shows slopes and cliffs; hover and arrow keys read the values."""

    read = pyqtSignal(str)
    """What the cursor stands on, for a line beside the chart; empty when it left."""
    picture_wanted = pyqtSignal()
    """The user wants the chart as a file."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: Object name.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._data: ChartData | None = None
        self._cursor: Fraction | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Amount over the floor area ratio"))
        self.setToolTip(
            tr(
                "Rest the mouse on a place, or use the arrow keys; Page up and down go to the "
                "cliffs"
            )
        )

    @property
    def data(self) -> ChartData | None:
        """What is drawn."""
        return self._data

    @property
    def cursor_far(self) -> Fraction | None:
        """The ratio that is looked at."""
        return self._cursor

    def set_data(self, data: ChartData | None) -> None:
        """Draw something else; None leaves the place empty."""
        self._data = data
        if data is None:
            self._look_at(None)
        elif self._cursor is not None:
            low, high = span(data)
            self._look_at(min(max(self._cursor, low), high))
        self.update()

    def words_at(self, far: Fraction) -> str:
        """Return what a ratio pays, in words."""
        if self._data is None:
            return ""
        shown = format_decimal(far, 4).rstrip("0")
        return tr(
            "FAR {far}: {amount}",
            far=shown + "0" * max(0, 2 - len(shown.partition(".")[2])),
            amount=amount_words(amount_at(self._data.points, far)),
        )

    def picture(self, note: str) -> QImage:
        """Return the chart as a picture, twice as fine as the screen.

        Args:
            note: Stands above it: a picture leaves its surroundings.
        """
        image = QImage(
            _PICTURE_WIDTH * _FINER, _PICTURE_HEIGHT * _FINER, QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(_FINER)
        image.fill(Qt.GlobalColor.white)
        if self._data is not None:
            data = ChartData(self._data.points, self._data.bounds, self._data.marks, note)
            font = QFont(self.font())
            font.setPixelSize(15)
            painter = QPainter(image)
            place = QRectF(0, 0, _PICTURE_WIDTH, _PICTURE_HEIGHT).adjusted(10, 10, -10, -10)
            CliffDrawing(data, place, font).paint(painter)
            painter.end()
        return image

    def save_picture(self, path: Path, note: str) -> None:
        """Write the chart as PNG.

        Raises:
            LowUseError: ``REPORT_NOT_WRITTEN`` with ``file``.
        """
        if not self.picture(note).save(str(path), "PNG"):
            raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail="DETAIL_SYSTEM")

    # -- Qt ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for what three ticks and four tiers need, more with a larger font."""
        return self._sized(_USUAL_DIGITS, _USUAL_LINES)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never ask for more than a narrow dock has."""
        return self._sized(_LEAST_DIGITS, _LEAST_LINES)

    def _sized(self, digits: int, lines: int) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("0") * digits, metrics.height() * lines)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw."""
        if self._data is None:
            return
        painter = QPainter(self)
        self._drawing().paint(painter, self._cursor)
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Read under the mouse."""
        if self._data is not None:
            self._look_at(self._drawing().far_at(event.pos().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Read nothing any more, unless the keys do."""
        if not self.hasFocus():
            self._look_at(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Read nothing any more."""
        self._look_at(None)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in the tip what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by a hundredth, or from cliff to cliff."""
        if self._data is None or event.key() not in (_LEFT, _RIGHT, _BACK, _ON):
            super().keyPressEvent(event)
            return
        low, high = span(self._data)
        begin = self._data.marks[-1].far if self._data.marks else low
        at = begin if self._cursor is None else self._cursor
        if event.key() in (_LEFT, _RIGHT):
            at += _FINE if event.key() == _RIGHT else -_FINE
        else:
            at = self._next_side(at, onward=event.key() == _ON)
        self._look_at(min(max(at, low), high))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer the chart as a picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        save = menu.addAction(tr("Save as picture …"))
        save.setObjectName(f"{self.objectName()}.Save")
        save.triggered.connect(lambda _checked=False: self.picture_wanted.emit())
        save.setEnabled(self._data is not None)
        copy = menu.addAction(tr("Copy picture"))
        copy.setObjectName(f"{self.objectName()}.Copy")
        copy.triggered.connect(lambda _checked=False: self._copy())
        copy.setEnabled(self._data is not None)
        menu.popup(event.globalPos())

    # -- reading ----------------------------------------------------------------------------------

    def _next_side(self, at: Fraction, *, onward: bool) -> Fraction:
        """Return the next side of a cliff."""
        sides = sorted(_sides(self._data.points)) if self._data is not None else []
        if onward:
            return next((far for far in sides if far > at), at)
        return next((far for far in reversed(sides) if far < at), at)

    def _look_at(self, far: Fraction | None) -> None:
        if far == self._cursor:
            return
        self._cursor = far
        words = "" if far is None else self.words_at(far)
        self.setAccessibleDescription(words)
        self.read.emit(words)
        self.update()

    def _tip(self, place: QPoint, screen: QPoint) -> None:
        if self._data is None:
            return
        drawing = self._drawing()
        mark = drawing.mark_at(QPointF(place))
        said = self.words_at(drawing.far_at(place.x()))
        if mark is not None:
            amount = None if mark.amount_yuan is None else Fraction(mark.amount_yuan)
            said = tr(
                "{name}: FAR {far}, {amount}",
                name=mark.name, far=format_decimal(mark.far, 4), amount=amount_words(amount),
            )  # fmt: skip
        QToolTip.showText(screen, plain_text(said), self)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setImage(self.picture(scratch_note()))

    def _drawing(self) -> CliffDrawing:
        place = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        return CliffDrawing(self._data or ChartData((), ()), place, _smaller(self.font()))


def _sides(points: Sequence[CurvePoint]) -> Iterator[Fraction]:
    """Yield both sides of each cliff: the bound, and a hair beyond it on its open side."""
    for below, above in pairwise(runs(points)):
        far = above[0].far
        yield from (far, far + _CLIFF) if below[-1].closed else (far - _CLIFF, far)


def scratch_note() -> str:
    """Return what stands above a picture: it is no result."""
    return tr("What if: for internal use only, no result of a calculation")


def _smaller(font: QFont) -> QFont:
    """Return the font of the axes: a little smaller than that of the panel, never too small."""
    small = QFont(font)
    pixels = QFontInfo(font).pixelSize()
    small.setPixelSize(max(round(pixels * 0.9), round(8 * _PIXELS_A_POINT)))
    return small

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows that remember their size; at first they are as large as their text needs."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QHeaderView, QTableView, QWidget

_ROOM = 0.9
"""Part of the screen that a window takes at most at first."""
_TITLE_LINES = 4
"""Lines of text that title bar and frame take; before a window is shown nobody knows."""
_MOST = 0.97
"""Part of its width that a window takes at most for the columns of its table."""


def restore_size(window: QWidget, key: str, characters: int, lines: int) -> bool:
    """Give a window the size and place of the last time, else one that its text needs.

    Args:
        window: A dialog that is not shown yet.
        key: Under which :func:`keep_size` kept them.
        characters: Width in digits.
        lines: Height in lines of text.

    Returns:
        Whether they are those of the last time.
    """
    kept = QgsSettings().value(key)
    is_kept = bool(kept and window.restoreGeometry(kept))
    if not is_kept:
        fit(window, characters, lines)
    elif window.height() > most_height(window):  # kept on a larger screen
        window.resize(window.width(), most_height(window))
    return is_kept


def most_height(window: QWidget) -> int:
    """Return how high a window may be, so that its title bar is on the screen too."""
    title = QFontMetrics(window.font()).lineSpacing() * _TITLE_LINES
    return int(window.screen().availableGeometry().height()) - title


def fit(window: QWidget, characters: int, lines: int | None = None) -> None:
    """Give a window the size that its text needs, and never more than the screen has.

    Args:
        window: A dialog that is not shown yet.
        characters: Width in digits: the average of a Chinese font is twice as wide.
        lines: Height in lines of text; None for what its widgets ask for.
    """
    metrics = QFontMetrics(window.font())
    room = window.screen().availableGeometry().size() * _ROOM
    height = window.sizeHint().height() if lines is None else metrics.height() * lines
    window.resize(
        min(metrics.horizontalAdvance("0") * characters, room.width()),
        min(height, room.height(), most_height(window)),
    )


def widen(window: QWidget, table: QTableView) -> None:
    """Let a window be as wide as all columns of its table need, as far as the screen has room.

    Args:
        window: A dialog; it never gets narrower.
        table: In its layout, with its rows.
    """
    layout = window.layout()
    if layout is not None:
        layout.activate()
    needed = sum(_wanted(table, at) for at in range(table.model().columnCount()))
    needed += 2 * table.frameWidth() + table.verticalScrollBar().sizeHint().width()
    screen = window.screen().availableGeometry()
    beside = window.frameGeometry().width() - window.width()
    most = int(screen.width() * _MOST) - beside
    width = min(window.width() + needed - table.width(), most)
    if width <= window.width():
        return
    window.resize(width, window.height())
    beyond = window.x() + width + beside - screen.right()
    if beyond > 0:
        window.move(max(window.x() - beyond, screen.left()), window.y())


def _wanted(table: QTableView, at: int) -> int:
    """Return how wide a column is; one that takes what is left, how wide its texts are."""
    if table.isColumnHidden(at):
        return 0
    header = table.horizontalHeader()
    is_last = at == table.model().columnCount() - 1 and header.stretchLastSection()
    if is_last or header.sectionResizeMode(at) == QHeaderView.ResizeMode.Stretch:
        return max(table.sizeHintForColumn(at), header.sectionSizeHint(at))
    return table.columnWidth(at)


def keep_size(window: QWidget, key: str) -> None:
    """Remember size and place for the next time."""
    QgsSettings().setValue(key, window.saveGeometry())


def stand_apart(window: QWidget, others: Sequence[QWidget]) -> None:
    """Move a window down and to the right of the last of others, so that none hides another.

    Args:
        window: A dialog that is not shown yet.
        others: Windows of its kind that are open, the newest last.
    """
    if not others:
        return
    step = 2 * QFontMetrics(window.font()).height()
    room = window.screen().availableGeometry()
    place = others[-1].pos() + QPoint(step, step)
    if place.x() + window.width() > room.right() or place.y() + window.height() > room.bottom():
        place = room.topLeft() + QPoint(step * len(others), step)
    window.move(place)

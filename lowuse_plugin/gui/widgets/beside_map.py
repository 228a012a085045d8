# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows that make way for the map: narrow, at the edge where they hide least of it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect
from qgis.PyQt.QtWidgets import QWidget


def hides(window: QWidget, map_: QWidget) -> bool:
    """Tell whether a window lies over a map."""
    return window.isVisible() and window.frameGeometry().intersects(_place(map_))


def stand_beside(window: QWidget, map_: QWidget) -> None:
    """Make a window as narrow as it can be, at the left or right edge of the screen.

    Args:
        window: It keeps its height as far as the screen has room.
        map_: What is to be seen.
    """
    layout = window.layout()
    if layout is not None:
        layout.activate()
    room, seen = window.screen().availableGeometry(), _place(map_)
    window.resize(window.minimumSizeHint().width(), window.height())
    frame = QRect(window.frameGeometry())
    frame.moveTop(max(min(frame.top(), room.bottom() - frame.height()), room.top()))
    places = []
    for left in (room.right() - frame.width() + 1, room.left()):
        frame.moveLeft(left)
        hidden = frame.intersected(seen)
        places.append((max(hidden.width(), 0), frame.topLeft()))
    window.move(min(places, key=lambda each: each[0])[1])


def _place(map_: QWidget) -> QRect:
    return QRect(map_.mapToGlobal(QPoint(0, 0)), map_.size())

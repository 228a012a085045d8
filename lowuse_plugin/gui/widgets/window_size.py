# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows that remember their size; at first they are as large as their text needs."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import QWidget

_ROOM = 0.9
"""Part of the screen that a window takes at most at first."""


def restore_size(window: QWidget, key: str, characters: int, lines: int) -> None:
    """Give a window the size and place of the last time, else one that its text needs.

    Args:
        window: A dialog that is not shown yet.
        key: Under which :func:`keep_size` kept them.
        characters: Width in average characters.
        lines: Height in lines of text.
    """
    kept = QgsSettings().value(key)
    if kept and window.restoreGeometry(kept):
        return
    metrics = QFontMetrics(window.font())
    room = window.screen().availableGeometry().size() * _ROOM
    window.resize(
        min(metrics.averageCharWidth() * characters, room.width()),
        min(metrics.height() * lines, room.height()),
    )


def keep_size(window: QWidget, key: str) -> None:
    """Remember size and place for the next time."""
    QgsSettings().setValue(key, window.saveGeometry())

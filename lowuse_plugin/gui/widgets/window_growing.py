# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows whose notes come and go: they grow rather than squeeze what stands in them."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.gui.widgets.window_size import most_height


def grow(window: QWidget) -> None:
    """Make a window as high as its texts are at its width, if it is lower; never over the screen.

    Args:
        window: With a layout of its own; one that is not shown yet is left alone.
    """
    if not window.isVisible():
        return
    needed = least_height(window)
    if needed > window.height():
        window.resize(window.width(), min(needed, most_height(window)))


def least_height(window: QWidget) -> int:
    """Return how high the texts of a window are at its width, in pixels; 0 without a layout."""
    layout = window.layout()
    if layout is None:
        return 0
    layout.activate()
    least = layout.minimumHeightForWidth(window.width()) if layout.hasHeightForWidth() else 0
    return max(least, layout.minimumSize().height())

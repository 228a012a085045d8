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
    layout = window.layout()
    if layout is None or not window.isVisible():
        return
    layout.activate()
    needed = layout.minimumHeightForWidth(window.width()) if layout.hasHeightForWidth() else 0
    needed = max(needed, layout.minimumSize().height())
    if needed > window.height():
        window.resize(window.width(), min(needed, most_height(window)))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the offline help in the browser, and gives widgets their F1."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QDesktopServices, QKeyEvent
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.qgis_bridge.help import INDEX, opening_url


def open_help(page: str = INDEX, anchor: str = "") -> None:
    """Show a page of the help.

    Args:
        page: Name without ``.html``.
        anchor: Place in the page; its beginning when it is left out.
    """
    QDesktopServices.openUrl(opening_url(page, anchor))


def install_f1(widget: QWidget, page: str, anchor: str = "") -> None:
    """Let F1 in a widget or in what it holds open its page."""
    _F1(widget, page, anchor)


class _F1(QObject):
    """Takes F1 before QGIS does.

    QGIS has an action on F1 for its own help. A second shortcut on the same key would make both
    ambiguous, and neither would work; claiming the key while the focus is inside is clear.
    """

    def __init__(self, widget: QWidget, page: str, anchor: str) -> None:
        super().__init__(widget)
        self._page = page
        self._anchor = anchor
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Claim the key, then act on it."""
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} or not _is_f1(event):
            return super().eventFilter(watched, event)
        event.accept()
        if kind == QEvent.Type.KeyPress:
            open_help(self._page, self._anchor)
        return True


def _is_f1(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F1:
        return False
    return event.modifiers() == Qt.KeyboardModifier.NoModifier

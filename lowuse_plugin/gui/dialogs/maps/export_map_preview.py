# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of the committee map is drawn anew in the background, one drawing at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.gui.widgets.page_preview import PagePreview
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest

_WAIT_MS = 700
"""After the last key, before a new page is drawn."""
_WIDTH_PIXELS = 1400
Ask = Callable[[], "tuple[Store, MapRequest] | None"]


class PreviewLoop(QObject):
    """Brings a page up to date.

    A change while a page is drawn is not lost: it is drawn when that one has ended.
    """

    begun = pyqtSignal()
    ended = pyqtSignal()

    def __init__(
        self, tasks: Tasks, messages: Messages, page: PagePreview, ask: Ask, parent: QObject
    ) -> None:
        """Wait for the first change.

        Args:
            tasks: Runs the drawing.
            messages: Tells what nobody foresaw.
            page: Shows the picture, or why there is none.
            ask: Gives what is to be drawn; None for nothing.
            parent: Owner.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._messages = messages
        self._page = page
        self._ask = ask
        self._drawing = self._outdated = False
        self._number = 0
        """Of what is wanted; a page that was begun under an older one is thrown away."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def draw(self) -> None:
        """Draw the page as soon as the events at hand are through."""
        self._timer.start(0)

    def draw_soon(self) -> None:
        """Draw the page when nothing has changed for a moment."""
        self._timer.start(_WAIT_MS)

    def stop(self) -> None:
        """Want no page any more, nor one that is being drawn."""
        self._timer.stop()
        self._outdated = False
        self._number += 1

    def _draw(self) -> None:
        if self._drawing:
            self._outdated = True
            return
        wanted = self._ask()
        if wanted is None:
            return
        store, request = wanted

        def work(progress: Progress) -> QImage:
            from lowuse_plugin.qgis_bridge.maps.committee_map import preview_control_map  # noqa: PLC0415

            return preview_control_map(store, request, _WIDTH_PIXELS, progress)

        self._drawing, self._outdated = True, False
        self.begun.emit()
        self._tasks.run(
            tr("Map preview"),
            work,
            partial(self._drawn, self._number),
            on_failed=partial(self._not_drawn, self._number),
            on_cancelled=self._end,
            hidden=True,
        )

    def _drawn(self, number: int, picture: QImage) -> None:
        if not sip.isdeleted(self) and number == self._number:
            self._page.show_picture(picture)
        self._end()

    def _not_drawn(self, number: int, error: BaseException) -> None:
        if not sip.isdeleted(self) and number == self._number:
            if isinstance(error, LowUseError):
                self._page.show_text(describe(error))
            else:
                self._page.show_text("")
                self._messages.failure(error)
        self._end()

    def _end(self) -> None:
        if sip.isdeleted(self):
            return
        self._drawing = False
        self.ended.emit()
        if self._outdated and self._page.isVisible():
            self._timer.start(0)

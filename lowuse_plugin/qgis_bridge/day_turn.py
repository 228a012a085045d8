# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tells when another day has begun in the office: another control line may be in force then.

The clock is looked at again and again, since a computer that slept over midnight wakes up late.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.moments import office_today

_LOOK_EVERY_MS = 30_000


class DayTurn(QObject):
    """Watches the calendar as long as its owner lives."""

    turned = pyqtSignal()
    """It is another day than when it was looked last."""

    def __init__(self, parent: QObject) -> None:
        """Start with today."""
        super().__init__(parent)
        self._day = office_today()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def look(self) -> None:
        """See what day it is."""
        today = office_today()
        if today != self._day:
            self._day = today
            self.turned.emit()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The line that asks why something is changed, with the reasons given lately."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt
from qgis.PyQt.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from qgis.PyQt.QtWidgets import QCompleter, QLineEdit, QWidget

from lowuse_plugin.qgis_bridge.settings import RECENT_REASONS, one_line

_LONGEST = 500


class ReasonLine(QLineEdit):
    """Asks for a reason; Down opens the reasons given lately."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        self.setClearButtonEnabled(True)
        self._recent = QStringListModel(self)
        completer = QCompleter(self._recent, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        completer.popup().installEventFilter(self)

    @property
    def reason(self) -> str:
        """What was entered, as one line; empty when nothing was."""
        return one_line(self.text())

    def remember(self) -> None:
        """Offer the reason next time."""
        RECENT_REASONS.add(self.reason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Know what another dialog has asked since."""
        self._recent.setStringList(RECENT_REASONS.get())
        super().focusInEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the reasons above the line: what is pressed next stands below it."""
        moved = event.type() in (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)
        popup = self.completer().popup() if moved else None
        if popup is not None and watched is popup:
            place = self.mapToGlobal(QPoint(0, -popup.height()))
            if popup.pos() != place and place.y() >= self.screen().availableGeometry().top():
                popup.move(place)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Offer nothing while nothing can be entered."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.completer().popup().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a key."""
        super().keyPressEvent(event)
        self._spare_what_stands_there()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Take what an input method has composed."""
        super().inputMethodEvent(event)
        self._spare_what_stands_there()

    def _spare_what_stands_there(self) -> None:
        """Offer no list of which the only reason was typed already."""
        completer = self.completer()
        if completer.completionCount() == 1 and completer.currentCompletion() == self.text():
            completer.popup().hide()

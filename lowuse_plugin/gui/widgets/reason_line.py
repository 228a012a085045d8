# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The line that asks why something is changed, with the reasons given lately."""

from __future__ import annotations

from qgis.PyQt.QtCore import QStringListModel, Qt
from qgis.PyQt.QtGui import QFocusEvent
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

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields of the form of an adjustment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from lowuse_plugin.gui.widgets import form_fields
from lowuse_plugin.gui.widgets.adjustments.words import word
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled

if TYPE_CHECKING:
    from lowuse_plugin.services.control_line.versions import LineBlock

NAME = "LowUse.Adjustment"
_LEAST_LINES, _MOST_LINES = 5, 9
"""Room for what a check found; the window must not be higher than a small screen."""


def beside(field: QWidget, title: str, other: QWidget) -> QHBoxLayout:
    """Return two fields in one row."""
    row = QHBoxLayout()
    row.addWidget(field, 3)
    if title:
        row.addWidget(QLabel(title))
    row.addWidget(other, 2)
    return row


def block_choices(line: Sequence[LineBlock]) -> list[tuple[str, object]]:
    """Return the blocks of a line by code and name; those without either by their place."""
    entries = []
    for place, block in enumerate(line):
        label = " ".join(part for part in (block.block_code, block.block_name) if part)
        told = label or tr("block {number}", number=place + 1)
        entries.append((labelled(word("level", block.level), told), place))
    return [(tr("Choose …"), None), *sorted(entries)]


def choice(name: str, entries: Sequence[tuple[str, object]]) -> QuietComboBox:
    """Return a box with entries."""
    return form_fields.choice(f"{NAME}.{name}", entries, None)


def text_line(name: str, text: str, placeholder: str) -> QLineEdit:
    """Return a line with a text."""
    return form_fields.line(f"{NAME}.{name}", text, placeholder)


class FoundText(QScrollArea):
    """Lines of what a check found: at first room for a few, for most of them when there are."""

    def __init__(self, name: str) -> None:
        """Say nothing yet.

        Args:
            name: Object name of the text.
        """
        super().__init__()
        self._text = plain_label(name)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidgetResizable(True)
        self.setWidget(self._text)
        self.say("")

    def say(self, text: str) -> None:
        """Show other lines, the first of them."""
        self._text.setText(text)
        lines = min(max(text.count("\n") + 1, _LEAST_LINES), _MOST_LINES)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 2 * self.frameWidth())
        self.verticalScrollBar().setValue(0)

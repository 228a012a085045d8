# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small fields of the windows that ask for rules and figures of indicators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtWidgets import QLineEdit

from lowuse_plugin.domain.cell_dates import read_day
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr


def choice(name: str, entries: Sequence[tuple[str, object]], chosen: object) -> QuietComboBox:
    """Return a box with entries, one of them chosen."""
    box = QuietComboBox()
    box.setObjectName(name)
    for text, data in entries:
        box.addItem(text, data)
    box.choose(chosen)
    if box.currentIndex() < 0:
        box.setCurrentIndex(0)
    return box


def line(name: str, text: str, placeholder: str) -> QLineEdit:
    """Return a field for one line."""
    field = QLineEdit(text)
    field.setObjectName(name)
    field.setPlaceholderText(placeholder)
    return field


def shown(day: date | None) -> str:
    """Return a day as it is typed."""
    return "" if day is None else day.isoformat()


def day_of(field: QLineEdit) -> date | None:
    """Return the day in a field, None where it is empty or holds none."""
    text = field.text().strip()
    if not text:
        return None
    try:
        return read_day(text)
    except LowUseError:
        return None


def day_gap(*fields: QLineEdit) -> str:
    """Return what is wrong with the first field that holds no day, empty when nothing."""
    for field in fields:
        text = field.text().strip()
        if text and day_of(field) is None:
            return tr("“{words}” is no day. Enter one such as 2025-01-01.", words=text)
    return ""

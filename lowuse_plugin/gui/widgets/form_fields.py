# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Small fields of the windows that ask: a choice, a line, a day that must be there or may miss."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDateEdit, QLineEdit, QWidget

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.field_inputs import DayInput
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


def day_edit(name: str, day: QDate, *, place: str) -> QDateEdit:
    """Return a day that must be there; ``place`` is the object name of the window."""
    edit = QDateEdit(day)
    edit.setObjectName(f"{place}.{name}")
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    return edit


def day_of(edit: QDateEdit) -> date:
    """Return the day that is shown."""
    day: date = edit.date().toPyDate()
    return day


class OptionalDay(DayInput):
    """A day that may be missing; the line in which it is typed has the object name."""

    def __init__(
        self, name: str, day: date | None, placeholder: str, parent: QWidget | None = None
    ) -> None:
        """Show a day.

        Args:
            name: Object name.
            day: The day; None where there is none.
            placeholder: What a missing day means.
            parent: Owner.
        """
        # How a day is typed is the same for every column that holds one.
        super().__init__(shipped().tables["control_measure"].columns["valid_from"], parent)
        self.inner().setObjectName(name)
        self.invite(placeholder)
        self.show_text("" if day is None else day.isoformat())

    @property
    def day(self) -> date | None:
        """What was entered, None where it is missing or no day."""
        text = self._read()
        return date.fromisoformat(text) if text else None

    @property
    def gap(self) -> str:
        """What is wrong with it, empty when nothing."""
        text = self.text().strip()
        if text and self.day is None:
            return tr("“{words}” is no day. Enter one such as 2025-01-01.", words=text)
        return ""


def required(title: str) -> str:
    """Return the title of a field that has to be filled in."""
    return f"{title} *"

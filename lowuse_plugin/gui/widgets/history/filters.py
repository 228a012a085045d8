# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Filters of the history: person, days, subject, text of the reason or code of a parcel."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QDate, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QWidget

from lowuse_plugin.domain.moments import end_of_office_day, office_today, start_of_office_day
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import Choices, Filter

_TYPING_MS = 300
ALWAYS, TODAY, WEEK, MONTH, YEAR, BETWEEN = "always", "today", "week", "month", "year", "between"


class HistoryFilters(QWidget):
    """One line of filters above the steps."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._quiet = False
        self._make()
        self._lay_out()
        self._connect()

    def wanted(self) -> Filter:
        """Return what is chosen."""
        from lowuse_plugin.domain.history.entries import Filter  # noqa: PLC0415

        first, last = self._days()
        return Filter(
            person=str(self._person.currentData() or ""),
            since_utc=start_of_office_day(first) if first else None,
            until_utc=end_of_office_day(last) if last else None,
            table=str(self._subject.currentData() or ""),
            text=self._text.text().strip(),
        )

    def set_choices(self, choices: Choices) -> None:
        """Offer the people and subjects that the log has; what is chosen stays."""
        from lowuse_plugin.domain.subjects import subjects_in  # noqa: PLC0415

        self._quiet = True
        people = [(name, name) for name in choices.people]
        subjects = subjects_in(name for name, _title in choices.tables)
        for combo, entries in ((self._person, people), (self._subject, subjects)):
            chosen = combo.currentData()
            while combo.count() > 1:
                combo.removeItem(1)
            for value, title in entries:
                combo.addItem(title, value)
            combo.setCurrentIndex(max(combo.findData(chosen), 0))
        self._quiet = False

    def clear(self) -> None:
        """Limit nothing any more."""
        self._quiet = True
        for combo in (self._person, self._span, self._subject):
            combo.setCurrentIndex(0)
        self._text.clear()
        self._typing.stop()
        self._quiet = False
        self.changed.emit()

    def _make(self) -> None:
        self._person = self._combo("Person", tr("Everybody"))
        self._subject = self._combo("Subject", tr("All subjects"))
        self._span = self._combo("Span", tr("All days"), ALWAYS)
        for value, title in (
            (TODAY, tr("Today")),
            (WEEK, tr("Last 7 days")),
            (MONTH, tr("Last 30 days")),
            (YEAR, tr("This year")),
            (BETWEEN, tr("From … to …")),
        ):
            self._span.addItem(title, value)
        self._first, self._last = self._day("First"), self._day("Last")
        self._until = QLabel(tr("to"))
        self._text = QgsFilterLineEdit()
        self._text.setObjectName(f"{self._name}.Text")
        self._text.setShowSearchIcon(True)
        self._text.setPlaceholderText(tr("Reason or parcel code"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._show_days()

    def _combo(self, part: str, everything: str, value: str = "") -> QuietComboBox:
        combo = QuietComboBox()
        combo.setObjectName(f"{self._name}.{part}")
        combo.addItem(everything, value)
        return combo

    def _day(self, part: str) -> QDateEdit:
        edit = QDateEdit(QDate(office_today()))
        edit.setObjectName(f"{self._name}.{part}")
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy-MM-dd")
        return edit

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label, widget in (
            (tr("Person:"), self._person),
            (tr("Days:"), self._span),
            ("", self._first),
            ("", self._until),
            ("", self._last),
            (tr("Subject:"), self._subject),
        ):
            if label:
                layout.addWidget(QLabel(label))
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)

    def _connect(self) -> None:
        for combo in (self._person, self._subject, self._span):
            combo.currentIndexChanged.connect(lambda _index: self._on_changed())
        for edit in (self._first, self._last):
            edit.dateChanged.connect(lambda _day: self._on_changed())
        self._text.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show_days()
        if not self._quiet:
            self.changed.emit()

    def _show_days(self) -> None:
        between = self._span.currentData() == BETWEEN
        for widget in (self._first, self._until, self._last):
            widget.setVisible(between)

    def _days(self) -> tuple[date | None, date | None]:
        """Return first and last day, None where that side is open."""
        span, today = self._span.currentData(), office_today()
        if span == BETWEEN:
            first, last = self._first.date().toPyDate(), self._last.date().toPyDate()
            return min(first, last), max(first, last)
        first = {
            TODAY: today,
            WEEK: today - timedelta(days=6),
            MONTH: today - timedelta(days=29),
            YEAR: today.replace(month=1, day=1),
        }.get(span)
        return first, None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The field's own widget by its description: list, day, number, text. All speak text.

What was typed is read elsewhere; these only show, offer and tell when something changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QDate, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QShortcut,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.schema import ColumnSpec, shipped
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.read_input import read_input

_LONG = frozenset({"remark", "dispute"})
"""Columns in which people write sentences."""
_LONG_FROM = 60
_LINES = 3
_FLAGS = ("是", "否")
_WIDEST_DAY = "0000-00-00 000"
"""A day and the frame around it: what is seen of one must not begin in its middle."""


class FieldInput(QWidget):
    """A widget that holds one field as text."""

    edited = pyqtSignal()
    left = pyqtSignal()
    """The user has gone to another field."""

    def text(self) -> str:
        """Return what stands there."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a text without telling anybody."""
        raise NotImplementedError

    def inner(self) -> QWidget:
        """Return the widget that takes the keys."""
        raise NotImplementedError

    def invite(self, text: str) -> None:
        """Show a word while nothing stands there, where the widget can."""
        inner = self.inner()
        if isinstance(inner, QLineEdit | QPlainTextEdit):
            inner.setPlaceholderText(text)

    def offer(self, words: Sequence[str]) -> None:
        """Offer words while somebody types, where the widget can."""
        inner = self.inner()
        if not isinstance(inner, QLineEdit) or not words:
            return
        completer = QCompleter(list(words), inner)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        inner.setCompleter(completer)

    def _hold(self, *widgets: QWidget) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 6, 1))
        for place, widget in enumerate(widgets):
            layout.addWidget(widget, 0 if place else 1)
        self.setFocusProxy(widgets[0])


def make_input(spec: ColumnSpec, text: str) -> FieldInput:
    """Return the widget of a column.

    Args:
        spec: The column.
        text: What it holds at first: a long one needs more room.
    """
    if spec.domain:
        return ChoiceInput(tuple(shipped().codes[spec.domain].values.values()))
    if spec.type == "BOOLEAN":
        return ChoiceInput(_FLAGS)
    if spec.type == "DATE":
        return DayInput(spec)
    plain = spec.type == "TEXT"
    if plain and (spec.name in _LONG or len(text) > _LONG_FROM or "\n" in text):
        return LongInput()
    return LineInput()


class ChoiceInput(FieldInput):
    """One of a code list, or nothing."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QuietComboBox()
        self._box.addItem(tr("(empty)"), "")
        for word in words:
            self._box.addItem(word, word)
        self._box.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self._box.activated.connect(lambda _index: self.left.emit())
        self._hold(self._box)

    def text(self) -> str:
        """Return the word, empty for nothing."""
        return str(self._box.currentData() or "")

    def show_text(self, text: str) -> None:
        """Choose a word; one that the list does not have is offered too, as it is stored."""
        if text and self._box.findData(text) < 0:
            self._box.addItem(tr("{value} (not in the list)", value=text), text)
        self._box.choose(text)

    def inner(self) -> QWidget:
        """Return the box."""
        return self._box


class LineInput(FieldInput):
    """One line of text, with words to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit()
        self._line.textChanged.connect(lambda _text: self.edited.emit())
        self._line.editingFinished.connect(self.left)
        self._hold(self._line)

    def text(self) -> str:
        """Return the line."""
        return str(self._line.text())

    def show_text(self, text: str) -> None:
        """Show a line from its beginning."""
        before = self._line.blockSignals(True)
        self._line.setText(text)
        self._line.setCursorPosition(0)
        self._line.blockSignals(before)

    def inner(self) -> QWidget:
        """Return the line edit."""
        return self._line


class LongInput(FieldInput):
    """Sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        frame = 2 * (self._edit.frameWidth() + round(self._edit.document().documentMargin()))
        height = self.fontMetrics().lineSpacing() * _LINES + frame
        self._edit.setMinimumHeight(height)
        self._edit.setMaximumHeight(height)
        self._edit.textChanged.connect(self.edited)
        self._hold(self._edit)

    def text(self) -> str:
        """Return the text with its line ends."""
        return str(self._edit.toPlainText())

    def show_text(self, text: str) -> None:
        """Show a text."""
        before = self._edit.blockSignals(True)
        self._edit.setPlainText(text)
        self._edit.blockSignals(before)

    def inner(self) -> QWidget:
        """Return the text edit."""
        return self._edit


class DayInput(FieldInput):
    """A day that may be missing: typed in any usual form, or chosen in a calendar."""

    def __init__(self, spec: ColumnSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr("year-month-day"))
        self._line.setMinimumWidth(self.fontMetrics().horizontalAdvance(_WIDEST_DAY))
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(lambda _text: self.edited.emit())
        self._line.editingFinished.connect(self._tidy)
        self._open = QToolButton()
        self._open.setText("▾")
        self._open.setToolTip(tr("Choose in a calendar (Alt+Down)"))
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(lambda _checked=False: self.open_calendar())
        keys = QShortcut(QKeySequence("Alt+Down"), self._line, self.open_calendar)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._hold(self._line, self._open)

    def text(self) -> str:
        """Return what was typed."""
        return str(self._line.text())

    def show_text(self, text: str) -> None:
        """Show a day."""
        before = self._line.blockSignals(True)
        self._line.setText(text)
        self._line.blockSignals(before)

    def inner(self) -> QWidget:
        """Return the line edit."""
        return self._line

    def open_calendar(self) -> None:
        """Offer a calendar at the day that stands there."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        known = QDate.fromString(self._read(), Qt.DateFormat.ISODate)
        calendar.setSelectedDate(known if known.isValid() else QDate.currentDate())
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(calendar)
        action = QWidgetAction(menu)
        action.setDefaultWidget(frame)
        menu.addAction(action)

        def take(day: QDate) -> None:
            self._line.setText(day.toString(Qt.DateFormat.ISODate))
            menu.close()
            self.left.emit()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _read(self) -> str:
        """Return the day in ISO form, empty where it is none."""
        try:
            return str(read_input(self._spec, self.text()) or "")
        except LowUseError:
            return ""

    def _tidy(self) -> None:
        """Show a day that was typed otherwise in its one form."""
        day = self._read()
        if day and day != self.text():
            self._line.setText(day)
        self.left.emit()

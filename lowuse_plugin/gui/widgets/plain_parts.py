# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels, buttons and tips of dialogs: each with its name, and never taken for HTML."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QToolButton, QWidget


def plain_label(name: str, text: str = "") -> QLabel:
    """Return a label for words of people: never taken for HTML, and can be copied."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def form_note(name: str, text: str = "") -> QLabel:
    """Return a :func:`plain_label` as high as its lines: forms give wrapped ones too much room."""
    label = plain_label(name, text)
    label.setWordWrap(False)
    return label


def heading(text: str) -> QLabel:
    """Return a bold label of ours, above what it names."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def quiet_button(name: str, text: str, act: Callable[[], object] | None = None) -> QPushButton:
    """Return a button that Enter elsewhere in the dialog does not press."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    if act is not None:
        button.clicked.connect(lambda _checked=False: act())
    return button


def link_button(name: str, text: str) -> QToolButton:
    """Return a button that reads like a link in a line of words; the keyboard reaches it."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    font = button.font()
    font.setUnderline(True)
    button.setFont(font)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def plain_text(text: str) -> str:
    """Return data for a tip or the message bar, which guess whether a text is HTML.

    What looks like HTML becomes HTML that shows it letter for letter.
    """
    if not Qt.mightBeRichText(text):
        return text
    shown = escaped(text).replace("\n", "<br>")
    return f"<span>{shown}</span>"


def escaped(text: str) -> str:
    """Return data for where HTML is shown."""
    from html import escape  # noqa: PLC0415  with a table of every entity, for the start

    return escape(text, quote=False)


def to_front(dialog: QWidget) -> None:
    """Show a window that may be hidden or behind others."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()

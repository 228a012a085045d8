# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is too long for the message bar, and questions that have to be read before the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button, to_front
from lowuse_plugin.gui.widgets.window_size import fit

_CHARACTERS = 56

Answer = tuple[str, str, Callable[[], None]]
"""Name of a button, what it says, and what it does; the window closes with it."""


class SaidDialog(QDialog):
    """A text and its buttons beside the map; Enter and Esc do nothing but close it."""

    def __init__(
        self,
        name: str,
        title: str,
        text: str,
        *,
        close: str,
        answers: Sequence[Answer] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make it; :func:`say` shows it.

        Args:
            name: Object name behind ``LowUse.``; the label adds ``.Text``, buttons their names.
            title: Of the window.
            text: Words, among them those of people.
            close: What the button says that only closes.
            answers: The other buttons.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(f"LowUse.{name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        row = QHBoxLayout()
        row.addStretch(1)
        for key, words, act in answers:
            row.addWidget(quiet_button(f"LowUse.{name}.{key}", words, self._answer(act)))
        stay = quiet_button(f"LowUse.{name}.Stay", close, self.reject)
        stay.setDefault(True)
        row.addWidget(stay)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"LowUse.{name}.Text", text), 1)
        layout.addLayout(row)
        stay.setFocus()
        fit(self, _CHARACTERS)

    def _answer(self, act: Callable[[], None]) -> Callable[[], None]:
        def press() -> None:
            self.accept()
            act()

        return press


def say(
    name: str,
    title: str,
    text: str,
    *,
    close: str,
    answers: Sequence[Answer] = (),
    parent: QWidget | None = None,
) -> None:
    """Show a window; one of its name that is open, and about what was before, goes.

    Args: as :class:`SaidDialog`.
    """
    for old in parent.findChildren(SaidDialog, f"LowUse.{name}") if parent is not None else ():
        old.setObjectName("")
        old.reject()
    to_front(SaidDialog(name, title, text, close=close, answers=answers, parent=parent))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of a procedure: day, document, opinion; what else it asks for comes from others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.form_fields import day_edit
from lowuse_plugin.qgis_bridge.waiting import Waiting

_OPINION_LINES = 3


class StepDialog(AskingDialog):
    """Has the fields that every step has."""

    def __init__(self, title: str, act: str, waiting: Waiting, parent: QWidget | None) -> None:
        """Make them; who inherits lays them out.

        Args:
            title: As for :class:`AskingDialog`, like the rest.
            act: What its button says.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(title, act, waiting, parent)
        place, today = f"LowUse.{self.NAME}", QDate(office_today())
        self._day = day_edit("Day", today, place=place)
        self._day.setMaximumDate(today)
        self._day.dateChanged.connect(lambda _day: self._on_changed())
        self._document = line_edit("Document", "", place=place)
        self._document.textChanged.connect(lambda _text: self._on_changed())
        self._opinion = QPlainTextEdit()
        self._opinion.setObjectName(f"{place}.Opinion")
        self._opinion.setTabChangesFocus(True)
        frame = 2 * (self._opinion.frameWidth() + round(self._opinion.document().documentMargin()))
        height = self.fontMetrics().lineSpacing() * _OPINION_LINES + frame
        self._opinion.setMinimumHeight(height)
        self._opinion.setMaximumHeight(height)
        self._opinion.textChanged.connect(self._on_changed)

    def target_box(self, states: Sequence[str], word: Callable[[str], str]) -> QComboBox:
        """Return a choice of the states to which something goes back, the nearest first."""
        box = QComboBox()
        box.setObjectName(f"LowUse.{self.NAME}.Target")
        for state in reversed(states):
            box.addItem(word(state), state)
        box.currentIndexChanged.connect(lambda _index: self._on_changed())
        return box

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A figure that is typed or stepped, and that may be empty."""

from __future__ import annotations

from fractions import Fraction

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.typed_figures import read_figure
from lowuse_plugin.domain.units import format_decimal

_LARGE = 10
"""Steps that Qt asks for with Page up or Ctrl."""


class StepInput(QAbstractSpinBox):
    """Free text with arrows; while it is empty the figure of the workspace stands there in grey.

    Stepping starts from that figure. What is typed is judged by whoever reads it: a field that
    swallows keys cannot say why.
    """

    edited = pyqtSignal()

    def __init__(
        self,
        name: str,
        small: Fraction,
        large: Fraction,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Start empty.

        Args:
            name: Object name.
            small: Step of the arrow keys.
            large: Step of Page up and Page down.
            unit: Of the figure.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._small, self._large = small, large
        self._unit = unit
        self._start = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setClearButtonEnabled(True)
        self.lineEdit().textChanged.connect(lambda _text: self.edited.emit())

    @property
    def text_typed(self) -> str:
        """What was typed."""
        return str(self.lineEdit().text())

    def set_steps(self, small: Fraction, large: Fraction) -> None:
        """Step by other figures from now on."""
        self._small, self._large = small, large

    def show_text(self, text: str) -> None:
        """Show a figure without telling anybody."""
        # The signals of the line itself stay: its button for clearing listens to them.
        before = self.blockSignals(True)
        self.lineEdit().setText(text)
        self.blockSignals(before)

    def show_known(self, value: str, shown: str) -> None:
        """Show in grey what holds while nothing is typed.

        Args:
            value: From where the steps begin; empty where nothing is known.
            shown: As people read it, with its source.
        """
        self._start = value
        self.lineEdit().setPlaceholderText(shown)
        self.lineEdit().setToolTip(shown)

    def stepBy(self, steps: int) -> None:  # noqa: N802
        """Add steps to what stands there; nothing goes below zero."""
        at = self._number(self.text_typed.strip() or self._start)
        if at is None and self.text_typed.strip():
            return
        move = self._large if abs(steps) >= _LARGE else self._small
        value = (at or Fraction(0)) + (move if steps > 0 else -move)
        places = 2 if value == Fraction(round(value * 100), 100) else 8
        text = format_decimal(max(value, Fraction(0)), places)
        self.lineEdit().setText(text)
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabled:  # noqa: N802
        """Step both ways at any time."""
        return QAbstractSpinBox.StepEnabled(
            QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
            | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        )

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page unless somebody is typing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let the dock be narrow."""
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0") * 12, hint.height())

    def _number(self, text: str) -> Fraction | None:
        try:
            figure = read_figure(text, self._unit, "")
        except LowUseError:
            return None
        return figure.value if figure is not None else None

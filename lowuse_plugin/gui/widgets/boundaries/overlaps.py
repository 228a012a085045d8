# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks once, in the window and not over it, whether boundaries are written that overlap others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lowuse_plugin.gui.boundaries.words import overlap_sum
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.boundaries.edits import BoundaryReport, PlacedFinding

_NAME = "LowUse.Boundary.Overlaps"


class OverlapQuestion(QFrame):
    """Hidden until somebody wants to write overlaps; another stroke asks anew."""

    accepted = pyqtSignal()
    shown = pyqtSignal(object)
    """The largest overlap, to be shown on the map."""
    asking = pyqtSignal(bool)
    """It stands in the window now, or no more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._asked: tuple[PlacedFinding, ...] = ()
        self._accepted: tuple[PlacedFinding, ...] = ()
        self._text = QLabel()
        self._text.setObjectName(f"{_NAME}.Text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for name, text, deed in (
            ("Show", tr("Show it"), self._show),
            ("Back", tr("Go on drawing"), self.hide),
            ("Write", tr("Write all the same"), self._accept),
        ):
            button = QPushButton(text)
            button.setObjectName(f"{_NAME}.{name}")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            buttons.addWidget(button)
            if name == "Back":
                self._back = button
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        self.hide()

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        """Tell it, so that it can take the place of the usual buttons."""
        super().setVisible(visible)
        self.asking.emit(visible)

    def accepts(self, overlaps: Sequence[PlacedFinding]) -> bool:
        """Tell whether these overlaps may be written: there are none, or it was said."""
        return not overlaps or tuple(overlaps) == self._accepted

    def ask(self, overlaps: Sequence[PlacedFinding]) -> None:
        """Ask about overlaps that are about to be written."""
        self._asked = tuple(overlaps)
        self._text.setText(
            tr("{count} overlaps with other parcels remain, {area} m² together. Write all the "
               "same?", count=len(overlaps), area=overlap_sum(overlaps))
        )  # fmt: skip
        self.show()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_unless(self, report: BoundaryReport | None) -> None:
        """Take the question, and its answer, away when the overlaps are others by now."""
        found = report.overlaps if report is not None else ()
        if found != self._accepted:
            self._accepted = ()
        if found != self._asked:
            self._asked = ()
            self.hide()

    def _show(self) -> None:
        if self._asked:
            self.shown.emit(max(self._asked, key=lambda found: found.area_m2 or 0.0))

    def _accept(self) -> None:
        self._accepted = self._asked
        self.hide()
        self.accepted.emit()

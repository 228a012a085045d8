# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The readings that a person may choose otherwise, folded until somebody wants them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.policy.switches import YES, SwitchSpec, value_key
from lowuse_plugin.gui.widgets.policy.clause_link import ClauseLink
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.policy.pack import SubsidyPolicy

_NAME = "LowUse.WhatIf"


class WhatIfSwitches(QWidget):
    """One choice a reading; its entry of the register is a link."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without readings."""
        super().__init__(parent)
        self.setObjectName(f"{_NAME}.Switches")
        self._specs: tuple[SwitchSpec, ...] = ()
        self._boxes: dict[str, QuietComboBox] = {}
        self._fold = QToolButton()
        self._fold.setObjectName(f"{_NAME}.Fold")
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(lambda _on: self._show_fold())
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._rows)
        self._show_fold()

    def show_policy(self, policy: SubsidyPolicy, chosen: Mapping[str, Any]) -> None:
        """Offer the readings of a pack.

        Args:
            policy: The pack.
            chosen: Readings other than its own; what the pack does not offer is left out.
        """
        if self._specs != policy.switch_specs:
            self._build(policy.switch_specs)
        for spec in self._specs:
            key = value_key(chosen[spec.name]) if spec.name in chosen else spec.default_key
            self._boxes[spec.name].choose(key if key in spec.values else spec.default_key)
        self._show_fold()

    def chosen(self) -> dict[str, Any]:
        """Return the readings that differ from those of the pack."""
        found: dict[str, Any] = {}
        for spec in self._specs:
            key = str(self._boxes[spec.name].currentData())
            if key != spec.default_key:
                found[spec.name] = key == YES if spec.is_flag else key
        return found

    def _build(self, specs: tuple[SwitchSpec, ...]) -> None:
        self._specs = specs
        self._boxes = {}
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, spec in enumerate(specs):
            box = QuietComboBox()
            box.setObjectName(f"{_NAME}.Switch.{spec.name}")
            for key, words in spec.values.items():
                box.addItem(words, key)
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
            self._boxes[spec.name] = box
            label = QLabel(spec.title)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(box)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(box, row, 1)
            if spec.reading:
                link = ClauseLink(spec.reading)
                link.setText(spec.reading)
                self._grid.addWidget(link, row, 2)

    def _on_changed(self) -> None:
        self._show_fold()
        self.changed.emit()

    def _show_fold(self) -> None:
        for box in self._boxes.values():
            box.setToolTip(box.currentText())  # a narrow dock cuts the words
        opened = self._fold.isChecked()
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
        count = len(self.chosen())
        said = tr("Readings ({count} chosen otherwise)", count=count) if count else tr("Readings")
        self._fold.setText(said)
        self._rows.setVisible(opened)

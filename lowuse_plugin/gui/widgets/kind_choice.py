# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of low-efficiency land: several may be checked, one of them is the primary one."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

_FIRST = "1"


class KindChoice(QWidget):
    """Boxes by the code list, reached by Alt and the number of the kind."""

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Begin with the first kind checked.

        Args:
            name: Object name; the boxes add ``.<code>``, the primary choice ``.Primary``.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self._words = dict(shipped().codes["low_efficiency_kind"].values)
        self._boxes: dict[str, QCheckBox] = {}
        flow = FlowLayout(spacing=max(self.fontMetrics().height() // 3, 2))
        for code, word in self._words.items():
            box = QCheckBox(f"&{code} {word}")
            box.setObjectName(f"{name}.{code}")
            box.setChecked(code == _FIRST)
            box.toggled.connect(lambda _on: self._on_toggled())
            self._boxes[code] = box
            flow.addWidget(box)
        self._primary = QuietComboBox()
        self._primary.setObjectName(f"{name}.Primary")
        self._primary.setToolTip(tr("The primary kind colours the map and counts in the figures"))
        self._primary.currentIndexChanged.connect(lambda _index: self.changed.emit())
        label = QLabel(tr("&Primary kind"))
        label.setBuddy(self._primary)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self._primary, 1)
        boxes = QWidget()
        boxes.setLayout(flow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(max(self.fontMetrics().height() // 6, 1))
        layout.addWidget(boxes)
        layout.addWidget(self._choice)
        self._fill()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The checked codes, the primary one first."""
        checked = [code for code, box in self._boxes.items() if box.isChecked()]
        primary = self._primary.currentData()
        return tuple(sorted(checked, key=lambda code: code != primary))

    def choose(self, kinds: tuple[str, ...]) -> None:
        """Check kinds, the first as the primary one."""
        before = self.blockSignals(True)
        for code, box in self._boxes.items():
            box.setChecked(code in kinds)
        self._fill()
        if kinds:
            self._primary.choose(kinds[0])
        self.blockSignals(before)
        self.changed.emit()

    def _on_toggled(self) -> None:
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        """Offer the checked kinds; asked only where there is more than one."""
        kept = self._primary.currentData()
        checked = [code for code, box in self._boxes.items() if box.isChecked()]
        before = self._primary.blockSignals(True)
        self._primary.clear()
        for code in checked:
            self._primary.addItem(self._words[code], code)
        if checked:
            self._primary.setCurrentIndex(max(self._primary.findData(kept), 0))
        self._primary.blockSignals(before)
        self._choice.setVisible(len(checked) > 1)

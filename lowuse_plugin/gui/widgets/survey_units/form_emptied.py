# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields that are emptied on all units of a selection; what just stands empty sets nothing."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QMenu, QPushButton, QWidget

from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.fields import DETAIL_COLUMNS, UNIT
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed

_NAME = "LowUse.Details.Empty"


class EmptiedFields(QWidget):
    """A button with the fields behind it, and the names of those that are chosen."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = shipped().tables[UNIT].columns
        self._button = QPushButton(tr("Empty on all …"))
        self._button.setObjectName(f"{_NAME}.Choose")
        self._button.setAutoDefault(False)
        self._button.setToolTip(
            tr("Fields that are emptied on all chosen units with the save; what stands empty below "
               "stays on each as it is")
        )  # fmt: skip
        self._said = plain_label(f"{_NAME}.Said")
        menu = QMenu(self._button)
        self._entries: dict[str, QAction] = {}
        for name in DETAIL_COLUMNS:
            entry = menu.addAction(columns[name].title)
            entry.setObjectName(f"{_NAME}.{name}")
            entry.setCheckable(True)
            entry.toggled.connect(self._on_toggled)
            self._entries[name] = entry
        self._button.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)
        layout.addWidget(self._said, 1)
        self._show()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are emptied."""
        return tuple(name for name, entry in self._entries.items() if entry.isChecked())

    def clear(self) -> None:
        """Empty nothing."""
        for entry in self._entries.values():
            before = entry.blockSignals(True)
            entry.setChecked(False)
            entry.blockSignals(before)
        self._show()

    def _on_toggled(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        titles = [self._entries[name].text() for name in self.columns]
        text = labelled(tr("emptied on all"), listed(titles)) if titles else ""
        self._said.setText(text)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The first rows of a file, and the encoding and layer that they were read with."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr

ENCODINGS = ("UTF-8", "GB18030", "Big5", "UTF-16")
_WIDEST_COLUMN = 20


class RowsPane(QWidget):
    """Shows a few rows; another encoding or layer makes the file be read again."""

    encoding_chosen = pyqtSignal(str)
    """Empty to judge by the bytes."""
    layer_chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encoding = QuietComboBox(self)
        self._encoding.setObjectName("LowUse.Import.Encoding")
        self._encoding.activated.connect(
            lambda _index: self.encoding_chosen.emit(self._encoding.currentData())
        )
        self._layer = QuietComboBox(self)
        self._layer.setObjectName("LowUse.Import.Layer")
        self._layer.activated.connect(
            lambda _index: self.layer_chosen.emit(self._layer.currentData())
        )
        self._note = QLabel(self)
        self._note.setObjectName("LowUse.Import.RowsNote")
        self._note.setWordWrap(True)
        self._rows = QTableWidget(self)
        self._rows.setObjectName("LowUse.Import.Rows")
        self._rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._rows.setWordWrap(False)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Layer or sheet"), self._layer)
        form.addRow(tr("Encoding"), self._encoding)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._note)
        layout.addWidget(self._rows, 1)

    def show_choices(
        self, *, layers: Sequence[str], layer: str, has_encoding: bool, chosen: str, used: str
    ) -> None:
        """Show how the file was read.

        Args:
            layers: What it offers.
            layer: What was read, empty where that is not decided.
            has_encoding: Whether the encoding can be chosen.
            chosen: Encoding that the user chose, empty to judge by the bytes.
            used: Encoding that was used.
        """
        self._layer.clear()
        for name in layers:
            self._layer.addItem(name, name)
        self._layer.setPlaceholderText(tr("Choose one"))
        self._layer.choose(layer or None)
        self._layer.setEnabled(len(layers) > 1)
        self._encoding.clear()
        judged = tr("Automatic ({encoding})", encoding=used) if used else tr("Automatic")
        self._encoding.addItem(judged, "")
        for name in ENCODINGS:
            self._encoding.addItem(name, name)
        self._encoding.choose(chosen)
        self._encoding.setEnabled(has_encoding)
        fixed = tr("The format of this file fixes its encoding.")
        look = tr("If Chinese looks wrong here, choose another encoding.")
        self._note.setText(look if has_encoding else fixed)

    def show_rows(self, fields: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the first rows."""
        self._rows.clear()
        self._rows.setColumnCount(len(fields))
        self._rows.setRowCount(len(rows))
        self._rows.setHorizontalHeaderLabels(list(fields))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                self._rows.setItem(at, column, QTableWidgetItem(text))
        self._rows.resizeColumnsToContents()
        widest = QFontMetrics(self.font()).averageCharWidth() * _WIDEST_COLUMN
        for column in range(len(fields)):
            if self._rows.columnWidth(column) > widest:
                self._rows.setColumnWidth(column, widest)

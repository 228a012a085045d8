# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The fields of what is said of a registered layer, the same for a new one and for a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLineEdit, QSpinBox

from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.gui.widgets.form_fields import OptionalDay
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.overlay.reference_layers import LAST_PLACE, MESSAGE_LENGTH, NAME_LENGTH

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Value
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer


class LayerFields(QObject):
    """Puts its fields into a form."""

    changed = pyqtSignal()

    def __init__(self, form: QFormLayout, name: str, layer: RegisteredLayer | None = None) -> None:
        """Show what is said now.

        Args:
            form: Gets the fields.
            name: Begin of their object names.
            layer: The layer; None for a new one.
        """
        super().__init__()
        self._prefix = name
        self._name = self._line("Name", layer.name if layer else "", NAME_LENGTH)
        self._kind = self._combo("Kind")
        if layer is None:
            self._kind.addItem(tr("Choose one"), None)
        for code, word in shipped().codes["reference_kind"].values.items():
            self._kind.addItem(word, code)
        self._kind.choose(layer.reference_kind if layer else None)
        self._source = self._line("Source", layer.source if layer else "", MESSAGE_LENGTH)
        self._document = self._line("Document", layer.document_no if layer else "", MESSAGE_LENGTH)
        self._district = self._combo("District")
        self._district.addItem(tr("All districts"), "")
        for code in DISTRICTS:
            self._district.addItem(district_label(code), code)
        self._district.choose(layer.district if layer else "")
        self._place = QSpinBox()
        self._place.setObjectName(f"{name}.Place")
        self._place.setRange(0, LAST_PLACE)
        self._place.setSpecialValueText(tr("not stated"))
        self._place.setValue((layer.priority if layer else None) or 0)
        self._message = self._line("Message", layer.message if layer else "", MESSAGE_LENGTH)
        self._message.setPlaceholderText(tr("Such as: 管控线内，先征求园区意见"))
        as_of = layer.as_of if layer else None
        self._as_of = OptionalDay(f"{name}.AsOf", as_of, tr("not stated"))
        self._fill(form)

    @property
    def values(self) -> dict[str, Value]:
        """What was entered, by column; missing is None."""
        day = self._as_of.day
        return {
            "name": self._name.text().strip(),
            "kind": self._kind.currentData(),
            "source": self._source.text().strip() or None,
            "as_of": None if day is None else day.isoformat(),
            "document_no": self._document.text().strip() or None,
            "district": self._district.currentData() or None,
            "priority": self._place.value() or None,
            "message": self._message.text().strip() or None,
        }

    @property
    def gap(self) -> str:
        """What has to be entered yet, empty when nothing."""
        if not self._name.text().strip():
            return tr("Enter the name of the layer.")
        if not self._kind.currentData():
            return tr("Choose the kind of the layer.")
        return self._as_of.gap

    def propose(self, name: str, kind: str | None) -> None:
        """Put in a name and a kind, to be looked at."""
        self._name.setText(name)
        self._kind.choose(kind)
        self.changed.emit()

    def _fill(self, form: QFormLayout) -> None:
        form.addRow(tr("Layer name *"), self._name)
        form.addRow(tr("Kind of layer *"), self._kind)
        form.addRow(tr("Source"), self._source)
        form.addRow(tr("Data as of"), self._as_of)
        form.addRow(tr("Document number"), self._document)
        form.addRow(tr("District"), self._district)
        form.addRow(tr("Place in lists (1 first)"), self._place)
        form.addRow(tr("Message on its parcels"), self._message)
        for line in (self._name, self._source, self._document, self._message):
            line.textEdited.connect(lambda _text: self.changed.emit())
        for box in (self._kind, self._district):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._place.valueChanged.connect(lambda _value: self.changed.emit())
        self._as_of.edited.connect(self.changed)

    def _line(self, name: str, text: str, most: int) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(f"{self._prefix}.{name}")
        line.setMaxLength(most)
        return line

    def _combo(self, name: str) -> QuietComboBox:
        box = QuietComboBox()
        box.setObjectName(f"{self._prefix}.{name}")
        return box

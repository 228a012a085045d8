# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""登记图层: any polygon layer of the QGIS project becomes a registered layer (C09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QWidget

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.layer_fields import LayerFields
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import ours
from lowuse_plugin.qgis_bridge.layers.table import LayerTable
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.services.importing.reference_fields import guess_reference_kind

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.waiting import Waiting
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

_NAME = "LowUse.RegisterLayer"


@dataclass(frozen=True)
class Registration:
    """A layer and what is said of it."""

    layer: LayerTable
    name: str
    kind: str
    source: str | None
    as_of: date | None
    document_no: str | None
    district: str | None
    priority: int | None
    message: str | None


class RegisterLayerDialog(AskingDialog):
    """Its areas are copied into the workspace; the layer itself stays as it is."""

    save_wanted = pyqtSignal(object)
    """A :class:`Registration`."""

    NAME = "RegisterLayer"
    CHARACTERS = 66

    def __init__(
        self,
        waiting: Waiting,
        registered: Sequence[RegisteredLayer],
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            waiting: What saves that wait tell.
            registered: Layers that there are: one of the same name gets the areas.
            parent: Owner.
        """
        super().__init__(tr("Register a layer"), tr("Register"), waiting, parent)
        self._registered = {each.name: each for each in registered if each.is_reference}
        self._layers = QgsMapLayerComboBox()
        self._layers.setObjectName(f"{_NAME}.Layer")
        self._layers.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self._layers.setExceptedLayerList([layer for layer, _ in ours(QgsProject.instance())])
        self._selected = QCheckBox(tr("Only the selected shapes"))
        self._selected.setObjectName(f"{_NAME}.Selected")
        self.form.addRow(tr("Layer *"), self._layers)
        self.form.addRow(self._selected)
        self._layer_fields = LayerFields(self.form, _NAME)
        self._what = plain_label(f"{_NAME}.What")
        self.body.addWidget(self._fields)
        self.body.addWidget(self._what)
        self._layers.layerChanged.connect(lambda _layer: self._on_layer())
        self._selected.toggled.connect(lambda _on: self._on_changed())
        self._layer_fields.changed.connect(self._on_fields)
        install_f1(self, "overlay", "layers")
        self._begin()
        self._on_layer()
        self._untouched = self._typed()

    def choose(self, layer: QgsVectorLayer) -> None:
        """Mean a layer of the project."""
        self._layers.setLayer(layer)

    def _layer(self) -> QgsVectorLayer | None:
        layer = self._layers.currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _on_layer(self) -> None:
        layer = self._layer()
        if layer is not None:
            count = layer.selectedFeatureCount()
            self._selected.setEnabled(count > 0)
            self._selected.setChecked(False)
            self._layer_fields.propose(layer.name(), guess_reference_kind((layer.name(),)))
        self._on_fields()

    def _on_fields(self) -> None:
        self._what.setText(self._consequence())
        self._on_changed()

    def _same_name(self) -> RegisteredLayer | None:
        return self._registered.get(str(self._layer_fields.values["name"]))

    def _consequence(self) -> str:
        """Say what becomes of the shapes, and of a layer of this name that there is."""
        layer = self._layer()
        if layer is None:
            return ""
        text = tr("{count} shapes in {crs} are copied into the workspace and transformed.",
                  count=f"{layer.featureCount():,}", crs=layer.crs().authid() or "—")  # fmt: skip
        there = self._same_name()
        if there is None:
            return text
        update = tr("{name} is registered already with {areas} areas: shapes of the same number "
                    "or ground replace theirs, others are added, none is taken away. Retire it "
                    "first to replace it wholly.",
                    name=there.name, areas=f"{there.areas:,}")  # fmt: skip
        return f"{text}\n⚠ {update}"

    def _typed(self) -> object:
        layer = self._layer()
        key = layer.id() if layer is not None else ""
        return key, self._selected.isChecked(), self._layer_fields.values

    def _gap(self) -> str:
        layer = self._layer()
        if layer is None:
            return tr("There is no polygon layer in the project. Add one to QGIS first.")
        if not layer.crs().isValid():
            return tr("The layer has no CRS. Set it in QGIS first.")
        return self._layer_fields.gap or self._other_kind()

    def _other_kind(self) -> str:
        there, kind = self._same_name(), self._layer_fields.values["kind"]
        if there is None or there.reference_kind == kind:
            return ""
        words = {
            "name": there.name,
            "kind": shown_code("reference_kind", there.reference_kind),
            "wanted": shown_code("reference_kind", str(kind)),
        }
        return describe_code("REFERENCE_OTHER_KIND", words)

    def _send(self) -> None:
        layer, values = self._layer(), self._layer_fields.values
        if layer is None:
            return
        day = values["as_of"]
        self.save_wanted.emit(
            Registration(
                layer=LayerTable.of(layer, selected=self._selected.isChecked()),
                name=str(values["name"]),
                kind=str(values["kind"]),
                source=_text(values["source"]),
                as_of=date.fromisoformat(str(day)) if day else None,
                document_no=_text(values["document_no"]),
                district=_text(values["district"]),
                priority=values["priority"] if isinstance(values["priority"], int) else None,
                message=_text(values["message"]),
            )
        )


def _text(value: object) -> str | None:
    return str(value) if value else None

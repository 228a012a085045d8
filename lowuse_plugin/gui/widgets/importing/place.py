# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a file lies: its outlines over the parcels of the workspace, and its CRS."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_words import crs_from

_PARCELS = {"color": "235,235,228,255", "outline_color": "150,150,140,255", "outline_width": "0.1"}
_OUTLINES = {"color": "200,80,0,60", "outline_color": "190,70,0,255", "outline_width": "0.4"}
_LINES = {"line_color": "190,70,0,255", "line_width": "0.5"}
_MARGIN = 1.2


class OutlineMap(QgsMapCanvas):
    """A small map of its own: no layer of it is in the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Import.Map")
        self.setAcceptDrops(False)  # files are dropped on the dialog
        self.enableAntiAliasing(True)
        height = QFontMetrics(self.font()).height()
        self.setMinimumHeight(height * 6)
        self.setMinimumWidth(height * 12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._kept: list[QgsMapLayer] = []
        self._parcels: QgsVectorLayer | None = None
        self._source = ""
        self._pan = QgsMapToolPan(self)
        self.setMapTool(self._pan)

    def show_outlines(
        self, outlines: Sequence[bytes], crs: str, parcels: str, bounds: Sequence[float] | None
    ) -> None:
        """Show a file over the parcels that are there.

        Args:
            outlines: WKB in ``crs``.
            crs: CRS of the workspace.
            parcels: Layer source of the parcels of the workspace, empty to show none.
            bounds: Range to show.
        """
        shown = [_outline_layer(kind, crs, outlines) for kind in ("Polygon", "LineString")]
        layers: list[QgsMapLayer] = [layer for layer in shown if layer.featureCount()]
        below = self._parcel_layer(parcels, crs)
        if below is not None:
            layers.append(below)
        self.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
        self.setLayers(layers)
        self._kept = layers  # the canvas does not own them
        if bounds is not None:
            extent = QgsRectangle(*bounds)
            extent.scale(_MARGIN)
            self.setExtent(extent)
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.setLayers([])
        self._kept = []
        self.refresh()

    def redraw(self) -> None:
        """Draw anew what changed in the workspace."""
        if self._parcels is not None:
            self._parcels.triggerRepaint()
        self.refresh()

    def release(self) -> None:
        """Let go of the parcels of the workspace too, as when it is closed."""
        self.clear()
        self._parcels, self._source = None, ""

    def _parcel_layer(self, source: str, crs: str) -> QgsVectorLayer | None:
        """Return the parcels of the workspace; opened once, and again after an import."""
        if not source:
            return None
        if self._parcels is None or source != self._source:
            options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
            layer = QgsVectorLayer(source, "parcels", "ogr", options)
            if not layer.isValid():
                return None
            layer.setCrs(QgsCoordinateReferenceSystem(crs))
            layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(_PARCELS)))
            self._parcels, self._source = layer, source
        return self._parcels


class PlacePane(QScrollArea):
    """The map, the CRS with its reason, and what the user can correct."""

    crs_chosen = pyqtSignal(str)
    """Authority code or WKT; empty to follow the file again."""
    swap_chosen = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = OutlineMap(self)
        self._line = _wrapped("LowUse.Import.CrsLine", self)
        self._where = _wrapped("LowUse.Import.Where", self)
        self._proposals = QVBoxLayout()
        self._crs = QgsProjectionSelectionWidget(self)
        self._crs.setObjectName("LowUse.Import.Crs")
        self._crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self._crs.setNotSetText(tr("as the file states"))
        self._crs.crsChanged.connect(self._choose)
        self._swap = QCheckBox(tr("North and east are exchanged in the file"), self)
        self._swap.setObjectName("LowUse.Import.SwapAxes")
        self._swap.clicked.connect(self.swap_chosen)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.addWidget(self._where)
        layout.addWidget(self.map, 1)
        layout.addWidget(self._line)
        layout.addLayout(self._proposals)
        layout.addWidget(self._crs)
        layout.addWidget(self._swap)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_place(self, where: str, line: str) -> None:
        """Show where the file lies and in which CRS it is read."""
        self._where.setText(where)
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def show_choices(
        self, *, chosen: str | None, swapped: bool, proposals: Sequence[tuple[str, str]]
    ) -> None:
        """Show what was chosen, and a button for each CRS that would fit.

        Args:
            chosen: CRS that the user chose, None where the file is followed.
            swapped: Whether north and east are exchanged.
            proposals: Code and label.
        """
        before = self._crs.blockSignals(True)
        self._crs.setCrs(crs_from(chosen) if chosen else QgsCoordinateReferenceSystem())
        self._crs.blockSignals(before)
        self._swap.setChecked(swapped)
        while self._proposals.count():
            old = self._proposals.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for code, label in proposals:
            button = QPushButton(label, self)
            button.setObjectName(f"LowUse.Import.UseCrs.{code}")
            button.clicked.connect(lambda _checked=False, c=code: self.crs_chosen.emit(c))
            self._proposals.addWidget(button)

    def _choose(self, crs: QgsCoordinateReferenceSystem) -> None:
        self.crs_chosen.emit((crs.authid() or crs.toWkt()) if crs.isValid() else "")


def _wrapped(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _outline_layer(kind: str, crs: str, outlines: Sequence[bytes]) -> QgsVectorLayer:
    """Return a layer in memory with the outlines of one kind."""
    wanted = Qgis.GeometryType.Polygon if kind == "Polygon" else Qgis.GeometryType.Line
    layer = QgsVectorLayer(f"Multi{kind}", kind, "memory")
    layer.setCrs(QgsCoordinateReferenceSystem(crs))
    features = []
    for wkb in outlines:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        if geometry.type() == wanted:
            geometry.convertToMultiType()
            feature = QgsFeature()
            feature.setGeometry(geometry)
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    symbol: QgsSymbol = (
        QgsFillSymbol.createSimple(_OUTLINES)
        if kind == "Polygon"
        else QgsLineSymbol.createSimple(_LINES)
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer

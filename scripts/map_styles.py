# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Styles of the map T4, for ``build_layouts.py``: symbols, labels, and XML without chance in it."""

from __future__ import annotations

import re
import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineCallout,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

SERIF, SANS = "FangSong", "SimHei"
_FAMILY, _OURS = re.compile(r'fontFamily="([^"]*)"'), f'fontFamily="{SANS}"'
_UUID = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?")


@dataclass(frozen=True)
class Hatch:
    """Lines over a fill: angle in degrees, distance and width in mm."""

    angle: float
    distance: float
    width: float


def fill(
    colour: str | None,
    outline: str,
    width: float,
    hatches: Sequence[Hatch] = (),
    pen: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> QgsFillSymbol:
    """Return a fill with lines of the colour of its outline."""
    base = QgsSimpleFillSymbolLayer()
    base.setBrushStyle(Qt.BrushStyle.SolidPattern if colour else Qt.BrushStyle.NoBrush)
    base.setFillColor(QColor(colour or "#ffffff"))
    base.setStrokeColor(QColor(outline))
    base.setStrokeWidth(width)
    base.setStrokeStyle(pen)
    base.setPenJoinStyle(Qt.PenJoinStyle.MiterJoin)
    symbol = QgsFillSymbol()
    symbol.changeSymbolLayer(0, base)
    for hatch in hatches:
        lines = QgsLinePatternFillSymbolLayer()
        lines.setLineAngle(hatch.angle)
        lines.setDistance(hatch.distance)
        line = QgsLineSymbol.createSimple({"line_width": str(hatch.width), "line_color": outline})
        lines.setSubSymbol(line)
        symbol.appendSymbolLayer(lines)
    return symbol


def dotted(symbol: QgsFillSymbol) -> QgsFillSymbol:
    """Add dots."""
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(1.6)
    dots.setDistanceY(1.6)
    dots.subSymbol().symbolLayer(0).setSize(0.4)
    dots.subSymbol().setColor(QColor("#555555"))
    dots.subSymbol().symbolLayer(0).setStrokeStyle(Qt.PenStyle.NoPen)
    symbol.appendSymbolLayer(dots)
    return symbol


def parcel_symbols() -> dict[str, tuple[QgsFillSymbol, str]]:
    """Return symbol and label of each class; no two differ in colour alone."""
    dash, dot = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
    return {
        "inside": (fill("#cde7c9", "#2e7d32", 0.12, [Hatch(45, 1.2, 0.12)]), "线内宗地"),
        "outside": (fill("#fdf6e3", "#c2ab6e", 0.06, [Hatch(0, 2.4, 0.06)]), "线外宗地"),
        "crossing": (
            fill("#f8c4bc", "#b71c1c", 0.25, [Hatch(45, 1.1, 0.12), Hatch(135, 1.1, 0.12)]),
            "跨线宗地",
        ),
        "boundary_error": (
            fill("#ffffff", "#b71c1c", 0.25, [Hatch(90, 0.9, 0.12)], dash),
            "跨线宗地（边界误差）",
        ),
        "stale": (dotted(fill("#e6e6e6", "#555555", 0.3, (), dot)), "待复核宗地"),
        "none": (fill(None, "#777777", 0.15, (), dash), "未套合宗地"),
        "other": (fill(None, "#bdbdbd", 0.1), "其他宗地"),
    }


def line_symbols() -> dict[int, tuple[QgsFillSymbol, str]]:
    """Return symbol and label of each level of the control line."""
    dash, dash_dot = Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine
    return {
        1: (fill(None, "#7b1fa2", 0.7), "一级控制线"),
        2: (fill(None, "#1a4fc4", 0.6, (), dash), "二级控制线"),
        0: (fill(None, "#7b1fa2", 0.6, (), dash_dot), "工业用地控制线（不分级）"),
    }


def categorised(field: str, symbols: dict) -> QgsCategorizedSymbolRenderer:
    """Return a renderer of one category a symbol."""
    return QgsCategorizedSymbolRenderer(
        field,
        [QgsRendererCategory(value, symbol, label) for value, (symbol, label) in symbols.items()],
    )


def parcel_labels() -> QgsVectorLayerSimpleLabeling:
    """Return labels with the number of a parcel, on large scales only."""
    settings = QgsPalLayerSettings()
    settings.fieldName = 'coalesce("map_number", "parcel_code")'
    settings.isExpression = True
    settings.scaleVisibility = True
    settings.minimumScale = 5000
    settings.maximumScale = 0
    text = text_format(SANS, 6)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.4)
    buffer.setColor(QColor("#ffffff"))
    text.setBuffer(buffer)
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)


def name_labels() -> QgsVectorLayerSimpleLabeling:
    """Return names of chosen parcels, away from them on a line that leads there."""
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = Qgis.LabelPlacement.AroundPoint
    settings.dist = 5
    settings.distUnits = Qgis.RenderUnit.Millimeters
    placing = settings.placementSettings()
    placing.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(placing)
    leader = QgsSimpleLineCallout()
    leader.setEnabled(True)
    leader.setLineSymbol(QgsLineSymbol.createSimple({"line_width": "0.2", "line_color": "#000000"}))
    settings.setCallout(leader)
    text = text_format(SANS, 8)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    buffer.setColor(QColor("#ffffff"))
    text.setBuffer(buffer)
    settings.setFormat(text)
    return QgsVectorLayerSimpleLabeling(settings)


def name_rings() -> QgsRuleBasedRenderer:
    """Return a ring around what the scale makes too small; the layout says what that is."""
    ring = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "size": "4",
            "color": "255,255,255,0",
            "outline_color": "#000000",
            "outline_width": "0.4",
        }
    )
    # A rule with a filter would take the names of the others away too: only what is drawn has one.
    tiny = QgsProperty.fromExpression('"size_m" < @lowuse_tiny_m')
    ring.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.LayerEnabled, tiny)
    root = QgsRuleBasedRenderer.Rule(None)
    rule = QgsRuleBasedRenderer.Rule(ring)
    rule.setLabel("所选宗地位置（面积过小）")
    root.appendChild(rule)
    return QgsRuleBasedRenderer(root)


PARCEL_CLASS = """CASE WHEN "stale_control" THEN 'stale'
WHEN "control_class" = 'crossing' AND "boundary_error" THEN 'boundary_error'
ELSE coalesce("control_class", 'none') END"""


def write_styles(folder: Path) -> None:
    """Write the styles of parcels, control line and names of chosen parcels."""
    crs = "crs=EPSG:4526"
    parcels = QgsVectorLayer(
        f"MultiPolygon?{crs}&field=control_class:string&field=boundary_error:integer"
        "&field=stale_control:integer&field=map_number:string&field=parcel_code:string",
        "宗地",
        "memory",
    )
    parcels.setRenderer(categorised(PARCEL_CLASS, parcel_symbols()))
    parcels.setLabeling(parcel_labels())
    parcels.setLabelsEnabled(True)
    lines = QgsVectorLayer(f"MultiPolygon?{crs}&field=level:integer", "控制线", "memory")
    lines.setRenderer(categorised("level", line_symbols()))
    names = QgsVectorLayer(f"Point?{crs}&field=name:string&field=size_m:double", "名", "memory")
    names.setRenderer(name_rings())
    names.setLabeling(name_labels())
    names.setLabelsEnabled(True)
    for layer, name in (
        (parcels, "map_parcels_control"),
        (lines, "map_control_line"),
        (names, "map_parcel_names"),
    ):
        categories = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
        with tempfile.TemporaryDirectory() as drafts:
            draft = Path(drafts) / "style.qml"
            layer.saveNamedStyle(str(draft), categories)
            text = draft.read_text(encoding="utf-8")
        (folder / f"{name}.qml").write_text(stable(text), encoding="utf-8")


def text_format(family: str, size: float, *, bold: bool = False) -> QgsTextFormat:
    """Return black text; size in points."""
    font = QFont(family)
    font.setBold(bold)
    result = QgsTextFormat()
    result.setFont(font)
    result.setSize(size)
    result.setSizeUnit(Qgis.RenderUnit.Points)
    result.setColor(QColor("#000000"))
    return result


def stable(text: str) -> str:
    """Return XML that names no font of this machine and identifiers that follow their order."""
    text = _FAMILY.sub(lambda found: found[0] if found[1] in (SERIF, SANS) else _OURS, text)
    known: dict[str, str] = {}

    def replaced(found: re.Match[str]) -> str:
        bare = found[0].strip("{}")
        name = known.setdefault(bare, str(uuid.uuid5(uuid.NAMESPACE_OID, str(len(known)))))
        return found[0].replace(bare, name)

    return _UUID.sub(replaced, text)

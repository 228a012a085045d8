# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields, form and symbols of the scratch layer in which boundaries are drawn."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsPalLayerSettings,
    QgsProperty,
    QgsPropertyCollection,
    QgsRuleBasedRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType
from qgis.PyQt.QtGui import QColor

from lowuse_plugin.domain.boundaries.edits import NEW_COLUMNS
from lowuse_plugin.qgis_bridge.i18n import tr

UUID, VERSION, ROLE, BEFORE, LABEL = (
    "lup_uuid",
    "lup_version",
    "lup_role",
    "lup_before",
    "lup_label",
)
"""Columns for machines: named so that nothing pasted from elsewhere fills them."""
EDIT, NEIGHBOUR = "edit", "neighbour"
_PLACES = 3
IS_NEW = f'"{UUID}" IS NULL'
_UNMOVED_M, _SAME_M2 = 0.001, 0.01
_BASE = f'geom_from_wkt("{BEFORE}")'
# A point that snapping set on a straight edge moves nothing: lines and land are compared, not
# points. What cannot be compared is changed.
_IS_CHANGED = (
    f'("{BEFORE}" <> geom_to_wkt(@geometry, {_PLACES}) AND coalesce('
    f"hausdorff_distance(boundary(@geometry), boundary({_BASE})) > {_UNMOVED_M}"
    f" OR NOT is_valid(@geometry) OR area(@geometry) + area({_BASE})"
    f" - 2 * area(intersection(@geometry, {_BASE})) > {_SAME_M2}, true))"
)
_TEXT = QMetaType.Type.QString
_MACHINE = (UUID, VERSION, ROLE, BEFORE, LABEL)


def fields() -> list[QgsField]:
    """Return the columns, those for machines last."""
    ours = [QgsField(name, _TEXT) for name in NEW_COLUMNS]
    kinds = {VERSION: QMetaType.Type.Int}
    return [*ours, *(QgsField(name, kinds.get(name, _TEXT)) for name in _MACHINE)]


def outline(geometry: QgsGeometry) -> str:
    """Return what the symbols compare a shape with, exact to a millimetre."""
    return str(geometry.asWkt(_PLACES))


def dress(
    layer: QgsVectorLayer,
    titles: Mapping[str, str],
    districts: Mapping[str, str],
    default_district: str,
) -> None:
    """Give the layer its form, its symbols and its labels.

    Args:
        layer: With :func:`fields`.
        titles: Chinese title of each column that people see.
        districts: Name → code, for choosing.
        default_district: Of new parcels; empty when people have to choose.
    """
    _make_form(layer, titles, districts, default_district)
    layer.setRenderer(_renderer())
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels()))
    layer.setLabelsEnabled(True)
    layer.setDisplayExpression(f'coalesce("{LABEL}", "parcel_code", \'{tr("new")}\')')


def _make_form(
    layer: QgsVectorLayer,
    titles: Mapping[str, str],
    districts: Mapping[str, str],
    default_district: str,
) -> None:
    form = layer.editFormConfig()
    form.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOff)
    for name in NEW_COLUMNS:
        only_new = QgsPropertyCollection()
        only_new.setProperty(
            QgsEditFormConfig.DataDefinedProperty.Editable, QgsProperty.fromExpression(IS_NEW)
        )
        form.setDataDefinedFieldProperties(name, only_new)
        layer.setFieldAlias(layer.fields().lookupField(name), titles.get(name, name))
    layer.setEditFormConfig(form)
    for name in _MACHINE:
        index = layer.fields().lookupField(name)
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    district = layer.fields().lookupField("district")
    choices = {"map": [{name: code} for name, code in districts.items()]}
    layer.setEditorWidgetSetup(district, QgsEditorWidgetSetup("ValueMap", choices))
    if default_district:
        layer.setDefaultValueDefinition(district, QgsDefaultValue(f"'{default_district}'"))


def _renderer() -> QgsRuleBasedRenderer:
    """Tell apart by colour and by line: new, changed, to be edited, neighbour."""
    changed = f"NOT ({IS_NEW}) AND {_IS_CHANGED}"
    edited = f"NOT ({IS_NEW}) AND NOT ({_IS_CHANGED}) AND \"{ROLE}\" = '{EDIT}'"
    looks = (
        (tr("new parcel"), IS_NEW, "0,158,115,60", "0,120,90", "0.7", "dash"),
        (tr("boundary changed"), changed, "230,159,0,70", "200,80,0", "0.9", "solid"),
        (tr("to be edited"), edited, "86,180,233,40", "0,90,170", "0.7", "solid"),
        (tr("neighbour"), "ELSE", "150,150,150,20", "110,110,110", "0.4", "dot"),
    )
    root = QgsRuleBasedRenderer.Rule(None)
    for title, expression, fill, line, width, pen in looks:
        symbol = QgsFillSymbol.createSimple(
            {"color": fill, "outline_color": line, "outline_width": width, "outline_style": pen}
        )
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, expression, title))
    return QgsRuleBasedRenderer(root)


def number_parts(layer: QgsVectorLayer, numbers: Mapping[str, int]) -> None:
    """Write onto parts of a split what the question calls them.

    Args:
        layer: With :func:`fields`.
        numbers: Key of a shape → number; empty when nothing is asked.
    """
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_labels(numbers)))
    layer.triggerRepaint()


def _labels(numbers: Mapping[str, int] | None = None) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    # The layer of parcels below names the others.
    name = f"if({IS_NEW}, coalesce(right(\"parcel_code\", 7), '{tr('new')}'), '')"
    parts = " ".join(
        f"WHEN $id = {key} THEN '{tr('Part {number}', number=number)}'"
        for key, number in (numbers or {}).items()
    )
    settings.fieldName = f"CASE {parts} ELSE {name} END" if parts else name
    text = QgsTextFormat()
    text.setSize(11 if parts else 8)
    text.setColor(QColor(30, 30, 30))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings.setFormat(text)
    return settings

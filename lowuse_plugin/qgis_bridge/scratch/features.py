# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Features of the scratch layer as plain values, and the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsFeature, QgsFields, QgsGeometry, QgsVectorLayer

from lowuse_plugin.domain.boundaries.edits import NEW_COLUMNS
from lowuse_plugin.domain.boundaries.questions import DrawnFeature
from lowuse_plugin.qgis_bridge.layers.sources import plain
from lowuse_plugin.qgis_bridge.scratch import look


def drawn_in(layer: QgsVectorLayer) -> list[DrawnFeature]:
    """Return what is drawn in a layer now, unsaved strokes included."""
    return [_drawn(feature) for feature in layer.getFeatures()]


def make_feature(
    fields: QgsFields, wkb: bytes | None, values: Mapping[str, Any], before: bytes | None
) -> QgsFeature:
    """Return a feature of a scratch layer.

    Args:
        fields: Of the layer.
        wkb: Its shape.
        values: By column.
        before: The shape that the drawing began with; None for a new parcel.
    """
    feature = QgsFeature(fields)
    feature.setGeometry(_geometry(wkb))
    for name, value in values.items():
        feature.setAttribute(name, value)
    if before is not None:
        feature.setAttribute(look.BEFORE, look.outline(_geometry(before)))
    return feature


def same_shape(one: bytes | None, other: bytes | None) -> bool:
    """Tell whether two shapes have the same points in the same order."""
    if one == other:
        return True
    if one is None or other is None:
        return False
    return bool(_geometry(one).equals(_geometry(other)))


def _geometry(wkb: bytes | None) -> QgsGeometry:
    geometry = QgsGeometry()
    if wkb is not None:
        geometry.fromWkb(wkb)
    return geometry


def _drawn(feature: QgsFeature) -> DrawnFeature:
    geometry = feature.geometry()
    empty = geometry.isNull() or geometry.isEmpty()
    values = {name: plain(feature[name]) for name in NEW_COLUMNS}
    return DrawnFeature(
        key=str(feature.id()),
        uuid=plain(feature[look.UUID]) or None,
        version=int(plain(feature[look.VERSION]) or 0),
        wkb=None if empty else bytes(geometry.asWkb()),
        area_m2=0.0 if empty else geometry.area(),
        values={name: value for name, value in values.items() if value not in (None, "")},
    )

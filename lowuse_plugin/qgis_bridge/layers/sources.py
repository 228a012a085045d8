# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Between QGIS layers and plain values. Geometry crosses as WKB and in no other way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import NULL, QDate, QDateTime, QMetaType

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.qgis_bridge.feedback import FeedbackProgress

_KINDS = {
    "text": QMetaType.Type.QString,
    "int": QMetaType.Type.Int,
    "real": QMetaType.Type.Double,
    "bool": QMetaType.Type.Bool,
}
_REPORT_EVERY = 1000


@dataclass(frozen=True)
class LayerRows:
    """The features of a layer that have a geometry, in the order of the layer."""

    layer: str
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    ids: Sequence[str]
    wkb: Sequence[bytes]
    attributes: Sequence[Sequence[Any]]
    without_geometry: int
    transformed: str = ""
    """From which CRS into which, where it was another one."""

    @property
    def in_plane(self) -> bool:
        """Whether the coordinates are lengths and no degrees."""
        return not self.crs.isGeographic()

    def crs_text(self) -> str:
        """Return the CRS as authority code, or as WKT where it has none."""
        return self.crs.authid() or self.crs.toWkt()

    def labels(self) -> list[str]:
        """Return how a person finds each feature."""
        return [f"{self.layer} #{key}" for key in self.ids]

    def values(self, field: str) -> list[Any]:
        """Return one attribute as Python values, None where it is missing."""
        index = self.fields.lookupField(field)
        return [plain(row[index]) for row in self.attributes]


def read_rows(
    source: QgsProcessingFeatureSource,
    context: QgsProcessingContext,
    progress: FeedbackProgress,
    *,
    into: QgsCoordinateReferenceSystem | None = None,
    any_unit: bool = False,
) -> LayerRows:
    """Read a polygon layer.

    Args:
        source: The layer, or its selected features.
        context: For the transformation.
        progress: Watched for Cancel.
        into: CRS to transform to; that of the layer when None.
        any_unit: Whether the caller copes with feet and degrees.

    Raises:
        LowUseError: ``LAYER_CRS_NOT_METRIC`` (layer, crs): areas and distances would be wrong.
        CancelledError: The user pressed Cancel.
    """
    crs = into or source.sourceCrs()
    metric = any_unit or crs.mapUnits() == Qgis.DistanceUnit.Meters
    if not crs.isValid() or not metric:
        raise LowUseError("LAYER_CRS_NOT_METRIC", layer=source.sourceName(), crs=_crs_name(crs))
    request = QgsFeatureRequest()
    if into is not None:
        request.setDestinationCrs(into, context.transformContext())
    ids: list[str] = []
    wkb: list[bytes] = []
    attributes: list[Sequence[Any]] = []
    total, empty = source.featureCount(), 0
    # Broken rings are repaired by the core as in an import, and the features stay.
    flags = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for done, feature in enumerate(source.getFeatures(request, flags)):
        if done % _REPORT_EVERY == 0:
            progress.step(done, total)
        if feature.geometry().isEmpty():
            empty += 1
            continue
        ids.append(str(feature.id()))
        wkb.append(bytes(feature.geometry().asWkb()))
        attributes.append(feature.attributes())
    way = ""
    if into is not None and source.sourceCrs() != into:
        way = f"{_crs_name(source.sourceCrs())} → {_crs_name(into)}"
    return LayerRows(source.sourceName(), source.fields(), crs, ids, wkb, attributes, empty, way)


def _crs_name(crs: QgsCoordinateReferenceSystem) -> str:
    return crs.authid() or crs.description() or "-"


def incoming_table(rows: LayerRows) -> IncomingTable:
    """Return a layer as a reader of files would give it, so that both are read alike."""
    columns = {}
    for field in rows.fields:
        kind = "real" if field.isNumeric() else "text"
        values = rows.values(field.name())
        if kind == "text":
            values = [None if value is None else str(value) for value in values]
        columns[field.name()] = column(kind, values)
    return IncomingTable(
        path="",
        layer="",
        sha256="",
        encoding="",
        columns=ColumnTable(columns),
        wkb=list(rows.wkb),
        crs=rows.crs.authid() or rows.crs.toWkt(),
        first_row=1,
    )


def extended(fields: QgsFields, added: Mapping[str, str]) -> QgsFields:
    """Return the fields of a layer and ours behind them.

    Args:
        fields: Those of the layer.
        added: Name → ``text``, ``int``, ``real`` or ``bool``. A name that the layer has already
            gets a number, as QGIS's own algorithms do.
    """
    ours = QgsFields()
    for name, kind in added.items():
        ours.append(QgsField(name, _KINDS[kind]))
    return QgsProcessingUtils.combineFields(fields, ours)


def write_rows(
    sink: QgsFeatureSink,
    fields: QgsFields,
    rows: Iterable[tuple[bytes, Sequence[Any]]],
    progress: FeedbackProgress,
    total: int,
) -> None:
    """Write features, each as WKB and attributes in the order of ``fields``.

    Raises:
        LowUseError: ``OUTPUT_NOT_WRITTEN`` (detail).
        CancelledError: The user pressed Cancel.
    """
    for done, (wkb, attributes) in enumerate(rows):
        if done % _REPORT_EVERY == 0:
            progress.step(done, total)
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature = QgsFeature(fields)
        feature.setGeometry(geometry)
        feature.setAttributes(list(attributes))
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise LowUseError("OUTPUT_NOT_WRITTEN", detail=sink.lastError())


def plain(value: Any) -> Any:
    """Return an attribute as a Python value: None for NULL, ISO text for a date."""
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime):
        return value.date().toString("yyyy-MM-dd")
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    return value

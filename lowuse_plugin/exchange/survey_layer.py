# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units as a layer with the fields of the survey list: GeoPackage or SHP."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from osgeo import ogr, osr

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.survey.fields import SurveyField, Value, shipped_fields, value_of
from lowuse_plugin.domain.survey_units.sheet import UnitSheet
from lowuse_plugin.domain.units import round_half_up
from lowuse_plugin.exchange.details import os_detail
from lowuse_plugin.exchange.gdal_session import gdal_session

LAYER = "DCDYTB"
_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile"}
_SHP_BYTES = 254
_OPTIONS = {".gpkg": ["GEOMETRY_NAME=geom"], ".shp": ["ENCODING=UTF-8"]}


@dataclass(frozen=True)
class LayerWritten:
    """What was written."""

    units: int
    cut: tuple[str, ...]
    """Fields of which a text was too long for a SHP."""


def write_survey_layer(
    path: Path, sheets: Sequence[UnitSheet], crs: str, progress: Progress | None = None
) -> LayerWritten:
    """Write the units; existing files are replaced only when the new ones are complete.

    Args:
        path: A name that ends in ``.gpkg`` or ``.shp``.
        sheets: The units.
        crs: Reference system of the workspace, such as ``EPSG:4526``.
        progress: Is told how far it is.

    Raises:
        LowUseError: ``LAYER_SUFFIX``; ``REPORT_NOT_WRITTEN``.
        CancelledError: The user asked to stop; no file is written.
    """
    suffix = path.suffix.lower()
    if suffix not in _DRIVERS:
        raise LowUseError("LAYER_SUFFIX", file=path.name, expected=".gpkg, .shp")
    cut: dict[str, None] = {}
    try:
        with (
            tempfile.TemporaryDirectory(dir=path.parent, prefix=".lowuse-") as folder,
            gdal_session(),
        ):
            made = Path(folder) / path.name
            _write(made, sheets, crs, cut, progress or SilentProgress())
            for part in sorted(Path(folder).iterdir()):
                part.replace(path.parent / part.name)
    except OSError as error:
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=os_detail(error)) from error
    except RuntimeError as error:  # GDAL's
        raise LowUseError("REPORT_NOT_WRITTEN", file=str(path), detail=str(error)) from error
    return LayerWritten(len(sheets), tuple(cut))


def _write(
    path: Path,
    sheets: Sequence[UnitSheet],
    crs: str,
    cut: dict[str, None],
    told: Progress,
) -> None:
    fields, suffix = shipped_fields().survey, path.suffix.lower()
    system = osr.SpatialReference()
    system.SetFromUserInput(crs)
    source = ogr.GetDriverByName(_DRIVERS[suffix]).CreateDataSource(str(path))
    layer = source.CreateLayer(
        path.stem if suffix == ".shp" else LAYER, system, ogr.wkbMultiPolygon, _OPTIONS[suffix]
    )
    for field in fields:
        layer.CreateField(_definition(field, whole_texts=suffix == ".gpkg"))
    for row, sheet in enumerate(sheets, 1):
        told.step(row - 1, len(sheets))
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, field in enumerate(fields):
            value = value_of(field, sheet, row)
            if suffix == ".shp" and isinstance(value, str) and _is_cut(field, value):
                cut[field.name] = None
                value = _fitting(value, field)
            _set(feature, place, field, value)
        if sheet.shape is not None:
            feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(sheet.shape)))
        layer.CreateFeature(feature)
    del layer, source  # GDAL writes when nobody holds it


def _definition(field: SurveyField, *, whole_texts: bool) -> Any:
    kinds = {"TEXT": ogr.OFTString, "REAL": ogr.OFTReal, "DATE": ogr.OFTDate}
    made = ogr.FieldDefn(field.name, kinds[field.type])
    whole, _, places = field.width.partition(".")
    if field.type == "TEXT":
        made.SetWidth(0 if whole_texts else _most(field))
    elif field.is_number:
        made.SetWidth(int(whole))
        made.SetPrecision(int(places or 0))
    made.SetAlternativeName(field.title)
    return made


def _set(feature: Any, place: int, field: SurveyField, value: Value) -> None:
    if value is None:
        feature.SetFieldNull(place)
    elif isinstance(value, Fraction):
        feature.SetField(place, float(round_half_up(value, field.places)))
    elif isinstance(value, date):
        feature.SetField(place, value.isoformat())
    else:
        feature.SetField(place, value)


def _most(field: SurveyField) -> int:
    """Return how many bytes of UTF-8 a text field takes."""
    return min(_SHP_BYTES, 3 * int(field.width))


def _is_cut(field: SurveyField, text: str) -> bool:
    return len(text.encode()) > _most(field)


def _fitting(text: str, field: SurveyField) -> str:
    """Return a text as long as a SHP takes it, of whole signs."""
    return text.encode()[: _most(field) - 3].decode(errors="ignore") + "…"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Real files for import tests, written through GDAL as other programs write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from osgeo import gdal, ogr, osr

DRIVERS = {
    ".shp": "ESRI Shapefile",
    ".gpkg": "GPKG",
    ".gdb": "OpenFileGDB",
    ".geojson": "GeoJSON",
    ".kml": "KML",
}
ORIGIN = (38_405_000.0, 2_490_000.0)
"""A place in 江海区, EPSG:4526."""

Row = Mapping[str, Any]


def square(column: int, row: int = 0, *, side: float = 100.0, origin=ORIGIN) -> str:
    """WKT of a square lot; lots of neighbouring columns share an edge."""
    x, y = origin[0] + column * side, origin[1] + row * side
    return f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))"


def write_layer(
    path: Path,
    rows: Sequence[Row],
    *,
    layer: str = "宗地",
    epsg: int | None = 4526,
    kinds: Mapping[str, int] | None = None,
    geometry: int = ogr.wkbUnknown,
    options: Sequence[str] = (),
    append: bool = False,
) -> Path:
    """Write rows whose key ``wkt`` is the geometry; columns are text unless ``kinds`` says."""
    kinds = kinds or {}
    names = list(dict.fromkeys(name for row in rows for name in row if name != "wkt")) or ["名称"]
    driver = gdal.GetDriverByName(DRIVERS[path.suffix])
    dataset = (
        gdal.OpenEx(str(path), gdal.OF_UPDATE)
        if append
        else driver.Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    )
    reference = None
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    if path.suffix == ".shp" and geometry == ogr.wkbUnknown:
        geometry = ogr.wkbPolygon
    if path.suffix == ".gdb" and geometry == ogr.wkbUnknown:
        geometry = ogr.wkbMultiPolygon
    if path.suffix == ".shp":
        options = options or ["ENCODING=UTF-8"]
    made = dataset.CreateLayer(layer, reference, geometry, options=list(options))
    for name in names:
        made.CreateField(ogr.FieldDefn(name, kinds.get(name, ogr.OFTString)))
    for row in rows:
        feature = ogr.Feature(made.GetLayerDefn())
        for index, name in enumerate(names):
            if row.get(name) is None:
                feature.SetFieldNull(index)
            else:
                feature.SetField(index, row[name])
        if row.get("wkt"):
            feature.SetGeometry(ogr.CreateGeometryFromWkt(row["wkt"]))
        made.CreateFeature(feature)
    made = dataset = None
    return path


def write_sheet(path: Path, lines: Sequence[Sequence[Any]], *, name: str = "Sheet1") -> Path:
    """Write an xlsx with the given lines."""
    workbook = openpyxl.Workbook()
    workbook.active.title = name
    for line in lines:
        workbook.active.append(list(line))
    workbook.save(path)
    return path

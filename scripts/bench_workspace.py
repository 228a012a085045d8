# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files for scripts/bench.py: a workspace, and the same town as plain GeoPackages."""

from __future__ import annotations

import uuid
from pathlib import Path

import numpy as np
import shapely
from bench_data import CRS, Town
from osgeo import ogr, osr

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert
from lowuse_plugin.geometry.validity import as_multipolygons
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.store.workspace import WorkspaceStore, create_workspace

ACTOR = Actor(name="bench", os_user="bench", machine="bench")
BATCH = 5_000


def write_workspace(path: Path, town: Town) -> None:
    """Make a workspace of a town through the store."""
    with create_workspace(path, district="440704", crs=CRS, actor=ACTOR) as store:
        version = str(uuid.uuid4())
        row = {"version": "bench", "valid_from": "2024-01-01", "example": 1}
        store.write([Insert("control_line_version", version, row)], reason="bench")
        store.write([BulkInsert("control_line", _line_rows(town, version))], reason="bench")
        write_parcels(store, town)


def write_parcels(store: WorkspaceStore, town: Town) -> None:
    """Write the parcels in batches, as an import does."""
    count = len(town.parcels)
    for start in range(0, count, BATCH):
        rows = np.arange(start, min(start + BATCH, count))
        store.write([BulkInsert("parcel", parcel_rows(town, rows))], reason="bench")


def parcel_rows(town: Town, rows: np.ndarray) -> ColumnTable:
    """Return the given parcels as rows of the workspace."""
    parcels = town.parcels[rows]
    area = shapely.area(parcels)
    return ColumnTable(
        {
            "uuid": _keys(len(rows)),
            "district": constant("text", "440704", len(rows)),
            "holder_name": column("text", town.owners[rows]),
            "ownership": constant("text", "state", len(rows)),
            "right_nature": constant("text", "102", len(rows)),
            "use_code": constant("text", "0601", len(rows)),
            "registered_area_m2": column("real", np.round(area, 2)),
            "plane_area_m2": column("real", area),
            "plane_epsg": constant("int", int(CRS.removeprefix("EPSG:")), len(rows)),
            "geom": encode(as_multipolygons(parcels)),
        }
    )


def _line_rows(town: Town, version: str) -> ColumnTable:
    count = len(town.lines)
    return ColumnTable(
        {
            "uuid": _keys(count),
            "control_line_version_uuid": constant("text", version, count),
            "level": column("int", town.levels.tolist()),
            "geom": encode(as_multipolygons(town.lines)),
        }
    )


def _keys(count: int) -> Column:
    return column("text", (str(uuid.uuid4()) for _ in range(count)))


def write_layers(path: Path, town: Town) -> None:
    """Write the plain layers ``parcels`` and ``lines``, and ``delivery`` as an office gets it."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    levels = np.array([f"L{level}" for level in town.levels], dtype=object)
    _write_layer(dataset, "parcels", town.parcels, {"owner": town.owners})
    _write_layer(dataset, "lines", town.lines, {"owner": levels})
    _write_layer(dataset, "delivery", town.parcels, _delivered(town))
    dataset = None


def _delivered(town: Town) -> dict[str, np.ndarray]:
    """Return what stands beside the shapes in a delivered file, under national codes."""
    count = len(town.parcels)
    numbers = range(count)
    texts = {
        "ZDDM": [f"4407040{i // 99_999 + 1:05d}GB{i % 99_999 + 1:05d}" for i in numbers],
        "ZL": [f"江海区某路 {i} 号" for i in numbers],
        "QLR": town.owners,
        "QLLX": ["3"] * count,
        "QLXZ": ["102"] * count,
        "YT": ["0601"] * count,
    }
    columns = {name: np.array(values, dtype=object) for name, values in texts.items()}
    return {**columns, "ZDMJ": np.round(shapely.area(town.parcels), 2)}


def _write_layer(
    dataset: ogr.DataSource, name: str, geometries: np.ndarray, columns: dict[str, np.ndarray]
) -> None:
    reference = osr.SpatialReference()
    reference.SetFromUserInput(CRS)
    layer = dataset.CreateLayer(name, reference, ogr.wkbPolygon)
    for title, values in columns.items():
        kind = ogr.OFTReal if values.dtype.kind == "f" else ogr.OFTString
        layer.CreateField(ogr.FieldDefn(title, kind))
    definition = layer.GetLayerDefn()
    rows = zip(*(values.tolist() for values in columns.values()), strict=True)
    dataset.StartTransaction()
    for geometry, row in zip(shapely.to_wkb(geometries), rows, strict=True):
        feature = ogr.Feature(definition)
        for index, value in enumerate(row):
            feature.SetField(index, value)
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(geometry))
        layer.CreateFeature(feature)
    dataset.CommitTransaction()

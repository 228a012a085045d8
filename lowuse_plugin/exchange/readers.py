# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a layer or table from somebody's file, as it stands there.

Nothing is mapped, transformed or judged here; a file is opened read-only by the one driver that
its suffix names, and nothing stored in it (styles, projects, views, triggers) is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import is_known_name
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.exchange.arrow_columns import read_columns
from lowuse_plugin.exchange.details import DAMAGED, TOO_LARGE, TRUNCATED
from lowuse_plugin.exchange.encodings import decode_text
from lowuse_plugin.exchange.files import FileState, take_state
from lowuse_plugin.exchange.formats import SHEET_SUFFIXES, Source, admitted, require_known
from lowuse_plugin.exchange.gate.geopackages import refuse_workspace
from lowuse_plugin.exchange.gdal_session import gdal_session
from lowuse_plugin.exchange.sheets import (
    Sheet,
    refuse_html,
    sheet_of_csv,
    sheet_of_layer,
    table_of,
)

_TEXT_SUFFIXES = (".csv", ".txt")
_MOST_TEXT_BYTES = 512 << 20
_KML_SUFFIXES = (".kml", ".kmz")
_KML_DISPLAY = frozenset(
    [
        "timestamp",
        "begin",
        "end",
        "altitudeMode",
        "tessellate",
        "extrude",
        "visibility",
        "drawOrder",
        "icon",
    ]
)
"""Columns that GDAL makes of how a placemark is drawn; they say nothing of the land."""


@dataclass(frozen=True)
class LayerInfo:
    """What a file offers."""

    name: str
    geometry: str
    """GDAL's name such as ``Multi Polygon``; ``None`` for a plain table."""
    rows: int
    crs: str | None


def list_layers(path: Path, *, encoding: str | None = None) -> list[LayerInfo]:
    """Return the layers or sheets of a file.

    Raises:
        LowUseError: As :func:`read_layer`, apart from those about one layer.
    """
    path = Path(path)
    suffix = require_known(path)
    _state_of(path, suffix)
    if suffix in _TEXT_SUFFIXES:
        sheet = _csv_sheet(path, encoding)[0]
        return [LayerInfo(sheet.name, "None", len(sheet.lines), None)]
    if suffix in SHEET_SUFFIXES:
        refuse_html(path)
    with _opened(path, encoding) as (dataset, source):
        return [
            LayerInfo(
                layer.GetName(),
                ogr.GeometryTypeToName(layer.GetGeomType()),
                layer.GetFeatureCount(),
                _crs_of(layer),
            )
            for layer in _layers(dataset, source)
        ]


def read_layer(
    path: Path,
    *,
    layer: str | None = None,
    encoding: str | None = None,
    heading_row: int | None = None,
) -> IncomingTable:
    """Read one layer or sheet.

    Args:
        path: SHP (or a zip with one), GPKG, GDB, GeoJSON, KML, xlsx, xls, ods or csv.
        layer: Name of the layer; needed when there are several.
        encoding: Encoding of a shapefile or csv; judged by the bytes when None.
        heading_row: Line of the heading of a sheet; found by known names when None.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``FILE_UNREADABLE``, ``FILE_CHANGED``,
            ``FILE_IS_WORKSPACE``, ``FILE_PART_MISSING``, ``FORMAT_…``, ``ENCODING_UNKNOWN``,
            ``ARCHIVE_…``,
            ``NO_LAYER``, ``LAYER_NOT_FOUND``, ``LAYER_AMBIGUOUS``, ``LAYER_EMPTY``,
            ``TABLE_NO_HEADER``.
    """
    path = Path(path)
    suffix = require_known(path)
    state = _state_of(path, suffix)
    if suffix in _TEXT_SUFFIXES:
        sheet, used = _csv_sheet(path, encoding)
        table = _sheet_table(state, [sheet], layer, heading_row, used)
    elif suffix in SHEET_SUFFIXES:
        refuse_html(path)
        with _opened(path, encoding) as (dataset, source):
            found = _layers(dataset, source)
            chosen = [_named(path, found, layer)] if layer else found
            sheets = [sheet_of_layer(each) for each in chosen]
        table = _sheet_table(state, sheets, layer, heading_row, "")
    else:
        table = _read_spatial(state, encoding, layer)
    state.check_unchanged()
    if len(table.columns) == 0 and not table.wkb:
        raise LowUseError("LAYER_EMPTY", file=path.name, layer=table.layer)
    return table


def _state_of(path: Path, suffix: str) -> FileState:
    if suffix == ".gpkg" and path.is_file():
        refuse_workspace(path)
    return take_state(path)


def _read_spatial(state: FileState, encoding: str | None, name: str | None) -> IncomingTable:
    with _opened(state.path, encoding) as (dataset, source):
        layer = _named(state.path, _layers(dataset, source), name)
        expected = layer.GetFeatureCount()
        try:
            columns, wkb = read_columns(layer)
        except UnicodeError as error:
            raise LowUseError("ENCODING_UNKNOWN", file=state.path.name) from error
        if len(wkb) < expected:
            raise LowUseError("FILE_UNREADABLE", file=state.path.name, detail=TRUNCATED)
        if state.path.suffix.lower() in _KML_SUFFIXES:
            columns = {name: c for name, c in columns.items() if name not in _KML_DISPLAY}
        plain = layer.GetGeomType() == ogr.wkbNone
        return IncomingTable(
            path=str(state.path),
            layer=layer.GetName(),
            sha256=state.sha256,
            encoding=source.encoding,
            columns=ColumnTable(columns),
            wkb=None if plain else wkb,
            crs=_crs_of(layer),
            first_row=1,
        )


def _sheet_table(
    state: FileState,
    sheets: Sequence[Sheet],
    layer: str | None,
    heading_row: int | None,
    encoding: str,
) -> IncomingTable:
    file = state.path.name
    if layer is not None:
        sheets = [sheet for sheet in sheets if sheet.name == layer]
        if not sheets:
            raise LowUseError("LAYER_NOT_FOUND", file=file, layer=layer, layers="")
    if any("\ufffd" in (text or "") for s in sheets for line in s.lines for text in line):
        raise LowUseError("ENCODING_UNKNOWN", file=file)
    if not any(any(line) for sheet in sheets for line in sheet.lines):
        raise LowUseError("LAYER_EMPTY", file=file, layer=layer or _first_name(sheets))
    tables = [table_of(sheet, is_known_name, heading_row) for sheet in sheets if sheet.lines]
    found = [table for table in tables if table is not None]
    if not found:
        raise LowUseError("TABLE_NO_HEADER", file=file, layer=layer or _first_name(sheets))
    if len(found) > 1:
        names = "、".join(table.name for table in found)
        raise LowUseError("LAYER_AMBIGUOUS", file=file, layers=names)
    return IncomingTable(
        path=str(state.path),
        layer=found[0].name,
        sha256=state.sha256,
        encoding=encoding,
        columns=found[0].columns,
        wkb=None,
        crs=None,
        first_row=found[0].first_row,
        title=found[0].title,
        units=found[0].units,
    )


def _first_name(sheets: Sequence[Sheet]) -> str:
    return sheets[0].name if sheets else ""


def _csv_sheet(path: Path, encoding: str | None) -> tuple[Sheet, str]:
    if path.stat().st_size > _MOST_TEXT_BYTES:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=TOO_LARGE)
    text, used = decode_text(path.read_bytes(), path.name, encoding)
    return sheet_of_csv(text, path), used


@contextmanager
def _opened(path: Path, encoding: str | None) -> Iterator[tuple[Any, Source]]:
    """Open a file read-only by its own driver; GDAL's faults become ``FILE_UNREADABLE``."""
    with admitted(path, encoding) as source, gdal_session():
        options = [f"ENCODING={source.encoding}"] if source.encoding else []
        try:
            dataset = gdal.OpenEx(
                source.name,
                gdal.OF_VECTOR | gdal.OF_READONLY,
                allowed_drivers=list(source.drivers),
                open_options=options,
            )
            if dataset is None:
                raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED)
            yield dataset, source
        except RuntimeError as error:
            raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error


def _layers(dataset: Any, source: Source) -> list[Any]:
    layers = [dataset.GetLayer(i) for i in range(dataset.GetLayerCount())]
    if source.offered is None:
        return layers
    return [layer for layer in layers if layer.GetName() in source.offered]


def _named(path: Path, layers: list[Any], name: str | None) -> Any:
    names = "、".join(layer.GetName() for layer in layers)
    if not layers:
        raise LowUseError("NO_LAYER", file=path.name)
    if name is None:
        if len(layers) > 1:
            raise LowUseError("LAYER_AMBIGUOUS", file=path.name, layers=names)
        return layers[0]
    for layer in layers:
        if layer.GetName() == name:
            return layer
    raise LowUseError("LAYER_NOT_FOUND", file=path.name, layer=name, layers=names)


def _crs_of(layer: Any) -> str | None:
    """Return ``EPSG:4526`` where the file names an authority, else its WKT, None without CRS."""
    reference = layer.GetSpatialRef()
    if reference is None or reference.IsLocal():
        return None
    if reference.GetAuthorityName(None) and reference.GetAuthorityCode(None):
        return f"{reference.GetAuthorityName(None)}:{reference.GetAuthorityCode(None)}"
    return str(reference.ExportToWkt(["FORMAT=WKT2_2019"]))

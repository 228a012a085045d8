# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A GDAL layer as columns: its Arrow stream as numpy arrays, with masks.

Measured on GDAL 3.6.2 for every type and five formats: with masked arrays a NULL arrives masked,
also in dates; without them it arrives as 0.0 or 1970-01-01, which is why that mode is not used.
Two types come wrong even so, booleans of a GeoPackage (its fast path loses TRUE behind a NULL)
and times of a geodatabase; those, lists and bytes are read feature by feature.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import ogr

from lowuse_plugin.domain.columns import Column, column
from lowuse_plugin.exchange.encodings import require_whole, whole_text
from lowuse_plugin.geometry.wkb_structure import is_sound

_SHARED_TEXTS = 10_000
"""Most different texts of a column that are kept as one object each."""
_BATCH = 4096
"""Rows a batch: texts come in fixed width, so one long text costs its length this many times."""

_KIND_OF_DTYPE = {
    "i": "int",
    "u": "int",
    "f": "real",
    "M": "date",
    "S": "text",
    "O": "text",
    "b": "bool",
}
_DTYPES: dict[str, Any] = {
    "int": np.int64,
    "real": np.float64,
    "date": "datetime64[D]",
    "bool": np.bool_,
}
_ARROW_TYPES = frozenset(
    {ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal, ogr.OFTDate, ogr.OFTDateTime}
)
_STATED_KINDS = {
    ogr.OFTInteger: "int",
    ogr.OFTInteger64: "int",
    ogr.OFTReal: "real",
    ogr.OFTDate: "date",
    ogr.OFTDateTime: "date",
}

_NONLINEAR_FROM, _COLLECTION, _MEASURED_FROM = 8, 7, 2000


def read_columns(layer: Any) -> tuple[dict[str, Column], list[bytes | None]]:
    """Return the attribute columns by field name and the WKB of every row.

    Args:
        layer: ``ogr.Layer`` inside a :func:`gdal_session`; binary fields are left out.

    Raises:
        RuntimeError: GDAL could not read on.
        UnicodeError: A text is not in the encoding that it was read in.
    """
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    fields = [field for field in fields if field.GetType() != ogr.OFTBinary]
    slow = [f.GetName() for f in fields if not _arrow_is_sound(f)]
    columns, wkb = _read_stream(layer, ignored=slow)
    if slow:
        columns |= _read_features(layer, slow)
    rows = max([len(wkb), *(len(each) for each in columns.values())])
    wkb = wkb or [None] * rows
    ordered = {}
    for field in fields:
        name = field.GetName()
        stated = _STATED_KINDS.get(field.GetType(), "text")
        ordered[name] = columns[name] if name in columns else column(stated, [None] * rows)
    return ordered, linear(wkb)


def linear(wkb: list[bytes | None]) -> list[bytes | None]:
    """Return WKB without arcs and without measures, which the kernels cannot read.

    What is not built as it says becomes empty bytes: a geometry that cannot be read.
    """
    result = list(wkb)
    for row, value in enumerate(wkb):
        if value is None:
            continue
        if not is_sound(value):
            result[row] = b""
        elif _needs_gdal(value):
            result[row] = _linearised(value)
    return result


def _linearised(wkb: bytes) -> bytes:
    try:
        geometry = ogr.CreateGeometryFromWkb(wkb)
    except RuntimeError:
        return b""
    if geometry is None:
        return b""
    geometry = geometry.GetLinearGeometry()
    geometry.FlattenTo2D()
    return bytes(geometry.ExportToIsoWkb(ogr.wkbNDR))


def _needs_gdal(wkb: bytes) -> bool:
    code = int.from_bytes(wkb[1:5], "little" if wkb[:1] == b"\x01" else "big") & 0x0FFFFFFF
    return code % 1000 >= _NONLINEAR_FROM or code >= _MEASURED_FROM or code % 1000 == _COLLECTION


def _arrow_is_sound(field: Any) -> bool:
    return field.GetType() in _ARROW_TYPES and field.GetSubType() != ogr.OFSTBoolean


def _read_stream(layer: Any, ignored: list[str]) -> tuple[dict[str, Column], list[bytes | None]]:
    layer.SetIgnoredFields(ignored)
    try:
        geometry_name = layer.GetGeometryColumn() or "wkb_geometry"
        options = ["USE_MASKED_ARRAYS=YES", "INCLUDE_FID=NO", f"MAX_FEATURES_IN_BATCH={_BATCH}"]
        parts: dict[str, list[NDArray[Any]]] = {}
        for batch in layer.GetArrowStreamAsNumPy(options):
            for name, array in batch.items():
                parts.setdefault(name, []).append(array)
    finally:
        layer.SetIgnoredFields([])
    wkb = [
        None if value is None else bytes(value)
        for value in chain.from_iterable(_objects(a) for a in parts.pop(geometry_name, []))
    ]
    return {name: _to_column(arrays) for name, arrays in parts.items()}, wkb


def _objects(array: NDArray[Any]) -> list[Any]:
    """Return Python values with None where the array is masked."""
    values: list[Any] = array.tolist()
    return values


def _to_column(arrays: list[NDArray[Any]]) -> Column:
    kinds = {array.dtype.kind for array in arrays}
    kind = _KIND_OF_DTYPE[kinds.pop()] if len(kinds) == 1 else "text"
    if kind == "text":
        return column("text", _texts(chain.from_iterable(_objects(a) for a in arrays)))
    masked = [np.ma.asarray(array) for array in arrays]  # type: ignore[no-untyped-call]
    valid = np.concatenate([~np.ma.getmaskarray(a) for a in masked])  # type: ignore[no-untyped-call]
    values = np.concatenate([np.asarray(a.data) for a in masked]).astype(_DTYPES[kind])
    if kind == "real":
        valid &= np.isfinite(values)
    if kind == "date":
        valid &= ~np.isnat(values)
    return Column(kind, values, valid)


def _texts(values: Iterator[Any]) -> Iterator[str | None]:
    """Yield texts; equal ones are one object, since codes repeat in most rows."""
    known: dict[Any, str] = {}
    for value in values:
        text = None if value is None else known.get(value)
        if text is None and value is not None:
            text = whole_text(value) if isinstance(value, bytes) else require_whole(str(value))
            if len(known) < _SHARED_TEXTS:
                known[value] = text
        yield text


def _read_features(layer: Any, names: list[str]) -> dict[str, Column]:
    """Return the named columns read one feature at a time: booleans, times and lists."""
    definition = layer.GetLayerDefn()
    indexes = [definition.GetFieldIndex(name) for name in names]
    flags = [definition.GetFieldDefn(i).GetSubType() == ogr.OFSTBoolean for i in indexes]
    values: list[list[Any]] = [[] for _ in names]
    layer.ResetReading()
    for feature in layer:
        for target, index, flag in zip(values, indexes, flags, strict=True):
            if not feature.IsFieldSetAndNotNull(index):
                target.append(None)
            elif flag:
                target.append(bool(feature.GetFieldAsInteger(index)))
            else:
                target.append(require_whole(feature.GetFieldAsString(index)))
    return {
        name: column("bool" if flag else "text", items)
        for name, flag, items in zip(names, flags, values, strict=True)
    }

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which files are read, by which driver, and what to do with the others."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.encodings import guess_dbf_encoding
from lowuse_plugin.exchange.files import sibling
from lowuse_plugin.exchange.foreign_gpkg import views_of

_DRIVERS = {
    ".shp": ("ESRI Shapefile",),
    ".gpkg": ("GPKG",),
    ".gdb": ("OpenFileGDB",),
    ".geojson": ("GeoJSON",),
    ".json": ("GeoJSON",),
    ".kml": ("LIBKML", "KML"),
    ".kmz": ("LIBKML",),
    ".zip": ("ESRI Shapefile",),
    ".xlsx": ("XLSX",),
    ".xls": ("XLS",),
    ".ods": ("ODS",),
}
SHEET_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv", ".txt")

_CONVERT = {
    ".dwg": "FORMAT_DWG",
    ".dxf": "FORMAT_DXF",
    ".mdb": "FORMAT_MDB",
    ".accdb": "FORMAT_MDB",
    ".dbf": "FORMAT_DBF",
    ".xlsm": "FORMAT_XLSM",
}
_DBF_RECORDS_AT = 32


@dataclass(frozen=True)
class Source:
    """How GDAL opens a file."""

    name: str
    """What is handed to GDAL; a path inside the archive for a zip."""
    drivers: tuple[str, ...]
    encoding: str
    """Encoding of the attributes, ``""`` where the format fixes it."""
    hidden: frozenset[str] = frozenset()
    """Layers that are not offered: views of a GeoPackage."""


def require_known(path: Path) -> str:
    """Return the suffix of a file that can be read, in lower case.

    Raises:
        LowUseError: ``FORMAT_DWG``, ``FORMAT_DXF``, ``FORMAT_MDB``, ``FORMAT_DBF``,
            ``FORMAT_XLSM`` say how to convert; ``FORMAT_UNSUPPORTED`` for anything else.
    """
    suffix = path.suffix.lower()
    if suffix in _CONVERT:
        raise LowUseError(_CONVERT[suffix], file=path.name)
    if suffix not in _DRIVERS and suffix not in SHEET_SUFFIXES:
        known = " ".join(s[1:] for s in (*_DRIVERS, ".csv"))
        raise LowUseError("FORMAT_UNSUPPORTED", file=path.name, expected=known)
    return suffix


def source_of(path: Path, encoding: str | None) -> Source:
    """Return how to open a file, after looking whether it is whole.

    Raises:
        LowUseError: ``FILE_UNREADABLE``, ``FILE_PART_MISSING``, ``ENCODING_UNKNOWN``,
            ``ARCHIVE_WITHOUT_SHAPEFILE``, ``ARCHIVE_AMBIGUOUS``.
    """
    suffix = path.suffix.lower()
    drivers = _DRIVERS[suffix]
    if suffix == ".shp":
        return Source(str(path), drivers, _check_shapefile(path, encoding))
    if suffix == ".gpkg":
        return Source(str(path), drivers, "", views_of(path))
    if suffix == ".zip":
        return Source(f"/vsizip/{path}/{_shapefile_in(path)}", drivers, encoding or "")
    return Source(str(path), drivers, "")


def _check_shapefile(path: Path, encoding: str | None) -> str:
    parts = {suffix: sibling(path, suffix) for suffix in (".shx", ".dbf")}
    for suffix, part in parts.items():
        if part is None:
            raise LowUseError("FILE_PART_MISSING", file=path.name, part=path.stem + suffix)
    dbf = parts[".dbf"]
    with path.open("rb") as stream:
        declared = int.from_bytes(stream.read(28)[24:28], "big") * 2
    if declared > path.stat().st_size or declared == 0:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail="truncated")
    if dbf is None:
        raise LowUseError("FILE_PART_MISSING", file=path.name, part=path.stem + ".dbf")
    with dbf.open("rb") as stream:
        head = stream.read(_DBF_RECORDS_AT)
    records = int.from_bytes(head[4:8], "little")
    header, record = (int.from_bytes(head[i : i + 2], "little") for i in (8, 10))
    if header == 0 or header + records * record > dbf.stat().st_size:
        raise LowUseError("FILE_UNREADABLE", file=dbf.name, detail="truncated")
    return encoding or guess_dbf_encoding(dbf, sibling(path, ".cpg"))


def _shapefile_in(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.lower().endswith(".shp")]
    except (zipfile.BadZipFile, OSError) as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=str(error)) from error
    if not names:
        raise LowUseError("ARCHIVE_WITHOUT_SHAPEFILE", file=path.name)
    if len(names) > 1:
        raise LowUseError("ARCHIVE_AMBIGUOUS", file=path.name, layers="、".join(names))
    return names[0]

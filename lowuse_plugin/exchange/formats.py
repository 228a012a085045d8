# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which files are read, by which driver, and what to do with the others."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.details import DAMAGED, TRUNCATED
from lowuse_plugin.exchange.encodings import guess_dbf_encoding
from lowuse_plugin.exchange.files import sibling
from lowuse_plugin.exchange.gate.archives import LIMITS, SHEET_LIMITS, check_archive
from lowuse_plugin.exchange.gate.geojson import refuse_remote
from lowuse_plugin.exchange.gate.geopackages import open_foreign_gpkg

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
_GEOJSON = (".geojson", ".json")
_ARCHIVES = {".zip": LIMITS, ".kmz": LIMITS, ".xlsx": SHEET_LIMITS, ".ods": SHEET_LIMITS}
"""Kinds that are archives inside, and what they may hold."""
SHEET_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv", ".txt")
READABLE_SUFFIXES = frozenset((*_DRIVERS, *SHEET_SUFFIXES))

_CONVERT = {
    ".dwg": "FORMAT_DWG",
    ".dxf": "FORMAT_DXF",
    ".mdb": "FORMAT_MDB",
    ".accdb": "FORMAT_MDB",
    ".dbf": "FORMAT_DBF",
    ".xlsm": "FORMAT_XLSM",
}
_DBF_RECORDS_AT = 32
_LONGEST_CPG = 100
_PARTS = (".shp", ".shx", ".dbf", ".cpg")


@dataclass(frozen=True)
class ShapefilePart:
    """One file of a shapefile, in a folder or in an archive."""

    name: str
    size: int
    open: Callable[[], IO[bytes]]

    def head(self, count: int) -> bytes:
        """Return its first bytes."""
        with self.open() as stream:
            return stream.read(count)


@dataclass(frozen=True)
class Source:
    """How GDAL opens a file."""

    name: str
    """What is handed to GDAL; a path inside the archive for a zip."""
    drivers: tuple[str, ...]
    encoding: str
    """Encoding of the attributes, ``""`` where the format fixes it."""
    offered: frozenset[str] | None = None
    """Layers that passed the gate, where it knows them: tables of a GeoPackage; None for all."""


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


@contextmanager
def admitted(path: Path, encoding: str | None) -> Iterator[Source]:
    """Tell the block how to open a file that passed the gate and is whole.

    Raises:
        LowUseError: ``FILE_UNREADABLE``, ``FILE_PART_MISSING``, ``ENCODING_UNKNOWN``,
            ``ARCHIVE_REFUSED``, ``ARCHIVE_WITHOUT_SHAPEFILE``, ``ARCHIVE_AMBIGUOUS``.
    """
    suffix = path.suffix.lower()
    drivers = _DRIVERS[suffix]
    if suffix == ".gpkg":
        with open_foreign_gpkg(path) as foreign:
            yield Source(str(foreign.file), drivers, "", frozenset(foreign.tables()))
        return
    if suffix in _GEOJSON:
        refuse_remote(path)
    if suffix in _ARCHIVES:
        check_archive(path, _ARCHIVES[suffix])
    if suffix == ".shp":
        yield Source(str(path), drivers, _check_shapefile(path, encoding))
    elif suffix == ".zip":
        yield _zipped(path, drivers, encoding)
    else:
        yield Source(str(path), drivers, "")


def _check_shapefile(path: Path, encoding: str | None) -> str:
    parts = {}
    for suffix in _PARTS:
        part = path if suffix == ".shp" else sibling(path, suffix)
        if part is not None:
            parts[suffix] = ShapefilePart(part.name, part.stat().st_size, _opener(part))
    return _check_parts(path, path.stem, parts, encoding)


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        return path.open("rb")

    return opened


def _check_parts(
    path: Path, stem: str, parts: Mapping[str, ShapefilePart], encoding: str | None
) -> str:
    """Return the encoding of a shapefile that is whole, in a folder or in an archive."""
    for suffix in (".shx", ".dbf"):
        if suffix not in parts:
            raise LowUseError("FILE_PART_MISSING", file=path.name, part=stem + suffix)
    shp, dbf = parts[".shp"], parts[".dbf"]
    declared = int.from_bytes(shp.head(28)[24:28], "big") * 2
    if declared > shp.size or declared == 0:
        raise LowUseError("FILE_UNREADABLE", file=shp.name, detail=TRUNCATED)
    head = dbf.head(_DBF_RECORDS_AT)
    records = int.from_bytes(head[4:8], "little")
    header, record = (int.from_bytes(head[i : i + 2], "little") for i in (8, 10))
    if header == 0 or header + records * record > dbf.size:
        raise LowUseError("FILE_UNREADABLE", file=dbf.name, detail=TRUNCATED)
    cpg = parts.get(".cpg")
    declared_encoding = cpg.head(_LONGEST_CPG).decode("ascii", "replace").strip() if cpg else ""
    with dbf.open() as stream:
        return guess_dbf_encoding(stream, dbf.name, declared_encoding, encoding)


def _zipped(path: Path, drivers: tuple[str, ...], encoding: str | None) -> Source:
    """Return how to open the one shapefile of an archive, looked at as one in a folder is."""
    try:
        with zipfile.ZipFile(path) as archive:
            shapefile = _shapefile_in(path, archive)
            stem = shapefile[: -len(".shp")]
            inside = {name.lower(): name for name in archive.namelist()}
            parts = {}
            for suffix in _PARTS:
                name = inside.get((stem + suffix).lower())
                if name is not None:
                    size = archive.getinfo(name).file_size
                    parts[suffix] = ShapefilePart(name, size, partial(archive.open, name))
            used = _check_parts(path, stem, parts, encoding)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError) as error:
        raise LowUseError("FILE_UNREADABLE", file=path.name, detail=DAMAGED) from error
    return Source(f"/vsizip/{path}/{shapefile}", drivers, used)


def _shapefile_in(path: Path, archive: zipfile.ZipFile) -> str:
    names = [n for n in archive.namelist() if n.lower().endswith(".shp")]
    if not names:
        raise LowUseError("ARCHIVE_WITHOUT_SHAPEFILE", file=path.name)
    if len(names) > 1:
        raise LowUseError("ARCHIVE_AMBIGUOUS", file=path.name, layers="、".join(names))
    return names[0]

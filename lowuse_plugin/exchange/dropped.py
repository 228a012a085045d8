# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which files a person means who drops some: whole shapefiles, and what lies in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lowuse_plugin.exchange.formats import READABLE_SUFFIXES

_BESIDE_SHP = frozenset(
    {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd", ".qpj", ".xml", ".fix"}
)
"""Parts of a shapefile; they come with their ``.shp`` and are no deliveries of their own."""
_GEODATABASE = ".gdb"


def deliveries(paths: Iterable[Path]) -> list[Path]:
    """Return the files to import, each once, in the order in which they came.

    Parts of a shapefile stand for their ``.shp``. A folder that is no file geodatabase stands for
    the readable files in it, those of its own folders left out. A file of an unknown kind is kept:
    the reader says what to do with it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for each in _inside(path):
            shp = _shapefile_of(each)
            found[shp if shp is not None else each] = None
    return list(found)


def _inside(path: Path) -> Iterator[Path]:
    if not path.is_dir() or path.suffix.lower() == _GEODATABASE:
        yield path
        return
    for each in sorted(path.iterdir()):
        is_folder = each.is_dir() and each.suffix.lower() != _GEODATABASE
        if not is_folder and each.suffix.lower() in READABLE_SUFFIXES - {".txt"}:
            yield each


def _shapefile_of(path: Path) -> Path | None:
    """Return the shapefile that a part belongs to, None where it belongs to none."""
    base = path.with_suffix("") if path.name.lower().endswith(".shp.xml") else path
    if path.suffix.lower() not in _BESIDE_SHP:
        return None
    names = [base.with_suffix(suffix) for suffix in (".shp", ".SHP")]
    return next((name for name in names if name.exists()), None)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an overlay analysis reads: the parcels and units, and the areas of a layer by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, joined
from lowuse_plugin.domain.overlay import (
    BY_DOCUMENT,
    CONTROL_LINE,
    PARCEL_CLASSES,
    REFERENCE,
    REGISTERED,
    THREE_OLD,
)
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows
from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer


@dataclass(frozen=True)
class Subjects:
    """The current parcels and, behind them, the current survey units, of one state.

    Attributes:
        is_unit: Whether a row is a unit.
        area_m2: Plane area on which m² are stated (D18).
        area_epsg: Its CRS.
        seq: Log line that the state ends with.
    """

    table: ColumnTable
    is_unit: Mask
    area_m2: Floats
    area_epsg: Column
    seq: int

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.is_unit)

    @property
    def uuids(self) -> NDArray[np.object_]:
        """The key of each."""
        return self.table["uuid"].values

    @property
    def changed_seq(self) -> Rows:
        """The log line since which each is as it is."""
        return self.table["changed_seq"].values

    def districts(self, rows: Rows) -> list[str | None]:
        """Return the district of some rows, None where it is not known."""
        return self.table["district"].take(rows).to_list()

    def geometries(self, rows: Rows) -> Geometries:
        """Return the shapes of some rows.

        Raises:
            LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
        """
        return wkb.decode_polygons(self.table["geom"].take(rows))


def read_subjects(reading: Reading, own_epsg: int) -> Subjects:
    """Read every current parcel and survey unit.

    Args:
        reading: The state.
        own_epsg: CRS of the workspace, in which an area is measured where none is stored.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    parcels, units = reading.table("overlay_parcels"), reading.table("overlay_units")
    table = ColumnTable({name: joined((parcels[name], units[name])) for name in parcels})
    area, epsg = table["area_m2"], table["area_epsg"]
    known = area.valid & epsg.valid & (area.values > 0)
    area_m2, plane = area.values.copy(), epsg.values.copy()
    rows = np.flatnonzero(~known)
    area_m2[rows] = shapely.area(wkb.decode_polygons(table["geom"].take(rows)))
    plane[rows] = own_epsg
    return Subjects(
        table=table,
        is_unit=np.arange(len(table)) >= len(parcels),
        area_m2=area_m2,
        area_epsg=Column("int", plane, np.ones(len(plane), dtype=np.bool_)),
        seq=reading.head().seq,
    )


@dataclass(frozen=True)
class LayerAreas:
    """The areas of a layer and the class of each.

    Attributes:
        codes: Code of each class; empty for areas that state none.
        names: Name of each class; empty where none is stated.
        classes: Position of the class of each area in ``codes``.
        geom: Shapes, as they are stored.
    """

    codes: Sequence[str]
    names: Sequence[str]
    classes: Rows
    geom: Column

    def polygons(self) -> Geometries:
        """Return the shapes.

        Raises:
            LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
        """
        return wkb.decode_polygons(self.geom)


def read_areas(reading: Reading, layer: RegisteredLayer, version: str | None) -> LayerAreas:
    """Read the areas of a layer by class.

    Args:
        reading: The state.
        layer: One of the registered layers.
        version: The control line in force, if that is the layer.
    """
    if layer.kind == REFERENCE:
        found = reading.table("overlay_reference_areas", layer=layer.uuid)
        if layer.reference_kind in BY_DOCUMENT:
            return classed(found["document_no"], found["area_name"], found["geom"])
        return classed(found["class_code"], found["class_name"], found["geom"])
    if layer.kind == CONTROL_LINE:
        found = reading.table("check_lines", version=version)
        levels = found["level"]
        values = np.where(levels.valid, levels.values, 0).astype(str).astype(object)
        return _listed(Column("text", values, np.ones(len(values), dtype=np.bool_)),
                       "control_level", found["geom"])  # fmt: skip
    if layer.kind == THREE_OLD:
        found = reading.table("overlay_three_old_areas")
        return _listed(found["status"], "three_old_status", found["geom"])
    found = reading.table("overlay_parcels")
    codes = (REGISTERED,)
    names = tuple(PARCEL_CLASSES[code] for code in codes)
    return LayerAreas(codes, names, np.zeros(len(found), dtype=np.int64), found["geom"])


def classed(codes: Column, names: Column, geom: Column) -> LayerAreas:
    """Return areas by code; those without a code by name, so that no class is lost."""
    texts, titles = codes.to_list(), names.to_list()
    place: dict[tuple[str, str], int] = {}
    known: list[tuple[str, str]] = []
    classes = np.empty(len(texts), dtype=np.int64)
    for row, (code, name) in enumerate(zip(texts, titles, strict=True)):
        stated, title = str(code or "").strip(), str(name or "").strip()
        key = (stated, "" if stated else title)
        if key not in place:
            place[key] = len(known)
            known.append((stated, title))
        elif title and not known[place[key]][1]:
            known[place[key]] = (stated, title)
        classes[row] = place[key]
    return LayerAreas([c for c, _ in known], [n for _, n in known], classes, geom)


def _listed(codes: Column, domain: str, geom: Column) -> LayerAreas:
    found = classed(codes, Column("text", codes.values, np.zeros(len(codes), np.bool_)), geom)
    words = shipped().codes[domain].values
    names = [words.get(code, code) for code in found.codes]
    return LayerAreas(found.codes, names, found.classes, geom)

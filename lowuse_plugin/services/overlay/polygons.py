# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析 of given polygons and layers without a workspace; the numbers of one with it (D11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.overlay import REFERENCE, UNCLASSED_NAME
from lowuse_plugin.domain.ports import Progress, SilentProgress
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.services.overlay.layer import LayerOverlay, overlay_layer, watch
from lowuse_plugin.services.overlay.layers_read import LayerAreas, classed

_OF_LAND_SURVEY = {"DLBM": "land_survey", "DLMC": "land_survey"}
"""Fields of which only the land survey has one: what lies there is judged as in a workspace."""


@dataclass(frozen=True)
class GivenLayer:
    """A layer of somebody's file.

    Attributes:
        name: As people know it.
        reference_kind: Code of ``reference_kind``; empty when nobody knows.
        areas: Its areas by class.
    """

    name: str
    reference_kind: str
    areas: LayerAreas


def given_layer(
    name: str,
    polygons: Geometries,
    codes: Sequence[Any] | None,
    names: Sequence[Any] | None,
    code_field: str,
) -> GivenLayer:
    """Return a layer by class.

    Args:
        name: As people know it.
        polygons: Valid polygons.
        codes: Class of each; None when the layer has no such field: then it is one class.
        names: Name of the class of each; None likewise.
        code_field: The field that the codes stand in, empty when there is none.
    """
    count = len(polygons)
    none = constant("text", None, count)
    areas = classed(_texts(codes) or none, _texts(names) or none, wkb.encode(polygons))
    if not any(areas.codes) and not any(areas.names):
        areas = LayerAreas([""], [name], areas.classes, areas.geom)
    return GivenLayer(name, _OF_LAND_SURVEY.get(code_field.upper(), ""), areas)


def _texts(values: Sequence[Any] | None) -> Column | None:
    if values is None:
        return None
    return column("text", [None if value is None else str(value) for value in values])


def class_fields(fields: Sequence[str], asked: str = "") -> tuple[str, str]:
    """Return in which fields of a layer the code and the name of a class stand; empty when none.

    Args:
        fields: Those that there are.
        asked: The field that a person named for the code, if it is there.
    """
    known = {field.upper(): field for field in fields}
    columns = shipped().tables["reference_area"].columns

    def first(name: str) -> str:
        spec = columns[name]
        words = (name, *(spec.aliases or ()), spec.title, spec.code or "")
        return next((known[word.upper()] for word in words if word.upper() in known), "")

    return known.get(asked.upper(), "") or first("class_code"), first("class_name")


def overlay_polygons(
    ids: Sequence[str],
    labels: Sequence[str],
    parcels: Geometries,
    layers: Sequence[GivenLayer],
    *,
    on: date,
    progress: Progress | None = None,
) -> ColumnTable:
    """Return every overlap of given parcels with given layers, all in one CRS in metres.

    Args:
        ids: What tells the parcels apart.
        labels: By what people know them.
        parcels: Valid polygons.
        layers: At least one.
        on: Day of the analysis.
        progress: Is told after every block and may stop the work.

    Returns:
        The columns of :func:`~lowuse_plugin.services.overlay.table.overlay_table`; m² are those of
        the plane of the parcels.

    Raises:
        CancelledError: The user asked to stop.
    """
    watched, area = progress or SilentProgress(), np.asarray(shapely.area(parcels))
    total = max(len(layers) * len(parcels), 1)
    parts = []
    for number, layer in enumerate(layers):
        found = overlay_layer(
            lambda rows: parcels[rows],
            area,
            layer.areas,
            layer_kind=REFERENCE,
            reference_kind=layer.reference_kind,
            step=watch(watched, total, number * len(parcels), layer.name),
        )
        parts.append(_table(found, layer, (ids, labels), area, on))
    watched.step(total, total)
    columns = parts[0]
    return ColumnTable(
        {
            name: Column(
                columns[name].kind,
                np.concatenate([part[name].values for part in parts]),
                np.concatenate([part[name].valid for part in parts]),
            )
            for name in columns
        }
    )


def _table(
    found: LayerOverlay,
    layer: GivenLayer,
    known: tuple[Sequence[str], Sequence[str]],
    area: Any,
    on: date,
) -> ColumnTable:
    count = len(found)
    every = np.ones(count, dtype=np.bool_)
    keys, labels = (np.array(list(each), dtype=object)[found.subject] for each in known)
    names = np.where(found.names == "", found.codes, found.names).astype(object)
    names[names == ""] = UNCLASSED_NAME
    none = constant("text", None, count)
    return ColumnTable(
        {
            "subject": Column("text", keys, every),
            "is_unit": constant("bool", False, count),
            "layer_key": constant("text", layer.name, count),
            "layer_kind": constant("text", REFERENCE, count),
            "reference_kind": constant("text", layer.reference_kind or None, count),
            "layer_name": constant("text", layer.name, count),
            "source": none,
            "as_of": constant("date", None, count),
            "class_code": Column("text", found.codes, every),
            "class_name": Column("text", names, every),
            "overlap_m2": Column("real", found.overlap_m2, every),
            "share": Column("real", found.share, every),
            "areas": Column("int", found.areas, every),
            "boundary_error": Column("bool", found.boundary_error, every),
            "finding": Column("text", found.finding, found.finding != ""),
            "analysed_on": constant("date", np.datetime64(on), count),
            "holds": constant("bool", True, count),
            "label": Column("text", labels, every),
            "holder_name": none,
            "district": none,
            "town": none,
            "area_m2": Column("real", area[found.subject], every),
        }
    )

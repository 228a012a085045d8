# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""工业建设用地 ÷ 城乡建设用地 (Y-01) measured on the layers of the land survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.indicator_parts import Amounts, measured_sum
from lowuse_plugin.domain.indicator_rules import CONSTRUCTION
from lowuse_plugin.domain.indicators import (
    SURVEY,
    Found,
    Note,
    place_of,
)
from lowuse_plugin.domain.land_classes import land_class, land_classes
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Progress, Reading
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Mask, chunks

_KIND = "land_survey"
_OTHER, _URBAN_RURAL, _INDUSTRIAL, _COARSE, _UNKNOWN = range(5)


@dataclass(frozen=True)
class SurveyLayer:
    """One registered layer of the land survey."""

    uuid: str
    name: str
    source: str
    as_of: date | None
    district: str
    """Empty where it covers the whole city, or nobody said."""

    @property
    def shown(self) -> str:
        """What a figure names as its source."""
        return f"{self.name}（{self.source}）" if self.source else self.name


def survey_layers(reading: Reading) -> tuple[SurveyLayer, ...]:
    """Return the registered layers of the land survey."""
    return tuple(
        SurveyLayer(
            row["uuid"],
            row["name"],
            row["source"] or "",
            date.fromisoformat(row["as_of"]) if row["as_of"] else None,
            row["district"] or "",
        )
        for row in reading.table("indicator_layers", kind=_KIND).to_rows()
    )


def measured_shares(
    reading: Reading, year: int, crs: str, progress: Progress
) -> Mapping[str, Found]:
    """Return the share by district, from the newest survey of each that is no newer than a year.

    Args:
        reading: The workspace.
        year: Of the figures.
        crs: CRS of the workspace.
        progress: Is told of every layer and may stop the work.
    """
    found: dict[str, Found] = {}
    layers = newest_layers(survey_layers(reading), year)
    for done, layer in enumerate(layers):
        progress.step(done, len(layers))
        district = layer.district or WHOLE_CITY
        found[district] = _measure(reading, layer, district, year, crs)
    return found


def newest_layers(layers: Sequence[SurveyLayer], year: int) -> tuple[SurveyLayer, ...]:
    """Return the newest layer of each district that is no newer than the year.

    A layer without a day serves only where there is none with one.
    """
    best: dict[str, SurveyLayer] = {}
    for layer in layers:
        if layer.as_of is not None and layer.as_of.year > year:
            continue
        known = best.get(layer.district)
        if known is None or (layer.as_of or date.min) > (known.as_of or date.min):
            best[layer.district] = layer
    return tuple(best.values())


def _measure(reading: Reading, layer: SurveyLayer, district: str, year: int, crs: str) -> Found:
    table = reading.table("indicator_areas", layer=layer.uuid)
    kinds = _kinds(table)
    areas = _areas(table, kinds, crs, layer.district)

    def total(kind: int) -> Any:
        return measured_sum(areas[kinds == kind])

    industrial = total(_INDUSTRIAL)
    coarse, unknown = total(_COARSE), total(_UNKNOWN)
    notes = []
    if land_classes().urban_rural_example:
        notes.append(Note("example_reading"))
    for code, kind, m2 in (("coarse_class", _COARSE, coarse), ("unknown_class", _UNKNOWN, unknown)):
        if m2:
            notes.append(Note(code, int((kinds == kind).sum()), m2))
    if layer.as_of is not None and layer.as_of.year < year:
        notes.append(Note("survey_older", layer.as_of.year))
    amounts = Amounts(industrial, industrial + total(_URBAN_RURAL), coarse + unknown, unknown)
    return Found(
        CONSTRUCTION,
        place_of(district),
        SURVEY,
        amounts,
        source=layer.shown,
        as_of=layer.as_of,
        year=year,
        notes=tuple(notes),
    )


def _kinds(table: ColumnTable) -> Any:
    """Return what each area counts as; a class is looked up once."""
    pairs = list(zip(table["class_code"].to_list(), table["class_name"].to_list(), strict=True))
    known = {pair: _kind(*pair) for pair in set(pairs)}
    return np.fromiter((known[pair] for pair in pairs), np.int64, len(pairs))


def _kind(code: str | None, name: str | None) -> int:
    found = land_class(code or "", name or "")
    if found is None:
        return _UNKNOWN
    if found.undecided:
        return _COARSE
    if found.industrial:
        return _INDUSTRIAL
    return _URBAN_RURAL if found.urban_rural else _OTHER


def _areas(table: ColumnTable, kinds: Any, crs: str, district: str) -> Floats:
    """Return the area of each area that counts, 0 of the others."""
    areas = np.zeros(len(table))
    wanted: Mask = kinds != _OTHER
    counted = np.flatnonzero(wanted)
    for place in chunks(len(counted)):
        rows = counted[place]
        polygons = wkb.decode(table["geom"].take(rows))
        areas[rows] = plane_areas(polygons, crs, np.full(len(rows), district, dtype=object))[0]
    return areas

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""工业建设用地 ÷ 城乡建设用地 (Y-01) measured on the layers of the land survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.indicators.parts import Amounts, measured_sum
from lowuse_plugin.domain.indicators.result import (
    SURVEY,
    Found,
    Note,
    place_of,
)
from lowuse_plugin.domain.indicators.rules import CONSTRUCTION
from lowuse_plugin.domain.land_classes import land_class, land_classes
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import Progress, Reading
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.counted_once import counted_once

Kinds = NDArray[np.int64]

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


@dataclass(frozen=True)
class Survey:
    """The layers that together are the survey of one district."""

    district: str
    layers: tuple[SurveyLayer, ...]
    """All of one day: there may be a file for each town."""
    left_out: tuple[SurveyLayer, ...]
    """Older ones, and those of which nobody said the day."""

    @property
    def as_of(self) -> date | None:
        """The day of all its layers."""
        return self.layers[0].as_of

    @property
    def place(self) -> str:
        """Of which district its figures are."""
        return self.district or WHOLE_CITY


@dataclass(frozen=True)
class SurveyAreas:
    """A survey with the areas of its layers, one table a layer."""

    survey: Survey
    tables: tuple[ColumnTable, ...]


def read_surveys(reading: Reading, year: int) -> tuple[SurveyAreas, ...]:
    """Return the newest survey of each district that is no newer than a year."""
    return tuple(
        SurveyAreas(
            survey,
            tuple(reading.table("indicator_areas", layer=layer.uuid) for layer in survey.layers),
        )
        for survey in newest_surveys(survey_layers(reading), year)
    )


def measured_shares(
    surveys: Sequence[SurveyAreas], year: int, crs: str, progress: Progress
) -> Mapping[str, Found]:
    """Return the share by district.

    Args:
        surveys: As :func:`read_surveys` returns them; the workspace need not be held any more.
        year: Of the figures.
        crs: CRS of the workspace.
        progress: Is told how far it is and may stop the work.

    Raises:
        CancelledError: The user asked to stop.
    """
    found = {}
    for each in surveys:
        progress.step(0, 1)
        found[each.survey.place] = _measure(each, year, crs, progress)
    return found


def newest_surveys(layers: Sequence[SurveyLayer], year: int) -> tuple[Survey, ...]:
    """Return the newest survey of each district that is no newer than the year.

    Layers without a day serve only where there is none with one.
    """
    of_district: dict[str, list[SurveyLayer]] = {}
    for layer in layers:
        if layer.as_of is None or layer.as_of.year <= year:
            of_district.setdefault(layer.district, []).append(layer)
    found = []
    for district, known in of_district.items():
        newest = max(layer.as_of or date.min for layer in known)
        chosen = tuple(layer for layer in known if (layer.as_of or date.min) == newest)
        left = tuple(layer for layer in known if layer not in chosen)
        found.append(Survey(district, chosen, left))
    return tuple(found)


def _measure(areas_of: SurveyAreas, year: int, crs: str, progress: Progress) -> Found:
    survey = areas_of.survey
    kinds, polygons = _counting(areas_of.tables)
    polygons, lost = counted_once(polygons, progress.step)
    districts = np.full(len(polygons), survey.district, dtype=object)
    areas = plane_areas(polygons, crs, districts)[0]

    def total(kind: int) -> Fraction:
        return measured_sum(areas[kinds == kind])

    industrial = total(_INDUSTRIAL)
    coarse, unknown = total(_COARSE), total(_UNKNOWN)
    notes = []
    if land_classes().urban_rural_example:
        notes.append(Note("example_reading"))
    for code, kind, m2 in (("coarse_class", _COARSE, coarse), ("unknown_class", _UNKNOWN, unknown)):
        if m2:
            notes.append(Note(code, int((kinds == kind).sum()), m2))
    if lost.any():
        notes.append(Note("overlapping", int((lost > 0).sum()), measured_sum(lost)))
    if survey.as_of is not None and survey.as_of.year < year:
        notes.append(Note("survey_older", survey.as_of.year))
    if survey.left_out:
        names = tuple(layer.name for layer in survey.left_out)
        notes.append(Note("layers_left_out", len(names), names=names))
    amounts = Amounts(industrial, industrial + total(_URBAN_RURAL), coarse + unknown, unknown)
    return Found(
        CONSTRUCTION,
        place_of(survey.place),
        SURVEY,
        amounts,
        source="；".join(layer.shown for layer in survey.layers),
        as_of=survey.as_of,
        year=year,
        notes=tuple(notes),
    )


def _counting(tables: Sequence[ColumnTable]) -> tuple[Kinds, Geometries]:
    """Return the areas that count or may count: what is known keeps ground that others claim."""
    kinds, polygons = [], []
    for table in tables:
        of_layer = _kinds(table)
        rows = np.flatnonzero(of_layer != _OTHER)
        kinds.append(of_layer[rows])
        polygons.append(wkb.decode_polygons(table["geom"].take(rows)))
    kind = np.concatenate(kinds)
    order = np.argsort(np.isin(kind, (_COARSE, _UNKNOWN)), kind="stable")
    return kind[order], np.concatenate(polygons)[order]


def _kinds(table: ColumnTable) -> Kinds:
    """Return what each area counts as; a class is looked up once."""
    pairs = list(zip(table["class_code"].to_list(), table["class_name"].to_list(), strict=True))
    known = {pair: _kind(*pair) for pair in set(pairs)}
    return np.fromiter((known[pair] for pair in pairs), np.int64, len(pairs))


def _kind(code: str | None, name: str | None) -> int:
    found = land_class(code, name)
    if found is None:
        return _UNKNOWN
    if found.undecided:
        return _COARSE
    if found.industrial:
        return _INDUSTRIAL
    return _URBAN_RURAL if found.urban_rural else _OTHER

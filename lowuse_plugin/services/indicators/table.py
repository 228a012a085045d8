# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators of a workspace on a day, and of a line that is only drawn (C10, Y-01, Y-03)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lowuse_plugin.domain.control_line.classes import version_in_force
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.indicators.result import (
    PARCELS,
    SURVEY,
    Found,
    Indicator,
    IndicatorTable,
    Note,
    TypedFigure,
    city_sum,
    day_of_judgement,
    judge,
    place_of,
    sorted_indicators,
    typed_found,
)
from lowuse_plugin.domain.indicators.result import TYPED as BY_FIGURES
from lowuse_plugin.domain.indicators.rules import (
    CONSTRUCTION,
    INSIDE,
    TYPED,
    IndicatorRule,
)
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.services.control_line.versions import (
    LineBlock,
    is_example,
    line_versions,
    read_blocks,
    shapes_of_blocks,
)
from lowuse_plugin.services.indicators.figures import figures_of
from lowuse_plugin.services.indicators.land import (
    IndustrialLand,
    industrial_land,
    inside_line,
    of_blocks,
    read_parcels,
)
from lowuse_plugin.services.indicators.rules import rules_of
from lowuse_plugin.services.indicators.survey import measured_shares, read_surveys

_NONE_IN_FORCE = "CONTROL_LINE_NONE_IN_FORCE"


def indicators(
    store: Store, on: date, *, year: int | None = None, progress: Progress | None = None
) -> IndicatorTable:
    """Return every indicator of a workspace, with what stands behind it.

    Args:
        store: The workspace.
        on: Decides which line and which rules are in force.
        year: Of the figures that are typed or surveyed; that of the day when it is left out.
        progress: Is told how far it is and may stop the work.

    Raises:
        LowUseError: ``CONTROL_LINE_SEVERAL_IN_FORCE``; why the workspace cannot be read.
    """
    watched = progress or SilentProgress()
    wanted = on.year if year is None else year
    with store.read() as reading:
        rules, figures = rules_of(reading), figures_of(reading)
        parcels, line = read_parcels(reading), _line_in_force(reading, on)
        surveys = read_surveys(reading, wanted)
        head = reading.head()
    land = industrial_land(parcels, watched)
    found = _of_line(land, line, store.info.crs, watched)
    surveyed = measured_shares(surveys, wanted, store.info.crs, watched)
    yearly = _yearly(surveyed, figures, wanted, store.info.district)
    judged = [judge(each, rules, day_of_judgement(each.year, on)) for each in (*found, *yearly)]
    return IndicatorTable(
        on=on,
        year=wanted,
        line=line.version if line is not None else "",
        indicators=sorted_indicators(judged),
        head_seq=head.seq,
        head_hash=head.hash,
        years=tuple(sorted({each.year for each in figures})),
        labels=land.labels(),
    )


def indicators_of_blocks(
    land: IndustrialLand,
    rules: Sequence[IndicatorRule],
    blocks: Sequence[LineBlock],
    on: date,
    *,
    crs: str | None = None,
    progress: Progress | None = None,
) -> tuple[Indicator, ...]:
    """Return the indicators that a line would have: what-if of a draft or of an adjustment.

    Args:
        land: The industrial land.
        rules: Of the workspace.
        blocks: Polygons of the line.
        on: Decides which rules are in force.
        crs: CRS of the workspace; None measures blocks on its own plane.
        progress: Is told how far it is and may stop the work.
    """
    found = _of_blocks(land, blocks, crs, progress or SilentProgress())
    return sorted_indicators(judge(each, rules, on) for each in found)


@dataclass(frozen=True)
class _Line:
    """The line in force: its name and blocks, and whether it is a 示例."""

    version: str
    blocks: tuple[LineBlock, ...]
    example: bool


def _line_in_force(reading: Reading, on: date) -> _Line | None:
    stated = reading.table("check_line_versions")
    try:
        version = version_in_force(line_versions(stated), on)
    except LowUseError as error:
        if error.code != _NONE_IN_FORCE:
            raise
        return None
    blocks = read_blocks(reading, version.key)
    return _Line(version.version, blocks, is_example(stated, version))


def _of_line(land: IndustrialLand, line: _Line | None, crs: str, progress: Progress) -> list[Found]:
    if line is None:
        note = (Note("no_line"),)
        return [Found(INSIDE, place_of(WHOLE_CITY), PARCELS, None, notes=note)]
    found = _of_blocks(land, line.blocks, crs, progress)
    return [_noted(each, Note("example_line")) for each in found] if line.example else found


def _of_blocks(
    land: IndustrialLand, blocks: Sequence[LineBlock], crs: str | None, progress: Progress
) -> list[Found]:
    return [
        *inside_line(land, shapes_of_blocks(blocks), progress),
        *of_blocks(land, blocks, crs, progress),
    ]


def _yearly(
    surveyed: Mapping[str, Found], figures: Sequence[TypedFigure], year: int, district: str
) -> list[Found]:
    """Return what is typed or surveyed for a year; what is missing stands there as missing."""
    own = DISTRICTS if district == WHOLE_CITY else (district,)
    found: list[Found] = []
    for code in TYPED:
        typed = typed_found(figures, code, year)
        by_place = _constructed(surveyed, typed, year) if code == CONSTRUCTION else dict(typed)
        missing = Note("no_survey" if code == CONSTRUCTION else "no_figure")
        basis = SURVEY if code == CONSTRUCTION else BY_FIGURES
        for place in own:
            by_place.setdefault(
                place, Found(code, place_of(place), basis, None, year=year, notes=(missing,))
            )
        found.extend(by_place.values())
    return found


def _constructed(
    surveyed: Mapping[str, Found], typed: Mapping[str, Found], year: int
) -> dict[str, Found]:
    """Return Y-01 by district: a figure that somebody typed goes before the measured one."""
    given = {place: each for place, each in typed.items() if each.source or each.amounts}
    city = given.pop(WHOLE_CITY, None)
    by_place = {**surveyed, **given}
    if city is not None and not city.partial:
        by_place[WHOLE_CITY] = city
    if WHOLE_CITY not in by_place:
        basis = BY_FIGURES if given and not surveyed else SURVEY
        total = city_sum(by_place, CONSTRUCTION, basis, year)
        if total.amounts is None:
            total = _noted(total, Note("no_survey"), instead=True)
        elif any(
            note.code == "example_reading" for each in surveyed.values() for note in each.notes
        ):
            total = _noted(total, Note("example_reading"))
        by_place[WHOLE_CITY] = total
    return by_place


def _noted(found: Found, note: Note, *, instead: bool = False) -> Found:
    return replace(found, notes=(note,) if instead else (*found.notes, note))

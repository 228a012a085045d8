# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators of industrial land: numerator, denominator, what stands behind them, the outcome.

Land whose use nobody entered may be industrial or not (D9): a share then lies between two bounds,
and the outcome is told only where both bounds agree. All figures are exact fractions; nothing is
rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.indicators.parts import NO_PARCELS, Amounts, ParcelParts, added, bounds
from lowuse_plugin.domain.indicators.rules import CODES, IndicatorRule, rule_for
from lowuse_plugin.domain.places import DISTRICTS, WHOLE_CITY

CITY, DISTRICT, BLOCKS = "city", "district", "block"
PLACE_KINDS = (CITY, DISTRICT, BLOCKS)

MET, NOT_MET, NO_RULE, MISSING = "met", "not_met", "no_rule", "missing"

PARCELS, SURVEY, TYPED = "parcels", "land_survey", "figures"
"""What the figures were made of."""


@dataclass(frozen=True)
class Note:
    """What is missing, or left out, and how much of it; the words are the reader's."""

    code: str
    """``no_line``, ``no_parcels``, ``unknown_use``, ``no_area``, ``no_survey``, ``unknown_class``,
    ``coarse_class``, ``no_figure``, ``districts_missing``, ``overlapping``, ``undecided``,
    ``example_reading``, ``example_line``, ``layers_left_out``, ``survey_older``."""
    count: int = 0
    m2: Fraction = Fraction(0)
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One share of one place."""

    code: str
    """Code list ``indicator``."""
    place_kind: str
    place: str
    """District code, ``440700`` for the whole city, or key of a block."""
    place_name: str
    """Of a block; empty for a district, which is named by its code."""
    district: str
    """Whose rule judges it."""
    year: int | None
    basis: str
    amounts: Amounts | None
    """None while nothing can be said."""
    lowest: Fraction | None
    highest: Fraction | None
    rule: IndicatorRule | None
    outcome: str
    parts: ParcelParts = NO_PARCELS
    source: str = ""
    as_of: date | None = None
    notes: tuple[Note, ...] = ()
    partial: bool = False
    """As in :class:`Found`."""

    @property
    def numerator_m2(self) -> Fraction | None:
        """Of what is known."""
        return None if self.amounts is None else self.amounts.numerator_m2

    @property
    def denominator_m2(self) -> Fraction | None:
        """Of what is known."""
        return None if self.amounts is None else self.amounts.denominator_m2

    @property
    def share(self) -> Fraction | None:
        """Numerator ÷ denominator of what is known; None where there is nothing to divide by."""
        return None if self.amounts is None else self.amounts.share

    @property
    def least(self) -> Fraction | None:
        """What it has to reach; None without a rule."""
        return None if self.rule is None else self.rule.least

    @property
    def clause(self) -> str:
        """Where the rule stands."""
        return "" if self.rule is None else self.rule.clause

    @property
    def rule_example(self) -> bool:
        """Tell whether the rule is a 示例."""
        return self.rule is not None and self.rule.example

    @property
    def example(self) -> bool:
        """Tell whether anything that it rests on is a 示例."""
        return self.rule_example or any(each.code.startswith("example_") for each in self.notes)

    @property
    def parcels(self) -> tuple[str, ...]:
        """The parcels behind the numerator."""
        return self.parts.of_numerator()

    @property
    def denominator_parcels(self) -> tuple[str, ...]:
        """The parcels behind the denominator."""
        return self.parts.of_denominator()

    @property
    def unknown_parcels(self) -> tuple[str, ...]:
        """The parcels whose use is not known."""
        return self.parts.left_out()

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.code}/{self.place_kind}/{self.place}"


@dataclass(frozen=True)
class Place:
    """What an indicator is about."""

    kind: str
    key: str
    district: str
    name: str = ""


@dataclass(frozen=True)
class Found:
    """What was measured or typed for one indicator of one place."""

    code: str
    place: Place
    basis: str
    amounts: Amounts | None
    parts: ParcelParts = NO_PARCELS
    source: str = ""
    as_of: date | None = None
    year: int | None = None
    notes: tuple[Note, ...] = ()
    partial: bool = False
    """Some of the place is missing: the figures stand there, nothing is judged."""


@dataclass(frozen=True)
class TypedFigure:
    """A numerator and a denominator that no map gives (Y-01, Y-03)."""

    uuid: str | None
    version: int
    indicator: str
    district: str
    year: int
    numerator_m2: Fraction | None
    denominator_m2: Fraction | None
    source: str = ""
    as_of: date | None = None
    entered_by: str = ""


def judge(found: Found, rules: Sequence[IndicatorRule], on: date) -> Indicator:
    """Return an indicator with its bounds and outcome (≥, unrounded)."""
    rule = rule_for(rules, found.code, found.place.district, on)
    low, high = (None, None) if found.amounts is None else bounds(found.amounts)
    notes = list(found.notes)
    outcome = MISSING
    if low is not None and high is not None and not found.partial:
        outcome = NO_RULE if rule is None else _outcome(low, high, rule.least)
        if rule is not None and outcome == MISSING:
            notes.append(Note("undecided"))
    return Indicator(
        code=found.code,
        place_kind=found.place.kind,
        place=found.place.key,
        place_name=found.place.name,
        district=found.place.district,
        year=found.year,
        basis=found.basis,
        amounts=found.amounts,
        lowest=low,
        highest=high,
        rule=rule,
        outcome=outcome,
        parts=found.parts,
        source=found.source,
        as_of=found.as_of,
        notes=tuple(notes),
        partial=found.partial,
    )


def day_of_judgement(year: int | None, on: date) -> date:
    """Return the day whose rules judge: a past year is judged by those of its end."""
    return on if year is None else min(on, date(year, 12, 31))


def typed_found(figures: Iterable[TypedFigure], code: str, year: int) -> dict[str, Found]:
    """Return what was typed for an indicator and a year, by district; the city adds up.

    The city is judged only when it was typed itself or every district has its figures.
    """
    by_district = {
        each.district: each for each in figures if each.indicator == code and each.year == year
    }
    result: dict[str, Found] = {}
    for district in (WHOLE_CITY, *DISTRICTS):
        figure = by_district.get(district)
        amounts = None if figure is None else amounts_of(figure)
        if figure is not None:
            notes = () if amounts is not None else (Note("no_figure", names=(district,)),)
            result[district] = Found(
                code, place_of(district), TYPED, amounts, source=figure.source,
                as_of=figure.as_of, year=year, notes=notes,
            )  # fmt: skip
    if WHOLE_CITY not in result:
        result[WHOLE_CITY] = city_sum(result, code, TYPED, year)
    return result


def city_sum(by_district: Mapping[str, Found], code: str, basis: str, year: int | None) -> Found:
    """Return the city as the sum of its districts, partial while one is missing."""
    known = {
        district: found.amounts
        for district, found in by_district.items()
        if district in DISTRICTS and found.amounts is not None
    }
    missing = tuple(district for district in DISTRICTS if district not in known)
    place = place_of(WHOLE_CITY)
    if not known:
        return Found(code, place, basis, None, year=year, notes=(Note("no_figure"),), partial=True)
    days = [found.as_of for found in by_district.values() if found.as_of is not None]
    sources = dict.fromkeys(found.source for found in by_district.values() if found.source)
    return Found(
        code,
        place,
        basis,
        added(known.values()),
        source="；".join(sources),
        as_of=min(days, default=None),
        year=year,
        notes=(Note("districts_missing", len(missing), names=missing),) if missing else (),
        partial=bool(missing),
    )


def amounts_of(figure: TypedFigure) -> Amounts | None:
    """Return typed figures when both are there."""
    if figure.numerator_m2 is None or figure.denominator_m2 is None:
        return None
    return Amounts(figure.numerator_m2, figure.denominator_m2)


def place_of(district: str) -> Place:
    """Return the place of a district code."""
    return Place(CITY if district == WHOLE_CITY else DISTRICT, district, district)


def sorted_indicators(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return indicators as people read them: by kind, the city first, then its parts."""
    return tuple(
        sorted(
            indicators,
            key=lambda each: (
                CODES.index(each.code),
                PLACE_KINDS.index(each.place_kind),
                each.place_name,
                each.place,
            ),
        )
    )


def _outcome(low: Fraction, high: Fraction, least: Fraction) -> str:
    if low >= least:
        return MET
    return NOT_MET if high < least else MISSING


@dataclass(frozen=True)
class IndicatorTable:
    """All indicators of a workspace on a day, from one state of it."""

    on: date
    year: int
    line: str
    """Version of the control line in force; empty for none."""
    indicators: tuple[Indicator, ...]
    head_seq: int
    head_hash: str
    years: tuple[int, ...] = ()
    """Years for which figures were typed."""
    labels: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    """uuid of a parcel behind a figure → its code, holder and district."""


def rejudged(table: IndicatorTable, rules: Sequence[IndicatorRule]) -> IndicatorTable:
    """Return the same figures, judged by other rules; nothing is measured."""
    judged = (
        judge(_found(each), rules, day_of_judgement(each.year, table.on))
        for each in table.indicators
    )
    return replace(table, indicators=tuple(judged))


def _found(judged: Indicator) -> Found:
    """Return what was measured or typed, as it was before it was judged."""
    return Found(
        judged.code,
        Place(judged.place_kind, judged.place, judged.district, judged.place_name),
        judged.basis,
        judged.amounts,
        parts=judged.parts,
        source=judged.source,
        as_of=judged.as_of,
        year=judged.year,
        notes=tuple(note for note in judged.notes if note.code != "undecided"),
        partial=judged.partial,
    )

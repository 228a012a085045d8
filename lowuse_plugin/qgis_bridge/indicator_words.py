# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators in the words of people: titles, outcomes, what is missing and how much of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import listed, sentences

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import Indicator, Note
    from lowuse_plugin.domain.indicators.rules import IndicatorRule

_PLACES = 2


def indicator_word(code: str) -> str:
    """Return what an indicator is called."""
    return {
        "industry_inside": tr("Industrial land inside the line"),
        "industry_of_block": tr("Industry in the block"),
        "industry_of_construction": tr("Industry in urban and rural construction land"),
        "industry_of_quota": tr("Industry in the new construction quota"),
        "industry_of_supply": tr("Industry in the land sold for industry and services"),
    }[code]


def parts_words(code: str) -> tuple[str, str]:
    """Return what numerator and denominator of an indicator are."""
    return {
        "industry_inside": (tr("industrial land inside the line"), tr("all industrial land")),
        "industry_of_block": (tr("industrial land in the block"), tr("area of the block")),
        "industry_of_construction": (
            tr("industrial construction land"),
            tr("urban and rural construction land"),
        ),
        "industry_of_quota": (
            tr("new construction quota for industry"),
            tr("new construction quota in all"),
        ),
        "industry_of_supply": (
            tr("industrial land sold"),
            tr("land sold for industry and services"),
        ),
    }[code]


def place_word(indicator: Indicator) -> str:
    """Return the name of the place."""
    if indicator.place_kind == "block":
        return indicator.place_name
    if indicator.place_kind == "city" and indicator.basis == "parcels":
        return tr("All parcels")
    return shown_district(indicator.place)


def outcome_word(outcome: str) -> str:
    """Return an outcome with its mark: colour is never the only sign."""
    return {
        "met": "✓ " + tr("reached"),
        "not_met": "✕ " + tr("not reached"),
        "no_rule": "– " + tr("no rule"),
        "missing": "? " + tr("missing data"),
    }[outcome]


def basis_word(basis: str) -> str:
    """Return what figures were made of."""
    return {
        "parcels": tr("parcels laid over the control line"),
        "land_survey": tr("layer of the land survey"),
        "figures": tr("figures typed in"),
    }[basis]


def note_word(note: Note) -> str:
    """Return what a note says."""
    count = f"{note.count:,}"
    area = shown_number(note.m2, places=_PLACES)
    texts = {
        "coarse_class": lambda: tr(
            "{count} areas have only the first-level class 06 ({area} m²): left out, nobody can "
            "tell whether they are industrial.", count=count, area=area
        ),
        "districts_missing": lambda: tr(
            "There are no figures of {names}: the sum is not the whole, nothing is judged.",
            names=listed(shown_district(name) for name in note.names),
        ),
        "example_line": lambda: tr("The version of the control line is an example."),
        "example_reading": lambda: tr(
            "What counts as urban and rural construction land is an example until the office "
            "confirms it."
        ),
        "layers_left_out": lambda: tr(
            "Layers of the survey that are older or have no day are left out: {names}.",
            names=listed(note.names),
        ),
        "no_area": lambda: tr(
            "{count} parcels of industrial or unknown use have no shape: left out.", count=count
        ),
        "no_figure": lambda: tr("No figures are entered for this year: use “Yearly figures”."),
        "no_line": lambda: tr(
            "No version of the control line is in force on this day: import or approve one."
        ),
        "no_parcels": lambda: tr("There are no parcels yet: import them."),
        "no_survey": lambda: tr(
            "No layer of the land survey is registered and no figures are entered: import the "
            "layer, or use “Yearly figures”."
        ),
        "overlapping": lambda: tr(
            "{count} shapes lie on others ({area} m²): the same ground counts once.",
            count=count, area=area,
        ),
        "survey_older": lambda: tr("The survey is of {year}.", year=note.count),
        "undecided": lambda: tr("Land of unknown use could turn the outcome: enter its use."),
        "unknown_class": lambda: tr(
            "{count} areas have a class that nobody knows ({area} m²): left out.",
            count=count, area=area,
        ),
        "unknown_use": lambda: tr(
            "{count} parcels of unknown use ({area} m²) are left out.", count=count, area=area
        ),
    }  # fmt: skip
    return texts[note.code]()


def percent(share: Fraction | None) -> str:
    """Return a share in percent with two decimals, which are rounded for reading alone."""
    return "" if share is None else f"{shown_number(share * 100, places=_PLACES)} %"


def bounds_word(indicator: Indicator) -> str:
    """Return between what the share lies; empty where it is known."""
    low, high = indicator.lowest, indicator.highest
    if low is None or high is None or low == high:
        return ""
    return tr("With them it lies between {low} and {high}.", low=percent(low), high=percent(high))


def rule_word(rule: IndicatorRule | None) -> str:
    """Return what has to be reached."""
    if rule is None:
        return ""
    mark = " " + tr("(example)") if rule.example else ""
    return f"≥ {rule.least_pct} %{mark}"


def why_text(indicator: Indicator) -> str:
    """Return how an indicator came about, in lines."""
    top, whole = parts_words(indicator.code)
    lines = []
    if indicator.numerator_m2 is not None and indicator.denominator_m2 is not None:
        share = percent(indicator.share) or tr("nothing to divide by")
        lines.append(
            f"{top} {_area(indicator.numerator_m2)} ÷ {whole} "
            f"{_area(indicator.denominator_m2)} = {share}"
        )
    rule = indicator.rule
    if rule is None:
        lines.append(tr("No rule is entered for it: nothing is judged."))
    else:
        document = " ".join(filter(None, (rule.document_no, rule.clause)))
        lines.append(
            tr("{rule}, not rounded: {outcome}. {document}", rule=rule_word(rule),
               outcome=outcome_word(indicator.outcome), document=document)
        )  # fmt: skip
    source = basis_word(indicator.basis)
    if indicator.source:
        source += f" · {indicator.source}"
    if indicator.as_of is not None:
        source += f" · {indicator.as_of.isoformat()}"
    lines.append(tr("From: {source}", source=source))
    said = [*(note_word(note) for note in indicator.notes), bounds_word(indicator)]
    lines.append(sentences(text for text in said if text))
    return "\n".join(line for line in lines if line)


def _area(m2: Fraction) -> str:
    return f"{shown_number(m2, places=_PLACES)} m²"

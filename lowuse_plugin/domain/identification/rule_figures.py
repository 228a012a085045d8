# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A value and what a rule asks for in words: ``34 年（标准：不低于 30 年）``.

The same on cards, tag pages and papers. Stored bases hold ``34`` and ``>= 30 年``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from lowuse_plugin.domain.units import round_half_up

_BETWEEN = re.compile("; |；")
"""Between the values, and between the thresholds, of a rule with several comparisons."""
_YEARS, _TAX = "年", "万元/亩"
_FEWEST, _MOST, _ALL = 2, 4, 9
"""Decimals of a figure; nine where fewer would show it on its threshold."""
_LIMIT = re.compile(r"(<=|>=|<|>) (\S+)(?: (.+))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELATIONS = {"<": "低于", "<=": "不高于", ">": "高于", ">=": "不低于"}
_OF_DAYS = {"<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}

Relation = Callable[[str, str], str]
"""Gets an operator and what it compares with, says both in words."""


def shown_figure(text: str, against: str = "", unit: str = "") -> str:
    """Return a figure without its unit, never rounded onto the threshold that it is not at.

    Args:
        text: The value; what is no number stays.
        against: The threshold as it is written, so that both have its decimals; may be empty.
        unit: Full years are counted; 亩均税收 has four decimals; others two, ratios up to four.
    """
    try:
        value = Fraction(text)
        limit = Fraction(against) if against else None
    except (ValueError, ArithmeticError):
        return text
    if unit == _YEARS:
        return text
    fewest = max(_MOST if unit == _TAX else _FEWEST, len(against.partition(".")[2]))
    usual = fewest if unit else max(fewest, _MOST)
    for places in range(usual, _ALL + 1):
        rounded = round_half_up(value, places)
        if value == limit or rounded != limit:
            return _with_decimals(f"{rounded:,f}", fewest)
    return text


def relation_words(operator: str, limit: str) -> str:
    """Return ``低于 1.0``, ``不晚于 2009-12-31``."""
    words = _OF_DAYS if _DAY.match(limit) else _RELATIONS
    return f"{words[operator]} {limit}"


def shown_limit(threshold: str, relation: Relation = relation_words) -> str:
    """Return a threshold in words; what is no comparison stays as it is."""
    found = _LIMIT.fullmatch(threshold)
    if found is None:
        return threshold
    operator, limit, unit = found.groups()
    return relation(operator, f"{_written(limit, unit or '')} {unit or ''}".rstrip())


def shown_limits(thresholds: str, relation: Relation = relation_words) -> str:
    """Return every threshold of a rule in words."""
    return "；".join(shown_limit(each, relation) for each in _BETWEEN.split(thresholds))


def shown_values(values: str, thresholds: str) -> str:
    """Return the values of a rule with their units and decimals.

    Args:
        values: As a rule or a stored basis gives them.
        thresholds: As many, or one for all; otherwise the values stay as they are.
    """
    found, limits = _BETWEEN.split(values), _BETWEEN.split(thresholds)
    if len(limits) == 1:
        limits *= len(found)
    if len(limits) != len(found):
        return "、".join(found)
    return "、".join(map(_shown_value, found, limits))


def _shown_value(value: str, threshold: str) -> str:
    found = _LIMIT.fullmatch(threshold)
    if found is None or not value:
        return value
    _operator, limit, unit = found.groups()
    return f"{shown_figure(value, limit, unit or '')} {unit or ''}".rstrip()


def _written(limit: str, unit: str) -> str:
    """Return a threshold as it is written; a whole ratio with one decimal: it is no count."""
    return f"{limit}.0" if not unit and limit.isdigit() else limit


def _with_decimals(text: str, fewest: int) -> str:
    """Return a figure without closing zeros beyond the decimals that it has at least."""
    whole, point, decimals = text.partition(".")
    kept = decimals[:fewest] + decimals[fewest:].rstrip("0")
    return f"{whole}{point}{kept}"


__all__ = [
    "Relation",
    "relation_words",
    "shown_figure",
    "shown_limit",
    "shown_limits",
    "shown_values",
]

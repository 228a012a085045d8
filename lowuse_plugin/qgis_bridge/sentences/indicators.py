# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators of industrial land: their rules and the figures that are typed in."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "INDICATOR_FIGURE_ABOVE_WHOLE": (
        "The part is larger than the whole. Check both areas and their units: they are kept in m²."
    ),
    "INDICATOR_FIGURE_CHANGED_MEANWHILE": (
        "A colleague changed these figures meanwhile. Look at them again, then enter yours."
    ),
    "INDICATOR_FIGURE_GONE": (
        "These figures were taken out of use meanwhile. Look at the list again."
    ),
    "INDICATOR_FIGURE_TWICE": (
        "{district} has figures for this indicator and {year} already. Change those instead."
    ),
    "INDICATOR_FIGURE_UNFIT": (
        "{field}: “{value}” does not fit. Areas are plain numbers, the whole is above 0, the year "
        "has four digits."
    ),
    "INDICATOR_FIGURE_WITHOUT_SOURCE": (
        "Say where the figures come from and of which day they are: a figure without a source "
        "proves nothing."
    ),
    "INDICATOR_RULE_CHANGED_MEANWHILE": (
        "A colleague changed this rule meanwhile. Look at it again, then enter yours."
    ),
    "INDICATOR_RULE_DAYS_TURNED": (
        "The rule would end on {end}, not after its first day {start}. Correct one of the days."
    ),
    "INDICATOR_RULE_GONE": "This rule was taken out of use meanwhile. Look at the list again.",
    "INDICATOR_RULE_TWICE": (
        "For the same indicator, district and days there is a rule already: at least {least} % by "
        "{document}. End it before this one begins, or change it."
    ),
    "INDICATOR_RULE_UNFIT": (
        "{field}: “{value}” does not fit. A limit is a plain number above 0 and at most 100."
    ),
    "INDICATOR_RULE_WITHOUT_DOCUMENT": (
        "Enter document number, clause and first day, or mark the rule as an example: it decides "
        "whether an indicator is met."
    ),
}

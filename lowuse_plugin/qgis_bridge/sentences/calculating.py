# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Calculating the subsidy of stored projects, comparing policy packs, keeping scenarios."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "CITY_SHARE_DIFFERS": "The city gives back another share of what is paid.",
    "FACTS_CHANGED": "Figures of the project changed since it was calculated.",
    "NOT_CALCULATED_BEFORE": "The project was not calculated before.",
    "NO_CALCULATION": (
        "{name} has not been calculated yet. Calculate its subsidy, then make the sheet."
    ),
    "PROJECT_NAME_AMBIGUOUS": (
        "{count} projects are called {value}. Name the one that is meant by its number."
    ),
    "PROJECT_NAME_UNKNOWN": (
        "There is no project {value}, neither by number nor by name. Names are separated by "
        "semicolons."
    ),
    "PROJECT_WITHOUT_PARCELS": (
        "{project} has neither parcels nor a boundary, so nobody can tell its land. Add its "
        "parcels or draw its boundary, then calculate again."
    ),
    "RATE_DIFFERS": "The rate per m² is another one.",
    "READINGS_DIFFER": "Other readings were chosen then than the policy pack has.",
    "REASONS_GONE": "Reasons that stood against it do not apply any more.",
    "SCENARIO_NAMELESS": "A scenario is found again by its name: enter one.",
    "SCENARIO_NAME_TAKEN": (
        "{by} keeps a scenario of this project under the name {name} already. Choose another "
        "name, or remove that one first."
    ),
    "SCENARIO_UNKNOWN": "The scenario is not in the list any more; reload the list.",
    "SWITCH_NEEDS_DOCUMENT": (
        "{readings}: a reading other than that of the policy pack needs the number of the "
        "document on which it rests. Enter it, or keep the reading of the pack."
    ),
    "TIER_DIFFERS": "It falls into another tier.",
}

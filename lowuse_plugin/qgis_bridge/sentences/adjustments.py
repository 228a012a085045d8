# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger of the control line: what a case lacks and what hinders a step."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ADJUSTMENT_AUTHORITY_MISSING": "Enter the authority that approves the case.",
    "ADJUSTMENT_BLOCKS_OVERLAP": (
        "The blocks {block} and {other} overlap by {m2} m²: the ground would count twice. Cut one "
        "of them, or leave it out."
    ),
    "ADJUSTMENT_CHANGED": (
        "{case} was changed by {changed_by}, {changed_at}, and stands at “{state}”. Nothing was "
        "written; look at it again."
    ),
    "ADJUSTMENT_DAY_BACKWARDS": (
        "{on} is before {expected}, the day of what was done before. Enter that day or a later one."
    ),
    "ADJUSTMENT_DAY_IN_FUTURE": "{on} is after {expected}. Enter that day or an earlier one.",
    "ADJUSTMENT_DECIDE_INSTEAD": "The case is submitted. Enter what the authority decided.",
    "ADJUSTMENT_DISTRICT_UNKNOWN": "Choose the district of the case; “{value}” is none.",
    "ADJUSTMENT_DOCUMENT_MISSING": "Enter the number of the document of the decision.",
    "ADJUSTMENT_DOCUMENT_SHAPE": (
        "{document} is no document number. Enter it as 江府函〔2025〕3号."
    ),
    "ADJUSTMENT_EXPLAIN": (
        "The line gets less contiguous, a block lies alone or a part is below the least size. Say "
        "in the opinion why."
    ),
    "ADJUSTMENT_GONE": "The case is not there any more. Look at the ledger again.",
    "ADJUSTMENT_IN_FORCE_EARLY": (
        "The new version cannot be in force on {on}, before its approval on {expected}. Enter that "
        "day or a later one."
    ),
    "ADJUSTMENT_IN_OVERLAPS_LINE": (
        "Of the block {block}, which is to enter, {m2} m² lie in the line already. Draw it along "
        "the line."
    ),
    "ADJUSTMENT_KIND_UNFIT": (
        "A case of the kind “{kind}” has no blocks of the direction “{direction}”. Choose 置换, or "
        "take these blocks out."
    ),
    "ADJUSTMENT_KIND_UNKNOWN": "Choose 调入, 调出 or 置换; “{value}” is none of them.",
    "ADJUSTMENT_LEAST_NEGATIVE": "The least size of a block cannot be {value} m². Enter 0 or more.",
    "ADJUSTMENT_LEVEL_MISSING": "Say which level the block {block} gets when it enters.",
    "ADJUSTMENT_LINE_CHANGED": (
        "The case was drawn on version {version}, and {now} has followed it. Return the case, lay "
        "it over the line that is in force, and take it on from there."
    ),
    "ADJUSTMENT_LINE_EDITED": (
        "The blocks of {version} are not those that were publicised on {since}: an import changed "
        "them. Return the case to the draft, look at it over the line of today, and publicise it "
        "again."
    ),
    "ADJUSTMENT_LINE_NOT_IN_FORCE": (
        "Version {version}, on which the case was drawn, is not in force on {on}. Look at the days "
        "of the versions."
    ),
    "ADJUSTMENT_NAME_MISSING": "Give the case a name.",
    "ADJUSTMENT_NOTHING_LEFT": "No block of the line would be left. Look at what is to leave.",
    "ADJUSTMENT_NOT_BALANCED": (
        "{in_m2} m² enter and {out_m2} m² leave: {lacking} m² are lacking. Let more enter, or turn "
        "the balance off in the case."
    ),
    "ADJUSTMENT_NOT_DRAFT": (
        "{case} stands at “{state}”: only what is being drawn up can be changed. Return it first."
    ),
    "ADJUSTMENT_NOT_EARLIER": "From “{state}” a case does not go back to “{to}”.",
    "ADJUSTMENT_NOT_ENDED": (
        "The case stands at “{state}”: only one that was refused or withdrawn is taken up again."
    ),
    "ADJUSTMENT_NOT_OPEN": "The case stands at “{state}”: there is no further step.",
    "ADJUSTMENT_NOT_SUBMITTED": (
        "The case stands at “{state}”: only one that was submitted is decided."
    ),
    "ADJUSTMENT_NUMBER_TAKEN": "The number {value} is in the ledger already. Choose another one.",
    "ADJUSTMENT_NUMBER_UNFIT": "{value} is no number: one line of at most 60 characters.",
    "ADJUSTMENT_OBJECTION_UNANSWERED": "The objection “{objection}” has no answer. Enter it.",
    "ADJUSTMENT_OUTSIDE": (
        "The block {block} lies where no coordinates of {crs} are. Draw it in the district, or "
        "look at the CRS of the layer."
    ),
    "ADJUSTMENT_OUT_OUTSIDE_LINE": (
        "Of the block {block}, which is to leave, {m2} m² lie outside the line. Draw it inside."
    ),
    "ADJUSTMENT_PLACE_MISSING": "Enter where the case is made public.",
    "ADJUSTMENT_PUBLICITY_DAYS_MISSING": "Enter the first and the last day of the publicity.",
    "ADJUSTMENT_PUBLICITY_RUNS": (
        "The publicity runs until {until}. Enter a later day, when it is over."
    ),
    "ADJUSTMENT_PUBLICITY_TOO_SHORT": (
        "The publicity lasts {days} days; at least {expected} are needed, the first and the last "
        "one counted."
    ),
    "ADJUSTMENT_REASON_MISSING": "Say why the line is to be adjusted.",
    "ADJUSTMENT_WHO_MISSING": "Enter who does it.",
    "ADJUSTMENT_WHY_MISSING": "Say why: it stays with the case.",
    "ADJUSTMENT_WITHOUT_BLOCKS": (
        "The case has no blocks of the direction “{expected}”. Draw one, or choose another kind."
    ),
}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The identification of survey units: what hinders a step, and what a check found."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "AREA_NOT_POSITIVE": "The area of the unit is {value} m²; it has to be above 0. Draw it anew.",
    "BASIS_MISSING": "The tag has no basis. Tag the unit again with a rule that hits or a text.",
    "CODE_DUPLICATE": "{count} current parcels have the code {value}. Put one of them right.",
    "CODE_STRUCTURE": (
        "The code {value} is none of GB/T 37346: 19 characters for a parcel, 28 for a real-estate "
        "unit, with a serial number from 00001. Put it right in the parcel."
    ),
    "CODE_UNUSUAL": "The code {value} is unusual: {why} Compare it with the certificate.",
    "CONTACT_INCOMPLETE": "Not entered yet: {fields}. Enter it on the page of the survey.",
    "KIND_MISSING": "The tag says no kind of low-efficiency land. Tag the unit again with one.",
    "LOW_AREA_ABOVE_UNIT": (
        "The low-efficiency area of {value} m² is above the {expected} m² of the unit. Correct it "
        "on the page of the survey."
    ),
    "LOW_AREA_NOT_POSITIVE": (
        "The low-efficiency area is {value} m²; it has to be above 0. Enter it on the page of the "
        "survey."
    ),
    "OVERLAY_MISSING": (
        "The unit was not laid over {layers} yet. Register these layers and run the overlay "
        "analysis."
    ),
    "OVERLAY_STALE": (
        "The overlay with {layers} does not show the unit as it is: its outline or the layer "
        "changed, or it was not among the chosen. Run the overlay analysis again."
    ),
    "SURVEY_CHANGED": (
        "{unit} was taken to “{state}” by {changed_by}, {changed_at}. Nothing was written; look at "
        "it again."
    ),
    "SURVEY_CONCLUSION_MISSING": "Choose what the field check found.",
    "SURVEY_DAY_BACKWARDS": (
        "{on} is before {expected}, the day of what was done before. Enter that day or a later one."
    ),
    "SURVEY_DAY_IN_FUTURE": "{on} is after {expected}. Enter that day or an earlier one.",
    "SURVEY_DOCUMENT_MISSING": "The document number is missing. Enter that of the decision.",
    "SURVEY_DOCUMENT_OF_BUREAU": (
        "{document} is the number of a bureau (“{word}”). The county government identifies: enter "
        "the number of its document."
    ),
    "SURVEY_DOCUMENT_SHAPE": (
        "“{document}” is no document number. Enter it as on the document, such as "
        "江海府〔2025〕3号."
    ),
    "SURVEY_ENDED": "No step follows “{state}” here.",
    "SURVEY_FIELD_DISAGREES": (
        "The field check found: {conclusion}. Send the unit back, or decide that it is no "
        "low-efficiency land."
    ),
    "SURVEY_FIELD_OPINION": "The field check found: {conclusion}. Write what is different.",
    "SURVEY_FIELD_PEOPLE": (
        "{count} persons are named; a field check needs {expected}. Name each of them."
    ),
    "SURVEY_FILED": "The unit is filed ({state}) and read-only; a change is a new version.",
    "SURVEY_MIXED_STATES": (
        "These units stand in different states ({states}). Choose units of one state."
    ),
    "SURVEY_NOT_DISMISSED": (
        "A unit in the state “{state}” cannot be dismissed. An identified one leaves the database "
        "by “Remove”, or is returned first."
    ),
    "SURVEY_NOT_EARLIER": "“{to}” is not before “{state}”. Choose an earlier state.",
    "SURVEY_NOT_ENDED": (
        "Only a unit that was dismissed or removed is taken up again; this one is in “{state}”."
    ),
    "SURVEY_NOT_REMOVED": (
        "Only an identified unit is removed; this one is in “{state}”. Dismiss it, or withdraw its "
        "tag."
    ),
    "SURVEY_NOT_TAGGED": "The unit is not tagged, or its tag was withdrawn. Tag it first.",
    "SURVEY_OBJECTION_UNANSWERED": "The objection “{objection}” has no answer. Enter it.",
    "SURVEY_PLACE_MISSING": "Enter where it was made public, or who was asked.",
    "SURVEY_PUBLICITY_DAYS_MISSING": (
        "First and last day of the publicity are missing. Enter them, or why none is needed."
    ),
    "SURVEY_PUBLICITY_RUNS": "The publicity runs until {until}. Identify the unit after that day.",
    "SURVEY_PUBLICITY_TOO_SHORT": (
        "The publicity lasts {days} days; at least {expected} are needed, both ends counted."
    ),
    "SURVEY_REASON_MISSING": "The reason is missing. Write it: it stays with the unit.",
    "SURVEY_REMOVAL_MISSING": "Choose whether the renewal is complete or the unit is moved out.",
    "SURVEY_SAME_PERSON": "{name} tagged the unit; another person has to identify it.",
    "SURVEY_UNITS_BLOCKED": (
        "{count} of {total} units cannot take this step, so none did: {units}."
    ),
    "SURVEY_WHO_MISSING": "Who does it is missing. Enter your name in Options › Low-use land.",
    "UNITS_UNKNOWN": (
        "{count} of {expected} survey units are not in the workspace any more. Choose again."
    ),
    "UNIT_CHANGED": (
        "Since the last step this changed: {what}. Send the unit back to the office check, look at "
        "it again, and pass it on."
    ),
    "UNIT_DISTRICT_MISSING": "The unit has no district. Choose one.",
    "UNIT_IN_PROJECT": "A parcel of the unit is in the project {project} already.",
    "UNIT_IN_THREE_OLD": (
        "{value} m² lie in the 三旧 area {name}; its regime may hold there. Compare the documents."
    ),
    "UNIT_NOT_CONSTRUCTION": (
        "{value} m² are no construction land by {layer}: {classes}. Redraw the unit without them, "
        "or correct the layer, and analyse again."
    ),
    "UNIT_NUMBER_DUPLICATE": "{count} current units have the number {value}. Number one anew.",
    "UNIT_ON_FARMLAND": (
        "{value} m² lie on permanent farmland ({layer}). Redraw the unit without them, or correct "
        "the layer, and analyse again."
    ),
    "UNIT_ON_REDLINE": (
        "{value} m² lie inside the ecological red line ({layer}). Redraw the unit without them, or "
        "correct the layer, and analyse again."
    ),
    "UNIT_OVERLAP": (
        "It overlaps the unit {other} by {value} m². Redraw one of them, or dismiss it."
    ),
    "UNIT_SHAPE_BROKEN": "The shape is broken: {why}. Redraw it.",
    "UNIT_SHAPE_MISSING": "The unit has no shape. Draw it.",
}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is entered of projects: their fields, lists, parcels, boundary and state."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ACCEPTANCE_INCOMPLETE": (
        "{field} is empty. An acceptance counts by its kind, number and day; fill it in."
    ),
    "ACCEPTANCE_NOT_A_PHASE": (
        "{field} is entered, but the acceptance is not marked as that of a phase: it counts for "
        "the whole project. Mark it as interim, or leave the area empty."
    ),
    "ACCEPTANCE_PHASE_AREA": ("{field} is empty. What is paid by phases rests on it; fill it in."),
    "FIELD_NOT_POSITIVE": "{field} must be above 0. Leave it empty when it is not known.",
    "LIST_TWICE": "{field}: “{value}” stands in two rows. Keep one of them.",
    "LIST_UNREADABLE": "{field} cannot be read as a list. Enter its rows anew.",
    "LIST_WORD_UNKNOWN": "{field}: “{value}” is not in the list. Choose one of its entries.",
    "PROJECT_APPLIED_EARLY": (
        "The application of {value} is before the first acceptance of {expected}. Check both days."
    ),
    "PROJECT_APPROVAL_DAY": "The approval has a number but no day. Enter the day of the document.",
    "PROJECT_BOUNDARY_OUTSIDE": (
        "The boundary lies outside the coordinates of {crs}. Draw it on the map of the workspace, "
        "or take it from a layer with the right CRS."
    ),
    "PROJECT_CODE_TAKEN": (
        "Project number {value} is that of {name} already; no two projects may have it."
    ),
    "PROJECT_DISTRICT_DIFFERS": (
        "{parcel} lies in {found}, the project in {district}. Correct the district, or enter the "
        "split of the areas between the districts."
    ),
    "PROJECT_FAR_DIFFERS": (
        "The stated floor-area ratio {value} agrees with none that the areas give ({computed}). "
        "Check the areas, their units and the document."
    ),
    "PROJECT_FAR_UNLIKELY": (
        "{value} m² of floor on {land} m² of land would be a floor-area ratio of {far}. Check the "
        "units of both areas."
    ),
    "PROJECT_FLOOR_UNIT": (
        "{value} m² of floor on {land} m² of land is very little: it was probably given in 万 m². "
        "Enter it in m²."
    ),
    "PROJECT_IS_DRAFT": (
        "The project has neither parcels nor a boundary yet: it is a draft and no subsidy can "
        "rest on it. Add parcels, or draw its boundary."
    ),
    "PROJECT_MEMBERS_CHANGED": (
        "A colleague changed {parcels} in this project meanwhile, and so did you. Nothing was "
        "saved: load the values of now, and change these parcels again."
    ),
    "PROJECT_NO_BOUNDARY": (
        "The project has no boundary, so nothing can be compared. Add parcels or draw its boundary."
    ),
    "PROJECT_OUTLINE_FOLLOWS": "The boundary was made anew from the parcels.",
    "PROJECT_PARCEL_GONE": (
        "{count} of the parcels are current no more. Take them out, or choose their successors."
    ),
    "PROJECT_PARCEL_RETIRED": (
        "{parcel} is current no more. Take it out, and add what came of it."
    ),
    "PROJECT_PARCEL_TAKEN": (
        "{parcel} is in the project {project} already, and that goes on. Take it out there, or "
        "withdraw or close that project first."
    ),
    "PROJECT_PARTS_APART": (
        "Parts of the land lie {value} m apart. The conditions speak of a single project: check "
        "that these parcels belong to one (gaps above {expected} m are told)."
    ),
    "PROJECT_PARTS_DISTRICT": (
        "The split of the areas lacks {district}, the district of the project. Add its part."
    ),
    "PROJECT_PARTS_SUM": (
        "The parts of the districts add up to {value} m², {field} is {expected} m². Correct one "
        "of them."
    ),
    "PROJECT_PART_ABOVE_PARCEL": (
        "{parcel}: a part of {value} m² is more than the parcel has ({expected} m²). Enter at "
        "most that, or leave it empty for the whole parcel."
    ),
    "PROJECT_PART_NOT_POSITIVE": (
        "{parcel}: a part of {value} m² is none. Enter more than 0, or leave it empty for the "
        "whole parcel."
    ),
    "PROJECT_PART_WHOLE": (
        "The boundary shows parcels whole that are in the project with a part only. Draw the "
        "boundary where it is to show just the part."
    ),
    "PROJECT_STATE_CHANGED": (
        "A colleague gave the project the state {state} meanwhile. Nothing was saved; close this "
        "window and look at the project again."
    ),
    "PROJECT_STATE_SAME": "The project is in the state {state} already.",
    "PROJECT_STATE_UNKNOWN": "“{value}” is no state of a project. Choose one of {expected}.",
    "PROJECT_THREE_OLD_OLD": (
        "The three-old data is of {value}, older than the acceptance of {expected}: that nothing "
        "is in it does not say that nothing came since. The calculation will be a review."
    ),
}

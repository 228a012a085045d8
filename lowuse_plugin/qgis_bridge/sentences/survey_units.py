# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey units and survey areas: what keeps them from being saved, and what people should know."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "ROLL_UP_UNKNOWN": "“{value}” is no way to group units. Use one of {expected}.",
    "SURVEY_AREA_CHANGED_MEANWHILE": (
        "A colleague changed survey area {area} meanwhile. Close this and open it again."
    ),
    "SURVEY_AREA_GONE": "The survey area is retired. Look at the list again.",
    "SURVEY_AREA_NUMBER_TAKEN": (
        "Number {value} belongs to another survey area, maybe a retired one. Enter another number, "
        "or leave it empty to get the next one."
    ),
    "SURVEY_AREA_NUMBER_UNFIT": (
        "“{value}” cannot be a number: up to 40 letters, digits and hyphens. Leave it empty to get "
        "the next one."
    ),
    "SURVEY_AREA_WITHOUT_NAME": "The survey area has no name. Enter one.",
    "SURVEY_AREA_WITHOUT_SHAPE": (
        "The survey area has no outline. Draw it, or select shapes in a polygon layer."
    ),
    "UNIT_ABSORB_ASK": (
        "These units lie wholly inside: {units}. Say whether they go into the new unit or stay "
        "beside it."
    ),
    "UNIT_ABSORB_GONE": (
        "{count} of the units that were to go into the new one do not lie in it any more. Look at "
        "the units inside again."
    ),
    "UNIT_ABSORB_TWICE": (
        "Unit {unit} lies in two of the new units and can go into one only. Make the new units one "
        "after the other, or say that the units inside stay beside them."
    ),
    "UNIT_ACROSS_DISTRICTS": (
        "The unit lies across two districts; it counts in the one that was chosen."
    ),
    "UNIT_AREA_DECIDED": (
        "Low-efficiency area and legacy land of {count} units cannot change (first: {first}, "
        "{state}): the county has decided on them. Return these units first, or leave them out."
    ),
    "UNIT_BEGINS_ANEW": (
        "The new unit begins its procedure anew, as nobody has checked or published its outline. "
        "The steps of {units} stay in the history."
    ),
    "UNIT_CHANGED_MEANWHILE": (
        "A colleague changed unit {unit} meanwhile. Close this and open it again."
    ),
    "UNIT_DISTRICT_UNKNOWN": (
        "It is not clear to which district the land belongs. Choose one of {expected}."
    ),
    "UNIT_GONE": "The unit is retired. Look at the list again.",
    "UNIT_LOCKED": (
        "Unit {unit} is at “{state}” and cannot be changed or retired. Return it to the office "
        "check first."
    ),
    "UNIT_LOW_AREA": (
        "{value} m² cannot be the low-efficiency area: it must be above zero. Leave it empty for "
        "the whole unit."
    ),
    "UNIT_LOW_AREA_ABOVE": (
        "The low-efficiency area of {value} m² is larger than the unit with its {area} m². Enter "
        "at most that, or leave it empty for the whole unit."
    ),
    "UNIT_NUMBER_TAKEN": (
        "Number {value} belongs or belonged to another unit ({name}), maybe a retired one. Enter "
        "another number, or leave it empty to get the next one."
    ),
    "UNIT_NUMBER_UNFIT": (
        "“{value}” cannot be a number: up to 40 letters, digits and hyphens. Leave it empty to get "
        "the next one."
    ),
    "UNIT_OUTSIDE": (
        "The outline does not lie where the coordinates of {crs} in this city are. Check the "
        "reference system of the layer it comes from."
    ),
    "UNIT_OUTSIDE_PARCELS": (
        "Nothing of the outline lies in the parcels. Draw it over them, or do not limit it to them."
    ),
    "UNIT_OVERLAPS": "It overlaps unit {unit} by {area} m².",
    "UNIT_RETURN_FIRST": (
        "Unit {unit} is at “{state}”: what was checked and published is its land as it is. Return "
        "it to “{expected}” first, then change its land."
    ),
    "UNIT_TAG_KINDS_DIFFER": (
        "The units that go into the new one have different kinds ({kinds}). Choose whose tag goes "
        "on, or none."
    ),
    "UNIT_TWO_DISTRICTS": (
        "The land lies in two districts: {districts}. Choose the one to which the unit belongs, or "
        "make a unit in each."
    ),
    "UNIT_UNCHANGED": "Nothing of unit {unit} was changed.",
    "UNIT_UNREGISTERED": "{area} m² of it lie in no parcel (unregistered land).",
    "UNIT_WENT_BACK": (
        "Unit {unit} went back to “{state}”, as nobody has checked or published its new outline."
    ),
    "UNIT_WITHOUT_LAND": (
        "The unit has no outline. Choose parcels, draw it, or select shapes in a polygon layer."
    ),
}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What would come of a merge: what stands against it, and what becomes of its fields."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "MERGE_AREA_DIFFERS": (
        "The area of {measured} differs by {share} from the {registered} that are registered: more "
        "than surveying explains. Find out which of them is wrong before it is registered."
    ),
    "MERGE_FIELDS_OPEN": (
        "{count} fields of the new parcel are to be decided by a person: {fields}. Choose or enter "
        "what it gets before it is registered."
    ),
    "MERGE_FIELD_ALWAYS_ASKED": (
        "{file}: {key} ({title}) must stand under [ask], columns: it is entered anew in every "
        "merge, even where the parcels agree. Move it there."
    ),
    "MERGE_FIELD_MISSING": (
        "{file}: no rule names {key} ({title}). Write it into one of the lists, such as that of "
        "[ask] or of [same]."
    ),
    "MERGE_FIELD_NO_FIGURE": (
        "{file}: {key} ({title}) holds no figure, so nothing is computed of it. Name a field with "
        "figures, such as an area."
    ),
    "MERGE_FIELD_ORDER": (
        "{file}: {key} ({title}) must list each of its values once, the gravest first: {codes}."
    ),
    "MERGE_FIELD_RULE": (
        "{file}: {key} ({title}) cannot stand under {part}. Move it under one of {parts}."
    ),
    "MERGE_FIELD_TWICE": (
        "{file}: {key} ({title}) stands twice. Each field has one rule: take it out of one list."
    ),
    "MERGE_FIELD_UNKNOWN": (
        "{file}: there is no field {key}. Correct the name; the shipped rules list all fields."
    ),
    "MERGE_GAP_CLOSED": (
        "A gap of {area} between {a} and {b} is within the tolerance: their boundaries are laid "
        "on each other. Look at the change of each parcel's area."
    ),
    "MERGE_GAP_LEFT": (
        "A gap of {area} between {a} and {b} is wider than the tolerance and is not filled. Have "
        "the common boundary surveyed, and correct it by editing the boundaries."
    ),
    "MERGE_IN_PARTS": (
        "The outline has {parts} parts: {parcels} lie apart from the largest one. One parcel has "
        "one part: take them out, or have the common boundary surveyed."
    ),
    "MERGE_LAND_BETWEEN": (
        "The {area} between {a} and {b} are land of {parcels}; they stay outside the outline."
    ),
    "MERGE_MEMBER_INVALID": (
        "The boundary of {parcel} crosses itself; it was mended for this preview only. Correct it "
        "by editing the boundary before merging."
    ),
    "MERGE_OVERLAP": (
        "{a} and {b} overlap by {area}, wider than the tolerance. Find out whose land it is, and "
        "correct the boundaries before merging."
    ),
    "MERGE_OVERLAP_NARROW": (
        "{a} and {b} overlap by {area} within the tolerance. It counts once in the new outline."
    ),
    "MERGE_RULES_BROKEN": (
        "{file}: from here on the text cannot be read. Look for a bracket, a quotation mark or a "
        "comma that is missing there or just before."
    ),
    "MERGE_RULES_KIND": (
        '{file}: this file holds no rules per field: the line kind = "merge_fields" is missing. '
        "Take the shipped rules and change those."
    ),
    "MERGE_RULES_NOT_TEXT": (
        "{file} is not saved as UTF-8 text. Open it in an editor and save it as UTF-8."
    ),
    "MERGE_RULES_PART": (
        "{file}: there is no part {key}. Here may stand: {parts}. Correct its name or take it out."
    ),
    "MERGE_SNAP_REFUSED": (
        "The boundary of {parcel} stays as it is: laid on its neighbours it would collapse. Look "
        "at the parcel; it is hardly wider than the tolerance."
    ),
}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Where parcels come from, splits, and what merging has to do with the subsidy."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "LINEAGE_NONE": (
        "There is nothing to write: no parcel came of another one here, by merge, split or a new "
        "boundary."
    ),
    "LINEAGE_PARCEL_UNKNOWN": (
        "This parcel is not in the workspace any more. Choose another one in the list."
    ),
    "MERGED_BEFORE_CLAIM": (
        "{parcels} came of a merge on {on}, {days} days before the claim of {claim} (looked at: "
        "{window} days). The subsidy counts the project, not the parcel; look at why they were "
        "merged."
    ),
    "MERGE_NOT_FOR_SUBSIDY": (
        "30 mu count for a single project, no merge of parcels is needed. Where these parcels "
        "belong to one approved project, they are above 30 mu without a merge."
    ),
    "MERGE_PARTLY_IN_PROJECT": (
        "30 mu count for a single project, no merge of parcels is needed. Only some of these "
        "parcels are of the approved project {projects}; land that comes to it after its approval "
        "is shown to the reviewer, with the day."
    ),
    "MERGE_SEPARATE_PROJECTS": (
        "30 mu count for a single project, no merge of parcels is needed, and none helps: these "
        "parcels are of several approved projects ({projects}), whose land is not added together."
    ),
    "PROJECT_JOINED_AFTER_APPROVAL": (
        "{parcels} came to this project on {on}, after its approval of {approved}. Look at whether "
        "the approval covers their land."
    ),
    "PROJECT_JOINED_AFTER_CLAIM": (
        "{parcels} came to this project on {on}, {days} days after the claim of {claim}. Look at "
        "whether the claim covers their land."
    ),
    "PROJECT_JOINED_BEFORE_CLAIM": (
        "{parcels} came to this project on {on}, {days} days before the claim of {claim} (looked "
        "at: {window} days). Look at whether the approval covers their land."
    ),
    "SPLIT_AGREEMENT_MISSING": (
        "{count} parts get another right holder ({holders}). Land goes to somebody else only by an "
        "agreement of both parties: enter its number."
    ),
    "SPLIT_AREA_NOT_POSITIVE": (
        "The registered area of a part is {area}. Enter more than 0, or leave the areas of the "
        "parts empty."
    ),
    "SPLIT_AREA_SUM": (
        "The registered areas of the parts are {sum} together, the parcel has {registered}: "
        "{residual}. Correct them, or say why the sum is another one."
    ),
    "SPLIT_AREA_UNKNOWN": (
        "Not every part gets a registered area: the parcel has none, or the figures that were "
        "entered leave nothing for the others. Correct them, or leave the areas of the parts empty."
    ),
    "SPLIT_IN_FUTURE": (
        "The day of the split ({on}) is in the future. Enter the day on which it was agreed."
    ),
    "SPLIT_REGISTERED_CHANGED": (
        "The registered area of the parcel was {seen} and is {now} by now: a colleague changed it. "
        "Look at the areas of the parts again, then write."
    ),
}

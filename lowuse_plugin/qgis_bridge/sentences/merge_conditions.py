# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about checking whether parcels may be merged (Y-27)."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "DISTRICT_CONTRADICTS_LAYER": (
        "The parcel lies in another district than it states. Look at the layer of districts and "
        "correct the one that is wrong."
    ),
    "JUDGEMENT_STALE": (
        "The values have changed since this was judged. Look at them and judge again."
    ),
    "MERGE_CROSSES_DISTRICT": (
        "The parcel crosses the border of two districts and cannot be merged. It belongs to the "
        "district of its larger part."
    ),
    "MERGE_CROSSES_ZONE": (
        "The parcel crosses 112°30′E, the border of two 3-degree zones, and cannot be merged."
    ),
    "MERGE_MEMBERS_NONE": "No parcel is chosen. Choose at least two parcels that share a boundary.",
    "MERGE_MEMBER_ABSENT": (
        "{parcel} is no current parcel any more: it was retired, merged, or its import was taken "
        "back. Choose the parcels again."
    ),
    "MERGE_MEMBER_NO_SHAPE": (
        "{parcel} has no boundary on the map, so it cannot be checked. Draw or import its boundary "
        "first."
    ),
    "MERGE_OUT_OF_VALIDITY": (
        "On the day of the check the document on merging is not in force. Look at the policy that "
        "replaces it."
    ),
    "MERGE_PARCEL_SEVERAL": (
        "{parcel} is the end of several parcel codes: {candidates}. Give the whole code."
    ),
    "MERGE_PARCEL_TWICE": (
        "{parcel} stands for {count} current parcels. Give the uuid of the one that is meant."
    ),
    "MERGE_PARCEL_UNKNOWN": (
        "{parcel} is no current parcel of the workspace. Give parcel codes, the end of a code "
        "that no other parcel has, unit codes, map numbers or uuids."
    ),
    "MERGE_TWO_ZONES": "The parcels lie in two 3-degree zones and cannot be merged.",
    "PLAN_UNIT_DIFFERS": "The parcels lie in several units of the detailed plan.",
    "SEIZURE_QUERY_WANTED": (
        "It is not known of every parcel whether it is seized, or the query is too old. Ask the "
        "registry again and enter the day of the query."
    ),
}

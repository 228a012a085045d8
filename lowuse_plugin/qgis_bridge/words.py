# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words that stand inside sentences: why a file failed, what a layer has, how a parcel lies.

They are parameters of other codes; the table is named as in ``sentences`` so that its texts are
found for translation.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "BECAUSE_LINE": "another version of the control line",
    "BECAUSE_RESULT": "the parcel has another result now",
    "BECAUSE_RULE": "other figures of the check",
    "CHANGED_MEMBERS": "which parcels it holds",
    "CHANGED_PARCEL": "the boundary of a parcel in it",
    "CHANGED_TAG": "its tag",
    "CHANGED_UNIT": "its boundary or area",
    "CLASS_CROSSING": "crossing",
    "CLASS_INSIDE": "inside",
    "CLASS_OUTSIDE": "outside",
    "DETAIL_ARCHIVE_ENCRYPTED": "it is protected by a password:",
    "DETAIL_ARCHIVE_METHOD": "it is packed in an unusual way:",
    "DETAIL_ARCHIVE_NAME": "a name inside leads out of it:",
    "DETAIL_ARCHIVE_TOO_LARGE": "unpacked it would be out of all proportion:",
    "DETAIL_ARCHIVE_TOO_MANY": "it holds too many files",
    "DETAIL_DAMAGED": "its content is damaged or of another kind",
    "DETAIL_DISK_FULL": "the disk is full",
    "DETAIL_FORGED_VIEW": "one of its system tables is a view",
    "DETAIL_GONE": "the file or its folder is not there",
    "DETAIL_HAS_JOURNAL": "a save in it is under way or was broken off",
    "DETAIL_IN_USE": "another program uses it",
    "DETAIL_IS_FOLDER": "it is a folder",
    "DETAIL_NOT_JSON": "it is not JSON",
    "DETAIL_NOT_TEXT": "it is not a text file",
    "DETAIL_NO_PERMISSION": "permission is missing",
    "DETAIL_OTHER_CONTENT": "its content is another one",
    "DETAIL_REMOTE": "it refers to something on the network",
    "DETAIL_SYSTEM": "the system refused",
    "DETAIL_TOO_LARGE": "it is too large",
    "DETAIL_TOO_SLOW": "reading it takes too long, as with damaged or hostile files",
    "DETAIL_TRUNCATED": "it is cut off",
    "EXPECTED_DATE": "a day such as 2025-06-30",
    "EXPECTED_NUMBER": "a number such as 1234.5",
    "EXPECTED_TEXT": "text",
    "EXPECTED_WHOLE_NUMBER": "a whole number",
    "EXPECTED_YES_NO": "yes or no",
    "KIND_LINES": "lines",
    "KIND_OTHER": "other shapes",
    "KIND_POINTS": "points",
    "NEW_PARCEL": "the new parcel",
    "PARCEL_RETIRED": "a parcel in it counts no more (merged or retired)",
    "SHAPES_LINES": "lines",
    "SHAPES_NO_SHAPES": "no shapes",
    "SHAPES_POINTS": "points",
    "SHAPES_POLYGONS": "polygons",
    "STANDARD_ADOPTED_BY": "who decides",
    "STANDARD_BASIS": "the meeting or document that the adoption rests on",
    "STANDARD_NO_END": "without end",
    "STANDARD_REASON": "the reason",
    "USE_MERGE_CASE": "a merge that goes on",
    "USE_PROJECT": "a project",
    "USE_SUBMISSION_ITEM": "a filing",
    "USE_TAG": "a tag",
}

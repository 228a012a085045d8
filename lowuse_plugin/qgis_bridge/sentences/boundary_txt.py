# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about files of boundary points (界址点坐标 TXT)."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "TXT_AMBIGUOUS": (
        "{file}, line {line}: several columns may be X and Y: {text}. Leave X (north) and Y (east) "
        "in once, and choose the file again."
    ),
    "TXT_AREA_COARSE": (
        "The file states the area {stated} in {unit}, rounded to ±{off} m²: it is not filled in. "
        "Enter the area of the survey report."
    ),
    "TXT_AREA_DIFFERS": (
        "The file states the area {stated}; the outline has {drawn} m². They fit in no unit: ask "
        "the surveyor."
    ),
    "TXT_AREA_UNIT": "The area {stated} of the file is in {unit}, going by the outline.",
    "TXT_CROSSES": (
        "{file}: the rings of {plot} cross themselves or overlap each other. Put the points into "
        "their order: parts of a plot lie apart, holes within. Then choose the file again."
    ),
    "TXT_DATUM": (
        "{file} has coordinates of {stated}; the workspace is in CGCS2000. Have the surveyor "
        "deliver CGCS2000: nothing is converted without parameters."
    ),
    "TXT_DATUM_UNSTATED": (
        "{file} does not say its reference system; it was taken for CGCS2000. Compare the outline "
        "with the map."
    ),
    "TXT_LINE": (
        "{file}, line {line} is no boundary point: {text}. A point is name, ring, X (north), Y "
        "(east), with commas, tabs, blanks or semicolons between them."
    ),
    "TXT_NO_POLYGON": (
        "{file} has no plot with an outline. Choose a file with boundary points under [地块坐标]."
    ),
    "TXT_PLACE": (
        "{file}: these are no coordinates of Jiangmen in metres. Expected are X (north) about "
        "2,370,000 to 2,530,000 and Y (east) of zone 37 or 38."
    ),
    "TXT_POINTS": "The file says {stated} points and has {found} lines of points.",
    "TXT_RING": (
        "{file}: the ring that begins in line {line} has fewer than three points. Complete it and "
        "choose the file again."
    ),
    "TXT_SWAPPED": "{file} has east before north; the columns were exchanged.",
    "TXT_TRANSFORMED": "Transformed from {source} to {target}.",
    "TXT_WIDE_COMMA": (
        "{file}, line {line}: the comma is a wide one (，). Replace wide commas by narrow ones."
    ),
    "TXT_ZONE": (
        "{file} states zone {stated}, but its coordinates are those of {found}. Expected is zone "
        "37 or 38 of three degrees, or its meridian 111 or 114. Have the surveyor correct the "
        "file; a wrong zone shifts land by hundreds of kilometres."
    ),
}

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The check against the control line: its rule, its layers, and boundary errors taken to a side."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "CONTROL_PACK_NOT_VALID": (
        "The rule “{title}” applies from {start} to {end}, not on {on}. Choose another day or "
        "another rule."
    ),
    "LINE_HANGS": (
        "{field}: a line ends freely at x {x}, y {y}. Cut off what juts out or close the line, or "
        "give polygons."
    ),
    "LINE_NOT_CLOSED": (
        "{field}: the lines do not close ({count} loose ends). The narrowest gap is {gap_m} m, "
        "from x {x}, y {y} to x {to_x}, y {to_y}. Close it, or give polygons."
    ),
    "LINE_NO_AREA": "{field}: the lines enclose no area. Give lines that close, or polygons.",
    "PARCELS_NOT_CHOSEN": "No parcel is chosen. Choose one or more in the list or on the map.",
    "TREATMENT_REFUSED": (
        "{count} of {total} parcels cannot be treated so, so none was: {parcels}. Only boundary "
        "errors whose check still holds can be treated; check the others again."
    ),
    "TREATMENT_TOO_LARGE": (
        "{count} parcels are chosen; at most {most} are treated in one step, so that nobody else "
        "has to wait. Choose fewer, such as those of one district, and go on with the rest."
    ),
    "TREAT_NOT_CHECKED": "Not checked against the control line yet. Check it first.",
    "TREAT_NOT_TREATED": "Nobody has treated this parcel; there is nothing to take back.",
    "TREAT_NO_BOUNDARY_ERROR": (
        "This is no boundary error: it does not cross the line by a thin strip only."
    ),
    "TREAT_NO_PARCEL": "This parcel is not in the workspace any more. Choose again.",
    "TREAT_STALE": "The parcel or the line has changed since the check. Check it again first.",
}

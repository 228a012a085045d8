# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""沿革台账: every change by which land went from one parcel to another, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LineageRow:
    """Land that went over.

    Attributes:
        old: How people know the old parcel, empty holders and districts where none is known.
        new: Likewise, the new one.
        kind: Code of the list ``lineage_kind``.
        area_m2: Of the land; None where nobody measured it.
        revoked_on: Day on which the merge was revoked.
    """

    old: str
    old_holder: str
    old_district: str
    new: str
    new_holder: str
    new_district: str
    kind: str
    on: date
    document: str
    by: str
    area_m2: float | None
    case_no: str
    revoked_on: date | None


@dataclass(frozen=True)
class LineageTable:
    """A table of changes.

    Attributes:
        rows: In the order of the days.
        district: Code, empty for all of the workspace.
        family: Parcel whose line of descent it is, empty for all parcels.
    """

    rows: Sequence[LineageRow]
    district: str = ""
    family: str = ""

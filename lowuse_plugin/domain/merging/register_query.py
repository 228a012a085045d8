# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One query of the registry for several parcels (M-5): what it found of each, and what differs.

The registry is asked once for all parcels of a merge. What that query found is entered once and
holds for each of them, but for those of which a person typed something else, and for those that
are recorded as seized or mortgaged: nothing takes that back silently.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

YES, NO, UNKNOWN = "yes", "no", "unknown"
"""Codes of ``yes_no_unknown``."""
SEIZURE, MORTGAGE = "seizure", "mortgage"
"""What a query tells, each with its own answer."""


@dataclass(frozen=True)
class QueryFound:
    """What a query of the registry found.

    Attributes:
        seized: Code of ``yes_no_unknown``; empty of a common answer while nobody chose one.
        asked_on: Day of the query; None where there was none.
        mortgaged: As ``seized``.
    """

    seized: str = ""
    asked_on: date | None = None
    mortgaged: str = ""


@dataclass(frozen=True)
class QueriedParcel:
    """A parcel with what is recorded of it.

    Attributes:
        label: How people know it.
        version: Of its row, as it was read.
        recorded: What its row says.
    """

    uuid: str
    label: str
    version: int
    recorded: QueryFound


def filled(
    now: QueryFound, recorded: QueryFound, common: QueryFound, own: Collection[str] = ()
) -> QueryFound:
    """Return what stands of a parcel once a common answer was given.

    Args:
        now: What stands there.
        recorded: What its row says; it stands again where no common answer is chosen any more.
        common: What the query found of all parcels.
        own: Parts that a person typed for this parcel: they stay.
    """
    if SEIZURE not in own:
        seen = common if _gives(recorded.seized, common.seized) else recorded
        now = replace(now, seized=seen.seized, asked_on=seen.asked_on)
    if MORTGAGE not in own:
        seen = common if _gives(recorded.mortgaged, common.mortgaged) else recorded
        now = replace(now, mortgaged=seen.mortgaged)
    return now


def replaced(now: QueryFound, common: QueryFound) -> QueryFound:
    """Return what stands of a parcel where the common answer holds whatever was there."""
    if common.seized:
        now = replace(now, seized=common.seized, asked_on=common.asked_on)
    return replace(now, mortgaged=common.mortgaged or now.mortgaged)


def differs(now: QueryFound, common: QueryFound) -> bool:
    """Tell whether a parcel says something else than the common answer, as far as one is given."""
    return now != replaced(now, common)


def _gives(recorded: str, common: str) -> bool:
    """Tell whether a common answer holds for what is recorded: a known entry stays."""
    return bool(common) and (recorded != YES or common == YES)

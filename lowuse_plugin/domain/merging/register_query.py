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

    def parts_unlike(self, other: QueryFound) -> frozenset[str]:
        """Return the parts of the answer that say something else; the day is one of a seizure."""
        seizure = (self.seized, self.asked_on) != (other.seized, other.asked_on)
        mortgage = self.mortgaged != other.mortgaged
        return frozenset(
            part for part, unlike in ((SEIZURE, seizure), (MORTGAGE, mortgage)) if unlike
        )

    def taking(self, parts: Collection[str], other: QueryFound) -> QueryFound:
        """Return this answer with some parts of another one."""
        now = self
        if SEIZURE in parts:
            now = replace(now, seized=other.seized, asked_on=other.asked_on)
        return replace(now, mortgaged=other.mortgaged) if MORTGAGE in parts else now

    @property
    def chosen(self) -> frozenset[str]:
        """The parts of a common answer that were chosen."""
        parts = ((SEIZURE, self.seized), (MORTGAGE, self.mortgaged))
        return frozenset(part for part, code in parts if code)


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


@dataclass(frozen=True)
class QueryLine:
    """What stands of one parcel beside a common answer, and why.

    Attributes:
        recorded: What its row says; it stands where no common answer is given.
        now: What stands there.
        own: Parts that a person typed for this parcel: they stay.
        replaced: Parts in which the common answer holds whatever is recorded: this was asked for.
    """

    recorded: QueryFound
    now: QueryFound
    own: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()

    def typed(self, part: str, now: QueryFound) -> QueryLine:
        """Return the line after a person typed a part of it."""
        return replace(self, now=now, own=self.own | {part}, replaced=self.replaced - {part})

    def following(self, common: QueryFound) -> QueryLine:
        """Return the line after a common answer was given, or chosen no more."""
        kept = self.replaced & common.chosen
        given = {
            part for part in common.chosen - self.own if part in kept or self._takes(part, common)
        }
        stands = self.recorded.taking(given, common).taking(self.own, self.now)
        return replace(self, now=stands, replaced=kept)

    def replacing(self, common: QueryFound) -> QueryLine:
        """Return the line after the common answer was wanted where the line differs from it."""
        apart = self.apart(common)
        line = replace(self, own=self.own - apart, replaced=self.replaced | apart)
        return line.following(common)

    def renewed(self, recorded: QueryFound, common: QueryFound) -> QueryLine:
        """Return the line after a colleague changed what is recorded; what was typed stays."""
        kept = self.replaced - recorded.parts_unlike(self.recorded)
        return replace(self, recorded=recorded, replaced=kept).following(common)

    def apart(self, common: QueryFound) -> frozenset[str]:
        """Return the parts that say something else than the common answer, where one is given."""
        return self.now.parts_unlike(common) & common.chosen

    @property
    def new(self) -> frozenset[str]:
        """The parts that say something else than what is recorded."""
        return self.now.parts_unlike(self.recorded)

    def _takes(self, part: str, common: QueryFound) -> bool:
        """Tell whether a common answer holds for what is recorded: a known entry stays."""
        recorded, given = (
            (self.recorded.seized, common.seized)
            if part == SEIZURE
            else (self.recorded.mortgaged, common.mortgaged)
        )
        return recorded != YES or given == YES

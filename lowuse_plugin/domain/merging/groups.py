# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a search for merge candidates finds: groups, questions, and shapes on top of each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.units import format_decimal

OVER_30_MU_M2 = 20_000
"""「超过30亩」 is strict; 30亩 are 20,000 m² without remainder."""

_KEY_LENGTH = 16


@dataclass(frozen=True)
class MergeGroup:
    """Neighbours of the same holder, right nature and use.

    Parcels that touch in corners only are in no group together, whatever the tolerance.

    Attributes:
        holder: Name as registered; several holders joined by 、.
        members: Ids, or uuids in a workspace.
        land_area_m2: Sum of registered areas; where one is unknown the plane area stands in.
        measured_members: Members whose registered area is unknown.
        shared_m: Boundary shared inside the group.
        loose: A gap above 0.05 m: 界线不严密,需权籍调查.
        industrial: Whether the use is industrial; None when unknown or not the same.
        state_owned: Whether the land is state-owned; None when unknown or not the same.
        strict: Whether the group is also connected at the widths for checking and merging.
        ring: A parcel that is not of the group lies in its middle.
        missing: What stands open as far as columns and the search tell, as the reasons of the
            checks: also boundaries that are too loose to merge along, and a registered area that
            nobody states. The words are the interface's.
        case_uuid: The running merge case that members are in; of several the furthest.
        in_case: Its state.
        scenarios: How many proposed cases have a member.
    """

    holder: str
    members: tuple[str, ...]
    land_area_m2: Fraction
    measured_members: tuple[str, ...]
    shared_m: float
    loose: bool
    industrial: bool | None
    state_owned: bool | None
    strict: bool = True
    ring: bool = False
    missing: tuple[str, ...] = ()
    case_uuid: str | None = None
    in_case: str | None = None
    scenarios: int = 0

    @property
    def key(self) -> str:
        """The same for the same members, today and next month."""
        text = "\n".join(sorted(self.members))
        return hashlib.sha256(text.encode()).hexdigest()[:_KEY_LENGTH]

    @property
    def parcels_count(self) -> int:
        """宗数."""
        return len(self.members)

    @property
    def over_30mu(self) -> bool:
        """Whether the members have more than 30亩 together."""
        return self.land_area_m2 > OVER_30_MU_M2

    def uuids(self) -> tuple[str, ...]:
        """Return the parcels it speaks of."""
        return self.members

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "key": self.key,
            "holder": self.holder,
            "members": list(self.members),
            "parcels_count": self.parcels_count,
            "land_area_m2": format_decimal(self.land_area_m2, 2),
            "measured_members": list(self.measured_members),
            "shared_m": round(self.shared_m, 4),
            "loose": self.loose,
            "strict": self.strict,
            "ring": self.ring,
            "over_30mu": self.over_30mu,
            "industrial": self.industrial,
            "state_owned": self.state_owned,
            "missing": list(self.missing),
            "in_case": self.in_case,
            "scenarios": self.scenarios,
        }


@dataclass(frozen=True)
class MaybeSame:
    """Neighbours whose holders may be the same: somebody has to find out. Never a match.

    Attributes:
        a_holder: One name, as registered.
        b_holder: The other.
        parcels: The parcels that touch, those of the first holder first.
        why: One of :data:`~lowuse_plugin.domain.parcels.maybe_same.REASONS`.
    """

    a_holder: str
    b_holder: str
    parcels: tuple[str, ...]
    why: str

    def uuids(self) -> tuple[str, ...]:
        """Return the parcels it speaks of."""
        return self.parcels

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "a_holder": self.a_holder,
            "b_holder": self.b_holder,
            "parcels": list(self.parcels),
            "why": self.why,
        }


@dataclass(frozen=True)
class Stacked:
    """One shape that is there several times over; only the representative is grouped."""

    representative: str
    others: tuple[str, ...]

    def uuids(self) -> tuple[str, ...]:
        """Return the parcels it speaks of."""
        return (self.representative, *self.others)

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {"representative": self.representative, "others": list(self.others)}


@dataclass(frozen=True)
class MergeGroups:
    """What a search found, and with what widths.

    Attributes:
        groups: Candidates, in the order of their first members.
        questions: Neighbours that would be of a group if two holders were one.
        stacked: Parcels of one holder, nature and use that have the same shape.
        tolerance_m: Widest gap or overlap t of the search.
        min_shared_m: Shortest shared boundary L of the search.
    """

    groups: tuple[MergeGroup, ...]
    questions: tuple[MaybeSame, ...]
    stacked: tuple[Stacked, ...]
    tolerance_m: float
    min_shared_m: float

    def __iter__(self) -> Iterator[MergeGroup]:
        """Iterate over the groups."""
        return iter(self.groups)

    def __len__(self) -> int:
        """Return the number of groups."""
        return len(self.groups)

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "groups": [group.to_json() for group in self.groups],
            "questions": [question.to_json() for question in self.questions],
            "stacked": [stack.to_json() for stack in self.stacked],
            "tolerance_m": self.tolerance_m,
            "min_shared_m": self.min_shared_m,
        }

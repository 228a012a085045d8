# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What merging has to do with the subsidy: nothing for the 30 亩, a look for the reviewer (A-14).

The subsidy counts the approved project, not the parcel, so nobody needs a merge to get above
30 亩. The other way round, land that came to a project after its approval, or parcels that were
merged or joined shortly before the claim, are shown to whoever reviews. They refuse nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import Blocker

AFTER_APPROVAL = "PROJECT_JOINED_AFTER_APPROVAL"
BEFORE_CLAIM = "PROJECT_JOINED_BEFORE_CLAIM"
AFTER_CLAIM = "PROJECT_JOINED_AFTER_CLAIM"
MERGED = "MERGED_BEFORE_CLAIM"

ONE_PROJECT, PARTLY, SEPARATE, OPEN = "one_project", "partly", "separate", "open"


@dataclass(frozen=True)
class Joining:
    """A parcel of a project, and the day on which its land came to it.

    Attributes:
        on: By the log, whatever people entered.
        founding: It came with the first parcels of the project.
    """

    label: str
    on: date
    founding: bool


@dataclass(frozen=True)
class Merged:
    """A parcel of a project that came of a merge."""

    label: str
    on: date


def flags_of(
    joinings: Sequence[Joining],
    merges: Sequence[Merged],
    *,
    approved_on: date | None,
    claimed_on: date | None,
    window_days: int,
) -> tuple[Blocker, ...]:
    """Return what a reviewer should look at, one sentence for all parcels of a day.

    Those with which the project was entered are none: a project that was approved long before it
    came into the workspace says nothing by the day of its entry.

    Args:
        joinings: Parcels of the project.
        merges: Those of them that came of a merge.
        approved_on: Day of the approval of the project.
        claimed_on: Day of the claim.
        window_days: So many days before the claim are shortly before it.
    """
    later = [each for each in joinings if not each.founding]
    found: list[Blocker] = []
    if approved_on is not None:
        behind = [each for each in later if each.on > approved_on]
        found += _each_day(AFTER_APPROVAL, behind, approved=approved_on.isoformat())
    if claimed_on is None:
        return tuple(found)
    claim = {"claim": claimed_on.isoformat(), "window": window_days}
    found += _each_day(AFTER_CLAIM, [x for x in later if x.on > claimed_on], claimed_on, **claim)
    short = [x for x in later if 0 <= (claimed_on - x.on).days <= window_days]
    found += _each_day(BEFORE_CLAIM, short, claimed_on, **claim)
    fresh = [x for x in merges if 0 <= (claimed_on - x.on).days <= window_days]
    found += _each_day(MERGED, fresh, claimed_on, **claim)
    return tuple(found)


def _each_day(
    code: str, what: Iterable[Joining | Merged], claimed_on: date | None = None, **params: Any
) -> list[Blocker]:
    days: dict[date, list[str]] = {}
    for each in what:
        days.setdefault(each.on, []).append(each.label)
    found = []
    for on, labels in sorted(days.items()):
        said = {"parcels": tuple(labels), "on": on.isoformat(), **params}
        if claimed_on is not None:
            said["days"] = abs((claimed_on - on).days)
        found.append(Blocker(code, said))
    return found


@dataclass(frozen=True)
class GroupStanding:
    """How the members of a merge group stand to projects.

    Attributes:
        kind: ``one_project``: all are of one approved project; ``partly``: some are, and none of
            another one; ``separate``: two approved projects; ``open``: no approved project yet.
        projects: What people call those projects.
    """

    kind: str
    projects: tuple[str, ...] = ()

    @property
    def remark(self) -> Blocker:
        """What is said of a group of more than 30 亩."""
        return Blocker(_REMARKS[self.kind], {"projects": self.projects})


_REMARKS: Mapping[str, str] = {
    ONE_PROJECT: "MERGE_NOT_FOR_SUBSIDY",
    OPEN: "MERGE_NOT_FOR_SUBSIDY",
    PARTLY: "MERGE_PARTLY_IN_PROJECT",
    SEPARATE: "MERGE_SEPARATE_PROJECTS",
}


def standing_of(
    members: Collection[str], approved: Mapping[str, Mapping[str, str]]
) -> GroupStanding:
    """Return how a group stands to projects.

    Args:
        members: Parcels of the group.
        approved: Parcel → its approved projects, uuid → what people call it.
    """
    named: dict[str, str] = {}
    for member in members:
        named |= approved.get(member, {})
    if not named:
        return GroupStanding(OPEN)
    projects = tuple(named.values())
    if len(named) > 1:
        return GroupStanding(SEPARATE, projects)
    whole = all(approved.get(member) for member in members)
    return GroupStanding(ONE_PROJECT if whole else PARTLY, projects)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The list of merge groups: what a person reads of each, from the state the search was made on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import chain

import numpy as np
import shapely

from lowuse_plugin.domain.merging.groups import MergeGroup, MergeGroups
from lowuse_plugin.domain.merging.subsidy import GroupStanding
from lowuse_plugin.domain.ports import Progress, Store
from lowuse_plugin.domain.units import m2_to_mu
from lowuse_plugin.geometry import wkb
from lowuse_plugin.services.merging.ended import EndedCases, read_ended
from lowuse_plugin.services.merging.group_facts import FAILING, LOOSE, MergeFacts, read_merge_facts
from lowuse_plugin.services.merging.groups import merge_groups_of
from lowuse_plugin.services.merging.subsidy_flags import group_standings

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class GroupRow:
    """One line of the list.

    Attributes:
        key: Stands for the same members today and next month.
        label: Label of the member with the largest area; the others follow by number.
        holder: Name as registered; several holders joined by 、.
        parcels_count: 宗数.
        members: The uuids, in the order of the workspace.
        labels: Labels of the members, in the same order.
        district: District of the members; empty when unknown, several joined by 、.
        land_area_m2: Σ registered areas, plane areas standing in.
        land_area_mu: The same in 亩.
        shared_m: Boundary shared inside the group.
        missing: What stands open, as the reasons of the checks.
        failing: Of these, what fails a condition.
        loose: 界线不严密.
        strict: Also connected at the widths for merging.
        ring: Somebody else lies in its middle.
        over_30mu: More than 30亩 together.
        in_case: State of a running merge case, of several the furthest.
        scenarios: How many proposed cases have a member.
        measured: Of how many members the area is as drawn, for lack of a registered one.
        case_uuid: That case.
        box: West, south, east, north of the group.
        standing: Of more than 30亩: how the members stand to approved projects (A-14).
        ended: How a merge of members ended last, where none is under way.
    """

    key: str
    label: str
    holder: str
    parcels_count: int
    members: tuple[str, ...]
    labels: tuple[str, ...]
    district: str
    land_area_m2: Fraction
    land_area_mu: Fraction
    shared_m: float
    missing: tuple[str, ...]
    failing: tuple[str, ...]
    loose: bool
    strict: bool
    ring: bool
    over_30mu: bool
    in_case: str | None
    case_uuid: str | None
    box: Box
    standing: GroupStanding | None = None
    scenarios: int = 0
    measured: int = 0
    ended: str | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing stands open that columns could tell."""
        return not self.missing


@dataclass(frozen=True)
class GroupList:
    """The lines, the most promising first, and all that the search found.

    Attributes:
        rows: Groups that fail nothing first, then those that a survey of their boundaries could
            mend, then what lacks least, then by area.
        found: Groups in the order of the workspace, questions, stacks and widths.
        labels: How people know each parcel that is spoken of, by uuid.
    """

    rows: tuple[GroupRow, ...]
    found: MergeGroups
    labels: dict[str, str]


def group_rows(
    store: Store,
    *,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    uuids: Collection[str] | None = None,
    on: date | None = None,
    progress: Progress | None = None,
) -> GroupList:
    """Return the list of merge groups; arguments as of ``find_merge_groups``.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``, ``TOLERANCE_BEYOND_SURVEY``, or why the workspace
            cannot be read.
    """
    with store.read() as reading:
        facts = read_merge_facts(reading)
    found = merge_groups_of(
        facts,
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
        uuids=uuids,
        on=on,
        progress=progress,
    )
    large = {group.key: group.members for group in found if group.over_30mu}
    with store.read() as reading:
        standings = group_standings(reading, large) if large else {}
        ended = read_ended(reading)
    return list_groups(facts, found, standings, ended)


def list_groups(
    facts: MergeFacts,
    found: MergeGroups,
    standings: Mapping[str, GroupStanding] | None = None,
    ended: EndedCases | None = None,
) -> GroupList:
    """Return groups that were found as lines of the list.

    Args:
        facts: What the search read.
        found: What it found.
        standings: Key of a group of more than 30 亩 → how it stands to approved projects.
        ended: Merges that ended without a new parcel.
    """
    known, over = standings or {}, ended or EndedCases(())
    place = {uuid: row for row, uuid in enumerate(facts.parcels["uuid"].to_list())}
    labels = facts.parcels["label"].to_list()
    rows = [
        replace(
            _row(facts, group, [place[uuid] for uuid in group.members], known.get(group.key)),
            ended=None if group.in_case else _ended(over, group.members),
        )
        for group in found
    ]
    rows.sort(key=_promise)
    spoken = chain(
        (uuid for group in found.groups for uuid in group.uuids()),
        (uuid for question in found.questions for uuid in question.uuids()),
        (uuid for stack in found.stacked for uuid in stack.uuids()),
    )
    told = {uuid: labels[place[uuid]] for uuid in spoken}
    return GroupList(tuple(rows), found, told)


def _promise(row: GroupRow) -> tuple[object, ...]:
    """Return by what groups are ordered, the most promising first."""
    lost = sum(code != LOOSE for code in row.failing)
    return lost, len(row.failing), len(row.missing), -row.land_area_m2, row.label


def _ended(cases: EndedCases, members: Sequence[str]) -> str | None:
    return next((case.state for case in cases.of(members)), None)


def _row(
    facts: MergeFacts, group: MergeGroup, rows: Sequence[int], standing: GroupStanding | None
) -> GroupRow:
    parcels = facts.parcels
    labels = [str(parcels["label"].values[row]) for row in rows]
    districts = {
        str(parcels["district"].values[row]): None for row in rows if parcels["district"].valid[row]
    }
    areas = facts.land_areas(np.array(rows)).tolist()
    largest = max(range(len(rows)), key=lambda i: (areas[i], -i))
    west, south, east, north = shapely.total_bounds(
        wkb.decode(parcels["geom"].take(np.array(rows)))
    )
    return GroupRow(
        key=group.key,
        label=labels[largest],
        holder=group.holder,
        parcels_count=group.parcels_count,
        members=group.members,
        labels=tuple(labels),
        district="、".join(districts),
        land_area_m2=group.land_area_m2,
        land_area_mu=m2_to_mu(group.land_area_m2),
        shared_m=group.shared_m,
        missing=group.missing,
        failing=tuple(code for code in group.missing if code in FAILING),
        loose=group.loose,
        strict=group.strict,
        ring=group.ring,
        over_30mu=group.over_30mu,
        in_case=group.in_case,
        scenarios=group.scenarios,
        measured=len(group.measured_members),
        case_uuid=group.case_uuid,
        box=(float(west), float(south), float(east), float(north)),
        standing=standing,
    )

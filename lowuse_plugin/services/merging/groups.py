# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Find neighbouring parcels that could be merged; nothing is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TypeVar

import numpy as np

from lowuse_plugin.domain.merging import pack as merge_pack
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import MergeParcel
from lowuse_plugin.domain.merging.groups import MaybeSame, MergeGroup, MergeGroups, Stacked
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.parcels.maybe_same import find_alike
from lowuse_plugin.domain.ports import Progress, Store
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.adjacency import connected
from lowuse_plugin.geometry.arrays import Geometries, Mask, Rows
from lowuse_plugin.services.merging.group_facts import (
    LOOSE,
    MergeFacts,
    Uses,
    given_facts,
    holder_names,
    joint_key,
    open_reasons,
    read_holdings,
    read_merge_facts,
    read_uses,
    text_codes,
)
from lowuse_plugin.services.merging.group_neighbours import (
    NO_KEY,
    GeometriesOf,
    Land,
    Neighbourhoods,
    find_pairs,
    group_neighbours,
)

_Found = TypeVar("_Found", MergeGroup, MaybeSame, Stacked)

_AREA_PARTS = 10**6
"""Registered areas have two decimals; a sum of doubles is right to six."""


def find_merge_groups(
    store: Store,
    *,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    uuids: Collection[str] | None = None,
    on: date | None = None,
    progress: Progress | None = None,
) -> MergeGroups:
    """Return the merge groups of a workspace, in the order of their first members.

    Args:
        store: The workspace; it is only read.
        tolerance_m: Widest gap or overlap t; that of the pack for finding when left out.
        min_shared_m: Shortest shared boundary L, more than 2t; the same.
        uuids: Only groups, questions and stacks in which one of these parcels is. A group is
            always whole, whoever of it was chosen.
        on: The day by which the age of a seizure query is judged; None judges no age.
        progress: Is told after every block and may stop the work.

    Returns:
        Groups, questions and stacks: areas in m², registered where known, else on the plane of
        the district; shared boundaries in m.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE``, ``TOLERANCE_BEYOND_SURVEY``, or why the workspace
            cannot be read.
    """
    with store.read() as reading:
        facts = read_merge_facts(reading)
    return merge_groups_of(
        facts,
        tolerance_m=tolerance_m,
        min_shared_m=min_shared_m,
        uuids=uuids,
        on=on,
        progress=progress,
    )


def merge_groups_of(
    facts: MergeFacts,
    *,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    uuids: Collection[str] | None = None,
    on: date | None = None,
    progress: Progress | None = None,
) -> MergeGroups:
    """Return the merge groups among parcels that were read, as :func:`find_merge_groups`.

    Returns:
        Areas in m², shared boundaries in m, as there.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE`` or ``TOLERANCE_BEYOND_SURVEY``.
    """
    parcels = facts.parcels
    uses = read_uses(parcels)
    search = _Search(
        facts,
        uses,
        (text_codes(parcels["right_nature"]), uses.key),
        lambda rows: wkb.decode(parcels["geom"].take(rows)),
        progress,
    )
    return search.run(_widths(tolerance_m, min_shared_m), uuids, on)


def group_parcels(
    parcels: Sequence[MergeParcel],
    geometries: Geometries,
    *,
    tolerance_m: float | None = None,
    min_shared_m: float | None = None,
    compare_nature: bool = True,
    compare_use: bool = True,
    on: date | None = None,
    progress: Progress | None = None,
) -> MergeGroups:
    """Return the merge groups among given parcels.

    Args:
        parcels: What is known of each.
        geometries: Their polygons in the same order, in one CRS in metres.
        tolerance_m: Widest gap or overlap t; that of the pack for finding when left out.
        min_shared_m: Shortest shared boundary L, more than 2t; the same.
        compare_nature: Whether members must have one right nature; a parcel without is in no
            group then.
        compare_use: The same of the use.
        on: The day by which the age of a seizure query is judged; None judges no age.
        progress: Is told after every block and may stop the work.

    Raises:
        LowUseError: ``TOLERANCE_TOO_WIDE`` or ``TOLERANCE_BEYOND_SURVEY``.
    """
    facts = given_facts(parcels, geometries)
    uses = read_uses(facts.parcels)
    keys = [text_codes(facts.parcels["right_nature"])] if compare_nature else []
    keys += [uses.key] if compare_use else []
    search = _Search(facts, uses, tuple(keys), lambda rows: geometries[rows], progress)
    return search.run(_widths(tolerance_m, min_shared_m), None, on)


def _widths(
    tolerance_m: float | None, min_shared_m: float | None
) -> tuple[float, float, MergePack]:
    pack = merge_pack.shipped()
    return (
        pack.find_tolerance_m if tolerance_m is None else tolerance_m,
        pack.find_min_shared_m if min_shared_m is None else min_shared_m,
        pack,
    )


class _Search:
    """One search among parcels that were read or given."""

    def __init__(
        self,
        facts: MergeFacts,
        uses: Uses,
        alike: tuple[Rows, ...],
        geometries_of: GeometriesOf,
        progress: Progress | None,
    ) -> None:
        """Take the facts, and what beside the holder must be the same."""
        self._facts, self._parcels, self._uses = facts, facts.parcels, uses
        self._holdings = read_holdings(facts.parcels, facts.holders)
        self._alike = alike
        self._land = Land(len(facts.parcels), geometries_of, progress)
        self._uuids = facts.parcels["uuid"].values

    def run(
        self,
        widths: tuple[float, float, MergePack],
        uuids: Collection[str] | None,
        on: date | None,
    ) -> MergeGroups:
        """Return what is found with widths t and L."""
        tolerance_m, min_shared_m, pack = widths
        wanted = None if uuids is None else np.isin(self._uuids.astype(str), list(uuids) or [""])
        found = group_neighbours(
            _around(joint_key(self._holdings.key, *self._alike), wanted),
            self._land.geometries_of,
            tolerance_m=tolerance_m,
            min_shared_m=min_shared_m,
            land=self._land,
        )
        described = self._described(found, pack, on)
        stacks, chosen = self._stacked(found), None
        if uuids is not None:
            # Whoever chose a shape that lies under another one means the one that stands for it.
            over = (stack for stack in stacks if not set(uuids).isdisjoint(stack.others))
            chosen = {*uuids, *(stack.representative for stack in over)}
        questions = self._questions(wanted, tolerance_m, min_shared_m)
        return MergeGroups(
            groups=tuple(_touching(described, chosen)),
            questions=tuple(_touching(questions, chosen)),
            stacked=tuple(_touching(stacks, chosen)),
            tolerance_m=tolerance_m,
            min_shared_m=min_shared_m,
        )

    def _described(
        self, found: Neighbourhoods, pack: MergePack, on: date | None
    ) -> list[MergeGroup]:
        """Return the groups with names and sums."""
        if not len(found.first):
            return []
        parcels, first, members = self._parcels, found.first, found.members
        area = self._facts.land_areas(members)
        known = parcels["registered_area_m2"].valid.tolist()
        keys = parcels["uuid"].values.tolist()
        cases = self._facts.cases()
        ownership = parcels["ownership"].take(members)
        uses = self._uses
        figures = zip(
            found.groups(),
            holder_names(parcels, self._facts.holders, members[first]),
            self._missing(found, pack, on),
            np.add.reduceat(area, first).tolist(),
            found.shared_m.tolist(),
            _common(uses.key[members] != NO_KEY, uses.industrial[members], first),
            _common(ownership.valid, ownership.values == "state", first),
            np.column_stack((found.loose, found.strict, found.ring)).tolist(),
            strict=True,
        )
        groups = []
        for rows, holder, missing, land_m2, shared_m, industrial, state, marks in figures:
            uuids = tuple(keys[row] for row in rows.tolist())
            case, in_case, scenarios = _case(cases, uuids)
            groups.append(
                MergeGroup(
                    holder=holder,
                    members=uuids,
                    land_area_m2=Fraction(round(land_m2 * _AREA_PARTS), _AREA_PARTS),
                    measured_members=tuple(keys[row] for row in rows.tolist() if not known[row]),
                    shared_m=shared_m,
                    industrial=industrial,
                    state_owned=state,
                    loose=marks[0],
                    strict=marks[1],
                    ring=marks[2],
                    missing=missing,
                    case_uuid=case,
                    in_case=in_case,
                    scenarios=scenarios,
                )
            )
        return groups

    def _missing(
        self, found: Neighbourhoods, pack: MergePack, on: date | None
    ) -> list[tuple[str, ...]]:
        """Return what stands open on each group, in the order of the conditions."""
        reasons = [[] if strict else [LOOSE] for strict in found.strict.tolist()]
        if not reasons:
            return []
        for code, mask in open_reasons(
            self._facts,
            self._holdings,
            self._uses,
            found.members,
            on=on,
            seizure_days=pack.seizure_days,
        ):
            for group in np.flatnonzero(np.logical_or.reduceat(mask, found.first)).tolist():
                reasons[group].append(code)
        district = text_codes(self._parcels["district"])[found.members]
        top = np.maximum.reduceat(district, found.first)
        least = np.where(district == NO_KEY, np.iinfo(np.int64).max, district)
        apart = top > np.minimum.reduceat(least, found.first)
        for group in np.flatnonzero(apart).tolist():
            reasons[group].append("TWO_DISTRICTS")
        return [tuple(codes) for codes in reasons]

    def _stacked(self, found: Neighbourhoods) -> list[Stacked]:
        over = np.flatnonzero(found.stacked != np.arange(self._land.count))
        stacks: dict[int, list[str]] = {}
        for row, first in zip(over.tolist(), found.stacked[over].tolist(), strict=True):
            stacks.setdefault(first, []).append(self._uuids[row])
        return [Stacked(self._uuids[first], tuple(rest)) for first, rest in sorted(stacks.items())]

    def _questions(
        self, wanted: Mask | None, tolerance_m: float, min_shared_m: float
    ) -> list[MaybeSame]:
        """Return neighbours whose holders may be the same, one entry a pair of holders."""
        codes, holders = self._holdings.persons()
        alike = find_alike(holders)
        if not alike:
            return []
        ends = np.array(list(alike), dtype=np.int64)
        cluster = connected(len(codes), ends[:, 0], ends[:, 1])
        asked = np.bincount(cluster)[cluster] > 1
        person = self._holdings.single()
        place = np.searchsorted(codes, person)
        place[person == NO_KEY] = 0
        key = np.where((person != NO_KEY) & asked[place], cluster[place], NO_KEY)
        pairs = find_pairs(
            _around(joint_key(key, *self._alike), wanted),
            self._land,
            tolerance_m=tolerance_m,
            min_shared_m=min_shared_m,
        )
        touching: dict[tuple[int, int], set[int]] = {}
        for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True):
            one, other = sorted((int(place[a]), int(place[b])))
            if (one, other) in alike:
                touching.setdefault((one, other), set()).update((a, b))
        return [
            self._question(ends, rows, place, alike[ends])
            for ends, rows in sorted(touching.items(), key=lambda item: min(item[1]))
        ]

    def _question(self, ends: tuple[int, int], rows: set[int], place: Rows, why: str) -> MaybeSame:
        sides = ([row for row in sorted(rows) if place[row] == end] for end in ends)
        of_first, of_other = sorted(sides)
        shown = np.array([of_first[0], of_other[0]], dtype=np.int64)
        names = holder_names(self._parcels, self._facts.holders, shown)
        return MaybeSame(
            a_holder=names[0],
            b_holder=names[1],
            parcels=tuple(self._uuids[row] for row in (*of_first, *of_other)),
            why=why,
        )


def _around(keys: Rows, wanted: Mask | None) -> Rows:
    """Return keys without those that no wanted row has: nothing else need be looked at."""
    if wanted is None:
        return keys
    return np.where(np.isin(keys, np.unique(keys[wanted])), keys, NO_KEY)


def _touching(found: Sequence[_Found], chosen: set[str] | None) -> Iterator[_Found]:
    for each in found:
        if chosen is None or not chosen.isdisjoint(each.uuids()):
            yield each


def _common(known: Mask, true: Mask, first: Rows) -> list[bool | None]:
    """Return of each group what is true of all its rows; None when unknown or not the same."""
    all_known = np.logical_and.reduceat(known, first).tolist()
    every = np.logical_and.reduceat(known & true, first).tolist()
    some = np.logical_or.reduceat(known & true, first).tolist()
    return [a if k and a == s else None for k, a, s in zip(all_known, every, some, strict=True)]


def _case(
    cases: Mapping[str, Sequence[tuple[str, str]]], members: Sequence[str]
) -> tuple[str | None, str | None, int]:
    """Return the running case of the members that is furthest, its state, and how many wait.

    Proposed cases may share parcels: they are the scenarios, and are counted.
    """
    found = dict(each for key in members for each in cases.get(key, ())) if cases else {}
    if not found:
        return None, None, 0
    state = chain.furthest(found.values())
    case = next(each for each in found if found[each] == state)
    return case, state, sum(each == chain.PROPOSED for each in found.values())


__all__ = [
    "MaybeSame",
    "MergeGroup",
    "MergeGroups",
    "Stacked",
    "find_merge_groups",
    "group_parcels",
    "merge_groups_of",
]

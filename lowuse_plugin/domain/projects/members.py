# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The parcels of a project: what they add up to, and what cannot be.

A parcel is in a project as a whole, or with a part of so many m². What a part has no figure for
counts as missing and never as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lowuse_plugin.domain.display import shown_district, shown_number
from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.list_columns import PARTS, list_column
from lowuse_plugin.domain.units import exact, exact_text, round_half_up, sum_text

MEMBERS = "members"
"""Stands in the place of a column in what is said of the parcels."""
WITHDRAWN, CLOSED = "withdrawn", "closed"
ENDED = frozenset({WITHDRAWN, CLOSED})
"""States in which a project holds its parcels no more: 退出, 结案."""
APART_M = 100
"""Parts of the land that lie further apart are told: the conditions speak of a single project, and
a trunk road or a river arm, over which works still hang together, is narrower in Jiangmen."""
_EXCESS_M2 = 0.01
_SEVERAL = 2


@dataclass(frozen=True)
class ProjectMember:
    """A parcel of a project, or one that is about to become one."""

    join_uuid: str
    """Of the row that joins them, empty for a new one."""
    join_version: int
    parcel_uuid: str
    parcel_version: int
    label: str
    holder: str
    use_code: str | None
    district: str
    registered_area_m2: float | None
    plane_area_m2: float | None
    part_m2: float | None
    """None for the whole parcel."""
    retired: bool = False
    """The parcel is current no more, as after a merge."""

    @property
    def name(self) -> str:
        """How sentences call it."""
        return self.label or self.parcel_uuid[:8]


@dataclass(frozen=True)
class MemberSums:
    """What parcels add up to."""

    count: int
    registered_m2: str | None
    """Exact; None where one has no registered area."""
    plane_m2: str | None
    unregistered: int
    """How many have none."""


def sums_of(members: Sequence[ProjectMember]) -> MemberSums:
    """Return the sums over parcels, each with its part."""
    registered = [_counted(m.part_m2, m.registered_area_m2) for m in members]
    plane = [_counted(m.part_m2, m.plane_area_m2) for m in members]
    return MemberSums(len(members), _sum(registered), _sum(plane), registered.count(None))


def _counted(part: float | None, whole: float | None) -> float | None:
    return whole if part is None else part


def _sum(areas: Sequence[float | None]) -> str | None:
    known = [area for area in areas if area is not None]
    return sum_text(known) if known and len(known) == len(areas) else None


def area_limit(member: ProjectMember) -> float | None:
    """Return the most that a part of a parcel can have, None where no area is known."""
    areas = (member.registered_area_m2, member.plane_area_m2)
    return max((area for area in areas if area is not None), default=None)


def check_members(
    members: Sequence[ProjectMember], district: str, parts: object
) -> tuple[FieldProblem, ...]:
    """Return what is wrong or unusual with the parcels of a project, refusals first.

    Args:
        members: As they would be stored.
        district: Of the project, empty while it is not known.
        parts: Its ``district_parts`` as stored.
    """
    problems = [*_part_problems(members), *_district_problems(members, district, parts)]
    problems += [
        FieldProblem(MEMBERS, "PROJECT_PARCEL_RETIRED", {"parcel": m.name}, refused=False)
        for m in members
        if m.retired
    ]
    return tuple(sorted(problems, key=lambda problem: not problem.refused))


def check_apart(gap_m: float) -> tuple[FieldProblem, ...]:
    """Return what is unusual with land whose parts lie far from each other.

    Args:
        gap_m: The widest gap between them.
    """
    if gap_m <= APART_M:
        return ()
    params = {"value": shown_number(gap_m, places=0), "expected": str(APART_M)}
    return (FieldProblem(MEMBERS, "PROJECT_PARTS_APART", params, refused=False),)


def _part_problems(members: Sequence[ProjectMember]) -> Iterator[FieldProblem]:
    for member in members:
        part, most = member.part_m2, area_limit(member)
        if part is None:
            continue
        params: dict[str, object] = {"parcel": member.name, "value": f"{part:,.2f}"}
        if not part > 0:
            yield FieldProblem(MEMBERS, "PROJECT_PART_NOT_POSITIVE", params, refused=True)
        elif most is not None and part > most + _EXCESS_M2:
            params["expected"] = shown_number(most, places=2)
            yield FieldProblem(MEMBERS, "PROJECT_PART_ABOVE_PARCEL", params, refused=True)


def _district_problems(
    members: Sequence[ProjectMember], district: str, parts: object
) -> Iterator[FieldProblem]:
    """Refuse a parcel of a district that neither the project nor its split names (A-13)."""
    try:
        rows = list_column(PARTS).rows_of(parts)
    except ValueError:
        rows = []
    named = {district, *(str(row.get("district")) for row in rows)}
    for member in members:
        if district and member.district and member.district not in named:
            params = {
                "parcel": member.name,
                "found": shown_district(member.district),
                "district": shown_district(district),
            }
            yield FieldProblem(MEMBERS, "PROJECT_DISTRICT_DIFFERS", params, refused=True)


def proposed_parts(members: Sequence[ProjectMember], total_m2: str | None = None) -> str | None:
    """Return the split of the land between the districts of the parcels, as it is stored.

    By registered areas where every parcel has one, else by plane areas; None where neither does or
    all lie in one district.

    Args:
        members: The parcels.
        total_m2: The land of the project: the parts are scaled to it, so that they add up.
    """
    for areas in (
        [_counted(m.part_m2, m.registered_area_m2) for m in members],
        [_counted(m.part_m2, m.plane_area_m2) for m in members],
    ):
        if None in areas:
            continue
        by_district: dict[str, list[float]] = {}
        for member, area in zip(members, areas, strict=True):
            by_district.setdefault(member.district, []).append(area or 0.0)
        if len(by_district) < _SEVERAL:
            return None
        lands = {code: sum_text(each) for code, each in by_district.items()}
        return list_column(PARTS).stored(
            [
                {"district": code, "land_area_m2": land}
                for code, land in _scaled(lands, total_m2).items()
            ]
        )
    return None


def _scaled(lands: Mapping[str, str], total_m2: str | None) -> dict[str, str]:
    """Return the parts scaled to a total, to the cm²; the last one takes what is left."""
    whole = exact(total_m2) if total_m2 else Fraction(0)
    found = sum((exact(land) for land in lands.values()), Fraction(0))
    if not whole or not found or whole == found:
        return dict(lands)
    *first, last = lands
    parts = {code: round_half_up(exact(lands[code]) / found * whole, 2) for code in first}
    left = whole - sum((exact(part) for part in parts.values()), Fraction(0))
    return {**{code: str(part) for code, part in parts.items()}, last: exact_text(left)}

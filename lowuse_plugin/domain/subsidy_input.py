# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The facts of one project that the subsidy needs, read from a plain mapping."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields, one_of
from lowuse_plugin.domain.land_use import UseMatch, canonical_use
from lowuse_plugin.domain.policy import FAR_LANDS, FAR_SOURCES, SubsidyPolicy, Switches

UNSPECIFIED = "unspecified"
"""Kind of an acceptance of which only the date is known."""

PART_TOLERANCE_M2 = Fraction(1, 100)
"""How far the areas of the parts may miss the whole: one unit of the last digit a part."""


@dataclass(frozen=True)
class Acceptance:
    """One document of completion."""

    kind: str
    on: date
    number: str | None = None
    interim: bool = False
    """Acceptance of a phase, not of the whole approved project (A-15)."""


@dataclass(frozen=True)
class ThreeOld:
    """What is known of the project and the 三旧 regime (E-6)."""

    status: str = "unknown"
    overlap_m2: Fraction | None = None
    entered_on: date | None = None
    as_of: date | None = None
    """Day of the 三旧 layer that was looked at."""
    document: str | None = None


@dataclass(frozen=True)
class DistrictPart:
    """What of a project lies in one district (A-13)."""

    district: str
    land_area_m2: Fraction
    floor_area_m2: Fraction | None


@dataclass(frozen=True)
class SubsidyProject:
    """The facts of one project; areas in m², exact."""

    district: str
    land_area_m2: Fraction
    floor_area_m2: Fraction
    """改造后建筑面积: real, above ground, retained lawful buildings included (A-08)."""
    project_type: str
    land_area_source: str | None = None
    other_land_areas: Mapping[str, Fraction] | None = None
    """The same land by another source of ``land_area_source`` (A-04)."""
    net_land_area_m2: Fraction | None = None
    far_floor_area_m2: Fraction | None = None
    underground_floor_area_m2: Fraction | None = None
    stated_far: Fraction | None = None
    village_park: bool = False
    use_before: UseMatch | None = None
    use_before_text: str | None = None
    use_after: UseMatch | None = None
    use_after_text: str | None = None
    acceptances: tuple[Acceptance, ...] = ()
    applied_on: date | None = None
    already_paid: bool = False
    three_old: ThreeOld = ThreeOld()
    district_parts: tuple[DistrictPart, ...] = ()


def read_project(data: Mapping[str, object], policy: SubsidyPolicy) -> SubsidyProject:
    """Read a project.

    Args:
        data: Keys as in :func:`lowuse_plugin.api.assess_subsidy`.
        policy: Names the districts, area sources and kinds of acceptance that there are.

    Raises:
        LowUseError: ``INPUT_…`` with ``field``; ``INPUT_NOT_POSITIVE`` for land without area;
            ``PARTS_DO_NOT_ADD_UP`` when the land or floor areas of the parts miss the whole.
    """
    given = Fields.of(data, "project")
    codes = schema.shipped().codes
    district = given.required_text("district")
    policy.share_of(district)
    given.require("project_type")
    land = _positive(given, "land_area_m2")
    project = SubsidyProject(
        district=district,
        land_area_m2=land,
        floor_area_m2=given.required_amount("floor_area_m2"),
        project_type=given.choice("project_type", codes["project_type"].values) or "",
        land_area_source=given.choice("land_area_source", policy.land_sources),
        other_land_areas=_other_areas(given, policy),
        net_land_area_m2=_net_area(given, land),
        far_floor_area_m2=given.amount("far_floor_area_m2"),
        underground_floor_area_m2=given.amount("underground_floor_area_m2"),
        stated_far=given.amount("stated_far"),
        village_park=given.flag("village_park"),
        use_before=_use(given.text("use_before")),
        use_before_text=given.text("use_before"),
        use_after=_use(given.text("use_after")),
        use_after_text=given.text("use_after"),
        acceptances=_acceptances(given, policy),
        applied_on=given.day("applied_on"),
        already_paid=given.flag("already_paid"),
        three_old=_three_old(given, codes["three_old_status"].values),
        district_parts=_parts(given, policy),
    )
    _check_parts(project, given)
    return project


def read_switches(chosen: Mapping[str, object], policy: SubsidyPolicy) -> Switches:
    """Return the switches of the policy with a person's choices put in.

    Raises:
        LowUseError: ``SWITCH_UNKNOWN``, or ``INPUT_…`` for a value that is not offered.
    """
    names = [field.name for field in fields(Switches)]
    for name in chosen:
        if name not in names:
            raise LowUseError("SWITCH_UNKNOWN", field=name, expected="|".join(names))
    given = Fields.of(chosen, "")
    default = policy.switches
    kinds = ("first_present", *policy.acceptance_kinds)
    return replace(
        default,
        far_source=given.choice("far_source", FAR_SOURCES) or default.far_source,
        far_land=given.choice("far_land", FAR_LANDS) or default.far_land,
        include_underground=given.flag("include_underground", default=default.include_underground),
        acceptance_kind=given.choice("acceptance_kind", kinds) or default.acceptance_kind,
    )


def _positive(given: Fields, name: str) -> Fraction:
    value = given.required_amount(name)
    if value == 0:
        raise LowUseError("INPUT_NOT_POSITIVE", field=given.field(name), value=str(given.raw(name)))
    return value


def _net_area(given: Fields, land: Fraction) -> Fraction | None:
    """Return the net land: above zero and not more than the gross land it is a part of (A-06)."""
    if given.raw("net_land_area_m2") is None:
        return None
    net = _positive(given, "net_land_area_m2")
    if net > land:
        raise LowUseError(
            "NET_LAND_ABOVE_GROSS",
            field=given.field("net_land_area_m2"),
            value=str(given.raw("net_land_area_m2")),
            expected=str(given.raw("land_area_m2")),
        )
    return net


def _use(text: str | None) -> UseMatch | None:
    return None if text is None else canonical_use(text)


def _other_areas(given: Fields, policy: SubsidyPolicy) -> dict[str, Fraction]:
    areas = given.mapping("other_land_areas")
    if areas is None:
        return {}
    for source in areas.data:
        one_of(source, policy.land_sources, areas.field(source))
    return {source: _positive(areas, source) for source in areas.data if areas.raw(source)}


def _acceptances(given: Fields, policy: SubsidyPolicy) -> tuple[Acceptance, ...]:
    """Return the acceptances that count; other dates are kept beside and never used (E-4)."""
    by_name = {name: kind for kind, name in policy.acceptance_kinds.items()}
    by_name |= {name: kind for kind, name in policy.other_acceptance_kinds.items()}
    allowed = [*policy.acceptance_kinds, *policy.other_acceptance_kinds, *by_name, UNSPECIFIED]
    found = []
    for item in given.mappings("acceptances"):
        kind = item.choice("kind", allowed, UNSPECIFIED) or UNSPECIFIED
        kind = by_name.get(kind, kind)
        on = item.required_day("on")
        if kind not in policy.other_acceptance_kinds:
            found.append(Acceptance(kind, on, item.text("number"), item.flag("interim")))
    single = given.day("accepted_on")
    if single is not None and all(item.on != single for item in found):
        found.append(Acceptance(UNSPECIFIED, single))
    return tuple(found)


def _three_old(given: Fields, statuses: Collection[str]) -> ThreeOld:
    facts = given.mapping("three_old")
    if facts is None:
        return ThreeOld()
    return ThreeOld(
        status=facts.choice("status", statuses, "unknown") or "unknown",
        overlap_m2=facts.amount("overlap_m2"),
        entered_on=facts.day("entered_on"),
        as_of=facts.day("as_of"),
        document=facts.text("document"),
    )


def _parts(given: Fields, policy: SubsidyPolicy) -> tuple[DistrictPart, ...]:
    parts = []
    for item in given.mappings("district_parts"):
        district = item.required_text("district")
        policy.share_of(district)
        parts.append(
            DistrictPart(district, _positive(item, "land_area_m2"), item.amount("floor_area_m2"))
        )
    return tuple(parts)


def _check_parts(project: SubsidyProject, given: Fields) -> None:
    """Refuse parts that say something else than the whole."""
    districts = [part.district for part in project.district_parts]
    if not districts:
        return
    if project.district not in districts or len(set(districts)) != len(districts):
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field=given.field("district_parts"),
            value="|".join(districts),
            expected=project.district,
        )
    lands = [part.land_area_m2 for part in project.district_parts]
    _check_sum(lands, project.land_area_m2, given)
    floors = [part.floor_area_m2 for part in project.district_parts]
    known = [floor for floor in floors if floor is not None]
    if len(known) == len(floors):
        _check_sum(known, project.floor_area_m2, given)


def _check_sum(parts: Sequence[Fraction], whole: Fraction, given: Fields) -> None:
    total = sum(parts, Fraction(0))
    if abs(total - whole) > PART_TOLERANCE_M2 * len(parts):
        raise LowUseError(
            "PARTS_DO_NOT_ADD_UP",
            field=given.field("district_parts"),
            value=str(float(total)),
            expected=str(float(whole)),
        )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The facts of one project and the chosen switches, read from plain mappings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import Fields, one_of
from lowuse_plugin.domain.land_use import UseMatch, canonical_use
from lowuse_plugin.domain.policy.pack import SubsidyPolicy, Switches
from lowuse_plugin.domain.policy.switches import switch_names
from lowuse_plugin.domain.subsidy.facts import (
    DUPLICATE_KINDS,
    FINDINGS,
    UNSPECIFIED,
    Acceptance,
    DistrictPart,
    EarlierClaim,
    SubsidyProject,
    ThreeOld,
)

PART_TOLERANCE_M2 = Fraction(1, 100)
"""How far the areas of the parts may miss the whole: one unit of the last digit a part."""


def read_project(data: Mapping[str, object], policy: SubsidyPolicy) -> SubsidyProject:
    """Read a project.

    Args:
        data: Keys as in :func:`lowuse_plugin.api.assess_subsidy`.
        policy: Names the districts, area sources and kinds of acceptance that there are.

    Raises:
        LowUseError: ``INPUT_…`` with ``field``; ``INPUT_NOT_POSITIVE`` for land without area;
            ``PARTS_DO_NOT_ADD_UP`` when the land or floor areas of the parts miss the whole;
            ``PART_ABOVE_WHOLE`` when a part of the floor area is larger than all of it.
    """
    given = Fields.of(data, "project")
    codes = schema.shipped().codes
    district = given.required_text("district")
    policy.share_of(district)
    given.require("project_type")
    land = _positive(given, "land_area_m2")
    floor = given.required_amount("floor_area_m2")
    project = SubsidyProject(
        district=district,
        land_area_m2=land,
        floor_area_m2=floor,
        project_type=given.choice("project_type", codes["project_type"].values) or "",
        land_area_source=given.choice("land_area_source", policy.land_sources),
        other_land_areas=_other_areas(given, policy),
        land_tolerance_m2=given.amount("land_tolerance_m2"),
        net_land_area_m2=_net_area(given, land),
        far_floor_area_m2=_positive_or_none(given, "far_floor_area_m2"),
        underground_floor_area_m2=given.amount("underground_floor_area_m2"),
        industrial_floor_area_m2=_part_of_floor(given, "industrial_floor_area_m2", floor),
        retained_floor_area_m2=_part_of_floor(given, "retained_floor_area_m2", floor),
        stated_far=_positive_or_none(given, "stated_far"),
        village_park=given.flag("village_park"),
        use_before=_use(given.text("use_before")),
        use_before_text=given.text("use_before"),
        registered_uses=_registered_uses(given),
        use_after=_use(given.text("use_after")),
        use_after_text=given.text("use_after"),
        redeveloper=given.text("redeveloper"),
        right_holder=given.text("right_holder"),
        approved_on=given.day("approved_on"),
        acceptances=_acceptances(given, policy, floor),
        applied_on=given.day("applied_on"),
        already_paid=given.flag("already_paid"),
        duplicates=_duplicates(given),
        three_old=_three_old(given, codes["three_old_status"].values),
        district_parts=_parts(given, policy),
        parcel_districts=given.texts("parcel_districts"),
    )
    _check_parts(project, given)
    return project


def read_switches(chosen: Mapping[str, object], policy: SubsidyPolicy) -> Switches:
    """Return the switches of the policy with a person's choices put in.

    Raises:
        LowUseError: ``SWITCH_UNKNOWN``, or ``INPUT_…`` for a value that is not offered.
    """
    specs = {spec.name: spec for spec in policy.switch_specs}
    for name in chosen:
        if name not in specs:
            raise LowUseError("SWITCH_UNKNOWN", field=name, expected="|".join(switch_names()))
    given = Fields.of(chosen, "")
    found: dict[str, Any] = {}
    for name in chosen:
        spec = specs[name]
        if isinstance(spec.default, bool):
            found[name] = given.flag(name, default=spec.default)
        else:
            found[name] = given.choice(name, tuple(spec.values), spec.default)
    return replace(policy.switches, **found)


def _positive(given: Fields, name: str) -> Fraction:
    value = given.required_amount(name)
    if value == 0:
        raise LowUseError("INPUT_NOT_POSITIVE", field=given.field(name), value=str(given.raw(name)))
    return value


def _positive_or_none(given: Fields, name: str) -> Fraction | None:
    return None if given.raw(name) is None else _positive(given, name)


def _part_of_floor(given: Fields, name: str, floor: Fraction) -> Fraction | None:
    """Return a part of the floor area, refusing more than there is."""
    part = given.amount(name)
    if part is not None and part > floor:
        raise LowUseError(
            "PART_ABOVE_WHOLE",
            field=given.field(name),
            value=str(given.raw(name)),
            expected=str(float(floor)),
        )
    return part


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


def _registered_uses(given: Fields) -> tuple[UseMatch, ...]:
    """Return the registered uses that are known; a code of no standard contradicts nothing."""
    found = [
        canonical_use(item.required_text("use"), item.text("standard"))
        for item in given.mappings("registered_uses")
    ]
    return tuple(dict.fromkeys(match for match in found if match is not None))


def _other_areas(given: Fields, policy: SubsidyPolicy) -> dict[str, Fraction]:
    areas = given.mapping("other_land_areas")
    if areas is None:
        return {}
    for source in areas.data:
        one_of(source, policy.land_sources, areas.field(source))
    return {source: _positive(areas, source) for source in areas.data if areas.raw(source)}


def _acceptances(given: Fields, policy: SubsidyPolicy, floor: Fraction) -> tuple[Acceptance, ...]:
    """Return the acceptances that count; other dates are kept beside and never used (E-4)."""
    by_name = {name: kind for kind, name in policy.acceptance_kinds.items()}
    by_name |= {name: kind for kind, name in policy.other_acceptance_kinds.items()}
    allowed = [*policy.acceptance_kinds, *policy.other_acceptance_kinds, *by_name, UNSPECIFIED]
    found = []
    for item in given.mappings("acceptances"):
        kind = item.choice("kind", allowed, UNSPECIFIED) or UNSPECIFIED
        kind = by_name.get(kind, kind)
        on = item.required_day("on")
        accepted = _part_of_floor(item, "floor_area_m2", floor)
        if kind not in policy.other_acceptance_kinds:
            number, interim = item.text("number"), item.flag("interim")
            found.append(Acceptance(kind, on, number, interim, accepted))
    _check_phases(given, found, floor)
    single = given.day("accepted_on")
    if single is not None and all(item.on != single for item in found):
        found.append(Acceptance(UNSPECIFIED, single))
    return tuple(found)


def read_acceptances(listed: object, policy: SubsidyPolicy) -> tuple[Acceptance, ...]:
    """Return the acceptances of a stored list where nothing else of the project is looked at.

    Args:
        listed: As it is stored; areas of phases are left out, for they are judged by the whole.
        policy: Names the kinds that count.

    Raises:
        LowUseError: ``INPUT_…``.
    """
    if isinstance(listed, list):
        listed = [_without_area(each) for each in listed]
    return _acceptances(Fields.of({"acceptances": listed}, "project"), policy, Fraction(0))


def _without_area(item: object) -> object:
    if not isinstance(item, Mapping):
        return item
    return {name: value for name, value in item.items() if name != "floor_area_m2"}


def _check_phases(given: Fields, acceptances: Sequence[Acceptance], floor: Fraction) -> None:
    """Refuse phases of one kind of document that are more than the whole (A-15)."""
    total: dict[str, Fraction] = {}
    for one in acceptances:
        if one.interim and one.floor_area_m2 is not None:
            total[one.kind] = total.get(one.kind, Fraction(0)) + one.floor_area_m2
    most = max(total.values(), default=Fraction(0))
    if most > floor:
        raise LowUseError(
            "PART_ABOVE_WHOLE",
            field=given.field("acceptances"),
            value=str(float(most)),
            expected=str(float(floor)),
        )


def _three_old(given: Fields, statuses: Collection[str]) -> ThreeOld:
    facts = given.mapping("three_old")
    if facts is None:
        return ThreeOld()
    finding = facts.choice("finding", FINDINGS)
    if finding is not None:
        facts.require("document")
    return ThreeOld(
        status=facts.choice("status", statuses, "unknown") or "unknown",
        overlap_m2=facts.amount("overlap_m2"),
        entered_on=facts.day("entered_on"),
        as_of=facts.day("as_of"),
        document=facts.text("document"),
        finding=finding,
    )


def _duplicates(given: Fields) -> tuple[EarlierClaim, ...]:
    return tuple(
        EarlierClaim(
            project=item.required_text("project"),
            name=item.required_text("name"),
            kind=one_of(item.required_text("kind"), DUPLICATE_KINDS, item.field("kind")),
            overlap_m2=item.amount("overlap_m2"),
            reference=item.text("reference"),
            paid=item.flag("paid"),
        )
        for item in given.mappings("duplicates")
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


__all__ = [
    "UNSPECIFIED",
    "Acceptance",
    "SubsidyProject",
    "read_acceptances",
    "read_project",
    "read_switches",
]

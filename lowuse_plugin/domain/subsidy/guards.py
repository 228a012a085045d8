# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the document leaves to a person: paid twice, mixed use, two districts, who is paid."""

from __future__ import annotations

from fractions import Fraction

from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.policy.pack import SubsidyPolicy
from lowuse_plugin.domain.subsidy.facts import BUILDING, LAND, EarlierClaim, SubsidyProject
from lowuse_plugin.domain.subsidy.finding import PASS, REVIEW, Finding
from lowuse_plugin.domain.units import format_decimal

MIN_PARTS = 2
"""Districts from which a project crosses a border."""


def guards(project: SubsidyProject, policy: SubsidyPolicy) -> list[Finding]:
    """Return the guards that have something to say, after the conditions."""
    found = [
        duplicate_condition(project, policy),
        district_condition(project, policy),
        receiver_condition(project, policy),
        mixed_use_condition(project, policy),
    ]
    return [finding for finding in found if finding is not None]


def duplicate_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding:
    """Judge E-7, a guard against paying twice for one land, building or project (A-22)."""
    claims = sorted(project.duplicates, key=lambda claim: not claim.paid)
    twice = project.already_paid or bool(claims)
    value = "; ".join(_earlier(claim) for claim in claims)
    return Finding(
        code="E-7",
        clause=policy.duplicate,
        value=value or ("yes" if twice else "no"),
        threshold="no",
        outcome=REVIEW if twice else PASS,
        codes=("REVIEW_DUPLICATE",) if twice else (),
    )


def _earlier(claim: EarlierClaim) -> str:
    """Name an earlier claim, whether it was paid, and what both have in common."""
    state = "已奖补" if claim.paid else "已登记未奖补"
    if claim.kind == LAND:
        area = claim.overlap_m2
        common = "用地重叠" if area is None else f"用地重叠 {format_decimal(area, 2)} m²"
    elif claim.kind == BUILDING:
        common = f"同一建筑文件 {claim.reference or ''}".strip()
    else:
        common = f"同一项目代码或批复 {claim.reference or ''}".strip()
    return f"{claim.name}：{state}，{common}"


def district_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding | None:
    """Ask for the document that splits a project over districts (A-13); None inside one.

    It is one over districts when its parts say so, or when a parcel lies in another one.
    """
    named = [part.district for part in project.district_parts] or [project.district]
    districts = tuple(dict.fromkeys([*named, *project.parcel_districts]))
    if len(districts) < MIN_PARTS:
        return None
    return Finding(
        code="A-13",
        clause=policy.cross_district,
        value="|".join(districts),
        threshold=project.district,
        outcome=REVIEW,
        codes=("REVIEW_CROSS_DISTRICT",),
    )


def receiver_differs(project: SubsidyProject) -> bool:
    """Tell whether who is paid is known to be another one than the holder of the land (A-21)."""
    receiver, holder = name_key(project.redeveloper or ""), name_key(project.right_holder or "")
    return bool(receiver and holder) and receiver != holder


def receiver_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding | None:
    """Say who is paid: the 改造主体, whoever holds the land (A-21); None where it is unknown."""
    if project.redeveloper is None:
        return None
    return Finding(
        code="A-21",
        clause=policy.receiver,
        value=f"奖补对象 {project.redeveloper}",
        threshold=f"土地权利人 {project.right_holder or '未填'}",
        outcome=PASS,
    )


def mixed_use_condition(project: SubsidyProject, policy: SubsidyPolicy) -> Finding | None:
    """Send a project that is not all industrial to a person (A-23); None where it is unknown."""
    industrial = project.industrial_floor_area_m2
    if industrial is None:
        return None
    whole = project.floor_area_m2
    mixed = industrial < whole
    share = industrial / whole if whole else Fraction(1)
    return Finding(
        code="A-23",
        clause=policy.mixed_use,
        value=f"{format_decimal(industrial, 2)} m² ({format_decimal(share * 100, 2)} %)",
        threshold=f"{format_decimal(whole, 2)} m² (100 %)",
        outcome=REVIEW if mixed else PASS,
        codes=("REVIEW_MIXED",) if mixed else (),
    )

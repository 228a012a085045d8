# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy packs: dated parameters of one document, each with its clause and words (D8).

Several packs coexist; a result stores the id and the hash of the one it used, so that it can be
recomputed after the document has expired.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy_source import Source, find_file, list_files
from lowuse_plugin.domain.policy_switches import (
    Switches,
    SwitchSpec,
    allowed_values,
    parse_switches,
    switch_names,
)
from lowuse_plugin.domain.units import mu_to_m2


@dataclass(frozen=True)
class Clause:
    """Where a value stands and in which words."""

    clause: str
    text: str


@dataclass(frozen=True)
class Tier:
    """One rate of reward; ``up_to`` belongs to it (A-01), None means no upper bound."""

    tier: int
    clause: Clause
    up_to: Fraction | None
    rate_yuan_per_m2: Fraction


@dataclass(frozen=True)
class Share:
    """What part of the money actually paid the city gives back to a district (Y-34)."""

    clause: Clause
    districts: tuple[str, ...]
    city: Fraction


@dataclass(frozen=True)
class SubsidyPolicy:
    """The parameters of one subsidy document."""

    id: str
    title: str
    document_no: str
    example: bool
    sha256: str
    content: str
    valid_from: date
    valid_to: date
    """The last valid day (A-18)."""
    validity: Clause
    project: Clause
    project_types: tuple[str, ...]
    use_before_pass: tuple[str, ...]
    use_before_fail: tuple[str, ...]
    use_after: Clause
    use_after_pass: tuple[str, ...]
    use_after_fail: tuple[str, ...]
    land_area: Clause
    land_over_m2: Fraction
    land_sources: tuple[str, ...]
    trial_land_sources: tuple[str, ...]
    floor_area_ratio: Clause
    far_at_least: Fraction
    tiers: tuple[Tier, ...]
    acceptance: Clause
    acceptance_kinds: Mapping[str, str]
    """Kinds that count, in the order in which they decide (A-16), with their Chinese names."""
    other_acceptance_kinds: Mapping[str, str]
    three_old: Clause
    three_old_effects: Mapping[str, str]
    """Status → ``pass``, ``unknown``, ``review`` or ``exclude`` (A-20)."""
    boundary_error_m2: Fraction
    boundary_error_share: Fraction
    duplicate: Clause
    shares: tuple[Share, ...]
    cross_district: Clause
    mixed_use: Clause
    receiver: Clause
    switches: Switches
    """The readings that hold where nobody chooses."""
    switch_specs: tuple[SwitchSpec, ...]
    near_land_m2: Fraction
    near_far: Fraction
    near_floor_share: Fraction
    """Part of the floor area by which another measurement may differ."""

    def share_of(self, district: str) -> Share:
        """Return how city and district share what is paid in a district.

        Raises:
            LowUseError: ``INPUT_NOT_ALLOWED`` for a district that the document does not name.
        """
        for share in self.shares:
            if district in share.districts:
                return share
        known = "|".join(d for share in self.shares for d in share.districts)
        raise LowUseError("INPUT_NOT_ALLOWED", field="district", value=district, expected=known)

    def tier_of(self, far: Fraction) -> Tier | None:
        """Return the tier of an unrounded ratio (Y-35 … Y-38), None below the lowest."""
        if far < self.far_at_least:
            return None
        return next(tier for tier in self.tiers if tier.up_to is None or far <= tier.up_to)


def chosen(policy: SubsidyPolicy, switches: Switches) -> tuple[str, ...]:
    """Return the names of the switches that differ from the default of the pack."""
    default = policy.switches
    return tuple(n for n in switch_names() if getattr(switches, n) != getattr(default, n))


def _clause(source: Source, text: str = "text") -> Clause:
    return Clause(source.get("clause", str), source.get(text, str))


def _further_clause(source: Source, key: str, instead: Clause) -> Clause:
    """Return the clause of a table that packs before this version do not have."""
    return _clause(source.section(key)) if key in source.data else instead


def parse_subsidy_policy(content: str, file: str) -> SubsidyPolicy:
    """Read a subsidy pack from TOML text.

    Args:
        content: The text of the file; its hash identifies the version.
        file: Name for error messages.

    Raises:
        LowUseError: ``POLICY_INVALID`` with ``file``, ``key`` and ``expected``.
    """
    source = Source.parse(content, file)
    source.choice("kind", ("subsidy",))
    validity = source.section("validity")
    project = source.section("project")
    land = source.section("land_area")
    ratio = source.section("floor_area_ratio")
    acceptance = source.section("acceptance")
    three_old = source.section("three_old")
    near = source.section("near_boundary")
    switches, specs = _switches(source)
    policy = SubsidyPolicy(
        id=source.get("id", str),
        title=source.get("title", str),
        document_no=source.get("document_no", str),
        example=source.get("example", bool),
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        content=content,
        valid_from=validity.get("from", date),
        valid_to=validity.get("to", date),
        validity=_clause(validity),
        project=_clause(project),
        project_types=project.words("types"),
        use_before_pass=project.words("use_before_pass"),
        use_before_fail=project.words("use_before_fail"),
        use_after=_clause(project, "use_after_text"),
        use_after_pass=project.words("use_after_pass"),
        use_after_fail=project.words("use_after_fail"),
        land_area=_clause(land),
        land_over_m2=land.number("over_m2"),
        land_sources=land.words("sources"),
        trial_land_sources=land.words("trial_sources"),
        floor_area_ratio=_clause(ratio),
        far_at_least=ratio.number("at_least"),
        tiers=_tiers(source, ratio.number("at_least")),
        acceptance=_clause(acceptance),
        acceptance_kinds=_acceptance_kinds(acceptance),
        other_acceptance_kinds=acceptance.names("other_kinds"),
        three_old=_clause(three_old),
        three_old_effects=_effects(three_old),
        boundary_error_m2=three_old.number("boundary_error_m2"),
        boundary_error_share=three_old.number("boundary_error_share"),
        duplicate=_clause(source.section("duplicate")),
        shares=tuple(
            Share(_clause(item), item.words("districts"), item.number("city"))
            for item in source.sections("shares")
        ),
        cross_district=_clause(source.section("cross_district")),
        mixed_use=_further_clause(source, "mixed_use", _clause(project)),
        receiver=_further_clause(source, "receiver", _clause(acceptance)),
        switches=switches,
        switch_specs=specs,
        near_land_m2=mu_to_m2(near.number("land_mu")),
        near_far=near.number("far"),
        near_floor_share=near.number("floor_share") if "floor_share" in near.data else Fraction(0),
    )
    if mu_to_m2(land.number("over_mu")) != policy.land_over_m2:
        raise land.wrong("over_m2", "over_mu × 2000/3")
    if policy.valid_to < policy.valid_from:
        raise validity.wrong("to", "≥ from")
    return policy


def _tiers(source: Source, lowest: Fraction) -> tuple[Tier, ...]:
    """Read the tiers: rising upper bounds, the last one open."""
    sections = source.sections("tiers")
    tiers = []
    below = lowest
    for position, item in enumerate(sections, start=1):
        up_to = None if position == len(sections) else item.number("up_to")
        if up_to is None and "up_to" in item.data:
            raise item.wrong("up_to", "no upper bound in the last tier")
        if up_to is not None and up_to <= below:
            raise item.wrong("up_to", f"> {below}")
        below = up_to or below
        rate = item.number("rate_yuan_per_m2")
        tiers.append(Tier(item.get("tier", int), _clause(item), up_to, rate))
    return tuple(tiers)


def _acceptance_kinds(source: Source) -> dict[str, str]:
    names = source.names("kind_names")
    kinds = source.words("kinds")
    for kind in kinds:
        if kind not in names:
            raise source.wrong(f"kind_names.{kind}", "text")
    return {kind: names[kind] for kind in kinds}


def _effects(source: Source) -> dict[str, str]:
    effects = source.section("effects")
    return {
        status: effects.choice(status, ("pass", "unknown", "review", "exclude"))
        for status in effects.data
    }


def _switches(source: Source) -> tuple[Switches, tuple[SwitchSpec, ...]]:
    land = source.section("land_area")
    trial = land.words("trial_sources")
    allowed = allowed_values(
        [name for name in land.words("sources") if name not in trial],
        source.section("acceptance").words("kinds"),
    )
    return parse_switches(source.section("switches"), allowed)


def list_policies(folder: Path | None = None) -> dict[str, Path]:
    """Return the subsidy packs of a folder by id, the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``POLICY_TWICE``.
    """
    return list_files("subsidy", folder)


def find_policy(policy_id: str, folder: Path | None = None) -> SubsidyPolicy:
    """Return the subsidy pack of an id.

    Args:
        policy_id: Such as ``jiangfu-2022-10``.
        folder: Where the packs are; the shipped ones when it is left out.

    Raises:
        LowUseError: ``POLICY_UNKNOWN`` with the ids that there are, or ``POLICY_INVALID``.
    """
    path = find_file("subsidy", policy_id, folder)
    return parse_subsidy_policy(path.read_text(encoding="utf-8"), path.name)


__all__ = [
    "Clause",
    "Share",
    "SubsidyPolicy",
    "SwitchSpec",
    "Switches",
    "Tier",
    "chosen",
    "find_policy",
    "list_policies",
    "parse_subsidy_policy",
]

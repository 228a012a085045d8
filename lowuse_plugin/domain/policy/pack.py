# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Policy packs: dated parameters of one document, each with its clause and words (D8).

Several packs coexist; a result stores the id and the hash of the one it used, so that it can be
recomputed after the document has expired.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from lowuse_plugin.domain import land_use, schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.policy.source import Source, find_file, list_files
from lowuse_plugin.domain.policy.switches import (
    Decision,
    Switches,
    SwitchSpec,
    allowed_values,
    parse_switches,
    switch_names,
    value_key,
)
from lowuse_plugin.domain.units import mu_to_m2

_SHIPPED = "jiangfu-2022-10"
EXCLUDE = "exclude"
"""Effect of a stage of the 三旧 regime that takes the project."""


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


def decided_text(
    policy: SubsidyPolicy, switches: Switches, decision: Decision, names: Sequence[str]
) -> str:
    """Return what was decided of some readings and by which document, empty for none."""
    said = [
        f"{spec.title}：{spec.values[value_key(getattr(switches, spec.name))]}"
        for spec in policy.switch_specs
        if spec.name in names and decision.settles(spec.name)
    ]
    return f"（依据 {decision.document} 裁定 {'，'.join(said)}）" if said else ""


def chosen(policy: SubsidyPolicy, switches: Switches) -> tuple[str, ...]:
    """Return the names of the switches that differ from the default of the pack."""
    default = policy.switches
    return tuple(n for n in switch_names() if getattr(switches, n) != getattr(default, n))


def _clause(source: Source, text: str = "text") -> Clause:
    return Clause(source.get("clause", str), source.get(text, str))


def _further_clause(source: Source, key: str, instead: Clause) -> Clause:
    """Return the clause of a table that packs before this version do not have."""
    return _clause(_table(source, key)) if key in source.data else instead


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
    source.only(*_TOP)
    validity = _table(source, "validity", "from", "to")
    project = _table(source, "project", "types", *_USES, "use_after_text")
    land = _table(source, "land_area", "over_mu", "over_m2", "sources", "trial_sources")
    ratio = _table(source, "floor_area_ratio", "at_least")
    acceptance = _table(source, "acceptance", "kinds", "kind_names", "other_kinds")
    three_old = _table(source, "three_old", "effects", "boundary_error_m2", "boundary_error_share")
    near = source.section("near_boundary")
    near.only("land_mu", "far", "floor_share")
    codes = schema.shipped().codes
    sources = land.some_words("sources", codes["land_area_source"].values)
    trial = land.known_words("trial_sources", sources)
    at_least = ratio.amount("at_least", above=0)
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
        project_types=project.some_words("types", codes["project_type"].values),
        **_uses(project),
        use_after=_clause(project, "use_after_text"),
        land_area=_clause(land),
        land_over_m2=land.amount("over_m2"),
        land_sources=sources,
        trial_land_sources=trial,
        floor_area_ratio=_clause(ratio),
        far_at_least=at_least,
        tiers=_tiers(source, at_least),
        acceptance=_clause(acceptance),
        acceptance_kinds=_acceptance_kinds(acceptance),
        other_acceptance_kinds=_other_kinds(acceptance),
        three_old=_clause(three_old),
        three_old_effects=_effects(three_old),
        boundary_error_m2=three_old.amount("boundary_error_m2"),
        boundary_error_share=three_old.amount("boundary_error_share", most=1),
        duplicate=_clause(_table(source, "duplicate")),
        shares=_shares(source),
        cross_district=_clause(_table(source, "cross_district")),
        mixed_use=_further_clause(source, "mixed_use", _clause(project)),
        receiver=_further_clause(source, "receiver", _clause(acceptance)),
        switches=switches,
        switch_specs=specs,
        near_land_m2=mu_to_m2(near.amount("land_mu")),
        near_far=near.amount("far"),
        near_floor_share=(
            near.amount("floor_share", most=1) if "floor_share" in near.data else Fraction(0)
        ),
    )
    if mu_to_m2(land.number("over_mu")) != policy.land_over_m2:
        raise land.wrong("over_m2", "over_mu × 2000/3")
    if policy.valid_to < policy.valid_from:
        raise validity.wrong("to", "≥ from")
    return policy


_TOP = (
    *("id", "kind", "title", "document_no", "issued_on", "example", "validity", "project"),
    *("land_area", "floor_area_ratio", "tiers", "acceptance", "three_old", "duplicate", "shares"),
    *("cross_district", "mixed_use", "receiver", "switches", "near_boundary"),
)
"""Keys of a pack; the day of issue is for people to read."""
_USES = ("use_before_pass", "use_before_fail", "use_after_pass", "use_after_fail")


def _table(source: Source, key: str, *more: str) -> Source:
    """Return a table with a clause and nothing but what belongs to it."""
    return _with_clause(source.section(key), *more)


def _with_clause(table: Source, *more: str) -> Source:
    table.only("clause", "text", *more)
    return table


def _uses(project: Source) -> dict[str, tuple[str, ...]]:
    """Read which groups of land use pass and which fail; no group can do both."""
    known = sorted({use.group for use in land_use.shipped().uses.values()})
    found = {name: project.known_words(name, known) for name in _USES}
    for passing, failing in (_USES[:2], _USES[2:]):
        for group in found[failing]:
            if group in found[passing]:
                raise project.wrong(failing, f"{group} not in {passing}")
    return found


def _tiers(source: Source, lowest: Fraction) -> tuple[Tier, ...]:
    """Read the tiers: rising numbers and upper bounds, the last one open."""
    sections = source.sections("tiers")
    tiers = []
    below, number = lowest, 0
    for position, item in enumerate(sections, start=1):
        _with_clause(item, "tier", "up_to", "rate_yuan_per_m2")
        up_to = None if position == len(sections) else item.number("up_to")
        if up_to is None and "up_to" in item.data:
            raise item.wrong("up_to", "no upper bound in the last tier")
        if up_to is not None and up_to <= below:
            raise item.wrong("up_to", f"> {below}")
        below = up_to or below
        if item.get("tier", int) <= number:
            raise item.wrong("tier", f"> {number}")
        number = item.get("tier", int)
        rate = item.amount("rate_yuan_per_m2", above=0)
        tiers.append(Tier(number, _clause(item), up_to, rate))
    return tuple(tiers)


def _shares(source: Source) -> tuple[Share, ...]:
    """Read the shares: every district of the city belongs to exactly one."""
    districts = schema.shipped().codes["district"].values
    shares: list[Share] = []
    for item in source.sections("shares"):
        _with_clause(item, "districts", "city")
        named = item.some_words("districts", districts)
        for district in named:
            if any(district in share.districts for share in shares):
                raise item.wrong("districts", f"{district} once")
        shares.append(Share(_clause(item), named, item.amount("city", most=1)))
    missing = set(districts).difference(*(share.districts for share in shares))
    if missing:
        raise source.wrong("shares", f"with {'|'.join(sorted(missing))}")
    return tuple(shares)


def _acceptance_kinds(source: Source) -> dict[str, str]:
    names = source.names("kind_names")
    kinds = source.some_words("kinds")
    for kind in kinds:
        if kind not in names:
            raise source.wrong(f"kind_names.{kind}", "text")
    source.section("kind_names").only(*kinds)
    return {kind: names[kind] for kind in kinds}


def _other_kinds(source: Source) -> dict[str, str]:
    """Read the documents that never decide: none of them can be one that does."""
    found = source.names("other_kinds")
    for kind in source.words("kinds"):
        if kind in found:
            raise source.wrong(f"other_kinds.{kind}", "in one list only")
    return found


def _effects(source: Source) -> dict[str, str]:
    """Read what each stage of the 三旧 regime leads to; none of them goes without."""
    effects = source.section("effects")
    stages = tuple(schema.shipped().codes["three_old_status"].values)
    effects.only(*stages)
    return {
        stage: effects.choice(stage, ("pass", "unknown", "review", EXCLUDE)) for stage in stages
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


@cache
def shipped_boundary_error() -> tuple[float, float]:
    """Return 边界误差 as m² and as share of the land, of which the larger one counts (E-6).

    Facts are measured before it is known after which pack they are judged: the shipped one names
    what is no common ground. The engine judges the overlap itself by its own pack.
    """
    policy = find_policy(_SHIPPED)
    return float(policy.boundary_error_m2), float(policy.boundary_error_share)


__all__ = [
    "EXCLUDE",
    "Clause",
    "Decision",
    "Share",
    "SubsidyPolicy",
    "SwitchSpec",
    "Switches",
    "Tier",
    "chosen",
    "decided_text",
    "find_policy",
    "list_policies",
    "parse_subsidy_policy",
    "shipped_boundary_error",
]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of one workspace at one moment, as they are shown and printed.

Areas are m² and unrounded; 亩 are made from sums, once (A-37). Money is whole 分.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import fsum

from lowuse_plugin.domain.ports import LogHead, WorkspaceInfo

NOT_DONE = "none"
"""Outcome or class of a parcel that was not assessed or not checked."""

STALE = "stale"
"""需重算: there is a result, but what it rests on has changed or was withdrawn since."""


STANDING = ("tagged", "identified")
"""Decisions by which a unit is low-efficiency land; 不属低效 and 撤销标记 say that it is not."""


@dataclass(frozen=True)
class ParcelLine:
    """Parcels of one district and one kind of use."""

    district: str
    use_group: str
    """Group of the table of land uses, such as ``industry``; ``unknown`` where it has none."""
    parcels: int
    registered_m2: float
    """Sum of the registered areas that there are."""
    without_registered: int
    """Parcels that the sum of registered areas leaves out."""
    plane_m2: float


@dataclass(frozen=True)
class OutcomeLine:
    """Parcels of one district with one outcome of identification."""

    district: str
    outcome: str
    """``suspected``, ``not_suspected``, ``incomplete``, :data:`STALE` or :data:`NOT_DONE`."""
    parcels: int
    plane_m2: float


@dataclass(frozen=True)
class TagLine:
    """Survey units of one district with one decision; a unit counts once (D16)."""

    district: str
    state: str
    kind: str
    units: int
    area_m2: float
    example: int
    """Units whose decision rests on an example rule set (D8)."""

    @property
    def stands(self) -> bool:
        """Tell whether the units are low-efficiency land by this decision."""
        return self.state in STANDING


@dataclass(frozen=True)
class ControlSummary:
    """Parcels of one district with one result against one version of the control line."""

    district: str
    control_class: str
    """``inside``, ``outside``, ``crossing``, :data:`STALE` or :data:`NOT_DONE`; what a person
    decided on a boundary error goes before what was measured, as on the map."""
    version: str
    parcels: int
    inside_m2: float
    outside_m2: float
    level_1_m2: float
    level_2_m2: float
    level_0_m2: float
    boundary_errors: int
    treated: int = 0
    """Parcels that a person had taken as inside or outside (A-25)."""
    rule_examples: int = 0
    """Parcels that were checked by an example of the rule (D8)."""


@dataclass(frozen=True)
class MergeLine:
    """Adjoining parcels of one right holder."""

    holder: str
    parcels: tuple[str, ...]
    """Parcel code, map number or uuid of each member."""
    land_area_m2: float
    shared_m: float
    loose: bool
    """A gap above 0.05 m: 界线不严密,需权籍调查 (M-2)."""
    mergeable: bool
    """State-owned industrial land (M-3); the other conditions are not looked at here."""


@dataclass(frozen=True)
class SubsidyLine:
    """The latest assessment of one project."""

    project_code: str
    name: str
    district: str
    training: bool
    status: str
    """Status of the latest calculation; :data:`STALE` without amounts when the project changed."""
    land_m2: str
    floor_m2: str
    far: str
    tier: int | None
    rate_yuan_per_m2: str | None
    amount_fen: int | None
    city_fen: int | None
    district_fen: int | None
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    policy: str
    example: bool


@dataclass(frozen=True)
class SourceLine:
    """One file that was imported."""

    target: str
    file_name: str
    sha256: str
    rows_read: int
    imported: int
    changed: int
    refused: int


@dataclass(frozen=True)
class RuleSetLine:
    """One rule set that results rest on."""

    rule_set_id: str
    kind: str
    title: str
    document_no: str
    example: bool
    sha256: str


@dataclass(frozen=True)
class Statistics:
    """Everything that a workspace says in figures, read in one transaction."""

    workspace: WorkspaceInfo
    head: LogHead
    on: date
    parcels: tuple[ParcelLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    tags: tuple[TagLine, ...]
    control: tuple[ControlSummary, ...]
    merge_groups: tuple[MergeLine, ...]
    subsidies: tuple[SubsidyLine, ...]
    three_old: tuple[tuple[str, str, int], ...]
    """District, status, areas."""
    enterprises: int
    enterprises_joined: int
    """Enterprises that were matched to at least one parcel."""
    years: int
    """Rows of enterprise and year."""
    taxes: int
    """Rows of enterprise and year in which the tax is known."""
    sources: tuple[SourceLine, ...]
    rule_sets: tuple[RuleSetLine, ...]

    @property
    def rests_on_examples(self) -> bool:
        """Tell whether any rule set in use is an example (D8)."""
        return any(line.example for line in self.rule_sets)

    def outcome_count(self, outcome: str) -> int:
        """Return the parcels with one outcome of identification."""
        return sum(line.parcels for line in self.outcomes if line.outcome == outcome)

    def control_count(self, control_class: str) -> int:
        """Return the parcels with one result against the control line."""
        return sum(line.parcels for line in self.control if line.control_class == control_class)

    def subsidy_fen(self, status: str) -> int:
        """Return the sum of the amounts of one status in 分."""
        return sum(line.amount_fen or 0 for line in self.subsidies if line.status == status)


def total_m2(values: Iterable[float]) -> float:
    """Return the sum of areas, exact before the one rounding at the end."""
    return fsum(values)

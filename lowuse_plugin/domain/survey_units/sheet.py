# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《低效用地调查认定表》: everything that is printed of one survey unit, the same in every file.

Numbers are exact and in m²; what is missing is None or empty here and 待补充 on paper, never no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lowuse_plugin.domain.notices import EXAMPLE, TRAINING
from lowuse_plugin.domain.units import M2_PER_MU, round_half_up

MISSING = "待补充"
STALE = "需重算"
DRAFT = "草稿"
DRAFT_NOTICE = "草稿，不作为认定依据"
STANDING = frozenset({"tagged", "identified"})
"""States of a tag in which the unit counts as low-efficiency land."""
THRESHOLD_MU = 30
_EDGE_MU = Fraction(1, 10)


@dataclass(frozen=True)
class SheetParcel:
    """One parcel of the unit."""

    uuid: str
    code: str
    unit_code: str
    certificate_no: str
    address: str
    holders: tuple[str, ...]
    registered_m2: Fraction | None
    plane_m2: Fraction | None
    member_m2: Fraction | None
    """What of it lies in the unit."""

    @property
    def label(self) -> str:
        """Return by what it is known."""
        return self.code or self.unit_code


@dataclass(frozen=True)
class RuleResult:
    """What one rule says of one parcel of the unit."""

    parcel: str
    """Its code; empty where the unit has one parcel."""
    code: str
    text: str
    outcome: str
    """``hit``, ``unknown``, ``clear`` or ``exempt``."""
    value: str
    threshold: str
    clause: str
    source: str
    example: bool
    year: int | None = None
    boundary_day: bool = False
    """The day itself is meant by a reading (A-30): a person confirms it."""
    output: str = "low_efficiency"
    """Code list ``rule_output``: what a hit leads to."""


@dataclass(frozen=True)
class SheetBasis:
    """One basis of the tag."""

    text: str
    rule_code: str = ""
    clause: str = ""
    value: str = ""
    threshold: str = ""
    source: str = ""
    year: int | None = None
    document_no: str = ""
    example: bool = False


@dataclass(frozen=True)
class SheetLegacy:
    """Legacy land of one kind in the unit (P-38)."""

    kind: str
    title: str
    area_m2: Fraction | None
    used_since: str = ""
    penalty_no: str = ""
    basis: str = ""


@dataclass(frozen=True)
class SheetStep:
    """One step of the procedure."""

    action: str
    to_state: str
    done_by: str
    done_on: str
    document_no: str = ""
    opinion: str = ""


@dataclass(frozen=True)
class SheetTax:
    """What falls to one 亩 of the unit in one year (A-34)."""

    year: int
    wan_per_mu: Fraction | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetControl:
    """The control-line check of one parcel of the unit."""

    parcel: str
    title: str
    treated: str
    """As what it is treated, empty where as measured."""
    version: str
    inside_m2: Fraction
    outside_m2: Fraction
    holds: bool
    example: bool


@dataclass(frozen=True)
class SheetThreeOld:
    """A 三旧 area that the unit lies in, in part or wholly (A19)."""

    register_no: str
    name: str
    status: str
    entered_on: str = ""


@dataclass(frozen=True)
class SheetOrigin:
    """On which state of which workspace it rests."""

    workspace: str
    log_seq: int
    log_hash: str
    on: date
    training: bool

    @property
    def fingerprint(self) -> str:
        """Return what it can be traced to."""
        return f"工作库 {self.workspace}　日志 {self.log_seq} {self.log_hash[:16]}"


@dataclass(frozen=True)
class SheetUses:
    """What the land is used for: registered, at present, planned."""

    registered: str = ""
    actual: str = ""
    planned: str = ""
    land_class: str = ""


@dataclass(frozen=True)
class SheetTag:
    """The decision that holds."""

    state: str = ""
    kinds: tuple[str, ...] = ()
    """Codes, the primary one first."""
    decided_by: str = ""
    decided_on: str = ""
    batch: str = ""
    opinion: str = ""
    document_no: str = ""


@dataclass(frozen=True)
class SheetSurvey:
    """What the survey found out, in words; empty where nobody has entered it."""

    disputes: str = ""
    dispute_text: str = ""
    idle_land: str = ""
    not_supplied: str = ""
    urban_village: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    renewal_will: str = ""
    renewal_mode: str = ""
    not_now_reason: str = ""
    not_now_text: str = ""
    remark: str = ""


@dataclass(frozen=True)
class SheetLand:
    """Figures of the land and what stands on it."""

    area_m2: Fraction | None
    area_epsg: int | None
    low_m2: Fraction | None
    registered_m2: Fraction | None
    """Σ of the registered areas, None where one of its parcels has none."""
    without_registered: int
    floor_m2: Fraction | None
    far: Fraction | None
    density_pct: Fraction | None
    investment_wan_per_mu: Fraction | None
    ownership: str = ""
    right_nature: str = ""
    industry: str = ""
    industry_code: str = ""
    operating_state: str = ""
    safety_state: str = ""
    enterprises: tuple[str, ...] = ()
    source_document: str = ""
    built_on: str = ""


@dataclass(frozen=True)
class UnitSheet:
    """One survey unit as it is printed."""

    unit_uuid: str
    number: str
    name: str
    district: str
    district_name: str
    town: str
    area_number: str
    area_name: str
    whole_parcels: bool
    unregistered: bool
    survey_state: str
    """Code list ``submission_state``, empty before the first step."""
    state_title: str
    parcels: tuple[SheetParcel, ...]
    land: SheetLand
    uses: SheetUses
    taxes: tuple[SheetTax, ...]
    tag: SheetTag
    bases: tuple[SheetBasis, ...]
    assessed: str
    """What the rules say of the unit in a word; empty where nothing was assessed."""
    stale: bool
    """The assessment rests on what has changed since."""
    rules: tuple[RuleResult, ...]
    omitted: int
    """Lines of 示例 standards that are not printed, since another basis carries the tag."""
    example: bool
    """Something that is printed rests on a 示例 standard or line (D8)."""
    legacy: tuple[SheetLegacy, ...]
    survey: SheetSurvey
    three_old: tuple[SheetThreeOld, ...]
    three_old_known: bool
    """There is a layer of its district: none found is then none."""
    controls: tuple[SheetControl, ...]
    steps: tuple[SheetStep, ...]
    origin: SheetOrigin
    shape: bytes | None = None
    """WKB in the reference system of the workspace, for a layer."""

    @property
    def stands(self) -> bool:
        """Tell whether the unit counts as low-efficiency land."""
        return self.tag.state in STANDING

    @property
    def low_or_whole_m2(self) -> Fraction | None:
        """Return the low-efficiency area, the whole area where none was entered."""
        return self.land.area_m2 if self.land.low_m2 is None else self.land.low_m2

    @property
    def legacy_m2(self) -> Fraction | None:
        """Return all legacy land: 0 where there is none, None where an area is missing."""
        areas = [self.land.area_m2 if e.area_m2 is None else e.area_m2 for e in self.legacy]
        known = [area for area in areas if area is not None]
        return sum(known, Fraction(0)) if len(known) == len(areas) else None

    @property
    def is_draft(self) -> bool:
        """Tell whether nobody may take it for a decision: it rests on an example (D8)."""
        return self.example

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what nobody may overlook."""
        found = {
            TRAINING: self.origin.training,
            EXAMPLE: self.example,
            DRAFT_NOTICE: self.is_draft,
        }
        return tuple(text for text, present in found.items() if present)


@dataclass(frozen=True)
class UnitSummary:
    """《低效用地汇总表》: the units of a workspace, a district, a batch."""

    title: str
    scope: str
    """What was chosen, in words."""
    sheets: tuple[UnitSheet, ...]
    """Ordered by district, town and number; those alone that count as low-efficiency land."""
    left_out: int
    """Chosen units that do not count: not tagged, withdrawn, 不属低效."""
    origin: SheetOrigin

    @property
    def example(self) -> bool:
        """Tell whether a line of it rests on an example (D8)."""
        return any(sheet.example for sheet in self.sheets)

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what nobody may overlook."""
        found = {TRAINING: self.origin.training, EXAMPLE: self.example, DRAFT_NOTICE: self.example}
        return tuple(text for text, present in found.items() if present)


def shown_m2(m2: Fraction | None) -> str:
    """Return m² with two decimals, 待补充 where missing."""
    return MISSING if m2 is None else f"{round_half_up(m2, 2):,f}"


def shown_mu(m2: Fraction | None) -> str:
    """Return 亩 with four decimals from unrounded m² (A-37), 待补充 where missing."""
    return MISSING if m2 is None else f"{round_half_up(m2 / M2_PER_MU, 4):,f}"


def shown_area(m2: Fraction | None) -> str:
    """Return ``19,999.99 m²（30.0000 亩，未超过 20,000 m²）``: at the 30 亩 edge the m² decide."""
    if m2 is None:
        return MISSING
    edge = ""
    limit = THRESHOLD_MU * M2_PER_MU
    if abs(m2 / M2_PER_MU - THRESHOLD_MU) < _EDGE_MU:
        side = "超过" if m2 > limit else "未超过"
        edge = f"，{side} {round_half_up(limit, 0):,f} m²"
    return f"{shown_m2(m2)} m²（{shown_mu(m2)} 亩{edge}）"


def shown_ratio(value: Fraction | None, places: int = 4) -> str:
    """Return a number with as many decimals as it has, ``places`` at most."""
    if value is None:
        return MISSING
    text = f"{round_half_up(value, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

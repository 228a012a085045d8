# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of one parcel, laid out as people look it up: 登记, 审批, 现状 and what was done.

Plain values; what is missing is None or marked, never zero (D9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CardField:
    """One column of the parcel."""

    column: str
    title: str
    """Chinese title."""
    code: str
    """National exchange code, empty where there is none."""
    unit: str
    value: str
    """As shown, with the word of its code list; empty when missing."""
    missing: bool
    expected: bool
    """Whether its absence is listed."""
    generated: bool = False
    """Made up for training; the source did not have it."""

    @property
    def lacking(self) -> bool:
        """Whether this is one of the fields that should be there and is not."""
        return self.missing and self.expected


@dataclass(frozen=True)
class CardBlock:
    """One of 登记, 审批, 现状."""

    name: str
    title: str
    fields: tuple[CardField, ...]


@dataclass(frozen=True)
class AreaLine:
    """One area of the parcel, in m²."""

    basis: str
    """``registered``, ``surveyed``, ``plane`` or ``ellipsoid``."""
    m2: float | None
    epsg: int | None = None
    difference_m2: float | None = None
    """Against the registered area, None where one of both is missing."""


@dataclass(frozen=True)
class HolderLine:
    """One right holder; numbers of identity documents stay out of the card."""

    name: str
    share_kind: str
    """Word of the code list, empty when not stated."""
    share: str


@dataclass(frozen=True)
class YearLine:
    """Figures of one year; None means not obtained, which is not zero."""

    year: int
    tax_wan: float | None
    """Only where an older import left the tax itself in the workspace."""
    tax_wan_per_mu: float | None
    """What falls to this parcel ÷ its land (A-34)."""
    grade: str = ""
    firm_per_mu: float | None = None
    """亩均税收 of the enterprise: its tax ÷ all its land."""
    firm_land_m2: float | None = None
    source_unit: str = ""
    imported_on: str = ""
    """ISO day, empty where it was never imported."""
    file_name: str = ""


@dataclass(frozen=True)
class EnterpriseLine:
    """One enterprise on the parcel with its years, newest first."""

    name: str
    uscc: str
    share: float | None
    """Stated part of the enterprise's land that lies here; None where it goes by area."""
    leased: str
    matched_by: str
    years: tuple[YearLine, ...]


@dataclass(frozen=True)
class BasisLine:
    """One basis of a tag."""

    rule_code: str
    clause: str
    text: str
    value: str
    threshold: str
    source: str


@dataclass(frozen=True)
class TagLine:
    """One decision on the land of the parcel."""

    state: str
    """Code list ``tag_state``."""
    kind: str
    """Word of the code list ``low_efficiency_kind``, with those of its further kinds."""
    decided_on: str
    decided_by: str
    batch: str
    opinion: str
    document_no: str
    example: bool
    whole: bool
    """The unit that was tagged is this parcel and nothing else."""
    bases: tuple[BasisLine, ...]


@dataclass(frozen=True)
class UnitLine:
    """A survey unit that the parcel is part of, with what people noted of it."""

    label: str
    survey_state: str
    """Word of the code list ``submission_state``."""
    low_efficiency_m2: float | None
    fields: tuple[tuple[str, str], ...]
    """(title, words) of what is filled in: contact, will, reasons, disputes, flags."""
    legacy: tuple[str, ...]
    """Legacy land in words, one a kind."""


@dataclass(frozen=True)
class ControlLine:
    """The control-line check of the parcel (A-25)."""

    control_class: str
    """As measured."""
    inside_share: float
    inside_m2: float
    outside_m2: float
    area_epsg: int
    boundary_error: bool
    sliver: bool
    treated_as: str | None
    treated_by: str
    treated_reason: str
    version: str
    valid_from: str
    valid_to: str | None
    example: bool
    tolerance: float
    max_remainder_m2: float
    thin_width_m: float
    checked_on: str
    holds: bool
    """False: the shape or the line has changed since (待复核)."""
    stale_because: str = ""
    """Where it does not hold: ``geometry`` or ``line``."""
    rule_example: bool = False
    """The figures of the check are 示例, whatever the line is."""
    by_level: Mapping[int, float] = field(default_factory=dict)
    """m² inside each level."""
    difference_m2: float | None = None
    """Plane area − registered area; None where one of them is not known."""
    pack: str = ""
    checked_by: str = ""
    approval: tuple[str, str, str] = ("", "", "")
    """Authority, number and ISO day of the approval of the version; empty what is not registered.
    """

    @property
    def shown_class(self) -> str:
        """The class that counts: the treated one, else the measured one."""
        return self.treated_as or self.control_class


@dataclass(frozen=True)
class ThreeOldLine:
    """A 三旧 area that the parcel lies in, wholly or partly (A-19)."""

    register_no: str
    name: str
    status: str
    """Code list ``three_old_status``."""
    entered_on: str
    document_no: str
    overlap_share: float
    overlap_m2: float | None
    """On the parcel's plane area (D18)."""


@dataclass(frozen=True)
class ProjectLine:
    """The project that the parcel is part of."""

    code: str
    name: str
    state: str


@dataclass(frozen=True)
class Origin:
    """The import that brought the row."""

    file_name: str
    layer: str
    at_utc: str
    actor: str


@dataclass(frozen=True)
class ChangeLine:
    """One line of the log that concerns the parcel."""

    seq: int
    operation: str
    """Code list ``log_operation``."""
    actor: str
    machine: str
    at_utc: str
    reason: str


@dataclass(frozen=True)
class ParcelCard:
    """Everything of one parcel from one state of the workspace."""

    uuid: str
    fid: int
    label: str
    """宗地代码, else 不动产单元号, else 图斑编号; empty without any."""
    holder_name: str
    retired_at: str | None
    """When the parcel left the current rows, None while it is current."""
    retired_reason: str
    blocks: tuple[CardBlock, ...]
    areas: tuple[AreaLine, ...]
    holders: tuple[HolderLine, ...]
    enterprises: tuple[EnterpriseLine, ...]
    tag_state: str | None
    low_efficiency_kind: str | None
    assessment_outcome: str | None
    stale_assessment: bool
    survey_state: str | None
    """Code list ``submission_state`` of the survey unit, None without a tag."""
    tags: tuple[TagLine, ...]
    """Newest first."""
    units: tuple[UnitLine, ...]
    control: ControlLine | None
    three_old: tuple[ThreeOldLine, ...]
    project: ProjectLine | None
    origin: Origin | None
    changes: tuple[ChangeLine, ...]
    """Newest first; the first is the last change of the row."""

    @property
    def lacking(self) -> tuple[CardField, ...]:
        """The fields that should be there and are not."""
        return tuple(field for block in self.blocks for field in block.fields if field.lacking)

    @property
    def main_area(self) -> AreaLine:
        """The area that the card is headed with: plane, surveyed or registered (D10)."""
        by_basis = {line.basis: line for line in self.areas}
        order = ("plane", "surveyed", "registered")
        known = [by_basis[basis] for basis in order if by_basis[basis].m2 is not None]
        return known[0] if known else by_basis["plane"]

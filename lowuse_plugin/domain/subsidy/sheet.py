# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""财政奖补测算表: everything that is printed of one calculation, the same on xlsx and docx.

What leaves the office holds no distance to a better tier (E06): this class has no place for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.notices import EXAMPLE, TRAINING
from lowuse_plugin.domain.subsidy.rmb_words import rmb_words

ELIGIBLE, INELIGIBLE, TRIAL, REVIEW = "eligible", "ineligible", "trial", "review"
STALE_NOTICE = "测算后数据已变更，须重新测算"
TRIAL_NOTICE = "试算，不作为拨付依据"
REVIEW_NOTICE = "待复核，不作为拨付依据"
WATERMARK = "试算"
PARCELS = "宗地"
"""Title of the line that names the parcels."""


@dataclass(frozen=True)
class Line:
    """A title and what stands beside it."""

    title: str
    value: str
    remark: str = ""


@dataclass(frozen=True)
class FigureLine:
    """One area or ratio that was entered or measured."""

    field: str
    """Name of the fact, ``land:<source>`` for the land by another source."""
    title: str
    value: Decimal
    unit: str
    source: str = ""


@dataclass(frozen=True)
class Code:
    """A published code and its Chinese."""

    code: str
    text: str


@dataclass(frozen=True)
class TraceLine:
    """One condition: what was found, what is asked, by which words, with which outcome."""

    code: str
    title: str
    clause: str
    text: str
    value: str
    threshold: str
    outcome: str
    """``pass``, ``fail``, ``trial``, ``depends``, ``unknown`` or ``review``."""
    outcome_text: str
    codes: tuple[Code, ...] = ()
    quoted: bool = True
    """``text`` is the wording of a document; else what we check besides."""


@dataclass(frozen=True)
class Basis:
    """What a reading divides and pays: with it anybody can calculate it again."""

    floor_m2: Decimal | None
    """None where the ratio is stated."""
    land_m2: Decimal
    gross_m2: Decimal
    """The land that must be over the threshold."""
    reward_m2: Decimal
    stated_far: Decimal | None = None
    two_decimals: bool = False
    part_m2: Decimal | None = None
    """Only this part of ``gross_m2`` is looked at and paid (A-19)."""
    accepted_on: date | None = None
    """Pays if this day is in the validity, instead of the day that decides by default (A-16)."""
    never: bool = False
    """Pays nothing whatever the figures are."""


@dataclass(frozen=True)
class ReadingLine:
    """One admissible reading beside the one that is used."""

    name: str
    title: str
    far: Decimal
    """8 decimals, for display only."""
    tier: int | None
    amount: Decimal | None
    ordinary: bool = True
    """One of the readings of areas and ratio that E-2 and E-3 are judged by."""
    basis: Basis | None = None
    """None where it cannot be calculated again from decimals."""


@dataclass(frozen=True)
class PartLine:
    """What of the amount falls to one district, and how it is shared with the city."""

    district: str
    district_name: str
    weight: Decimal
    """m² by which the amount is split, 1 (the whole) where there is one district only."""
    city_ratio: Decimal
    ratio_text: str
    """Such as ``5:5``, the city's part first."""
    amount: Decimal
    city: Decimal
    own: Decimal


@dataclass(frozen=True)
class SwitchLine:
    """One reading that could be chosen, and how it was."""

    name: str
    reading: str
    title: str
    value: str
    default: str
    chosen: bool
    """A person chose otherwise than the pack."""


@dataclass(frozen=True)
class SnapshotLine:
    """One fact that the calculation used, as it was."""

    title: str
    value: str | Decimal
    unit: str = ""


@dataclass(frozen=True)
class TierTerm:
    """One tier of the policy; ``up_to`` belongs to it."""

    tier: int
    up_to: Decimal | None
    rate: Decimal
    clause: str
    text: str


@dataclass(frozen=True)
class Terms:
    """The numbers of the policy that the sheet calculates with."""

    land_over_mu: Decimal
    land_over_m2: Decimal
    far_at_least: Decimal
    tiers: tuple[TierTerm, ...]
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class PolicyLine:
    """Which pack was used."""

    id: str
    title: str
    document_no: str
    sha256: str
    example: bool


@dataclass(frozen=True)
class Origin:
    """By whom, when and on which state of which workspace."""

    calculated_by: str
    calculated_on: date
    software_version: str
    workspace: str
    log_seq: int
    log_hash: str
    training: bool = False

    @property
    def fingerprint(self) -> str:
        """Return what the sheet can be traced to."""
        return f"工作库 {self.workspace}　日志 {self.log_seq} {self.log_hash[:16]}"


@dataclass(frozen=True)
class SubsidySheet:
    """One calculation as it is printed; money in 元 with two decimals."""

    project_uuid: str
    project_code: str
    name: str
    district_name: str
    redeveloper: str
    project_lines: tuple[Line, ...]
    figures: tuple[FigureLine, ...]
    status: str
    status_text: str
    far: Decimal
    tier: int | None
    rate: Decimal | None
    amount: Decimal | None
    city_share: Decimal | None
    district_share: Decimal | None
    reasons: tuple[Code, ...]
    warnings: tuple[Code, ...]
    trace: tuple[TraceLine, ...]
    readings: tuple[ReadingLine, ...]
    """The one that is used first."""
    parts: tuple[PartLine, ...]
    margins: tuple[Line, ...]
    """How far the result is from being lost: never how far from a better one."""
    switches: tuple[SwitchLine, ...]
    basis_document: str
    snapshot: tuple[SnapshotLine, ...]
    terms: Terms | None
    """None where the pack has numbers that are no decimals."""
    policy: PolicyLine
    accepted_on: date | None
    applied_on: date | None
    changes: tuple[Line, ...]
    """What is otherwise now: what was, what is."""
    holds: bool
    """Whether the calculation still counts."""
    origin: Origin
    claim: tuple[Line, ...] = ()
    """How far the claim is, who reviewed, what was approved and paid; empty before the review."""

    @property
    def is_trial(self) -> bool:
        """Tell whether it is a trial calculation only (A-41)."""
        return self.status == TRIAL

    @property
    def is_stale(self) -> bool:
        """Tell whether something has changed since."""
        return bool(self.changes) or not self.holds

    @property
    def watermark(self) -> str:
        """Return what stands across every page, empty where nothing does."""
        return WATERMARK if self.is_trial else ""

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what nobody may overlook."""
        found = {
            TRAINING: self.origin.training,
            EXAMPLE: self.policy.example,
            TRIAL_NOTICE: self.is_trial,
            REVIEW_NOTICE: self.status == REVIEW,
            STALE_NOTICE: self.is_stale,
        }
        return tuple(text for text, present in found.items() if present)

    @property
    def amount_words(self) -> str:
        """Return the amount in words of banks, empty where nothing is paid."""
        return "" if self.amount is None else f"人民币{rmb_words(int(self.amount * 100))}"

    @property
    def differing(self) -> tuple[ReadingLine, ...]:
        """Return the readings that give another amount than the one that is used."""
        return tuple(line for line in self.readings[1:] if line.amount != self.amount)

    @property
    def chosen_switches(self) -> tuple[SwitchLine, ...]:
        """Return the readings that a person chose otherwise than the pack."""
        return tuple(line for line in self.switches if line.chosen)


def shown_yuan(amount: Decimal | None) -> str:
    """Return money with thousands and two decimals, a dash where there is none."""
    return "—" if amount is None else shown_number(amount, places=2)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the assessment of one project gives, and its plain form in the interface."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.policy.pack import Decision, Switches
from lowuse_plugin.domain.subsidy.edges import FAR_PLACES, Edges
from lowuse_plugin.domain.subsidy.finding import Finding
from lowuse_plugin.domain.subsidy.notes import Note
from lowuse_plugin.domain.units import format_decimal


@dataclass(frozen=True)
class ReadingAmount:
    """One reading as it is shown beside the default one."""

    name: str
    far: Fraction
    tier: int | None
    amount: Decimal | None

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "name": self.name,
            "far": format_decimal(self.far, FAR_PLACES),
            "tier": self.tier,
            "amount_yuan": _money(self.amount),
        }


@dataclass(frozen=True)
class RewardAmount:
    """What another reading of the rewarded floor area would pay (A-08)."""

    name: str
    floor_area_m2: Fraction
    amount: Decimal | None

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "name": self.name,
            "floor_area_m2": format_decimal(self.floor_area_m2, 2),
            "amount_yuan": _money(self.amount),
        }


@dataclass(frozen=True)
class PartAmount:
    """What of the amount falls to one district (A-13)."""

    district: str
    amount: Decimal
    city: Decimal
    district_share: Decimal

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "district": self.district,
            "amount_yuan": _money(self.amount),
            "city_share_yuan": _money(self.city),
            "district_share_yuan": _money(self.district_share),
        }


@dataclass(frozen=True)
class SubsidyResult:
    """The assessment of one project; amounts are those of the default reading."""

    status: str
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    far: Fraction
    tier: int | None
    rate: Fraction | None
    amount: Decimal | None
    city_share: Decimal | None
    district_share: Decimal | None
    readings: tuple[ReadingAmount, ...]
    reward_readings: tuple[RewardAmount, ...]
    parts: tuple[PartAmount, ...]
    edges: Edges
    trace: tuple[Finding, ...]
    notes: tuple[Note, ...]
    switches: Switches
    decision: Decision

    def to_json(self) -> dict[str, Any]:
        """Return the mapping of the interface; ``parts`` and ``next_tier`` only where there are."""
        result: dict[str, Any] = {
            "status": self.status,
            "reasons": list(self.reasons),
            "warnings": list(self.warnings),
            "far": format_decimal(self.far, FAR_PLACES),
            "tier": self.tier,
            "rate_yuan_per_m2": None if self.rate is None else _plain(self.rate),
            "amount_yuan": _money(self.amount),
            "city_share_yuan": _money(self.city_share),
            "district_share_yuan": _money(self.district_share),
            "readings": [reading.to_json() for reading in self.readings],
            "reward_readings": [reading.to_json() for reading in self.reward_readings],
            "edges": self.edges.to_json(),
            "trace": [finding.to_json() for finding in self.trace],
            "notes": [note.to_json() for note in self.notes],
            "switches": dict(vars(self.switches)),
        }
        if self.decision.document and self.decision.switches:
            result["decided"] = {
                "switches": list(self.decision.switches),
                "document": self.decision.document,
            }
        if self.parts:
            result["parts"] = [part.to_json() for part in self.parts]
        if self.edges.up is not None:
            result["next_tier"] = self.edges.up.to_json()
        return result


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, ".2f")


def _plain(value: Fraction) -> str:
    text = format_decimal(value, 2)
    return text.rstrip("0").rstrip(".")

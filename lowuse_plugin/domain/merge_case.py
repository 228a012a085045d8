# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a merge is judged on and what the judgement is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

PASS, FAIL, MANUAL, MISSING = "pass", "fail", "manual", "missing"
"""符合 · 不符合 · 待人工确认 · 待补充."""

SCREENING, ACCEPTANCE, REGISTRATION = "screening", "acceptance", "registration"
STAGES = (SCREENING, ACCEPTANCE, REGISTRATION)


@dataclass(frozen=True)
class Holder:
    """A right holder of a parcel. ``id_number`` is a 证件号 or 统一社会信用代码."""

    name: str
    id_number: str | None = None
    share: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What a person decided on one condition, and why."""

    by: str
    on: date
    reason: str
    outcome: str = PASS

    def to_json(self) -> dict[str, str]:
        """Return a plain mapping."""
        return {
            "by": self.by,
            "on": self.on.isoformat(),
            "reason": self.reason,
            "outcome": self.outcome,
        }


@dataclass(frozen=True)
class MergeParcel:
    """A member of a merge as far as it is known; None means not known."""

    id: str
    parcel_code: str | None = None
    district: str | None = None
    ownership: str | None = None
    right_type: str | None = None
    right_nature: str | None = None
    use: str | None = None
    use_standard: str | None = None
    holders: tuple[Holder, ...] = ()
    share_kind: str | None = None
    source_document: str | None = None
    legacy_kind: str | None = None
    seized: str = "unknown"
    seized_checked_on: date | None = None
    mortgaged: str = "unknown"
    other_entries: tuple[str, ...] = ()
    right_ends_on: date | None = None
    registered_area_m2: Fraction | None = None
    conditions: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)


@dataclass(frozen=True)
class MergeGeometry:
    """What the geometry says of the members (M-2, A-40, helper figures of M-10).

    Attributes:
        unconnected: Members that are not joined to the largest connected part.
        wide_overlaps: Pairs that overlap wider than the tolerance, with m².
        narrow_overlaps: Pairs that overlap within the tolerance, with m².
        parts: Parts of the union; more than one where a gap remains.
        compactness: 4π·area ÷ perimeter² of the union, 1 for a circle.
    """

    unconnected: tuple[str, ...]
    wide_overlaps: tuple[tuple[str, str, float], ...]
    narrow_overlaps: tuple[tuple[str, str, float], ...]
    parts: int
    compactness: float


@dataclass(frozen=True)
class Check:
    """The outcome of one condition; ``detail`` holds a reason code and what it speaks of."""

    code: str
    outcome: str
    detail: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {"code": self.code, "outcome": self.outcome, "detail": dict(self.detail)}


@dataclass(frozen=True)
class Verdict:
    """All conditions, not only the first that fails (domain 1.5)."""

    checks: tuple[Check, ...]
    warnings: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """``fail`` before ``manual`` (which also stands for missing) before ``pass``."""
        found = {check.outcome for check in self.checks}
        if FAIL in found:
            return FAIL
        return MANUAL if found & {MANUAL, MISSING} else PASS

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a merge is judged on and what the judgement is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

PASS, FAIL, MANUAL, MISSING = "pass", "fail", "manual", "missing"
"""符合 · 不符合 · 待人工确认 · 待补充."""

SCREENING, ACCEPTANCE, REGISTRATION = "screening", "acceptance", "registration"
STAGES = (SCREENING, ACCEPTANCE, REGISTRATION)
FEWEST_MEMBERS = 2
"""Of fewer parcels there is nothing to merge."""


@dataclass(frozen=True)
class Holder:
    """A right holder of a parcel. ``id_number`` is a 证件号 or 统一社会信用代码.

    ``id_kind`` is a code of the list of that name; None where the number tells it.
    """

    name: str
    id_number: str | None = None
    share: str | None = None
    id_kind: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What a person decided on one condition, and why."""

    by: str
    on: date
    reason: str
    outcome: str = PASS
    code: str = ""
    """The condition, where the judgement does not stand under it already."""
    department: str | None = None
    evidence: str | None = None
    stage: str | None = None
    rests_on: Mapping[str, Any] | None = None
    """What the machine said when it was judged; None where nobody kept it."""

    def to_json(self) -> dict[str, str]:
        """Return a plain mapping; what is not known is left out."""
        more = {"department": self.department, "evidence": self.evidence, "stage": self.stage}
        return {
            "by": self.by,
            "on": self.on.isoformat(),
            "reason": self.reason,
            "outcome": self.outcome,
            **{name: value for name, value in more.items() if value},
        }


Judgements = Mapping[str, Judgement] | Iterable[Judgement]
"""By condition, or in the order in which they were given: the last of a condition counts."""


def newest_judgements(judgements: Judgements) -> dict[str, Judgement]:
    """Return the judgement that counts of each condition."""
    if isinstance(judgements, Mapping):
        return dict(judgements)
    return {judgement.code: judgement for judgement in judgements}


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
    lawful_procedure: str | None = None
    """有合法用地手续: ``yes``, ``no`` or ``unknown``."""
    seized: str = "unknown"
    seized_checked_on: date | None = None
    mortgaged: str = "unknown"
    mortgage_consent: str = ""
    """What the mortgagee consents by, where a registration enters it."""
    other_entries: tuple[str, ...] = ()
    right_ends_on: date | None = None
    registered_area_m2: Fraction | None = None
    conditions: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    town: str | None = None
    plan_unit: str | None = None
    floor_area_m2: Fraction | None = None
    """What the floor area ratio counts: 计容建筑面积, else 建筑面积."""


@dataclass(frozen=True)
class PairFigures:
    """How two members meet: metres of shared boundary, m² between and m² in both."""

    a: str
    b: str
    shared_m: float
    gap_m2: float
    overlap_m2: float

    def to_json(self) -> dict[str, Any]:
        """Return a plain mapping."""
        return {
            "a": self.a,
            "b": self.b,
            "shared_m": round(self.shared_m, 4),
            "gap_m2": round(self.gap_m2, 4),
            "overlap_m2": round(self.overlap_m2, 4),
        }


@dataclass(frozen=True)
class Shape:
    """Figures of one polygon, or of the union of all, for a person who judges (M-10)."""

    area_m2: float
    perimeter_m: float
    corners: int

    @property
    def compactness(self) -> float:
        """4π·area ÷ perimeter², 1 for a circle."""
        return 4 * math.pi * self.area_m2 / self.perimeter_m**2 if self.perimeter_m else 0.0


@dataclass(frozen=True)
class MergeGeometry:
    """What the geometry says of the members (M-2, A-36, A-40, helper figures of M-10).

    Attributes:
        unconnected: Members that are not joined to the largest connected part.
        wide_overlaps: Pairs that overlap wider than the tolerance, with m².
        narrow_overlaps: Pairs that overlap within the tolerance, with m².
        parts: Parts of the union; more than one where a gap remains.
        compactness: 4π·area ÷ perimeter² of the union, 1 for a circle.
        loosely: Of the unconnected those that are joined at the widths of finding (界线不严密).
        crossing: Member → district → m² of those that cross a district border (A-36).
        elsewhere: Member → the district that it lies in, where that is not its own.
        zones: Member → 3-degree zone, 0 for one that crosses the border of zones; empty where the
            CRS has none.
        shapes: Member → its figures.
        union: Figures of the union.
        thin: Members that are nowhere wider than a sliver.
        broken: Members whose ring is not valid: what they cover is a guess.
        pairs: How members that touch or overlap meet.
        tolerance_m: Widest gap or overlap t that was taken for a common boundary; None where the
            kernels were not asked.
        min_shared_m: Shortest common boundary L; as ``tolerance_m``.
    """

    unconnected: tuple[str, ...]
    wide_overlaps: tuple[tuple[str, str, float], ...]
    narrow_overlaps: tuple[tuple[str, str, float], ...]
    parts: int
    compactness: float
    loosely: tuple[str, ...] = ()
    crossing: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, int] = field(default_factory=dict)
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    union: Shape | None = None
    thin: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    pairs: tuple[PairFigures, ...] = ()
    tolerance_m: float | None = None
    min_shared_m: float | None = None


@dataclass(frozen=True)
class Check:
    """The outcome of one condition; ``detail`` holds a reason code and what it speaks of.

    Attributes:
        machine: The outcome before a person's judgement was taken in.
        judgement: What a person decided; None where nobody did, or none counts.
        stale: The judgement rests on values that are others now, so it does not count.
        rests_on: What a judgement made now would rest on.
        figures: Helper figures, name → :class:`~lowuse_plugin.domain.merging.helpers.Figure`.
    """

    code: str
    outcome: str
    detail: Mapping[str, Any]
    machine: str = PASS
    judgement: Judgement | None = None
    stale: bool = False
    rests_on: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)

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

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线套合: which parcels are inside, outside or across the line (A-25 … A-27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.errors import LowUseError

INSIDE, OUTSIDE, CROSSING = "inside", "outside", "crossing"
CLASSES = (INSIDE, OUTSIDE, CROSSING)

LEVELS = (1, 2, 0)
"""Levels in order of precedence; 0 is a line without levels (A-26)."""

_SHARE_DECIMALS, _AREA_DECIMALS = 9, 6
"""Overlay leaves noise of 1e-10; a parcel exactly on a threshold must not fall to either side."""

_VISIBLE_M2 = 0.01
"""Below the last printed digit a part does not exist."""


@dataclass(frozen=True)
class ControlRule:
    """The figures of A-25.

    Attributes:
        tolerance: Share of the parcel that may lie on the other side and be neglected.
        max_remainder_m2: A part above this is never neglected; 0.1 % of 500 亩 would be 333 m².
        thin_width_m: A crossing whose smaller part is nowhere wider is a boundary error.
    """

    tolerance: float = 0.001
    max_remainder_m2: float = 100.0
    thin_width_m: float = 1.0

    def __post_init__(self) -> None:
        """Refuse figures that mean nothing.

        Raises:
            LowUseError: ``CONTROL_RULE_OUT_OF_RANGE`` with ``field``, ``value``, ``expected``.
        """
        limits = {
            "tolerance": (0.0, 0.5),
            "max_remainder_m2": (0.0, float("inf")),
            "thin_width_m": (0.0, float("inf")),
        }
        for name, (low, high) in limits.items():
            value = getattr(self, name)
            if not low <= value < high:
                raise LowUseError(
                    "CONTROL_RULE_OUT_OF_RANGE", field=name, value=value, expected=f"{low}…{high}"
                )


@dataclass(frozen=True)
class LineVersion:
    """One version of the control line; in force from ``valid_from``, before ``valid_to``."""

    key: str
    version: str
    valid_from: date
    valid_to: date | None = None

    def in_force(self, on: date) -> bool:
        """Tell whether this version applies on a day: valid_from ≤ on < valid_to (A-27)."""
        return self.valid_from <= on and not self.has_expired(on)

    def has_expired(self, on: date) -> bool:
        """Tell whether a day lies behind its validity: ``valid_to`` is the first such day."""
        return self.valid_to is not None and self.valid_to <= on

    @classmethod
    def stated(cls, key: str, version: str, valid_from: str, valid_to: str | None) -> LineVersion:
        """Return a version from its stored ISO days."""
        end = date.fromisoformat(valid_to) if valid_to else None
        return cls(key, version, date.fromisoformat(valid_from), end)


def version_in_force(versions: Sequence[LineVersion], on: date) -> LineVersion:
    """Return the one version that applies on a day (A-27).

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE`` (``on``, ``known``) or
            ``CONTROL_LINE_SEVERAL_IN_FORCE`` (``on``, ``versions``).
    """
    found = [version for version in versions if version.in_force(on)]
    if not found:
        known = ", ".join(sorted({version.version for version in versions})) or "-"
        raise LowUseError("CONTROL_LINE_NONE_IN_FORCE", on=on.isoformat(), known=known)
    if len(found) > 1:
        names = ", ".join(sorted(version.version for version in found))
        raise LowUseError("CONTROL_LINE_SEVERAL_IN_FORCE", on=on.isoformat(), versions=names)
    return found[0]


@dataclass(frozen=True)
class Classification:
    """Result of A-25, one entry a parcel; areas in m².

    Attributes:
        control_class: ``inside``, ``outside`` or ``crossing``.
        sliver: Both parts exist and the smaller is within the tolerance.
    """

    control_class: NDArray[Any]
    inside_m2: NDArray[np.float64]
    outside_m2: NDArray[np.float64]
    sliver: NDArray[np.bool_]


def classify(
    inside_share: NDArray[np.float64], area_m2: NDArray[np.float64], rule: ControlRule
) -> Classification:
    """Classify parcels by the share of their area inside the line (A-25).

    Mere contact of the boundaries is a share of 0: outside.

    Args:
        inside_share: Area inside ÷ area, 0 … 1.
        area_m2: Area that the m² are stated on (D18).
        rule: Tolerance and largest neglected part.
    """
    inside = inside_share * area_m2
    outside = area_m2 - inside
    share = np.round(inside_share, _SHARE_DECIMALS)
    nothing_outside = (share >= round(1 - rule.tolerance, _SHARE_DECIMALS)) & (
        np.round(outside, _AREA_DECIMALS) <= rule.max_remainder_m2
    )
    nothing_inside = (share <= rule.tolerance) & (
        np.round(inside, _AREA_DECIMALS) <= rule.max_remainder_m2
    )
    classes = np.full(len(area_m2), CROSSING, dtype=object)
    classes[nothing_outside] = INSIDE
    classes[nothing_inside] = OUTSIDE
    smaller = np.round(np.minimum(inside, outside), _AREA_DECIMALS)
    limit = np.round(rule.tolerance * area_m2, _AREA_DECIMALS)
    sliver = (smaller > _VISIBLE_M2) & (smaller <= limit)
    return Classification(classes, inside, outside, sliver)

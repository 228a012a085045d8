# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the control-line check says of one parcel, and why a result no longer holds (A-25, A-27)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.control_line.classes import LineVersion

GEOMETRY, LINE = "geometry", "line"
"""Why a result is to be reviewed (待复核): the parcel has another shape; or another version of the
control line is in force than the one it was checked against, or blocks of that one changed."""


@dataclass(frozen=True)
class ControlFacts:
    """The check of one parcel that counts.

    Attributes:
        control_class: As measured: ``inside``, ``outside`` or ``crossing``.
        treated_as: As what a person had a boundary error taken, empty where nobody did.
        by_level: m² inside each level, levels being disjoint (A-26).
        area_epsg: CRS of the plane that the m² are stated on (D18).
        registered_area_m2: None where it is not known.
        difference_m2: Plane area − registered area.
        sliver: Both parts exist and the smaller is within the tolerance.
        boundary_error: Crossing, and the smaller part is nowhere wider than the thin width.
        version: Of the control line.
        pack: Id of the rule pack; empty for figures that no document states.
        line_example: The version is a 示例 (D8).
        rule_example: The figures are.
        holds: Nothing has changed since.
        stale_because: ``geometry`` or ``line`` where it does not hold, else empty.
    """

    control_class: str
    treated_as: str
    treated_by: str
    treated_on: date | None
    treated_reason: str
    inside_m2: float
    outside_m2: float
    inside_share: float
    by_level: Mapping[int, float]
    area_epsg: int
    registered_area_m2: float | None
    difference_m2: float | None
    sliver: bool
    boundary_error: bool
    version: str
    version_uuid: str
    valid_from: date
    valid_to: date | None
    pack: str
    tolerance: float
    max_remainder_m2: float
    thin_width_m: float
    line_example: bool
    rule_example: bool
    checked_on: date
    checked_by: str
    holds: bool
    stale_because: str

    @property
    def example(self) -> bool:
        """Whether it rests on a 示例 and may not enter a submission (D8)."""
        return self.line_example or self.rule_example

    @property
    def shown_class(self) -> str:
        """The class that counts: the treated one, else the measured one."""
        return self.treated_as or self.control_class


def superseded(version: str, versions: Sequence[LineVersion], today: date) -> bool:
    """Tell whether another version is in force than the one that was checked (A-27).

    While none is in force, nothing has taken the place of the last one.

    Args:
        version: Key of the version that was checked.
        versions: Every version that is no draft.
        today: The day that counts.
    """
    in_force = in_force_keys(versions, today)
    return bool(in_force) and version not in in_force


def in_force_keys(versions: Sequence[LineVersion], today: date) -> frozenset[str]:
    """Return the keys of the versions in force on a day."""
    return frozenset(version.key for version in versions if version.in_force(today))

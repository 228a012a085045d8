# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a preview of a merge says; shapes are WKB in the CRS of the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from lowuse_plugin.domain.field_problem import FieldProblem
from lowuse_plugin.domain.findings import Finding
from lowuse_plugin.domain.merging.areas import MergeAreas
from lowuse_plugin.domain.merging.pack import MergePack
from lowuse_plugin.domain.merging.values import PreviewCell, kept_values, ranked_m2
from lowuse_plugin.domain.ports import Value

LEFT_M2 = 0.01
"""Smaller than the last figure of a registered area: no gap."""


class PreviewMember(NamedTuple):
    """One member as the workspace has it, areas in m²."""

    uuid: str
    label: str
    version: int
    registered: Fraction | None
    plane: float
    ellipsoidal: float

    @property
    def ranked_m2(self) -> float:
        """By which area it is ranked."""
        return ranked_m2(self.registered, self.plane)


class PreviewGap(NamedTuple):
    """Land between two members as they are drawn.

    Attributes:
        m2: Its area.
        a: uuid of a member along it.
        b: uuid of another.
        left_m2: What the new outline leaves open of it; 0 where boundaries within the tolerance
            were laid on each other.
        lands: Labels of parcels of others that it is land of.
    """

    wkb: bytes
    m2: float
    a: str
    b: str
    left_m2: float
    lands: tuple[str, ...]

    @property
    def open(self) -> bool:
        """It stands against the merge: nobody's land that would be left between members."""
        return self.left_m2 > 0 and not self.lands


class PreviewOverlap(NamedTuple):
    """What lies in two members as they are drawn; ``width_ok``: nowhere wider than t."""

    wkb: bytes
    m2: float
    a: str
    b: str
    width_ok: bool


@dataclass(frozen=True)
class MergePreview:
    """What would come of a merge.

    Attributes:
        members: In the order in which they were asked for.
        outline: WKB of the new outline, a multipolygon in the CRS of the workspace.
        old_outlines: uuid → WKB of each member as it is drawn.
        corners: Boundary points of the new outline after removing those on a straight line.
        parts: Parts of the new outline; more than one is no parcel.
        moved_max_m: How far a boundary moves at most, never more than the tolerance.
        snapped: uuid → m² that the member gains or loses by that.
        cells: Every field.
        problems: What is wrong or unusual with what was typed.
        blockers: What stands against the merge.
        notes: What is worth a look.
        district: Whose plane the areas are of.
        pack: The figures it rests on.
    """

    members: tuple[PreviewMember, ...]
    outline: bytes
    old_outlines: Mapping[str, bytes]
    areas: MergeAreas
    gaps: tuple[PreviewGap, ...]
    overlaps: tuple[PreviewOverlap, ...]
    corners: int
    parts: int
    moved_max_m: float
    snapped: Mapping[str, float]
    cells: tuple[PreviewCell, ...]
    problems: tuple[FieldProblem, ...]
    blockers: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    district: str
    pack: MergePack

    @property
    def labels(self) -> dict[str, str]:
        """How people know each member, by uuid."""
        return {member.uuid: member.label for member in self.members}

    @property
    def versions(self) -> dict[str, int]:
        """On which versions this rests, by uuid."""
        return {member.uuid: member.version for member in self.members}

    @property
    def gap_m2(self) -> float:
        """What the outline leaves open between members and is nobody's."""
        return sum(gap.left_m2 for gap in self.gaps if gap.open)

    @property
    def overlap_m2(self) -> float:
        """What lies in two members as they are drawn."""
        return sum(overlap.m2 for overlap in self.overlaps)

    @property
    def open_cells(self) -> tuple[PreviewCell, ...]:
        """Fields in which members differ and that nobody has decided."""
        return tuple(cell for cell in self.cells if cell.open)


def new_parcel_values(preview: MergePreview) -> dict[str, Value]:
    """Return what the new parcel gets, column by column.

    Shape and measured areas are not among it: they follow from the outline that is registered.
    Numbers that are given anew are, once somebody typed them.
    """
    return kept_values(preview.cells)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Units that are made in one save, compared with each other: the workspace knows none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import LEAST_M2, overlaps
from lowuse_plugin.services.survey_units.shapes import Measured, UnitOverlap


def with_each_other(
    shapes: Geometries, measured: Sequence[Measured], names: Sequence[str]
) -> list[Measured]:
    """Return what was measured, each with those of the others that lie on its ground.

    Args:
        shapes: The outlines.
        measured: Of each, against the workspace.
        names: Of each, empty for none.
    """
    pairs = overlaps(shapes, shapes)
    pairs = pairs.where((pairs.area_m2 > LEAST_M2) & (pairs.unit != pairs.other))
    beside: defaultdict[int, list[UnitOverlap]] = defaultdict(list)
    for unit, other, share in zip(
        pairs.unit.tolist(), pairs.other.tolist(), pairs.unit_share.tolist(), strict=True
    ):
        label = names[other].strip() or f"本次第 {other + 1} 块"
        area = share * measured[unit].area_m2
        beside[unit].append(UnitOverlap("", label, area, is_inside=False))
    return [
        replace(found, overlaps=(*found.overlaps, *beside[place]))
        for place, found in enumerate(measured)
    ]


def refuse_twice(measured: Sequence[Measured], absorbed: Sequence[Sequence[str]]) -> None:
    """Refuse a unit that would go into two new ones.

    Raises:
        LowUseError: ``UNIT_ABSORB_TWICE`` (unit).
    """
    gone: set[str] = set()
    for found, wanted in zip(measured, absorbed, strict=True):
        labels = {each.uuid: each.label for each in found.overlaps}
        for uuid in dict.fromkeys(wanted):
            if uuid in gone:
                raise LowUseError("UNIT_ABSORB_TWICE", unit=labels.get(uuid, ""))
            gone.add(uuid)

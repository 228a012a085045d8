# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a merge case keeps of its areas: the five figures, and how the new one was registered."""

from __future__ import annotations

from fractions import Fraction

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.merging.areas import USED_BY
from lowuse_plugin.domain.merging.records import MergeCase
from lowuse_plugin.domain.parcels.area_adjustment import area_text
from lowuse_plugin.domain.parcels.area_reconciliation import (
    ELLIPSOID,
    PARTS,
    PLANE,
    REGISTERED,
    UNION,
    Reconciliation,
)
from lowuse_plugin.domain.parcels.registered_area import (
    RegisteredArea,
    read_registered_area,
    registered_area_short,
)
from lowuse_plugin.domain.units import exact


def case_registered_area(case: MergeCase) -> RegisteredArea | None:
    """Return by which method the area of the new parcel was registered; None before it is."""
    for step in reversed(case.steps):
        found = read_registered_area(step.details)
        if found is not None:
            return found
    return None


def registered_area_lines(case: MergeCase) -> tuple[str, ...]:
    """Return the registered area with basis and reason in the Chinese of papers; none before it."""
    found = case_registered_area(case)
    if found is not None:
        return registered_area_short(found)
    if case.registered_area_m2 is None:
        return ()
    said = f"登记面积 {area_text(case.registered_area_m2)}"
    basis = case.area_basis and shown_code("merge_area_basis", case.area_basis)
    return (said, f"依据：{basis}") if basis else (said,)


def case_reconciliation(case: MergeCase) -> Reconciliation:
    """Return the areas as the case keeps them; what it does not keep is not known."""
    registered = case_registered_area(case)
    known = registered.figures if registered is not None else {}
    planes = [member.plane_m2 for member in case.members]
    drawn = [exact(m2) for m2 in planes if m2 is not None]
    union = case.figures.union_m2
    figures: dict[str, Fraction | None] = {
        REGISTERED: case.figures.registered_sum,
        PLANE: sum(drawn, Fraction(0)) if drawn and len(drawn) == len(planes) else None,
        ELLIPSOID: None,
        PARTS: None,
        UNION: None if union is None else exact(union),
    }
    gap = case.figures.gap_m2
    return Reconciliation(
        {name: known.get(name, m2) for name, m2 in figures.items()},
        case.figures.epsg,
        gap_m2=None if gap is None else exact(gap),
        used_by=USED_BY,
    )

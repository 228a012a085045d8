# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels that a drawing divides, with their parts: whose registered area is to be shared out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256

from lowuse_plugin.domain.boundaries.edits import AreaLine, EditedShape, StoredShape
from lowuse_plugin.domain.parcels.area_adjustment import DrawnPart, drawn_area
from lowuse_plugin.domain.units import exact


@dataclass(frozen=True)
class SplitWhole:
    """A parcel that is divided.

    Attributes:
        registered_m2: None where the register states none.
        parts: The one that keeps the row of the parcel first, where one does.
        keeper: Its key, empty where all are new parcels.
        keys: Key of a part → key of its shape in the drawing.
    """

    uuid: str
    label: str
    registered_m2: Fraction | None
    parts: tuple[DrawnPart, ...]
    keeper: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def part_key(each: EditedShape) -> str:
    """Return by what a part is known: by its shape.

    Shapes get other keys when QGIS saves layer edits, which a save does; and a figure that was
    entered for one shape is not that of another.
    """
    return sha256(each.wkb or each.key.encode()).hexdigest()


def parts_of(edited: Sequence[EditedShape]) -> dict[str, list[EditedShape]]:
    """Return uuid of each parcel that is divided → its parts; the one that keeps the row first."""
    found: dict[str, list[EditedShape]] = {e.split_from: [] for e in edited if e.split_from}
    for each in sorted(edited, key=lambda shape: shape.uuid is None):
        whole = each.split_from or each.uuid
        if whole in found:
            found[whole].append(each)
    return found


def split_wholes(
    edited: Sequence[EditedShape], lines: Sequence[AreaLine], base: Mapping[str, StoredShape]
) -> tuple[SplitWhole, ...]:
    """Return the parcels that are divided, as they are drawn and registered now.

    Args:
        edited: What is drawn.
        lines: Areas of the last check; a shape that it did not see has no area yet.
        base: Parcels as the drawing began with them.
    """
    checked = {line.key: line for line in lines}
    result = []
    for uuid, shapes in parts_of(edited).items():
        stored = base.get(uuid)
        keeper = next((each for each in shapes if each.uuid == uuid), None)
        area = None if stored is None else stored.registered_area_m2
        if keeper is not None and keeper.key in checked:  # a colleague may have put it right
            area = checked[keeper.key].registered_m2
        result.append(
            SplitWhole(
                uuid,
                "" if stored is None else stored.label,
                None if area is None else exact(area),
                tuple(
                    DrawnPart(
                        part_key(each),
                        drawn_area(checked[each.key].plane_m2) if each.key in checked else None,
                    )
                    for each in shapes
                ),
                "" if keeper is None else part_key(keeper),
                {part_key(each): each.key for each in shapes},
            )
        )
    return tuple(result)

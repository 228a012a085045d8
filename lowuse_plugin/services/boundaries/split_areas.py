# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""分割的面积平差: the registered area of a parcel is shared out to its parts as measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from lowuse_plugin.domain.boundaries.edits import EditedShape
from lowuse_plugin.domain.boundaries.split_parts import part_key, parts_of
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.area_adjustment import (
    AreaAdjustment,
    AreaChoice,
    DrawnPart,
    adjust,
    area_text,
)


def shared_areas(
    edited: Sequence[EditedShape],
    plane: Mapping[str, Fraction | None],
    registered: Mapping[str, Fraction | None],
    choices: Mapping[str, AreaChoice],
) -> dict[str, AreaAdjustment]:
    """Return uuid of each parcel whose area is to be shared out → how.

    Args:
        edited: What is drawn.
        plane: Key of a shape → its plane area in m².
        registered: uuid of a parcel → its registered area, None where there is none.
        choices: uuid of a parcel → what a person says; the parts of others get no area.

    Raises:
        LowUseError: ``SPLIT_REGISTERED_CHANGED`` (seen, now): a colleague changed the area that
            is shared out; what
            :meth:`~lowuse_plugin.domain.parcels.area_adjustment.AreaAdjustment.refuse` raises.
    """
    result: dict[str, AreaAdjustment] = {}
    for whole, parts in parts_of(edited).items():
        choice = choices.get(whole)
        if choice is None:
            continue
        now = registered.get(whole)
        if now != choice.registered_m2:
            raise LowUseError(
                "SPLIT_REGISTERED_CHANGED",
                seen=area_text(choice.registered_m2),
                now=area_text(now),
            )
        drawn = [DrawnPart(part_key(each), plane.get(each.key)) for each in parts]
        found = adjust(now, drawn, choice)
        found.refuse()
        result[whole] = found
    return result

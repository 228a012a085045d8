# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How wide a strip is at its widest place: what a person wants to know who judges it."""

from __future__ import annotations

import numpy as np
import shapely

from lowuse_plugin.geometry.arrays import Floats, Geometries

_STEPS = 8
"""Halvings: of 1 m the last one leaves 4 mm."""


def strip_widths(strips: Geometries, most_m: float) -> Floats:
    """Return the width of polygons at their widest place, in metres, rounded up.

    A polygon is nowhere wider than w where nothing of it is left w/2 away from its outline.

    Args:
        strips: n polygons; an empty one has no width.
        most_m: Nothing is looked for above this: what is wider gives this.
    """
    low = np.zeros(len(strips))
    high = np.full(len(strips), float(most_m))
    empty = shapely.is_empty(strips) | shapely.is_missing(strips)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        thinner = shapely.is_empty(shapely.buffer(strips, -middle / 2))
        high[thinner] = middle[thinner]
        low[~thinner] = middle[~thinner]
    high[empty] = 0.0
    return high

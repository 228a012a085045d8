# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which district a place is near: a hint for people who check where a file lies, no more.

The points stand inside the districts, spread over each; nine of ten places are nearer to a point
of their own district than to any other. District boundaries are not shipped.
"""

from __future__ import annotations

import math

_INSIDE = {
    "440703": ((113.09, 22.69), (113.02, 22.61)),
    "440704": ((113.11, 22.53), (113.15, 22.57)),
    "440705": ((113.01, 22.45), (113.05, 22.24), (112.88, 22.47), (113.16, 22.42)),
    "440781": ((112.68, 21.76), (112.47, 21.91), (112.88, 22.0), (112.77, 22.23)),
    "440783": ((112.53, 22.15), (112.65, 22.43), (112.32, 22.49), (112.49, 22.53)),
    "440784": ((112.92, 22.75), (112.82, 22.61), (112.61, 22.65)),
    "440785": ((112.16, 22.24), (112.31, 22.09), (112.39, 22.33)),
}
"""District → longitude and latitude of points in it."""
_FARTHEST_DEGREES = 0.4
"""About 40 km; what is farther from every point is near none."""


def nearby_district(longitude: float, latitude: float) -> str | None:
    """Return the district that a place is near, None when it is near none."""
    shrink = math.cos(math.radians(latitude))
    distances = {
        code: min(math.hypot((longitude - x) * shrink, latitude - y) for x, y in points)
        for code, points in _INSIDE.items()
    }
    nearest = min(distances, key=distances.__getitem__)
    return nearest if distances[nearest] <= _FARTHEST_DEGREES else None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a map shows, at a round scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from lowuse_plugin.domain.bounds import Bounds

SCALES = (
    500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 6000, 7000, 8000, 9000, 10_000,
    12_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 45_000, 50_000, 60_000, 70_000, 80_000,
    90_000, 100_000, 120_000, 150_000, 200_000, 250_000, 300_000, 350_000, 400_000, 450_000,
    500_000, 600_000, 700_000, 800_000, 900_000, 1_000_000,
)  # fmt: skip
"""Denominators that may stand on a map."""

ROUND = (1, 2, 2.5, 5)
"""Leading figures of intervals."""


@dataclass(frozen=True)
class View:
    """The part of the land on the map, in metres, and the denominator of its scale."""

    bounds: Bounds
    scale: int


def view(bounds: Bounds, width_mm: float, height_mm: float, *, fill: float) -> View:
    """Return what a map of a size shows so that it holds some land.

    Args:
        bounds: The land, in metres.
        width_mm: Width of the map on paper.
        height_mm: Height of the map on paper.
        fill: Share of the map's width or height that the land may take, above 0, at most 1.
    """
    west, south, east, north = bounds
    needed = 1000 * max((east - west) / width_mm, (north - south) / height_mm) / fill
    # Otherwise a part in 10^12 too much of floating point would make the next scale of it.
    scale = next((s for s in SCALES if s >= needed * (1 - 1e-9)), None)
    if scale is None:
        scale = ceil(needed / SCALES[-1]) * SCALES[-1]
    x, y = (west + east) / 2, (south + north) / 2
    half_width, half_height = width_mm * scale / 2000, height_mm * scale / 2000
    return View((x - half_width, y - half_height, x + half_width, y + half_height), scale)


def interval(scale: int, paper_mm: float) -> float:
    """Return a round length in metres that takes at most this much on paper."""
    longest = scale * paper_mm / 1000
    power = 10.0 ** (len(str(int(longest))) - 1) if longest >= 1 else 0.1
    return max(figure * power for figure in ROUND if figure * power <= longest or figure == 1)

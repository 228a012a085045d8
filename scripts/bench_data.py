# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Parcels and control polygons for scripts/bench.py: the same for a given size and seed.

Parcels share their boundaries: the corners of a grid are displaced, and each side carries two
more vertices that both neighbours use. Owners hold blocks of parcels; control polygons are blobs
of some thousand vertices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

CRS = "EPSG:4526"
EAST, NORTH = 38_405_000.0, 2_490_000.0
CELL_M = 120.0
SHIFT = 0.25


@dataclass(frozen=True)
class Town:
    """A made-up town: parcels, their owners, and the control polygons."""

    parcels: NDArray[Any]
    owners: NDArray[Any]
    lines: NDArray[Any]
    levels: NDArray[np.int64]


def make_town(count: int, *, seed: int = 7, control_polygons: int = 40) -> Town:
    """Return ``count`` parcels of 12 vertices in a square town, owners in blocks of 2 × 4."""
    random = np.random.default_rng(seed)
    side = int(np.ceil(np.sqrt(count)))
    parcels = _parcels(side, random)[:count]
    row, column = np.divmod(np.arange(side * side)[:count], side)
    owner = (row // 4) * side + column // 2
    owners = np.array([f"企业 {number:06d} 有限公司" for number in owner], dtype=object)
    lines, levels = _control(side * CELL_M, control_polygons, random)
    return Town(parcels, owners, lines, levels)


def _parcels(side: int, random: np.random.Generator) -> NDArray[Any]:
    jitter = SHIFT * CELL_M
    corners = np.stack(np.meshgrid(np.arange(side + 1.0), np.arange(side + 1.0)), axis=-1) * CELL_M
    corners += random.uniform(-jitter, jitter, corners.shape)
    corners += (EAST, NORTH)
    across = _between(corners[:, :-1], corners[:, 1:], random)
    up = _between(corners[:-1], corners[1:], random)
    ring = np.concatenate(
        (
            corners[:-1, :-1, np.newaxis],
            across[:-1],
            corners[:-1, 1:, np.newaxis],
            up[:, 1:],
            corners[1:, 1:, np.newaxis],
            across[1:, :, ::-1],
            corners[1:, :-1, np.newaxis],
            up[:, :-1, ::-1],
        ),
        axis=2,
    ).reshape(side * side, 12, 2)
    return np.asarray(shapely.polygons(np.append(ring, ring[:, :1], axis=1)))


def _between(start: NDArray[Any], end: NDArray[Any], random: np.random.Generator) -> NDArray[Any]:
    """Return two vertices on each side, a little off the straight line."""
    share = np.array([1 / 3, 2 / 3])[:, np.newaxis]
    middle = start[..., np.newaxis, :] * (1 - share) + end[..., np.newaxis, :] * share
    return np.asarray(middle + random.uniform(-2.0, 2.0, middle.shape))


def _control(extent: float, count: int, random: np.random.Generator) -> tuple[Any, Any]:
    angle = np.linspace(0, 2 * np.pi, 3000, endpoint=False)
    centres = np.array((EAST, NORTH)) + random.uniform(0, extent, (count, 2))
    radius = extent / np.sqrt(count) * random.uniform(0.3, 0.7, count)
    waves = sum(
        random.uniform(0.02, 0.08, (count, 1))
        * np.sin(k * angle + random.uniform(0, 6, (count, 1)))
        for k in (3, 7, 19, 43)
    )
    reach = radius[:, np.newaxis] * (1 + waves)
    xy = np.stack((np.cos(angle), np.sin(angle)), axis=-1) * reach[..., np.newaxis]
    polygons = shapely.polygons(xy + centres[:, np.newaxis])
    return np.asarray(polygons), np.arange(count) % 2 + 1

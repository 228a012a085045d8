# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of parcels as the workspace keeps them, and measured where it keeps none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from lowuse_plugin.geometry.arrays import Floats, Rows


def kept_or_measured(
    kept: Sequence[float | None] | Floats, measure: Callable[[Rows], Floats]
) -> Floats:
    """Return the areas of parcels in m².

    Args:
        kept: As the workspace keeps them; None or no number where it keeps none.
        measure: Gets the places of those that lack one, and returns theirs in m².
    """
    areas = np.array(kept, dtype=np.float64)
    lacking = np.flatnonzero(np.isnan(areas))
    if lacking.size:
        areas[lacking] = measure(lacking)
    return areas


__all__ = ["kept_or_measured"]

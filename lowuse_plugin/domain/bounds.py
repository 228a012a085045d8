# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boxes along the axes: the one type and the one union of them."""

from __future__ import annotations

from collections.abc import Iterable

Bounds = tuple[float, float, float, float]
"""min_x, min_y, max_x, max_y, in the units of a reference system that is told beside it."""


def union(boxes: Iterable[Bounds | None]) -> Bounds | None:
    """Return the box around boxes; None stands for no box."""
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    min_x, min_y, max_x, max_y = zip(*known, strict=True)
    return (min(min_x), min(min_y), max(max_x), max(max_y))

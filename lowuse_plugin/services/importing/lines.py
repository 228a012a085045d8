# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A control line that was drawn as lines, made polygons (A-28)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.geometry.closed_lines import SAME_POINT_M, enclose
from lowuse_plugin.geometry.crs import metres_per_unit
from lowuse_plugin.geometry.wkb import decode_lenient


def polygonize(incoming: IncomingTable) -> IncomingTable:
    """Return the areas that the lines of a layer enclose, one row each.

    A row takes the attributes of the line that makes the longest part of its boundary.

    Raises:
        LowUseError: ``LINES_NOT_CLOSED`` with ``file``, ``layer``, ``count`` of loose ends and a
            ``place`` to look at.
    """
    shapes, _ = decode_lenient(incoming.wkb or ())
    lines = np.asarray(shapely.force_2d(shapes))
    metric = bool(incoming.crs) and metres_per_unit(str(incoming.crs)) is not None
    try:
        closed = enclose(lines, same_point=SAME_POINT_M if metric else 0.0)
    except LowUseError as error:
        raise LowUseError(
            "LINES_NOT_CLOSED",
            file=Path(incoming.path).name,
            layer=incoming.layer,
            count=error.params.get("count", 1),
            place=_place(error.params, metric=metric),
        ) from error
    return replace(
        incoming,
        columns=incoming.columns.take(closed.line),
        wkb=shapely.to_wkb(closed.polygons).tolist(),
    )


def _place(gap: Mapping[str, object], *, metric: bool) -> str:
    """Return both ends of the narrowest gap, and its width where it is in metres."""
    if "x" not in gap:
        return "—"
    ends = f"x {gap['x']}, y {gap['y']}"
    if "to_x" not in gap:
        return ends
    ends += f" ↔ x {gap['to_x']}, y {gap['to_y']}"
    return f"{ends} ({gap['gap_m']} m)" if metric else ends

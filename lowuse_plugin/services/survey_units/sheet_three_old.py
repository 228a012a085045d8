# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""三旧 areas that survey units lie in: more than an edge must be shared (A-19)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.survey_units.sheet import SheetThreeOld
from lowuse_plugin.geometry.wkb import decode_polygons

_NOTHING_M2 = 1.0


def three_old_of(
    units: Sequence[Mapping[str, Any]], near: ColumnTable
) -> dict[str, tuple[SheetThreeOld, ...]]:
    """Return the areas by unit.

    Args:
        units: Rows of ``sheet_unit_units``.
        near: Rows of ``sheet_unit_three_old``: boxes that touch.
    """
    drawn = [unit for unit in units if unit["geom"] is not None]
    if not len(near) or not drawn:
        return {}
    shapes = decode_polygons(column("wkb", [unit["geom"] for unit in drawn]))
    places = {unit["uuid"]: place for place, unit in enumerate(drawn)}
    rows = near.to_rows()
    at = np.array([places[row["survey_unit_uuid"]] for row in rows])
    shared = shapely.area(shapely.intersection(decode_polygons(near["geom"]), shapes[at]))
    found: dict[str, list[SheetThreeOld]] = {}
    for row, m2 in zip(rows, shared.tolist(), strict=True):
        if m2 > _NOTHING_M2:
            line = SheetThreeOld(
                str(row["register_no"] or ""),
                str(row["name"] or ""),
                shown_code("three_old_status", row["status"]),
                str(row["entered_on"] or ""),
            )
            found.setdefault(row["survey_unit_uuid"], []).append(line)
    return {uuid: tuple(lines) for uuid, lines in found.items()}

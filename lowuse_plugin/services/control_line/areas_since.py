# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas that colleagues state anew while somebody draws: one decision with the boundary."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.boundaries.edits import EditedShape, PlacedFinding
from lowuse_plugin.domain.findings import WARNING
from lowuse_plugin.domain.moments import office_moment
from lowuse_plugin.domain.parcels.codes import short_label
from lowuse_plugin.domain.ports import Reading, Value
from lowuse_plugin.services.boundaries.drawn import Drawn

_TABLE = "parcel"
_STATED = ("registered_area_m2", "surveyed_area_m2")


def areas_since(reading: Reading, drawn: Drawn) -> list[PlacedFinding]:
    """Return which areas of parcels with another boundary were changed since the drawing began."""
    found: list[PlacedFinding] = []
    for row in np.flatnonzero(drawn.changed).tolist():
        edited, stored = drawn.edited[row], drawn.before[row]
        if stored is not None and stored.version != edited.base_version:
            found += _changed(reading, edited, drawn.label(row))
    return found


def _changed(reading: Reading, edited: EditedShape, label: str) -> Iterator[PlacedFinding]:
    lines = reading.table(
        "edit_changes_since", table=_TABLE, uuid=edited.uuid, version=edited.base_version
    ).to_rows()
    now = reading.row(_TABLE, edited.uuid or "") or {}
    columns = schema.shipped().tables[_TABLE].columns
    for name in _STATED:
        told = [(json.loads(line["old_json"] or "{}"), line) for line in lines]
        told = [(old, line) for old, line in told if name in old]
        if not told or told[0][0][name] == now.get(name):  # set back by now
            continue
        last = told[-1][1]
        yield PlacedFinding(
            "BOUNDARY_AREA_SINCE",
            WARNING,
            {
                "parcel": short_label(label),
                "field": columns[name].title,
                "who": last["actor"] or "?",
                "when": f"{office_moment(last['at_utc']):%H:%M}",
                "before": _area(told[0][0][name]),
                "after": _area(now.get(name)),
            },
            label=label,
            keys=(edited.key,),
        )


def _area(value: Value) -> str:
    return f"{value:,.10g}" if isinstance(value, (int, float)) else "—"

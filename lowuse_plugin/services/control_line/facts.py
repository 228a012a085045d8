# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The control-line check of one parcel, and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.control_line.classes import LEVELS
from lowuse_plugin.domain.control_line.facts import GEOMETRY, LINE, ControlFacts, superseded
from lowuse_plugin.domain.control_line.pack import rests_on_example
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry.arrays import Mask
from lowuse_plugin.services.control_line.versions import line_versions


def control_facts(reading: Reading, parcel: str, today: date | None = None) -> ControlFacts | None:
    """Return the check that holds, else the last one with why it does not; None without any.

    Args:
        reading: The state to read.
        parcel: Its uuid.
        today: Day on which another version may be in force; the real one when it is left out.
    """
    found = reading.table("card_control", uuid=parcel).to_rows()
    if not found:
        return None
    row = found[0]
    because = _stale_because(reading, row, today or office_today())
    registered, plane = row["registered_area_m2"], row["plane_area_m2"]
    difference = None if registered is None or plane is None else plane - registered
    return ControlFacts(
        control_class=row["control_class"],
        treated_as=row["treated_as"] or "",
        treated_by=row["treated_by"] or "",
        treated_on=_day(row["treated_on"]),
        treated_reason=row["treated_reason"] or "",
        inside_m2=row["inside_m2"],
        outside_m2=row["outside_m2"],
        inside_share=row["inside_share"],
        by_level={level: row[f"level_{level}_m2"] or 0.0 for level in LEVELS},
        area_epsg=row["area_epsg"],
        registered_area_m2=registered,
        difference_m2=difference,
        sliver=bool(row["sliver"]),
        boundary_error=bool(row["boundary_error"]),
        version=row["version"],
        version_uuid=row["version_uuid"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        pack=row["rule_pack"] or "",
        tolerance=row["tolerance"],
        max_remainder_m2=row["max_remainder_m2"],
        thin_width_m=row["thin_width_m"],
        line_example=bool(row["line_example"]),
        rule_example=rests_on_example(row["rule_pack"]),
        checked_on=date.fromisoformat(row["checked_on"]),
        checked_by=row["checked_by"] or "",
        holds=not because,
        stale_because=because,
    )


def stale_by_line(reading: Reading, parcels: Column, stale: Mask) -> Mask:
    """Tell which of the stale parcels are so because their line is not what it was.

    Args:
        reading: The state to read.
        parcels: Their uuids.
        stale: Those with checks none of which holds.
    """
    if not stale.any():
        return stale
    uuids = parcels.values[stale].tolist()
    found = reading.table("stale_by_line", uuids=json.dumps(uuids))["parcel_uuid"].to_list()
    result = stale.copy()
    result[stale] = np.isin(parcels.values[stale], np.array(found, dtype=object))
    return result


def _stale_because(reading: Reading, row: Mapping[str, Any], today: date) -> str:
    if not row["holds"]:
        return GEOMETRY if row["line_there"] else LINE
    versions = line_versions(reading.table("check_line_versions"))
    return LINE if superseded(row["version_uuid"], versions, today) else ""


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ledger of changes, from nothing but the steps: whoever reads it again finds the same.

Each step that let a unit in or out keeps the unit as it was that day; what was redrawn since does
not move the figures of a past year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.survey_units.changes import ChangeLine, ChangeLog, change_log_of
from lowuse_plugin.services.survey.rows import details_of


def change_log(store: Store, year: int | None, district: str | None = None) -> ChangeLog:
    """Return what entered and left the database.

    Args:
        store: The workspace.
        year: Of the days of the steps; None for all years.
        district: Code of a district; None for all.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    with store.read() as reading:
        rows = reading.table("survey_change_steps").to_rows()
    return change_log_of([_line(row) for row in rows], year, district)


def _line(row: Mapping[str, Any]) -> ChangeLine:
    unit = details_of(row["details"]).get("unit") or {}
    area = unit.get("low_area_m2")
    return ChangeLine(
        unit_uuid=row["survey_unit_uuid"],
        number=str(unit.get("number") or ""),
        name=str(unit.get("name") or ""),
        district=str(unit.get("district") or ""),
        town=str(unit.get("town") or ""),
        kind=str(unit.get("kind") or ""),
        change=row["unit_change"],
        on=date.fromisoformat(row["done_on"]),
        reason=row["opinion"] or "",
        document_no=row["document_no"] or "",
        area_m2=None if area is None else float(area),
        parcel_uuid=row["parcel_uuid"] or "",
    )

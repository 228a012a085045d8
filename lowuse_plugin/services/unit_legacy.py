# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""历史遗留用地 of survey units: what is stored, and the rows that change it (P-38)."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.ports import Reading, Update, Value
from lowuse_plugin.domain.unit_fields import LegacyLand
from lowuse_plugin.domain.units import exact

TABLE = "legacy_land"


@dataclass(frozen=True)
class LegacyRow:
    """One kind as it is stored; a new one has no uuid."""

    uuid: str
    version: int
    land: LegacyLand


Legacies = Mapping[str, tuple[LegacyRow, ...]]
"""By unit."""


def read_legacies(reading: Reading, units: Sequence[str]) -> Legacies:
    """Return the legacy land of units."""
    if not units:
        return {}
    found: defaultdict[str, list[LegacyRow]] = defaultdict(list)
    for row in reading.table("tag_legacy", units=json.dumps(list(units))).to_rows():
        found[row["survey_unit_uuid"]].append(
            LegacyRow(row["uuid"], row["row_version"], _land(row))
        )
    return {unit: tuple(rows) for unit, rows in found.items()}


def new_values(unit: str, land: LegacyLand, entered_by: str) -> dict[str, Value]:
    """Return the columns of a new row."""
    return {"survey_unit_uuid": unit, **_values(land), "entered_by": entered_by}


def replaced(row: LegacyRow, land: LegacyLand, entered_by: str) -> Update | None:
    """Return what makes a row say this; None where it does."""
    if row.land == land:
        return None
    return Update(TABLE, row.uuid, row.version, {**_values(land), "entered_by": entered_by})


def new_uuid() -> str:
    """Return the key of a new row."""
    return str(uuid.uuid4())


def _values(land: LegacyLand) -> dict[str, Value]:
    return {
        "legacy_kind": land.legacy_kind,
        "area_m2": None if land.area_m2 is None else float(land.area_m2),
        "used_since": land.used_since.isoformat() if land.used_since else None,
        "penalty_no": land.penalty_no or None,
        "basis": land.basis or None,
    }


def _land(row: Mapping[str, Any]) -> LegacyLand:
    area: Fraction | None = None if row["area_m2"] is None else exact(row["area_m2"])
    since = date.fromisoformat(row["used_since"]) if row["used_since"] else None
    return LegacyLand(row["legacy_kind"], area, since, row["penalty_no"], row["basis"])

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which survey units a paper is about: by place, batch, category and state, or by their parcels."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.display import shown_code, shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.domain.survey.procedure import standing
from lowuse_plugin.domain.survey_units.sheet import STANDING


@dataclass(frozen=True)
class UnitChoice:
    """One unit that sheets can be made of: what it is chosen by."""

    uuid: str
    number: str
    name: str
    district: str
    town: str
    kind: str
    batch: str
    tag_state: str
    survey_state: str

    @property
    def stands(self) -> bool:
        """Tell whether it counts as low-efficiency land."""
        return self.tag_state in STANDING


@dataclass(frozen=True)
class UnitFilter:
    """Which units; what is empty does not narrow."""

    district: str = ""
    town: str = ""
    batch: str = ""
    kind: str = ""
    survey_state: str = ""
    standing: bool = True
    """Only those that count as low-efficiency land."""

    def takes(self, unit: UnitChoice) -> bool:
        """Tell whether a unit is among them."""
        pairs = (
            (self.district, unit.district),
            (self.town, unit.town),
            (self.batch, unit.batch),
            (self.kind, unit.kind),
            (self.survey_state, unit.survey_state),
        )
        fits = all(not wanted or wanted == found for wanted, found in pairs)
        return fits and (unit.stands or not self.standing)

    def words(self) -> str:
        """Return the choice in words, for the head of a summary."""
        parts = (
            shown_district(self.district) if self.district else "",
            self.town,
            f"批次 {self.batch}" if self.batch else "",
            shown_code("low_efficiency_kind", self.kind) if self.kind else "",
            shown_code("submission_state", self.survey_state) if self.survey_state else "",
        )
        return "　".join(filter(None, parts))


def unit_choices(store: Store) -> tuple[UnitChoice, ...]:
    """Return every current unit with what it is chosen by, in the order of its number.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        rows = reading.table("sheet_unit_choice").to_rows()
    found = [_choice(row) for row in rows]
    return tuple(sorted(found, key=lambda unit: (unit.district, unit.town, unit.number)))


def _choice(row: Mapping[str, Any]) -> UnitChoice:
    return UnitChoice(
        uuid=row["uuid"],
        number=row["unit_number"] or "",
        name=row["unit_name"] or "",
        district=row["district"] or "",
        town=row["town"] or "",
        kind=row["low_efficiency_kind"] or "",
        batch=row["batch"] or "",
        tag_state=row["tag_state"] or "",
        survey_state=standing(row["survey_state"], row["tag_state"]),
    )


def units_of_parcels(store: Store, parcel_uuids: Sequence[str]) -> tuple[str, ...]:
    """Return the units that parcels belong to, each once.

    Raises:
        LowUseError: ``PARCELS_WITHOUT_UNIT``: none of them belongs to one; what the store says.
    """
    chosen = json.dumps(list(parcel_uuids))
    with store.read() as reading:
        units = reading.table("sheet_unit_of_parcels", uuids=chosen)["survey_unit_uuid"]
    found = tuple(dict.fromkeys(units.to_list()))
    if not found:
        raise LowUseError("PARCELS_WITHOUT_UNIT", count=len(parcel_uuids))
    return found

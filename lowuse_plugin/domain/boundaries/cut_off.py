# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a part that is cut off a parcel takes over: what people state, no numbers and no measures.

Rights, mortgage, use and findings hold for all the land of a parcel until somebody says otherwise;
a part without them would look unburdened. Its numbers are given anew, and its figures are measured,
divided or agreed anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.names import holder_key
from lowuse_plugin.domain.parcels.area_adjustment import AreaChoice

_TABLE = "parcel"
_GROUPS = frozenset({"identity", "right", "use", "industry", "survey"})
_OWN = frozenset({
    "parcel_code", "unit_code", "map_number", "certificate_no", "legacy_area_m2",
    "training_columns",
})  # fmt: skip
"""Of these groups: numbers of one parcel, an area, and what the file of an import said beside."""
TO_FILL = (
    "parcel_code", "unit_code", "map_number", "certificate_no", "registered_area_m2",
)  # fmt: skip
"""What people look for first in a new part; figures of buildings and contract are empty too."""


OF_THE_WHOLE = (
    "registered_area_m2", "surveyed_area_m2", "floor_area_m2", "underground_floor_area_m2",
    "far_floor_area_m2", "footprint_area_m2", "far", "building_density_pct", "legacy_area_m2",
    "investment_wan",
)  # fmt: skip
"""Figures of a parcel that hold no more for the part of it that keeps its row: areas, buildings
and sums of all its land. Left there they would be told of less land than they stand on."""


@cache
def carried_columns() -> tuple[str, ...]:
    """Return the columns that a part takes over, in the order of the table."""
    columns = schema.shipped().tables[_TABLE].columns.values()
    return tuple(
        column.name for column in columns if column.group in _GROUPS and column.name not in _OWN
    )


@dataclass(frozen=True)
class SplitGrounds:
    """On what a split rests (Y-26).

    Attributes:
        document_no: Number of the agreement of both parties, or of the approval.
        on: Day of the split; the day on which it is written when it is left out.
        done_by: Who did it; whoever writes it stands in the log in any case.
        areas: uuid of a parcel → how its registered area is shared out to its parts (面积平差);
            the parts of a parcel that is left out have none until somebody enters it.
    """

    document_no: str = ""
    on: date | None = None
    done_by: str = ""
    areas: Mapping[str, AreaChoice] = field(default_factory=dict)


NO_GROUNDS = SplitGrounds()


def check_grounds(
    grounds: SplitGrounds, holders: Iterable[tuple[str | None, str | None]], today: date
) -> None:
    """Refuse a split whose land goes to somebody else without an agreement of both (Y-26).

    Args:
        grounds: On what it rests.
        holders: Of each part, (right holder of the parcel, the one that is said of the part).
        today: The day in the office.

    Raises:
        LowUseError: ``SPLIT_AGREEMENT_MISSING`` (count, holders), ``SPLIT_IN_FUTURE`` (on).
    """
    if grounds.on is not None and grounds.on > today:
        raise LowUseError("SPLIT_IN_FUTURE", on=grounds.on.isoformat())
    others = [new for old, new in holders if new and holder_key(new) != holder_key(old or "")]
    if others and not grounds.document_no.strip():
        raise LowUseError(
            "SPLIT_AGREEMENT_MISSING", count=len(others), holders=tuple(dict.fromkeys(others))
        )

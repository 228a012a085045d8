# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the subsidy engine reads of a stored project and of its parcels."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.units import sum_text

WITHDRAWN = "withdrawn"
_WHOLE_M2 = 0.01
"""How far the included area may miss the parcel's when the whole parcel is meant."""


@dataclass(frozen=True)
class ParcelFacts:
    """What the parcels of a project say of its land."""

    registered_m2: str | None
    """Exact Σ of the registered areas, None when one is missing or only partly included."""
    plane_m2: str | None
    shared: bool
    """Another project that is not withdrawn lies on one of the parcels (E-7)."""


NOTHING = ParcelFacts(None, None, shared=False)


def project_facts(row: Mapping[str, Any], parcels: ParcelFacts) -> dict[str, Any]:
    """Return the mapping that the engine reads, from a project row and its parcels.

    Land without an approved or certified area is the sum of the registered areas, else the plane
    area, which gives a trial calculation only (A-04). Sums stay unrounded: a hair above 30 亩 is
    above it (A-03).

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when a stored list is no JSON.
    """
    given = {name: row[name] for name in _COPIED if row[name] is not None}
    given["village_park"] = bool(row["village_park"])
    given["already_paid"] = parcels.shared
    for name in ("acceptances", "district_parts"):
        given[name] = _list(row, name)
    if row["land_area_m2"] is None:
        for source, area in (("registered", parcels.registered_m2), ("plane", parcels.plane_m2)):
            if area is not None:
                given |= {"land_area_m2": area, "land_area_source": source}
                break
    if parcels.plane_m2 is not None and given.get("land_area_source") != "plane":
        given["other_land_areas"] = {"plane": parcels.plane_m2}
    given["three_old"] = {
        "status": row["three_old_status"] or "unknown",
        "overlap_m2": row["three_old_overlap_m2"],
        "entered_on": row["three_old_entered_on"],
        "as_of": row["three_old_as_of"],
        "document": row["three_old_document"],
    }
    return given


_COPIED = (
    "district",
    "project_type",
    "land_area_m2",
    "land_area_source",
    "net_land_area_m2",
    "floor_area_m2",
    "far_floor_area_m2",
    "underground_floor_area_m2",
    "stated_far",
    "use_before",
    "use_after",
    "applied_on",
)


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    text = row[name]
    if text is None:
        return []
    try:
        found = json.loads(text)
    except ValueError as error:
        raise LowUseError("INPUT_UNREADABLE", field=f"project.{name}", value=text[:60]) from error
    return found if isinstance(found, list) else [found]


def parcel_facts(
    projects: Sequence[Mapping[str, Any]], joins: Sequence[Mapping[str, Any]]
) -> dict[str, ParcelFacts]:
    """Return what the parcels say, by project."""
    states = {row["uuid"]: row["state"] for row in projects}
    members: dict[str, list[Mapping[str, Any]]] = {}
    claims: dict[str, set[str]] = {}
    for row in joins:
        members.setdefault(row["project_uuid"], []).append(row)
        if states.get(row["project_uuid"], WITHDRAWN) != WITHDRAWN:
            claims.setdefault(row["parcel_uuid"], set()).add(row["project_uuid"])
    return {
        project: ParcelFacts(
            registered_m2=_sum([_registered(row) for row in rows]),
            plane_m2=_sum([_plane(row) for row in rows]),
            shared=any(claims.get(row["parcel_uuid"], set()) - {project} for row in rows),
        )
        for project, rows in members.items()
    }


def _plane(row: Mapping[str, Any]) -> float | None:
    area: float | None = row["plane_area_m2"] if row["area_m2"] is None else row["area_m2"]
    return area


def _registered(row: Mapping[str, Any]) -> float | None:
    """Return the registered area of a parcel that is included as a whole."""
    area: float | None = row["registered_area_m2"]
    if row["area_m2"] is None or row["plane_area_m2"] is None:
        return area
    return area if abs(row["area_m2"] - row["plane_area_m2"]) <= _WHOLE_M2 else None


def _sum(areas: Sequence[float | None]) -> str | None:
    known = [area for area in areas if area is not None]
    return sum_text(known) if len(known) == len(areas) and known else None

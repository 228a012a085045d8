# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a workspace knows of the members of a merge, read from one state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any, cast

import numpy as np
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.case import (
    Holder,
    Judgement,
    Judgements,
    MergeParcel,
    newest_judgements,
)
from lowuse_plugin.domain.merging.conditions import CONDITION_COLUMNS
from lowuse_plugin.domain.merging.holders import name_of_applicant
from lowuse_plugin.domain.ports import Reading, Row, Store
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Floats, Geometries
from lowuse_plugin.geometry.validity import repair_polygons
from lowuse_plugin.services.parcels.kept_areas import kept_or_measured
from lowuse_plugin.services.parcels.labels import parcel_label
from lowuse_plugin.services.parcels.typed_names import TypedNames

_BETWEEN = re.compile(r"[、,，;；\n]+")

Source = Reading | Store


@dataclass(frozen=True)
class MergeFacts:
    """The members of a merge in the order in which they were chosen.

    Attributes:
        drawn: As they are kept, in the CRS of the workspace.
        geometries: The same, with every ring that is not valid made so.
        broken: uuids of those that had such a ring.
        labels: uuid → how people know the parcel.
        versions: uuid → the version that was read.
        kept_m2: Of each in the plane of its district as it is kept; None where none is.
    """

    parcels: list[MergeParcel]
    drawn: Geometries
    geometries: Geometries
    broken: tuple[str, ...]
    labels: dict[str, str]
    versions: dict[str, int]
    crs: str
    kept_m2: Sequence[float | None]

    @cached_property
    def plane_m2(self) -> Floats:
        """Return the area of each in the plane of its district (D18), as kept or measured."""
        districts = np.array([each.district or "" for each in self.parcels], dtype=object)
        return kept_or_measured(
            self.kept_m2,
            lambda at: plane_areas(self.geometries[at], self.crs, districts[at])[0],
        )

    @cached_property
    def scale(self) -> float:
        """Return how many m² are stated a m² of the coordinates."""
        drawn = float(np.sum(shapely.area(self.geometries)))
        return float(sum(self.plane_m2.tolist())) / drawn if drawn > 0 else 1.0


@contextmanager
def opened(source: Source) -> Iterator[Reading]:
    """Give a reading: the one that is there, or a new one of a store."""
    if hasattr(source, "read"):
        with cast("Store", source).read() as reading:
            yield reading
    else:
        yield source


def read_merge_parcels(
    reading: Reading, uuids: Sequence[str], *, judgements: Judgements = ()
) -> tuple[list[MergeParcel], Geometries, dict[str, str], dict[str, int]]:
    """Return the members of a merge: what is known of each, shapes, labels and versions by uuid.

    Args:
        reading: The state to read.
        uuids: Of current parcels, in the order in which they are to be listed; one that stands
            there twice counts once.
        judgements: What persons decided on conditions; it holds for all members.

    Raises:
        LowUseError: ``MERGE_MEMBER_ABSENT`` (parcel) for one that is retired, undone or unknown;
            ``MERGE_MEMBER_NO_SHAPE`` (parcel); ``STORED_GEOMETRY_UNREADABLE``.
    """
    facts = read_facts(reading, uuids, judgements=judgements)
    return facts.parcels, facts.geometries, facts.labels, facts.versions


def read_facts(
    reading: Reading, uuids: Sequence[str], *, judgements: Judgements = ()
) -> MergeFacts:
    """Return all that is read of the members, as :func:`read_merge_parcels`.

    Raises:
        LowUseError: As :func:`read_merge_parcels`.
    """
    chosen = list(dict.fromkeys(uuids))
    wanted = json.dumps(chosen)
    table = reading.table("merge_facts", uuids=wanted)
    rows = {row["uuid"]: row for row in table.to_rows()}
    for key in chosen:
        if key not in rows:
            raise LowUseError("MERGE_MEMBER_ABSENT", parcel=parcel_label(reading, key), uuid=key)
        if rows[key]["geom"] is None:
            raise LowUseError("MERGE_MEMBER_NO_SHAPE", parcel=rows[key]["label"], uuid=key)
    holders: dict[str, list[Row]] = {}
    for row in reading.table("merge_facts_holders", uuids=wanted).to_rows():
        holders.setdefault(row["parcel_uuid"], []).append(row)
    place = {key: i for i, key in enumerate(table["uuid"].to_list())}
    order = np.array([place[key] for key in chosen], dtype=np.int64)
    drawn = wkb.decode(table["geom"].take(order))
    repair = repair_polygons(drawn)
    for row in np.flatnonzero(shapely.is_missing(repair.geometries)).tolist():
        key = chosen[row]
        raise LowUseError("MERGE_MEMBER_NO_SHAPE", parcel=rows[key]["label"], uuid=key)
    newest = newest_judgements(judgements)
    ordered = [rows[key] for key in chosen]
    return MergeFacts(
        parcels=[_parcel(row, holders.get(row["uuid"], ()), newest) for row in ordered],
        drawn=drawn,
        geometries=repair.geometries,
        broken=tuple(chosen[row] for row in np.flatnonzero(repair.codes != "").tolist()),
        labels={row["uuid"]: row["label"] for row in ordered},
        versions={row["uuid"]: row["row_version"] for row in ordered},
        crs=workspace_crs(reading),
        kept_m2=[row["plane_area_m2"] for row in ordered],
    )


def applicant_of(source: Source, uuids: Sequence[str], applicant: str) -> str:
    """Return who applies for merging parcels by name, also where a number was entered.

    Args:
        source: The workspace, or a reading of it.
        uuids: The parcels.
        applicant: Name or number.

    Raises:
        LowUseError: ``MERGE_APPLICANT_NUMBER``.
    """
    with opened(source) as reading:
        rows = reading.table("merge_facts_holders", uuids=json.dumps(list(uuids))).to_rows()
    holders = [Holder(row["name"] or "", row["id_number"]) for row in rows]
    return name_of_applicant(applicant, holders)


def workspace_crs(reading: Reading) -> str:
    """Return the reference system of the workspace, such as ``EPSG:4526``."""
    [row] = reading.table("merge_crs").to_rows()
    return str(row["crs"])


def _parcel(
    row: Mapping[str, Any], holders: Sequence[Mapping[str, Any]], newest: dict[str, Judgement]
) -> MergeParcel:
    return MergeParcel(
        id=row["uuid"],
        parcel_code=row["parcel_code"],
        district=row["district"],
        ownership=row["ownership"],
        right_type=row["right_type"],
        right_nature=row["right_nature"],
        use=row["use_code"],
        use_standard=row["use_standard"],
        holders=_holders(row, holders),
        share_kind=next((each["share_kind"] for each in holders if each["share_kind"]), None),
        source_document=row["source_document"],
        legacy_kind=row["legacy_kind"],
        lawful_procedure=row["lawful_procedure"],
        seized=row["seized"] or "unknown",
        seized_checked_on=_day(row["seized_checked_on"]),
        mortgaged=row["mortgaged"] or "unknown",
        other_entries=_entries(row["other_entries"]),
        right_ends_on=_day(row["right_ends_on"]),
        registered_area_m2=_exact(row["registered_area_m2"]),
        conditions=_conditions(row),
        judgements=newest,
        town=row["town"],
        plan_unit=row["plan_unit"],
        floor_area_m2=_exact(row["floor_area_m2"]),
    )


def _holders(row: Mapping[str, Any], holders: Sequence[Mapping[str, Any]]) -> tuple[Holder, ...]:
    """Return the linked holders; without any, the name that stands on the parcel."""
    if not holders:
        return (Holder(row["holder_name"]),) if row["holder_name"] else ()
    return tuple(
        Holder(each["name"] or "", each["id_number"], each["share"], each["id_kind"])
        for each in holders
    )


def _conditions(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(row[name]) for name in CONDITION_COLUMNS if row[name] not in (None, "")}


def _text(value: str | float) -> str:
    """Return a condition as text: 2 for 2.0, so that a person reads what was typed."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.strip()


def _entries(text: str | None) -> tuple[str, ...]:
    parts = (part.strip() for part in _BETWEEN.split(text or ""))
    return tuple(part for part in parts if part and part not in _NONE)


_NONE = frozenset({"无", "没有", "无其他登记", "否"})
"""What people write for: there is no other entry."""


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else exact(value)


def _day(text: str | date | None) -> date | None:
    if text is None or isinstance(text, date):
        return text
    return date.fromisoformat(text)


def find_parcels(reading: Reading, names: Sequence[str]) -> list[str]:
    """Return the uuids of current parcels by what people call them.

    Args:
        reading: The state to read.
        names: uuids, parcel codes, unit codes, map numbers, or ``#7`` for one without any; codes
            in whatever way they are typed, or the end of one that no other has.

    Raises:
        LowUseError: ``MERGE_PARCEL_UNKNOWN`` (parcel), ``MERGE_PARCEL_TWICE`` (parcel, count),
            ``MERGE_PARCEL_SEVERAL`` (parcel, candidates).
    """
    typed = TypedNames(reading)
    found: dict[str, list[str]] = {name: [] for name in names}
    for row in reading.table("merge_named", names=json.dumps(list(found))).to_rows():
        found[row["wanted"]].append(row["uuid"])
    found = {name: keys or typed.find(name) for name, keys in found.items()}
    for name, keys in found.items():
        if not keys:
            raise LowUseError("MERGE_PARCEL_UNKNOWN", parcel=name)
        if len(keys) > 1 and name not in keys:
            raise LowUseError("MERGE_PARCEL_TWICE", parcel=name, count=len(keys))
    return list(dict.fromkeys(name if name in keys else keys[0] for name, keys in found.items()))

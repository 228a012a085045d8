# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Survey areas (调查区): drawn or taken from a layer; units lie in the one they overlap most."""

from __future__ import annotations

import re
import uuid as uuids
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.places import WHOLE_CITY
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.geometry.areas import plane_areas
from lowuse_plugin.geometry.arrays import Geometries, chunks
from lowuse_plugin.geometry.unit_overlap import largest, overlaps
from lowuse_plugin.geometry.wkb import decode_polygons, encode
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey.area_of import areas_of
from lowuse_plugin.services.survey_units.shapes import as_shapes, boxes_of, drawn_shape

AREA, UNIT = "survey_area", "survey_unit"
_SERIAL_DIGITS = 3
_NUMBER = re.compile(r"[0-9A-Za-z-]{1,40}")
_CHANGED = "SURVEY_AREA_CHANGED_MEANWHILE"


@dataclass(frozen=True)
class SurveyAreaDraft:
    """What a person says of a survey area."""

    shape: bytes | None = None
    """WKB in the CRS of the workspace; None keeps the one that there is."""
    name: str = ""
    area_number: str | None = None
    """None lets the save give the next one, or keep the one that there is."""
    district: str = ""
    """Empty takes that of the parcels in it, or of the workspace."""
    town: str = ""
    remark: str = ""


@dataclass(frozen=True)
class SurveyArea:
    """A survey area with what lies in it."""

    uuid: str
    version: int
    number: str
    name: str
    district: str
    town: str
    area_m2: float | None
    remark: str
    units: int
    units_m2: float
    wkb: bytes | None

    @property
    def label(self) -> str:
        """Number and name."""
        return " ".join(word for word in (self.number, self.name) if word)


@dataclass(frozen=True)
class Assigned:
    """What an assignment changed."""

    changed: tuple[str, ...]
    """Units that lie in another survey area than stored."""
    without: int
    """Units that lie in none."""
    receipt: Receipt | None


def list_survey_areas(store: Store) -> tuple[SurveyArea, ...]:
    """Return the survey areas with the units that were assigned to them.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        rows = reading.table(AREA).to_rows()
        units = reading.table(UNIT).select(["survey_area_uuid", "area_m2"]).to_rows()
    found: list[SurveyArea] = []
    for row in rows:
        own = [unit for unit in units if unit["survey_area_uuid"] == row["uuid"]]
        found.append(
            SurveyArea(
                row["uuid"],
                row["row_version"],
                row["area_number"] or "",
                row["name"] or "",
                row["district"] or "",
                row["town"] or "",
                row["area_m2"],
                row["remark"] or "",
                len(own),
                sum(unit["area_m2"] or 0.0 for unit in own),
                row["geom"],
            )
        )
    return tuple(sorted(found, key=lambda area: (area.number, area.name)))


def new_survey_area(store: Store, draft: SurveyAreaDraft, *, made_by: str) -> Receipt:
    """Write a survey area; as :func:`new_survey_areas`."""
    return new_survey_areas(store, (draft,), made_by=made_by)


def new_survey_areas(store: Store, drafts: Sequence[SurveyAreaDraft], *, made_by: str) -> Receipt:
    """Write survey areas in one save; units are assigned by :func:`assign_survey_areas`.

    Args:
        store: The workspace.
        drafts: One an area.
        made_by: Who says so, for the log.

    Raises:
        LowUseError: ``SURVEY_AREA_WITHOUT_NAME``, ``SURVEY_AREA_WITHOUT_SHAPE``,
            ``SURVEY_AREA_NUMBER_UNFIT`` (value), ``SURVEY_AREA_NUMBER_TAKEN`` (value),
            ``UNIT_DISTRICT_UNKNOWN``, ``UNIT_OUTSIDE``, ``GEOMETRY_UNREADABLE``,
            ``GEOMETRY_REFUSED``; what the store raises.
        ConflictError: Others write faster than this can read and save.
    """
    if not drafts:
        raise LowUseError("SURVEY_AREA_WITHOUT_SHAPE")
    keys = [str(uuids.uuid4()) for _ in drafts]
    drawn = _drawn(store, drafts)

    def attempt() -> Receipt:
        with store.read() as reading:
            numbers = _Numbers(reading)
            expected = ExpectNoChange((AREA,), reading.head().seq)
        inserts = [
            Insert(AREA, key, _values(store.info.crs, each, numbers, key))
            for key, each in zip(keys, drawn, strict=True)
        ]
        told = f"新建调查区 {len(drafts)} 个（{made_by}）"
        return store.write([expected, *inserts], reason=told)

    return until_undisturbed(attempt)


def change_survey_area(
    store: Store, uuid: str, version: int, draft: SurveyAreaDraft, reason: str
) -> Receipt:
    """Give a survey area another outline, number or name.

    Raises:
        LowUseError: As :func:`new_survey_areas`; ``REASON_MISSING``, ``SURVEY_AREA_GONE``.
        ConflictError: ``SURVEY_AREA_CHANGED_MEANWHILE`` (area).
    """
    if not reason.strip():
        raise LowUseError("REASON_MISSING")

    def attempt() -> Receipt:
        with store.read() as reading:
            row = _row(reading, uuid, version)
            given = draft
            if draft.shape is None:
                district = draft.district or row["district"]
                given = replace(draft, shape=row["geom"], district=district)
            kept = str(row["area_number"] or "")
            given = replace(given, area_number=draft.area_number or kept)
            numbers = _Numbers(reading)
            expected = ExpectNoChange((AREA,), reading.head().seq)
        [drawn] = _drawn(store, [given])
        values = _values(store.info.crs, drawn, numbers, uuid)
        told = f"修改调查区 {given.area_number or given.name}：{reason.strip()}"
        return store.write([expected, Update(AREA, uuid, version, values)], reason=told)

    return until_undisturbed(attempt, final={_CHANGED})


def retire_survey_area(store: Store, uuid: str, version: int, reason: str) -> Receipt:
    """Retire a survey area; its units are in none until they are assigned anew.

    Raises:
        LowUseError: ``REASON_MISSING``, ``SURVEY_AREA_GONE``; what the store raises.
        ConflictError: ``SURVEY_AREA_CHANGED_MEANWHILE`` (area).
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")

    def attempt() -> Receipt:
        with store.read() as reading:
            row = _row(reading, uuid, version)
            table = reading.table(UNIT).select(["uuid", "row_version", "survey_area_uuid"])
            freed = [
                Update(UNIT, unit["uuid"], unit["row_version"], {"survey_area_uuid": None})
                for unit in table.to_rows()
                if unit["survey_area_uuid"] == uuid
            ]
            expected = ExpectNoChange((AREA, UNIT), reading.head().seq)
        gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason}
        changes: list[Change] = [expected, Update(AREA, uuid, version, gone), *freed]
        return store.write(changes, reason=f"作废调查区 {row['area_number'] or ''}：{reason}")

    return until_undisturbed(attempt, final={_CHANGED})


def assign_survey_areas(store: Store) -> Assigned:
    """Assign every current unit to the survey area that it overlaps most, or to none.

    Raises:
        LowUseError: What reading and writing raise.
        ConflictError: Others write faster than this can read and save.
    """

    def attempt() -> Assigned:
        with store.read() as reading:
            table = reading.table(UNIT)
            rows = table.select(["uuid", "row_version", "survey_area_uuid"]).to_rows()
            areas = reading.table(AREA)
            expected = ExpectNoChange((AREA, UNIT), reading.head().seq)
        found = areas_of(areas, decode_polygons(table["geom"]))
        changes = [
            Update(UNIT, row["uuid"], row["row_version"], {"survey_area_uuid": area})
            for row, area in zip(rows, found, strict=True)
            if row["survey_area_uuid"] != area
        ]
        receipt = None
        if changes:
            told = f"地块归入调查区 {len(changes)} 块"
            receipt = store.write([expected, *changes], reason=told)
        return Assigned(tuple(c.uuid for c in changes), found.count(None), receipt)

    return until_undisturbed(attempt)


def parcels_of_areas(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Return the parcels of each survey area: each parcel lies in the one that it overlaps most.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        areas = reading.table(AREA)
        parcels = reading.table("survey_area_parcels")
    keys, uuids_of = areas["uuid"].to_list(), parcels["uuid"].to_list()
    found: dict[str, list[str]] = {key: [] for key in keys}
    if not keys:
        return {}
    ground, land = decode_polygons(areas["geom"]), decode_polygons(parcels["wkb"])
    for rows in chunks(len(land)):
        pairs = overlaps(land[rows], ground)
        place = largest(pairs.where(pairs.matter), len(rows))
        for row in np.flatnonzero(place >= 0).tolist():
            found[keys[int(place[row])]].append(uuids_of[int(rows[row])])
    return {key: tuple(of) for key, of in found.items()}


class _Numbers:
    """Numbers of survey areas: district and serial, such as 440703001."""

    def __init__(self, reading: Reading) -> None:
        self._rows = reading.table("survey_area_numbers").to_rows()
        self._given = {row["area_number"]: row["uuid"] for row in self._rows}

    def take(self, wanted: str, district: str, uuid: str) -> str:
        """Return the number that was wanted, or the next one."""
        if wanted:
            if not _NUMBER.fullmatch(wanted):
                raise LowUseError("SURVEY_AREA_NUMBER_UNFIT", value=wanted)
            if self._given.get(wanted, uuid) != uuid:
                raise LowUseError("SURVEY_AREA_NUMBER_TAKEN", value=wanted)
            self._given[wanted] = uuid
            return wanted
        serial = 1
        while (number := f"{district}{serial:0{_SERIAL_DIGITS}d}") in self._given:
            serial += 1
        self._given[number] = uuid
        return number


@dataclass(frozen=True)
class _Drawn:
    """What is said of a survey area, with its shape and its district."""

    draft: SurveyAreaDraft
    shape: Geometries
    district: str


def _drawn(store: Store, drafts: Sequence[SurveyAreaDraft]) -> list[_Drawn]:
    """Return drafts with shape and district; where nobody said it, it is that of the parcels.

    Raises:
        LowUseError: As :func:`new_survey_areas`, but for the number.
    """
    shapes = np.concatenate([_shape(store.info.crs, draft) for draft in drafts])
    said = [draft.district.strip() for draft in drafts]
    asking = [place for place, district in enumerate(said) if not district]
    if asking:
        near = _districts(_parcels_near(store, shapes[asking]), shapes[asking])
        for place, district in zip(asking, near, strict=True):
            said[place] = district or _of_workspace(store)
    words = shipped().codes["district"].values
    if not words.keys() >= set(said):
        raise LowUseError("UNIT_DISTRICT_UNKNOWN", expected="、".join(words.values()))
    return [
        _Drawn(draft, shapes[place : place + 1], said[place]) for place, draft in enumerate(drafts)
    ]


def _shape(crs: str, draft: SurveyAreaDraft) -> Geometries:
    if not draft.name.strip():
        raise LowUseError("SURVEY_AREA_WITHOUT_NAME")
    if draft.shape is None:
        raise LowUseError("SURVEY_AREA_WITHOUT_SHAPE")
    return as_shapes([drawn_shape(draft.shape, crs)])


def _values(crs: str, drawn: _Drawn, numbers: _Numbers, uuid: str) -> dict[str, Value]:
    draft, shape, district = drawn.draft, drawn.shape, drawn.district
    area, epsg = plane_areas(shape, crs, np.array([district], dtype=object))
    wanted = (draft.area_number or "").strip()
    return {
        "geom": bytes(encode(shape).values[0]),
        "area_number": numbers.take(wanted, district, uuid),
        "name": draft.name.strip(),
        "district": district,
        "town": draft.town.strip() or None,
        "area_m2": float(area[0]),
        "area_epsg": int(epsg[0]),
        "remark": draft.remark.strip() or None,
    }


def _parcels_near(store: Store, shapes: Geometries) -> ColumnTable:
    with store.read() as reading:
        return reading.table("unit_parcels_near", boxes=boxes_of(shapes))


def _districts(parcels: ColumnTable, shapes: Geometries) -> list[str]:
    """Return the district of most of the parcels in each shape, empty where it has none."""
    pairs = overlaps(shapes, decode_polygons(parcels["wkb"]))
    codes = parcels["district"].to_list()
    areas: list[dict[str, float]] = [{} for _ in shapes]
    for unit, other, area in zip(
        pairs.unit.tolist(), pairs.other.tolist(), pairs.area_m2.tolist(), strict=True
    ):
        if code := codes[other]:
            areas[unit][code] = areas[unit].get(code, 0.0) + area
    return [max(found, key=lambda code: found[code], default="") for found in areas]


def _of_workspace(store: Store) -> str:
    return "" if store.info.district == WHOLE_CITY else store.info.district


def _row(reading: Reading, uuid: str, version: int) -> Mapping[str, Any]:
    row: Mapping[str, Any] | None = reading.row(AREA, uuid)
    if row is None or row["retired_at"] is not None:
        raise LowUseError("SURVEY_AREA_GONE")
    if row["row_version"] != version:
        label = " ".join(str(w) for w in (row["area_number"], row["name"]) if w)
        raise ConflictError(_CHANGED, area=label)
    return row

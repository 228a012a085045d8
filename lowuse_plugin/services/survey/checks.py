# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""质量检查 of survey units: what must be put right before the county identifies them, and more.

Whoever runs the list and whoever takes a step ask the same questions: what is an error in the list
hinders 县级认定.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.parcels.codes import CodeCheck, check_parcel_code, check_unit_code
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.checks import UnitFinding, found
from lowuse_plugin.domain.survey.steps import WITHDRAWN, area_blockers, example_blockers
from lowuse_plugin.domain.survey_units.fields import legacy_above
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Geometries
from lowuse_plugin.geometry.unit_overlap import overlaps
from lowuse_plugin.services.overlay.checks import overlay_findings
from lowuse_plugin.services.survey.rows import StoredUnit, every_unit, read_units
from lowuse_plugin.services.survey_units.legacy import read_legacies

_MALFORMED = frozenset({"CODE_OLD_OR_MALFORMED", "CODE_SERIAL_ZERO"})
"""What makes a code none (3.1); unknown letters and districts only make it doubtful."""
_CONTACT = {"contact_name": "联系人", "contact_phone": "联系电话", "renewal_will": "改造意愿"}
_OUT = frozenset({"not_low_efficiency", WITHDRAWN})
"""Tags of units that are no low-efficiency land: nothing is counted twice with them."""
_NOTHING_M2 = 0.01
_STEPS = 4


def check_units(
    store: Store, unit_uuids: Sequence[str] | None = None, progress: Progress | None = None
) -> tuple[UnitFinding, ...]:
    """Check survey units.

    Args:
        store: The workspace.
        unit_uuids: Which; when it is left out all that were not dismissed or removed.
        progress: Told after each group of checks.

    Returns:
        The findings, unit by unit in the order of the workspace.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``, ``INPUT_UNREADABLE``.
        CancelledError: The user asked to stop.
    """
    return look_at_units(store, unit_uuids, progress).findings


@dataclass(frozen=True)
class UnitCheck:
    """What a check found, and at how much it looked."""

    findings: tuple[UnitFinding, ...]
    units: int
    """How many units it looked at: nothing found in none says nothing."""
    overlaid_parcels: int
    """On so many parcels the overlay analysis found what hinders, whether they have units or not.
    """


def look_at_units(
    store: Store, unit_uuids: Sequence[str] | None = None, progress: Progress | None = None
) -> UnitCheck:
    """Check survey units and say at how many it looked.

    Args:
        store: The workspace.
        unit_uuids: Which; when it is left out all that were not dismissed or removed.
        progress: Told after each group of checks.

    Raises:
        LowUseError: As :func:`check_units`.
        CancelledError: The user asked to stop.
    """
    told = progress or SilentProgress()
    with store.read() as reading:
        wanted = every_unit(reading) if unit_uuids is None else tuple(unit_uuids)
        read = read_checks(reading, wanted, told)
        counts = reading.table("overlay_parcels_found").to_rows()
    findings = tuple(read.findings())
    told.step(_STEPS, _STEPS)
    return UnitCheck(findings, len(read.places), counts[0]["parcels"])


def hindering(read: ChecksRead) -> dict[str, tuple[Blocker, ...]]:
    """Return by unit what the checks have against 县级认定.

    Raises:
        LowUseError: As :func:`check_units`.
    """
    by_unit: dict[str, tuple[Blocker, ...]] = {}
    for each in read.findings():
        if each.blocks:
            by_unit[each.unit_uuid] = (
                *by_unit.get(each.unit_uuid, ()),
                Blocker(each.code, each.params),
            )
    return by_unit


@dataclass(frozen=True)
class _Shapes:
    """The units around those that are checked, with their shapes."""

    uuids: list[str]
    labels: list[str]
    areas: list[float | None]
    counts: np.ndarray[Any, np.dtype[np.bool_]]
    """Which are low-efficiency land, as far as decided."""
    geometries: Geometries

    def bounds_of(self, uuid: str) -> Bounds | None:
        """Return the box of a unit, None where it has no shape."""
        row = self.uuids.index(uuid) if uuid in self.uuids else -1
        if row < 0 or self.geometries[row] is None:
            return None
        box = shapely.bounds(self.geometries[row])
        return float(box[0]), float(box[1]), float(box[2]), float(box[3])


@dataclass(frozen=True)
class ChecksRead:
    """What was read of units that are checked; their shapes are compared when nobody waits.

    Attributes:
        places: The units.
        shapes: Theirs, and of the units around them.
        of_rows: What was found without comparing shapes.
        near: Rows of ``survey_three_old``.
    """

    places: Mapping[str, _Place]
    shapes: _Shapes
    of_rows: Sequence[UnitFinding]
    near: Sequence[Mapping[str, Any]]

    def findings(self) -> list[UnitFinding]:
        """Return the findings, unit by unit.

        Raises:
            LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
        """
        found = [
            *self.of_rows,
            *_shape_findings(self.shapes, self.places),
            *_three_old(self.near, self.shapes, self.places),
        ]
        order = {uuid: place for place, uuid in enumerate(self.places)}
        return sorted(found, key=lambda each: (order[each.unit_uuid], each.number))


_NO_SHAPES = _Shapes([], [], [], np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=object))


def read_checks(
    reading: Reading,
    wanted: Sequence[str],
    progress: Progress | None = None,
    *,
    returning: bool = False,
) -> ChecksRead:
    """Read what the checks of units look at.

    Args:
        reading: The state to read.
        wanted: Which; those that were dismissed or removed are left out.
        progress: Told after each group of checks.
        returning: Ended units are asked too, as if they counted again.

    Raises:
        LowUseError: As :func:`check_units`.
    """
    if not wanted:
        return ChecksRead({}, _NO_SHAPES, (), ())
    told = progress or SilentProgress()
    units = {
        uuid: unit
        for uuid, unit in read_units(reading, wanted).items()
        if returning or unit.facts.state not in chain.ENDED
    }
    names = json.dumps(list(units))
    told.step(1, _STEPS)
    shapes = _read_shapes(reading, names, units, units if returning else ())
    told.step(2, _STEPS)
    places = {uuid: _Place(unit, shapes) for uuid, unit in units.items()}
    findings = [each for unit in units.values() for each in _of_row(places[unit.uuid])]
    findings += _codes(reading, names, places)
    findings += _numbers(reading, names, places)
    findings += _legacy(reading, places)
    findings += _projects(reading, names, places)
    districts = {uuid: unit.facts.district or "" for uuid, unit in units.items()}
    for each in overlay_findings(reading, districts):
        findings.append(places[each.unit].found(each.code, each.params))
    near = reading.table("survey_three_old", units=names).to_rows()
    told.step(3, _STEPS)
    return ChecksRead(places, shapes, findings, near)


class _Place:
    """Makes findings of one unit."""

    def __init__(self, unit: StoredUnit, shapes: _Shapes) -> None:
        self.unit = unit
        self._bounds = None if unit.parcel_uuid else shapes.bounds_of(unit.uuid)

    def found(self, code: str, params: Mapping[str, object] | None = None) -> UnitFinding:
        """Return a finding of this unit."""
        return found(
            code,
            params or {},
            unit=self.unit.uuid,
            label=self.unit.label,
            parcel=self.unit.parcel_uuid,
            bounds=self._bounds,
        )


def _of_row(place: _Place) -> Iterator[UnitFinding]:
    """Yield what the unit itself and its tag lack."""
    facts, contact = place.unit.facts, place.unit.contact
    if not facts.district:
        yield place.found("UNIT_DISTRICT_MISSING")
    for blocker in area_blockers(facts.area_m2, facts.low_area_m2):
        yield place.found(blocker.code, blocker.params)
    if facts.changed and chain.position(facts.state) >= chain.position(chain.OFFICE_CHECKED):
        yield place.found("UNIT_CHANGED", {"what": tuple(facts.changed)})
    if not facts.tag_state or facts.tag_state == WITHDRAWN:
        yield place.found("SURVEY_NOT_TAGGED")
        return
    if not facts.kind:
        yield place.found("KIND_MISSING")
    if not facts.grounds:
        yield place.found("BASIS_MISSING")
    for blocker in example_blockers(facts.grounds):
        yield place.found(blocker.code)
    lacking = tuple(title for name, title in _CONTACT.items() if not contact[name].strip())
    if lacking:
        yield place.found("CONTACT_INCOMPLETE", {"fields": lacking})


def _codes(reading: Reading, names: str, places: Mapping[str, _Place]) -> Iterator[UnitFinding]:
    for row in reading.table("survey_codes", units=names).to_rows():
        place, parcel = places[row["survey_unit_uuid"]], row["label"]
        if not (row["parcel_code"] or row["unit_code"]):
            yield place.found("CODE_MISSING", {"field": f"宗地代码（{parcel}）"})
        for name, check in (("parcel_code", check_parcel_code), ("unit_code", check_unit_code)):
            if row[name]:
                yield from _code(place, row[name], check(row[name]), row[f"{name}_uses"])


def _code(place: _Place, code: str, check: CodeCheck, uses: int) -> Iterator[UnitFinding]:
    doubts = set(check.warnings)
    if doubts & _MALFORMED:
        yield place.found("CODE_STRUCTURE", {"value": code})
    elif doubts:
        yield place.found("CODE_UNUSUAL", {"value": code, "why": tuple(sorted(doubts))})
    if uses > 1:
        yield place.found("CODE_DUPLICATE", {"value": code, "count": uses})


def _numbers(reading: Reading, names: str, places: Mapping[str, _Place]) -> Iterator[UnitFinding]:
    for row in reading.table("survey_numbers", units=names).to_rows():
        if row["uses"] > 1:
            params = {"value": row["unit_number"], "count": row["uses"]}
            yield places[row["uuid"]].found("UNIT_NUMBER_DUPLICATE", params)


def _legacy(reading: Reading, places: Mapping[str, _Place]) -> Iterator[UnitFinding]:
    for uuid, rows in read_legacies(reading, list(places)).items():
        place = places[uuid]
        above = legacy_above([row.land.area_m2 for row in rows], place.unit.facts.area_m2)
        if above is not None:
            yield place.found("LEGACY_ABOVE_UNIT", above)


def _read_shapes(
    reading: Reading, names: str, units: Mapping[str, StoredUnit], counted: Collection[str]
) -> _Shapes:
    table = reading.table("survey_shapes", units=names)
    rows = table.to_rows()
    states = [row["survey_state"] or "" for row in rows]
    counts = [
        row["uuid"] in counted or (row["tag_state"] not in _OUT and state not in chain.ENDED)
        for row, state in zip(rows, states, strict=True)
    ]
    near = {row["uuid"] for row in rows}
    bare = [unit for uuid, unit in units.items() if uuid not in near]
    return _Shapes(
        [*(row["uuid"] for row in rows), *(unit.uuid for unit in bare)],
        [*(row["label"] for row in rows), *(unit.label for unit in bare)],
        [*(row["area_m2"] for row in rows), *(unit.facts.area_m2 for unit in bare)],
        np.asarray([*counts, *(False for _ in bare)], dtype=np.bool_),
        wkb.decode(column("wkb", [*(row["wkb"] for row in rows), *(None for _ in bare)])),
    )


def _shape_findings(shapes: _Shapes, places: Mapping[str, _Place]) -> Iterator[UnitFinding]:
    """Yield shapes that are missing or broken, and each pair of units that overlap, once."""
    geometries = shapes.geometries
    there = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    valid = shapely.is_valid(geometries)
    for row, uuid in enumerate(shapes.uuids):
        if uuid in places and not there[row]:
            yield places[uuid].found("UNIT_SHAPE_MISSING")
        elif uuid in places and not valid[row]:
            why = str(shapely.is_valid_reason(geometries[row]))
            yield places[uuid].found("UNIT_SHAPE_BROKEN", {"why": why})
    usable = np.flatnonzero(there & valid & shapes.counts)
    asked = np.asarray([row for row in usable if shapes.uuids[row] in places], dtype=np.int64)
    pairs = overlaps(geometries[asked], geometries[usable])
    pairs = pairs.where(pairs.matter)
    seen: set[frozenset[int]] = set()
    for one, other, share in zip(pairs.unit, pairs.other, pairs.unit_share, strict=True):
        row, beside = int(asked[one]), int(usable[other])
        key = frozenset((row, beside))
        if row == beside or key in seen:
            continue
        seen.add(key)
        area = float(share) * (shapes.areas[row] or float(shapely.area(geometries[row])))
        for mine, theirs in ((row, beside), (beside, row)):
            place = places.get(shapes.uuids[mine])
            if place is not None:
                params = {"other": shapes.labels[theirs], "value": shown_number(area, places=2)}
                yield place.found("UNIT_OVERLAP", params)


def _three_old(
    rows: Sequence[Mapping[str, Any]], shapes: _Shapes, places: Mapping[str, _Place]
) -> Iterator[UnitFinding]:
    """Yield the 三旧 areas that a unit overlaps: another regime may hold there (Y-28)."""
    at = {uuid: row for row, uuid in enumerate(shapes.uuids)}
    areas = wkb.decode_polygons(column("wkb", [row["wkb"] for row in rows]))
    for row, area in zip(rows, areas, strict=True):
        unit = shapes.geometries[at[row["survey_unit_uuid"]]]
        if unit is None or area is None or not (shapely.is_valid(unit) and shapely.is_valid(area)):
            continue
        share = float(shapely.area(shapely.intersection(unit, area)) / shapely.area(unit))
        common = share * (shapes.areas[at[row["survey_unit_uuid"]]] or float(shapely.area(unit)))
        if common > _NOTHING_M2:
            name = row["register_no"] or row["name"] or "三旧"
            params = {"name": name, "value": shown_number(common, places=2)}
            yield places[row["survey_unit_uuid"]].found("UNIT_IN_THREE_OLD", params)


def _projects(reading: Reading, names: str, places: Mapping[str, _Place]) -> Iterator[UnitFinding]:
    for row in reading.table("survey_projects", units=names).to_rows():
        params = {"project": " ".join(filter(None, (row["project_code"], row["name"])))}
        yield places[row["survey_unit_uuid"]].found("UNIT_IN_PROJECT", params)

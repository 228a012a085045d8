# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading what stands on 《低效用地调查认定表》 and 《低效用地汇总表》, in one read transaction.

Never from layers: what is printed is what the workspace holds at that moment (D5).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.display import shown_code, shown_day, shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.survey.procedure import standing
from lowuse_plugin.domain.survey_units.sheet import (
    SheetLegacy,
    SheetOrigin,
    SheetParcel,
    SheetStep,
    SheetSurvey,
    SheetThreeOld,
    UnitSheet,
    UnitSummary,
)
from lowuse_plugin.services.identification.identify import read_facts
from lowuse_plugin.services.survey.grounds import judged
from lowuse_plugin.services.survey_units.sheet_land import land_of, number, taxes_of, uses_of
from lowuse_plugin.services.survey_units.sheet_reasons import (
    Assessed,
    assessed_parcels,
    bases_of,
    controls_of,
    reasons_of,
    tag_of,
)
from lowuse_plugin.services.survey_units.sheet_three_old import three_old_of

Row = Mapping[str, Any]
Rows = Mapping[str, list[Row]]


def unit_sheets(
    store: Store,
    unit_uuids: Sequence[str],
    *,
    with_phone: bool = False,
    on: date | None = None,
    progress: Progress | None = None,
) -> tuple[UnitSheet, ...]:
    """Return the sheets of units in the given order; all rest on one state of the workspace.

    Args:
        store: The workspace.
        unit_uuids: Current units; what is named twice comes once.
        with_phone: Whether the telephone number of the contact is wanted: it is personal.
        on: Day that is printed and before whose year taxes count; today when left out.
        progress: Is told how far it is.

    Raises:
        LowUseError: ``UNITS_UNKNOWN``: one of them is not current; what the store says.
        CancelledError: The user asked to stop.
    """
    wanted = tuple(dict.fromkeys(unit_uuids))
    day = on or office_today()
    told = progress or SilentProgress()
    told.step(0, max(1, len(wanted)))
    with store.read() as reading:
        found = _read(reading, wanted, day)
        origin = _origin(store, reading, day)
    sheets = {}
    for done, unit in enumerate(found.units):
        told.step(done, len(found.units))
        sheets[unit["uuid"]] = _sheet(unit, found, origin, with_phone=with_phone)
    missing = [uuid for uuid in wanted if uuid not in sheets]
    if missing or not wanted:
        raise LowUseError("UNITS_UNKNOWN", count=len(missing), expected=len(wanted))
    return tuple(sheets[uuid] for uuid in wanted)


def summary(
    store: Store,
    unit_uuids: Sequence[str],
    *,
    scope: str = "",
    on: date | None = None,
    progress: Progress | None = None,
) -> UnitSummary:
    """Return 《低效用地汇总表》 of units; those that do not count are left out and counted.

    Raises:
        LowUseError: As :func:`unit_sheets`.
    """
    sheets = unit_sheets(store, unit_uuids, on=on, progress=progress)
    return summary_of(sheets, place=shown_district(store.info.district), scope=scope)


def summary_of(sheets: Sequence[UnitSheet], *, place: str, scope: str = "") -> UnitSummary:
    """Return the summary of sheets of one state.

    Args:
        sheets: At least one.
        place: Stands in the title.
        scope: What was chosen, in words.
    """
    standing = [sheet for sheet in sheets if sheet.stands]
    standing.sort(key=_in_order)
    return UnitSummary(
        title=f"{place}低效用地汇总表",
        scope=scope,
        sheets=tuple(standing),
        left_out=len(sheets) - len(standing),
        origin=sheets[0].origin,
    )


def _in_order(sheet: UnitSheet) -> tuple[str, ...]:
    """Return what units are ordered by; one without a number by its first parcel."""
    first = sheet.parcels[0].label if sheet.parcels else ""
    return (sheet.district, sheet.town, sheet.number, first, sheet.unit_uuid)


@dataclass(frozen=True)
class _Found:
    """What was read, by unit."""

    units: Sequence[Row]
    parcels: Rows
    holders: Rows
    tags: Rows
    bases: Rows
    legacy: Rows
    steps: Rows
    controls: Rows
    near: ColumnTable
    """三旧 areas whose boxes touch."""
    with_three_old: frozenset[str]
    """Districts whose 三旧 areas the workspace holds."""
    links: ColumnTable
    years: ColumnTable
    assessed: Mapping[str, Assessed]
    """By parcel."""
    enterprises: Rows
    """By parcel."""

    @cached_property
    def three_old(self) -> Mapping[str, tuple[SheetThreeOld, ...]]:
        """Return the 三旧 areas of each unit, measured when the state is read no more."""
        return three_old_of(self.units, self.near)


def _read(reading: Reading, wanted: Sequence[str], on: date) -> _Found:
    chosen = json.dumps(list(wanted))

    def rows(query: str) -> list[Row]:
        return list(reading.table(f"sheet_unit_{query}", uuids=chosen).to_rows())

    units, parcels = rows("units"), rows("parcels")
    links = read_facts(reading, list(dict.fromkeys(row["uuid"] for row in parcels))).links
    return _Found(
        units=units,
        parcels=_by("survey_unit_uuid", parcels),
        holders=_by("parcel_uuid", rows("holders")),
        tags=_by("survey_unit_uuid", rows("tags")),
        bases=_by("tag_uuid", judged(reading, rows("bases"))),
        legacy=_by("survey_unit_uuid", rows("legacy")),
        steps=_by("survey_unit_uuid", rows("steps")),
        controls=_by("survey_unit_uuid", rows("controls")),
        near=reading.table("sheet_unit_three_old", uuids=chosen),
        with_three_old=_districts(reading.table("project_three_old_layer")),
        links=links,
        years=reading.table("sheet_unit_years", uuids=chosen),
        assessed=assessed_parcels(reading, rows("assessments"), on),
        enterprises=_by("parcel_uuid", rows("enterprises")),
    )


def _districts(layer: ColumnTable) -> frozenset[str]:
    """Return the districts of the 三旧 layer; an area that names none counts for all."""
    found = layer["district"].to_list()
    return frozenset(DISTRICTS if None in found else found)


def _by(column: str, rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _origin(store: Store, reading: Reading, on: date) -> SheetOrigin:
    head = reading.head()
    return SheetOrigin(store.info.store_id, head.seq, head.hash, on, store.info.training)


def _sheet(unit: Row, found: _Found, origin: SheetOrigin, *, with_phone: bool) -> UnitSheet:
    uuid = unit["uuid"]
    rows = found.parcels.get(uuid, [])
    parcels = tuple(_parcel(row, found.holders.get(row["uuid"], [])) for row in rows)
    firms = [_text(each["name"]) for row in rows for each in found.enterprises.get(row["uuid"], [])]
    tag, bases = tag_of(found.tags.get(uuid, []), found.bases)
    reasons = reasons_of(parcels, found.assessed)
    kept = bases_of(bases)
    controls = controls_of(parcels, found.controls.get(uuid, []))
    sound = bool(kept.bases) and not kept.example  # another basis than an example carries it
    rules = tuple(r for r in reasons.rules if not (sound and r.example))
    checks = tuple(c for c in controls if not (sound and c.example))
    dropped = kept.omitted | {r.code for r in reasons.hits if r not in rules}
    omitted = len(dropped) + len(controls) - len(checks)
    state = standing(unit["survey_state"], tag.state)
    return UnitSheet(
        unit_uuid=uuid,
        number=_text(unit["unit_number"]),
        name=_text(unit["unit_name"]),
        district=unit["district"],
        district_name=shown_district(unit["district"]),
        town=_text(unit["town"]) or _only(row["town"] for row in rows),
        area_number=_text(unit["area_number"]),
        area_name=_text(unit["area_name"]),
        whole_parcels=bool(unit["whole_parcels"]),
        unregistered=bool(unit["unregistered"]),
        survey_state=state,
        state_title=shown_code("submission_state", state),
        parcels=parcels,
        land=land_of(unit, rows, firms),
        uses=uses_of(rows),
        taxes=taxes_of(rows, *_of_parcels(rows, found), origin.on.year),
        tag=tag,
        bases=kept.bases,
        assessed="" if sound and reasons.example else reasons.word,
        stale=reasons.stale,
        rules=rules,
        omitted=omitted,
        example=kept.example
        or any(r.example for r in rules)
        or any(c.example for c in checks)
        or (not sound and reasons.example),
        legacy=tuple(_legacy(row) for row in found.legacy.get(uuid, [])),
        survey=_survey(unit, with_phone=with_phone),
        three_old=found.three_old.get(uuid, ()),
        three_old_known=unit["district"] in found.with_three_old,
        controls=checks,
        steps=tuple(_step(row) for row in found.steps.get(uuid, [])),
        origin=origin,
        shape=unit["geom"],
    )


def _of_parcels(rows: Sequence[Row], found: _Found) -> tuple[ColumnTable, ColumnTable]:
    """Return the land and the taxes of the enterprises of some parcels, and of no others."""
    here = {row["uuid"] for row in rows}
    parcels = found.links["parcel_uuid"].to_list()
    firms = found.links["enterprise_uuid"].to_list()
    mine = {firm for parcel, firm in zip(parcels, firms, strict=True) if parcel in here}
    years = found.years["enterprise_uuid"].to_list()
    return (
        found.links.take(np.array([firm in mine for firm in firms], np.bool_)),
        found.years.take(np.array([firm in mine for firm in years], np.bool_)),
    )


def _parcel(row: Row, holders: Sequence[Row]) -> SheetParcel:
    named = [_holder(holder) for holder in holders]
    return SheetParcel(
        uuid=row["uuid"],
        code=_text(row["parcel_code"]),
        unit_code=_text(row["unit_code"]),
        certificate_no=_text(row["certificate_no"]),
        address=_text(row["address"]),
        holders=tuple(dict.fromkeys(named or filter(None, [_text(row["holder_name"])]))),
        registered_m2=number(row["registered_area_m2"]),
        plane_m2=number(row["plane_area_m2"]),
        member_m2=number(row["member_m2"]),
    )


def _holder(row: Row) -> str:
    share = f"（{row['share']}）" if row["share"] and row["share"] not in ("1", "1/1") else ""
    return f"{_text(row['name'])}{share}"


def _legacy(row: Row) -> SheetLegacy:
    kind = _text(row["legacy_kind"])
    return SheetLegacy(
        kind=kind,
        title=shown_code("legacy_kind", kind),
        area_m2=number(row["area_m2"]),
        used_since=_text(row["used_since"]),
        penalty_no=_text(row["penalty_no"]),
        basis=_text(row["basis"]),
    )


def _step(row: Row) -> SheetStep:
    return SheetStep(
        action=shown_code("survey_action", row["action"]),
        to_state=shown_code("submission_state", row["to_state"]),
        done_by=_text(row["done_by"]),
        done_on=shown_day(row["done_on"]) if row["done_on"] else "",
        document_no=_text(row["document_no"]),
        opinion=_text(row["opinion"]),
    )


def _survey(unit: Row, *, with_phone: bool) -> SheetSurvey:
    def word(column: str, code_list: str) -> str:
        return shown_code(code_list, unit[column]) if unit[column] else ""

    disputes = (unit["disputes"] or "").split()
    survey = SheetSurvey(
        disputes="、".join(shown_code("dispute_kind", each) for each in disputes),
        dispute_text=_text(unit["dispute_text"]),
        idle_land=word("idle_land", "yes_no_unknown"),
        not_supplied=word("not_supplied", "yes_no_unknown"),
        urban_village=word("urban_village", "yes_no_unknown"),
        contact_name=_text(unit["contact_name"]),
        renewal_will=word("renewal_will", "renewal_will"),
        renewal_mode=word("renewal_mode", "renewal_mode"),
        not_now_reason=word("not_now_reason", "not_now_reason"),
        not_now_text=_text(unit["not_now_text"]),
        remark=_text(unit["remark"]),
    )
    return replace(survey, contact_phone=_text(unit["contact_phone"])) if with_phone else survey


def _only(values: Iterable[str | None]) -> str:
    """Return the one text that all parcels have, empty where they differ."""
    found = set(filter(None, values))
    return found.pop() if len(found) == 1 else ""


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()

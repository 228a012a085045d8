# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""调查信息: what people know of a survey unit beside its tag, read and saved.

One unit is saved on the version that was read; of many units only what was touched is set.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    ExpectRow,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.survey.procedure import FILED, REMOVED, is_decided, standing
from lowuse_plugin.domain.survey_units.fields import (
    DECIDED_COLUMNS,
    DETAIL_COLUMNS,
    LegacyLand,
    check_details,
    check_legacy,
)
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey_units import legacy as unit_legacy
from lowuse_plugin.services.survey_units.legacy import LegacyRow

__all__ = [
    "DetailsSaved",
    "LegacyLand",
    "LegacyRow",
    "UnitDetails",
    "read_unit_details",
    "save_unit_details",
    "set_unit_details",
]

_UNIT = "survey_unit"
_NOT_LEGACY = "登记有误，删去"
"""Why a legacy row leaves: nothing is deleted, it is retired (D7)."""
_RESTS_ON = (unit_legacy.TABLE, "tag")
"""Tables that no version of a unit tells of: its legacy land, and in an older workspace the tag
that says whether the county has decided."""
_ROW_CHANGED = "ROW_CHANGED"


@dataclass(frozen=True)
class UnitDetails:
    """A unit as it stands."""

    uuid: str
    version: int
    values: Mapping[str, Value]
    """By column, those of :data:`~lowuse_plugin.domain.survey_units.fields.DETAIL_COLUMNS`."""
    legacy: tuple[LegacyRow, ...]
    kinds: tuple[str, ...]
    """Of the tag that counts, the primary one first; empty without."""
    state: str | None
    """Code list ``tag_state``."""
    survey_state: str | None
    """Code list ``submission_state``."""
    area_m2: float | None
    label: str
    """Its number or name, else the parcels that it is made of."""
    members: int
    """How many parcels."""
    whole_parcels: bool
    parcels: tuple[str, ...] = ()
    """They themselves."""

    @property
    def stands(self) -> str:
        """Where it stands on its way, also in an older workspace; code list of the state."""
        return standing(self.survey_state, self.state)

    @property
    def read_only(self) -> bool:
        """Whether it is filed or removed from the database (A-38)."""
        return self.stands in FILED or self.stands == REMOVED

    @property
    def is_decided(self) -> bool:
        """Whether the county has decided: areas and legacy land only change after a return."""
        return is_decided(self.stands)


@dataclass(frozen=True)
class DetailsSaved:
    """What a save of details wrote."""

    units: tuple[str, ...]
    receipt: Receipt | None
    """None where everything stood so already."""


def read_unit_details(
    store: Store, *, parcel: str = "", unit: str = "", parcels: Sequence[str] = ()
) -> tuple[UnitDetails, ...]:
    """Return the current units of parcels, or one unit.

    Args:
        store: The workspace.
        parcel: A parcel.
        unit: A unit.
        parcels: More parcels.
    """
    chosen = [*([parcel] if parcel else ()), *parcels]
    with store.read() as reading:
        return details_of(reading, parcels=chosen, units=[unit] if unit else [])


def details_of(
    reading: Reading, *, parcels: Sequence[str] = (), units: Sequence[str] = ()
) -> tuple[UnitDetails, ...]:
    """Return units from a state that is being read, as :func:`read_unit_details`."""
    rows = reading.table(
        "unit_details", parcels=json.dumps(list(parcels)), units=json.dumps(list(units))
    ).to_rows()
    legacies = unit_legacy.read_legacies(reading, [row["uuid"] for row in rows])
    return tuple(_details(row, legacies.get(row["uuid"], ())) for row in rows)


def save_unit_details(
    store: Store,
    uuid: str,
    version: int,
    values: Mapping[str, Value],
    legacy: Sequence[LegacyRow] | None = None,
    *,
    removed: Sequence[LegacyRow] = (),
    by: str = "",
) -> DetailsSaved:
    """Save what was changed of one unit, only on the version that was read.

    Args:
        store: The workspace.
        uuid: The unit.
        version: Its version as it was read.
        values: Changed columns.
        legacy: Its legacy land as it is to be; new ones have no uuid. What is not named, such as
            what a colleague entered meanwhile, stays. None leaves all.
        removed: Legacy land that was entered by mistake, as it was read.
        by: Who enters it.

    Raises:
        ConflictError: ``ROW_CHANGED``: a colleague changed the unit or its legacy land since; or
            others write faster than this can read and save.
        LowUseError: ``UNITS_UNKNOWN``, ``UNIT_READ_ONLY``, ``UNIT_AREA_DECIDED``,
            ``LEGACY_ELSEWHERE`` (unit), and as
            :func:`~lowuse_plugin.domain.survey_units.fields.check_details` and
            :func:`~lowuse_plugin.domain.survey_units.fields.check_legacy` say.
    """
    return until_undisturbed(
        lambda: _save(store, (uuid, version), values, legacy, removed=removed, by=by),
        final={_ROW_CHANGED},
    )


def _save(
    store: Store,
    read: tuple[str, int],
    values: Mapping[str, Value],
    legacy: Sequence[LegacyRow] | None,
    *,
    removed: Sequence[LegacyRow],
    by: str,
) -> DetailsSaved:
    """Save on one state of the workspace; ``read`` are uuid and version of the unit."""
    uuid, version = read
    with store.read() as reading:
        found = details_of(reading, units=[uuid])
        _refuse_gone([uuid], found)
        unit_legacy.refuse_elsewhere(
            reading, uuid, [row.uuid for row in (*(legacy or ()), *removed)], found[0].label
        )
        seq = reading.head().seq
    _refuse_read_only(found)
    unit = found[0]
    stored = _changed(unit, check_details(values, unit.area_m2, unit=unit.label))
    changes: list[Change] = []
    if legacy is not None:
        named = {row.uuid for row in (*legacy, *removed)}
        after = [*legacy, *(row for row in unit.legacy if row.uuid not in named)]
        check_legacy([row.land for row in after], unit.area_m2, office_today(), unit=unit.label)
        changes = [*_legacy_changes(unit, legacy, by), *_retired(removed)]
    if not stored and not changes:
        return DetailsSaved((), None)
    decided = [unit] if changes or DECIDED_COLUMNS & stored.keys() else []
    _refuse_decided(decided)
    own: Change = (
        Update(_UNIT, uuid, version, stored) if stored else ExpectRow(_UNIT, uuid, version)
    )
    still = [ExpectNoChange(_RESTS_ON, seq)] if decided else []
    receipt = store.write([*still, own, *changes], reason=f"登记调查信息 {unit.label}")
    return DetailsSaved((uuid,), receipt)


def set_unit_details(
    store: Store,
    uuids: Sequence[str],
    values: Mapping[str, Value],
    legacy: Sequence[LegacyLand] = (),
    *,
    by: str = "",
) -> DetailsSaved:
    """Set only the given columns on many units in one save.

    What colleagues change beside it is kept. Legacy land takes the place of what a unit has of the
    same kind.

    Raises:
        LowUseError: As :func:`save_unit_details`, naming the unit.
    """
    wanted = tuple(dict.fromkeys(uuids))
    return until_undisturbed(lambda: _set(store, wanted, values, legacy, by))


def _set(
    store: Store,
    wanted: Sequence[str],
    values: Mapping[str, Value],
    legacy: Sequence[LegacyLand],
    by: str,
) -> DetailsSaved:
    with store.read() as reading:
        found = details_of(reading, units=wanted)
        seq = reading.head().seq
    _refuse_gone(wanted, found)
    _refuse_read_only(found)
    changes: list[Change] = []
    written: list[str] = []
    decided: list[UnitDetails] = []
    today = office_today()
    for unit in found:
        stored = _changed(unit, check_details(values, unit.area_m2, unit=unit.label))
        own: list[Change] = []
        given = {land.legacy_kind: land for land in legacy}
        kept = [row for row in unit.legacy if row.land.legacy_kind not in given]
        known = {row.land.legacy_kind: row for row in unit.legacy}
        after = [
            *kept,
            *(
                LegacyRow(known[kind].uuid, known[kind].version, land)
                if kind in known
                else LegacyRow("", 0, land)
                for kind, land in given.items()
            ),
        ]
        if legacy:
            check_legacy([row.land for row in after], unit.area_m2, today, unit=unit.label)
            own += _legacy_changes(unit, after, by)
        if own or DECIDED_COLUMNS & stored.keys():
            decided.append(unit)
        if stored:
            own.append(Update(_UNIT, unit.uuid, unit.version, stored))
        elif own:
            own.append(ExpectRow(_UNIT, unit.uuid, unit.version))
        if own:
            written.append(unit.uuid)
            changes += own
    _refuse_decided(decided)
    if not changes:
        return DetailsSaved((), None)
    still = [ExpectNoChange(_RESTS_ON, seq)] if decided else []
    receipt = store.write([*still, *changes], reason=f"登记调查信息 {len(written)} 个地块")
    return DetailsSaved(tuple(written), receipt)


def _details(row: Mapping[str, Any], legacy: Sequence[LegacyRow]) -> UnitDetails:
    others = str(row["other_kinds"] or "").split()
    return UnitDetails(
        uuid=row["uuid"],
        version=row["row_version"],
        values={name: row[name] for name in DETAIL_COLUMNS},
        legacy=tuple(legacy),
        kinds=(row["kind"], *others) if row["kind"] else (),
        state=row["state"],
        survey_state=row["survey_state"],
        area_m2=row["area_m2"],
        label=row["label"] or row["parcels"] or "",
        members=row["members"],
        whole_parcels=bool(row["whole_parcels"]),
        parcels=tuple((row["parcel_uuids"] or "").split()),
    )


def _changed(unit: UnitDetails, values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if unit.values[name] != value}


def _legacy_changes(unit: UnitDetails, wanted: Sequence[LegacyRow], by: str) -> list[Change]:
    """Return what makes legacy land of a unit say what is wanted, on the versions that were read.

    A row that somebody retired since is written too: the store tells the conflict.
    """
    changes: list[Change] = []
    stored = {row.uuid: row for row in unit.legacy}
    for row in wanted:
        if not row.uuid:
            values = unit_legacy.new_values(unit.uuid, row.land, by)
            changes.append(Insert(unit_legacy.TABLE, unit_legacy.new_uuid(), values))
            continue
        known = stored.get(row.uuid)
        if known is None:
            changes.append(ExpectRow(unit_legacy.TABLE, row.uuid, row.version))
            continue
        base = LegacyRow(row.uuid, row.version, known.land)
        update = unit_legacy.replaced(base, row.land, by)
        if update is not None:
            changes.append(update)
    return changes


def _retired(rows: Sequence[LegacyRow]) -> list[Change]:
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": _NOT_LEGACY}
    return [Update(unit_legacy.TABLE, row.uuid, row.version, gone) for row in rows if row.uuid]


def _refuse_gone(wanted: Sequence[str], found: Sequence[UnitDetails]) -> None:
    missing = set(wanted).difference(unit.uuid for unit in found)
    if missing or not wanted:
        raise LowUseError("UNITS_UNKNOWN", count=len(missing), expected=len(wanted))


def _refuse_read_only(found: Sequence[UnitDetails]) -> None:
    filed = [unit for unit in found if unit.read_only]
    if filed:
        state = shown_code("submission_state", filed[0].stands)
        raise LowUseError("UNIT_READ_ONLY", count=len(filed), first=filed[0].label, state=state)


def _refuse_decided(changed: Sequence[UnitDetails]) -> None:
    """Refuse other areas or legacy land than what the county has decided on (A-38).

    Raises:
        LowUseError: ``UNIT_AREA_DECIDED`` (count, first, state).
    """
    decided = [unit for unit in changed if unit.is_decided]
    if decided:
        state = shown_code("submission_state", decided[0].stands)
        raise LowUseError(
            "UNIT_AREA_DECIDED", count=len(decided), first=decided[0].label, state=state
        )

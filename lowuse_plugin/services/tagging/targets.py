# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The survey units that a decision is about, as they are, and which of them may be decided."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.survey.procedure import is_decided, standing

Row = Mapping[str, Any]
_NAMED = 3
"""So many units are named in a refusal."""


@dataclass(frozen=True)
class Target:
    """What gets a tag: a unit that is there, or the one that is made of a parcel."""

    parcels: tuple[Row, ...]
    """Its current members, as the query ``tag_parcels`` gives them."""
    unit: Row | None
    """As the query ``tag_units`` gives it, None for a parcel that lies in no unit yet."""

    @property
    def area_m2(self) -> float | None:
        """Area of the unit."""
        area: float | None = self.parcels[0]["plane_area_m2"] if self.unit is None else (
            self.unit["area_m2"]
        )  # fmt: skip
        return area

    @property
    def low_area_m2(self) -> float | None:
        """Area that counts as low-efficient."""
        if self.unit is None:
            return self.area_m2
        low: float | None = self.unit["low_efficiency_area_m2"]
        return self.area_m2 if low is None else low

    @property
    def is_composite(self) -> bool:
        """Whether it is more, or less, than one whole parcel: a person says that it is meant."""
        return self.unit is not None and not _is_own(self.unit)

    @property
    def standing(self) -> str:
        """Where it stands on its way, code list ``submission_state``."""
        unit = self.unit or {}
        return standing(unit.get("survey_state"), unit.get("state"))

    @property
    def label(self) -> str:
        """How people know it."""
        if self.unit is not None and self.unit["label"]:
            return str(self.unit["label"])
        return "、".join(parcel_label(row) for row in self.parcels[:_NAMED])


def parcel_label(row: Row) -> str:
    """Return the code of a parcel, else its number in the workspace."""
    return str(row["label"] or f"#{row['fid']}")


@dataclass(frozen=True)
class _Found:
    parcels: Mapping[str, Row]
    units: Mapping[str, Row]
    members: Mapping[str, Sequence[str]]
    """Parcels by unit."""


def targets_of_parcels(
    reading: Reading, wanted: Sequence[str], words: tuple[str | None, str | None], *, through: bool
) -> list[Target]:
    """Return the units of parcels; a parcel without one makes its own.

    Args:
        reading: The state to read.
        wanted: Parcels.
        words: Text and clause of a basis, to learn which units have it already.
        through: Whether a parcel stands for every unit that it lies in, also for those of several
            parcels and of parts.

    Raises:
        LowUseError: ``PARCELS_UNKNOWN``, ``TAG_NEEDS_CHOICE``.
    """
    found = _read(reading, wanted, (), words)
    missing = set(wanted).difference(found.parcels)
    if missing or not wanted:
        raise LowUseError("PARCELS_UNKNOWN", count=len(missing), expected=len(wanted))
    units_of: defaultdict[str, list[str]] = defaultdict(list)
    for unit, parcels in found.members.items():
        for parcel in parcels:
            units_of[parcel].append(unit)
    if not through:
        _refuse_shared(wanted, units_of, found)
    units = dict.fromkeys(unit for parcel in wanted for unit in units_of.get(parcel, ()))
    targets = [_of_unit(found, unit) for unit in units]
    return targets + [
        Target((found.parcels[parcel],), None) for parcel in wanted if parcel not in units_of
    ]


def targets_of_units(
    reading: Reading, wanted: Sequence[str], words: tuple[str | None, str | None]
) -> list[Target]:
    """Return current units with their members.

    Raises:
        LowUseError: ``UNITS_UNKNOWN``.
    """
    found = _read(reading, (), wanted, words)
    missing = [uuid for uuid in wanted if uuid not in found.units]
    if missing or not wanted:
        raise LowUseError("UNITS_UNKNOWN", count=len(missing), expected=len(wanted))
    return [_of_unit(found, uuid) for uuid in wanted]


def refuse_decided(targets: Iterable[Target]) -> None:
    """Refuse units of which the county, or who is above it, has decided.

    Raises:
        LowUseError: ``UNIT_DECIDED``.
    """
    decided = [target for target in targets if is_decided(target.standing)]
    if decided:
        state = shown_code("submission_state", decided[0].standing)
        raise LowUseError("UNIT_DECIDED", count=len(decided), first=decided[0].label, state=state)


def _read(
    reading: Reading,
    parcels: Sequence[str],
    units: Sequence[str],
    words: tuple[str | None, str | None],
) -> _Found:
    text, clause = words
    found = reading.table(
        "tag_units", parcels=json.dumps(list(parcels)), units=json.dumps(list(units)),
        text=text or "", clause=clause or None,
    ).to_rows()  # fmt: skip
    by_unit: dict[str, list[str]] = {row["uuid"]: [] for row in found}
    for row in reading.table("tag_members", units=json.dumps(list(by_unit))).to_rows():
        by_unit[row["survey_unit_uuid"]].append(row["parcel_uuid"])
    every = dict.fromkeys([*parcels, *(p for members in by_unit.values() for p in members)])
    rows = reading.table("tag_parcels", uuids=json.dumps(list(every))).to_rows()
    return _Found({row["uuid"]: row for row in rows}, {row["uuid"]: row for row in found}, by_unit)


def _of_unit(found: _Found, uuid: str) -> Target:
    members = (found.parcels.get(parcel) for parcel in found.members[uuid])
    return Target(tuple(row for row in members if row is not None), found.units[uuid])


def _refuse_shared(
    wanted: Sequence[str], units_of: Mapping[str, Sequence[str]], found: _Found
) -> None:
    """Refuse parcels that are not one unit by themselves: a person chooses what is meant."""
    shared = [
        parcel
        for parcel in wanted
        if any(not _is_own(found.units[unit]) for unit in units_of.get(parcel, ()))
    ]
    if not shared:
        return
    units = dict.fromkeys(unit for parcel in shared for unit in units_of[parcel])
    names = [_of_unit(found, unit).label for unit in units]
    raise LowUseError(
        "TAG_NEEDS_CHOICE",
        count=len(shared),
        parcel=parcel_label(found.parcels[shared[0]]),
        units="、".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else ""),
        unit_uuids=tuple(units),
    )


def _is_own(unit: Row) -> bool:
    return bool(unit["members"] == 1 and unit["whole_parcels"])

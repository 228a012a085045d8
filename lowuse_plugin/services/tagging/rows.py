# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The rows that a decision writes: unit, members, tags, bases, details and legacy land."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.ports import Change, Update, Value
from lowuse_plugin.domain.survey.procedure import DRAFT, SUSPECTED
from lowuse_plugin.domain.survey_units.fields import check_details, check_legacy
from lowuse_plugin.domain.tag_grounds import Ground, rests_on_examples
from lowuse_plugin.services.rows.new_rows import NewRows
from lowuse_plugin.services.survey_units import legacy as unit_legacy
from lowuse_plugin.services.survey_units.numbers import Numbers
from lowuse_plugin.services.tagging.bases import Basis
from lowuse_plugin.services.tagging.targets import Row, Target, parcel_label

if TYPE_CHECKING:
    from lowuse_plugin.services.tagging.parcels import Decision

_WITHDRAWN = "withdrawn"
_TABLES = ("survey_unit", "survey_unit_parcel", "tag", "tag_basis", unit_legacy.TABLE)
"""Each behind those that its rows refer to."""
_WHOLE = "parcel"
"""Code list ``unit_source``: the unit is a whole parcel."""


class TagRows:
    """Gathers the rows of one decision, unit by unit."""

    def __init__(
        self, decision: Decision, legacies: unit_legacy.Legacies, numbers: Numbers, today: date
    ) -> None:
        """Begin with nothing.

        Args:
            decision: What is decided.
            legacies: Stored legacy land of the units that are there.
            numbers: Gives new units their readable numbers.
            today: The day in the office.
        """
        self._decision = decision
        self._legacies = legacies
        self._numbers = numbers
        self._today = today
        self._new = NewRows(*_TABLES)
        self._updates: list[Update] = []
        self.units: list[str] = []
        """Units of which something is written."""
        self.example = False
        """Whether a tag rests on example rules."""

    def changes(self) -> list[Change]:
        """Return everything that is written."""
        return [*self._updates, *self._new.changes(self._decision.decided_by)]

    def add(self, target: Target, bases: Sequence[tuple[Row, Basis]], *, retag: bool) -> None:
        """Write the decision of one unit.

        Args:
            target: The unit.
            bases: Rules that hit its parcels, each with the parcel.
            retag: Whether it gets a new tag; else only what is known beside it.

        Raises:
            LowUseError: As the checks of :mod:`~lowuse_plugin.domain.survey_units.fields` say.
        """
        details: dict[str, Value] = {}
        if self._decision.state != _WITHDRAWN:
            details = details_of(self._decision.details, target)
        unit = self._unit(target, details, by_rule=bool(bases))
        self.units.append(unit)
        if self._decision.legacy and self._decision.state != _WITHDRAWN:
            self._legacy(unit, target)
        if retag:
            self._tag(unit, target, bases)

    def _unit(self, target: Target, details: Mapping[str, Value], *, by_rule: bool) -> str:
        """Return the unit, with its details written; a parcel without one gets it."""
        state = SUSPECTED if by_rule else DRAFT
        if target.unit is None:
            return self._new_unit(target.parcels[0], {"survey_state": state, **details})
        values = dict(details)
        if target.unit["survey_state"] is None:
            values["survey_state"] = state
        if values:
            version = int(target.unit["row_version"])
            self._updates.append(Update("survey_unit", target.unit["uuid"], version, values))
        return str(target.unit["uuid"])

    def _new_unit(self, parcel: Row, values: Mapping[str, Value]) -> str:
        area = parcel["plane_area_m2"]
        unit = self._new.add(
            "survey_unit",
            {
                "geom": parcel["geom"],
                "unit_number": self._numbers.next(parcel["district"]),
                "district": parcel["district"],
                "town": parcel["town"],
                "area_m2": area,
                "area_epsg": parcel["plane_epsg"],
                "low_efficiency_area_m2": area,
                "whole_parcels": 1,
                "unit_source": _WHOLE,
                "unregistered": 0,
                **values,
            },
        )
        self._new.add(
            "survey_unit_parcel",
            {"survey_unit_uuid": unit, "parcel_uuid": parcel["uuid"], "area_m2": area},
        )
        return unit

    def _legacy(self, unit: str, target: Target) -> None:
        stored = {row.land.legacy_kind: row for row in self._legacies.get(unit, ())}
        given = {land.legacy_kind: land for land in self._decision.legacy}
        after = {**{kind: row.land for kind, row in stored.items()}, **given}
        check_legacy(self._decision.legacy, None, self._today, unit=target.label)
        check_legacy(tuple(after.values()), target.area_m2, self._today, unit=target.label)
        by = self._decision.decided_by
        for kind, land in given.items():
            if kind not in stored:
                values = unit_legacy.new_values(unit, land, by)
                self._new.add(unit_legacy.TABLE, values)
                continue
            update = unit_legacy.replaced(stored[kind], land, by)
            if update is not None:
                self._updates.append(update)

    def _tag(self, unit: str, target: Target, bases: Sequence[tuple[Row, Basis]]) -> None:
        decision, last = self._decision, target.unit
        withdrawn = decision.state == _WITHDRAWN
        kinds: tuple[str | None, ...] = decision.kinds
        if withdrawn:
            kinds = (last["kind"] if last is not None else None,)
        example = (
            bool(last and last["example"]) if withdrawn else rests_on_examples(self._grounds(bases))
        )
        self.example |= example
        common = {
            "survey_unit_uuid": unit,
            "state": decision.state,
            "batch": decision.batch,
            "decided_on": decision.decided_on.isoformat(),
            "decided_by": decision.decided_by,
            "opinion": decision.opinion,
            "document_no": decision.document_no,
            "example": int(example),
        }
        replaces = last["tag_uuid"] if last is not None else None
        primary = self._new.add(
            "tag",
            {
                **common,
                "low_efficiency_kind": kinds[0],
                "is_primary": 1,
                "replaces_tag_uuid": replaces,
            },
        )
        for kind in kinds[1:]:
            own = {"low_efficiency_kind": kind, "is_primary": 0, "primary_tag_uuid": primary}
            self._new.add("tag", {**common, **own})
        self._bases(primary, bases, named=len(target.parcels) > 1)

    def _grounds(self, bases: Sequence[tuple[Row, Basis]]) -> list[Ground]:
        """Return what carries the tag, as the guards of the survey look at it."""
        decision = self._decision
        found = [Ground(basis.example) for _, basis in bases]
        if decision.text:
            cited = " ".join(filter(None, (decision.text, decision.clause, decision.document_no)))
            found.append(Ground(by_person=True, cited=cited))
        return found

    def _bases(self, tag: str, bases: Sequence[tuple[Row, Basis]], *, named: bool) -> None:
        """Write what the tag rests on; of several parcels each basis names its own."""
        for parcel, basis in bases:
            line = basis.line
            text = f"{line.text}（{parcel_label(parcel)}）" if named else line.text
            self._new.add(
                "tag_basis",
                {
                    "tag_uuid": tag,
                    "rule_set_uuid": basis.rule_set_uuid,
                    "rule_code": line.code,
                    "clause": line.clause,
                    "value": line.value,
                    "threshold": line.threshold,
                    "source": line.source,
                    "text": text,
                    "year": line.year,
                },
            )
        decision = self._decision
        if decision.text:
            own = {"text": decision.text, "clause": decision.clause or None}
            self._new.add(
                "tag_basis",
                {"tag_uuid": tag, "source": decision.decided_by, **own},
            )


def details_of(given: Mapping[str, Any], target: Target) -> dict[str, Value]:
    """Return the details as they are stored with one unit.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.survey_units.fields.check_details`.
    """
    return check_details(given, target.area_m2, unit=target.label) if given else {}

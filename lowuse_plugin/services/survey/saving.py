# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One save of a step: many units all or none, on the state of the workspace that was judged."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_code, shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
)
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.steps import SurveyStepInput
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.survey import tags as survey_tags
from lowuse_plugin.services.survey.checks import hindering, read_checks
from lowuse_plugin.services.survey.rows import STEP, UNIT, StoredUnit, read_units
from lowuse_plugin.services.survey.tags import UnitTags, read_tags

RESTS_ON = (
    *("survey_unit", "survey_unit_parcel", "survey_step", "tag", "tag_basis", "rule_set"),
    *("legacy_land", "parcel", "import_package"),
)
"""Tables that the guards look at; a step is kept only if nobody wrote them since."""
_CHANGED = "SURVEY_CHANGED"
_MOST_NAMED = 12
"""So many units that cannot go on are named in the sentence; all stand in the error."""


@dataclass(frozen=True)
class Blocked:
    """A unit that cannot take a step, and why."""

    uuid: str
    label: str
    code: str
    params: Mapping[str, object]


Seen = Mapping[str, str]
"""Unit → its newest step as the person saw it (:attr:`UnitProcedure.last_step`)."""


def together(found: Sequence[Blocker], checks: Sequence[Blocker]) -> tuple[Blocker, ...]:
    """Return what hinders, each thing once: checks repeat what the guards ask too."""
    known = {each.code for each in found}
    return (*found, *(each for each in checks if each.code not in known))


@dataclass(frozen=True)
class Move:
    """What a step does with a unit."""

    action: str
    to_state: str
    tag: str = ""
    """State of the tag that is written; none is when it is empty."""
    unit_change: str = ""


@dataclass(frozen=True)
class SurveyRead:
    """One state of the workspace, as far as it matters."""

    units: Mapping[str, StoredUnit]
    tags: Mapping[str, UnitTags]
    checks: Mapping[str, Sequence[Blocker]]
    today: date
    seq: int


Decide = Callable[[SurveyRead, StoredUnit], Move]


@dataclass(frozen=True)
class Asked:
    """What is asked of which units."""

    units: tuple[str, ...]
    step: SurveyStepInput
    seen: Seen | None
    """What the person saw of their way; nothing is asked of it when it is None."""
    today: date
    alike: bool = False
    """The units have to stand in one state: they take the step that follows it."""


def done(store: Store, asked: Asked, decide: Decide) -> Receipt:
    """Do a step on the newest state of units that are still where they were seen.

    Raises:
        LowUseError: What hinders it; of several units ``SURVEY_UNITS_BLOCKED``.
        ConflictError: ``SURVEY_CHANGED``, or others write faster than this can read and save.
    """
    first: dict[str, str] = {}
    return until_undisturbed(lambda: _do(store, asked, decide, first), final={_CHANGED})


def _do(store: Store, asked: Asked, decide: Decide, first: dict[str, str]) -> Receipt:
    """Do it on one state of the workspace.

    Args:
        store: The workspace.
        asked: What is asked of which units.
        decide: What becomes of each.
        first: Where the units were at the first attempt, filled by it: from elsewhere another
            attempt would take them a step that nobody asked for.
    """
    wanted = asked.units
    with store.read() as reading:
        units = read_units(reading, wanted)
        if len(units) < len(wanted) or not wanted:
            raise LowUseError("UNITS_UNKNOWN", count=len(wanted) - len(units), expected=len(wanted))
        if not first:
            first.update({unit.uuid: unit.last_step for unit in units.values()})
        _refuse_elsewhere(reading, units, {**first, **(asked.seen or {})})
        deciding = [u.uuid for u in units.values() if asked.alike and u.facts.state == chain.HEARD]
        checks = read_checks(reading, deciding)
        tags, seq = read_tags(reading, wanted), reading.head().seq
    state = SurveyRead(units, tags, hindering(checks), asked.today, seq)
    if asked.alike:
        _refuse_mixed(units)
    moves = _decided(state, decide)
    changes: list[Change] = [ExpectNoChange(RESTS_ON, state.seq)]
    for uuid_, move in moves.items():
        changes += _changes(state, units[uuid_], move, asked.step)
    return store.write(changes, reason=_told(moves))


def _refuse_elsewhere(reading: Reading, units: Mapping[str, StoredUnit], seen: Seen) -> None:
    """Refuse a step on what somebody saw before a colleague took a unit elsewhere.

    Raises:
        ConflictError: ``SURVEY_CHANGED`` with who did what and when.
    """
    for unit in units.values():
        if seen[unit.uuid] == unit.last_step:
            continue
        now = unit.facts.steps[-1] if unit.facts.steps else None
        lines = reading.table("history_change", change_id=unit.change_id).to_rows()
        by = now.entered_by if now is not None else lines[0]["actor"] if lines else ""
        at = now.at_utc if now is not None else lines[0]["at_utc"] if lines else ""
        raise ConflictError(
            _CHANGED,
            table=UNIT,
            uuid=unit.uuid,
            unit=unit.label,
            changed_by=by,
            changed_at=shown_moment(at),
            state=state_word(unit.facts.state),
        )


def _refuse_mixed(units: Mapping[str, StoredUnit]) -> None:
    states = dict.fromkeys(unit.facts.state for unit in units.values())
    if len(states) > 1:
        raise LowUseError("SURVEY_MIXED_STATES", states=tuple(map(state_word, sorted(states))))


def _decided(state: SurveyRead, decide: Decide) -> dict[str, Move]:
    """Return what becomes of every unit.

    Raises:
        LowUseError: Of a single unit its own; of several ``SURVEY_UNITS_BLOCKED``.
    """
    moves: dict[str, Move] = {}
    blocked: list[Blocked] = []
    for uuid_, unit in state.units.items():
        try:
            moves[uuid_] = decide(state, unit)
        except LowUseError as error:
            if len(state.units) == 1:
                raise
            blocked.append(Blocked(uuid_, unit.label, error.code, error.params))
    if blocked:
        raise LowUseError(
            "SURVEY_UNITS_BLOCKED",
            count=len(blocked),
            total=len(state.units),
            units=tuple(each.label for each in blocked[:_MOST_NAMED]),
            blocked=tuple(blocked),
        )
    return moves


def _changes(
    state: SurveyRead, unit: StoredUnit, move: Move, step: SurveyStepInput
) -> list[Change]:
    """Return the rows of one unit: its state, the step, and the tag where one is decided."""
    changes: list[Change] = [
        Update(UNIT, unit.uuid, unit.version, {"survey_state": move.to_state}),
        _row_of(unit, move, step),
    ]
    tags = state.tags.get(unit.uuid)
    if tags is None or not move.tag:
        return changes
    if move.tag == survey_tags.TAGGED:
        return changes + survey_tags.proposed_again(unit.uuid, tags)
    return changes + survey_tags.decided(unit.uuid, tags, move.tag, step)


def _row_of(unit: StoredUnit, move: Move, step: SurveyStepInput) -> Insert:
    """Return the row of a step: with the procedure that it went by, and the unit as it was."""
    procedure = chain.shipped()
    details: dict[str, Any] = {
        **step.details,
        "procedure": {"id": procedure.id, "sha256": procedure.sha256},
    }
    if step.reason.strip() and step.opinion.strip():
        details["reason"] = step.reason.strip()
    if move.unit_change:
        details["unit"] = {
            "number": unit.number,
            "name": unit.name or unit.label,
            "district": unit.facts.district,
            "town": unit.town,
            "kind": unit.facts.kind,
            "area_m2": unit.facts.area_m2,
            "low_area_m2": unit.facts.low_area_m2,
        }
    return Insert(
        STEP,
        str(uuid.uuid4()),
        {
            "survey_unit_uuid": unit.uuid,
            "action": move.action,
            "from_state": unit.facts.state,
            "to_state": move.to_state,
            "done_by": step.done_by.strip(),
            "done_on": step.done_on.isoformat(),
            "document_no": step.document_no.strip() or None,
            "opinion": step.opinion.strip() or step.reason.strip() or None,
            "unit_change": move.unit_change or None,
            "details": json.dumps(details, ensure_ascii=False, sort_keys=True, default=str),
        },
    )


def _told(moves: Mapping[str, Move]) -> str:
    """Return what the log says of a step."""
    move = next(iter(moves.values()))
    said = f"调查认定 {shown_code('survey_action', move.action)}：{state_word(move.to_state)}"
    return said if len(moves) == 1 else f"{said}（{len(moves)} 块）"


def state_word(state: str) -> str:
    """Return what people call a state."""
    return shown_code("submission_state", state)

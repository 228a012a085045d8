# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The identification of survey units: 草稿 → 疑似低效 → … → 县级认定, each step one save.

Many units take a step together, all or none; those that cannot are named with what hinders each.
A step is saved on the state that was read for it. Where somebody saved meanwhile, all is looked at
again, and only a unit that a colleague took elsewhere ends as a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Reading, Receipt, Store
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.steps import (
    WITHDRAWN,
    SurveyStep,
    SurveyStepInput,
    blockers_of,
    judge_acceptance,
    judge_document,
    judge_reason,
    judge_signature,
    judge_step,
    removal_of,
    reopening_of,
    returns_of,
    target_of,
)
from lowuse_plugin.services.survey import tags as survey_tags
from lowuse_plugin.services.survey.checks import ChecksRead, hindering, read_checks
from lowuse_plugin.services.survey.rows import StoredUnit, read_units, units_of
from lowuse_plugin.services.survey.saving import (
    Asked,
    Blocked,
    Move,
    Seen,
    SurveyRead,
    done,
    state_word,
    together,
)

__all__ = [
    "Blocked",
    "SurveyStep",
    "SurveyStepInput",
    "UnitProcedure",
    "advance_units",
    "dismiss_units",
    "procedures_in",
    "read_procedures",
    "remove_units",
    "reopen_units",
    "return_units",
]


@dataclass(frozen=True)
class UnitProcedure:
    """A unit as people see it on its way."""

    uuid: str
    version: int
    label: str
    state: str
    """Code list ``submission_state``."""
    steps: tuple[SurveyStep, ...]
    """In the order in which they were done."""
    next_state: str | None
    return_states: tuple[str, ...]
    blockers: tuple[Blocker, ...]
    """What hinders the next step; at 县级认定 what changed since."""
    may_dismiss: bool
    may_remove: bool
    may_reopen: bool = False
    tag_state: str = ""
    proposers: tuple[str, ...] = ()
    """Everybody who tagged it since it began: none of them identifies it."""
    parcel_uuid: str = ""
    area_m2: float | None = None
    low_area_m2: float | None = None

    @property
    def tagged_by(self) -> str:
        """Who made the newest proposal."""
        return self.proposers[-1] if self.proposers else ""

    @property
    def last_step(self) -> str:
        """The newest step, empty while there is none: what a person has seen of the way."""
        return self.steps[-1].uuid if self.steps else ""


def read_procedures(
    store: Store,
    *,
    parcels: Sequence[str] = (),
    units: Sequence[str] = (),
    today: date | None = None,
) -> tuple[UnitProcedure, ...]:
    """Return how far units are.

    Args:
        store: The workspace.
        parcels: The units that hold one of them …
        units: … and these.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``INPUT_UNREADABLE``, ``STORED_GEOMETRY_UNREADABLE``.
    """
    with store.read() as reading:
        found = procedures_in(reading, parcels=parcels, units=units)
    return found.views(today or office_today())


@dataclass(frozen=True)
class ProceduresRead:
    """What was read of units on their way; what hinders them is found when nobody waits."""

    units: Mapping[str, StoredUnit]
    checks: ChecksRead

    def views(self, today: date) -> tuple[UnitProcedure, ...]:
        """Return how far they are.

        Raises:
            LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
        """
        checks = hindering(self.checks)
        return tuple(_view(unit, checks.get(uuid, ()), today) for uuid, unit in self.units.items())


def procedures_in(
    reading: Reading, *, parcels: Sequence[str] = (), units: Sequence[str] = ()
) -> ProceduresRead:
    """Read how far units are, from a state that is being read; as :func:`read_procedures`."""
    wanted = tuple(dict.fromkeys((*units_of(reading, parcels), *units)))
    found = read_units(reading, wanted)
    deciding = [u.uuid for u in found.values() if u.facts.state == chain.HEARD]
    return ProceduresRead(found, read_checks(reading, deciding))


def _view(unit: StoredUnit, checks: Sequence[Blocker], today: date) -> UnitProcedure:
    facts = unit.facts
    following = chain.next_state(facts.state)
    found = blockers_of(facts, following, today)
    return UnitProcedure(
        uuid=unit.uuid,
        version=unit.version,
        label=unit.label,
        state=facts.state,
        steps=tuple(facts.steps),
        next_state=following,
        return_states=returns_of(facts.steps, facts.state),
        blockers=together(found, checks),
        may_dismiss=chain.may_be_dismissed(facts.state) and bool(unit.tag_uuid),
        may_remove=chain.may_be_removed(facts.state),
        may_reopen=facts.state in chain.ENDED,
        tag_state=facts.tag_state,
        proposers=tuple(facts.proposers),
        parcel_uuid=unit.parcel_uuid,
        area_m2=facts.area_m2,
        low_area_m2=facts.low_area_m2,
    )


def advance_units(
    store: Store,
    unit_uuids: Sequence[str],
    step: SurveyStepInput,
    *,
    seen: Seen | None = None,
    today: date | None = None,
) -> Receipt:
    """Take units to the state that follows theirs, all or none.

    Args:
        store: The workspace.
        unit_uuids: Units of one state.
        step: Who, when, by which document, and what the state asks for.
        seen: What the person saw of their way; nothing is asked when it is left out.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: Of one unit what hinders it or what the step lacks; of several
            ``SURVEY_UNITS_BLOCKED`` with every :class:`Blocked` in ``blocked``;
            ``SURVEY_MIXED_STATES``, ``UNITS_UNKNOWN``.
        ConflictError: ``SURVEY_CHANGED``: a colleague took one of them elsewhere meanwhile.
    """

    def decide(state: SurveyRead, unit: StoredUnit) -> Move:
        facts = unit.facts
        to_state = target_of(facts, step)
        found = blockers_of(facts, to_state, state.today)
        for blocker in together(found, state.checks.get(unit.uuid, ())):
            raise LowUseError(blocker.code, **blocker.params)
        judge_signature(facts, step, state.today)
        judge_step(facts, to_state, step, chain.shipped())
        identified = to_state == chain.IDENTIFIED
        tag = survey_tags.IDENTIFIED if identified else ""
        return Move(chain.ADVANCE, to_state, tag, chain.IN if identified else "")

    return done(store, _asked(unit_uuids, step, seen, today, alike=True), decide)


def return_units(
    store: Store,
    unit_uuids: Sequence[str],
    to_state: str,
    step: SurveyStepInput,
    *,
    seen: Seen | None = None,
    today: date | None = None,
) -> Receipt:
    """Send units back to a state that they were in; an identified one leaves the database (调出).

    Raises:
        LowUseError: ``SURVEY_NOT_EARLIER``, ``SURVEY_REASON_MISSING``, ``SURVEY_FILED``; of an
            identified one ``SURVEY_DOCUMENT_MISSING``, ``SURVEY_DOCUMENT_OF_BUREAU``,
            ``SURVEY_DOCUMENT_SHAPE``; and as :func:`advance_units`.
        ConflictError: As :func:`advance_units`.
    """

    def decide(state: SurveyRead, unit: StoredUnit) -> Move:
        facts = unit.facts
        _refuse_filed(facts.state)
        if to_state not in returns_of(facts.steps, facts.state):
            raise LowUseError(
                "SURVEY_NOT_EARLIER", state=state_word(facts.state), to=state_word(to_state)
            )
        judge_signature(facts, step, state.today)
        judge_reason(step)
        if facts.state != chain.IDENTIFIED:
            return Move(chain.RETURN, to_state)
        judge_document(step, chain.shipped())
        return Move(chain.RETURN, to_state, survey_tags.TAGGED, chain.OUT)

    return done(store, _asked(unit_uuids, step, seen, today), decide)


def dismiss_units(
    store: Store,
    unit_uuids: Sequence[str],
    step: SurveyStepInput,
    *,
    seen: Seen | None = None,
    today: date | None = None,
) -> Receipt:
    """Decide that units are no low-efficiency land; a new tag row says so, nothing is deleted.

    Raises:
        LowUseError: ``SURVEY_NOT_DISMISSED`` (identified or ended), ``SURVEY_NOT_TAGGED``,
            ``SURVEY_REASON_MISSING``, ``SURVEY_FILED``; and as :func:`advance_units`.
        ConflictError: As :func:`advance_units`.
    """

    def decide(state: SurveyRead, unit: StoredUnit) -> Move:
        facts = unit.facts
        _refuse_filed(facts.state)
        if not chain.may_be_dismissed(facts.state):
            raise LowUseError("SURVEY_NOT_DISMISSED", state=state_word(facts.state))
        if not facts.tag_state or facts.tag_state == WITHDRAWN:
            raise LowUseError("SURVEY_NOT_TAGGED")
        judge_signature(facts, step, state.today)
        judge_reason(step)
        return Move(chain.DISMISS, chain.NOT_LOW, survey_tags.NOT_LOW)

    return done(store, _asked(unit_uuids, step, seen, today), decide)


def remove_units(
    store: Store,
    unit_uuids: Sequence[str],
    step: SurveyStepInput,
    *,
    seen: Seen | None = None,
    today: date | None = None,
) -> Receipt:
    """Let identified units leave the database: 改造完成 (销号) or 移出 (调出); they are kept.

    Raises:
        LowUseError: ``SURVEY_NOT_REMOVED`` (not identified), ``SURVEY_REMOVAL_MISSING``,
            ``SURVEY_REASON_MISSING``, ``SURVEY_DOCUMENT_MISSING``, ``SURVEY_DOCUMENT_OF_BUREAU``,
            ``SURVEY_DOCUMENT_SHAPE``, ``SURVEY_FILED``; and as :func:`advance_units`.
        ConflictError: As :func:`advance_units`.
    """

    def decide(state: SurveyRead, unit: StoredUnit) -> Move:
        facts = unit.facts
        _refuse_filed(facts.state)
        if not chain.may_be_removed(facts.state):
            raise LowUseError("SURVEY_NOT_REMOVED", state=state_word(facts.state))
        judge_signature(facts, step, state.today)
        change = removal_of(step)
        judge_reason(step)
        if change == chain.OUT:
            judge_document(step, chain.shipped())
        else:  # the acceptance of a project bears the number of whoever accepted it
            judge_acceptance(step)
        return Move(chain.REMOVE, chain.REMOVED, survey_tags.WITHDRAWN, change)

    return done(store, _asked(unit_uuids, step, seen, today), decide)


def reopen_units(
    store: Store,
    unit_uuids: Sequence[str],
    step: SurveyStepInput,
    *,
    seen: Seen | None = None,
    today: date | None = None,
) -> Receipt:
    """Take units that were dismissed or removed up again; their last tag holds again.

    They go to 内业核实, those that had not come so far to where they had been before.

    Raises:
        LowUseError: ``SURVEY_NOT_ENDED``, ``SURVEY_REASON_MISSING``; and as
            :func:`advance_units`.
        ConflictError: As :func:`advance_units`.
    """

    def decide(state: SurveyRead, unit: StoredUnit) -> Move:
        facts = unit.facts
        if facts.state not in chain.ENDED:
            raise LowUseError("SURVEY_NOT_ENDED", state=state_word(facts.state))
        judge_signature(facts, step, state.today)
        judge_reason(step)
        return Move(chain.REOPEN, reopening_of(facts.steps), survey_tags.TAGGED)

    return done(store, _asked(unit_uuids, step, seen, today), decide)


def _asked(
    unit_uuids: Sequence[str],
    step: SurveyStepInput,
    seen: Seen | None,
    today: date | None,
    *,
    alike: bool = False,
) -> Asked:
    wanted = tuple(dict.fromkeys(unit_uuids))
    return Asked(wanted, step, seen, today or office_today(), alike)


def _refuse_filed(state: str) -> None:
    if state in chain.FILED:
        raise LowUseError("SURVEY_FILED", state=state_word(state))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A survey unit on its way to 县级认定: what hinders a step, and what a step has to say.

What can be said before anybody enters anything is a :class:`Blocker`; what a person enters is
judged by :func:`judge_step`. Days never run backwards and never lie in the future; who ever tagged
a unit does not identify it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lowuse_plugin.domain.claims.records import EXAMPLE_RULES, Blocker
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.document_numbers import is_document_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import parse_day
from lowuse_plugin.domain.names import name_key, people_in
from lowuse_plugin.domain.survey import procedure as chain
from lowuse_plugin.domain.survey.procedure import SurveyProcedure
from lowuse_plugin.domain.tag_grounds import Ground, rests_on_examples

WITHDRAWN = "withdrawn"
_NOT_SO, _NOT_WHOLLY = "3", ("2", "4")
"""Codes of ``verification_conclusion``: 不属实; 部分属实 and 无法到达 have to be explained."""


@dataclass(frozen=True)
class SurveyStepInput:
    """What a person says of one step.

    ``details`` by the step:

    - 外业核查: ``people`` [names], ``conclusion`` (code list ``verification_conclusion``);
    - past 外业核查: ``skipped_reason``, why nobody has to go there;
    - 征求意见公示: ``publicity_from``, ``publicity_to`` (ISO days), ``place``, or
      ``not_applicable_reason``;
    - 县级认定: ``objections`` [{``text``, ``answer``}] that came to the end of the publicity;
    - 销号: ``removal`` (``completed`` or ``moved_out``).
    """

    done_by: str
    done_on: date
    document_no: str = ""
    opinion: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    """Why a unit goes back, is dismissed, leaves or comes back; ``opinion`` serves as well."""

    @property
    def why(self) -> str:
        """The reason, wherever it was written."""
        return self.reason.strip() or self.opinion.strip()


@dataclass(frozen=True)
class SurveyStep:
    """A step that was done; steps are only ever added."""

    uuid: str
    action: str
    """Code list ``survey_action``."""
    from_state: str
    to_state: str
    done_by: str
    done_on: date
    document_no: str
    opinion: str
    unit_change: str
    """Code list ``unit_change``, empty where the step changed nothing in the database."""
    details: Mapping[str, Any]
    at_utc: str = ""
    """When it was entered."""
    entered_by: str = ""
    """Whose session entered it, as the log says."""


@dataclass(frozen=True)
class SurveyFacts:
    """All that the guards look at."""

    state: str
    tag_state: str
    """Of the newest primary tag; empty when there is none."""
    proposers: Sequence[str]
    """Everybody who tagged the unit since it began, the newest last."""
    tagged_on: date | None
    kind: str
    district: str
    grounds: Sequence[Ground]
    """What its newest tag rests on."""
    area_m2: float | None
    low_area_m2: float | None
    steps: Sequence[SurveyStep]
    changed: Sequence[str] = ()
    """What changed since somebody looked last: words of ``CHANGED_…``,
    ``PARCEL_RETIRED``."""
    publicity_to: date | None = None
    """Last day of the publicity that the unit stands in."""

    @property
    def tagged_by(self) -> str:
        """Who made the newest proposal."""
        return self.proposers[-1] if self.proposers else ""


def blockers_of(facts: SurveyFacts, to_state: str | None, today: date) -> tuple[Blocker, ...]:
    """Return what hinders a unit from going on, the gravest first.

    Args:
        facts: The unit as it is.
        to_state: The state that follows; None at 县级认定: then only what changed since is told.
        today: Day of the office.
    """
    if facts.state in chain.FILED:
        return (Blocker("SURVEY_FILED", {"state": shown_code("submission_state", facts.state)}),)
    if facts.state in chain.ENDED:
        return ()
    found: list[Blocker] = []
    if facts.changed and chain.position(facts.state) >= chain.position(chain.OFFICE_CHECKED):
        found.append(Blocker("UNIT_CHANGED", {"what": tuple(facts.changed)}))
    if to_state is not None:
        found += _before(facts, to_state, today)
    return tuple(found)


def _before(facts: SurveyFacts, to_state: str, today: date) -> list[Blocker]:
    """Return what hinders entering a state, beside what changed since the last step."""
    if not facts.tag_state or facts.tag_state == WITHDRAWN:
        return [Blocker("SURVEY_NOT_TAGGED")]
    found = [] if facts.grounds else [Blocker("BASIS_MISSING")]
    if chain.position(to_state) >= chain.position(chain.OFFICE_CHECKED):
        found += _content(facts)
    if to_state == chain.IDENTIFIED:
        found += example_blockers(facts.grounds)
        if facts.publicity_to is not None and today <= facts.publicity_to:
            until = facts.publicity_to.isoformat()
            found.append(Blocker("SURVEY_PUBLICITY_RUNS", {"until": until}))
    return found


def example_blockers(grounds: Sequence[Ground]) -> list[Blocker]:
    """Return that nothing but 示例 rules carries a tag (D8)."""
    return [Blocker(EXAMPLE_RULES)] if rests_on_examples(grounds) else []


def _content(facts: SurveyFacts) -> list[Blocker]:
    """Return what 内业核实 cannot pass: no kind, no district, areas that cannot be."""
    found = []
    if not facts.kind:
        found.append(Blocker("KIND_MISSING"))
    if not facts.district:
        found.append(Blocker("UNIT_DISTRICT_MISSING"))
    return found + area_blockers(facts.area_m2, facts.low_area_m2)


def area_blockers(area_m2: float | None, low_area_m2: float | None) -> list[Blocker]:
    """Return what is wrong with the areas of a unit."""
    if area_m2 is None or area_m2 <= 0:
        return [Blocker("AREA_NOT_POSITIVE", {"value": _shown(area_m2)})]
    if low_area_m2 is None or low_area_m2 <= 0:
        return [Blocker("LOW_AREA_NOT_POSITIVE", {"value": _shown(low_area_m2)})]
    if low_area_m2 > area_m2:
        params = {"value": _shown(low_area_m2), "expected": _shown(area_m2)}
        return [Blocker("LOW_AREA_ABOVE_UNIT", params)]
    return []


def _shown(area_m2: float | None) -> str:
    """Return an area with the two decimals of lists; more where two would hide the reason."""
    if area_m2 is None:
        return "—"
    short = f"{area_m2:,.2f}"
    return short if float(short.replace(",", "")) == area_m2 else f"{area_m2:,.4f}"


def target_of(facts: SurveyFacts, step: SurveyStepInput) -> str:
    """Return where a step leads on: past 外业核查 where it says why nobody has to go there.

    Raises:
        LowUseError: ``SURVEY_ENDED``, ``SURVEY_FILED``.
    """
    following = chain.next_state(facts.state)
    if following is None:
        code = "SURVEY_FILED" if facts.state in chain.FILED else "SURVEY_ENDED"
        raise LowUseError(code, state=shown_code("submission_state", facts.state))
    if following == chain.FIELD_CHECKED and _text(step.details, "skipped_reason"):
        return chain.HEARD
    return following


def judge_signature(facts: SurveyFacts, step: SurveyStepInput, today: date) -> None:
    """Refuse a step without a name, or with a day that cannot be.

    Raises:
        LowUseError: ``SURVEY_WHO_MISSING``, ``SURVEY_DAY_IN_FUTURE``, ``SURVEY_DAY_BACKWARDS``.
    """
    if not name_key(step.done_by):
        raise LowUseError("SURVEY_WHO_MISSING")
    if step.done_on > today:
        raise _in_future(step.done_on, today)
    known = [*([facts.tagged_on] if facts.tagged_on else []), *(s.done_on for s in facts.steps)]
    earliest = max(known, default=step.done_on)
    if step.done_on < earliest:
        raise _backwards(step.done_on, earliest)


def judge_reason(step: SurveyStepInput) -> None:
    """Refuse going back, dismissing, removing or reopening without saying why.

    Raises:
        LowUseError: ``SURVEY_REASON_MISSING``.
    """
    if not step.why:
        raise LowUseError("SURVEY_REASON_MISSING")


def judge_document(step: SurveyStepInput, procedure: SurveyProcedure) -> None:
    """Refuse a decision of the county without its number, or with that of a bureau.

    Raises:
        LowUseError: ``SURVEY_DOCUMENT_MISSING``, ``SURVEY_DOCUMENT_OF_BUREAU``,
            ``SURVEY_DOCUMENT_SHAPE`` (no 字〔年〕号).
    """
    number = step.document_no.strip()
    if not number:
        raise LowUseError("SURVEY_DOCUMENT_MISSING")
    word = procedure.names_bureau(number)
    if word:
        raise LowUseError("SURVEY_DOCUMENT_OF_BUREAU", document=number, word=word)
    if not is_document_number(number):
        raise LowUseError("SURVEY_DOCUMENT_SHAPE", document=number)


def judge_acceptance(step: SurveyStepInput) -> None:
    """Refuse the end of a project without the number of its acceptance, of whatever office.

    Raises:
        LowUseError: ``SURVEY_DOCUMENT_MISSING``, ``SURVEY_DOCUMENT_SHAPE`` (no figure in it).
    """
    if not step.document_no.strip():
        raise LowUseError("SURVEY_DOCUMENT_MISSING")
    if not any(c.isdigit() for c in step.document_no):
        raise LowUseError("SURVEY_DOCUMENT_SHAPE", document=step.document_no.strip())


def judge_step(
    facts: SurveyFacts, to_state: str, step: SurveyStepInput, procedure: SurveyProcedure
) -> None:
    """Refuse a step forward that lacks what its state asks for.

    Args:
        facts: The unit before the step.
        to_state: The state that is entered.
        step: What was entered, its signature judged.
        procedure: Days, people, documents.

    Raises:
        LowUseError: ``SURVEY_…``: what the step lacks or says wrongly; ``INPUT_NOT_A_DATE``.
    """
    if to_state == chain.FIELD_CHECKED:
        _field_check(step, procedure)
    elif to_state == chain.HEARD:
        _publicity(facts, step, procedure)
    elif to_state == chain.IDENTIFIED:
        _identify(facts, step, procedure)


def _field_check(step: SurveyStepInput, procedure: SurveyProcedure) -> None:
    given = step.details.get("people")
    names = given if isinstance(given, list | tuple) else ()
    people = frozenset[str]().union(*(people_in(str(name)) for name in names))
    if len(people) < procedure.field_people:
        raise LowUseError("SURVEY_FIELD_PEOPLE", count=len(people), expected=procedure.field_people)
    conclusion = _text(step.details, "conclusion")
    if not conclusion:
        raise LowUseError("SURVEY_CONCLUSION_MISSING")
    word = shown_code("verification_conclusion", conclusion)
    if conclusion == _NOT_SO:
        raise LowUseError("SURVEY_FIELD_DISAGREES", conclusion=word)
    if conclusion in _NOT_WHOLLY and not step.opinion.strip():
        raise LowUseError("SURVEY_FIELD_OPINION", conclusion=word)


def _publicity(facts: SurveyFacts, step: SurveyStepInput, procedure: SurveyProcedure) -> None:
    if _text(step.details, "not_applicable_reason"):
        return
    first, last = _day(step.details, "publicity_from"), _day(step.details, "publicity_to")
    if first is None or last is None:
        raise LowUseError("SURVEY_PUBLICITY_DAYS_MISSING")
    if first > step.done_on:
        raise _in_future(first, step.done_on)
    if facts.steps and first < facts.steps[-1].done_on:
        raise _backwards(first, facts.steps[-1].done_on)
    days = (last - first).days + 1
    if days < procedure.publicity_days:
        raise LowUseError(
            "SURVEY_PUBLICITY_TOO_SHORT", days=max(days, 0), expected=procedure.publicity_days
        )
    if not _text(step.details, "place"):
        raise LowUseError("SURVEY_PLACE_MISSING")


def _identify(facts: SurveyFacts, step: SurveyStepInput, procedure: SurveyProcedure) -> None:
    """县级认定: another person than who tagged, a paper of the government, objections answered."""
    proposers = frozenset[str]().union(*(people_in(name) for name in facts.proposers))
    if people_in(step.done_by) & proposers:
        raise LowUseError("SURVEY_SAME_PERSON", name=step.done_by.strip())
    judge_document(step, procedure)
    if facts.publicity_to is not None and step.done_on <= facts.publicity_to:
        raise LowUseError("SURVEY_PUBLICITY_RUNS", until=facts.publicity_to.isoformat())
    objections = step.details.get("objections") or ()
    if isinstance(objections, str) or not isinstance(objections, Sequence):
        objections = (objections,)
    for each in objections:
        said = each if isinstance(each, Mapping) else {"text": str(each)}
        if not _text(said, "answer"):
            raise LowUseError("SURVEY_OBJECTION_UNANSWERED", objection=_text(said, "text") or "?")


def removal_of(step: SurveyStepInput) -> str:
    """Return how the change log calls a removal.

    Raises:
        LowUseError: ``SURVEY_REMOVAL_MISSING``: it is not said whether the renewal is complete.
    """
    change = chain.REMOVALS.get(_text(step.details, "removal"))
    if change is None:
        raise LowUseError("SURVEY_REMOVAL_MISSING")
    return change


def left_out(steps: Sequence[SurveyStep], state: str) -> frozenset[str]:
    """Return the states of the chain that a unit passed over on the way to where it stands."""
    if not steps or state not in chain.CHAIN:
        return frozenset()
    return frozenset(chain.CHAIN[: chain.position(state)]) - _entered(steps)


def _entered(steps: Sequence[SurveyStep]) -> frozenset[str]:
    """Return the states of the chain that the steps of a unit say it was in and is not behind."""
    entered = set(chain.CHAIN[: chain.position(steps[0].from_state) + 1]) if steps else set()
    for each in steps:
        if each.action == chain.ADVANCE:
            entered.add(each.to_state)
        elif each.to_state in chain.CHAIN:
            entered &= set(chain.CHAIN[: chain.position(each.to_state) + 1])
    return frozenset(entered)


def returns_of(steps: Sequence[SurveyStep], state: str) -> tuple[str, ...]:
    """Return the states to which a unit can be sent back: earlier ones that it was in.

    Where its steps do not lead to where it stands, nothing is known of its way.
    """
    known = bool(steps) and steps[-1].to_state == state
    over = left_out(steps, state) if known else frozenset()
    return tuple(each for each in chain.earlier(state) if each not in over)


def reopening_of(steps: Sequence[SurveyStep]) -> str:
    """Return where an ended unit is taken up again: 内业核实, or as far as it had come."""
    reached = _entered(steps)
    upto = chain.CHAIN[: chain.position(chain.OFFICE_CHECKED) + 1]
    return next((each for each in reversed(upto) if each in reached), chain.DRAFT)


def publicity_end(steps: Sequence[SurveyStep], state: str) -> date | None:
    """Return the last day of the publicity that a unit stands in, None where there is none."""
    if state != chain.HEARD:
        return None
    entered = [each for each in steps if each.to_state == chain.HEARD]
    return _day(entered[-1].details, "publicity_to") if entered else None


def _in_future(on: date, latest: date) -> LowUseError:
    return LowUseError("SURVEY_DAY_IN_FUTURE", on=on.isoformat(), expected=latest.isoformat())


def _backwards(on: date, earliest: date) -> LowUseError:
    return LowUseError("SURVEY_DAY_BACKWARDS", on=on.isoformat(), expected=earliest.isoformat())


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def _day(data: Mapping[str, Any], name: str) -> date | None:
    """Return a day of the details, None when it is missing.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    value = data.get(name)
    return None if value in (None, "") else parse_day(value, name)

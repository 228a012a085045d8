# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of a merge: 受理, 审查, 同意合并, 权籍调查, and back again; each one save (Y-27, D17).

Every step looks at the conditions again on the parcels as they are, and keeps what it found. A step
is saved on the state that was judged: where somebody saved meanwhile all is looked at again, and
only a case that a colleague took elsewhere ends as a conflict. Registration is another matter:
``registration.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import SCREENING
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.procedure import ProcedureStep
from lowuse_plugin.domain.merging.records import UNION, MergeCase
from lowuse_plugin.domain.merging.steps import (
    MergeStepInput,
    MergeSurvey,
    application_of,
    drafters,
    judge_advance,
    judge_document,
    judge_other_person,
    judge_reason,
    judge_signature,
    state_word,
    text_of,
)
from lowuse_plugin.domain.ports import Change, Receipt, Store, Value
from lowuse_plugin.domain.units import exact_text, stated_area
from lowuse_plugin.services.merging.facts import applicant_of
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.rows import refuse_in_case
from lowuse_plugin.services.merging.saving import Asked, Move, done, expect_versions
from lowuse_plugin.services.merging.scenarios import (
    adoption_details,
    judge_adoption,
    refuse_taken_name,
    withdrawals,
)
from lowuse_plugin.services.merging.state import look, refuse_blocked
from lowuse_plugin.services.merging.survey import judge_fit, read_outline, survey_fit

_UNREVIEWED: Mapping[str, Value] = {"reviewed_by": None, "reviewed_on": None}
_UNDECIDED: Mapping[str, Value] = {"document_no": None, "supplement_no": None, "agreed_on": None}
_BEGINS_AGAIN = ProcedureStep(chain.PROPOSED, "", SCREENING, chain.SHOWS, False, ())


def advance(
    store: Store,
    case_uuid: str,
    step: MergeStepInput,
    *,
    survey: MergeSurvey | None = None,
    seen: int | None = None,
    today: date | None = None,
    fields: MergeFields | None = None,
    withdrawing: Mapping[str, int] | None = None,
) -> Receipt:
    """Take a case to the state that follows, up to 权籍调查.

    受理 adopts one of several scenarios: the others of its parcels are withdrawn in the same save,
    where the person chose that, or the step is refused.

    Args:
        store: The workspace.
        case_uuid: The case.
        step: Who, when, and what the step asks for.
        survey: What came of the survey; only for 权籍调查.
        seen: Version of the case that the person saw; nothing is asked when it is left out.
        today: Day of the office; the real one when it is left out.
        fields: Rules of the fields; the shipped ones when left out.
        withdrawing: Other scenarios of the parcels that the person chose to withdraw with 受理,
            uuid → version as it was seen.

    Raises:
        LowUseError: What the step lacks, as
            :func:`~lowuse_plugin.domain.merging.steps.judge_advance` and ``judge_signature``; what
            hinders it: ``MERGE_CONDITION_FAILS`` (conditions, parcels), ``MERGE_CONDITION_OPEN``
            (conditions), ``MERGE_MEMBER_ABSENT`` (parcel), ``MERGE_GAP_LEFT`` and the like;
            ``MERGE_APPLICANT_NUMBER``, ``MERGE_SURVEY_UNFIT``, ``MERGE_SURVEY_OVERLAPS``,
            ``MERGE_SURVEY_WHY`` and the like; ``MERGE_SCENARIOS_HOLD`` (case, count, cases),
            ``MERGE_MEMBER_IN_CASE``; ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``: a colleague took it, or a scenario that was to be
            withdrawn, elsewhere meanwhile.
    """
    pack = chain.shipped()

    def decide(case: MergeCase, today_: date) -> Move:
        judge_signature(case, step, today_)
        to_state = judge_advance(case, step, survey, pack)
        applicant, applied_on = application_of(case, step)
        applicant = applicant_of(store, case.parcels, applicant)
        outline = None
        if survey is not None and survey.outline is not None:
            outline = read_outline(store, survey.outline, case.parcels)
        looked = look(
            store, case, pack.steps[to_state], step.done_on,
            applicant=applicant, fields=fields, surveyed=outline is not None,
        )  # fmt: skip
        refuse_blocked(looked.conditions)
        refuse_blocked(looked.outline)
        values = _entered(to_state, step, applicant, applied_on)
        details: dict[str, object] = {}
        others: tuple[MergeCase, ...] = ()
        if to_state == chain.ACCEPTED:
            others = judge_adoption(store, case, withdrawing or {})
            details = adoption_details(others)
        elif survey is not None:
            values["geom"] = kept = outline or looked.preview.outline
            fit = survey_fit(store, survey, kept, looked.preview)
            judge_fit(fit, step.opinion)
            details = {"survey": _survey_kept(survey, fit.difference_m2)}
        return Move(
            chain.ADVANCE, to_state, values, details, looked.matrix, looked.preview,
            beside=withdrawals(case, others, step),
            also="、".join(other.case_no for other in others),
        )  # fmt: skip

    return done(store, Asked(case_uuid, step, seen, today), decide)


def _entered(
    to_state: str, step: MergeStepInput, applicant: str, applied_on: date | None
) -> dict[str, Value]:
    """Return what a case keeps of what is entered with a step."""
    if to_state == chain.ACCEPTED:
        on = applied_on.isoformat() if applied_on else None
        return {"applicant": applicant, "applied_on": on}
    if to_state == chain.REVIEWED:
        return {"reviewed_by": step.done_by.strip(), "reviewed_on": step.done_on.isoformat()}
    if to_state == chain.AGREED:
        return {
            "document_no": step.document_no.strip(),
            "supplement_no": text_of(step.details, "supplement_no"),
            "agreed_on": step.done_on.isoformat(),
        }
    return {}


def _survey_kept(survey: MergeSurvey, difference_m2: float) -> dict[str, object]:
    file = survey.file.strip()
    return {
        **({"file": file} if file else {}),
        "source": survey.source,
        "area_m2": exact_text(stated_area(survey.area_m2)),
        "report_no": survey.report_no.strip(),
        "difference_m2": difference_m2,
    }


def give_back(
    store: Store,
    case_uuid: str,
    to_state: str,
    step: MergeStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Send a case back to a state that it was in; what was entered since then is asked again.

    Raises:
        LowUseError: ``MERGE_NOT_EARLIER`` (state, to), ``MERGE_WHY_MISSING``; and as
            :func:`advance`.
        ConflictError: As :func:`advance`.
    """

    def decide(case: MergeCase, today_: date) -> Move:
        if to_state not in chain.earlier(case.state):
            raise LowUseError(
                "MERGE_NOT_EARLIER", state=state_word(case.state), to=state_word(to_state)
            )
        judge_signature(case, step, today_)
        judge_reason(step.opinion)
        reached = chain.CHAIN.index(to_state)
        values, beside = _without_survey(store, case)
        if reached < chain.CHAIN.index(chain.REVIEWED):
            values |= _UNREVIEWED
        if reached < chain.CHAIN.index(chain.AGREED):
            values |= _UNDECIDED
        return Move(chain.RETURN, to_state, values, beside=beside)

    return done(store, Asked(case_uuid, step, seen, today), decide)


def _without_survey(store: Store, case: MergeCase) -> tuple[dict[str, Value], list[Change]]:
    """Return the outline of a case whose survey counts no more, and what that rests on.

    It is the union of the members again; where they are others by now, nobody knows it any more.
    """
    kept = case.survey
    if kept is None or kept.source == UNION:
        return {}, []
    if not all(member.current and not member.redrawn for member in case.members):
        return {"geom": None}, []
    preview = merge_preview(store, case.parcels)
    return {"geom": preview.outline}, expect_versions(preview.versions)


def refuse(
    store: Store,
    case_uuid: str,
    step: MergeStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Enter 不予合并; the members are free again.

    It decides the case as 同意合并 does, so the same person is barred from it; who drew the case
    up can withdraw it.

    Raises:
        LowUseError: ``MERGE_NOT_APPLIED`` (state): nobody applied, so nothing can be refused;
            ``MERGE_SAME_PERSON`` (name);
            ``MERGE_WHY_MISSING``, ``MERGE_DOCUMENT_SHAPE``; and as :func:`advance`.
        ConflictError: As :func:`advance`.
    """

    def decide(case: MergeCase, today_: date) -> Move:
        if not case.is_open or case.state == chain.PROPOSED:
            raise LowUseError("MERGE_NOT_APPLIED", state=state_word(case.state))
        judge_signature(case, step, today_)
        judge_reason(step.opinion)
        judge_other_person(case, step, chain.shipped().steps[chain.AGREED])
        if step.document_no.strip():
            judge_document(step.document_no)
        values, beside = _without_survey(store, case)
        return Move(chain.REFUSE, chain.REFUSED, values, beside=beside)

    return done(store, Asked(case_uuid, step, seen, today), decide)


def withdraw(
    store: Store,
    case_uuid: str,
    step: MergeStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Take a case back that is on its way; the members are free again.

    Raises:
        LowUseError: ``MERGE_NOT_OPEN`` (case, state), ``MERGE_WHY_MISSING``; and as
            :func:`advance`.
        ConflictError: As :func:`advance`.
    """

    def decide(case: MergeCase, today_: date) -> Move:
        if not case.is_open:
            raise LowUseError("MERGE_NOT_OPEN", case=case.case_no, state=state_word(case.state))
        judge_signature(case, step, today_)
        judge_reason(step.opinion)
        values, beside = _without_survey(store, case)
        return Move(chain.WITHDRAW, chain.WITHDRAWN, values, beside=beside)

    return done(store, Asked(case_uuid, step, seen, today), decide)


def reopen(
    store: Store,
    case_uuid: str,
    step: MergeStepInput,
    *,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Draw a case up anew that was refused or withdrawn; what was done stays on record.

    Raises:
        LowUseError: ``MERGE_NOT_ENDED`` (state), ``MERGE_WHY_MISSING``; ``MERGE_MEMBER_ABSENT``,
            ``MERGE_MEMBER_IN_CASE``: another merge was accepted with one by now;
            ``MERGE_SCENARIO_NAME_TAKEN`` (name, case): another scenario is called so by now; and
            as :func:`advance`.
        ConflictError: As :func:`advance`.
    """

    def decide(case: MergeCase, today_: date) -> Move:
        if case.state not in chain.ENDED:
            raise LowUseError("MERGE_NOT_ENDED", state=state_word(case.state))
        judge_signature(case, step, today_)
        judge_reason(step.opinion)
        with store.read() as reading:
            refuse_in_case(reading, case.parcels, case.uuid)
            refuse_taken_name(reading, case.parcels, case.remark, case.uuid)
        looked = look(store, case, _BEGINS_AGAIN, step.done_on)
        values = {**_UNREVIEWED, **_UNDECIDED, "drafted_by": drafters(case, step.done_by)}
        return Move(
            chain.REOPEN, chain.PROPOSED, values, {}, looked.matrix, looked.preview
        )  # fmt: skip

    return done(store, Asked(case_uuid, step, seen, today), decide)


__all__ = [
    "MergeStepInput",
    "MergeSurvey",
    "advance",
    "give_back",
    "refuse",
    "reopen",
    "withdraw",
]

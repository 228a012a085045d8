# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What each step of a merge asks of the person who enters it (Y-27, D17).

Days never run backwards and never lie in the future. What the conditions say is judged apart, on
the parcels as they are that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.document_numbers import is_document_number
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.inputs import parse_day
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.areas import REGISTERED_SUM, UNION_PLANE
from lowuse_plugin.domain.merging.case import newest_judgements
from lowuse_plugin.domain.merging.consents import Said
from lowuse_plugin.domain.merging.procedure import MergeProcedure, ProcedureStep
from lowuse_plugin.domain.merging.records import OUTLINE_SOURCES, UNION, MergeCase
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.names import name_key, people_in
from lowuse_plugin.domain.parcels.area_adjustment import entered_area
from lowuse_plugin.domain.parcels.codes import check_parcel_code
from lowuse_plugin.domain.units import format_decimal

SURVEY_AREA = "survey"
"""Code of ``merge_area_basis``: 权籍调查面积."""
AREA_BASES = (REGISTERED_SUM, UNION_PLANE, SURVEY_AREA)
_BETWEEN = "、"
_SAME_M2 = Fraction(1, 100)
"""Registers state areas to 0.01 m²."""


@dataclass(frozen=True)
class MergeStepInput:
    """What a person says of one step.

    ``details`` by the state that is entered:

    - 受理: ``applicant``, ``applied_on`` (ISO day), unless the case has them already;
    - 同意合并: ``supplement_no``, the number of the supplement to the contract.
    """

    done_by: str
    done_on: date
    document_no: str = ""
    opinion: str = ""
    """Also why a case is given back, refused, withdrawn or taken up again."""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class MergeSurvey:
    """What came of the 权籍调查.

    Attributes:
        outline: WKB of the new outline in the CRS of the workspace; None takes the union of the
            members.
        area_m2: The surveyed area, as the report states it.
        source: One of :data:`~lowuse_plugin.domain.merging.records.OUTLINE_SOURCES`.
        report_no: Number of the report, empty where it has none.
        file: File and plot that the outline came from, empty where it came from none.
    """

    area_m2: Fraction
    outline: bytes | None = None
    source: str = UNION
    report_no: str = ""
    file: str = ""


@dataclass(frozen=True)
class MergeRegistration:
    """What the registry entered.

    Attributes:
        new_code: 宗地代码; empty only while it is ``provisional`` (待编).
        registered_on: 登簿日期.
        area_basis: Code of ``merge_area_basis``.
        registered_area_m2: As it stands in the certificate; that of the basis when left out.
        area_reason: Why it is another area than that of the basis (面积平差).
        seizure_checked_on: Day of the query that found no seizure of any member.
        mortgage_consent: Document or words of the mortgagee's consent, of each mortgaged member.
        values: Column → how the field gets its value, beside what the case has chosen already.
    """

    new_code: str
    certificate_no: str
    registered_on: date
    area_basis: str
    seizure_checked_on: date | None
    provisional: bool = False
    registered_area_m2: Fraction | None = None
    mortgage_consent: Said = ""
    area_reason: str = ""
    values: Mapping[str, ValueChoice] = field(default_factory=dict)


def state_word(state: str) -> str:
    """Return what people call a state."""
    return shown_code("merge_state", state)


def text_of(data: Mapping[str, Any], name: str) -> str:
    """Return a text without the blanks around it, empty where there is none."""
    value = data.get(name)
    return value.strip() if isinstance(value, str) else ""


def judge_signature(case: MergeCase | None, step: MergeStepInput, today: date) -> None:
    """Refuse a step without a name, or with a day that cannot be.

    Raises:
        LowUseError: ``MERGE_WHO_MISSING``, ``MERGE_DAY_IN_FUTURE`` (on, expected),
            ``MERGE_DAY_BACKWARDS`` (on, expected).
    """
    if not name_key(step.done_by):
        raise LowUseError("MERGE_WHO_MISSING")
    judge_day(step.done_on, case.last_day if case is not None else None, today)


def drafters(case: MergeCase, by: str) -> str:
    """Return who drew a case up when one more person had a hand in it, as a signature of all."""
    name = by.strip()
    known = people_in(name) <= people_in(case.drafted_by)
    return case.drafted_by if known else _BETWEEN.join(filter(None, (case.drafted_by, name)))


def judge_day(on: date, earliest: date | None, latest: date) -> None:
    """Refuse a day after the last or before the first that is possible.

    Raises:
        LowUseError: ``MERGE_DAY_IN_FUTURE`` (on, expected), ``MERGE_DAY_BACKWARDS``.
    """
    if on > latest:
        raise LowUseError("MERGE_DAY_IN_FUTURE", on=on.isoformat(), expected=latest.isoformat())
    if earliest is not None and on < earliest:
        raise LowUseError("MERGE_DAY_BACKWARDS", on=on.isoformat(), expected=earliest.isoformat())


def judge_reason(text: str) -> None:
    """Refuse giving back, refusing, withdrawing, reopening or revoking without saying why.

    Raises:
        LowUseError: ``MERGE_WHY_MISSING``.
    """
    if not text.strip():
        raise LowUseError("MERGE_WHY_MISSING")


def judge_document(number: str) -> None:
    """Refuse a decision without the number of its document, or with what is none.

    Raises:
        LowUseError: ``MERGE_DOCUMENT_MISSING``, ``MERGE_DOCUMENT_SHAPE`` (document).
    """
    if not number.strip():
        raise LowUseError("MERGE_DOCUMENT_MISSING")
    if not is_document_number(number):
        raise LowUseError("MERGE_DOCUMENT_SHAPE", document=number.strip())


def judge_order(case: MergeCase, day: date) -> None:
    """Refuse a step that would rest on a judgement of a later day.

    Raises:
        LowUseError: ``MERGE_JUDGED_LATER`` (condition, on, expected).
    """
    for judgement in newest_judgements(case.judgements).values():
        if judgement.on > day:
            raise LowUseError(
                "MERGE_JUDGED_LATER",
                condition=judgement.code,
                on=day.isoformat(),
                expected=judgement.on.isoformat(),
            )


def following(case: MergeCase) -> str:
    """Return the state that a case can be taken to by :func:`judge_advance`.

    Raises:
        LowUseError: ``MERGE_NOT_OPEN`` (case, state), ``MERGE_REGISTER_INSTEAD``.
    """
    to_state = chain.next_state(case.state)
    if to_state is None:
        raise LowUseError("MERGE_NOT_OPEN", case=case.case_no, state=state_word(case.state))
    if to_state == chain.REGISTERED:
        raise LowUseError("MERGE_REGISTER_INSTEAD")
    return to_state


def judge_advance(
    case: MergeCase, step: MergeStepInput, survey: MergeSurvey | None, procedure: MergeProcedure
) -> str:
    """Refuse a step forward that lacks what it asks for; return the state that it leads to.

    Raises:
        LowUseError: As :func:`following`; ``MERGE_SAME_PERSON`` (name);
            ``MERGE_APPLICANT_MISSING``, ``MERGE_APPLIED_MISSING``, ``MERGE_DAY_…``;
            ``MERGE_DOCUMENT_…``, ``MERGE_SUPPLEMENT_MISSING``;
            ``MERGE_SURVEY_MISSING``, ``MERGE_AREA_NOT_POSITIVE`` (area); ``INPUT_NOT_A_DATE``;
            ``INPUT_NOT_ALLOWED`` for a survey that comes with another step than 权籍调查;
            ``MERGE_JUDGED_LATER`` (condition, on, expected).
    """
    to_state = following(case)
    judge_order(case, step.done_on)
    judge_other_person(case, step, procedure.steps[to_state])
    if to_state == chain.ACCEPTED:
        applicant, applied_on = application_of(case, step)
        if not applicant:
            raise LowUseError("MERGE_APPLICANT_MISSING")
        if applied_on is None:
            raise LowUseError("MERGE_APPLIED_MISSING")
        judge_day(applied_on, None, step.done_on)
    if to_state == chain.AGREED:
        judge_document(step.document_no)
        if not text_of(step.details, "supplement_no"):
            raise LowUseError("MERGE_SUPPLEMENT_MISSING")
    if to_state == chain.SURVEYED:
        judge_survey(survey)
    elif survey is not None:
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field="survey",
            value=state_word(to_state),
            expected=state_word(chain.SURVEYED),
        )
    return to_state


def application_of(case: MergeCase, step: MergeStepInput) -> tuple[str, date | None]:
    """Return who applies and since when: as the step says, else as the case has it.

    Raises:
        LowUseError: ``INPUT_NOT_A_DATE``.
    """
    said = step.details.get("applied_on")
    on = parse_day(said, "applied_on") if said else case.applied_on
    return text_of(step.details, "applicant") or case.applicant, on


def judge_survey(survey: MergeSurvey | None) -> None:
    """Refuse a survey without what it is made for.

    Raises:
        LowUseError: ``MERGE_SURVEY_MISSING``, ``MERGE_AREA_NOT_POSITIVE`` (area),
            ``INPUT_NOT_ALLOWED``.
    """
    if survey is None:
        raise LowUseError("MERGE_SURVEY_MISSING")
    if survey.source not in OUTLINE_SOURCES or (survey.outline is None) != (survey.source == UNION):
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field="source",
            value=survey.source,
            expected="|".join(OUTLINE_SOURCES),
        )
    if survey.area_m2 <= 0:
        raise LowUseError("MERGE_AREA_NOT_POSITIVE", area=format_decimal(survey.area_m2, 2))


def judge_other_person(case: MergeCase, step: MergeStepInput, asked: ProcedureStep) -> None:
    """Refuse a step by who drew the case up, where the procedure asks for somebody else.

    Raises:
        LowUseError: ``MERGE_SAME_PERSON`` (name).
    """
    if asked.other_person and people_in(step.done_by) & people_in(case.drafted_by):
        raise LowUseError("MERGE_SAME_PERSON", name=step.done_by.strip())


def judge_registration(case: MergeCase, entered: MergeRegistration, step: MergeStepInput) -> None:
    """Refuse a registration that lacks what makes it one.

    Raises:
        LowUseError: ``MERGE_NOT_SURVEYED`` (state); ``MERGE_CODE_MISSING``, ``MERGE_CODE_SHAPE``
            (value), ``MERGE_CODE_DISTRICT`` (value, expected), ``MERGE_CODE_OWNERSHIP`` (value);
            ``MERGE_CERTIFICATE_MISSING``; ``MERGE_SEIZURE_MISSING``; ``MERGE_DAY_…``;
            ``MERGE_JUDGED_LATER`` (condition, on, expected);
            ``INPUT_NOT_ALLOWED``.
    """
    if case.state != chain.SURVEYED:
        raise LowUseError("MERGE_NOT_SURVEYED", state=state_word(case.state))
    judge_code(entered.new_code, case.district, provisional=entered.provisional)
    if not entered.certificate_no.strip():
        raise LowUseError("MERGE_CERTIFICATE_MISSING")
    judge_day(entered.registered_on, case.last_day, step.done_on)
    judge_order(case, entered.registered_on)
    if entered.seizure_checked_on is None:
        raise LowUseError("MERGE_SEIZURE_MISSING")
    judge_day(entered.seizure_checked_on, None, entered.registered_on)
    if entered.area_basis not in AREA_BASES:
        raise LowUseError(
            "INPUT_NOT_ALLOWED",
            field="area_basis",
            value=entered.area_basis,
            expected="|".join(AREA_BASES),
        )


def judge_code(code: str, district: str, *, provisional: bool) -> None:
    """Refuse what cannot be the code of the new parcel; a provisional one may be missing.

    Raises:
        LowUseError: ``MERGE_CODE_…`` as :func:`judge_registration`.
    """
    check = check_parcel_code(code)
    if not check.code:
        if provisional:
            return
        raise LowUseError("MERGE_CODE_MISSING")
    if check.warnings or not check.well_formed:
        raise LowUseError("MERGE_CODE_SHAPE", value=check.code)
    if check.district != district:
        raise LowUseError(
            "MERGE_CODE_DISTRICT",
            value=check.code,
            expected=f"{district} {shown_code('district', district)}",
        )
    if check.ownership != "state":
        raise LowUseError("MERGE_CODE_OWNERSHIP", value=check.code)


def registered_area(
    entered: MergeRegistration,
    *,
    registered_sum: Fraction | None,
    union_m2: Fraction,
    survey_m2: Fraction | None,
) -> Fraction:
    """Return the area that is registered: that of the chosen basis, as the certificate rounds it.

    Raises:
        LowUseError: ``MERGE_AREA_BASIS_MISSING`` (basis): the basis has no figure;
            ``MERGE_AREA_NOT_BASIS`` (area, basis, expected): the certificate states another one and
            nobody says why; ``MERGE_AREA_NOT_POSITIVE`` (area).
    """
    bases = {REGISTERED_SUM: registered_sum, UNION_PLANE: union_m2, SURVEY_AREA: survey_m2}
    found = bases[entered.area_basis]
    word = shown_code("merge_area_basis", entered.area_basis)
    if found is None:
        raise LowUseError("MERGE_AREA_BASIS_MISSING", basis=word)
    said = found if entered.registered_area_m2 is None else entered.registered_area_m2
    if entered_area(said) <= 0:
        raise LowUseError("MERGE_AREA_NOT_POSITIVE", area=format_decimal(said, 2))
    if abs(said - found) > _SAME_M2 and not entered.area_reason.strip():
        raise LowUseError(
            "MERGE_AREA_NOT_BASIS",
            area=format_decimal(said, 2),
            basis=word,
            expected=format_decimal(found, 2),
        )
    return entered_area(said)

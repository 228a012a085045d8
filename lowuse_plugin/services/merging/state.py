# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How a merge stands today: conditions, outline, and what hinders its next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lowuse_plugin.domain.claims.records import Blocker
from lowuse_plugin.domain.display import shown_district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import (
    PASS,
    REGISTRATION,
    MergeParcel,
)
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.matrix import condition_blockers
from lowuse_plugin.domain.merging.preview import MergePreview
from lowuse_plugin.domain.merging.procedure import ProcedureStep
from lowuse_plugin.domain.merging.records import UNION, MergeCase
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.codes import short_by
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.merging.matrix import MergeMatrix, merge_matrix
from lowuse_plugin.services.merging.preview import merge_preview
from lowuse_plugin.services.merging.rows import find_case
from lowuse_plugin.services.merging.scenarios import Rival, rivals_of
from lowuse_plugin.services.merging.survey import judge_survey_today, read_outline

_SEIZURE = "M-5"
_MORTGAGE, _ENTRY = "MORTGAGED_CONSENT", "OTHER_ENTRY_CONSENT"
_ENTERED_THEN = "登记时填写"


@dataclass(frozen=True)
class MergeState:
    """A merge with what the parcels say today, and what hinders its next step.

    Attributes:
        matrix: As it stands, at the stage of the next step; None of a case that goes no further,
            or whose members are current no more.
        preview: What would come of it; as ``matrix``.
        following: The state that comes next, empty where none does.
        blockers: What has to be mended first; what a person enters with the step is not among it.
    """

    case: MergeCase
    matrix: MergeMatrix | None
    preview: MergePreview | None
    following: str
    blockers: tuple[Blocker, ...]
    awaited: tuple[Blocker, ...] = ()
    """What a registration asks for beside: query of the day, consent to what is entered."""
    rivals: tuple[Rival, ...] = ()
    """Of a proposed case: the other scenarios of its parcels, which its adoption withdraws."""


def read_state(
    store: Store,
    case_uuid: str,
    *,
    today: date | None = None,
    fields: MergeFields | None = None,
) -> MergeState:
    """Return a merge, its matrix and preview of today, and what hinders its next step.

    Args:
        store: The workspace; it is only read.
        case_uuid: The case.
        today: Day of the office; the real one when it is left out.
        fields: Rules of the fields; the shipped ones when left out.

    Raises:
        LowUseError: ``MERGE_GONE``; what reading raises.
    """
    day = today or office_today()
    with store.read() as reading:
        case = find_case(reading, case_uuid)
        rivals = rivals_of(reading, case) if case.state == chain.PROPOSED else ()
    if not case.is_open:
        return MergeState(case, None, None, "", ())
    to_state = chain.next_state(case.state) or ""
    absent = tuple(
        Blocker("MERGE_MEMBER_ABSENT", {"parcel": member.label})
        for member in case.members if not member.current
    )  # fmt: skip
    if absent:
        return MergeState(case, None, None, to_state, absent, rivals=rivals)
    registers = to_state == chain.REGISTERED
    looked = look(
        store, case, chain.shipped().steps[to_state], day, fields=fields,
        amend=_entered_on(day) if registers else None,
    )  # fmt: skip
    blockers = (*looked.conditions, *looked.outline)
    if not registers:
        return MergeState(
            case, looked.matrix, looked.preview, to_state, blockers, rivals=rivals
        )  # fmt: skip
    if looked.preview.open_cells:
        blockers += (_fields_open(looked.preview),)
    today_ = _as_it_stands(store, case, day)
    return MergeState(case, today_, looked.preview, to_state, blockers, _awaited(today_))


def _as_it_stands(store: Store, case: MergeCase, day: date) -> MergeMatrix:
    """Return what the parcels say today: no query and no consent that nobody entered."""
    return merge_matrix(
        store, case.parcels, stage=REGISTRATION, today=day,
        applicant=case.applicant or None, judgements=case.judgements,
    )  # fmt: skip


def _awaited(matrix: MergeMatrix) -> tuple[Blocker, ...]:
    row = matrix.row(_SEIZURE)
    short = short_by(matrix.labels)
    named: dict[str, list[str]] = {}
    if row.outcome != PASS:
        for reason in row.reasons:
            named.setdefault(reason.code, []).extend(short[key] for key in reason.members)
    queried = not any(reason.startswith("SEIZURE_") for reason in named)
    seizure = () if queried else (Blocker("MERGE_SEIZURE_MISSING", {}),)
    if _MORTGAGE not in named:
        return seizure
    return (*seizure, Blocker("MERGE_CONSENT_MISSING", {"parcels": "、".join(named[_MORTGAGE])}))


def _open_entries(matrix: MergeMatrix) -> tuple[Blocker, ...]:
    """Return what of the register no registration settles: it is cleared, or judged by a person."""
    short = short_by(matrix.labels)
    parcels = [
        short[key] for reason in matrix.row(_SEIZURE).reasons if reason.code == _ENTRY
        for key in reason.members
    ]  # fmt: skip
    return (Blocker("MERGE_ENTRY_UNSETTLED", {"parcels": "、".join(parcels)}),) if parcels else ()


def _entered_on(day: date) -> Callable[[MergeParcel], MergeParcel]:
    """Return what takes query and consent for made: they are entered with the registration."""

    def amended(parcel: MergeParcel) -> MergeParcel:
        return replace(
            parcel, seized=found_of(parcel), seized_checked_on=day, mortgage_consent=_ENTERED_THEN
        )

    return amended


def found_of(parcel: MergeParcel) -> str:
    """Return what a query of the day found that is entered as: nothing but what is known."""
    return "yes" if parcel.seized == "yes" else "no"


@dataclass(frozen=True)
class Looked:
    """Matrix and preview of a case on one day, and what of them hinders a step."""

    matrix: MergeMatrix
    preview: MergePreview
    conditions: tuple[Blocker, ...]
    outline: tuple[Blocker, ...]


def look(
    store: Store,
    case: MergeCase,
    asked: ProcedureStep,
    day: date,
    *,
    values: Mapping[str, ValueChoice] | None = None,
    applicant: str | None = None,
    amend: Callable[[MergeParcel], MergeParcel] | None = None,
    fields: MergeFields | None = None,
    surveyed: bool | None = None,
) -> Looked:
    """Compute matrix and preview of a case for a step; nothing is written.

    Args:
        store: The workspace.
        case: As it was read.
        asked: What the step asks for.
        day: Day of the step: a query is as old as it is on that day.
        values: Instead of those of the case.
        applicant: Instead of that of the case.
        amend: What is entered with the step and stands in no parcel yet.
        fields: Rules of the fields.
        surveyed: A survey settles the outline; as the case says it when left out.

    Raises:
        LowUseError: What checking and previewing raise.
    """
    matrix = merge_matrix(
        store,
        case.parcels,
        stage=asked.stage,
        today=day,
        applicant=(applicant or case.applicant) or None,
        judgements=case.judgements,
        amend=amend,
    )
    preview = merge_preview(
        store, case.parcels, values=case.values if values is None else values,
        fields=fields, today=day,
    )  # fmt: skip
    kept = case.survey
    settled = (kept is not None and kept.source != UNION) if surveyed is None else surveyed
    outline = outline_blockers(preview, asked.state, surveyed=settled)
    if asked.state == chain.REGISTERED:
        outline += (*_other_district(case, preview), *_survey_today(store, case, preview))
    open_else = [row for row in matrix.rows if {each.code for each in row.reasons} != {_ENTRY}]
    conditions = condition_blockers(open_else, matrix.labels, asked.check)
    return Looked(matrix, preview, (*conditions, *_open_entries(matrix)), outline)


def _other_district(case: MergeCase, preview: MergePreview) -> tuple[Blocker, ...]:
    """Return that the new parcel would be of another district than the one that decided."""
    if preview.district == case.district:
        return ()
    value, expected = shown_district(preview.district), shown_district(case.district)
    return (Blocker("MERGE_OTHER_DISTRICT", {"value": value, "expected": expected}),)


def _survey_today(store: Store, case: MergeCase, preview: MergePreview) -> tuple[Blocker, ...]:
    """Return what hinders a survey by now: a colleague may have redrawn members or beside them."""
    if case.survey is None:  # other software wrote one that cannot be read
        return (Blocker("MERGE_SURVEY_MISSING", {}),)
    try:
        if case.survey.source != UNION:
            read_outline(store, case.outline or b"", case.parcels)
        judge_survey_today(store, case, preview)
    except LowUseError as error:
        return (Blocker(error.code, error.params),)
    return ()


def outline_blockers(
    preview: MergePreview, to_state: str, *, surveyed: bool
) -> tuple[Blocker, ...]:
    """Return what of outline and fields hinders a step.

    A gap may wait for the survey, which draws the outline anew; without one it stands in the way
    of 权籍调查 and registration. Fields are asked for when the new parcel comes.
    """
    if to_state not in (chain.SURVEYED, chain.REGISTERED):
        return ()
    problems = {(problem.code, str(problem.params)) for problem in preview.problems}
    found = []
    for finding in preview.blockers:
        of_field = (finding.code, str(finding.params)) in problems
        if of_field and to_state == chain.SURVEYED:
            continue
        if of_field or not surveyed:
            found.append(Blocker(finding.code, finding.params))
    return tuple(found)


def refuse_blocked(blockers: Sequence[Blocker]) -> None:
    """Refuse for the first that hinders.

    Raises:
        LowUseError: The blocker.
    """
    for blocker in blockers:
        raise LowUseError(blocker.code, **blocker.params)


def refuse_open_fields(preview: MergePreview) -> None:
    """Refuse to register while nobody decided what becomes of a field in which members differ.

    Raises:
        LowUseError: ``MERGE_FIELDS_OPEN`` (count, fields).
    """
    if preview.open_cells:
        refuse_blocked((_fields_open(preview),))


def _fields_open(preview: MergePreview) -> Blocker:
    titles = [cell.title for cell in preview.open_cells]
    return Blocker("MERGE_FIELDS_OPEN", {"count": len(titles), "fields": "、".join(titles)})

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""已登记: the registry merged the parcels, and the workspace follows in one transaction (D17).

The members count no more, the new parcel does, and 沿革 leads from one to the other. Nothing is
written where a member is another one than the person saw.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.field_checks import check_row
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import MergeParcel
from lowuse_plugin.domain.merging.consents import consents_of, consents_text
from lowuse_plugin.domain.merging.fields import MergeFields
from lowuse_plugin.domain.merging.preview import MergePreview, new_parcel_values
from lowuse_plugin.domain.merging.records import UNION, MergeCase
from lowuse_plugin.domain.merging.steps import (
    SURVEY_AREA,
    MergeRegistration,
    MergeStepInput,
    judge_registration,
    judge_signature,
    registered_area,
)
from lowuse_plugin.domain.merging.values import MemberValues, choices_text, largest_first
from lowuse_plugin.domain.parcels.codes import check_unit_code, normalise
from lowuse_plugin.domain.parcels.registered_area import DETAIL, RegisteredArea
from lowuse_plugin.domain.ports import Change, Insert, Reading, Receipt, Store, Value
from lowuse_plugin.domain.units import exact
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.areas import stored_areas
from lowuse_plugin.services.merging.carrying import RESTS_TOO, carry
from lowuse_plugin.services.merging.rows import (
    LINEAGE,
    PARCEL,
    refuse_changed_members,
    versions_of_same,
)
from lowuse_plugin.services.merging.saving import Asked, Move, done
from lowuse_plugin.services.merging.state import (
    Looked,
    found_of,
    look,
    refuse_blocked,
    refuse_open_fields,
)
from lowuse_plugin.services.parcels.retire import expect_nothing_new, retirement
from lowuse_plugin.services.rows.free_numbers import expect_no_number_given

_KIND = "merge"
_WHERE = {"current": "现势宗地", "history": "历史宗地"}
_NUMBERS = ("parcel_code", "certificate_no", "registered_area_m2", "surveyed_area_m2")
"""Fields of the new parcel that the registration itself enters."""


def register_merge(
    store: Store,
    case_uuid: str,
    entered: MergeRegistration,
    step: MergeStepInput,
    *,
    seen: int | None = None,
    versions: Mapping[str, int] | None = None,
    today: date | None = None,
    fields: MergeFields | None = None,
) -> Receipt:
    """Retire the members of a merge and make the parcel that comes of them: one save.

    Args:
        store: The workspace.
        case_uuid: A case whose survey is done.
        entered: What the registry entered.
        step: Who enters it, and when.
        seen: Version of the case that the person saw; nothing is asked when it is left out.
        versions: uuid → version of the members as the person saw them; those that say what the
            case rests on when left out.
        today: Day of the office; the real one when it is left out.
        fields: Rules of the fields; the shipped ones when left out.

    Raises:
        LowUseError: What is missing, as
            :func:`~lowuse_plugin.domain.merging.steps.judge_registration` and ``registered_area``;
            ``MERGE_CODE_USED`` (value, where): an old code is never given again;
            ``MERGE_UNIT_CODE`` (value, expected); ``MERGE_SURVEY_…``: a colleague drew under the
            surveyed outline;
            ``MERGE_CONSENT_MISSING``, ``…_EACH``, ``…_TO_NOTHING`` (parcels);
            ``MERGE_CONDITION_FAILS``, ``MERGE_CONDITION_OPEN``, ``MERGE_ENTRY_UNSETTLED``
            (parcels): of other entries than mortgages; ``MERGE_FIELDS_OPEN`` (count, fields); what
            is wrong with a value that was typed; ``MERGE_GAP_LEFT`` and the like;
            ``MERGE_OTHER_DISTRICT`` (value, expected); ``MERGE_TWO_PROJECTS``,
            ``MERGE_FILING_RUNS``; ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``, ``MERGE_MEMBER_CHANGED``: a colleague changed a member
            meanwhile, nothing was written.
    """
    new = str(uuids.uuid4())

    def decide(case: MergeCase, today_: date) -> Move:
        judge_signature(case, step, today_)
        judge_registration(case, entered, step)
        with store.read() as reading:
            shown = versions_of_same(reading, case) if versions is None else versions
            refuse_changed_members(reading, shown, case.current_versions, case.labels)
            mortgaged = [uuid for uuid in case.parcels if _is_mortgaged(reading, uuid)]
        consents = consents_of(entered.mortgage_consent, mortgaged, case.labels)
        looked = _look(store, case, entered, consents, fields)
        land = _land(store, case, entered, looked.preview, today_)
        code = normalise(entered.new_code)
        carried: dict[str, object] = {
            "new_parcel_uuid": new,
            DETAIL: land.area.to_json(),
            **({"consents": consents} if consents else {}),
        }
        return Move(
            action=chain.REGISTER,
            to_state=chain.REGISTERED,
            values={
                **_case_values(case, entered, new, land),
                "mortgage_consent": consents_text(consents, case.labels) or None,
            },
            details=carried,
            matrix=looked.matrix,
            preview=looked.preview,
            versions=shown,
            rests_on=RESTS_TOO,
            more=_more(
                case, _New(new, code, entered.registered_on, land), step, looked.preview, carried
            ),
        )

    return done(store, Asked(case_uuid, step, seen, today), decide)


@dataclass(frozen=True)
class _Land:
    """The new parcel: its outline, what is registered of it and how, and every other value."""

    outline: bytes
    area: RegisteredArea
    values: Mapping[str, Value]


@dataclass(frozen=True)
class _New:
    uuid: str
    code: str
    on: date
    land: _Land


def _look(
    store: Store,
    case: MergeCase,
    entered: MergeRegistration,
    consents: Mapping[str, str],
    fields: MergeFields | None,
) -> Looked:
    """Judge conditions, outline and fields on the day of the registration.

    Raises:
        LowUseError: As :func:`register_merge`.
    """

    def on_the_day(parcel: MergeParcel) -> MergeParcel:
        return replace(
            parcel,
            seized=found_of(parcel),
            seized_checked_on=entered.seizure_checked_on,
            mortgage_consent=consents.get(parcel.id, ""),
        )

    looked = look(
        store,
        case,
        chain.shipped().steps[chain.REGISTERED],
        entered.registered_on,
        values={**case.values, **entered.values},
        amend=on_the_day,
        fields=fields,
    )
    refuse_blocked(looked.conditions)
    refuse_blocked(looked.outline)
    refuse_open_fields(looked.preview)
    return looked


def _is_mortgaged(reading: Reading, uuid: str) -> bool:
    return (reading.row(PARCEL, uuid) or {}).get("mortgaged") == "yes"


def _land(
    store: Store, case: MergeCase, entered: MergeRegistration, preview: MergePreview, today: date
) -> _Land:
    """Return the new parcel as it will be stored.

    Raises:
        LowUseError: ``MERGE_AREA_…``; what is wrong with its values.
    """
    survey = case.survey
    drawn = case.outline if survey is not None and survey.source != UNION else None
    outline = drawn or preview.outline
    shapes = wkb.decode(column("wkb", [outline]))
    measured = stored_areas(
        shapes, store.info.crs, np.array([case.district], dtype=object)
    )[0]  # fmt: skip
    area = _area(entered, preview, None if survey is None else survey.area_m2)
    values: dict[str, Value] = {
        **new_parcel_values(preview),
        "district": case.district,
        "parcel_code": normalise(entered.new_code) or None,
        "certificate_no": entered.certificate_no.strip(),
        "registered_area_m2": float(area.registered_m2),
        "surveyed_area_m2": None if survey is None else float(survey.area_m2),
        "seized": "no",
        "seized_checked_on": str(entered.seizure_checked_on),
    }
    for problem in check_row(PARCEL, {**values, **measured}, _NUMBERS, today):
        if problem.refused:
            raise LowUseError(problem.code, **problem.params)
    return _Land(outline, area, {**values, **measured, "geom": outline})


def _area(
    entered: MergeRegistration, preview: MergePreview, survey_m2: Fraction | None
) -> RegisteredArea:
    """Return the area that is registered, beside all that it can be compared with.

    Raises:
        LowUseError: ``MERGE_AREA_…``.
    """
    areas = preview.areas
    found = {**areas.reconciliation().figures, SURVEY_AREA: survey_m2}
    known = {name: m2 for name, m2 in found.items() if m2 is not None}
    registered = registered_area(
        entered,
        registered_sum=areas.registered_sum,
        union_m2=exact(areas.union_plane),
        survey_m2=survey_m2,
    )
    basis = known[entered.area_basis]
    return RegisteredArea(
        entered.area_basis, basis, registered, entered.area_reason, known, areas.epsg
    )


def _case_values(
    case: MergeCase, entered: MergeRegistration, new: str, land: _Land
) -> dict[str, Value]:
    return {
        "geom": land.outline,
        "new_parcel_code": normalise(entered.new_code) or None,
        "new_code_provisional": int(entered.provisional),
        "new_certificate_no": entered.certificate_no.strip(),
        "registered_on": entered.registered_on.isoformat(),
        "new_parcel_uuid": new,
        "new_registered_area_m2": float(land.area.registered_m2),
        "area_basis": entered.area_basis,
        "new_values": choices_text({**case.values, **entered.values}),
        "seizure_checked_on": str(entered.seizure_checked_on),
    }


def _more(
    case: MergeCase,
    new: _New,
    step: MergeStepInput,
    preview: MergePreview,
    kept: dict[str, object],
) -> Callable[[Reading], Sequence[Change]]:
    """Return what writes parcels, holders and lineage, on the state on which it is written.

    Args:
        case: The case.
        new: The new parcel.
        step: Who enters it.
        preview: The members as they are.
        kept: Is told what the step has to keep for a revocation.
    """

    def changes(reading: Reading) -> list[Change]:
        expected = [expect_no_number_given(reading), *expect_nothing_new(reading)]
        refuse_used_code(reading, new.code, case.uuid)
        refuse_unfit_unit(reading, new.land.values.get("unit_code"), new.code)
        told = f"宗地合并 {case.case_no}"
        told_area = {DETAIL: json.dumps(new.land.area.to_json(), ensure_ascii=False)}
        sized = [MemberValues(member.uuid, member.ranked_m2, {}) for member in preview.members]
        order = [member.uuid for member in largest_first(sized)]
        carried = carry(reading, order, new.uuid, told, new.on)
        kept["carried"] = carried.to_json()
        lineage = [
            Insert(LINEAGE, str(uuids.uuid4()), {
                "old_parcel_uuid": member.uuid,
                "new_parcel_uuid": new.uuid,
                "kind": _KIND,
                "merge_case_uuid": case.uuid,
                "area_m2": member.plane,
                "happened_on": new.on.isoformat(),
                "document_no": case.document_no or None,
                "done_by": step.done_by.strip(),
            }, told_area)
            for member in preview.members
        ]  # fmt: skip
        return [
            *expected,
            Insert(PARCEL, new.uuid, new.land.values),
            *(retirement(m.uuid, m.version, told, new.on) for m in preview.members),
            *lineage,
            *carried.changes,
        ]

    return changes


def refuse_used_code(reading: Reading, code: str, case_uuid: str) -> None:
    """Refuse a code that any parcel has or had, or that another merge gave.

    Raises:
        LowUseError: ``MERGE_CODE_USED`` (value, where).
    """
    if not code:
        return
    for row in reading.table("merge_codes_used", code=code, but=case_uuid).to_rows():
        where = _WHERE.get(row["kind"]) or f"宗地合并 {row['label']}"
        raise LowUseError("MERGE_CODE_USED", value=code, where=where)


def refuse_unfit_unit(reading: Reading, unit: Value, code: str) -> None:
    """Refuse a unit code that any parcel has or had, or that is not one of the new parcel.

    Args:
        reading: The state.
        unit: 不动产单元号 of the new parcel; nothing is asked where there is none.
        code: Its 宗地代码; empty while it is provisional.

    Raises:
        LowUseError: ``MERGE_UNIT_CODE`` (value, expected), ``MERGE_CODE_USED`` (value, where).
    """
    refuse_other_unit(unit, code)
    value = normalise(str(unit or ""))
    for row in reading.table("merge_unit_codes_used", code=value).to_rows():
        raise LowUseError("MERGE_CODE_USED", value=value, where=_WHERE[row["kind"]])


def refuse_other_unit(unit: Value, code: str) -> None:
    """Refuse a unit code that is none, or that is of another parcel than the one with a code.

    Raises:
        LowUseError: ``MERGE_UNIT_CODE`` (value, expected).
    """
    check = check_unit_code(str(unit or ""))
    if check.code and (check.parcel_code is None or code not in ("", check.parcel_code)):
        raise LowUseError("MERGE_UNIT_CODE", value=check.code, expected=code or "宗地代码")

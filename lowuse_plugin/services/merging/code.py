# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The code that the cadastral office gives to a parcel that was registered without one."""

from __future__ import annotations

from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.steps import (
    MergeStepInput,
    judge_code,
    judge_signature,
    state_word,
)
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.codes import normalise
from lowuse_plugin.domain.ports import Receipt, Row, Store, Update
from lowuse_plugin.services.merging.registration import refuse_other_unit, refuse_used_code
from lowuse_plugin.services.merging.rows import CASE, FINAL, PARCEL, SeenCase
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.free_numbers import expect_no_number_given


def assign_code(
    store: Store,
    case_uuid: str,
    new_code: str,
    *,
    by: str,
    seen: int | None = None,
    today: date | None = None,
) -> Receipt:
    """Give the parcel of a registered merge its code, in the place of a provisional one.

    Args:
        store: The workspace.
        case_uuid: The case.
        new_code: 宗地代码 of 19 characters.
        by: Who enters it.
        seen: Version of the case that the person saw; nothing is asked when it is left out.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: ``MERGE_NOT_REGISTERED`` (case, state), ``MERGE_CODE_FINAL`` (case, value);
            ``MERGE_CODE_…`` as for a registration, ``MERGE_WHO_MISSING``, ``MERGE_GONE``.
        ConflictError: ``MERGE_CHANGED``.
    """
    day = today or office_today()
    judge_signature(None, MergeStepInput(by, day), day)
    code = normalise(new_code)
    shown = SeenCase(case_uuid, seen)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find(reading)
            if case.state != chain.REGISTERED:
                raise LowUseError(
                    "MERGE_NOT_REGISTERED", case=case.case_no, state=state_word(case.state)
                )
            if not case.provisional:
                raise LowUseError("MERGE_CODE_FINAL", case=case.case_no, value=case.new_code)
            judge_code(code, case.district, provisional=False)
            if code != case.new_code:
                refuse_used_code(reading, code, case.uuid)
            parcel = reading.row(PARCEL, case.new_parcel_uuid) or {}
            refuse_other_unit(parcel.get("unit_code"), code)
            expected = expect_no_number_given(reading)
        version = int(str(parcel.get("row_version") or 0))
        given: Row = {"new_parcel_code": code, "new_code_provisional": 0}
        return store.write(
            [
                expected,
                Update(PARCEL, case.new_parcel_uuid, version, {"parcel_code": code}),
                Update(CASE, case.uuid, case.row_version, given),
            ],
            reason=f"宗地合并 {case.case_no}：编定宗地代码 {code}（{by.strip()}）",
        )

    return until_undisturbed(attempt, final=FINAL)

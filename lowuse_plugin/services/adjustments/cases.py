# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The adjustment ledger of the control line (P-19): cases are drawn up, changed, listed and read.

A case says which version it changes. Its polygons are measured and laid over that version when it
is saved: what enters must not overlap the line, what leaves must lie in it.
"""

from __future__ import annotations

import json
import re
import uuid as uuids
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lowuse_plugin.domain.adjustments import procedure as chain
from lowuse_plugin.domain.adjustments.case import AdjustmentCase, AdjustmentDraft, judge_draft
from lowuse_plugin.domain.adjustments.steps import AdjustmentStepInput, judge_signature, state_word
from lowuse_plugin.domain.control_line.classes import version_in_force
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.geometry.wkb import encode
from lowuse_plugin.services.adjustments.figures import MeasuredCase, measure
from lowuse_plugin.services.adjustments.rows import (
    BLOCK,
    CASE,
    CHANGED,
    RESTS_ON,
    STEP,
    SeenCase,
    find_case,
    read_cases,
    with_blocks,
)
from lowuse_plugin.services.control_line.versions import (
    find_line_version,
    line_versions,
    read_blocks,
)
from lowuse_plugin.services.retry import until_undisturbed

_NUMBER = re.compile(r"\S(?:.{0,58}\S)?")
_SERIAL_DIGITS = 3


@dataclass(frozen=True)
class AdjustmentFilter:
    """Which cases of the ledger are wanted; None wants all."""

    year: int | None = None
    district: str | None = None
    state: str | None = None

    def keeps(self, case: AdjustmentCase) -> bool:
        """Tell whether a case is wanted."""
        return (
            (self.year is None or case.year == self.year)
            and (self.district is None or case.district == self.district)
            and (self.state is None or case.state == self.state)
        )


def list_cases(store: Store, wanted: AdjustmentFilter | None = None) -> tuple[AdjustmentCase, ...]:
    """Return the cases of the ledger by number, without their polygons.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    chosen = wanted or AdjustmentFilter()
    with store.read() as reading:
        return tuple(case for case in read_cases(reading) if chosen.keeps(case))


def read_ledger(store: Store, wanted: AdjustmentFilter | None = None) -> tuple[AdjustmentCase, ...]:
    """Return the cases of the ledger with their polygons, for a file; as :func:`list_cases`."""
    chosen = wanted or AdjustmentFilter()
    with store.read() as reading:
        cases = [case for case in read_cases(reading) if chosen.keeps(case)]
        return tuple(with_blocks(reading, case) for case in cases)


def read_case(store: Store, case_uuid: str) -> AdjustmentCase:
    """Return a case with its polygons and steps.

    Raises:
        LowUseError: ``ADJUSTMENT_GONE``.
    """
    with store.read() as reading:
        return find_case(reading, case_uuid)


def new_case(
    store: Store,
    draft: AdjustmentDraft,
    *,
    drafted_by: str,
    drafted_on: date | None = None,
    from_version_uuid: str | None = None,
    today: date | None = None,
) -> tuple[str, Receipt]:
    """Draw up a case.

    Args:
        store: The workspace.
        draft: What it says.
        drafted_by: Who draws it up.
        drafted_on: When that was done; today when it is left out. Later steps are not before it.
        from_version_uuid: The version that it changes; the one in force when it is left out.
        today: Day of the office; the real one when it is left out.

    Returns:
        Its uuid and the receipt.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.domain.adjustments.case.judge_draft` and
            :func:`~lowuse_plugin.services.adjustments.figures.measure`;
            ``ADJUSTMENT_IN_OVERLAPS_LINE``, ``ADJUSTMENT_OUT_OUTSIDE_LINE``,
            ``ADJUSTMENT_BLOCKS_OVERLAP`` with block and m²; ``ADJUSTMENT_NUMBER_TAKEN`` (value),
            ``ADJUSTMENT_NUMBER_UNFIT``; ``CONTROL_LINE_NONE_IN_FORCE``, ``LINE_VERSION_UNKNOWN``;
            ``ADJUSTMENT_WHO_MISSING``, ``ADJUSTMENT_DAY_IN_FUTURE``; what the store raises.
        ConflictError: Others write faster than this can read and save.
    """
    judge_draft(draft)
    day = today or office_today()
    step = AdjustmentStepInput(drafted_by, drafted_on or day)
    case_uuid = str(uuids.uuid4())

    def attempt() -> Receipt:
        with store.read() as reading:
            version = from_version_uuid or _in_force(reading, day)
            find_line_version(reading, version, day)
            number = _number(reading, draft, case_uuid, step.done_on.year)
            line = read_blocks(reading, version)
            expected = ExpectNoChange(RESTS_ON, reading.head().seq)
        measured = measure(store.info.crs, line, draft)
        measured.refuse()
        values = {
            **_values(draft, number),
            "state": chain.DRAFT,
            "from_version_uuid": version,
            "drafted_by": drafted_by.strip(),
        }
        begun = AdjustmentCase(
            case_uuid, 0, number, draft.name, draft.kind, draft.district, chain.DRAFT,
            draft.balanced, draft.least_block_m2, draft.reason, version, "",
        )  # fmt: skip
        judge_signature(begun, step, day)
        changes: list[Change] = [
            expected,
            Insert(CASE, case_uuid, values),
            *_block_rows(measured, case_uuid),
            step_row(case_uuid, chain.START, ("", chain.DRAFT), step, {}),
        ]
        kind = shown_code("adjustment_kind", draft.kind)
        return store.write(changes, reason=f"控制线调整 {number} {draft.name.strip()}：{kind}拟订")

    receipt = until_undisturbed(attempt)
    return case_uuid, receipt


def change_case(
    store: Store,
    case_uuid: str,
    version: int,
    draft: AdjustmentDraft,
    *,
    changed_by: str,
    to_line_in_force: bool = False,
    today: date | None = None,
) -> Receipt:
    """Change a case that is being drawn up; its polygons take the place of the earlier ones.

    Args:
        store: The workspace.
        case_uuid: The case.
        version: As the person saw it.
        draft: What it says now.
        changed_by: Who changes it.
        to_line_in_force: Lay it over the version that is in force today from now on.
        today: Day of the office; the real one when it is left out.

    Raises:
        LowUseError: As :func:`new_case`; ``ADJUSTMENT_GONE``, ``ADJUSTMENT_NOT_DRAFT`` (case,
            state).
        ConflictError: ``ADJUSTMENT_CHANGED``: a colleague changed it meanwhile.
    """
    judge_draft(draft)
    day = today or office_today()
    shown = SeenCase(case_uuid, version)

    def attempt() -> Receipt:
        with store.read() as reading:
            case = shown.find(reading)
            if case.state != chain.DRAFT:
                raise LowUseError(
                    "ADJUSTMENT_NOT_DRAFT", case=case.label, state=state_word(case.state)
                )
            line = _in_force(reading, day) if to_line_in_force else case.from_version_uuid
            number = _number(reading, draft, case_uuid, day.year, kept=case.adjustment_no)
            blocks = read_blocks(reading, line)
            before = reading.table("adjustment_blocks", case=case_uuid).to_rows()
            expected = ExpectNoChange(RESTS_ON, reading.head().seq)
        measured = measure(store.info.crs, blocks, draft)
        measured.refuse()
        values = {**_values(draft, number), "from_version_uuid": line}
        changes: list[Change] = [expected, Update(CASE, case_uuid, version, values)]
        kept = (case.blocks, case.district, case.reason)
        if (draft.blocks, draft.district, draft.reason.strip()) != kept:
            gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": "调整图斑已修改"}
            changes += [Update(BLOCK, row["uuid"], row["row_version"], gone) for row in before]
            changes += _block_rows(measured, case_uuid)
        told = f"修改控制线调整 {number} {draft.name.strip()}（{changed_by.strip()}）"
        return store.write(changes, reason=told)

    return until_undisturbed(attempt, final={CHANGED})


def step_row(
    case_uuid: str,
    action: str,
    states: tuple[str, str],
    step: AdjustmentStepInput,
    details: dict[str, object],
) -> Insert:
    """Return the row of a step between two states; steps are only ever added."""
    kept = {**step.details, **details, "procedure": _procedure_id()}
    return Insert(
        STEP,
        str(uuids.uuid4()),
        {
            "adjustment_case_uuid": case_uuid,
            "action": action,
            "from_state": states[0] or None,
            "to_state": states[1],
            "done_by": step.done_by.strip(),
            "done_on": step.done_on.isoformat(),
            "document_no": step.document_no.strip() or None,
            "opinion": step.opinion.strip() or None,
            "details": json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str),
        },
    )


def _procedure_id() -> dict[str, str]:
    pack = chain.shipped()
    return {"id": pack.id, "sha256": pack.sha256}


def _in_force(reading: Reading, day: date) -> str:
    """Return the version in force on a day.

    Raises:
        LowUseError: ``CONTROL_LINE_NONE_IN_FORCE``, ``CONTROL_LINE_SEVERAL_IN_FORCE``.
    """
    return version_in_force(line_versions(reading.table("check_line_versions")), day).key


def _values(draft: AdjustmentDraft, number: str) -> dict[str, Value]:
    return {
        "adjustment_no": number,
        "name": draft.name.strip(),
        "kind": draft.kind,
        "district": draft.district,
        "balanced": int(draft.balanced),
        "least_block_m2": draft.least_block_m2,
        "reason": draft.reason.strip(),
    }


def _block_rows(measured: MeasuredCase, case_uuid: str) -> Sequence[Insert]:
    """Return the polygons as they were measured: on the grid."""
    wkb = encode(measured.shapes).values
    return [
        Insert(
            BLOCK,
            str(uuids.uuid4()),
            {
                "geom": bytes(shape),
                "district": measured.draft.district,
                "area_m2": float(area),
                "area_epsg": epsg,
                "reason": measured.draft.reason.strip(),
                "adjustment_case_uuid": case_uuid,
                "direction": block.direction,
                "level": block.level if block.direction == "in" else None,
                "block_code": block.block_code.strip() or None,
                "block_name": block.block_name.strip() or None,
            },
        )
        for block, shape, area, epsg in zip(
            measured.draft.blocks, wkb, measured.areas_m2.tolist(), measured.epsg, strict=True
        )
    ]


def _number(
    reading: Reading, draft: AdjustmentDraft, case_uuid: str, year: int, *, kept: str = ""
) -> str:
    """Return the number that was wanted, the one that there is, or the next one.

    Raises:
        LowUseError: ``ADJUSTMENT_NUMBER_UNFIT`` (value), ``ADJUSTMENT_NUMBER_TAKEN`` (value).
    """
    rows = reading.table("adjustment_numbers").to_rows()
    taken = {row["adjustment_no"] for row in rows if row["uuid"] != case_uuid}
    wanted = draft.adjustment_no.strip() or kept
    if wanted:
        if not _NUMBER.fullmatch(wanted):
            raise LowUseError("ADJUSTMENT_NUMBER_UNFIT", value=wanted)
        if wanted in taken:
            raise LowUseError("ADJUSTMENT_NUMBER_TAKEN", value=wanted)
        return wanted
    serial = 1
    while (number := f"TZ{draft.district}{year}{serial:0{_SERIAL_DIGITS}d}") in taken:
        serial += 1
    return number


__all__ = [
    "AdjustmentFilter",
    "change_case",
    "list_cases",
    "new_case",
    "read_case",
    "read_ledger",
    "step_row",
]

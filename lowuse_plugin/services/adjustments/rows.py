# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the workspace holds of the adjustment ledger: cases, their polygons, their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.adjustments.case import AdjustmentBlock, AdjustmentCase, AdjustmentStep
from lowuse_plugin.domain.adjustments.steps import state_word
from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.services.retry import Seen
from lowuse_plugin.services.survey.rows import details_of

CASE, BLOCK, STEP = "adjustment_case", "line_adjustment", "adjustment_step"
RESTS_ON = (CASE, BLOCK, STEP, "control_line_version", "control_line", "import_package")
"""Tables that the guards look at; a save is kept only if nobody wrote them since."""
CHANGED = "ADJUSTMENT_CHANGED"


def read_cases(reading: Reading, case_uuid: str | None = None) -> tuple[AdjustmentCase, ...]:
    """Return the cases of the ledger without their polygons, by number.

    Args:
        reading: The state.
        case_uuid: Only this one; all when it is left out.

    Raises:
        LowUseError: ``INPUT_UNREADABLE`` when stored details are no JSON.
    """
    steps: dict[str, tuple[AdjustmentStep, ...]] = defaultdict(tuple)
    for row in reading.table("adjustment_steps", case=case_uuid).to_rows():
        steps[row["adjustment_case_uuid"]] += (_step(row),)
    rows = reading.table("adjustment_cases", case=case_uuid).to_rows()
    return tuple(_case(row, steps[row["uuid"]]) for row in rows)


def find_case(reading: Reading, case_uuid: str) -> AdjustmentCase:
    """Return a case with its polygons.

    Raises:
        LowUseError: ``ADJUSTMENT_GONE``; as :func:`read_cases`.
    """
    for case in read_cases(reading, case_uuid):
        return with_blocks(reading, case)
    raise LowUseError("ADJUSTMENT_GONE")


def with_blocks(reading: Reading, case: AdjustmentCase) -> AdjustmentCase:
    """Return a case with its polygons."""
    rows = reading.table("adjustment_blocks", case=case.uuid).to_rows()
    return replace(case, blocks=tuple(_block(row) for row in rows))


class SeenCase(Seen):
    """A case as a person saw it, for all attempts of one save."""

    def find(self, reading: Reading) -> AdjustmentCase:
        """Return the case, unchanged.

        Raises:
            LowUseError: ``ADJUSTMENT_GONE``.
            ConflictError: ``ADJUSTMENT_CHANGED``.
        """
        case = find_case(reading, self.uuid)
        refuse_changed(reading, case, self.of(case.version))
        return case


def refuse_changed(reading: Reading, case: AdjustmentCase, seen: int) -> None:
    """Refuse a save on what somebody saw before a colleague changed the case.

    Raises:
        ConflictError: ``ADJUSTMENT_CHANGED`` (case, changed_by, changed_at, state).
    """
    if seen == case.version:
        return
    row = reading.row(CASE, case.uuid) or {}
    lines = reading.table("history_change", change_id=str(row.get("change_id") or "")).to_rows()
    raise ConflictError(
        CHANGED,
        table=CASE,
        uuid=case.uuid,
        case=case.label,
        changed_by=lines[0]["actor"] if lines else "",
        changed_at=shown_moment(lines[0]["at_utc"]) if lines else "",
        state=state_word(case.state),
    )


def _case(row: Mapping[str, Any], steps: tuple[AdjustmentStep, ...]) -> AdjustmentCase:
    return AdjustmentCase(
        uuid=row["uuid"],
        version=row["row_version"],
        adjustment_no=row["adjustment_no"] or "",
        name=row["name"] or "",
        kind=row["kind"],
        district=row["district"],
        state=row["state"],
        balanced=bool(row["balanced"]),
        least_block_m2=row["least_block_m2"],
        reason=row["reason"] or "",
        from_version_uuid=row["from_version_uuid"],
        from_version=row["from_version"] or "",
        to_version_uuid=row["to_version_uuid"] or "",
        to_version=row["to_version"] or "",
        drafted_by=row["drafted_by"] or "",
        publicised_from=_day(row["publicised_from"]),
        publicised_to=_day(row["publicised_to"]),
        publicised_at=row["publicised_at"] or "",
        approved_by=row["approved_by"] or "",
        approval_no=row["approval_no"] or "",
        approved_on=_day(row["approved_on"]),
        in_force_from=_day(row["in_force_from"]),
        in_m2=row["in_m2"] or 0.0,
        out_m2=row["out_m2"] or 0.0,
        steps=steps,
    )


def _block(row: Mapping[str, Any]) -> AdjustmentBlock:
    return AdjustmentBlock(
        direction=row["direction"],
        shape=bytes(row["geom"]),
        level=row["level"],
        block_code=row["block_code"] or "",
        block_name=row["block_name"] or "",
        area_m2=row["area_m2"],
    )


def _step(row: Mapping[str, Any]) -> AdjustmentStep:
    return AdjustmentStep(
        uuid=row["uuid"],
        action=row["action"],
        from_state=row["from_state"] or "",
        to_state=row["to_state"],
        done_by=row["done_by"],
        done_on=date.fromisoformat(row["done_on"]),
        document_no=row["document_no"] or "",
        opinion=row["opinion"] or "",
        details=details_of(row["details"]),
        at_utc=row["at_utc"] or "",
        entered_by=row["actor"] or "",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The conditions of a merge as they are printed: checked today, or as a check was kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lowuse_plugin.domain.merging.case import STAGES, Check, Judgement
from lowuse_plugin.domain.merging.helpers import Figure, in_order
from lowuse_plugin.domain.merging.matrix import MatrixRow, reasons_of
from lowuse_plugin.domain.merging.pack import CODES, MergePack
from lowuse_plugin.domain.merging.records import MergeCase, StoredCheck
from lowuse_plugin.domain.merging.sheet import SheetCondition
from lowuse_plugin.services.merging.matrix import MergeMatrix

_STALE = "JUDGEMENT_STALE"

Conditions = tuple[SheetCondition, ...]


def live_conditions(matrix: MergeMatrix) -> Conditions:
    """Return the conditions of a check that was made just now."""
    return tuple(_of_row(row, matrix.checked_on) for row in matrix.rows)


def kept_conditions(case: MergeCase, pack: MergePack) -> tuple[str, Conditions]:
    """Return stage and conditions of the check that the case rests on.

    That is what its review found, whatever was checked for later steps; of a case that was never
    reviewed it is the newest whole one.

    Args:
        case: The case.
        pack: Its conditions.
    """
    kept = case.review_checks
    stage = next((check.stage for check in kept.values()), "")
    if not kept:
        stage, kept = case.newest_check(STAGES)
    return stage, tuple(_of_check(kept[code], pack) for code in CODES if code in kept)


def _of_row(row: MatrixRow, on: date) -> SheetCondition:
    return SheetCondition(
        condition=row.condition,
        outcome=row.outcome,
        machine=row.machine,
        reasons=row.reasons,
        figures=row.figures,
        judgement=row.judgement,
        stale=row.judgement_stale,
        checked_on=on,
    )


def _of_check(kept: StoredCheck, pack: MergePack) -> SheetCondition:
    reasons = reasons_of(Check(kept.code, kept.outcome, kept.detail, kept.machine))
    return SheetCondition(
        condition=pack.conditions[kept.code],
        outcome=kept.outcome,
        machine=kept.machine,
        reasons=reasons,
        figures=_figures(kept.detail),
        judgement=_judgement(kept),
        stale=any(reason.code == _STALE for reason in reasons),
        checked_on=kept.checked_on,
    )


def _figures(detail: Mapping[str, Any]) -> dict[str, Figure]:
    units, whose = detail.get("units") or {}, detail.get("whose") or {}
    found = detail.get("figures") or {}
    return in_order(
        {
            name: Figure(value, units.get(name, ""), tuple(whose.get(name, ())))
            for name, value in found.items()
        }
    )


def _judgement(kept: StoredCheck) -> Judgement | None:
    said = kept.detail.get("judgement")
    if not isinstance(said, Mapping):
        return None
    return Judgement(
        by=str(said["by"]),
        on=date.fromisoformat(str(said["on"])),
        reason=str(said["reason"]),
        outcome=str(said["outcome"]),
        code=kept.code,
        department=said.get("department"),
        evidence=said.get("evidence"),
        stage=said.get("stage"),
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an adjustment would do before anybody decides it: parcels, areas, indicators.

Nothing is written: the line after the case exists only here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lowuse_plugin.domain.adjustments.case import AdjustmentDraft
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.services.adjustments.figures import MeasuredCase, measure
from lowuse_plugin.services.adjustments.rows import find_case
from lowuse_plugin.services.control_line.compare import LineComparison, compare_blocks
from lowuse_plugin.services.control_line.versions import find_line_version, read_blocks
from lowuse_plugin.services.indicators.land import industrial_land, read_parcels
from lowuse_plugin.services.indicators.rules import rules_of
from lowuse_plugin.services.indicators.table import indicators_of_blocks

if TYPE_CHECKING:
    from lowuse_plugin.domain.indicators.result import Indicator


@dataclass(frozen=True)
class IndicatorChange:
    """One indicator on the line as it is and as it would be."""

    before: Indicator | None
    """None where it is about a block that is not there yet."""
    after: Indicator | None
    """None where it is about a block that would be gone."""


@dataclass(frozen=True)
class AdjustmentWhatIf:
    """What a case would do."""

    measured: MeasuredCase
    comparison: LineComparison
    indicators: tuple[IndicatorChange, ...]


def what_if(
    store: Store,
    case: str | AdjustmentDraft,
    progress: Progress | None = None,
    *,
    from_version_uuid: str = "",
    on: date | None = None,
) -> AdjustmentWhatIf:
    """Try a case.

    Args:
        store: The workspace.
        case: A stored case, or one that is being drawn up.
        progress: Is told how far it is and may stop the work.
        from_version_uuid: The version that a case which is not stored changes.
        on: Day of the indicators; today when it is left out.

    Raises:
        LowUseError: ``ADJUSTMENT_GONE``, ``LINE_VERSION_UNKNOWN``; as
            :func:`~lowuse_plugin.services.adjustments.figures.measure`.
        CancelledError: The user asked to stop.
    """
    day, crs = on or office_today(), store.info.crs
    with store.read() as reading:
        if isinstance(case, str):
            stored = find_case(reading, case)
            draft, line_uuid, name = stored.draft, stored.from_version_uuid, stored.adjustment_no
        else:
            draft, line_uuid, name = case, from_version_uuid, case.adjustment_no or case.name
        line = find_line_version(reading, line_uuid, day)
        blocks = read_blocks(reading, line_uuid)
        rules, parcels = rules_of(reading), read_parcels(reading)
    measured = measure(crs, blocks, draft)
    land = industrial_land(parcels, progress or SilentProgress())
    before, after = (
        indicators_of_blocks(land, rules, of_line, day, crs=crs, progress=progress)
        for of_line in (measured.line_before, measured.line_after)
    )
    comparison = compare_blocks(
        store,
        measured.line_before,
        measured.line_after,
        old=line.version,
        new=f"{line.version}（{name}）",
        example=line.example,
        progress=progress,
    )
    return AdjustmentWhatIf(measured, comparison, _paired(before, after))


def _paired(before: Sequence[Indicator], after: Sequence[Indicator]) -> tuple[IndicatorChange, ...]:
    """Return indicators side by side; of those about a block or district each with its own."""
    old, new = ({_key(each): each for each in group} for group in (before, after))
    return tuple(IndicatorChange(old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new)))


def _key(indicator: Indicator) -> tuple[str, str, str]:
    return indicator.code, indicator.place_kind, indicator.place


__all__ = ["AdjustmentWhatIf", "IndicatorChange", "what_if"]

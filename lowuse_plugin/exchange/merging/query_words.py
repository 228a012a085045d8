# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed beside M-5: when it was asked whether parcels are seized."""

from __future__ import annotations

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.merging.case import PASS
from lowuse_plugin.domain.merging.sheet import MergeSheet, SheetCondition, circled_all

_CODE = "M-5"


def queried(condition: SheetCondition, sheet: MergeSheet) -> list[str]:
    """Return the days of the queries that a condition rests on.

    Args:
        condition: Of the sheet; nothing is said of others than M-5.
        sheet: With its parcels.
    """
    if condition.condition.code != _CODE:
        return []
    if condition.machine != PASS or sheet.changed:
        return []  # each reason says its day; of changed parcels it is not the day of the check
    on = condition.checked_on.isoformat()
    if any(member.text("seized_checked_on") > on for member in sheet.members):
        return []  # it was asked again since, for a later step
    return [f"查封查询日期 {_days(sheet)}"]


def _days(sheet: MergeSheet) -> str:
    days: dict[str, list[int]] = {}
    for member in sheet.members:
        days.setdefault(shown_day(member.text("seized_checked_on")), []).append(member.number)
    if len(days) == 1:
        return next(iter(days))
    return "　".join(f"{circled_all(found)}\u00a0{day}" for day, found in days.items())

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""How a decided conflict stands in the log: what was chosen, whose value was thrown away, why.

It goes into ``source_json`` of the log line of the row, beside the values themselves.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lowuse_plugin.domain.history.conflicts import Choice, GroupConflict

CONFLICT = "conflict"
REASON = "conflict_reason"


@dataclass(frozen=True)
class DiscardedValue:
    """A value that was not taken."""

    column: str
    title: str
    value: str
    """As people read it, empty when it was a missing value."""


@dataclass(frozen=True)
class DecidedGroup:
    """One group as the log tells it."""

    group: str
    title: str
    choice: Choice
    by: str
    """Whose change stood against the saving person's, empty when the log could not tell."""
    at_utc: str
    discarded: tuple[DiscardedValue, ...]
    """Of ``by`` when the choice is mine, of the person who saved when it is theirs."""


def decided_source(
    groups: Collection[GroupConflict], decisions: Mapping[str, Choice], reason: str
) -> dict[str, str]:
    """Return what ``Update.source`` carries of decided groups.

    Args:
        groups: Of the conflict.
        decisions: One for each.
        reason: Why somebody else's values were thrown away, empty when none were.
    """
    told = [
        {
            "group": group.group,
            "title": group.title,
            "choice": str(decisions[group.group]),
            "by": group.by,
            "at_utc": group.at_utc,
            "discarded": _discarded(group, decisions[group.group]),
        }
        for group in groups
    ]
    source = {CONFLICT: json.dumps(told, ensure_ascii=False)}
    return {**source, REASON: reason} if reason else source


def decided_groups(source: Mapping[str, str]) -> tuple[DecidedGroup, ...]:
    """Return the decided groups of a log line, none where it tells of no conflict."""
    return tuple(
        DecidedGroup(
            group=told["group"],
            title=told["title"],
            choice=Choice(told["choice"]),
            by=told["by"],
            at_utc=told["at_utc"],
            discarded=tuple(DiscardedValue(**value) for value in told["discarded"]),
        )
        for told in json.loads(source.get(CONFLICT, "[]"))
    )


def _discarded(group: GroupConflict, choice: Choice) -> list[dict[str, str]]:
    if choice == Choice.MINE:
        return [_value(f.column, f.title, f.theirs) for f in group.lost]
    return [
        _value(f.column, f.title, f.mine) for f in group.fields if f.mine_changed and not f.agreed
    ]


def _value(column: str, title: str, value: str) -> dict[str, str]:
    return {"column": column, "title": title, "value": value}

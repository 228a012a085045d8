# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an undoing does with versions of the control line has to pass what an approval has to pass.

On no day two come in force, and no two have one name; what was so before stands in nobody's way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Row, Update
from lowuse_plugin.services.control_line.versions import DRAFT, VERSION

_COLUMNS = ("version", "valid_from", "valid_to", "state", "retired_at")


@dataclass(frozen=True)
class _Stood:
    """What of a version decides."""

    version: str
    valid_from: date
    valid_to: date | None
    is_draft: bool

    @classmethod
    def of(cls, row: Row) -> _Stood | None:
        if row["retired_at"]:
            return None
        end = row["valid_to"]
        return cls(
            str(row["version"]),
            date.fromisoformat(str(row["valid_from"])),
            date.fromisoformat(str(end)) if end else None,
            row["state"] == DRAFT,
        )

    def meets(self, other: _Stood) -> bool:
        """Tell whether both would be in force on some day."""
        if self.is_draft or other.is_draft:
            return False
        begins_before = other.valid_to is None or self.valid_from < other.valid_to
        return begins_before and (self.valid_to is None or other.valid_from < self.valid_to)


_Pair = tuple[str, str]


def check_lines(reading: Reading, updates: Sequence[Update]) -> tuple[str, ...]:
    """Refuse versions that would stand in each other's way; return on which tables that rests.

    Args:
        reading: The state on which it is written.
        updates: One a row.

    Raises:
        LowUseError: ``LINE_APPROVAL_OVERLAPS`` (version, others), ``LINE_VERSION_TAKEN`` (version).
    """
    changed = {each.uuid: each.values for each in updates if each.table == VERSION}
    if not changed:
        return ()
    before: dict[str, Row] = {
        row["uuid"]: {**row, "retired_at": None} for row in reading.table("line_versions").to_rows()
    }
    after: dict[str, Row] = dict(before)
    for uuid, values in changed.items():
        stored = reading.row(VERSION, uuid)
        if stored is not None:
            known = {name: stored[name] for name in _COLUMNS}
            after[uuid] = {**known, **{n: v for n, v in values.items() if n in known}}
    then, now = _standing(before), _standing(after)
    for one, other in set(_overlaps(now)) - set(_overlaps(then)):
        raise LowUseError(
            "LINE_APPROVAL_OVERLAPS", version=now[one].version, others=now[other].version
        )
    for one, _ in set(_doubled(now)) - set(_doubled(then)):
        raise LowUseError("LINE_VERSION_TAKEN", version=now[one].version)
    return (VERSION,)


def _standing(rows: Mapping[str, Row]) -> dict[str, _Stood]:
    found = ((uuid, _Stood.of(row)) for uuid, row in rows.items())
    return {uuid: stood for uuid, stood in found if stood is not None}


def _overlaps(versions: Mapping[str, _Stood]) -> Iterator[_Pair]:
    for one, other in combinations(sorted(versions), 2):
        if versions[one].meets(versions[other]):
            yield one, other


def _doubled(versions: Mapping[str, _Stood]) -> Iterator[_Pair]:
    for one, other in combinations(sorted(versions), 2):
        if versions[one].version == versions[other].version:
            yield one, other

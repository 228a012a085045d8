# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows that people enter by themselves: entered, changed as they were seen, taken out of use.

Whoever changes or retires a row says which version was seen and why. Where two rows may not say
the same, that holds for a row that an undoing or a restoring brings back as well.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lowuse_plugin.domain.display import shown_title
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Row,
    Store,
    Update,
    Value,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.retry import until_undisturbed


@dataclass(frozen=True)
class Entry:
    """One row that is entered, or changed where it has a uuid."""

    uuid: str | None
    version: int
    """Of the row which was seen."""
    values: Mapping[str, Value]
    at_first: Mapping[str, Value] = field(default_factory=dict)
    """What a new row gets besides, and a change leaves alone."""


@dataclass(frozen=True)
class EnteredRows:
    """How one table of such rows is written and what is refused.

    Attributes:
        table: The table.
        title: What the log calls a row.
        name: What the log calls this one.
        gone: Code of the refusal of a row that counts no more.
        changed: Code of the conflict with a row that somebody changed since it was seen.
        said: Parameters of ``changed``.
        identity: Columns that decide whether two rows say the same.
        refuse_twice: Is given a row and the others; raises where one of them says the same.
    """

    table: str
    title: str
    name: Callable[[Row], str]
    gone: str
    changed: str
    said: Callable[[Row], Mapping[str, str]] = lambda _row: {}
    identity: tuple[str, ...] = ()
    refuse_twice: Callable[[Row, Sequence[Row]], None] = lambda _row, _others: None

    def stored(self, reading: Reading, uuid: str, version: int) -> Mapping[str, Any]:
        """Return a row as it was seen.

        Raises:
            LowUseError: ``gone``.
            ConflictError: ``changed``.
        """
        row: Mapping[str, Any] | None = reading.row(self.table, uuid)
        if row is None or row["retired_at"] is not None:
            raise LowUseError(self.gone)
        if row["row_version"] != version:
            raise ConflictError(self.changed, **self.said(row))
        return row

    def save(self, store: Store, entries: Sequence[Entry], *, by: str, reason: str) -> Receipt:
        """Enter or change rows in one save: all or none.

        Args:
            store: The workspace.
            entries: One at least.
            by: Who says so.
            reason: Why a row is changed; new ones need none.

        Raises:
            LowUseError: ``REASON_MISSING``, ``gone``, what ``refuse_twice`` raises; what the store
                raises.
            ConflictError: ``changed``.
        """
        reason = reason.strip()
        if not reason and any(each.uuid is not None for each in entries):
            raise LowUseError("REASON_MISSING")
        keys = [each.uuid or str(uuids.uuid4()) for each in entries]

        def attempt() -> Receipt:
            with store.read() as reading:
                after = {
                    key: self._after(reading, key, each)
                    for key, each in zip(keys, entries, strict=True)
                }
                self.check(reading, after)
                changes: list[Change] = [ExpectNoChange((self.table,), reading.head().seq)]
            changes += [self._change(key, each) for key, each in zip(keys, entries, strict=True)]
            verb = "登记" if entries[0].uuid is None else "修改"
            return store.write(changes, reason=self._told(verb, list(after.values()), by, reason))

        return until_undisturbed(attempt, final={self.changed})

    def retire(
        self, store: Store, uuid: str, version: int, *, reason: str, by: str = ""
    ) -> Receipt:
        """Take a row out of use; it stays in the history.

        Raises:
            LowUseError: ``REASON_MISSING``, ``gone``; what the store raises.
            ConflictError: ``changed``.
        """
        reason = reason.strip()
        if not reason:
            raise LowUseError("REASON_MISSING")

        def attempt() -> Receipt:
            with store.read() as reading:
                row = self.stored(reading, uuid, version)
            gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason}
            told = self._told("作废", [row], by, reason)
            return store.write([Update(self.table, uuid, version, gone)], reason=told)

        return until_undisturbed(attempt, final={self.changed})

    def check(self, reading: Reading, after: Mapping[str, Row]) -> None:
        """Refuse rows that would say what another one says.

        Args:
            reading: The state on which they are written.
            after: uuid → the row as it would be.

        Raises:
            LowUseError: As ``refuse_twice``.
        """
        if not self.identity:
            return
        now = {row["uuid"]: row for row in reading.table(self.table).to_rows()}
        counting = {
            key: row for key, row in {**now, **after}.items() if row.get("retired_at") is None
        }
        for key in after:
            if key in counting:
                others = [row for other, row in counting.items() if other != key]
                self.refuse_twice(counting[key], others)

    def title_of(self, column: str) -> str:
        """Return what people call a column."""
        return shown_title(shipped().tables[self.table].columns[column])

    def _after(self, reading: Reading, key: str, entry: Entry) -> Row:
        if entry.uuid is None:
            return {"uuid": key, "row_version": 0, **entry.values, **entry.at_first}
        return {**self.stored(reading, key, entry.version), **entry.values}

    def _change(self, key: str, entry: Entry) -> Change:
        if entry.uuid is None:
            return Insert(self.table, key, {**entry.values, **entry.at_first})
        return Update(self.table, key, entry.version, dict(entry.values))

    def _told(self, verb: str, rows: Collection[Row], by: str, reason: str) -> str:
        what = self.name(next(iter(rows))) if len(rows) == 1 else f"{len(rows)} 条"
        who = f"（{by}）" if by else ""
        return f"{verb}{self.title} {what}{who}" + (f"：{reason}" if reason else "")

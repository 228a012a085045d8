# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who saved what last, apart from oneself."""

from __future__ import annotations

from dataclasses import dataclass

from lowuse_plugin.domain.ports import Actor, Store


@dataclass(frozen=True)
class LastSave:
    """A colleague's save as the log tells it."""

    by: str
    at_utc: str
    reason: str


def last_save_of_others(store: Store, me: Actor) -> LastSave | None:
    """Return the newest save that is not one's own; None when there is none of late.

    Args:
        store: The workspace.
        me: Whose saves are left out: name, login and computer together.

    Raises:
        LowUseError: The workspace cannot be read now.
    """
    with store.read() as reading:
        rows = reading.table(
            "last_save", actor=me.name, os_user=me.os_user, machine=me.machine
        ).to_rows()
    return LastSave(rows[0]["actor"], rows[0]["at_utc"], rows[0]["reason"]) if rows else None

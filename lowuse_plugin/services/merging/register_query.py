# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a query of the registry found of several parcels: read, and written in one save (M-5).

Each parcel keeps its own 查封, 查封查询日期 and 抵押, as if it had been edited by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.register_query import (
    SEIZURE,
    UNKNOWN,
    QueriedParcel,
    QueryFound,
)
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.labels import label_of
from lowuse_plugin.domain.ports import Reading, Receipt, Store, Update, Value
from lowuse_plugin.services.merging.rows import MEMBER_CHANGED, PARCEL, refuse_changed_members
from lowuse_plugin.services.retry import until_undisturbed
from lowuse_plugin.services.rows.edit_row import current_row, refuse_unfit

_REASON = "登记簿查询："
"""Before number and day of the query, in the log."""


def read_queried(store: Store, parcels: Sequence[str]) -> tuple[QueriedParcel, ...]:
    """Return parcels with what is recorded of them, in their order.

    Raises:
        LowUseError: ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``: one of them counts no more.
    """
    with store.read() as reading:
        return tuple(_queried(reading, uuid) for uuid in parcels)


def save_queried(
    store: Store,
    seen: Sequence[QueriedParcel],
    found: Mapping[str, QueryFound],
    *,
    number: str = "",
    today: date | None = None,
) -> Receipt | None:
    """Write what a query found of parcels, where that is something new: all of it is one save.

    Args:
        store: The workspace.
        seen: The parcels as they were shown.
        found: uuid → what is to stand there; parcels that are left out stay as they are.
        number: Number or remark of the query; it stands in the log.
        today: Day of the office; the real one when it is left out.

    Returns:
        None when colleagues had entered the same already: nothing had to be written.

    Raises:
        LowUseError: ``EDIT_NOTHING``; ``EDIT_ROW_GONE``, ``EDIT_ROW_RETIRED``; what is wrong with
            a value, such as a day in the future.
        ConflictError: ``MERGE_MEMBER_CHANGED``: a colleague entered something else since; nothing
            was written.
    """
    wanted = {
        each.uuid: found[each.uuid].parts_unlike(each.recorded)
        for each in seen
        if each.uuid in found and found[each.uuid] != each.recorded
    }
    if not wanted:
        raise LowUseError("EDIT_NOTHING")
    days = {found[uuid].asked_on for uuid, parts in wanted.items() if SEIZURE in parts}
    day = today or office_today()

    def attempt() -> Receipt | None:
        with store.read() as reading:
            now = {uuid: _queried(reading, uuid) for uuid in wanted}
            _refuse_changed(reading, seen, now, wanted, found)
            changes = []
            for uuid, parts in wanted.items():
                stands = now[uuid].recorded
                values = _changes(stands, stands.taking(parts, found[uuid]))
                if values:
                    row = {**current_row(reading, PARCEL, uuid), **values}
                    refuse_unfit(PARCEL, row, values, day)
                    changes.append(Update(PARCEL, uuid, now[uuid].version, values))
        return store.write(changes, reason=_REASON + _told(number, days)) if changes else None

    return until_undisturbed(attempt, final={MEMBER_CHANGED})


def _queried(reading: Reading, uuid: str) -> QueriedParcel:
    row = current_row(reading, PARCEL, uuid)
    day = row.get("seized_checked_on")
    found = QueryFound(
        seized=str(row.get("seized") or UNKNOWN),
        asked_on=date.fromisoformat(str(day)) if day else None,
        mortgaged=str(row.get("mortgaged") or UNKNOWN),
    )
    return QueriedParcel(uuid, label_of(row), int(str(row["row_version"])), found)


def _changes(before: QueryFound, now: QueryFound) -> dict[str, Value]:
    """Return the columns of a parcel that become something else."""
    columns: dict[str, tuple[Value, Value]] = {
        "seized": (before.seized, now.seized),
        "seized_checked_on": (_iso(before.asked_on), _iso(now.asked_on)),
        "mortgaged": (before.mortgaged, now.mortgaged),
    }
    return {name: new for name, (old, new) in columns.items() if new != old}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _refuse_changed(
    reading: Reading,
    seen: Sequence[QueriedParcel],
    now: Mapping[str, QueriedParcel],
    wanted: Mapping[str, Collection[str]],
    found: Mapping[str, QueryFound],
) -> None:
    """Refuse where a colleague gave another answer; the same one and other fields hinder nobody."""
    changed = {}
    for each in seen:
        if each.uuid in wanted:
            recorded = now[each.uuid].recorded
            others = recorded.parts_unlike(each.recorded) & recorded.parts_unlike(found[each.uuid])
            if others.intersection(wanted[each.uuid]):
                changed[each.uuid] = now[each.uuid].version
    versions = {each.uuid: each.version for each in seen}
    labels = {each.uuid: each.label for each in seen}
    refuse_changed_members(reading, versions, changed, labels)


def _told(number: str, days: Collection[date | None]) -> str:
    """Return number and day of a query for the log; parcels of several days tell none."""
    [day] = days if len(days) == 1 else [None]
    other = "逐宗填写" if days else "抵押"
    return "，".join(each for each in (number.strip(), _iso(day)) if each) or other

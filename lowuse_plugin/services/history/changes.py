# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of the workspace, or of one parcel with all that belongs to it, newest first.

One save is one step. Pages are cut by log line, so that what others save meanwhile moves nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lowuse_plugin.domain.history.entries import (
    PACKAGE,
    UNDOES,
    VOIDS,
    Choices,
    Filter,
    Page,
    Step,
    StepPart,
    Undone,
    folded,
    undone_by,
)
from lowuse_plugin.domain.ports import Actor, Reading, Store
from lowuse_plugin.domain.subjects import IMPORTS, tables_of
from lowuse_plugin.services.history.names import named
from lowuse_plugin.services.history.values import column_title, table_title

PAGE_STEPS = 100
MOST_NAMED = 5_000
"""Of a text in the codes of more parcels their saves are not looked for: colleagues would wait."""
_NEWEST = 2**62
_LINES_AT_ONCE = 10_000
"""So many lines of the log are looked through in one reading: a twentieth of a second."""
_COLUMNS_UP_TO = 200
"""Of steps with more lines the changed columns are not listed: it would take long."""
_VOID = "void"

Rows = Sequence[tuple[str, str, str]]
"""(table, uuid, change_id) of rows whose history is wanted."""


def rows_of_parcel(reading: Reading, uuid: str) -> Rows:
    """Return a parcel and every row that belongs to it, retired ones too."""
    return _rows_of(reading, [uuid])


def _rows_of(reading: Reading, uuids: Sequence[str]) -> Rows:
    found = reading.table("history_rows", uuids=json.dumps(uuids)).to_rows()
    return [(row["table_name"], row["uuid"], row["change_id"]) for row in found]


def read_page(
    reading: Reading,
    wanted: Filter,
    *,
    rows: Rows | None = None,
    before: int | None = None,
    most: int = PAGE_STEPS,
) -> Page:
    """Return the newest steps that pass a filter.

    Args:
        reading: The state to read.
        wanted: Which steps.
        rows: Only steps that touched one of these; None for the whole workspace.
        before: Only steps that end before this line, as the next page needs it.
        most: Most steps.
    """
    text = wanted.text.strip().lower()
    tables = tables_of(wanted.table) if wanted.table else ()
    uuids = reading.table("history_parcels_named", text=text)["uuid"].to_list() if text else []
    too_many = len(uuids) if len(uuids) > MOST_NAMED else 0
    if too_many:
        uuids = []
    params: dict[str, Any] = {
        "person": wanted.person or None,
        "since": wanted.since_utc,
        "until": wanted.until_utc,
        "tables": json.dumps(tables) if tables else None,
        "imports": int(IMPORTS in tables),
        "text": text or None,
        "named": json.dumps(_saves_of_named(reading, uuids)),
        "before": _NEWEST if before is None else before,
        "most": most + 1,
    }
    if rows is None:
        found = reading.table("history_steps", **params).to_rows()
    else:
        found = reading.table("history_steps_of", rows=json.dumps(rows), **params).to_rows()
    steps = _completed(reading, [Step(**row) for row in found[:most]])
    return Page(folded(steps), more=len(found) > most, too_many_parcels=too_many)


def _saves_of_named(reading: Reading, uuids: Sequence[str]) -> list[str]:
    """Return the saves that touched some parcels, or what belongs to them."""
    if not uuids:
        return []
    found = reading.table("history_touched", rows=json.dumps(_rows_of(reading, uuids)))
    return [str(transaction) for transaction in found["transaction_id"].to_list()]


def saves_of_import(reading: Reading, package: str) -> list[Step]:
    """Return every save of one import, what undid it not among them."""
    found = reading.table("history_import_saves", package=package)["transaction_id"].to_list()
    steps = [reading.table("history_step", transaction=each).to_rows()[0] for each in found]
    return _completed(reading, [Step(**row) for row in steps])


def read_step(reading: Reading, transaction_id: str) -> Step | None:
    """Return one step, None when there is none."""
    lines = reading.table("history_step", transaction=transaction_id).to_rows()
    return _completed(reading, [Step(**lines[0])])[0] if lines else None


def last_own_step(reading: Reading, actor: Actor) -> Step | None:
    """Return the newest save of a person on this machine that is in effect and undid nothing.

    What brought an undone save back is a save like any other; an undoing is none.

    Args:
        reading: The state to read.
        actor: Name, login and machine must all be the same.
    """
    before = _NEWEST
    while True:
        rows = reading.table(
            "history_own", actor=actor.name, os_user=actor.os_user, machine=actor.machine,
            before=before, most=PAGE_STEPS,
        ).to_rows()  # fmt: skip
        steps = _completed(reading, [Step(**row) for row in rows])
        for step in steps:
            if step.undone is not None or VOIDS in step.source:
                continue
            if step.undoes is None or _brings_back(reading, step.undoes):
                return step
        if len(rows) < PAGE_STEPS:
            return None
        before = rows[-1]["last_seq"]


def _brings_back(reading: Reading, undone: str) -> bool:
    """Tell whether it was an undoing that was undone, and not a save."""
    turns = 0
    undoes: str | None = undone
    while undoes is not None:
        turns += 1
        [row] = reading.table("history_sources", transactions=json.dumps([undoes])).to_rows()
        undoes = json.loads(row["source_json"] or "{}").get(UNDOES)
    return turns % 2 == 0


def read_choices(store: Store, known: Choices | None = None) -> Choices:
    """Return what the filters offer.

    The log is read in several short readings: colleagues can save between them, and what they add
    is only one more entry.

    Args:
        store: The workspace.
        known: What was returned before: only newer lines are read.
    """
    with store.read() as reading:
        head = reading.head().seq
    if known is None or known.seq > head:  # a backup was put back: the log is another one
        known = Choices((), ())
    people, tables = set(known.people), {name for name, _title in known.tables}
    for after in range(known.seq, head, _LINES_AT_ONCE):
        until = min(after + _LINES_AT_ONCE, head)
        with store.read() as reading:
            found = reading.table("history_choices", after=after, until=until)
        people.update(found["actor"].to_list())
        tables.update(found["table_name"].to_list())
    titles = sorted(((name, table_title(name)) for name in tables), key=lambda pair: pair[1])
    return Choices(tuple(sorted(people)), tuple(titles), head)


def effect_of(reading: Reading, transactions: Iterable[str]) -> dict[str, Undone]:
    """Return which of some saves are undone, and by whom."""
    undoings: dict[str, tuple[str, str, str]] = {}
    asked: set[str] = set()
    wanted = set(transactions)
    all_wanted = frozenset(wanted)
    while wanted:
        asked |= wanted
        found = reading.table("history_undoings", transactions=json.dumps(sorted(wanted))).to_rows()
        for row in found:
            undoings[row["undone"]] = (row["transaction_id"], row["actor"], row["at_utc"])
        wanted = {row["transaction_id"] for row in found} - asked
    states = {transaction: undone_by(transaction, undoings) for transaction in all_wanted}
    return {transaction: undone for transaction, undone in states.items() if undone}


def _completed(reading: Reading, steps: Sequence[Step]) -> list[Step]:
    """Return steps with what they did, where it came from and whether it was taken back."""
    if not steps:
        return []
    every = json.dumps([step.transaction_id for step in steps])
    parts = _parts(reading, steps, every)
    sources = {
        row["transaction_id"]: json.loads(row["source_json"])
        for row in reading.table("history_sources", transactions=every).to_rows()
        if row["source_json"]
    }
    undone = effect_of(reading, [step.transaction_id for step in steps])
    done = []
    for step in steps:
        source = sources.get(step.transaction_id, {})
        done.append(
            replace(
                step,
                parts=tuple(parts.get(step.transaction_id, ())),
                undone=undone.get(step.transaction_id),
                undoes=source.get(UNDOES),
                package=source.get(PACKAGE) or source.get(VOIDS),
                source=source,
            )
        )
    return named(reading, _with_packages(reading, done))


def _with_packages(reading: Reading, steps: Sequence[Step]) -> list[Step]:
    """Name the files of imports, and mark the steps of those that were undone as a whole."""
    voided: dict[str, Undone | None] = {}
    files: dict[str, str] = {}
    for package in {step.package for step in steps if step.package}:
        row = reading.row("import_package", package)
        if row is None:
            continue
        files[package] = str(row["file_name"] or "")
        if row["state"] == _VOID:
            lines = reading.table("history_change", change_id=row["change_id"]).to_rows()
            voided[package] = (
                Undone(lines[0]["transaction_id"], lines[0]["actor"], lines[0]["at_utc"])
                if lines
                else None
            )
    return [
        replace(
            step,
            undone=step.undone or voided.get(step.source.get(PACKAGE, "")),
            file_name=step.source.get("file") or files.get(step.package, ""),
        )
        if step.package
        else step
        for step in steps
    ]


def _parts(reading: Reading, steps: Sequence[Step], every: str) -> Mapping[str, list[StepPart]]:
    small = [s.transaction_id for s in steps if s.last_seq - s.first_seq < _COLUMNS_UP_TO]
    titles: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in reading.table("history_columns", transactions=json.dumps(small)).to_rows():
        title = column_title(row["table_name"], row["column_name"])
        titles[(row["transaction_id"], row["table_name"])].append(title)
    parts: defaultdict[str, list[StepPart]] = defaultdict(list)
    for row in reading.table("history_counts", transactions=every).to_rows():
        table, kind = row["table_name"], row["kind"]
        columns = titles[(row["transaction_id"], table)] if kind == "update" else []
        part = StepPart(table, table_title(table), kind, row["rows"], tuple(columns))
        parts[row["transaction_id"]].append(part)
    return parts

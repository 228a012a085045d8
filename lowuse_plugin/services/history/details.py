# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What one step changed, line by line, with the values before and after as people read them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.history.entries import (
    BULK,
    INSERT,
    LISTED,
    PACKAGE,
    RESTORES,
    RETIRE,
    UNDOES,
    VOIDS,
    FieldChange,
    LineChange,
    StepDetails,
    kind_of,
    replaced,
    walked_back,
)
from lowuse_plugin.domain.ports import Reading, Row
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.services.history.changes import Rows
from lowuse_plugin.services.history.values import (
    Values,
    column_title,
    is_shown,
    row_name,
    table_title,
)

MOST_LINES = 300
MOST_PARCELS = 2_000
_MOST_PAGES = 5
"""Of so many times as many lines the parcels are looked up: colleagues wait with their saves."""
_SAID = frozenset({UNDOES, RESTORES, PACKAGE, VOIDS, LISTED, "file", "sha256"})
"""What a step says already, or says nothing to people."""

_Key = tuple[str, str]


def read_details(
    reading: Reading, transaction_id: str, crs: str, *, rows: Rows | None = None
) -> StepDetails:
    """Return what a step changed.

    Args:
        reading: The state of now.
        transaction_id: The step.
        crs: Of the workspace.
        rows: Only lines of these rows, and of the batches that may have brought them.
    """
    if rows is None:
        shown = reading.table(
            "history_lines", transaction=transaction_id, most=MOST_LINES
        ).to_rows()
        count = int(
            reading.table("history_line_count", transaction=transaction_id)["lines"].values[0]
        )
        parcels = _parcels_of_step(reading, transaction_id)
    else:
        keys = json.dumps([(table, uuid) for table, uuid, _ in rows])
        lines = reading.table("history_lines_of", transaction=transaction_id, rows=keys).to_rows()
        shown, count, parcels = lines[:MOST_LINES], len(lines), _parcels(reading, lines)
    facts = _facts(reading, shown)
    labels = _labels(reading, list(facts.now))
    values = Values(reading, crs)
    return StepDetails(
        lines=tuple(_change(line, facts, labels, values) for line in shown),
        left_out=count - len(shown),
        parcels=parcels,
    )


def joined(details: Sequence[StepDetails]) -> StepDetails:
    """Return what several saves changed as of one step, oldest first."""
    lines = [line for each in details for line in each.lines]
    parcels = dict.fromkeys(uuid for each in details for uuid in each.parcels)
    return StepDetails(
        lines=tuple(lines[:MOST_LINES]),
        left_out=sum(each.left_out for each in details) + max(len(lines) - MOST_LINES, 0),
        parcels=tuple(parcels)[:MOST_PARCELS],
    )


@dataclass(frozen=True)
class _Facts:
    """The rows of now, and what was written to them from the step on."""

    now: Mapping[_Key, Row]
    later: Mapping[_Key, Sequence[Mapping[str, Any]]]


def _facts(reading: Reading, lines: Sequence[Mapping[str, Any]]) -> _Facts:
    own = [line for line in lines if line["row_uuid"] is not None]
    keys = list(dict.fromkeys((line["table_name"], line["row_uuid"]) for line in own))
    if not keys:
        return _Facts({}, {})
    now = {key: row for key in keys if (row := _row(reading, *key)) is not None}
    later: defaultdict[_Key, list[Mapping[str, Any]]] = defaultdict(list)
    wanted = reading.table("history_later", rows=json.dumps(keys), after=own[0]["seq"] - 1)
    for line in wanted.to_rows():
        later[(line["table_name"], line["row_uuid"])].append(line)
    return _Facts(now, later)


def _row(reading: Reading, table: str, uuid: str) -> Row | None:
    """Return a row of now; lines about leases and the like name no row of a business table."""
    return reading.row(table, uuid) if table_is_business(table) else None


def table_is_business(table: str) -> bool:
    """Tell whether rows of a table have a history of their own."""
    spec = shipped().tables.get(table)
    return spec is not None and spec.role == "business"


def _change(
    line: Mapping[str, Any], facts: _Facts, labels: Mapping[_Key, str], values: Values
) -> LineChange:
    table, uuid, operation = line["table_name"], line["row_uuid"], line["operation"]
    source = json.loads(line["source_json"]) if line["source_json"] else {}
    old = replaced(line)
    key = (table, uuid)
    row = facts.now.get(key)
    fields: tuple[FieldChange, ...] = ()
    kind = kind_of(operation, old)
    if row is not None:
        after = walked_back(row, [each for each in facts.later[key] if each["seq"] > line["seq"]])
        before = None if operation == INSERT else {**after, **old}
        columns = after if before is None else old
        fields = tuple(_fields(table, columns, (before, after), values))
        if kind == RETIRE:
            fields = tuple(sorted(fields, key=lambda each: not each.column.startswith("retired")))
    own = {name: text for name, text in source.items() if name not in _SAID}
    return LineChange(
        seq=line["seq"],
        table=table,
        title=table_title(table),
        kind=kind,
        uuid=uuid,
        label=_label(labels.get(key, ""), row, values) or source.get("file", ""),
        rows=line["row_count"] or 1,
        fields=fields,
        source=own if operation != BULK else {},
    )


def _label(parcels: str, row: Row | None, values: Values) -> str:
    """Return the parcels that a row is about, and of which of their holders it tells."""
    holder = "" if row is None else values.holder_of(row)
    if parcels and holder:
        return f"{parcels} · {holder}"
    return parcels or holder or _known_as(row, values)


def _known_as(row: Row | None, values: Values) -> str:
    """Return how people know a row: by its own name, else by the project that it is about."""
    return "" if row is None else row_name(row) or values.project_of(row)


def _fields(
    table: str,
    columns: Mapping[str, Any],
    states: tuple[Mapping[str, Any] | None, Mapping[str, Any]],
    values: Values,
) -> list[FieldChange]:
    """Return changed columns in the order of the table; of a new row those that have a value."""
    before, after = states
    fields = []
    for name in [name for name in after if name in columns and is_shown(name)]:
        was = "" if before is None else values.text(table, name, before)
        now = values.text(table, name, after)
        if before is not None or now:
            fields.append(FieldChange(name, column_title(table, name), was, now))
    return fields


def _labels(reading: Reading, keys: Sequence[_Key]) -> Mapping[_Key, str]:
    """Return the parcels by which people know rows, several joined."""
    labels: defaultdict[_Key, list[str]] = defaultdict(list)
    for row in reading.table("history_parcels", rows=json.dumps(keys)).to_rows():
        labels[(row["table_name"], row["uuid"])].append(row["label"])
    return {key: "、".join(names) for key, names in labels.items()}


def _parcels_of_step(reading: Reading, transaction_id: str) -> tuple[str, ...]:
    """Return the parcels that a step concerns; of a large step only the first lines are read."""
    found: dict[str, None] = {}
    after = 0
    for _ in range(_MOST_PAGES):
        keys = reading.table(
            "history_line_keys", transaction=transaction_id, after=after, most=MOST_PARCELS
        ).to_rows()
        found |= dict.fromkeys(_parcels(reading, keys))
        if len(keys) < MOST_PARCELS or len(found) >= MOST_PARCELS:
            break
        after = keys[-1]["seq"]
    return tuple(found)[:MOST_PARCELS]


def _parcels(reading: Reading, lines: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the parcels that some lines of a step concern."""
    keys = [(line["table_name"], line["row_uuid"]) for line in lines if line["row_uuid"]]
    found = reading.table("history_parcels", rows=json.dumps(keys))["parcel_uuid"].to_list()
    batches = [line["change_id"] for line in lines if line["operation"] == BULK]
    if batches and len(found) < MOST_PARCELS:
        changes = json.dumps(batches)
        more = reading.table("history_batch_parcels", changes=changes, most=MOST_PARCELS)
        found += more["parcel_uuid"].to_list()
    return tuple(dict.fromkeys(found))[:MOST_PARCELS]

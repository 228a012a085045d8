# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The policy texts of a workspace: listed with samples, entered, changed, taken out of use."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.control_line import CLASSES, LEVELS
from lowuse_plugin.domain.control_measures import (
    HEADINGS,
    Measure,
    applying,
    shipped_measures,
    with_samples,
)
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.moments import now_utc
from lowuse_plugin.domain.ports import (
    Change,
    ExpectNoChange,
    Insert,
    Reading,
    Receipt,
    Store,
    Update,
    Value,
)
from lowuse_plugin.services.retry import until_undisturbed

__all__ = [
    "Measure",
    "list_measures",
    "measures_for",
    "measures_of",
    "retire_measure",
    "save_measure",
    "save_measures",
]

_TABLE = "control_measure"
_HEADINGS = "measure_heading"
_CHANGED = "MEASURE_CHANGED_MEANWHILE"
_TOLD_LENGTH = 30


def list_measures(store: Store, on: date | None = None) -> tuple[Measure, ...]:
    """Return the texts of the office, and samples for the headings under which it has none.

    Args:
        store: The workspace.
        on: Only what holds on this day; None for all, past and future ones too.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        found = measures_of(reading)
    return found if on is None else tuple(each for each in found if each.in_force(on))


def measures_of(reading: Reading) -> tuple[Measure, ...]:
    """Return all texts from a state that is being read, as :func:`list_measures`."""
    own = [_measure(row) for row in reading.table(_TABLE).to_rows()]
    return with_samples(own, shipped_measures())


def measures_for(
    reading: Reading, control_class: str, levels: Collection[int], on: date
) -> tuple[Measure, ...]:
    """Return the texts that hold on a day for land of a class; as :func:`applying`."""
    return applying(measures_of(reading), control_class, levels, on)


def save_measure(store: Store, measure: Measure, *, by: str, reason: str = "") -> Receipt:
    """Enter a text, or change the one of its row.

    Args:
        store: The workspace.
        measure: Without ``uuid`` a new one; ``version`` is that of the row which was seen.
        by: Who says so.
        reason: Why it is changed; a new one needs none.

    Raises:
        LowUseError: ``MEASURE_WITHOUT_TEXT``, ``MEASURE_UNFIT`` (field, value),
            ``MEASURE_WITHOUT_DOCUMENT``, ``MEASURE_DAYS_TURNED``, ``MEASURE_GONE``,
            ``REASON_MISSING``; what the store raises.
        ConflictError: ``MEASURE_CHANGED_MEANWHILE`` (text).
    """
    return save_measures(store, (measure,), by=by, reason=reason)


def save_measures(
    store: Store, measures: Collection[Measure], *, by: str, reason: str = ""
) -> Receipt:
    """Enter or change several texts in one save: all or none; as :func:`save_measure`."""
    given = [_checked(measure) for measure in measures]
    if not given:
        raise LowUseError("MEASURE_WITHOUT_TEXT")
    reason = reason.strip()
    if not reason and any(measure.uuid is not None for measure in given):
        raise LowUseError("REASON_MISSING")
    keys = [measure.uuid or str(uuids.uuid4()) for measure in given]

    def attempt() -> Receipt:
        with store.read() as reading:
            changes = [
                _change(reading, measure, key, by) for measure, key in zip(given, keys, strict=True)
            ]
            expected = ExpectNoChange((_TABLE,), reading.head().seq)
        return store.write([expected, *changes], reason=_told(given, by, reason))

    return until_undisturbed(attempt, final={_CHANGED})


def retire_measure(store: Store, uuid: str, version: int, *, by: str, reason: str) -> Receipt:
    """Take a text out of use; it stays in the history.

    Raises:
        LowUseError: ``REASON_MISSING``, ``MEASURE_GONE``; what the store raises.
        ConflictError: ``MEASURE_CHANGED_MEANWHILE`` (text).
    """
    reason = reason.strip()
    if not reason:
        raise LowUseError("REASON_MISSING")
    with store.read() as reading:
        row = _row(reading, uuid, version)
    gone: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason}
    told = f"作废控制线政策条文“{_short(row['text'])}”（{by}）：{reason}"
    return store.write([Update(_TABLE, uuid, version, gone)], reason=told)


def _checked(measure: Measure) -> Measure:
    """Return a text as it is stored, or say what is wrong with it."""
    given = replace(
        measure,
        text=measure.text.strip(),
        clause=measure.clause.strip(),
        document_no=measure.document_no.strip(),
    )
    if not given.text:
        raise LowUseError("MEASURE_WITHOUT_TEXT")
    limits: tuple[tuple[str, object, Collection[object]], ...] = (
        ("heading", given.heading, HEADINGS),
        ("control_class", given.control_class, (None, *CLASSES)),
        ("level", given.level, (None, *LEVELS)),
    )
    for field, value, known in limits:
        if value not in known:
            raise LowUseError("MEASURE_UNFIT", field=field, value=value)
    if not given.example and not (given.document_no and given.valid_from):
        raise LowUseError("MEASURE_WITHOUT_DOCUMENT")
    if given.valid_from and given.valid_to and given.valid_to <= given.valid_from:
        raise LowUseError("MEASURE_DAYS_TURNED", start=given.valid_from, end=given.valid_to)
    return given


def _change(reading: Reading, measure: Measure, key: str, by: str) -> Change:
    values = _values(measure)
    if measure.uuid is None:
        return Insert(_TABLE, key, {**values, "entered_by": by})
    _row(reading, key, measure.version)
    return Update(_TABLE, key, measure.version, values)


def _values(measure: Measure) -> dict[str, Value]:
    return {
        "heading": measure.heading,
        "control_class": measure.control_class,
        "level": measure.level,
        "text": measure.text,
        "clause": measure.clause or None,
        "document_no": measure.document_no or None,
        "valid_from": measure.valid_from.isoformat() if measure.valid_from else None,
        "valid_to": measure.valid_to.isoformat() if measure.valid_to else None,
        "example": measure.example,
    }


def _row(reading: Reading, uuid: str, version: int) -> Mapping[str, Any]:
    row: Mapping[str, Any] | None = reading.row(_TABLE, uuid)
    if row is None or row["retired_at"] is not None:
        raise LowUseError("MEASURE_GONE")
    if row["row_version"] != version:
        raise ConflictError(_CHANGED, text=_short(row["text"]))
    return row


def _measure(row: Mapping[str, Any]) -> Measure:
    return Measure(
        uuid=row["uuid"],
        version=row["row_version"],
        heading=row["heading"],
        control_class=row["control_class"],
        level=row["level"],
        text=row["text"] or "",
        clause=row["clause"] or "",
        document_no=row["document_no"] or "",
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        example=bool(row["example"]),
        entered_by=row["entered_by"] or "",
    )


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _told(measures: Collection[Measure], by: str, reason: str) -> str:
    first = next(iter(measures))
    verb = "登记" if first.uuid is None else "修改"
    what = (
        f"{shown_code(_HEADINGS, first.heading)}“{_short(first.text)}”"
        if len(measures) == 1
        else f"{len(measures)} 条"
    )
    return f"{verb}控制线政策条文 {what}（{by}）" + (f"：{reason}" if reason else "")


def _short(text: str) -> str:
    return text if len(text) <= _TOLD_LENGTH else f"{text[:_TOLD_LENGTH]}…"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The policy texts of a workspace: listed with samples, entered, changed, taken out of use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.control_line.classes import CLASSES, LEVELS
from lowuse_plugin.domain.control_line.measures import (
    HEADINGS,
    Measure,
    applying,
    shipped_measures,
    with_samples,
)
from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Receipt, Row, Store, Value
from lowuse_plugin.services.rows.entered_rows import EnteredRows, Entry

__all__ = [
    "Measure",
    "list_measures",
    "measures_for",
    "measures_of",
    "retire_measure",
    "save_measure",
    "save_measures",
]

_HEADINGS = "measure_heading"
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
    own = [_measure(row) for row in reading.table(_ROWS.table).to_rows()]
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
    entries = [Entry(each.uuid, each.version, _values(each), {"entered_by": by}) for each in given]
    return _ROWS.save(store, entries, by=by, reason=reason)


def retire_measure(store: Store, uuid: str, version: int, *, by: str, reason: str) -> Receipt:
    """Take a text out of use; it stays in the history.

    Raises:
        LowUseError: ``REASON_MISSING``, ``MEASURE_GONE``; what the store raises.
        ConflictError: ``MEASURE_CHANGED_MEANWHILE`` (text).
    """
    return _ROWS.retire(store, uuid, version, by=by, reason=reason)


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


def _name(row: Row) -> str:
    return f"{shown_code(_HEADINGS, str(row['heading']))}“{_short(str(row['text']))}”"


def _short(text: str) -> str:
    return text if len(text) <= _TOLD_LENGTH else f"{text[:_TOLD_LENGTH]}…"


_ROWS = EnteredRows(
    "control_measure",
    title="控制线政策条文",
    name=_name,
    gone="MEASURE_GONE",
    changed="MEASURE_CHANGED_MEANWHILE",
    said=lambda row: {"text": _short(str(row["text"]))},
)

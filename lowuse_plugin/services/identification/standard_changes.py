# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Copying, changing, adopting and retiring identification standards (A09).

Adopting writes a new row and takes the draft away, so that undoing it is refused by itself as soon
as a result or a tag rests on the adopted one.
"""

from __future__ import annotations

import uuid as uuids
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rule_set_text import changed
from lowuse_plugin.domain.identification.rules import RuleSet, parse_rule_set
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
from lowuse_plugin.services.identification.standard_rows import ADOPTED, DRAFT, RETIRED, day_of
from lowuse_plugin.services.retry import until_undisturbed

_TABLE = "rule_set"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Kept:
    """A draft that was made."""

    receipt: Receipt
    uuid: str
    title: str


@dataclass(frozen=True)
class _Origin:
    made_by: str
    copied_from: str | None = None


@dataclass(frozen=True)
class Adoption:
    """What adopting wrote."""

    receipt: Receipt
    uuid: str
    """The standard that is adopted now; the draft is gone."""
    ended: tuple[str, ...]
    """Titles of the standards whose validity ends the day before."""


def copy_standard(store: Store, content: str, title: str, *, made_by: str) -> str:
    """Make a draft of a standard and return its uuid, as :func:`keep_copy`."""
    return keep_copy(store, content, title, made_by=made_by).uuid


def keep_copy(store: Store, content: str, title: str, *, made_by: str) -> Kept:
    """Make a draft of a standard.

    Args:
        store: The workspace.
        content: TOML text of what is copied: shipped, adopted, another draft.
        title: Of the draft.
        made_by: Who copies it.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``STANDARD_NO_TITLE``.
        ConflictError: Others write faster than this can read and save.
    """
    name = _named(title)
    source = parse_rule_set(content, name)

    def attempt() -> Kept:
        rows, seq = _read(store)
        taken = {row["rule_set_id"] for row in rows}
        origin = next((r["uuid"] for r in rows if r["sha256"] == source.sha256), None)
        text = changed(
            content, name, id=_free_id(source.id, taken), title=name, document_no="", valid_to=None
        )
        return _keep(store, seq, text, _Origin(made_by, origin), f"复制认定标准 {name}")

    return until_undisturbed(attempt)


def import_standard(store: Store, content: str, file: str, *, made_by: str) -> Kept:
    """Keep the text of a file as a draft, as it is.

    Raises:
        LowUseError: ``POLICY_INVALID`` with file, line and field; ``STANDARD_THERE`` when this very
            text is kept already.
        ConflictError: Others write faster than this can read and save.
    """
    rules = parse_rule_set(content, file)

    def attempt() -> Kept:
        rows, seq = _read(store)
        same = next((row for row in rows if row["sha256"] == rules.sha256), None)
        if same is not None:
            raise LowUseError("STANDARD_THERE", file=file, title=same["title"])
        return _keep(store, seq, content, _Origin(made_by), f"导入认定标准 {rules.title}")

    return until_undisturbed(attempt)


def save_draft(store: Store, uuid: str, version: int, content: str) -> Receipt:
    """Save the changed text of a draft.

    Raises:
        LowUseError: ``POLICY_INVALID`` (what is wrong, and where), ``STANDARD_GONE``,
            ``STANDARD_NOT_DRAFT``, ``STANDARD_CHANGED`` (a colleague saved it meanwhile).
        ConflictError: Likewise, in the same moment.
    """
    with store.read() as reading:
        row = _draft(reading.table("standards").to_rows(), uuid, version)
    rules = parse_rule_set(content, row["rule_set_id"])
    _named(rules.title)
    change = Update(_TABLE, uuid, version, _values(rules))
    return store.write([change], reason=f"修改标准草案 {rules.title}")


def adopt_standard(
    store: Store,
    uuid: str,
    version: int,
    *,
    valid_from: date,
    valid_to: date | None,
    document_no: str,
    basis: str,
    adopted_by: str,
    adopted_on: date,
    ends: Collection[str] = (),
    title: str = "",
) -> Adoption:
    """Adopt a draft: from then on its text does not change any more.

    What is no 示例 needs a document number; a 示例 set stays one. At one time one standard is in
    force: an older one that lasts longer is ended the day before where it is named in ``ends``.

    Args:
        store: The workspace.
        uuid: The draft.
        version: As the person saw it.
        valid_from: First day.
        valid_to: Last day, None while it is not ended.
        document_no: 文号; may be empty for a 示例 set.
        basis: Meeting or document that decided it.
        adopted_by: Who adopts it.
        adopted_on: Day of the decision.
        ends: uuids of adopted standards whose end was agreed to.
        title: What it is called from now on; empty for what the draft is called.

    Raises:
        LowUseError: ``STANDARD_GONE``, ``STANDARD_NOT_DRAFT``, ``STANDARD_CHANGED``,
            ``STANDARD_NEEDS`` (what was not entered), ``STANDARD_NO_DOCUMENT``,
            ``STANDARD_DAYS`` (it would end before it begins), ``STANDARD_OVERLAP`` (another one is
            in force then), ``POLICY_INVALID``.
        ConflictError: Others write faster than this can read and save.
    """
    entered = {"basis": basis.strip(), "adopted_by": adopted_by.strip()}
    for field, value in entered.items():
        if not value:
            raise LowUseError("STANDARD_NEEDS", field=f"STANDARD_{field.upper()}")
    if valid_to is not None and valid_to < valid_from:
        raise LowUseError("STANDARD_DAYS", begins=f"{valid_from}", ends=f"{valid_to}")

    def attempt() -> Adoption:
        rows, seq = _read(store)
        row = _draft(rows, uuid, version)
        drafted = parse_rule_set(row["content"], row["rule_set_id"])
        if not drafted.example and not document_no.strip():
            raise LowUseError("STANDARD_NO_DOCUMENT", title=drafted.title)
        content = changed(
            row["content"],
            drafted.title,
            title=" ".join(title.split()) or drafted.title,
            document_no=document_no.strip(),
            valid_from=valid_from,
            valid_to=valid_to,
        )
        rules = parse_rule_set(content, drafted.title)
        older = overlapping(rows, valid_from, valid_to)
        for other in older:
            may_end = other["uuid"] in ends and other["valid_from"] < valid_from.isoformat()
            if not may_end:
                raise _overlap(other)
        new = Insert(
            _TABLE,
            str(uuids.uuid4()),
            {
                "kind": "identification",
                **_values(rules),
                "state": ADOPTED,
                "adopted_on": adopted_on.isoformat(),
                "adopted_by": entered["adopted_by"],
                "adoption_basis": entered["basis"],
                "copied_from_uuid": row["copied_from_uuid"],
            },
        )
        last_day = (valid_from - _ONE_DAY).isoformat()
        changes: list[Change] = [
            ExpectNoChange((_TABLE,), seq),
            Update(_TABLE, uuid, version, {"retired_at": now_utc(), "retired_reason": "采用"}),
            new,
        ]
        changes += [
            Update(_TABLE, r["uuid"], r["row_version"], {"valid_to": last_day}) for r in older
        ]
        receipt = store.write(changes, reason=f"采用认定标准 {rules.title}")
        return Adoption(receipt, new.uuid, tuple(r["title"] for r in older))

    return until_undisturbed(attempt)


def retire_standard(
    store: Store, uuid: str, version: int, *, reason: str, by: str, on: date
) -> Receipt:
    """Put an adopted standard out of force, or throw a draft away.

    What rests on the standard keeps it. The draft can come back by undoing.

    Raises:
        LowUseError: ``STANDARD_GONE``, ``STANDARD_CHANGED``, ``STANDARD_NEEDS``,
            ``STANDARD_NOT_ADOPTED`` (neither draft nor adopted).
        ConflictError: A colleague saved it in the same moment.
    """
    for field, value in (("reason", reason), ("adopted_by", by)):
        if not value.strip():
            raise LowUseError("STANDARD_NEEDS", field=f"STANDARD_{field.upper()}")
    with store.read() as reading:
        row = _seen(reading.table("standards").to_rows(), uuid, version)
    source = {"by": by.strip(), "on": on.isoformat()}
    if row["state"] == DRAFT:
        values: dict[str, Value] = {"retired_at": now_utc(), "retired_reason": reason.strip()}
        what = "移出标准草案"
    elif row["state"] == ADOPTED:
        ends = day_of(row["valid_to"])
        last = on if ends is None else min(ends, on)
        values = {
            "state": RETIRED,
            "valid_to": last.isoformat(),
            "retired_reason": reason.strip(),
        }
        what = "停用认定标准"
    else:
        raise LowUseError("STANDARD_NOT_ADOPTED", title=row["title"])
    change = Update(_TABLE, uuid, version, values, source)
    return store.write([change], reason=f"{what} {row['title']}：{reason.strip()}")


def overlapping(
    rows: Sequence[Mapping[str, Any]], valid_from: date, valid_to: date | None
) -> list[Mapping[str, Any]]:
    """Return the adopted standards that are in force on a day of a validity.

    Args:
        rows: Of the query ``standards``.
        valid_from: First day.
        valid_to: Last day, None for no end.
    """
    begins = valid_from.isoformat()
    ends = "9999" if valid_to is None else valid_to.isoformat()
    return [
        row
        for row in rows
        if row["state"] == ADOPTED
        and row["valid_from"] <= ends
        and (row["valid_to"] is None or row["valid_to"] >= begins)
    ]


def _overlap(other: Mapping[str, Any]) -> LowUseError:
    return LowUseError(
        "STANDARD_OVERLAP",
        title=other["title"],
        begins=other["valid_from"],
        ends=other["valid_to"] or "STANDARD_NO_END",
    )


def _read(store: Store) -> tuple[list[dict[str, Any]], int]:
    with store.read() as reading:
        return _rows(reading), reading.head().seq


def _rows(reading: Reading) -> list[dict[str, Any]]:
    return reading.table("standards").to_rows()


def _seen(rows: Sequence[Mapping[str, Any]], uuid: str, version: int) -> Mapping[str, Any]:
    """Return a row, if it is still the one that the person saw."""
    row = next((each for each in rows if each["uuid"] == uuid), None)
    if row is None:
        raise LowUseError("STANDARD_GONE")
    if row["row_version"] != version:
        raise LowUseError("STANDARD_CHANGED", title=row["title"])
    return row


def _draft(rows: Sequence[Mapping[str, Any]], uuid: str, version: int) -> Mapping[str, Any]:
    row = _seen(rows, uuid, version)
    if row["state"] != DRAFT:
        raise LowUseError("STANDARD_NOT_DRAFT", title=row["title"])
    return row


def _named(title: str) -> str:
    name = " ".join(title.split())
    if not name:
        raise LowUseError("STANDARD_NO_TITLE")
    return name


def _free_id(base: str, taken: Collection[str]) -> str:
    """Return the first of ``base-2``, ``base-3`` … that no standard here has."""
    stem, _, number = base.rpartition("-")
    if stem and number.isdigit():
        base = stem
    count = 2
    while f"{base}-{count}" in taken:
        count += 1
    return f"{base}-{count}"


def _values(rules: RuleSet) -> dict[str, Value]:
    """Return what a row says of its text."""
    return {
        "rule_set_id": rules.id,
        "title": rules.title,
        "document_no": rules.document_no or None,
        "valid_from": rules.valid_from.isoformat(),
        "valid_to": None if rules.valid_to is None else rules.valid_to.isoformat(),
        "example": int(rules.example),
        "sha256": rules.sha256,
        "content": rules.content,
    }


def _keep(store: Store, seq: int, content: str, origin: _Origin, reason: str) -> Kept:
    """Write a new draft.

    Raises:
        ConflictError: Somebody wrote a standard since line ``seq``.
    """
    rules = parse_rule_set(content, "draft")
    values: dict[str, Value] = {"kind": "identification", **_values(rules), "state": DRAFT}
    draft = Insert(
        _TABLE,
        str(uuids.uuid4()),
        {**values, "copied_from_uuid": origin.copied_from},
        {"made_by": origin.made_by},
    )
    receipt = store.write([ExpectNoChange((_TABLE,), seq), draft], reason=reason)
    return Kept(receipt, draft.uuid, rules.title)

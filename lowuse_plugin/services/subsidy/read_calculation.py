# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Stored calculations of a project, and what changed since the newest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.ports import Reading, Store
from lowuse_plugin.services.projects.facts import Facts, facts_of_each, read_sources
from lowuse_plugin.services.subsidy.calculation_changes import InputChange, changes_since

__all__ = [
    "Calculation",
    "InputChange",
    "PolicyName",
    "compared_with",
    "newest_in",
    "read_calculation",
    "read_calculations",
]


@dataclass(frozen=True)
class PolicyName:
    """The pack that a calculation was made after, as it was kept."""

    id: str
    title: str
    document_no: str
    sha256: str
    example: bool
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Calculation:
    """One stored calculation with everything that it was made from."""

    case_uuid: str
    project_uuid: str
    result: dict[str, Any]
    inputs: dict[str, Any]
    """``project`` (the facts of the engine), ``parcels``, ``switches``, ``today``, ``policy``."""
    switches: dict[str, Any]
    basis_document: str
    calculated_by: str
    calculated_on: date
    software_version: str
    policy: PolicyName
    is_newest: bool
    decided: Mapping[str, Any] = field(default_factory=dict)
    """Readings that the document settles, name → value."""
    changes: tuple[InputChange, ...] = ()
    """Of the newest: what is otherwise now."""
    holds: bool = True
    """Whether it is made from what are the facts now, as far as the newest is asked; else 需重算.
    """


def read_calculation(store: Store, project_uuid: str) -> Calculation | None:
    """Return the newest calculation of a project, None when it was never calculated.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        found = newest_in(reading, project_uuid)
        sources = read_sources(reading, [project_uuid])
    if found is None:
        return None
    facts = facts_of_each(sources, store.info.crs, [project_uuid])
    return compared_with(found, facts.get(project_uuid))


def read_calculations(store: Store, project_uuid: str) -> tuple[Calculation, ...]:
    """Return all calculations of a project, the newest first; changes stand on that one.

    Raises:
        LowUseError: What the store says.
    """
    with store.read() as reading:
        found = _calculations(reading, project_uuid)
        sources = read_sources(reading, [project_uuid])
    if not found:
        return ()
    facts = facts_of_each(sources, store.info.crs, [project_uuid])
    return (compared_with(found[0], facts.get(project_uuid)), *found[1:])


def newest_in(reading: Reading, project_uuid: str) -> Calculation | None:
    """Return the newest calculation in one state of the workspace; what changed is not in it."""
    rows = reading.table("subsidy_cases", project=project_uuid).to_rows()
    return _calculation(rows[0], is_newest=True) if rows else None


def compared_with(newest: Calculation, facts: Facts | None) -> Calculation:
    """Compare with the facts of now; of a project that is gone nothing changed any more."""
    if facts is None:
        return newest
    changes = changes_since(newest.inputs, facts, valid_to=newest.policy.valid_to)
    return replace(newest, changes=changes, holds=newest.holds and not changes)


def _calculations(reading: Reading, project_uuid: str) -> list[Calculation]:
    rows = reading.table("subsidy_cases", project=project_uuid).to_rows()
    return [_calculation(row, is_newest=i == 0) for i, row in enumerate(rows)]


def _calculation(row: Mapping[str, Any], *, is_newest: bool) -> Calculation:
    inputs = json.loads(row["inputs"])
    return Calculation(
        case_uuid=row["uuid"],
        project_uuid=row["project_uuid"],
        result=json.loads(row["result"]),
        inputs=inputs,
        switches=inputs.get("switches", {}),
        decided={name: inputs["switches"][name] for name in inputs.get("decided", ())},
        basis_document=row["basis_document"] or "",
        calculated_by=row["calculated_by"],
        calculated_on=date.fromisoformat(row["calculated_on"]),
        software_version=row["software_version"],
        policy=PolicyName(
            id=row["rule_set_id"],
            title=row["title"],
            document_no=row["document_no"] or "",
            sha256=row["sha256"],
            example=bool(row["example"]),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        ),
        is_newest=is_newest,
        holds=bool(row["holds"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

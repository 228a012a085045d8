# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposing low-efficiency candidates among all parcels of a workspace."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.identification import (
    HIT,
    PARCEL_OUTCOMES,
    UNKNOWN,
    Evaluation,
    evaluate,
)
from lowuse_plugin.domain.identification_facts import (
    EnterpriseLinks,
    EnterpriseYears,
    land_area,
)
from lowuse_plugin.domain.identification_rules import RuleSet
from lowuse_plugin.domain.ports import BulkInsert, Change, Progress, Reading, SilentProgress, Store
from lowuse_plugin.services.rule_sets import keep_rule_set, stored_rule_set

BATCH = 5_000


@dataclass(frozen=True)
class IdentificationSummary:
    """What a run over a workspace found and wrote."""

    parcels: int
    written: int
    """Parcels whose result is new or other than the stored one."""
    counts: Mapping[str, int]
    """Outcome → parcels."""
    areas_m2: Mapping[str, float]
    """Outcome → m² of land on the rules' area basis."""
    hits: Mapping[str, int]
    """Rule code → parcels that it hits."""
    unknown: Mapping[str, int]
    """Rule code → parcels where its data is missing."""
    rule_set_uuid: str
    example: bool
    """The rules are 示例: nothing that rests on them may be submitted (D8)."""


def evaluate_parcels(
    reading: Reading, rules: RuleSet, *, on: date, uuids: Sequence[str] | None = None
) -> tuple[ColumnTable, Evaluation]:
    """Evaluate current parcels without writing.

    Args:
        reading: The state to evaluate.
        rules: The standard.
        on: Day of the assessment.
        uuids: Chosen parcels; all when it is left out. Land of the same enterprises elsewhere
            still takes its part of their tax (A-34).

    Returns:
        The parcels in the order of the workspace, and their evaluation row by row.
    """
    chosen = None if uuids is None else json.dumps(list(uuids))
    parcels = reading.table("identify_parcels", uuids=chosen)
    links = reading.table("identify_links", uuids=chosen)
    years = reading.table("identify_years", uuids=chosen)
    numbers = _numbers(links["enterprise_uuid"], years["enterprise_uuid"])
    rows = {uuid: row for row, uuid in enumerate(parcels["uuid"].to_list())}
    evaluation = evaluate(
        parcels, _links(links, rows, numbers, rules), _years(years, numbers), rules, on=on.year
    )
    return parcels, evaluation


def identify(
    store: Store, *, rules: RuleSet, on: date, progress: Progress | None = None
) -> IdentificationSummary:
    """Evaluate all current parcels and keep what changed.

    Only parcels whose outcome, rule outcomes, version or rule set differ from the last stored
    assessment get a new row, in batches; a run that is stopped is completed by the next one.

    Raises:
        LowUseError: What the store says: ``WORKSPACE_READ_ONLY``, ``WORKSPACE_BUSY`` …
    """
    progress = progress or SilentProgress()
    progress.step(0, 1)
    with store.read() as reading:
        parcels, evaluation = evaluate_parcels(reading, rules, on=on)
        last = reading.table("identify_last")
        kept = stored_rule_set(reading, rules)
    first: list[Change] = []
    if kept is None:
        insert = keep_rule_set(rules)
        kept = insert.uuid
        first.append(insert)
    changed = _changed(parcels, evaluation, last, kept)
    rows = _assessments(parcels, evaluation, kept, on).take(changed)
    total = len(rows)
    for start in range(0, max(total, 1), BATCH):
        batch = rows.take(np.arange(start, min(start + BATCH, total)))
        changes = [*first, *([BulkInsert("assessment", batch, _source(rules))] if total else [])]
        if changes:
            store.write(changes, reason=f"规则识别 {rules.id}")
        first = []
        progress.step(min(start + BATCH, total), total)
    return _summary(parcels, evaluation, total, kept)


def _source(rules: RuleSet) -> dict[str, str]:
    return {"rule_set": rules.id, "sha256": rules.sha256}


def _numbers(*columns: Column) -> dict[str, int]:
    """Return a number for each enterprise."""
    names = dict.fromkeys(name for values in columns for name in values.to_list())
    return {name: number for number, name in enumerate(names)}


def _links(
    table: ColumnTable, rows: Mapping[str, int], numbers: Mapping[str, int], rules: RuleSet
) -> EnterpriseLinks:
    share = table["share"]
    return EnterpriseLinks(
        parcel=np.array([rows.get(u, -1) for u in table["parcel_uuid"].to_list()], np.int64),
        enterprise=_enterprises(table, numbers),
        share=np.where(share.valid, share.values, np.nan).astype(np.float64),
        land_m2=land_area(table, rules),
    )


def _years(table: ColumnTable, numbers: Mapping[str, int]) -> EnterpriseYears:
    tax = table["tax_wan"]
    return EnterpriseYears(
        enterprise=_enterprises(table, numbers),
        year=table["year"].values.astype(np.int64),
        tax_wan=np.where(tax.valid, tax.values, np.nan).astype(np.float64),
        grade=table["grade"].to_list(),
    )


def _enterprises(table: ColumnTable, numbers: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([numbers[u] for u in table["enterprise_uuid"].to_list()], np.int64)


def _changed(
    parcels: ColumnTable, evaluation: Evaluation, last: ColumnTable, rule_set_uuid: str
) -> NDArray[np.bool_]:
    """Return a mask of the parcels whose last stored assessment says something else."""
    columns = ("parcel_version", "rule_set_uuid", "outcome", "rule_outcomes")
    known = dict(
        zip(
            last["parcel_uuid"].to_list(),
            zip(*(last[name].to_list() for name in columns), strict=True),
            strict=True,
        )
    )
    now = zip(
        parcels["uuid"].to_list(),
        parcels["row_version"].to_list(),
        evaluation.outcomes(),
        evaluation.letters(),
        strict=True,
    )
    differs = [
        known.get(identity) != (version, rule_set_uuid, outcome, letters)
        for identity, version, outcome, letters in now
    ]
    return np.array(differs, np.bool_)


def _assessments(
    parcels: ColumnTable, evaluation: Evaluation, rule_set_uuid: str, on: date
) -> ColumnTable:
    count = len(parcels)
    return ColumnTable(
        {
            "uuid": column("text", [str(uuid.uuid4()) for _ in range(count)]),
            "parcel_uuid": parcels["uuid"],
            "parcel_version": parcels["row_version"],
            "rule_set_uuid": constant("text", rule_set_uuid, count),
            "outcome": column("text", evaluation.outcomes()),
            "rule_outcomes": column("text", evaluation.letters()),
            "assessed_on": constant("date", on, count),
            "example": constant("bool", evaluation.rules.example, count),
        }
    )


def _summary(
    parcels: ColumnTable, evaluation: Evaluation, written: int, rule_set_uuid: str
) -> IdentificationSummary:
    land = np.nan_to_num(land_area(parcels, evaluation.rules))
    size = len(PARCEL_OUTCOMES)
    counts = np.bincount(evaluation.outcome, minlength=size).tolist()
    areas = np.bincount(evaluation.outcome, land, minlength=size).tolist()
    codes = [rule.code for rule in evaluation.rules.rules]
    hits = (evaluation.by_rule == HIT).sum(axis=1).tolist()
    unknown = (evaluation.by_rule == UNKNOWN).sum(axis=1).tolist()
    return IdentificationSummary(
        parcels=len(parcels),
        written=written,
        counts=dict(zip(PARCEL_OUTCOMES, counts, strict=True)),
        areas_m2=dict(zip(PARCEL_OUTCOMES, areas, strict=True)),
        hits=dict(zip(codes, hits, strict=True)),
        unknown=dict(zip(codes, unknown, strict=True)),
        rule_set_uuid=rule_set_uuid,
        example=evaluation.rules.example,
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Proposing low-efficiency candidates among all parcels of a workspace."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column, ColumnTable, column, constant
from lowuse_plugin.domain.identification.enterprises import (
    EnterpriseLinks,
    EnterpriseYears,
    Floats,
    no_links,
    no_years,
    yearly_tax,
)
from lowuse_plugin.domain.identification.evaluate import (
    HIT,
    PARCEL_OUTCOMES,
    UNKNOWN,
    Evaluation,
    evaluate,
)
from lowuse_plugin.domain.identification.facts import land_area, positive_or_zero
from lowuse_plugin.domain.identification.rules import RuleSet
from lowuse_plugin.domain.ports import (
    BATCH_ROWS,
    BulkInsert,
    Change,
    ExpectNoChange,
    Progress,
    Reading,
    SilentProgress,
    Store,
)
from lowuse_plugin.services.identification.rule_sets import keep_rule_set, stored_rule_set
from lowuse_plugin.services.retry import until_undisturbed

_RESTS_ON = (
    "assessment",
    "rule_set",
    "enterprise",
    "enterprise_year",
    "parcel_enterprise",
    "import_package",
)
"""Tables that a run reads; not the parcels, since a result names the version it is of."""


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
    other: Mapping[str, int] = field(default_factory=dict)
    """Further output, such as 疑似闲置 → parcels; none of them counts as low-efficiency."""
    flagged: int = 0
    """Parcels of which a person has to confirm something, such as a boundary day."""


@dataclass(frozen=True)
class ParcelFacts:
    """What rules need of parcels, read in one transaction and evaluated after it."""

    parcels: ColumnTable
    links: ColumnTable
    years: ColumnTable

    def evaluate(self, rules: RuleSet, *, on: date) -> Evaluation:
        """Return the evaluation, row by row of :attr:`parcels`."""
        numbers = _numbers(self.links["enterprise_uuid"], self.years["enterprise_uuid"])
        rows = {uuid: row for row, uuid in enumerate(self.parcels["uuid"].to_list())}
        links = enterprise_links(self.links, rows, numbers, rules.area_basis)
        return evaluate(self.parcels, links, enterprise_years(self.years, numbers), rules, on=on)


def read_facts(reading: Reading, uuids: Sequence[str] | None = None) -> ParcelFacts:
    """Return the facts of current parcels in the order of the workspace.

    Args:
        reading: The state to evaluate.
        uuids: Chosen parcels, found through their indexes; all when it is left out. Land of the
            same enterprises elsewhere still takes its part of their tax (A-34).
    """
    if uuids is None:
        return ParcelFacts(
            parcels=reading.table("identify_parcels"),
            links=reading.table("identify_links"),
            years=reading.table("identify_years"),
        )
    chosen = json.dumps(list(uuids))
    return ParcelFacts(
        parcels=reading.table("identify_parcels_of", uuids=chosen),
        links=reading.table("identify_links_of", uuids=chosen),
        years=reading.table("identify_years_of", uuids=chosen),
    )


def evaluate_table(parcels: ColumnTable, rules: RuleSet, *, on: date) -> Evaluation:
    """Return the evaluation of parcels of which no enterprise is known.

    Args:
        parcels: The columns of :data:`~lowuse_plugin.domain.identification.facts.PARCEL_COLUMNS`.
        rules: The standard.
        on: Day of the assessment.
    """
    return evaluate(parcels, no_links(), no_years(), rules, on=on)


def outcome_totals(
    parcels: ColumnTable, evaluation: Evaluation
) -> tuple[dict[str, int], dict[str, float]]:
    """Return parcels and m² of land by outcome, on the area basis of the rules."""
    land = np.nan_to_num(land_area(parcels, evaluation.rules.area_basis))
    size = len(PARCEL_OUTCOMES)
    counts = np.bincount(evaluation.outcome, minlength=size).tolist()
    areas = np.bincount(evaluation.outcome, land, minlength=size).tolist()
    names = PARCEL_OUTCOMES
    return dict(zip(names, counts, strict=True)), dict(zip(names, areas, strict=True))


def evaluation_totals(parcels: ColumnTable, evaluation: Evaluation) -> dict[str, Any]:
    """Return what an evaluation says of all parcels: counts, areas, rules, further outputs."""
    counts, areas = outcome_totals(parcels, evaluation)
    codes = [rule.code for rule in evaluation.rules.rules]
    hits = (evaluation.by_rule == HIT).sum(axis=1).tolist()
    unknown = (evaluation.by_rule == UNKNOWN).sum(axis=1).tolist()
    return {
        "parcels": len(parcels),
        "counts": counts,
        "areas_m2": areas,
        "hits": dict(zip(codes, hits, strict=True)),
        "unknown": dict(zip(codes, unknown, strict=True)),
        "example": evaluation.rules.example,
        "other": other_totals(evaluation),
        "flagged": int(evaluation.flagged.any(axis=0).sum()),
    }


def other_totals(evaluation: Evaluation) -> dict[str, int]:
    """Return further output → parcels, of every output that the standard has rules for."""
    names = dict.fromkeys(rule.output for rule in evaluation.rules.rules if not rule.proposes)
    found = Counter(name for text in evaluation.other_outputs() for name in text.split())
    return {name: found[name] for name in names}


def identify(
    store: Store,
    *,
    rules: RuleSet,
    on: date,
    progress: Progress | None = None,
    uuids: Sequence[str] | None = None,
) -> IdentificationSummary:
    """Evaluate current parcels and keep what changed.

    Only parcels whose result, points, further outputs, flags, version or rule set differ from the
    last stored assessment get a new row, in batches, and those whose enterprises have newer figures
    than it, so that it stands that these were looked at; a run that is stopped is completed by the
    next one. When somebody else writes results or taxes meanwhile, the rest is read and computed
    again.

    Args:
        store: The workspace.
        rules: The standard.
        on: Day of the assessment.
        progress: Told after each batch.
        uuids: Chosen parcels; all when it is left out.

    Raises:
        LowUseError: What the store says: ``WORKSPACE_READ_ONLY``, ``WORKSPACE_BUSY`` …
    """
    watched = progress or SilentProgress()
    watched.step(0, 1)
    written: list[int] = []
    return until_undisturbed(lambda: _run(store, rules, on, written, watched, uuids=uuids))


def _run(
    store: Store,
    rules: RuleSet,
    on: date,
    written: list[int],
    progress: Progress,
    *,
    uuids: Sequence[str] | None,
) -> IdentificationSummary:
    """Evaluate one state; ``written`` gathers the rows of each batch that was saved.

    Raises:
        ConflictError: The state is no longer that; the batches before it hold.
    """
    with store.read() as reading:
        facts = read_facts(reading, uuids)
        last = reading.table("identify_last")
        newer = reading.table("standard_newer_figures")["uuid"].to_list()
        kept = stored_rule_set(reading, rules)
        seq = reading.head().seq
    evaluation = facts.evaluate(rules, on=on)
    first: list[Change] = []
    if kept is None:
        insert = keep_rule_set(rules)
        kept = insert.uuid
        first.append(insert)
    changed = _changed(facts.parcels, evaluation, last, kept, frozenset(newer))
    rows = _assessments(facts.parcels, evaluation, kept, on).take(changed)
    total = len(rows)
    for start in range(0, max(total, 1), BATCH_ROWS):
        batch = rows.take(np.arange(start, min(start + BATCH_ROWS, total)))
        changes = [*first, *([BulkInsert("assessment", batch, _source(rules))] if total else [])]
        if changes:
            still = ExpectNoChange(_RESTS_ON, seq)
            receipt = store.write([still, *changes], reason=_reason(rules, start, total))
            seq = receipt.last_seq
            written.append(len(batch))
        first = []
        progress.step(min(start + BATCH_ROWS, total), total)
    return _summary(facts.parcels, evaluation, sum(written), kept)


def _reason(rules: RuleSet, start: int, total: int) -> str:
    """Return what the log says of a batch: ``规则识别：江门市低效用地标准（第 1/3 批）``."""
    batches = -(-total // BATCH_ROWS)
    which = f"（第 {start // BATCH_ROWS + 1}/{batches} 批）" if batches > 1 else ""
    return f"规则识别：{rules.title}{which}"


def _source(rules: RuleSet) -> dict[str, str]:
    return {"rule_set": rules.id, "sha256": rules.sha256}


def _numbers(*columns: Column) -> dict[str, int]:
    """Return a number for each enterprise."""
    names = dict.fromkeys(name for values in columns for name in values.to_list())
    return {name: number for number, name in enumerate(names)}


def enterprise_links(
    table: ColumnTable,
    rows: Mapping[str, int],
    numbers: Mapping[str, int],
    area_basis: Sequence[str],
) -> EnterpriseLinks:
    """Return which enterprises use which parcels, as numbers.

    Args:
        table: m links of ``identify_links``.
        rows: Row of each parcel that is looked at, by uuid; the land of others counts too.
        numbers: Number of each enterprise by uuid.
        area_basis: As for :func:`~lowuse_plugin.domain.identification.facts.land_area`.
    """
    share, leased = table["share"], table["leased"]
    rented = leased.valid & (leased.values == np.array("yes", dtype=object)).astype(np.bool_)
    floors = [positive_or_zero(table[name]) for name in ("far_floor_area_m2", "floor_area_m2")]
    floor = np.where(np.isnan(floors[0]), floors[1], floors[0])
    return EnterpriseLinks(
        parcel=np.array([rows.get(u, -1) for u in table["parcel_uuid"].to_list()], np.int64),
        enterprise=_enterprises(table, numbers),
        share=np.where(share.valid, share.values, np.nan).astype(np.float64),
        land_m2=land_area(table, area_basis),
        floor_m2=np.where(rented, floor, np.nan),
        dishonest=table["dishonest"].to_list(),
    )


def enterprise_years(table: ColumnTable, numbers: Mapping[str, int]) -> EnterpriseYears:
    """Return figures of enterprises by year, the tax of a year however the workspace has it.

    Args:
        table: k lines of ``identify_years``.
        numbers: Number of each enterprise by uuid.
    """
    return EnterpriseYears(
        enterprise=_enterprises(table, numbers),
        year=table["year"].values.astype(np.int64),
        tax_wan=yearly_tax(
            _reals(table["tax_wan"]), _reals(table["tax_wan_per_mu"]), _reals(table["tax_land_m2"])
        ),
        grade=table["grade"].to_list(),
        source_unit=table["source_unit"].to_list(),
    )


def _reals(values: Column) -> Floats:
    return np.where(values.valid, values.values, np.nan).astype(np.float64)


def _enterprises(table: ColumnTable, numbers: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([numbers[u] for u in table["enterprise_uuid"].to_list()], np.int64)


def _changed(
    parcels: ColumnTable,
    evaluation: Evaluation,
    last: ColumnTable,
    rule_set_uuid: str,
    newer: frozenset[str],
) -> NDArray[np.bool_]:
    """Return a mask of the parcels whose last stored assessment is other or older than this."""
    columns = (
        "parcel_version", "rule_set_uuid", "outcome", "rule_outcomes", "score", "other_outputs",
        "flags",
    )  # fmt: skip
    known = dict(
        zip(
            last["parcel_uuid"].to_list(),
            zip(*(last[name].to_list() for name in columns), strict=True),
            strict=True,
        )
    )
    said = [
        parcels["row_version"].to_list(),
        [rule_set_uuid] * len(parcels),
        *(column.to_list() for column in results(evaluation).columns.values()),
    ]
    now = zip(parcels["uuid"].to_list(), zip(*said, strict=True), strict=True)
    differs = [identity in newer or known.get(identity) != these for identity, these in now]
    return np.array(differs, np.bool_)


def results(evaluation: Evaluation) -> ColumnTable:
    """Return what is stored of n evaluations: result, rule by rule, points, the rest beside it."""
    count = len(evaluation.outcome)
    score = evaluation.score
    return ColumnTable(
        {
            "outcome": column("text", evaluation.outcomes()),
            "rule_outcomes": column("text", evaluation.letters()),
            "score": constant("real", None, count) if score is None else column("real", score),
            "other_outputs": column("text", [t or None for t in evaluation.other_outputs()]),
            "flags": column("text", [text or None for text in evaluation.flag_texts()]),
        }
    )


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
            **results(evaluation).columns,
            "assessed_on": constant("date", on, count),
            "example": constant("bool", evaluation.rules.example, count),
        }
    )


def _summary(
    parcels: ColumnTable, evaluation: Evaluation, written: int, rule_set_uuid: str
) -> IdentificationSummary:
    totals = evaluation_totals(parcels, evaluation)
    return IdentificationSummary(written=written, rule_set_uuid=rule_set_uuid, **totals)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures of a workspace: counts, areas and money by district, from one read transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain import land_use, schema
from lowuse_plugin.domain.columns import Column, ColumnTable
from lowuse_plugin.domain.merging.groups import MergeGroup
from lowuse_plugin.domain.ports import LogHead, Progress, Reading, Store, WorkspaceInfo
from lowuse_plugin.domain.statistics import (
    NOT_DONE,
    STALE,
    ControlSummary,
    MergeLine,
    OutcomeLine,
    ParcelLine,
    RuleSetLine,
    SourceLine,
    Statistics,
    SubsidyLine,
    TagLine,
)
from lowuse_plugin.services.merging.group_facts import read_merge_facts
from lowuse_plugin.services.merging.groups import merge_groups_of

UNKNOWN = "unknown"


def summarise_all(
    store: Store, *, on: date, as_of: str | None = None, progress: Progress | None = None
) -> Statistics:
    """Return the figures of the current rows with the merge groups among them.

    All comes from one state of the workspace, the one whose log line the figures carry; it is let
    go of before anything is computed.

    Args:
        store: The workspace.
        on: The day that the figures carry.
        as_of: The moment whose state is summed, as the log writes it; None for now.
        progress: Is told while merge groups are looked for, and may stop the work.

    Raises:
        LowUseError: Why the workspace cannot be read, or not as of that moment.
    """
    with store.read() if as_of is None else store.read_as_of(as_of, progress) as reading:
        facts = _read(reading)
        merging = read_merge_facts(reading)
    groups = merge_groups_of(merging, progress=progress)
    lines = _merge_lines(groups.groups, merging.labels())
    return replace(_statistics(store.info, facts, on), merge_groups=lines)


def summarise(store: Store, *, on: date) -> Statistics:
    """Return the figures of the current rows without looking for merge groups.

    Args:
        store: The workspace.
        on: The day that the figures carry.

    Returns:
        Lines in the order of districts in the code list and of outcomes in theirs. Areas are
        unrounded m²; what is missing is counted, not taken as zero.
    """
    with store.read() as reading:
        facts = _read(reading)
    return _statistics(store.info, facts, on)


@dataclass(frozen=True)
class _Facts:
    """What is summed, from one state."""

    head: LogHead
    tables: Mapping[str, ColumnTable]
    """By the last part of the name of the query."""


_TABLES = (
    "parcels",
    "enterprises",
    "tags",
    "control",
    "subsidies",
    "three_old",
    "sources",
    "rule_sets",
)


def _read(reading: Reading) -> _Facts:
    tables = {name: reading.table(f"summary_{name}") for name in _TABLES}
    return _Facts(reading.head(), tables)


def _statistics(workspace: WorkspaceInfo, facts: _Facts, on: date) -> Statistics:
    tables = facts.tables
    enterprises = tables["enterprises"].to_rows()[0]
    return Statistics(
        workspace=workspace,
        head=facts.head,
        on=on,
        parcels=tuple(_parcels(tables["parcels"])),
        outcomes=tuple(_outcomes(tables["parcels"])),
        tags=tuple(_tags(tables["tags"])),
        control=tuple(_control(tables["control"], tables["parcels"])),
        merge_groups=(),
        subsidies=tuple(_subsidies(tables["subsidies"])),
        three_old=tuple(_three_old(tables["three_old"])),
        enterprises=enterprises["enterprises"],
        enterprises_joined=enterprises["joined"],
        years=enterprises["year_rows"],
        taxes=enterprises["taxes"],
        sources=tuple(_sources(tables["sources"])),
        rule_sets=tuple(_rule_sets(tables["rule_sets"])),
    )


def _merge_lines(groups: Sequence[MergeGroup], labels: Mapping[str, str]) -> tuple[MergeLine, ...]:
    """Return found groups with the codes that people know their parcels by.

    State-owned industrial land comes first, since only that can be merged (M-3), then by area.
    """
    lines = [
        MergeLine(
            holder=group.holder,
            parcels=tuple(labels[uuid] for uuid in group.members),
            land_area_m2=float(group.land_area_m2),
            shared_m=group.shared_m,
            loose=group.loose,
            mergeable=group.industrial is True and group.state_owned is True,
        )
        for group in groups
    ]
    return tuple(sorted(lines, key=lambda x: (not x.mergeable, -x.land_area_m2, x.parcels)))


def _labels(column: Column, missing: str) -> NDArray[np.object_]:
    """Return the values as text, with a word where there is none."""
    return np.where(column.valid, column.values, missing).astype(object)


def _results(found: Column, stale: Column) -> NDArray[np.object_]:
    """Return results that still hold, and a word for those that do not or never were."""
    missing = np.where(stale.values & stale.valid, STALE, NOT_DONE)
    return np.where(found.valid, found.values, missing).astype(object)


def _groups(
    *keys: tuple[NDArray[np.object_], Sequence[str]],
) -> Iterator[tuple[tuple[str, ...], NDArray[np.intp]]]:
    """Yield each combination of labels that occurs and its rows, in the order of the lists.

    Args:
        keys: Labels of n rows and the order in which they are wanted; what is not listed follows
            by name.
    """
    if not keys[0][0].size:
        return
    orders, codes = [], np.zeros(keys[0][0].size, dtype=np.int64)
    for labels, order in keys:
        found, inverse = np.unique(labels.astype(str), return_inverse=True)
        names = [*order, *sorted(set(found.tolist()) - set(order))]
        place = {name: i for i, name in enumerate(names)}
        codes = codes * len(names) + np.array([place[name] for name in found.tolist()])[inverse]
        orders.append(names)
    for code in np.unique(codes):
        rest, key = int(code), []
        for names in reversed(orders):
            rest, i = divmod(rest, len(names))
            key.append(names[i])
        yield tuple(reversed(key)), np.flatnonzero(codes == code)


def _order(code_list: str) -> list[str]:
    return list(schema.shipped().codes[code_list].values)


def _total(column: Column, rows: NDArray[np.intp]) -> float:
    """Return the sum of what is known, exact before its one rounding."""
    return fsum(column.values[rows][column.valid[rows]].tolist())


def _count(column: Column, rows: NDArray[np.intp]) -> int:
    """Return how many rows say yes."""
    return int(np.count_nonzero(column.values[rows] & column.valid[rows]))


def _districts(table: ColumnTable) -> tuple[NDArray[np.object_], list[str]]:
    return _labels(table["district"], UNKNOWN), _order("district")


def _parcels(table: ColumnTable) -> Iterator[ParcelLine]:
    groups = land_use.groups(table["use_code"], table["use_standard"])
    uses = list(dict.fromkeys(use.group for use in land_use.shipped().uses.values()))
    uses.sort(key=lambda group: group != "industry")
    for (district, group), rows in _groups(_districts(table), (_labels(groups, UNKNOWN), uses)):
        registered = table["registered_m2"]
        yield ParcelLine(
            district=district,
            use_group=group,
            parcels=len(rows),
            registered_m2=_total(registered, rows),
            without_registered=int(np.count_nonzero(~registered.valid[rows])),
            plane_m2=_total(table["plane_m2"], rows),
        )


def _outcomes(table: ColumnTable) -> Iterator[OutcomeLine]:
    found = _results(table["outcome"], table["outcome_stale"])
    outcome = found, [*_order("assessment_outcome"), STALE, NOT_DONE]
    for (district, name), rows in _groups(_districts(table), outcome):
        yield OutcomeLine(district, name, len(rows), _total(table["plane_m2"], rows))


def _tags(table: ColumnTable) -> Iterator[TagLine]:
    state = _labels(table["state"], UNKNOWN), _order("tag_state")
    kind = _labels(table["kind"], UNKNOWN), _order("low_efficiency_kind")
    for (district, name, which), rows in _groups(_districts(table), state, kind):
        yield TagLine(
            district=district,
            state=name,
            kind=which,
            units=len(rows),
            area_m2=_total(table["area_m2"], rows),
            example=_count(table["example"], rows),
        )


def _control(checks: ColumnTable, parcels: ColumnTable) -> Iterator[ControlSummary]:
    state = _labels(checks["control_class"], NOT_DONE), _order("control_class")
    version = _labels(checks["version"], UNKNOWN), ()
    for (district, name, which), rows in _groups(_districts(checks), state, version):
        yield ControlSummary(
            district=district,
            control_class=name,
            version=which,
            parcels=len(rows),
            inside_m2=_total(checks["inside_m2"], rows),
            outside_m2=_total(checks["outside_m2"], rows),
            level_1_m2=_total(checks["level_1_m2"], rows),
            level_2_m2=_total(checks["level_2_m2"], rows),
            level_0_m2=_total(checks["level_0_m2"], rows),
            boundary_errors=_count(checks["boundary_error"], rows),
            treated=_count(checks["treated"], rows),
            rule_examples=_count(checks["rule_example"], rows),
        )
    unchecked = parcels.take(~parcels["control_class"].valid)
    missing = _results(unchecked["control_class"], unchecked["control_stale"]), [STALE, NOT_DONE]
    for (district, name), rows in _groups(_districts(unchecked), missing):
        yield ControlSummary(district, name, "", len(rows), 0.0, 0.0, 0.0, 0.0, 0.0, 0)


def _three_old(table: ColumnTable) -> Iterator[tuple[str, str, int]]:
    status = _labels(table["status"], UNKNOWN), _order("three_old_status")
    for (district, name), rows in _groups(_districts(table), status):
        yield district, name, len(rows)


def _subsidies(table: ColumnTable) -> Iterator[SubsidyLine]:
    for stored in table.to_rows():
        row = stored if stored["status"] != STALE else {**stored, **_NO_AMOUNTS}
        yield SubsidyLine(
            project_code=row["project_code"] or "",
            name=row["name"],
            district=row["district"],
            training=bool(row["training"]),
            status=row["status"],
            land_m2=row["land_m2"] or "",
            floor_m2=row["floor_m2"] or "",
            far=row["far"] or "",
            tier=row["tier"],
            rate_yuan_per_m2=row["rate"],
            amount_fen=row["amount_fen"],
            city_fen=row["city_fen"],
            district_fen=row["district_fen"],
            reasons=_codes(row["reasons"]),
            warnings=_codes(row["warnings"]),
            policy=row["policy"],
            example=bool(row["example"]),
        )


_NO_AMOUNTS = dict.fromkeys(
    ("far", "tier", "rate", "amount_fen", "city_fen", "district_fen", "reasons", "warnings")
)


def _codes(text: str | None) -> tuple[str, ...]:
    values: Any = json.loads(text) if text else []
    return tuple(str(value) for value in values)


def _sources(table: ColumnTable) -> Iterator[SourceLine]:
    for row in table.to_rows():
        yield SourceLine(
            target=row["target"],
            file_name=row["file_name"],
            sha256=row["sha256"],
            rows_read=row["rows_read"] or 0,
            imported=row["imported"] or 0,
            changed=row["changed"] or 0,
            refused=row["refused"] or 0,
        )


def _rule_sets(table: ColumnTable) -> Iterator[RuleSetLine]:
    for row in table.to_rows():
        yield RuleSetLine(
            rule_set_id=row["rule_set_id"],
            kind=row["kind"],
            title=row["title"],
            document_no=row["document_no"] or "",
            example=bool(row["example"]),
            sha256=row["sha256"],
        )

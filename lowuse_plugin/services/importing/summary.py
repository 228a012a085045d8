# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an import from what was found and planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.importing.report import CHANGED, IMPORTED, REFUSED, Findings, ImportReport
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.services.importing.package import Package
from lowuse_plugin.services.importing.writing import Plan


@dataclass(frozen=True)
class Counts:
    """Which rows are new in the workspace and which update a row; refused rows are not counted."""

    created: NDArray[np.bool_]
    updated: NDArray[np.bool_]


def make_report(
    table: str,
    incoming: IncomingTable,
    package: Package,
    findings: Findings,
    counts: Counts,
    *,
    mapping: Mapping[str, str],
    source_crs: str = "",
    target_crs: str = "",
    extra: Mapping[str, int] | None = None,
    unmatched: Sequence[Mapping[str, Any]] = (),
    unused: Sequence[str] = (),
    hidden: frozenset[str] = frozenset(),
) -> ImportReport:
    """Return the report of an import whose rows are all judged."""
    outcomes = findings.outcomes()
    taken = outcomes != REFUSED
    created, updated = taken & counts.created, taken & counts.updated & ~counts.created
    return ImportReport(
        table=table,
        file_name=package.file_name,
        layer=incoming.layer,
        sha256=incoming.sha256,
        encoding=incoming.encoding,
        source_crs=source_crs,
        target_crs=target_crs,
        package_uuid=package.uuid,
        mapping=mapping,
        first_row=incoming.first_row,
        rows_read=len(outcomes),
        imported=int(np.count_nonzero(outcomes == IMPORTED)),
        changed=int(np.count_nonzero(outcomes == CHANGED)),
        refused=int(np.count_nonzero(~taken)),
        created=int(np.count_nonzero(created)),
        updated=int(np.count_nonzero(updated)),
        unchanged=int(np.count_nonzero(taken & ~created & ~updated)),
        findings=findings.items,
        remarks=tuple(findings.remarks),
        readings=tuple(findings.readings),
        unmatched=tuple(unmatched),
        unused=tuple(unused),
        hidden=hidden,
        extra=dict(extra or {}),
    )


def written(plan: Plan, main_table: str) -> dict[str, int]:
    """Return how many new rows go into each table other than the main one."""
    counts: dict[str, int] = {}
    for table, rows in plan.inserts:
        if table != main_table and len(rows):
            counts[table] = counts.get(table, 0) + len(rows)
    return counts

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking a workspace: whether log and rows prove each other, told so that it can be acted on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lowuse_plugin.domain.ports import Progress, Reading, SilentProgress, Store
from lowuse_plugin.domain.safety import Finding, Verification
from lowuse_plugin.services.history.values import table_title

MOST_NAMED = 1000
"""So many findings are named with line and parcel; who has more restores a backup anyway."""


@dataclass(frozen=True)
class NamedFinding:
    """One finding with what people know it by."""

    code: str
    seq: int | None
    """Line of the log; None for a row that no line explains."""
    actor: str
    """Who saved that line; empty where there is none."""
    machine: str
    at_utc: str
    reason: str
    table: str
    """Title of the table; empty where it is about the log itself."""
    row: str
    """Code of the parcel, else the identifier of the row, or the name of a value."""
    parcel_uuid: str
    """Parcel to look at; empty where it is about none."""


@dataclass(frozen=True)
class CheckReport:
    """What a check found."""

    verification: Verification
    findings: tuple[NamedFinding, ...]
    last_actor: str
    last_at_utc: str
    backups: int
    """Backups with whose names the log was compared."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.verification.is_sound


def check_workspace(store: Store, progress: Progress | None = None) -> CheckReport:
    """Check the file, its log, every row and the heads in the names of backups.

    Args:
        store: The workspace, which is only read.
        progress: Told how far it is; may stop it.

    Raises:
        LowUseError: Why the workspace cannot be read.
        CancelledError: The user asked to stop.
    """
    found = store.verify(progress=progress or SilentProgress())
    backups = len(store.backups.listed().backups)
    with store.read() as reading:
        named = _named(reading, found.findings[:MOST_NAMED])
        last = _lines(reading, [found.head.seq]).get(found.head.seq, {})
    return CheckReport(
        verification=found,
        findings=named,
        last_actor=last.get("actor", ""),
        last_at_utc=last.get("at_utc", ""),
        backups=backups,
    )


def _named(reading: Reading, findings: Sequence[Finding]) -> tuple[NamedFinding, ...]:
    lines = _lines(reading, (f.seq for f in findings if f.seq is not None))
    parcels = _parcels(reading, [f.uuid for f in findings if f.uuid])
    return tuple(_one(finding, lines, parcels) for finding in findings)


def _one(
    finding: Finding,
    lines: dict[int, dict[str, Any]],
    parcels: dict[tuple[str, str], dict[str, Any]],
) -> NamedFinding:
    line = lines.get(finding.seq or 0, {})
    parcel = parcels.get((finding.table, finding.uuid), {})
    return NamedFinding(
        code=finding.code,
        seq=finding.seq,
        actor=line.get("actor") or "",
        machine=line.get("machine") or "",
        at_utc=line.get("at_utc") or "",
        reason=line.get("reason") or "",
        table=table_title(finding.table) if finding.table else "",
        row=parcel.get("parcel_code") or finding.uuid,
        parcel_uuid=parcel.get("parcel_uuid") or "",
    )


def _lines(reading: Reading, seqs: Iterable[int]) -> dict[int, dict[str, Any]]:
    wanted = json.dumps(sorted(set(seqs)))
    rows = reading.table("safety_lines", seqs=wanted).to_rows()
    return {row["seq"]: dict(row) for row in rows}


def _parcels(reading: Reading, uuids: Sequence[str]) -> dict[tuple[str, str], dict[str, Any]]:
    rows = reading.table("safety_parcels", uuids=json.dumps(uuids)).to_rows()
    return {(row["table_name"], row["uuid"]): dict(row) for row in rows}

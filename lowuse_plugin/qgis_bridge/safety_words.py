# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Backups, checks, restoring and upgrading in plain office words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_moment
from lowuse_plugin.domain.safety import BackupInfo, LostSave, Occasion, RestorePlan
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import clock
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.services.check_workspace import CheckReport, NamedFinding

_KILO = 1000


def size_text(size: int) -> str:
    """Return the size of a file in MB, with one decimal below ten."""
    mega = size / _KILO / _KILO
    return f"{mega:.1f} MB" if mega < 10 else f"{mega:,.0f} MB"  # noqa: PLR2004


def made_text(backup: BackupInfo) -> str:
    """Return when a backup was made, to the second."""
    return f"{backup.made_at:%Y-%m-%d %H:%M:%S}"


def kept_text(before: Path) -> str:
    """Return how people find the state before a restore: what its file is called is for programs.

    Args:
        before: Its file; of a damaged workspace it is no backup and stands in no list.
    """
    from lowuse_plugin.store.backup_names import parsed  # noqa: PLC0415

    name = parsed(before.name)
    if name is None:
        return before.name
    return tr("State before a restore, {made}", made=f"{name.made_at:%Y-%m-%d %H:%M:%S}")


def at_work_text(leases: Sequence[Lease]) -> str:
    """Return who edits what just now, empty when nobody does."""
    if not leases:
        return ""
    times: dict[tuple[str, str], list[str]] = {}
    for lease in leases:
        times.setdefault((lease.holder, lease.purpose or tr("editing")), []).append(lease.until_utc)
    people = "；".join(
        tr("{name}: {purpose}, {count} parcels, until {time}", name=name, purpose=purpose,
           count=f"{len(until):,}", time=clock(max(until)))
        for (name, purpose), until in times.items()
    )  # fmt: skip
    return tr("At work just now: {people}. Ask them to save or close first.", people=people)


def since_text(backup: BackupInfo) -> str:
    """Return how many saves the workspace has after a backup, as the history counts them."""
    if backup.changes_since == 0:
        return tr("as it is now")
    if backup.saves_since is not None:
        return tr("{count} saves since", count=f"{backup.saves_since:,}")
    if backup.leads_here is False:
        return tr("left behind by a restore")
    return ""


def remark_text(backup: BackupInfo) -> str:
    """Return why a backup was made and what has to be known of it besides."""
    occasions = {
        Occasion.DAILY: tr("before the first save of the day"),
        Occasion.MANUAL: tr("made by hand"),
        Occasion.IMPORT: tr("before an import"),
        Occasion.RESTORE: tr("state before a restore, kept for good"),
        Occasion.UPGRADE: tr("state before an upgrade, kept for good"),
    }
    parts = [occasions[backup.occasion]] if backup.occasion else []
    if not backup.sound:
        parts.append(tr("log and rows disagreed already"))
    return "；".join(parts)


def lost_rows_text(save: LostSave) -> str:
    """Return how many rows of which tables a save changed."""
    from lowuse_plugin.services.history.values import table_title  # noqa: PLC0415

    if not save.rows:
        return tr("no rows")
    return "、".join(
        tr("{table} {count} rows", table=table_title(table), count=f"{count:,}")
        for table, count in save.rows.items()
    )


def plan_text(plan: RestorePlan) -> str:
    """Return in one or two sentences what restoring would take back."""
    made = made_text(plan.backup)
    if plan.damage:
        told = tr(
            "The workspace cannot be read in full, so that it cannot be told for certain what is "
            "in it after the backup of {made}.",
            made=made,
        )
        if plan.readable_seq > plan.common_seq:
            told += " " + tr(
                "Log lines {first} to {last} can still be read; they are listed and must be "
                "entered again by hand.",
                first=plan.common_seq + 1,
                last=plan.readable_seq,
            )
        return told
    if not plan.lost:
        return tr("Nothing was saved after the backup of {made}: nothing is lost.", made=made)
    return tr(
        "Everything that was saved after {made} is taken back: {saves} saves, {rows} rows.",
        made=made,
        saves=f"{len(plan.lost):,}",
        rows=f"{sum(save.row_count for save in plan.lost):,}",
    )


def people_text(plan: RestorePlan) -> str:
    """Return how much of whom restoring takes back."""
    return "；".join(
        tr("{actor}: {saves} saves, {rows} rows", actor=each.actor, saves=each.saves,
           rows=f"{each.rows:,}")
        for each in plan.by_person
    )  # fmt: skip


def verdict_text(report: CheckReport) -> str:
    """Return the result of a check in one sentence."""
    found = report.verification
    if found.fault:
        return tr("Damaged: {fault}. Restore a backup.", fault=found.fault)
    rows, lines = f"{found.rows:,}", f"{found.head.seq:,}"
    if found.findings:
        return tr(
            "{count} places do not agree ({rows} rows, {lines} log lines looked at).",
            count=f"{len(found.findings):,}",
            rows=rows,
            lines=lines,
        )
    figures = tr("{rows} rows, {lines} log lines, the last one {hash}", rows=rows,
               lines=lines, hash=found.head.hash[:8])  # fmt: skip
    told = [figures]
    if report.last_at_utc:
        told.append(
            tr("saved by {actor}, {at}", actor=report.last_actor,
               at=shown_moment(report.last_at_utc))
        )  # fmt: skip
    if report.backups:
        told.append(tr("agrees with {count} backups", count=report.backups))
    sound = tr("The workspace is sound: all data agree with the log.")
    return f"{sound}\n" + "，".join(told) + "。"


def finding_text(finding: NamedFinding) -> str:
    """Return what is wrong and what to do, in one sentence."""
    return describe_code(
        finding.code, {"seq": finding.seq, "table": finding.table, "uuid": finding.row}
    )


def line_text(finding: NamedFinding) -> str:
    """Return who saved the line that a finding is about, and when."""
    if finding.seq is None or not finding.actor:
        return ""
    return tr(
        "line {seq}: {actor} ({machine}), {at}",
        seq=finding.seq,
        actor=finding.actor,
        machine=finding.machine,
        at=shown_moment(finding.at_utc),
    )

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What backups, checks, restoring and raising a workspace say: values that cross the ports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import LogHead


class Occasion(StrEnum):
    """Why a backup is made."""

    DAILY = "daily"
    """Before the first save of a day."""
    MANUAL = "manual"
    IMPORT = "import"
    UPGRADE = "upgrade"
    RESTORE = "restore"


KEPT_FOR_GOOD = frozenset({Occasion.UPGRADE, Occasion.RESTORE})
"""Backups of these are never removed by the plugin: they undo what nothing else undoes."""


@dataclass(frozen=True)
class BackupInfo:
    """One backup, as its name and, where it was looked into, its content say."""

    path: Path
    made_at: datetime
    """By the clock in the office, without a zone; to the second, of older ones to the minute."""
    seq: int
    """Last log line that it holds."""
    hash8: str
    """First eight digits of the hash of that line."""
    size: int
    """Bytes."""
    occasion: Occasion | None = None
    """Why it was made; None where the name, being older, does not say so."""
    sound: bool = True
    """False when log and rows disagreed already as it was made."""
    leads_here: bool | None = None
    """Whether its last line is in the log of the workspace; None where that was not asked."""
    changes_since: int | None = None
    """Log lines of the workspace after it; None where it does not lead here or was not asked."""
    saves_since: int | None = None
    """Saves of the workspace after it, as the history counts them; None as above."""

    @property
    def kept_for_good(self) -> bool:
        """Whether the plugin never removes it."""
        return self.occasion in KEPT_FOR_GOOD


@dataclass(frozen=True)
class BackupList:
    """The backups of a workspace, newest first."""

    folder: Path
    backups: tuple[BackupInfo, ...]
    strangers: int = 0
    """Files under such a name that are backups of another workspace or cannot be read."""


@dataclass(frozen=True)
class LostSave:
    """One save that restoring would take back."""

    first_seq: int
    last_seq: int
    at_utc: str
    actor: str
    machine: str
    reason: str
    rows: Mapping[str, int]
    """Changed rows by table; empty for a save of the machinery."""

    @property
    def row_count(self) -> int:
        """Changed rows in all tables."""
        return sum(self.rows.values())


@dataclass(frozen=True)
class LostByPerson:
    """What restoring would take back of one person."""

    actor: str
    saves: int
    rows: int


@dataclass(frozen=True)
class RestorePlan:
    """What restoring a backup would do, before it is done."""

    backup: BackupInfo
    store_id: str
    schema_version: int
    needs_upgrade: bool
    """The backup is of an older version: what is restored must be raised again."""
    findings: int
    """Places where log and rows of the backup disagree."""
    common_seq: int
    """Last log line that backup and workspace share."""
    lost: tuple[LostSave, ...]
    """Saves of the workspace after that line, oldest first."""
    gained: int
    """Log lines of the backup after that line: it comes from a state that was left behind."""
    present_seq: int | None
    """Last log line of the workspace; None when its log cannot be read to the end."""
    readable_seq: int
    """Last log line of the workspace that can be read."""
    present_hash: str = ""
    """Hash of the last log line; empty when the log cannot be read to the end."""
    damage: str = ""
    """What is wrong with the file of the workspace; empty when nothing is."""

    @property
    def by_person(self) -> tuple[LostByPerson, ...]:
        """The lost saves by person, most saves first."""
        saves: dict[str, list[LostSave]] = {}
        for save in self.lost:
            saves.setdefault(save.actor, []).append(save)
        found = [
            LostByPerson(actor, len(own), sum(save.row_count for save in own))
            for actor, own in saves.items()
        ]
        return tuple(sorted(found, key=lambda each: (-each.saves, each.actor)))


@dataclass(frozen=True)
class RestoreDone:
    """What restoring did."""

    backup: BackupInfo
    before: Path | None
    """Where the state that was left stands; None when there was none."""
    left_lines: int | None
    """Log lines that were left behind; None when they could not be counted."""
    needs_upgrade: bool


@dataclass(frozen=True)
class UpgradeDone:
    """What raising a workspace to this version did."""

    from_version: int
    to_version: int
    steps: tuple[int, ...]
    """Versions that were reached, one after the other."""
    backup: BackupInfo
    check: Verification


@dataclass(frozen=True)
class Finding:
    """One place where log and rows disagree."""

    code: str
    seq: int | None
    """The line that is broken or contradicted; None for a row that no line explains."""
    table: str = ""
    uuid: str = ""


@dataclass(frozen=True)
class Verification:
    """What was found; sound when ``findings`` is empty."""

    head: LogHead
    rows: int
    findings: tuple[Finding, ...]
    fault: str = ""
    """What SQLite itself finds wrong with the file; empty where it was not asked or is right."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings and not self.fault

    @property
    def first_bad_seq(self) -> int | None:
        """The first bad line, None when there is none."""
        return min((f.seq for f in self.findings if f.seq is not None), default=None)

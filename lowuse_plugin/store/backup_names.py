# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of backups, and which of them may go.

A name such as ``2026-03-01T0830_seq001234_5f3a9c01.gpkg`` says when by the clock in the office, the
last log line that is in it and the start of that line's hash; the backups of one workspace stand
in ``<name>.backups`` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from lowuse_plugin.domain.safety import BackupInfo, Occasion

DAYS = 14
"""Every backup of so many days is kept."""
MONTHS = 12
"""Of so many months, and of the present one, the last backup is kept."""

_NAME = re.compile(
    r"(?P<at>\d{4}-\d{2}-\d{2}T\d{4})_seq(?P<seq>\d{6,})_(?P<hash>[0-9a-f]{8})"
    r"(?P<mark>_before-restore|_before-upgrade|_unsound)?\.gpkg"
)
_MARKS = {"_before-restore": Occasion.RESTORE, "_before-upgrade": Occasion.UPGRADE}
_UNSOUND = "_unsound"
_MINUTE = "%Y-%m-%dT%H%M"


@dataclass(frozen=True)
class BackupName:
    """What the name of a backup says."""

    made_at: datetime
    seq: int
    hash8: str
    mark: str = ""

    def __str__(self) -> str:
        """Return the name of the file."""
        return f"{self.made_at:{_MINUTE}}_seq{self.seq:06d}_{self.hash8}{self.mark}.gpkg"


def folder_of(workspace: Path) -> Path:
    """Return where the backups of a workspace stand."""
    return workspace.with_name(workspace.stem + ".backups")


def mark_of(why: Occasion, *, sound: bool) -> str:
    """Return what a name says besides; a backup for good says for what, a bad one that it is."""
    for mark, occasion in _MARKS.items():
        if occasion is why:
            return mark
    return "" if sound else _UNSOUND


def parsed(file: str) -> BackupName | None:
    """Return what a name says; None when it is no name of a backup."""
    found = _NAME.fullmatch(file)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["at"], _MINUTE)
    except ValueError:
        return None
    return BackupName(at, int(found["seq"]), found["hash"], found["mark"] or "")


def in_folder(folder: Path) -> list[BackupInfo]:
    """Return what stands in a folder under names of backups, newest first; it may be missing.

    Raises:
        OSError: The folder cannot be read.
    """
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        name = parsed(file.name)
        if name is not None and file.is_file():
            found.append(info(file, name))
    return sorted(found, key=lambda each: (each.made_at, each.seq, each.path.name), reverse=True)


def info(file: Path, name: BackupName) -> BackupInfo:
    """Return what is known of a backup by its name.

    Raises:
        OSError: It is not there.
    """
    return BackupInfo(
        path=file,
        made_at=name.made_at,
        seq=name.seq,
        hash8=name.hash8,
        size=file.stat().st_size,
        occasion=_MARKS.get(name.mark),
        sound=name.mark != _UNSOUND,
    )


def superfluous(backups: Iterable[BackupInfo], today: date) -> list[BackupInfo]:
    """Return the backups that may go.

    Kept are those for good, all of the last :data:`DAYS` days, and the last one of each month
    since :data:`MONTHS` months ago. Sound ones come before unsound ones of the same month.

    Args:
        backups: Of one workspace, in any order.
        today: In the office.
    """
    rest = [b for b in backups if not b.kept_for_good]
    first_day = today - timedelta(days=DAYS - 1)
    kept: dict[tuple[int, int], BackupInfo] = {}
    for backup in sorted(rest, key=lambda b: (b.sound, b.made_at, b.seq)):
        kept[backup.made_at.year, backup.made_at.month] = backup
    months = {
        key: backup
        for key, backup in kept.items()
        if (today.year - key[0]) * 12 + today.month - key[1] <= MONTHS
    }
    stays = {backup.path for backup in months.values()}
    return [b for b in rest if b.made_at.date() < first_day and b.path not in stays]

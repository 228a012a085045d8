# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of backups, and which of them may go.

A name such as ``2026-03-01T083005_seq001234_5f3a9c01_daily.gpkg`` says when by the clock in the
office, the last log line that is in it, the start of that line's hash and why it was made; older
ones say neither seconds nor, except before a restore or an upgrade, why. The backups of one
workspace stand in ``<name>.backups`` beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lowuse_plugin.domain.safety import BackupInfo, Occasion

COUNT = 14
"""So many of the newest are kept, whatever a clock says."""
WHOLE_DAYS = 2
"""Of today and yesterday every backup is kept; of a day before, the last one."""
DAYS = 14
"""Of so many days the last backup is kept."""
MONTHS = 12
"""Of so many months, and of the present one, the last backup is kept."""

_NAME = re.compile(
    r"(?P<at>\d{4}-\d{2}-\d{2}T\d{4}(?:\d{2})?)_seq(?P<seq>\d{6,})_(?P<hash>[0-9a-f]{8})"
    r"(?P<mark>(?:_before-restore|_before-upgrade|_before-import|_daily|_manual)?(?:_unsound)?)"
    r"\.gpkg"
)
_MARKS = {
    "_before-restore": Occasion.RESTORE,
    "_before-upgrade": Occasion.UPGRADE,
    "_before-import": Occasion.IMPORT,
    "_daily": Occasion.DAILY,
    "_manual": Occasion.MANUAL,
}
_UNSOUND = "_unsound"
_SECOND, _MINUTE = "%Y-%m-%dT%H%M%S", "%Y-%m-%dT%H%M"
_MINUTE_LENGTH = len("2026-03-01T0830")


@dataclass(frozen=True)
class BackupName:
    """What the name of a backup says."""

    made_at: datetime
    seq: int
    hash8: str
    mark: str = ""

    def __str__(self) -> str:
        """Return the name of the file."""
        return f"{self.made_at:{_SECOND}}_seq{self.seq:06d}_{self.hash8}{self.mark}.gpkg"


def folder_of(workspace: Path) -> Path:
    """Return where the backups of a workspace stand."""
    return workspace.with_name(workspace.stem + ".backups")


def mark_of(why: Occasion, *, sound: bool) -> str:
    """Return what a name says besides: why it was made; of a bad one that it is."""
    mark = next(mark for mark, occasion in _MARKS.items() if occasion is why)
    return mark if sound else mark + _UNSOUND


def parsed(file: str) -> BackupName | None:
    """Return what a name says; None when it is no name of a backup."""
    found = _NAME.fullmatch(file)
    if found is None:
        return None
    try:
        form = _MINUTE if len(found["at"]) == _MINUTE_LENGTH else _SECOND
        at = datetime.strptime(found["at"], form)
    except ValueError:
        return None
    return BackupName(at, int(found["seq"]), found["hash"], found["mark"])


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
        occasion=_MARKS.get(name.mark.removesuffix(_UNSOUND)),
        sound=not name.mark.endswith(_UNSOUND),
    )


def superfluous(backups: Iterable[BackupInfo], today: date) -> list[BackupInfo]:
    """Return the backups that may go.

    Kept are those for good, the newest :data:`COUNT` whatever the day is, every one of the last
    :data:`WHOLE_DAYS` days, the last one of each of the last :data:`DAYS` days, and the last one of
    each month since :data:`MONTHS` months ago. Sound ones come before unsound ones.

    Args:
        backups: Of one workspace, in any order.
        today: In the office.
    """
    rest = sorted(
        (b for b in backups if not b.kept_for_good), key=lambda b: (b.sound, b.made_at, b.seq)
    )
    newest = sorted(rest, key=lambda b: (b.made_at, b.seq))[-COUNT:]
    of_day = {b.made_at.date(): b for b in rest}
    of_month = {(b.made_at.year, b.made_at.month): b for b in rest}
    stays = {b.path for b in newest}
    stays |= {b.path for day, b in of_day.items() if (today - day).days < DAYS}
    stays |= {
        b.path
        for (year, month), b in of_month.items()
        if (today.year - year) * 12 + today.month - month <= MONTHS
    }
    return [
        b for b in rest if b.path not in stays and (today - b.made_at.date()).days >= WHOLE_DAYS
    ]

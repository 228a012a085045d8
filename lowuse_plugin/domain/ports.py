# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the services ask of the outside, and the values that cross.

Services know these protocols and nothing behind them; ``plugin.py``, the algorithms and the
scripts hand in the real store. A store on PostGIS would carry out the same protocol.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from lowuse_plugin.domain.bounds import Bounds
from lowuse_plugin.domain.columns import ColumnTable
from lowuse_plugin.domain.safety import BackupInfo, BackupList, Occasion, Verification

Value = str | int | float | bytes | None
"""What a column can hold. Geometry crosses as WKB bytes in the column ``geom``."""

Row = Mapping[str, Value]

BATCH_ROWS = 5000
"""Most rows of one BulkInsert: colleagues wait about half a second for a batch of that size."""


LEASE_MINUTES = 30
"""So long a lease stands unless it is renewed."""


@dataclass(frozen=True)
class Actor:
    """Who changes the workspace: a claim, not a proof, written into every log line."""

    name: str
    os_user: str
    machine: str


@dataclass(frozen=True)
class Insert:
    """A new row. ``uuid`` is chosen by the caller so that other rows can refer to it."""

    table: str
    uuid: str
    values: Row
    source: Mapping[str, str] = field(default_factory=dict)
    """Where the values come from, kept in the log line."""


@dataclass(frozen=True)
class Update:
    """Changed columns of one row, valid only on the version that was read."""

    table: str
    uuid: str
    base_version: int
    values: Row
    source: Mapping[str, str] = field(default_factory=dict)
    """Where the values come from, kept in the log line: how a conflict was decided, which file."""


@dataclass(frozen=True)
class BulkInsert:
    """Many new rows of one table in one log line, for imports and computed results.

    ``rows`` has the column ``uuid`` and any of the table's own columns; those left out are NULL.
    """

    table: str
    rows: ColumnTable
    source: Mapping[str, str] = field(default_factory=dict)
    """Where the rows come from, kept in the log line: file name, sha256, package uuid, run."""


@dataclass(frozen=True)
class ExpectRow:
    """Writes nothing: the save holds only if a row still has the version that was read."""

    table: str
    uuid: str
    version: int


@dataclass(frozen=True)
class ExpectNoChange:
    """Writes nothing: the save holds only if nobody wrote these tables after a log line.

    For decisions that are new rows and therefore have no version of their own: who computes on
    the newest tag or check says which state that was, and tries again on a conflict.
    """

    tables: tuple[str, ...]
    since_seq: int


Change = Insert | Update | BulkInsert | ExpectRow | ExpectNoChange


@dataclass(frozen=True)
class Receipt:
    """Proof of a save that was found again in the file after COMMIT."""

    transaction_id: str
    last_seq: int
    head_hash: str
    versions: Mapping[tuple[str, str], int]
    """(table, uuid) → row version now; rows of a BulkInsert are left out: theirs is 1."""


@dataclass(frozen=True)
class LogHead:
    """The last line of the log."""

    seq: int
    hash: str


@dataclass(frozen=True)
class WorkspaceInfo:
    """What a workspace says of itself."""

    store_id: str
    district: str
    """440703 … 440785, or 440700 for the whole city."""
    crs: str
    """Such as ``EPSG:4526``; never in degrees (D18)."""
    schema_version: int
    read_only_reason: str | None = None
    """Code why this session may not write, such as ``READ_ONLY_FOLDER``; None when it may."""
    training: bool = False
    """Made for training (演练): nothing in it is an office's own."""


@dataclass(frozen=True)
class Lease:
    """Who works on a row just now: a hint to colleagues, never a lock."""

    table: str
    uuid: str
    holder: str
    machine: str
    purpose: str
    since_utc: str
    until_utc: str
    mine: bool
    """Taken by this session."""
    os_user: str = ""
    """Under which the holder works on that machine."""


@dataclass(frozen=True)
class Refresh:
    """What a map must know after other people's and own saves reached the display copy."""

    head: LogHead
    """Last log line that the copy holds now."""
    tables: frozenset[str] = frozenset()
    """Business tables with changed rows; empty when nothing was new."""
    """When ``import_package`` is among them, rows of any imported table may have come or gone."""
    parcels: frozenset[str] | None = frozenset()
    """uuid of every parcel that ``parcel_map`` shows or showed and on whose row, or on whose
    state, something changed; None when it may be any."""
    bounds: Bounds | None = None
    """min_x, min_y, max_x, max_y around the old and new shapes of these parcels and of changed
    rows of other tables, in metres of the workspace's reference system. None when no shape is
    concerned, or, with ``parcels`` None, when it may be anywhere."""
    everything: bool = False
    """The copy was made anew: nothing that was read from it before holds."""


class Display(Protocol):
    """A copy of the workspace for map layers, kept up to date (design decision D5)."""

    @property
    def path(self) -> Path:
        """The file that layers open."""

    def catch_up(self) -> Refresh:
        """Bring the copy up to the workspace; may be called in any thread.

        Raises:
            LowUseError: The copy stays as it was: ``WORKSPACE_BUSY``, ``WORKSPACE_REPLACED``,
                ``DISPLAY_COPY_BUSY`` (come again), ``DISPLAY_COPY_FULL`` …
        """

    def close(self) -> None:
        """Release every handle on the copy."""


class Reading(Protocol):
    """One consistent state of the workspace; valid inside its ``with`` block."""

    def table(self, query: str, **params: Value) -> ColumnTable:
        """Return the rows of a named query (``resources/sql/read/<query>.sql``)."""

    def row(self, table: str, uuid: str) -> Row | None:
        """Return one row with all its columns, machinery included."""

    def head(self) -> LogHead:
        """Return the last log line that this state rests on."""


class Leases(Protocol):
    """Who works on which row just now: hints to colleagues, never locks."""

    def current(self) -> tuple[Lease, ...]:
        """Return every lease that has not expired."""

    def hold(
        self, table: str, uuids: Iterable[str], purpose: str, minutes: int = LEASE_MINUTES
    ) -> tuple[Lease, ...]:
        """Take or renew leases and return those of others that stood in the way."""

    def release(self, table: str, uuids: Iterable[str]) -> None:
        """Give leases of this session back."""

    def take_over(
        self,
        table: str,
        row: str,
        reason: str,
        minutes: int = LEASE_MINUTES,
        *,
        asked: Lease | None = None,
    ) -> Receipt:
        """Take a colleague's lease, with a line in the log; ``asked`` is the one that is meant.

        Raises:
            LowUseError: ``LEASE_ENDED``, ``LEASE_PASSED_ON``: it is not the one that was asked for.
        """


class Backups(Protocol):
    """The backups of one workspace, in a folder beside it."""

    @property
    def folder(self) -> Path:
        """Where they stand; it may not be there yet."""

    def make(self, why: Occasion, progress: Progress | None = None) -> BackupInfo:
        """Make a backup of the present state, or return the one that holds it already.

        Raises:
            LowUseError: ``BACKUP_FOLDER``, ``BACKUP_NO_ROOM``, ``BACKUP_DAMAGED`` …
            CancelledError: The user asked to stop.
        """

    def before(self, why: Occasion) -> None:
        """Make a backup before something begins; trouble is told and stops nothing.

        Raises:
            CancelledError: Whoever waits for it does not want to any more.
        """

    def listed(self) -> BackupList:
        """Return the backups of this workspace, newest first, and where they lead.

        Raises:
            LowUseError: ``BACKUP_FOLDER`` …
        """


class Store(Protocol):
    """A workspace that many people write at the same time."""

    @property
    def path(self) -> Path:
        """The canonical path of the shared file."""

    @property
    def info(self) -> WorkspaceInfo:
        """District, CRS, schema version and whether this session may write."""

    def read(self) -> AbstractContextManager[Reading]:
        """Open one read transaction."""

    def read_as_of(
        self, moment_utc: str, progress: Progress | None = None
    ) -> AbstractContextManager[Reading]:
        """Open a reading of the state that the last save at or before a moment left.

        Raises:
            LowUseError: ``MOMENT_IN_FUTURE``, ``MOMENT_BEFORE_WORKSPACE``, ``PAST_NO_ROOM`` …
            CancelledError: The user asked to stop.
        """

    def read_after_line(
        self, seq: int, progress: Progress | None = None
    ) -> AbstractContextManager[Reading]:
        """Open a reading of the state that a line of the log left, as :meth:`read_as_of`.

        Raises:
            LowUseError: ``LINE_UNKNOWN``, ``PAST_NO_ROOM`` …
        """

    def write(self, changes: Sequence[Change], *, reason: str) -> Receipt:
        """Save everything or nothing.

        Raises:
            ConflictError: A row has another version than the change was made on.
            LowUseError: ``WORKSPACE_READ_ONLY``, ``WORKSPACE_BUSY``, ``DISK_FULL`` …
        """

    @property
    def leases(self) -> Leases:
        """Who works on which row just now."""

    @property
    def backups(self) -> Backups:
        """Copies of earlier states, beside the file."""

    def verify(
        self, anchor: LogHead | None = None, progress: Progress | None = None
    ) -> Verification:
        """Compare the log with the rows, and with the heads in the names of backups.

        Raises:
            CancelledError: The user asked to stop.
        """

    def attach_display(self, copy: Display) -> None:
        """Let layers show this copy from now on; it is closed with the store."""

    def layer_source(self, name: str) -> str:
        """Return what a map layer may open to show a table or view.

        Raises:
            LowUseError: ``NO_DISPLAY_COPY``: none was attached.
        """

    def has_news(self) -> bool:
        """Tell whether anybody, this session included, saved since the last call.

        Cheap; may be called in any thread.

        Raises:
            LowUseError: ``WORKSPACE_UNREACHABLE``, ``WORKSPACE_CLOSED`` …
        """

    def close(self) -> None:
        """Release every handle on the file and on its display copy."""


class Progress(Protocol):
    """How long work reports and is stopped."""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Tell how far the work is.

        Raises:
            CancelledError: The user asked to stop.
        """


class SilentProgress:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, message: str = "") -> None:
        """Do nothing."""


@dataclass(frozen=True)
class IncomingTable:
    """What a reader found in somebody's file, before anything is mapped or judged."""

    path: str
    layer: str
    sha256: str
    encoding: str
    """``UTF-8``, ``GB18030`` or ``""`` where the format fixes it."""
    columns: ColumnTable
    """Attribute columns under the file's own names."""
    wkb: Sequence[bytes | None] | None
    """Geometry a row, None for a plain table."""
    crs: str | None
    """Authority code or WKT as the file states it; None when it states none."""
    first_row: int
    """Number that a person would give the first row: 1 for layers, sheet row for tables."""
    title: str = ""
    """Title above the heading of a sheet; its year serves where no heading states one."""
    units: tuple[str, ...] = ()
    """Units that a line above the heading of a sheet states for columns that state none."""

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is checked before a file is taken for a workspace; each fault has its own code."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import lockfile, meta, migrations, sqltexts

_APPLICATION_ID = 0x47504B47  # "GPKG"
_OLD_APPLICATION_IDS = (0x47503130, 0x47503131)  # "GP10", "GP11"
_PROBE_TIMEOUT_S = 2.0

READ_ONLY_CHOSEN = "READ_ONLY_CHOSEN"
READ_ONLY_DISK_FULL = "READ_ONLY_DISK_FULL"
READ_ONLY_FILE = "READ_ONLY_FILE"
READ_ONLY_FOLDER = "READ_ONLY_FOLDER"
SCHEMA_NEWER = "SCHEMA_NEWER"
SCHEMA_OLDER = "SCHEMA_OLDER"
WORKSPACE_ALTERED = "WORKSPACE_ALTERED"
WORKSPACE_IN_WAL = "WORKSPACE_IN_WAL"


def check_is_file(path: Path) -> None:
    """Refuse a path that leads to no file.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``.
    """
    if not path.is_file():
        raise LowUseError("FILE_NOT_FOUND", file=str(path))


def check_is_workspace(connection: sqlite3.Connection, path: Path) -> meta.Meta:
    """Return what the file says of itself, or refuse it.

    Raises:
        LowUseError: ``NOT_A_GEOPACKAGE``, ``NOT_A_WORKSPACE``, ``WORKSPACE_DAMAGED`` or
            ``WORKSPACE_OUTDATED``.
    """
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application not in (_APPLICATION_ID, *_OLD_APPLICATION_IDS):
            raise LowUseError("NOT_A_GEOPACKAGE", file=path.name)
        if not _is_ours(connection):
            raise LowUseError("NOT_A_WORKSPACE", file=path.name)
        found = meta.read(connection)
    except sqlite3.DatabaseError as error:
        if connections.error_name(error) == "SQLITE_NOTADB":
            raise LowUseError("NOT_A_GEOPACKAGE", file=path.name) from error
        raise
    except (KeyError, ValueError) as error:
        raise LowUseError("WORKSPACE_DAMAGED", file=path.name, detail=str(error)) from error
    if not _is_of_a_release(found):
        raise LowUseError("WORKSPACE_OUTDATED", file=path.name)
    return found


def _is_of_a_release(found: meta.Meta) -> bool:
    """Tell whether tables are as some version made them; of newer versions that is not known."""
    if found.schema_version > meta.SCHEMA_VERSION:
        return True
    if found.schema_version == meta.SCHEMA_VERSION:
        return found.fingerprint == meta.fingerprint()
    return migrations.is_known(found.schema_version, found.fingerprint)


def check_is_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose pages do not fit together.

    Raises:
        LowUseError: ``WORKSPACE_DAMAGED`` with the first fault.
    """
    fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        raise LowUseError("WORKSPACE_DAMAGED", file=path.name, detail=fault)


def why_read_only(
    connection: sqlite3.Connection, found: meta.Meta, path: Path, actor: Actor
) -> str | None:
    """Return the code why this session may not write, None when it may.

    Args:
        connection: A reader.
        found: What the workspace says of itself.
        path: Its canonical path.
        actor: Whose name stands in the lock file while writing is tried.
    """
    if found.min_writer_version > meta.SCHEMA_VERSION or found.schema_version > meta.SCHEMA_VERSION:
        return SCHEMA_NEWER
    if found.schema_version < meta.SCHEMA_VERSION:
        return SCHEMA_OLDER
    if meta.altered(connection) is not None:
        return WORKSPACE_ALTERED
    if not os.access(path, os.W_OK):
        return READ_ONLY_FILE
    if not os.access(path.parent, os.W_OK):
        return READ_ONLY_FOLDER
    return _try_to_write(path, actor)


def _try_to_write(path: Path, actor: Actor) -> str | None:
    """Write a value over itself and roll back: rights show only at the first real write.

    A file that somebody's program left in WAL mode is turned back; while it cannot be, nothing
    may be written.
    """
    try:
        with lockfile.hold(path, actor, timeout_s=_PROBE_TIMEOUT_S):
            connection = connections.open_writer(path)
            try:
                return _write_nothing(connection)
            finally:
                connection.close()
    except LowUseError as error:
        if error.code == "WORKSPACE_BUSY":
            return None  # somebody is saving, so saving works here
        if error.code == "WORKSPACE_READ_ONLY":
            return READ_ONLY_FOLDER
        if error.code == "DISK_FULL":
            return READ_ONLY_DISK_FULL
        raise


def _write_nothing(connection: sqlite3.Connection) -> str | None:
    if not leave_wal(connection):
        return WORKSPACE_IN_WAL
    connection.execute("PRAGMA busy_timeout = 500")  # whoever saves just now proves it can be done
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(sqltexts.store("try_write"))
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        name = connections.error_name(error)
        if name.startswith("SQLITE_BUSY"):
            return None
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            return READ_ONLY_FOLDER
        if name.startswith("SQLITE_FULL"):
            return READ_ONLY_DISK_FULL
        raise
    return None


def put_right(path: Path, actor: Actor, on_wait: lockfile.OnWait | None = None) -> tuple[str, ...]:
    """Bring a file back to rest before anything holds it open.

    Args:
        path: The file.
        actor: Whose name stands in the lock file meanwhile.
        on_wait: Told while a colleague's save is waited for.

    Returns:
        What was found: ``journal`` of a save that was broken off or goes on, ``wal``.

    Raises:
        LowUseError: As :func:`repair`.
    """
    found = (("journal", has_journal(path)), ("wal", was_left_in_wal(path)))
    names = tuple(name for name, there in found if there)
    if names:
        repair(path, actor, on_wait)
    return names


def repair(path: Path, actor: Actor, on_wait: lockfile.OnWait | None = None) -> None:
    """Roll back what a dead writer left half done, and leave WAL mode; readers can do neither.

    Raises:
        LowUseError: ``WORKSPACE_BUSY``, or ``REPAIR_NEEDS_WRITING`` where this session may not
            write.
    """
    try:
        with lockfile.hold(path, actor, on_wait=on_wait), connections.explaining(path):
            connection = connections.open_writer(path)
            try:
                connection.execute(sqltexts.store("is_ours")).fetchone()
                leave_wal(connection)
            finally:
                connection.close()
    except LowUseError as error:
        if error.code == "WORKSPACE_READ_ONLY":
            raise LowUseError("REPAIR_NEEDS_WRITING", file=path.name) from error
        raise


def leave_wal(connection: sqlite3.Connection) -> bool:
    """Return to the rollback journal; False while another program keeps the file in WAL mode."""
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    return bool(connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal")


def has_journal(path: Path) -> bool:
    """Tell whether a rollback journal stands beside the file: a writer works, or died."""
    return path.with_name(path.name + "-journal").exists()


def was_left_in_wal(path: Path) -> bool:
    """Tell whether a workspace is in WAL mode; False for what is none or cannot be read."""
    try:
        connection = connections.open_reader(path)
        try:
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
            return mode == "wal" and _is_ours(connection)
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute(sqltexts.store("is_ours")).fetchone()[0])

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The file of a new workspace: tables, guards and its name tag, nothing else."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from functools import cache
from pathlib import Path

from lowuse_plugin.domain import moments
from lowuse_plugin.domain.ports import Actor, LogHead
from lowuse_plugin.store import connection as connections
from lowuse_plugin.store import hashing, log, meta, sqltexts


def epsg(crs: str) -> int:
    """Return the number of a reference system named like ``EPSG:4526``."""
    return int(crs.removeprefix("EPSG:"))


@cache
def _nameless() -> bytes:
    """Return the file of a workspace before its name tag; its statements take ten times as long."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(sqltexts.create_script())
        return connection.serialize()


def write(
    part: Path, district: str, role: str, crs: str, actor: Actor, *, training: bool = False
) -> None:
    """Write the whole of a new workspace; its first log line carries its name tag.

    Args:
        part: File to write; one that stands there is left over from an attempt and removed.
        district: Code of the district, or of the whole city.
        role: ``district`` or ``city``.
        crs: Such as ``EPSG:4526``.
        actor: Who makes it.
        training: Mark it for good as made for training.

    Raises:
        LowUseError: ``DISK_FULL`` or why else nothing can be written there.
    """
    values = {
        "store_id": str(uuid.uuid4()),
        "role": role,
        "district": district,
        "crs": crs,
        "schema_version": str(meta.SCHEMA_VERSION),
        "min_writer_version": str(meta.SCHEMA_VERSION),
        "fingerprint": meta.fingerprint(),
        **({"training": "1"} if training else {}),
    }
    texts = sqltexts.sections("setup")
    part.unlink(missing_ok=True)
    part.touch()
    with connections.explaining(part), closing(sqlite3.connect(":memory:")) as nameless:
        nameless.deserialize(_nameless())
        connection = connections.open_writer(part)
        try:
            nameless.backup(connection)
            connection.execute("BEGIN IMMEDIATE")
            for section in ("contents_srs", "geometry_srs"):
                connection.execute(texts[section], {"srs": epsg(crs)})
            line = log.Line(
                change_id=str(uuid.uuid4()),
                table_name="lup_meta",
                operation="create",
                source_json=hashing.canonical(values),
            )
            who = log.Writing(
                transaction_id=str(uuid.uuid4()),
                store_id=values["store_id"],
                actor=actor,
                reason="create",
                at_utc=moments.now_utc(),
            )
            head = log.append(connection, LogHead(0, hashing.GENESIS), line, who)
            for key, value in {**values, "write_seq": str(head.seq)}.items():
                connection.execute(texts["meta"], {"key": key, "value": value})
            connection.execute("COMMIT")
        finally:
            connection.close()

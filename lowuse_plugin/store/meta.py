# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a workspace says of itself in ``lup_meta``."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from functools import cache

from lowuse_plugin.store import sqltexts

SCHEMA_VERSION = 5
"""Raised with every change of tables, indexes, views or triggers; ``migrate`` leads here."""


@dataclass(frozen=True)
class Meta:
    """The values of ``lup_meta``."""

    store_id: str
    role: str
    """``district``, ``city`` or ``field``."""
    district: str
    crs: str
    schema_version: int
    min_writer_version: int
    fingerprint: str
    write_seq: int
    """Last log line of the last finished write."""
    training: bool = False
    """Made for training; a workspace that says nothing is none."""


def read(connection: sqlite3.Connection) -> Meta:
    """Return what the workspace says of itself.

    Raises:
        KeyError: A value is missing.
        ValueError: A number is none.
    """
    values = dict(connection.execute(sqltexts.store("meta")).fetchall())
    return Meta(
        store_id=values["store_id"],
        role=values["role"],
        district=values["district"],
        crs=values["crs"],
        schema_version=int(values["schema_version"]),
        min_writer_version=int(values["min_writer_version"]),
        fingerprint=values["fingerprint"],
        write_seq=int(values["write_seq"]),
        training=values.get("training") == "1",
    )


@cache
def fingerprint() -> str:
    """Return the hash of the tables, views, indexes and triggers that this version makes."""
    text = "\n".join(f"{kind} {name} {sql}" for (kind, name), sql in expected_objects().items())
    return hashlib.sha256(text.encode()).hexdigest()


def objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the SQL of every table, view, index and trigger by (type, name)."""
    rows = connection.execute(sqltexts.store("objects")).fetchall()
    return {(kind, name): sql for kind, name, _, sql in rows}


@cache
def expected_objects() -> dict[tuple[str, str], str]:
    """Return the objects that a workspace of this version has."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(sqltexts.create_script())
        return objects(connection)
    finally:
        connection.close()


def _bare(sql: str) -> str:
    """Return SQL without blanks: a column that was added later stands on the line before."""
    return "".join(sql.split())


def altered(connection: sqlite3.Connection) -> str | None:
    """Return the name of an object that was changed, removed or added as trigger; None if none.

    Tables of others (styles, projects, GDAL's own) are harmless and allowed; triggers are not.
    """
    found, expected = objects(connection), expected_objects()
    for key, sql in expected.items():
        has = found.get(key, "")
        if has != sql and _bare(has) != _bare(sql):
            return key[1]
    return next(
        (name for kind, name in found if kind == "trigger" and (kind, name) not in expected), None
    )

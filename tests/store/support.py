# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of the workspace share: actors, rows, real processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import shapely

from lowuse_plugin.domain.columns import ColumnTable, column, constant
from lowuse_plugin.domain.ports import Actor, BulkInsert, Insert
from lowuse_plugin.store.workspace import WorkspaceStore

ROOT = Path(__file__).resolve().parents[2]
LONGER = float(os.environ.get("LOWUSE_TESTS_LONGER", "1"))
"""So many times longer than usual go on what several processes do to one file."""
ZHANG = Actor(name="张三", os_user="zhangsan", machine="PC-12")
LI = Actor(name="李四", os_user="lisi", machine="PC-7")

WORKER_HEAD = """
import json, sys, time, uuid
from pathlib import Path
from lowuse_plugin.domain.errors import ConflictError, LowUseError
from lowuse_plugin.domain.ports import Actor, Insert, Update
from lowuse_plugin.store.workspace import open_workspace
path, name = Path(sys.argv[1]), sys.argv[2]
me = Actor(name=name, os_user=name, machine="PC-" + name)
"""


def new_uuid() -> str:
    return str(uuid.uuid4())


def square(x: float = 0.0, y: float = 0.0, side: float = 10.0) -> bytes:
    """A square whose lower left corner stands in the frame of EPSG:4526."""
    left, bottom = 38_500_000.0 + x, 2_500_000.0 + y
    return shapely.to_wkb(shapely.box(left, bottom, left + side, bottom + side))


def parcel(row: str, **values: Any) -> Insert:
    return Insert("parcel", row, {"district": "440703", "geom": square(), **values})


def parcels(count: int, first: int = 0, **values: Any) -> BulkInsert:
    """Parcels in a row, 10 m wide; the uuid of each is its number."""
    numbers = range(first, first + count)
    columns = {
        "uuid": column("text", [f"p{number:06d}" for number in numbers]),
        "geom": column("wkb", [square(x=20.0 * number) for number in numbers]),
        "district": constant("text", "440703", count),
    }
    columns |= {name: constant("text", value, count) for name, value in values.items()}
    return BulkInsert("parcel", ColumnTable(columns), {"file": "宗地.shp"})


def package(row: str, state: str = "open") -> Insert:
    values = {"target_table": "parcel", "file_name": "宗地.shp", "file_sha256": "00"}
    return Insert("import_package", row, {**values, "state": state})


BOUND_BY_RIGHTS = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
)
"""Before a command of root: the rights of files hold for it as for anybody."""


def start(code: str, *args: object, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a real process that runs ``code`` after :data:`WORKER_HEAD`."""
    return subprocess.Popen(
        [*before, sys.executable, "-c", WORKER_HEAD + code, *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str], timeout: float = 30.0) -> str:
    """Wait for a process and return what it printed; its failure is the test's."""
    out, err = process.communicate(timeout=timeout)
    assert process.returncode == 0, err
    return out


def raw(store_or_path: WorkspaceStore | Path) -> sqlite3.Connection:
    """A connection past the store, for looking and for forging. Close the store first."""
    path = getattr(store_or_path, "path", store_or_path)
    return sqlite3.connect(path, isolation_level=None)


def change_meta(connection: sqlite3.Connection, *statements: str) -> None:
    """Change ``lup_meta`` as somebody would who takes its guard away and puts it back."""
    name = "lup_guard_lup_meta_update"
    text = "SELECT sql FROM sqlite_master WHERE name = ?"
    guard = connection.execute(text, (name,)).fetchone()[0]
    connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    connection.execute(guard)


def drop_guards(connection: sqlite3.Connection) -> None:
    """Remove every trigger, as somebody who forges would."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN")
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("COMMIT")

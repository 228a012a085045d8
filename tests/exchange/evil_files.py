# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files that want to do something to whoever opens them, and a server that counts who asks it."""

from __future__ import annotations

import random
import sqlite3
import struct
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import shapely

from tests.exchange.make_files import square, write_layer

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
REGISTER = (
    (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
        " VALUES (:name, 'features', :name, 4526)"
    ),
    "INSERT INTO gpkg_geometry_columns VALUES (:name, 'geom', 'POLYGON', 4526, 0, 0)",
)
_HEADER = struct.pack("<2sBBi", b"GP", 0, 1, 4526)
_SQUARE = shapely.to_wkb(shapely.box(0, 0, 10, 10))


def honest(path: Path) -> Path:
    """A delivery of one parcel, to which evil is added."""
    return write_layer(path, [{"名称": "甲", "wkt": square(0)}])


def _changed(path: Path, *statements: str, **names: str) -> Path:
    with closing(sqlite3.connect(honest(path), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(
                statement, {each: names[each] for each in names if each in statement}
            )
    return path


def writing_triggers(path: Path) -> Path:
    return _changed(
        path,
        "CREATE TABLE 日志 (x)",
        *(
            f"CREATE TRIGGER t_{table}_{event} AFTER {event} ON {table} BEGIN"
            " INSERT INTO 日志 VALUES (load_extension('x')); END"
            for table in ("宗地", "gpkg_contents", "gpkg_extensions")
            for event in ("INSERT", "UPDATE", "DELETE")
        ),
    )


def view_bomb(path: Path) -> Path:
    """A layer without end beside the honest one."""
    columns = "x AS fid, x'00' AS geom, hex(zeroblob(1000000)) AS 名称"
    bomb = f"CREATE VIEW 炸弹 AS {ENDLESS} {columns} FROM n"
    return _changed(path, bomb, *REGISTER, name="炸弹")


def replaced_by_view(path: Path) -> Path:
    """The layer itself is a view without end."""
    return _changed(
        path,
        "DROP TABLE 宗地",
        f"CREATE VIEW 宗地 AS {ENDLESS} x AS fid, x'00' AS geom, '甲' AS 名称 FROM n",
    )


def forged_system_table(path: Path) -> Path:
    """What every program asks first never ends."""
    return _changed(
        path,
        "ALTER TABLE gpkg_contents RENAME TO 原表",
        f"CREATE VIEW gpkg_contents AS {ENDLESS} 原表.* FROM n, 原表",
    )


def computed_column(path: Path) -> Path:
    """A value that is made when it is read, as large as SQLite allows."""
    return _changed(
        path,
        "CREATE TABLE 巨值 (fid INTEGER PRIMARY KEY, geom BLOB,"
        " 名称 GENERATED ALWAYS AS (hex(zeroblob(40000000))))",
        "INSERT INTO 巨值 (fid, geom) VALUES (1, NULL)",
        *REGISTER,
        name="巨值",
    )


def foreign_module(path: Path) -> Path:
    """A table that a module of some program would have to fill."""
    _changed(path, "PRAGMA writable_schema = ON")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES ('table', '外部', '外部', 0,"
            " 'CREATE VIRTUAL TABLE 外部 USING VirtualShape(''/etc/passwd'', UTF8, 4326)')"
        )
        connection.execute("PRAGMA schema_version = 999")
    return path


def many_tables(path: Path) -> Path:
    honest(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for number in range(5_000):
            connection.execute(f"CREATE TABLE 表{number} (fid INTEGER PRIMARY KEY, x)")
        connection.execute("COMMIT")
    return path


def truncated(path: Path) -> Path:
    content = honest(path).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    return path


def no_database(path: Path) -> Path:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 400)
    return path


def other_kind(path: Path) -> Path:
    path.write_text('<OGRVRTDataSource><OGRVRTLayer name="x"/></OGRVRTDataSource>', "utf-8")
    return path


EVIL: dict[str, Callable[[Path], Path]] = {
    make.__name__: make
    for make in (
        writing_triggers, view_bomb, replaced_by_view, forged_system_table, computed_column,
        foreign_module, many_tables, truncated, no_database, other_kind,
    )
}  # fmt: skip


def flipped(path: Path, seed: int, bits: int = 40) -> Path:
    """A file in which bits fell over, anywhere behind the first words of its header."""
    content = bytearray(honest(path).read_bytes())
    dice = random.Random(seed)
    for _ in range(bits):
        content[dice.randrange(40, len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    return path


def styled(path: Path, url: str) -> Path:
    """Styles as QGIS keeps them: code in the form, an action, a symbol from the network."""
    qml = (
        "<!DOCTYPE qgis><qgis styleCategories='AllStyleCategories'>"
        "<editforminit>run</editforminit><editforminitcodesource>2</editforminitcodesource>"
        "<editforminitcode><![CDATA[import os\nos.system('touch evil')]]></editforminitcode>"
        f"<renderer-v2 type='singleSymbol'><symbols><symbol type='fill' name='0'>"
        f"<layer class='SVGFill'><prop k='svgFile' v='{url}/x.svg'/></layer></symbol></symbols>"
        f"</renderer-v2><mapTip>&lt;img src='{url}/tip.png'&gt;</mapTip></qgis>"
    )
    return _changed(
        path,
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, f_table_catalog TEXT,"
        " f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT,"
        " styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT,"
        " ui TEXT, update_time TEXT)",
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
        " f_geometry_column, styleName, styleQML, useAsDefault)"
        " VALUES ('', '', '宗地', 'geom', 'x', :qml, 1)",
        qml=qml,
    )


BAD_BLOBS: dict[str, bytes] = {
    "nothing": b"",
    "text": "不是图形".encode(),
    "header only": _HEADER,
    "wrong magic": b"XX" + _HEADER[2:] + _SQUARE,
    "unknown envelope": struct.pack("<2sBBi", b"GP", 0, 0x0F, 4526) + _SQUARE,
    "envelope cut off": struct.pack("<2sBBi", b"GP", 0, 0x03, 4526) + b"\0" * 9,
    "wkb cut off": _HEADER + _SQUARE[:-7],
    "wrong byte order": _HEADER + b"\x07" + _SQUARE[1:],
    "unknown type": _HEADER + struct.pack("<BII", 1, 77, 1),
    "four billion points": _HEADER + struct.pack("<BIII", 1, 3, 1, 4_000_000_000),
    "four billion parts": _HEADER + struct.pack("<BII", 1, 6, 4_000_000_000),
    "not a number": _HEADER
    + _SQUARE[:13]
    + struct.pack("<10d", *([float("nan"), float("inf")] * 5)),
    "twenty megabytes": _HEADER + bytes(20_000_000),
    "nested without end": _HEADER + struct.pack("<BII", 1, 7, 1) * 2_000_000,
}


def bad_blobs(path: Path) -> Path:
    """One honest parcel, then one row a blob that is none."""
    honest(path)
    with closing(sqlite3.connect(path)) as connection:
        for trigger in ("insert", "update1", "update3"):
            connection.execute(f"DROP TRIGGER IF EXISTS rtree_宗地_geom_{trigger}")
        for name, blob in BAD_BLOBS.items():
            connection.execute("INSERT INTO 宗地 (geom, 名称) VALUES (?, ?)", (blob, name))
        connection.commit()
    return path


def bomb_zip(path: Path, *, megabytes: int = 300, inside: str = "宗地.shp") -> Path:
    """Much nothing in little space."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(inside, "w", force_zip64=True) as member,
    ):
        for _ in range(megabytes):
            member.write(bytes(1_000_000))
    return path


def lying_zip(path: Path) -> Path:
    """Says that it holds ten bytes, and unpacks to 64 million."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("宗地.shp", bytes(64_000_000))
    content = path.read_bytes()
    size = struct.pack("<I", 64_000_000)
    path.write_bytes(content.replace(size, struct.pack("<I", 10)))
    return path


def overlapping_zip(path: Path) -> Path:
    """Two names for the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("甲.shp", b"x" * 500)
        archive.filelist.append(archive.filelist[0])
    return path


def named_zip(path: Path, name: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"x")
    return path


class Counter(BaseHTTPRequestHandler):
    """Answers nothing and counts."""

    hits: list[str]

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_error(404)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_arguments: object) -> None:
        return


@contextmanager
def counting_server() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server on this computer, and the list of what it was asked for."""
    hits: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Here", (Counter,), {"hits": hits}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", hits
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

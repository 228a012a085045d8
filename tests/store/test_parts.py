# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Hashes, stored values, places: the small parts."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from pathlib import Path

import pytest

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.store import gpkg, hashing, place, sqltexts
from lowuse_plugin.store.mounts import mount_of
from lowuse_plugin.store.values import stored, stored_column
from tests.store.support import square

ROW = {"uuid": "甲", "row_version": 1, "a": None, "area": 100.0, "name": '引"号\n\u2028', "n": -3}


def test_the_canonical_form_is_sorted_tight_and_without_null() -> None:
    assert hashing.canonical({"b": 1, "a": "甲", "c": None}) == '{"a":"甲","b":1}'


def test_a_row_hash_is_sha256_of_canonical_json_and_wkb() -> None:
    expected = hashlib.sha256(b'{"a":1}' + b"WKB").hexdigest()
    assert hashing.row_hash({"a": 1}, b"WKB") == expected


def test_hashes_by_columns_equal_hashes_by_rows() -> None:
    rows = [ROW, {**ROW, "uuid": "乙", "area": 1e-7, "name": None}, {**ROW, "area": 1e22, "n": 0}]
    blobs, _ = gpkg.encode(
        [square(), None, square(x=5)], "MULTIPOLYGON", 4526, table="", rows="abc"
    )
    columns = {name: [row[name] for row in rows] for name in ROW if name != "row_version"}
    many = hashing.row_hashes(columns, blobs, {"row_version": 1})
    one = [hashing.row_hash(row, gpkg.wkb_of(b)) for row, b in zip(rows, blobs, strict=True)]
    assert many == one
    assert json.loads(hashing.canonical(rows[0]))["name"] == ROW["name"]


def test_a_batch_hash_does_not_depend_on_the_order_of_rows() -> None:
    assert hashing.batch_hash({"a": "1", "b": "2"}) == hashing.batch_hash({"b": "2", "a": "1"})
    assert hashing.batch_hash({"a": "1", "b": "2"}) == hashlib.sha256(b"12").hexdigest()


def test_a_number_that_is_not_finite_has_no_canonical_form() -> None:
    with pytest.raises(ValueError, match="JSON"):
        hashing.canonical({"a": float("nan")})


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (None, "REAL", None),
        (5, "REAL", 5.0),
        (True, "BOOLEAN", 1),
        (0, "BOOLEAN", 0),
        (4526.0, "INTEGER", 4526),
        (Decimal("480000.60"), "DECIMAL", "480000.60"),
        (Decimal("1E+3"), "DECIMAL", "1000"),
        ("-0.50", "DECIMAL", "-0.50"),
        (30, "DECIMAL", "30"),
        ('{"a":[1,null]}', "JSON", '{"a":[1,null]}'),
        (7, "TEXT", "7"),
        (dt.date(2026, 3, 1), "DATE", "2026-03-01"),
        ("2026-03-01", "DATE", "2026-03-01"),
    ],
)
def test_values_take_the_form_of_their_column(value: object, kind: str, expected: object) -> None:
    found = stored(value, kind, table="t", column="c")
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (2, "BOOLEAN"),
        ("三十亩", "DECIMAL"),
        ("３０", "DECIMAL"),
        ("NaN", "DECIMAL"),
        (Decimal("NaN"), "DECIMAL"),
        (Decimal("Infinity"), "DECIMAL"),
        ("1E+3", "DECIMAL"),
        (" 5", "DECIMAL"),
        ("5\n", "DECIMAL"),
        ("", "DECIMAL"),
        (1.5, "DECIMAL"),
        ("{broken", "JSON"),
        ('{"a":NaN}', "JSON"),
        ("", "JSON"),
        ({"a": 1}, "JSON"),
        ("1", "INTEGER"),
        (1.5, "INTEGER"),
        (float("inf"), "INTEGER"),
        ("1.5", "REAL"),
        (float("nan"), "REAL"),
        (True, "TEXT"),
        (b"x", "TEXT"),
        ("20260301", "DATE"),
        (dt.datetime(2026, 3, 1, tzinfo=dt.UTC), "DATE"),
        (20260301, "DATE"),
    ],
)
def test_values_of_another_kind_are_refused(value: object, kind: str) -> None:
    with pytest.raises(LowUseError) as caught:
        stored(value, kind, table="t", column="c")
    assert caught.value.code == "VALUE_UNFIT"
    assert caught.value.params["column"] == "c"


@pytest.mark.parametrize(("kind", "good", "bad"), [("DECIMAL", "1.5", "三十"), ("JSON", "{}", "{")])
def test_a_column_of_a_batch_is_checked_like_one_value(kind: str, good: str, bad: str) -> None:
    assert stored_column(column("text", [good, None]), kind, table="t", name="c") == [good, None]
    with pytest.raises(LowUseError) as caught:
        stored_column(column("text", [good, bad]), kind, table="t", name="c")
    assert (caught.value.code, caught.value.params["value"]) == ("VALUE_UNFIT", bad)


@pytest.mark.parametrize(
    "blob", [None, b"", b"GP", b"GP\x00\x03", 7, "text", b"GP\x00\x00" + bytes(60)]
)
def test_st_functions_give_null_for_what_is_not_ours_and_never_raise(blob: object) -> None:
    assert gpkg.st_is_empty(blob) is None
    for edge in (gpkg.st_min_x, gpkg.st_max_x, gpkg.st_min_y, gpkg.st_max_y):
        assert edge(blob) in (None, 0.0)


def test_a_blob_has_forty_bytes_of_header_with_the_envelope() -> None:
    blobs, bounds = gpkg.encode([square(x=3, side=7)], "MULTIPOLYGON", 4526, table="", rows=["a"])
    blob = blobs[0]
    assert blob is not None
    assert blob[:4] == b"GP\x00\x03"
    assert int.from_bytes(blob[4:8], "little") == 4526
    box = (38_500_003.0, 2_500_000.0, 38_500_010.0, 2_500_007.0)
    assert gpkg.bounds_of(blob) == box == bounds
    edges = (gpkg.st_min_x(blob), gpkg.st_min_y(blob), gpkg.st_max_x(blob), gpkg.st_max_y(blob))
    assert edges == box
    assert gpkg.st_is_empty(blob) == 0


MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "//server/share /mnt/office cifs rw 0 0",
    "server:/data /srv/my\\040share nfs4 rw 0 0",
    "me@host: /mnt/ssh fuse.sshfs rw 0 0",
    "/dev/sdb1 /media/stick fuse.ntfs-3g rw 0 0",
]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/a/库.gpkg", False),
        ("/mnt/office/低效 用地/库.gpkg", True),
        ("/mnt/office2/库.gpkg", False),
        ("/srv/my share/库.gpkg", True),
        ("/mnt/ssh/库.gpkg", True),
        ("/media/stick/库.gpkg", False),
    ],
)
def test_a_share_is_known_by_its_mount(path: str, network: bool) -> None:
    mount = mount_of(Path(path), MOUNTS)
    assert place.is_network_type(mount.kind if mount else "") is network


def test_a_query_file_without_its_header_is_refused() -> None:
    with pytest.raises(LowUseError):
        sqltexts._parse_query("x", "SELECT 1")
    with pytest.raises(LowUseError):
        sqltexts._parse_query("x", "-- columns: a number\nSELECT 1")
    query = sqltexts._parse_query("x", "-- columns: a text, b real\nSELECT 'x', 1.0")
    assert query.columns == (("a", "text"), ("b", "real"))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Log and rows prove each other; verification names the first bad line (P5)."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest

from lowuse_plugin.domain.ports import LogHead, Update
from lowuse_plugin.domain.safety import Verification
from lowuse_plugin.store import hashing, sqltexts
from lowuse_plugin.store.verify import verify
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import ZHANG, drop_guards, parcel, parcels, raw, square


@pytest.fixture
def filled(path: Path) -> Path:
    """Lines: 1 made, 2 batch of five, 3 insert 甲, 4 甲 renamed, 5 p000002 moved, 6 甲 renamed."""
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(5)], reason="导入")
        store.write([parcel("甲", holder_name="一")], reason="新增")
        store.write([Update("parcel", "甲", 1, {"holder_name": "二"})], reason="改")
        store.write([Update("parcel", "p000002", 1, {"geom": square(side=7)})], reason="改界")
        store.write([Update("parcel", "甲", 2, {"holder_name": "三"})], reason="改")
        assert store.verify().findings == ()
        assert store.verify().rows == 6
        assert store.verify().head.seq == 6
    return path


def forged(path: Path, *statements: str, anchor: LogHead | None = None) -> Verification:
    connection = raw(path)
    drop_guards(connection)
    for statement in statements:
        connection.execute(statement)
    result = verify(connection, anchor)
    connection.close()
    return result


def only(result: Verification) -> tuple[str, int | None, str]:
    assert len(result.findings) == 1, result.findings
    finding = result.findings[0]
    assert result.first_bad_seq == finding.seq
    return finding.code, finding.seq, finding.uuid


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE parcel SET holder_name = '偷' WHERE uuid = '甲'", ("ROW_DIFFERS", 6, "甲")),
        ("UPDATE parcel SET town = '荷塘' WHERE uuid = 'p000002'", ("ROW_DIFFERS", 5, "p000002")),
        (
            "UPDATE parcel SET geom = substr(geom, 1, 60) WHERE uuid = '甲'",
            ("ROW_DIFFERS", 6, "甲"),
        ),
        ("UPDATE parcel SET town = '荷塘' WHERE uuid = 'p000003'", ("ROW_DIFFERS", 2, "")),
        ("DELETE FROM parcel WHERE uuid = '甲'", ("ROW_MISSING", 6, "甲")),
        ("UPDATE lup_log SET actor = '别人' WHERE seq = 4", ("CHAIN_BROKEN", 4, "")),
        ("UPDATE lup_log SET reason = '' WHERE seq = 1", ("CHAIN_BROKEN", 1, "")),
        ("UPDATE lup_log SET old_geom = x'00' WHERE seq = 3", ("CHAIN_BROKEN", 3, "")),
    ],
)
def test_a_forgery_is_named(
    filled: Path, statement: str, expected: tuple[str, int | None, str]
) -> None:
    assert only(forged(filled, statement)) == expected


def found_in(result: Verification) -> list[tuple[str, int | None, str]]:
    return [(finding.code, finding.seq, finding.uuid) for finding in result.findings]


def test_a_row_deleted_from_a_batch_is_named_by_its_state(filled: Path) -> None:
    """Its batch has one hash for all its rows; the state still remembers which one is missing."""
    result = forged(filled, "DELETE FROM parcel WHERE uuid = 'p000004'")
    assert found_in(result) == [("ROW_DIFFERS", 2, ""), ("STATE_DIFFERS", None, "p000004")]


def test_one_wrong_row_does_not_hide_a_forged_batch(filled: Path) -> None:
    """甲 came alone: nothing of the batch has to be excused by it."""
    result = forged(
        filled,
        "UPDATE parcel SET holder_name = '偷' WHERE uuid = '甲'",
        "UPDATE parcel SET town = '荷塘' WHERE uuid = 'p000003'",
    )
    assert found_in(result) == [("ROW_DIFFERS", 2, ""), ("ROW_DIFFERS", 6, "甲")]


def test_one_wrong_row_of_a_batch_does_not_hide_another_batch(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG) as store:
        store.write([parcels(3)], reason="导入")
        store.write([parcels(3, first=3)], reason="导入")
        store.write([Update("parcel", "p000001", 1, {"town": "荷塘"})], reason="改")
    result = forged(
        path,
        "UPDATE parcel SET town = '偷' WHERE uuid = 'p000001'",
        "UPDATE parcel SET town = '偷' WHERE uuid = 'p000004'",
    )
    assert found_in(result) == [("ROW_DIFFERS", 3, ""), ("ROW_DIFFERS", 4, "p000001")]


def test_one_wrong_row_of_a_batch_does_not_hide_that_another_is_gone(filled: Path) -> None:
    result = forged(
        filled,
        "UPDATE parcel SET town = '偷' WHERE uuid = 'p000002'",
        "DELETE FROM parcel WHERE uuid = 'p000004'",
    )
    assert found_in(result) == [
        ("ROW_DIFFERS", 2, ""),
        ("ROW_DIFFERS", 5, "p000002"),
        ("STATE_DIFFERS", None, "p000004"),
    ]


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("UPDATE lup_meta SET value = '440704' WHERE key = 'district'", "district"),
        ("UPDATE lup_meta SET value = 'x' WHERE key = 'store_id'", "store_id"),
        ("DELETE FROM lup_meta WHERE key = 'role'", "role"),
        ("INSERT INTO lup_meta (key, value) VALUES ('parent_store', 'x')", "parent_store"),
    ],
)
def test_a_forged_name_tag_is_named(filled: Path, statement: str, key: str) -> None:
    connection = raw(filled)
    drop_guards(connection)
    connection.execute(statement)
    if key == "role":  # without it the workspace is not even read
        connection.execute("INSERT INTO lup_meta (key, value) VALUES ('role', 'city')")
    result = verify(connection)
    connection.close()
    assert only(result) == ("META_DIFFERS", 1, key)


def test_guards_that_were_opened_are_noticed(filled: Path) -> None:
    result = forged(filled, "UPDATE lup_meta SET value = '4' WHERE key = 'write_seq'")
    assert only(result) == ("GUARDS_OPEN", 5, "write_seq")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parcel_state SET tag_state = 'tagged' WHERE parcel_uuid = '甲'",
        "DELETE FROM parcel_state WHERE parcel_uuid = '甲'",
        "UPDATE parcel_state SET fid = 99 WHERE parcel_uuid = '甲'",
    ],
)
def test_a_forged_state_is_named_and_a_rebuild_cures_it(filled: Path, statement: str) -> None:
    connection = raw(filled)
    texts = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'parcel_state'"
    guards = connection.execute(texts).fetchall()
    for verb in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER lup_guard_parcel_state_{verb}")
    connection.execute(statement)
    assert only(verify(connection)) == ("STATE_DIFFERS", None, "甲")
    for (guard,) in guards:
        connection.execute(guard)
    connection.close()
    with open_workspace(filled, actor=ZHANG) as store:
        store.rebuild_state()
        assert store.verify().findings == ()


def test_an_old_value_forged_in_the_log_breaks_chain_and_history(filled: Path) -> None:
    result = forged(
        filled, "UPDATE lup_log SET old_json = replace(old_json, '二', '偷') WHERE seq = 6"
    )
    assert result.first_bad_seq == 4
    assert [(f.code, f.seq) for f in result.findings] == [("ROW_DIFFERS", 4), ("CHAIN_BROKEN", 6)]


def test_a_row_that_no_line_explains_is_named(filled: Path) -> None:
    result = forged(
        filled,
        "INSERT INTO parcel (uuid, row_version, change_id, district) VALUES ('鬼', 1, 'x', '1')",
    )
    assert only(result) == ("ROW_UNKNOWN", None, "鬼")


def test_a_deleted_end_of_the_log_is_noticed(filled: Path) -> None:
    result = forged(filled, "DELETE FROM lup_log WHERE seq = 6")
    found = [(f.code, f.seq, f.uuid) for f in result.findings]
    assert found == [("ROW_DIFFERS", 4, "甲"), ("LOG_SHORTENED", 6, "")]


def test_an_end_cut_off_with_care_is_noticed_by_the_head_on_a_sheet(filled: Path) -> None:
    """Row, log and write_seq are put back to line 5; only the anchored head remembers line 6."""
    connection = raw(filled)
    head = LogHead(*connection.execute("SELECT seq, hash FROM lup_log WHERE seq = 6").fetchone())
    change = connection.execute("SELECT change_id FROM lup_log WHERE seq = 4").fetchone()[0]
    connection.close()
    back = f"holder_name = '二', row_version = 2, change_id = '{change}'"
    cut = (
        f"UPDATE parcel SET {back} WHERE uuid = '甲'",
        "DELETE FROM lup_log WHERE seq = 6",
        "UPDATE lup_meta SET value = '5' WHERE key = 'write_seq'",
    )
    assert forged(filled, *cut).findings == ()
    assert only(forged(filled, anchor=head)) == ("LOG_SHORTENED", 6, "")


def forge_line(path: Path, seq: int, relink: str) -> None:
    """Put another actor into a line and give it a hash that fits.

    Args:
        path: A closed workspace.
        seq: The line.
        relink: What else the forger does: ``nothing``, ``next`` to point the next line to the new
            hash, ``all`` to compute every later line anew.
    """
    connection = raw(path)
    drop_guards(connection)
    connection.row_factory = sqlite3.Row
    lines = [dict(row) for row in connection.execute(sqltexts.store("log_lines"))]
    lines[seq - 1]["actor"] = "别人"
    last = {"nothing": seq, "next": seq, "all": len(lines)}[relink]
    for line in lines[seq - 1 : last]:
        line["hash"] = hashing.line_hash(line)
        if relink != "nothing" and line["seq"] < len(lines):
            lines[line["seq"]]["prev_hash"] = line["hash"]
    for line in lines:
        values = (line["actor"], line["prev_hash"], line["hash"], line["seq"])
        connection.execute(
            "UPDATE lup_log SET actor = ?, prev_hash = ?, hash = ? WHERE seq = ?", values
        )
    connection.close()


@pytest.mark.parametrize("relink", ["nothing", "next"])
def test_a_forged_line_with_a_hash_that_fits_breaks_the_next_line(
    filled: Path, relink: str
) -> None:
    forge_line(filled, 4, relink)
    assert only(forged(filled)) == ("CHAIN_BROKEN", 5, "")


def test_a_chain_computed_anew_is_noticed_by_a_head_on_a_sheet_alone(filled: Path) -> None:
    connection = raw(filled)
    anchor = LogHead(*connection.execute("SELECT seq, hash FROM lup_log WHERE seq = 5").fetchone())
    connection.close()
    forge_line(filled, 4, "all")
    assert forged(filled).findings == ()
    assert only(forged(filled, anchor=anchor)) == ("LOG_SHORTENED", 5, "")


def test_a_line_taken_out_of_a_chain_that_is_computed_anew_leaves_a_gap(filled: Path) -> None:
    """Line 4 renamed 甲, line 6 renamed it again: without 4 the log still explains the row."""
    connection = raw(filled)
    drop_guards(connection)
    connection.row_factory = sqlite3.Row
    connection.execute("DELETE FROM lup_log WHERE seq = 4")
    lines = [dict(row) for row in connection.execute(sqltexts.store("log_lines"))]
    for before, line in pairwise(lines):
        line["prev_hash"] = before["hash"]
        line["hash"] = hashing.line_hash(line)
        values = (line["prev_hash"], line["hash"], line["seq"])
        connection.execute("UPDATE lup_log SET prev_hash = ?, hash = ? WHERE seq = ?", values)
    connection.close()
    assert ("CHAIN_BROKEN", 5, "") in found_in(forged(filled))


def test_lines_put_into_another_order_are_noticed(filled: Path) -> None:
    result = forged(
        filled,
        "UPDATE lup_log SET seq = 100 WHERE seq = 3",
        "UPDATE lup_log SET seq = 3 WHERE seq = 4",
        "UPDATE lup_log SET seq = 4 WHERE seq = 100",
    )
    assert result.first_bad_seq == 3


def test_a_line_taken_out_of_the_middle_is_noticed(filled: Path) -> None:
    result = forged(filled, "DELETE FROM lup_log WHERE seq = 2")
    assert "CHAIN_BROKEN" in {finding.code for finding in result.findings}
    assert result.first_bad_seq == 3

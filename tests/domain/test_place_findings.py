# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of where a workspace stands, at and beside each threshold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lowuse_plugin.domain import place_findings
from lowuse_plugin.domain.lock_tests import LockTest, Verdict
from lowuse_plugin.domain.place_findings import Severity, Surroundings, judge
from lowuse_plugin.qgis_bridge.sentences import SENTENCES

NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
TEST = LockTest("1", "张三", "PC-A", "李四", "PC-B", True, True, 3, 2, "2026-06-01T00:30:00.000Z")
DISK = Surroundings(folder="D:/低效用地")
SHARE = Surroundings(folder="//服务器/低效用地", network=True)


def said(found: Surroundings) -> dict[str, Severity]:
    return {finding.code: finding.severity for finding in judge(found, NOW)}


def test_a_disk_of_this_pc_needs_nothing() -> None:
    assert said(DISK) == {"PLACE_LOCAL": Severity.GOOD, "PLACE_WRITABLE": Severity.GOOD}


def test_a_share_wants_to_be_tested_once() -> None:
    assert said(SHARE)["PLACE_UNTESTED"] is Severity.DOUBTFUL
    tested = judge(replace(SHARE, last_test=TEST), NOW)
    (finding,) = [each for each in tested if each.code == "PLACE_TESTED"]
    assert finding.params == {"at": "2026-06-01 08:30", "holder": "PC-A", "checker": "PC-B"}


@pytest.mark.parametrize(
    ("file", "sqlite", "verdict", "code", "severity"),
    [
        (True, True, Verdict.BOTH, "PLACE_TESTED", Severity.GOOD),
        (True, False, Verdict.LOCK_FILE_ONLY, "PLACE_TEST_LOCK_FILE_ONLY", Severity.DOUBTFUL),
        (False, True, Verdict.SQLITE_ONLY, "PLACE_TEST_SQLITE_ONLY", Severity.DOUBTFUL),
        (False, False, Verdict.NEITHER, "PLACE_TEST_NEITHER", Severity.BAD),
    ],
)
def test_what_a_test_saw_is_judged(
    file: bool, sqlite: bool, verdict: Verdict, code: str, severity: Severity
) -> None:
    test = replace(TEST, sees_lock_file=file, sees_sqlite_lock=sqlite)
    assert test.verdict is verdict
    assert said(replace(SHARE, last_test=test))[code] is severity
    assert LockTest.from_source(test.to_source(), test.at_utc) == test


@pytest.mark.parametrize(("days", "code"), [(365, "PLACE_TESTED"), (366, "PLACE_TEST_OLD")])
def test_a_test_of_more_than_a_year_ago_says_little(days: int, code: str) -> None:
    at = (NOW - timedelta(days=days)).isoformat()
    assert code in said(replace(SHARE, last_test=replace(TEST, at_utc=at)))


@pytest.mark.parametrize(
    ("took", "code"),
    [(20.0, "PLACE_FAST"), (20.1, "PLACE_SLOW"), (100.0, "PLACE_SLOW"), (100.1, "PLACE_VERY_SLOW")],
)
def test_a_slow_place_is_a_vpn_or_wireless(took: float, code: str) -> None:
    assert code in said(replace(SHARE, small_write_ms=took))


@pytest.mark.parametrize(
    ("ahead", "code"),
    [
        (60.0, "PLACE_CLOCK"), (-60.0, "PLACE_CLOCK"), (61.0, "PLACE_CLOCK_AHEAD"),
        (-7200.0, "PLACE_CLOCK_BEHIND"),
    ],
)  # fmt: skip
def test_a_clock_that_differs_from_the_servers_is_told(ahead: float, code: str) -> None:
    assert code in said(replace(SHARE, clock_ahead_s=ahead))


def test_a_disk_of_this_computer_has_no_server_to_agree_with() -> None:
    codes = said(replace(DISK, clock_ahead_s=0.0))
    assert not [code for code in codes if code.startswith("PLACE_CLOCK")]


@pytest.mark.parametrize(
    ("free", "shown"),
    [(77_288_000_000, "77.3 GB"), (1_000_000_000, "1.0 GB"), (999_000_000, "999 MB")],
)
def test_room_is_told_in_units_that_people_use(free: int, shown: str) -> None:
    found = judge(replace(DISK, file_bytes=1_500_000, free_bytes=free), NOW)
    space = next(each for each in found if each.code == "PLACE_SPACE")
    assert space.params == {"free": shown, "size": "1.5 MB"}


@pytest.mark.parametrize(
    ("size", "free", "code"),
    [
        (1_000_000, 49_999_999, "PLACE_NO_SPACE"),
        (1_000_000, 52_999_999, "PLACE_LITTLE_SPACE"),
        (1_000_000, 53_000_000, "PLACE_SPACE"),
        (80_000_000, 79_999_999, "PLACE_NO_SPACE"),
        (80_000_000, 289_999_999, "PLACE_LITTLE_SPACE"),
        (80_000_000, 290_000_000, "PLACE_SPACE"),
    ],
)
def test_there_must_be_room_for_a_save_a_backup_and_a_copy(size: int, free: int, code: str) -> None:
    assert code in said(replace(DISK, file_bytes=size, free_bytes=free))


@pytest.mark.parametrize(
    ("found", "code", "severity"),
    [
        (replace(DISK, sync_folder="OneDrive"), "PLACE_SYNC", Severity.BAD),
        (replace(DISK, removable=True), "PLACE_REMOVABLE", Severity.DOUBTFUL),
        (replace(SHARE, no_locks_option="nobrl"), "PLACE_NO_BYTE_LOCKS", Severity.BAD),
        (replace(DISK, in_wal=True), "PLACE_IN_WAL", Severity.BAD),
        (replace(DISK, leftovers=("库.gpkg-wal",)), "PLACE_LEFTOVERS", Severity.DOUBTFUL),
        (replace(DISK, put_right=("journal",)), "PLACE_ROLLED_BACK", Severity.GOOD),
        (replace(DISK, put_right=("wal",)), "PLACE_LEFT_WAL", Severity.GOOD),
        (
            replace(DISK, read_only_reason="READ_ONLY_FOLDER"),
            "PLACE_READ_ONLY",
            Severity.DOUBTFUL,
        ),
    ],
)
def test_each_case_has_its_finding(found: Surroundings, code: str, severity: Severity) -> None:
    assert said(found)[code] is severity


def test_every_finding_has_a_sentence() -> None:
    source = Path(place_findings.__file__).read_text("utf-8")
    codes = set(re.findall(r'"(PLACE_\w+)"', source))
    assert len(codes) == 26
    assert sorted(codes - SENTENCES.keys()) == []

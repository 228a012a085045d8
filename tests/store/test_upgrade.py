# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""An old workspace is raised as a whole or not at all, and can be put back (P17)."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import shapely

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.identification.rules import find_rule_set
from lowuse_plugin.domain.policy.pack import find_policy
from lowuse_plugin.domain.ports import Store, Update
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.domain.survey.steps import SurveyStepInput
from lowuse_plugin.services.claims.payments import read_ledger
from lowuse_plugin.services.claims.procedure import read_claim
from lowuse_plugin.services.control_line.approval import approve_line_version
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.compare import compare_control_lines
from lowuse_plugin.services.control_line.facts import control_facts
from lowuse_plugin.services.control_line.new_version import new_line_version
from lowuse_plugin.services.control_line.totals import control_totals
from lowuse_plugin.services.control_line.treat_boundary_errors import treat_boundary_errors
from lowuse_plugin.services.control_line.versions import list_line_versions, read_blocks
from lowuse_plugin.services.history.undo_save import undo_save
from lowuse_plugin.services.identification.identify import identify
from lowuse_plugin.services.subsidy.assess import assess_subsidies
from lowuse_plugin.services.subsidy.read_calculation import read_calculations
from lowuse_plugin.services.survey.procedure import advance_units, read_procedures
from lowuse_plugin.store import meta, restore, upgrading
from lowuse_plugin.store.migrations import STEPS
from lowuse_plugin.store.verify import META_DIFFERS
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import LI, ROOT, ZHANG, change_meta, parcel, raw, start
from tests.store.test_backup import hashes, names

_DAY = date(2024, 7, 1)
ARCHIVE = ROOT / "tests/store/data/workspace_v1.zip"


@pytest.fixture
def old(folder: Path) -> Path:
    """A real workspace of version 1 with twenty parcels and seven log lines."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder / "工作库.gpkg"


@pytest.fixture
def with_subsidy(folder: Path) -> Path:
    """A real workspace of version 2: a project of two parcels, calculated, paid a first time."""
    with zipfile.ZipFile(ARCHIVE.with_name("workspace_v2.zip")) as archive:
        archive.extractall(folder)
    return folder / "工作库.gpkg"


@pytest.fixture
def with_tags(folder: Path) -> Path:
    """A real workspace of version 3: two parcels identified, one tagged, one claim begun."""
    with zipfile.ZipFile(ARCHIVE.with_name("workspace_v3.zip")) as archive:
        archive.extractall(folder)
    return folder / "工作库.gpkg"


@pytest.fixture
def with_line(folder: Path) -> Path:
    """A real workspace of version 4: a line checked, one of its errors treated, a unit sent up."""
    with zipfile.ZipFile(ARCHIVE.with_name("workspace_v4.zip")) as archive:
        archive.extractall(folder)
    return folder / "工作库.gpkg"


def rows_of(path: Path, table: str) -> list[tuple[object, ...]]:
    connection = raw(path)
    found = connection.execute(f'SELECT * FROM "{table}"').fetchall()
    connection.close()
    return found


def table_of(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = raw(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def version_of(path: Path) -> str:
    return dict(rows_of(path, "lup_meta"))["schema_version"]


def assert_only_wider(before: dict[str, list[tuple[object, ...]]], path: Path) -> None:
    """New columns stand behind the old ones, and are empty."""
    for name, rows in before.items():
        now = rows_of(path, name)
        assert [new[: len(old)] for old, new in zip(rows, now, strict=True)] == rows
        assert {value for old, new in zip(rows, now, strict=True) for value in new[len(old) :]} <= {
            None
        }


def test_an_old_workspace_opens_for_reading_and_says_what_to_do(old: Path) -> None:
    with open_workspace(old, actor=ZHANG) as store:
        assert store.info.read_only_reason == "SCHEMA_OLDER"
        assert store.info.schema_version == 1
        assert store.verify().is_sound
        with store.read() as reading:
            assert len(reading.table("parcel")) == 20
            assert len(reading.table("list_parcels")) == 20
            assert len(reading.table("list_projects")) == 0  # of tables that came later
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("甲")], reason="录入")
        assert caught.value.code == "WORKSPACE_READ_ONLY"
        assert caught.value.params["detail"] == "SCHEMA_OLDER"
    assert hashes(old)[-1][0] == 7


def test_an_old_file_that_no_release_made_stays_refused(old: Path) -> None:
    connection = raw(old)
    change_meta(connection, "UPDATE lup_meta SET value = 'f00' WHERE key = 'fingerprint'")
    connection.close()
    with pytest.raises(LowUseError) as caught:
        open_workspace(old, actor=ZHANG)
    assert caught.value.code == "WORKSPACE_OUTDATED"


def test_raising_makes_what_a_new_workspace_is_and_keeps_every_row(old: Path, folder: Path) -> None:
    before = {name: rows_of(old, name) for name in ("parcel", "parcel_state", "import_package")}
    log_before = hashes(old)
    done = upgrading.upgrade(old, LI, "新版本")
    assert (done.from_version, done.to_version, done.steps) == (1, 5, (2, 3, 4, 5))
    assert done.check.is_sound
    assert done.check.head.seq == 8
    assert_only_wider(before, old)
    assert hashes(old)[:7] == log_before
    with create_workspace(folder / "新.gpkg", district="440703", actor=ZHANG) as new:
        fresh = new.path
    connection = raw(old)
    assert meta.altered(connection) is None
    assert set(meta.objects(connection)) >= set(meta.expected_objects())
    connection.close()
    for table in ("gpkg_data_columns", "gpkg_data_column_constraints", "gpkg_extensions",
                  "gpkg_geometry_columns", "gpkg_spatial_ref_sys"):  # fmt: skip
        assert sorted(rows_of(old, table), key=repr) == sorted(rows_of(fresh, table), key=repr)
    with open_workspace(old, actor=ZHANG) as store:
        assert store.info.read_only_reason is None
        assert store.info.schema_version == 5
        store.write([parcel("甲")], reason="录入")
        assert store.verify().is_sound


def test_projects_calculations_and_payments_of_version_2_are_kept_and_go_on(
    with_subsidy: Path,
) -> None:
    path, tables = with_subsidy, ("project", "project_parcel", "parcel", "subsidy_case", "payment")
    before = {name: rows_of(path, name) for name in tables}
    assert [len(rows) for rows in before.values()] == [1, 2, 2, 1, 1]
    log_before = hashes(path)
    done = upgrading.upgrade(path, LI)
    assert (done.from_version, done.to_version, done.steps) == (2, 5, (3, 4, 5))
    assert done.check.is_sound
    assert hashes(path)[: len(log_before)] == log_before
    assert_only_wider(before, path)
    with open_workspace(path, actor=ZHANG) as store:
        with store.read() as reading:
            [line] = reading.table("list_projects").to_rows()
            key = line["uuid"]
        # 43,200 m² at 50 yuan; 100,000 yuan paid.
        assert (line["subsidy_status"], line["amount_fen"], line["paid_fen"], line["parcels"]) == (
            "eligible", 216_000_000, 10_000_000, 2
        )  # fmt: skip
        [calculation] = read_calculations(store, key)
        assert calculation.result["amount_yuan"] == "2160000.00"
        ledger = read_ledger(store, key)
        [voucher] = ledger.lines
        assert (ledger.paid_fen, voucher.voucher_no) == (10_000_000, "记-1")
        assess_subsidies(
            store, policy=find_policy("jiangfu-2022-10"), on=date(2025, 7, 1),
            calculated_by="张三", software_version="0",
        )  # fmt: skip
        assert read_calculations(store, key)[0].result["amount_yuan"] == "2160000.00"
        assert store.verify().is_sound


def test_tags_and_claims_of_version_3_are_kept_and_go_on(with_tags: Path) -> None:
    path, day = with_tags, date(2024, 7, 1)
    tables = ("parcel", "tag", "tag_basis", "survey_unit", "assessment", "rule_set",
              "subsidy_claim", "subsidy_step", "subsidy_material")  # fmt: skip
    before = {name: rows_of(path, name) for name in tables}
    assert [len(rows) for rows in before.values()] == [3, 1, 3, 1, 3, 2, 1, 1, 1]
    with open_workspace(path, actor=ZHANG) as store, store.read() as reading:
        [unit] = reading.table("survey_unit").to_rows()  # read before anybody raised the file
        assert unit["survey_state"] is None
    log_before = hashes(path)
    done = upgrading.upgrade(path, LI)
    assert (done.from_version, done.to_version, done.steps) == (3, 5, (4, 5))
    assert done.check.is_sound
    assert hashes(path)[: len(log_before)] == log_before
    assert_only_wider(before, path)
    with open_workspace(path, actor=ZHANG) as store:
        [seen] = read_procedures(store, units=[unit["uuid"]], today=day)
        assert seen.state == "00"
        advance_units(store, [unit["uuid"]], SurveyStepInput(LI.name, day), today=day)
        [seen] = read_procedures(store, units=[unit["uuid"]], today=day)
        assert seen.state == "02"
        identify(store, rules=find_rule_set("sample"), on=day)
        claim = read_claim(store, "p", today=date(2025, 6, 30))
        assert claim is not None
        assert claim.state == "calculated"
        assert store.verify().is_sound


def test_checks_of_version_4_do_not_outlive_their_line(with_line: Path) -> None:
    upgrading.upgrade(with_line, LI)
    far = {"geom": square_from(90_000, 90_400)}
    states = "SELECT count(*) FROM parcel_state WHERE stale_control = 1"
    with open_workspace(with_line, actor=ZHANG) as store:
        checked = [row[0] for row in table_of(with_line, "SELECT parcel_uuid FROM control_check")]
        with store.read() as reading:
            assert [control_facts(reading, key, _DAY).holds for key in checked] == [True] * 3
            [block] = reading.table("control_line").to_rows()
        moved = store.write([Update("control_line", block["uuid"], 1, far)], reason="x")
        with store.read() as reading:
            found = [control_facts(reading, key, _DAY) for key in checked]
        assert [(each.holds, each.stale_because) for each in found] == [(False, "line")] * 3
        assert control_totals(store, on=_DAY).stale_line == 3
        assert table_of(with_line, states) == [(3,)]
        with pytest.raises(LowUseError) as refused:
            treat_boundary_errors(store, ["b"], treated_as="outside", by="x", on=_DAY, reason="r")
        assert [each.code for each in refused.value.params["refused"]] == ["TREAT_STALE"]
        undo_save(store, moved.transaction_id)
        with store.read() as reading:
            assert [control_facts(reading, key, _DAY).holds for key in checked] == [True] * 3
        assert table_of(with_line, states) == [(0,)]
        assert store.verify().is_sound


def test_lines_and_checks_of_version_4_are_kept_and_go_on(with_line: Path) -> None:
    path, day = with_line, date(2024, 7, 1)
    tables = ("parcel", "tag", "survey_unit", "survey_step", "control_line_version",
              "control_line", "control_check", "reference_layer", "reference_area")  # fmt: skip
    before = {name: rows_of(path, name) for name in tables}
    assert [len(rows) for rows in before.values()] == [3, 1, 1, 1, 1, 1, 3, 1, 1]
    log_before = hashes(path)
    done = upgrading.upgrade(path, LI)
    assert (done.from_version, done.to_version, done.steps) == (4, 5, (5,))
    assert done.check.is_sound
    assert hashes(path)[: len(log_before)] == log_before
    assert_only_wider(before, path)
    with open_workspace(path, actor=ZHANG) as store:
        [line] = list_line_versions(store, day)
        assert (line.version, line.state, line.in_force) == ("2023版", "unregistered", True)
        assert (line.approval_no, line.blocks, line.area_m2) == ("江府〔2022〕30号", 1, 50_000)
        check_control_line(store, on=day, checked_by=LI.name)
        assert treatments(store) == {"b": ("inside", "张三", "测量误差")}
        with store.read() as reading:
            [unit] = reading.table("survey_unit").to_rows()
            blocks = read_blocks(reading, line.uuid)
        people = {"people": [ZHANG.name, LI.name], "conclusion": "1"}
        step = SurveyStepInput(LI.name, day, details=people)
        advance_units(store, [unit["uuid"]], step, today=day)
        approve_line_version(
            store, line.uuid, line.row_version, approval_no=line.approval_no,
            approved_by=line.approved_by, approved_on=date(2022, 12, 1),
            valid_from=line.valid_from, by=LI.name,
        )  # fmt: skip
        wider = replace(blocks[0], shape=square_from(-50, 450))
        new, _ = new_line_version(
            store, version="2026版", blocks=[wider], valid_from=date(2026, 1, 1), source="drawn",
            based_on_uuid=line.uuid, made_by=LI.name,
        )  # fmt: skip
        found = compare_control_lines(store, line.uuid, new)
        assert [(flip.parcel_uuid, flip.after) for flip in found.flips] == [
            ("b", "inside"),
            ("c", "inside"),
        ]
        assert store.verify().is_sound


def treatments(store: Store) -> dict[str, tuple[str, str, str]]:
    """Parcel → as what its boundary error is treated, by whom and why, where that holds."""
    with store.read() as reading:
        rows = reading.table("check_latest").to_rows()
    return {
        row["parcel_uuid"]: (row["treated_as"], row["treated_by"], row["treated_reason"])
        for row in rows
        if row["treated_as"]
    }


def square_from(west: float, east: float) -> bytes:
    """A rectangle around the parcels of the archive, in metres from the corner of the first."""
    shape = shapely.box(38_400_000 + west, 2_489_950, 38_400_000 + east, 2_490_150)
    return bytes(shapely.to_wkb(shapely.multipolygons([shape])))


def test_the_log_carries_the_new_name_tag_and_verify_holds_it_to_that(old: Path) -> None:
    upgrading.upgrade(old, LI, "新版本")
    connection = raw(old)
    line = connection.execute(
        "SELECT operation, actor, reason, source_json FROM lup_log WHERE seq = 8"
    ).fetchone()
    assert line[:3] == ("migrate", "李四", "新版本")
    assert json.loads(line[3]) == {
        "schema_version": "5", "min_writer_version": "5", "fingerprint": meta.fingerprint(),
    }  # fmt: skip
    change_meta(
        connection,
        "UPDATE lup_meta SET value = '1' WHERE key = 'min_writer_version'",
        "UPDATE lup_meta SET value = '440704' WHERE key = 'district'",
    )
    connection.close()
    with open_workspace(old, actor=ZHANG) as store:
        found = [(f.code, f.seq, f.uuid) for f in store.verify().findings]
    assert found == [(META_DIFFERS, 1, "district"), (META_DIFFERS, 8, "min_writer_version")]


def test_a_backup_of_before_is_kept_and_leads_back(old: Path) -> None:
    before = hashes(old)
    done = upgrading.upgrade(old, LI)
    assert done.backup.path.name.endswith("_before-upgrade.gpkg")
    assert done.backup.occasion is Occasion.UPGRADE
    assert hashes(done.backup.path) == before
    assert version_of(done.backup.path) == "1"
    plan = restore.plan(old, done.backup.path, LI)
    assert plan.needs_upgrade
    restore.restore(old, plan, LI, "先用旧版", None)
    assert version_of(old) == "1"
    with open_workspace(old, actor=ZHANG) as store:
        assert store.info.read_only_reason == "SCHEMA_OLDER"
        assert store.verify().is_sound
    assert upgrading.upgrade(old, LI).check.is_sound
    assert version_of(old) == "5"


def test_a_session_that_was_open_before_hears_of_it(old: Path) -> None:
    with open_workspace(old, actor=ZHANG) as store:
        with store.read():
            pass
        upgrading.upgrade(old, LI)
        assert store.has_news()
        with pytest.raises(LowUseError) as caught, store.read():
            pass
    assert caught.value.code == "WORKSPACE_UPGRADED"


def test_a_session_of_now_does_not_write_into_what_was_put_back(old: Path, tmp_path: Path) -> None:
    kept = shutil.copy(old, tmp_path / "旧.gpkg")
    upgrading.upgrade(old, LI)
    with open_workspace(old, actor=ZHANG) as store:  # has not read a line yet
        connection = sqlite3.connect(old)
        source = sqlite3.connect(kept)
        source.backup(connection)
        source.close()
        connection.close()
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("甲")], reason="录入")
    assert caught.value.code == "SCHEMA_OLDER"


def test_the_plugin_of_before_only_reads_the_raised_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(old, actor=ZHANG) as store:
        pass
    monkeypatch.setattr(meta, "SCHEMA_VERSION", 1)
    monkeypatch.setattr(meta, "fingerprint", lambda: STEPS[1].fingerprint)
    monkeypatch.setattr(meta, "altered", lambda _: None)
    with open_workspace(old, actor=ZHANG) as store:  # as version 1 saw it
        assert store.info.read_only_reason is None
        monkeypatch.undo()
        upgrading.upgrade(old, LI)
        monkeypatch.setattr(meta, "SCHEMA_VERSION", 1)
        with pytest.raises(LowUseError) as caught:
            store.write([parcel("甲")], reason="录入")
        assert caught.value.code == "SCHEMA_NEWER"
    with open_workspace(old, actor=ZHANG) as store:
        assert store.info.read_only_reason == "SCHEMA_NEWER"
        with store.read() as reading:
            assert len(reading.table("parcel")) == 20
            assert len(reading.table("list_parcels")) == 20
            assert len(reading.table("list_projects")) == 0  # of tables that came later
    assert hashes(old)[-1][0] == 8


def test_what_is_of_now_already_is_left_alone(path: Path) -> None:
    with create_workspace(path, district="440703", actor=ZHANG):
        pass
    with pytest.raises(LowUseError) as caught:
        upgrading.upgrade(path, LI)
    assert caught.value.code == "UPGRADE_NOT_NEEDED"
    assert names(path) == []


def test_a_file_whose_tables_were_changed_is_not_raised(old: Path) -> None:
    connection = raw(old)
    connection.execute('DROP TRIGGER "lup_guard_parcel_delete"')
    connection.close()
    with pytest.raises(LowUseError) as caught:
        upgrading.upgrade(old, LI)
    assert caught.value.code == "UPGRADE_FAILED"
    assert caught.value.params["detail"] == "lup_guard_parcel_delete"
    assert version_of(old) == "1"
    assert hashes(old)[-1][0] == 7


def test_a_file_that_cannot_prove_its_rows_is_raised_only_on_demand(old: Path) -> None:
    connection = raw(old)
    guard = connection.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'lup_guard_parcel_state_update'"
    ).fetchone()
    connection.execute('DROP TRIGGER IF EXISTS "lup_guard_parcel_state_update"')
    connection.execute(
        "UPDATE parcel_state SET tag_state = 'confirmed'"
        " WHERE rowid = (SELECT min(rowid) FROM parcel_state)"
    )
    if guard:
        connection.execute(guard[0])
    connection.close()
    with pytest.raises(LowUseError) as caught:
        upgrading.upgrade(old, LI)
    assert caught.value.code == "UPGRADE_UNSOUND"
    assert version_of(old) == "1"
    done = upgrading.upgrade(old, LI, despite_findings=True)
    assert caught.value.params["count"] == 1
    assert not done.check.findings  # what is derived is derived anew
    assert version_of(old) == "5"


UPGRADE_AND_DIE = """
import os, signal
from lowuse_plugin.store import upgrading
at = sys.argv[3]
real = getattr(upgrading, at)
def killed(*args, **kwargs):
    done = real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(upgrading, at, killed)
upgrading.upgrade(path, me)
"""


@pytest.mark.parametrize("at", ["_examined", "_begin", "_steps", "_log", "_check"])
def test_a_killed_raising_leaves_version_1(old: Path, at: str) -> None:
    before = hashes(old)
    process = start(UPGRADE_AND_DIE, old, "甲", at)
    process.communicate(timeout=30)
    assert process.returncode == -9
    with open_workspace(old, actor=ZHANG) as store:
        assert store.info.schema_version == 1
        assert store.verify().is_sound
    assert hashes(old) == before
    assert upgrading.upgrade(old, LI).check.is_sound  # the dead holder hinders nobody


def test_every_step_leads_to_the_next_and_the_last_to_now() -> None:
    assert sorted(STEPS) == list(range(1, meta.SCHEMA_VERSION))

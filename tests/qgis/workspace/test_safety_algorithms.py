# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Backing up and checking a workspace from the toolbox."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lowuse_plugin.store import backup_names
from lowuse_plugin.store.workspace import create_workspace
from tests.qgis.layers.test_layer_algorithms import run
from tests.qgis.workspace.test_safety import forge
from tests.qgis.workspace.test_workspace_algorithms import Heard
from tests.store.support import ZHANG, parcel, raw

CODE = "440703001001GB00001"


@pytest.fixture
def workspace(folder: Path, provider: object) -> Path:
    with create_workspace(folder / "工作库.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", parcel_code=CODE)], reason="录入")
        return store.path


def test_a_backup_is_made_and_named(workspace: Path) -> None:
    made, _ = run("backupworkspace", WORKSPACE=str(workspace))
    path = Path(made["BACKUP"])
    name = backup_names.parsed(path.name)
    assert name is not None
    assert (name.seq, name.hash8) == (made["SEQ"], made["HASH"]) == (2, made["HASH"])
    assert made["SOUND"]
    connection = raw(path)
    assert connection.execute("SELECT parcel_code FROM parcel").fetchall() == [(CODE,)]
    connection.close()


def test_a_sound_workspace_is_told_with_its_last_hash(workspace: Path) -> None:
    found, _ = run("verifyworkspace", WORKSPACE=str(workspace))
    connection = raw(workspace)
    last = connection.execute("SELECT hash FROM lup_log WHERE seq = 2").fetchone()[0]
    connection.close()
    numbers = {name: found[name] for name in ("ROWS", "LINES", "FINDINGS", "FIRST_BAD_LINE")}
    assert numbers == {"ROWS": 1, "LINES": 2, "FINDINGS": 0, "FIRST_BAD_LINE": 0}
    assert (found["SOUND"], found["HASH"]) == (True, last)
    assert json.loads(found["SUMMARY"]) == []


def test_what_does_not_agree_is_warned_of_with_line_and_parcel(workspace: Path) -> None:
    forge(workspace)
    feedback = Heard()
    found, _ = run("verifyworkspace", feedback, WORKSPACE=str(workspace))
    assert (found["SOUND"], found["FINDINGS"], found["FIRST_BAD_LINE"]) == (False, 1, 2)
    told = "\n".join(feedback.lines)
    assert CODE in told
    assert "line 2: 张三 (PC-12)" in told
    assert json.loads(found["SUMMARY"])[0]["parcel_uuid"] == "甲"

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A check names line, person, table and parcel, can be stopped, and imports are backed up first."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError
from lowuse_plugin.domain.ports import Insert
from lowuse_plugin.domain.safety import Occasion
from lowuse_plugin.services.check_workspace import check_workspace
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import LI, ZHANG, new_uuid, parcel, parcels, raw

CODE = "440703001001GB00001"


def forge(path: Path, table: str, *statements: str) -> None:
    """Change rows of a table past its guards, and put these back."""
    connection = raw(path)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


@pytest.fixture
def path(folder: Path) -> Path:
    """Line 2: 张三's parcel; lines 3 and 4: a holder and its share, by 李四."""
    with create_workspace(folder / "库.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcel("甲", parcel_code=CODE)], reason="录入")
        found = store.path
    with open_workspace(found, actor=LI) as store:
        holder, link = new_uuid(), new_uuid()
        store.write(
            [
                Insert("right_holder", holder, {"name": "某公司", "name_key": "某公司"}),
                Insert("parcel_holder", link, {"parcel_uuid": "甲", "right_holder_uuid": holder}),
            ],
            reason="补权利人",
        )
    return found


def test_a_sound_workspace_is_told_with_its_numbers(path: Path) -> None:
    with open_workspace(path, actor=ZHANG) as store:
        store.backups.make(Occasion.MANUAL)
        report = check_workspace(store)
    assert report.is_sound
    assert (report.verification.rows, report.verification.head.seq) == (3, 4)
    assert report.last_actor == "李四"
    assert report.backups >= 1


def test_a_finding_names_line_person_and_parcel(path: Path) -> None:
    forge(path, "parcel", "UPDATE parcel SET address = '别处'")
    with open_workspace(path, actor=ZHANG) as store:
        found = check_workspace(store).findings
    assert len(found) == 1
    assert (found[0].code, found[0].seq, found[0].actor) == ("ROW_DIFFERS", 2, "张三")
    assert (found[0].machine, found[0].reason) == ("PC-12", "录入")
    assert (found[0].table, found[0].row, found[0].parcel_uuid) == ("宗地", CODE, "甲")


def test_a_row_that_belongs_to_a_parcel_is_named_by_it(path: Path) -> None:
    forge(path, "parcel_holder", "UPDATE parcel_holder SET share = '1/2'")
    with open_workspace(path, actor=ZHANG) as store:
        found = check_workspace(store).findings
    assert [(f.code, f.seq, f.actor, f.row) for f in found] == [("ROW_DIFFERS", 4, "李四", CODE)]


def test_a_check_is_stopped(folder: Path) -> None:
    with create_workspace(folder / "大.gpkg", district="440703", actor=ZHANG) as store:
        store.write([parcels(4500)], reason="导入")
        steps: list[tuple[int, int]] = []

        class Stop:
            def step(self, done: int, total: int, message: str = "") -> None:
                steps.append((done, total))
                if done > 2000:
                    raise CancelledError

        with pytest.raises(CancelledError):
            check_workspace(store, Stop())
    assert steps[-1] == (2002, 4502)  # of two lines and 4,500 rows


def test_what_is_backed_up_before_an_import_is_the_state_before_it(path: Path) -> None:
    with open_workspace(path, actor=ZHANG) as store:
        store.backups.before(Occasion.IMPORT)
        for thread in threading.enumerate():
            if thread.name == "lowuse-backup":
                thread.join(30)
        assert next(b.changes_since for b in store.backups.listed().backups) == 0

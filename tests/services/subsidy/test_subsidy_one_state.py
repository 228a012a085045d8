# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed of subsidies, and what is tried, comes from one state of the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Reading, Store, Update
from lowuse_plugin.services.projects.facts import read_facts
from lowuse_plugin.services.subsidy.scenarios import save_scenario
from lowuse_plugin.services.subsidy.sheet import subsidy_sheet, subsidy_sheets
from lowuse_plugin.services.subsidy.try_what_if import read_base
from tests.services.subsidy.subsidy_workspace import ON, POLICY, new_store, project, run

NAME = "甲厂升级改造"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_store(folder) as opened:
        opened.write([project("a"), project("b"), project("new", name="新")], reason="试")
        run(opened, projects=["a", "b"])
        yield opened


class Disturbed:
    """A store in which a colleague saves after every reading."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.saves = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def read(self) -> Iterator[Reading]:
        with self._store.read() as reading:
            yield reading
        self.saves += 1
        changed = {"name": f"改名 {self.saves}", "floor_area_m2": "48000"}
        updates = [Update("project", uuid, self.saves, changed) for uuid in ("a", "b")]
        self._store.write(updates, reason="改")
        facts = read_facts(self._store, "a").project
        name, given = f"情景 {self.saves}", {"policy": POLICY, "switches": {}, "today": ON}
        save_scenario(self._store, "a", name, facts, made_by="李四", **given)  # type: ignore[arg-type]


def test_a_sheet_prints_name_amount_and_log_of_one_state(store: Store) -> None:
    with store.read() as reading:
        before = reading.head()
    sheet = subsidy_sheet(Disturbed(store), "a")  # type: ignore[arg-type]
    assert (sheet.name, f"{sheet.amount}", sheet.holds) == (NAME, "3168000.00", True)
    assert sheet.changes == ()
    assert (sheet.origin.log_seq, sheet.origin.log_hash) == (before.seq, before.hash)
    after = subsidy_sheet(store, "a")
    assert (after.name, after.holds, after.origin.log_seq > before.seq) == ("改名 1", False, True)
    assert [line.title for line in after.changes] == ["改造后建筑面积"]


def test_the_sheets_of_many_projects_are_of_one_state(store: Store) -> None:
    found = subsidy_sheets(Disturbed(store), ["b", "new", "a"])  # type: ignore[arg-type]
    assert [(each.project_uuid, each.name) for each in found.sheets] == [("b", NAME), ("a", NAME)]
    assert {each.origin.log_seq for each in found.sheets} == {found.sheets[0].origin.log_seq}
    assert [(error.code, error.params["name"]) for error in found.without] == [
        ("NO_CALCULATION", "新")
    ]
    with pytest.raises(LowUseError, match="NO_CALCULATION"):
        subsidy_sheet(store, "new")
    with pytest.raises(LowUseError, match="PROJECTS_UNKNOWN"):
        subsidy_sheets(store, ["a", "nobody"])


def test_what_is_tried_starts_from_one_state(store: Store) -> None:
    base = read_base(Disturbed(store), "a")  # type: ignore[arg-type]
    assert (base.facts["floor_area_m2"], base.scenarios) == ("52800", ())
    assert base.calculation is not None
    assert (base.calculation.holds, base.calculation.changes) == (True, ())
    later = read_base(store, "a")
    assert (later.facts["floor_area_m2"], len(later.scenarios)) == ("48000", 1)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What an import wrote is known by what its lines say, whatever words a person gives as reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lowuse_plugin.domain.boundaries.edits import EditedShape
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.history.entries import PACKAGE, VOIDS, Step
from lowuse_plugin.domain.ports import Change, Insert, Receipt, Store, Update
from lowuse_plugin.domain.projects.list import ProjectList
from lowuse_plugin.services.boundaries.read import open_boundaries
from lowuse_plugin.services.boundaries.save import save_boundaries
from lowuse_plugin.services.history.changes import last_own_step, read_step
from lowuse_plugin.services.history.undo_save import UndoSummary, undo_save, undo_step
from lowuse_plugin.services.importing import package as packages
from lowuse_plugin.services.importing import writing
from lowuse_plugin.services.importing.package import void_import
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.projects import import_projects
from lowuse_plugin.store.workspace import WorkspaceStore
from tests.services.importing.import_support import (
    ACTOR,
    CODE,
    codes,
    current,
    incoming,
    lot,
    new_workspace,
)
from tests.services.parcels.parcel_workspace import shape


@pytest.fixture
def store(folder: Path) -> Iterator[WorkspaceStore]:
    with new_workspace(folder) as opened:
        yield opened


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (packages, writing):
        monkeypatch.setattr(module, "BATCH_ROWS", 2)


class Before:
    """The store of a version whose lines of single rows did not say where they come from."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.read, self.path, self.info = store.read, store.path, store.info
        self.backups = store.backups

    def write(self, changes: Sequence[Change], *, reason: str) -> Receipt:
        bare = [replace(c, source={}) if isinstance(c, Insert | Update) else c for c in changes]
        return self._store.write(bare, reason=reason)


def table(note: str, count: int = 5, sha256: str = "0" * 64) -> Any:
    return incoming([lot(i + 1, BZ=note, ZDMJ="10000") for i in range(count)], sha256=sha256)


def edit(store: Store, reason: str, number: int = 1, **values: Any) -> Receipt:
    row = next(r for r in current(store) if r["parcel_code"] == CODE.format(number))
    return store.write([Update("parcel", row["uuid"], row["row_version"], values)], reason=reason)


def notes(store: Store) -> list[str]:
    return [row["remark"] for row in current(store)]


def steps(store: WorkspaceStore) -> list[Step]:
    """Every save, newest first."""
    with store.read() as reading:
        lines = reading.connection.execute(
            "SELECT transaction_id FROM lup_log GROUP BY transaction_id ORDER BY max(seq) DESC"
        ).fetchall()
        found = [read_step(reading, line[0]) for line in lines]
    return [step for step in found if step is not None]


def sources(store: WorkspaceStore) -> set[str | None]:
    """What single rows say of their source; the first line made the workspace."""
    with store.read() as reading:
        return {
            row[0] for row in reading.connection.execute(
                "SELECT source_json FROM lup_log WHERE operation IN ('insert', 'update')"
            )
        }  # fmt: skip


REASONS: Sequence[Callable[[str], str]] = (
    lambda _: "导入后现场核实，用途有误",
    lambda _: "撤销导入的错误",
    lambda own: own,
)


@pytest.mark.parametrize("words", REASONS, ids=("begins alike", "undoing alike", "the very same"))
def test_an_edit_is_a_persons_whatever_its_reason(
    store: WorkspaceStore, words: Callable[[str], str]
) -> None:
    import_parcels(store, table("旧"))
    edit(store, words(steps(store)[0].reason), remark="已核实")
    report = import_parcels(store, table("新", sha256="1" * 64))
    assert codes(report) == {"EDITED_SINCE_IMPORT"}
    assert notes(store) == ["已核实", "新", "新", "新", "新"]


def test_a_boundary_drawn_after_an_import_stays_whatever_its_reason(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧"))
    first = current(store)[0]["uuid"]
    [was] = open_boundaries(store, [first], neighbours=False).parcels
    drawn = EditedShape(first, shape(0, 0, 50, 50), first, was.version, was.wkb)
    save_boundaries(store, [drawn], reason="导入后现场核实")
    assert codes(import_parcels(store, table("旧"))) == {"EDITED_SINCE_IMPORT"}
    assert current(store)[0]["plane_area_m2"] == pytest.approx(2500)


def test_undoing_an_import_leaves_an_edit_of_the_very_same_reason(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧"))
    again = import_parcels(store, table("新", sha256="1" * 64))
    edit(store, steps(store)[0].reason, town="三")
    with pytest.raises(LowUseError) as error:
        void_import(store, again.package_uuid)
    assert error.value.code == "IMPORT_BUILT_UPON"
    assert current(store)[0]["town"] == "三"


def test_a_step_belongs_to_no_import_by_its_words(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧"))
    own = edit(store, "导入 后现场核实", remark="核实")
    step = steps(store)[0]
    assert (step.package, step.file_name) == (None, "")
    with store.read() as reading:
        last = last_own_step(reading, ACTOR)
    assert last is not None
    assert last.transaction_id == own.transaction_id
    assert isinstance(undo_step(store, own.transaction_id), UndoSummary)
    assert notes(store)[0] == "旧"
    voided = edit(store, "撤销导入 的错误", remark="再核实")
    assert isinstance(undo_step(store, voided.transaction_id), UndoSummary)


@pytest.mark.usefixtures("small_batches")
def test_every_line_of_an_import_and_of_its_undoing_says_so(store: WorkspaceStore) -> None:
    first = import_parcels(store, table("旧"))
    again = import_parcels(store, table("新", sha256="1" * 64))
    void_import(store, again.package_uuid)
    found = sources(store)
    assert found == {
        f'{{"package":"{first.package_uuid}"}}',
        f'{{"package":"{again.package_uuid}"}}',
        f'{{"voids":"{again.package_uuid}"}}',
    }
    told = [step for step in steps(store) if step.package == again.package_uuid]
    # Opened, two batches of two updates, the last one with the package; then undone in three.
    assert [(VOIDS in step.source, step.undone is not None) for step in told] == [
        *[(True, False)] * 3, *[(False, True)] * 4,
    ]  # fmt: skip
    assert {step.file_name for step in told} == {"来件 一.shp"}
    with store.read() as reading:
        last = last_own_step(reading, ACTOR)
    assert last is not None
    assert last.package == first.package_uuid


def test_an_undone_edit_gives_its_columns_back_to_the_file(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧"))
    edited = edit(store, "更正", remark="已核实", town="三")
    undone = undo_save(store, edited.transaction_id)
    assert codes(import_parcels(store, table("新", sha256="1" * 64))) == set()
    assert notes(store) == ["新"] * 5
    # What was brought back is the person's again.
    other = edit(store, "更正", number=2, remark="二")
    undone = undo_save(store, other.transaction_id)
    undo_save(store, undone.receipt.transaction_id)
    assert codes(import_parcels(store, table("再", sha256="2" * 64))) == {"EDITED_SINCE_IMPORT"}
    assert notes(store)[1] == "二"


# -- imports from before lines said where they come from ------------------------------------------


@pytest.mark.usefixtures("small_batches")
def test_an_older_import_is_known_by_the_lines_of_its_package(store: WorkspaceStore) -> None:
    before = Before(store)
    import_parcels(before, table("旧"))
    edit(store, "编辑", remark="已核实")
    for number in (1, 2, 5):
        edit(store, "编辑", number=number, town="三")
    import_parcels(before, table("新", sha256="1" * 64), overwrite_edits=True)
    # All five columns are the file's again, the grades stay persons'.
    assert codes(import_parcels(store, table("再", sha256="2" * 64))) == set()
    assert notes(store) == ["再"] * 5
    graded = incoming([lot(i, XZ="二") for i in (1, 3)], sha256="3" * 64)
    assert codes(import_parcels(store, graded, mapping={"town": "XZ"})) == {"EDITED_SINCE_IMPORT"}
    assert [row["town"] for row in current(store)] == ["三", "三", "二", None, "三"]


@pytest.mark.usefixtures("small_batches")
def test_an_older_import_is_undone_as_a_whole(store: WorkspaceStore) -> None:
    before = Before(store)
    import_parcels(before, table("旧"))
    again = import_parcels(before, table("新", sha256="1" * 64))
    told = [step for step in steps(store) if step.package == again.package_uuid]
    assert [step.source[PACKAGE] for step in told] == [again.package_uuid] * 4
    result = undo_step(store, told[1].transaction_id)
    assert getattr(result, "restored", 0) == 5
    assert notes(store) == ["旧"] * 5


@pytest.mark.usefixtures("small_batches")
def test_an_older_undoing_gives_columns_back_to_the_person(store: WorkspaceStore) -> None:
    before = Before(store)
    import_parcels(before, table("旧"))
    edit(store, "编辑", remark="已核实")
    again = import_parcels(before, table("新", sha256="1" * 64), overwrite_edits=True)
    void_import(before, again.package_uuid)
    told = [step for step in steps(store) if step.package == again.package_uuid]
    assert [VOIDS in step.source for step in told] == [True] * 3 + [False] * 4
    report = import_parcels(store, table("再", sha256="2" * 64))
    assert codes(report) == {"EDITED_SINCE_IMPORT"}
    assert notes(store) == ["已核实", "再", "再", "再", "再"]


# -- lists of projects ----------------------------------------------------------------------------

PROJECT = {
    "project_code": "X1", "name": "甲", "district": "440704",
    "project_type": "industrial_upgrade", "floor_area_m2": "48000",
}  # fmt: skip


def projects(store: Store, **values: Any) -> Any:
    [outcome] = import_projects(
        store, ProjectList("项目.json", "0" * 64, [{**PROJECT, **values}])
    ).outcomes
    return outcome


def test_a_parcel_joined_by_hand_stays_whatever_the_reason(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧", count=2))
    projects(store, parcels=[CODE.format(1)])
    [project], second = current(store, "project"), current(store)[1]
    joined = {"project_uuid": project["uuid"], "parcel_uuid": second["uuid"]}
    store.write([Insert("project_parcel", "j", joined)], reason="导入项目后补充宗地")
    version = Update("project", project["uuid"], 1, {"floor_area_m2": "48500"})
    store.write([version], reason="导入项目后更正")
    assert projects(store, parcels=[CODE.format(1)]).kept == "改造后建筑面积"
    assert len(current(store, "project_parcel")) == 2
    [project] = current(store, "project")
    assert project["floor_area_m2"] == "48500"


def test_what_a_list_brought_follows_the_list(store: WorkspaceStore) -> None:
    import_parcels(store, table("旧", count=2))
    projects(store, parcels=[CODE.format(1), CODE.format(2)])
    projects(store, parcels=[CODE.format(1)], floor_area_m2="49000")
    assert len(current(store, "project_parcel")) == 1
    assert projects(store, parcels=[CODE.format(1)], floor_area_m2="50000").kept == ""
    [project] = current(store, "project")
    assert project["floor_area_m2"] == "50000"

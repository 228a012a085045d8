# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Imports that are stopped, completed, taken over and undone, also by two people at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Actor, Store, Update
from lowuse_plugin.services.importing import package as packages
from lowuse_plugin.services.importing import writing
from lowuse_plugin.services.importing.package import (
    find_open_packages,
    find_undoable_packages,
    void_import,
)
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.store.workspace import open_workspace
from tests.services.importing.import_support import codes, current, incoming, lot, new_workspace

ZHANG = Actor("张三", "zhangsan", "PC-2")
LOTS = range(1, 10)
_STAGES = 5


class AtBatch:
    """Progress that does something before one batch of the writing."""

    def __init__(self, batch: int, act: Callable[[], None]) -> None:
        self._batch = batch
        self._act = act
        self._calls = 0

    def step(self, done: int, total: int, message: str = "") -> None:
        """Act once, after the stages of the judging."""
        self._calls += 1
        if self._calls == _STAGES + 1 + self._batch:
            self._act()


def cancel() -> None:
    raise CancelledError


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with new_workspace(folder) as opened:
        yield opened


@pytest.fixture
def colleague(store: Store) -> Iterator[Store]:
    with open_workspace(store.path, actor=ZHANG) as opened:
        yield opened


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (packages, writing):
        monkeypatch.setattr(module, "BATCH_ROWS", 2)


def old(store: Store) -> None:
    import_parcels(store, incoming([lot(i, BZ="旧") for i in LOTS]))


def new_table():
    return incoming([lot(i, BZ="新") for i in LOTS], sha256="1" * 64)


def stopped(store: Store, batch: int, table=None, **options) -> str:
    with pytest.raises(CancelledError):
        import_parcels(store, table or new_table(), progress=AtBatch(batch, cancel), **options)
    return find_open_packages(store)[0].uuid


def notes(store: Store) -> list[str]:
    return [row["remark"] for row in current(store)]


def refusal(work: Callable[[], object]) -> LowUseError:
    with pytest.raises(LowUseError) as caught:
        work()
    return caught.value


def test_an_import_is_not_completed_with_other_options(store) -> None:
    table = incoming([lot(i, BZ="甲", MS="乙") for i in LOTS])
    package = stopped(store, 1, table, mapping={"remark": "BZ"})
    error = refusal(
        lambda: import_parcels(
            store, table, mapping={"remark": "MS"}, district="440704", resume=package
        )
    )
    assert (error.code, error.params["options"]) == ("RESUME_OTHER_OPTIONS", "district、mapping")
    report = import_parcels(store, table, mapping={"remark": "BZ"}, resume=package)
    assert (report.created, notes(store)) == (9, ["甲"] * 9)


def test_an_unfinished_import_is_not_begun_a_second_time_and_names_its_person(
    store, colleague
) -> None:
    package = stopped(colleague, 1)
    error = refusal(lambda: import_parcels(store, new_table()))
    assert error.code == "IMPORT_UNFINISHED"
    assert (error.params["actor"], error.params["machine"]) == ("张三", "PC-2")
    (listed,) = find_open_packages(store)
    assert (listed.uuid, listed.os_user, listed.state) == (package, "zhangsan", "open")


def test_an_import_that_was_made_void_cannot_become_done(store, colleague) -> None:
    def void() -> None:
        void_import(colleague, find_open_packages(colleague)[0].uuid)

    error = refusal(lambda: import_parcels(store, new_table(), progress=AtBatch(1, void)))
    assert (error.code, error.params["changed_by"]) == ("IMPORT_TAKEN_OVER", "张三")
    assert (current(store), find_open_packages(store)) == ([], [])
    (package,) = current(store, "import_package")
    assert package["state"] == "void"


def test_who_is_continued_by_somebody_else_writes_no_more(store, colleague) -> None:
    def resume() -> None:
        import_parcels(colleague, new_table(), resume=find_open_packages(colleague)[0].uuid)

    error = refusal(lambda: import_parcels(store, new_table(), progress=AtBatch(1, resume)))
    assert error.code == "IMPORT_TAKEN_OVER"
    assert len(current(store)) == 9
    (package,) = current(store, "import_package")
    assert package["state"] == "done"


def test_two_files_with_the_same_parcels_at_a_time_never_double_them(store, colleague) -> None:
    def other() -> None:
        import_parcels(colleague, incoming([lot(1), lot(19)], sha256="2" * 64))

    error = refusal(lambda: import_parcels(store, new_table(), progress=AtBatch(1, other)))
    assert error.code == "IMPORT_OVERTAKEN"
    (package,) = find_open_packages(store)
    error = refusal(lambda: import_parcels(store, new_table(), resume=package.uuid))
    assert error.code == "RESUME_NO_LONGER_FITS"
    void_import(store, package.uuid)
    report = import_parcels(store, new_table())
    assert (report.created, report.updated, len(current(store))) == (8, 1, 10)


@pytest.mark.usefixtures("small_batches")
def test_replaced_joins_are_retired_only_when_their_replacements_show(store) -> None:
    import_parcels(store, incoming([lot(i, QLR="甲厂") for i in LOTS]))
    table = incoming([lot(i, QLR="乙厂") for i in LOTS], sha256="1" * 64)
    seen: list[int] = []

    def look() -> None:
        seen.append(len(current(store, "parcel_holder")))

    for batch in range(1, 6):
        with pytest.raises(CancelledError):
            import_parcels(
                store,
                table,
                resume=next((p.uuid for p in find_open_packages(store)), None),
                progress=AtBatch(0 if batch == 5 else batch, cancel),
            )
        look()
    assert seen == [9] * 5
    import_parcels(store, table, resume=find_open_packages(store)[0].uuid)
    names = {row["uuid"]: row["name"] for row in current(store, "right_holder")}
    joins = current(store, "parcel_holder")
    assert [names[join["right_holder_uuid"]] for join in joins] == ["乙厂"] * 9


@pytest.mark.usefixtures("small_batches")
def test_an_edit_between_two_parts_of_an_import_outlives_its_undoing(store) -> None:
    old(store)
    package = stopped(store, 1)
    edited = next(row for row in current(store) if row["remark"] == "新")
    store.write([Update("parcel", edited["uuid"], 2, {"remark": "核实"})], reason="编辑")
    import_parcels(store, new_table(), resume=package, overwrite_edits=False)
    assert sorted(notes(store)) == ["新"] * 8 + ["核实"]
    error = refusal(lambda: void_import(store, package))
    assert error.code == "IMPORT_BUILT_UPON"


@pytest.mark.usefixtures("small_batches")
def test_undoing_restores_up_to_the_edit_that_stands_between(store) -> None:
    old(store)
    options = {"overwrite_edits": True}
    package = stopped(store, 1, **options)
    edited = next(row for row in current(store) if row["remark"] == "新")
    store.write([Update("parcel", edited["uuid"], 2, {"remark": "核实"})], reason="编辑")
    with pytest.raises(CancelledError):
        import_parcels(store, new_table(), resume=package, progress=AtBatch(1, cancel), **options)
    result = void_import(store, package)
    assert result.kept == (("parcel", edited["uuid"]),)
    assert sorted(notes(store)) == ["旧"] * 8 + ["核实"]


class Failing:
    """The store of somebody whose n-th save finds the share gone."""

    def __init__(self, store: Store, save: int) -> None:
        self._store = store
        self._left = save
        self.read, self.path, self.info = store.read, store.path, store.info

    def write(self, changes, *, reason):
        self._left -= 1
        if self._left == 0:
            raise LowUseError("WORKSPACE_UNREACHABLE", file="工作库.gpkg")
        return self._store.write(changes, reason=reason)


@pytest.mark.usefixtures("small_batches")
def test_an_interrupted_undoing_is_void_at_once_and_is_completed_later(store) -> None:
    old(store)
    report = import_parcels(store, new_table())
    error = refusal(lambda: void_import(Failing(store, 2), report.package_uuid))
    assert error.code == "WORKSPACE_UNREACHABLE"
    assert notes(store).count("旧") == 2
    assert [p.uuid for p in find_undoable_packages(store)] != [report.package_uuid]
    assert report.package_uuid not in {p.uuid for p in find_undoable_packages(store)}
    assert void_import(store, report.package_uuid).restored == 7
    assert notes(store) == ["旧"] * 9
    error = refusal(lambda: void_import(store, report.package_uuid))
    assert error.code == "IMPORT_ALREADY_VOID"


@pytest.mark.usefixtures("small_batches")
def test_undoing_an_unfinished_import_restores_what_it_had_updated(store) -> None:
    old(store)
    package = stopped(store, 2)
    assert notes(store).count("新") == 4
    assert void_import(store, package).restored == 4
    assert notes(store) == ["旧"] * 9
    assert codes(import_parcels(store, new_table())) == set()
    assert notes(store) == ["新"] * 9


def test_what_is_built_while_an_import_is_undone_is_seen(store, colleague) -> None:
    report = import_parcels(store, incoming([lot(1)]))
    (row,) = current(store)
    tries: list[int] = []

    class Meanwhile(Failing):
        def write(self, changes, *, reason):
            if not tries:
                edit = Update("parcel", row["uuid"], 1, {"remark": "核实"})
                colleague.write([edit], reason="编辑")
            tries.append(1)
            return self._store.write(changes, reason=reason)

    error = refusal(lambda: void_import(Meanwhile(store, 99), report.package_uuid))
    assert (error.code, error.params["count"], len(tries)) == ("IMPORT_BUILT_UPON", 1, 1)
    assert notes(store) == ["核实"]

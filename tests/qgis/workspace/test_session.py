# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One workspace at a time is open, watched and closed, and nothing half done is left."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import CancelledError, LowUseError
from lowuse_plugin.domain.ports import Progress, Refresh
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.cache import display_folder
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.store import catching_up, display_slot
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.layers.layer_desk import Heard, until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.services.boundaries.geometry_workspace import add, parcel
from tests.store.support import LI

NO_STALL_S = 0.3
"""Promised: the interface is never held longer."""
P7_S = 5.0
"""Promised: so soon the map shows what a colleague saved."""


def order(session: WorkspaceSession) -> list[str]:
    """Note what the session tells, and whether its store is there by then."""
    told: list[str] = []

    def note(word: str) -> None:
        told.append(f"{word} {session.path.stem if session.path else '-'}")

    session.opened.connect(lambda: note("opened"))
    session.closed.connect(lambda: note("closed"))
    return told


def add_parcel(path: Path) -> None:
    """A colleague in another QGIS saves a parcel."""
    with open_workspace(path, actor=LI) as colleague:
        add(colleague, "parcel", [parcel(300, 310, parcel_code="4407040099")])


def test_opened_and_closed_come_in_pairs(session_desk: SessionDesk, folder: Path) -> None:
    told = order(session_desk.session)
    session_desk.open(workspace(folder, "甲.gpkg"))
    session_desk.open(workspace(folder, "乙.gpkg"))
    session_desk.session.close()
    session_desk.session.close()
    assert told == ["opened 甲", "closed -", "opened 乙", "closed -"]
    assert session_desk.session.info is None
    assert not session_desk.session.is_training


def test_a_workspace_that_cannot_be_opened_leaves_the_open_one_open(
    session_desk: SessionDesk, folder: Path
) -> None:
    path = workspace(folder, "甲.gpkg")
    session_desk.open(path)
    told = order(session_desk.session)
    (folder / "坏.gpkg").write_bytes(b"SQLite format 3\0 and nothing that follows")
    session_desk.session.open(folder / "坏.gpkg")
    assert session_desk.session.is_opening
    session_desk.rest()
    assert not session_desk.session.is_opening
    assert told == []
    assert session_desk.session.path == path
    assert len(session_desk.errors) == 1
    assert isinstance(session_desk.errors[0], LowUseError)
    assert "坏.gpkg" in session_desk.said[-1]


def test_a_second_opening_waits_for_nobody(session_desk: SessionDesk, folder: Path) -> None:
    first, second = workspace(folder, "甲.gpkg"), workspace(folder, "乙.gpkg")
    session_desk.session.open(first)
    session_desk.session.open(second)
    session_desk.rest()
    assert session_desk.session.path == first


def test_making_is_opening(session_desk: SessionDesk, folder: Path) -> None:
    settings.DISPLAY_NAME.set("张三")
    told = order(session_desk.session)
    session_desk.session.create(folder / "新.gpkg", district="440785", crs="EPSG:4525")
    session_desk.rest()
    assert told == ["opened 新"]
    info = session_desk.session.info
    assert (info.district, info.crs, info.training) == ("440785", "EPSG:4525", False)
    session_desk.session.create(folder / "新.gpkg", district="440785", crs="EPSG:4525")
    session_desk.rest()
    assert [error.code for error in session_desk.errors] == ["WORKSPACE_EXISTS"]
    assert session_desk.session.path == folder / "新.gpkg"


def test_what_fills_a_workspace_runs_before_anybody_sees_it(
    session_desk: SessionDesk, folder: Path
) -> None:
    def fill(store: WorkspaceStore, _progress: Progress) -> None:
        add(store, "parcel", [parcel(0, 10), parcel(20, 30)])

    loaded = Heard(session_desk.book.loaded)
    session_desk.session.create(
        folder / "新.gpkg", district="440704", crs="EPSG:4526", training=True, fill=fill
    )
    session_desk.rest()
    assert session_desk.session.is_training
    assert [len(table) for (table,) in loaded.said] == [2]


def test_a_workspace_that_could_not_be_filled_is_not_left_behind(
    session_desk: SessionDesk, folder: Path
) -> None:
    def fill(store: WorkspaceStore, _progress: Progress) -> None:
        add(store, "parcel", [parcel(0, 10)])
        raise LowUseError("PACKAGE_MISSING", package="shapely")

    session_desk.session.create(
        folder / "新.gpkg", district="440704", crs="EPSG:4526", training=True, fill=fill
    )
    session_desk.rest()
    assert [error.code for error in session_desk.errors] == ["PACKAGE_MISSING"]
    assert session_desk.session.store is None
    assert list(folder.glob("新.gpkg*")) == []


def test_cancel_leaves_what_was_open_open(session_desk: SessionDesk, folder: Path) -> None:
    path = workspace(folder, "甲.gpkg")
    session_desk.open(path)
    begun: list[bool] = []

    def fill(_store: WorkspaceStore, progress: Progress) -> None:
        begun.append(True)
        while True:
            progress.step(0, 1)
            time.sleep(0.005)

    tasks = Heard(session_desk.tasks.started)
    session_desk.session.create(
        folder / "新.gpkg", district="440704", crs="EPSG:4526", training=True, fill=fill
    )
    until(lambda: bool(begun))
    tasks.said[0][0].cancel()
    session_desk.rest()
    assert session_desk.session.path == path
    assert not session_desk.session.is_opening
    assert session_desk.errors == []
    assert not (folder / "新.gpkg").exists()


def test_cancel_that_comes_when_the_workspace_is_ready_closes_it(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[WorkspaceStore] = []
    tasks = Heard(session_desk.tasks.started)

    make_ready = session_desk.session._with_display

    def cancelled_after(store: WorkspaceStore, progress: Progress) -> WorkspaceStore:
        made.append(make_ready(store, progress))
        tasks.said[0][0].cancel()
        return made[0]

    monkeypatch.setattr(session_desk.session, "_with_display", cancelled_after)
    session_desk.session.open(workspace(folder))
    session_desk.rest()
    assert session_desk.session.store is None
    with pytest.raises(LowUseError, match="WORKSPACE_CLOSED"), made[0].read():
        pass


def refuse(error: Exception) -> Callable[..., None]:
    """Something that always fails in one way."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "told"),
    [(LowUseError("DISPLAY_COPY_FULL", file="map.gpkg"), 1), (CancelledError(), 0)],
)
def test_a_workspace_whose_copy_fails_or_is_cancelled_is_not_left_behind(
    session_desk: SessionDesk,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: LowUseError,
    told: int,
) -> None:
    path = folder / "新.gpkg"
    with monkeypatch.context() as broken:
        broken.setattr(display_slot, "fill", refuse(error))
        session_desk.session.create(path, district="440704", crs="EPSG:4526")
        session_desk.rest()
    assert session_desk.errors == [error] * told
    assert list(folder.glob("新.gpkg*")) == []
    session_desk.session.create(path, district="440704", crs="EPSG:4526")
    session_desk.rest()
    assert session_desk.session.path == path


def test_a_file_that_resists_does_not_hide_why_it_is_not_wanted(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = LowUseError("PACKAGE_MISSING", package="shapely")

    def fill(store: WorkspaceStore, _progress: Progress) -> None:
        unlink = Path.unlink

        def held(file: Path, missing_ok: bool = False) -> None:
            if file == store.path:
                raise PermissionError(13, "somebody looks at it")
            unlink(file, missing_ok)

        monkeypatch.setattr(Path, "unlink", held)
        raise error

    session_desk.session.create(folder / "新.gpkg", district="440704", crs="EPSG:4526", fill=fill)
    session_desk.rest()
    assert session_desk.errors == [error]
    assert "somebody looks at it" in error.__notes__[0]


def test_a_new_workspace_that_is_ready_when_cancel_comes_is_not_left_behind(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Heard(session_desk.tasks.started)
    make_ready = session_desk.session._with_display

    def cancelled_after(store: WorkspaceStore, progress: Progress) -> WorkspaceStore:
        ready = make_ready(store, progress)
        tasks.said[0][0].cancel()
        return ready

    monkeypatch.setattr(session_desk.session, "_with_display", cancelled_after)
    session_desk.session.create(folder / "新.gpkg", district="440704", crs="EPSG:4526")
    session_desk.rest()
    session_desk.session.stop()
    assert session_desk.session.store is None
    assert list(folder.glob("新.gpkg*")) == []


# -- closing while the copy is poured -------------------------------------------------------------


class Pouring:
    """A workspace whose feed pours a new copy over one that a map reads."""

    def __init__(self, desk: SessionDesk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.path = desk, path
        desk.open(path)
        self.display = Path(desk.session.store.display.path)
        self.reader = sqlite3.connect(self.display, isolation_level=None)
        self.reader.execute("BEGIN")
        self.reader.execute("SELECT count(*) FROM parcel").fetchone()
        begun = threading.Event()
        pour = display_slot.pour

        def noted(*arguments: object) -> None:
            begun.set()
            pour(*arguments)

        monkeypatch.setattr(catching_up, "MOST_ROWS", 0)  # everything new makes a new copy
        monkeypatch.setattr(display_slot, "pour", noted)
        add_parcel(path)
        until(begun.is_set)

    @property
    def is_held(self) -> bool:
        return self.display.with_name(self.display.name + ".lup-lock").exists()


@pytest.fixture
def pouring(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pouring]:
    pouring = Pouring(session_desk, workspace(folder, "甲.gpkg"), monkeypatch)
    yield pouring
    pouring.reader.close()
    session_desk.session.stop()


def threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("lowuse-")]


def test_closing_while_a_copy_is_poured_does_not_hold_the_interface(
    session_desk: SessionDesk, pouring: Pouring
) -> None:
    session, told = session_desk.session, order(session_desk.session)
    heard, store = Heard(session.refreshed), session.store
    began = time.monotonic()
    session.close()
    assert time.monotonic() - began < NO_STALL_S
    assert told == ["closed -"]
    for use in (store.read, store.using):
        with pytest.raises(LowUseError, match="WORKSPACE_CLOSED"), use():
            pass
    with pytest.raises(LowUseError, match="WORKSPACE_CLOSED"):
        store.write([], reason="试")
    assert pouring.is_held
    until(lambda: not pouring.is_held)  # although the map reads on
    until(lambda: threads() == [])
    assert not store._guard.holds_file
    session_desk.rest()
    assert (heard.said, session_desk.errors) == ([], [])


@pytest.mark.parametrize("name", ["甲.gpkg", "乙.gpkg"])
def test_another_or_the_same_opens_while_the_last_one_is_being_closed(
    session_desk: SessionDesk, pouring: Pouring, folder: Path, name: str
) -> None:
    session = session_desk.session
    path = folder / name if (folder / name).exists() else workspace(folder, name)
    told = order(session)
    session.close()
    session_desk.open(path)
    assert told == ["closed -", f"opened {path.stem}"]
    assert Path(session.store.display.path) != pouring.display
    until(lambda: threads() == ["lowuse-change-feed"])
    with session.store.read() as reading:
        assert len(reading.table("parcel")) == (4 if path == pouring.path else 3)
    assert session.store._guard.holds_file
    assert session_desk.errors == []


def test_the_plugin_goes_while_a_copy_is_poured(
    session_desk: SessionDesk, pouring: Pouring
) -> None:
    session_desk.session.stop()
    assert threads() == []
    assert not pouring.is_held
    assert not list(pouring.display.parent.glob("*.part"))


# -- the feed -------------------------------------------------------------------------------------


def test_p7_a_colleagues_save_arrives_within_the_promised_deadline(
    session_desk: SessionDesk, folder: Path
) -> None:
    """With the interval that is set on the first day."""
    usual = SessionDesk(session_desk.desk, settings.CHECK_INTERVAL_S.default)
    path = workspace(folder)
    usual.open(path)
    heard, rows = Heard(usual.session.refreshed), Heard(usual.book.rows_changed)
    add_parcel(path)
    until(lambda: bool(heard.said), P7_S)
    refresh: Refresh = heard.said[0][0]
    assert "parcel" in refresh.tables
    assert len(refresh.parcels) == 1
    usual.rest()
    assert rows.said[0][1]["parcel_code"].to_list() == ["4407040099"]
    usual.stop()


def test_ones_own_save_arrives_at_once(session_desk: SessionDesk, folder: Path) -> None:
    slow = SessionDesk(session_desk.desk, 60.0)
    slow.open(workspace(folder))
    heard = Heard(slow.session.refreshed)
    add(slow.session.store, "parcel", [parcel(300, 310)])
    slow.session.saved()
    until(lambda: bool(heard.said))
    slow.stop()


def test_a_changed_interval_counts_at_once(session_desk: SessionDesk, folder: Path) -> None:
    path, interval_s = workspace(folder), [3600.0]
    session = WorkspaceSession(session_desk.tasks, display_folder, lambda: interval_s[0])
    session.open(path)
    until(lambda: session.store is not None)
    heard = Heard(session.refreshed)
    add_parcel(path)
    time.sleep(0.3)
    assert heard.said == []
    interval_s[0] = 0.05
    until(lambda: bool(heard.said))
    session.stop()


def test_nothing_is_told_when_nobody_saved(session_desk: SessionDesk, folder: Path) -> None:
    session_desk.open(workspace(folder))
    heard = Heard(session_desk.session.refreshed)
    session_desk.session.saved()
    time.sleep(0.3)
    session_desk.rest()
    assert heard.said == []


def test_trouble_is_told_once_until_it_works_again(session_desk: SessionDesk, folder: Path) -> None:
    path = workspace(folder)
    session_desk.open(path)
    heard = Heard(session_desk.session.refreshed)
    away = path.with_name("别处.gpkg")
    for times in (1, 2):
        path.rename(away)
        until(lambda times=times: len(session_desk.errors) == times)
        time.sleep(0.3)
        session_desk.rest()
        assert [error.code for error in session_desk.errors] == ["WORKSPACE_UNREACHABLE"] * times
        away.rename(path)
        add_parcel(path)
        until(lambda times=times: len(heard.said) == times)


def test_a_fault_that_nobody_foresaw_does_not_end_the_watch(
    session_desk: SessionDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace(folder)
    session_desk.open(path)
    heard = Heard(session_desk.session.refreshed)
    display = session_desk.session.store.display
    with monkeypatch.context() as broken:
        broken.setattr(type(display), "catch_up", lambda *_: {}["absent"])
        session_desk.session.saved()
        until(lambda: bool(session_desk.errors))
        time.sleep(0.2)
        session_desk.rest()
    assert [type(error) for error in session_desk.errors] == [KeyError]
    add_parcel(path)
    until(lambda: bool(heard.said))


def test_after_closing_nothing_comes_any_more(session_desk: SessionDesk, folder: Path) -> None:
    path = workspace(folder)
    session_desk.open(path)
    heard = Heard(session_desk.session.refreshed)
    session_desk.session.saved()
    session_desk.session.close()
    add_parcel(path)
    time.sleep(0.3)
    session_desk.rest()
    assert heard.said == []
    assert session_desk.errors == []

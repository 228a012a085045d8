# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The board of leases between a real session and a colleague in another store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Actor
from lowuse_plugin.gui.parcels import lease_command
from lowuse_plugin.qgis_bridge import leases
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.leases import LeaseBoard
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.store.workspace import WorkspaceStore, open_workspace
from tests.qgis.layers.layer_desk import Heard, until, workspace
from tests.qgis.session_desk import SessionDesk
from tests.store.support import LI

EDITS = "编辑界址"


@pytest.fixture
def path(folder: Path) -> Path:
    return workspace(folder, "甲.gpkg")


@pytest.fixture
def colleague(path: Path) -> Iterator[WorkspaceStore]:
    with open_workspace(path, actor=LI) as store:
        yield store


def held_by(board: LeaseBoard, uuid: str) -> tuple[str, bool] | None:
    lease = board.of(uuid)
    return None if lease is None else (lease.holder, lease.mine)


def test_a_colleague_s_lease_arrives_and_goes(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    colleague.leases.hold("parcel", ["p1"], EDITS)
    session_desk.open(path)
    board, heard = session_desk.leases, Heard(session_desk.leases.changed)
    until(lambda: held_by(board, "p1") == ("李四", False))
    colleague.leases.hold("parcel", ["p2"], EDITS)
    until(lambda: held_by(board, "p2") == ("李四", False))
    assert [lease.uuid for lease in board.of_others(["p1", "p2", "p3"])] == ["p1", "p2"]
    colleague.leases.release("parcel", ["p1"])
    until(lambda: board.of("p1") is None)
    assert heard.said[-1] == (frozenset({"p1"}),)
    session_desk.session.close()
    assert board.all() == ()
    assert heard.said[-1] == (frozenset({"p2"}),)


def test_what_two_parts_hold_is_given_back_by_the_last(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    board = session_desk.leases
    board.hold("parcel", ["p1"], EDITS)
    board.hold("parcel", ["p1", "p2"], "编辑")
    until(lambda: len(board.all()) == 2)
    assert held_by(board, "p1") is not None
    assert board.of("p1").mine  # type: ignore[union-attr]
    board.release("parcel", ["p1"])
    session_desk.rest()
    assert {lease.uuid for lease in colleague.leases.current()} == {"p1", "p2"}
    board.release("parcel", ["p1", "p2"])
    until(lambda: board.all() == ())
    assert colleague.leases.current() == ()


def test_held_and_released_at_once_leaves_nothing(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    session_desk.leases.hold("parcel", ["p1"], EDITS)
    session_desk.leases.release("parcel", ["p1"])
    session_desk.rest()
    assert colleague.leases.current() == ()


def test_closing_gives_back(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    session_desk.leases.hold("parcel", ["p1"], EDITS)
    until(lambda: len(session_desk.leases.all()) == 1)
    session_desk.session.close()
    until(lambda: colleague.leases.current() == ())


def test_who_comes_second_hears_who_was_first(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    colleague.leases.hold("parcel", ["p1"], EDITS)
    session_desk.open(path)
    met: list[str] = []
    session_desk.leases.hold(
        "parcel", ["p1"], EDITS, lambda others: met.extend(lease.holder for lease in others)
    )
    until(lambda: met == ["李四"])
    session_desk.leases.release("parcel", ["p1"])
    session_desk.rest()
    assert len(colleague.leases.current()) == 1


def test_a_lease_is_taken_over_with_a_line_and_its_holder_hears(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    board, lost = session_desk.leases, Heard(session_desk.leases.lost)
    board.hold("parcel", ["p1", "p2"], EDITS)
    until(lambda: len(board.all()) == 2)
    colleague.leases.take_over("parcel", "p1", "出差")
    until(lambda: held_by(board, "p1") == ("李四", False))
    assert [lease.uuid for (lease,) in lost.said] == ["p1"]
    done: list[bool] = []
    board.take_over(board.of("p1"), "本人回来", lambda: done.append(True))  # type: ignore[arg-type]
    until(lambda: board.of("p1").mine)  # type: ignore[union-attr]
    assert done == [True]
    with colleague.read() as reading:
        assert reading.head().seq == session_desk.session.store.known.seq  # type: ignore[union-attr]


def test_leases_are_renewed_while_they_are_held(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    board = LeaseBoard(session_desk.session, session_desk.tasks, session_desk.owner, renew_ms=200)
    board.hold("parcel", ["p1"], EDITS)
    until(lambda: len(board.all()) == 1)
    first = board.all()[0]
    until(lambda: board.all()[0].until_utc > first.until_utc)
    assert board.all()[0].since_utc == first.since_utc
    board.release("parcel", ["p1"])
    until(lambda: board.all() == ())
    session_desk.rest()
    assert colleague.leases.current() == ()


def test_only_the_lease_that_was_asked_about_is_taken_over(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    colleague.leases.hold("parcel", ["p1", "p2"], EDITS)
    session_desk.open(path)
    board = session_desk.leases
    until(lambda: len(board.all()) == 2)
    asked = {uuid: board.of(uuid) for uuid in ("p1", "p2")}
    colleague.leases.release("parcel", ["p1"])
    with open_workspace(path, actor=Actor("王五", "ww", "PC-9")) as third:
        third.leases.take_over("parcel", "p2", "急件")
        done: list[str] = []
        errors: list[BaseException] = []
        for uuid, lease in asked.items():
            board.take_over(
                lease, "出差", lambda uuid=uuid: done.append(uuid), errors.append  # type: ignore[arg-type, misc]
            )  # fmt: skip
        session_desk.rest()
        assert done == []
        assert [getattr(error, "code", "") for error in errors] == [
            "LEASE_ENDED", "LEASE_PASSED_ON",
        ]  # fmt: skip
        assert errors[1].params == {"holder": "李四", "by": "王五"}  # type: ignore[attr-defined]
        assert [lease.mine for lease in third.leases.current()] == [True]


def test_who_may_only_look_gives_back_and_holds_again_as_a_clerk(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    session_desk.open(path)
    board = session_desk.leases
    board.hold("parcel", ["p1"], EDITS)
    until(lambda: len(board.all()) == 1)
    ROLE.set("viewer")
    session_desk.session.follow_settings()
    until(lambda: board.all() == ())
    assert colleague.leases.current() == ()
    ROLE.set("clerk")
    session_desk.session.follow_settings()
    until(lambda: len(board.all()) == 1)
    ROLE.set("viewer")
    session_desk.session.follow_settings()
    board.release("parcel", ["p1"])
    ROLE.set("clerk")
    session_desk.session.follow_settings()
    session_desk.rest()
    until(lambda: colleague.leases.current() == ())


def test_a_giving_back_that_failed_is_tried_again(
    session_desk: SessionDesk,
    path: Path,
    colleague: WorkspaceStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leases, "_RETRY_MS", 300)
    session_desk.open(path)
    board = LeaseBoard(session_desk.session, session_desk.tasks, session_desk.owner)
    board.hold("parcel", ["p1", "p2"], EDITS)
    until(lambda: len(board.all()) == 2)
    store, failures = session_desk.session.store, [1]
    assert store is not None
    release = store.leases.release

    def busy(table: str, uuids: list[str]) -> None:
        if failures:
            failures.pop()
            raise LowUseError("WORKSPACE_BUSY", file="甲.gpkg")
        release(table, uuids)

    monkeypatch.setattr(store.leases, "release", busy)
    board.release("parcel", ["p1"])
    until(lambda: not failures)
    until(lambda: [lease.uuid for lease in colleague.leases.current()] == ["p2"])
    assert session_desk.errors == []


def test_a_viewer_holds_nothing(
    session_desk: SessionDesk, path: Path, colleague: WorkspaceStore
) -> None:
    ROLE.set("viewer")
    session_desk.open(path)
    session_desk.leases.hold("parcel", ["p1"], EDITS)
    session_desk.rest()
    assert colleague.leases.current() == ()
    assert why_not(session_desk.session)
    assert session_desk.errors == []


@pytest.mark.parametrize(("os_user", "own"), [("", True), ("somebody-else", False)])
def test_own_is_who_works_under_the_same_login_too(
    session_desk: SessionDesk, path: Path, os_user: str, own: bool
) -> None:
    me = current_actor()
    before = Actor(me.name, os_user or me.os_user, me.machine)  # a QGIS that crashed
    with open_workspace(path, actor=before) as store:
        store.leases.hold("parcel", ["p1"], EDITS)
        session_desk.open(path)
        until(lambda: session_desk.leases.of("p1") is not None)
        lease = session_desk.leases.of("p1")
        assert lease is not None
        assert not lease.mine
        assert lease_command._is_own(lease) is own

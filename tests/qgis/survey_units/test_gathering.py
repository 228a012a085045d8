# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""While long work saves in batches, map and lists hear of it now and then, and at its end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from qgis.PyQt.QtCore import QCoreApplication

from lowuse_plugin.domain.ports import LogHead, Refresh
from lowuse_plugin.qgis_bridge import gathering
from lowuse_plugin.qgis_bridge.gathering import Gathering, merged
from lowuse_plugin.qgis_bridge.tasks import Tasks
from tests.qgis.layers.layer_desk import Heard, until


def refresh(seq: int, *parcels: str, bounds=None) -> Refresh:
    return Refresh(LogHead(seq, str(seq)), frozenset({"tag"}), frozenset(parcels), bounds)


class Work:
    """A task that goes on until it is told to end."""

    def __init__(self, tasks: Tasks, *, hidden: bool = False) -> None:
        self._end = threading.Event()
        self._ended = Heard(
            tasks.run("x", lambda _: self._end.wait(20), lambda _: None, hidden=hidden).ended
        )

    def end(self) -> None:
        self._end.set()
        until(lambda: bool(self._ended.said))


@pytest.fixture
def tasks(qgis_app: object) -> Tasks:
    return Tasks(lambda error: None)


def test_without_work_each_save_is_passed_on_at_once(tasks: Tasks) -> None:
    gathered = Gathering(tasks)
    ready = Heard(gathered.ready)
    gathered.take(refresh(1, "a"))
    gathered.take(refresh(2, "b"))
    assert [given.parcels for (given,) in ready.said] == [{"a"}, {"b"}]


def test_hidden_work_holds_nothing_back(tasks: Tasks) -> None:
    gathered = Gathering(tasks)
    ready, work = Heard(gathered.ready), Work(tasks, hidden=True)
    gathered.take(refresh(1, "a"))
    assert len(ready.said) == 1
    work.end()


def test_saves_during_work_come_together_when_all_have_arrived(tasks: Tasks) -> None:
    gathered = Gathering(tasks)
    ready, work = Heard(gathered.ready), Work(tasks)
    gathered.take(refresh(1, "a", bounds=(0, 0, 1, 1)))
    gathered.take(refresh(2, "b", bounds=(5, -3, 6, 0.5)))
    gathered.all_arrived()
    assert ready.said == []
    work.end()
    assert ready.said == []
    gathered.all_arrived()
    [(given,)] = ready.said
    assert given == refresh(2, "a", "b", bounds=(0, -3, 6, 1))


def test_long_work_is_seen_now_and_then(tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_LONGEST_MS", 50)
    gathered = Gathering(tasks)
    ready, work = Heard(gathered.ready), Work(tasks)
    gathered.take(refresh(1, "a"))
    until(lambda: bool(ready.said))
    assert tasks.at_work
    work.end()
    gathered.all_arrived()
    assert len(ready.said) == 1


def test_what_belongs_to_a_closed_workspace_is_forgotten(tasks: Tasks) -> None:
    gathered = Gathering(tasks)
    ready, work = Heard(gathered.ready), Work(tasks)
    gathered.take(refresh(1, "a"))
    gathered.clear()
    work.end()
    gathered.all_arrived()
    QCoreApplication.processEvents()
    assert ready.said == []


ANY = Refresh(LogHead(3, "3"), frozenset({"parcel"}), None)
ANYWHERE_IN = Refresh(LogHead(4, "4"), frozenset({"parcel"}), None, (0, 0, 9, 9))


@pytest.mark.parametrize("order", [lambda a, b: (a, b), lambda a, b: (b, a)])
def test_what_may_be_any_parcel_stays_so(order: Callable) -> None:
    both = merged(*order(refresh(1, "a", bounds=(1, 1, 2, 2)), ANY))
    assert (both.parcels, both.bounds) == (None, None)
    assert both.tables == {"tag", "parcel"}
    both = merged(*order(refresh(1, "a", bounds=(-1, 1, 2, 2)), ANYWHERE_IN))
    assert (both.parcels, both.bounds) == (None, (-1, 0, 9, 9))
    both = merged(*order(refresh(1, "a"), ANYWHERE_IN))
    assert (both.parcels, both.bounds) == (None, (0, 0, 9, 9))


def test_a_copy_made_anew_is_not_forgotten() -> None:
    anew = Refresh(LogHead(1, "1"), parcels=None, everything=True)
    both = merged(anew, refresh(2, "a"))
    assert both.everything
    assert both.head.seq == 2

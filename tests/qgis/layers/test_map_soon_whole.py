# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What was saved is soon on the map, although layers that read keep it out of the display copy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.ports import Insert, Store, Update
from lowuse_plugin.gui.yielding_map import YieldingMap
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.layers.layer_desk import Heard, until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import Desk, settle
from tests.services.parcels.parcel_workspace import parcel_workspace
from tests.store.support import LI

pytestmark = pytest.mark.map_layers

INTERVAL_S = 30.0
"""Long, so that nothing arrives by chance."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once; every test has a copy."""
    with parcel_workspace(tmp_path_factory.mktemp("built")) as store:
        return store.path


@pytest.fixture
def path(folder: Path, built: Path) -> Path:
    return Path(copy(built, folder))


@pytest.fixture
def slow_desk(desk: Desk, session_desk: SessionDesk, path: Path) -> Iterator[SessionDesk]:
    """A session that looks for colleagues' saves so seldom that a test does not see it."""
    slow = SessionDesk(desk, INTERVAL_S)
    slow.open(path)
    yield slow
    slow.stop()


def rename(store: Store, name: str) -> None:
    with store.read() as reading:
        version = reading.row("parcel", "a")["row_version"]
    store.write([Update("parcel", "a", version, {"holder_name": name})], reason="试")


def on_map(desk: SessionDesk) -> str:
    layer = desk.layers.layer("parcels")
    assert layer is not None
    return next(str(each["holder_name"]) for each in layer.getFeatures() if each["uuid"] == "a")


def test_a_save_arrives_as_soon_as_a_layer_has_read(slow_desk: SessionDesk) -> None:
    layer = slow_desk.layers.layer("parcels")
    assert layer is not None
    reading = layer.getFeatures()
    next(reading)  # as a map that is being drawn
    arrived, held_up = Heard(slow_desk.session.refreshed), Heard(slow_desk.session.held_up)
    rename(slow_desk.session.store, "新")
    slow_desk.session.saved()
    until(lambda: bool(held_up.said))  # two attempts of two seconds
    assert arrived.said == []
    reading.close()
    began = time.monotonic()
    until(lambda: bool(arrived.said), 3.0)
    assert time.monotonic() - began < INTERVAL_S / 10
    assert on_map(slow_desk) == "新"


def test_batches_of_work_reach_the_map_as_one_when_it_ends(slow_desk: SessionDesk) -> None:
    session = slow_desk.session
    store = session.store
    assert store is not None
    seen: list[Any] = []
    session.refreshed.connect(lambda refresh: seen.append((refresh.tables, on_map(slow_desk))))
    arrived_s: list[bool] = []

    def work(_progress: object) -> None:
        for number in range(3):
            rename(store, f"批 {number}")
            session._feed.nudge()  # as when the interval is over in between
            time.sleep(0.4)
        store.write([Insert("enterprise", "z", {"name": "末", "name_key": "末"})], reason="试")

    slow_desk.context.run_for(
        store, "批", work, lambda _none: arrived_s.append(bool(seen)), writes=True
    )
    until(lambda: bool(seen))
    settle()
    assert arrived_s == [False]
    [(tables, name)] = seen
    assert {"parcel", "enterprise"} <= tables
    assert name == "批 2"


def test_a_colleague_s_save_arrives_while_work_goes_on_and_is_shown_when_it_ends(
    session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    going = [True]

    def work(_progress: object) -> None:
        while going[0]:
            time.sleep(0.02)

    session_desk.context.run_for(session_desk.session.store, "久", work, lambda _none: None)
    with open_workspace(path, actor=LI) as colleague:
        rename(colleague, "同事")
    try:
        until(lambda: on_map(session_desk) == "同事")  # whoever draws now sees it
    finally:
        going[0] = False
    session_desk.refreshed()


# -- the map gives way ----------------------------------------------------------------------------


class Held(QObject):
    held_up = pyqtSignal()
    caught_up = pyqtSignal()


class Canvas(QObject):
    """Draws until it is stopped or a test says that it has ended."""

    mapCanvasRefreshed = pyqtSignal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.drawing = False
        self.done: list[str] = []

    def isDrawing(self) -> bool:  # noqa: N802
        return self.drawing

    def stopRendering(self) -> None:  # noqa: N802
        self.done.append("stopped")
        self.drawing = False

    def refresh(self) -> None:
        self.done.append("begun")
        self.drawing = True

    def end(self) -> None:
        self.drawing = False
        self.mapCanvasRefreshed.emit()


def test_a_drawing_that_holds_up_ends_and_begins_anew_once_the_save_is_there() -> None:
    canvas, session = Canvas(), Held()
    YieldingMap(canvas, session, canvas)
    session.held_up.emit()
    session.caught_up.emit()
    assert canvas.done == []
    canvas.drawing = True
    session.held_up.emit()
    assert canvas.done == ["stopped"]
    session.caught_up.emit()
    session.caught_up.emit()
    assert canvas.done == ["stopped", "begun"]


def test_the_drawing_after_it_may_end_in_peace() -> None:
    canvas, session = Canvas(), Held()
    view = YieldingMap(canvas, session, canvas)
    canvas.drawing = True
    session.held_up.emit()
    session.caught_up.emit()
    session.held_up.emit()
    assert canvas.done == ["stopped", "begun"]
    canvas.end()
    canvas.drawing = True
    session.held_up.emit()
    assert canvas.done == ["stopped", "begun", "stopped"]
    session.caught_up.emit()
    view.stop()
    session.held_up.emit()
    assert canvas.done == ["stopped", "begun", "stopped", "begun"]


def test_a_real_drawing_lets_a_save_in(slow_desk: SessionDesk) -> None:
    """A real canvas that is told to stop releases the copy: the save that waited arrives."""
    canvas = slow_desk.desk.canvas
    YieldingMap(canvas, slow_desk.session, slow_desk.owner)
    slow_desk.window.show()
    canvas.setLayers(list(QgsProject.instance().mapLayers().values()))
    canvas.zoomToFullExtent()
    stopped, drawn = Heard(canvas.mapRefreshCanceled), Heard(canvas.mapCanvasRefreshed)
    canvas.refresh()
    until(canvas.isDrawing)
    slow_desk.session.held_up.emit()
    assert stopped.said
    assert not canvas.isDrawing()
    rename(slow_desk.session.store, "新")
    slow_desk.session.saved()
    until(lambda: bool(drawn.said))
    assert on_map(slow_desk) == "新"

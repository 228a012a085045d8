# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""点选标记 on a real map: clicks and rectangles with mouse and keys; Esc leaves nothing behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from lowuse_plugin.gui.maptools.tag_tool_bar import TagToolBar
from lowuse_plugin.gui.tag_tool_command import TagToolCommand
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS
from lowuse_plugin.qgis_bridge.map_selection import MapSelection
from lowuse_plugin.qgis_bridge.settings import ROLE
from lowuse_plugin.services.tagging.parcels import Decision, tag_parcels
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.services.parcels.parcel_workspace import EAST, NORTH, parcel_workspace

pytestmark = pytest.mark.map_layers

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
MIDDLES = {"a": (50, 100), "b": (250, 50), "c": (525, 50), "d": (410, 250)}
"""Of the parcels of :mod:`tests.services.parcels.parcel_workspace`, in metres from its corner."""


class Tagger:
    """Notes what it is to tag."""

    def __init__(self) -> None:
        self.complete = True
        self.asked: list[list[str]] = []

    def tag(self, uuids: Sequence[str]) -> bool:
        self.asked.append(list(uuids))
        return self.complete


class Hand:
    """A person at the map with the tool in hand."""

    def __init__(self, session_desk: SessionDesk, path: Path) -> None:
        self.desk = session_desk
        self.canvas = session_desk.desk.canvas
        session_desk.window.resize(900, 700)
        session_desk.window.show()
        session_desk.open(path)
        self.selection = MapSelection(
            session_desk.session, session_desk.layers, session_desk.current, session_desk.tasks
        )
        layer = session_desk.layers.layer(PARCELS)
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        box = QgsRectangle(EAST - 50, NORTH - 50, EAST + 600, NORTH + 450)
        self.canvas.setExtent(box)
        QApplication.processEvents()
        self.pan = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self.pan)
        self.tagger = Tagger()
        self.command = TagToolCommand(session_desk.context, session_desk.window, self.tagger)
        self.shown: list[str] | None = None
        self.command.follow(lambda: self.shown)
        self.command.start()
        self.choose("Source", "all")

    @property
    def chosen(self) -> str:
        self.desk.rest()
        return "".join(sorted(self.desk.current.selection))

    @property
    def bar(self) -> TagToolBar:
        return self.canvas.findChild(TagToolBar, "LowUse.TagTool")

    @property
    def said(self) -> str:
        return self.bar.findChild(QLabel, "LowUse.TagTool.Text").text()

    def choose(self, name: str, value: str) -> None:
        box = self.bar.findChild(QComboBox, f"LowUse.TagTool.{name}")
        box.setCurrentIndex(box.findData(value))

    def at(self, x: float, y: float) -> QPoint:
        place = self.canvas.getCoordinateTransform().transform(EAST + x, NORTH + y)
        return QPoint(round(place.x()), round(place.y()))

    def click(self, name: str, keys: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.mouseClick(self.canvas.viewport(), LEFT, keys, self.at(*MIDDLES[name]))

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        keys: Qt.KeyboardModifier = PLAIN,
        button: Qt.MouseButton = LEFT,
        *,
        let_go: bool = True,
    ) -> None:
        first, last = self.at(*start), self.at(*end)
        self._send(QEvent.Type.MouseButtonPress, first, button, button, keys)
        self._send(QEvent.Type.MouseMove, (first + last) / 2, Qt.MouseButton.NoButton, button, keys)
        self._send(QEvent.Type.MouseMove, last, Qt.MouseButton.NoButton, button, keys)
        if let_go:
            self._send(QEvent.Type.MouseButtonRelease, last, button, Qt.MouseButton.NoButton, keys)

    def _send(self, kind, place, button, buttons, keys) -> None:
        viewport = self.canvas.viewport()
        where = QPointF(viewport.mapToGlobal(place))
        event = QMouseEvent(kind, QPointF(place), where, button, buttons, keys)
        QApplication.sendEvent(viewport, event)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.canvas, key)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four parcels that nobody has tagged."""
    with parcel_workspace(tmp_path_factory.mktemp("made"), results=False) as store:
        return store.path


@pytest.fixture
def hand(session_desk: SessionDesk, made: Path, folder: Path) -> Iterator[Hand]:
    hand = Hand(session_desk, Path(shutil.copy(made, folder)))
    yield hand
    hand.command.release()
    hand.selection.stop()
    hand.canvas.unsetMapTool(hand.pan)


def test_a_click_takes_in_and_out_and_keys_only_add_or_only_remove(hand: Hand) -> None:
    hand.click("a")
    assert hand.chosen == "a"
    hand.click("b")
    assert hand.chosen == "ab"
    hand.click("a")
    assert hand.chosen == "b"
    hand.click("b", SHIFT)
    assert hand.chosen == "b"
    hand.click("a", CTRL)
    assert hand.chosen == "b"
    hand.click("b", CTRL)
    assert hand.chosen == ""


def test_a_rectangle_replaces_adds_and_removes_and_the_total_follows(hand: Hand) -> None:
    hand.click("c")
    hand.drag((-20, 220), (300, -20))
    assert hand.chosen == "ab"
    # 20,000 and 10,000 m² are exactly 45 mu.
    assert hand.said == "2 parcels chosen, 45.00 mu"
    hand.drag((340, 320), (480, 190), SHIFT)
    assert hand.chosen == "abd"
    hand.drag((-20, 220), (120, -20), CTRL)
    assert hand.chosen == "bd"
    hand.drag((180, 120), (320, -20), button=RIGHT)
    assert hand.chosen == "d"
    assert hand.command.in_hand
    assert {hand.desk.layers.layer(PARCELS).selectedFeatureCount()} == {1}
    hand.click("c")
    hand.desk.rest()
    assert hand.said == "2 parcels chosen, 15.00 mu (the area of 1 parcels is missing)"


def test_a_frame_that_cuts_a_parcel_takes_it_only_where_touching_is_enough(hand: Hand) -> None:
    cuts_b = (-20, 220), (250, -20)
    hand.drag(*cuts_b)
    assert hand.chosen == "ab"
    hand.choose("Within", "1")
    hand.drag(*cuts_b)
    assert hand.chosen == "a"


@pytest.mark.parametrize("how", ["esc", "right click", "button"])
def test_giving_up_selects_what_was_selected_before_and_gives_the_tool_back(
    hand: Hand, how: str
) -> None:
    hand.command.put_away()
    hand.desk.current.select("d")
    hand.command.start()
    hand.drag((-20, 220), (300, -20))
    assert hand.chosen == "ab"
    hand.click("c")  # still being looked for
    if how == "esc":
        hand.press(Qt.Key.Key_Escape)
    elif how == "right click":
        QTest.mouseClick(hand.canvas.viewport(), RIGHT, PLAIN, QPoint(5, 5))
    else:
        hand.bar.findChild(QPushButton, "LowUse.TagTool.Cancel").click()
    assert hand.chosen == "d"
    assert not hand.command.in_hand
    assert hand.canvas.mapTool() is hand.pan
    assert not hand.bar.isVisible()
    assert hand.tagger.asked == []


def test_esc_during_a_drag_drops_the_rectangle_alone(hand: Hand) -> None:
    hand.click("c")
    assert hand.chosen == "c"
    hand.drag((-20, 220), (300, -20), let_go=False)
    hand.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(hand.canvas.viewport(), LEFT, PLAIN, hand.at(300, -20))
    assert hand.chosen == "c"
    assert hand.command.in_hand


def test_enter_tags_what_was_marked_even_while_it_is_still_looked_for(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Return)
    assert hand.tagger.asked == []
    assert hand.desk.said[-1] == "Choose parcels on the map first."
    hand.drag((-20, 220), (300, -20))
    hand.press(Qt.Key.Key_Return)
    assert hand.chosen == "ab"
    assert hand.tagger.asked == [["a", "b"]]
    assert hand.command.in_hand


def test_a_double_click_tags_with_the_parcel_below_it_chosen_or_not(hand: Hand) -> None:
    for before in ("", "b"):
        hand.desk.current.select(before)
        hand.click("b")
        hand.desk.rest()
        QTest.mouseDClick(hand.canvas.viewport(), LEFT, PLAIN, hand.at(*MIDDLES["b"]))
        assert hand.chosen == "b"
    assert hand.tagger.asked == [["b"], ["b"]]


def test_what_is_saved_leaves_the_selection_and_what_is_refused_stays(hand: Hand) -> None:
    hand.tagger.complete = False
    hand.click("d")
    hand.press(Qt.Key.Key_Return)
    assert hand.chosen == "d"
    save(hand, "d")
    assert hand.chosen == "d"
    hand.tagger.complete = True
    hand.click("d")
    hand.click("a")
    hand.desk.rest()
    hand.press(Qt.Key.Key_Return)
    hand.click("b")
    assert hand.chosen == "ab"
    save(hand, "a")
    assert hand.chosen == "b"
    hand.press(Qt.Key.Key_Escape)
    assert hand.chosen == ""


def save(hand: Hand, parcel: str) -> None:
    """Tag a parcel as the form would."""
    tag_parcels(
        hand.desk.session.store, [parcel], Decision("李四", date(2025, 6, 30), text="现场核实")
    )
    hand.desk.session.saved()
    hand.desk.refreshed()


def test_only_what_the_source_lets_through_is_taken(hand: Hand) -> None:
    save(hand, "a")
    everything = (-20, 420), (590, -20)
    hand.choose("Source", "untagged")
    hand.drag(*everything)
    assert hand.chosen == "bcd"
    assert hand.said.endswith("1 parcels not taken")
    hand.shown = ["a", "d"]
    hand.choose("Source", "shown")
    hand.drag(*everything)
    assert hand.chosen == "ad"
    hand.choose("Source", "all")
    hand.drag(*everything)
    assert hand.chosen == "abcd"


def test_another_tool_ends_it_and_leaves_the_selection(hand: Hand) -> None:
    hand.click("a")
    assert hand.chosen == "a"
    hand.canvas.setMapTool(hand.pan)
    assert not hand.bar.isVisible()
    assert hand.chosen == "a"


def test_it_is_not_begun_where_nothing_may_be_written_and_ends_with_the_workspace(
    hand: Hand,
) -> None:
    ROLE.set("viewer")
    hand.desk.session.role_changed.emit()
    hand.desk.rest()
    assert not hand.command.in_hand
    hand.command.toggle()
    assert not hand.command.in_hand
    assert "viewer" in hand.desk.said[-1]
    ROLE.set("clerk")
    hand.command.toggle()
    assert hand.command.in_hand
    hand.desk.session.close()
    until(lambda: not hand.command.in_hand)
    QgsProject.instance().clear()


def test_nothing_is_tagged_where_what_was_marked_was_not_found(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.click("b")
    assert hand.chosen == "b"

    def broken(*_what: object) -> list[str]:
        raise OSError("layer is gone")

    monkeypatch.setattr("lowuse_plugin.gui.maptools.tag_picking.parcels_in", broken)
    hand.drag((-20, -20), (320, 220))
    hand.press(Qt.Key.Key_Return)
    hand.desk.rest()
    assert hand.tagger.asked == []
    assert hand.chosen == "b"
    monkeypatch.undo()
    hand.click("a")
    hand.press(Qt.Key.Key_Return)
    hand.desk.rest()
    assert hand.tagger.asked == [["a", "b"]]

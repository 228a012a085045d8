# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Uses the panels on a large workspace and notes how long each step takes and where QGIS stalls.

Runs inside QGIS (``qgis --code``) for ``scripts/bench.py gui``, with the steps of the desktop
tests.
"""

import os
import statistics
import sys
import time
from contextlib import contextmanager

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis import utils
from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QTableView, QToolButton, QWidget
from qgis.utils import iface
from steps import (
    answer_file_question,
    fill_screen,
    objects,
    press,
    run,
    settle,
    the,
    wait_for,
    wait_for_message,
)
from tag_on_map import drag
from watchdog import Watchdog, unwatched

PLUGIN = "lowuse_plugin"
COUNT = f"{int(os.environ['LOWUSE_COUNT']):,}"
STEPS = 60
SEEN = {"times": [], "stalls": [], "notes": []}
"""times: (what, seconds); stalls: (during what, seconds, stack); notes: what was said."""


class Table:
    """The list of one panel, looked up once: looking up costs more than what is measured."""

    def __init__(self, panel):
        self.view = the(f"LowUse.{panel}.List.Table", QTableView, 60)
        self.count = the(f"LowUse.{panel}.List.Count", QLabel)
        self.filter = the(f"LowUse.{panel}.List.Filter", QLineEdit)


def drive():
    fill_screen()
    SEEN["times"].append(("initGui", timed_start()))
    iface.newProject()
    press("LowUse.Tagging.Toggle")
    settle(3)
    dog = Watchdog(iface.mainWindow())
    with watched(dog, "opening"):
        open_workspace()
    tagging = Table("Tagging")
    card = the("LowUse.Tagging.Card", QWidget)
    with watched(dog, "stepping"):
        step(tagging, card)
    with watched(dog, "filtering by text"):
        filter_by_text(tagging)
    with watched(dog, "sorting"):
        sort(tagging)
    with watched(dog, "switching the theme"):
        switch_themes()
    with watched(dog, "proposing candidates"):
        propose()
    with watched(dog, "tagging 20 and undoing"):
        tag_and_undo(tagging)
    with watched(dog, "framing 5,000 on the map"):
        choose_on_map()
    with watched(dog, "tagging 5,000 and undoing"):
        tag_chosen()
    with watched(dog, "filtering by rule"):
        filter_by_rule()
    with watched(dog, "selecting all"):
        select_all(tagging)
    with watched(dog, "opening the second panel"):
        press("LowUse.ControlLine.Toggle")
        settle(2)
    with watched(dog, "checking the control line"):
        check_line()
    with watched(dog, "zooming the map"):
        zoom()
    dog.close()
    return SEEN


@contextmanager
def watched(dog, what):
    """Note the stalls of one part of the work."""
    known = len(dog.gaps)
    dog.start()
    yield
    dog.stop()
    SEEN["stalls"] += [(what, length, stack) for _, length, stack in dog.gaps[known:]]
    iface.messageBar().clearWidgets()
    settle(0.5)


@contextmanager
def timed(what):
    begin = time.perf_counter()
    yield
    SEEN["times"].append((what, time.perf_counter() - begin))


def until(condition, seconds=120):
    """Wait without looking anything up among the widgets of QGIS."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        settle(0.01)


def timed_start():
    """Load the plugin anew; how long does ``initGui`` take?"""
    utils.unloadPlugin(PLUGIN)
    settle(0.5)
    utils.loadPlugin(PLUGIN)
    from lowuse_plugin.plugin import LowUsePlugin  # noqa: PLC0415

    real, taken = LowUsePlugin.initGui, []

    def measured(plugin):
        begin = time.perf_counter()
        real(plugin)
        taken.append(time.perf_counter() - begin)

    LowUsePlugin.initGui = measured
    utils.startPlugin(PLUGIN)
    settle()
    return taken[0]


def open_workspace():
    answer_file_question(os.environ["LOWUSE_WORKSPACE"])
    with timed("opening until the list is shown"):
        press("LowUse.Open")
        label = the("LowUse.Tagging.List.Count", QLabel, 120)
        until(lambda: COUNT in label.text())
    settle(3)


def step(table, card):
    """Go down the list with the key that people use, and wait for each card."""
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_Down)
    settle(1)
    times = []
    for _ in range(STEPS):
        complete = []
        card.shown.connect(complete.append)
        begin = time.perf_counter()
        QTest.keyClick(table.view, Qt.Key.Key_Down)
        while not complete and time.perf_counter() - begin < 5:
            QCoreApplication.processEvents()
        times.append(time.perf_counter() - begin)
        card.shown.disconnect(complete.append)
        settle(0.05)
    times.sort()
    SEEN["times"] += [
        ("next parcel → card, median", statistics.median(times)),
        ("next parcel → card, 95 %", times[int(0.95 * len(times))]),
        ("next parcel → card, worst", times[-1]),
    ]


def filter_by_text(table):
    before = table.count.text()
    with timed("typing a word until the list is filtered"):
        QTest.keyClicks(table.filter, "000123", delay=30)
        until(lambda: table.count.text() != before)
    settle(0.5)
    table.filter.clear()
    until(lambda: table.count.text() == before)
    settle(0.5)


def sort(table):
    for column in (1, 2, 0):
        table.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        settle(0.5)
    table.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    settle(0.5)


def switch_themes():
    for key in ("control", "merge", "survey"):
        press(f"LowUse.Theme.{key}")
        settle(2)


def propose():
    with timed("proposing candidates"):
        press("LowUse.Tagging.Identify", 30)
        wait_for_message("疑似低效", 120)
    settle(5)


def tag_and_undo(table):
    model = table.view.model()
    for row in range(20):
        index = model.index(row, 0)
        model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    settle(0.5)
    basis().setText("现场核实停产")
    with timed("tagging 20 until the list shows it"):
        press("LowUse.Tagging.Tag")
        wait_for(lambda: chip("tagged") == 20, 60, "20 tagged")
    settle(1)
    with timed("undoing until the list shows it"):
        press("LowUse.Message.Undo")
        wait_for(lambda: chip("tagged") == 0, 60, "none tagged")
    settle(1)


def basis():
    """Return where a person writes the basis; its page need not be the one that is seen."""
    return iface.mainWindow().findChild(QLineEdit, "LowUse.Tagging.Basis")


def chip(state):
    for button in objects(f"LowUse.Tagging.State.{state}", QToolButton):
        return int(button.text().split()[-1].replace(",", ""))
    return 0


def choose_on_map():
    """Draw a rectangle over about 5,000 parcels; the map shows hardly more than that."""
    canvas = iface.mapCanvas()
    [layer] = [each for each in QgsProject.instance().mapLayers().values() if each.name() == "宗地"]
    box = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    side = (5_000 / int(os.environ["LOWUSE_COUNT"])) ** 0.5
    with unwatched():  # QGIS's own work
        canvas.setExtent(
            QgsRectangle.fromCenterAndSize(box.center(), side * box.width(), side * box.height())
        )
        canvas.refresh()
        settle(3)
        press("LowUse.TagOnMap")
        said = the("LowUse.TagTool.Text", QLabel)
    settle(0.5)
    for _ in range(3):  # the first time the keys of all parcels are read
        with timed("a rectangle until its parcels are chosen"):
            drag((0.001, 0.001), (0.999, 0.999))
            until(lambda: "宗" in said.text() and said.text().endswith("亩"))
        settle(2)
    SEEN["notes"].append(said.text())


def tag_chosen():
    with unwatched():
        basis().setText("现场核实停产")
        said = the("LowUse.TagTool.Text", QLabel)
    with timed("tagging 5,000 until the list shows it"):
        QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Return)
        until(lambda: not said.text().endswith("亩"))
    settle(2)
    with timed("undoing 5,000 until the list shows it"):
        press("LowUse.Message.Undo")
        wait_for(lambda: chip("tagged") == 0, 60, "none tagged")
    settle(1)
    QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Escape)
    settle(1)


def filter_by_rule():
    with unwatched():
        press("LowUse.Tagging.Filters.Button")
        rule = the("LowUse.Tagging.Filters.Form.rule", QgsCheckableComboBox)
    settle(1)
    for _ in range(2):
        with timed("checking a rule until the list is filtered"):
            rule.toggleItemCheckState(0)
        settle(0.5)
    press("LowUse.Tagging.Filters.Button")


def select_all(table):
    table.view.setFocus()
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    until(lambda: table.count.text().count(COUNT) > 2)
    settle(3)
    QTest.keyClick(table.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(2)


def check_line():
    with timed("checking the control line"):
        press("LowUse.ControlLine.Check", 30)
        wait_for_message("已按", 180)
    settle(5)


def zoom():
    canvas = iface.mapCanvas()
    for factor in (0.2, 0.2, 5, 5):
        with unwatched():  # QGIS's own work
            canvas.zoomByFactor(factor)
        settle(1.5)


QTimer.singleShot(1500, lambda: run(drive))

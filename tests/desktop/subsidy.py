# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""奖补测算 in the real QGIS: the training workspace, one button, results, every page, the map.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.core import QgsCoordinateTransform, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QDialog,
    QLabel,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QToolButton,
)
from qgis.utils import iface
from steps import (
    fill_screen,
    objects,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)

CHINESE = os.environ["LOWUSE_CHINESE"] == "1"
NEAR_A_BOUND = 7
"""Row of the sample project that passes a bound by 0.01 m²."""


def say(chinese, english):
    return chinese if CHINESE else english


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    press("LowUse.Subsidy.Toggle")
    press("LowUse.Training")
    wait_for(lambda: table() and table().model().rowCount() == 17, 120, "the sample's projects")
    settle(2)  # the layers come one after the other
    iface.messageBar().clearWidgets()
    seen["before"] = chips()
    calculate(seen)
    look(seen)
    look_at_pages(seen)
    pick(seen)
    QgsProject.instance().setDirty(False)
    return seen


def calculate(seen):
    press("LowUse.Subsidy.Calculate")
    seen["told"] = wait_for_message(say("已测算 17 个项目", "17 projects calculated"))
    wait_for(lambda: chips() != seen["before"], 20, "other chips")
    seen["chips"] = chips()
    seen["sum"] = the("LowUse.Subsidy.List.Count", QLabel).text()
    seen["banner"] = [label.text() for label in objects("LowUse.Subsidy.Expiry.Text", QLabel)]
    settle(1)
    shot("1-calculated")
    iface.messageBar().clearWidgets()


def look(seen):
    """A result with its readings, on the map."""
    open_row(NEAR_A_BOUND)
    text = the("LowUse.Subsidy.Result.Text", QTextBrowser)
    wait_for(lambda: "2,880,000.60" in text.toPlainText(), 10, "the result")
    seen["result"] = text.toPlainText()
    settle(1.5)
    shot("2-result")
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum() // 3)
    shot("3-readings")
    press("LowUse.Subsidy.Result.Readings")
    dialog = the("LowUse.Readings", QDialog)
    settle()
    shot("4-choose")
    dialog.close()


def look_at_pages(seen):
    tabs = the("LowUse.Subsidy.Pages", QTabWidget)
    seen["pages"] = [tabs.tabText(place) for place in range(tabs.count())]
    for place in range(1, tabs.count()):
        tabs.setCurrentIndex(place)
        settle(1)
        shot(f"5-page-{place}")
    tabs.setCurrentIndex(0)
    settle()


def pick(seen):
    """Click another project on the map, then put the tool away."""
    first = objects("LowUse.Subsidy.Result.Text", QTextBrowser)[0].toPlainText()
    layer = next(
        each
        for each in QgsProject.instance().mapLayers().values()
        if each.customProperty("lowuse/role") == "projects"
    )
    feature = next(each for each in layer.getFeatures() if each["project_code"] == "演练-02")
    canvas = iface.mapCanvas()
    turn = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    place = turn.transform(feature.geometry().pointOnSurface().asPoint())
    canvas.setCenter(place)
    canvas.zoomScale(15000)
    settle(2)
    before = canvas.mapTool()
    press("LowUse.Subsidy.Pick")
    settle()
    pixel = canvas.getCoordinateTransform().transform(place).toQPointF().toPoint()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    text = the("LowUse.Subsidy.Result.Text", QTextBrowser)
    wait_for(lambda: text.toPlainText() != first, 10, "another project")
    seen["picked"] = text.toPlainText().splitlines()[0]
    settle(1)
    shot("6-picked")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    settle()
    seen["tool_back"] = before is not None and canvas.mapTool() is before
    canvas.setExtent(layer.extent())
    canvas.zoomByFactor(1.05)
    settle(2)
    shot("7-map")


def table():
    return next(
        (each for each in objects("LowUse.Subsidy.List.Table", QTableView) if each.isVisible()),
        None,
    )


def open_row(row):
    view = table()
    view.scrollTo(view.model().index(row, 0))
    settle(0.2)
    place = view.visualRect(view.model().index(row, 1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def chips():
    return [
        button.text()
        for bar in objects("LowUse.Subsidy.Chips")
        for button in bar.findChildren(QToolButton)
    ]


QTimer.singleShot(1500, lambda: run(drive))

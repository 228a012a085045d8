# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundaries are drawn with the mouse and QGIS's own tools in the real QGIS.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsAttributeDialog
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTableView,
)
from qgis.utils import iface
from steps import (
    answer_file_question,
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

EAST, NORTH = 38_405_000.0, 2_490_000.0
PROJECT = QgsProject.instance()
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    answer_file_question(os.environ["LOWUSE_WORKSPACE"])
    press("LowUse.Open")
    wait_for_message("已打开")
    press("LowUse.Tagging.Toggle")
    settle(1)
    seen["snapping_before"] = PROJECT.snappingConfig().enabled()
    move_a_corner(seen)
    split(seen)
    paste_and_draw(seen)
    cross_and_leave(seen)
    retire(seen)
    seen["snapping_after"] = PROJECT.snappingConfig().enabled()
    PROJECT.setDirty(False)
    return seen


def scratch():
    return next(x for x in PROJECT.mapLayers().values() if x.customProperty("lowuse/scratch", ""))


def show(x0, y0, x1, y1):
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(EAST + x0, NORTH + y0, EAST + x1, NORTH + y1))
    settle(0.6)
    canvas.waitWhileRendering()
    settle(0.2)


def at(x, y):
    """The pixel of a place on the map."""
    place = iface.mapCanvas().getCoordinateTransform().transform(EAST + x, NORTH + y)
    return QPoint(round(place.x()), round(place.y()))


def move(x, y):
    QTest.mouseMove(iface.mapCanvas().viewport(), at(x, y))
    settle(0.25)


def click(x, y, button=LEFT):
    move(x, y)
    QTest.mouseClick(iface.mapCanvas().viewport(), button, Qt.KeyboardModifier.NoModifier, at(x, y))
    settle(0.25)


def rows():
    table = the("LowUse.Tagging.List.Table", QTableView)
    return table.model()


def menu_of(row):
    """The menu of a row of the list, as the right button opens it."""
    table = the("LowUse.Tagging.List.Table", QTableView)
    table.scrollTo(table.model().index(row, 0))
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    settle(0.4)
    return table, place


def choose_action(row, name):
    table, place = menu_of(row)
    done = []

    def pick():
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            QTimer.singleShot(50, pick)
            return
        action = next(a for a in menu.actions() if a.objectName() == f"LowUse.ParcelAction.{name}")
        shot(f"menu-{name}")
        menu.close()
        done.append(action.isEnabled())
        action.trigger()

    QTimer.singleShot(50, pick)
    table.customContextMenuRequested.emit(place)
    wait_for(lambda: done, 5, f"menu entry {name}")
    return done[0]


def state():
    return the("LowUse.Boundary.State", QLabel).text()


def checked():
    wait_for(lambda: "正在检查" not in state(), 10, "the check")
    settle(0.9)
    wait_for(lambda: "正在检查" not in state(), 10, "the check")


def sentences():
    model = the("LowUse.Boundary.Findings.Table", QTableView).model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def areas():
    model = the("LowUse.Boundary.Areas", QTableView).model()
    return [[model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())]  # fmt: skip


def move_a_corner(seen):
    """With the vertex tool: the common corner of two parcels moves in both."""
    seen["edit_offered"] = choose_action(0, "EditBoundary")
    wait_for(lambda: objects("LowUse.Boundary", QDockWidget), 10, "the dock")
    checked()
    shot("opened")
    seen["heading"] = the("LowUse.Boundary.Heading", QLabel).text()
    seen["nothing_yet"] = state()
    show(-10, -10, 40, 40)
    iface.actionVertexTool().trigger()
    settle(0.5)
    click(10, 10)
    move(10, 14)
    click(10, 15)
    checked()
    shot("moved")
    seen["moved"] = areas()
    seen["moved_findings"] = sentences()
    seen["moved_state"] = state()
    the("LowUse.Boundary.Reason", QLineEdit).setText("界址调整，依据勘测定界报告")
    settle(0.3)
    shot("ready")
    press("LowUse.Boundary.Write")
    seen["saved"] = wait_for_message("已写入工作库")
    settle(1)
    shot("saved")
    button = objects("LowUse.Message.Undo", QPushButton)[0]
    button.click()
    seen["undone"] = wait_for_message("已撤销")
    settle(1)


def split(seen):
    """With QGIS's split tool: both parts keep the parcel's identity, and that is asked about."""
    choose_action(1, "EditBoundary")
    wait_for(lambda: objects("LowUse.Boundary", QDockWidget), 10, "the dock")
    checked()
    show(0, -10, 45, 30)
    iface.actionSplitFeatures().trigger()
    settle(0.4)
    click(22, -5)
    click(22, 15)
    click(22, 15, RIGHT)
    checked()
    choice = the("LowUse.Boundary.Question.0", QComboBox)
    seen["split_choices"] = [choice.itemText(i) for i in range(choice.count())]
    shot("split")
    choice.setCurrentIndex(1)
    checked()
    the("LowUse.Boundary.Reason", QLineEdit).setText("分割")
    settle(0.3)
    shot("split-decided")
    press("LowUse.Boundary.Write")
    seen["split_saved"] = wait_for_message("新增 1 宗")
    settle(1)


def accept_form():
    """Fill QGIS's form of a new shape in as soon as it is there."""
    seen = []

    def fill():
        dialogs = [w for w in QApplication.topLevelWidgets()
                   if isinstance(w, (QgsAttributeDialog, QDialog)) and w.isVisible()
                   and w.findChildren(QDialogButtonBox)]  # fmt: skip
        if not dialogs:
            QTimer.singleShot(100, fill)
            return
        dialog = dialogs[0]
        shot("form")
        lines = [line for line in dialog.findChildren(QLineEdit) if line.isVisible()]
        seen.append([label.text() for label in dialog.findChildren(QLabel) if label.isVisible()])
        lines[1].setText("丁厂")
        box = dialog.findChildren(QDialogButtonBox)[0]
        box.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(200, fill)
    return seen


def paste_and_draw(seen):
    """A shape drawn with the tool, and one pasted from a layer of degrees."""
    press("LowUse.NewParcel")
    wait_for(lambda: objects("LowUse.Boundary", QDockWidget), 10, "the dock")
    settle(0.5)
    seen["tool"] = iface.actionAddFeature().isChecked()
    show(-10, 30, 60, 80)
    form = accept_form()
    for x, y in ((0, 40), (20, 40), (20, 60), (0, 60)):
        click(x, y)
    click(0, 60, RIGHT)
    wait_for(lambda: form, 10, "the form of a new parcel")
    settle(0.5)
    seen["form"] = form[0]
    other = QgsVectorLayer("Polygon?crs=EPSG:4490", "测绘成果", "memory")
    box = QgsGeometry.fromRect(QgsRectangle(EAST + 30, NORTH + 40, EAST + 50, NORTH + 60))
    box.transform(QgsCoordinateTransform(scratch().crs(), other.crs(), PROJECT))
    feature = QgsFeature(other.fields())
    feature.setGeometry(box)
    other.dataProvider().addFeatures([feature])
    PROJECT.addMapLayer(other)
    iface.setActiveLayer(other)
    other.selectAll()
    iface.actionCopyFeatures().trigger()
    iface.setActiveLayer(scratch())
    iface.actionPasteFeatures().trigger()
    settle(0.5)
    PROJECT.removeMapLayer(other)
    checked()
    the("LowUse.Boundary.Reason", QLineEdit).setText("补测新增")
    settle(0.3)
    shot("new")
    seen["new"] = areas()
    press("LowUse.Boundary.Write")
    seen["new_saved"] = wait_for_message("新增 2 宗")
    settle(1)


def cross_and_leave(seen):
    """A boundary that crosses itself is shown, and leaving asks."""
    choose_action(0, "EditBoundary")
    wait_for(lambda: objects("LowUse.Boundary", QDockWidget), 10, "the dock")
    checked()
    show(-10, -10, 40, 40)
    iface.actionVertexTool().trigger()
    settle(0.4)
    click(0, 0)
    move(10, 20)
    click(14, 4)
    checked()
    shot("crossing")
    seen["crossing"] = sentences()
    seen["crossing_state"] = state()
    asked = []

    def answer():
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(100, answer)
            return
        shot("leave")
        asked.append(box.text())
        box.findChild(QPushButton, "LowUse.Boundary.Leave.Discard").click()

    QTimer.singleShot(200, answer)
    press("LowUse.Boundary.Discard")
    seen["asked"] = asked
    settle(0.5)
    seen["left"] = not objects("LowUse.Boundary", QDockWidget)


def retire(seen):
    """A parcel with a tag stays, one without goes."""
    seen["listed"] = rows().rowCount()
    choose_action(rows().rowCount() - 1, "Retire")
    dialog = the("LowUse.Retire", QDialog)
    the("LowUse.Retire.Reason", QLineEdit).setText("收储注销")
    settle(0.3)
    shot("retire")
    press("LowUse.Retire.Retire")
    seen["retired"] = wait_for_message("已停用 1 宗")
    settle(1)
    choose_action(int(os.environ["LOWUSE_TAGGED_ROW"]), "Retire")
    dialog = the("LowUse.Retire", QDialog)
    uses = the("LowUse.Retire.Uses", QListWidget)
    seen["uses"] = [uses.item(i).text() for i in range(uses.count())]
    seen["can_retire"] = the("LowUse.Retire.Retire", QPushButton).isEnabled()
    shot("retire-refused")
    dialog.reject()


QTimer.singleShot(1500, lambda: run(drive))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""点选标记 with the mouse on QGIS's own map: a rectangle, Enter, undo, Esc."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from qgis.utils import iface
from steps import press, settle, shot, the, wait_for, wait_for_message

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def show_parcels():
    """Let the map show all parcels, with room around them."""
    canvas = iface.mapCanvas()
    [layer] = [each for each in QgsProject.instance().mapLayers().values() if each.name() == "宗地"]
    box = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    box.scale(1.3)
    canvas.setExtent(box)
    canvas.refresh()
    settle(1)


def drag(start, end):
    """Draw a rectangle; start and end are parts of the width and height of the map."""
    viewport = iface.mapCanvas().viewport()
    size = viewport.size()
    first, last = (QPoint(int(x * size.width()), int(y * size.height())) for x, y in (start, end))
    for kind, place, button, buttons in (
        (QEvent.Type.MouseButtonPress, first, LEFT, LEFT),
        (QEvent.Type.MouseMove, (first + last) / 2, NONE, LEFT),
        (QEvent.Type.MouseMove, last, NONE, LEFT),
        (QEvent.Type.MouseButtonRelease, last, LEFT, NONE),
    ):
        where = QPointF(viewport.mapToGlobal(place))
        event = QMouseEvent(
            kind, QPointF(place), where, button, buttons, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, event)
        settle(0.02)


def said():
    return the("LowUse.TagTool.Text", QLabel).text()


def tag_on_map(seen):
    """Frame all parcels, tag them, take it back; then give up."""
    canvas = iface.mapCanvas()
    show_parcels()
    before = canvas.mapTool()
    # Its page need not be the one that is seen.
    basis = iface.mainWindow().findChild(QLineEdit, "LowUse.Tagging.Basis")
    press("LowUse.TagOnMap")
    settle(0.5)
    seen["tool_empty"] = said()
    shot("tool-empty")
    drag((0.02, 0.02), (0.98, 0.98))
    wait_for(
        lambda: "宗" in said() and "…" not in said() and said() != seen["tool_empty"], 20, "all"
    )
    settle(0.7)
    seen["tool_chosen"] = said()
    bar, view = the("LowUse.TagTool", QWidget), canvas.viewport()
    seen["tool_fits"] = view.rect().contains(bar.geometry())
    shot("tool-chosen")
    basis.setText("现场核实停产")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    seen["tool_tagged"] = wait_for_message("已标记")
    wait_for(lambda: said() == seen["tool_empty"], 20, "the next round")
    shot("tool-tagged")
    press("LowUse.Message.Undo")
    seen["tool_undone"] = wait_for_message("已撤销")
    settle(0.5)
    drag((0.02, 0.02), (0.98, 0.98))
    wait_for(lambda: said() == seen["tool_chosen"], 20, "all again")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    settle(0.3)
    seen["tool_given_up"] = [
        canvas.mapTool() is before,
        the("LowUse.Tagging.List.Count", QLabel).text(),
    ]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What scripts inside QGIS do to use it as a person does: wait, find, press, drop, look."""

import faulthandler
import html
import json
import os
import sys
import time
import traceback

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QAbstractButton, QAction, QApplication, QFileDialog, QWidget
from qgis.utils import iface
from watchdog import unwatched


def fill_screen():
    """Give QGIS's window the whole screen and wait until it has it."""
    window = iface.mainWindow()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(window.screen().geometry())
    settle(1)


def settle(seconds=0.3):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        time.sleep(0.005)


def wait_for(find, seconds=20, what=""):
    """Wait until something is there; what never comes is trouble.

    Looking for widgets costs: between two looks the interface runs undisturbed.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with unwatched():
            found = find()
        if found:
            return found
        settle(0.2)
    raise TimeoutError(what or str(find))


def objects(name, kind=QWidget):
    """Every widget or action of that name in the window and its dialogs."""
    found = {}
    with unwatched():
        for top in QApplication.topLevelWidgets():
            if isinstance(top, kind) and top.objectName() == name:
                found[id(top)] = top
            for child in top.findChildren(kind, name):
                found[id(child)] = child
    return list(found.values())


def the(name, kind=QWidget, seconds=10):
    """The one visible widget of that name."""

    def find():
        return next((each for each in objects(name, kind) if each.isVisible()), None)

    return wait_for(find, seconds, f"{name} ({kind.__name__})")


def press(name, seconds=10):
    """Press a button or trigger an action, when it is enabled."""

    def find():
        for each in objects(name, QAbstractButton):
            if each.isVisible() and each.isEnabled():
                return each
        for each in iface.mainWindow().findChildren(QAction, name):
            if each.isEnabled():
                return each
        return None

    target = wait_for(find, seconds, f"{name} to press")
    if isinstance(target, QAction):
        target.trigger()
    else:
        target.click()
    return target


def drop(widget, paths):
    """Drop files on a widget as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = widget.rect().center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, enter)
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, event)
    return enter.isAccepted() and event.isAccepted()


def answer_file_question(path):
    """Choose a file whenever one is asked for; that dialog is the operating system's."""
    for name in ("getSaveFileName", "getOpenFileName"):
        setattr(QFileDialog, name, staticmethod(lambda *_args, **_more: (str(path), "")))


def message():
    """What the message bar says."""
    item = iface.messageBar().currentItem()
    return html.unescape(item.text()) if item else ""


def wait_for_message(part, seconds=60):
    """Wait for a message that holds a text; return it."""

    def find():
        for item in iface.messageBar().items():
            said = html.unescape(item.text())
            if part in said:
                return said
        return None

    return wait_for(find, seconds, f"message with “{part}”; last was “{message()}”")


def shot(name):
    """Keep a picture of the screen; the watch pauses meanwhile."""
    settle(0.4)
    with unwatched():
        screen = QApplication.primaryScreen()
        screen.grabWindow(0).save(f"{os.environ['LOWUSE_SCREENSHOT']}-{name}.png")


def note_errors():
    """Keep what goes wrong in slots; QGIS would stop and show it in a dialog."""
    errors = []

    def note(kind, error, trace):
        errors.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = note
    return errors


def run(drive):
    """Carry a script out, write what it saw, and leave QGIS.

    Where a script hangs stands beside the result, before the test loses its patience.
    """
    path = os.environ["LOWUSE_RESULT"]
    stack = open(path + ".stack", "w", encoding="utf-8")  # noqa: SIM115, PTH123
    run.stack = stack  # a file that nobody holds is closed, and QGIS may hang after this too
    faulthandler.dump_traceback_later(0.9 * float(os.environ["LOWUSE_SECONDS"]), file=stack)
    errors = note_errors()
    try:
        seen = drive()
    except Exception:
        seen = {"trouble": traceback.format_exc(), "message": message()}
        shot("trouble")
    seen["errors"] = errors
    with open(path + ".part", "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(seen, file, ensure_ascii=False, default=str)
    os.replace(path + ".part", path)  # noqa: PTH105
    leave()


def leave():
    """Choose “Exit” as a mouse does: called from Python, it would keep the lock of the interpreter.

    Work in other threads that ends just then would wait for it, and QGIS for the work. Nobody
    answers what QGIS asks at its end: whether to save, and, as the caches of tests are in a
    temporary folder, whether to keep layers from there.
    """
    QgsSettings().setValue("askToSaveMemoryLayers", False, QgsSettings.Section.App)
    timer = QTimer(iface.mainWindow())
    timer.setSingleShot(True)
    # In this order, with nothing in between that could change the project again.
    timer.timeout.connect(lambda: QgsProject.instance().setDirty(False))
    timer.timeout.connect(iface.actionExit().trigger)
    timer.start(0)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS is ended by its menu and by its window while a form is not saved: it asks and stays.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QLabel, QLineEdit, QTableView
from qgis.utils import iface
from steps import (
    answer_file_question,
    fill_screen,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)

WORKSPACE = Path(os.environ["LOWUSE_WORKSPACE"])


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    press("LowUse.Tagging.Toggle")
    settle()
    answer_file_question(WORKSPACE)
    press("LowUse.Start.Open")
    wait_for_message("已打开")
    wait_for(lambda: "6 / 6" in the("LowUse.Tagging.List.Count", QLabel).text(), 20, "the list")
    table = the("LowUse.Tagging.List.Table", QTableView)
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(1)
    press("LowUse.EditParcel")
    dialog = the("LowUse.Edit", QDialog)
    field = the("LowUse.Field.holder_name.Input", QLineEdit)
    field.setText("甲厂（新）")
    field.textEdited.emit("甲厂（新）")
    settle(0.5)
    # The display copy is in a temporary folder here: QGIS would ask about its layers first.
    QgsSettings().setValue("askToSaveMemoryLayers", False, QgsSettings.Section.App)
    for way, end in (("menu", iface.actionExit().trigger), ("window", iface.mainWindow().close)):
        # The project was changed by the layers of the workspace; of that QGIS would ask first.
        QgsProject.instance().setDirty(False)
        end()
        settle(1)
        seen[way] = the("LowUse.Edit.Ask.Text", QLabel).text()
        shot(way)
        press("LowUse.Edit.AskStay")
        settle()
    seen["entry"] = field.text()
    dialog.discard()
    settle()
    return seen


QTimer.singleShot(1500, lambda: run(drive))

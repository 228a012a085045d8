# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of what the first hour does not pass: training, options, clauses, empty and bad input.

Runs inside QGIS (``qgis --code``); what it returns says what could be seen.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QLabel, QLineEdit, QTableView, QTextBrowser, QWidget
from qgis.utils import iface
from steps import (
    drop,
    fill_screen,
    message,
    objects,
    press,
    run,
    settle,
    shot,
    the,
    wait_for,
    wait_for_message,
)

HOUSE = Path(os.environ["LOWUSE_HOUSE"])
CHINESE = os.environ["LOWUSE_CHINESE"] == "1"


def say(chinese, english):
    return chinese if CHINESE else english


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    iface.messageBar().clearWidgets()
    empty_workspace(seen)
    bad_files(seen)
    training(seen)
    clause(seen)
    search(seen)
    options(seen)
    QgsProject.instance().setDirty(False)
    return seen


def empty_workspace(seen):
    """A workspace without anything: what the panels say."""
    press("LowUse.ControlLine.Toggle")
    press("LowUse.New")
    the("LowUse.NewWorkspace", QDialog)
    person = the("LowUse.NewWorkspace.Person", QLineEdit)
    person.setText("")
    settle()
    seen["no_name"] = the("LowUse.NewWorkspace.Outcome", QLabel).text()
    shot("1-new-workspace-error")
    person.setText("张三")
    the("LowUse.NewWorkspace.Folder").setFilePath(str(HOUSE))
    press("LowUse.NewWorkspace.Make")
    wait_for_message(say("已打开", "is open"))
    version = the("LowUse.ControlLine.Version", QLabel)
    wait_for(version.text, 10, "the sentence about the line")
    seen["no_line"] = version.text()
    seen["no_parcels"] = the("LowUse.ControlLine.List.State.Text", QLabel).text()
    shot("2-empty-workspace")


def bad_files(seen):
    """Files that cannot be imported as they are."""
    (HOUSE / "没有坐标系.geojson").write_text("不是 JSON", encoding="utf-8")
    (HOUSE / "图纸.dwg").write_bytes(b"AC1027")
    press("LowUse.Import")
    dialog = the("LowUse.ImportDialog", QDialog)
    shot("3-import-empty")
    drop(dialog, [HOUSE / "没有坐标系.geojson", HOUSE / "图纸.dwg", HOUSE / "企业税收.csv"])
    settle(3)
    seen["import_missing"] = the("LowUse.Import.Missing", QLabel).text()
    shot("3-import-errors")
    dialog.close()


def training(seen):
    """The training workspace: frame, list, nothing assessed."""
    press("LowUse.Training")
    wait_for_message(say("演练库", "演练库"), 90)
    settle(3)
    iface.messageBar().clearWidgets()
    settle(1)
    shot("4-training")
    press("LowUse.ControlLine.Check", 20)
    wait_for_message(say("已套合", "checked: inside"))
    press("LowUse.Map")
    dialog = the("LowUse.ExportMap", QDialog)
    settle(5)
    shot("5-training-map")
    dialog.close()


def clause(seen):
    """The words of a clause."""
    table = the("LowUse.ControlLine.List.Table", QTableView)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     pos=table.visualRect(table.model().index(0, 1)).center())  # fmt: skip
    settle(1)
    reasons = the("LowUse.Reasons", QTextBrowser)
    reasons.anchorClicked.emit(QUrl("clause:P-20"))
    dialog = the("LowUse.Clause", QDialog)
    settle()
    seen["clause"] = [label.text() for label in dialog.findChildren(QLabel)][:4]
    shot("6-clause")
    dialog.close()


def search(seen):
    """The locator finds a parcel."""
    locator = iface.locatorSearch if hasattr(iface, "locatorSearch") else None
    if locator is not None:
        locator("dxyd 企业 0001")
        settle(2)
        shot("7-locator")


def options(seen):
    """The page in QGIS's options; the dialog is modal, so it is looked at from a timer."""

    def look():
        pages = [w for w in objects("LowUse.Options", QWidget) if w.isVisible()]
        seen["options"] = bool(pages)
        shot("8-options")
        for dialog in objects("QgsOptionsBase", QDialog):
            dialog.reject()

    QTimer.singleShot(2500, look)
    iface.showOptionsDialog(iface.mainWindow(), "LowUse")
    seen["last_message"] = message()


QTimer.singleShot(1500, lambda: run(drive))

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A day at the shared workspace: a colleague works on it in another process meanwhile.

Runs inside QGIS (``qgis --code``); ``LOWUSE_COLLEAGUE`` is the command that plays the colleague,
the name of a scene goes behind it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTreeWidget,
    QWidget,
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

WORKSPACE = Path(os.environ["LOWUSE_WORKSPACE"])
COLLEAGUE = json.loads(os.environ["LOWUSE_COLLEAGUE"])
PROJECT = QgsProject.instance()


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    open_workspace()
    see_who_works(seen)
    edit_beside_a_colleague(seen)
    look_back(seen)
    back_up(seen)
    look_at_the_place(seen)
    PROJECT.setDirty(False)
    return seen


def colleague(scene):
    subprocess.run([*COLLEAGUE, scene], check=True, timeout=30)


def open_workspace():
    press("LowUse.Tagging.Toggle")
    settle()
    answer_file_question(WORKSPACE)
    press("LowUse.Start.Open")
    wait_for_message("已打开")
    wait_for(lambda: "6 / 6" in the("LowUse.Tagging.List.Count", QLabel).text(), 20, "the list")
    settle(1)


def see_who_works(seen):
    """A colleague's lease shows in list and card within five seconds."""
    began = time.monotonic()
    colleague("hold")
    click_row(1)

    def held():
        return "李四" in badges()

    wait_for(held, 10, "李四 on the card")
    seen["lease_s"] = time.monotonic() - began
    seen["lease"] = badges()
    settle(0.5)
    shot("1-lease")


def edit_beside_a_colleague(seen):
    """Both change the right: nobody decides silently."""
    click_row(0)
    settle(0.5)
    press("LowUse.EditParcel")
    the("LowUse.Edit", QDialog)
    field = the("LowUse.Field.holder_name.Input", QLineEdit)
    type_into(field, "甲厂（新）")
    settle(0.5)
    shot("2-edit")
    began = time.monotonic()
    colleague("change")
    seen["banner"] = wait_for(banner, 10, "the banner").text()
    seen["banner_s"] = time.monotonic() - began
    shot("3-banner")
    type_into(the("LowUse.Edit.Reason", QLineEdit), "换证")
    press("LowUse.Edit.Save")
    decide = the("LowUse.Conflict", QDialog)
    settle(0.5)
    shot("4-conflict")
    save = the("LowUse.Conflict.Save", QPushButton)
    seen["can_save_at_first"] = save.isEnabled()
    press("LowUse.Conflict.right.mine")
    settle()
    seen["can_save_without_reason"] = save.isEnabled()
    type_into(the("LowUse.Conflict.Reason", QLineEdit), "以不动产权证书为准")
    settle()
    shot("5-decided")
    press("LowUse.Conflict.Save")
    seen["saved"] = wait_for_message("已保存")
    wait_for(lambda: sip.isdeleted(decide) or not decide.isVisible(), 5)
    settle(1)
    shot("6-saved")


def look_back(seen):
    """The history says who did what, and takes a step back."""
    press("LowUse.History")
    the("LowUse.History", QDialog)
    steps = the("LowUse.History.Steps", QWidget)
    wait_for(lambda: steps.model().rowCount() >= 3, 10, "steps")
    settle(1)
    shot("7-history")
    click_row(0, steps)
    settle(1)
    shot("8-step")
    seen["steps"] = [
        " | ".join(
            str(steps.model().index(row, column).data() or "")
            for column in range(steps.model().columnCount())
        )
        for row in range(steps.model().rowCount())
    ]
    press("LowUse.History.Undo")
    seen["undone"] = wait_for_message("已撤销")
    settle(1)
    shot("9-undone")
    press("LowUse.History.Close")


def back_up(seen):
    press("LowUse.Safety")
    the("LowUse.Safety", QDialog)
    settle(2)
    shot("10-safety")
    tree = the("LowUse.Safety.List", QTreeWidget)
    seen["backups_at_first"] = tree.topLevelItemCount()
    press("LowUse.Safety.Make")
    wait_for(lambda: tree.topLevelItemCount() > seen["backups_at_first"], 20, "one more backup")
    press("LowUse.Safety.Check")
    verdict = the("LowUse.Safety.Verdict", QLabel)
    seen["verdict"] = wait_for(
        lambda: verdict.text() if "完好" in verdict.text() else "", 20, "the verdict"
    )
    settle(0.5)
    shot("11-checked")
    press("LowUse.Safety.Close")


def look_at_the_place(seen):
    press("LowUse.Place")
    place = the("LowUse.Place", QDialog)
    settle(2)
    shot("12-place")
    seen["signs"] = [
        label.text()
        for label in place.findChildren(QLabel)
        if label.objectName().startswith("LowUse.Place.Severity.")
    ]
    place.close()


def badges():
    card = the("LowUse.Tagging.Card", QWidget)
    return card.findChild(QLabel, "LowUse.Card.Badges").text()


def banner():
    return next(
        (
            label
            for label in objects("LowUse.Edit.News.Text", QLabel)
            if label.isVisible() and "李四" in label.text()
        ),
        None,
    )


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text.isascii() else field.insert(text)
    field.editingFinished.emit()


def click_row(row, table=None):
    table = table or the("LowUse.Tagging.List.Table", QTableView)
    index = table.model().index(row, 1)
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(0.5)


QTimer.singleShot(1500, lambda: run(drive))

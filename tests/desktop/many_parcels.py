# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Many parcels changed as a person does it: by hand, by expression, from the clipboard, by a sheet.

Runs inside QGIS (``qgis --code``).
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ["LOWUSE_DRIVERS"])

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)
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
from tag_on_map import tag_on_map

WORKSPACE = Path(os.environ["LOWUSE_WORKSPACE"])
TABLE = Path(os.environ["LOWUSE_TABLE"])


def drive():
    seen = {}
    fill_screen()
    iface.newProject()
    settle(1)
    open_workspace()
    tag_on_map(seen)
    look_at_menu(seen)
    give_a_value(seen)
    compute(seen)
    paste(seen)
    send_out(seen)
    read_back(seen)
    return seen


def open_workspace():
    press("LowUse.Tagging.Toggle")
    settle()
    answer_file_question(WORKSPACE)
    press("LowUse.Start.Open")
    wait_for_message("已打开")
    wait_for(lambda: "6 / 6" in the("LowUse.Tagging.List.Count", QLabel).text(), 20, "the list")
    settle(1)


def look_at_menu(seen):
    button = the("LowUse.BulkButton", QToolButton)
    seen["entries"] = [action.text() for action in button.menu().actions() if action.text()]
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    shot("menu")
    button.menu().close()


def choose(name, text):
    box = the(name, QComboBox)
    box.setCurrentIndex(box.findText(text))
    settle(0.1)


def give_a_value(seen):
    view = the("LowUse.Tagging.List.Table", QTableView)
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    settle()
    press("LowUse.Bulk.Change")
    dialog = the("LowUse.Bulk")
    seen["scope"] = the("LowUse.Bulk.Scope.Box", QComboBox).currentText()
    choose("LowUse.Bulk.Field", "镇（街道）")
    choose("LowUse.Bulk.Way", "改为")
    the("LowUse.Bulk.Value", QLineEdit).setText("棠下镇")
    press("LowUse.Bulk.Preview")
    wait_for(lambda: "6 处将修改" in the("LowUse.Differences.Counts", QLabel).text(), 20, "list")
    shot("preview")
    press("LowUse.Bulk.Write")
    seen["without_reason"] = the("LowUse.Bulk.State", QLabel).text()
    the("LowUse.Bulk.Reason", QLineEdit).setText("6 月外业核查")
    seen["fits"] = dialog.width() <= 1366 and dialog.height() <= 768
    press("LowUse.Bulk.Write")
    seen["said"] = wait_for_message("的镇（街道）")
    settle(1)
    seen["still_chosen"] = the("LowUse.Tagging.List.Count", QLabel).text()
    shot("written")


def compute(seen):
    press("LowUse.Bulk.Change")
    choose("LowUse.Bulk.Field", "备注")
    choose("LowUse.Bulk.Way", "用表达式计算")
    QTimer.singleShot(1500, lambda: build(seen))
    press("LowUse.Bulk.Build")
    the("LowUse.Bulk.Expression", QLineEdit).setText('"town" || right("parcel_code", 2)')
    press("LowUse.Bulk.Preview")
    wait_for(lambda: "6 处将修改" in the("LowUse.Differences.Counts", QLabel).text(), 20, "list")
    shot("expression")
    press("LowUse.Bulk.Close")


def build(seen):
    """Look at QGIS's own builder, which is modal, and leave it."""
    builder = QApplication.activeModalWidget()
    seen["builder"] = builder.windowTitle() if builder else ""
    shot("builder")
    if isinstance(builder, QDialog):
        builder.reject()


def paste(seen):
    lines = ["宗地代码\t登记面积（亩）\t闲置土地\t经办人"]
    lines += [f"440704001001GB{i:05d}\t{i + 1}\t{'否' if i else '大概'}\t王五" for i in range(8)]
    QApplication.clipboard().setText("\n".join(lines))
    view = the("LowUse.Tagging.List.Table", QTableView)
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Paste))
    wait_for(lambda: "11 处将修改" in the("LowUse.Differences.Counts", QLabel).text(), 20, "list")
    seen["pasted"] = the("LowUse.Differences.Counts", QLabel).text()
    shot("paste")
    the("LowUse.Paste.Reason", QLineEdit).setText("镇街报来")
    press("LowUse.Paste.Write")
    wait_for_message("11 处内容")


def send_out(seen):
    press("LowUse.Bulk.Out")
    shot("out")
    answer_file_question(TABLE)
    press("LowUse.TableOut.Write")
    seen["out"] = wait_for_message("已导出")


def read_back(seen):
    import openpyxl  # noqa: PLC0415

    book = openpyxl.load_workbook(TABLE)
    sheet = book["宗地"]
    column = next(c.column for c in sheet[4] if c.value == "备注")
    sheet.cell(5, column).value = "已现场核对"
    book.save(TABLE)
    press("LowUse.Bulk.Back")
    wait_for(lambda: "1 处将修改" in the("LowUse.Differences.Counts", QLabel).text(), 20, "list")
    shot("back")
    the("LowUse.ReadBack.Reason", QLineEdit).setText("核对")
    press("LowUse.ReadBack.Write")
    wait_for_message("的备注")
    press("LowUse.Message.Undo")
    seen["undone"] = wait_for_message("已撤销")
    shot("undone")
    seen["open"] = [w.objectName() for w in iface.mainWindow().findChildren(QWidget)
                    if isinstance(w, QDialog) and w.isVisible()]  # fmt: skip


QTimer.singleShot(1500, lambda: run(drive))
